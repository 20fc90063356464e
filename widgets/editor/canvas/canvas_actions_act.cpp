// What the actions of the canvas do; their names and keys stand in canvas_actions.cpp.
#include "document/document.h"
#include "document/pick_group.h"
#include "editor/canvas/canvas_actions.h"
#include "editor/canvas/canvas_focus.h"
#include "editor/canvas/canvas_geometry.h"
#include "editor/canvas/canvas_scene.h"
#include "editor/canvas/canvas_view.h"
#include "editor/canvas/edge_item.h"
#include "editor/canvas/layer_mime.h"
#include "editor/canvas/node_item.h"
#include "editor/fold_room.h"
#include "editor/graph_edits.h"
#include "project/project_file.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

namespace loom::ui {

namespace {

std::vector<std::string> idsOf(const QStringList& nodes)
{
    std::vector<std::string> ids;
    for (const QString& node : nodes)
        ids.push_back(node.toStdString());
    return ids;
}

} // namespace

void CanvasActions::cut()
{
    copy();
    removeReconnect();
}

void CanvasActions::copy()
{
    const Graph part = partOf(view_->document().graph(), idsOf(view_->selection().nodes()));
    if (part.nodes.empty())
        return;
    const QByteArray json = QByteArray::fromStdString(writeGraph(part));
    auto* data = new QMimeData;
    data->setData(graphMimeType(), json);
    data->setText(QString::fromUtf8(json));
    QGuiApplication::clipboard()->setMimeData(data);
}

void CanvasActions::paste()
{
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    if (!data)
        return;
    const QByteArray json = data->hasFormat(graphMimeType()) ? data->data(graphMimeType()) : data->text().toUtf8();
    const Result<Graph> part = parseGraph(json.toStdString());
    if (!part.ok() || part->nodes.empty()) {
        emit view_->refused([] { return tr("The clipboard holds no layers; copy some first."); });
        return;
    }
    const QStringList pasted = view_->document().paste(*part, view_->freePlace());
    view_->selection().setNodes(pasted);
    view_->revealAll(pasted);
}

/// Copies of the picked layers below them.
void CanvasActions::addBelow(QStringList (Document::*add)(const Graph& part, Position at))
{
    const Graph part = partOf(view_->document().graph(), idsOf(view_->selection().nodes()));
    if (part.nodes.empty())
        return;
    Position corner = part.nodes.front().at, lowest = corner;
    for (const Node& node : part.nodes) {
        corner = {std::min(corner.x, node.at.x), std::min(corner.y, node.at.y)};
        lowest.y = std::max(lowest.y, node.at.y);
    }
    const double below = lowest.y - corner.y + canvas::kCardHeight + canvas::kRowGap;
    const Position at = freePlaceNear(view_->document().graph(), {corner.x, corner.y + below});
    const QStringList added = (view_->document().*add)(part, at);
    view_->selection().setNodes(added);
    view_->revealAll(added);
}

void CanvasActions::duplicate()
{
    addBelow(&Document::paste);
}
void CanvasActions::placeAgain()
{
    addBelow(&Document::placeAgain);
}

/// The picked wire, else the wires of the input port in focus, else the picked nodes.
void CanvasActions::remove(bool reconnect)
{
    Document& document = view_->document();
    if (const EdgeItem* wire = view_->canvas().pickedWire()) {
        document.removeEdge(wire->edge());
        return;
    }
    if (const PortHit port = view_->focusRing().port(); port && view_->selection().nodes().size() <= 1) {
        Graph graph = document.graph();
        const std::string id = port.card->id().toStdString();
        for (const Edge& edge : port.output ? wiresFrom(graph, outputEnd(graph, id, port.place))
                                            : wiresInto(graph, inputEnd(graph, id, port.place)))
            std::erase(graph.edges, edge);
        document.editGraph(graph, tr("Disconnect"));
        return;
    }
    const QStringList nodes = view_->selection().nodes();
    view_->selection().setNodes({});
    if (!nodes.isEmpty())
        document.removeNodes(nodes, reconnect);
}

void CanvasActions::removeReconnect()
{
    remove(true);
}
void CanvasActions::removeOnly()
{
    remove(false);
}

void CanvasActions::selectAll()
{
    QStringList all;
    for (const Node& node : view_->document().graph().nodes)
        all.append(QString::fromStdString(node.id));
    view_->selection().setNodes(all);
}

void CanvasActions::renamePicked()
{
    const QString group = pickedGroup();
    view_->openRename(group.isEmpty() ? view_->selection().node() : group);
}

/// The outermost group whose nodes are just the picked ones; empty when there is none.
QString CanvasActions::pickedGroup() const
{
    const Graph& graph = view_->document().graph();
    std::vector<std::string> picked = idsOf(view_->selection().nodes());
    std::sort(picked.begin(), picked.end());
    for (const Group& group : graph.groups) {
        std::vector<std::string> inside = nodesInside(graph, group.id);
        std::sort(inside.begin(), inside.end());
        const std::vector<std::string> outer = nodesInside(graph, group.parent);
        if (!inside.empty() && inside == picked && outer.size() != inside.size())
            return QString::fromStdString(group.id);
    }
    return {};
}

void CanvasActions::group()
{
    view_->document().group(view_->selection().nodes(), tr("Group"));
}

/// The picked group, else the groups that the picked nodes stand in.
QStringList CanvasActions::groupsOfPicked() const
{
    if (const QString group = pickedGroup(); !group.isEmpty())
        return {group};
    const Graph& graph = view_->document().graph();
    QStringList groups;
    for (const std::string& id : idsOf(view_->selection().nodes())) {
        const Node* node = graph.find(id);
        const QString group = node ? QString::fromStdString(node->group) : QString();
        if (!group.isEmpty() && !groups.contains(group))
            groups.append(group);
    }
    return groups;
}

void CanvasActions::ungroup()
{
    for (const QString& group : groupsOfPicked())
        view_->document().ungroup(group);
}

void CanvasActions::fold()
{
    const Graph& graph = view_->document().graph();
    for (const QString& id : groupsOfPicked())
        if (const Group* group = graph.findGroup(id.toStdString()))
            setFolded(view_->document(), group->id, !group->folded);
}

bool CanvasActions::allPicked(bool Node::*flag) const
{
    const QStringList nodes = view_->selection().nodes();
    const Graph& graph = view_->document().graph();
    return std::all_of(nodes.begin(), nodes.end(), [&](const QString& id) {
        const Node* node = graph.find(id.toStdString());
        return node && node->*flag;
    });
}

void CanvasActions::freeze()
{
    view_->document().setFrozen(view_->selection().nodes(), !allPicked(&Node::frozen));
}

void CanvasActions::bypass()
{
    view_->document().setBypassed(view_->selection().nodes(), !allPicked(&Node::bypassed));
}

void CanvasActions::tidy()
{
    view_->document().finishStep();
    view_->document().moveNodes(view_->tidied());
    view_->document().finishStep();
    view_->fit();
}

void CanvasActions::align(Alignment how)
{
    view_->document().finishStep();
    view_->document().moveNodes(aligned(view_->document().graph(), idsOf(view_->selection().nodes()), how));
    view_->document().finishStep();
}

void CanvasActions::alignLeft()
{
    align(Alignment::left);
}
void CanvasActions::alignRight()
{
    align(Alignment::right);
}
void CanvasActions::alignTop()
{
    align(Alignment::top);
}
void CanvasActions::alignBottom()
{
    align(Alignment::bottom);
}
void CanvasActions::distributeAcross()
{
    align(Alignment::acrossEvenly);
}
void CanvasActions::distributeDown()
{
    align(Alignment::downEvenly);
}

namespace {
constexpr double kZoomStep = 1.25;
}

void CanvasActions::zoomIn()
{
    view_->zoomBy(kZoomStep);
}
void CanvasActions::zoomOut()
{
    view_->zoomBy(1 / kZoomStep);
}
void CanvasActions::zoomNormal()
{
    view_->zoomBy(1 / view_->zoom());
}
void CanvasActions::fit()
{
    view_->fit();
}
void CanvasActions::find()
{
    view_->openFind();
}
void CanvasActions::toggleMinimap()
{
    view_->setMinimapWanted(action(QStringLiteral("minimap"))->isChecked());
}

} // namespace loom::ui
