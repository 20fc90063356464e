#pragma once

#include "pack.h"
#include "winograd.h"
#include "winograd_tiles.h"

#include <type_traits>

/// What the convolution in tiles and its gradients have in common.
namespace loom::simd {

constexpr std::int64_t kWinogradProducts = kWinogradFactors * kWinogradFactors; ///< of one tile, at most
/// Tiles at once: their inputs and products stay in the second cache.
constexpr std::int64_t kTilesAtOnce = 36;

inline std::int64_t wide(std::int64_t numbers)
{
    return (numbers + Vector::kLanes - 1) / Vector::kLanes * Vector::kLanes;
}

/// From one product's numbers to the next's.
inline std::int64_t apart(std::int64_t numbers)
{
    return numbers + kApart;
}

/// From a product's factors of all tiles at once, so many numbers a tile, to the next product's.
inline std::int64_t tileStep(std::int64_t numbers)
{
    return apart(kTilesAtOnce * numbers);
}

/// Some of a grid's tiles, which are kHeight × kWidth outputs large: it has `rows` × `columns` of them in a picture,
/// and begins at output (row, column) of it.
template<int kHeight, int kWidth> struct WinogradPart {
    using Down = WinogradTile<kHeight>;
    using Across = WinogradTile<kWidth>;
    static constexpr int kRows = kHeight, kColumns = kWidth;

    std::int64_t row, column, rows, columns;
    std::int64_t first = 0, count = 0; ///< tiles, those of the first picture before those of the next

    /// Number of the product that belongs to a tile's factor (i, j).
    static constexpr std::int64_t product(int i, int j)
    {
        return Down::factor(i) * kWinogradFactors + Across::factor(j);
    }
    /// Picture, row and column of a tile's first output.
    struct Place {
        std::int64_t picture, row, column;
    };
    Place place(std::int64_t t) const
    {
        const std::int64_t tile = first + t, inPicture = tile % (rows * columns);
        return {tile / (rows * columns), row + inPicture / columns * kHeight, column + inPicture % columns * kWidth};
    }
    /// Where the inputs of the tile at `at` begin in its area, and whether they all lie inside.
    struct Reach {
        std::int64_t row, column;
        bool inside;
    };
    static Reach reach(const Place& at, const Area& area)
    {
        const std::int64_t row = at.row - area.before[0], column = at.column - area.before[1];
        return {row, column,
                row >= 0 && column >= 0 && row + Down::kReach <= area.rows
                    && column + Across::kReach <= area.columns};
    }
};

/// Calls `work(part)` for all tiles of some pictures, as many at once as there is room for, the largest tiles first.
template<class Work> void Winograd::everyPart(std::int64_t pictures, const Work& work) const
{
    const auto inParts = [&](auto part) {
        const std::int64_t tiles = pictures * part.rows * part.columns;
        for (; part.first < tiles; part.first += kTilesAtOnce) {
            part.count = std::min(kTilesAtOnce, tiles - part.first);
            work(part);
        }
    };
    const auto across = [&](auto height, std::int64_t row, std::int64_t rows) {
        const std::int64_t three = 4 * columns_.fours, two = three + 3 * columns_.threes;
        inParts(WinogradPart<height, 4>{row, 0, rows, columns_.fours});
        inParts(WinogradPart<height, 3>{row, three, rows, columns_.threes});
        inParts(WinogradPart<height, 2>{row, two, rows, columns_.twos});
    };
    const std::int64_t three = 4 * rows_.fours, two = three + 3 * rows_.threes;
    across(std::integral_constant<int, 4>(), 0, rows_.fours);
    across(std::integral_constant<int, 3>(), three, rows_.threes);
    across(std::integral_constant<int, 2>(), two, rows_.twos);
}

/// products = left (tiles, depth) · packed (depth, columns), for each of a tile's factors.
template<class Part> void Winograd::multiply(const Part& part, std::int64_t depth, std::int64_t columns,
                                             const float* packed, const Factors& f) const
{
    for (int i = 0; i < Part::Down::kReach; ++i)
        for (int j = 0; j < Part::Across::kReach; ++j) {
            const std::int64_t p = Part::product(i, j);
            packedProduct({.base = f.left + p * tileStep(depth), .rowStride = depth, .length = depth}, part.count,
                          packed + p * apart(packedSize(depth, columns)), depth, columns,
                          {.out = f.products + p * tileStep(wide(columns)), .stride = wide(columns)});
        }
}

/// Bᵀ d B
template<class Part>
void Winograd::transformInput(const Part& part, const float* x, const Area& area, float* to) const
{
    using Down = typename Part::Down;
    using Across = typename Part::Across;
    const std::int64_t next = tileStep(channels_), rowStride = area.columns * channels_;
    for (std::int64_t t = 0; t < part.count; ++t, to += channels_) {
        const auto at = part.place(t);
        const auto from = Part::reach(at, area);
        const float* picture = x + at.picture * area.size();
        const std::int64_t start = from.row * rowStride + from.column * channels_;
        for (std::int64_t c = 0; c < channels_; c += Vector::kLanes) {
            const std::int64_t lanes = channels_ - c;
            const auto read = [&](int i, int j) {
                return loadLanes(picture + (start + i * rowStride + j * channels_ + c), lanes);
            };
            const auto readInside = [&](int i, int j) {
                const std::int64_t row = from.row + i, column = from.column + j;
                return area.holds(row, column) ? read(i, j) : Vector::zero();
            };
            const auto write = [&](int i, int j, Vector v) {
                storeLanes(v, to + Part::product(i, j) * next + c, lanes);
            };
            if (from.inside)
                bothWays<Down::input, Across::input>(read, write);
            else
                bothWays<Down::input, Across::input>(readInside, write);
        }
    }
}

} // namespace loom::simd
