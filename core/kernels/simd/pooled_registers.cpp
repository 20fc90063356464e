#include "pack.h"
#include "pooled.h"

namespace loom::simd {
namespace {

/// The rows of a tile are the cells of W windows.
template<int W, int N> struct WindowTile {
    static constexpr int kCells = 4;

    static void compute(const Left& left, Panel panel, const float* bias, std::int64_t window, std::int64_t filters,
                        std::int64_t j, float* y, std::uint8_t* cells)
    {
        constexpr int kLanes = Vector::kLanes;
        Vector sums[W * kCells][N];
        startTile(sums, Finish{}, 0, 0, 0);
        addTile<W * kCells, N, true>(sums, left, panel, window * kCells);
#pragma GCC unroll 2
        for (int n = 0; n < N; ++n) {
            const std::int64_t at = j + n * kLanes, count = filters - at;
            if (count <= 0)
                break;
            const Vector b = bias ? loadLanes(bias + at, count) : Vector::zero();
#pragma GCC unroll 4
            for (int w = 0; w < W; ++w) {
                Vector x[kCells];
#pragma GCC unroll 4
                for (int i = 0; i < kCells; ++i)
                    x[i] = relu(bias ? sums[w * kCells + i][n] + b : sums[w * kCells + i][n]);
                const std::int64_t to = (window + w) * filters + at;
                storeLargest(x, count, y + to, cells ? cells + to : nullptr);
            }
        }
    }
};

template<int N> void windowProduct(const Left& left, Panel panel, const float* bias, std::int64_t windows,
                                   std::int64_t filters, std::int64_t j, float* y, std::uint8_t* cells)
{
    constexpr int kWindows = N == 1 ? kTileRows / 4 * 2 : kTileRows / 4;
    std::int64_t window = 0;
    for (; window + kWindows <= windows; window += kWindows)
        WindowTile<kWindows, N>::compute(left, panel, bias, window, filters, j, y, cells);
    for (; window < windows; ++window)
        WindowTile<1, N>::compute(left, panel, bias, window, filters, j, y, cells);
}

} // namespace

void poolInRegisters(const KernelCall& call, const Pooled& p)
{
    const std::int64_t filters = call.op.in[1][3], depth = call.op.in[1].size() / filters, windows = p.windows();
    Room room(call.workspace);
    float* packed = room.take<float>(packedSize(depth, filters));
    pack(call.input<float>(1), filters, depth, filters, packed, depth);
    const Framed x = framed(call.input<float>(0), call.rows, call.op.in[0], p.w, room);
    const Runs runs(p.w, x.frame.channels);
    std::int64_t* starts = room.take<std::int64_t>(windows * p.cells());
    std::int64_t* offsets = room.take<std::int64_t>(runs.count);
    const std::int64_t steps[2] = {windowStart(x.frame, p.w, 1, 0), windowStart(x.frame, p.w, 0, 1)};
    p.eachCell(steps, 0, starts);
    runs.fill(p.w, x.frame, offsets);
    std::uint8_t* cells = call.output<std::uint8_t>(1);
    for (std::int64_t n = 0; n < call.rows; ++n) {
        const Left left{.base = x.pictures + n * x.frame.size(),
                        .rows = starts,
                        .runs = offsets,
                        .runCount = runs.count,
                        .length = runs.length};
        float* y = call.output<float>() + n * windows * filters;
        std::uint8_t* numbers = cells ? cells + n * windows * filters : nullptr;
        const float* panel = packed;
        for (std::int64_t j = 0; j < filters; j += kPanel, panel += depth * kPanel)
            if (filters - j > Vector::kLanes)
                windowProduct<kTileVectors>(left, {panel, kPanel}, call.input<float>(2), windows, filters, j, y,
                                            numbers);
            else
                windowProduct<1>(left, {panel, kPanel}, call.input<float>(2), windows, filters, j, y, numbers);
    }
}

std::size_t poolInRegistersBytes(const OpInfo& op, std::int64_t rows, const Pooled& p)
{
    const Shape& kernel = op.in[1];
    return Room::bytes<float>(packedSize(kernel.size() / kernel[3], kernel[3])) + framedBytes(rows, op.in[0], p.w)
        + Room::bytes<std::int64_t>(p.windows() * p.cells())
        + Room::bytes<std::int64_t>(p.w.kernel[0] * p.w.kernel[1]);
}

} // namespace loom::simd
