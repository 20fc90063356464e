#include "kernels/baseline/table.h"
#include "kernels/functions.h"
#include "kernels/shared_place.h"

#include <algorithm>

namespace loom::baseline {
namespace {

using functions::LeakyRelu;

template<class T, class Each> void eachNumber(const KernelCall& call, const SharedPlace& shared, Each&& each)
{
    const std::int64_t size = call.op.in[0].size();
    for (std::int64_t n = 0; n < call.rows; ++n)
        for (std::int64_t i = 0; i < size; ++i)
            each(n * size + i, shared.of(i));
}

template<class T> void forward(const KernelCall& call)
{
    const T *x = call.input<T>(0), *alpha = call.input<T>(1);
    T* y = call.output<T>();
    eachNumber<T>(call, SharedPlace(call.op.in[0], call.op.in[1]),
                  [&](std::int64_t i, std::int64_t j) { y[i] = LeakyRelu::value(x[i], alpha[j]); });
}

template<class T> void backward(const KernelCall& call)
{
    const T *x = call.input<T>(0), *alpha = call.input<T>(1), *g = call.input<T>(2);
    T* dx = call.output<T>();
    eachNumber<T>(call, SharedPlace(call.op.in[0], call.op.in[1]),
                  [&](std::int64_t i, std::int64_t j) { dx[i] = g[i] * LeakyRelu::slope(x[i], x[i], alpha[j]); });
}

// dalpha (+)= Σ g·x where x is below 0
template<class T> void alphaGradient(const KernelCall& call)
{
    const T *x = call.input<T>(0), *g = call.input<T>(1);
    T* sum = call.output<T>();
    if (!call.accumulate)
        std::fill_n(sum, call.op.out[0].size(), T(0));
    eachNumber<T>(call, SharedPlace(call.op.in[0], call.op.out[0]),
                  [&](std::int64_t i, std::int64_t j) { sum[j] += x[i] < 0 ? g[i] * x[i] : T(0); });
}

} // namespace

void addPrelu(Kernels& kernels)
{
    both(kernels, "prelu", forward<float>, forward<double>);
    both(kernels, "prelu_gradient", backward<float>, backward<double>);
    both(kernels, "prelu_alpha_gradient", alphaGradient<float>, alphaGradient<double>);
}

} // namespace loom::baseline
