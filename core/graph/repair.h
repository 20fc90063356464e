#pragma once

#include "base/issue.h"
#include "graph/graph.h"

namespace loom {

/// Carries out a Repair that changes the graph; false when its place no longer exists.
/// insert {type, attributes as `set:NAME`, from, from_port, to, to_port}: puts a new node on that edge.
/// set {node, attribute, value}. remove_edge / add_edge {from, from_port, to, to_port}. remove_node {node}.
bool applyRepair(Graph& graph, const Repair& repair);

Repair insertRepair(Text title, const std::string& type, const Edge& on, Attributes set = {});
Repair setRepair(Text title, const std::string& node, const std::string& attribute, Value value);
Repair removeEdgeRepair(Text title, const Edge& edge);
Repair addEdgeRepair(Text title, const Edge& edge);
Repair removeNodeRepair(Text title, const std::string& node);

} // namespace loom
