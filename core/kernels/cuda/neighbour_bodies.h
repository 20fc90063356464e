#pragma once

#include "base/math.h"
#include "kernels/neighbours.h"

/// Bodies (bodies.h) of what numbers take from those around them, and of groups of channels. `size` is that of a
/// sample.
namespace loom::cuda {

/// A thread a number of the larger picture.
struct Enlarge {
    const float* x;
    float* y;
    Enlarged e;
    std::int64_t size, outSize;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        const std::int64_t at = i % outSize, place = at / e.channels, columns = e.column.length * e.column.times;
        e.value(place / columns, place % columns, x + i / outSize * size + at % e.channels, y + i, 1);
    }
};

/// A thread a number of the smaller one.
struct EnlargeGradient {
    const float* g;
    float* dx;
    Enlarged e;
    std::int64_t size, outSize;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        const std::int64_t at = i % size, place = at / e.channels;
        e.gradient(place / e.column.length, place % e.column.length, g + i / size * outSize + at % e.channels, dx + i,
                   1);
    }
};

struct NearChannels {
    const float* x;
    float* y;
    std::int64_t channels, before, behind;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        const std::int64_t k = i % channels;
        float sum = 0;
        for (std::int64_t off = -before; off <= behind; ++off)
            if (k + off >= 0 && k + off < channels)
                sum += x[i + off];
        y[i] = sum;
    }
};

/// A thread a group of a sample; so all that follow.
struct GroupMean {
    const float* x;
    float* y;
    ChannelGroups of;
    std::int64_t size;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        const float* from = x + i / of.groups * size;
        y[i] = of.mean<float>(i % of.groups, [&](std::int64_t at, std::int64_t) { return from[at]; });
    }
};

struct GroupVariance {
    const float *x, *means;
    float* y;
    ChannelGroups of;
    std::int64_t size;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        const float* from = x + i / of.groups * size;
        const float mean = means[i];
        y[i] = of.mean<float>(i % of.groups,
                              [&](std::int64_t at, std::int64_t) { return (from[at] - mean) * (from[at] - mean); });
    }
};

/// A thread a number.
struct NormalizeGroups {
    const float *x, *mean, *variance, *gamma, *beta;
    float* y;
    ChannelGroups of;
    std::int64_t size;
    float epsilon;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        const std::int64_t k = i % of.channels, group = i / size * of.groups + of.groupOf(k);
        const float inverse = 1.0f / math::sqrt(variance[group] + epsilon);
        y[i] = (x[i] - mean[group]) * (gamma ? gamma[k] * inverse : inverse) + (beta ? beta[k] : 0.0f);
    }
};

struct NormalizeGroupsGradient {
    const float *standard, *variance, *gamma, *g;
    float* dx;
    ChannelGroups of;
    std::int64_t size;
    float epsilon;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        const std::int64_t start = i / of.groups * size;
        const float inverse = 1.0f / math::sqrt(variance[i] + epsilon);
        groupGradient(of, i % of.groups, standard + start, inverse, gamma, g + start, dx + start);
    }
};

} // namespace loom::cuda
