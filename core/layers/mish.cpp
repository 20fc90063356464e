#include "graph/code_call.h"
#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/function_layer.h"

namespace loom::layers {
namespace {

std::string keras(const LayerQuery&)
{
    return "keras.layers.Activation(\"mish\")";
}

std::string pytorch(const LayerQuery&)
{
    return "nn.Mish()";
}

} // namespace

LayerType mish()
{
    return {.id = "mish",
            .title = TR("Mish"),
            .category = LayerCategory::activation,
            .text = TR("Each number times the tanh of its softplus: a curve much like swish, smooth everywhere, with "
                       "a dip a little below 0 on the left."),
            .formula = "y = x·tanh(ln(1 + eˣ))",
            .backwardFormula = "∂E/∂x = (t + x·σ(x)·(1 − t²))·∂E/∂y with t = tanh(ln(1 + eˣ))",
            .attributes = {},
            .lengths = Lengths::passes,
            .infer = sameShape,
            .forward = functionForward<"mish">,
            .backward = functionBackward<"mish">,
            .explain = explainActivation,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Mish",
            .samples = {{{}, {{5}}}, {{}, {{3, 4, 2}}}},
            .errors = {}};
}

} // namespace loom::layers
