#pragma once

#include "project/run.h"

namespace loom {

/// `makeRun` with a device that was chosen already, whatever the options say of it; null: the processor computes.
Result<Run> makeRunOn(const Device* device, const Project& project, const RunOptions& options);

} // namespace loom
