#include "project/migrate.h"

#include "graph/loss_end.h"
#include "graph/reserved_ids.h"

#include <algorithm>

namespace loom {
namespace {

using Names = std::map<std::string, std::string>;

void follow(std::string& id, const Names& renamed)
{
    if (const auto found = renamed.find(id); found != renamed.end())
        id = found->second;
}

/// A node that a loss names: bare with a port, or marked as `node:NODE[:PORT]`.
void followEnd(std::string& text, const Names& renamed, bool bareIsNode)
{
    const bool marked = text.starts_with("node:");
    if (!marked && !bareIsNode)
        return;
    End end = readNodeEnd(text);
    if (!renamed.contains(end.node))
        return;
    follow(end.node, renamed);
    text = (marked ? "node:" : "") + describe(end);
}

} // namespace

void releaseReservedIds(Project& project, std::vector<Issue>& issues)
{
    const Names renamed = releaseReservedIds(project.graph);
    for (Loss& loss : project.training.losses) {
        followEnd(loss.of, renamed, true);
        followEnd(loss.target, renamed, false);
    }
    for (Phase& phase : project.training.phases)
        for (std::string& updated : phase.updates)
            follow(updated, renamed);
    for (const auto& [old, id] : renamed)
        issues.push_back({Severity::note,
                          id,
                          "graph.nodes." + id,
                          Text(TR("The node “{id}” is now called “{new_id}”: the old name is kept for the program's "
                                  "own use"),
                               {{"id", old}, {"new_id", id}}),
                          {}});
}

std::map<std::string, Tensor> withReleasedIds(std::map<std::string, Tensor> weights)
{
    std::map<std::string, Tensor> out;
    for (auto& [name, tensor] : weights) {
        const std::size_t slash = name.find('/');
        const bool ofNode = slash != std::string::npos && name.find('/', slash + 1) == std::string::npos;
        const bool old = ofNode && isReservedId(name.substr(0, slash));
        out[old ? name.substr(0, slash) + "_2" + name.substr(slash) : name] = std::move(tensor);
    }
    return out;
}

} // namespace loom
