#include "kernels/baseline/short_rows.h"
#include "kernels/baseline/table.h"
#include "kernels/loss_functions.h"

#include <algorithm>
#include <type_traits>

namespace loom::baseline {
namespace {

using namespace functions;

/// One sample's target as numbers, whether stored as numbers or as i32 labels.
template<class T> struct Target {
    const T* numbers = nullptr;
    const std::int32_t* labels = nullptr;

    Target(const KernelCall& call, std::int64_t sample, int operand = 1)
    {
        const std::int64_t at = sample * call.op.in[std::size_t(operand)].size();
        if (call.op.inTypes[std::size_t(operand)] == DType::i32)
            labels = call.input<std::int32_t>(operand) + at;
        else
            numbers = call.input<T>(operand) + at;
    }
    /// What `use` makes of the function from a place to its number: the choice is made once, not number by number.
    template<class Use> auto asNumbers(const Use& use) const
    {
        return labels ? use([from = labels](std::int64_t i) { return T(from[i]); })
                      : use([from = numbers](std::int64_t i) { return from[i]; });
    }
    /// Share of class `j` of `classes` at position `p`.
    T share(std::int64_t p, std::int64_t classes, std::int64_t j) const
    {
        return labels ? T(labels[p] == j) : numbers[p * classes + j];
    }
};

/// The samples' weights: one number a sample, or one for each of its positions (steps of a series).
template<class T> struct Weights {
    const T* numbers;
    std::int64_t count;

    explicit Weights(const KernelCall& call, int operand = 2)
        : numbers(call.input<T>(operand))
        , count(call.op.in[std::size_t(operand)].size())
    {
    }
    /// How many of a sample's numbers have one weight together.
    std::int64_t lengthOf(std::int64_t size) const { return count > 1 ? size / count : size; }
    /// Of one of a sample's `positions`.
    T at(std::int64_t sample, std::int64_t position, std::int64_t positions) const
    {
        return numbers ? numbers[sample * count + position * count / positions] : T(1);
    }
    T at(std::int64_t sample, std::int64_t step = 0) const { return at(sample, step, count); }
};

/// Channels of a picture or series; of a plain list there is one.
std::int64_t channelsOf(const Shape& prediction)
{
    return prediction.rank() > 1 ? prediction[-1] : 1;
}

/// The loss of a single number, with the setting that stands last among the op's numbers where it has one.
template<class Loss> Loss lossOf(const KernelCall& call)
{
    if constexpr (std::is_empty_v<Loss>)
        return {};
    else
        return {call.op.reals.back()};
}

/// How many numbers a sample's mean is over.
template<class Loss> std::int64_t termsOf(const KernelCall& call)
{
    const Shape& prediction = call.op.in[0];
    return prediction.size() / lengthOfTerm<Loss>(prediction.rank() > 0 ? prediction[-1] : 1);
}

template<class Loss, class T> void elementLoss(const KernelCall& call)
{
    const std::int64_t size = call.op.in[0].size();
    const T terms = T(termsOf<Loss>(call));
    const Loss loss = lossOf<Loss>(call);
    const Weights<T> weights(call);
    const std::int64_t length = weights.lengthOf(size);
    const T* p = call.input<T>(0);
    T* out = call.output<T>();
    Target<T>(call, 0).asNumbers([&](const auto& number) {
        if (size < kShortRow && weights.count == 1)
            return eachShortRow<T>(
                call.rows, size, [&](std::int64_t i) { return loss.value(p[i], number(i)); },
                [&](std::int64_t n, const T* values) {
                    const T part = interleavedSum<T>(size, [&](std::int64_t i) { return values[i]; });
                    out[n] = T(0) + part / terms * weights.at(n);
                });
        std::int64_t at = 0;
        for (std::int64_t n = 0; n < call.rows; ++n) {
            T sum = 0;
            for (std::int64_t step = 0; step < weights.count; ++step, at += length) {
                const T part =
                    interleavedSum<T>(length, [&](std::int64_t i) { return loss.value(p[at + i], number(at + i)); });
                sum += part / terms * weights.at(n, step);
            }
            out[n] = sum;
        }
    });
}

/// What a slope is multiplied with, but for its weight.
double meanScale(const KernelCall& call, std::int64_t terms)
{
    return call.op.reals[0] / (double(call.batchRows) * double(terms));
}

template<class Loss, class T> void elementGradient(const KernelCall& call)
{
    const std::int64_t size = call.op.in[0].size();
    const Loss loss = lossOf<Loss>(call);
    const Weights<T> weights(call);
    // Without weights all rows are one: a second loop would keep the compiler from expanding the function in both.
    const bool one = !weights.numbers;
    const std::int64_t rows = one ? 1 : call.rows, steps = one ? 1 : weights.count;
    const std::int64_t length = one ? call.rows * size : weights.lengthOf(size);
    const T mean = T(meanScale(call, termsOf<Loss>(call)));
    Target<T>(call, 0).asNumbers([&](const auto& number) {
        const T* __restrict p = call.input<T>(0);
        T* __restrict g = call.output<T>();
        std::int64_t at = 0;
        for (std::int64_t n = 0; n < rows; ++n)
            for (std::int64_t step = 0; step < steps; ++step) {
                const T scale = mean * weights.at(n, step);
                for (const std::int64_t end = at + length; at < end; ++at)
                    g[at] = loss.slope(p[at], number(at)) * scale;
            }
    });
}

/// Calls `each(sample, position, prediction, target)` for every position (a row of class numbers).
template<class T, class Each> void eachPosition(const KernelCall& call, Each&& each)
{
    const std::int64_t classes = call.op.in[0][-1], positions = call.op.in[0].size() / classes;
    for (std::int64_t n = 0; n < call.rows; ++n) {
        const Target<T> target(call, n);
        for (std::int64_t p = 0; p < positions; ++p)
            each(n, p, call.input<T>(0) + (n * positions + p) * classes, target);
    }
}

template<class T> T logSumExp(const T* x, std::int64_t n)
{
    const T top = *std::max_element(x, x + n);
    T sum = 0;
    for (std::int64_t j = 0; j < n; ++j)
        sum += math::exp(x[j] - top);
    return top + math::log(sum);
}

/// `value` of position `p`, with its weight, is a part of the sample's mean over the positions.
template<class T>
void addLoss(T& out, const Weights<T>& weights, std::int64_t n, std::int64_t p, std::int64_t positions, T value)
{
    out = (p == 0 ? T(0) : out) + value / T(positions) * weights.at(n, p, positions);
}

template<class T> void categoricalLogits(const KernelCall& call)
{
    const std::int64_t classes = call.op.in[0][-1], positions = call.op.in[0].size() / classes;
    const Weights<T> weights(call);
    eachPosition<T>(call, [&](std::int64_t n, std::int64_t p, const T* x, const Target<T>& target) {
        const T whole = logSumExp(x, classes);
        T value = 0;
        for (std::int64_t j = 0; j < classes; ++j)
            value += target.share(p, classes, j) * (whole - x[j]);
        addLoss(call.output<T>()[n], weights, n, p, positions, value);
    });
}

// softmax(x)·Σt − t
template<class T> void categoricalLogitsGradient(const KernelCall& call)
{
    const std::int64_t classes = call.op.in[0][-1], positions = call.op.in[0].size() / classes;
    const Weights<T> weights(call);
    const T mean = T(meanScale(call, positions));
    eachPosition<T>(call, [&](std::int64_t n, std::int64_t p, const T* x, const Target<T>& target) {
        const T whole = logSumExp(x, classes), scale = mean * weights.at(n, p, positions);
        T* g = call.output<T>() + (n * positions + p) * classes;
        T sum = 0;
        for (std::int64_t j = 0; j < classes; ++j)
            sum += target.share(p, classes, j);
        for (std::int64_t j = 0; j < classes; ++j)
            g[j] = (math::exp(x[j] - whole) * sum - target.share(p, classes, j)) * scale;
    });
}

// The predictions are taken as they are: dividing them by their sum first, as Keras does, would be a step that no
// learner sees.
template<class T> void categorical(const KernelCall& call)
{
    const std::int64_t classes = call.op.in[0][-1], positions = call.op.in[0].size() / classes;
    const Weights<T> weights(call);
    eachPosition<T>(call, [&](std::int64_t n, std::int64_t p, const T* x, const Target<T>& target) {
        T value = 0;
        for (std::int64_t j = 0; j < classes; ++j)
            value -= target.share(p, classes, j) * math::log(clipped(x[j]));
        addLoss(call.output<T>()[n], weights, n, p, positions, value);
    });
}

// −t/p, zero where clipped
template<class T> void categoricalGradient(const KernelCall& call)
{
    const std::int64_t classes = call.op.in[0][-1], positions = call.op.in[0].size() / classes;
    const Weights<T> weights(call);
    const T mean = T(meanScale(call, positions));
    eachPosition<T>(call, [&](std::int64_t n, std::int64_t p, const T* x, const Target<T>& target) {
        const T scale = mean * weights.at(n, p, positions);
        T* g = call.output<T>() + (n * positions + p) * classes;
        for (std::int64_t j = 0; j < classes; ++j)
            g[j] = isClipped(x[j]) ? T(0) : -target.share(p, classes, j) / x[j] * scale;
    });
}

/// Mean and log variance of one sample's Gaussian: halves of the last axis. `each(mean, log variance, place)`.
template<class T, class Each> void eachGaussian(const KernelCall& call, std::int64_t n, Each&& each)
{
    const std::int64_t last = call.op.in[0][-1], half = last / 2, size = call.op.in[0].size();
    for (std::int64_t row = n * size; row < (n + 1) * size; row += last)
        for (std::int64_t j = 0; j < half; ++j) {
            const T* p = call.input<T>(0) + row + j;
            each(p[0], p[half], row + j, half);
        }
}

// −½ Σ (1 + v − m² − eᵛ)
template<class T> void gaussianKl(const KernelCall& call)
{
    const Weights<T> weights(call);
    for (std::int64_t n = 0; n < call.rows; ++n) {
        T sum = 0;
        eachGaussian<T>(call, n,
                        [&](T m, T v, std::int64_t, std::int64_t) { sum += T(1) + v - m * m - math::exp(v); });
        call.output<T>()[n] = T(-0.5) * sum * weights.at(n);
    }
}

// m, and ½(eᵛ − 1)
template<class T> void gaussianKlGradient(const KernelCall& call)
{
    const Weights<T> weights(call);
    const T mean = T(meanScale(call, 1));
    for (std::int64_t n = 0; n < call.rows; ++n) {
        const T scale = mean * weights.at(n);
        eachGaussian<T>(call, n, [&](T m, T v, std::int64_t at, std::int64_t half) {
            call.output<T>()[at] = m * scale;
            call.output<T>()[at + half] = T(0.5) * (math::exp(v) - T(1)) * scale;
        });
    }
}

// t·(1 − ε) + ε/classes for every class; for yes or no (one class) t·(1 − ε) + ε/2
template<class T> void smoothLabels(const KernelCall& call)
{
    const std::int64_t size = call.op.out[0].size(), classes = call.op.ints[0];
    const T keep = T(1 - call.op.reals[0]), spread = T(call.op.reals[0] / double(std::max<std::int64_t>(2, classes)));
    for (std::int64_t n = 0; n < call.rows; ++n) {
        T* out = call.output<T>() + n * size;
        const Target<T> target(call, n, 0);
        const auto smooth = [&](const auto& share) {
            for (std::int64_t i = 0; i < size; ++i)
                out[i] = keep * share(i) + spread;
        };
        if (classes == 1)
            target.asNumbers(smooth);
        else
            smooth([&](std::int64_t i) { return target.share(i / classes, classes, i % classes); });
    }
}

/// Σ share of a class · weight of the class at position `p`.
template<class T>
double weightOfClass(const Target<T>& target, std::int64_t p, std::int64_t shares, const std::vector<double>& weights)
{
    if (target.labels) {
        const std::int32_t label = target.labels[p];
        return label >= 0 && std::size_t(label) < weights.size() ? weights[std::size_t(label)] : 1;
    }
    const T* numbers = target.numbers + p * shares;
    if (shares == 1) { // yes or no
        const double share = double(numbers[0]);
        return (1 - share) * weights[0] + share * weights[1];
    }
    double weight = 0;
    for (std::int64_t j = 0; j < shares; ++j)
        weight += double(numbers[j]) * weights[std::size_t(j)];
    return weight;
}

// times the weight that the sample, or its step, has anyway
template<class T> void classWeight(const KernelCall& call)
{
    const std::int64_t positions = call.op.out[0].size(), shares = call.op.in[0].size() / positions;
    const Weights<T> given(call, 1);
    for (std::int64_t n = 0; n < call.rows; ++n) {
        const Target<T> target(call, n, 0);
        for (std::int64_t p = 0; p < positions; ++p)
            call.output<T>()[n * positions + p] =
                T(weightOfClass(target, p, shares, call.op.reals)) * given.at(n, p, positions);
    }
}

/// Both sums of a part of one channel of a sample: every `stride`-th of its numbers.
template<class T>
Overlap<T> overlapOf(const T* p, const Target<T>& target, std::int64_t begin, std::int64_t count, std::int64_t stride)
{
    return target.asNumbers([&](const auto& number) {
        return Overlap<T>::of(
            count, [&](std::int64_t i) { return p[begin + i * stride]; },
            [&](std::int64_t i) { return number(begin + i * stride); });
    });
}

/// `each(sample, step, channel, begin, count)` for all parts that have an overlap of their own: channels, and steps
/// where each has a weight.
template<class T, class Each> void eachOverlap(const KernelCall& call, const Weights<T>& weights, const Each& each)
{
    const std::int64_t size = call.op.in[0].size(), channels = channelsOf(call.op.in[0]);
    const std::int64_t length = weights.lengthOf(size);
    for (std::int64_t n = 0; n < call.rows; ++n)
        for (std::int64_t step = 0; step < weights.count; ++step)
            for (std::int64_t c = 0; c < channels; ++c)
                each(n, step, step * length + c, length / channels);
}

template<class T> void dice(const KernelCall& call)
{
    const std::int64_t size = call.op.in[0].size(), channels = channelsOf(call.op.in[0]);
    const Weights<T> weights(call);
    std::fill_n(call.output<T>(), call.rows, T(0));
    eachOverlap<T>(call, weights, [&](std::int64_t n, std::int64_t step, std::int64_t begin, std::int64_t count) {
        const Overlap<T> overlap = overlapOf(call.input<T>(0) + n * size, Target<T>(call, n), begin, count, channels);
        call.output<T>()[n] += overlap.loss(T(call.op.reals[0])) / T(channels * weights.count) * weights.at(n, step);
    });
}

template<class T> void diceGradient(const KernelCall& call)
{
    const std::int64_t size = call.op.in[0].size(), channels = channelsOf(call.op.in[0]);
    const Weights<T> weights(call);
    const T mean = T(meanScale(call, channels * weights.count)), smooth = T(call.op.reals[1]);
    eachOverlap<T>(call, weights, [&](std::int64_t n, std::int64_t step, std::int64_t begin, std::int64_t count) {
        const Target<T> target(call, n);
        const Overlap<T> overlap = overlapOf(call.input<T>(0) + n * size, target, begin, count, channels);
        const T scale = mean * weights.at(n, step);
        T* g = call.output<T>() + n * size;
        target.asNumbers([&](const auto& number) {
            for (std::int64_t i = 0, at = begin; i < count; ++i, at += channels)
                g[at] = overlap.slope(number(at), smooth) * scale;
        });
    });
}

template<class Loss> void addElementLoss(Kernels& kernels, const char* id, const char* gradientId)
{
    both(kernels, id, elementLoss<Loss, float>, elementLoss<Loss, double>);
    both(kernels, gradientId, elementGradient<Loss, float>, elementGradient<Loss, double>);
}

} // namespace

void addLosses(Kernels& kernels)
{
    addElementLoss<Squared>(kernels, "mse", "mse_gradient");
    addElementLoss<Absolute>(kernels, "mae", "mae_gradient");
    addElementLoss<Huber>(kernels, "huber", "huber_gradient");
    both(kernels, "smooth_labels", smoothLabels<float>, smoothLabels<double>);
    both(kernels, "class_weight", classWeight<float>, classWeight<double>);
    addElementLoss<Binary>(kernels, "binary_crossentropy", "binary_crossentropy_gradient");
    addElementLoss<BinaryLogits>(kernels, "binary_crossentropy_logits", "binary_crossentropy_logits_gradient");
    addElementLoss<LogCosh>(kernels, "log_cosh", "log_cosh_gradient");
    addElementLoss<Hinge>(kernels, "hinge", "hinge_gradient");
    addElementLoss<Divergence>(kernels, "kl_divergence", "kl_divergence_gradient");
    addElementLoss<Similarity>(kernels, "similarity", "similarity_gradient");
    addElementLoss<Focal>(kernels, "focal", "focal_gradient");
    addElementLoss<Contrastive>(kernels, "contrastive", "contrastive_gradient");
    both(kernels, "dice", dice<float>, dice<double>);
    both(kernels, "dice_gradient", diceGradient<float>, diceGradient<double>);
    both(kernels, "gaussian_kl", gaussianKl<float>, gaussianKl<double>);
    both(kernels, "gaussian_kl_gradient", gaussianKlGradient<float>, gaussianKlGradient<double>);
    both(kernels, "categorical_crossentropy", categorical<float>, categorical<double>);
    both(kernels, "categorical_crossentropy_gradient", categoricalGradient<float>, categoricalGradient<double>);
    both(kernels, "categorical_crossentropy_logits", categoricalLogits<float>, categoricalLogits<double>);
    both(kernels, "categorical_crossentropy_logits_gradient", categoricalLogitsGradient<float>,
         categoricalLogitsGradient<double>);
}

} // namespace loom::baseline
