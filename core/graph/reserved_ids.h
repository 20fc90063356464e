#pragma once

#include "graph/graph.h"

#include <map>

namespace loom {

/// Ids that addresses need for themselves (`data:FIELD`, `node:NODE`, `optimizer.momentum` …); no node may have one.
const std::vector<std::string>& reservedIds();
bool isReservedId(const std::string& id);

/// For files of a time when these ids were allowed: gives nodes that have one another (`data` → `data_2`), also in
/// the wires and shared weights that name them. Returns old id → new id, for what else names them (losses, phases,
/// weights).
std::map<std::string, std::string> releaseReservedIds(Graph& graph);

} // namespace loom
