#include "pooled_source.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <immintrin.h>

namespace loom::simd {
namespace {

/// The filters of one window that meet a gradient, by the cell it came from, each list in rising order.
struct FilterLists {
    static constexpr std::int64_t kTogether = 32; ///< cells compared at once
    std::int64_t room;
    std::int32_t* offsets;
    float* values;
    std::int64_t counts[kMostCells];

    void fill(const float* g, const std::uint8_t* cells, std::int64_t filters, std::int64_t all, std::int64_t depth)
    {
        std::fill_n(counts, all, 0);
        std::int64_t first = 0;
        for (; first + kTogether <= filters; first += kTogether) {
            const __m256i numbers = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(cells + first));
            for (std::int64_t cell = 0; cell < all; ++cell) {
                const __m256i same = _mm256_cmpeq_epi8(numbers, _mm256_set1_epi8(char(cell)));
                for (auto found = unsigned(_mm256_movemask_epi8(same)); found != 0; found &= found - 1)
                    add(cell, first + std::countr_zero(found), g, depth);
            }
        }
        for (; first < filters; ++first)
            if (cells[first] < kInactive)
                add(cells[first], first, g, depth);
    }

private:
    void add(std::int64_t cell, std::int64_t f, const float* g, std::int64_t depth)
    {
        const std::int64_t entry = cell * room + counts[cell]++;
        offsets[entry] = std::int32_t(f * depth);
        values[entry] = g[f];
    }
};

/// Filters, as many times the cells, from which on their contributions to a position are summed before they are
/// added.
constexpr std::int64_t kWorthLists = 8;

/// Where an input's gradient grows. Contributions that are added one by one go to pixels of whole registers: a number
/// just stored is read again, and only what is read as it was stored is quickly at hand.
struct Canvas {
    bool oneByOne;
    Frame frame;
    Runs runs;

    Canvas(const Pooled& p, const Shape& picture, std::int64_t filters)
        : oneByOne(filters < kWorthLists * p.cells())
        , frame(frameFor(picture, p.w))
        , runs(p.w, channelsFor(picture[2]))
    {
        frame.channels = channelsFor(picture[2]);
    }
    std::int64_t depth() const { return runs.count * runs.length; }
    std::int64_t channelsFor(std::int64_t channels) const
    {
        constexpr std::int64_t kLanes = Vector::kLanes;
        return oneByOne ? (channels + kLanes - 1) / kLanes * kLanes : channels;
    }
};

/// Wᵀ (filters, taps, channels of the canvas).
void transpose(const float* w, std::int64_t taps, std::int64_t channels, std::int64_t filters, std::int64_t wide,
               float* to)
{
    for (std::int64_t f = 0; f < filters; ++f)
        for (std::int64_t tap = 0; tap < taps; ++tap, to += wide) {
            for (std::int64_t c = 0; c < channels; ++c)
                to[c] = w[(tap * channels + c) * filters + f];
            std::fill(to + channels, to + wide, 0.0f);
        }
}

/// to += run · g; kVectors of them, or as many as `length` needs where that is 0.
template<int kVectors> inline void addScaled(const float* run, Vector g, std::int64_t length, float* to)
{
    const std::int64_t count = kVectors > 0 ? kVectors * Vector::kLanes : length;
#pragma GCC unroll 8
    for (std::int64_t i = 0; i < count; i += Vector::kLanes)
        fma(g, Vector::load(run + i), Vector::load(to + i)).store(to + i);
}

/// One window's gradient, filter by filter: dx += W of the filter · g. `active` is room for the filters' numbers.
template<int kVectors> void addOneByOne(const float* w, const Canvas& canvas, const std::int64_t* offsets,
                                        const float* g, const std::uint8_t* cells, std::int64_t filters,
                                        const std::int32_t* starts, std::int32_t* active, float* dx)
{
    const std::int64_t length = canvas.runs.length, depth = canvas.depth();
    std::int64_t count = 0;
    for (std::int64_t f = 0; f < filters; ++f) {
        active[count] = std::int32_t(f);
        count += cells[f] < kInactive;
    }
    for (std::int64_t i = 0; i < count; ++i) {
        const std::int64_t f = active[i];
        const Vector value = Vector::spread(g + f);
        const float* run = w + f * depth;
        float* start = dx + starts[cells[f]];
        for (std::int64_t r = 0; r < canvas.runs.count; ++r, run += length)
            addScaled<kVectors>(run, value, length, start + offsets[r]);
    }
}

auto oneByOneFor(std::int64_t length)
{
    switch (length / Vector::kLanes) {
    case 3:
        return addOneByOne<3>;
    case 5:
        return addOneByOne<5>;
    default:
        return addOneByOne<0>;
    }
}

/// The picture in the middle of its canvas.
void copyPicture(const float* dx, const Canvas& canvas, const WindowInts& w, const Shape& picture, float* to)
{
    const std::int64_t wide = canvas.frame.channels, channels = picture[2];
    for (std::int64_t r = 0; r < picture[0]; ++r) {
        const float* from = dx + (r + w.before[0]) * canvas.frame.rowStride() + w.before[1] * wide;
        if (wide == channels)
            std::memcpy(to, from, std::size_t(picture[1] * channels) * sizeof(float));
        for (std::int64_t c = 0; c < picture[1] && wide != channels; ++c)
            for (std::int64_t k = 0; k < channels; ++k)
                to[c * channels + k] = from[c * wide + k];
        to += picture[1] * channels;
    }
}

// dx += W of the filter · g, at the window of the position that the gradient came from
void inputGradient(const KernelCall& call)
{
    const PooledSource from(call, 0);
    const Pooled& p = from.p;
    const Shape &kernel = call.op.in[2], &picture = call.op.out[0];
    const std::int64_t filters = from.filters, cells = p.cells();
    const Canvas canvas(p, picture, filters);
    const Runs& runs = canvas.runs;
    Room room(call.workspace);
    float* w = room.take<float>(canvas.depth() * filters);
    transpose(call.input<float>(2), kernel[0] * kernel[1], picture[2], filters, canvas.frame.channels, w);
    std::int64_t* offsets = room.take<std::int64_t>(runs.count);
    runs.fill(p.w, canvas.frame, offsets);
    const std::int64_t steps[2] = {windowStart(canvas.frame, p.w, 1, 0), windowStart(canvas.frame, p.w, 0, 1)};
    std::int32_t* starts = room.take<std::int32_t>(p.windows() * cells);
    p.eachCell(steps, 0, starts);
    FilterLists lists{filters, room.take<std::int32_t>(filters * cells), room.take<float>(filters * cells), {}};
    float* dx = room.take<float>(canvas.frame.size());
    const auto add = oneByOneFor(runs.length);
    for (std::int64_t n = 0; n < call.rows; ++n) {
        std::memset(dx, 0, std::size_t(canvas.frame.size()) * sizeof(float));
        for (std::int64_t window = 0; window < p.windows(); ++window) {
            const std::int64_t at = (n * p.windows() + window) * filters;
            if (canvas.oneByOne) {
                add(w, canvas, offsets, from.g + at, from.cells + at, filters, starts + window * cells, lists.offsets,
                    dx);
                continue;
            }
            lists.fill(from.g + at, from.cells + at, filters, cells, canvas.depth());
            for (std::int64_t cell = 0; cell < cells; ++cell) {
                float* start = dx + starts[window * cells + cell];
                for (std::int64_t run = 0; run < runs.count && lists.counts[cell] > 0; ++run)
                    addRuns(w + run * runs.length, lists.offsets + cell * lists.room,
                            lists.values + cell * lists.room, lists.counts[cell], runs.length, start + offsets[run]);
            }
        }
        copyPicture(dx, canvas, p.w, picture, call.output<float>() + n * picture.size());
    }
    storeWatched(call, from);
}

std::size_t inputGradientBytes(const OpInfo& op, std::int64_t)
{
    const Pooled p(op);
    const std::int64_t filters = op.in[0][2], entries = filters * p.cells();
    const Canvas canvas(p, op.out[0], filters);
    return Room::bytes<float>(canvas.depth() * filters) + Room::bytes<std::int64_t>(canvas.runs.count)
        + Room::bytes<std::int32_t>(p.windows() * p.cells()) + Room::bytes<std::int32_t>(entries)
        + Room::bytes<float>(entries) + Room::bytes<float>(canvas.frame.size());
}

} // namespace

void addPooledInputGradient(Kernels& kernels)
{
    kernels.push_back({"conv2d_relu_max_pool_input_gradient", DType::f32, inputGradientBytes, inputGradient});
}

} // namespace loom::simd
