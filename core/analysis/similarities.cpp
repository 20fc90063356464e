#include "analysis/similarities.h"

#include "base/math.h"

#include <algorithm>
#include <numeric>

namespace loom {
namespace {

constexpr int kRowsAPiece = 64;
constexpr int kRounds = 64;

/// Writes exp(−precision · distance) and returns the entropy of the row those make once divided by their sum.
double entropyAt(double precision, const float* distances, int k, float* weights, double& sum)
{
    const float factor = -float(precision);
    for (int i = 0; i < k; ++i)
        weights[i] = math::exp(factor * distances[i]);
    double moment = 0;
    sum = 0;
    for (int i = 0; i < k; ++i) {
        sum += double(weights[i]);
        moment += double(weights[i]) * double(distances[i]);
    }
    return math::log(sum) + precision * moment / sum;
}

/// One row. Distances are taken from the nearest one, which changes no probability and keeps the sum above 1.
void conditionalRow(const float* squaredDistances, int k, double logPerplexity, float* row)
{
    std::vector<float> distances(squaredDistances, squaredDistances + k);
    double mean = 0;
    for (float& distance : distances) {
        distance -= squaredDistances[0];
        mean += double(distance);
    }
    mean /= k;
    double low = 0, high = 0, sum = 1;
    double precision = mean > 0 ? std::min(1e30, 1.0 / mean) : 1;
    for (int round = 0; round < kRounds; ++round) {
        const double excess = entropyAt(precision, distances.data(), k, row, sum) - logPerplexity;
        if (std::abs(excess) < 1e-5)
            break;
        (excess > 0 ? low : high) = precision;
        precision = high == 0 ? std::min(1e36, precision * 2) : 0.5 * (low + high);
    }
    const float scale = float(1.0 / sum);
    for (int i = 0; i < k; ++i)
        row[i] *= scale;
}

/// Sorts a row of (index, value) by index.
void sortRow(std::int32_t* index, float* value, int k)
{
    std::vector<std::pair<std::int32_t, float>> pairs(static_cast<std::size_t>(k));
    for (int i = 0; i < k; ++i)
        pairs[std::size_t(i)] = {index[i], value[i]};
    std::sort(pairs.begin(), pairs.end());
    for (int i = 0; i < k; ++i) {
        index[i] = pairs[std::size_t(i)].first;
        value[i] = pairs[std::size_t(i)].second;
    }
}

/// Rows of unequal length, one after the other.
struct SparseRows {
    std::vector<std::int64_t> start;
    std::vector<std::int32_t> column;
    std::vector<float> value;
};

SparseRows transposed(std::int64_t rows, int k, const std::vector<std::int32_t>& index,
                      const std::vector<float>& value)
{
    SparseRows result{std::vector<std::int64_t>(std::size_t(rows) + 1, 0), std::vector<std::int32_t>(index.size()),
                      std::vector<float>(index.size())};
    for (const std::int32_t column : index)
        ++result.start[std::size_t(column) + 1];
    std::partial_sum(result.start.begin(), result.start.end(), result.start.begin());
    std::vector<std::int64_t> next(result.start.begin(), result.start.end() - 1);
    for (std::int64_t row = 0; row < rows; ++row)
        for (int i = 0; i < k; ++i) {
            const std::size_t from = std::size_t(row * k + i);
            const std::size_t to = std::size_t(next[std::size_t(index[from])]++);
            result.column[to] = std::int32_t(row);
            result.value[to] = value[from];
        }
    return result;
}

} // namespace

std::vector<float> conditionalSimilarities(const Neighbours& neighbours, double perplexity, ThreadPool& pool)
{
    const int k = neighbours.k;
    std::vector<float> conditional(neighbours.index.size());
    const double logPerplexity = math::log(std::clamp(perplexity, 1.0, double(std::max(1, k))));
    pool.run(int((neighbours.rows + kRowsAPiece - 1) / kRowsAPiece), [&](int piece) {
        const std::int64_t end = std::min(neighbours.rows, std::int64_t(piece + 1) * kRowsAPiece);
        for (std::int64_t row = std::int64_t(piece) * kRowsAPiece; k > 0 && row < end; ++row)
            conditionalRow(&neighbours.squaredDistance[std::size_t(row * k)], k, logPerplexity,
                           &conditional[std::size_t(row * k)]);
    });
    return conditional;
}

Similarities symmetricSimilarities(const Neighbours& neighbours, std::vector<float> conditional, ThreadPool& pool)
{
    const std::int64_t rows = neighbours.rows;
    const int k = neighbours.k;
    std::vector<std::int32_t> index = neighbours.index;
    pool.run(int((rows + kRowsAPiece - 1) / kRowsAPiece), [&](int piece) {
        const std::int64_t end = std::min(rows, std::int64_t(piece + 1) * kRowsAPiece);
        for (std::int64_t row = std::int64_t(piece) * kRowsAPiece; k > 0 && row < end; ++row)
            sortRow(&index[std::size_t(row * k)], &conditional[std::size_t(row * k)], k);
    });
    const SparseRows other = transposed(rows, k, index, conditional);
    Similarities p;
    p.start.push_back(0);
    p.column.reserve(index.size() * 2);
    p.value.reserve(index.size() * 2);
    const float scale = float(0.5 / double(std::max<std::int64_t>(1, rows)));
    for (std::int64_t row = 0; row < rows; ++row) {
        std::int64_t a = row * k, b = other.start[std::size_t(row)];
        const std::int64_t aEnd = a + k, bEnd = other.start[std::size_t(row) + 1];
        while (a < aEnd || b < bEnd) {
            const std::int32_t ca = a < aEnd ? index[std::size_t(a)] : std::int32_t(rows);
            const std::int32_t cb = b < bEnd ? other.column[std::size_t(b)] : std::int32_t(rows);
            const float va = ca <= cb ? conditional[std::size_t(a++)] : 0.0f;
            const float vb = cb <= ca ? other.value[std::size_t(b++)] : 0.0f;
            const float value = (va + vb) * scale;
            if (value <= 0)
                continue;
            p.column.push_back(std::min(ca, cb));
            p.value.push_back(value);
            p.sumPLogP += double(value) * math::log(double(value));
        }
        p.start.push_back(std::int64_t(p.column.size()));
    }
    return p;
}

} // namespace loom
