#include "analysis/fourier.h"
#include "analysis/repulsion.h"

#include "base/check.h"
#include "base/math.h"

#include <algorithm>
#include <array>

namespace loom {
namespace {

constexpr int kSignals = Fourier::kSignals;
constexpr int kSizes[] = {128, 192, 256, 512, 768, 1024}; ///< of the transforms: twice the nodes
constexpr int kMargin = 12; ///< nodes beyond the outermost points, where stencils and the sharpened kernels' ends lie
constexpr double kWidestSpacing = 0.4; ///< the kernels bend within a length of 1
constexpr std::size_t kPointsAPiece = 512;

/// The 4 × 4 nodes around a point and the weights with which it belongs to them.
struct Stencil {
    int row, column;
    std::array<float, 4> alongY, alongX;
};

/// The cubic B-spline's values at the four nodes around a point that stands t beyond the second.
std::array<float, 4> splineWeights(float t)
{
    const float u = 1 - t;
    return {u * u * u / 6, (4 - 6 * t * t + 3 * t * t * t) / 6, (4 - 6 * u * u + 3 * u * u * u) / 6, t * t * t / 6};
}

/// Spacings come from a ladder of 16 steps an octave, so that kernels are computed anew only now and then.
double spacingFor(double span, int nodes)
{
    const double needed = std::max(span, 1e-12) / (nodes - kMargin);
    double spacing = 0x1p-48;
    while (spacing < needed)
        spacing *= 2;
    spacing *= 0.5;
    while (spacing < needed)
        spacing *= 1.0442737824274138; // 2^(1/16)
    return spacing;
}

struct Bounds {
    float low, high;
    double middle() const { return 0.5 * (double(low) + double(high)); }
    double span() const { return double(high) - double(low); }
};

Bounds boundsOf(const std::vector<float>& values)
{
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    return {*low, *high};
}

} // namespace

/// Buffers and kernels. Planes are (row = y, column = x); a spectrum stands in blocks of eight row frequencies:
/// [block][column frequency][8].
struct GridRepulsion::Grid {
    int size = 0, nodes = 0; ///< length of the transforms; nodes = size / 2, the rest is the convolution's room
    double spacing = 0, originX = 0, originY = 0;
    std::unique_ptr<Fourier> fourier;
    std::vector<float> plane, planeIm; ///< (nodes, nodes), later the forces
    std::vector<float> halfRe, halfIm; ///< rows transformed, columns not yet; see halfAt
    std::vector<float> forceRe, forceIm, potential; ///< the kernels' spectra, sharpened, divided by size²
    std::vector<Stencil> stencils;
    std::vector<double> partial;

    std::size_t at(int row, int column, int width) const { return std::size_t(row) * width + std::size_t(column); }
    /// [block of eight row frequencies][column][8], so that both transforms run over numbers side by side.
    std::size_t halfAt(int frequency, int column, int columns) const
    {
        return (std::size_t(frequency / kSignals) * columns + std::size_t(column)) * kSignals + frequency % kSignals;
    }
    int blocks() const { return size / kSignals; }

    void fit(const PlanarPoints& points, ThreadPool& pool);
    void makeKernels(ThreadPool& pool);
    template<class Fill, class Keep> void spectrumOf(int columns, ThreadPool& pool, Fill fill, Keep keep);
    void place(const PlanarPoints& points, ThreadPool& pool);
    void spread();
    double convolve(ThreadPool& pool);
    double multiplyBlock(int block, Fourier::Columns spectrum);
    void transformBack(ThreadPool& pool);
    void readOff(PlanarPoints& force, ThreadPool& pool);
};

/// Chooses transform size, spacing and origin for where the points are now.
void GridRepulsion::Grid::fit(const PlanarPoints& points, ThreadPool& pool)
{
    const Bounds x = boundsOf(points.x), y = boundsOf(points.y);
    const double span = std::max(x.span(), y.span());
    int wanted = 0;
    for (const int candidate : kSizes)
        if (wanted == 0 || spacingFor(span, wanted / 2) > kWidestSpacing)
            wanted = candidate;
    const double wantedSpacing = spacingFor(span, wanted / 2);
    if (wanted != size || wantedSpacing != spacing) {
        if (wanted != size) {
            size = wanted;
            nodes = size / 2;
            fourier = std::make_unique<Fourier>(size);
            plane.resize(std::size_t(nodes) * nodes);
            planeIm.resize(plane.size());
            partial.resize(std::size_t(blocks()));
        }
        spacing = wantedSpacing;
        makeKernels(pool);
    }
    originX = x.middle() - 0.5 * spacing * (nodes - 1);
    originY = y.middle() - 0.5 * spacing * (nodes - 1);
}

/// Two-dimensional transform of `columns` columns (the others are 0). `fill(row, column, re, im)` gives eight
/// columns of a row and `keep(block, spectrum)` takes eight row frequencies with all their column frequencies.
template<class Fill, class Keep>
void GridRepulsion::Grid::spectrumOf(int columns, ThreadPool& pool, Fill fill, Keep keep)
{
    const std::size_t buffer = std::size_t(size) * kSignals;
    halfRe.resize(std::size_t(columns) * size);
    halfIm.resize(halfRe.size());
    pool.run(columns / kSignals, [&](int block) {
        std::vector<float> space(4 * buffer, 0.0f);
        const Fourier::Columns in{space.data(), space.data() + buffer};
        for (int row = 0; row < size; ++row)
            fill(row, block * kSignals, in.re + row * kSignals, in.im + row * kSignals);
        const Fourier::Columns out = fourier->forward(in, {in.re + 2 * buffer, in.re + 3 * buffer});
        for (int signal = 0; signal < kSignals; ++signal)
            for (int f = 0; f < size; ++f) {
                halfRe[halfAt(f, block * kSignals + signal, columns)] = out.re[f * kSignals + signal];
                halfIm[halfAt(f, block * kSignals + signal, columns)] = out.im[f * kSignals + signal];
            }
    });
    pool.run(blocks(), [&](int block) {
        std::vector<float> space(4 * buffer, 0.0f);
        const Fourier::Columns in{space.data(), space.data() + buffer};
        const std::size_t first = halfAt(block * kSignals, 0, columns);
        std::copy_n(&halfRe[first], columns * kSignals, in.re);
        std::copy_n(&halfIm[first], columns * kSignals, in.im);
        const Fourier::Columns work{in.re + 2 * buffer, in.re + 3 * buffer};
        const Fourier::Columns out = fourier->forward(in, work);
        keep(block, out, out.re == in.re ? work : in);
    });
}

void GridRepulsion::Grid::makeKernels(ThreadPool& pool)
{
    const std::size_t all = std::size_t(size) * size, block = std::size_t(size) * kSignals;
    forceRe.resize(all);
    forceIm.resize(all);
    potential.resize(all);
    const float h = float(spacing);
    std::vector<double> sharpen(
        static_cast<std::size_t>(size)); // a spline blurs twice, when spread and when read off
    for (int f = 0; f < size; ++f)
        sharpen[f] = 1 / math::pow((2 + math::cos(6.283185307179586476925 * f / size)) / 3, 2) / size;
    const auto factor = [&](int block, std::size_t i) {
        return float(sharpen[std::size_t(block * kSignals) + i % kSignals] * sharpen[i / kSignals]);
    };
    const auto distance = [&](int i) { return i == nodes ? 0.0f : h * float(i < nodes ? i : i - size); };
    const auto force = [&](int row, int first, float* re, float* im) {
        const float dy = distance(row);
        for (int signal = 0; signal < kSignals; ++signal) {
            const float dx = distance(first + signal);
            const float q = 1.0f / (1.0f + dx * dx + dy * dy);
            re[signal] = row == nodes ? 0 : q * q * dx;
            im[signal] = first + signal == nodes ? 0 : q * q * dy;
        }
    };
    spectrumOf(size, pool, force, [&](int b, Fourier::Columns spectrum, Fourier::Columns) {
        for (std::size_t i = 0; i < block; ++i) {
            forceRe[b * block + i] = spectrum.re[i] * factor(b, i);
            forceIm[b * block + i] = spectrum.im[i] * factor(b, i);
        }
    });
    const auto kernel = [&](int row, int first, float* re, float*) {
        const float dy = distance(row);
        for (int signal = 0; signal < kSignals; ++signal) {
            const float dx = distance(first + signal);
            re[signal] = row == nodes || first + signal == nodes ? 0 : 1.0f / (1.0f + dx * dx + dy * dy);
        }
    };
    spectrumOf(size, pool, kernel, [&](int b, Fourier::Columns spectrum, Fourier::Columns) {
        for (std::size_t i = 0; i < block; ++i)
            potential[b * block + i] = spectrum.re[i] * factor(b, i);
    });
}

void GridRepulsion::Grid::place(const PlanarPoints& points, ThreadPool& pool)
{
    stencils.resize(points.size());
    const auto along = [&](float value, double origin, int& node) {
        const double u = (double(value) - origin) / spacing;
        node = std::clamp(int(u), 1, nodes - 3);
        return splineWeights(float(u - node));
    };
    pool.run(int((points.size() + kPointsAPiece - 1) / kPointsAPiece), [&](int piece) {
        const std::size_t first = std::size_t(piece) * kPointsAPiece;
        for (std::size_t i = first; i < std::min(points.size(), first + kPointsAPiece); ++i) {
            stencils[i].alongX = along(points.x[i], originX, stencils[i].column);
            stencils[i].alongY = along(points.y[i], originY, stencils[i].row);
        }
    });
}

/// On one thread: points share nodes, and it is a small part of a step.
void GridRepulsion::Grid::spread()
{
    std::fill(plane.begin(), plane.end(), 0.0f);
    for (const Stencil& stencil : stencils)
        for (int r = 0; r < 4; ++r) {
            float* const row = &plane[at(stencil.row - 1 + r, stencil.column - 1, nodes)];
            for (int c = 0; c < 4; ++c)
                row[c] += stencil.alongY[r] * stencil.alongX[c];
        }
}

/// Multiplies eight row frequencies with the force's spectrum; returns their share of Σ |W|² potential.
double GridRepulsion::Grid::multiplyBlock(int block, Fourier::Columns spectrum)
{
    const std::size_t count = std::size_t(size) * kSignals, first = std::size_t(block) * count;
    std::array<double, kSignals> sums{};
    for (std::size_t i = 0; i < count; i += kSignals)
        for (int s = 0; s < kSignals; ++s) {
            const float re = spectrum.re[i + s], im = spectrum.im[i + s];
            const float kernelRe = forceRe[first + i + s], kernelIm = forceIm[first + i + s];
            sums[s] += double((re * re + im * im) * potential[first + i + s]);
            spectrum.re[i + s] = re * kernelRe - im * kernelIm;
            spectrum.im[i + s] = re * kernelIm + im * kernelRe;
        }
    double sum = 0;
    for (const double s : sums)
        sum += s;
    return sum;
}

/// Leaves the forces of all nodes in the two planes and returns Σ_ij q, a point with itself included.
double GridRepulsion::Grid::convolve(ThreadPool& pool)
{
    const auto fill = [&](int row, int first, float* re, float*) {
        if (row < nodes)
            std::copy_n(&plane[at(row, first, nodes)], kSignals, re);
    };
    spectrumOf(nodes, pool, fill, [&](int block, Fourier::Columns spectrum, Fourier::Columns work) {
        partial[std::size_t(block)] = multiplyBlock(block, spectrum);
        const Fourier::Columns out = fourier->backward(spectrum, work);
        const std::size_t first = halfAt(block * kSignals, 0, nodes);
        std::copy_n(out.re, nodes * kSignals, &halfRe[first]);
        std::copy_n(out.im, nodes * kSignals, &halfIm[first]);
    });
    transformBack(pool);
    double sum = 0;
    for (const double part : partial)
        sum += part;
    return sum;
}

/// The second half of the way back: from row frequencies to rows.
void GridRepulsion::Grid::transformBack(ThreadPool& pool)
{
    const std::size_t buffer = std::size_t(size) * kSignals;
    pool.run(nodes / kSignals, [&](int block) {
        std::vector<float> space(4 * buffer);
        const Fourier::Columns in{space.data(), space.data() + buffer};
        for (int signal = 0; signal < kSignals; ++signal)
            for (int f = 0; f < size; ++f) {
                in.re[f * kSignals + signal] = halfRe[halfAt(f, block * kSignals + signal, nodes)];
                in.im[f * kSignals + signal] = halfIm[halfAt(f, block * kSignals + signal, nodes)];
            }
        const Fourier::Columns out = fourier->backward(in, {in.re + 2 * buffer, in.re + 3 * buffer});
        for (int row = 0; row < nodes; ++row) {
            std::copy_n(out.re + row * kSignals, kSignals, &plane[at(row, block * kSignals, nodes)]);
            std::copy_n(out.im + row * kSignals, kSignals, &planeIm[at(row, block * kSignals, nodes)]);
        }
    });
}

void GridRepulsion::Grid::readOff(PlanarPoints& force, ThreadPool& pool)
{
    pool.run(int((stencils.size() + kPointsAPiece - 1) / kPointsAPiece), [&](int piece) {
        const std::size_t first = std::size_t(piece) * kPointsAPiece;
        for (std::size_t i = first; i < std::min(stencils.size(), first + kPointsAPiece); ++i) {
            const Stencil& stencil = stencils[i];
            float x = 0, y = 0;
            for (int r = 0; r < 4; ++r) {
                const std::size_t row = at(stencil.row - 1 + r, stencil.column - 1, nodes);
                for (int c = 0; c < 4; ++c) {
                    const float weight = stencil.alongY[r] * stencil.alongX[c];
                    x += weight * plane[row + c];
                    y += weight * planeIm[row + c];
                }
            }
            force.x[i] = x;
            force.y[i] = y;
        }
    });
}

GridRepulsion::GridRepulsion()
    : grid_(std::make_unique<Grid>())
{
}
GridRepulsion::~GridRepulsion() = default;
GridRepulsion::GridRepulsion(GridRepulsion&&) noexcept = default;

double GridRepulsion::operator()(const PlanarPoints& points, PlanarPoints& force, ThreadPool& pool)
{
    if (points.size() == 0)
        return 0;
    grid_->fit(points, pool);
    grid_->place(points, pool);
    grid_->spread();
    const double sum = grid_->convolve(pool);
    grid_->readOff(force, pool);
    return sum - double(points.size());
}

} // namespace loom
