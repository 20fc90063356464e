#pragma once

#include "project/record.h"
#include "project/run.h"

namespace loom {

/// Issues of any record of a table: values out of range, unknown types and settings.
void checkRecord(const Record& record, const void* owner, const std::string& path, std::vector<Issue>& issues);
/// Issues of the data recipe: unknown source, transforms, attributes out of range, split.
void checkData(const DataRecipe& recipe, std::vector<Issue>& issues);
/// A split by classes of data that have none: parted at random all the same, which is said.
void checkSplitFits(const Split& split, const std::vector<FieldShape>& fields, std::vector<Issue>& issues);
/// A limit of the training rows above how many there are: of `there`, all are used, which is said.
void checkTrainingRows(const Split& split, std::int64_t there, std::vector<Issue>& issues);
/// Issues of the training recipe: optimizer, schedule, losses, metrics, callbacks, phases, constraints, counts.
void checkTraining(const Project& project, const std::vector<LossUse>& uses, std::vector<Issue>& issues);
/// Nodes that nothing follows: what a loss can judge.
std::vector<std::string> outputNodes(const Graph& graph);

} // namespace loom
