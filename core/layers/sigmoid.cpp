#include "graph/code_call.h"
#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/function_layer.h"

namespace loom::layers {
namespace {

std::string keras(const LayerQuery&)
{
    return "keras.layers.Activation(\"sigmoid\")";
}

std::string pytorch(const LayerQuery&)
{
    return "nn.Sigmoid()";
}

} // namespace

LayerType sigmoid()
{
    return {.id = "sigmoid",
            .title = TR("Sigmoid"),
            .category = LayerCategory::activation,
            .text = TR("Squeezes every number into 0 … 1: a soft threshold, and a probability at the output "
                       "of a yes-or-no "
                       "question. Its slope is at most 0.25, so through many layers gradients fade."),
            .formula = "y = 1/(1 + e⁻ˣ)",
            .backwardFormula = "∂E/∂x = y·(1 − y)·∂E/∂y",
            .attributes = {},
            .lengths = Lengths::passes,
            .infer = sameShape,
            .forward = functionForward<"sigmoid">,
            .backward = functionBackward<"sigmoid">,
            .explain = explainActivation,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Sigmoid",
            .samples = {{{}, {{5}}}, {{}, {{3, 4, 2}}}},
            .errors = {}};
}

} // namespace loom::layers
