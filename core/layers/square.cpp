#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/function_layer.h"

namespace loom::layers {
namespace {

std::string keras(const LayerQuery&)
{
    return "keras.layers.Activation(keras.ops.square)";
}

std::string pytorch(const LayerQuery&)
{
    return "torch.square";
}

} // namespace

LayerType square()
{
    return {.id = "square",
            .title = TR("Square"),
            .category = LayerCategory::arithmetic,
            .text = TR("Each number times itself: never below 0, and large ones count much more than small ones."),
            .formula = "y = x²",
            .backwardFormula = "∂E/∂x = 2·x·∂E/∂y",
            .lengths = Lengths::passes,
            .infer = sameShape,
            .forward = functionForward<"square">,
            .backward = functionBackward<"square">,
            .explain = explainActivation,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Mul",
            .samples = {{{}, {{5}}}, {{}, {{3, 4, 2}}}}};
}

} // namespace loom::layers
