#pragma once

#include "kernels/kernel.h"

namespace loom::cuda {

/// The kernels of all layers, f32: matrix products on cuBLAS, the others bodies of our own.
KernelTable kernelTable();
/// What ends a step of training (Device::updates).
KernelTable updateTable();

} // namespace loom::cuda
