#pragma once

#include "kernels/cuda/bodies.h"
#include "kernels/loss_functions.h"

namespace loom::cuda {

/// Targets of all rows: `size` numbers or labels (the other pointer is null) a sample.
struct Targets {
    const float* numbers;
    const std::int32_t* labels;
    std::int64_t size;

    LOOM_HOST_DEVICE float number(std::int64_t n, std::int64_t i) const
    {
        return labels ? float(labels[n * size + i]) : numbers[n * size + i];
    }
    /// Share of class `j` of `classes` at position `p` of sample n.
    LOOM_HOST_DEVICE float share(std::int64_t n, std::int64_t p, std::int64_t classes, std::int64_t j) const
    {
        return labels ? float(labels[n * size + p] == j) : numbers[n * size + p * classes + j];
    }
};

/// What every loss and its gradient reads and writes.
struct LossCall {
    const float* prediction;
    Targets targets;
    const float* weight; ///< one a sample; null: 1
    float* out;
    std::int64_t size; ///< of a sample's prediction
    std::int64_t classes; ///< how many of them are one term of the mean: the classes of one position, 1
    float scale; ///< of a gradient, before the sample's weight

    LOOM_HOST_DEVICE float weightOf(std::int64_t n) const { return weight ? weight[n] : 1.0f; }
};

/// Mean over a sample's terms; a thread a sample
template<class Loss> struct ElementLoss {
    LossCall call;
    Loss loss = {};

    LOOM_HOST_DEVICE void operator()(std::int64_t n) const
    {
        const float sum = functions::interleavedSum<float>(call.size, [&](std::int64_t i) {
            return loss.value(call.prediction[n * call.size + i], call.targets.number(n, i));
        });
        call.out[n] = sum / float(call.size / call.classes) * call.weightOf(n);
    }
};

/// A thread a number.
template<class Loss> struct ElementLossGradient {
    LossCall call;
    Loss loss = {};

    LOOM_HOST_DEVICE void operator()(std::int64_t at) const
    {
        const std::int64_t n = at / call.size, i = at % call.size;
        call.out[at] = loss.slope(call.prediction[at], call.targets.number(n, i)) * (call.scale * call.weightOf(n));
    }
};

/// What channel `c` of sample n shares with its target, the channels being `channels`.
LOOM_HOST_DEVICE inline functions::Overlap<float> overlapOf(const LossCall& call, std::int64_t n, std::int64_t c,
                                                            std::int64_t channels)
{
    const float* p = call.prediction + n * call.size;
    return functions::Overlap<float>::of(
        call.size / channels, [&](std::int64_t i) { return p[c + i * channels]; },
        [&](std::int64_t i) { return call.targets.number(n, c + i * channels); });
}

/// A thread a sample.
struct Dice {
    LossCall call;
    std::int64_t channels;
    float smooth;

    LOOM_HOST_DEVICE void operator()(std::int64_t n) const
    {
        float sum = 0;
        for (std::int64_t c = 0; c < channels; ++c)
            sum += overlapOf(call, n, c, channels).loss(smooth) / float(channels) * call.weightOf(n);
        call.out[n] = sum;
    }
};

/// A thread a channel of a sample.
struct DiceGradient {
    LossCall call;
    std::int64_t channels;
    float smooth;

    LOOM_HOST_DEVICE void operator()(std::int64_t at) const
    {
        const std::int64_t n = at / channels, c = at % channels;
        const functions::Overlap<float> overlap = overlapOf(call, n, c, channels);
        const float scale = call.scale * call.weightOf(n);
        for (std::int64_t i = c; i < call.size; i += channels)
            call.out[n * call.size + i] = overlap.slope(call.targets.number(n, i), smooth) * scale;
    }
};

/// A categorical cross-entropy of one position, and its gradient.
struct FromLogits {
    LOOM_HOST_DEVICE static float logSumExp(const float* x, std::int64_t n)
    {
        const float top = largest(x, n);
        float sum = 0;
        for (std::int64_t j = 0; j < n; ++j)
            sum += math::exp(x[j] - top);
        return top + math::log(sum);
    }
    LOOM_HOST_DEVICE static float value(const LossCall& c, std::int64_t n, std::int64_t p, const float* x)
    {
        const float whole = logSumExp(x, c.classes);
        float value = 0;
        for (std::int64_t j = 0; j < c.classes; ++j)
            value += c.targets.share(n, p, c.classes, j) * (whole - x[j]);
        return value;
    }
    LOOM_HOST_DEVICE static void slopes(const LossCall& c, std::int64_t n, std::int64_t p, const float* x, float* g)
    {
        const float whole = logSumExp(x, c.classes), scale = c.scale * c.weightOf(n);
        float sum = 0;
        for (std::int64_t j = 0; j < c.classes; ++j)
            sum += c.targets.share(n, p, c.classes, j);
        for (std::int64_t j = 0; j < c.classes; ++j)
            g[j] = (math::exp(x[j] - whole) * sum - c.targets.share(n, p, c.classes, j)) * scale;
    }
};
struct FromProbabilities {
    LOOM_HOST_DEVICE static float value(const LossCall& c, std::int64_t n, std::int64_t p, const float* x)
    {
        float value = 0;
        for (std::int64_t j = 0; j < c.classes; ++j)
            value -= c.targets.share(n, p, c.classes, j) * math::log(functions::clipped(x[j]));
        return value;
    }
    LOOM_HOST_DEVICE static void slopes(const LossCall& c, std::int64_t n, std::int64_t p, const float* x, float* g)
    {
        const float scale = c.scale * c.weightOf(n);
        for (std::int64_t j = 0; j < c.classes; ++j)
            g[j] = functions::isClipped(x[j]) ? 0.0f : -c.targets.share(n, p, c.classes, j) / x[j] * scale;
    }
};

/// Mean over a sample's positions; a thread a sample
template<class From> struct Categorical {
    LossCall call;

    LOOM_HOST_DEVICE void operator()(std::int64_t n) const
    {
        const std::int64_t positions = call.size / call.classes;
        float sum = 0;
        for (std::int64_t p = 0; p < positions; ++p)
            sum += From::value(call, n, p, call.prediction + (n * positions + p) * call.classes) / float(positions)
                * call.weightOf(n);
        call.out[n] = sum;
    }
};

/// A thread a position.
template<class From> struct CategoricalGradient {
    LossCall call;

    LOOM_HOST_DEVICE void operator()(std::int64_t at) const
    {
        const std::int64_t positions = call.size / call.classes;
        From::slopes(call, at / positions, at % positions, call.prediction + at * call.classes,
                     call.out + at * call.classes);
    }
};

/// t·(1 − ε) + ε/classes, or + ε/2 for yes or no (one class). A thread a number.
struct SmoothLabels {
    Targets targets;
    float* out;
    std::int64_t size, classes; ///< numbers of a sample; classes of one position
    float keep, spread;

    LOOM_HOST_DEVICE void operator()(std::int64_t at) const
    {
        const std::int64_t n = at / size, i = at % size;
        const float share = classes == 1 ? targets.number(n, i) : targets.share(n, i / classes, classes, i % classes);
        out[at] = keep * share + spread;
    }
};

/// weight·mask/mean mask, 0 where no sample counts. A thread a sample.
struct MaskedWeight {
    const float *weight, *mask, *mean;
    float* out;

    LOOM_HOST_DEVICE void operator()(std::int64_t n) const
    {
        out[n] = *mean > 0 ? (weight ? weight[n] : 1.0f) * mask[n] / *mean : 0.0f;
    }
};

} // namespace loom::cuda
