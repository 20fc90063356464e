#include "graph/checks.h"
#include "graph/layer_pieces.h"

namespace loom {
namespace {

/// A code between a wider layer on either side: it is linear so that its numbers may be any.
bool isNarrow(const Shape& before, const Shape& code, std::int64_t after)
{
    return before.rank() > 0 && code.rank() > 0 && code[-1] < before[-1] && code[-1] < after;
}

} // namespace

std::vector<Issue> linearIssues(const Graph& graph, const Wiring& wiring, const GraphReport& report)
{
    std::vector<Issue> issues;
    for (const Node& node : graph.nodes) {
        const auto shapes = report.nodes.find(node.id);
        if (node.type != "dense" || shapes == report.nodes.end() || shapes->second.query.sources.empty())
            continue;
        const LayerQuery& query = shapes->second.query;
        const InputSource& source = query.sources.front();
        const int place = wiring.place(source.activationNode);
        if (source.activation != "linear" || place < 0 || graph.nodes[std::size_t(place)].type != "dense")
            continue;
        const LayerQuery& before = report.nodes.at(source.activationNode).query;
        if (!before.inputs.empty() && isNarrow(before.inputs[0], query.inputs[0], query.integer("units")))
            continue;
        Issue issue = issueAt(graph.nodes[std::size_t(place)],
                              Text(TR("{node} follows {source}, which has no activation: together they can do no "
                                      "more than one linear layer."),
                                   {{"node", nameOf(node)}, {"source", source.activationName}}),
                              activateSource(query, 0, "relu"));
        issue.severity = Severity::note;
        issue.path = "graph.nodes." + source.activationNode + ".attributes.activation";
        issues.push_back(std::move(issue));
    }
    return issues;
}

} // namespace loom
