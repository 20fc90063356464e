#pragma once

#include "base/result.h"
#include "kernels/kernel.h"

#include <filesystem>

namespace loom {

/// A variant of the kernels as this machine sees it.
struct KernelVariant {
    std::string name;
    const KernelTable* table = nullptr; ///< null: it cannot run here
    Text reason; ///< why not
};

/// Every variant, the fastest first, `baseline` last. Plug-ins lie in lib/netloom beside the program's folder; they
/// are opened at the first call (any thread) and stay.
const std::vector<KernelVariant>& kernelVariants();
/// The named variant; an empty name is the fastest that runs here. A sentence where it cannot run.
Result<const KernelTable*> chooseKernels(const std::string& name);
/// Those of the fastest variant that runs here.
const MapLoops& fastestMapLoops();

/// What a plug-in exports, as `loom_kernels`: its table, or null when it was built for another interface.
using KernelPlugin = const KernelTable* (*)(int interface);
/// Rises whenever kernel.h, map_loops.h or device.h changes.
constexpr int kKernelInterface = 4;

} // namespace loom
