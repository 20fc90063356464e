#pragma once

#include "isa.h"

#include <algorithm>
#include <cstdint>

/// Products of matrices in tiles that stay in registers (the scheme of K. Goto and R. van de Geijn, Anatomy of
/// High-Performance Matrix Multiplication, 2008, without its outer blocking: the factors of a teaching network fit
/// the second cache). Every sum runs over k in rising order with one rounding a step, so a result does not depend on
/// where tiles, panels or pieces begin.
namespace loom::simd {

/// Registers for rows of so few numbers that they fill no more: a wide one is no sooner done with them.
using Narrow = Eight;

constexpr std::int64_t kPanel = kTileVectors * Vector::kLanes; ///< columns of a full panel

/// Numbers between rows of a length that would let them fall on the same lines of a cache.
constexpr std::int64_t kApart = 16;

/// As many numbers as there are from here on, at most a register full; lanes beyond them are zero.
template<class V = Vector> inline V loadLanes(const float* at, std::int64_t numbers)
{
    return numbers >= V::kLanes ? V::load(at) : V::loadPart(at, numbers);
}

template<class V> inline void storeLanes(V x, float* at, std::int64_t numbers)
{
    if (numbers >= V::kLanes)
        x.store(at);
    else
        x.storePart(at, numbers);
}

/// The left factor: row m begins at base + rows[m] (or m·rowStride where `rows` is null) and is read in `runCount`
/// runs; run r begins at runs[r] (0 where `runs` is null) and takes `length` numbers `step` apart.
struct Left {
    const float* base;
    const std::int64_t* rows = nullptr;
    std::int64_t rowStride = 0;
    const std::int64_t* runs = nullptr;
    std::int64_t runCount = 1;
    std::int64_t length = 0;
    std::int64_t step = 1;

    const float* row(std::int64_t m) const { return base + (rows ? rows[m] : m * rowStride); }
    std::int64_t depth() const { return runCount * length; }
};

/// Columns [first, first + width) of the right factor: number k of column j at columns[k·step + j]; behind `width`
/// the memory up to a whole vector may be read.
struct Panel {
    const float* columns;
    std::int64_t step;
};

/// What becomes of the sums: out[m·stride + j] = activation(sum + bias[j]); sums begin at from[m·fromStride + j],
/// which may be the output itself, or at zero where `from` is null.
struct Finish {
    float* out;
    std::int64_t stride;
    const float* from = nullptr;
    std::int64_t fromStride = 0;
    const float* bias = nullptr;
    bool relu = false;
    float* sum = nullptr; ///< where asked for: the sums with bias, before the activation
};

template<int M, int N, bool kWhole> inline void finishTile(const Vector (&sums)[M][N], const Finish& finish,
                                                           std::int64_t m, std::int64_t j, std::int64_t width)
{
    constexpr int kLanes = Vector::kLanes;
    const auto load = [&](const float* at, int n) {
        return kWhole ? Vector::load(at + n * kLanes) : Vector::loadPart(at + n * kLanes, width - n * kLanes);
    };
    const auto store = [&](Vector x, float* at, int n) {
        if constexpr (kWhole)
            x.store(at + n * kLanes);
        else
            x.storePart(at + n * kLanes, width - n * kLanes);
    };
#pragma GCC unroll 4
    for (int n = 0; n < N; ++n) {
        const Vector bias = finish.bias ? load(finish.bias + j, n) : Vector::zero();
#pragma GCC unroll 16
        for (int i = 0; i < M; ++i) {
            float* out = finish.out + (m + i) * finish.stride + j;
            Vector x = sums[i][n];
            if (finish.bias)
                x = x + bias;
            if (finish.sum)
                store(x, finish.sum + (m + i) * finish.stride + j, n);
            store(finish.relu ? relu(x) : x, out, n);
        }
    }
}

template<int M, int N>
inline void startTile(Vector (&sums)[M][N], const Finish& finish, std::int64_t m, std::int64_t j, std::int64_t width)
{
    constexpr int kLanes = Vector::kLanes;
#pragma GCC unroll 16
    for (int i = 0; i < M; ++i)
#pragma GCC unroll 4
        for (int n = 0; n < N; ++n)
            sums[i][n] = Vector::zero();
    if (!finish.from)
        return;
#pragma GCC unroll 16
    for (int i = 0; i < M; ++i)
#pragma GCC unroll 4
        for (int n = 0; n < N; ++n)
            sums[i][n] = Vector::loadPart(finish.from + (m + i) * finish.fromStride + j + n * kLanes,
                                          std::clamp<std::int64_t>(width - n * kLanes, 0, kLanes));
}

/// sums += M rows · N vectors of columns.
template<int M, int N, bool kContiguous>
inline void addTile(Vector (&sums)[M][N], const Left& left, Panel panel, std::int64_t m)
{
    const float* rows[M];
#pragma GCC unroll 16
    for (int i = 0; i < M; ++i)
        rows[i] = left.row(m + i);
    const std::int64_t step = kContiguous ? 1 : left.step;
    const float* column = panel.columns;
    for (std::int64_t r = 0; r < left.runCount; ++r) {
        const std::int64_t offset = left.runs ? left.runs[r] : 0;
        const float* at[M];
#pragma GCC unroll 16
        for (int i = 0; i < M; ++i)
            at[i] = rows[i] + offset;
        for (std::int64_t k = 0; k < left.length; ++k, column += panel.step) {
            Vector right[N];
#pragma GCC unroll 4
            for (int n = 0; n < N; ++n)
                right[n] = Vector::load(column + n * Vector::kLanes);
#pragma GCC unroll 16
            for (int i = 0; i < M; ++i) {
                const Vector x = Vector::spread(at[i] + k * step);
#pragma GCC unroll 4
                for (int n = 0; n < N; ++n)
                    sums[i][n] = fma(x, right[n], sums[i][n]);
            }
        }
    }
}

/// One tile of M rows and N vectors of columns.
template<int M, int N, bool kContiguous>
void tile(const Left& left, Panel panel, const Finish& finish, std::int64_t m, std::int64_t j, std::int64_t width)
{
    Vector sums[M][N];
    startTile(sums, finish, m, j, width);
    addTile<M, N, kContiguous>(sums, left, panel, m);
    if (width == N * Vector::kLanes)
        finishTile<M, N, true>(sums, finish, m, j, width);
    else
        finishTile<M, N, false>(sums, finish, m, j, width);
}

/// Calls tile<rows, N> for up to M rows.
template<int M, int N, bool kContiguous> void lastTile(std::int64_t rows, const Left& left, Panel panel,
                                                       const Finish& finish, std::int64_t m, std::int64_t j,
                                                       std::int64_t width)
{
    if constexpr (M > 0) {
        if (rows == M)
            tile<M, N, kContiguous>(left, panel, finish, m, j, width);
        else
            lastTile<M - 1, N, kContiguous>(rows, left, panel, finish, m, j, width);
    }
}

/// Sums below which a tile waits for its own multiplications instead of starting new ones.
constexpr int kBusySums = 8;

/// All rows against one panel. Where too few were left for a tile of their own, the last whole one shares its rows.
template<int N, bool kContiguous> void panelProduct(const Left& left, std::int64_t rows, Panel panel,
                                                    const Finish& finish, std::int64_t j, std::int64_t width)
{
    const std::int64_t over = rows % kTileRows;
    const bool shares = over > 0 && over * N < kBusySums && rows > kTileRows;
    std::int64_t m = 0;
    for (const std::int64_t end = rows - over - (shares ? kTileRows : 0); m < end; m += kTileRows)
        tile<kTileRows, N, kContiguous>(left, panel, finish, m, j, width);
    if (shares) {
        const std::int64_t half = (rows - m + 1) / 2;
        lastTile<kTileRows, N, kContiguous>(half, left, panel, finish, m, j, width);
        m += half;
    }
    lastTile<kTileRows - 1, N, kContiguous>(rows - m, left, panel, finish, m, j, width);
}

/// `width` columns from column j on, at most a full panel.
inline void panelProduct(const Left& left, std::int64_t rows, Panel panel, const Finish& finish, std::int64_t j,
                         std::int64_t width)
{
    const bool contiguous = left.step == 1;
    if (width > Vector::kLanes) {
        if (contiguous)
            panelProduct<kTileVectors, true>(left, rows, panel, finish, j, width);
        else
            panelProduct<kTileVectors, false>(left, rows, panel, finish, j, width);
    } else if (contiguous) {
        panelProduct<1, true>(left, rows, panel, finish, j, width);
    } else {
        panelProduct<1, false>(left, rows, panel, finish, j, width);
    }
}

inline std::int64_t panelsOf(std::int64_t columns)
{
    return (columns + kPanel - 1) / kPanel;
}

/// Numbers that packed panels of `depth` × `columns` take.
inline std::int64_t packedSize(std::int64_t depth, std::int64_t columns)
{
    return depth * panelsOf(columns) * kPanel;
}

/// All columns, from panels packed one behind the other (see pack.h), each `panelDepth` × kPanel: the left factor
/// may be less deep.
inline void packedProduct(const Left& left, std::int64_t rows, const float* packed, std::int64_t panelDepth,
                          std::int64_t columns, const Finish& finish)
{
    for (std::int64_t j = 0; j < columns; j += kPanel, packed += panelDepth * kPanel)
        panelProduct(left, rows, {packed, kPanel}, finish, j, std::min(kPanel, columns - j));
}

} // namespace loom::simd
