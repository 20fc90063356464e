#include "graph/graph.h"

#include "graph/wiring.h"

#include <algorithm>

namespace loom {
namespace {

template<class List> auto* itemOf(List& list, const std::string& id)
{
    const auto found = std::find_if(list.begin(), list.end(), [&](const auto& item) { return item.id == id; });
    return found == list.end() ? nullptr : &*found;
}

} // namespace

const Node* Graph::find(const std::string& id) const
{
    return itemOf(nodes, id);
}

Node* Graph::find(const std::string& id)
{
    return itemOf(nodes, id);
}

const Group* Graph::findGroup(const std::string& id) const
{
    return itemOf(groups, id);
}

Group* Graph::findGroup(const std::string& id)
{
    return itemOf(groups, id);
}

std::vector<Edge> Graph::into(const std::string& id) const
{
    std::vector<Edge> found;
    std::copy_if(edges.begin(), edges.end(), std::back_inserter(found),
                 [&](const Edge& e) { return e.to.node == id; });
    return found;
}

std::vector<Edge> Graph::outOf(const std::string& id) const
{
    std::vector<Edge> found;
    std::copy_if(edges.begin(), edges.end(), std::back_inserter(found),
                 [&](const Edge& e) { return e.from.node == id; });
    return found;
}

std::string Graph::freeId(const std::string& stem) const
{
    std::string id = stem;
    for (std::int64_t number = 2; find(id) || findGroup(id); ++number)
        id = stem + "_" + std::to_string(number);
    return id;
}

void Graph::remove(const std::string& id, bool reconnect)
{
    const auto source =
        std::find_if(edges.begin(), edges.end(), [&](const Edge& e) { return e.to.node == id && e.from.node != id; });
    const End first = source == edges.end() ? End{} : source->from;
    if (reconnect && !first.node.empty())
        for (Edge& edge : edges)
            if (edge.from.node == id && edge.to.node != id)
                edge.from = first;
    std::erase_if(edges, [&](const Edge& e) { return e.from.node == id || e.to.node == id; });
    std::erase_if(nodes, [&](const Node& n) { return n.id == id; });
}

bool isValidId(const std::string& id)
{
    const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto fits = [&](char c) { return lower(c) || (c >= '0' && c <= '9') || c == '_'; };
    return !id.empty() && lower(id.front()) && std::all_of(id.begin(), id.end(), fits);
}

std::string describe(const End& end)
{
    return end.port.empty() ? end.node : end.node + ":" + end.port;
}

std::vector<std::string> topologicalOrder(const Graph& graph)
{
    std::vector<std::string> ids;
    for (const int node : Wiring(graph).order)
        ids.push_back(graph.nodes[std::size_t(node)].id);
    return ids;
}

} // namespace loom
