#pragma once

#include "project/project.h"
#include "train/network.h"

namespace loom {

/// The recipe's phases as the network takes them: losses by number, nodes of named groups one by one.
std::vector<PhaseOptions> phaseOptions(const Project& project);

/// The recipe's constraints as the network takes them: nodes of named groups one by one.
std::vector<ConstraintUse> constraintUses(const Project& project);

/// The recipe's callbacks, those that name layers with the nodes of named groups one by one.
std::vector<Part> callbacksOf(const Project& project);

/// What is wrong with the phases themselves: losses, nodes and groups that do not exist, losses that no phase makes
/// small. Optimizers are the caller's to check.
void checkPhases(const Project& project, std::vector<Issue>& issues);
/// Layers and groups that constraints name and the network lacks, bounds the wrong way round.
void checkConstraints(const Project& project, std::vector<Issue>& issues);
/// Layers and groups that callbacks name and the network lacks.
void checkCallbackLayers(const Project& project, std::vector<Issue>& issues);

} // namespace loom
