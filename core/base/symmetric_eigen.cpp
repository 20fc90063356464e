#include "base/symmetric_eigen.h"

#include "base/check.h"
#include "base/lanes.h"
#include "base/math.h"
#include "base/random.h"

#include <algorithm>

namespace loom {
namespace {

constexpr int kRowsAPiece = 64;

double dot(const double* a, const double* b, int n)
{
    Two sum[4] = {};
    int i = 0;
    for (; i + 8 <= n; i += 8)
        for (int lane = 0; lane < 4; ++lane)
            sum[lane] += loadTwo(a + i + 2 * lane) * loadTwo(b + i + 2 * lane);
    const Two all = (sum[0] + sum[1]) + (sum[2] + sum[3]);
    double total = all[0] + all[1];
    for (; i < n; ++i)
        total += a[i] * b[i];
    return total;
}

/// a −= p b + q c
void subtractBoth(double* a, double p, const double* b, double q, const double* c, int n)
{
    int i = 0;
    for (; i + 2 <= n; i += 2)
        store(a + i, loadTwo(a + i) - (two(p) * loadTwo(b + i) + two(q) * loadTwo(c + i)));
    for (; i < n; ++i)
        a[i] -= p * b[i] + q * c[i];
}

/// Q T Qᵀ of a symmetric matrix: T's two diagonals, and Q as reflections I − weight v vᵀ whose vectors stand in
/// the matrix's rows, right of the diagonal.
struct Tridiagonal {
    int n = 0;
    std::vector<double> matrix, diagonal, beside, weight;

    double* row(int r) { return matrix.data() + std::size_t(r) * std::size_t(n); }
    const double* row(int r) const { return matrix.data() + std::size_t(r) * std::size_t(n); }
};

/// Turns row[k + 1 …] into a reflection's vector and returns its weight; `beside` gets what the reflection leaves.
double reflectionOf(double* row, int k, int n, double& beside)
{
    const double first = row[k + 1];
    const double rest = dot(row + k + 2, row + k + 2, n - k - 2);
    beside = first;
    if (!(rest > 0)) {
        std::fill(row + k + 1, row + n, 0.0);
        return 0;
    }
    const double length = math::sqrt(first * first + rest);
    beside = first > 0 ? -length : length;
    row[k + 1] = first - beside;
    return 2.0 / (row[k + 1] * row[k + 1] + rest);
}

/// Each round subtracts the last reflection's rank-two change and multiplies by the next vector in one pass over
/// the matrix, which is what the time goes into.
Tridiagonal tridiagonalOf(std::vector<double> matrix, int n, ThreadPool& pool, const std::function<bool()>& cancelled)
{
    Tridiagonal t{n, std::move(matrix), {}, {}, {}};
    t.diagonal.resize(std::size_t(n));
    t.beside.assign(std::size_t(n), 0);
    t.weight.assign(std::size_t(n), 0);
    std::vector<double> v(std::size_t(n), 0), w(std::size_t(n), 0), p(std::size_t(n), 0);
    for (int k = 0; k < n && !(cancelled && cancelled()); ++k) {
        double* const row = t.row(k);
        subtractBoth(row + k, v[k], &w[k], w[k], &v[k], n - k);
        t.diagonal[k] = row[k];
        if (k + 1 == n)
            break;
        const double weight = t.weight[k] = reflectionOf(row, k, n, t.beside[k]);
        const int left = n - k - 1;
        pool.run((left + kRowsAPiece - 1) / kRowsAPiece, [&](int piece) {
            const int end = std::min(n, k + 1 + (piece + 1) * kRowsAPiece);
            for (int r = k + 1 + piece * kRowsAPiece; r < end; ++r) {
                subtractBoth(t.row(r) + k + 1, v[r], &w[k + 1], w[r], &v[k + 1], left);
                p[r] = weight * dot(t.row(r) + k + 1, row + k + 1, left);
            }
        });
        std::copy(row + k + 1, row + n, v.begin() + k + 1);
        const double half = 0.5 * weight * dot(&p[k + 1], &v[k + 1], left);
        for (int r = k + 1; r < n; ++r)
            w[r] = p[r] - half * v[r];
    }
    return t;
}

/// How many eigenvalues of T lie below x (Sturm's count).
int countBelow(const Tridiagonal& t, double x)
{
    int count = 0;
    double q = 1;
    for (int i = 0; i < t.n; ++i) {
        const double e = i == 0 ? 0 : t.beside[i - 1];
        q = t.diagonal[i] - x - (e == 0 ? 0 : e * e / q);
        if (q == 0)
            q = -1e-300;
        count += q < 0;
    }
    return count;
}

/// The eigenvalue with `rank` larger ones above it, in [low, high].
double eigenvalue(const Tridiagonal& t, int rank, double low, double high)
{
    for (int round = 0; round < 120; ++round) {
        const double middle = 0.5 * (low + high);
        if (!(middle > low && middle < high))
            break;
        (countBelow(t, middle) >= t.n - rank ? high : low) = middle;
    }
    return 0.5 * (low + high);
}

/// T − λ as L U with row exchanges; U has two diagonals above the main one.
struct Factors {
    std::vector<double> pivot, above, above2, factor;
    std::vector<char> exchanged;
};

Factors factorsOf(const Tridiagonal& t, double lambda, double tiny)
{
    const std::size_t n = std::size_t(t.n);
    Factors f{std::vector<double>(n), std::vector<double>(n), std::vector<double>(n), std::vector<double>(n),
              std::vector<char>(n)};
    double pivot = t.diagonal[0] - lambda, above = t.beside[0];
    for (std::size_t i = 0; i + 1 < n; ++i) {
        const double under = t.beside[i], next = t.diagonal[i + 1] - lambda;
        const double afterNext = i + 2 < n ? t.beside[i + 1] : 0;
        f.exchanged[i] = std::abs(under) > std::abs(pivot);
        if (f.exchanged[i]) {
            f.pivot[i] = under;
            f.above[i] = next;
            f.above2[i] = afterNext;
            f.factor[i] = pivot / under;
            pivot = above - f.factor[i] * next;
            above = -f.factor[i] * afterNext;
        } else {
            f.pivot[i] = std::abs(pivot) < tiny ? tiny : pivot;
            f.above[i] = above;
            f.above2[i] = 0;
            f.factor[i] = under / f.pivot[i];
            pivot = next - f.factor[i] * above;
            above = afterNext;
        }
    }
    f.pivot[n - 1] = std::abs(pivot) < tiny ? tiny : pivot;
    return f;
}

void solve(const Factors& f, double* x, int n)
{
    for (int i = 0; i + 1 < n; ++i) {
        if (f.exchanged[i])
            std::swap(x[i], x[i + 1]);
        x[i + 1] -= f.factor[i] * x[i];
    }
    for (int i = n - 1; i >= 0; --i) {
        double rest = x[i];
        if (i + 1 < n)
            rest -= f.above[i] * x[i + 1];
        if (i + 2 < n)
            rest -= f.above2[i] * x[i + 2];
        x[i] = rest / f.pivot[i];
    }
}

/// Makes row `r` orthogonal to the rows before it and of unit length; false when nothing is left of it.
bool orthonormalise(std::vector<double>& rows, int r, int n)
{
    double* const x = rows.data() + std::size_t(r) * std::size_t(n);
    double largest = 0;
    for (int i = 0; i < n; ++i)
        largest = std::max(largest, std::abs(x[i]));
    if (!(largest > 0 && largest < 1e300))
        return false;
    for (int i = 0; i < n; ++i)
        x[i] /= largest;
    const double before = dot(x, x, n);
    for (int other = 0; other < r; ++other) {
        const double* const y = rows.data() + std::size_t(other) * std::size_t(n);
        subtractBoth(x, dot(x, y, n), y, 0, y, n);
    }
    const double length = dot(x, x, n);
    if (!(length > 1e-20 * before))
        return false;
    const double scale = 1.0 / math::sqrt(length);
    for (int i = 0; i < n; ++i)
        x[i] *= scale;
    return true;
}

/// Inverse iteration. A start that happens to lie among the vectors already found is drawn again.
void findVector(const Tridiagonal& t, double lambda, double tiny, std::vector<double>& rows, int r)
{
    const Factors factors = factorsOf(t, lambda, tiny);
    const RandomStream random(0, "eigen/start");
    double* const x = rows.data() + std::size_t(r) * std::size_t(t.n);
    for (int attempt = 0; attempt < 8; ++attempt) {
        for (int i = 0; i < t.n; ++i)
            x[i] = random.uniform(std::uint64_t(i), std::uint64_t(r) * 8 + std::uint64_t(attempt)) - 0.5;
        bool found = orthonormalise(rows, r, t.n);
        for (int round = 0; found && round < 4; ++round) {
            solve(factors, x, t.n);
            found = orthonormalise(rows, r, t.n) && orthonormalise(rows, r, t.n);
        }
        if (found)
            return;
    }
    std::fill(x, x + t.n, 0.0);
}

void reflectBack(const Tridiagonal& t, double* x)
{
    for (int k = t.n - 2; k >= 0; --k) {
        const double* const v = t.row(k) + k + 1;
        const int left = t.n - k - 1;
        subtractBoth(x + k + 1, t.weight[k] * dot(v, x + k + 1, left), v, 0, v, left);
    }
}

} // namespace

SymmetricEigen symmetricEigen(std::vector<double> matrix, int n, int count, ThreadPool& pool,
                              const std::function<bool()>& cancelled)
{
    LOOM_ASSERT(n > 0 && count > 0 && count <= n && matrix.size() == std::size_t(n) * std::size_t(n));
    double scale = 0;
    for (const double value : matrix)
        scale = std::max(scale, std::abs(value));
    scale = scale > 0 && scale < std::numeric_limits<double>::infinity() ? scale : 1;
    for (double& value : matrix)
        value /= scale;
    const Tridiagonal t = tridiagonalOf(std::move(matrix), n, pool, cancelled);
    const auto stopped = [&] { return cancelled && cancelled(); };
    if (stopped())
        return {};
    double bound = 0;
    for (int i = 0; i < n; ++i)
        bound = std::max(bound,
                         std::abs(t.diagonal[i]) + std::abs(t.beside[i]) + (i > 0 ? std::abs(t.beside[i - 1]) : 0));
    SymmetricEigen eigen;
    eigen.values.resize(std::size_t(count));
    eigen.vectors.assign(std::size_t(count) * std::size_t(n), 0);
    pool.run(count, [&](int r) { eigen.values[r] = eigenvalue(t, r, -bound * 1.0001, bound * 1.0001); });
    for (int r = 0; r < count; ++r) {
        if (stopped())
            return {};
        findVector(t, eigen.values[r], std::max(bound, 1e-300) * 1e-16, eigen.vectors, r);
    }
    pool.run(count, [&](int r) { reflectBack(t, eigen.vectors.data() + std::size_t(r) * std::size_t(n)); });
    for (double& value : eigen.values)
        value *= scale;
    return eigen;
}

} // namespace loom
