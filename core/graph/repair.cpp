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

/// Lets layers follow the node, one behind the other, with a card's place between them.
bool follow(Graph& graph, const Repair& repair)
{
    constexpr double kColumn = 300;
    const auto* layers = std::get_if<std::vector<Part>>(&attributeOf(repair.arguments, "layers"));
    std::string last = argument(repair, "after");
    if (!layers || layers->empty() || !graph.find(last))
        return false;
    for (const Part& layer : *layers) {
        const Node before = *graph.find(last);
        Node node{.id = graph.freeId(layer.type), .type = layer.type, .attributes = layer.attributes};
        node.at = {before.at.x + kColumn, before.at.y};
        node.group = before.group;
        graph.edges.push_back({{last, {}}, {node.id, {}}});
        last = node.id;
        graph.nodes.push_back(std::move(node));
    }
    return true;
}

/// An attribute of a layer by its address; other addresses are the project's affair.
bool set(Graph& graph, const Repair& repair)
{
    const std::string path = argument(repair, "path"), start = "graph.nodes.", middle = ".attributes.";
    const std::size_t dot = path.find(middle);
    if (path.rfind(start, 0) != 0 || dot == std::string::npos)
        return false;
    Node* node = graph.find(path.substr(start.size(), dot - start.size()));
    if (!node)
        return false;
    node->attributes[path.substr(dot + middle.size())] = attributeOf(repair.arguments, "value");
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

bool replaceEdge(Graph& graph, const Repair& repair)
{
    const std::string source = argument(repair, "source");
    if (!graph.find(source) || !removeEdge(graph, repair))
        return false;
    graph.edges.push_back({{source, {}}, edgeOf(repair).to});
    return true;
}

bool removeNode(Graph& graph, const Repair& repair)
{
    if (!graph.find(argument(repair, "node")))
        return false;
    graph.remove(argument(repair, "node"), true);
    return true;
}

/// All kinds of repairs of a graph, by the name that a Repair carries.
struct Kind {
    std::string_view name;
    bool (*apply)(Graph&, const Repair&);
};
constexpr Kind kKinds[] = {{"insert", insert},          {"follow", follow},    {"set", set},
                           {"remove_edge", removeEdge}, {"add_edge", addEdge}, {"replace_edge", replaceEdge},
                           {"remove_node", removeNode}};

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
    const auto kind = std::ranges::find(kKinds, repair.kind, &Kind::name);
    return kind != std::end(kKinds) && kind->apply(graph, repair);
}

Repair insertRepair(Text title, const std::string& type, const Edge& on, Attributes set)
{
    Repair repair = onEdge(std::move(title), "insert", on);
    repair.arguments["type"] = type;
    for (auto& [name, value] : set)
        repair.arguments[std::string(kSet) + name] = std::move(value);
    return repair;
}

Repair followRepair(Text title, const std::string& after, std::vector<Part> layers)
{
    return {std::move(title), "follow", {{"after", after}, {"layers", std::move(layers)}}};
}

Repair setRepair(Text title, const std::string& node, const std::string& attribute, Value value)
{
    return setRepair(std::move(title), "graph.nodes." + node + ".attributes." + attribute, std::move(value));
}

Repair setRepair(Text title, const std::string& path, Value value)
{
    Attributes arguments; // g++ 12 tears a braced list down wrongly where memory fails in the middle of it
    arguments["path"] = path;
    arguments["value"] = std::move(value);
    return {std::move(title), "set", std::move(arguments)};
}

Repair removeEdgeRepair(Text title, const Edge& edge)
{
    return onEdge(std::move(title), "remove_edge", edge);
}

Repair addEdgeRepair(Text title, const Edge& edge)
{
    return onEdge(std::move(title), "add_edge", edge);
}

Repair replaceEdgeRepair(Text title, const Edge& edge, const std::string& source)
{
    Repair repair = onEdge(std::move(title), "replace_edge", edge);
    repair.arguments["source"] = source;
    return repair;
}

Repair removeNodeRepair(Text title, const std::string& node)
{
    return {std::move(title), "remove_node", {{"node", node}}};
}

Repair appendRepair(Text title, const std::string& path, Part part)
{
    return {std::move(title), "append", {{"path", path}, {"value", std::vector<Part>{std::move(part)}}}};
}

Repair removeRepair(Text title, const std::string& path)
{
    return {std::move(title), "remove", {{"path", path}}};
}

Repair orderRepair(Text title)
{
    return {std::move(title), "order", {}};
}

} // namespace loom
