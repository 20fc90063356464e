#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/function_layer.h"

namespace loom::layers {
namespace {

std::string keras(const LayerQuery&)
{
    return "keras.layers.Activation(\"log_softmax\")";
}

std::string pytorch(const LayerQuery&)
{
    return "nn.LogSoftmax(dim=-1)";
}

} // namespace

LayerType log_softmax()
{
    return {.id = "log_softmax",
            .title = TR("Log softmax"),
            .category = LayerCategory::activation,
            .text = TR("The logarithms of softmax's shares, along the last axis. Worked out at once they stay exact "
                       "where a share is so small that softmax alone would give 0 and its logarithm nothing. The "
                       "cross-entropy takes the shares themselves: end a classifier in softmax."),
            .formula = "yₖ = xₖ − ln Σ e^(xᵢ)",
            .backwardFormula = "∂E/∂xₖ = ∂E/∂yₖ − e^(yₖ)·Σ ∂E/∂yᵢ",
            .attributes = {},
            .lengths = Lengths::passes,
            .infer = sharesShape,
            .forward = functionForward<"log_softmax">,
            .backward = functionBackward<"log_softmax">,
            .explain = explainActivation,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "LogSoftmax",
            .samples = {{{}, {{5}}}, {{}, {{3, 4}}}},
            .errors = {{{}, {{1}}, "share of the only unit"}}};
}

} // namespace loom::layers
