#include "graph/wiring.h"

#include <algorithm>

namespace loom {
namespace {

/// Kahn's algorithm; among nodes that are ready, the graph's own order.
std::vector<int> ordered(const Graph& graph, const Wiring& wiring)
{
    const std::size_t count = graph.nodes.size();
    std::vector<std::size_t> waiting(count);
    std::vector<int> order;
    for (std::size_t i = 0; i < count; ++i) {
        waiting[i] = wiring.into[i].size();
        if (waiting[i] == 0)
            order.push_back(int(i));
    }
    for (std::size_t done = 0; done < order.size(); ++done) {
        for (const int edge : wiring.outOf[std::size_t(order[done])]) {
            const int next = wiring.place(graph.edges[std::size_t(edge)].to.node);
            if (--waiting[std::size_t(next)] == 0)
                order.push_back(next);
        }
    }
    return order;
}

/// Walks backwards inside `left` until a node repeats; every node in `left` has a source in `left`.
std::vector<int> loopFrom(const Graph& graph, const Wiring& wiring, const std::vector<bool>& left, int start)
{
    std::vector<int> path;
    std::vector<int> seenAt(graph.nodes.size(), -1);
    int node = start;
    while (seenAt[std::size_t(node)] < 0) {
        seenAt[std::size_t(node)] = int(path.size());
        path.push_back(node);
        for (const int edge : wiring.into[std::size_t(node)]) {
            const int source = wiring.place(graph.edges[std::size_t(edge)].from.node);
            if (left[std::size_t(source)]) {
                node = source;
                break;
            }
        }
    }
    std::vector<int> loop(path.begin() + seenAt[std::size_t(node)], path.end());
    std::reverse(loop.begin(), loop.end());
    std::rotate(loop.begin(), std::min_element(loop.begin(), loop.end()), loop.end());
    return loop;
}

/// Leaves only nodes that have a source and a target in `left`.
void peel(const Graph& graph, const Wiring& wiring, std::vector<bool>& left)
{
    std::vector<int> sources(left.size()), targets(left.size()), leaving;
    const auto drop = [&](std::size_t i) {
        if (left[i] && (sources[i] == 0 || targets[i] == 0)) {
            left[i] = false;
            leaving.push_back(int(i));
        }
    };
    const auto end = [&](const End& e) { return std::size_t(wiring.place(e.node)); };
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (!left[i])
            continue;
        for (const int edge : wiring.into[i])
            sources[i] += left[end(graph.edges[std::size_t(edge)].from)];
        for (const int edge : wiring.outOf[i])
            targets[i] += left[end(graph.edges[std::size_t(edge)].to)];
    }
    for (std::size_t i = 0; i < left.size(); ++i)
        drop(i);
    for (std::size_t done = 0; done < leaving.size(); ++done) {
        const std::size_t i = std::size_t(leaving[done]);
        for (const int edge : wiring.outOf[i]) {
            const std::size_t target = end(graph.edges[std::size_t(edge)].to);
            --sources[target];
            drop(target);
        }
        for (const int edge : wiring.into[i]) {
            const std::size_t source = end(graph.edges[std::size_t(edge)].from);
            --targets[source];
            drop(source);
        }
    }
}

} // namespace

Wiring::Wiring(const Graph& graph)
    : into(graph.nodes.size())
    , outOf(graph.nodes.size())
{
    places.reserve(graph.nodes.size());
    for (std::size_t i = 0; i < graph.nodes.size(); ++i)
        places.emplace(graph.nodes[i].id, int(i));
    for (std::size_t e = 0; e < graph.edges.size(); ++e) {
        const int from = place(graph.edges[e].from.node);
        const int to = place(graph.edges[e].to.node);
        if (from < 0 || to < 0)
            continue;
        outOf[std::size_t(from)].push_back(int(e));
        into[std::size_t(to)].push_back(int(e));
    }
    order = ordered(graph, *this);
}

int Wiring::place(const std::string& id) const
{
    const auto found = places.find(id);
    return found == places.end() ? -1 : found->second;
}

int portPlace(const std::vector<PortSpec>& ports, const std::string& name)
{
    if (name.empty())
        return ports.empty() ? -1 : 0;
    const auto found = std::find_if(ports.begin(), ports.end(), [&](const PortSpec& p) { return p.name == name; });
    return found == ports.end() ? -1 : int(found - ports.begin());
}

std::vector<std::vector<int>> loopsOf(const Graph& graph, const Wiring& wiring, std::size_t limit)
{
    std::vector<bool> left(graph.nodes.size(), true);
    for (const int node : wiring.order)
        left[std::size_t(node)] = false;
    std::vector<std::vector<int>> loops;
    for (peel(graph, wiring, left); loops.size() < limit; peel(graph, wiring, left)) {
        const auto start = std::find(left.begin(), left.end(), true);
        if (start == left.end())
            break;
        loops.push_back(loopFrom(graph, wiring, left, int(start - left.begin())));
        for (const int node : loops.back())
            left[std::size_t(node)] = false;
    }
    return loops;
}

} // namespace loom
