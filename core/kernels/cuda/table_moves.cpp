#include "kernels/cuda/move_bodies.h"
#include "kernels/cuda/table_pieces.h"

namespace loom::cuda {
namespace {

using namespace functions;

void fill(const KernelCall& call)
{
    launch(sessionOf(call), Fill{call.output<float>(), float(call.op.reals[0])}, call.rows * call.op.out[0].size());
}

void spreadParameter(const KernelCall& call)
{
    const std::int64_t size = call.op.out[0].size();
    launch(sessionOf(call), SpreadParameter{call.input<float>(0), call.output<float>(), size}, call.rows * size);
}

void move(const KernelCall& call)
{
    const std::int64_t outSize = call.op.out[0].size();
    launch(sessionOf(call),
           Move{call.input<float>(0), call.output<float>(), AxisMap(call.op.ints), call.op.in[0].size(), outSize,
                float(call.op.reals[0])},
           call.rows * outSize);
}

void concatenate(const KernelCall& call)
{
    const int axis = int(call.op.ints[0]);
    std::int64_t after = 1, at = 0;
    for (int i = axis + 1; i < call.op.out[0].rank(); ++i)
        after *= call.op.out[0][i];
    for (std::size_t k = 0; k < call.op.in.size(); ++k) {
        const std::int64_t run = call.op.in[k][axis] * after;
        launch(sessionOf(call),
               SetBeside{call.input<float>(int(k)), call.output<float>(), run, call.op.out[0][axis] * after, at},
               call.rows * call.op.in[k].size());
        at += run;
    }
}

template<class Reduction> void reduce(const KernelCall& call)
{
    const ReducedAxes axes(call.op.ints);
    launch(sessionOf(call), Reduce<Reduction>{call.input<float>(0), call.output<float>(), axes, call.op.in[0].size()},
           call.rows * axes.kept.count);
}

template<class Reduction> void spread(const KernelCall& call)
{
    const ReducedAxes axes(call.op.ints);
    launch(sessionOf(call),
           Spread<Reduction>{call.input<float>(0), call.output<float>(), axes, call.op.out[0].size()},
           call.rows * axes.kept.count);
}

void reduceMaxGradient(const KernelCall& call)
{
    const ReducedAxes axes(call.op.ints);
    launch(sessionOf(call),
           ReduceMaxGradient{call.input<float>(0), call.input<float>(1), call.output<float>(), axes,
                             call.op.in[0].size()},
           call.rows * axes.kept.count);
}

void unitLength(const KernelCall& call)
{
    const std::int64_t n = call.op.in[0][-1];
    launch(sessionOf(call), UnitLength{call.input<float>(0), call.output<float>(), n}, numbersOf(call) / n);
}

void unitLengthGradient(const KernelCall& call)
{
    const std::int64_t n = call.op.in[0][-1];
    launch(sessionOf(call), UnitLengthGradient{call.input<float>(0), call.input<float>(1), call.output<float>(), n},
           numbersOf(call) / n);
}

} // namespace

std::vector<Kernel> moveKernels()
{
    return {
        f32("constant", fill),
        f32("spread", spreadParameter),
        f32("moved", move),
        f32("concatenate", concatenate),
        f32("reduce_sum", reduce<Sum>),
        f32("reduce_mean", reduce<Mean>),
        f32("reduce_max", reduce<LargestOf>),
        f32("reduce_sum_gradient", spread<Sum>),
        f32("reduce_mean_gradient", spread<Mean>),
        f32("reduce_max_gradient", reduceMaxGradient),
        f32("unit_length", unitLength),
        f32("unit_length_gradient", unitLengthGradient),
    };
}

} // namespace loom::cuda
