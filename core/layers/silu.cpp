#include "graph/code_call.h"
#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

void forward(Pass& pass)
{
    pass.setOut(ops::activation(pass, pass.in(), "silu"));
}

void backward(Pass& pass)
{
    // Sends the gradient on to the input by itself.
    ops::activationBackward(pass, pass.in(), pass.out(), "silu");
}

std::string keras(const LayerQuery&)
{
    return "keras.layers.Activation(\"silu\")";
}

std::string pytorch(const LayerQuery&)
{
    return "nn.SiLU()";
}

} // namespace

LayerType silu()
{
    return {.id = "silu",
            .title = TR("Swish (SiLU)"),
            .category = LayerCategory::activation,
            .text = TR("Each number times its own sigmoid: like ReLU, but smooth, and it dips a little below 0 "
                       "before it goes flat, so "
                       "that a unit on the wrong side still feels a slope."),
            .formula = "y = x·σ(x) = x/(1 + e⁻ˣ)",
            .backwardFormula = "∂E/∂x = (σ(x) + y·(1 − σ(x)))·∂E/∂y",
            .attributes = {},
            .lengths = Lengths::passes,
            .infer = sameShape,
            .forward = forward,
            .backward = backward,
            .explain = explainActivation,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Swish",
            .samples = {{{}, {{5}}}, {{}, {{3, 4, 2}}}},
            .errors = {}};
}

} // namespace loom::layers
