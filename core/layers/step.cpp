#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/function_layer.h"

namespace loom::layers {
namespace {

std::string keras(const LayerQuery&)
{
    return "keras.layers.Activation(lambda x: keras.ops.cast(x > 0, x.dtype))";
}

std::string pytorch(const LayerQuery&)
{
    return "lambda x: (x > 0).to(x.dtype)";
}

} // namespace

LayerType step()
{
    return {.id = "step",
            .title = TR("Step function"),
            .category = LayerCategory::activation,
            .text = TR("1 for positive numbers, 0 for all others: the yes or no of a perceptron. It is flat on both "
                       "sides, so its slope is 0 and gradient descent cannot move anything in front of it; such "
                       "weights are set by hand or by the perceptron's own rule. Sigmoid is its smooth relative."),
            .formula = "y = 1 for x > 0, else 0",
            .backwardFormula = "∂E/∂x = 0",
            .attributes = {},
            .inputs = {{.name = "input", .title = TR("Input"), .differentiable = false}},
            .lengths = Lengths::passes,
            .infer = sameShape,
            .forward = functionForward<"step">,
            .backward = functionBackward<"step">,
            .explain = explainActivation,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Where",
            .samples = {{{}, {{5}}}, {{}, {{3, 4, 2}}}},
            .errors = {}};
}

} // namespace loom::layers
