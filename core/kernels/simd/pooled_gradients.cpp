#include "pooled_source.h"

#include <cstring>

/// Backward through max-pooling and ReLU at once: of each pooling window one number at most has a gradient, so three
/// quarters of the products of a 2 × 2 window need not be computed.
namespace loom::simd {

void storeWatched(const KernelCall& call, const PooledSource& from)
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

namespace {

/// Pooling windows whose gradients are gathered before they are summed.
constexpr std::int64_t kWindowsPart = 32;
/// Numbers of a run below which patches are copied together first, where enough filters read each of them.
constexpr std::int64_t kShortRun = 16, kManyFilters = 64;

bool areCopied(const Runs& runs, std::int64_t filters)
{
    const bool few = filters < kManyFilters && runs.count <= kMostShortRuns && runs.length <= kLongestShortRun;
    return runs.length < kShortRun && !few;
}

constexpr std::int64_t kSums = 64; ///< of the bias's gradient that are added to side by side

void addActive(const float* g, const std::uint8_t* cells, std::int64_t count, float* __restrict sums)
{
    for (std::int64_t f = 0; f < count; ++f)
        sums[f] += cells[f] < kInactive ? g[f] : 0.0f;
}

// db (filters) (+)= Σ g
void biasGradient(const KernelCall& call)
{
    const PooledSource from(call, 0);
    const std::int64_t filters = from.filters, windows = call.rows * from.p.windows(), together = kSums / filters;
    float* db = call.output<float>();
    if (!call.accumulate)
        std::memset(db, 0, std::size_t(filters) * sizeof(float));
    std::int64_t done = 0;
    if (together > 1 && windows >= together) {
        // A few filters do not fill a register: windows side by side do.
        float sums[kSums] = {};
        const std::int64_t span = together * filters;
        for (; done + together <= windows; done += together)
            addActive(from.g + done * filters, from.cells + done * filters, span, sums);
        for (std::int64_t i = 0; i < span; ++i)
            db[i % filters] += sums[i];
    }
    for (; done < windows; ++done)
        addActive(from.g + done * filters, from.cells + done * filters, filters, db);
    storeWatched(call, from);
}

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

/// For every filter the patches that meet a gradient, and that gradient.
struct PatchLists {
    std::int64_t room; ///< entries a filter
    std::int32_t* offsets;
    float* values;
    std::int64_t* counts;

    /// sum += Σ patch · gradient of filter f
    void add(std::int64_t f, const Patches& patches, float* sum) const
    {
        const std::int32_t* offset = offsets + f * room;
        const float* value = values + f * room;
        if (patches.runCount > 1 && patches.runCount <= kMostShortRuns && patches.length <= kLongestShortRun)
            return addShortRuns(patches.base, patches.runs, patches.runCount, offset, value, counts[f],
                                patches.length, sum);
        for (std::int64_t run = 0; run < patches.runCount; ++run)
            addRuns(patches.base + patches.runs[run], offset, value, counts[f], patches.length,
                    sum + run * patches.length);
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

/// One filter's list: of the windows of some pictures those whose gradient ReLU lets through. `starts` tells where
/// the patch of every window and cell begins in the first picture.
[[gnu::noinline]] std::int64_t gatherFilter(const float* g, const std::uint8_t* cell, std::int64_t filters,
                                            std::int64_t pictures, std::int64_t windows, const std::int32_t* starts,
                                            std::int64_t cells, std::int64_t picture, std::int32_t* offsets,
                                            float* values)
{
    std::int64_t count = 0;
    for (std::int64_t n = 0; n < pictures; ++n) {
        const std::int32_t* start = starts;
        const auto first = std::int32_t(n * picture);
        for (std::int64_t i = 0; i < windows; ++i, g += filters, cell += filters, start += cells) {
            const std::uint8_t at = *cell;
            offsets[count] = first + start[at & ~kInactive];
            values[count] = *g;
            count += at < kInactive;
        }
    }
    return count;
}

void gather(const PooledSource& from, std::int64_t first, std::int64_t pictures, std::int64_t picture,
            const std::int32_t* starts, PatchLists& lists)
{
    const std::int64_t windows = from.p.windows(), filters = from.filters, at = first * windows * filters;
    for (std::int64_t f = 0; f < filters; ++f)
        lists.counts[f] =
            gatherFilter(from.g + at + f, from.cells + at + f, filters, pictures, windows, starts, from.p.cells(),
                         picture, lists.offsets + f * lists.room, lists.values + f * lists.room);
}

std::int64_t picturesAPart(const Pooled& p)
{
    return std::max<std::int64_t>(1, kWindowsPart / p.windows());
}

// dW (depth, filters) (+)= Σ patch · g, filter by filter
void kernelGradient(const KernelCall& call)
{
    const PooledSource from(call, 1);
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
    std::int32_t* starts = room.take<std::int32_t>(p.windows() * p.cells());
    lists.offsets = room.take<std::int32_t>(filters * lists.room);
    lists.values = room.take<float>(filters * lists.room);
    float* sums = room.take<float>(filters * padded);
    std::memset(sums, 0, std::size_t(filters * padded) * sizeof(float));
    const bool copies = areCopied(runs, filters);
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
        if (first == 0)
            p.eachCell(patches.position, 0, starts);
        gather(from, first, pictures, patches.picture, starts, lists);
        for (std::int64_t f = 0; f < filters; ++f)
            lists.add(f, patches, sums + f * padded);
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
    const bool copies = areCopied(Runs(p.w, kernel[2]), filters);
    return framedBytes(rows, op.in[0], p.w) + Room::bytes<std::int64_t>(p.w.kernel[0] * p.w.kernel[1])
        + Room::bytes<std::int64_t>(filters) + Room::bytes<std::int32_t>(p.windows() * p.cells())
        + Room::bytes<std::int32_t>(entries) + Room::bytes<float>(entries) + Room::bytes<float>(filters * padded)
        + (copies ? Room::bytes<float>(copiedSize(std::min(part, rows), p, padded)) : 0);
}

} // namespace

void addPooledGradients(Kernels& kernels)
{
    kernels.push_back({"conv2d_relu_max_pool_bias_gradient", DType::f32, nullptr, biasGradient});
    kernels.push_back({"conv2d_relu_max_pool_kernel_gradient", DType::f32, kernelGradientBytes, kernelGradient});
    addPooledInputGradient(kernels);
}

} // namespace loom::simd
