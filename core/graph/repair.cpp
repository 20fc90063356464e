#include "graph/repair.h"

#include "graph/layer_type.h"

#include <algorithm>

namespace loom {
namespace {

constexpr std::string_view kSet = "set:";

std::string argument(const Repair& repair, const char* name)
{
    return stringOf(attributeOf(repair.arguments, name));
}

Edge edgeOf(const Repair& repair)
{
    return {{argument(repair, "from"), argument(repair, "from_port")},
            {argument(repair, "to"), argument(repair, "to_port")}};
}

bool insert(Graph& graph, const Repair& repair)
{
    const Edge on = edgeOf(repair);
    const auto edge = std::find(graph.edges.begin(), graph.edges.end(), on);
    const Node* from = graph.find(on.from.node);
    const Node* to = graph.find(on.to.node);
    const std::string type = argument(repair, "type");
    if (edge == graph.edges.end() || !from || !to || !isValidId(type))
        return false;
    Node node;
    node.type = type;
    node.id = graph.freeId(type);
    node.at = {(from->at.x + to->at.x) / 2, (from->at.y + to->at.y) / 2};
    node.group = from->group == to->group ? from->group : std::string();
    for (const auto& [name, value] : repair.arguments)
        if (name.rfind(kSet, 0) == 0)
            node.attributes[name.substr(kSet.size())] = value;
    edge->from = {node.id, {}};
    graph.edges.push_back({on.from, {node.id, {}}});
    const auto place = graph.nodes.begin() + (to - graph.nodes.data());
    graph.nodes.insert(place, std::move(node));
    return true;
}

bool set(Graph& graph, const Repair& repair)
{
    Node* node = graph.find(argument(repair, "node"));
    const std::string attribute = argument(repair, "attribute");
    if (!node || attribute.empty())
        return false;
    node->attributes[attribute] = attributeOf(repair.arguments, "value");
    return true;
}

bool removeEdge(Graph& graph, const Repair& repair)
{
    // The last of several equal wires: the one that was drawn too many.
    const auto edge = std::find(graph.edges.rbegin(), graph.edges.rend(), edgeOf(repair));
    if (edge == graph.edges.rend())
        return false;
    graph.edges.erase(std::next(edge).base());
    return true;
}

bool addEdge(Graph& graph, const Repair& repair)
{
    const Edge edge = edgeOf(repair);
    if (!graph.find(edge.from.node) || !graph.find(edge.to.node))
        return false;
    graph.edges.push_back(edge);
    return true;
}

bool removeNode(Graph& graph, const Repair& repair)
{
    if (!graph.find(argument(repair, "node")))
        return false;
    graph.remove(argument(repair, "node"), true);
    return true;
}

Repair onEdge(Text title, const char* kind, const Edge& edge)
{
    return {
        std::move(title),
        kind,
        {{"from", edge.from.node}, {"from_port", edge.from.port}, {"to", edge.to.node}, {"to_port", edge.to.port}}};
}

} // namespace

bool applyRepair(Graph& graph, const Repair& repair)
{
    if (repair.kind == "insert")
        return insert(graph, repair);
    if (repair.kind == "set")
        return set(graph, repair);
    if (repair.kind == "remove_edge")
        return removeEdge(graph, repair);
    if (repair.kind == "add_edge")
        return addEdge(graph, repair);
    return repair.kind == "remove_node" && removeNode(graph, repair);
}

Repair insertRepair(Text title, const std::string& type, const Edge& on, Attributes set)
{
    Repair repair = onEdge(std::move(title), "insert", on);
    repair.arguments["type"] = type;
    for (auto& [name, value] : set)
        repair.arguments[std::string(kSet) + name] = std::move(value);
    return repair;
}

Repair setRepair(Text title, const std::string& node, const std::string& attribute, Value value)
{
    return {std::move(title), "set", {{"node", node}, {"attribute", attribute}, {"value", std::move(value)}}};
}

Repair removeEdgeRepair(Text title, const Edge& edge)
{
    return onEdge(std::move(title), "remove_edge", edge);
}

Repair addEdgeRepair(Text title, const Edge& edge)
{
    return onEdge(std::move(title), "add_edge", edge);
}

Repair removeNodeRepair(Text title, const std::string& node)
{
    return {std::move(title), "remove_node", {{"node", node}}};
}

} // namespace loom
