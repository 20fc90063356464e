#include "plan/ops.h"

#include "base/check.h"
#include "plan/id_lengths.h"
#include "plan/new_op.h"

namespace loom::ops {
namespace {

/// The buffer of the true lengths as an operand; absent where all steps are true.
Ref lengthsOf(const Ref& x)
{
    return {x.lengths, Shape{}, DType::i32};
}

/// Goes once over the numbers of a series.
Op seriesOp(const char* kind, std::vector<Ref> inputs, const Shape& series)
{
    return sampleOp(kind, std::move(inputs), double(series.size()));
}

} // namespace

Ref embedding(Pass& pass, const Ref& numbers, const Ref& table)
{
    LOOM_ASSERT(numbers.dtype == DType::i32 && table.shape.rank() == 2);
    std::vector<std::int64_t> axes = numbers.shape.axes();
    axes.push_back(table.shape[1]);
    return pass.append(seriesOp("embedding", {numbers, table}, Shape(axes)), Shape(axes));
}

Ref embeddingGradient(Pass& pass, const Ref& numbers, const Ref& g, const Shape& table)
{
    return pass.append(summingOp("embedding_gradient", {numbers, g}, double(g.shape.size())), table,
                       BufferRole::shared);
}

Ref lastStep(Pass& pass, const Ref& x, const Ref& before)
{
    const Shape step = x.shape.withoutFront();
    return pass.append(seriesOp("last_step", {x, lengthsOf(x), before}, step), step);
}

Ref lastStepGradient(Pass& pass, const Ref& x, const Ref& g)
{
    return pass.append(seriesOp("last_step_gradient", {g, lengthsOf(x)}, x.shape), x.shape);
}

Ref holdLast(Pass& pass, const Ref& x)
{
    return x.lengths < 0 ? x : pass.append(seriesOp("hold_last", {x, lengthsOf(x)}, x.shape), x.shape);
}

Ref holdLastGradient(Pass& pass, const Ref& x, const Ref& g)
{
    return x.lengths < 0 ? g : pass.append(seriesOp("hold_last_gradient", {g, lengthsOf(x)}, x.shape), x.shape);
}

Ref meanSteps(Pass& pass, const Ref& x)
{
    return pass.append(seriesOp("mean_steps", {x, lengthsOf(x)}, x.shape), x.shape.withoutFront());
}

Ref meanStepsGradient(Pass& pass, const Ref& x, const Ref& g)
{
    return pass.append(seriesOp("mean_steps_gradient", {g, lengthsOf(x)}, x.shape), x.shape);
}

Ref reverseSteps(Pass& pass, const Ref& x)
{
    Ref out = pass.append(seriesOp("reverse_steps", {x, lengthsOf(x)}, x.shape), x.shape);
    out.lengths = x.lengths;
    return out;
}

Ref repeatSteps(Pass& pass, const Ref& x, std::int64_t steps)
{
    const Shape series = x.shape.withFront(steps);
    return pass.append(seriesOp("repeat_steps", {x}, series), series);
}

Ref sumSteps(Pass& pass, const Ref& x)
{
    return pass.append(seriesOp("sum_steps", {x}, x.shape), x.shape.withoutFront());
}

Ref trueSteps(Pass& pass, const Ref& x)
{
    if (x.lengths < 0)
        return {};
    const Shape steps{x.shape[0]};
    return pass.append(seriesOp("true_steps", {lengthsOf(x)}, steps), steps);
}

Ref idLengths(Pass& pass, const Ref& numbers)
{
    LOOM_ASSERT(numbers.dtype == DType::i32);
    return pass.append(seriesOp("id_lengths", {numbers}, numbers.shape), Shape{}, BufferRole::sample, DType::i32);
}

void carry(Pass& pass, const Ref& from, const Ref& state)
{
    Op op = seriesOp("carry", {from}, state.shape);
    op.outputs = {state};
    pass.appendInto(std::move(op));
}

} // namespace loom::ops
