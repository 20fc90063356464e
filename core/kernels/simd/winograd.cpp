#include "winograd.h"

#include "pooled.h"
#include "winograd_parts.h"

#include <bit>

namespace loom::simd {
namespace {

/// Channels and filters below which the transforms cost what the products save.
constexpr std::int64_t kFewest = 16;

/// Stores a tile's outputs from out[at] on, those of its rows and columns that there are.
template<int R, int C> void storeTile(const Vector (&y)[R][C], std::int64_t at, std::int64_t rows,
                                      std::int64_t columns, std::int64_t lanes, const MapOut& to)
{
    for (std::int64_t i = 0; i < std::min<std::int64_t>(R, rows); ++i)
        for (std::int64_t j = 0; j < std::min<std::int64_t>(C, columns); ++j) {
            const std::int64_t here = at + i * to.rowStride + j * to.stride;
            if (to.sum)
                storeLanes(y[i][j], to.sum + here, lanes);
            storeLanes(to.relu ? relu(y[i][j]) : y[i][j], to.out + here, lanes);
        }
}

/// Stores the largest of each window of 2 × 2 outputs, the first window's at out[at].
template<int R, int C>
void storePooled(const Vector (&y)[R][C], std::int64_t at, std::int64_t lanes, const MapOut& to)
{
    const auto made = [&](int i, int j) { return to.relu ? relu(y[i][j]) : y[i][j]; };
    for (int i = 0; i < R; i += 2)
        for (int j = 0; j < C; j += 2) {
            const Vector window[] = {made(i, j), made(i, j + 1), made(i + 1, j), made(i + 1, j + 1)};
            const std::int64_t here = at + i / 2 * to.rowStride + j / 2 * to.stride;
            storeLargest(window, lanes, to.out + here, to.cells ? to.cells + here : nullptr);
        }
}

/// G w Gᵀ of kernels whose cells lie `numbers` apart, the room between them included (a multiple of a register's).
void transformKernels(const float* w, std::int64_t numbers, float* u)
{
    for (std::int64_t i = 0; i < numbers; i += Vector::kLanes)
        bothWays<WinogradKernel::factors, WinogradKernel::factors>(
            [&](int row, int column) { return Vector::load(w + (3 * row + column) * numbers + i); },
            [&](int row, int column, Vector x) { x.store(u + (row * kWinogradFactors + column) * numbers + i); });
}

} // namespace

Winograd::Winograd(std::int64_t channels, std::int64_t filters, const WinogradAxis& rows, const WinogradAxis& columns)
    : channels_(channels)
    , filters_(filters)
    , rows_(rows)
    , columns_(columns)
{
}

bool Winograd::isWorth(const WindowInts& w, std::int64_t channels, std::int64_t filters, const WinogradAxis& rows,
                       const WinogradAxis& columns)
{
    for (int axis = 0; axis < 2; ++axis)
        if (w.kernel[axis] != 3 || w.stride[axis] != 1 || w.dilation[axis] != 1)
            return false;
    // Of tiles at the edge a part is computed in vain: three fifths of the products must remain at most.
    return channels >= kFewest && filters >= kFewest
        && 5 * Winograd(channels, filters, rows, columns).products() <= 3 * rows.outputs * columns.outputs * 9;
}

std::int64_t Winograd::packedNumbers(std::int64_t depth, std::int64_t columns) const
{
    return kWinogradProducts * apart(packedSize(depth, columns));
}

std::size_t Winograd::factorsBytes(std::int64_t depth, std::int64_t columns) const
{
    return Room::bytes<float>(kWinogradProducts * tileStep(depth))
        + Room::bytes<float>(kWinogradProducts * tileStep(columns));
}

Winograd::Factors Winograd::takeFactors(std::int64_t depth, std::int64_t columns, Room& room) const
{
    float* left = room.take<float>(kWinogradProducts * tileStep(depth));
    return {left, room.take<float>(kWinogradProducts * tileStep(columns))};
}

std::size_t Winograd::packBytes() const
{
    return Room::bytes<float>(9 * apart(std::max(packedSize(channels_, filters_), packedSize(filters_, channels_))));
}

/// The nine cells, each (depth, columns), as panels, and those as panels of a tile's factors.
void Winograd::packCells(const float* w, bool transposed, bool turned, std::int64_t depth, std::int64_t columns,
                         float* packed, Room room) const
{
    const std::int64_t numbers = channels_ * filters_, size = apart(packedSize(depth, columns));
    float* cells = room.take<float>(9 * size);
    for (std::int64_t cell = 0; cell < 9; ++cell) {
        const float* from = w + (turned ? 8 - cell : cell) * numbers;
        if (transposed)
            packTransposed(from, depth, depth, columns, cells + cell * size, depth);
        else
            simd::pack(from, columns, depth, columns, cells + cell * size, depth);
    }
    transformKernels(cells, size, packed);
}

void Winograd::pack(const float* w, bool turned, float* packed, Room room) const
{
    packCells(w, turned, turned, channels_, filters_, packed, room);
}

void Winograd::packBack(const float* w, float* packed, Room room) const
{
    packCells(w, true, false, filters_, channels_, packed, room);
}

std::size_t Winograd::bytes() const
{
    return factorsBytes(channels_, wide(filters_));
}

/// The tile's windows of nothing but zeros, whose sums the transforms make 0 within rounding only: bit kColumns · i +
/// j of the window at (i, j).
template<class Part>
std::uint32_t Winograd::blankWindows(const typename Part::Place& at, const float* x, const Area& area) const
{
    constexpr int kRows = Part::kRows, kColumns = Part::kColumns;
    const auto from = Part::reach(at, area);
    const float* picture = x + at.picture * area.size();
    const auto isBlank = [&](std::int64_t i, std::int64_t j) {
        const std::int64_t row = from.row + i, column = from.column + j;
        if (!area.holds(row, column))
            return true;
        const float* numbers = picture + (row * area.columns + column) * channels_;
        std::uint32_t bits = 0; // without a branch a number: half of them are 0 behind a ReLU
        for (std::int64_t c = 0; c < channels_; ++c)
            bits |= std::bit_cast<std::uint32_t>(numbers[c]);
        return bits << 1 == 0;
    };
    // Each window holds one of these positions.
    bool any = false;
    for (int i = 2; i <= std::max(2, kRows - 1); ++i)
        for (int j = 2; j <= std::max(2, kColumns - 1); ++j)
            any = any || isBlank(i, j);
    if (!any)
        return 0;
    std::uint32_t blank = 0;
    for (int i = 0; i < kRows; ++i)
        for (int j = 0; j < kColumns; ++j) {
            bool all = true;
            for (int cell = 0; cell < 9; ++cell)
                all = all && isBlank(i + cell / 3, j + cell % 3);
            blank |= std::uint32_t(all) << (kColumns * i + j);
        }
    return blank;
}

/// Aᵀ m A, bias and activation.
template<class Part> void Winograd::transformOutput(const Part& part, const float* x, const Area& area,
                                                    const float* products, const MapOut& to) const
{
    using Down = typename Part::Down;
    using Across = typename Part::Across;
    constexpr int kRows = Part::kRows, kColumns = Part::kColumns;
    const std::int64_t width = wide(filters_), next = tileStep(width);
    for (std::int64_t t = 0; t < part.count; ++t) {
        const auto at = part.place(t);
        const std::uint32_t blank = to.exactZeros ? blankWindows<Part>(at, x, area) : 0;
        for (std::int64_t f = 0; f < filters_; f += Vector::kLanes) {
            const float* from = products + t * width + f;
            const std::int64_t lanes = std::min<std::int64_t>(Vector::kLanes, filters_ - f);
            const Vector bias = to.bias ? loadLanes(to.bias + f, lanes) : Vector::zero();
            Vector y[kRows][kColumns];
            bothWays<Down::output, Across::output>(
                [&](int i, int j) { return Vector::load(from + Part::product(i, j) * next); },
                [&](int i, int j, Vector sum) { y[i][j] = sum + bias; });
            for (std::uint32_t rest = blank; rest != 0; rest &= rest - 1) {
                const int window = std::countr_zero(rest);
                y[window / kColumns][window % kColumns] = bias;
            }
            const std::int64_t picture = at.picture * to.map + f;
            if constexpr (kRows % 2 == 0 && kColumns % 2 == 0)
                if (to.pooled) {
                    storePooled(y, picture + at.row / 2 * to.rowStride + at.column / 2 * to.stride, lanes, to);
                    continue;
                }
            storeTile(y, picture + at.row * to.rowStride + at.column * to.stride, rows_.outputs - at.row,
                      columns_.outputs - at.column, lanes, to);
        }
    }
}

void Winograd::convolve(const float* x, const Area& area, std::int64_t pictures, const float* packed,
                        const MapOut& to, Room& room) const
{
    const Factors f = takeFactors(channels_, wide(filters_), room);
    everyPart(pictures, [&](const auto& part) {
        transformInput(part, x, area, f.left);
        multiply(part, channels_, filters_, packed, f);
        transformOutput(part, x, area, f.products, to);
    });
}

std::int64_t packedNumbers(const std::optional<Winograd>& tiles, const Shape& kernel)
{
    return tiles ? tiles->packedNumbers() : packedSize(kernel.size() / kernel[3], kernel[3]);
}

void packForward(const std::optional<Winograd>& tiles, const Shape& kernel, const float* w, float* to, Room room)
{
    const std::int64_t filters = kernel[3], depth = kernel.size() / filters;
    if (tiles)
        tiles->pack(w, false, to, room);
    else
        pack(w, filters, depth, filters, to, depth);
}

} // namespace loom::simd
