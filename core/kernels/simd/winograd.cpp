#include "winograd.h"

#include "pack.h"
#include "pooled.h"

namespace loom::simd {
namespace {

constexpr std::int64_t kTile = 2, kReach = 4; ///< outputs and inputs of a tile, each way
constexpr std::int64_t kProducts = kReach * kReach;
/// Channels and filters below which the transforms cost what the products save.
constexpr std::int64_t kFewest = 16;
/// Tiles at once: their inputs and products stay in the second cache.
constexpr std::int64_t kTilesAtOnce = 48;

/// Numbers between the factors of one product and the next, so that a tile's sixteen do not fall on the same lines of
/// a cache.
constexpr std::int64_t kApart = 16;

std::int64_t wide(std::int64_t numbers)
{
    return (numbers + Vector::kLanes - 1) / Vector::kLanes * Vector::kLanes;
}

// Bᵀ of a row or column of four
inline void inputTransform(Vector a, Vector b, Vector c, Vector d, Vector* to, std::int64_t step)
{
    to[0] = a - c;
    to[step] = b + c;
    to[2 * step] = c - b;
    to[3 * step] = b - d;
}

// G of a row or column of three
inline void kernelStep(Vector a, Vector b, Vector c, Vector* to, std::int64_t step)
{
    const Vector outer = Vector::of(0.5f) * (a + c), inner = Vector::of(0.5f) * b;
    to[0] = a;
    to[step] = outer + inner;
    to[2 * step] = outer - inner;
    to[3 * step] = c;
}

/// u[p] (numbers) = G w Gᵀ for each of `numbers` kernels, whose cells lie `numbers` apart.
void transformKernels(const float* w, std::int64_t numbers, bool turned, float* u)
{
    for (std::int64_t i = 0; i < numbers; i += Vector::kLanes) {
        Vector cells[9], half[12], whole[kProducts];
        for (std::int64_t cell = 0; cell < 9; ++cell)
            cells[cell] = loadLanes(w + (turned ? 8 - cell : cell) * numbers + i, numbers - i);
        for (std::int64_t column = 0; column < 3; ++column)
            kernelStep(cells[column], cells[3 + column], cells[6 + column], half + column, 3);
        for (std::int64_t row = 0; row < kReach; ++row)
            kernelStep(half[3 * row], half[3 * row + 1], half[3 * row + 2], whole + kReach * row, 1);
        for (std::int64_t p = 0; p < kProducts; ++p)
            storeLanes(whole[p], u + p * numbers + i, numbers - i);
    }
}

void storeTile(const Vector* y, std::int64_t at, std::int64_t rows, std::int64_t columns, std::int64_t lanes,
               const MapOut& to)
{
    for (std::int64_t i = 0; i < rows; ++i)
        for (std::int64_t j = 0; j < columns; ++j) {
            const std::int64_t here = at + i * to.rowStride + j * to.stride;
            const Vector sum = y[kTile * i + j];
            if (to.sum)
                storeLanes(sum, to.sum + here, lanes);
            storeLanes(to.relu ? relu(sum) : sum, to.out + here, lanes);
        }
}

} // namespace

Winograd::Winograd(std::int64_t channels, std::int64_t filters, std::int64_t rows, std::int64_t columns)
    : channels_(channels)
    , filters_(filters)
    , rows_(rows)
    , columns_(columns)
    , tileRows_((rows + kTile - 1) / kTile)
    , tileColumns_((columns + kTile - 1) / kTile)
{
}

bool Winograd::isWorth(const WindowInts& w, std::int64_t channels, std::int64_t filters, std::int64_t rows,
                       std::int64_t columns)
{
    for (int axis = 0; axis < 2; ++axis)
        if (w.kernel[axis] != 3 || w.stride[axis] != 1 || w.dilation[axis] != 1)
            return false;
    const Winograd tiles(channels, filters, rows, columns);
    // Of tiles at the edge a part is computed in vain: three fifths of the products must remain at most.
    return channels >= kFewest && filters >= kFewest
        && 5 * tiles.tileRows_ * tiles.tileColumns_ * kProducts <= 3 * rows * columns * 9;
}

Frame Winograd::frameFor(Frame least) const
{
    least.rows = std::max(least.rows, (tileRows_ - 1) * kTile + kReach);
    least.columns = std::max(least.columns, (tileColumns_ - 1) * kTile + kReach);
    return least;
}

std::int64_t Winograd::inputStep() const
{
    return tilesAtOnce() * channels_ + kApart;
}

std::int64_t Winograd::productStep() const
{
    return tilesAtOnce() * wide(filters_) + kApart;
}

std::int64_t Winograd::tilesAtOnce() const
{
    return std::min(kTilesAtOnce, tileRows_ * tileColumns_);
}

std::size_t Winograd::bytes() const
{
    return Room::bytes<float>(kProducts * packedSize(channels_, filters_))
        + Room::bytes<float>(kProducts * inputStep()) + Room::bytes<float>(kProducts * productStep())
        + Room::bytes<float>(kProducts * channels_ * filters_);
}

void Winograd::prepare(const float* w, bool turned, Room& room)
{
    const std::int64_t numbers = channels_ * filters_, size = packedSize(channels_, filters_);
    packed_ = room.take<float>(kProducts * size);
    input_ = room.take<float>(kProducts * inputStep());
    products_ = room.take<float>(kProducts * productStep());
    float* u = room.take<float>(kProducts * numbers);
    transformKernels(w, numbers, turned, u);
    for (std::int64_t p = 0; p < kProducts; ++p)
        if (turned)
            packTransposed(u + p * numbers, channels_, channels_, filters_, packed_ + p * size, channels_);
        else
            pack(u + p * numbers, filters_, channels_, filters_, packed_ + p * size, channels_);
}

void Winograd::convolve(const float* picture, const Frame& frame, const MapOut& to) const
{
    const std::int64_t tiles = tileRows_ * tileColumns_, part = tilesAtOnce();
    for (std::int64_t first = 0; first < tiles; first += part) {
        const std::int64_t count = std::min(part, tiles - first);
        transformInput(picture, frame, first, count);
        for (std::int64_t p = 0; p < kProducts; ++p)
            packedProduct({.base = input_ + p * inputStep(), .rowStride = channels_, .length = channels_}, count,
                          packed_ + p * packedSize(channels_, filters_), channels_, filters_,
                          {.out = products_ + p * productStep(), .stride = wide(filters_)});
        transformOutput(first, count, to);
    }
}

// Bᵀ d B
void Winograd::transformInput(const float* picture, const Frame& frame, std::int64_t first, std::int64_t count) const
{
    const std::int64_t step = inputStep();
    for (std::int64_t t = 0; t < count; ++t) {
        const std::int64_t row = (first + t) / tileColumns_ * kTile, column = (first + t) % tileColumns_ * kTile;
        const float* from = picture + row * frame.rowStride() + column * channels_;
        float* to = input_ + t * channels_;
        for (std::int64_t c = 0; c < channels_; c += Vector::kLanes) {
            const std::int64_t lanes = channels_ - c;
            Vector half[kProducts];
#pragma GCC unroll 4
            for (std::int64_t j = 0; j < kReach; ++j) {
                Vector d[kReach];
#pragma GCC unroll 4
                for (std::int64_t i = 0; i < kReach; ++i) {
                    const float* at = from + i * frame.rowStride() + j * channels_ + c;
                    d[i] = loadLanes(at, lanes);
                }
                inputTransform(d[0], d[1], d[2], d[3], half + j, kReach);
            }
#pragma GCC unroll 4
            for (std::int64_t i = 0; i < kReach; ++i) {
                const Vector* h = half + i * kReach;
                Vector v[kReach];
                inputTransform(h[0], h[1], h[2], h[3], v, 1);
#pragma GCC unroll 4
                for (std::int64_t j = 0; j < kReach; ++j)
                    storeLanes(v[j], to + (i * kReach + j) * step + c, lanes);
            }
        }
    }
}

// Aᵀ m A, bias and activation
void Winograd::transformOutput(std::int64_t first, std::int64_t count, const MapOut& to) const
{
    const std::int64_t width = wide(filters_), step = productStep();
    for (std::int64_t t = 0; t < count; ++t) {
        const std::int64_t row = (first + t) / tileColumns_ * kTile, column = (first + t) % tileColumns_ * kTile;
        const std::int64_t rows = std::min(kTile, rows_ - row), columns = std::min(kTile, columns_ - column);
        for (std::int64_t f = 0; f < filters_; f += Vector::kLanes) {
            const float* from = products_ + t * width + f;
            const std::int64_t lanes = std::min<std::int64_t>(Vector::kLanes, filters_ - f);
            Vector half[kTile][kReach];
#pragma GCC unroll 4
            for (std::int64_t j = 0; j < kReach; ++j) {
                const auto m = [&](std::int64_t i) { return Vector::load(from + (i * kReach + j) * step); };
                const Vector middle = m(1), lower = m(2);
                half[0][j] = m(0) + middle + lower;
                half[1][j] = middle - lower - m(3);
            }
            const Vector bias = to.bias ? loadLanes(to.bias + f, lanes) : Vector::zero();
            Vector y[kTile * kTile];
#pragma GCC unroll 2
            for (std::int64_t i = 0; i < kTile; ++i) {
                y[kTile * i] = half[i][0] + half[i][1] + half[i][2] + bias;
                y[kTile * i + 1] = half[i][1] - half[i][2] - half[i][3] + bias;
            }
            if (to.pooled) {
                const std::int64_t at = row / kTile * to.rowStride + column / kTile * to.stride + f;
                for (Vector& one : y)
                    one = to.relu ? relu(one) : one;
                storeLargest(y, lanes, to.out + at, to.cells ? to.cells + at : nullptr);
                continue;
            }
            storeTile(y, row * to.rowStride + column * to.stride + f, rows, columns, lanes, to);
        }
    }
}

} // namespace loom::simd
