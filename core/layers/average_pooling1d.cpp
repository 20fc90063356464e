#include "graph/pooling1d.h"

namespace loom::layers {
namespace {

std::string keras(const LayerQuery& query)
{
    return pooling1d::keras(query, "keras.layers.AveragePooling1D");
}

std::string pytorch(const LayerQuery& query)
{
    return pooling1d::pytorch(query, "F.avg_pool1d");
}

Cost cost(const LayerQuery&, const Shape& output)
{
    return {0, output.size() * 4};
}

} // namespace

LayerType average_pooling1d()
{
    return {.id = "average_pooling1d",
            .title = TR("Average pooling 1D"),
            .category = LayerCategory::pooling,
            .text = TR(
                "Takes the mean of each feature over every few steps: the sequence gets shorter and smoother, as a "
                "curve of days becomes one of weeks. Steps that fill up a short row count like all others."),
            .formula = "y[t, c] = mean x[window(t), c]",
            .backwardFormula = "∂E/∂x[s, c] = Σ ∂E/∂y[t, c]/n, all windows t with s, n numbers each",
            .attributes = pooling1d::attributes(),
            .infer = pooling1d::infer,
            .forward = pooling1d::forward<false>,
            .backward = pooling1d::backward<false>,
            .explain = pooling1d::explain<false>,
            .cost = cost,
            .summary = pooling1d::summary,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "AveragePool",
            .samples = pooling1d::samples(),
            .errors = pooling1d::errors()};
}

} // namespace loom::layers
