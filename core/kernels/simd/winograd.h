#pragma once

#include "frame.h"

#include <cstdint>
#include <optional>

namespace loom::simd {

/// Where the outputs of pictures go: number f of position (r, c) to out[r·rowStride + c·stride + f], the next
/// picture's `map` numbers behind.
struct MapOut {
    float* out;
    std::int64_t map, rowStride, stride;
    const float* bias = nullptr;
    bool relu = false;
    float* sum = nullptr; ///< where asked for, laid out alike: before the activation
    /// Only the largest of each tile of 2 × 2 is stored, at out[r·rowStride + c·stride + f] of tile (r, c), and its
    /// number in `cells` alike where that is asked for; rows and columns are even then.
    bool pooled = false;
    std::uint8_t* cells = nullptr;
};

/// A picture as it lies: position (r, c) of the first window is its (r − before[0], c − before[1]), and zeros stand
/// where that is outside.
struct Area {
    std::int64_t rows, columns, channels, before[2];

    Area(const Shape& picture, const std::int64_t* before)
        : rows(picture[0])
        , columns(picture[1])
        , channels(picture[2])
        , before{before[0], before[1]}
    {
    }
    explicit Area(const Frame& frame)
        : rows(frame.rows)
        , columns(frame.columns)
        , channels(frame.channels)
        , before{0, 0}
    {
    }
    std::int64_t size() const { return rows * columns * channels; }
};

/// Convolution of 3 × 3 windows in tiles of 2 × 2 or 3 × 3 outputs: 16 products where 36 were, or 25 where 81 were
/// (S. Winograd's F(2×2, 3×3) and F(3×3, 3×3) as in A. Lavin and S. Gray, Fast Algorithms for Convolutional Neural
/// Networks, 2015), and its gradients with as many. Each product is one of matrices over tiles, whatever picture
/// they belong to, so results do not depend on how tiles are grouped.
class Winograd {
public:
    /// Of `rows` × `columns` outputs; `pooled`: in tiles of 2 × 2.
    Winograd(std::int64_t channels, std::int64_t filters, std::int64_t rows, std::int64_t columns,
             bool pooled = false);

    /// Whether it is quicker for these shapes than the sums as they stand.
    static bool isWorth(const WindowInts& w, std::int64_t channels, std::int64_t filters, std::int64_t rows,
                        std::int64_t columns, bool pooled = false);
    /// Products of a picture's tiles with one channel and filter.
    std::int64_t products() const { return tilesOfPicture() * reach() * reach(); }

    /// The kernel w (3·3, channels, filters) in the numbers that `convolve` reads; `turned`: w is (3·3, filters,
    /// channels) and turned round, as a gradient by the input needs it that is a convolution of the outputs'
    /// gradient.
    void pack(const float* w, bool turned, float* packed, Room room) const;
    std::int64_t packedNumbers() const { return packedNumbers(channels_, filters_); }
    /// Room for `pack` (its result apart), and for `convolve`.
    std::size_t packBytes() const;
    std::size_t bytes() const;
    void convolve(const float* x, const Area& area, std::int64_t pictures, const float* packed, const MapOut& to,
                  Room& room) const;

    /// The gradient by the input from the tiles of the outputs' gradient, which overlap in the inputs. Quicker than
    /// the convolution where those are fewer than that one's tiles.
    void packBack(const float* w, float* packed, Room room) const;
    std::int64_t packedBackNumbers() const { return packedNumbers(filters_, channels_); }
    std::size_t backBytes() const;
    /// g (pictures, rows, columns, filters) → dx (pictures, area).
    void convolveBack(const float* g, std::int64_t pictures, const float* packed, const Area& area, float* dx,
                      Room& room) const;

    /// dw (3·3, channels, filters) (+)= the gradient by the kernel.
    void kernelGradient(const float* x, const Area& area, const float* g, std::int64_t pictures, float* dw,
                        bool accumulate, Room& room) const;
    std::size_t kernelGradientBytes() const;

private:
    std::int64_t reach() const { return tile_ + 2; }
    std::int64_t factors() const { return reach() * reach(); } ///< products of one tile
    std::int64_t tilesOfPicture() const { return tileRows_ * tileColumns_; }
    std::int64_t tilesAtOnce() const;
    std::int64_t step(std::int64_t numbers) const;
    std::int64_t packedNumbers(std::int64_t depth, std::int64_t columns) const;

    /// Picture, row and column of a tile's first output.
    struct Place {
        std::int64_t picture, row, column;
    };
    Place place(std::int64_t tile) const;
    /// Where the inputs of the tile at `at` begin in its area, and whether they all lie inside.
    struct Reach {
        std::int64_t row, column;
        bool inside;
    };
    Reach reachOf(const Place& at, const Area& area) const;

    /// A tile's factors and products, for all tiles at once.
    struct Factors {
        float *left, *products;
    };
    Factors takeFactors(std::int64_t depth, std::int64_t columns, Room& room) const;
    std::size_t factorsBytes(std::int64_t depth, std::int64_t columns) const;

    void packCells(const float* w, bool transposed, bool turned, std::int64_t depth, std::int64_t columns,
                   float* packed, Room room) const;
    template<class Work> void withTile(const Work& work) const;
    template<class Work> void everyPart(std::int64_t pictures, const Work& work) const;
    void multiply(std::int64_t count, std::int64_t depth, std::int64_t columns, const float* packed,
                  const Factors& factors) const;
    template<int T> static void transformKernels(const float* w, std::int64_t numbers, float* u);
    template<int T>
    void transformInput(const float* x, const Area& area, std::int64_t first, std::int64_t count, float* to) const;
    template<int T>
    void transformOutput(std::int64_t first, std::int64_t count, const float* products, const MapOut& to) const;
    template<int T> void transformGradient(const float* g, std::int64_t first, std::int64_t count,
                                           std::int64_t stride, float* to) const;
    template<int T>
    void addInputs(std::int64_t first, std::int64_t count, const float* products, const Area& area, float* dx) const;
    template<int T> void addKernels(const float* du, float* dw, bool accumulate) const;

    std::int64_t channels_, filters_, rows_, columns_;
    std::int64_t tile_, tileRows_, tileColumns_;
};

/// Numbers of a convolution's kernel as its products read it, in tiles where there are any, and those numbers.
std::int64_t packedNumbers(const std::optional<Winograd>& tiles, const Shape& kernel);
void packForward(const std::optional<Winograd>& tiles, const Shape& kernel, const float* w, float* to, Room room);

} // namespace loom::simd
