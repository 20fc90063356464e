#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/function_layer.h"

namespace loom::layers {
namespace {

std::string keras(const LayerQuery&)
{
    return "keras.layers.Activation(keras.ops.log)";
}

std::string pytorch(const LayerQuery&)
{
    return "torch.log";
}

} // namespace

LayerType log()
{
    return {.id = "log",
            .title = TR("Logarithm"),
            .category = LayerCategory::arithmetic,
            .text = TR("The natural logarithm of each number, which must be above 0: factors become amounts, so "
                       "numbers from tiny to huge come near one another."),
            .formula = "y = ln x",
            .backwardFormula = "∂E/∂x = ∂E/∂y/x",
            .lengths = Lengths::passes,
            .infer = sameShape,
            .forward = functionForward<"log">,
            .backward = functionBackward<"log">,
            .explain = explainActivation,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Log",
            .samples = {{.inputs = {{5}}, .positive = true}, {.inputs = {{2, 3}}, .positive = true}}};
}

} // namespace loom::layers
