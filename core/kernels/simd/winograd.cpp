#include "winograd.h"

#include "pack.h"
#include "pooled.h"
#include "winograd_tiles.h"

#include <type_traits>

namespace loom::simd {
namespace {

/// Channels and filters below which the transforms cost what the products save.
constexpr std::int64_t kFewest = 16;
/// Tiles at once, of 2 × 2 and of 3 × 3 outputs: their inputs and products stay in the second cache.
constexpr std::int64_t kTilesAtOnce[] = {48, 36};
std::int64_t wide(std::int64_t numbers)
{
    return (numbers + Vector::kLanes - 1) / Vector::kLanes * Vector::kLanes;
}

/// From one product's numbers to the next's.
std::int64_t apart(std::int64_t numbers)
{
    return numbers + kApart;
}

std::int64_t tilesAlong(std::int64_t outputs, std::int64_t tile)
{
    return (outputs + tile - 1) / tile;
}

template<int T> void storeTile(const Vector (&y)[T][T], std::int64_t at, std::int64_t rows, std::int64_t columns,
                               std::int64_t lanes, const MapOut& to)
{
    for (std::int64_t i = 0; i < rows; ++i)
        for (std::int64_t j = 0; j < columns; ++j) {
            const std::int64_t here = at + i * to.rowStride + j * to.stride;
            if (to.sum)
                storeLanes(y[i][j], to.sum + here, lanes);
            storeLanes(to.relu ? relu(y[i][j]) : y[i][j], to.out + here, lanes);
        }
}

} // namespace

Winograd::Winograd(std::int64_t channels, std::int64_t filters, std::int64_t rows, std::int64_t columns, bool pooled)
    : channels_(channels)
    , filters_(filters)
    , rows_(rows)
    , columns_(columns)
{
    const auto setTile = [&](std::int64_t tile) {
        tile_ = tile;
        tileRows_ = tilesAlong(rows_, tile);
        tileColumns_ = tilesAlong(columns_, tile);
    };
    setTile(3);
    const std::int64_t ofThree = products();
    setTile(2);
    if (!pooled && ofThree < products())
        setTile(3);
}

bool Winograd::isWorth(const WindowInts& w, std::int64_t channels, std::int64_t filters, std::int64_t rows,
                       std::int64_t columns, bool pooled)
{
    for (int axis = 0; axis < 2; ++axis)
        if (w.kernel[axis] != 3 || w.stride[axis] != 1 || w.dilation[axis] != 1)
            return false;
    // Of tiles at the edge a part is computed in vain: three fifths of the products must remain at most.
    return channels >= kFewest && filters >= kFewest
        && 5 * Winograd(channels, filters, rows, columns, pooled).products() <= 3 * rows * columns * 9;
}

std::int64_t Winograd::tilesAtOnce() const
{
    return kTilesAtOnce[tile_ - 2];
}

/// From a product's factors of all tiles at once, so many numbers a tile, to the next product's.
std::int64_t Winograd::step(std::int64_t numbers) const
{
    return apart(tilesAtOnce() * numbers);
}

std::int64_t Winograd::packedNumbers(std::int64_t depth, std::int64_t columns) const
{
    return factors() * apart(packedSize(depth, columns));
}

Winograd::Place Winograd::place(std::int64_t tile) const
{
    const std::int64_t inPicture = tile % tilesOfPicture();
    return {tile / tilesOfPicture(), inPicture / tileColumns_ * tile_, inPicture % tileColumns_ * tile_};
}

template<class Work> void Winograd::withTile(const Work& work) const
{
    if (tile_ == 2)
        work(std::integral_constant<int, 2>());
    else
        work(std::integral_constant<int, 3>());
}

std::size_t Winograd::factorsBytes(std::int64_t depth, std::int64_t columns) const
{
    return Room::bytes<float>(factors() * step(depth)) + Room::bytes<float>(factors() * step(columns));
}

Winograd::Factors Winograd::takeFactors(std::int64_t depth, std::int64_t columns, Room& room) const
{
    float* left = room.take<float>(factors() * step(depth));
    return {left, room.take<float>(factors() * step(columns))};
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
    withTile([&](auto tile) { transformKernels<tile>(cells, size, packed); });
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

std::size_t Winograd::backBytes() const
{
    return factorsBytes(filters_, wide(channels_));
}

std::size_t Winograd::kernelGradientBytes() const
{
    return factorsBytes(channels_, wide(filters_)) + Room::bytes<float>(factors() * apart(channels_ * filters_));
}

/// G w Gᵀ of kernels whose cells lie `numbers` apart, the room between them included (a multiple of a register's).
template<int T> void Winograd::transformKernels(const float* w, std::int64_t numbers, float* u)
{
    constexpr int kReach = WinogradTile<T>::kReach;
    for (std::int64_t i = 0; i < numbers; i += Vector::kLanes)
        bothWays<WinogradTile<T>::kernel, 3, kReach>(
            [&](int row, int column) { return Vector::load(w + (3 * row + column) * numbers + i); },
            [&](int row, int column, Vector x) { x.store(u + (row * kReach + column) * numbers + i); });
}

Winograd::Reach Winograd::reachOf(const Place& at, const Area& area) const
{
    const std::int64_t row = at.row - area.before[0], column = at.column - area.before[1];
    return {row, column, row >= 0 && column >= 0 && row + reach() <= area.rows && column + reach() <= area.columns};
}

template<int T> void Winograd::transformInput(const float* x, const Area& area, std::int64_t first,
                                              std::int64_t count, float* to) const
{
    constexpr int kReach = WinogradTile<T>::kReach;
    const std::int64_t next = step(channels_), rowStride = area.columns * channels_;
    for (std::int64_t t = 0; t < count; ++t, to += channels_) {
        const Place at = place(first + t);
        const Reach from = reachOf(at, area);
        const float* picture = x + at.picture * area.size();
        const std::int64_t start = from.row * rowStride + from.column * channels_;
        for (std::int64_t c = 0; c < channels_; c += Vector::kLanes) {
            const std::int64_t lanes = channels_ - c;
            const auto read = [&](int i, int j) {
                return loadLanes(picture + (start + i * rowStride + j * channels_ + c), lanes);
            };
            const auto readInside = [&](int i, int j) {
                const std::int64_t row = from.row + i, column = from.column + j;
                return row >= 0 && row < area.rows && column >= 0 && column < area.columns ? read(i, j)
                                                                                           : Vector::zero();
            };
            const auto write = [&](int i, int j, Vector v) {
                storeLanes(v, to + (i * kReach + j) * next + c, lanes);
            };
            if (from.inside)
                bothWays<WinogradTile<T>::input, kReach, kReach>(read, write);
            else
                bothWays<WinogradTile<T>::input, kReach, kReach>(readInside, write);
        }
    }
}

/// Aᵀ m A, bias and activation.
template<int T>
void Winograd::transformOutput(std::int64_t first, std::int64_t count, const float* products, const MapOut& to) const
{
    constexpr int kReach = WinogradTile<T>::kReach;
    const std::int64_t width = wide(filters_), next = step(width);
    for (std::int64_t t = 0; t < count; ++t) {
        const Place at = place(first + t);
        const std::int64_t rows = std::min<std::int64_t>(T, rows_ - at.row);
        const std::int64_t columns = std::min<std::int64_t>(T, columns_ - at.column);
        for (std::int64_t f = 0; f < filters_; f += Vector::kLanes) {
            const float* from = products + t * width + f;
            const std::int64_t lanes = std::min<std::int64_t>(Vector::kLanes, filters_ - f);
            const Vector bias = to.bias ? loadLanes(to.bias + f, lanes) : Vector::zero();
            Vector y[T][T];
            bothWays<WinogradTile<T>::output, kReach, T>(
                [&](int i, int j) { return Vector::load(from + (i * kReach + j) * next); },
                [&](int i, int j, Vector x) { y[i][j] = x + bias; });
            const std::int64_t picture = at.picture * to.map + f;
            if constexpr (T == 2)
                if (to.pooled) {
                    const std::int64_t here = picture + at.row / T * to.rowStride + at.column / T * to.stride;
                    const auto made = [&](int i, int j) { return to.relu ? relu(y[i][j]) : y[i][j]; };
                    const Vector window[] = {made(0, 0), made(0, 1), made(1, 0), made(1, 1)};
                    storeLargest(window, lanes, to.out + here, to.cells ? to.cells + here : nullptr);
                    continue;
                }
            storeTile(y, picture + at.row * to.rowStride + at.column * to.stride, rows, columns, lanes, to);
        }
    }
}

/// A g Aᵀ of tiles of the outputs' gradient, tile t's numbers from to[t · stride] on.
template<int T> void Winograd::transformGradient(const float* g, std::int64_t first, std::int64_t count,
                                                 std::int64_t stride, float* to) const
{
    constexpr int kReach = WinogradTile<T>::kReach;
    const std::int64_t next = step(stride);
    for (std::int64_t t = 0; t < count; ++t, to += stride) {
        const Place at = place(first + t);
        const std::int64_t rows = rows_ - at.row, columns = columns_ - at.column;
        const float* from = g + ((at.picture * rows_ + at.row) * columns_ + at.column) * filters_;
        for (std::int64_t f = 0; f < filters_; f += Vector::kLanes) {
            const std::int64_t lanes = filters_ - f, room = stride - f;
            const auto read = [&](int i, int j) {
                return i < rows && j < columns ? loadLanes(from + (i * columns_ + j) * filters_ + f, lanes)
                                               : Vector::zero();
            };
            bothWays<WinogradTile<T>::outputGradient, T, kReach>(
                read, [&](int i, int j, Vector m) { storeLanes(m, to + (i * kReach + j) * next + f, room); });
        }
    }
}

/// Adds B v Bᵀ of the products to the inputs under each tile.
template<int T> void Winograd::addInputs(std::int64_t first, std::int64_t count, const float* products,
                                         const Area& area, float* dx) const
{
    constexpr int kReach = WinogradTile<T>::kReach;
    const std::int64_t width = wide(channels_), next = step(width), rowStride = area.columns * channels_;
    for (std::int64_t t = 0; t < count; ++t) {
        const Place at = place(first + t);
        const Reach reach = reachOf(at, area);
        float* picture = dx + at.picture * area.size();
        for (std::int64_t c = 0; c < channels_; c += Vector::kLanes) {
            const float* from = products + t * width + c;
            const std::int64_t lanes = channels_ - c;
            bothWays<WinogradTile<T>::inputGradient, kReach, kReach>(
                [&](int i, int j) { return Vector::load(from + (i * kReach + j) * next); },
                [&](int i, int j, Vector d) {
                    const std::int64_t row = reach.row + i, column = reach.column + j;
                    if (!reach.inside && (row < 0 || row >= area.rows || column < 0 || column >= area.columns))
                        return;
                    float* here = picture + row * rowStride + column * channels_ + c;
                    storeLanes(loadLanes(here, lanes) + d, here, lanes);
                });
        }
    }
}

/// Calls `work(first, count)` for all tiles of some pictures, as many at once as there is room for.
template<class Work> void Winograd::everyPart(std::int64_t pictures, const Work& work) const
{
    const std::int64_t tiles = pictures * tilesOfPicture();
    for (std::int64_t first = 0; first < tiles; first += tilesAtOnce())
        work(first, std::min(tilesAtOnce(), tiles - first));
}

/// products = left (tiles, depth) · packed (depth, columns), for each of a tile's factors.
void Winograd::multiply(std::int64_t count, std::int64_t depth, std::int64_t columns, const float* packed,
                        const Factors& f) const
{
    for (std::int64_t p = 0; p < factors(); ++p)
        packedProduct({.base = f.left + p * step(depth), .rowStride = depth, .length = depth}, count,
                      packed + p * apart(packedSize(depth, columns)), depth, columns,
                      {.out = f.products + p * step(wide(columns)), .stride = wide(columns)});
}

void Winograd::convolve(const float* x, const Area& area, std::int64_t pictures, const float* packed,
                        const MapOut& to, Room& room) const
{
    const Factors f = takeFactors(channels_, wide(filters_), room);
    withTile([&](auto tile) {
        everyPart(pictures, [&](std::int64_t first, std::int64_t count) {
            transformInput<tile>(x, area, first, count, f.left);
            multiply(count, channels_, filters_, packed, f);
            transformOutput<tile>(first, count, f.products, to);
        });
    });
}

void Winograd::convolveBack(const float* g, std::int64_t pictures, const float* packed, const Area& area, float* dx,
                            Room& room) const
{
    const Factors f = takeFactors(filters_, wide(channels_), room);
    std::memset(dx, 0, std::size_t(pictures * area.size()) * sizeof(float));
    withTile([&](auto tile) {
        everyPart(pictures, [&](std::int64_t first, std::int64_t count) {
            transformGradient<tile>(g, first, count, filters_, f.left);
            multiply(count, filters_, channels_, packed, f);
            addInputs<tile>(first, count, f.products, area, dx);
        });
    });
}

/// dw (+)= Gᵀ du G
template<int T> void Winograd::addKernels(const float* du, float* dw, bool accumulate) const
{
    constexpr int kReach = WinogradTile<T>::kReach;
    const std::int64_t numbers = channels_ * filters_;
    for (std::int64_t i = 0; i < numbers; i += Vector::kLanes) {
        const std::int64_t lanes = numbers - i;
        bothWays<WinogradTile<T>::kernelGradient, kReach, 3>(
            [&](int row, int column) { return loadLanes(du + (row * kReach + column) * apart(numbers) + i, lanes); },
            [&](int row, int column, Vector x) {
                float* to = dw + (3 * row + column) * numbers + i;
                storeLanes(accumulate ? loadLanes(to, lanes) + x : x, to, lanes);
            });
    }
}

void Winograd::kernelGradient(const float* x, const Area& area, const float* g, std::int64_t pictures, float* dw,
                              bool accumulate, Room& room) const
{
    const std::int64_t numbers = channels_ * filters_, width = wide(filters_);
    const Factors f = takeFactors(channels_, width, room); // of the inputs, and of the gradient
    float* du = room.take<float>(factors() * apart(numbers));
    withTile([&](auto tile) {
        everyPart(pictures, [&](std::int64_t first, std::int64_t count) {
            transformInput<tile>(x, area, first, count, f.left);
            transformGradient<tile>(g, first, count, width, f.products);
            for (std::int64_t p = 0; p < factors(); ++p) {
                float* sum = du + p * apart(numbers);
                const Left left{
                    .base = f.left + p * step(channels_), .rowStride = 1, .length = count, .step = channels_};
                const Finish finish{
                    .out = sum, .stride = filters_, .from = first > 0 ? sum : nullptr, .fromStride = filters_};
                for (std::int64_t j = 0; j < filters_; j += kPanel)
                    panelProduct(left, channels_, {f.products + p * step(width) + j, width}, finish, j,
                                 std::min(kPanel, filters_ - j));
            }
        });
        addKernels<tile>(du, dw, accumulate);
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
