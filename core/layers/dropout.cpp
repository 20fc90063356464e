#include "graph/code_call.h"
#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/function_layer.h"

namespace loom::layers {
namespace {

std::string keras(const LayerQuery& query)
{
    return CodeCall("keras.layers.Dropout").with(python::number(query.real("rate"))).text();
}

std::string pytorch(const LayerQuery& query)
{
    return CodeCall("nn.Dropout").with(python::number(query.real("rate"))).text();
}

} // namespace

LayerType dropout()
{
    return {
        .id = "dropout",
        .title = TR("Dropout"),
        .category = LayerCategory::regularization,
        .text = TR("Sets randomly chosen numbers to 0 in each training step and enlarges the rest to "
                   "make up for it, so "
                   "that no unit can rely on another. When predicting it does nothing. A remedy against "
                   "overfitting."),
        .formula = "y = x·m/(1 − rate), m = 0 with probability rate, else 1",
        .backwardFormula = "∂E/∂x = ∂E/∂y·m/(1 − rate)",
        .attributes = {rateAttribute(TR("The share of numbers set to 0 while training: 0.2 is mild, 0.5 strong."))},
        .lengths = Lengths::passes,
        .infer = sameShape,
        .forward = dropForward<ops::dropout>,
        .backward = dropBackward<ops::dropout>,
        .explain = explainPassing, // as it predicts
        .summary = rateSummary,
        .keras = keras,
        .pytorch = pytorch,
        .onnx = "Dropout",
        .samples = {{{}, {{6}}}, {{{"rate", 0.25}}, {{3, 4, 2}}}, {{{"rate", 0.0}}, {{4}}}},
        .errors = {{{{"rate", 1.5}}, {{8}}, "rate is 1.5"}}};
}

} // namespace loom::layers
