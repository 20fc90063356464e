#pragma once

#include "graph/explain_window.h"
#include "graph/layer_type.h"

/// What layers share that put together the numbers of a window that slides over a picture.
namespace loom::pooling2d {

ShapeAnswer infer(const LayerQuery& query);
std::vector<AttributeSpec> attributes();
Text summary(const LayerQuery& query);
std::string keras(const LayerQuery& query, const char* layer);
std::string pytorch(const LayerQuery& query, const char* layer);
std::vector<LayerSample> samples();
std::vector<LayerErrorSample> errors();

/// Settings are a Pass or a LayerQuery.
template<class Settings> ops::Window window(const Settings& settings, const Shape& x)
{
    const std::vector<std::int64_t> size = settings.integers("pool_size"), strides = settings.integers("strides");
    return ops::windowFor(x, size, strides.empty() ? size : strides, {1, 1}, settings.text("padding") == "same");
}

template<bool largest> void forward(Pass& pass)
{
    const Ref x = pass.in(); // (rows, columns, channels) → (out rows, out columns, channels)
    const ops::Window w = window(pass, x.shape);
    pass.setOut(largest ? ops::maxPool2d(pass, x, w) : ops::averagePool2d(pass, x, w));
}

template<bool largest> void backward(Pass& pass)
{
    const Ref x = pass.in(), g = pass.gradient();
    if (!g || !pass.needsGradient(x))
        return;
    const ops::Window w = window(pass, x.shape);
    pass.addGradient(
        x, largest ? ops::maxPool2dGradient(pass, x, g, w) : ops::averagePool2dGradient(pass, g, x.shape, w));
}

template<bool largest> std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    return explainPooling(query, names, window(query.layer, query.layer.inputs[0]), largest);
}

} // namespace loom::pooling2d
