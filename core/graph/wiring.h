#pragma once

#include "graph/graph.h"
#include "graph/layer_type.h"

#include <unordered_map>

namespace loom {

/// The wires of a graph sorted by node, found once in linear time. Numbers are places in `Graph::nodes` and
/// `Graph::edges`; wires whose ends do not exist stand in no list. Valid as long as the graph is not changed.
struct Wiring {
    explicit Wiring(const Graph& graph);

    /// Place of the (first) node of that id, or -1.
    int place(const std::string& id) const;

    std::unordered_map<std::string, int> places;
    std::vector<std::vector<int>> into; ///< edges that end in node i, in order
    std::vector<std::vector<int>> outOf;
    std::vector<int> order; ///< topological; nodes on a loop or after one are left out
};

/// Place of the port of that name among `ports` (an empty name means the first), or -1.
int portPlace(const std::vector<PortSpec>& ports, const std::string& name);

/// The nodes of up to `limit` loops, each from its first node along the wires back to that node.
std::vector<std::vector<int>> loopsOf(const Graph& graph, const Wiring& wiring, std::size_t limit = 20);

} // namespace loom
