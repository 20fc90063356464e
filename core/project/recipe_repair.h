#pragma once

#include "base/issue.h"
#include "project/project.h"

namespace loom {

/// Carries out any Repair of graph/repair.h on a whole project; a sentence where its place no longer exists.
Result<void> applyRepair(Project& project, const Repair& repair);

} // namespace loom
