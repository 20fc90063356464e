#pragma once

#include "options.h"

#include "data/fitted.h"

#include <memory>

namespace loom::cli {

/// The file of --weights; else the one beside the project: NAME.safetensors, or weights.safetensors in a run's
/// folder.
std::string weightsFile(const Options& options);

/// What the weights know about their data; null where there are no weights or they know nothing.
Result<std::shared_ptr<const Fitted>> fittedFor(const Options& options);

} // namespace loom::cli
