#pragma once

#include "kernels/gru_cell.h"
#include "kernels/lstm_cell.h"

/// Bodies (bodies.h) of one step of recurrent layers: a thread a unit of a sample.
namespace loom::cuda {

/// Which step of series (time, units).
struct StepOf {
    std::int64_t t, time, units;

    LOOM_HOST_DEVICE std::int64_t sample(std::int64_t i) const { return i / units; }
    LOOM_HOST_DEVICE cell::Units unit(std::int64_t i) const { return {units, i % units, i % units + 1}; }
    /// Where the step of a sample begins.
    LOOM_HOST_DEVICE std::int64_t at(std::int64_t n) const { return (n * time + t) * units; }
    /// The state before it: of the step before, or in front of the series; null: 0
    LOOM_HOST_DEVICE const float* before(const float* steps, const float* first, std::int64_t n) const
    {
        return t > 0 ? steps + at(n) - units : first ? first + n * units : nullptr;
    }
};

template<class Activation, class Gate> struct LstmStep {
    StepOf step;
    const float* sums; ///< (samples, 4·units)
    cell::Steps<float> steps;
    const float* first;
    Activation activation;
    Gate gate;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        const std::int64_t n = step.sample(i);
        cell::forward(sums + n * 4 * step.units, steps, step.at(n), step.unit(i), step.before(steps.cell, first, n),
                      activation, gate);
    }
};

template<class Activation, class Gate> struct LstmStepGradient {
    StepOf step;
    cell::Backward<float> backward;
    Activation activation;
    Gate gate;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        cell::backward(backward, step.sample(i), step.t, step.time, step.unit(i), activation, gate);
    }
};

template<class Activation, class Gate> struct GruStep {
    StepOf step;
    const float* z;
    cell::GruSteps<float> steps;
    const float* first;
    Activation activation;
    Gate gate;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        const std::int64_t n = step.sample(i);
        cell::forward(z + 3 * step.at(n), steps, step.at(n), step.unit(i), step.before(steps.hidden, first, n),
                      activation, gate);
    }
};

template<class Activation, class Gate> struct GruStepGradient {
    StepOf step;
    cell::GruBackward<float> backward;
    Activation activation;
    Gate gate;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        cell::backward(backward, step.sample(i), step.t, step.time, step.unit(i), activation, gate);
    }
};

template<class Activation> struct SimpleStep {
    StepOf step;
    float* hidden;
    Activation activation;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        float& h = hidden[step.at(step.sample(i)) + i % step.units];
        h = activation.value(h);
    }
};

template<class Activation> struct SimpleStepGradient {
    StepOf step;
    const float* hidden;
    float* dz;
    Activation activation;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        const std::int64_t at = step.at(step.sample(i)) + i % step.units;
        dz[at] *= activation.slope(hidden[at]);
    }
};

/// Rows of a matrix into another: row n of each begins so many numbers on; a row of `from` that is 0 long is shared.
struct Rows {
    const float* from; ///< null: zeros
    float* to;
    std::int64_t fromStride, toStride, columns;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        const std::int64_t n = i / columns, column = i % columns;
        to[n * toStride + column] = from ? from[n * fromStride + column] : 0.0f;
    }
};

} // namespace loom::cuda
