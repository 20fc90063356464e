#include "graph/code_call.h"
#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/function_layer.h"

namespace loom::layers {
namespace {

std::string keras(const LayerQuery&)
{
    return "keras.layers.Activation(\"selu\")";
}

std::string pytorch(const LayerQuery&)
{
    return "nn.SELU()";
}

} // namespace

LayerType selu()
{
    return {.id = "selu",
            .title = TR("SELU"),
            .category = LayerCategory::activation,
            .text = TR("An ELU with two fixed numbers, chosen so that through many dense layers the outputs keep "
                       "mean 0 and variance 1 by "
                       "themselves. Use it with LeCun's first weights and without batch normalization."),
            .formula = "y = 1.0507·x for x > 0, else 1.7581·(eˣ − 1)",
            .backwardFormula = "∂E/∂x = 1.0507·∂E/∂y for x > 0, else (y + 1.7581)·∂E/∂y",
            .attributes = {},
            .lengths = Lengths::passes,
            .infer = sameShape,
            .forward = functionForward<"selu">,
            .backward = functionBackward<"selu">,
            .explain = explainActivation,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Selu",
            .samples = {{{}, {{5}}}, {{}, {{3, 4, 2}}}},
            .errors = {}};
}

} // namespace loom::layers
