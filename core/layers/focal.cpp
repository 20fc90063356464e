#include "graph/code_call.h"
#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

ShapeAnswer infer(const LayerQuery& query)
{
    if (std::vector<Issue> issues = answerIssues(query, "sigmoid"); !issues.empty())
        return {{}, std::move(issues)};
    return {{Shape{}}, unlessProbabilities(query, "sigmoid")};
}

void forward(Pass& pass)
{
    const Ref weight = ops::maskedWeight(pass, pass.in(2), pass.in(3));
    pass.keep("weight", weight);
    pass.setOut(ops::loss(pass, "focal", pass.in(0), pass.in(1), weight, pass.real("gamma"))); // one number a sample
}

void backward(Pass& pass)
{
    const Ref prediction = pass.in(0);
    if (pass.needsGradient(prediction))
        pass.addGradient(
            prediction,
            ops::lossGradient(pass, "focal", prediction, pass.in(1), pass.kept("weight"), pass.real("gamma")));
}

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    return explainMeanLoss(query, names,
                           {.part = "-(t*(1 - p) + (1 - t)*p)^a*(t*ln(p) + (1 - t)*ln(1 - p))",
                            .slope = "(t*(1 - p) + (1 - t)*p)^a*((1 - t)/(1 - p) - t/p)"
                                     " - a*(t*(1 - p) + (1 - t)*p)^(a - 1)*(1 - 2*t)*(t*ln(p) + (1 - t)*ln(1 - p))",
                            .a = query.layer.real("gamma")});
}

std::string keras(const LayerQuery& query)
{
    return CodeCall("keras.losses.BinaryFocalCrossentropy")
        .unless("2", "gamma", python::number(query.real("gamma")))
        .text();
}

/// Of torchvision, from the numbers in front of the sigmoid.
std::string pytorch(const LayerQuery& query)
{
    return "(lambda x, t: torchvision.ops.sigmoid_focal_loss(x, t, alpha=-1, gamma="
        + python::number(query.real("gamma")) + ", reduction=\"mean\"))";
}

} // namespace

LayerType focal()
{
    return {
        .id = "focal",
        .title = TR("Focal loss"),
        .category = LayerCategory::loss,
        .judges = Judges::answers,
        .comparesShares = true,
        .text =
            TR("Binary cross-entropy in which what is nearly right already counts little: each answer's surprise is "
               "multiplied by the share that the true answer still lacks, to the power γ. Helps where no is far "
               "more frequent than yes. Goes with a sigmoid."),
        .formula = "L = mean (1 − p)ᵞ·(−ln p), p: probability of the true answer",
        .backwardFormula = "∂L/∂ŷ = ±((1 − p)ᵞ/p − γ·(1 − p)ᵞ⁻¹·ln p)/n: − where the answer is yes, + where it is no",
        .attributes = {{.name = "gamma",
                        .kind = AttributeKind::real,
                        .fallback = 2.0,
                        .title = TR("Focus γ"),
                        .help = TR("How strongly answers that are nearly right are left aside. 0: all count, as in "
                                   "the binary cross-entropy."),
                        .minimum = 0,
                        .maximum = 10,
                        .step = 0.5}},
        .inputs = lossPorts(),
        .outputs = {{.name = "loss", .title = TR("Loss")}},
        .infer = infer,
        .forward = forward,
        .backward = backward,
        .explain = explain,
        .keras = keras,
        .pytorch = pytorch,
        .samples = {{.inputs = {{3}, {3}}, .positive = true},
                    {.attributes = {{"gamma", 0.0}}, .inputs = {{3}, {3}}, .positive = true},
                    {.attributes = {{"gamma", 3.5}},
                     .inputs = {{1}, {}},
                     .dtypes = {DType::f32, DType::i32},
                     .classes = 2,
                     .positive = true},
                    {.inputs = {{2, 1, 2}, {2, 1, 2}, {}, {}}, .positive = true}},
        .errors = {{{}, {{2}, {}}, "gives 2 but the target is scalar"},
                   {{}, {{3}, {4}}, "gives 3 but the target is 4"}}};
}

} // namespace loom::layers
