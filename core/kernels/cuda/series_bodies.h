#pragma once

#include "base/host_device.h"

#include <cstdint>

/// Bodies (bodies.h) of series (time, numbers of a step) with true lengths.
namespace loom::cuda {

/// Rows of a table by number, zeros for a number that it has not.
struct Embedding {
    const std::int32_t* numbers;
    const float* table;
    float* out;
    std::int64_t words, units;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        const std::int32_t number = numbers[i / units];
        out[i] = number >= 0 && number < words ? table[number * units + i % units] : 0.0f;
    }
};

/// A thread a number of the table: it looks through all numbers for its row.
struct EmbeddingGradient {
    const std::int32_t* numbers;
    const float* g;
    float* out;
    std::int64_t count, units;
    bool accumulate;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        const std::int64_t row = i / units;
        float sum = accumulate ? out[i] : 0.0f;
        for (std::int64_t k = 0; k < count; ++k)
            if (numbers[k] == row)
                sum += g[k * units + i % units];
        out[i] = sum;
    }
};

/// Series and how long they truly are.
struct SeriesOf {
    const std::int32_t* lengths; ///< null: all are whole
    std::int64_t time, size; ///< numbers of a step

    LOOM_HOST_DEVICE std::int64_t trueSteps(std::int64_t n) const
    {
        return !lengths ? time : lengths[n] < 0 ? 0 : lengths[n] < time ? lengths[n] : time;
    }
    LOOM_HOST_DEVICE const float* step(const float* x, std::int64_t n, std::int64_t t) const
    {
        return x + (n * time + t) * size;
    }
};

/// `none` is what a series without steps has; null: 0
struct LastStep {
    SeriesOf of;
    const float *x, *none;
    float* y;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        const std::int64_t n = i / of.size, steps = of.trueSteps(n);
        y[i] = steps > 0 ? of.step(x, n, steps - 1)[i % of.size] : none ? none[i] : 0.0f;
    }
};

// Of the rest a thread is a number of a series, unless said otherwise: step t of series n.

struct LastStepGradient {
    SeriesOf of;
    const float* g;
    float* dx;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        const std::int64_t n = i / of.size / of.time, t = i / of.size % of.time;
        dx[i] = t == of.trueSteps(n) - 1 ? g[n * of.size + i % of.size] : 0.0f;
    }
};

struct HoldLast {
    SeriesOf of;
    const float* x;
    float* y;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        const std::int64_t n = i / of.size / of.time, t = i / of.size % of.time, steps = of.trueSteps(n);
        y[i] = steps > 0 ? of.step(x, n, t < steps ? t : steps - 1)[i % of.size] : 0.0f;
    }
};

struct HoldLastGradient {
    SeriesOf of;
    const float* g;
    float* dx;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        const std::int64_t n = i / of.size / of.time, t = i / of.size % of.time, steps = of.trueSteps(n);
        float sum = t < steps ? g[i] : 0.0f;
        for (std::int64_t later = steps; t == steps - 1 && later < of.time; ++later)
            sum += of.step(g, n, later)[i % of.size];
        dx[i] = sum;
    }
};

/// A thread a number of the output.
struct MeanSteps {
    SeriesOf of;
    const float* x;
    float* y;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        const std::int64_t n = i / of.size, steps = of.trueSteps(n);
        float sum = 0;
        for (std::int64_t t = 0; t < steps; ++t)
            sum += of.step(x, n, t)[i % of.size];
        y[i] = sum / float(steps > 1 ? steps : 1);
    }
};

struct MeanStepsGradient {
    SeriesOf of;
    const float* g;
    float* dx;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        const std::int64_t n = i / of.size / of.time, t = i / of.size % of.time, steps = of.trueSteps(n);
        dx[i] = t < steps ? g[n * of.size + i % of.size] / float(steps) : 0.0f;
    }
};

struct ReverseSteps {
    SeriesOf of;
    const float* x;
    float* y;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        const std::int64_t n = i / of.size / of.time, t = i / of.size % of.time, steps = of.trueSteps(n);
        y[i] = t < steps ? of.step(x, n, steps - 1 - t)[i % of.size] : 0.0f;
    }
};

struct RepeatSteps {
    SeriesOf of;
    const float* x;
    float* y;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        y[i] = x[i / of.size / of.time * of.size + i % of.size];
    }
};

/// A thread a number of the output.
struct SumSteps {
    SeriesOf of;
    const float* x;
    float* y;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        const std::int64_t n = i / of.size;
        float sum = of.step(x, n, 0)[i % of.size];
        for (std::int64_t t = 1; t < of.time; ++t)
            sum += of.step(x, n, t)[i % of.size];
        y[i] = sum;
    }
};

struct TrueSteps {
    SeriesOf of;
    float* y;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        y[i] = i % of.time < of.trueSteps(i / of.time) ? 1.0f : 0.0f;
    }
};

/// A thread a sample: how many of its numbers stand before the zeros at the end.
struct IdLengths {
    const std::int32_t* numbers;
    std::int32_t* lengths;
    std::int64_t time;

    LOOM_HOST_DEVICE void operator()(std::int64_t n) const
    {
        std::int64_t length = time;
        while (length > 0 && numbers[n * time + length - 1] == 0)
            --length;
        lengths[n] = std::int32_t(length);
    }
};

struct Carry {
    const float* x;
    float* state;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const { state[i] = x[i]; }
};

} // namespace loom::cuda
