#pragma once

#include "frame.h"

#include <cstdint>

namespace loom::simd {

/// Where the outputs of a picture go: number f of position (r, c) to out[r·rowStride + c·stride + f].
struct MapOut {
    float* out;
    std::int64_t rowStride, stride;
    const float* bias = nullptr;
    bool relu = false;
    float* sum = nullptr; ///< where asked for, laid out alike: before the activation
    /// Only the largest of each tile is stored, at out[r·rowStride + c·stride + f] of tile (r, c), and its number in
    /// `cells` alike where that is asked for; rows and columns are even then.
    bool pooled = false;
    std::uint8_t* cells = nullptr;
};

/// Convolution of 3 × 3 windows in tiles of 2 × 2 outputs with 16 products where 36 were (S. Winograd's F(2×2, 3×3)
/// as in A. Lavin and S. Gray, Fast Algorithms for Convolutional Neural Networks, 2015). Each product is one of
/// matrices (tiles, channels) · (channels, filters), so results do not depend on how tiles are grouped.
class Winograd {
public:
    /// Of `rows` × `columns` outputs.
    Winograd(std::int64_t channels, std::int64_t filters, std::int64_t rows, std::int64_t columns);

    /// Whether it is quicker for these shapes than the sums as they stand.
    static bool isWorth(const WindowInts& w, std::int64_t channels, std::int64_t filters, std::int64_t rows,
                        std::int64_t columns);
    /// A frame in which the last tiles, too, lie inside.
    Frame frameFor(Frame least) const;
    std::size_t bytes() const;

    /// Takes room and the kernel w (3·3, channels, filters) in; `turned`: w is (3·3, filters, channels) and turned
    /// round, as the gradient by the input needs it.
    void prepare(const float* w, bool turned, Room& room);
    /// One framed picture.
    void convolve(const float* picture, const Frame& frame, const MapOut& to) const;

private:
    std::int64_t tilesAtOnce() const;
    std::int64_t inputStep() const;
    std::int64_t productStep() const;
    void transformInput(const float* picture, const Frame& frame, std::int64_t first, std::int64_t count) const;
    void transformOutput(std::int64_t first, std::int64_t count, const MapOut& to) const;

    std::int64_t channels_, filters_, rows_, columns_;
    std::int64_t tileRows_, tileColumns_;
    float *packed_ = nullptr, *input_ = nullptr, *products_ = nullptr;
};

} // namespace loom::simd
