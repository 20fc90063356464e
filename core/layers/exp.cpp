#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/function_layer.h"

namespace loom::layers {
namespace {

std::string keras(const LayerQuery&)
{
    return "keras.layers.Activation(keras.ops.exp)";
}

std::string pytorch(const LayerQuery&)
{
    return "torch.exp";
}

} // namespace

LayerType exp()
{
    return {.id = "exp",
            .title = TR("Exponential"),
            .category = LayerCategory::arithmetic,
            .text = TR("e to the power of each number: always above 0, and growing by a factor where its input grows "
                       "by an amount. It turns a logarithm, as of a variance, back into the number."),
            .formula = "y = eˣ",
            .backwardFormula = "∂E/∂x = y·∂E/∂y",
            .lengths = Lengths::passes,
            .infer = sameShape,
            .forward = functionForward<"exp">,
            .backward = functionBackward<"exp">,
            .explain = explainActivation,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Exp",
            .samples = {{{}, {{5}}}, {{}, {{3, 4, 2}}}}};
}

} // namespace loom::layers
