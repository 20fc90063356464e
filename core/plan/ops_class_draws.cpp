#include "plan/class_draw_ops.h"

#include "base/check.h"
#include "plan/new_op.h"
#include "plan/ops.h"

namespace loom::ops {
namespace {

double size(const Ref& ref)
{
    return double(ref.shape.size());
}

Shape withLast(const Shape& shape, std::int64_t last)
{
    std::vector<std::int64_t> axes = shape.axes();
    axes.push_back(last);
    return Shape(std::move(axes));
}

constexpr double kDrawWork = 60; ///< a random number and an exponential, in additions

} // namespace

DrawnClasses drawClasses(Pass& pass, const Ref& labels, const ClassDraws& how, std::uint64_t stream)
{
    LOOM_ASSERT(labels.dtype == DType::i32);
    const Shape shape = withLast(labels.shape, 1 + how.draws);
    const std::vector<std::int64_t> ints = {how.classes, how.byRank, how.corrected};
    Op draw = sampleOp("draw_classes", {labels}, double(shape.size()) * kDrawWork);
    draw.info.ints = ints;
    draw.info.stream = stream;
    DrawnClasses made;
    made.classes = pass.append(std::move(draw), shape, BufferRole::sample, DType::i32);
    Op offsets = sampleOp("drawn_offsets", {made.classes}, double(shape.size()) * kDrawWork);
    offsets.info.ints = ints;
    const std::vector<Ref> outs = pass.appendMany(std::move(offsets), {shape, shape});
    made.offsets = outs[0];
    made.answers = outs[1];
    return made;
}

Ref chosenUnits(Pass& pass, const Ref& x, const Ref& kernel, const Ref& bias, const Ref& classes)
{
    LOOM_ASSERT(kernel.shape.rank() == 2 && x.shape[-1] == kernel.shape[0]);
    return pass.append(
        sampleOp("chosen_units", {x, kernel, bias, classes}, 2 * size(classes) * double(kernel.shape[0])),
        classes.shape);
}

Ref chosenUnitsInputGradient(Pass& pass, const Ref& g, const Ref& kernel, const Ref& classes, const Shape& x)
{
    return pass.append(
        sampleOp("chosen_units_input_gradient", {g, kernel, classes}, 2 * size(g) * double(kernel.shape[0])), x);
}

Ref chosenUnitsKernelGradient(Pass& pass, const Ref& x, const Ref& g, const Ref& classes, const Shape& kernel)
{
    return pass.append(summingOp("chosen_units_kernel_gradient", {x, g, classes}, 2 * size(g) * double(kernel[0])),
                       kernel, BufferRole::shared);
}

Ref chosenUnitsBiasGradient(Pass& pass, const Ref& g, const Ref& classes, const Shape& bias)
{
    return reshape(embeddingGradient(pass, classes, reshape(g, withLast(g.shape, 1)), Shape{bias[0], 1}), bias);
}

} // namespace loom::ops
