#pragma once

#include "kernels/axis_maps.h"
#include "kernels/functions.h"

/// Bodies (bodies.h) of what moves numbers or puts together those along some axes. `size` is that of a sample.
namespace loom::cuda {

struct Fill {
    float* y;
    float value;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const { y[i] = value; }
};

/// A parameter for every row.
struct SpreadParameter {
    const float* x;
    float* y;
    std::int64_t size;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const { y[i] = x[i % size]; }
};

struct Move {
    const float* x;
    float* y;
    AxisMap map;
    std::int64_t inSize, outSize;
    float fill;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        const std::int64_t place = map.place(i % outSize);
        y[i] = place < 0 ? fill : x[i / outSize * inSize + place];
    }
};

/// One of the inputs of `concatenate`: runs of it among those of all.
struct SetBeside {
    const float* x;
    float* y;
    std::int64_t run, outRun, at;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const { y[i / run * outRun + at + i % run] = x[i]; }
};

/// A thread an output.
template<class Reduction> struct Reduce {
    const float* x;
    float* y;
    ReducedAxes axes;
    std::int64_t inSize;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        const float* from = x + i / axes.kept.count * inSize + axes.kept.place(i % axes.kept.count);
        y[i] = Reduction::template of<float>(axes.along.count,
                                             [&](std::int64_t k) { return from[axes.along.place(k)]; });
    }
};

template<class Reduction> struct Spread {
    const float* g;
    float* dx;
    ReducedAxes axes;
    std::int64_t inSize;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        const float part = Reduction::part(g[i], axes.along.count);
        float* to = dx + i / axes.kept.count * inSize + axes.kept.place(i % axes.kept.count);
        for (std::int64_t k = 0; k < axes.along.count; ++k)
            to[axes.along.place(k)] = part;
    }
};

struct ReduceMaxGradient {
    const float *x, *g;
    float* dx;
    ReducedAxes axes;
    std::int64_t inSize;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        const std::int64_t start = i / axes.kept.count * inSize + axes.kept.place(i % axes.kept.count);
        const std::int64_t first = functions::firstLargest<float>(
            axes.along.count, [&](std::int64_t k) { return x[start + axes.along.place(k)]; });
        for (std::int64_t k = 0; k < axes.along.count; ++k)
            dx[start + axes.along.place(k)] = k == first ? g[i] : 0.0f;
    }
};

/// A thread a row of n.
struct UnitLength {
    const float* x;
    float* y;
    std::int64_t n;

    LOOM_HOST_DEVICE void operator()(std::int64_t r) const
    {
        const float share = functions::unitShare(x + r * n, n);
        for (std::int64_t j = r * n; j < (r + 1) * n; ++j)
            y[j] = x[j] * share;
    }
};

struct UnitLengthGradient {
    const float *x, *g;
    float* dx;
    std::int64_t n;

    LOOM_HOST_DEVICE void operator()(std::int64_t r) const
    {
        functions::unitLengthSlope(x + r * n, g + r * n, dx + r * n, n);
    }
};

} // namespace loom::cuda
