#pragma once

#include "kernels/device.h"

namespace loom::test {

/// A device that is played by the host: the table of the plug-in `cuda` with its own bodies, products by plain loops,
/// memory apart from the engine's. As on a GPU nothing is done before the queue is waited for.
const Device& hostDevice();

} // namespace loom::test
