#pragma once

#include "kernels/kernel.h"

namespace loom::cuda {

/// The kernels of dense networks, f32: `dense` and its gradients on cuBLAS, the others bodies of our own.
KernelTable kernelTable();

} // namespace loom::cuda
