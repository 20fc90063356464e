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
    if (std::vector<Issue> weights = classWeightIssues(query, 2, 1); !weights.empty())
        return {{}, std::move(weights)};
    return {{Shape{}}, unlessProbabilities(query, "sigmoid")};
}

/// The numbers in front of the sigmoid, where the loss stays exact for large ones, or the prediction itself.
Ref start(Pass& pass, std::string& kind)
{
    Ref logits = pass.logitsOf(pass.in(0), "sigmoid");
    if (logits)
        logits = ops::reshape(logits, pass.in(0).shape);
    kind = logits ? "binary_crossentropy_logits" : "binary_crossentropy";
    return logits ? logits : pass.in(0);
}

void forward(Pass& pass)
{
    std::string kind;
    const Ref from = start(pass, kind);
    ops::classLoss(pass, kind, from, 1);
}

void backward(Pass& pass)
{
    std::string kind;
    const Ref from = start(pass, kind);
    ops::classLossBackward(pass, kind, from);
}

/// Without smoothing or weights of classes.
std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    if (query.layer.real("label_smoothing") != 0 || !classWeightsOf(query.layer).empty())
        return std::nullopt;
    return explainMeanLoss(
        query, names,
        {.part = "-(t*ln(p) + (1 - t)*ln(1 - p))", .slope = "(1 - t)/(1 - p) - t/p", .logits = "p - t"});
}

std::string keras(const LayerQuery& query)
{
    return CodeCall("keras.losses.BinaryCrossentropy")
        .unless("0", "label_smoothing", python::number(query.real("label_smoothing")))
        .text();
}

std::string pytorch(const LayerQuery&)
{
    return "nn.BCELoss()";
}

} // namespace

LayerType binary_crossentropy()
{
    return {.id = "binary_crossentropy",
            .title = TR("Binary cross-entropy"),
            .category = LayerCategory::loss,
            .judges = Judges::answers,
            .comparesShares = true,
            .text =
                TR("The loss of yes-or-no questions: the surprise at the true answer when the network gave it the "
                   "probability ŷ. Confident and wrong costs most, and pulls back hardest. Goes with a sigmoid."),
            .formula = "L = −mean (y·ln ŷ + (1 − y)·ln(1 − ŷ))",
            .backwardFormula = "∂L/∂ŷ = ((1 − y)/(1 − ŷ) − y/ŷ)/n\n"
                               "with σ before: ∂L/∂x = (ŷ − y)/n",
            .attributes = {labelSmoothingAttribute(), classWeightAttribute()},
            .inputs = lossPorts(),
            .outputs = {{.name = "loss", .title = TR("Loss")}},
            .infer = infer,
            .forward = forward,
            .backward = backward,
            .explain = explain,
            .keras = keras,
            .pytorch = pytorch,
            .samples = {{.inputs = {{3}, {3}}, .positive = true},
                        {.inputs = {{1}, {}}, .dtypes = {DType::f32, DType::i32}, .classes = 2, .positive = true},
                        {.inputs = {{3}, {3}, {}, {}}, .positive = true},
                        {.attributes = {{"label_smoothing", 0.2}, {"class_weight", std::vector<double>{0.5, 3}}},
                         .inputs = {{1}, {}},
                         .dtypes = {DType::f32, DType::i32},
                         .classes = 2,
                         .positive = true},
                        {.attributes = {{"label_smoothing", 0.1}, {"class_weight", std::vector<double>{2, 1}}},
                         .inputs = {{1}, {1}, {}},
                         .positive = true},
                        {.attributes = {{"label_smoothing", 0.3}}, .inputs = {{3}, {3}}, .positive = true}},
            .errors = {{{}, {{2}, {}}, "gives 2 but the target is scalar"},
                       {{}, {{3}, {4}}, "gives 3 but the target is 4"},
                       {{{"class_weight", std::vector<double>{1, 2, 3}}}, {{1}, {1}}, "3 class weights are given"},
                       {{{"class_weight", std::vector<double>{1, 2}}}, {{3}, {3}}, "leave the weights empty"}}};
}

} // namespace loom::layers
