#include "pack.h"
#include "pooled.h"

#include <cstring>

namespace loom::simd {
namespace {

/// Filters looked at together.
constexpr std::int64_t kBlock = 64;
/// Filters beside each other in the convolution's rows are padded to whole registers.
constexpr std::int64_t kPadding = 8;

std::int64_t padded(std::int64_t filters)
{
    return (filters + kPadding - 1) / kPadding * kPadding;
}

/// The largest numbers of one window for some filters, and the cells (the first of equals) they stand in; numbers of
/// neighbouring cells are `step`, of neighbouring rows `rowStep` apart.
void largest(const float* window, std::int64_t step, std::int64_t rowStep, const Pooled& p, std::int64_t count,
             float* __restrict top, std::int32_t* __restrict at)
{
    std::memcpy(top, window, std::size_t(count) * sizeof(float));
    std::memset(at, 0, std::size_t(count) * sizeof(std::int32_t));
    for (std::int64_t i = 0; i < p.cell[0]; ++i)
        for (std::int64_t j = i == 0 ? 1 : 0; j < p.cell[1]; ++j) {
            const float* __restrict x = window + i * rowStep + j * step;
            const auto cell = std::int32_t(i * p.cell[1] + j);
            for (std::int64_t k = 0; k < count; ++k) {
                at[k] = x[k] > top[k] ? cell : at[k];
                top[k] = x[k] > top[k] ? x[k] : top[k];
            }
        }
}

/// The same for windows of 2 × 2 and kPadding filters in one go.
inline void largestOf4(const float* window, std::int64_t step, std::int64_t rowStep, float* __restrict top,
                       std::int32_t* __restrict at)
{
    const float* __restrict x0 = window, * __restrict x1 = window + step;
    const float* __restrict x2 = window + rowStep, * __restrict x3 = window + rowStep + step;
    for (std::int64_t k = 0; k < kPadding; ++k) {
        const float first = x1[k] > x0[k] ? x1[k] : x0[k], second = x3[k] > x2[k] ? x3[k] : x2[k];
        const std::int32_t cell = x1[k] > x0[k] ? 1 : 0, lower = x3[k] > x2[k] ? 3 : 2;
        at[k] = (second > first ? lower : cell) | ((second > first ? second : first) > 0 ? 0 : kInactive);
        top[k] = second > first ? second : first;
    }
}

/// One pooled row of windows of 2 × 2; see `poolRow`. Where filters do not fill their registers, zeros run over into
/// the next window, which is written later; the row's last one is written exactly.
void poolRowOf4(const float* lines, std::int64_t columns, std::int64_t filters, std::int64_t windows, float* y,
                std::uint8_t* cells)
{
    const std::int64_t step = padded(filters);
    for (std::int64_t c = 0; c < windows; ++c, y += filters, cells += cells ? filters : 0)
        for (std::int64_t f = 0; f < filters; f += kPadding) {
            float top[kPadding];
            std::int32_t at[kPadding];
            std::uint8_t numbers[kPadding];
            largestOf4(lines + 2 * c * step + f, step, columns * step, top, at);
            for (std::int64_t k = 0; k < kPadding; ++k)
                numbers[k] = std::uint8_t(at[k]);
            if (f + kPadding <= filters || (c + 1 < windows && filters >= kPadding / 2)) {
                std::memcpy(y + f, top, sizeof(top));
                if (cells)
                    std::memcpy(cells + f, numbers, sizeof(numbers));
                continue;
            }
            std::memcpy(y + f, top, std::size_t(filters - f) * sizeof(float));
            if (cells)
                std::memcpy(cells + f, numbers, std::size_t(filters - f));
        }
}

/// One pooled row; `lines` are the convolution's rows under it, `columns` wide, their filters padded.
void poolRow(const float* lines, std::int64_t columns, std::int64_t filters, const Pooled& p, float* y,
             std::uint8_t* cells)
{
    if (p.cell[0] == 2 && p.cell[1] == 2)
        return poolRowOf4(lines, columns, filters, p.out[1], y, cells);
    const std::int64_t step = padded(filters);
    for (std::int64_t c = 0; c < p.out[1]; ++c)
        for (std::int64_t f = 0; f < filters; f += kBlock) {
            const std::int64_t count = std::min(kBlock, step - f), real = std::min(kBlock, filters - f);
            const float* window = lines + c * p.cell[1] * step + f;
            float top[kBlock];
            std::int32_t at[kBlock];
            largest(window, step, columns * step, p, count, top, at);
            std::memcpy(y + c * filters + f, top, std::size_t(real) * sizeof(float));
            if (!cells)
                continue;
            std::uint8_t numbers[kBlock];
            for (std::int64_t k = 0; k < count; ++k)
                numbers[k] = std::uint8_t(at[k] | (top[k] > 0 ? 0 : kInactive));
            std::memcpy(cells + c * filters + f, numbers, std::size_t(real));
        }
}

/// Columns of the convolution that are computed: those that no window reaches only where they are watched.
std::int64_t columnsFor(const Pooled& p, bool watched)
{
    return watched ? p.w.out[1] : p.out[1] * p.cell[1];
}

/// Convolution and ReLU of some rows of one picture, filters padded, and where the maps go that somebody watches.
struct Lines {
    Left left;
    const float* packed;
    std::int64_t filters, depth;
    const float* bias; ///< padded; null: none
    float* out;
    float* sums; ///< room for them, as `out`

    void compute(const float* base, std::int64_t positions, float* sumMap, float* reluMap) const
    {
        Left rows = left;
        rows.base = base;
        packedProduct(
            rows, positions, packed, depth, padded(filters),
            {.out = out, .stride = padded(filters), .bias = bias, .relu = true, .sum = sumMap ? sums : nullptr});
        store(sums, positions, sumMap);
        store(out, positions, reluMap);
    }
    void store(const float* from, std::int64_t positions, float* map) const
    {
        for (std::int64_t i = 0; map && i < positions; ++i)
            std::memcpy(map + i * filters, from + i * padded(filters), std::size_t(filters) * sizeof(float));
    }
};

/// The bias with zeros behind it.
const float* paddedBias(const float* bias, std::int64_t filters, float* room)
{
    if (!bias)
        return nullptr;
    std::memset(room, 0, std::size_t(padded(filters)) * sizeof(float));
    std::memcpy(room, bias, std::size_t(filters) * sizeof(float));
    return room;
}

/// Outputs in a training plan: pooled map, cells, and the maps that are stored where watched: after ReLU, before it.
/// A plan for inference has the cells among those.
struct Outputs {
    float *y, *relu, *sum;
    std::uint8_t* cells;

    explicit Outputs(const KernelCall& call)
        : y(call.output<float>(0))
        , relu(call.output<float>(2))
        , sum(call.output<float>(3))
        , cells(call.output<std::uint8_t>(1))
    {
    }
};

void forward(const KernelCall& call)
{
    const Pooled p(call.op);
    const Shape& kernel = call.op.in[1];
    const std::int64_t filters = kernel[3], depth = kernel.size() / filters;
    const Outputs out(call);
    const bool watched = out.relu || out.sum;
    const std::int64_t columns = columnsFor(p, watched), map = p.w.out[0] * p.w.out[1] * filters;
    Room room(call.workspace);
    float* packed = room.take<float>(packedSize(depth, filters));
    pack(call.input<float>(1), filters, depth, filters, packed, depth);
    const Framed x = framed(call.input<float>(0), call.rows, call.op.in[0], p.w, room);
    float* lines = room.take<float>(p.cell[0] * p.w.out[1] * padded(filters));
    float* sums = out.sum ? room.take<float>(p.cell[0] * p.w.out[1] * padded(filters)) : nullptr;
    const float* bias = paddedBias(call.input<float>(2), filters, room.take<float>(padded(filters)));
    const Runs runs(p.w, x.frame.channels);
    std::int64_t* starts = room.take<std::int64_t>(p.cell[0] * p.w.out[1]);
    std::int64_t* offsets = room.take<std::int64_t>(runs.count);
    for (std::int64_t i = 0; i < p.cell[0] * columns; ++i)
        starts[i] = windowStart(x.frame, p.w, i / columns, i % columns);
    runs.fill(p.w, x.frame, offsets);
    const Lines compute{
        {.base = nullptr, .rows = starts, .runs = offsets, .runCount = runs.count, .length = runs.length},
        packed,
        filters,
        depth,
        bias,
        lines,
        sums};
    for (std::int64_t n = 0; n < call.rows; ++n)
        for (std::int64_t r = 0; r * p.cell[0] < (watched ? p.w.out[0] : p.out[0] * p.cell[0]); ++r) {
            const std::int64_t first = r * p.cell[0], rows = std::min(p.cell[0], p.w.out[0] - first);
            const std::int64_t at = n * map + first * p.w.out[1] * filters;
            compute.compute(x.pictures + n * x.frame.size() + windowStart(x.frame, p.w, first, 0), rows * columns,
                            out.sum ? out.sum + at : nullptr, out.relu ? out.relu + at : nullptr);
            const std::int64_t to = (n * p.out[0] + r) * p.out[1] * filters;
            if (r < p.out[0])
                poolRow(lines, columns, filters, p, out.y + to, out.cells ? out.cells + to : nullptr);
        }
}

std::size_t forwardBytes(const OpInfo& op, std::int64_t rows)
{
    const Pooled p(op);
    const Shape& kernel = op.in[1];
    const std::int64_t filters = kernel[3], line = p.cell[0] * p.w.out[1];
    return Room::bytes<float>(packedSize(kernel.size() / filters, filters)) + framedBytes(rows, op.in[0], p.w)
        + 2 * Room::bytes<float>(line * padded(filters)) + Room::bytes<float>(padded(filters))
        + Room::bytes<std::int64_t>(line) + Room::bytes<std::int64_t>(p.w.kernel[0] * p.w.kernel[1]);
}

} // namespace

void addPooledForward(Kernels& kernels)
{
    kernels.push_back({"conv2d_relu_max_pool", DType::f32, forwardBytes, forward});
}

} // namespace loom::simd
