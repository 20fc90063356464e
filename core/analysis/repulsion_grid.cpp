#include "analysis/repulsion.h"
#include "base/math.h"

#include <algorithm>

namespace loom {
namespace {

constexpr int kLanes = 16; ///< signals that are transformed side by side
constexpr int kSizes[] = {128, 192, 256, 320, 384, 512, 640, 768, 1024}; ///< of the transforms: twice the nodes
constexpr int kMargin = 12; ///< nodes beyond the outermost points, where stencils and the sharpened kernels' ends lie
/// The kernels bend within a length of 1. So spaced, forces are as exact as those of Barnes and Hut's trees with
/// θ = 0.5 (1 … 2 % of their mean square), and Z five times as exact.
constexpr double kWidestSpacing = 0.45;
constexpr std::int64_t kPointsAPiece = 512;
constexpr int kPlanes = 2; ///< each takes its share of the points, whatever the number of threads
constexpr int kBuffers = 6; ///< of one thread

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

Bounds boundsOf(const std::vector<float>& values, std::size_t count)
{
    Bounds bounds{values[0], values[0]};
    for (std::size_t i = 1; i < count; ++i) {
        bounds.low = std::min(bounds.low, values[i]);
        bounds.high = std::max(bounds.high, values[i]);
    }
    return bounds;
}

using Complex = MapLoops::Complex;

/// Complex numbers in blocks of sixteen row frequencies: [block][column][16].
struct Half {
    std::vector<float> re, im;
    void resize(std::size_t count)
    {
        re.resize(count);
        im.resize(count);
    }
};

} // namespace

/// Buffers and kernels. A plane's numbers are real, so its spectrum is known from the row frequencies 0 … size / 2,
/// which stand in blocks of sixteen, the last with one of them; the forces' two planes are the real and imaginary
/// parts of one.
struct GridRepulsion::Grid {
    const MapLoops* loops = nullptr;
    ThreadPool* pool = nullptr;
    int size = 0, nodes = 0; ///< length of the transforms; nodes = size / 2, the rest is the convolution's room
    double spacing = 0;
    MapLoops::Frame frame{};
    std::vector<float> cos, sin; ///< of 2π p / size
    std::vector<float> planes[kPlanes]; ///< (nodes, nodes), later the forces
    Half transformed; ///< rows transformed, columns not
    Half mirrored; ///< of the row frequencies size − f, on the way back
    /// The spectra of q² dx (i a), q² dy (i b) and q (c), sharpened, divided by size²: [block][column frequency][16].
    std::vector<float> a, b, c;
    std::vector<double> partial; ///< Z by block
    std::vector<std::vector<float>> workspaces; ///< by thread

    int blocks() const { return size / (2 * kLanes) + 1; }
    std::size_t blockSize(int columns) const { return std::size_t(columns) * kLanes; }
    MapLoops::Circle circle() const { return {size, cos.data(), sin.data()}; }
    /// A thread's buffer, with room for the half spectra of two columns of sixteen.
    float* buffer(int thread, int number)
    {
        return workspaces[std::size_t(thread)].data() + std::size_t(number) * bufferSize();
    }
    std::size_t bufferSize() const { return std::size_t(size + 2 * kLanes) * kLanes; }
    Complex backward(Complex in, Complex work) const
    {
        // Exchanging real and imaginary parts before and after turns the direction round.
        const Complex out = loops->transform(circle(), {in.im, in.re}, {work.im, work.re});
        return {out.im, out.re};
    }

    void fit(const PlanarPoints& points);
    void resize(int wanted);
    void makeKernels();
    template<class Fill> void transformRows(int columns, int rows, Fill fill);
    template<class Keep> void transformColumns(int columns, Keep keep);
    void spread(const PlanarPoints& points);
    double convolve();
    void transformBack();
    void readOff(const PlanarPoints& points, PlanarPoints& force);
};

/// Chooses transform size, spacing and origin for where the points are now.
void GridRepulsion::Grid::fit(const PlanarPoints& points)
{
    const Bounds x = boundsOf(points.x, points.size()), y = boundsOf(points.y, points.size());
    const double span = std::max(x.span(), y.span());
    int wanted = 0;
    for (const int candidate : kSizes)
        if (wanted == 0 || spacingFor(span, wanted / 2) > kWidestSpacing)
            wanted = candidate;
    const double wantedSpacing = spacingFor(span, wanted / 2);
    const bool resized = wanted != size;
    if (resized)
        resize(wanted);
    workspaces.resize(std::size_t(pool->threads()));
    for (std::vector<float>& workspace : workspaces)
        workspace.resize(kBuffers * bufferSize());
    if (resized || wantedSpacing != spacing) {
        spacing = wantedSpacing;
        makeKernels();
    }
    const double reach = 0.5 * spacing * (nodes - 1);
    frame = {float(x.middle() - reach), float(y.middle() - reach), float(1 / spacing), nodes};
}

void GridRepulsion::Grid::resize(int wanted)
{
    size = wanted;
    nodes = size / 2;
    cos.resize(std::size_t(size));
    sin.resize(std::size_t(size));
    for (int p = 0; p < size; ++p) {
        double s, c;
        math::sincos(6.283185307179586476925 * p / size, s, c);
        cos[std::size_t(p)] = float(c);
        sin[std::size_t(p)] = float(s);
    }
    for (std::vector<float>& plane : planes)
        plane.resize(std::size_t(nodes) * std::size_t(nodes));
    mirrored.resize(std::size_t(blocks()) * blockSize(nodes));
    partial.resize(std::size_t(blocks()));
}

/// The first half of a transform of real numbers: two blocks of sixteen columns at once, as the real and the
/// imaginary part of one signal. `fill(row, column, out)` gives sixteen numbers of each of `rows` rows.
template<class Fill> void GridRepulsion::Grid::transformRows(int columns, int rows, Fill fill)
{
    transformed.resize(std::size_t(blocks()) * blockSize(columns));
    pool->run(columns / (2 * kLanes), [&](int piece, int thread) {
        const int first = piece * 2 * kLanes;
        const Complex in{buffer(thread, 0), buffer(thread, 1)}, work{buffer(thread, 2), buffer(thread, 3)};
        for (int row = 0; row < rows; ++row) {
            fill(row, first, in.re + row * kLanes);
            fill(row, first + kLanes, in.im + row * kLanes);
        }
        std::fill(in.re + rows * kLanes, in.re + size * kLanes, 0.0f);
        std::fill(in.im + rows * kLanes, in.im + size * kLanes, 0.0f);
        const Complex both = loops->transform(circle(), in, work), parts = both.re == in.re ? work : in;
        // Of real signals, X[−f] is the conjugate of X[f].
        const int kept = blocks() * kLanes;
        const Complex one = parts, other{parts.re + kept * kLanes, parts.im + kept * kLanes};
        for (int f = 0; f <= size / 2; ++f) {
            const int at = f * kLanes, opposite = (f == 0 ? 0 : size - f) * kLanes;
            for (int i = 0; i < kLanes; ++i) {
                one.re[at + i] = 0.5f * (both.re[at + i] + both.re[opposite + i]);
                one.im[at + i] = 0.5f * (both.im[at + i] - both.im[opposite + i]);
                other.re[at + i] = 0.5f * (both.im[at + i] + both.im[opposite + i]);
                other.im[at + i] = 0.5f * (both.re[opposite + i] - both.re[at + i]);
            }
        }
        for (const Complex& part : {one, other}) {
            std::fill(part.re + (size / 2 + 1) * kLanes, part.re + kept * kLanes, 0.0f);
            std::fill(part.im + (size / 2 + 1) * kLanes, part.im + kept * kLanes, 0.0f);
            for (int block = 0; block < blocks(); ++block) {
                const std::size_t to =
                    block * blockSize(columns) + blockSize(part.re == one.re ? first : first + kLanes);
                loops->turn(part.re + block * kLanes * kLanes, kLanes, &transformed.re[to], kLanes);
                loops->turn(part.im + block * kLanes * kLanes, kLanes, &transformed.im[to], kLanes);
            }
        }
    });
}

/// The second half: `keep(block, spectrum, work, thread)` takes sixteen row frequencies with all column frequencies.
template<class Keep> void GridRepulsion::Grid::transformColumns(int columns, Keep keep)
{
    pool->run(blocks(), [&](int block, int thread) {
        const Complex in{buffer(thread, 0), buffer(thread, 1)}, work{buffer(thread, 2), buffer(thread, 3)};
        const std::size_t first = block * blockSize(columns), given = blockSize(columns), all = blockSize(size);
        std::copy_n(&transformed.re[first], given, in.re);
        std::copy_n(&transformed.im[first], given, in.im);
        std::fill(in.re + given, in.re + all, 0.0f);
        std::fill(in.im + given, in.im + all, 0.0f);
        const Complex out = loops->transform(circle(), in, work);
        keep(block, out, out.re == in.re ? work : in, thread);
    });
}

void GridRepulsion::Grid::makeKernels()
{
    const std::size_t block = blockSize(size), all = std::size_t(blocks()) * block;
    for (std::vector<float>* spectrum : {&a, &b, &c})
        spectrum->resize(all);
    const float h = float(spacing);
    std::vector<double> sharpen(static_cast<std::size_t>(size)); // a spline blurs twice, when spread and read off
    for (int f = 0; f < size; ++f)
        sharpen[std::size_t(f)] = 1 / math::pow((2 + math::cos(6.283185307179586476925 * f / size)) / 3, 2) / size;
    const auto keepIn = [&](std::vector<float>& spectrum, bool imaginary) {
        return [&, imaginary](int number, Complex out, Complex, int) {
            for (std::size_t i = 0; i < block; ++i) {
                const std::size_t f = std::min<std::size_t>(number * kLanes + i % kLanes, std::size_t(size) - 1);
                spectrum[number * block + i] =
                    (imaginary ? out.im : out.re)[i] * float(sharpen[f] * sharpen[i / kLanes]);
            }
        };
    };
    const auto distance = [&](int i) { return i == nodes ? 0.0f : h * float(i < nodes ? i : i - size); };
    transformRows(size, size, [&](int row, int first, float* out) {
        const float dy = distance(row);
        for (int s = 0; s < kLanes; ++s) {
            const float dx = distance(first + s), q = 1.0f / (1.0f + dx * dx + dy * dy);
            out[s] = row == nodes ? 0.0f : q * q * dx;
        }
    });
    transformColumns(size, keepIn(a, true));
    transformRows(size, size, [&](int row, int first, float* out) {
        const float dy = distance(row);
        for (int s = 0; s < kLanes; ++s) {
            const float dx = distance(first + s);
            out[s] = row == nodes || first + s == nodes ? 0.0f : 1.0f / (1.0f + dx * dx + dy * dy);
        }
    });
    transformColumns(size, keepIn(c, false));
    // q² dy is q² dx with the axes exchanged.
    const auto entry = [&](int rowFrequency, int columnFrequency) {
        return (std::size_t(rowFrequency / kLanes) * size + std::size_t(columnFrequency)) * kLanes
            + std::size_t(rowFrequency % kLanes);
    };
    pool->run(blocks(), [&](int number) {
        for (int g = 0; g < size; ++g)
            for (int f = number * kLanes; f < (number + 1) * kLanes; ++f)
                b[entry(f, g)] = f <= nodes ? a[entry(std::min(g, size - g), f)] : 0.0f;
    });
}

/// Each plane takes the points of its own share.
void GridRepulsion::Grid::spread(const PlanarPoints& points)
{
    const std::int64_t count = std::int64_t(points.size());
    const std::int64_t share = (count + kPlanes * kLanes - 1) / (kPlanes * kLanes) * kLanes;
    pool->run(kPlanes, [&](int plane) {
        std::fill(planes[plane].begin(), planes[plane].end(), 0.0f);
        loops->spread(frame, points.x.data(), points.y.data(), std::min(count, plane * share),
                      std::min(count, (plane + 1) * share), planes[plane].data());
    });
}

/// Leaves the forces of all nodes in the two planes and returns Σ_ij q, a point with itself included.
double GridRepulsion::Grid::convolve()
{
    transformRows(nodes, nodes, [&](int row, int first, float* out) {
        const std::size_t at = std::size_t(row) * std::size_t(nodes) + std::size_t(first);
        for (std::size_t i = 0; i < kLanes; ++i)
            out[i] = planes[0][at + i] + planes[1][at + i];
    });
    transformColumns(nodes, [&](int block, Complex spectrum, Complex work, int thread) {
        const Complex mirror{buffer(thread, 4), buffer(thread, 5)};
        const std::size_t kernel = block * blockSize(size), first = block * blockSize(nodes);
        double sums[kLanes] = {};
        loops->multiply(spectrum, mirror, &a[kernel], &b[kernel], &c[kernel], size, sums);
        double sum = 0;
        for (int i = 0; i < kLanes; ++i) {
            const int f = block * kLanes + i; // stands for size − f as well
            sum += f == 0 || f == nodes ? sums[i] : (f < nodes ? 2 * sums[i] : 0);
        }
        partial[std::size_t(block)] = sum;
        const Complex out = backward(spectrum, work);
        std::copy_n(out.re, blockSize(nodes), &transformed.re[first]);
        std::copy_n(out.im, blockSize(nodes), &transformed.im[first]);
        const Complex mirrorOut = loops->transform(circle(), mirror, work);
        std::copy_n(mirrorOut.re, blockSize(nodes), &mirrored.re[first]);
        std::copy_n(mirrorOut.im, blockSize(nodes), &mirrored.im[first]);
    });
    transformBack();
    double sum = 0;
    for (const double part : partial)
        sum += part;
    return sum;
}

/// The second half of the way back: from row frequencies to rows.
void GridRepulsion::Grid::transformBack()
{
    const int last = blocks() - 1;
    pool->run(nodes / kLanes, [&](int piece, int thread) {
        const int column = piece * kLanes;
        const Complex in{buffer(thread, 0), buffer(thread, 1)}, work{buffer(thread, 2), buffer(thread, 3)};
        const auto gather = [&](const Half& from, int block, int row, int step) {
            const std::size_t at = block * blockSize(nodes) + blockSize(column);
            loops->turn(&from.re[at], kLanes, in.re + row * kLanes, step * kLanes);
            loops->turn(&from.im[at], kLanes, in.im + row * kLanes, step * kLanes);
        };
        // The last block has one frequency; what it writes behind is overwritten by the mirrored ones.
        gather(transformed, last, last * kLanes, 1);
        for (int block = 0; block < last; ++block)
            gather(mirrored, block, size - block * kLanes, -1);
        for (int block = 0; block < last; ++block)
            gather(transformed, block, block * kLanes, 1);
        const Complex out = backward(in, work);
        for (int row = 0; row < nodes; ++row) {
            const std::size_t to = std::size_t(row) * std::size_t(nodes) + std::size_t(column);
            std::copy_n(out.re + row * kLanes, kLanes, &planes[0][to]);
            std::copy_n(out.im + row * kLanes, kLanes, &planes[1][to]);
        }
    });
}

void GridRepulsion::Grid::readOff(const PlanarPoints& points, PlanarPoints& force)
{
    const std::int64_t count = std::int64_t(points.size());
    pool->run(int((count + kPointsAPiece - 1) / kPointsAPiece), [&](int piece) {
        const std::int64_t first = piece * kPointsAPiece;
        loops->readOff(frame, points.x.data(), points.y.data(), first, std::min(count, first + kPointsAPiece),
                       {planes[0].data(), planes[1].data()}, force.x.data(), force.y.data());
    });
}

GridRepulsion::GridRepulsion()
    : grid_(std::make_unique<Grid>())
{
}
GridRepulsion::~GridRepulsion() = default;
GridRepulsion::GridRepulsion(GridRepulsion&&) noexcept = default;

double GridRepulsion::operator()(const PlanarPoints& points, PlanarPoints& force, const MapLoops& loops,
                                 ThreadPool& pool)
{
    if (points.size() == 0)
        return 0;
    grid_->loops = &loops;
    grid_->pool = &pool;
    grid_->fit(points);
    grid_->spread(points);
    const double sum = grid_->convolve();
    grid_->readOff(points, force);
    return sum - double(points.size());
}

} // namespace loom
