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
    const float* weight; ///< one a sample, or one for each of its positions; null: 1
    std::int64_t weights; ///< of a sample
    float* out;
    std::int64_t size; ///< of a sample's prediction
    std::int64_t classes; ///< how many of them are one term of the mean: the classes of one position, 1
    float scale; ///< of a gradient, before the sample's weight

    /// Of one of a sample's `positions`.
    LOOM_HOST_DEVICE float weightOf(std::int64_t n, std::int64_t p, std::int64_t positions) const
    {
        return weight ? weight[n * weights + p * weights / positions] : 1.0f;
    }
    LOOM_HOST_DEVICE float weightOf(std::int64_t n, std::int64_t step) const { return weightOf(n, step, weights); }
    /// How many of a sample's numbers have one weight together.
    LOOM_HOST_DEVICE std::int64_t weighted() const { return size / weights; }
};

/// Mean over a sample's terms; a thread a sample
template<class Loss> struct ElementLoss {
    LossCall call;
    Loss loss = {};

    LOOM_HOST_DEVICE void operator()(std::int64_t n) const
    {
        const std::int64_t length = call.weighted();
        float sum = 0;
        for (std::int64_t p = 0; p * length < call.size; ++p) {
            const float part = functions::interleavedSum<float>(length, [&](std::int64_t i) {
                const std::int64_t at = p * length + i;
                return loss.value(call.prediction[n * call.size + at], call.targets.number(n, at));
            });
            sum += part / float(call.size / call.classes) * call.weightOf(n, p);
        }
        call.out[n] = sum;
    }
};

/// A thread a number.
template<class Loss> struct ElementLossGradient {
    LossCall call;
    Loss loss = {};

    LOOM_HOST_DEVICE void operator()(std::int64_t at) const
    {
        const std::int64_t n = at / call.size, i = at % call.size;
        call.out[at] = loss.slope(call.prediction[at], call.targets.number(n, i))
            * (call.scale * call.weightOf(n, i / call.weighted()));
    }
};

/// What channel `c` of sample n shares with its target, the channels being `channels`.
LOOM_HOST_DEVICE inline functions::Overlap<float> overlapOf(const LossCall& call, std::int64_t n, std::int64_t c,
                                                            std::int64_t channels, std::int64_t step)
{
    const float* p = call.prediction + n * call.size;
    const std::int64_t begin = step * call.weighted() + c;
    return functions::Overlap<float>::of(
        call.weighted() / channels, [&](std::int64_t i) { return p[begin + i * channels]; },
        [&](std::int64_t i) { return call.targets.number(n, begin + i * channels); });
}

/// A thread a sample.
struct Dice {
    LossCall call;
    std::int64_t channels;
    float smooth;

    LOOM_HOST_DEVICE void operator()(std::int64_t n) const
    {
        float sum = 0;
        for (std::int64_t step = 0; step < call.weights; ++step)
            for (std::int64_t c = 0; c < channels; ++c)
                sum += overlapOf(call, n, c, channels, step).loss(smooth) / float(channels * call.weights)
                    * call.weightOf(n, step);
        call.out[n] = sum;
    }
};

/// A thread a channel of a sample's step.
struct DiceGradient {
    LossCall call;
    std::int64_t channels;
    float smooth;

    LOOM_HOST_DEVICE void operator()(std::int64_t at) const
    {
        const std::int64_t c = at % channels, step = at / channels % call.weights, n = at / channels / call.weights;
        const functions::Overlap<float> overlap = overlapOf(call, n, c, channels, step);
        const float scale = call.scale * call.weightOf(n, step);
        const std::int64_t begin = step * call.weighted();
        for (std::int64_t i = begin + c; i < begin + call.weighted(); i += channels)
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
        const float whole = logSumExp(x, c.classes), scale = c.scale * c.weightOf(n, p, c.size / c.classes);
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
        const float scale = c.scale * c.weightOf(n, p, c.size / c.classes);
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
                * call.weightOf(n, p, positions);
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

/// Σ share of a class · its weight, of the classes from `first` on, times the weight that the sample, or its step, has
/// anyway. A thread a position; a row of classes whose weights do not fit here is done part by part.
struct ClassWeight {
    static constexpr int kMost = 384;
    Targets targets;
    const float* given; ///< null: 1
    std::int64_t givens; ///< of a sample
    float* out;
    std::int64_t positions, shares, classes, first, count;
    double weights[kMost];

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        const std::int64_t n = i / positions, p = i % positions;
        const float share = given ? given[n * givens + p * givens / positions] : 1.0f;
        if (targets.labels) {
            const std::int64_t label = targets.labels[n * targets.size + p];
            const bool known = label >= 0 && label < classes;
            if (known ? label >= first && label < first + count : first == 0)
                out[i] = (known ? float(weights[label - first]) : 1.0f) * share;
            return;
        }
        const float* numbers = targets.numbers + n * targets.size + p * shares;
        const double yes = double(numbers[0]);
        double weight = shares == 1 ? (1 - yes) * weights[0] + yes * weights[1] : 0;
        for (std::int64_t j = 0; shares > 1 && j < count; ++j)
            weight += double(numbers[first + j]) * weights[j];
        out[i] = (first == 0 ? 0.0f : out[i]) + float(weight) * share;
    }
};

/// weight·mask/mean mask, 0 where no sample counts. A thread a sample, or a step of one.
struct MaskedWeight {
    const float *weight, *mask, *mean;
    float* out;
    std::int64_t steps;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        out[i] = *mean > 0 ? (weight ? weight[i / steps] : 1.0f) * mask[i] / *mean : 0.0f;
    }
};

} // namespace loom::cuda
