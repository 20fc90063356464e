#pragma once

#include <cstdint>

namespace loom {

/// The inner loops of t-SNE and of the search for neighbours, as a variant of the kernels brings them: every variant
/// compiles the same sources and gives the same bits. Callers own all memory, cut the work into pieces and may call
/// from any thread; nothing here allocates. Numbers are read and written in sixteens, so arrays go on to a multiple
/// of sixteen.
struct MapLoops {
    /// Neighbours' pull: row r has the entries start[r] … start[r + 1] of `column` and `value`; points stand in
    /// pairs x, y.
    struct Springs {
        const std::int64_t* start;
        const std::int32_t* column;
        const float* value;
        const float* points;
    };
    /// Where a grid of (nodes, nodes) lies: node c stands at x = originX + c / perLength.
    struct Frame {
        float originX, originY, perLength;
        int nodes;
    };
    /// A plane of complex numbers, real and imaginary parts apart.
    struct Complex {
        float* re;
        float* im;
    };
    /// A discrete Fourier transform's length (4ⁿ, times 2 or not, times 3, 5 or neither) and cos, sin of 2π p / size
    /// for p < size.
    struct Circle {
        int size;
        const float* cos;
        const float* sin;
    };
    /// Gradient descent of one coordinate of all points.
    struct Descent {
        const float* attraction;
        const float* repulsion;
        float* gain;
        float* velocity;
    };
    struct Rates {
        float exaggeration, normaliser, rate, momentum, longest;
    };

    /// Rows [first, last): Σ_j p q (y_i − y_j) with q = 1 / (1 + d²).
    void (*attract)(const Springs& springs, std::int64_t first, std::int64_t last, float* forceX, float* forceY);
    /// Rows [first, last): Σ p log(1 + d²).
    double (*stretch)(const Springs& springs, std::int64_t first, std::int64_t last);
    /// Points [first, last) against all `count` (a multiple of 16): Σ_j q² (y_i − y_j), and Σ_j q into `sums`.
    void (*repel)(const float* x, const float* y, std::int64_t count, std::int64_t first, std::int64_t last,
                  float* forceX, float* forceY, double* sums);
    /// Adds points [first, last) to the 4 × 4 nodes around each, by cubic B-splines.
    void (*spread)(const Frame& frame, const float* x, const float* y, std::int64_t first, std::int64_t last,
                   float* plane);
    /// Reads two planes off at points [first, last) with the same weights.
    void (*readOff)(const Frame& frame, const float* x, const float* y, std::int64_t first, std::int64_t last,
                    Complex plane, float* outX, float* outY);
    /// X[f] = Σ x[t] exp(−2πi f t / size) of sixteen waves side by side: entry t of wave s is re[16 t + s].
    /// Overwrites both buffers; returns the one that holds the result.
    Complex (*transform)(const Circle& circle, Complex waves, Complex work);
    /// Turns a tile of 16 × 16: number c of row r goes to `to[c · toStride + r]`.
    void (*turn)(const float* from, std::int64_t fromStride, float* to, std::int64_t toStride);
    /// `rows` rows of sixteen: makes w·(i a − b) of w in place, the conjugate of w·(i a + b) in `other`, and adds
    /// |w|² c to the sixteen `sums`.
    void (*multiply)(Complex w, Complex other, const float* a, const float* b, const float* c, std::int64_t rows,
                     double* sums);
    /// Moves `count` points (a multiple of 16) one step, with a gain for each coordinate (Jacobs 1988).
    void (*descend)(const Descent& x, const Descent& y, const Rates& rates, std::int64_t count, float* positionX,
                    float* positionY);
    /// Squared distances of four queries from the sixteen rows of a panel [feature][16], as the sum of both squares
    /// less twice the product; bit s of below[q] is set where row s is nearer than limits[q].
    void (*distances)(const float* const queries[4], const float* squares, const float* panel,
                      const float* panelSquares, int features, const float* limits, float* distances,
                      std::uint32_t* below);
};

} // namespace loom
