#pragma once

#include "base/issue.h"
#include "project/project.h"

namespace loom {

/// Carries out a Repair on a whole project; a sentence where its place no longer exists. Those of the graph are
/// graph/repair.h's; of the recipe: set {path, value}, append {path of a list, value: a list of one Part},
/// remove {path of one of its entries}.
Result<void> applyRepair(Project& project, const Repair& repair);

} // namespace loom
