#pragma once

#include "isa.h"

#include <cstdint>

/// The transforms of S. Winograd's F(4, 3), F(3, 3) and F(2, 3) along one axis. With a tile's outputs y, its inputs d
/// and the kernel w, y = Aᵀ ((G w) ⊙ (Bᵀ d)); the gradients take the same matrices the other way round. They are made
/// by the points 0, ±⅔, ±3/2, ∞, which round a quarter as much as the usual 0, ±1, ±2, ∞ (measured; see B. Barabasz,
/// A. Anderson, K. Soodhalter, D. Gregg, Error Analysis and Improving the Accuracy of Winograd Convolution for Deep
/// Neural Networks, 2020); as ⅔ · 3/2 is 1, there is less to compute. F(3, 3) does without −3/2, F(2, 3) without 3/2,
/// too; their inputs scaled, they take five and four of the six numbers that G makes for F(4, 3): tiles of all sizes
/// share their kernels.
namespace loom::simd {

/// Numbers along an axis that G makes of a kernel's three.
constexpr int kWinogradFactors = 6;
constexpr float kNear = 2.0f / 3, kFar = 3.0f / 2; ///< the points
constexpr float kNear2 = 4.0f / 9, kFar2 = 9.0f / 4, kNear3 = 8.0f / 27, kFar3 = 27.0f / 8;
constexpr float kSquares = 97.0f / 36; ///< of both, summed

/// What ± a point makes of the even and the odd powers' sums.
inline void bothSigns(Vector even, Vector odd, Vector& plus, Vector& minus)
{
    plus = even + odd;
    minus = even - odd;
}

struct WinogradKernel {
    static constexpr float kNearPart = -81.0f / 130, kFarPart = 8.0f / 65;

    /// G w
    static void factors(const Vector (&w)[3], Vector (&u)[6])
    {
        const Vector near = Vector::of(kNearPart) * fma(Vector::of(kNear2), w[2], w[0]);
        const Vector far = Vector::of(kFarPart) * fma(Vector::of(kFar2), w[2], w[0]);
        const Vector nearOdd = Vector::of(kNearPart * kNear) * w[1], farOdd = Vector::of(kFarPart * kFar) * w[1];
        u[0] = w[0];
        bothSigns(near, nearOdd, u[1], u[2]);
        bothSigns(far, farOdd, u[3], u[4]);
        u[5] = w[2];
    }
    /// Gᵀ u
    static void gradient(const Vector (&u)[6], Vector (&w)[3])
    {
        const Vector near = Vector::of(kNearPart) * (u[1] + u[2]), far = Vector::of(kFarPart) * (u[3] + u[4]);
        w[0] = u[0] + (near + far);
        w[1] = fma(Vector::of(kNearPart * kNear), u[1] - u[2], Vector::of(kFarPart * kFar) * (u[3] - u[4]));
        w[2] = fma(Vector::of(kNear2), near, fma(Vector::of(kFar2), far, u[5]));
    }
};

template<int kOutputs> struct WinogradTile;

template<> struct WinogradTile<2> {
    static constexpr int kReach = 4;
    static constexpr float kScale = -65.0f / 36; ///< what F(4, 3) divides by more than F(2, 3) does

    /// Which of G's six numbers product i takes.
    static constexpr int factor(int i) { return i == 3 ? 5 : i; }

    /// Bᵀ d
    static void input(const Vector (&d)[4], Vector (&v)[4])
    {
        const Vector even = Vector::of(kScale) * d[2], odd = Vector::of(kScale * kNear) * d[1];
        v[0] = fma(Vector::of(-kFar2), d[2], d[0]);
        bothSigns(even, odd, v[1], v[2]);
        v[3] = fma(Vector::of(-kNear2), d[1], d[3]);
    }
    /// Aᵀ m
    static void output(const Vector (&m)[4], Vector (&y)[2])
    {
        y[0] = m[0] + (m[1] + m[2]);
        y[1] = fma(Vector::of(kNear), m[1] - m[2], m[3]);
    }
    /// A y
    static void outputGradient(const Vector (&y)[2], Vector (&m)[4])
    {
        m[0] = y[0];
        m[1] = fma(Vector::of(kNear), y[1], y[0]);
        m[2] = fma(Vector::of(-kNear), y[1], y[0]);
        m[3] = y[1];
    }
    /// B v
    static void inputGradient(const Vector (&v)[4], Vector (&d)[4])
    {
        d[0] = v[0];
        d[1] = fma(Vector::of(kScale * kNear), v[1] - v[2], Vector::of(-kNear2) * v[3]);
        d[2] = fma(Vector::of(kScale), v[1] + v[2], Vector::of(-kFar2) * v[0]);
        d[3] = v[3];
    }
};

template<> struct WinogradTile<3> {
    static constexpr int kReach = 5;
    /// What F(4, 3) divides by more: the points' distances from −3/2.
    static constexpr float kNearScale = 13.0f / 6, kMinusScale = 5.0f / 6, kFarScale = 3;

    static constexpr int factor(int i) { return i == 4 ? 5 : i; }

    static void input(const Vector (&d)[5], Vector (&v)[5])
    {
        v[0] = fma(Vector::of(-kFar2), d[2], fma(Vector::of(-kNear), d[1], fma(Vector::of(kFar), d[3], d[0])));
        v[1] = Vector::of(kNearScale) * fma(Vector::of(-kMinusScale), d[2], d[3] - d[1]);
        v[2] = Vector::of(kMinusScale) * fma(Vector::of(-kNearScale), d[2], d[3] + d[1]);
        v[3] = Vector::of(kFarScale) * fma(Vector::of(-kNear2), d[1], d[3]);
        v[4] = fma(Vector::of(-kNear2), d[2], fma(Vector::of(-kFar), d[3], fma(Vector::of(kNear), d[1], d[4])));
    }
    static void output(const Vector (&m)[5], Vector (&y)[3])
    {
        const Vector near = m[1] + m[2];
        y[0] = (m[0] + m[3]) + near;
        y[1] = fma(Vector::of(kNear), m[1] - m[2], Vector::of(kFar) * m[3]);
        y[2] = fma(Vector::of(kNear2), near, fma(Vector::of(kFar2), m[3], m[4]));
    }
    static void outputGradient(const Vector (&y)[3], Vector (&m)[5])
    {
        const Vector near = fma(Vector::of(kNear2), y[2], y[0]), odd = Vector::of(kNear) * y[1];
        m[0] = y[0];
        bothSigns(near, odd, m[1], m[2]);
        m[3] = fma(Vector::of(kFar2), y[2], fma(Vector::of(kFar), y[1], y[0]));
        m[4] = y[2];
    }
    static void inputGradient(const Vector (&v)[5], Vector (&d)[5])
    {
        const Vector near = Vector::of(kNearScale) * v[1], minus = Vector::of(kMinusScale) * v[2];
        const Vector far = Vector::of(kFarScale) * v[3], ends = v[4] - v[0];
        d[0] = v[0];
        d[1] = fma(Vector::of(kNear), ends, fma(Vector::of(-kNear2), far, minus - near));
        d[2] = Vector::zero()
            - fma(Vector::of(kFar2), v[0],
                  fma(Vector::of(kNear2), v[4], fma(Vector::of(kMinusScale), near, Vector::of(kNearScale) * minus)));
        d[3] = fma(Vector::of(-kFar), ends, (near + minus) + far);
        d[4] = v[4];
    }
};

template<> struct WinogradTile<4> {
    static constexpr int kReach = 6;

    static constexpr int factor(int i) { return i; }

    static void input(const Vector (&d)[6], Vector (&v)[6])
    {
        const Vector near = fma(Vector::of(-kFar2), d[2], d[4]), far = fma(Vector::of(-kNear2), d[2], d[4]);
        const Vector nearOdd = fma(Vector::of(kNear), d[3], Vector::of(-kFar) * d[1]);
        const Vector farOdd = fma(Vector::of(kFar), d[3], Vector::of(-kNear) * d[1]);
        v[0] = fma(Vector::of(-kSquares), d[2], d[0] + d[4]);
        bothSigns(near, nearOdd, v[1], v[2]);
        bothSigns(far, farOdd, v[3], v[4]);
        v[5] = fma(Vector::of(-kSquares), d[3], d[1] + d[5]);
    }
    static void output(const Vector (&m)[6], Vector (&y)[4])
    {
        const Vector near = m[1] + m[2], far = m[3] + m[4], nearOdd = m[1] - m[2], farOdd = m[3] - m[4];
        y[0] = m[0] + (near + far);
        y[1] = fma(Vector::of(kNear), nearOdd, Vector::of(kFar) * farOdd);
        y[2] = fma(Vector::of(kNear2), near, Vector::of(kFar2) * far);
        y[3] = fma(Vector::of(kNear3), nearOdd, fma(Vector::of(kFar3), farOdd, m[5]));
    }
    static void outputGradient(const Vector (&y)[4], Vector (&m)[6])
    {
        const Vector near = fma(Vector::of(kNear2), y[2], y[0]), far = fma(Vector::of(kFar2), y[2], y[0]);
        const Vector nearOdd = fma(Vector::of(kNear3), y[3], Vector::of(kNear) * y[1]);
        const Vector farOdd = fma(Vector::of(kFar3), y[3], Vector::of(kFar) * y[1]);
        m[0] = y[0];
        bothSigns(near, nearOdd, m[1], m[2]);
        bothSigns(far, farOdd, m[3], m[4]);
        m[5] = y[3];
    }
    static void inputGradient(const Vector (&v)[6], Vector (&d)[6])
    {
        const Vector near = v[1] + v[2], far = v[3] + v[4], nearOdd = v[1] - v[2], farOdd = v[3] - v[4];
        d[0] = v[0];
        d[1] = fma(Vector::of(-kFar), nearOdd, fma(Vector::of(-kNear), farOdd, v[5]));
        d[2] = fma(Vector::of(-kSquares), v[0], fma(Vector::of(-kFar2), near, Vector::of(-kNear2) * far));
        d[3] = fma(Vector::of(-kSquares), v[5], fma(Vector::of(kNear), nearOdd, Vector::of(kFar) * farOdd));
        d[4] = v[0] + (near + far);
        d[5] = v[5];
    }
};

/// The numbers that a transform takes and makes.
template<int N, int M> struct TransformSizes {
    static constexpr int kIn = N, kOut = M;
};
template<int N, int M> TransformSizes<N, M> sizesOf(void (*)(const Vector (&)[N], Vector (&)[M]));

/// `kDown` along columns, then `kAcross` along rows: vectors from `read(i, j)` become those for `write(i, j,
/// vector)`.
template<auto kDown, auto kAcross, class Read, class Write>
[[gnu::always_inline]] inline void bothWays(const Read& read, const Write& write)
{
    using Down = decltype(sizesOf(kDown));
    using Across = decltype(sizesOf(kAcross));
    Vector half[Down::kOut][Across::kIn];
#pragma GCC unroll 6
    for (int j = 0; j < Across::kIn; ++j) {
        Vector column[Down::kIn], made[Down::kOut];
#pragma GCC unroll 6
        for (int i = 0; i < Down::kIn; ++i)
            column[i] = read(i, j);
        kDown(column, made);
#pragma GCC unroll 6
        for (int i = 0; i < Down::kOut; ++i)
            half[i][j] = made[i];
    }
#pragma GCC unroll 6
    for (int i = 0; i < Down::kOut; ++i) {
        Vector made[Across::kOut];
        kAcross(half[i], made);
#pragma GCC unroll 6
        for (int j = 0; j < Across::kOut; ++j)
            write(i, j, made[j]);
    }
}

} // namespace loom::simd
