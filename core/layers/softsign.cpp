#include "graph/code_call.h"
#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

void forward(Pass& pass)
{
    pass.setOut(ops::activation(pass, pass.in(), "softsign"));
}

void backward(Pass& pass)
{
    // Sends the gradient on to the input by itself.
    ops::activationBackward(pass, pass.in(), pass.out(), "softsign");
}

std::string keras(const LayerQuery&)
{
    return "keras.layers.Activation(\"softsign\")";
}

std::string pytorch(const LayerQuery&)
{
    return "nn.Softsign()";
}

} // namespace

LayerType softsign()
{
    return {.id = "softsign",
            .title = TR("Softsign"),
            .category = LayerCategory::activation,
            .text = TR("Each number divided by one more than its size: between −1 and 1 as tanh, but nearing them "
                       "more slowly, so that the slope far out dies later."),
            .formula = "y = x/(1 + |x|)",
            .backwardFormula = "∂E/∂x = ∂E/∂y/(1 + |x|)²",
            .attributes = {},
            .lengths = Lengths::passes,
            .infer = sameShape,
            .forward = forward,
            .backward = backward,
            .explain = explainActivation,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Softsign",
            .samples = {{{}, {{5}}}, {{}, {{3, 4, 2}}}},
            .errors = {}};
}

} // namespace loom::layers
