#pragma once

#include "graph/explanation.h"
#include "plan/ops.h"

/// A layer that puts its numbers into other places is a struct `How` with `axes(settings, shape)`, which says how
/// each axis of its output is made, and `fill(settings)`, what stands where no number comes to; settings are a Pass
/// or a LayerQuery.
namespace loom {

struct FillsNothing {
    template<class Settings> static double fill(const Settings&) { return 0; }
};

std::optional<Formula> explainMoved(const ExplainQuery& query, ElementNames& names,
                                    const std::vector<ops::MovedAxis>& axes, double fill);

template<class How> Shape movedShape(const LayerQuery& query)
{
    std::vector<std::int64_t> shape;
    for (const ops::MovedAxis& axis : How::axes(query, query.inputs[0]))
        shape.push_back(axis.length);
    return Shape(std::move(shape));
}

template<class How> void movedForward(Pass& pass)
{
    pass.setOut(ops::moved(pass, pass.in(), How::axes(pass, pass.in().shape), How::fill(pass)));
}

template<class How> void movedBackward(Pass& pass)
{
    const Ref x = pass.in(), g = pass.gradient();
    if (g && pass.needsGradient(x))
        pass.addGradient(x, ops::movedGradient(pass, g, x.shape, How::axes(pass, x.shape)));
}

template<class How> std::optional<Formula> movedExplained(const ExplainQuery& query, ElementNames& names)
{
    return explainMoved(query, names, How::axes(query.layer, query.layer.inputs[0]), How::fill(query.layer));
}

} // namespace loom
