#include "graph/code_call.h"
#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/function_layer.h"

namespace loom::layers {
namespace {

std::string keras(const LayerQuery&)
{
    return "keras.layers.Activation(\"silu\")";
}

std::string pytorch(const LayerQuery&)
{
    return "nn.SiLU()";
}

} // namespace

LayerType silu()
{
    return {.id = "silu",
            .title = TR("Swish (SiLU)"),
            .category = LayerCategory::activation,
            .text = TR("Each number times its own sigmoid: like ReLU, but smooth, and it dips a little below 0 "
                       "before it goes flat, so "
                       "that a unit on the wrong side still feels a slope."),
            .formula = "y = x·σ(x) = x/(1 + e⁻ˣ)",
            .backwardFormula = "∂E/∂x = (σ(x) + y·(1 − σ(x)))·∂E/∂y",
            .attributes = {},
            .lengths = Lengths::passes,
            .infer = sameShape,
            .forward = functionForward<"silu">,
            .backward = functionBackward<"silu">,
            .explain = explainActivation,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Swish",
            .samples = {{{}, {{5}}}, {{}, {{3, 4, 2}}}},
            .errors = {}};
}

} // namespace loom::layers
