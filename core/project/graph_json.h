#pragma once

#include "graph/graph.h"
#include "project/json_reader.h"

namespace loom {

/// The "graph" of a project file. Ids that are invalid or stand twice refuse the file; wires, groups and
/// sharing that name nothing are left out with an Issue.
Graph graphFrom(const Json& json, const Address& address, ReadLog& log);
Json jsonFrom(const Graph& graph);

} // namespace loom
