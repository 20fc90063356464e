#pragma once

#include "base/random.h"
#include "kernels/class_draw.h"

/// Bodies (bodies.h) of a few units of a dense layer for each row: classes, `count` a position, of which the first is
/// the true one and the others are drawn.
namespace loom::cuda {

/// A thread a class of a position.
struct DrawClasses {
    const std::int32_t* labels;
    std::int32_t* out;
    functions::ClassDraw draw;
    std::uint64_t key, step;
    std::int64_t first, count; ///< the first position's place in the batch

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        const std::int64_t p = i / count, k = i % count;
        const std::uint64_t number = std::uint64_t((first + p) * (count - 1) + k - 1);
        out[i] = k > 0 ? draw.at(uniformOf(key, number, step)) : labels[p] < draw.classes ? labels[p] : -1;
    }
};

struct DrawnOffsets {
    const std::int32_t* classes;
    float *offsets, *answers;
    functions::ClassDraw draw;
    std::int64_t count;
    bool corrected;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        const std::int64_t k = i % count;
        const std::int32_t* row = classes + (i - k);
        offsets[i] = functions::offsetOf<float>(draw, row, k, count - 1, corrected);
        answers[i] = float(k == 0 && row[0] >= 0);
    }
};

/// Some columns of a dense layer's kernel (in, units).
struct ChosenColumns {
    const float* kernel;
    const std::int32_t* classes;
    std::int64_t in, units, count;

    LOOM_HOST_DEVICE float weight(std::int64_t i, std::int64_t at) const
    {
        return kernel[i * units + functions::placeOf(classes[at])];
    }
};

struct ChosenUnits {
    ChosenColumns of;
    const float *x, *bias;
    float* y;

    LOOM_HOST_DEVICE void operator()(std::int64_t at) const
    {
        const float* row = x + at / of.count * of.in;
        float sum = 0;
        for (std::int64_t i = 0; i < of.in; ++i)
            sum += row[i] * of.weight(i, at);
        y[at] = bias ? sum + bias[functions::placeOf(of.classes[at])] : sum;
    }
};

/// A thread a number of x.
struct ChosenUnitsInputGradient {
    ChosenColumns of;
    const float* g;
    float* dx;

    LOOM_HOST_DEVICE void operator()(std::int64_t at) const
    {
        const std::int64_t first = at / of.in * of.count;
        float sum = 0;
        for (std::int64_t k = first; k < first + of.count; ++k)
            sum += g[k] * of.weight(at % of.in, k);
        dx[at] = sum;
    }
};

/// A thread a number of the kernel: it looks through all classes for its column.
struct ChosenUnitsKernelGradient {
    const float *x, *g;
    const std::int32_t* classes;
    float* out;
    std::int64_t in, units, count, positions;
    bool accumulate;

    LOOM_HOST_DEVICE void operator()(std::int64_t at) const
    {
        const std::int64_t i = at / units, c = at % units;
        float sum = accumulate ? out[at] : 0.0f;
        for (std::int64_t k = 0; k < positions * count; ++k)
            if (functions::placeOf(classes[k]) == c)
                sum += x[k / count * in + i] * g[k];
        out[at] = sum;
    }
};

} // namespace loom::cuda
