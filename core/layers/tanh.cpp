#include "graph/code_call.h"
#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/function_layer.h"

namespace loom::layers {
namespace {

std::string keras(const LayerQuery&)
{
    return "keras.layers.Activation(\"tanh\")";
}

std::string pytorch(const LayerQuery&)
{
    return "nn.Tanh()";
}

} // namespace

LayerType tanh()
{
    return {.id = "tanh",
            .title = TR("Tanh"),
            .category = LayerCategory::activation,
            .text = TR("Squeezes every number into −1 … 1, with 0 staying 0. Steeper than the sigmoid in the "
                       "middle (slope 1), "
                       "and just as flat far out."),
            .formula = "y = (eˣ − e⁻ˣ)/(eˣ + e⁻ˣ)",
            .backwardFormula = "∂E/∂x = (1 − y²)·∂E/∂y",
            .attributes = {},
            .lengths = Lengths::passes,
            .infer = sameShape,
            .forward = functionForward<"tanh">,
            .backward = functionBackward<"tanh">,
            .explain = explainActivation,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Tanh",
            .samples = {{{}, {{5}}}, {{}, {{3, 4, 2}}}},
            .errors = {}};
}

} // namespace loom::layers
