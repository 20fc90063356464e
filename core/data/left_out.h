#pragma once

#include "base/issue.h"
#include "data/dataset.h"

namespace loom {

/// What is said of one: the place and why; the place once, where the reason names it itself.
Text saidOf(const Fault& fault);
/// A warning for each of the first that were left out, and one that counts the others.
std::vector<Issue> leftOutIssues(const Faults& faults);

} // namespace loom
