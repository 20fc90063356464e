#include "graph/explanation.h"
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
    pass.setOut(ops::globalAveragePool2d(pass, pass.in())); // (rows, columns, channels) → (channels)
}

void backward(Pass& pass)
{
    const Ref x = pass.in();
    const Ref g = pass.gradient();
    if (g && pass.needsGradient(x))
        pass.addGradient(x, ops::globalAveragePool2dGradient(pass, g, x.shape));
}

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    const Shape& picture = query.layer.inputs[0];
    const Formula cells = Formula::number(double(picture[0] * picture[1]));
    if (query.of == "input:gradient")
        return Formula::quotient(names("g", {query.node + "/output:gradient", {query.index.back()}}), cells);
    if (query.of != "output")
        return std::nullopt;
    std::vector<Formula> sum;
    for (std::int64_t row = 0; row < picture[0]; ++row)
        for (std::int64_t column = 0; column < picture[1]; ++column)
            sum.push_back(names("x", {query.inputs[0], {row, column, query.index[0]}}));
    return Formula::quotient(Formula::sum(sum), cells);
}

std::string keras(const LayerQuery&)
{
    return "keras.layers.GlobalAveragePooling2D()";
}

std::string pytorch(const LayerQuery&)
{
    return "nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten())";
}

} // namespace

LayerType global_average_pooling2d()
{
    return {.id = "global_average_pooling2d",
            .title = TR("Global average pooling 2D"),
            .category = LayerCategory::pooling,
            .text =
                TR("Takes the mean of each feature map: one number a channel, whatever the picture's size. Put it "
                   "where Flatten would stand, and the dense layer behind needs far fewer weights."),
            .formula = "y[c] = mean x[i, j, c] over i, j",
            .backwardFormula = "∂E/∂x[i, j, c] = ∂E/∂y[c]/(rows·columns)",
            .infer = infer,
            .forward = forward,
            .backward = backward,
            .explain = explain,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "GlobalAveragePool",
            .samples = {{{}, {{4, 3, 2}}}, {{}, {{1, 5, 3}}}},
            .errors = {{{}, {{128}}, "needs a picture"}}};
}

} // namespace loom::layers
