#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/function_layer.h"

namespace loom::layers {
namespace {

std::string keras(const LayerQuery&)
{
    return "keras.layers.Activation(keras.ops.abs)";
}

std::string pytorch(const LayerQuery&)
{
    return "torch.abs";
}

} // namespace

LayerType abs()
{
    return {.id = "abs",
            .title = TR("Absolute value"),
            .category = LayerCategory::arithmetic,
            .text = TR("How far each number is from 0, whichever side it is on. Between two inputs that were "
                       "subtracted it says how much they differ."),
            .formula = "y = |x|",
            .backwardFormula = "∂E/∂x = ∂E/∂y where x > 0, −∂E/∂y where x < 0, 0 at 0",
            .lengths = Lengths::passes,
            .infer = sameShape,
            .forward = functionForward<"abs">,
            .backward = functionBackward<"abs">,
            .explain = explainActivation,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Abs",
            .samples = {{{}, {{5}}}, {{}, {{3, 4, 2}}}}};
}

} // namespace loom::layers
