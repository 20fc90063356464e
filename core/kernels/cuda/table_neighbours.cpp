#include "kernels/cuda/neighbour_bodies.h"
#include "kernels/cuda/table_pieces.h"

namespace loom::cuda {
namespace {

void enlarge(const KernelCall& call)
{
    const Shape &before = call.op.in[0], &behind = call.op.out[0];
    launch(sessionOf(call),
           Enlarge{call.input<float>(0), call.output<float>(), Enlarged(before, call.op.ints), before.size(),
                   behind.size()},
           call.rows * behind.size());
}

void enlargeGradient(const KernelCall& call)
{
    const Shape &behind = call.op.in[0], &before = call.op.out[0];
    launch(sessionOf(call),
           EnlargeGradient{call.input<float>(0), call.output<float>(), Enlarged(before, call.op.ints), before.size(),
                           behind.size()},
           call.rows * before.size());
}

void nearChannels(const KernelCall& call)
{
    launch(
        sessionOf(call),
        NearChannels{call.input<float>(0), call.output<float>(), call.op.in[0][-1], call.op.ints[0], call.op.ints[1]},
        numbersOf(call));
}

void groupMean(const KernelCall& call)
{
    const ChannelGroups of(call.op.in[0], call.op.ints[0]);
    launch(sessionOf(call), GroupMean{call.input<float>(0), call.output<float>(), of, call.op.in[0].size()},
           call.rows * of.groups);
}

void groupVariance(const KernelCall& call)
{
    const ChannelGroups of(call.op.in[0], call.op.ints[0]);
    launch(sessionOf(call),
           GroupVariance{call.input<float>(0), call.input<float>(1), call.output<float>(), of, call.op.in[0].size()},
           call.rows * of.groups);
}

void normalizeGroups(const KernelCall& call)
{
    launch(sessionOf(call),
           NormalizeGroups{call.input<float>(0), call.input<float>(1), call.input<float>(2), call.input<float>(3),
                           call.input<float>(4), call.output<float>(), ChannelGroups(call.op.in[0], call.op.ints[0]),
                           call.op.in[0].size(), float(call.op.reals[0])},
           numbersOf(call));
}

void normalizeGroupsGradient(const KernelCall& call)
{
    const ChannelGroups of(call.op.in[0], call.op.ints[0]);
    launch(sessionOf(call),
           NormalizeGroupsGradient{call.input<float>(0), call.input<float>(1), call.input<float>(2),
                                   call.input<float>(3), call.output<float>(), of, call.op.in[0].size(),
                                   float(call.op.reals[0])},
           call.rows * of.groups);
}

} // namespace

std::vector<Kernel> neighbourKernels()
{
    return {
        f32("enlarge", enlarge),
        f32("enlarge_gradient", enlargeGradient),
        f32("near_channels", nearChannels),
        f32("group_mean", groupMean),
        f32("group_variance", groupVariance),
        f32("normalize_groups", normalizeGroups),
        f32("normalize_groups_gradient", normalizeGroupsGradient),
    };
}

} // namespace loom::cuda
