#include "graph/code_call.h"
#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/function_layer.h"

namespace loom::layers {
namespace {

Text summary(const LayerQuery& query)
{
    return Text(TR("α {value}"), {{"value", query.real("alpha")}});
}

std::string keras(const LayerQuery& query)
{
    return CodeCall("keras.layers.ELU").unless("1", "alpha", python::number(query.real("alpha"))).text();
}

std::string pytorch(const LayerQuery& query)
{
    return CodeCall("nn.ELU").unless("1", "alpha", python::number(query.real("alpha"))).text();
}

} // namespace

LayerType elu()
{
    return {.id = "elu",
            .title = TR("ELU"),
            .category = LayerCategory::activation,
            .text =
                TR("Like ReLU, but bends smoothly towards −α below 0, which keeps the mean of the outputs near 0."),
            .formula = "y = x for x > 0, else α·(eˣ − 1)",
            .backwardFormula = "∂E/∂x = ∂E/∂y for x > 0, else (y + α)·∂E/∂y",
            .attributes = {{.name = "alpha",
                            .kind = AttributeKind::real,
                            .fallback = 1.0,
                            .title = TR("Alpha"),
                            .help = TR("Negative numbers approach minus this value."),
                            .minimum = 0,
                            .maximum = 10,
                            .step = 0.05}},
            .lengths = Lengths::passes,
            .infer = sameShape,
            .forward = functionForward<"elu", "alpha">,
            .backward = functionBackward<"elu", "alpha">,
            .explain = explainActivation,
            .summary = summary,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Elu",
            .samples = {{{}, {{5}}}, {{{"alpha", 0.5}}, {{3, 4, 2}}}},
            .errors = {{{{"alpha", -1.0}}, {{4}}, "alpha is -1"}}};
}

} // namespace loom::layers
