#include "editor/canvas/move_tool.h"

#include "document/document.h"
#include "document/pick_group.h"
#include "editor/canvas/canvas_geometry.h"
#include "editor/canvas/canvas_scene.h"
#include "editor/canvas/canvas_view.h"
#include "editor/canvas/edge_item.h"
#include "editor/canvas/node_item.h"
#include "editor/graph_edits.h"

#include <QApplication>
#include <QGraphicsPathItem>
#include <QPen>
#include <cmath>

namespace loom::ui {

using namespace canvas;

MoveTool::MoveTool(CanvasView* view)
    : view_(view)
{
    connect(&view->document(), &Document::changed, this, &MoveTool::cancel);
}

void MoveTool::start(QPointF scene)
{
    cancel();
    before_.clear();
    for (const QString& id : view_->selection().nodes())
        if (const Node* node = view_->document().graph().find(id.toStdString()))
            before_[node->id] = positionOf(pointOf(node->at));
    active_ = !before_.empty();
    moved_ = false;
    start_ = scene;
}

void MoveTool::moveTo(QPointF scene, bool freely)
{
    if (!active_)
        return;
    QPointF by = scene - start_;
    if (!moved_ && by.manhattanLength() * view_->zoom() < QApplication::startDragDistance())
        return;
    moved_ = true;
    if (!freely)
        by = snapped(by);
    now_.clear();
    for (const auto& [id, at] : before_)
        now_[id] = {at.x + by.x(), at.y + by.y()};
    view_->canvas().showAt(now_);
    markWire(scene);
}

/// Near a line of another card the move goes onto it, else onto the grid.
QPointF MoveTool::snapped(QPointF by)
{
    const double near = 2 * kUnit / view_->zoom();
    QRectF moving;
    for (const auto& [id, at] : before_)
        moving |= cardRect({at.x + by.x(), at.y + by.y()});
    const QRectF sight = view_->mapToScene(view_->viewport()->rect()).boundingRect();
    double bestX = near, bestY = near, x = 0, y = 0;
    QRectF atX, atY;
    for (const NodeItem* card : view_->canvas().cards()) {
        const QRectF rect(card->pos(), QSizeF(kCardWidth, kCardHeight));
        if (!rect.intersects(sight) || before_.count(view_->canvas().nodesOf(*card).value(0).toStdString()))
            continue;
        for (const double d : {rect.left() - moving.left(), rect.right() - moving.right()})
            if (std::abs(d) < bestX) {
                bestX = std::abs(d);
                x = d;
                atX = rect;
            }
        for (const double d : {rect.top() - moving.top(), rect.bottom() - moving.bottom()})
            if (std::abs(d) < bestY) {
                bestY = std::abs(d);
                y = d;
                atY = rect;
            }
    }
    const double half = kGrid / 2;
    if (atX.isNull())
        x = std::round(moving.left() / half) * half - moving.left();
    if (atY.isNull())
        y = std::round(moving.top() / half) * half - moving.top();
    drawGuides(moving.translated(x, y), atX, atY);
    return by + QPointF(x, y);
}

void MoveTool::drawGuides(const QRectF& moving, const QRectF& atX, const QRectF& atY)
{
    if (!guides_) {
        guides_ = new QGraphicsPathItem;
        guides_->setZValue(9);
        guides_->setPen(QPen(view_->canvas().style().accent, 0, Qt::DashLine));
        view_->canvas().addItem(guides_);
    }
    QPainterPath path;
    constexpr double kOver = 4 * kUnit;
    if (!atX.isNull()) {
        const double x = std::abs(atX.left() - moving.left()) < 1 ? moving.left() : moving.right();
        path.moveTo(x, std::min(atX.top(), moving.top()) - kOver);
        path.lineTo(x, std::max(atX.bottom(), moving.bottom()) + kOver);
    }
    if (!atY.isNull()) {
        const double y = std::abs(atY.top() - moving.top()) < 1 ? moving.top() : moving.bottom();
        path.moveTo(std::min(atY.left(), moving.left()) - kOver, y);
        path.lineTo(std::max(atY.right(), moving.right()) + kOver, y);
    }
    guides_->setPath(path);
}

void MoveTool::markWire(QPointF at)
{
    EdgeItem* wire = nullptr;
    if (before_.size() == 1) {
        const std::string& id = before_.begin()->first;
        const Graph& graph = view_->document().graph();
        const LayerType* layer = layerOf(graph, id);
        if (layer && !layer->inputs.empty() && !layer->outputs.empty() && graph.into(id).empty()
            && graph.outOf(id).empty())
            wire = view_->canvas().wireAt(at, kPortReach);
    }
    moveHover(marked_, wire);
}

void MoveTool::finish()
{
    if (!active_)
        return;
    Document& document = view_->document();
    const bool moved = moved_;
    const auto now = now_;
    const bool insert = marked_ != nullptr;
    const Edge on = insert ? marked_->edge() : Edge();
    end();
    if (!moved)
        return;
    document.finishStep();
    if (insert) {
        Graph graph = document.graph();
        const auto& [id, at] = *now.begin();
        graph.find(id)->at = at;
        if (insertOn(graph, on, id))
            makeRoom(graph, id);
        document.editGraph(graph, tr("Insert"));
    } else {
        document.moveNodes(now);
    }
    document.finishStep();
    view_->canvas().showAt({});
}

void MoveTool::cancel()
{
    if (!active_)
        return;
    end();
    view_->canvas().showAt({});
}

void MoveTool::end()
{
    active_ = false;
    moveHover(marked_, nullptr);
    delete guides_;
    guides_ = nullptr;
}

void MoveTool::nudge(QPointF by)
{
    std::map<std::string, Position> to;
    for (const QString& id : view_->selection().nodes())
        if (const Node* node = view_->document().graph().find(id.toStdString()))
            to[node->id] = {node->at.x + by.x(), node->at.y + by.y()};
    if (!to.empty())
        view_->document().moveNodes(to);
}

} // namespace loom::ui
