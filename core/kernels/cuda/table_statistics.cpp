#include "kernels/cuda/statistics_bodies.h"
#include "kernels/cuda/table_pieces.h"

#include <algorithm>

namespace loom::cuda {
namespace {

std::int64_t channelsOf(const KernelCall& call)
{
    return call.op.in[0][-1];
}
std::int64_t positionsOf(const KernelCall& call)
{
    return numbersOf(call) / channelsOf(call);
}
/// Of the whole batch.
std::int64_t allPositions(const KernelCall& call)
{
    return call.batchRows * (call.op.in[0].size() / channelsOf(call));
}

void channelMean(const KernelCall& call)
{
    launch(sessionOf(call),
           SumRows{call.input<float>(0), call.output<float>(), positionsOf(call), channelsOf(call), call.accumulate,
                   1.0f / float(allPositions(call))},
           channelsOf(call));
}

void channelVariance(const KernelCall& call)
{
    launch(sessionOf(call),
           ChannelVariance{call.input<float>(0), call.input<float>(1), call.output<float>(), positionsOf(call),
                           channelsOf(call), 1.0f / float(allPositions(call)), call.accumulate},
           channelsOf(call));
}

void normalize(const KernelCall& call)
{
    launch(sessionOf(call),
           Normalize{call.input<float>(0), call.input<float>(1), call.input<float>(2), call.input<float>(3),
                     call.input<float>(4), call.output<float>(), channelsOf(call), float(call.op.reals[0])},
           numbersOf(call));
}

void gammaGradient(const KernelCall& call)
{
    launch(sessionOf(call),
           GammaGradient{call.input<float>(0), call.input<float>(1), call.input<float>(2), call.input<float>(3),
                         call.output<float>(), positionsOf(call), channelsOf(call), float(call.op.reals[0]),
                         call.accumulate},
           channelsOf(call));
}

void normalizeGradient(const KernelCall& call)
{
    launch(sessionOf(call),
           NormalizeGradient{call.input<float>(0), call.input<float>(1), call.input<float>(2), call.input<float>(3),
                             call.input<float>(4), call.input<float>(5), call.input<float>(6), call.output<float>(),
                             channelsOf(call), float(call.op.reals[0]), float(allPositions(call))},
           numbersOf(call));
}

void updateRunning(const KernelCall& call)
{
    launch(sessionOf(call), UpdateRunning{call.input<float>(0), call.output<float>(), float(call.op.reals[0])},
           call.op.out[0].size());
}

Drawn drawnBy(const KernelCall& call)
{
    return {call.op.stream, std::uint64_t(call.firstRow * call.op.out[0].size()), call.step};
}

template<class Draw> void random(const KernelCall& call)
{
    launch(sessionOf(call), Random<Draw>{call.output<float>(), drawnBy(call), call.op.reals[0], call.op.reals[1]},
           call.rows * call.op.out[0].size());
}

Dropout dropoutBy(const KernelCall& call)
{
    const double rate = std::clamp(call.op.reals[0], 0.0, 1.0);
    return {call.input<float>(0), call.output<float>(), drawnBy(call), std::uint64_t(rate * 4294967296.0),
            rate < 1 ? float(1 / (1 - rate)) : 0.0f};
}

void dropout(const KernelCall& call)
{
    launch(sessionOf(call), dropoutBy(call), numbersOf(call));
}

void dropoutChannels(const KernelCall& call)
{
    Dropout body = dropoutBy(call);
    body.size = call.op.in[0].size();
    body.channels = channelsOf(call);
    body.drawn.first = std::uint64_t(call.firstRow * body.channels);
    launch(sessionOf(call), body, numbersOf(call));
}

void gaussianSampling(const KernelCall& call)
{
    launch(sessionOf(call),
           GaussianSampling{call.input<float>(0), call.input<float>(1), call.input<float>(2), call.output<float>()},
           numbersOf(call));
}

void gaussianSamplingGradient(const KernelCall& call)
{
    launch(sessionOf(call),
           GaussianSamplingGradient{call.input<float>(0), call.input<float>(1), call.input<float>(2),
                                    call.output<float>()},
           numbersOf(call));
}

void gaussianKl(const KernelCall& call)
{
    launch(sessionOf(call),
           GaussianKl{call.input<float>(0), call.input<float>(2), call.output<float>(), call.op.in[0].size(),
                      channelsOf(call)},
           call.rows);
}

void gaussianKlGradient(const KernelCall& call)
{
    launch(sessionOf(call),
           GaussianKlGradient{call.input<float>(0), call.input<float>(2), call.output<float>(), call.op.in[0].size(),
                              channelsOf(call), lossScale(call, 1)},
           numbersOf(call));
}

} // namespace

std::vector<Kernel> statisticsKernels()
{
    return {
        f32("channel_mean", channelMean),
        f32("channel_variance", channelVariance),
        f32("normalize", normalize),
        f32("gamma_gradient", gammaGradient),
        f32("normalize_gradient", normalizeGradient),
        f32("update_running", updateRunning),
        f32("random_normal", random<Normal>),
        f32("random_uniform", random<Uniform>),
        f32("dropout", dropout),
        f32("dropout_channels", dropoutChannels),
        f32("gaussian_sampling", gaussianSampling),
        f32("gaussian_sampling_gradient", gaussianSamplingGradient),
        f32("gaussian_kl", gaussianKl),
        f32("gaussian_kl_gradient", gaussianKlGradient),
    };
}

} // namespace loom::cuda
