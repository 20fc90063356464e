#include "base/listed.h"
#include "graph/checks.h"
#include "graph/repair.h"
#include "graph/reserved_ids.h"

#include <algorithm>
#include <map>
#include <set>

namespace loom {
namespace {

class StructureCheck {
public:
    StructureCheck(const Graph& graph, const Wiring& wiring)
        : graph_(graph)
        , wiring_(wiring)
    {
    }

    std::vector<Issue> run()
    {
        if (graph_.nodes.empty())
            issues_.push_back(
                {.sentence = TR("The network is empty. Put an input and layers on the canvas and wire them up.")});
        std::set<std::string> groups;
        for (const Group& group : graph_.groups)
            groups.insert(group.id);
        for (std::size_t i = 0; i < graph_.nodes.size(); ++i)
            checkNode(int(i), groups);
        for (const Edge& edge : graph_.edges)
            checkEdge(edge);
        checkCrowdedPorts();
        for (const std::vector<int>& loop : loopsOf(graph_, wiring_))
            reportLoop(loop);
        return std::move(issues_);
    }

private:
    const Node& node(int place) const { return graph_.nodes[std::size_t(place)]; }
    void checkNode(int place, const std::set<std::string>& groups);
    void checkSharing(const Node& node);
    void checkEdge(const Edge& edge);
    bool checkPort(const Edge& edge, const End& end, const Node& node, bool input);
    void checkCrowdedPorts();
    void reportLoop(const std::vector<int>& loop);
    std::vector<Repair> restoringRepairs(const Edge& edge) const;

    const Graph& graph_;
    const Wiring& wiring_;
    std::vector<Issue> issues_;
};

void StructureCheck::checkNode(int place, const std::set<std::string>& groups)
{
    const Node& node = this->node(place);
    if (!isValidId(node.id))
        issues_.push_back(
            issueAt(node,
                    Text(TR("The id “{id}” is not allowed: an id starts with a small letter and goes on "
                            "with small letters, digits and _."),
                         {{"id", node.id}})));
    if (isReservedId(node.id))
        issues_.push_back(issueAt(
            node,
            Text(TR("The id “{id}” is not allowed: addresses need it for something else. Give the node another "
                    "in the file."),
                 {{"id", node.id}})));
    if (wiring_.place(node.id) != place)
        issues_.push_back(
            issueAt(node, Text(TR("Two nodes have the id “{id}”; rename one in the file."), {{"id", node.id}})));
    if (!findLayer(node.type))
        issues_.push_back(
            issueAt(node,
                    Text(TR("{node} is a layer of the type “{type}”, which this version does not know. It is "
                            "kept as it is; replace it to train."),
                         {{"node", nameOf(node)}, {"type", node.type}}),
                    {removeNodeRepair(TR("Remove it and connect its neighbours"), node.id)}));
    if (!node.group.empty() && groups.count(node.group) == 0) {
        issues_.push_back(issueAt(node,
                                  Text(TR("{node} belongs to the group “{group}”, which does not exist."),
                                       {{"node", nameOf(node)}, {"group", node.group}})));
        issues_.back().severity = Severity::warning;
    }
    if (!node.shares.empty())
        checkSharing(node);
}

void StructureCheck::checkSharing(const Node& node)
{
    const int owner = wiring_.place(node.shares);
    const Argument name("node", nameOf(node));
    if (owner < 0)
        issues_.push_back(issueAt(node,
                                  Text(TR("{node} shares the weights of “{owner}”, which does not exist."),
                                       {name, {"owner", node.shares}})));
    else if (this->node(owner).type != node.type || !this->node(owner).shares.empty() || node.shares == node.id)
        issues_.push_back(
            issueAt(node,
                    Text(TR("{node} cannot share the weights of {owner}: the other must be a layer of the same "
                            "type ({type}) with weights of its own."),
                         {name, {"owner", nameOf(this->node(owner))}, {"type", titleOf(node.type)}})));
}

bool StructureCheck::checkPort(const Edge& edge, const End& end, const Node& node, bool input)
{
    const LayerType* type = findLayer(node.type);
    if (!type)
        return true;
    const std::vector<PortSpec>& ports = input ? type->inputs : type->outputs;
    if (portPlace(ports, end.port) >= 0)
        return true;
    const std::vector<Repair> repairs = {removeEdgeRepair(TR("Remove the wire"), edge)};
    if (ports.empty()) {
        issues_.push_back(issueAt(node,
                                  Text(TR("{node} takes no wire, but {source} is connected to it."),
                                       {{"node", nameOf(node)}, {"source", nameIn(graph_, edge.from.node)}}),
                                  repairs));
        return false;
    }
    std::vector<std::string> known;
    for (const PortSpec& port : ports)
        known.push_back(port.name);
    issues_.push_back(
        issueAt(node,
                Text(TR("{node} has no port “{port}” for the wire from {source} to {target}; it has: {known}."),
                     {{"node", nameOf(node)},
                      {"port", end.port},
                      {"source", nameIn(graph_, edge.from.node)},
                      {"target", nameIn(graph_, edge.to.node)},
                      {"known", listedFor(end.port, known)}}),
                repairs));
    return false;
}

void StructureCheck::checkEdge(const Edge& edge)
{
    const int from = wiring_.place(edge.from.node);
    const int to = wiring_.place(edge.to.node);
    if (from >= 0 && to >= 0) {
        checkPort(edge, edge.from, node(from), false);
        checkPort(edge, edge.to, node(to), true);
        return;
    }
    Issue issue;
    issue.node = from >= 0 ? edge.from.node : to >= 0 ? edge.to.node : std::string();
    issue.sentence = Text(TR("A wire leads from “{source}” to “{target}”, but there is no node “{missing}”."),
                          {{"source", edge.from.node},
                           {"target", edge.to.node},
                           {"missing", from < 0 ? edge.from.node : edge.to.node}});
    issue.repairs = {removeEdgeRepair(TR("Remove the wire"), edge)};
    issues_.push_back(std::move(issue));
}

/// One Issue a port with too many wires, with a repair for each wire.
void StructureCheck::checkCrowdedPorts()
{
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
        const LayerType* type = findLayer(graph_.nodes[i].type);
        std::map<int, std::vector<Edge>> byPort;
        for (const int edge : wiring_.into[i])
            if (const int port = type ? portPlace(type->inputs, graph_.edges[std::size_t(edge)].to.port) : -1;
                port >= 0)
                byPort[port].push_back(graph_.edges[std::size_t(edge)]);
        for (const auto& [port, edges] : byPort) {
            if (edges.size() < 2 || type->inputs[std::size_t(port)].variadic)
                continue;
            std::vector<std::string> sources;
            std::vector<Repair> repairs;
            for (const Edge& edge : edges) {
                sources.push_back(nameIn(graph_, edge.from.node));
                if (repairs.size() < 8)
                    repairs.push_back(
                        removeEdgeRepair(Text(TR("Remove the wire from {node}"), {{"node", sources.back()}}), edge));
            }
            issues_.push_back(issueAt(
                graph_.nodes[i],
                Text(TR("{node} takes one wire at “{port}”, but {count} end there ({sources}). Remove all but "
                        "one, or join them with Add or Concatenate before."),
                     {{"node", nameOf(graph_.nodes[i])},
                      {"port", type->inputs[std::size_t(port)].title.pattern()},
                      {"count", edges.size()},
                      {"sources", listed(sources)}}),
                std::move(repairs)));
        }
    }
}

/// The repair takes the wire of the loop that was drawn last.
void StructureCheck::reportLoop(const std::vector<int>& loop)
{
    int last = -1;
    for (std::size_t i = 0; i < loop.size(); ++i)
        for (const int edge : wiring_.outOf[std::size_t(loop[i])])
            if (wiring_.place(graph_.edges[std::size_t(edge)].to.node) == loop[(i + 1) % loop.size()])
                last = std::max(last, edge);
    std::string path;
    for (std::size_t i = 0; i < std::min<std::size_t>(loop.size(), 8); ++i)
        path += nameOf(node(loop[i])) + " → ";
    path += loop.size() > 8 ? "…" : nameOf(node(loop[0]));
    const Node& first = node(loop.front());
    const Edge& edge = graph_.edges[std::size_t(last)];
    const std::string from = nameIn(graph_, edge.from.node), to = nameIn(graph_, edge.to.node);
    std::vector<Repair> repairs = restoringRepairs(edge);
    repairs.push_back(
        removeEdgeRepair(Text(TR("Remove the wire from {from} to {to}"), {{"from", from}, {"to", to}}), edge));
    issues_.push_back(
        issueAt(first,
                Text(TR("{node} stands on a loop: {path}. A network runs from its inputs to its outputs, so one of "
                        "these {count} wires must go."),
                     {{"node", nameOf(first)}, {"path", path}, {"count", loop.size()}}),
                std::move(repairs)));
}

/// A wire into a port that takes one has replaced the one before. Where the port would stay empty without it and one
/// output is left unused, that output was there.
std::vector<Repair> StructureCheck::restoringRepairs(const Edge& edge) const
{
    const int target = wiring_.place(edge.to.node);
    const auto sameEnd = [&](int other) { return graph_.edges[std::size_t(other)].to == edge.to; };
    const std::vector<int>& into = wiring_.into[std::size_t(target)];
    const std::vector<int> free = freeOutputs(graph_, wiring_, target);
    if (free.size() != 1 || std::count_if(into.begin(), into.end(), sameEnd) != 1)
        return {};
    const Node& source = node(free.front());
    return {replaceEdgeRepair(
        Text(TR("Connect {from} to {to} instead"), {{"from", nameOf(source)}, {"to", nameOf(node(target))}}), edge,
        source.id)};
}

} // namespace

std::set<Edge> misplacedWires(const Graph& graph, const Wiring& wiring)
{
    std::set<Edge> wires;
    std::map<std::pair<int, int>, const Edge*> taken;
    for (const Edge& edge : graph.edges) {
        const int from = wiring.place(edge.from.node);
        const int to = wiring.place(edge.to.node);
        const LayerType* source = from < 0 ? nullptr : findLayer(graph.nodes[std::size_t(from)].type);
        const LayerType* target = to < 0 ? nullptr : findLayer(graph.nodes[std::size_t(to)].type);
        const int port = target ? portPlace(target->inputs, edge.to.port) : 0;
        if (from < 0 || to < 0 || port < 0 || (source && portPlace(source->outputs, edge.from.port) < 0))
            wires.insert(edge);
        if (!target || port < 0 || target->inputs[std::size_t(port)].variadic)
            continue;
        const auto [first, free] = taken.emplace(std::pair(to, port), &edge);
        if (!free)
            wires.insert({*first->second, edge});
    }
    for (const std::vector<int>& loop : loopsOf(graph, wiring))
        for (std::size_t i = 0; i < loop.size(); ++i)
            for (const int edge : wiring.outOf[std::size_t(loop[i])])
                if (wiring.place(graph.edges[std::size_t(edge)].to.node) == loop[(i + 1) % loop.size()])
                    wires.insert(graph.edges[std::size_t(edge)]);
    return wires;
}

std::vector<Issue> structureIssues(const Graph& graph, const Wiring& wiring)
{
    return StructureCheck(graph, wiring).run();
}

} // namespace loom
