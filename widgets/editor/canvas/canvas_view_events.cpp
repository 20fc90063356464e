// What mouse, wheel, drops and keys do on the canvas.
#include "common/theme.h"
#include "document/document.h"
#include "document/pick_group.h"
#include "editor/canvas/canvas_focus.h"
#include "editor/canvas/canvas_geometry.h"
#include "editor/canvas/canvas_scene.h"
#include "editor/canvas/canvas_view.h"
#include "editor/canvas/drop_tool.h"
#include "editor/canvas/edge_item.h"
#include "editor/canvas/group_item.h"
#include "editor/canvas/layer_mime.h"
#include "editor/canvas/move_tool.h"
#include "editor/canvas/node_item.h"
#include "editor/canvas/wire_tool.h"
#include "editor/fold_room.h"
#include "editor/graph_edits.h"
#include "editor/physical_key.h"

#include <QDropEvent>
#include <QGestureEvent>
#include <QHelpEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QToolTip>
#include <cmath>

namespace loom::ui {

namespace {

QString layerOf(const QMimeData* data)
{
    const QString type = QString::fromUtf8(data->data(layerMimeType()));
    return findLayer(type.toStdString()) ? type : QString();
}

constexpr double kWireReach = 2 * canvas::kUnit;

} // namespace

void CanvasView::mousePressEvent(QMouseEvent* event)
{
    setFocus(Qt::MouseFocusReason);
    focus_->show(false);
    sincePress_.start();
    if (event->button() == Qt::MiddleButton) {
        panning_ = true;
        panFrom_ = event->position().toPoint();
        viewport()->setCursor(Qt::ClosedHandCursor);
    } else if (event->button() == Qt::LeftButton) {
        pressLeft(event);
    }
    event->accept();
}

void CanvasView::pressLeft(QMouseEvent* event)
{
    const QPointF scene = mapToScene(event->position().toPoint());
    const NodeItem* card = scene_->cardAt(scene);
    if (card && card->badgeAt(scene)) {
        showIssuesOfCard(*card, event->position().toPoint());
        return;
    }
    if (const PortHit port = scene_->portAt(scene)) {
        wire_->start(port, !port.output);
        wire_->moveTo(scene, event->globalPosition().toPoint());
        return;
    }
    if (card) {
        pressCard(*card, event->modifiers());
        move_->start(scene);
        return;
    }
    if (const NodeItem* of = scene_->pictureAt(scene)) {
        focus_->placeOn(of->id());
        emit unitClicked(of->id(), of->unitAt(scene));
        return;
    }
    if (const GroupItem* frame = scene_->frameAt(scene, true)) {
        if (frame->foldButtonAt(scene)) {
            setFolded(*document_, frame->id().toStdString(), true);
            return;
        }
        QStringList inside;
        for (const std::string& id : nodesInside(document_->graph(), frame->id().toStdString()))
            inside.append(QString::fromStdString(id));
        pick(inside, event->modifiers());
        move_->start(scene);
        return;
    }
    if (EdgeItem* wire = scene_->wireAt(scene, kWireReach)) {
        selection_->setNodes({});
        scene_->pickWire(wire);
        showIssuesOfEdge(wire->edge(), event->position().toPoint());
        return;
    }
    scene_->pickWire(nullptr);
    const bool adds = event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier);
    pickedBefore_ = adds ? selection_->nodes() : QStringList();
    selection_->setNodes(pickedBefore_);
    QGraphicsView::mousePressEvent(event);
}

void CanvasView::pressCard(const NodeItem& card, Qt::KeyboardModifiers modifiers)
{
    const QStringList nodes = scene_->nodesOf(card);
    if (!card.isPicked() || (modifiers & (Qt::ShiftModifier | Qt::ControlModifier)))
        pick(nodes, modifiers);
    focus_->placeOn(card.id());
}

void CanvasView::pick(const QStringList& nodes, Qt::KeyboardModifiers modifiers)
{
    if (!(modifiers & (Qt::ShiftModifier | Qt::ControlModifier))) {
        selection_->setNodes(nodes);
        return;
    }
    QStringList picked = selection_->nodes();
    const bool all = std::all_of(nodes.begin(), nodes.end(), [&](const QString& id) { return picked.contains(id); });
    for (const QString& id : nodes)
        picked.removeAll(id);
    selection_->setNodes(all ? picked : picked + nodes);
}

void CanvasView::pickInBand(QRect band)
{
    if (band.isNull())
        return;
    const QRectF area = mapToScene(band).boundingRect();
    QStringList picked = pickedBefore_;
    for (const NodeItem* card : scene_->cards()) {
        if (!area.intersects(QRectF(card->pos(), QSizeF(canvas::kCardWidth, canvas::kCardHeight))))
            continue;
        for (const QString& id : scene_->nodesOf(*card))
            if (!picked.contains(id))
                picked.append(id);
    }
    selection_->setNodes(picked);
}

void CanvasView::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint at = event->position().toPoint();
    const QPointF scene = mapToScene(at);
    if (panning_) {
        scrollBy(panFrom_ - at);
        panFrom_ = at;
    } else if (wire_->active()) {
        wire_->moveTo(scene, event->globalPosition().toPoint());
    } else if (move_->active()) {
        move_->moveTo(scene, event->modifiers() & Qt::AltModifier);
    } else {
        hover(scene);
        QGraphicsView::mouseMoveEvent(event);
    }
}

void CanvasView::hover(QPointF scene)
{
    const bool port = bool(scene_->portAt(scene));
    NodeItem* card = scene_->cardAt(scene);
    const QString id = card ? card->id() : QString();
    if (id != hoveredCard_) {
        if (NodeItem* old = scene_->card(hoveredCard_))
            old->setHovered(false);
        if (card)
            card->setHovered(true);
        hoveredCard_ = id;
    }
    const EdgeItem* wire = card || port ? nullptr : scene_->wireAt(scene, kWireReach);
    for (EdgeItem* other : scene_->wires())
        other->setHovered(other == wire);
    viewport()->setCursor(port ? Qt::CrossCursor : wire ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void CanvasView::mouseReleaseEvent(QMouseEvent* event)
{
    const QPointF scene = mapToScene(event->position().toPoint());
    if (event->button() == Qt::MiddleButton && panning_) {
        panning_ = false;
        viewport()->setCursor(Qt::ArrowCursor);
    } else if (event->button() == Qt::LeftButton && wire_->active()) {
        wire_->finish(scene);
    } else if (event->button() == Qt::LeftButton && move_->active()) {
        const bool moved = move_->moved();
        const NodeItem* card = scene_->cardAt(scene);
        const QStringList nodes = card ? scene_->nodesOf(*card) : QStringList();
        move_->finish();
        if (!moved && !nodes.isEmpty() && event->modifiers() == Qt::NoModifier)
            selection_->setNodes(nodes); // a click on one of several picked cards picks it alone
        uncoverPicked();
        refit_.start(0);
    }
    QGraphicsView::mouseReleaseEvent(event);
}

void CanvasView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const QPointF scene = mapToScene(event->position().toPoint());
    const NodeItem* card = scene_->cardAt(scene);
    move_->cancel();
    if (card && card->look().group)
        setFolded(*document_, card->id().toStdString(), false);
    else if (card)
        openRename(card->id());
    else if (const GroupItem* frame = scene_->frameAt(scene, true))
        openRename(frame->id());
}

void CanvasView::contextMenuEvent(QContextMenuEvent* event)
{
    const QPointF scene = mapToScene(event->pos());
    const NodeItem* card = scene_->cardAt(scene);
    if (card && !card->isPicked())
        selection_->setNodes(scene_->nodesOf(*card));
    else if (EdgeItem* wire = card ? nullptr : scene_->wireAt(scene, kWireReach)) {
        selection_->setNodes({});
        scene_->pickWire(wire);
    }
    emit menuRequested(event->globalPos());
}

void CanvasView::wheelEvent(QWheelEvent* event)
{
    if (!(event->modifiers() & Qt::ControlModifier)) {
        follows_ = false;
        QGraphicsView::wheelEvent(event);
        return;
    }
    constexpr double kNotch = 120, kFactor = 1.2;
    setZoom(zoom_ * std::pow(kFactor, event->angleDelta().y() / kNotch), event->position());
    event->accept();
}

void CanvasView::keyPressEvent(QKeyEvent* event)
{
    const int key = physicalKey(*event);
    if (key == Qt::Key_Escape && move_->active()) {
        move_->cancel();
        event->accept();
        return;
    }
    if (focus_->press(key, event->modifiers())) {
        focus_->show(true);
        event->accept();
        return;
    }
    constexpr double kFine = canvas::kGrid / 2;
    if ((event->modifiers() & ~Qt::KeypadModifier) == Qt::ControlModifier) {
        const QPointF by = key == Qt::Key_Left ? QPointF(-kFine, 0)
            : key == Qt::Key_Right             ? QPointF(kFine, 0)
            : key == Qt::Key_Up                ? QPointF(0, -kFine)
            : key == Qt::Key_Down              ? QPointF(0, kFine)
                                               : QPointF();
        if (!by.isNull()) {
            move_->nudge(by);
            event->accept();
            return;
        }
    }
    event->setAccepted(isForeignKey(*event) && triggerByPhysicalKey(this, *event));
}

bool CanvasView::focusNextPrevChild(bool next)
{
    focus_->show(true);
    return focus_->step(next) || QGraphicsView::focusNextPrevChild(next);
}

void CanvasView::focusInEvent(QFocusEvent* event)
{
    QGraphicsView::focusInEvent(event);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    const bool byKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    focus_->show(byKey);
    if (byKey && focus_->card().isEmpty())
        focus_->step(event->reason() == Qt::TabFocusReason);
}

void CanvasView::focusOutEvent(QFocusEvent* event)
{
    QGraphicsView::focusOutEvent(event);
    focus_->show(false);
}

void CanvasView::dragEnterEvent(QDragEnterEvent* event)
{
    dragMoveEvent(event);
}

void CanvasView::dragMoveEvent(QDragMoveEvent* event)
{
    const QString type = layerOf(event->mimeData());
    if (type.isEmpty()) {
        event->ignore();
        return;
    }
    drop_->moveTo(type, mapToScene(event->position().toPoint()));
    event->setDropAction(Qt::CopyAction);
    event->accept();
}

void CanvasView::dragLeaveEvent(QDragLeaveEvent*)
{
    drop_->leave();
}

void CanvasView::dropEvent(QDropEvent* event)
{
    const QString type = layerOf(event->mimeData());
    if (type.isEmpty())
        return;
    drop_->drop(type, mapToScene(event->position().toPoint()));
    event->setDropAction(Qt::CopyAction);
    event->accept();
    setFocus(Qt::OtherFocusReason);
}

bool CanvasView::pinch(QEvent* event)
{
    if (event->type() == QEvent::NativeGesture) {
        const auto* gesture = static_cast<QNativeGestureEvent*>(event);
        if (gesture->gestureType() != Qt::ZoomNativeGesture)
            return false;
        setZoom(zoom_ * (1 + gesture->value()), gesture->position());
        return true;
    }
    auto* gestures = static_cast<QGestureEvent*>(event);
    auto* pinch = static_cast<QPinchGesture*>(gestures->gesture(Qt::PinchGesture));
    if (!pinch)
        return false;
    setZoom(zoom_ * pinch->scaleFactor(), viewport()->mapFromGlobal(pinch->hotSpot()));
    gestures->accept(pinch);
    return true;
}

QString CanvasView::toolTipAt(QPointF scene) const
{
    const NodeItem* card = scene_->cardAt(scene);
    if (card && card->badgeAt(scene))
        return card->look().sentence;
    if (const PortHit port = scene_->portAt(scene)) {
        const auto& ports = port.output ? port.card->look().outputs : port.card->look().inputs;
        const PortLook& look = ports[std::size_t(port.place)];
        return look.shape.isEmpty() ? look.title : look.title + QStringLiteral(": ") + look.shape;
    }
    if (card)
        return spoken(card->look());
    const EdgeItem* wire = scene_->wireAt(scene, kWireReach);
    return !wire ? QString() : wire->sentence().isEmpty() ? wire->text() : wire->sentence();
}

bool CanvasView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && !wire_->active()) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString words = toolTipAt(mapToScene(help->pos())).toHtmlEscaped();
        // Rich text is broken into lines.
        QToolTip::showText(help->globalPos(), words.isEmpty() ? words : QStringLiteral("<p>%1</p>").arg(words), this);
        return true;
    }
    if ((event->type() == QEvent::NativeGesture || event->type() == QEvent::Gesture) && pinch(event))
        return true;
    return QGraphicsView::viewportEvent(event);
}

} // namespace loom::ui
