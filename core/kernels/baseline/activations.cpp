#include "kernels/baseline/table.h"
#include "kernels/functions.h"

#include <algorithm>

namespace loom::baseline {
namespace {

using namespace functions;

template<class Function, class T> void forward(const KernelCall& call)
{
    const std::int64_t count = call.rows * call.op.in[0].size();
    const T a = T(call.op.reals[0]);
    const T* x = call.input<T>(0);
    T* y = call.output<T>();
    for (std::int64_t i = 0; i < count; ++i)
        y[i] = Function::value(x[i], a);
}

template<class Function, class T> void backward(const KernelCall& call)
{
    const std::int64_t count = call.rows * call.op.in[0].size();
    const T a = T(call.op.reals[0]);
    const T* x = call.input<T>(0);
    const T* y = call.input<T>(1);
    const T* g = call.input<T>(2);
    T* dx = call.output<T>();
    for (std::int64_t i = 0; i < count; ++i)
        dx[i] = g[i] * Function::slope(x[i], y[i], a);
}

template<class T> void softmax(const KernelCall& call)
{
    const std::int64_t n = call.op.in[0][-1], rows = call.rows * (call.op.in[0].size() / n);
    const T* x = call.input<T>(0);
    T* y = call.output<T>();
    for (std::int64_t r = 0; r < rows; ++r, x += n, y += n) {
        const T top = *std::max_element(x, x + n);
        T sum = 0;
        for (std::int64_t j = 0; j < n; ++j)
            sum += y[j] = math::exp(x[j] - top);
        for (std::int64_t j = 0; j < n; ++j)
            y[j] /= sum;
    }
}

// dx = y ⊙ (g − Σ g·y)
template<class T> void softmaxGradient(const KernelCall& call)
{
    const std::int64_t n = call.op.in[0][-1], rows = call.rows * (call.op.in[0].size() / n);
    const T* y = call.input<T>(1);
    const T* g = call.input<T>(2);
    T* dx = call.output<T>();
    for (std::int64_t r = 0; r < rows; ++r, y += n, g += n, dx += n) {
        T dot = 0;
        for (std::int64_t j = 0; j < n; ++j)
            dot += g[j] * y[j];
        for (std::int64_t j = 0; j < n; ++j)
            dx[j] = y[j] * (g[j] - dot);
    }
}

// y = x − log Σ e^x
template<class T> void logSoftmax(const KernelCall& call)
{
    const std::int64_t n = call.op.in[0][-1], rows = call.rows * (call.op.in[0].size() / n);
    const T* x = call.input<T>(0);
    T* y = call.output<T>();
    for (std::int64_t r = 0; r < rows; ++r, x += n, y += n) {
        const T top = *std::max_element(x, x + n);
        T sum = 0;
        for (std::int64_t j = 0; j < n; ++j)
            sum += math::exp(x[j] - top);
        const T whole = math::log(sum);
        for (std::int64_t j = 0; j < n; ++j)
            y[j] = (x[j] - top) - whole;
    }
}

// dx = g − e^y · Σ g
template<class T> void logSoftmaxGradient(const KernelCall& call)
{
    const std::int64_t n = call.op.in[0][-1], rows = call.rows * (call.op.in[0].size() / n);
    const T* y = call.input<T>(1);
    const T* g = call.input<T>(2);
    T* dx = call.output<T>();
    for (std::int64_t r = 0; r < rows; ++r, y += n, g += n, dx += n) {
        T sum = 0;
        for (std::int64_t j = 0; j < n; ++j)
            sum += g[j];
        for (std::int64_t j = 0; j < n; ++j)
            dx[j] = g[j] - math::exp(y[j]) * sum;
    }
}

BoundedRelu boundedReluOf(const OpInfo& op)
{
    return {op.reals[0], op.reals[1], op.reals[2]};
}

template<class T> void boundedRelu(const KernelCall& call)
{
    const BoundedRelu function = boundedReluOf(call.op);
    const T* x = call.input<T>(0);
    T* y = call.output<T>();
    for (std::int64_t i = 0; i < call.rows * call.op.in[0].size(); ++i)
        y[i] = function.value(x[i]);
}

template<class T> void boundedReluGradient(const KernelCall& call)
{
    const BoundedRelu function = boundedReluOf(call.op);
    const T* x = call.input<T>(0);
    const T* g = call.input<T>(2);
    T* dx = call.output<T>();
    for (std::int64_t i = 0; i < call.rows * call.op.in[0].size(); ++i)
        dx[i] = g[i] * function.slope(x[i]);
}

template<class Function> void addFunction(Kernels& kernels, const char* id, const char* gradientId)
{
    both(kernels, id, forward<Function, float>, forward<Function, double>);
    both(kernels, gradientId, backward<Function, float>, backward<Function, double>);
}

} // namespace

void addActivations(Kernels& kernels)
{
    addFunction<Relu>(kernels, "relu", "relu_gradient");
    addFunction<LeakyRelu>(kernels, "leaky_relu", "leaky_relu_gradient");
    addFunction<Elu>(kernels, "elu", "elu_gradient");
    addFunction<Selu>(kernels, "selu", "selu_gradient");
    addFunction<Softplus>(kernels, "softplus", "softplus_gradient");
    addFunction<Silu>(kernels, "silu", "silu_gradient");
    addFunction<Gelu>(kernels, "gelu", "gelu_gradient");
    addFunction<GeluTanh>(kernels, "gelu_tanh", "gelu_tanh_gradient");
    addFunction<Mish>(kernels, "mish", "mish_gradient");
    addFunction<HardSigmoid>(kernels, "hard_sigmoid", "hard_sigmoid_gradient");
    addFunction<Softsign>(kernels, "softsign", "softsign_gradient");
    addFunction<Sigmoid>(kernels, "sigmoid", "sigmoid_gradient");
    addFunction<Tanh>(kernels, "tanh", "tanh_gradient");
    addFunction<Step>(kernels, "step", "step_gradient");
    addFunction<Exp>(kernels, "exp", "exp_gradient");
    addFunction<Log>(kernels, "log", "log_gradient");
    addFunction<Abs>(kernels, "abs", "abs_gradient");
    addFunction<Square>(kernels, "square", "square_gradient");
    addFunction<Power>(kernels, "power", "power_gradient");
    addFunction<Scale>(kernels, "scale", "scale_gradient");
    addFunction<Shift>(kernels, "shift", "shift_gradient");
    both(kernels, "softmax", softmax<float>, softmax<double>);
    both(kernels, "softmax_gradient", softmaxGradient<float>, softmaxGradient<double>);
    both(kernels, "log_softmax", logSoftmax<float>, logSoftmax<double>);
    both(kernels, "log_softmax_gradient", logSoftmaxGradient<float>, logSoftmaxGradient<double>);
    both(kernels, "bounded_relu", boundedRelu<float>, boundedRelu<double>);
    both(kernels, "bounded_relu_gradient", boundedReluGradient<float>, boundedReluGradient<double>);
}

} // namespace loom::baseline
