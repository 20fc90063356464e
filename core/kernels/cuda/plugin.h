#pragma once

#include "kernels/device.h"

/// The plug-in `cuda`, lib/netloom/libloom_cuda.so: built where nvcc and cuBLAS of CUDA 12 or later are found, opened
/// when `--device cuda` or `auto` asks for it; NVIDIA's libraries are the user's own. It computes all layers in f32
/// on the first GPU (compute capability 7.5 or later), products by cuBLAS, the rest by bodies that are shared with
/// the host: convolutions too, as products over patches, not by cuDNN. Optimizers, clipping, penalties and
/// constraints are such bodies; parameters, gradients and the state of optimizers stay on the GPU from step to step.
/// What the table lacks is refused by name. A batch in shards is added up and applied by the processor.
///
/// Feeds are pinned where they are large. A step is gathered into a CUDA graph where the driver takes a small one
/// when a session opens, and joins the queue call by call where not. Rows of a softmax or of a sum are one thread
/// each: so it is a first step to be right, not yet to be fast.
///
/// Tested: every body bit for bit against the processor on the host, and the whole engine over it with products by
/// plain loops (tests/core/kernels/host_device); that the plug-in is compiled, opened and explains a missing driver.
/// An H100 has run the kernels of dense networks, of an earlier state. Never run on a GPU: everything else, so pinned
/// memory, graphs, and all that stays there from step to step. `tests/device/try` does so where there is one.
namespace loom::cuda {

/// Fills in the functions that open and close sessions and copy.
void addSessions(Device& device);

} // namespace loom::cuda
