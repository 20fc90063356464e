#include "graph/code_call.h"
#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/function_layer.h"

namespace loom::layers {
namespace {

std::string keras(const LayerQuery&)
{
    return "keras.layers.Softmax()";
}

std::string pytorch(const LayerQuery&)
{
    return "nn.Softmax(dim=-1)";
}

} // namespace

LayerType softmax()
{
    return {.id = "softmax",
            .title = TR("Softmax"),
            .category = LayerCategory::activation,
            .text = TR("Turns the numbers of the last axis into shares that add up to 1: the probabilities "
                       "of the classes. Only "
                       "differences count: adding the same to all changes nothing."),
            .formula = "yₖ = e^(xₖ) / Σ e^(xᵢ)",
            .backwardFormula = "∂E/∂xₖ = yₖ·(∂E/∂yₖ − Σ yᵢ·∂E/∂yᵢ)",
            .attributes = {},
            .lengths = Lengths::passes,
            .infer = sharesShape,
            .forward = functionForward<"softmax">,
            .backward = functionBackward<"softmax">,
            .explain = explainActivation,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Softmax",
            .samples = {{{}, {{5}}}, {{}, {{3, 4}}}},
            .errors = {{{}, {{1}}, "share of the only unit"}}};
}

} // namespace loom::layers
