#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

void forward(Pass& pass)
{
    const Ref weight = ops::maskedWeight(pass, pass.in(2), pass.in(3));
    pass.keep("weight", weight);
    pass.setOut(ops::loss(pass, "mse", pass.in(0), pass.in(1), weight)); // one number a sample
}

void backward(Pass& pass)
{
    const Ref prediction = pass.in(0);
    if (pass.needsGradient(prediction))
        pass.addGradient(prediction, ops::lossGradient(pass, "mse", prediction, pass.in(1), pass.kept("weight")));
}

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    return explainMeanLoss(query, names, {.part = "(p - t)^2", .slope = "2*(p - t)"});
}

std::string keras(const LayerQuery&)
{
    return "keras.losses.MeanSquaredError()";
}

std::string pytorch(const LayerQuery&)
{
    return "nn.MSELoss()";
}

} // namespace

LayerType mse()
{
    return {.id = "mse",
            .title = TR("Mean squared error"),
            .category = LayerCategory::loss,
            .judges = Judges::amounts,
            .text =
                TR("The mean of the squared differences between prediction and target, for amounts (regression). A "
                   "difference twice as large counts four times, so outliers pull hard."),
            .formula = "L = mean (y − ŷ)²",
            .backwardFormula = "∂L/∂ŷ = 2·(ŷ − y)/n",
            .inputs = lossPorts(),
            .outputs = {{.name = "loss", .title = TR("Loss")}},
            .infer = regressionLossShape,
            .forward = forward,
            .backward = backward,
            .explain = explain,
            .keras = keras,
            .pytorch = pytorch,
            .samples = {{{}, {{3}, {3}}},
                        {{}, {{1}, {1}}},
                        {{}, {{2, 3, 2}, {2, 3, 2}}},
                        {{}, {{3}, {3}, {}}},
                        {{}, {{3}, {3}, {}, {}}}},
            .errors = {{{}, {{10}, {1}}, "gives 10 but the target is 1"},
                       {{}, {{4, 4, 1}, {16}}, "gives 4 × 4 × 1 but the target is 16"}}};
}

} // namespace loom::layers
