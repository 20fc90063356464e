#include "graph/code_call.h"
#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

ShapeAnswer infer(const LayerQuery& query)
{
    if (std::vector<Issue> issues = answerIssues(query, "relu"); !issues.empty())
        return {{}, std::move(issues)};
    return {{Shape{}}, {}};
}

void forward(Pass& pass)
{
    const Ref weight = ops::maskedWeight(pass, pass.in(2), pass.in(3));
    pass.keep("weight", weight);
    pass.setOut(
        ops::loss(pass, "contrastive", pass.in(0), pass.in(1), weight, pass.real("margin"))); // one number a sample
}

void backward(Pass& pass)
{
    const Ref prediction = pass.in(0);
    if (pass.needsGradient(prediction))
        pass.addGradient(
            prediction,
            ops::lossGradient(pass, "contrastive", prediction, pass.in(1), pass.kept("weight"), pass.real("margin")));
}

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    return explainMeanLoss(query, names,
                           {.part = "t*p^2 + (1 - t)*max(0, a - p)^2",
                            .slope = "2*t*p - 2*(1 - t)*max(0, a - p)",
                            .a = query.layer.real("margin")});
}

/// Neither has it: with `margin` numbers as they are here.
std::string keras(const LayerQuery& query)
{
    const std::string margin = python::number(query.real("margin"));
    return "(lambda t, d: keras.ops.mean(t * d**2 + (1 - t) * keras.ops.maximum(0.0, " + margin + " - d) ** 2))";
}

std::string pytorch(const LayerQuery& query)
{
    const std::string margin = python::number(query.real("margin"));
    return "(lambda d, t: torch.mean(t * d**2 + (1 - t) * torch.clamp(" + margin + " - d, min=0) ** 2))";
}

} // namespace

LayerType contrastive()
{
    return {
        .id = "contrastive",
        .title = TR("Contrastive loss"),
        .category = LayerCategory::loss,
        .text = TR(
            "For pairs of which is known whether they belong together: the prediction is the distance of two codes, "
            "the target 1 for like and 0 for unlike. Like ones are drawn together, unlike ones pushed apart "
            "until the margin lies between them."),
        .formula = "L = mean (y·d² + (1 − y)·max(0, m − d)²)",
        .backwardFormula = "∂L/∂d = 2·(y·d − (1 − y)·max(0, m − d))/n",
        .attributes = {{.name = "margin",
                        .kind = AttributeKind::real,
                        .fallback = 1.0,
                        .title = TR("Margin m"),
                        .help = TR("Unlike ones that are this far apart cost nothing any more."),
                        .minimum = 0,
                        .step = 0.1}},
        .inputs = lossPorts(),
        .outputs = {{.name = "loss", .title = TR("Loss")}},
        .infer = infer,
        .forward = forward,
        .backward = backward,
        .explain = explain,
        .keras = keras,
        .pytorch = pytorch,
        .samples = {{.inputs = {{1}, {1}}, .positive = true},
                    {.inputs = {{1}, {}}, .dtypes = {DType::f32, DType::i32}, .classes = 2, .positive = true},
                    {.attributes = {{"margin", 0.4}}, .inputs = {{3}, {3}, {}, {}}, .positive = true}},
        .errors = {{{}, {{2}, {}}, "gives 2 but the target is scalar"}}};
}

} // namespace loom::layers
