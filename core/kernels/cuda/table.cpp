#include "kernels/cuda/table.h"

#include "kernels/cuda/loss_bodies.h"
#include "kernels/cuda/table_pieces.h"
#include "kernels/matmul_ints.h"

namespace loom::cuda {
namespace {

using namespace functions;

// A row-major matrix (rows, columns) is a matrix in columns (columns, rows): cuBLAS is asked for the transposed
// result.

// y (rows, out) = x (rows, in) · W (in, out) + b
void dense(const KernelCall& call)
{
    const std::int64_t in = call.op.in[1][0], out = call.op.in[1][1];
    const std::int64_t rows = call.rows * (call.op.in[0].size() / in);
    float* y = call.output<float>();
    multiply(sessionOf(call),
             {.m = out,
              .n = rows,
              .k = in,
              .a = call.input<float>(1),
              .lda = out,
              .b = call.input<float>(0),
              .ldb = in,
              .c = y,
              .ldc = out});
    if (const float* bias = call.input<float>(2))
        launch(sessionOf(call), AddBias{y, bias, y, out}, rows * out);
}

// dx (rows, in) = g (rows, out) · Wᵀ
void denseInputGradient(const KernelCall& call)
{
    const std::int64_t in = call.op.in[1][0], out = call.op.in[1][1];
    const std::int64_t rows = call.rows * (call.op.in[0].size() / out);
    multiply(sessionOf(call),
             {.transposeA = true,
              .m = in,
              .n = rows,
              .k = out,
              .a = call.input<float>(1),
              .lda = out,
              .b = call.input<float>(0),
              .ldb = out,
              .c = call.output<float>(),
              .ldc = in});
}

// dW (in, out) (+)= xᵀ · g
void denseKernelGradient(const KernelCall& call)
{
    const std::int64_t in = call.op.out[0][0], out = call.op.out[0][1];
    const std::int64_t rows = call.rows * (call.op.in[0].size() / in);
    multiply(sessionOf(call),
             {.transposeB = true,
              .m = out,
              .n = in,
              .k = rows,
              .a = call.input<float>(1),
              .lda = out,
              .b = call.input<float>(0),
              .ldb = in,
              .c = call.output<float>(),
              .ldc = out,
              .add = call.accumulate});
}

// yᵀ (n, m) = bᵀ · aᵀ of each, in columns
void matmul(const KernelCall& call)
{
    const MatmulInts of(call.op.ints);
    multiply(sessionOf(call),
             {.transposeA = of.turnB,
              .transposeB = of.turnA,
              .m = of.n,
              .n = of.m,
              .k = of.k,
              .a = call.input<float>(1),
              .lda = of.turnB ? of.k : of.n,
              .b = call.input<float>(0),
              .ldb = of.turnA ? of.m : of.k,
              .c = call.output<float>(),
              .ldc = of.n,
              .count = call.rows * of.count,
              .stepA = of.k * of.n,
              .stepB = of.m * of.k,
              .stepC = of.m * of.n});
}

void biasGradient(const KernelCall& call)
{
    const std::int64_t columns = call.op.out[0][0];
    const std::int64_t rows = call.rows * (call.op.in[0].size() / columns);
    launch(sessionOf(call), SumRows{call.input<float>(0), call.output<float>(), rows, columns, call.accumulate},
           columns);
}

void add(const KernelCall& call)
{
    launch(sessionOf(call), Add{call.input<float>(0), call.input<float>(1), call.output<float>()}, numbersOf(call));
}

template<class Function> void combined(const KernelCall& call)
{
    launch(sessionOf(call), Combined<Function>{call.input<float>(0), call.input<float>(1), call.output<float>()},
           numbersOf(call));
}

template<class Function> void chosen(const KernelCall& call)
{
    launch(sessionOf(call),
           Chosen<Function>{call.input<float>(0), call.input<float>(1), call.input<float>(2), call.output<float>()},
           numbersOf(call));
}

void meanRows(const KernelCall& call)
{
    const auto share = float(1.0 / double(call.batchRows));
    launch(sessionOf(call), MeanRows{call.input<float>(0), call.output<float>(), call.rows, share, call.accumulate},
           1);
}

template<class Function> void activation(const KernelCall& call)
{
    launch(sessionOf(call), Activation<Function>{call.input<float>(0), call.output<float>(), float(call.op.reals[0])},
           numbersOf(call));
}

template<class Function> void activationGradient(const KernelCall& call)
{
    launch(sessionOf(call),
           ActivationGradient<Function>{call.input<float>(0), call.input<float>(1), call.input<float>(2),
                                        call.output<float>(), float(call.op.reals[0])},
           numbersOf(call));
}

functions::BoundedRelu boundedReluOf(const OpInfo& op)
{
    return {op.reals[0], op.reals[1], op.reals[2]};
}

void boundedRelu(const KernelCall& call)
{
    launch(sessionOf(call), Bounded{call.input<float>(0), call.output<float>(), boundedReluOf(call.op)},
           numbersOf(call));
}

void boundedReluGradient(const KernelCall& call)
{
    launch(sessionOf(call),
           BoundedGradient{call.input<float>(0), call.input<float>(2), call.output<float>(), boundedReluOf(call.op)},
           numbersOf(call));
}

void prelu(const KernelCall& call)
{
    const Shape& x = call.op.in[0];
    launch(sessionOf(call),
           Prelu{call.input<float>(0), call.input<float>(1), call.output<float>(), x.size(),
                 SharedPlace(x, call.op.in[1])},
           numbersOf(call));
}

void preluGradient(const KernelCall& call)
{
    const Shape& x = call.op.in[0];
    launch(sessionOf(call),
           PreluGradient{call.input<float>(0), call.input<float>(1), call.input<float>(2), call.output<float>(),
                         x.size(), SharedPlace(x, call.op.in[1])},
           numbersOf(call));
}

void preluAlphaGradient(const KernelCall& call)
{
    const Shape &x = call.op.in[0], &alpha = call.op.out[0];
    launch(sessionOf(call),
           PreluAlphaGradient{call.input<float>(0), call.input<float>(1), call.output<float>(), call.rows, x.size(),
                              x.size() / alpha.size(), SharedPlace(x, alpha), call.accumulate},
           alpha.size());
}

/// Of a row of n numbers along the last axis.
template<class Function> void rowWise(const KernelCall& call)
{
    const std::int64_t n = call.op.in[0][-1];
    launch(sessionOf(call), Function{call.input<float>(0), call.output<float>(), n}, numbersOf(call) / n);
}

template<class Function> void rowWiseGradient(const KernelCall& call)
{
    const std::int64_t n = call.op.in[0][-1];
    launch(sessionOf(call), Function{call.input<float>(1), call.input<float>(2), call.output<float>(), n},
           numbersOf(call) / n);
}

} // namespace

KernelTable kernelTable()
{
    KernelTable table{"cuda",
                      {
                          f32("dense", dense),
                          f32("dense_input_gradient", denseInputGradient),
                          f32("dense_kernel_gradient", denseKernelGradient),
                          f32("matmul", matmul),
                          f32("bias_gradient", biasGradient),
                          f32("add", add),
                          f32("subtract", combined<Minus>),
                          f32("multiply", combined<Times>),
                          f32("maximum", combined<Largest>),
                          f32("minimum", combined<Smallest>),
                          f32("where_at_least", chosen<AtLeast>),
                          f32("where_above", chosen<Above>),
                          f32("mean_rows", meanRows),
                          f32("relu", activation<Relu>),
                          f32("relu_gradient", activationGradient<Relu>),
                          f32("leaky_relu", activation<LeakyRelu>),
                          f32("leaky_relu_gradient", activationGradient<LeakyRelu>),
                          f32("elu", activation<Elu>),
                          f32("elu_gradient", activationGradient<Elu>),
                          f32("selu", activation<Selu>),
                          f32("selu_gradient", activationGradient<Selu>),
                          f32("softplus", activation<Softplus>),
                          f32("softplus_gradient", activationGradient<Softplus>),
                          f32("silu", activation<Silu>),
                          f32("silu_gradient", activationGradient<Silu>),
                          f32("gelu", activation<Gelu>),
                          f32("gelu_gradient", activationGradient<Gelu>),
                          f32("gelu_tanh", activation<GeluTanh>),
                          f32("gelu_tanh_gradient", activationGradient<GeluTanh>),
                          f32("mish", activation<Mish>),
                          f32("mish_gradient", activationGradient<Mish>),
                          f32("hard_sigmoid", activation<HardSigmoid>),
                          f32("hard_sigmoid_gradient", activationGradient<HardSigmoid>),
                          f32("softsign", activation<Softsign>),
                          f32("softsign_gradient", activationGradient<Softsign>),
                          f32("sigmoid", activation<Sigmoid>),
                          f32("sigmoid_gradient", activationGradient<Sigmoid>),
                          f32("tanh", activation<Tanh>),
                          f32("tanh_gradient", activationGradient<Tanh>),
                          f32("exp", activation<Exp>),
                          f32("exp_gradient", activationGradient<Exp>),
                          f32("log", activation<Log>),
                          f32("log_gradient", activationGradient<Log>),
                          f32("abs", activation<Abs>),
                          f32("abs_gradient", activationGradient<Abs>),
                          f32("square", activation<Square>),
                          f32("square_gradient", activationGradient<Square>),
                          f32("power", activation<Power>),
                          f32("power_gradient", activationGradient<Power>),
                          f32("scale", activation<Scale>),
                          f32("scale_gradient", activationGradient<Scale>),
                          f32("shift", activation<Shift>),
                          f32("shift_gradient", activationGradient<Shift>),
                          f32("step", activation<Step>),
                          f32("step_gradient", activationGradient<Step>),
                          f32("bounded_relu", boundedRelu),
                          f32("bounded_relu_gradient", boundedReluGradient),
                          f32("prelu", prelu),
                          f32("prelu_gradient", preluGradient),
                          f32("prelu_alpha_gradient", preluAlphaGradient),
                          f32("softmax", rowWise<Softmax>),
                          f32("softmax_gradient", rowWiseGradient<SoftmaxGradient>),
                          f32("log_softmax", rowWise<LogSoftmax>),
                          f32("log_softmax_gradient", rowWiseGradient<LogSoftmaxGradient>),
                      }};
    for (const auto kernels : {moveKernels, neighbourKernels, windowKernels, groupedKernels, lossKernels,
                               classDrawKernels, statisticsKernels, seriesKernels, rowKernels, recurrentKernels})
        for (Kernel& kernel : kernels())
            table.kernels.push_back(std::move(kernel));
    return table;
}

} // namespace loom::cuda
