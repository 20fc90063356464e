#pragma once

#include "base/issue.h"
#include "graph/graph.h"

namespace loom {

/// Carries out a Repair that changes the graph; false when its place no longer exists. Kinds and their arguments:
/// insert {type, attributes as `set:NAME`, from, from_port, to, to_port}: puts a new node on that edge.
/// follow {after, layers}: layers that follow the node (what judged the node judges the last of them).
/// set {path, value}. remove_edge, add_edge {from, from_port, to, to_port}. remove_node {node}.
/// replace_edge {from, from_port, to, to_port, source}: the wire comes from another node.
/// Those of the recipe, which project/recipe_repair.h carries out: set; append {path of a list, value: a list of one
/// Part}; phases {value: a Part each, by its name, with its losses and updates}; remove {path of one of a list's
/// items}; order {}: the transforms in the order in which they work.
bool applyRepair(Graph& graph, const Repair& repair);

Repair insertRepair(Text title, const std::string& type, const Edge& on, Attributes set = {});
Repair followRepair(Text title, const std::string& after, std::vector<Part> layers);
Repair setRepair(Text title, const std::string& node, const std::string& attribute, Value value);
Repair setRepair(Text title, const std::string& path, Value value);
Repair removeEdgeRepair(Text title, const Edge& edge);
Repair addEdgeRepair(Text title, const Edge& edge);
Repair replaceEdgeRepair(Text title, const Edge& edge, const std::string& source);
Repair removeNodeRepair(Text title, const std::string& node);
Repair appendRepair(Text title, const std::string& path, Part part);
Repair removeRepair(Text title, const std::string& path);
Repair orderRepair(Text title);

} // namespace loom
