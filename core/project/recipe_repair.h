#pragma once

#include "base/issue.h"
#include "project/project.h"

namespace loom {

/// Carries out any Repair of graph/repair.h on a whole project; a sentence where its place no longer exists.
Result<void> applyRepair(Project& project, const Repair& repair);

/// One transform more, where it works; one that needs rows in a run parts them in their order.
DataRecipe withTransform(DataRecipe recipe, Part transform);

} // namespace loom
