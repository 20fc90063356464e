#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

void forward(Pass& pass)
{
    const Ref weight = ops::maskedWeight(pass, pass.in(2), pass.in(3));
    pass.keep("weight", weight);
    pass.setOut(ops::loss(pass, "mae", pass.in(0), pass.in(1), weight)); // one number a sample
}

void backward(Pass& pass)
{
    const Ref prediction = pass.in(0);
    if (pass.needsGradient(prediction))
        pass.addGradient(prediction, ops::lossGradient(pass, "mae", prediction, pass.in(1), pass.kept("weight")));
}

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    return explainMeanLoss(query, names, {.part = "abs(p - t)", .slope = "step(p - t) - step(t - p)"});
}

std::string keras(const LayerQuery&)
{
    return "keras.losses.MeanAbsoluteError()";
}

std::string pytorch(const LayerQuery&)
{
    return "nn.L1Loss()";
}

} // namespace

LayerType mae()
{
    return {.id = "mae",
            .title = TR("Mean absolute error"),
            .category = LayerCategory::loss,
            .judges = Judges::amounts,
            .text = TR("The mean distance between prediction and target, in the target's own unit, for "
                       "amounts (regression). "
                       "Outliers pull no harder than others."),
            .formula = "L = mean |y − ŷ|",
            .backwardFormula = "∂L/∂ŷ = sign(ŷ − y)/n",
            .inputs = lossPorts(),
            .outputs = {{.name = "loss", .title = TR("Loss")}},
            .infer = regressionLossShape,
            .forward = forward,
            .backward = backward,
            .explain = explain,
            .keras = keras,
            .pytorch = pytorch,
            .samples = {{{}, {{3}, {3}}}, {{}, {{1}, {1}}}, {{}, {{2, 3, 2}, {2, 3, 2}}}, {{}, {{3}, {3}, {}, {}}}},
            .errors = {{{}, {{10}, {1}}, "gives 10 but the target is 1"},
                       {{}, {{4, 4, 1}, {16}}, "gives 4 × 4 × 1 but the target is 16"}}};
}

} // namespace loom::layers
