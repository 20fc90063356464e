#pragma once

#include "project/run.h"

namespace loom {

/// Issues of the data recipe: unknown source, transforms, attributes out of range, split.
void checkData(const DataRecipe& recipe, std::vector<Issue>& issues);
/// Issues of the training recipe: optimizer, schedule, losses, metrics, callbacks, phases, counts.
void checkTraining(const Project& project, const std::vector<LossUse>& uses, std::vector<Issue>& issues);
/// Nodes that nothing follows: what a loss can judge.
std::vector<std::string> outputNodes(const Graph& graph);

} // namespace loom
