#pragma once

#include "graph/layer_type.h"
#include "graph/shape_inference.h"
#include "project/project.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

/// Edits of a network as pure functions on the Graph: what the canvas does with pointer and keys, without a window.
namespace loom::ui {

enum class Alignment { left, right, top, bottom, acrossEvenly, downEvenly };

/// New places of the nodes so that they align; equal gaps for the last two.
std::map<std::string, Position> aligned(const Graph& graph, const std::vector<std::string>& ids, Alignment how);

/// The nodes, the wires between them, and the groups that hold nothing else: what the clipboard takes.
Graph partOf(const Graph& graph, const std::vector<std::string>& ids);

/// The layer of a node, or null for a type this version does not know.
const LayerType* layerOf(const Graph& graph, const std::string& node);
/// Place of the port among those of its node (an empty name is the first), or -1.
int inputPlace(const Graph& graph, const End& end);
int outputPlace(const Graph& graph, const End& end);
/// The end that names the node's port of this place; the first is left unnamed.
End inputEnd(const Graph& graph, const std::string& node, int place);
End outputEnd(const Graph& graph, const std::string& node, int place);
/// Wires that end in (leave from) this port.
std::vector<Edge> wiresInto(const Graph& graph, const End& to);
std::vector<Edge> wiresFrom(const Graph& graph, const End& from);
bool takesMany(const Graph& graph, const End& to);
/// The first input port without a wire (a variadic one is always free).
std::optional<End> freeInput(const Graph& graph, const std::string& node);

/// Adds a layer and returns its id.
std::string add(Graph& graph, const std::string& type, Position at, const std::string& group = {});
/// Adds the wire; a port that takes one wire lets its old one go.
void connect(Graph& graph, const Edge& edge);
/// Puts the node between the two ends of the wire, if it has an input and an output.
bool insertOn(Graph& graph, const Edge& edge, const std::string& node);
/// Adds a layer right of the node and wires it: between the node and what it fed when it fed one thing, else behind.
std::string addAfter(Graph& graph, const std::string& node, const std::string& type);
/// A column for the added card: beside what stands left of it at its height; what stands right gives way.
void makeRoom(Graph& graph, const std::string& added);
/// Applies the repair; what it inserts gets room, and metrics follow a loss that it changes. False: it does not
/// apply, nothing was changed.
bool mend(Project& project, const std::vector<FieldShape>& fields, const Repair& repair);
/// A place near `wanted` where a card covers no other.
Position freePlaceNear(const Graph& graph, Position wanted);

/// Ids of the groups around a node, the innermost first; circles of parents end where they close.
std::vector<std::string> groupsAround(const Graph& graph, const std::string& group);
/// The outermost folded group that hides the node; empty when it is visible.
std::string foldedAround(const Graph& graph, const std::string& group);
/// Nodes inside the group at any depth.
std::vector<std::string> nodesInside(const Graph& graph, const std::string& group);

/// Why the layer, freshly added, would not fit behind (in front of) the end; empty when it fits.
Text whyLayerDoesNotFit(const Graph& graph, const std::vector<FieldShape>& fields, const End& end, bool endIsOutput,
                        const std::string& type);

} // namespace loom::ui
