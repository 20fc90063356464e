#pragma once

#include "kernels/cuda/session.h"
#include "kernels/kernel.h"

/// What the tables of the device's kernels share.
namespace loom::cuda {

inline Session& sessionOf(const KernelCall& call)
{
    return *static_cast<Session*>(call.session);
}

inline std::int64_t numbersOf(const KernelCall& call)
{
    return call.rows * call.op.in[0].size();
}

inline Kernel f32(const char* kind, void (*run)(const KernelCall&))
{
    return {kind, DType::f32, nullptr, run};
}

/// What a loss's slopes are multiplied with, but for their weights: a sample's loss is the mean over `terms`.
inline float lossScale(const KernelCall& call, std::int64_t terms)
{
    const double factor = call.op.reals.empty() ? 0 : call.op.reals[0];
    return float(factor / (double(call.batchRows) * double(terms)));
}

std::vector<Kernel> moveKernels(); ///< that move, join and add up numbers along axes
std::vector<Kernel> neighbourKernels(); ///< of pictures and groups of channels, out of the numbers around
std::vector<Kernel> groupedKernels(); ///< convolutions in groups, and mirrored edges
std::vector<Kernel> lossKernels();
std::vector<Kernel> classDrawKernels(); ///< of a few classes drawn among many
std::vector<Kernel> windowKernels(); ///< convolution and pooling
std::vector<Kernel> statisticsKernels(); ///< of a batch, and what draws random numbers
std::vector<Kernel> seriesKernels(); ///< embedding, and steps of a series
std::vector<Kernel> recurrentKernels();
std::vector<Kernel> rowKernels(); ///< of rows along the last axis, and of attention

} // namespace loom::cuda
