#pragma once

#include "graph/explain_window.h"
#include "graph/layer_type.h"

/// What layers share that put together the numbers of a window that slides along a sequence: (time, features) as a
/// picture of one column.
namespace loom::pooling1d {

ShapeAnswer infer(const LayerQuery& query);
std::vector<AttributeSpec> attributes();
Text summary(const LayerQuery& query);
std::string keras(const LayerQuery& query, const char* layer);
std::string pytorch(const LayerQuery& query, const char* function);
std::vector<LayerSample> samples();
std::vector<LayerErrorSample> errors();

/// Settings are a Pass or a LayerQuery.
template<class Settings> ops::Window window(const Settings& settings, const Shape& x)
{
    const std::int64_t size = settings.integers("pool_size")[0];
    const std::vector<std::int64_t> strides = settings.integers("strides");
    return ops::windowFor({x[0], 1, x[1]}, {size, 1}, {strides.empty() ? size : strides[0], 1}, {1, 1},
                          settings.text("padding") == "same");
}

template<bool largest> void forward(Pass& pass)
{
    const Ref x = pass.in(); // (time, features) → (places, features)
    const Ref column = ops::reshape(x, {x.shape[0], 1, x.shape[1]});
    const ops::Window w = window(pass, x.shape);
    const Ref y = largest ? ops::maxPool2d(pass, column, w) : ops::averagePool2d(pass, column, w);
    pass.setOut(ops::reshape(y, {w.out[0], x.shape[1]}));
}

template<bool largest> void backward(Pass& pass)
{
    const Ref x = pass.in(), g = pass.gradient();
    if (!g || !pass.needsGradient(x))
        return;
    const ops::Window w = window(pass, x.shape);
    const Ref column = ops::reshape(x, {x.shape[0], 1, x.shape[1]});
    const Ref gColumn = ops::reshape(g, {w.out[0], 1, x.shape[1]});
    const Ref dx = largest ? ops::maxPool2dGradient(pass, column, gColumn, w)
                           : ops::averagePool2dGradient(pass, gColumn, column.shape, w);
    pass.addGradient(x, ops::reshape(dx, x.shape));
}

template<bool largest> std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    return explainPooling(query, names, window(query.layer, query.layer.inputs[0]), largest);
}

} // namespace loom::pooling1d
