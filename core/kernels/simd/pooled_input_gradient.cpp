#include "pooled_source.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <immintrin.h>

namespace loom::simd {
namespace {

/// The filters that meet a gradient, window by window and in each by the cell it came from, in rising order.
struct FilterLists {
    static constexpr std::int64_t kTogether = 32; ///< cells compared at once
    std::int64_t all; ///< cells of a window
    std::int64_t* starts; ///< entries of list (window, cell): [starts[window·all + cell], the next list's start)
    std::int32_t* offsets;
    float* values;

    FilterLists(const Pooled& p, std::int64_t filters, Room& room)
        : all(p.cells())
        , starts(room.take<std::int64_t>(p.windows() * all + 1))
        , offsets(room.take<std::int32_t>(p.windows() * filters + 1))
        , values(room.take<float>(p.windows() * filters + 1))
    {
    }
    static std::size_t bytes(const Pooled& p, std::int64_t filters)
    {
        return Room::bytes<std::int64_t>(p.windows() * p.cells() + 1)
            + Room::bytes<std::int32_t>(p.windows() * filters + 1) + Room::bytes<float>(p.windows() * filters + 1);
    }
    /// Of one picture.
    void fill(const float* g, const std::uint8_t* cells, std::int64_t windows, std::int64_t filters,
              std::int64_t depth)
    {
        std::int64_t count = 0, list = 0;
        for (std::int64_t window = 0; window < windows; ++window, g += filters, cells += filters)
            for (std::int64_t cell = 0; cell < all; ++cell) {
                starts[list++] = count;
                count = add(g, cells, filters, depth, std::uint8_t(cell), count);
            }
        starts[list] = count;
    }

private:
    std::int64_t add(const float* g, const std::uint8_t* cells, std::int64_t filters, std::int64_t depth,
                     std::uint8_t cell, std::int64_t count) const
    {
        std::int64_t first = 0;
        for (; first + kTogether <= filters; first += kTogether) {
            const __m256i numbers = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(cells + first));
            const __m256i same = _mm256_cmpeq_epi8(numbers, _mm256_set1_epi8(char(cell)));
            for (auto found = unsigned(_mm256_movemask_epi8(same)); found != 0; found &= found - 1) {
                const std::int64_t f = first + std::countr_zero(found);
                offsets[count] = std::int32_t(f * depth);
                values[count++] = g[f];
            }
        }
        for (; first < filters; ++first) {
            offsets[count] = std::int32_t(first * depth);
            values[count] = g[first];
            count += cells[first] == cell;
        }
        return count;
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
        const std::int64_t lanes = channels <= Narrow::kLanes ? Narrow::kLanes : Vector::kLanes;
        return oneByOne ? (channels + lanes - 1) / lanes * lanes : channels;
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
template<class V, int kVectors> inline void addScaled(const float* run, V g, std::int64_t length, float* to)
{
    const std::int64_t count = kVectors > 0 ? kVectors * V::kLanes : length;
#pragma GCC unroll 8
    for (std::int64_t i = 0; i < count; i += V::kLanes)
        fma(g, V::load(run + i), V::load(to + i)).store(to + i);
}

/// One window's gradient, filter by filter: dx += W of the filter · g. `active` is room for the filters' numbers.
template<class V, int kVectors> void addOneByOne(const float* w, const Canvas& canvas, const std::int64_t* offsets,
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
        const V value = V::spread(g + f);
        const float* run = w + f * depth;
        float* start = dx + starts[cells[f]];
        for (std::int64_t r = 0; r < canvas.runs.count; ++r, run += length)
            addScaled<V, kVectors>(run, value, length, start + offsets[r]);
    }
}

template<class V> auto oneByOneOf(std::int64_t length)
{
    switch (length / V::kLanes) {
    case 3:
        return addOneByOne<V, 3>;
    case 5:
        return addOneByOne<V, 5>;
    default:
        return addOneByOne<V, 0>;
    }
}

auto oneByOneFor(const Canvas& canvas)
{
    const bool narrow = canvas.frame.channels % Vector::kLanes != 0;
    return narrow ? oneByOneOf<Narrow>(canvas.runs.length) : oneByOneOf<Vector>(canvas.runs.length);
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

std::int64_t turnedNumbers(const OpInfo& op)
{
    const std::int64_t filters = op.in[0][2];
    return Canvas(Pooled(op), op.out[0], filters).depth() * filters;
}

void turn(const KernelCall& call, float* to, Room)
{
    const Shape &kernel = call.op.in[2], &picture = call.op.out[0];
    const std::int64_t filters = kernel[3];
    const Canvas canvas(Pooled(call.op), picture, filters);
    transpose(call.input<float>(2), kernel[0] * kernel[1], picture[2], filters, canvas.frame.channels, to);
}

using PreparedKernel = Prepared<turnedNumbers, turn>;

// dx += W of the filter · g, at the window of the position that the gradient came from
void inputGradient(const KernelCall& call)
{
    const PooledSource from(call, 0);
    const Pooled& p = from.p;
    const Shape& picture = call.op.out[0];
    const std::int64_t filters = from.filters, cells = p.cells();
    const Canvas canvas(p, picture, filters);
    const Runs& runs = canvas.runs;
    Room room(call.workspace);
    const float* w = PreparedKernel::of(call, room);
    std::int64_t* offsets = room.take<std::int64_t>(runs.count);
    runs.fill(p.w, canvas.frame, offsets);
    const std::int64_t steps[2] = {windowStart(canvas.frame, p.w, 1, 0), windowStart(canvas.frame, p.w, 0, 1)};
    std::int32_t* starts = room.take<std::int32_t>(p.windows() * cells);
    p.eachCell(steps, 0, starts);
    FilterLists lists(p, filters, room);
    float* dx = room.take<float>(canvas.frame.size());
    const auto add = oneByOneFor(canvas);
    for (std::int64_t n = 0; n < call.rows; ++n) {
        std::memset(dx, 0, std::size_t(canvas.frame.size()) * sizeof(float));
        const float* g = from.g + n * p.windows() * filters;
        const std::uint8_t* at = from.cells + n * p.windows() * filters;
        for (std::int64_t window = 0; window < p.windows() && canvas.oneByOne; ++window)
            add(w, canvas, offsets, g + window * filters, at + window * filters, filters, starts + window * cells,
                lists.offsets, dx);
        if (!canvas.oneByOne) {
            lists.fill(g, at, p.windows(), filters, canvas.depth());
            // Run by run: one run of all filters' kernels stays in the first cache.
            for (std::int64_t run = 0; run < runs.count; ++run)
                for (std::int64_t list = 0; list < p.windows() * cells; ++list)
                    if (const std::int64_t first = lists.starts[list], count = lists.starts[list + 1] - first;
                        count > 0)
                        addRuns(w + run * runs.length, lists.offsets + first, lists.values + first, count,
                                runs.length, dx + starts[list] + offsets[run]);
        }
        copyPicture(dx, canvas, p.w, picture, call.output<float>() + n * picture.size());
    }
    storeWatched(call, from);
}

std::size_t inputGradientBytes(const OpInfo& op, std::int64_t)
{
    const Pooled p(op);
    const std::int64_t filters = op.in[0][2];
    const Canvas canvas(p, op.out[0], filters);
    return PreparedKernel::bytes(op) + Room::bytes<std::int64_t>(canvas.runs.count)
        + Room::bytes<std::int32_t>(p.windows() * p.cells()) + FilterLists::bytes(p, filters)
        + Room::bytes<float>(canvas.frame.size());
}

} // namespace

void addPooledInputGradient(Kernels& kernels)
{
    kernels.push_back({"conv2d_relu_max_pool_input_gradient", DType::f32, inputGradientBytes, inputGradient, nullptr,
                       PreparedKernel::bytes, PreparedKernel::prepare});
}

} // namespace loom::simd
