#include "graph/reserved_ids.h"

#include <algorithm>

namespace loom {

const std::vector<std::string>& reservedIds()
{
    static const std::vector<std::string> ids{"data", "run", "node", "group", "optimizer"};
    return ids;
}

bool isReservedId(const std::string& id)
{
    return std::ranges::find(reservedIds(), id) != reservedIds().end();
}

std::map<std::string, std::string> releaseReservedIds(Graph& graph)
{
    std::map<std::string, std::string> renamed;
    for (Node& node : graph.nodes)
        if (isReservedId(node.id)) {
            const std::string free = graph.freeId(node.id + "_2");
            node.id = renamed[node.id] = free;
        }
    const auto follow = [&](std::string& id) {
        if (const auto found = renamed.find(id); found != renamed.end())
            id = found->second;
    };
    for (Node& node : graph.nodes)
        follow(node.shares);
    for (Edge& edge : graph.edges) {
        follow(edge.from.node);
        follow(edge.to.node);
    }
    return renamed;
}

} // namespace loom
