#include "graph/pooling2d.h"

namespace loom::layers {
namespace {

std::string keras(const LayerQuery& query)
{
    return pooling2d::keras(query, "keras.layers.MaxPooling2D");
}

std::string pytorch(const LayerQuery& query)
{
    return pooling2d::pytorch(query, "nn.MaxPool2d");
}

Cost cost(const LayerQuery&, const Shape& output)
{
    return {0, output.size() * 4};
}

} // namespace

LayerType max_pooling2d()
{
    return {.id = "max_pooling2d",
            .title = TR("Max pooling 2D"),
            .category = LayerCategory::pooling,
            .text = TR("Keeps the largest number of each window: the picture shrinks, and a pattern that moved "
                       "by a cell "
                       "gives the same answer. It has nothing to learn, and throws three of four numbers away."),
            .formula = "y[i, j, c] = max x[window(i, j), c]",
            .backwardFormula = "∂E/∂x[p, q, c] = Σ ∂E/∂y[i, j, c], all windows (i, j) whose maximum is x[p, q, c]",
            .attributes = pooling2d::attributes(),
            .infer = pooling2d::infer,
            .forward = pooling2d::forward<true>,
            .backward = pooling2d::backward<true>,
            .explain = pooling2d::explain<true>,
            .cost = cost,
            .summary = pooling2d::summary,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "MaxPool",
            .samples = pooling2d::samples(),
            .errors = pooling2d::errors()};
}

} // namespace loom::layers
