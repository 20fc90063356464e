#include "graph/checks.h"

#include <algorithm>

namespace loom {
namespace {

/// Does a way along the wires lead from node `start` to node `goal`?
bool leadsTo(const Graph& graph, const Wiring& wiring, int start, int goal)
{
    std::vector<bool> seen(graph.nodes.size());
    std::vector<int> open = {start};
    while (!open.empty()) {
        const int place = open.back();
        open.pop_back();
        if (place == goal)
            return true;
        if (seen[std::size_t(place)])
            continue;
        seen[std::size_t(place)] = true;
        for (const int edge : wiring.outOf[std::size_t(place)])
            open.push_back(wiring.place(graph.edges[std::size_t(edge)].to.node));
    }
    return false;
}

/// The sentence of the layer's own shape inference with the wire drawn; empty while other wires are missing.
Text whyShapeDoesNotFit(Graph graph, const GraphReport& report, const std::vector<FieldShape>& fields,
                        const End& from, const End& to, const LayerType& type)
{
    graph.edges.push_back({from, to});
    const Wiring wiring(graph);
    const int place = wiring.place(to.node);
    const std::vector<Arrival> arrivals = arrivalsOf(graph, wiring, place, type);
    for (std::size_t port = 0; port < type.inputs.size(); ++port)
        if (!type.inputs[port].optional
            && std::none_of(arrivals.begin(), arrivals.end(), [&](const Arrival& a) { return a.port == int(port); }))
            return {};
    for (const Arrival& arrival : arrivals) {
        const auto source = report.nodes.find(graph.edges[std::size_t(arrival.edge)].from.node);
        if (source == report.nodes.end() || !source->second.known)
            return {};
    }
    const LayerQuery query = queryAt(graph, wiring, report, fields, place);
    for (const Issue& issue : answerOf(type, query, arrivals).issues)
        if (issue.severity == Severity::error)
            return issue.sentence;
    return {};
}

} // namespace

std::vector<int> freeOutputs(const Graph& graph, const Wiring& wiring, int place)
{
    std::vector<int> free;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const LayerType* type = findLayer(graph.nodes[i].type);
        if (type && !type->outputs.empty() && wiring.outOf[i].empty() && !leadsTo(graph, wiring, place, int(i)))
            free.push_back(int(i));
    }
    return free;
}

Text whyNot(const Graph& graph, const GraphReport& report, const std::vector<FieldShape>& fields, const End& from,
            const End& to)
{
    const Wiring wiring(graph);
    const int source = wiring.place(from.node);
    const int target = wiring.place(to.node);
    if (source < 0 || target < 0)
        return Text(TR("There is no node “{node}”."), {{"node", source < 0 ? from.node : to.node}});
    const Node& node = graph.nodes[std::size_t(target)];
    const Argument name("node", nameOf(node));
    const Argument sourceName("source", nameOf(graph.nodes[std::size_t(source)]));
    const LayerType* type = findLayer(node.type);
    if (!type)
        return {};
    const int port = portPlace(type->inputs, to.port);
    if (type->inputs.empty())
        return Text(TR("{node} takes no wire: its numbers come from the data."), {name});
    if (port < 0)
        return Text(TR("{node} has no port “{port}”."), {name, {"port", to.port}});
    if (leadsTo(graph, wiring, target, source))
        return Text(TR("This wire would close a loop: {node} already leads to {source}."), {name, sourceName});
    if (!type->inputs[std::size_t(port)].variadic)
        for (const Arrival& arrival : arrivalsOf(graph, wiring, target, *type))
            if (arrival.port == port)
                return Text(TR("{node} takes one wire at “{port}”, and {other} is connected there."),
                            {name,
                             {"port", type->inputs[std::size_t(port)].title.pattern()},
                             {"other", nameIn(graph, graph.edges[std::size_t(arrival.edge)].from.node)}});
    return whyShapeDoesNotFit(graph, report, fields, from, to, *type);
}

} // namespace loom
