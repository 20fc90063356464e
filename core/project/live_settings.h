#pragma once

#include "project/project.h"
#include "train/run_event.h"

namespace loom {

/// What of a project may be moved while it is trained: whatever its spec says acts at once or at the next epoch.
/// Answers with values in the spec's own form, so that a value of a file or of a person is inside its range.
LiveSettings liveSettings(const Project& project);

} // namespace loom
