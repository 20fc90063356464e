#pragma once

#include "base/issue.h"
#include "graph/shape_inference.h"
#include "train/watch.h"

namespace loom {

/// How many units (filters, neurons) of a node gave 0 for every sample that was looked at.
struct DeadUnits {
    std::int64_t dead = 0, units = 0;
};
DeadUnits deadUnits(const std::vector<float>& largest);

/// Are a node's units filters, one a map? Else they are neurons.
bool hasFilters(const GraphReport& report, const std::string& node);

/// What to look at: the outputs of nodes with parameters, for the samples `rows`, and the parameters' gradients. It
/// is asked for all the while, so what would take much memory (`batch` rows of outputs are kept, gradients are
/// copied) is left out.
WatchRequest doctorRequest(const Graph& graph, const GraphReport& report, std::vector<std::int64_t> rows,
                           std::int64_t batch);
/// Warnings about what cannot learn, from an answer to that request: half of a node's units or more that give 0, and
/// parameters whose gradient is 0.
std::vector<Issue> diagnosis(const Graph& graph, const GraphReport& report, const Snapshot& snapshot);

} // namespace loom
