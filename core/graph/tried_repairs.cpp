#include "graph/checks.h"
#include "graph/layer_pieces.h"
#include "graph/repair.h"

namespace loom {
namespace {

constexpr const char* kSteps = "return_sequences";

/// Would the layer take that in place of what arrives at one of its ports?
bool takes(const LayerType& type, LayerQuery query, std::size_t port, const Shape& shape)
{
    query.inputs[port] = shape;
    const ShapeAnswer answer = type.infer(query);
    return !hasErrors(answer.issues) && !answer.outputs.empty();
}

bool hasSteps(const LayerType& type)
{
    return findSpec(type.attributes, kSteps) != nullptr;
}

} // namespace

Repair everyStep(const Node& node)
{
    return setRepair(Text(TR("Let {node} give every step"), {{"node", nameOf(node)}}), node.id, kSteps, true);
}

Repair lastStepOnly(const Node& node)
{
    return setRepair(Text(TR("Let {node} give the last step only"), {{"node", nameOf(node)}}), node.id, kSteps,
                     false);
}

Repair takeOut(const Node& node)
{
    return removeNodeRepair(Text(TR("Remove {node} and connect its neighbours"), {{"node", nameOf(node)}}), node.id);
}

std::vector<Repair> triedRepairs(const Graph& graph, const Wiring& wiring, const GraphReport& report,
                                 const LayerType& type, const LayerQuery& query)
{
    std::vector<Repair> repairs;
    for (std::size_t port = 0; port < query.sources.size(); ++port) {
        const int place = wiring.place(query.sources[port].wire.from.node);
        const LayerType* before = place < 0 ? nullptr : findLayer(graph.nodes[std::size_t(place)].type);
        const auto shapes = before ? report.nodes.find(graph.nodes[std::size_t(place)].id) : report.nodes.end();
        if (shapes == report.nodes.end() || !shapes->second.known || shapes->second.inputs.empty())
            continue;
        const Node& node = graph.nodes[std::size_t(place)];
        const Shape &in = shapes->second.inputs[0], &out = query.inputs[port];
        if (hasSteps(*before) && out.rank() == 1 && in.rank() == 2 && takes(type, query, port, Shape{in[0], out[0]}))
            repairs.push_back(everyStep(node));
        if ((node.type == "flatten" || node.type == "reshape") && takes(type, query, port, in))
            repairs.push_back(takeOut(node));
    }
    return repairs;
}

std::vector<Repair> oneAnswerRepairs(const Graph& graph, const Wiring& wiring, const GraphReport& report, int place)
{
    const auto rank = [&](int at) {
        const auto shapes = report.nodes.find(graph.nodes[std::size_t(at)].id);
        return shapes != report.nodes.end() && shapes->second.known ? shapes->second.outputs[0].rank() : 0;
    };
    int at = place, input = -1;
    for (std::size_t walked = 0; walked < graph.nodes.size() && at >= 0 && rank(at) == 2; ++walked) {
        const Node& node = graph.nodes[std::size_t(at)];
        const LayerType* type = findLayer(node.type);
        if (type && hasSteps(*type))
            return {lastStepOnly(node)};
        const std::vector<int>& into = wiring.into[std::size_t(at)];
        if (walked == 0 && into.size() == 1)
            input = into[0];
        at = into.empty() ? -1 : wiring.place(graph.edges[std::size_t(into[0])].from.node);
    }
    if (input < 0)
        return {};
    return {insertRepair(TR("Insert Global average pooling 1D"), "global_average_pooling1d",
                         graph.edges[std::size_t(input)])};
}

std::vector<Repair> skipRepairs(const Graph& graph, const Wiring& wiring, const GraphReport& report, int place)
{
    const auto shape = [&](int at) {
        const auto shapes = report.nodes.find(graph.nodes[std::size_t(at)].id);
        return shapes != report.nodes.end() && shapes->second.known ? shapes->second.outputs[0] : Shape();
    };
    const std::vector<int>& into = wiring.into[std::size_t(place)];
    if (into.size() != 1)
        return {};
    const int first = wiring.place(graph.edges[std::size_t(into[0])].from.node);
    int at = first;
    for (std::size_t walked = 0; walked < graph.nodes.size() && at >= 0; ++walked) {
        if (at != first && shape(at) == shape(first)) {
            const Node &from = graph.nodes[std::size_t(at)], &to = graph.nodes[std::size_t(place)];
            return {addEdgeRepair(Text(TR("Connect {from} to {to}"), {{"from", nameOf(from)}, {"to", nameOf(to)}}),
                                  {{from.id, {}}, {to.id, {}}})};
        }
        const std::vector<int>& before = wiring.into[std::size_t(at)];
        at = before.empty() ? -1 : wiring.place(graph.edges[std::size_t(before[0])].from.node);
    }
    return {};
}

} // namespace loom
