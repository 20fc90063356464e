#pragma once

#include "kernels/row_functions.h"

#include <cstdint>

/// Bodies (bodies.h) of ops over rows along the last axis: a thread a row of n numbers.
namespace loom::cuda {

struct RowVariance {
    const float *x, *mean;
    float* y;
    std::int64_t n;

    LOOM_HOST_DEVICE void operator()(std::int64_t r) const { y[r] = functions::rowVariance(x + r * n, mean[r], n); }
};

struct NormalizeRows {
    const float *x, *mean, *variance, *gamma, *beta;
    float* y;
    std::int64_t n;
    float epsilon;

    LOOM_HOST_DEVICE void operator()(std::int64_t r) const
    {
        functions::normalizeRow(x + r * n, mean[r], variance[r], gamma, beta, epsilon, y + r * n, n);
    }
};

struct NormalizeRowsGradient {
    const float *x, *mean, *variance, *gamma, *g;
    float* dx;
    std::int64_t n;
    float epsilon;

    LOOM_HOST_DEVICE void operator()(std::int64_t r) const
    {
        functions::normalizeRowSlope(x + r * n, mean[r], variance[r], gamma, g + r * n, epsilon, dx + r * n, n);
    }
};

/// `places` look, of a sample `rows` in all.
struct MaskedSoftmax {
    const float* x;
    const std::int32_t* lengths;
    float* y;
    std::int64_t n, places, rows;
    bool causal;

    LOOM_HOST_DEVICE void operator()(std::int64_t r) const
    {
        const std::int64_t length = !lengths ? -1 : lengths[r / rows] > 0 ? lengths[r / rows] : 0;
        functions::sharesOfSeen(x + r * n, y + r * n, functions::seenPlaces(n, length, r % places, causal), n);
    }
};

struct MaskedSoftmaxGradient {
    const float *y, *g;
    float* dx;
    std::int64_t n;

    LOOM_HOST_DEVICE void operator()(std::int64_t r) const
    {
        functions::sharesSlope(y + r * n, g + r * n, dx + r * n, n);
    }
};

} // namespace loom::cuda
