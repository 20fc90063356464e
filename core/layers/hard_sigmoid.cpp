#include "graph/code_call.h"
#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/function_layer.h"

namespace loom::layers {
namespace {

std::string keras(const LayerQuery&)
{
    return "keras.layers.Activation(\"hard_sigmoid\")";
}

std::string pytorch(const LayerQuery&)
{
    return "nn.Hardsigmoid()";
}

} // namespace

LayerType hard_sigmoid()
{
    return {.id = "hard_sigmoid",
            .title = TR("Hard sigmoid"),
            .category = LayerCategory::activation,
            .text = TR("A sigmoid made of three straight lines: 0 below −3, 1 above 3, and rising evenly between. "
                       "Quick to compute, but outside its slope is exactly 0."),
            .formula = "y = (x + 3)/6, kept between 0 and 1",
            .backwardFormula = "∂E/∂x = ∂E/∂y/6 for −3 < x < 3, else 0",
            .attributes = {},
            .lengths = Lengths::passes,
            .infer = sameShape,
            .forward = functionForward<"hard_sigmoid">,
            .backward = functionBackward<"hard_sigmoid">,
            .explain = explainActivation,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "HardSigmoid",
            .samples = {{{}, {{5}}}, {{}, {{3, 4, 2}}}},
            .errors = {}};
}

} // namespace loom::layers
