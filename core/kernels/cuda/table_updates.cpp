#include "kernels/cuda/table.h"
#include "kernels/cuda/table_pieces.h"
#include "kernels/cuda/update_bodies.h"

namespace loom::cuda {
namespace {

std::int64_t countOf(const KernelCall& call)
{
    return call.op.out[0].size();
}

/// As Device::updates gives them.
updates::StepNumbers stepOf(const KernelCall& call)
{
    const std::vector<double>& reals = call.op.reals;
    return {reals[0], reals.data() + 2, std::int64_t(reals[1])};
}

template<class Rule> void moveBy(const KernelCall& call)
{
    const auto slot = [&](int i) { return i < Rule::kSlots ? call.output<float>(1 + i) : nullptr; };
    launch(
        sessionOf(call),
        MoveWeight<Rule>{Rule(stepOf(call)), call.input<float>(0), call.output<float>(), slot(0), slot(1), slot(2)},
        countOf(call));
}

void sgd(const KernelCall& call)
{
    const bool ahead = updates::Sgd<float>::looksAhead(stepOf(call));
    ahead ? moveBy<updates::Nesterov<float>>(call) : moveBy<updates::Sgd<float>>(call);
}

void rmsprop(const KernelCall& call)
{
    const bool centered = updates::Rmsprop<float>::isCentered(stepOf(call));
    centered ? moveBy<updates::CenteredRmsprop<float>>(call) : moveBy<updates::Rmsprop<float>>(call);
}

void penalty(const KernelCall& call)
{
    launch(sessionOf(call),
           AddPenalty{call.input<float>(0), call.output<float>(), call.op.reals[0], call.op.reals[1]}, countOf(call));
}

std::int64_t piecesOf(const KernelCall& call)
{
    return (countOf(call) + call.op.ints[0] - 1) / call.op.ints[0];
}

void penaltySums(const KernelCall& call)
{
    launch(sessionOf(call),
           SumPenalty{call.input<float>(0), call.output<double>(), countOf(call), call.op.ints[0], call.op.reals[0],
                      call.op.reals[1]},
           piecesOf(call));
}

void limit(const KernelCall& call)
{
    launch(sessionOf(call), Limit{call.output<float>(), float(call.op.reals[0])}, countOf(call));
}

void squares(const KernelCall& call)
{
    launch(sessionOf(call), SumSquares{call.input<float>(0), call.output<double>(), countOf(call), call.op.ints[0]},
           piecesOf(call));
}

void addSquares(const KernelCall& call)
{
    launch(sessionOf(call),
           AddSquares{call.input<double>(0), call.output<double>(0), call.output<double>(1), call.op.ints[0]}, 1);
}

void shorten(const KernelCall& call)
{
    launch(
        sessionOf(call),
        Shorten{call.output<double>(0), call.output<double>(1), call.op.ints[0], call.op.reals[0], call.op.reals[1]},
        1);
}

void multiply(const KernelCall& call)
{
    launch(sessionOf(call), Multiply{call.input<double>(0), call.output<float>()}, countOf(call));
}

void clear(const KernelCall& call)
{
    launch(sessionOf(call), Clear{call.output<double>()}, call.op.ints[0]);
}

template<class Rule> void holdEach(const KernelCall& call)
{
    launch(sessionOf(call), HoldEach<Rule>{Rule(call.op.reals.data()), call.output<float>()}, countOf(call));
}

template<class Rule> void holdColumns(const KernelCall& call)
{
    const std::int64_t rows = call.op.ints[0], columns = call.op.ints[1];
    launch(sessionOf(call), HoldColumn<Rule>{Rule(call.op.reals.data()), call.output<float>(), rows, columns},
           columns);
}

} // namespace

KernelTable updateTable()
{
    return {"cuda",
            {
                f32("sgd", sgd),
                f32("rmsprop", rmsprop),
                f32("adagrad", moveBy<updates::Adagrad<float>>),
                f32("adam", moveBy<updates::Adam<float>>),
                f32("adamw", moveBy<updates::Adamw<float>>),
                f32("penalty", penalty),
                f32("penalty_sums", penaltySums),
                f32("limit", limit),
                f32("squares", squares),
                f32("add_squares", addSquares),
                f32("shorten", shorten),
                f32("multiply", multiply),
                f32("clear", clear),
                f32("max_norm", holdColumns<updates::MaxNorm<float>>),
                f32("unit_norm", holdColumns<updates::UnitNorm<float>>),
                f32("non_negative", holdEach<updates::NonNegative<float>>),
                f32("clip", holdEach<updates::Between<float>>),
            }};
}

} // namespace loom::cuda
