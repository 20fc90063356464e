#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

ShapeAnswer infer(const LayerQuery& query)
{
    if (std::vector<Issue> issues = answerIssues(query, "linear"); !issues.empty())
        return {{}, std::move(issues)};
    return {{Shape{}}, {}};
}

void forward(Pass& pass)
{
    const Ref weight = ops::maskedWeight(pass, pass.in(2), pass.in(3));
    pass.keep("weight", weight);
    pass.setOut(ops::loss(pass, "hinge", pass.in(0), pass.in(1), weight)); // one number a sample
}

void backward(Pass& pass)
{
    const Ref prediction = pass.in(0);
    if (pass.needsGradient(prediction))
        pass.addGradient(prediction, ops::lossGradient(pass, "hinge", prediction, pass.in(1), pass.kept("weight")));
}

/// The sides are −1 and 1: of the target 0 the first.
std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    return explainMeanLoss(query, names,
                           {.part = "max(0, 1 - (t - (1 - step(t) - step(-t)))*p)",
                            .slope = "-(t - (1 - step(t) - step(-t)))*step(1 - (t - (1 - step(t) - step(-t)))*p)"});
}

std::string keras(const LayerQuery&)
{
    return "keras.losses.Hinge()";
}

/// Of targets 0 and 1; PyTorch has it for pairs only.
std::string pytorch(const LayerQuery&)
{
    return "(lambda y, t: torch.mean(torch.clamp(1 - (2 * t - 1) * y, min=0)))";
}

} // namespace

LayerType hinge()
{
    return {.id = "hinge",
            .title = TR("Hinge loss"),
            .category = LayerCategory::loss,
            .judges = Judges::answers,
            .decidesAt = 0,
            .text = TR(
                "The loss of a support vector machine, for yes-or-no questions: yes is 1 and no is −1 (0 in the data "
                "counts as no), and whoever is on the right side by at least 1 costs nothing. Goes with a linear "
                "output; above 0 it says yes."),
            .formula = "L = mean max(0, 1 − y·ŷ)",
            .backwardFormula = "∂L/∂ŷ = −y/n where y·ŷ < 1, else 0",
            .inputs = lossPorts(),
            .outputs = {{.name = "loss", .title = TR("Loss")}},
            .infer = infer,
            .forward = forward,
            .backward = backward,
            .explain = explain,
            .keras = keras,
            .pytorch = pytorch,
            .samples = {{{}, {{3}, {3}}},
                        {.inputs = {{1}, {}}, .dtypes = {DType::f32, DType::i32}, .classes = 2},
                        {{}, {{2, 3, 2}, {2, 3, 2}}},
                        {{}, {{3}, {3}, {}, {}}}},
            .errors = {{{}, {{2}, {}}, "gives 2 but the target is scalar"},
                       {{}, {{3}, {4}}, "gives 3 but the target is 4"}}};
}

} // namespace loom::layers
