#include "graph/explanation.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

void forward(Pass& pass)
{
    const Ref x = pass.in();
    // A copy: in one buffer with the input it would share its gradient.
    const Ref y = ops::moved(pass, x, ops::allAxes(x.shape));
    pass.plan().buffers[std::size_t(y.buffer)].learns = false;
    pass.setOut(y);
}

void backward(Pass&)
{
    // Nothing goes back.
}

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    if (query.of == "output")
        return names("x", {query.inputs[0], query.index});
    return query.of == "input:gradient" ? std::optional(Formula()) : std::nullopt;
}

std::string keras(const LayerQuery&)
{
    return "keras.layers.Lambda(keras.ops.stop_gradient)";
}

std::string pytorch(const LayerQuery&)
{
    return "lambda x: x.detach()";
}

} // namespace

LayerType gradient_stop()
{
    return {.id = "gradient_stop",
            .title = TR("Gradient stop"),
            .category = LayerCategory::core,
            .text = TR("Lets its numbers through as they are and lets no gradient back: what stands before it learns "
                       "nothing by this way. Use it where something is a measure for others and must not give in to "
                       "them itself."),
            .formula = "y = x",
            .backwardFormula = "∂E/∂x = 0",
            .inputs = {{.name = "input", .title = TR("Input"), .differentiable = false}},
            .lengths = Lengths::passes,
            .infer = sameShape,
            .forward = forward,
            .backward = backward,
            .explain = explain,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Identity",
            .samples = {{{}, {{5}}}, {{}, {{3, 4, 2}}}}};
}

} // namespace loom::layers
