#pragma once

#include "kernels/kernel.h"

namespace loom::simd {

using Kernels = std::vector<Kernel>;
void addDense(Kernels& kernels);
void addConvolution(Kernels& kernels);

/// The call's workspace, as floats.
inline float* workspaceOf(const KernelCall& call)
{
    return static_cast<float*>(call.workspace);
}

} // namespace loom::simd
