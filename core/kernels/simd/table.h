#pragma once

#include "kernels/kernel.h"

namespace loom::simd {

using Kernels = std::vector<Kernel>;
void addDense(Kernels& kernels);
void addConvolution(Kernels& kernels);
void addMatmul(Kernels& kernels);
void addRecurrent(Kernels& kernels);
void addGru(Kernels& kernels);
void addPooledForward(Kernels& kernels);
void addPooledGradients(Kernels& kernels);

/// The call's workspace, as floats.
inline float* workspaceOf(const KernelCall& call)
{
    return static_cast<float*>(call.workspace);
}

/// Where the sums before an activation go, if they are watched.
inline float* sumOf(const KernelCall& call)
{
    return call.op.out.size() > 1 ? call.output<float>(1) : nullptr;
}

} // namespace loom::simd
