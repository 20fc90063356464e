#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

void forward(Pass& pass)
{
    const Ref weight = ops::maskedWeight(pass, pass.in(2), pass.in(3));
    pass.keep("weight", weight);
    pass.setOut(ops::loss(pass, "log_cosh", pass.in(0), pass.in(1), weight)); // one number a sample
}

void backward(Pass& pass)
{
    const Ref prediction = pass.in(0);
    if (pass.needsGradient(prediction))
        pass.addGradient(prediction,
                         ops::lossGradient(pass, "log_cosh", prediction, pass.in(1), pass.kept("weight")));
}

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    return explainMeanLoss(query, names,
                           {.part = "abs(p - t) + ln(1 + exp(-2*abs(p - t))) - ln(2)", .slope = "tanh(p - t)"});
}

std::string keras(const LayerQuery&)
{
    return "keras.losses.LogCosh()";
}

/// PyTorch has none.
std::string pytorch(const LayerQuery&)
{
    return "(lambda y, t: torch.mean(torch.logaddexp(y - t, t - y) - math.log(2)))";
}

} // namespace

LayerType log_cosh()
{
    return {.id = "log_cosh",
            .title = TR("Log-cosh loss"),
            .category = LayerCategory::loss,
            .judges = Judges::amounts,
            .text = TR("The mean of ln cosh of the differences between prediction and target, for amounts "
                       "(regression): near the target like half the squared error, far from it like the absolute "
                       "error, and smooth everywhere."),
            .formula = "L = mean ln cosh(ŷ − y)",
            .backwardFormula = "∂L/∂ŷ = tanh(ŷ − y)/n",
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
