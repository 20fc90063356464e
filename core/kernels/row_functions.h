#pragma once

#include "kernels/functions.h"

/// What is made of one row of n numbers along the last axis; `baseline` and the bodies of `cuda` call the same ones.
namespace loom::functions {

/// Mean of (x − mean)².
template<class T> LOOM_HOST_DEVICE T rowVariance(const T* x, T mean, std::int64_t n)
{
    return interleavedSum<T>(n, [&](std::int64_t k) { return (x[k] - mean) * (x[k] - mean); }) / T(n);
}

/// γ·(x − mean)/√(variance + epsilon) + β; gamma and beta may be absent.
template<class T> LOOM_HOST_DEVICE void normalizeRow(const T* x, T mean, T variance, const T* gamma, const T* beta,
                                                     T epsilon, T* y, std::int64_t n)
{
    const T inverse = T(1) / math::sqrt(variance + epsilon);
    for (std::int64_t k = 0; k < n; ++k)
        y[k] = (x[k] - mean) * inverse;
    for (std::int64_t k = 0; gamma && k < n; ++k)
        y[k] *= gamma[k];
    for (std::int64_t k = 0; beta && k < n; ++k)
        y[k] += beta[k];
}

/// dx = (h − mean h − x̂·mean(h·x̂))/√(variance + epsilon) with h = γ·g.
template<class T> LOOM_HOST_DEVICE void normalizeRowSlope(const T* x, T mean, T variance, const T* gamma, const T* g,
                                                          T epsilon, T* dx, std::int64_t n)
{
    const T inverse = T(1) / math::sqrt(variance + epsilon);
    for (std::int64_t k = 0; k < n; ++k)
        dx[k] = gamma ? g[k] * gamma[k] : g[k];
    const T middle = interleavedSum<T>(n, [&](std::int64_t k) { return dx[k]; }) / T(n);
    const T along = interleavedSum<T>(n, [&](std::int64_t k) { return dx[k] * ((x[k] - mean) * inverse); }) / T(n);
    for (std::int64_t k = 0; k < n; ++k)
        dx[k] = inverse * (dx[k] - middle - (x[k] - mean) * inverse * along);
}

/// Places of a row of n that attention may look at: those below `length` (all where it is below 0), and under
/// `causal` none behind the place that looks.
LOOM_HOST_DEVICE inline std::int64_t seenPlaces(std::int64_t n, std::int64_t length, std::int64_t place, bool causal)
{
    std::int64_t seen = length < 0 || length > n ? n : length;
    if (causal && place + 1 < seen)
        seen = place + 1;
    return seen;
}

/// e^x/Σ e^x of the first `seen` numbers; the others are 0.
template<class T> LOOM_HOST_DEVICE void sharesOfSeen(const T* x, T* y, std::int64_t seen, std::int64_t n)
{
    for (std::int64_t k = seen; k < n; ++k)
        y[k] = T(0);
    if (seen < 1)
        return;
    constexpr std::int64_t kTops = 16; // several at a time, so that none waits for the one before
    T tops[kTops];
    for (std::int64_t k = 0; k < kTops; ++k)
        tops[k] = x[0];
    std::int64_t i = 0;
    for (; i + kTops <= seen; i += kTops)
        for (std::int64_t k = 0; k < kTops; ++k)
            tops[k] = x[i + k] > tops[k] ? x[i + k] : tops[k];
    for (; i < seen; ++i)
        tops[0] = x[i] > tops[0] ? x[i] : tops[0];
    for (std::int64_t k = 1; k < kTops; ++k)
        tops[0] = tops[k] > tops[0] ? tops[k] : tops[0];
    const T top = tops[0];
    for (std::int64_t k = 0; k < seen; ++k)
        y[k] = math::exp(x[k] - top);
    const T share = T(1) / interleavedSum<T>(seen, [&](std::int64_t k) { return y[k]; });
    for (std::int64_t k = 0; k < seen; ++k)
        y[k] *= share;
}

/// dx = y·(g − Σ g·y).
template<class T> LOOM_HOST_DEVICE void sharesSlope(const T* y, const T* g, T* dx, std::int64_t n)
{
    const T dot = interleavedSum<T>(n, [&](std::int64_t k) { return g[k] * y[k]; });
    for (std::int64_t k = 0; k < n; ++k)
        dx[k] = y[k] * (g[k] - dot);
}

} // namespace loom::functions
