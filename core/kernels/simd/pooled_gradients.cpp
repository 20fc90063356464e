#include "pooled.h"

#include <cstring>

/// Backward through max-pooling and ReLU at once: of each pooling window one number at most has a gradient, so three
/// quarters of the products of a 2 × 2 window need not be computed.
namespace loom::simd {
namespace {

/// Pooling windows whose gradients are gathered before they are summed.
constexpr std::int64_t kWindowsPart = 256;
/// Numbers of a run below which patches are copied together first.
constexpr std::int64_t kShortRun = 16;

/// What the gradients read: the pooled map's gradient and where each of its numbers came from.
struct Source {
    Pooled p;
    std::int64_t filters;
    const float* g;
    const std::uint8_t* cells;

    Source(const KernelCall& call, int input)
        : p(call.op)
        , filters(call.op.in[std::size_t(input)][2])
        , g(call.input<float>(input))
        , cells(call.input<std::uint8_t>(input + 1))
    {
    }
};

/// The gradients before and after ReLU as whole maps, for those who watch them.
void storeWatched(const KernelCall& call, const Source& from)
{
    const Pooled& p = from.p;
    const std::int64_t map = p.w.out[0] * p.w.out[1] * from.filters;
    for (const int which : {1, 2}) {
        float* to = which < int(call.op.out.size()) ? call.output<float>(which) : nullptr;
        if (!to)
            continue;
        std::memset(to, 0, std::size_t(call.rows * map) * sizeof(float));
        const std::uint8_t* cell = from.cells;
        const float* g = from.g;
        for (std::int64_t n = 0; n < call.rows; ++n, to += map)
            for (std::int64_t r = 0; r < p.out[0]; ++r)
                for (std::int64_t c = 0; c < p.out[1]; ++c)
                    for (std::int64_t f = 0; f < from.filters; ++f, ++cell, ++g) {
                        const std::int64_t at = *cell & ~kInactive;
                        const std::int64_t row = r * p.cell[0] + at / p.cell[1];
                        const std::int64_t column = c * p.cell[1] + at % p.cell[1];
                        if (which == 2 || *cell < kInactive)
                            to[(row * p.w.out[1] + column) * from.filters + f] = *g;
                    }
    }
}

// db (filters) (+)= Σ g
void biasGradient(const KernelCall& call)
{
    const Source from(call, 0);
    float* __restrict db = call.output<float>();
    if (!call.accumulate)
        std::memset(db, 0, std::size_t(from.filters) * sizeof(float));
    const float* g = from.g;
    const std::uint8_t* cells = from.cells;
    for (std::int64_t i = 0; i < call.rows * from.p.windows(); ++i, g += from.filters, cells += from.filters)
        for (std::int64_t f = 0; f < from.filters; ++f)
            db[f] += cells[f] < kInactive ? g[f] : 0.0f;
    storeWatched(call, from);
}

/// For every filter the patches that meet a gradient, and that gradient.
struct PatchLists {
    std::int64_t room; ///< entries a filter
    std::int32_t* offsets;
    float* values;
    std::int64_t* counts;
};

/// Patches in reach: runs of framed pictures, or, where those are short, copies padded to whole registers.
struct Patches {
    const float* base;
    std::int64_t picture, position[2]; ///< numbers from one picture, row and column to the next
    std::int64_t runCount, length;
    const std::int64_t* runs;

    std::int64_t at(std::int64_t n, std::int64_t r, std::int64_t c) const
    {
        return n * picture + r * position[0] + c * position[1];
    }
};

std::int64_t paddedDepth(const Shape& kernel)
{
    return (kernel[0] * kernel[1] * kernel[2] + 15) / 16 * 16;
}

/// Numbers of the copies, with room for the last register.
std::int64_t copiedSize(std::int64_t pictures, const Pooled& p, std::int64_t depth)
{
    return pictures * p.w.out[0] * p.w.out[1] * depth + 2 * Vector::kLanes;
}

/// One picture's patches. Whole registers are stored; what they hold too much of, the next run or zeros replace.
[[gnu::noinline]] void copyPatches(const float* picture, const Patches& from, const Pooled& p, std::int64_t depth,
                                   float* patch)
{
    const std::int64_t runCount = from.runCount, length = from.length, step = from.position[1];
    const std::int64_t *runs = from.runs, columns = p.w.out[1];
    for (std::int64_t r = 0; r < p.w.out[0]; ++r) {
        const float* x = picture + r * from.position[0];
        for (std::int64_t c = 0; c < columns; ++c, x += step, patch += depth) {
            float* to = patch;
            for (std::int64_t run = 0; run < runCount; ++run, to += length) {
                Vector::loadPart(x + runs[run], length).store(to);
                for (std::int64_t i = Vector::kLanes; i < length; i += Vector::kLanes)
                    Vector::loadPart(x + runs[run] + i, length - i).store(to + i);
            }
            for (; to < patch + depth; to += Vector::kLanes)
                Vector::zero().store(to);
        }
    }
}

Patches copied(const Patches& from, std::int64_t pictures, const Pooled& p, std::int64_t depth, float* to)
{
    static constexpr std::int64_t kStart[1] = {0};
    const Patches made{to, p.w.out[0] * p.w.out[1] * depth, {p.w.out[1] * depth, depth}, 1, depth, kStart};
    for (std::int64_t n = 0; n < pictures; ++n)
        copyPatches(from.base + n * from.picture, from, p, depth, to + n * made.picture);
    return made;
}

/// One filter's list: of `windows` windows those whose gradient ReLU lets through.
[[gnu::noinline]] std::int64_t gatherFilter(const float* g, const std::uint8_t* cell, std::int64_t filters,
                                            std::int64_t windows, const std::int32_t* starts, std::int64_t cells,
                                            std::int32_t* offsets, float* values)
{
    std::int64_t count = 0;
    for (std::int64_t i = 0; i < windows; ++i, g += filters, cell += filters, starts += cells) {
        const std::uint8_t at = *cell;
        offsets[count] = starts[at & ~kInactive];
        values[count] = *g;
        count += at < kInactive;
    }
    return count;
}

/// `starts` is room for where the patch of every window and cell begins.
void gather(const Source& from, std::int64_t first, std::int64_t pictures, const Patches& patches, PatchLists& lists,
            std::int32_t* starts)
{
    const std::int64_t windows = from.p.windows(), cells = from.p.cells(), filters = from.filters;
    for (std::int64_t n = 0; n < pictures; ++n)
        from.p.eachCell(patches.position, n * patches.picture, starts + n * windows * cells);
    const std::int64_t at = first * windows * filters;
    for (std::int64_t f = 0; f < filters; ++f)
        lists.counts[f] = gatherFilter(from.g + at + f, from.cells + at + f, filters, pictures * windows, starts,
                                       cells, lists.offsets + f * lists.room, lists.values + f * lists.room);
}

std::int64_t picturesAPart(const Pooled& p)
{
    return std::max<std::int64_t>(1, kWindowsPart / p.windows());
}

// dW (depth, filters) (+)= Σ patch · g, filter by filter
void kernelGradient(const KernelCall& call)
{
    const Source from(call, 1);
    const Pooled& p = from.p;
    const Shape& kernel = call.op.out[0];
    const std::int64_t filters = from.filters, depth = kernel.size() / filters, padded = paddedDepth(kernel);
    const std::int64_t part = picturesAPart(p);
    Room room(call.workspace);
    const Framed x = framed(call.input<float>(0), call.rows, call.op.in[0], p.w, room);
    const Runs runs(p.w, x.frame.channels);
    std::int64_t* offsets = room.take<std::int64_t>(runs.count);
    runs.fill(p.w, x.frame, offsets);
    // One entry more than windows: what does not count is written there and over.
    PatchLists lists{part * p.windows() + 1, nullptr, nullptr, room.take<std::int64_t>(filters)};
    std::int32_t* starts = room.take<std::int32_t>(part * p.windows() * p.cells());
    lists.offsets = room.take<std::int32_t>(filters * lists.room);
    lists.values = room.take<float>(filters * lists.room);
    float* sums = room.take<float>(filters * padded);
    std::memset(sums, 0, std::size_t(filters * padded) * sizeof(float));
    const bool copies = runs.length < kShortRun;
    float* copy = copies ? room.take<float>(copiedSize(std::min(part, call.rows), p, padded)) : nullptr;
    for (std::int64_t first = 0; first < call.rows; first += part) {
        const std::int64_t pictures = std::min(part, call.rows - first);
        Patches patches{x.pictures + first * x.frame.size(),
                        x.frame.size(),
                        {windowStart(x.frame, p.w, 1, 0), windowStart(x.frame, p.w, 0, 1)},
                        runs.count,
                        runs.length,
                        offsets};
        if (copies)
            patches = copied(patches, pictures, p, padded, copy);
        gather(from, first, pictures, patches, lists, starts);
        for (std::int64_t f = 0; f < filters; ++f)
            for (std::int64_t run = 0; run < patches.runCount; ++run)
                addRuns(patches.base + patches.runs[run], lists.offsets + f * lists.room,
                        lists.values + f * lists.room, lists.counts[f], patches.length,
                        sums + f * padded + run * patches.length);
    }
    float* dw = call.output<float>();
    for (std::int64_t d = 0; d < depth; ++d)
        for (std::int64_t f = 0; f < filters; ++f, ++dw)
            *dw = (call.accumulate ? *dw : 0.0f) + sums[f * padded + d];
    storeWatched(call, from);
}

std::size_t kernelGradientBytes(const OpInfo& op, std::int64_t rows)
{
    const Pooled p(op);
    const Shape& kernel = op.out[0];
    const std::int64_t filters = kernel[3], padded = paddedDepth(kernel), part = picturesAPart(p);
    const std::int64_t entries = filters * (part * p.windows() + 1);
    const bool copies = Runs(p.w, kernel[2]).length < kShortRun;
    return framedBytes(rows, op.in[0], p.w) + Room::bytes<std::int64_t>(p.w.kernel[0] * p.w.kernel[1])
        + Room::bytes<std::int64_t>(filters) + Room::bytes<std::int32_t>(part * p.windows() * p.cells())
        + Room::bytes<std::int32_t>(entries) + Room::bytes<float>(entries) + Room::bytes<float>(filters * padded)
        + (copies ? Room::bytes<float>(copiedSize(std::min(part, rows), p, padded)) : 0);
}

/// The filters of one window that meet a gradient, by the cell it came from.
struct FilterLists {
    std::int64_t room;
    std::int32_t* offsets;
    float* values;
    std::int64_t counts[kMostCells + 1];

    void fill(const float* g, const std::uint8_t* cells, std::int64_t filters, std::int64_t all, std::int64_t depth)
    {
        std::fill_n(counts, all + 1, 0);
        for (std::int64_t f = 0; f < filters; ++f) {
            const std::int64_t list = cells[f] < kInactive ? cells[f] : all;
            const std::int64_t entry = list * room + counts[list]++;
            offsets[entry] = std::int32_t(f * depth);
            values[entry] = g[f];
        }
    }
};

/// Wᵀ (filters, depth).
void transpose(const float* w, std::int64_t depth, std::int64_t filters, float* to)
{
    for (std::int64_t f = 0; f < filters; ++f)
        for (std::int64_t d = 0; d < depth; ++d)
            *to++ = w[d * filters + f];
}

// dx += W of the filter · g, at the window of the position that the gradient came from
void inputGradient(const KernelCall& call)
{
    const Source from(call, 0);
    const Pooled& p = from.p;
    const Shape &kernel = call.op.in[2], &picture = call.op.out[0];
    const std::int64_t filters = from.filters, depth = kernel.size() / filters, cells = p.cells();
    const Frame frame = frameFor(picture, p.w);
    const Runs runs(p.w, frame.channels);
    Room room(call.workspace);
    float* w = room.take<float>(depth * filters);
    transpose(call.input<float>(2), depth, filters, w);
    std::int64_t* offsets = room.take<std::int64_t>(runs.count);
    runs.fill(p.w, frame, offsets);
    const std::int64_t steps[2] = {windowStart(frame, p.w, 1, 0), windowStart(frame, p.w, 0, 1)};
    std::int32_t* starts = room.take<std::int32_t>(p.windows() * cells);
    p.eachCell(steps, 0, starts);
    FilterLists lists{
        filters, room.take<std::int32_t>(filters * (cells + 1)), room.take<float>(filters * (cells + 1)), {}};
    float* dx = room.take<float>(frame.size());
    for (std::int64_t n = 0; n < call.rows; ++n) {
        std::memset(dx, 0, std::size_t(frame.size()) * sizeof(float));
        for (std::int64_t window = 0; window < p.windows(); ++window) {
            const std::int64_t at = (n * p.windows() + window) * filters;
            lists.fill(from.g + at, from.cells + at, filters, cells, depth);
            for (std::int64_t cell = 0; cell < cells; ++cell) {
                float* start = dx + starts[window * cells + cell];
                for (std::int64_t run = 0; run < runs.count && lists.counts[cell] > 0; ++run)
                    addRuns(w + run * runs.length, lists.offsets + cell * lists.room,
                            lists.values + cell * lists.room, lists.counts[cell], runs.length, start + offsets[run]);
            }
        }
        for (std::int64_t r = 0; r < picture[0]; ++r)
            std::memcpy(call.output<float>() + (n * picture[0] + r) * picture[1] * picture[2],
                        dx + (r + p.w.before[0]) * frame.rowStride() + p.w.before[1] * frame.channels,
                        std::size_t(picture[1] * picture[2]) * sizeof(float));
    }
    storeWatched(call, from);
}

std::size_t inputGradientBytes(const OpInfo& op, std::int64_t)
{
    const Pooled p(op);
    const std::int64_t entries = op.in[0][2] * (p.cells() + 1);
    return Room::bytes<float>(op.in[2].size()) + Room::bytes<std::int64_t>(p.w.kernel[0] * p.w.kernel[1])
        + Room::bytes<std::int32_t>(p.windows() * p.cells()) + Room::bytes<std::int32_t>(entries)
        + Room::bytes<float>(entries) + Room::bytes<float>(frameFor(op.out[0], p.w).size());
}

} // namespace

void addPooledGradients(Kernels& kernels)
{
    kernels.push_back({"conv2d_relu_max_pool_bias_gradient", DType::f32, nullptr, biasGradient});
    kernels.push_back({"conv2d_relu_max_pool_kernel_gradient", DType::f32, kernelGradientBytes, kernelGradient});
    kernels.push_back({"conv2d_relu_max_pool_input_gradient", DType::f32, inputGradientBytes, inputGradient});
}

} // namespace loom::simd
