// The commonly used edits of a Document: each makes a changed copy of the graph and hands it to editGraph.
#include "common/core_text.h"
#include "document/document.h"
#include "graph/layer_type.h"
#include "project/recipe_repair.h"

#include <algorithm>
#include <limits>

namespace loom::ui {
namespace {

QString layerTitle(const std::string& type)
{
    const LayerType* layer = findLayer(type);
    return layer ? coreText(layer->title) : QString::fromStdString(type);
}

/// An empty port name means the first one of the node's type.
std::string portName(const Graph& graph, const End& end)
{
    const Node* node = graph.find(end.node);
    const LayerType* layer = node ? findLayer(node->type) : nullptr;
    return end.port.empty() && layer && !layer->inputs.empty() ? layer->inputs.front().name : end.port;
}

bool takesMany(const Graph& graph, const End& end)
{
    const Node* node = graph.find(end.node);
    const LayerType* layer = node ? findLayer(node->type) : nullptr;
    if (!layer)
        return false;
    const std::string name = portName(graph, end);
    return std::any_of(layer->inputs.begin(), layer->inputs.end(),
                       [&](const PortSpec& port) { return port.name == name && port.variadic; });
}

/// Groups that hold neither a node nor a group any more disappear.
void dropEmptyGroups(Graph& graph)
{
    const auto isEmpty = [&graph](const Group& group) {
        return std::none_of(graph.nodes.begin(), graph.nodes.end(),
                            [&](const Node& node) { return node.group == group.id; })
            && std::none_of(graph.groups.begin(), graph.groups.end(),
                            [&](const Group& other) { return other.parent == group.id; });
    };
    for (auto empty = graph.groups.begin(); empty != graph.groups.end();) {
        empty = std::find_if(graph.groups.begin(), graph.groups.end(), isEmpty);
        if (empty != graph.groups.end())
            graph.groups.erase(empty);
        else
            break;
    }
}

Position topLeft(const Graph& graph)
{
    constexpr double kFar = std::numeric_limits<double>::max();
    Position corner{kFar, kFar};
    for (const Node& node : graph.nodes)
        corner = {std::min(corner.x, node.at.x), std::min(corner.y, node.at.y)};
    return graph.nodes.empty() ? Position{} : corner;
}

std::string renamed(const std::map<std::string, std::string>& names, const std::string& id)
{
    const auto found = names.find(id);
    return found == names.end() ? std::string() : found->second;
}

/// "conv2d_2" → "conv2d", so that a copy of a copy is not called "conv2d_2_2".
std::string stemOf(const std::string& id)
{
    const std::size_t line = id.find_last_of('_');
    const bool number = line != std::string::npos && line > 0 && line + 1 < id.size()
        && id.find_first_not_of("0123456789", line + 1) == std::string::npos;
    return number ? id.substr(0, line) : id;
}

} // namespace

QString Document::addNode(const QString& type, Position at, const Attributes& attributes)
{
    Graph edited = graph();
    Node node;
    node.type = type.toStdString();
    node.id = edited.freeId(node.type);
    node.at = at;
    node.attributes = attributes;
    edited.nodes.push_back(node);
    editGraph(edited, tr("Add %1").arg(layerTitle(node.type)));
    return QString::fromStdString(node.id);
}

void Document::addEdge(const Edge& edge)
{
    Graph edited = graph();
    if (!edited.find(edge.from.node) || !edited.find(edge.to.node))
        return;
    if (std::find(edited.edges.begin(), edited.edges.end(), edge) != edited.edges.end())
        return;
    if (!takesMany(edited, edge.to)) {
        const std::string port = portName(edited, edge.to);
        std::erase_if(edited.edges, [&](const Edge& other) {
            return other.to.node == edge.to.node && portName(edited, other.to) == port;
        });
    }
    edited.edges.push_back(edge);
    editGraph(edited, tr("Connect"));
}

void Document::removeEdge(const Edge& edge)
{
    Graph edited = graph();
    std::erase(edited.edges, edge);
    editGraph(edited, tr("Disconnect"));
}

void Document::removeNodes(const QStringList& ids, bool reconnect)
{
    Graph edited = graph();
    for (const QString& id : ids)
        edited.remove(id.toStdString(), reconnect);
    dropEmptyGroups(edited);
    editGraph(edited, tr("Delete %n layer(s)", nullptr, int(ids.size())));
}

void Document::place(const std::map<std::string, Position>& to)
{
    if (undo_.count() > 0)
        return;
    for (const auto& [id, position] : to)
        if (Node* node = project_.graph.find(id))
            node->at = position;
    emit changed(Change::positions);
}

void Document::moveNodes(const std::map<std::string, Position>& to)
{
    Graph edited = graph();
    std::string key;
    for (const auto& [id, position] : to) {
        if (Node* node = edited.find(id))
            node->at = position;
        else if (Group* group = edited.findGroup(id))
            group->at = position;
        key += id + ' ';
    }
    Project project = project_;
    project.graph = std::move(edited);
    editProject(project, tr("Move"), Change::positions, QStringLiteral("move/") + QString::fromStdString(key));
}

bool Document::setAttribute(const QString& node, const QString& name, const Value& value)
{
    Graph edited = graph();
    Node* found = edited.find(node.toStdString());
    const LayerType* layer = found ? findLayer(found->type) : nullptr;
    const AttributeSpec* spec = layer ? findSpec(layer->attributes, name.toStdString()) : nullptr;
    if (!spec)
        return false;
    const Result<Value> valid = checked(*spec, value);
    if (!valid)
        return false;
    const std::string owner = found->shares.empty() ? found->id : found->shares;
    for (Node& other : edited.nodes) // layers with the same weights are the same layer
        if (other.type == found->type && (other.id == owner || other.shares == owner))
            other.attributes[spec->name] = *valid;
    Project project = project_;
    project.graph = std::move(edited);
    editProject(project, tr("Change %1").arg(coreText(spec->title)), Change::attributes,
                QStringLiteral("graph.nodes.%1.attributes.%2").arg(node, name));
    return true;
}

void Document::setTitle(const QString& nodeOrGroup, const QString& title)
{
    Graph edited = graph();
    const std::string id = nodeOrGroup.toStdString();
    if (Node* node = edited.find(id))
        node->title = title.toStdString();
    else if (Group* group = edited.findGroup(id))
        group->title = title.toStdString();
    editGraph(edited, tr("Rename"), Change::titles);
}

void Document::setFlag(const QStringList& nodes, bool Node::*flag, bool on, const QString& text)
{
    Graph edited = graph();
    for (const QString& id : nodes)
        if (Node* node = edited.find(id.toStdString()))
            node->*flag = on;
    editGraph(edited, text, Change::attributes);
}

void Document::setFrozen(const QStringList& nodes, bool frozen)
{
    setFlag(nodes, &Node::frozen, frozen, frozen ? tr("Freeze") : tr("Unfreeze"));
}

void Document::setBypassed(const QStringList& nodes, bool bypassed)
{
    setFlag(nodes, &Node::bypassed, bypassed,
            bypassed ? tr("Leave out when predicting") : tr("Predict with it again"));
}

void Document::repair(const Repair& repair)
{
    Project edited = project_;
    if (applyRepair(edited, repair))
        editProject(edited, coreText(repair.title), Change::structure);
}

namespace {

/// Adds copies of the part's groups, nodes and wires with ids of their own, which are returned; `share`: with the
/// weights of the nodes that they were made of.
QStringList addPart(Graph& edited, const Graph& part, Position at, bool share)
{
    const Graph before = edited;
    const Position corner = topLeft(part);
    std::map<std::string, std::string> names;
    for (const Group& group : part.groups) {
        Group copy = group;
        copy.id = names[group.id] = edited.freeId(stemOf(group.id));
        copy.at = {group.at.x - corner.x + at.x, group.at.y - corner.y + at.y};
        edited.groups.push_back(copy);
    }
    QStringList ids;
    for (const Node& node : part.nodes) {
        Node copy = node;
        copy.id = names[node.id] = edited.freeId(stemOf(node.id));
        copy.at = {node.at.x - corner.x + at.x, node.at.y - corner.y + at.y};
        edited.nodes.push_back(copy);
        ids.append(QString::fromStdString(copy.id));
    }
    for (std::size_t i = edited.groups.size() - part.groups.size(); i < edited.groups.size(); ++i)
        edited.groups[i].parent = renamed(names, edited.groups[i].parent);
    for (std::size_t i = 0; i < part.nodes.size(); ++i) {
        const Node& from = part.nodes[i];
        Node& node = edited.nodes[edited.nodes.size() - part.nodes.size() + i];
        node.group = renamed(names, node.group);
        // Shared weights of a layer outside the part stay shared with it.
        if (const LayerType* layer = findLayer(node.type); share && layer && layer->parameters)
            node.shares = from.shares.empty() ? from.id : from.shares;
        else if (names.count(node.shares))
            node.shares = names[node.shares];
        else if (!before.find(node.shares))
            node.shares.clear();
    }
    for (const Edge& edge : part.edges)
        if (names.count(edge.from.node) && names.count(edge.to.node))
            edited.edges.push_back({{names[edge.from.node], edge.from.port}, {names[edge.to.node], edge.to.port}});
    return ids;
}

} // namespace

QStringList Document::paste(const Graph& part, Position at)
{
    Graph edited = graph();
    const QStringList ids = addPart(edited, part, at, false);
    editGraph(edited, tr("Paste"));
    return ids;
}

QStringList Document::placeAgain(const Graph& part, Position at)
{
    Graph edited = graph();
    const QStringList ids = addPart(edited, part, at, true);
    editGraph(edited, tr("Place again"));
    return ids;
}

QString Document::group(const QStringList& ids, const QString& title)
{
    Graph edited = graph();
    Group group;
    group.id = edited.freeId("group");
    group.title = title.toStdString();
    bool first = true, sameParent = true;
    for (const QString& id : ids) {
        Node* node = edited.find(id.toStdString());
        if (!node)
            continue;
        if (first) {
            group.parent = node->group;
            group.at = node->at;
        }
        sameParent = sameParent && node->group == group.parent;
        group.at = {std::min(group.at.x, node->at.x), std::min(group.at.y, node->at.y)};
        node->group = group.id;
        first = false;
    }
    if (first)
        return {};
    if (!sameParent)
        group.parent.clear();
    edited.groups.push_back(group);
    dropEmptyGroups(edited);
    editGraph(edited, tr("Group"));
    return QString::fromStdString(group.id);
}

void Document::ungroup(const QString& group)
{
    Graph edited = graph();
    const Group* found = edited.findGroup(group.toStdString());
    if (!found)
        return;
    const std::string id = found->id, parent = found->parent;
    for (Node& node : edited.nodes)
        if (node.group == id)
            node.group = parent;
    for (Group& other : edited.groups)
        if (other.parent == id)
            other.parent = parent;
    std::erase_if(edited.groups, [&](const Group& other) { return other.id == id; });
    editGraph(edited, tr("Ungroup"));
}

void Document::setFolded(const QString& group, bool folded)
{
    Graph edited = graph();
    Group* found = edited.findGroup(group.toStdString());
    if (!found)
        return;
    found->folded = folded;
    editGraph(edited, folded ? tr("Fold") : tr("Unfold"), Change::structure);
}

} // namespace loom::ui
