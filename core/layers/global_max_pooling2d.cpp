#include "graph/explain_window.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

ShapeAnswer infer(const LayerQuery& query)
{
    if (std::vector<Issue> issues = unlessPicture(query); !issues.empty())
        return {{}, std::move(issues)};
    return {{Shape{query.inputs[0][-1]}}, {}};
}

void forward(Pass& pass)
{
    const Ref x = pass.in(); // (rows, columns, channels) → (channels)
    pass.setOut(ops::reduce(pass, x, "max", {0, 1}, Shape{x.shape[-1]}));
}

void backward(Pass& pass)
{
    const Ref x = pass.in(), g = pass.gradient();
    if (g && pass.needsGradient(x))
        pass.addGradient(x, ops::reduceGradient(pass, x, g, "max", {0, 1}));
}

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    const Shape& x = query.layer.inputs[0];
    ops::Window all; // one window over everything
    all.kernel[0] = x[0];
    all.kernel[1] = x[1];
    return explainPooling(query, names, all, true);
}

std::string keras(const LayerQuery&)
{
    return "keras.layers.GlobalMaxPooling2D()";
}

std::string pytorch(const LayerQuery&)
{
    return "nn.Sequential(nn.AdaptiveMaxPool2d(1), nn.Flatten())";
}

} // namespace

LayerType global_max_pooling2d()
{
    return {
        .id = "global_max_pooling2d",
        .title = TR("Global max pooling 2D"),
        .category = LayerCategory::pooling,
        .text = TR(
            "Keeps the largest number of each feature map: whether a pattern is anywhere in the picture, not where. "
            "One number a channel, whatever the picture's size."),
        .formula = "y[c] = max x[i, j, c] over i, j",
        .backwardFormula = "∂E/∂x[i, j, c] = ∂E/∂y[c] where x[i, j, c] is the first largest, else 0",
        .infer = infer,
        .forward = forward,
        .backward = backward,
        .explain = explain,
        .keras = keras,
        .pytorch = pytorch,
        .onnx = "GlobalMaxPool",
        .samples = {{{}, {{3, 4, 2}}}, {{}, {{1, 1, 5}}}, {{}, {{9, 8, 2}}}},
        .errors = {{{}, {{128}}, "needs a picture"}}};
}

} // namespace loom::layers
