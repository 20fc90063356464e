#include "graph/code_call.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

// A layer as a newcomer would write it: one file. Dropped into core/layers it would be part of the product; here it
// proves that nothing else is needed.

namespace loom::layers {
namespace {

void forward(Pass& pass)
{
    const Ref x = pass.in();
    const Ref bent = ops::activation(pass, x, "tanh"); // (…)
    pass.keep("bent", bent);
    pass.setOut(ops::add(pass, x, bent));
}

void backward(Pass& pass)
{
    const Ref x = pass.in();
    const Ref g = pass.gradient();
    if (!g || !pass.needsGradient(x))
        return;
    pass.addGradient(pass.kept("bent"), g);
    ops::activationBackward(pass, x, pass.kept("bent"), "tanh");
    pass.addGradient(x, g);
}

std::string keras(const LayerQuery&)
{
    return "keras.layers.Lambda(lambda x: x + keras.ops.tanh(x))";
}

std::string pytorch(const LayerQuery&)
{
    return "lambda x: x + torch.tanh(x)";
}

} // namespace

LayerType tanh_residual()
{
    return {.id = "tanh_residual",
            .title = TR("Tanh residual"),
            .category = LayerCategory::activation,
            .text = TR("Adds the tanh of its input to the input: bends small numbers and lets large ones pass nearly "
                       "unchanged."),
            .formula = "y = x + tanh x",
            .backwardFormula = "∂E/∂x = (2 − tanh² x)·∂E/∂y",
            .attributes = {{.name = "strength",
                            .kind = AttributeKind::real,
                            .fallback = 1.0,
                            .title = TR("Strength"),
                            .help = TR("A number with a range, for the property panel."),
                            .minimum = 0,
                            .maximum = 2}},
            .infer = sameShape,
            .forward = forward,
            .backward = backward,
            .keras = keras,
            .pytorch = pytorch,
            .samples = {{{}, {{4}}}, {{}, {{3, 2, 2}}}},
            .errors = {{{{"strength", 3.0}}, {{4}}, "strength is 3"}}};
}

} // namespace loom::layers
