#include "graph/checks.h"
#include "graph/layer_pieces.h"

namespace loom {

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
