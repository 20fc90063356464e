#include "project/graph_json.h"

#include "project/specs.h"

#include <cmath>

namespace loom {
namespace {

constexpr std::size_t kMostNodes = 5'000;
constexpr std::size_t kMostEdges = 20'000;
constexpr double kFarthest = 1e6; // beyond it a canvas cannot place cards exactly

Position positionFrom(RecordReader& reader)
{
    const Json& at = reader.list("at");
    if (at.empty())
        return {};
    if (at.size() != 2 || !at[0].is_number() || !at[1].is_number()) {
        reader.log().refuse(Text(TR("{path} is {value}; it must be two numbers"),
                                 {{"path", joined(reader.address() / "at")}, {"value", excerpt(at)}}));
        return {};
    }
    const auto inside = [](double x) { return std::isfinite(x) ? std::min(std::max(x, -kFarthest), kFarthest) : 0; };
    return {inside(at[0].get<double>()), inside(at[1].get<double>())};
}

/// The id of a record in a list, or a refusal; `taken` holds those seen.
std::string idFrom(RecordReader& reader, std::set<std::string>& taken)
{
    const std::string id = reader.text("id");
    if (reader.log().refusal)
        return id;
    if (!isValidId(id))
        reader.log().refuse(
            Text(TR("{path}: the id “{id}” is not allowed; an id begins with a small letter and goes on with "
                    "small letters, digits and _"),
                 {{"path", joined(reader.address())}, {"id", excerpt(id)}}));
    else if (!taken.insert(id).second)
        reader.log().refuse(Text(TR("{path}: the id “{id}” stands twice; every node and group needs its own"),
                                 {{"path", joined(reader.address())}, {"id", id}}));
    return id;
}

/// Lists are addressed by id, so that unknown keys find their place again.
Address itemAddress(const Address& list, const Json& item, std::size_t index)
{
    const bool named = item.is_object() && item.contains("id") && item["id"].is_string();
    return list / (named ? item["id"].get<std::string>() : std::to_string(index));
}

Node nodeFrom(const Json& json, const Address& address, ReadLog& log, std::set<std::string>& taken)
{
    RecordReader reader(json, address, log);
    Node node;
    node.id = idFrom(reader, taken);
    node.type = reader.text("type");
    node.title = reader.text("title");
    const Json& attributes = reader.record("attributes");
    node.attributes =
        attributesFrom(attributes, address / "attributes", log, layerSpecs(node.type), node.id, node.type);
    node.at = positionFrom(reader);
    node.group = reader.text("group");
    node.shares = reader.text("shares");
    node.frozen = reader.flag("frozen");
    node.bypassed = reader.flag("bypassed");
    reader.rest(node.id);
    if (!layerSpecs(node.type) && !log.refusal)
        log.warn(node.id, "graph.nodes." + node.id,
                 Text(TR("{node} is a layer of type “{type}”, which this version of Netloom does not know; "
                         "it is kept, "
                         "but the network cannot be trained with it"),
                      {{"node", node.id}, {"type", node.type}}));
    return node;
}

Group groupFrom(const Json& json, const Address& address, ReadLog& log, std::set<std::string>& taken)
{
    RecordReader reader(json, address, log);
    Group group;
    group.id = idFrom(reader, taken);
    group.title = reader.text("title");
    group.parent = reader.text("parent");
    group.folded = reader.flag("folded");
    group.at = positionFrom(reader);
    group.copyOf = reader.text("copy_of");
    reader.rest();
    return group;
}

End endFrom(const std::string& text)
{
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos)
        return {text, ""};
    return {text.substr(0, colon), text.substr(colon + 1)};
}

void edgesFrom(const Json& list, const Address& address, ReadLog& log, Graph& graph)
{
    std::set<std::string> ids;
    for (const Node& node : graph.nodes)
        ids.insert(node.id);
    for (std::size_t i = 0; i < list.size() && !log.refusal; ++i) {
        const Json& pair = list[i];
        if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string() || !pair[1].is_string()) {
            log.refuse(Text(TR("{path} is {value}; a wire is a pair [\"FROM\", \"TO\"] of node ids"),
                            {{"path", joined(address / std::to_string(i))}, {"value", excerpt(pair)}}));
            return;
        }
        const Edge edge{endFrom(pair[0].get<std::string>()), endFrom(pair[1].get<std::string>())};
        if (ids.contains(edge.from.node) && ids.contains(edge.to.node)) {
            graph.edges.push_back(edge);
            continue;
        }
        const std::string absent = ids.contains(edge.from.node) ? edge.to.node : edge.from.node;
        log.warn("", "graph.edges",
                 Text(TR("The wire from {from} to {to} was left out: there is no node “{id}”"),
                      {{"from", describe(edge.from)}, {"to", describe(edge.to)}, {"id", absent}}));
    }
}

/// Groups that lie in each other would never end; the first of such a ring becomes a top group.
void openRings(Graph& graph, ReadLog& log)
{
    for (Group& group : graph.groups) {
        std::size_t steps = 0;
        const Group* above = graph.findGroup(group.parent);
        while (above && above != &group && steps++ <= graph.groups.size())
            above = graph.findGroup(above->parent);
        if (above) {
            log.warn("", "graph.groups." + group.id,
                     Text(TR("The group {group} lies within itself; it now stands alone"), {{"group", group.id}}));
            group.parent.clear();
        }
    }
}

void checkNames(Graph& graph, ReadLog& log)
{
    for (Group& group : graph.groups)
        if (!group.parent.empty() && !graph.findGroup(group.parent)) {
            log.warn("", "graph.groups." + group.id,
                     Text(TR("The group {group} lies in “{parent}”, which does not exist; it now stands alone"),
                          {{"group", group.id}, {"parent", group.parent}}));
            group.parent.clear();
        }
    openRings(graph, log);
    for (Node& node : graph.nodes) {
        const std::string path = "graph.nodes." + node.id;
        if (!node.group.empty() && !graph.findGroup(node.group)) {
            log.warn(node.id, path,
                     Text(TR("{node} lies in the group “{group}”, which does not exist; it now stands alone"),
                          {{"node", node.id}, {"group", node.group}}));
            node.group.clear();
        }
        if (!node.shares.empty() && !graph.find(node.shares)) {
            log.warn(node.id, path,
                     Text(TR("{node} shares the weights of “{other}”, which does not exist; it now has its own"),
                          {{"node", node.id}, {"other", node.shares}}));
            node.shares.clear();
        }
    }
}

Json jsonFrom(const Position& at)
{
    const auto number = [](double x) { return x == std::floor(x) ? Json(std::int64_t(x)) : Json(x); };
    return Json::array({number(at.x), number(at.y)});
}

Json jsonFrom(const Node& node)
{
    Json out = {{"id", node.id}, {"type", node.type}};
    if (!node.title.empty())
        out["title"] = node.title;
    if (!node.attributes.empty())
        out["attributes"] = jsonFrom(node.attributes, layerSpecs(node.type));
    out["at"] = jsonFrom(node.at);
    if (!node.group.empty())
        out["group"] = node.group;
    if (!node.shares.empty())
        out["shares"] = node.shares;
    if (node.frozen)
        out["frozen"] = true;
    if (node.bypassed)
        out["bypassed"] = true;
    return out;
}

Json jsonFrom(const Group& group)
{
    Json out = {{"id", group.id}, {"title", group.title}};
    if (!group.parent.empty())
        out["parent"] = group.parent;
    out["folded"] = group.folded;
    out["at"] = jsonFrom(group.at);
    if (!group.copyOf.empty())
        out["copy_of"] = group.copyOf;
    return out;
}

} // namespace

Graph graphFrom(const Json& json, const Address& address, ReadLog& log)
{
    RecordReader reader(json, address, log);
    Graph graph;
    const Json& nodes = reader.list("nodes");
    const Json& edges = reader.list("edges");
    const Json& groups = reader.list("groups");
    if (nodes.size() > kMostNodes || groups.size() > kMostNodes || edges.size() > kMostEdges) {
        log.refuse(Text(
            TR("The graph has {nodes} nodes and {edges} wires; at most {most} nodes and "
               "{most_edges} wires are read"),
            {{"nodes", nodes.size()}, {"edges", edges.size()}, {"most", kMostNodes}, {"most_edges", kMostEdges}}));
        return graph;
    }
    std::set<std::string> taken;
    const Address nodeList = address / "nodes", groupList = address / "groups";
    for (std::size_t i = 0; i < nodes.size() && !log.refusal; ++i)
        graph.nodes.push_back(nodeFrom(nodes[i], itemAddress(nodeList, nodes[i], i), log, taken));
    for (std::size_t i = 0; i < groups.size() && !log.refusal; ++i)
        graph.groups.push_back(groupFrom(groups[i], itemAddress(groupList, groups[i], i), log, taken));
    edgesFrom(edges, address / "edges", log, graph);
    reader.rest();
    if (!log.refusal)
        checkNames(graph, log);
    return graph;
}

Json jsonFrom(const Graph& graph)
{
    Json nodes = Json::array(), edges = Json::array(), groups = Json::array();
    for (const Node& node : graph.nodes)
        nodes.push_back(jsonFrom(node));
    for (const Edge& edge : graph.edges)
        edges.push_back(Json::array({describe(edge.from), describe(edge.to)}));
    for (const Group& group : graph.groups)
        groups.push_back(jsonFrom(group));
    Json out = {{"nodes", std::move(nodes)}, {"edges", std::move(edges)}};
    if (!graph.groups.empty())
        out["groups"] = std::move(groups);
    return out;
}

} // namespace loom
