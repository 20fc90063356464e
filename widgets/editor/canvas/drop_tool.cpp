#include "editor/canvas/drop_tool.h"

#include "document/document.h"
#include "document/node_name.h"
#include "document/pick_group.h"
#include "editor/canvas/canvas_geometry.h"
#include "editor/canvas/canvas_scene.h"
#include "editor/canvas/canvas_view.h"
#include "editor/canvas/edge_item.h"
#include "editor/canvas/group_item.h"
#include "editor/canvas/node_item.h"
#include "editor/graph_edits.h"

#include <QGraphicsPathItem>
#include <QPen>

namespace loom::ui {

using namespace canvas;

namespace {

bool canStandOnWire(const std::string& type)
{
    const LayerType* layer = findLayer(type);
    return layer && !layer->inputs.empty() && !layer->outputs.empty();
}

/// The card lies with its middle under the pointer.
Position cardPlace(QPointF scene)
{
    return positionOf(scene - QPointF(kCardWidth, kCardHeight) / 2);
}

} // namespace

DropTool::DropTool(CanvasView* view)
    : view_(view)
{
    connect(&view->document(), &Document::changed, this, &DropTool::leave);
}

std::optional<Edge> DropTool::nearWire(const std::string& type, Position at) const
{
    const LayerType* layer = findLayer(type);
    const Graph& graph = view_->document().graph();
    const QPointF in = pointOf(at) + QPointF(0, kCardHeight / 2), out = in + QPointF(kCardWidth, 0);
    std::optional<Edge> best;
    double reach = kDropReach;
    for (const NodeItem* card : view_->canvas().cards()) {
        if (!layer || card->look().group)
            continue;
        const std::string id = card->id().toStdString();
        for (int i = 0; !layer->inputs.empty() && i < int(card->look().outputs.size()); ++i) {
            const double distance = QLineF(card->outputPoint(i), in).length();
            const bool free = wiresFrom(graph, outputEnd(graph, id, i)).empty();
            if (free && distance < reach && card->outputPoint(i).x() <= in.x() + kGrid) {
                reach = distance;
                best = Edge{outputEnd(graph, id, i), {}};
            }
        }
        for (int i = 0; !layer->outputs.empty() && i < int(card->look().inputs.size()); ++i) {
            const double distance = QLineF(card->inputPoint(i), out).length();
            const bool free = card->look().inputs[std::size_t(i)].many || !card->look().inputs[std::size_t(i)].wired;
            if (free && distance < reach && card->inputPoint(i).x() >= out.x() - kGrid) {
                reach = distance;
                best = Edge{{}, inputEnd(graph, id, i)};
            }
        }
    }
    return best;
}

void DropTool::markWire(EdgeItem* wire)
{
    moveHover(marked_, wire);
}

void DropTool::showGhost(QPointF scene)
{
    const CanvasStyle& style = view_->canvas().style();
    if (!ghost_) {
        ghost_ = new QGraphicsPathItem;
        ghost_->setZValue(10);
        ghost_->setPen(QPen(style.glow, kUnit / 2, Qt::DashLine));
        view_->canvas().addItem(ghost_);
    }
    QPainterPath path;
    path.addRoundedRect(cardRect(cardPlace(scene)), 2 * kUnit, 2 * kUnit);
    ghost_->setPath(path);
}

void DropTool::moveTo(const QString& type, QPointF scene)
{
    showGhost(scene);
    const std::string id = type.toStdString();
    markWire(canStandOnWire(id) ? view_->canvas().wireAt(scene, kPortReach) : nullptr);
    if (marked_)
        return;
    const std::optional<Edge> edge = nearWire(id, cardPlace(scene));
    if (!edge)
        return;
    const QPointF in = pointOf(cardPlace(scene)) + QPointF(0, kCardHeight / 2), out = in + QPointF(kCardWidth, 0);
    const Graph& graph = view_->document().graph();
    QPainterPath path = ghost_->path();
    if (edge->to.node.empty())
        path.addPath(
            wirePath(view_->canvas().cardFor(edge->from.node)->outputPoint(outputPlace(graph, edge->from)), in));
    else
        path.addPath(wirePath(out, view_->canvas().cardFor(edge->to.node)->inputPoint(inputPlace(graph, edge->to))));
    ghost_->setPath(path);
}

void DropTool::leave()
{
    markWire(nullptr);
    delete ghost_;
    ghost_ = nullptr;
}

QString DropTool::drop(const QString& type, QPointF scene)
{
    moveTo(type, scene);
    const bool insert = marked_ != nullptr;
    const Edge on = insert ? marked_->edge() : Edge();
    const std::optional<Edge> edge = insert ? std::nullopt : nearWire(type.toStdString(), cardPlace(scene));
    const GroupItem* frame = view_->canvas().frameAt(scene, false);
    leave();
    Document& document = view_->document();
    Graph graph = document.graph();
    const std::string id =
        add(graph, type.toStdString(), cardPlace(scene), frame ? frame->id().toStdString() : std::string());
    if (insert && insertOn(graph, on, id))
        makeRoom(graph, id);
    else if (edge)
        loom::ui::connect(graph, edge->to.node.empty() ? Edge{edge->from, {id, {}}} : Edge{{id, {}}, edge->to});
    document.editGraph(graph, tr("Add %1").arg(layerTitle(type.toStdString())));
    view_->selection().setNodes({QString::fromStdString(id)});
    return QString::fromStdString(id);
}

} // namespace loom::ui
