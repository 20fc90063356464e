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
    /// Windows of nothing but zeros give exactly the bias: a gradient will ask whether it is above 0.
    bool exactZeros = false;
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
    bool holds(std::int64_t row, std::int64_t column) const
    {
        return row >= 0 && row < rows && column >= 0 && column < columns;
    }
};

/// How outputs along an axis are cut: in fours, at most one three, then in twos, the last of which may reach beyond.
struct WinogradAxis {
    std::int64_t outputs, fours, threes = 0, twos = 0;

    /// With as few products as there can be.
    WinogradAxis(std::int64_t outputs)
        : outputs(outputs)
        , fours(outputs / 4)
    {
        const std::int64_t rest = outputs % 4;
        threes = rest == 3 || (rest == 1 && fours > 0);
        fours -= rest == 1 && fours > 0;
        twos = rest == 1 || rest == 2;
    }
    /// So many fours, then twos.
    WinogradAxis(std::int64_t outputs, std::int64_t fours)
        : outputs(outputs)
        , fours(fours)
        , twos((outputs - 4 * fours + 1) / 2)
    {
    }
    std::int64_t factors() const { return 6 * fours + 5 * threes + 4 * twos; }
};

/// Convolution of 3 × 3 windows in tiles of 4 × 4 outputs: 36 products where 144 were, and of 3 or 2 ones where fewer
/// are left (S. Winograd's F(4×4, 3×3), F(3×3, 3×3) and F(2×2, 3×3) as in A. Lavin and S. Gray, Fast Algorithms for
/// Convolutional Neural Networks, 2015), and its gradients with as many. Each product is one of matrices over tiles,
/// whatever picture they belong to, so results do not depend on how tiles are grouped.
class Winograd {
public:
    Winograd(std::int64_t channels, std::int64_t filters, const WinogradAxis& rows, const WinogradAxis& columns);

    /// Whether it is quicker for these shapes than the sums as they stand.
    static bool isWorth(const WindowInts& w, std::int64_t channels, std::int64_t filters, const WinogradAxis& rows,
                        const WinogradAxis& columns);
    /// Products of a picture's tiles with one channel and filter.
    std::int64_t products() const { return rows_.factors() * columns_.factors(); }

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
    std::int64_t packedNumbers(std::int64_t depth, std::int64_t columns) const;

    /// The factors of some tiles' products and the products, of all of those at once.
    struct Factors {
        float *left, *products;
    };
    Factors takeFactors(std::int64_t depth, std::int64_t columns, Room& room) const;
    std::size_t factorsBytes(std::int64_t depth, std::int64_t columns) const;

    void packCells(const float* w, bool transposed, bool turned, std::int64_t depth, std::int64_t columns,
                   float* packed, Room room) const;
    template<class Work> void everyPart(std::int64_t pictures, const Work& work) const;
    template<class Part> void multiply(const Part& part, std::int64_t depth, std::int64_t columns,
                                       const float* packed, const Factors& factors) const;
    template<class Part> void transformInput(const Part& part, const float* x, const Area& area, float* to) const;
    template<class Part> void transformOutput(const Part& part, const float* x, const Area& area,
                                              const float* products, const MapOut& to) const;
    template<class Part>
    std::uint32_t blankWindows(const typename Part::Place& at, const float* x, const Area& area) const;
    template<class Part>
    void transformGradient(const Part& part, const float* g, std::int64_t stride, float* to) const;
    template<class Part> void addInputs(const Part& part, const float* products, const Area& area, float* dx) const;
    void addKernels(const float* du, float* dw, bool accumulate) const;

    std::int64_t channels_, filters_;
    WinogradAxis rows_, columns_;
};

/// Numbers of a convolution's kernel as its products read it, in tiles where there are any, and those numbers.
std::int64_t packedNumbers(const std::optional<Winograd>& tiles, const Shape& kernel);
void packForward(const std::optional<Winograd>& tiles, const Shape& kernel, const float* w, float* to, Room room);

} // namespace loom::simd
