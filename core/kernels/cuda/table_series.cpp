#include "kernels/cuda/series_bodies.h"
#include "kernels/cuda/table_pieces.h"

namespace loom::cuda {
namespace {

void embedding(const KernelCall& call)
{
    const std::int64_t words = call.op.in[1][0], units = call.op.in[1][1];
    launch(sessionOf(call),
           Embedding{call.input<std::int32_t>(0), call.input<float>(1), call.output<float>(), words, units},
           numbersOf(call) * units);
}

void embeddingGradient(const KernelCall& call)
{
    const std::int64_t units = call.op.out[0][1];
    launch(sessionOf(call),
           EmbeddingGradient{call.input<std::int32_t>(0), call.input<float>(1), call.output<float>(), numbersOf(call),
                             units, call.accumulate},
           call.op.out[0].size());
}

/// Series whose steps are those of `shape` (time, …); `operand` has their lengths, where there is one.
SeriesOf seriesOf(const KernelCall& call, const Shape& shape, int operand = 1)
{
    const bool told = std::size_t(operand) < call.op.in.size();
    return {told ? call.input<std::int32_t>(operand) : nullptr, shape[0], shape.size() / shape[0]};
}

/// A body over series that are its input.
template<class Body> void fromSeries(const KernelCall& call)
{
    launch(sessionOf(call), Body{seriesOf(call, call.op.in[0]), call.input<float>(0), call.output<float>()},
           call.rows * call.op.out[0].size());
}

/// A body over series that are its output.
template<class Body> void toSeries(const KernelCall& call)
{
    launch(sessionOf(call), Body{seriesOf(call, call.op.out[0]), call.input<float>(0), call.output<float>()},
           call.rows * call.op.out[0].size());
}

void lastStep(const KernelCall& call)
{
    launch(sessionOf(call),
           LastStep{seriesOf(call, call.op.in[0]), call.input<float>(0), call.input<float>(2), call.output<float>()},
           call.rows * call.op.out[0].size());
}

void trueSteps(const KernelCall& call)
{
    launch(sessionOf(call), TrueSteps{seriesOf(call, call.op.out[0], 0), call.output<float>()},
           call.rows * call.op.out[0].size());
}

void idLengths(const KernelCall& call)
{
    launch(sessionOf(call), IdLengths{call.input<std::int32_t>(0), call.output<std::int32_t>(), call.op.in[0].size()},
           call.rows);
}

void carry(const KernelCall& call)
{
    launch(sessionOf(call), Carry{call.input<float>(0), call.output<float>()}, call.rows * call.op.out[0].size());
}

} // namespace

std::vector<Kernel> seriesKernels()
{
    return {
        f32("embedding", embedding),
        f32("embedding_gradient", embeddingGradient),
        f32("last_step", lastStep),
        f32("last_step_gradient", toSeries<LastStepGradient>),
        f32("hold_last", fromSeries<HoldLast>),
        f32("hold_last_gradient", toSeries<HoldLastGradient>),
        f32("mean_steps", fromSeries<MeanSteps>),
        f32("mean_steps_gradient", toSeries<MeanStepsGradient>),
        f32("reverse_steps", fromSeries<ReverseSteps>),
        f32("repeat_steps", toSeries<RepeatSteps>),
        f32("sum_steps", fromSeries<SumSteps>),
        f32("true_steps", trueSteps),
        f32("id_lengths", idLengths),
        f32("carry", carry),
    };
}

} // namespace loom::cuda
