#pragma once

#include "plan/pass.h"
#include "plan/plan.h"

namespace loom::ops {

/// An op that goes through the batch row by row; `work` as Op::work.
inline Op sampleOp(std::string kind, std::vector<Ref> inputs, double work)
{
    Op op;
    op.kind = std::move(kind);
    op.inputs = std::move(inputs);
    op.work = work;
    return op;
}

/// One that adds up over the batch.
inline Op summingOp(std::string kind, std::vector<Ref> inputs, double work)
{
    Op op = sampleOp(std::move(kind), std::move(inputs), work);
    op.opClass = OpClass::summing;
    return op;
}

/// What a loss counts among all, by which its slopes are multiplied.
double lossWeight(const Pass& pass);

} // namespace loom::ops
