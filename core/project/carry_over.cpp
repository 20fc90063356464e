#include "project/carry_over.h"

#include "base/listed.h"
#include "base/nested_text.h"
#include "graph/naming.h"
#include "project/migrate.h"
#include "tensor/safetensors.h"

#include <algorithm>
#include <filesystem>

namespace loom {
namespace {

constexpr std::size_t kMostNames = 8, kMostReasons = 4;

std::vector<std::string> namesOf(const Graph& graph, const std::vector<std::string>& nodes)
{
    std::vector<std::string> names;
    for (const std::string& node : nodes)
        names.push_back(nameIn(graph, node));
    return names;
}

/// "out: its kernel is 64 × 4, that of the file 64 × 8; …", to be nested.
std::string reasonsOf(const Graph& graph, const CarriedOver& over)
{
    std::string all;
    for (std::size_t i = 0; i < std::min(over.left.size(), kMostReasons); ++i) {
        const auto& [node, reason] = over.left[i];
        const std::string one =
            nested(Text(TR("{node}: {reason}"), {{"node", nameIn(graph, node)}, {"reason", nested(reason)}}));
        all = all.empty() ? one : nested(Text(TR("{these}; {other}"), {{"these", all}, {"other", one}}));
    }
    if (over.left.size() <= kMostReasons)
        return all;
    return nested(Text(TR("{these} and {count} more"), {{"these", all}, {"count", over.left.size() - kMostReasons}}));
}

} // namespace

Text sentenceOf(const CarriedOver& over, const Graph& graph, const std::string& file)
{
    const std::size_t all = over.taken.size() + over.left.size();
    const std::string taken = listed(namesOf(graph, over.taken), kMostNames);
    if (over.taken.empty())
        return Text(TR("{file}: no layer can begin with these weights; {reasons}"),
                    {{"file", file}, {"reasons", reasonsOf(graph, over)}});
    if (over.left.empty())
        return Text(TR("All {count} layer(s) with weights begin with those of {file}: {taken}"),
                    {{"count", all}, {"file", file}, {"taken", taken}});
    return Text(TR("{taken} of {all} layers begin with the weights of {file}: {names}; not {reasons}"),
                {{"taken", over.taken.size()},
                 {"all", all},
                 {"file", file},
                 {"names", taken},
                 {"reasons", reasonsOf(graph, over)}});
}

Result<CarriedOver> carryOver(Network& network, const Graph& graph, const std::string& file)
{
    const Result<NamedTensors> content = readSafetensors(file);
    if (!content)
        return content.error();
    CarriedOver over = network.carryOver(withReleasedIds(content->tensors));
    if (over.taken.empty())
        return sentenceOf(over, graph, file);
    if (const Result<void> finite = checkFinite(network.weights()); !finite)
        return Text(TR("{file}: {reason}"), {{"file", file}, {"reason", nested(finite.error())}});
    return over;
}

std::string startFile(const Project& project, const std::string& folder)
{
    return (std::filesystem::path(folder) / project.training.startFrom).string();
}

Result<std::vector<Issue>> startFrom(Network& network, const Project& project, const std::string& folder)
{
    std::vector<Issue> told;
    if (project.training.startFrom.empty())
        return told;
    const std::string file = startFile(project, folder);
    const Result<CarriedOver> over = carryOver(network, project.graph, file);
    if (!over)
        return over.error();
    told.push_back({Severity::note, "", "training.start_from", sentenceOf(*over, project.graph, file), {}});
    return told;
}

} // namespace loom
