#include "base/math.h"
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

template<class T> void startSum(const KernelCall& call, std::int64_t channels)
{
    if (!call.accumulate)
        std::fill_n(call.output<T>(), channels, T(0));
}

template<class T> void channelMean(const KernelCall& call)
{
    const Extent e(call, call.op.in[0]);
    startSum<T>(call, e.channels);
    const T* x = call.input<T>(0);
    T* mean = call.output<T>();
    const T share = T(1) / T(e.all);
    for (std::int64_t p = 0; p < e.positions; ++p, x += e.channels)
        for (std::int64_t k = 0; k < e.channels; ++k)
            mean[k] += x[k] * share;
}

template<class T> void channelVariance(const KernelCall& call)
{
    const Extent e(call, call.op.in[0]);
    startSum<T>(call, e.channels);
    const T* x = call.input<T>(0);
    const T* mean = call.input<T>(1);
    T* variance = call.output<T>();
    const T share = T(1) / T(e.all);
    for (std::int64_t p = 0; p < e.positions; ++p, x += e.channels)
        for (std::int64_t k = 0; k < e.channels; ++k) {
            const T d = x[k] - mean[k];
            variance[k] += d * d * share;
        }
}

template<class T> T inverseDeviation(T variance, double epsilon)
{
    return T(1) / math::sqrt(variance + T(epsilon));
}

template<class T> void normalize(const KernelCall& call)
{
    const Extent e(call, call.op.in[0]);
    const T* x = call.input<T>(0);
    const T *mean = call.input<T>(1), *variance = call.input<T>(2);
    const T *gamma = call.input<T>(3), *beta = call.input<T>(4);
    T* y = call.output<T>();
    for (std::int64_t k = 0; k < e.channels; ++k) {
        const T scale = (gamma ? gamma[k] : T(1)) * inverseDeviation(variance[k], call.op.reals[0]);
        const T shift = beta ? beta[k] : T(0);
        for (std::int64_t p = 0; p < e.positions; ++p)
            y[p * e.channels + k] = (x[p * e.channels + k] - mean[k]) * scale + shift;
    }
}

template<class T> void gammaGradient(const KernelCall& call)
{
    const Extent e(call, call.op.in[0]);
    startSum<T>(call, e.channels);
    const T* x = call.input<T>(0);
    const T *mean = call.input<T>(1), *variance = call.input<T>(2), *g = call.input<T>(3);
    T* sum = call.output<T>();
    for (std::int64_t k = 0; k < e.channels; ++k) {
        const T scale = inverseDeviation(variance[k], call.op.reals[0]);
        T part = 0;
        for (std::int64_t p = 0; p < e.positions; ++p)
            part += g[p * e.channels + k] * (x[p * e.channels + k] - mean[k]);
        sum[k] += part * scale;
    }
}

// dx = γ/σ · (g − Σg/N − x̂·Σ(g·x̂)/N)
template<class T> void normalizeGradient(const KernelCall& call)
{
    const Extent e(call, call.op.in[0]);
    const T* x = call.input<T>(0);
    const T *mean = call.input<T>(1), *variance = call.input<T>(2), *gamma = call.input<T>(3);
    const T *g = call.input<T>(4), *sumGx = call.input<T>(5), *sumG = call.input<T>(6);
    T* dx = call.output<T>();
    for (std::int64_t k = 0; k < e.channels; ++k) {
        const T inverse = inverseDeviation(variance[k], call.op.reals[0]);
        const T scale = (gamma ? gamma[k] : T(1)) * inverse;
        const T meanG = sumG[k] / T(e.all), meanGx = sumGx[k] / T(e.all);
        for (std::int64_t p = 0; p < e.positions; ++p) {
            const std::int64_t i = p * e.channels + k;
            dx[i] = scale * (g[i] - meanG - (x[i] - mean[k]) * inverse * meanGx);
        }
    }
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
    both(kernels, "normalize", normalize<float>, normalize<double>);
    both(kernels, "gamma_gradient", gammaGradient<float>, gammaGradient<double>);
    both(kernels, "normalize_gradient", normalizeGradient<float>, normalizeGradient<double>);
    both(kernels, "update_running", updateRunning<float>, updateRunning<double>);
}

} // namespace loom::baseline
