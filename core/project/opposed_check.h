#pragma once

#include "base/issue.h"
#include "project/project.h"

namespace loom {

/// What is wrong where losses pull at each other, as those of a generator and a discriminator do: both in one step,
/// phases that change the same layers or none that a loss depends on, two losses that are the same.
void checkOpposed(const Project& project, std::vector<Issue>& issues);

/// Where a network has such losses, phases in which each side changes its own layers.
std::vector<Repair> turnsRepairs(const Project& project);

} // namespace loom
