#pragma once

#include "isa.h"

#include <cstdint>

/// The transforms of S. Winograd's F(2, 3) and F(3, 3) along one axis, made by the points 0, 1, −1, ∞ and 0, −1, ½,
/// 2, ∞, which round two thirds as much as 0, 1, −1, 2, ∞ (measured; see B. Barabasz, A. Anderson, K. Soodhalter, D.
/// Gregg, Error Analysis and Improving the Accuracy of Winograd Convolution for Deep Neural Networks, 2020). With a
/// tile's outputs y, its inputs d and the kernel w, y = Aᵀ ((G w) ⊙ (Bᵀ d)); the gradients take the same matrices
/// the other way round.
namespace loom::simd {

template<int kOutputs> struct WinogradTile;

template<> struct WinogradTile<2> {
    static constexpr int kReach = 4;

    /// Bᵀ d
    static void input(const Vector (&d)[4], Vector (&v)[4])
    {
        v[0] = d[0] - d[2];
        v[1] = d[1] + d[2];
        v[2] = d[2] - d[1];
        v[3] = d[1] - d[3];
    }
    /// G w
    static void kernel(const Vector (&w)[3], Vector (&u)[4])
    {
        const Vector outer = Vector::of(0.5f) * (w[0] + w[2]), inner = Vector::of(0.5f) * w[1];
        u[0] = w[0];
        u[1] = outer + inner;
        u[2] = outer - inner;
        u[3] = w[2];
    }
    /// Aᵀ m
    static void output(const Vector (&m)[4], Vector (&y)[2])
    {
        y[0] = m[0] + m[1] + m[2];
        y[1] = m[1] - m[2] - m[3];
    }
    /// A y
    static void outputGradient(const Vector (&y)[2], Vector (&m)[4])
    {
        m[0] = y[0];
        m[1] = y[0] + y[1];
        m[2] = y[0] - y[1];
        m[3] = Vector::zero() - y[1];
    }
    /// Gᵀ u
    static void kernelGradient(const Vector (&u)[4], Vector (&w)[3])
    {
        const Vector half = Vector::of(0.5f), sum = half * (u[1] + u[2]);
        w[0] = u[0] + sum;
        w[1] = half * (u[1] - u[2]);
        w[2] = sum + u[3];
    }
    /// B v
    static void inputGradient(const Vector (&v)[4], Vector (&d)[4])
    {
        d[0] = v[0];
        d[1] = v[1] - v[2] + v[3];
        d[2] = v[1] + v[2] - v[0];
        d[3] = Vector::zero() - v[3];
    }
};

template<> struct WinogradTile<3> {
    static constexpr int kReach = 5;
    static constexpr float kNinths = 2.0f / 9;

    static void input(const Vector (&d)[5], Vector (&v)[5])
    {
        const Vector down = Vector::of(-1.5f), half = Vector::of(0.5f);
        v[0] = fma(down, d[1] + d[2], d[0] + d[3]);
        v[1] = fma(Vector::of(-2.5f), d[2], d[1] + d[3]);
        v[2] = fma(Vector::of(-2), d[1], d[3] - d[2]);
        v[3] = fma(half, d[2] - d[1], d[3]);
        v[4] = fma(down, d[2] + d[3], d[1] + d[4]);
    }
    static void kernel(const Vector (&w)[3], Vector (&u)[5])
    {
        const Vector two = Vector::of(2), four = Vector::of(4);
        u[0] = w[0];
        u[1] = Vector::of(kNinths) * (w[1] - (w[0] + w[2]));
        u[2] = Vector::of(-kNinths) * fma(four, w[0], fma(two, w[1], w[2]));
        u[3] = Vector::of(kNinths / 2) * fma(four, w[2], fma(two, w[1], w[0]));
        u[4] = w[2];
    }
    static void output(const Vector (&m)[5], Vector (&y)[3])
    {
        y[0] = (m[0] + m[1]) + (m[2] + m[3]);
        y[1] = fma(Vector::of(2), m[3], fma(Vector::of(0.5f), m[2], Vector::zero() - m[1]));
        y[2] = fma(Vector::of(4), m[3], fma(Vector::of(0.25f), m[2], m[1] + m[4]));
    }
    static void outputGradient(const Vector (&y)[3], Vector (&m)[5])
    {
        m[0] = y[0];
        m[1] = y[0] - y[1] + y[2];
        m[2] = fma(Vector::of(0.25f), y[2], fma(Vector::of(0.5f), y[1], y[0]));
        m[3] = fma(Vector::of(4), y[2], fma(Vector::of(2), y[1], y[0]));
        m[4] = y[2];
    }
    static void kernelGradient(const Vector (&u)[5], Vector (&w)[3])
    {
        const Vector two = Vector::of(2), four = Vector::of(4);
        const Vector first = Vector::of(kNinths) * u[1], second = Vector::of(kNinths) * u[2];
        const Vector third = Vector::of(kNinths / 2) * u[3];
        w[0] = fma(Vector::of(-4), second, (u[0] + third) - first);
        w[1] = fma(two, third - second, first);
        w[2] = fma(four, third, u[4] - (first + second));
    }
    static void inputGradient(const Vector (&v)[5], Vector (&d)[5])
    {
        const Vector down = Vector::of(-1.5f), half = Vector::of(0.5f);
        d[0] = v[0];
        d[1] = fma(down, v[0], fma(Vector::of(-2), v[2], fma(Vector::of(-0.5f), v[3], v[1] + v[4])));
        d[2] = fma(down, v[0] + v[4], fma(Vector::of(-2.5f), v[1], fma(half, v[3], Vector::zero() - v[2])));
        d[3] = fma(down, v[4], (v[0] + v[1]) + (v[2] + v[3]));
        d[4] = v[4];
    }
};

/// `kStep` along columns, then along rows: N × N vectors from `read(i, j)` become M × M for `write(i, j, vector)`.
template<auto kStep, int N, int M, class Read, class Write>
[[gnu::always_inline]] inline void bothWays(const Read& read, const Write& write)
{
    Vector half[M][N];
#pragma GCC unroll 5
    for (int j = 0; j < N; ++j) {
        Vector column[N], made[M];
#pragma GCC unroll 5
        for (int i = 0; i < N; ++i)
            column[i] = read(i, j);
        kStep(column, made);
#pragma GCC unroll 5
        for (int i = 0; i < M; ++i)
            half[i][j] = made[i];
    }
#pragma GCC unroll 5
    for (int i = 0; i < M; ++i) {
        Vector made[M];
        kStep(half[i], made);
#pragma GCC unroll 5
        for (int j = 0; j < M; ++j)
            write(i, j, made[j]);
    }
}

} // namespace loom::simd
