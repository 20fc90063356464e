#include "graph/code_call.h"
#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

const char* functionOf(const Pass& pass)
{
    return pass.flag("approximate") ? "gelu_tanh" : "gelu";
}

void forward(Pass& pass)
{
    pass.setOut(ops::activation(pass, pass.in(), functionOf(pass)));
}

void backward(Pass& pass)
{
    // Sends the gradient on to the input by itself.
    ops::activationBackward(pass, pass.in(), pass.out(), functionOf(pass));
}

Text summary(const LayerQuery& query)
{
    return query.flag("approximate") ? Text(TR("by tanh")) : Text();
}

std::string keras(const LayerQuery& query)
{
    if (query.flag("approximate"))
        return "keras.layers.Activation(lambda x: keras.activations.gelu(x, approximate=True))";
    return "keras.layers.Activation(\"gelu\")";
}

std::string pytorch(const LayerQuery& query)
{
    return query.flag("approximate") ? "nn.GELU(approximate=\"tanh\")" : "nn.GELU()";
}

} // namespace

LayerType gelu()
{
    return {.id = "gelu",
            .title = TR("GELU"),
            .category = LayerCategory::activation,
            .text =
                TR("Each number times the share of a bell curve that lies below it: nearly 0 far below 0, nearly x "
                   "far above, and smooth between, with a dip a little below 0. Usual in transformers."),
            .formula = "y = x·Φ(x), Φ(x) = ½·(1 + erf(x/√2))",
            .backwardFormula = "∂E/∂x = (Φ(x) + x·φ(x))·∂E/∂y, φ(x) = e^(−x²/2)/√(2π)",
            .attributes = {{.name = "approximate",
                            .kind = AttributeKind::boolean,
                            .fallback = false,
                            .title = TR("Approximate"),
                            .help = TR("Computes ½·x·(1 + tanh(√(2/π)·(x + 0.044715·x³))) instead, as some stored "
                                       "networks do; it differs by less than 0.0005.")}},
            .lengths = Lengths::passes,
            .infer = sameShape,
            .forward = forward,
            .backward = backward,
            .explain = explainActivation,
            .summary = summary,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Gelu",
            .samples = {{{}, {{5}}}, {{{"approximate", true}}, {{3, 4, 2}}}},
            .errors = {}};
}

} // namespace loom::layers
