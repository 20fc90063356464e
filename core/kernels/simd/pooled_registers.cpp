#include "pooled.h"

namespace loom::simd {
namespace {

constexpr int kCells = 4;

/// Where the first of each window's four cells begins in a picture, and the cells from there.
struct Windows {
    const float* picture;
    const std::int64_t* starts;
    std::int64_t cells[kCells];
    const std::int64_t* runs;
    std::int64_t runCount, length;
};

/// Sums of the cells of W windows, N vectors of filters each.
template<class V, int W, int N> struct WindowTile {
    /// sums += patches · columns. Every cell is read through its window's pointer: few registers hold all addresses.
    static void add(V (&sums)[W][kCells][N], const Windows& windows, std::int64_t window, Panel panel)
    {
        const std::int64_t right = windows.cells[1], below = windows.cells[2], across = windows.cells[3];
        const float* column = panel.columns;
        for (std::int64_t r = 0; r < windows.runCount; ++r) {
            const float* at[W];
#pragma GCC unroll 8
            for (int w = 0; w < W; ++w)
                at[w] = windows.picture + windows.starts[(window + w) * kCells] + windows.runs[r];
            for (std::int64_t k = 0; k < windows.length; ++k, column += panel.step) {
                V filters[N];
#pragma GCC unroll 2
                for (int n = 0; n < N; ++n)
                    filters[n] = V::load(column + n * V::kLanes);
#pragma GCC unroll 8
                for (int w = 0; w < W; ++w) {
                    const float* here = at[w]++;
                    const float* const cells[kCells] = {here, here + right, here + below, here + across};
#pragma GCC unroll 4
                    for (int i = 0; i < kCells; ++i) {
                        const V x = V::spread(cells[i]);
#pragma GCC unroll 2
                        for (int n = 0; n < N; ++n)
                            sums[w][i][n] = fma(x, filters[n], sums[w][i][n]);
                    }
                }
            }
        }
    }
    static void compute(const Windows& windows, Panel panel, const float* bias, std::int64_t window,
                        std::int64_t filters, std::int64_t j, float* y, std::uint8_t* cells)
    {
        constexpr int kLanes = V::kLanes;
        V sums[W][kCells][N];
#pragma GCC unroll 8
        for (int w = 0; w < W; ++w)
#pragma GCC unroll 4
            for (int i = 0; i < kCells; ++i)
#pragma GCC unroll 2
                for (int n = 0; n < N; ++n)
                    sums[w][i][n] = V::zero();
        add(sums, windows, window, panel);
#pragma GCC unroll 2
        for (int n = 0; n < N; ++n) {
            const std::int64_t at = j + n * kLanes, count = filters - at;
            if (count <= 0)
                break;
            const V b = bias ? loadLanes<V>(bias + at, count) : V::zero();
#pragma GCC unroll 8
            for (int w = 0; w < W; ++w) {
                V x[kCells];
#pragma GCC unroll 4
                for (int i = 0; i < kCells; ++i)
                    x[i] = relu(bias ? sums[w][i][n] + b : sums[w][i][n]);
                const std::int64_t to = (window + w) * filters + at;
                storeLargest(x, count, y + to, cells ? cells + to : nullptr);
            }
        }
    }
};

template<class V, int N> void windowProduct(const Windows& windows, Panel panel, const float* bias,
                                            std::int64_t count, std::int64_t filters, std::int64_t j, float* y,
                                            std::uint8_t* cells)
{
    constexpr int kWindows = N == 1 ? kTileRows / 4 * 2 : kTileRows / 4;
    std::int64_t window = 0;
    for (; window + kWindows <= count; window += kWindows)
        WindowTile<V, kWindows, N>::compute(windows, panel, bias, window, filters, j, y, cells);
    for (; window < count; ++window)
        WindowTile<V, 1, N>::compute(windows, panel, bias, window, filters, j, y, cells);
}

} // namespace

void poolInRegisters(const KernelCall& call, const Pooled& p, const float* packed, Room& room)
{
    const std::int64_t filters = call.op.in[1][3], depth = call.op.in[1].size() / filters, windows = p.windows();
    const Framed x = framed(call.input<float>(0), call.rows, call.op.in[0], p.w, room);
    const Runs runs(p.w, x.frame.channels);
    std::int64_t* starts = room.take<std::int64_t>(windows * p.cells());
    std::int64_t* offsets = room.take<std::int64_t>(runs.count);
    const std::int64_t steps[2] = {windowStart(x.frame, p.w, 1, 0), windowStart(x.frame, p.w, 0, 1)};
    p.eachCell(steps, 0, starts);
    Windows each{nullptr, starts, {0, steps[1], steps[0], steps[0] + steps[1]}, offsets, runs.count, runs.length};
    runs.fill(p.w, x.frame, offsets);
    std::uint8_t* cells = call.output<std::uint8_t>(1);
    for (std::int64_t n = 0; n < call.rows; ++n) {
        each.picture = x.pictures + n * x.frame.size();
        float* y = call.output<float>() + n * windows * filters;
        std::uint8_t* numbers = cells ? cells + n * windows * filters : nullptr;
        const float* panel = packed;
        for (std::int64_t j = 0; j < filters; j += kPanel, panel += depth * kPanel)
            if (filters - j > Vector::kLanes)
                windowProduct<Vector, kTileVectors>(each, {panel, kPanel}, call.input<float>(2), windows, filters, j,
                                                    y, numbers);
            else if (filters - j > Narrow::kLanes)
                windowProduct<Vector, 1>(each, {panel, kPanel}, call.input<float>(2), windows, filters, j, y,
                                         numbers);
            else
                windowProduct<Narrow, 1>(each, {panel, kPanel}, call.input<float>(2), windows, filters, j, y,
                                         numbers);
    }
}

std::size_t poolInRegistersBytes(const OpInfo& op, std::int64_t rows, const Pooled& p)
{
    return framedBytes(rows, op.in[0], p.w) + Room::bytes<std::int64_t>(p.windows() * p.cells())
        + Room::bytes<std::int64_t>(p.w.kernel[0] * p.w.kernel[1]);
}

} // namespace loom::simd
