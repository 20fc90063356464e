#include "base/math.h"
#include "base/random.h"
#include "kernels/baseline/table.h"

#include <algorithm>

namespace loom::baseline {
namespace {

template<class T> void constant(const KernelCall& call)
{
    std::fill_n(call.output<T>(), call.rows * call.op.out[0].size(), T(call.op.reals[0]));
}

template<class T> void spread(const KernelCall& call)
{
    const std::int64_t size = call.op.out[0].size();
    for (std::int64_t row = 0; row < call.rows; ++row)
        std::copy_n(call.input<T>(0), size, call.output<T>() + row * size);
}

// Element i of the batch is number i of the stream at this step: groups do not matter.
template<class Draw, class T> void random(const KernelCall& call)
{
    const std::int64_t size = call.op.out[0].size(), count = call.rows * size;
    const RandomStream stream = RandomStream::ofKey(call.op.stream);
    const std::uint64_t first = std::uint64_t(call.firstRow * size);
    T* y = call.output<T>();
    for (std::int64_t i = 0; i < count; ++i)
        y[i] = T(Draw::of(stream, first + std::uint64_t(i), call.step, call.op.reals[0], call.op.reals[1]));
}

struct Normal {
    static double of(const RandomStream& stream, std::uint64_t i, std::uint64_t step, double mean, double deviation)
    {
        return mean + deviation * stream.normal(i, step);
    }
};
struct Uniform {
    static double of(const RandomStream& stream, std::uint64_t i, std::uint64_t step, double low, double high)
    {
        return low + (high - low) * stream.uniform(i, step);
    }
};

// mean + e^(v/2)·noise
template<class T> void gaussianSampling(const KernelCall& call)
{
    const std::int64_t count = call.rows * call.op.in[0].size();
    const T* mean = call.input<T>(0);
    const T* logVariance = call.input<T>(1);
    const T* noise = call.input<T>(2);
    T* z = call.output<T>();
    for (std::int64_t i = 0; i < count; ++i)
        z[i] = mean[i] + math::exp(T(0.5) * logVariance[i]) * noise[i];
}

// g·e^(v/2)·noise/2
template<class T> void gaussianSamplingGradient(const KernelCall& call)
{
    const std::int64_t count = call.rows * call.op.in[0].size();
    const T* logVariance = call.input<T>(0);
    const T* noise = call.input<T>(1);
    const T* g = call.input<T>(2);
    T* dv = call.output<T>();
    for (std::int64_t i = 0; i < count; ++i)
        dv[i] = T(0.5) * g[i] * math::exp(T(0.5) * logVariance[i]) * noise[i];
}

} // namespace

void addNoise(Kernels& kernels)
{
    both(kernels, "constant", constant<float>, constant<double>);
    both(kernels, "spread", spread<float>, spread<double>);
    both(kernels, "random_normal", random<Normal, float>, random<Normal, double>);
    both(kernels, "random_uniform", random<Uniform, float>, random<Uniform, double>);
    both(kernels, "gaussian_sampling", gaussianSampling<float>, gaussianSampling<double>);
    both(kernels, "gaussian_sampling_gradient", gaussianSamplingGradient<float>, gaussianSamplingGradient<double>);
}

} // namespace loom::baseline
