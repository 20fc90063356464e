#pragma once

#include "kernels/device.h"

/// The plug-in `cuda`, lib/netloom/libloom_cuda.so: built where nvcc and cuBLAS of CUDA 12 or later are found, opened
/// when `--device cuda` or `auto` asks for it. It computes dense networks in f32 on the first GPU (compute capability
/// 7.5 or later); a plan with any other op is refused. The optimizer stays on the processor: a step copies batch and
/// parameters to the GPU and the gradients back, and rows of a softmax or of a sum are one thread each. So it is a
/// first step to be right, not yet to be fast.
///
/// Tested: the bodies bit for bit against `baseline` on the CPU, and the whole table under the engine with products
/// by plain loops (tests/core/kernels/host_device); that the plug-in is compiled, opened and explains a missing
/// driver. Not yet run on a GPU: cuda_session.cpp and launch.cu. The parity test cuda_plugin does so where there is
/// one; no time has been measured.
namespace loom::cuda {

/// Fills in the functions that open and close sessions and copy.
void addSessions(Device& device);

} // namespace loom::cuda
