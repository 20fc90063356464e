#include "kernels/cuda/detection_bodies.h"
#include "kernels/cuda/loss_bodies.h"
#include "kernels/cuda/table_pieces.h"

#include <algorithm>
#include <type_traits>

namespace loom::cuda {
namespace {

using namespace functions;

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

DetectionCall detectionCall(const KernelCall& call, bool gradient)
{
    const Shape &prediction = call.op.in[0], &boxes = call.op.in[1];
    const double* weights = call.op.reals.data() + (gradient ? 1 : 0);
    return {{prediction[0], prediction[1], call.op.ints[0] != 0},
            {call.input<float>(1), boxes[0], boxes[1], prediction[2] - kCellNumbers},
            {float(weights[0]), float(weights[1]), float(weights[2])},
            call.input<float>(0),
            call.input<float>(2),
            call.op.in[2].size(),
            call.output<float>(),
            gradient ? lossScale(call, 1) : 1.0f};
}

void detection(const KernelCall& call)
{
    launch(sessionOf(call), Detection{detectionCall(call, false)}, call.rows);
}

void detectionGradient(const KernelCall& call)
{
    const Shape& prediction = call.op.in[0];
    launch(sessionOf(call), DetectionGradient{detectionCall(call, true)}, call.rows * prediction[0] * prediction[1]);
}

} // namespace

std::vector<Kernel> lossKernels()
{
    return {
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
        f32("detection", detection),
        f32("detection_gradient", detectionGradient),
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
    };
}

} // namespace loom::cuda
