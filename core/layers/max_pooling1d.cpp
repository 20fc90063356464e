#include "graph/pooling1d.h"

namespace loom::layers {
namespace {

std::string keras(const LayerQuery& query)
{
    return pooling1d::keras(query, "keras.layers.MaxPooling1D");
}

std::string pytorch(const LayerQuery& query)
{
    return pooling1d::pytorch(query, "F.max_pool1d");
}

Cost cost(const LayerQuery&, const Shape& output)
{
    return {0, output.size() * 4};
}

} // namespace

LayerType max_pooling1d()
{
    return {
        .id = "max_pooling1d",
        .title = TR("Max pooling 1D"),
        .category = LayerCategory::pooling,
        .text = TR(
            "Keeps the largest number of each feature in every few steps: the sequence gets shorter, and a pattern "
            "that came a step earlier or later gives the same answer. It has nothing to learn. Steps that "
            "fill up a short row count like all others."),
        .formula = "y[t, c] = max x[window(t), c]",
        .backwardFormula = "∂E/∂x[s, c] = Σ ∂E/∂y[t, c], all windows t whose maximum is x[s, c]",
        .attributes = pooling1d::attributes(),
        .infer = pooling1d::infer,
        .forward = pooling1d::forward<true>,
        .backward = pooling1d::backward<true>,
        .explain = pooling1d::explain<true>,
        .cost = cost,
        .summary = pooling1d::summary,
        .keras = keras,
        .pytorch = pytorch,
        .onnx = "MaxPool",
        .samples = pooling1d::samples(),
        .errors = pooling1d::errors()};
}

} // namespace loom::layers
