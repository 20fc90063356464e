#include "graph/code_call.h"
#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/function_layer.h"

namespace loom::layers {
namespace {

std::string keras(const LayerQuery&)
{
    return "keras.layers.Activation(\"softsign\")";
}

std::string pytorch(const LayerQuery&)
{
    return "nn.Softsign()";
}

} // namespace

LayerType softsign()
{
    return {.id = "softsign",
            .title = TR("Softsign"),
            .category = LayerCategory::activation,
            .text = TR("Each number divided by one more than its size: between −1 and 1 as tanh, but nearing them "
                       "more slowly, so that the slope far out dies later."),
            .formula = "y = x/(1 + |x|)",
            .backwardFormula = "∂E/∂x = ∂E/∂y/(1 + |x|)²",
            .attributes = {},
            .lengths = Lengths::passes,
            .infer = sameShape,
            .forward = functionForward<"softsign">,
            .backward = functionBackward<"softsign">,
            .explain = explainActivation,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Softsign",
            .samples = {{{}, {{5}}}, {{}, {{3, 4, 2}}}},
            .errors = {}};
}

} // namespace loom::layers
