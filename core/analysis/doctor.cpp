#include "analysis/doctor.h"

#include "graph/naming.h"

#include <algorithm>

namespace loom {
namespace {

/// Outputs of this rank (without the batch axis) are maps, one a filter.
constexpr int kMapRank = 3;
constexpr std::int64_t kMostNumbers = 4 << 20; ///< that are kept or copied for a look

/// Takes `count` out of what is left; false, and nothing is taken, where that is not enough.
bool affords(std::int64_t& left, std::int64_t count)
{
    if (count < 0 || count > left)
        return false;
    left -= count;
    return true;
}

bool isZero(const std::vector<float>& largest)
{
    return !largest.empty() && std::ranges::all_of(largest, [](float value) { return value == 0; });
}

Issue warning(const std::string& node, Text sentence)
{
    Issue issue;
    issue.severity = Severity::warning;
    issue.node = node;
    issue.path = "graph.nodes." + node;
    issue.sentence = std::move(sentence);
    return issue;
}

} // namespace

bool hasFilters(const GraphReport& report, const std::string& node)
{
    const auto shapes = report.nodes.find(node);
    return shapes != report.nodes.end() && !shapes->second.outputs.empty()
        && shapes->second.outputs.front().rank() == kMapRank;
}

DeadUnits deadUnits(const std::vector<float>& largest)
{
    return {std::ranges::count(largest, 0.0F), std::int64_t(largest.size())};
}

WatchRequest doctorRequest(const Graph& graph, const GraphReport& report, std::vector<std::int64_t> rows,
                           std::int64_t batch)
{
    WatchRequest request;
    request.units = true;
    request.perSecond = 1;
    request.rows = std::move(rows);
    std::int64_t left = kMostNumbers;
    for (const std::string& id : report.order) {
        const auto found = report.nodes.find(id);
        const Node* node = graph.find(id);
        if (!node || found == report.nodes.end() || found->second.parameters.empty())
            continue;
        const auto& outputs = found->second.outputs;
        if (!outputs.empty() && affords(left, outputs.front().size() * std::max<std::int64_t>(1, batch)))
            request.names.push_back(id + "/output");
        for (const ParameterSpec& parameter : found->second.parameters)
            if (parameter.trainable && !node->frozen && affords(left, parameter.shape.size()))
                request.names.push_back(id + "/" + parameter.name + ":gradient");
    }
    return request;
}

std::vector<Issue> diagnosis(const Graph& graph, const GraphReport& report, const Snapshot& snapshot)
{
    std::vector<Issue> issues;
    for (const std::string& id : report.order) {
        const auto shapes = report.nodes.find(id);
        if (!graph.find(id) || shapes == report.nodes.end())
            continue;
        const auto output = snapshot.units.find(id + "/output");
        if (output != snapshot.units.end()) {
            const DeadUnits units = deadUnits(output->second);
            if (units.dead > 0 && 2 * units.dead >= units.units)
                issues.push_back(warning(
                    id,
                    Text(hasFilters(report, id)
                             ? TR("{dead} of {units} filters of {node} give 0 for all {samples} samples looked at: "
                                  "they cannot learn any more; start again with a smaller learning rate")
                             : TR("{dead} of {units} neurons of {node} give 0 for all {samples} samples looked at: "
                                  "they cannot learn any more; start again with a smaller learning rate"),
                         {{"dead", units.dead},
                          {"units", units.units},
                          {"node", nameIn(graph, id)},
                          {"samples", snapshot.rows.size()}})));
        }
        for (const ParameterSpec& parameter : shapes->second.parameters) {
            const auto gradient = snapshot.units.find(id + "/" + parameter.name + ":gradient");
            if (gradient != snapshot.units.end() && isZero(gradient->second))
                issues.push_back(
                    warning(id,
                            Text(TR("The gradient of {parameter} of {node} is 0: it does not learn"),
                                 {{"parameter", parameterTitle(parameter.name)}, {"node", nameIn(graph, id)}})));
        }
    }
    return issues;
}

} // namespace loom
