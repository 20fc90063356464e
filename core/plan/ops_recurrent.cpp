#include "plan/ops.h"

#include "base/check.h"
#include "plan/new_op.h"

#include <algorithm>
#include <string>
#include <vector>

namespace loom::ops {
namespace {

constexpr double kGateWork = 120; ///< five exponentials a unit and step, in additions

/// Numbers of the functions as the kernels know them: places in this list.
std::vector<std::int64_t> numbersOf(const LstmFunctions& functions)
{
    static const std::vector<std::string> known = {"linear", "relu", "sigmoid", "tanh"};
    std::vector<std::int64_t> numbers;
    for (const std::string& id : {functions.activation, functions.recurrent}) {
        const auto found = std::ranges::find(known, id);
        LOOM_ASSERT(found != known.end());
        numbers.push_back(found - known.begin());
    }
    return numbers;
}

/// Products and gates of all steps.
double workOf(const Shape& hidden)
{
    return double(hidden.size()) * (8.0 * double(hidden[-1]) + kGateWork);
}

} // namespace

LstmSteps lstm(Pass& pass, const Ref& z, const Ref& recurrent, const LstmFunctions& functions,
               const Ref& hiddenBefore, const Ref& cellBefore)
{
    LOOM_ASSERT(z.shape.rank() == 2 && z.shape[1] == recurrent.shape[1] && z.shape[1] == 4 * recurrent.shape[0]);
    const Shape hidden{z.shape[0], recurrent.shape[0]};
    Op op = sampleOp("lstm", {z, recurrent}, workOf(hidden));
    if (hiddenBefore)
        op.inputs.insert(op.inputs.end(), {hiddenBefore, cellBefore});
    op.info.ints = numbersOf(functions);
    const std::vector<Ref> outs = pass.appendMany(std::move(op), std::vector<Shape>(6, hidden));
    return {outs[0], outs[1], outs[2], outs[3], outs[4], outs[5]};
}

LstmGradients lstmGradient(Pass& pass, const Ref& g, const LstmSteps& steps, const Ref& recurrent,
                           const LstmFunctions& functions)
{
    const Shape& hidden = steps.hidden.shape;
    Op op = sampleOp("lstm_gradient",
                     {g, steps.input, steps.forget, steps.candidate, steps.output, steps.cell, recurrent},
                     workOf(hidden));
    op.info.ints = numbersOf(functions);
    const std::vector<Ref> outs = pass.appendMany(std::move(op), {Shape{hidden[0], 4 * hidden[1]}, hidden});
    return {outs[0], outs[1]};
}

Ref lstmRecurrentGradient(Pass& pass, const Ref& hidden, const Ref& dz)
{
    const double work = 2 * double(hidden.shape.size()) * double(dz.shape[-1]);
    return pass.append(summingOp("lstm_recurrent_gradient", {hidden, dz}, work),
                       Shape{hidden.shape[-1], dz.shape[-1]}, BufferRole::shared);
}

} // namespace loom::ops
