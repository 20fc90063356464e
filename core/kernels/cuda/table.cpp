#include "kernels/cuda/table.h"

#include "kernels/cuda/loss_bodies.h"
#include "kernels/cuda/table_pieces.h"
#include "kernels/matmul_ints.h"

#include <array>
#include <algorithm>
#include <type_traits>

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
        launch(sessionOf(call), AddBias{y, bias, out}, rows * out);
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

LossCall lossCall(const KernelCall& call, std::int64_t classes)
{
    const bool labels = call.op.inTypes[1] == DType::i32;
    const std::int64_t size = call.op.in[0].size();
    return {call.input<float>(0),
            {labels ? nullptr : call.input<float>(1), labels ? call.input<std::int32_t>(1) : nullptr,
             call.op.in[1].size()},
            call.input<float>(2),
            call.op.in[2].size(),
            call.output<float>(),
            size,
            classes,
            lossScale(call, size / classes)};
}

template<class Loss> Loss lossOf(const KernelCall& call)
{
    if constexpr (std::is_empty_v<Loss>)
        return {};
    else
        return {call.op.reals.back()};
}

template<class Loss> LossCall elementCall(const KernelCall& call)
{
    const Shape& prediction = call.op.in[0];
    return lossCall(call, functions::lengthOfTerm<Loss>(prediction.rank() > 0 ? prediction[-1] : 1));
}

template<class Loss> void elementLoss(const KernelCall& call)
{
    launch(sessionOf(call), ElementLoss<Loss>{elementCall<Loss>(call), lossOf<Loss>(call)}, call.rows);
}

void smoothLabels(const KernelCall& call)
{
    const bool labels = call.op.inTypes[0] == DType::i32;
    const std::int64_t size = call.op.out[0].size(), classes = call.op.ints[0];
    const Targets targets{labels ? nullptr : call.input<float>(0), labels ? call.input<std::int32_t>(0) : nullptr,
                          call.op.in[0].size()};
    launch(sessionOf(call),
           SmoothLabels{targets, call.output<float>(), size, classes, float(1 - call.op.reals[0]),
                        float(call.op.reals[0] / double(classes > 2 ? classes : 2))},
           call.rows * size);
}

void maskedWeight(const KernelCall& call)
{
    launch(sessionOf(call),
           MaskedWeight{call.input<float>(0), call.input<float>(1), call.input<float>(2), call.output<float>(),
                        call.op.out[0].size()},
           call.rows * call.op.out[0].size());
}

template<class Loss> void elementLossGradient(const KernelCall& call)
{
    launch(sessionOf(call), ElementLossGradient<Loss>{elementCall<Loss>(call), lossOf<Loss>(call)}, numbersOf(call));
}

std::int64_t channelsOf(const Shape& prediction)
{
    return prediction.rank() > 1 ? prediction[-1] : 1;
}

/// The mean is over channels, and over steps where each has a weight.
LossCall diceCall(const KernelCall& call)
{
    const Shape& prediction = call.op.in[0];
    LossCall made = lossCall(call, prediction.size() / channelsOf(prediction));
    made.scale = lossScale(call, channelsOf(prediction) * made.weights);
    return made;
}

void classWeight(const KernelCall& call)
{
    const std::vector<double>& weights = call.op.reals;
    const std::int64_t positions = call.op.out[0].size();
    const bool labels = call.op.inTypes[0] == DType::i32;
    ClassWeight body{{labels ? nullptr : call.input<float>(0), labels ? call.input<std::int32_t>(0) : nullptr,
                      call.op.in[0].size()},
                     call.input<float>(1),
                     call.op.in[1].size(),
                     call.output<float>(),
                     positions,
                     call.op.in[0].size() / positions,
                     std::int64_t(weights.size()),
                     0,
                     0,
                     {}};
    for (; body.first < body.classes; body.first += body.count) {
        body.count = std::min<std::int64_t>(ClassWeight::kMost, body.classes - body.first);
        std::copy_n(weights.begin() + body.first, body.count, body.weights);
        launch(sessionOf(call), body, call.rows * positions);
    }
}

void dice(const KernelCall& call)
{
    launch(sessionOf(call), Dice{diceCall(call), channelsOf(call.op.in[0]), float(call.op.reals[0])}, call.rows);
}

void diceGradient(const KernelCall& call)
{
    const std::int64_t channels = channelsOf(call.op.in[0]);
    launch(sessionOf(call), DiceGradient{diceCall(call), channels, float(call.op.reals[1])},
           call.rows * channels * call.op.in[2].size());
}

template<class From> void categorical(const KernelCall& call)
{
    launch(sessionOf(call), Categorical<From>{lossCall(call, call.op.in[0][-1])}, call.rows);
}

template<class From> void categoricalGradient(const KernelCall& call)
{
    const std::int64_t classes = call.op.in[0][-1];
    launch(sessionOf(call), CategoricalGradient<From>{lossCall(call, classes)}, numbersOf(call) / classes);
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
                          f32("mse", elementLoss<Squared>),
                          f32("mse_gradient", elementLossGradient<Squared>),
                          f32("mae", elementLoss<Absolute>),
                          f32("mae_gradient", elementLossGradient<Absolute>),
                          f32("huber", elementLoss<Huber>),
                          f32("huber_gradient", elementLossGradient<Huber>),
                          f32("log_cosh", elementLoss<LogCosh>),
                          f32("log_cosh_gradient", elementLossGradient<LogCosh>),
                          f32("hinge", elementLoss<Hinge>),
                          f32("hinge_gradient", elementLossGradient<Hinge>),
                          f32("kl_divergence", elementLoss<Divergence>),
                          f32("kl_divergence_gradient", elementLossGradient<Divergence>),
                          f32("similarity", elementLoss<Similarity>),
                          f32("similarity_gradient", elementLossGradient<Similarity>),
                          f32("focal", elementLoss<Focal>),
                          f32("focal_gradient", elementLossGradient<Focal>),
                          f32("contrastive", elementLoss<Contrastive>),
                          f32("contrastive_gradient", elementLossGradient<Contrastive>),
                          f32("dice", dice),
                          f32("dice_gradient", diceGradient),
                          f32("smooth_labels", smoothLabels),
                          f32("class_weight", classWeight),
                          f32("masked_weight", maskedWeight),
                          f32("masked_steps", maskedWeight),
                          f32("binary_crossentropy", elementLoss<Binary>),
                          f32("binary_crossentropy_gradient", elementLossGradient<Binary>),
                          f32("binary_crossentropy_logits", elementLoss<BinaryLogits>),
                          f32("binary_crossentropy_logits_gradient", elementLossGradient<BinaryLogits>),
                          f32("categorical_crossentropy", categorical<FromProbabilities>),
                          f32("categorical_crossentropy_gradient", categoricalGradient<FromProbabilities>),
                          f32("categorical_crossentropy_logits", categorical<FromLogits>),
                          f32("categorical_crossentropy_logits_gradient", categoricalGradient<FromLogits>),
                      }};
    for (const auto kernels : {moveKernels, neighbourKernels, windowKernels, groupedKernels, statisticsKernels,
                               seriesKernels, recurrentKernels})
        for (Kernel& kernel : kernels())
            table.kernels.push_back(std::move(kernel));
    return table;
}

} // namespace loom::cuda
