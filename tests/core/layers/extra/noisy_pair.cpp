#include "graph/layer_pieces.h"
#include "plan/ops.h"

// A layer with two outputs of which only the second depends on the input: noise, and the input's tanh.

namespace loom::layers {
namespace {

ShapeAnswer infer(const LayerQuery& query)
{
    return {{query.inputs[0], query.inputs[0]}, {}};
}

void forward(Pass& pass)
{
    pass.setOut(ops::randomNormal(pass, pass.in().shape, pass.random("noise")), 0);
    pass.setOut(ops::activation(pass, pass.in(), "tanh"), 1);
}

void backward(Pass& pass)
{
    ops::activationBackward(pass, pass.in(), pass.out(1), "tanh");
}

} // namespace

LayerType noisy_pair()
{
    return {.id = "noisy_pair",
            .title = TR("Noisy pair"),
            .category = LayerCategory::activation,
            .text = TR("Noise beside the tanh of its input."),
            .formula = "y = tanh x",
            .backwardFormula = "∂E/∂x = (1 − y²)·∂E/∂y",
            .outputs = {{.name = "noise", .title = TR("Noise")}, {.name = "bent", .title = TR("Bent")}},
            .infer = infer,
            .forward = forward,
            .backward = backward};
}

} // namespace loom::layers
