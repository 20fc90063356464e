#pragma once

#include "base/value.h"

#include <compare>
#include <string>
#include <vector>

namespace loom {

/// A place on the canvas, in canvas units (a card is about 150 wide).
struct Position {
    double x = 0;
    double y = 0;
    bool operator==(const Position&) const = default;
};

/// One layer placed in a network. `id` matches [a-z][a-z0-9_]* and never changes; `title` is what a person
/// sees.
struct Node {
    std::string id;
    std::string type;
    Attributes attributes; ///< only what was set; defaults stand in the LayerType
    std::string title;
    Position at;
    std::string group; ///< id of a Group or empty
    std::string shares; ///< id of the node whose parameters this one uses, or empty
    bool frozen = false;
    bool bypassed = false; ///< when the network predicts, its input goes on as it is
    bool operator==(const Node&) const = default;
};

/// A node's port. An empty port name means the first.
struct End {
    std::string node;
    std::string port;
    auto operator<=>(const End&) const = default;
};

struct Edge {
    End from;
    End to;
    auto operator<=>(const Edge&) const = default;
};

/// A frame around nodes that folds into one card.
struct Group {
    std::string id;
    std::string title;
    std::string parent;
    bool folded = false;
    Position at;
    std::string copyOf;
    bool operator==(const Group&) const = default;
};

/// A network as plain data: a value with ==, no pointers, no weights. Edges into a variadic port keep their
/// order.
struct Graph {
    std::vector<Node> nodes;
    std::vector<Edge> edges;
    std::vector<Group> groups;

    const Node* find(const std::string& id) const;
    Node* find(const std::string& id);
    const Group* findGroup(const std::string& id) const;
    Group* findGroup(const std::string& id);
    /// Edges that end in (leave from) the node, in order.
    std::vector<Edge> into(const std::string& id) const;
    std::vector<Edge> outOf(const std::string& id) const;
    /// `stem`, or `stem_2`, `stem_3` … where it is taken (by a node or a group).
    std::string freeId(const std::string& stem) const;
    /// Removes the node and its edges; with `reconnect`, its first source feeds its former targets.
    void remove(const std::string& id, bool reconnect);
    bool operator==(const Graph&) const = default;
};

/// Does the id match [a-z][a-z0-9_]* ?
bool isValidId(const std::string& id);
/// "conv1" or "enc:state_h".
std::string describe(const End& end);

/// Node ids so that every edge points forward; nodes on a loop, or after one, are left out.
std::vector<std::string> topologicalOrder(const Graph& graph);

} // namespace loom
