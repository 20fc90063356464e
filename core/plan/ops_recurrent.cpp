#include "plan/ops.h"

#include "base/check.h"
#include "plan/new_op.h"

#include <algorithm>
#include <string>
#include <vector>

namespace loom::ops {
namespace {

constexpr double kFunctionWork = 24; ///< of an exponential, in additions

/// Numbers of the functions as the kernels know them: places in this list.
std::vector<std::int64_t> numbersOf(const CellFunctions& functions)
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

/// Products and functions of all steps.
double workOf(const Shape& hidden, double sums, double functions)
{
    return double(hidden.size()) * (2 * sums * double(hidden[-1]) + functions * kFunctionWork);
}

double lstmWork(const Shape& hidden)
{
    return workOf(hidden, 4, 5);
}

double gruWork(const Shape& hidden)
{
    return workOf(hidden, 3, 3);
}

} // namespace

LstmSteps lstm(Pass& pass, const Ref& z, const Ref& recurrent, const CellFunctions& functions,
               const Ref& hiddenBefore, const Ref& cellBefore)
{
    LOOM_ASSERT(z.shape.rank() == 2 && z.shape[1] == recurrent.shape[1] && z.shape[1] == 4 * recurrent.shape[0]);
    const Shape hidden{z.shape[0], recurrent.shape[0]};
    Op op = sampleOp("lstm", {z, recurrent}, lstmWork(hidden));
    if (hiddenBefore || cellBefore)
        op.inputs.insert(op.inputs.end(), {hiddenBefore, cellBefore});
    op.info.ints = numbersOf(functions);
    const std::vector<Ref> outs = pass.appendMany(std::move(op), std::vector<Shape>(6, hidden));
    return {outs[0], outs[1], outs[2], outs[3], outs[4], outs[5]};
}

LstmGradients lstmGradient(Pass& pass, const Ref& g, const LstmSteps& steps, const Ref& recurrent,
                           const CellFunctions& functions, const Ref& cellBefore, const Ref& cells)
{
    const Shape& hidden = steps.hidden.shape;
    Op op = sampleOp("lstm_gradient",
                     {g, steps.input, steps.forget, steps.candidate, steps.output, steps.cell, recurrent},
                     lstmWork(hidden));
    if (cellBefore || cells)
        op.inputs.insert(op.inputs.end(), {cellBefore, cells});
    op.info.ints = numbersOf(functions);
    const std::vector<Ref> outs = pass.appendMany(std::move(op), {Shape{hidden[0], 4 * hidden[1]}, hidden});
    return {outs[0], outs[1]};
}

GruSteps gru(Pass& pass, const Ref& z, const Ref& recurrent, const Ref& bias, const CellFunctions& functions,
             const Ref& hiddenBefore)
{
    LOOM_ASSERT(z.shape.rank() == 2 && z.shape[1] == recurrent.shape[1] && z.shape[1] == 3 * recurrent.shape[0]);
    const Shape hidden{z.shape[0], recurrent.shape[0]};
    Op op = sampleOp("gru", {z, recurrent, bias}, gruWork(hidden));
    if (hiddenBefore)
        op.inputs.push_back(hiddenBefore);
    op.info.ints = numbersOf(functions);
    const std::vector<Ref> outs = pass.appendMany(std::move(op), {hidden, z.shape, hidden, hidden, hidden, hidden});
    return {outs[0], outs[1], outs[2], outs[3], outs[4], outs[5]};
}

GruGradients gruGradient(Pass& pass, const Ref& g, const GruSteps& steps, const Ref& recurrent,
                         const CellFunctions& functions, const Ref& hiddenBefore)
{
    const Shape &hidden = steps.hidden.shape, &sums = steps.sums.shape;
    Op op =
        sampleOp("gru_gradient", {g, steps.hidden, steps.sums, steps.update, steps.reset, steps.candidate, recurrent},
                 gruWork(hidden));
    if (hiddenBefore)
        op.inputs.push_back(hiddenBefore);
    op.info.ints = numbersOf(functions);
    const std::vector<Ref> outs = pass.appendMany(std::move(op), {sums, sums, hidden});
    return {outs[0], outs[1], outs[2]};
}

Ref simpleRnn(Pass& pass, const Ref& z, const Ref& recurrent, const std::string& activation, const Ref& hiddenBefore)
{
    LOOM_ASSERT(z.shape.rank() == 2 && z.shape[1] == recurrent.shape[0] && z.shape[1] == recurrent.shape[1]);
    Op op = sampleOp("simple_rnn", {z, recurrent}, workOf(z.shape, 1, 1));
    if (hiddenBefore)
        op.inputs.push_back(hiddenBefore);
    op.info.ints = numbersOf({activation, "sigmoid"});
    return pass.append(std::move(op), z.shape);
}

Ref simpleRnnGradient(Pass& pass, const Ref& g, const Ref& hidden, const Ref& recurrent,
                      const std::string& activation)
{
    Op op = sampleOp("simple_rnn_gradient", {g, hidden, recurrent}, workOf(hidden.shape, 1, 0));
    op.info.ints = numbersOf({activation, "sigmoid"});
    return pass.append(std::move(op), hidden.shape);
}

Ref recurrentGradient(Pass& pass, const Ref& hidden, const Ref& dsums)
{
    const double work = 2 * double(hidden.shape.size()) * double(dsums.shape[-1]);
    return pass.append(summingOp("recurrent_gradient", {hidden, dsums}, work),
                       Shape{hidden.shape[-1], dsums.shape[-1]}, BufferRole::shared);
}

} // namespace loom::ops
