#include "graph/code_call.h"
#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/function_layer.h"

namespace loom::layers {
namespace {

Text summary(const LayerQuery& query)
{
    return Text(TR("slope {value}"), {{"value", query.real("negative_slope")}});
}

std::string keras(const LayerQuery& query)
{
    return CodeCall("keras.layers.LeakyReLU")
        .unless("0.3", "negative_slope", python::number(query.real("negative_slope")))
        .text();
}

std::string pytorch(const LayerQuery& query)
{
    return CodeCall("nn.LeakyReLU").with(python::number(query.real("negative_slope"))).text();
}

} // namespace

LayerType leaky_relu()
{
    return {.id = "leaky_relu",
            .title = TR("Leaky ReLU"),
            .category = LayerCategory::activation,
            .text = TR("Lets positive numbers pass and negative ones shrunken, so that a unit never stops "
                       "learning as it can "
                       "with ReLU."),
            .formula = "y = x for x > 0, else a·x",
            .backwardFormula = "∂E/∂x = ∂E/∂y for x > 0, else a·∂E/∂y",
            .attributes = {{.name = "negative_slope",
                            .kind = AttributeKind::real,
                            .fallback = 0.3,
                            .title = TR("Slope below 0"),
                            .help = TR("How much of a negative number passes: 0 is ReLU, 1 changes nothing."),
                            .minimum = 0,
                            .maximum = 10,
                            .step = 0.05}},
            .lengths = Lengths::passes,
            .infer = sameShape,
            .forward = functionForward<"leaky_relu", "negative_slope">,
            .backward = functionBackward<"leaky_relu", "negative_slope">,
            .explain = explainActivation,
            .summary = summary,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "LeakyRelu",
            .samples = {{{}, {{5}}}, {{{"negative_slope", 0.1}}, {{3, 4, 2}}}},
            .errors = {{{{"negative_slope", -0.5}}, {{4}}, "negative_slope is -0.5"}}};
}

} // namespace loom::layers
