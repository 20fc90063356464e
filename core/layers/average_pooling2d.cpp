#include "graph/pooling2d.h"

namespace loom::layers {
namespace {

std::string keras(const LayerQuery& query)
{
    return pooling2d::keras(query, "keras.layers.AveragePooling2D");
}

std::string pytorch(const LayerQuery& query)
{
    return pooling2d::pytorch(query, "nn.AvgPool2d");
}

Cost cost(const LayerQuery&, const Shape& output)
{
    return {0, output.size() * 4};
}

} // namespace

LayerType average_pooling2d()
{
    return {.id = "average_pooling2d",
            .title = TR("Average pooling 2D"),
            .category = LayerCategory::pooling,
            .text = TR("Takes the mean of each window: the picture shrinks and gets smoother. LeNet used it; "
                       "today the maximum, "
                       "or a convolution with stride 2, is more usual."),
            .formula = "y[i, j, c] = mean x[window(i, j), c]",
            .backwardFormula = "∂E/∂x[p, q, c] = Σ ∂E/∂y[i, j, c]/n, all windows (i, j) with (p, q), n numbers each",
            .attributes = pooling2d::attributes(),
            .infer = pooling2d::infer,
            .forward = pooling2d::forward<false>,
            .backward = pooling2d::backward<false>,
            .explain = pooling2d::explain<false>,
            .cost = cost,
            .summary = pooling2d::summary,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "AveragePool",
            .samples = pooling2d::samples(),
            .errors = pooling2d::errors()};
}

} // namespace loom::layers
