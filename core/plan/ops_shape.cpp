#include "plan/ops.h"

#include "base/check.h"
#include "kernels/axis_maps.h"
#include "plan/new_op.h"

#include <algorithm>

/// Ops that move numbers, put together those along some axes, and multiply matrices.
namespace loom::ops {
namespace {

std::vector<std::int64_t> stridesOf(const Shape& shape)
{
    std::vector<std::int64_t> strides(std::size_t(shape.rank()), 1);
    for (int axis = shape.rank() - 2; axis >= 0; --axis)
        strides[std::size_t(axis)] = strides[std::size_t(axis) + 1] * shape[axis + 1];
    return strides;
}

/// As few axes as say the same: what runs on into one another is one, what has one index is none.
std::vector<AxisMap::Axis> joined(const std::vector<MovedAxis>& axes, const Shape& from)
{
    const std::vector<std::int64_t> strides = stridesOf(from);
    std::vector<AxisMap::Axis> all;
    for (const MovedAxis& moved : axes) {
        const AxisMap::Axis axis{
            moved.length, strides[std::size_t(moved.from)], moved.step, moved.begin, moved.divide, from[moved.from]};
        const bool whole = axis.step == 1 && axis.divide == 1 && axis.begin == 0 && axis.within == axis.length;
        if (whole && axis.length == 1)
            continue;
        if (AxisMap::Axis* before = all.empty() ? nullptr : &all.back(); before && whole && before->step == 1
            && before->divide == 1 && before->stride == axis.stride * axis.length)
            *before = {before->length * axis.length, axis.stride, 1,
                       before->begin * axis.length,  1,           before->within * axis.length};
        else
            all.push_back(axis);
    }
    if (all.empty())
        all.push_back({1, 1, 1, 0, 1, 1});
    return all;
}

Op reducing(std::string kind, std::vector<Ref> inputs, const Shape& x, const std::vector<int>& axes)
{
    const std::vector<std::int64_t> strides = stridesOf(x);
    std::vector<std::int64_t> kept, along;
    for (const bool keeps : {true, false}) {
        std::vector<std::int64_t>& walk = keeps ? kept : along;
        for (int axis = 0; axis < x.rank(); ++axis) {
            if (x[axis] == 1 || (std::ranges::find(axes, axis) == axes.end()) != keeps)
                continue;
            const std::int64_t stride = strides[std::size_t(axis)];
            if (!walk.empty() && walk.back() == stride * x[axis]) {
                walk[walk.size() - 2] *= x[axis];
                walk.back() = stride;
            } else {
                walk.insert(walk.end(), {x[axis], stride});
            }
        }
    }
    LOOM_ASSERT(std::max(kept.size(), along.size()) <= std::size_t(kMostAxes * AxisWalk::kInts));
    Op op = sampleOp(std::move(kind), std::move(inputs), double(x.size()));
    op.info.ints = {std::int64_t(kept.size()) / AxisWalk::kInts};
    op.info.ints.insert(op.info.ints.end(), kept.begin(), kept.end());
    op.info.ints.insert(op.info.ints.end(), along.begin(), along.end());
    return op;
}

} // namespace

Ref moved(Pass& pass, const Ref& x, const std::vector<MovedAxis>& axes, double fill)
{
    std::vector<std::int64_t> shape;
    for (const MovedAxis& axis : axes)
        shape.push_back(axis.length);
    Op op = sampleOp("moved", {x}, double(Shape(shape).size()));
    const std::vector<AxisMap::Axis> all = joined(axes, x.shape);
    LOOM_ASSERT(all.size() <= std::size_t(kMostAxes));
    for (const AxisMap::Axis& a : all)
        op.info.ints.insert(op.info.ints.end(), {a.length, a.stride, a.step, a.begin, a.divide, a.within});
    op.info.reals = {fill};
    return pass.append(std::move(op), Shape(std::move(shape)));
}

Ref movedGradient(Pass& pass, const Ref& g, const Shape& x, const std::vector<MovedAxis>& axes)
{
    std::vector<MovedAxis> back(axes.size());
    for (std::size_t i = 0; i < axes.size(); ++i) {
        const MovedAxis& axis = axes[i];
        back[std::size_t(axis.from)] = {int(i), x[axis.from], axis.divide, -axis.begin, axis.step};
    }
    return moved(pass, g, back);
}

std::vector<MovedAxis> allAxes(const Shape& x)
{
    std::vector<MovedAxis> axes;
    for (int axis = 0; axis < x.rank(); ++axis)
        axes.push_back({axis, x[axis]});
    return axes;
}

Ref slice(Pass& pass, const Ref& x, int axis, std::int64_t begin, std::int64_t length)
{
    const int at = axis < 0 ? axis + x.shape.rank() : axis;
    LOOM_ASSERT(begin >= 0 && begin + length <= x.shape[at]);
    std::vector<MovedAxis> axes = allAxes(x.shape);
    axes[std::size_t(at)] = {.from = at, .length = length, .begin = begin};
    return moved(pass, x, axes);
}

Ref axisLast(Pass& pass, const Ref& x, int axis)
{
    std::vector<MovedAxis> axes = allAxes(x.shape);
    std::rotate(axes.begin() + axis, axes.begin() + axis + 1, axes.end());
    return axis == x.shape.rank() - 1 ? x : moved(pass, x, axes);
}

Ref axisLastGradient(Pass& pass, const Ref& g, const Shape& x, int axis)
{
    std::vector<MovedAxis> axes = allAxes(x);
    std::rotate(axes.begin() + axis, axes.begin() + axis + 1, axes.end());
    return axis == x.rank() - 1 ? g : movedGradient(pass, g, x, axes);
}

Ref reduce(Pass& pass, const Ref& x, const std::string& kind, const std::vector<int>& axes, const Shape& out)
{
    return pass.append(reducing("reduce_" + kind, {x}, x.shape, axes), out);
}

Ref reduceGradient(Pass& pass, const Ref& x, const Ref& g, const std::string& kind, const std::vector<int>& axes)
{
    const std::vector<Ref> inputs = kind == "max" ? std::vector{x, g} : std::vector{g};
    return pass.append(reducing("reduce_" + kind + "_gradient", inputs, x.shape, axes), x.shape);
}

Ref unitLength(Pass& pass, const Ref& x)
{
    return pass.append(sampleOp("unit_length", {x}, 3 * double(x.shape.size())), x.shape);
}

Ref unitLengthGradient(Pass& pass, const Ref& x, const Ref& g)
{
    return pass.append(sampleOp("unit_length_gradient", {x, g}, 8 * double(x.shape.size())), x.shape);
}

Ref matmul(Pass& pass, const Ref& a, const Ref& b, bool turnA, bool turnB)
{
    LOOM_ASSERT(a.shape.rank() == b.shape.rank() && a.shape.rank() >= 2);
    Shape out = a.shape;
    const std::int64_t m = a.shape[turnA ? -1 : -2], k = a.shape[turnA ? -2 : -1], n = b.shape[turnB ? -2 : -1];
    LOOM_ASSERT(k == b.shape[turnB ? -1 : -2]);
    out[-2] = m;
    out[-1] = n;
    const std::int64_t count = out.size() / (m * n);
    Op op = sampleOp("matmul", {a, b}, 2 * double(count) * double(m) * double(k) * double(n));
    op.info.ints = {count, m, k, n, turnA, turnB};
    return pass.append(std::move(op), out);
}

void matmulBackward(Pass& pass, const Ref& g, const Ref& a, const Ref& b, bool turnA, bool turnB)
{
    if (pass.needsGradient(a))
        pass.addGradient(a, turnA ? matmul(pass, b, g, turnB, true) : matmul(pass, g, b, false, !turnB));
    if (pass.needsGradient(b))
        pass.addGradient(b, turnB ? matmul(pass, g, a, true, turnA) : matmul(pass, a, g, !turnA, false));
}

} // namespace loom::ops
