#include "graph/code_call.h"
#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/function_layer.h"

namespace loom::layers {
namespace {

std::string keras(const LayerQuery&)
{
    return "keras.layers.Activation(\"softplus\")";
}

std::string pytorch(const LayerQuery&)
{
    return "nn.Softplus()";
}

} // namespace

LayerType softplus()
{
    return {.id = "softplus",
            .title = TR("Softplus"),
            .category = LayerCategory::activation,
            .text = TR("A ReLU without the corner: nearly 0 far below 0, nearly x far above, and bent smoothly in "
                       "between. Always above "
                       "0, so it fits what cannot be negative, such as a deviation."),
            .formula = "y = ln(1 + eˣ)",
            .backwardFormula = "∂E/∂x = σ(x)·∂E/∂y",
            .attributes = {},
            .lengths = Lengths::passes,
            .infer = sameShape,
            .forward = functionForward<"softplus">,
            .backward = functionBackward<"softplus">,
            .explain = explainActivation,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Softplus",
            .samples = {{{}, {{5}}}, {{}, {{3, 4, 2}}}},
            .errors = {}};
}

} // namespace loom::layers
