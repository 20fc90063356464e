#include "base/math.h"
#include "kernels/baseline/channel_sums.h"
#include "kernels/baseline/table.h"

#include <algorithm>

namespace loom::baseline {
namespace {

/// Positions × channels of this group, and positions of the whole batch.
struct Extent {
    std::int64_t channels, positions, all;
    Extent(const KernelCall& call, const Shape& x)
        : channels(x[-1])
        , positions(call.rows * (x.size() / x[-1]))
        , all(call.batchRows * (x.size() / x[-1]))
    {
    }
};

template<class T> void channelMean(const KernelCall& call)
{
    const Extent e(call, call.op.in[0]);
    const T* __restrict x = call.input<T>(0);
    const T share = T(1) / T(e.all);
    sumPositions(
        e.positions, e.channels, call.accumulate, call.output<T>(),
        [=](const auto& read, std::int64_t p, std::int64_t k) { return read(x + p * e.channels + k); },
        [=](std::int64_t, T sum) { return sum * share; });
}

template<class T> void channelVariance(const KernelCall& call)
{
    const Extent e(call, call.op.in[0]);
    const T* __restrict x = call.input<T>(0), * __restrict mean = call.input<T>(1);
    const T share = T(1) / T(e.all);
    sumPositions(
        e.positions, e.channels, call.accumulate, call.output<T>(),
        [=](const auto& read, std::int64_t p, std::int64_t k) {
            const auto d = read(x + p * e.channels + k) - read(mean + k);
            return d * d;
        },
        [=](std::int64_t, T sum) { return sum * share; });
}

template<class T> T inverseDeviation(T variance, double epsilon)
{
    return T(1) / math::sqrt(variance + T(epsilon));
}

/// Channels whose numbers are held together: few enough for the stack, enough for vector registers.
constexpr std::int64_t kChannelBlock = 64;

/// Calls block(first channel, channels) for all of them.
template<class Block> void eachBlock(std::int64_t channels, Block&& block)
{
    for (std::int64_t first = 0; first < channels; first += kChannelBlock)
        block(first, std::min(kChannelBlock, channels - first));
}

template<bool kRelu, class T> void normalize(const KernelCall& call)
{
    const Extent e(call, call.op.in[0]);
    const T *mean = call.input<T>(1), *variance = call.input<T>(2);
    const T *gamma = call.input<T>(3), *beta = call.input<T>(4);
    eachBlock(e.channels, [&](std::int64_t first, std::int64_t count) {
        T scale[kChannelBlock], shift[kChannelBlock], middle[kChannelBlock];
        for (std::int64_t k = 0; k < count; ++k) {
            scale[k] = (gamma ? gamma[first + k] : T(1)) * inverseDeviation(variance[first + k], call.op.reals[0]);
            shift[k] = beta ? beta[first + k] : T(0);
            middle[k] = mean[first + k];
        }
        const T* __restrict x = call.input<T>(0) + first;
        T* __restrict y = call.output<T>() + first;
        T* __restrict watched = kRelu && call.out[1] ? call.output<T>(1) + first : nullptr;
        for (std::int64_t p = 0; p < e.positions; ++p, x += e.channels, y += e.channels) {
            for (std::int64_t k = 0; k < count; ++k)
                y[k] = (x[k] - middle[k]) * scale[k] + shift[k];
            if (watched)
                std::copy_n(y, count, watched + p * e.channels);
            for (std::int64_t k = 0; kRelu && k < count; ++k)
                y[k] = y[k] > 0 ? y[k] : T(0);
        }
    });
}

template<class T> void gammaGradient(const KernelCall& call)
{
    const Extent e(call, call.op.in[0]);
    const T* __restrict x = call.input<T>(0), * __restrict g = call.input<T>(3);
    const T* __restrict mean = call.input<T>(1), *variance = call.input<T>(2);
    sumPositions(
        e.positions, e.channels, call.accumulate, call.output<T>(),
        [=](const auto& read, std::int64_t p, std::int64_t k) {
            const std::int64_t i = p * e.channels + k;
            return read(g + i) * (read(x + i) - read(mean + k));
        },
        [=](std::int64_t k, T sum) { return sum * inverseDeviation(variance[k], call.op.reals[0]); });
}

// dx = γ/σ · (g − Σg/N − x̂·Σ(g·x̂)/N); without the sums γ/σ · g
template<class T> void normalizeGradient(const KernelCall& call)
{
    const Extent e(call, call.op.in[0]);
    const T *mean = call.input<T>(1), *variance = call.input<T>(2), *gamma = call.input<T>(3);
    const T *sumGx = call.input<T>(5), *sumG = call.input<T>(6);
    eachBlock(e.channels, [&](std::int64_t first, std::int64_t count) {
        T inverse[kChannelBlock], scale[kChannelBlock], middle[kChannelBlock], meanG[kChannelBlock],
            meanGx[kChannelBlock];
        for (std::int64_t k = 0; k < count; ++k) {
            inverse[k] = inverseDeviation(variance[first + k], call.op.reals[0]);
            scale[k] = (gamma ? gamma[first + k] : T(1)) * inverse[k];
            middle[k] = mean[first + k];
            meanG[k] = sumG ? sumG[first + k] / T(e.all) : T(0);
            meanGx[k] = sumGx ? sumGx[first + k] / T(e.all) : T(0);
        }
        const T* __restrict x = call.input<T>(0) + first;
        const T* __restrict g = call.input<T>(4) + first;
        T* __restrict dx = call.output<T>() + first;
        for (std::int64_t p = 0; p < e.positions; ++p, x += e.channels, g += e.channels, dx += e.channels)
            for (std::int64_t k = 0; k < count; ++k)
                dx[k] = scale[k] * (g[k] - meanG[k] - (x[k] - middle[k]) * inverse[k] * meanGx[k]);
    });
}

template<class T> void updateRunning(const KernelCall& call)
{
    const T momentum = T(call.op.reals[0]);
    const T* batch = call.input<T>(0);
    T* state = call.output<T>();
    for (std::int64_t k = 0; k < call.op.out[0].size(); ++k)
        state[k] = momentum * state[k] + (T(1) - momentum) * batch[k];
}

} // namespace

void addNormalization(Kernels& kernels)
{
    both(kernels, "channel_mean", channelMean<float>, channelMean<double>);
    both(kernels, "channel_variance", channelVariance<float>, channelVariance<double>);
    both(kernels, "normalize", normalize<false, float>, normalize<false, double>);
    both(kernels, "normalize_relu", normalize<true, float>, normalize<true, double>);
    both(kernels, "gamma_gradient", gammaGradient<float>, gammaGradient<double>);
    both(kernels, "normalize_gradient", normalizeGradient<float>, normalizeGradient<double>);
    both(kernels, "update_running", updateRunning<float>, updateRunning<double>);
}

} // namespace loom::baseline
