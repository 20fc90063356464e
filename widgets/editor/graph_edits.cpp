#include "editor/graph_edits.h"

#include "editor/canvas/canvas_geometry.h"
#include "project/answer_check.h"
#include "project/recipe_repair.h"

#include <algorithm>
#include <set>

namespace loom::ui {

std::map<std::string, Position> aligned(const Graph& graph, const std::vector<std::string>& ids, Alignment how)
{
    std::vector<const Node*> nodes;
    for (const std::string& id : ids)
        if (const Node* node = graph.find(id))
            nodes.push_back(node);
    std::map<std::string, Position> places;
    if (nodes.size() < 2)
        return places;
    const bool across = how == Alignment::left || how == Alignment::right || how == Alignment::acrossEvenly;
    const auto along = [across](const Node* node) { return across ? node->at.x : node->at.y; };
    std::stable_sort(nodes.begin(), nodes.end(), [&](const Node* a, const Node* b) { return along(a) < along(b); });
    const double first = along(nodes.front()), last = along(nodes.back());
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        double value = first + (last - first) * double(i) / double(nodes.size() - 1);
        if (how == Alignment::left || how == Alignment::top)
            value = first;
        else if (how == Alignment::right || how == Alignment::bottom)
            value = last;
        Position at = nodes[i]->at;
        (across ? at.x : at.y) = value;
        places[nodes[i]->id] = at;
    }
    return places;
}

Graph partOf(const Graph& graph, const std::vector<std::string>& ids)
{
    const std::set<std::string> wanted(ids.begin(), ids.end());
    Graph part;
    for (const Node& node : graph.nodes)
        if (wanted.count(node.id))
            part.nodes.push_back(node);
    for (const Edge& edge : graph.edges)
        if (wanted.count(edge.from.node) && wanted.count(edge.to.node))
            part.edges.push_back(edge);
    std::set<std::string> whole;
    for (const Group& group : graph.groups) {
        const std::vector<std::string> inside = nodesInside(graph, group.id);
        if (!inside.empty() && std::all_of(inside.begin(), inside.end(), [&](const std::string& id) {
                return wanted.count(id) > 0;
            })) {
            part.groups.push_back(group);
            whole.insert(group.id);
        }
    }
    for (Group& group : part.groups)
        if (!whole.count(group.parent))
            group.parent.clear();
    for (Node& node : part.nodes)
        if (!whole.count(node.group))
            node.group.clear();
    return part;
}

const LayerType* layerOf(const Graph& graph, const std::string& node)
{
    const Node* found = graph.find(node);
    return found ? findLayer(found->type) : nullptr;
}

namespace {

int placeOf(const std::vector<PortSpec>& ports, const std::string& name)
{
    if (name.empty())
        return ports.empty() ? -1 : 0;
    for (std::size_t i = 0; i < ports.size(); ++i)
        if (ports[i].name == name)
            return int(i);
    return -1;
}

} // namespace

int inputPlace(const Graph& graph, const End& end)
{
    const LayerType* layer = layerOf(graph, end.node);
    return layer ? placeOf(layer->inputs, end.port) : (end.port.empty() ? 0 : -1);
}

int outputPlace(const Graph& graph, const End& end)
{
    const LayerType* layer = layerOf(graph, end.node);
    return layer ? placeOf(layer->outputs, end.port) : (end.port.empty() ? 0 : -1);
}

End inputEnd(const Graph& graph, const std::string& node, int place)
{
    const LayerType* layer = layerOf(graph, node);
    const bool named = layer && place > 0 && place < int(layer->inputs.size());
    return {node, named ? layer->inputs[std::size_t(place)].name : std::string()};
}

End outputEnd(const Graph& graph, const std::string& node, int place)
{
    const LayerType* layer = layerOf(graph, node);
    const bool named = layer && place > 0 && place < int(layer->outputs.size());
    return {node, named ? layer->outputs[std::size_t(place)].name : std::string()};
}

std::vector<Edge> wiresInto(const Graph& graph, const End& to)
{
    const int place = inputPlace(graph, to);
    std::vector<Edge> wires;
    for (const Edge& edge : graph.edges)
        if (edge.to.node == to.node && inputPlace(graph, edge.to) == place)
            wires.push_back(edge);
    return wires;
}

std::vector<Edge> wiresFrom(const Graph& graph, const End& from)
{
    const int place = outputPlace(graph, from);
    std::vector<Edge> wires;
    for (const Edge& edge : graph.edges)
        if (edge.from.node == from.node && outputPlace(graph, edge.from) == place)
            wires.push_back(edge);
    return wires;
}

bool takesMany(const Graph& graph, const End& to)
{
    const LayerType* layer = layerOf(graph, to.node);
    const int place = inputPlace(graph, to);
    return layer && place >= 0 && layer->inputs[std::size_t(place)].variadic;
}

std::optional<End> freeInput(const Graph& graph, const std::string& node)
{
    const LayerType* layer = layerOf(graph, node);
    for (std::size_t i = 0; layer && i < layer->inputs.size(); ++i) {
        const End end = inputEnd(graph, node, int(i));
        if (layer->inputs[i].variadic || wiresInto(graph, end).empty())
            return end;
    }
    return std::nullopt;
}

std::string add(Graph& graph, const std::string& type, Position at, const std::string& group)
{
    Node node;
    node.type = type;
    node.id = graph.freeId(type);
    node.at = at;
    node.group = group;
    graph.nodes.push_back(node);
    return node.id;
}

void connect(Graph& graph, const Edge& edge)
{
    if (std::find(graph.edges.begin(), graph.edges.end(), edge) != graph.edges.end())
        return;
    if (!takesMany(graph, edge.to))
        for (const Edge& old : wiresInto(graph, edge.to))
            std::erase(graph.edges, old);
    graph.edges.push_back(edge);
}

bool insertOn(Graph& graph, const Edge& edge, const std::string& node)
{
    const LayerType* layer = layerOf(graph, node);
    const auto found = std::find(graph.edges.begin(), graph.edges.end(), edge);
    if (!layer || layer->inputs.empty() || layer->outputs.empty() || found == graph.edges.end()
        || edge.from.node == node || edge.to.node == node)
        return false;
    found->from = {node, {}}; // in place, so that a variadic port keeps its order
    connect(graph, {edge.from, {node, {}}});
    const Node *from = graph.find(edge.from.node), *to = graph.find(edge.to.node);
    if (from && to && from->group == to->group)
        graph.find(node)->group = from->group;
    return true;
}

void makeRoom(Graph& graph, const std::string& added)
{
    Node* node = graph.find(added);
    const double wanted = node->at.x;
    std::vector<Node*> right;
    for (Node& other : graph.nodes) {
        if (other.id == added || std::abs(other.at.y - node->at.y) >= canvas::kCardHeight)
            continue;
        if (other.at.x + canvas::kCardWidth / 2 > wanted)
            right.push_back(&other);
        else
            node->at.x = std::max(node->at.x, other.at.x + canvas::kCardWidth + canvas::kColumnGap);
    }
    const double end = node->at.x + canvas::kCardWidth + canvas::kColumnGap;
    double shift = 0;
    for (const Node* other : right)
        if (other->at.x < end && other->at.x + canvas::kCardWidth > node->at.x)
            shift = std::max(shift, end - other->at.x);
    for (Node* other : right)
        other->at.x += shift;
}

bool mend(Project& project, const std::vector<FieldShape>& fields, const Repair& repair)
{
    std::set<std::string> before;
    for (const Node& node : project.graph.nodes)
        before.insert(node.id);
    const std::vector<Loss> losses = project.training.losses;
    if (!applyRepair(project, repair))
        return false;
    if (project.training.losses != losses)
        fitMetrics(project, fields);
    std::vector<std::string> added;
    for (const Node& node : project.graph.nodes)
        if (!before.count(node.id))
            added.push_back(node.id);
    for (const std::string& id : added)
        makeRoom(project.graph, id);
    return true;
}

std::string addAfter(Graph& graph, const std::string& node, const std::string& type)
{
    const Node* before = graph.find(node);
    const LayerType* layer = findLayer(type);
    const Position at =
        before ? Position{before->at.x + canvas::kCardWidth + canvas::kColumnGap, before->at.y} : Position{};
    const std::string id = add(graph, type, at, before ? before->group : std::string());
    const LayerType* source = layerOf(graph, node);
    if (!before || !layer || !source || layer->inputs.empty() || source->outputs.empty())
        return id;
    const std::vector<Edge> out = wiresFrom(graph, {node, {}});
    if (out.size() != 1 || !insertOn(graph, out.front(), id))
        connect(graph, {{node, {}}, {id, {}}});
    makeRoom(graph, id);
    return id;
}

Position freePlaceNear(const Graph& graph, Position wanted)
{
    const auto covered = [&graph](Position at) {
        const QRectF card = cardRect(at).adjusted(-canvas::kGrid, -canvas::kGrid, canvas::kGrid, canvas::kGrid);
        return std::any_of(graph.nodes.begin(), graph.nodes.end(),
                           [&](const Node& node) { return cardRect(node.at).intersects(card); });
    };
    Position at = wanted;
    for (std::size_t tries = 0; tries <= graph.nodes.size() && covered(at); ++tries)
        at.y += canvas::kCardHeight + canvas::kRowGap;
    return at;
}

std::vector<std::string> groupsAround(const Graph& graph, const std::string& group)
{
    std::vector<std::string> chain;
    for (const Group* found = graph.findGroup(group); found; found = graph.findGroup(found->parent)) {
        if (std::find(chain.begin(), chain.end(), found->id) != chain.end())
            break;
        chain.push_back(found->id);
    }
    return chain;
}

std::string foldedAround(const Graph& graph, const std::string& group)
{
    std::string folded;
    if (!group.empty())
        for (const std::string& id : groupsAround(graph, group))
            if (graph.findGroup(id)->folded)
                folded = id;
    return folded;
}

std::vector<std::string> nodesInside(const Graph& graph, const std::string& group)
{
    std::vector<std::string> inside;
    for (const Node& node : graph.nodes) {
        if (node.group.empty())
            continue;
        const std::vector<std::string> chain = groupsAround(graph, node.group);
        if (std::find(chain.begin(), chain.end(), group) != chain.end())
            inside.push_back(node.id);
    }
    return inside;
}

Text whyLayerDoesNotFit(const Graph& graph, const std::vector<FieldShape>& fields, const End& end, bool endIsOutput,
                        const std::string& type)
{
    Graph tried = graph;
    const std::string id = add(tried, type, {});
    const End here{id, {}};
    const GraphReport report = inspect(tried, fields);
    return endIsOutput ? whyNot(tried, report, fields, end, here) : whyNot(tried, report, fields, here, end);
}

} // namespace loom::ui
