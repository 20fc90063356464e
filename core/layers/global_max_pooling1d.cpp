#include "graph/explain_window.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

ShapeAnswer infer(const LayerQuery& query)
{
    if (std::vector<Issue> issues = unlessSequence(query); !issues.empty())
        return {{}, std::move(issues)};
    return {{Shape{query.inputs[0][-1]}}, {}};
}

void forward(Pass& pass)
{
    const Ref x = pass.in(); // (time, features) → (features)
    pass.setOut(ops::reduce(pass, x, "max", {0}, Shape{x.shape[-1]}));
}

void backward(Pass& pass)
{
    const Ref x = pass.in(), g = pass.gradient();
    if (g && pass.needsGradient(x))
        pass.addGradient(x, ops::reduceGradient(pass, x, g, "max", {0}));
}

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    const Shape& x = query.layer.inputs[0];
    ops::Window all; // one window over everything
    all.kernel[0] = x[0];
    return explainPooling(query, names, all, true);
}

std::string keras(const LayerQuery&)
{
    return "keras.layers.GlobalMaxPooling1D()";
}

std::string pytorch(const LayerQuery&)
{
    return "lambda x: x.amax(dim=1)";
}

} // namespace

LayerType global_max_pooling1d()
{
    return {
        .id = "global_max_pooling1d",
        .title = TR("Global max pooling 1D"),
        .category = LayerCategory::pooling,
        .text = TR(
            "Keeps the largest number of each feature over all steps of a sequence: whether something came at all, "
            "wherever it stood. Steps that fill up a short row count like all others."),
        .formula = "y[c] = max x[t, c] over all t",
        .backwardFormula = "∂E/∂x[t, c] = ∂E/∂y[c] where x[t, c] is the first largest, else 0",
        .infer = infer,
        .forward = forward,
        .backward = backward,
        .explain = explain,
        .keras = keras,
        .pytorch = pytorch,
        .onnx = "ReduceMax",
        .samples = {{{}, {{4, 3}}}, {{}, {{1, 5}}}, {{}, {{9, 2}}}},
        .errors = {{{}, {{128}}, "reads a sequence"}, {{}, {{28, 28, 1}}, "its input has the shape 28 × 28 × 1"}}};
}

} // namespace loom::layers
