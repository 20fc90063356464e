#include "graph/code_call.h"
#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/function_layer.h"

namespace loom::layers {
namespace {

std::string keras(const LayerQuery&)
{
    return "keras.layers.ReLU()";
}

std::string pytorch(const LayerQuery&)
{
    return "nn.ReLU()";
}

} // namespace

LayerType relu()
{
    return {.id = "relu",
            .title = TR("ReLU"),
            .category = LayerCategory::activation,
            .text =
                TR("Lets positive numbers pass and makes negative ones 0. Its slope is 1 wherever it is not 0, so "
                   "gradients "
                   "do not fade through many layers; a unit that is negative for every sample no longer learns."),
            .formula = "y = max(0, x)",
            .backwardFormula = "∂E/∂x = ∂E/∂y for x > 0, else 0",
            .attributes = {},
            .lengths = Lengths::passes,
            .infer = sameShape,
            .forward = functionForward<"relu">,
            .backward = functionBackward<"relu">,
            .explain = explainActivation,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Relu",
            .samples = {{{}, {{5}}}, {{}, {{3, 4, 2}}}},
            .errors = {}};
}

} // namespace loom::layers
