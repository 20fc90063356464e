#pragma once

#include "kernels/functions.h"
#include "kernels/shared_place.h"

#include <cstdint>

/// What one thread of a CUDA kernel does: body(i) for i in [0, count), each i once, in any order. They sum in the
/// order of the baseline's loops, so that the same functions called on the host give the same bits.
namespace loom::cuda {

/// y = x + b, row by row; y may be x
struct AddBias {
    const float *x, *bias;
    float* y;
    std::int64_t columns;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const { y[i] = x[i] + bias[i % columns]; }
};

/// out[j] (+)= share·Σ over rows of g[row, j]; a thread a column
struct SumRows {
    const float* g;
    float* out;
    std::int64_t rows, columns;
    bool accumulate;
    float share = 1;

    LOOM_HOST_DEVICE void operator()(std::int64_t j) const
    {
        // As `sumPositions` of the baseline adds.
        const float sum =
            functions::interleavedSum<float, 4>(rows, [&](std::int64_t r) { return g[r * columns + j]; }) * share;
        out[j] = accumulate ? out[j] + sum : sum;
    }
};

/// y (+)= scale·Σ x; one thread
struct MeanRows {
    const float* x;
    float* y;
    std::int64_t rows;
    float scale;
    bool accumulate;

    LOOM_HOST_DEVICE void operator()(std::int64_t) const
    {
        float sum = 0;
        for (std::int64_t r = 0; r < rows; ++r)
            sum += x[r];
        const float part = sum * scale;
        *y = accumulate ? *y + part : part;
    }
};

struct Add {
    const float *a, *b;
    float* y;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const { y[i] = a[i] + b[i]; }
};

template<class Function> struct Combined {
    const float *a, *b;
    float* y;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const { y[i] = Function::of(a[i], b[i]); }
};

template<class Function> struct Chosen {
    const float *g, *a, *b;
    float* y;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const { y[i] = Function::of(g[i], a[i], b[i]); }
};

template<class Function> struct Activation {
    const float* x;
    float* y;
    float a;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const { y[i] = Function::value(x[i], a); }
};

template<class Function> struct ActivationGradient {
    const float *x, *y, *g;
    float* dx;
    float a;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const { dx[i] = g[i] * Function::slope(x[i], y[i], a); }
};

struct Bounded {
    const float* x;
    float* y;
    functions::BoundedRelu function;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const { y[i] = function.value(x[i]); }
};

struct BoundedGradient {
    const float *x, *g;
    float* dx;
    functions::BoundedRelu function;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const { dx[i] = g[i] * function.slope(x[i]); }
};

/// Rows of `size` numbers
struct Prelu {
    const float *x, *alpha;
    float* y;
    std::int64_t size;
    SharedPlace shared;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        y[i] = functions::LeakyRelu::value(x[i], alpha[shared.of(i % size)]);
    }
};

struct PreluGradient {
    const float *x, *alpha, *g;
    float* dx;
    std::int64_t size;
    SharedPlace shared;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        dx[i] = g[i] * functions::LeakyRelu::slope(x[i], x[i], alpha[shared.of(i % size)]);
    }
};

/// A thread a number of alpha, which `each` numbers of a row share.
struct PreluAlphaGradient {
    const float *x, *g;
    float* out;
    std::int64_t rows, size, each;
    SharedPlace shared;
    bool accumulate;

    LOOM_HOST_DEVICE void operator()(std::int64_t j) const
    {
        float sum = accumulate ? out[j] : 0;
        for (std::int64_t n = 0; n < rows; ++n)
            for (std::int64_t s = 0; s < each; ++s) {
                const std::int64_t i = n * size + shared.at(j, s);
                sum += x[i] < 0 ? g[i] * x[i] : 0.0f;
            }
        out[j] = sum;
    }
};

LOOM_HOST_DEVICE inline float largest(const float* x, std::int64_t count)
{
    float top = x[0];
    for (std::int64_t j = 1; j < count; ++j)
        top = top < x[j] ? x[j] : top;
    return top;
}

/// A thread a row of n classes.
struct Softmax {
    const float* x;
    float* y;
    std::int64_t n;

    LOOM_HOST_DEVICE void operator()(std::int64_t r) const
    {
        const float* in = x + r * n;
        float* out = y + r * n;
        const float top = largest(in, n);
        float sum = 0;
        for (std::int64_t j = 0; j < n; ++j)
            sum += out[j] = math::exp(in[j] - top);
        for (std::int64_t j = 0; j < n; ++j)
            out[j] /= sum;
    }
};

/// dx = y ⊙ (g − Σ g·y); a thread a row
struct SoftmaxGradient {
    const float *y, *g;
    float* dx;
    std::int64_t n;

    LOOM_HOST_DEVICE void operator()(std::int64_t r) const
    {
        const float *out = y + r * n, *slope = g + r * n;
        float dot = 0;
        for (std::int64_t j = 0; j < n; ++j)
            dot += slope[j] * out[j];
        for (std::int64_t j = 0; j < n; ++j)
            dx[r * n + j] = out[j] * (slope[j] - dot);
    }
};

/// y = x − log Σ e^x; a thread a row
struct LogSoftmax {
    const float* x;
    float* y;
    std::int64_t n;

    LOOM_HOST_DEVICE void operator()(std::int64_t r) const
    {
        const float* in = x + r * n;
        const float top = largest(in, n);
        float sum = 0;
        for (std::int64_t j = 0; j < n; ++j)
            sum += math::exp(in[j] - top);
        const float whole = math::log(sum);
        for (std::int64_t j = 0; j < n; ++j)
            y[r * n + j] = (in[j] - top) - whole;
    }
};

/// dx = g − e^y · Σ g; a thread a row
struct LogSoftmaxGradient {
    const float *y, *g;
    float* dx;
    std::int64_t n;

    LOOM_HOST_DEVICE void operator()(std::int64_t r) const
    {
        const float *out = y + r * n, *slope = g + r * n;
        float sum = 0;
        for (std::int64_t j = 0; j < n; ++j)
            sum += slope[j];
        for (std::int64_t j = 0; j < n; ++j)
            dx[r * n + j] = slope[j] - math::exp(out[j]) * sum;
    }
};

} // namespace loom::cuda
