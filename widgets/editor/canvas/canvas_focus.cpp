#include "editor/canvas/canvas_focus.h"

#include "document/document.h"
#include "document/pick_group.h"
#include "editor/canvas/canvas_geometry.h"
#include "editor/canvas/canvas_view.h"
#include "editor/canvas/move_tool.h"
#include "editor/canvas/node_item.h"
#include "editor/canvas/wire_tool.h"
#include "editor/fold_room.h"
#include "editor/graph_edits.h"

#include <cmath>

namespace loom::ui {

namespace {

/// Distance from a to b as the arrow sees it; negative when b does not lie that way.
double distanceThatWay(QPointF a, QPointF b, int key)
{
    const QPointF d = b - a;
    const bool across = key == Qt::Key_Left || key == Qt::Key_Right;
    const double ahead = key == Qt::Key_Left ? -d.x()
        : key == Qt::Key_Right               ? d.x()
        : key == Qt::Key_Up                  ? -d.y()
                                             : d.y();
    const double aside = std::abs(across ? d.y() : d.x());
    constexpr double kAside = 2;
    return ahead > canvas::kUnit ? ahead + kAside * aside : -1;
}

QPointF middleOf(const NodeItem& card)
{
    return card.pos() + QPointF(canvas::kCardWidth, canvas::kCardHeight) / 2;
}

bool isArrow(int key)
{
    return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
}

} // namespace

CanvasFocus::CanvasFocus(CanvasView* view, WireTool* wire)
    : view_(view)
    , wire_(wire)
{
    connect(&view->canvas(), &CanvasScene::synchronised, this, &CanvasFocus::check);
    connect(&view->selection(), &PickGroup::nodesChanged, this, [this] {
        const NodeItem* card = view_->canvas().cardFor(view_->selection().node().toStdString());
        if (card && card->id() != card_)
            moveTo(card->id(), false, -1);
    });
}

PortHit CanvasFocus::port() const
{
    NodeItem* card = view_->canvas().card(card_);
    return card && place_ >= 0 ? PortHit{card, output_, place_} : PortHit();
}

void CanvasFocus::moveTo(const QString& card, bool output, int place)
{
    if (NodeItem* old = view_->canvas().card(card_))
        old->showFocus(false);
    const bool other = card != card_ || output != output_ || place != place_;
    card_ = card;
    output_ = output;
    place_ = place;
    if (NodeItem* item = view_->canvas().card(card_)) {
        item->showFocus(visible_, output_, place_);
        if (visible_ && other)
            view_->ensureVisible(QRectF(item->pos(), QSizeF(canvas::kCardWidth, canvas::kCardHeight)));
    }
    if (other)
        emit moved(card_);
}

void CanvasFocus::moveTo(const QString& card)
{
    moveTo(card, false, -1);
    if (const NodeItem* item = view_->canvas().card(card))
        view_->selection().setNodes(view_->canvas().nodesOf(*item));
}

void CanvasFocus::show(bool visible)
{
    visible_ = visible;
    if (NodeItem* item = view_->canvas().card(card_))
        item->showFocus(visible, output_, place_);
}

void CanvasFocus::check()
{
    const NodeItem* item = view_->canvas().card(card_);
    const int count = !item ? 0 : int(output_ ? item->look().outputs.size() : item->look().inputs.size());
    if (!item)
        moveTo(QString(), false, -1);
    else
        moveTo(card_, output_, std::min(place_, count - 1));
}

QStringList CanvasFocus::order() const
{
    QStringList ids;
    const auto append = [&](const std::string& node) {
        const NodeItem* item = view_->canvas().cardFor(node);
        if (item && !ids.contains(item->id()))
            ids.append(item->id());
    };
    for (const std::string& node : view_->document().report().order)
        append(node);
    for (const Node& node : view_->document().graph().nodes)
        append(node.id);
    return ids;
}

bool CanvasFocus::step(bool forward)
{
    if (wire_->active()) {
        nextFitting(forward);
        return true;
    }
    const QStringList ids = order();
    const qsizetype at = ids.indexOf(card_);
    const qsizetype next = at < 0 ? (forward ? 0 : ids.size() - 1) : at + (forward ? 1 : -1);
    if (next < 0 || next >= ids.size())
        return false;
    moveTo(ids[next]);
    return true;
}

bool CanvasFocus::press(int key, Qt::KeyboardModifiers modifiers)
{
    if (isArrow(key))
        return arrow(key, modifiers & ~Qt::KeypadModifier);
    if (key == Qt::Key_Return || key == Qt::Key_Enter)
        return enter();
    if (key == Qt::Key_Escape && wire_->active()) {
        wire_->cancel();
        return true;
    }
    if (key == Qt::Key_Escape) {
        moveTo(card_, false, -1);
        view_->canvas().pickWire(nullptr);
        view_->selection().setNodes({});
        return true;
    }
    return false;
}

bool CanvasFocus::arrow(int key, Qt::KeyboardModifiers modifiers)
{
    NodeItem* item = view_->canvas().card(card_);
    if (wire_->active())
        return walkWire(key);
    if (!item) {
        const QStringList ids = order();
        if (!ids.isEmpty())
            moveTo(ids.first());
        return true;
    }
    if (modifiers & Qt::ControlModifier)
        return false;
    if (modifiers & Qt::ShiftModifier) {
        if (NodeItem* next = neighbour(middleOf(*item), key, card_)) {
            QStringList picked = view_->selection().nodes();
            for (const QString& id : view_->canvas().nodesOf(*next)) {
                picked.removeAll(id);
                picked.append(id);
            }
            moveTo(next->id(), false, -1);
            view_->selection().setNodes(picked);
        }
        return true;
    }
    if (place_ >= 0)
        walkFromPort(key);
    else
        walk(key);
    return true;
}

void CanvasFocus::walk(int key)
{
    const NodeItem* item = view_->canvas().card(card_);
    const bool group = item->look().group;
    if (key == Qt::Key_Left && !group && !item->look().inputs.empty())
        moveTo(card_, false, 0);
    else if (key == Qt::Key_Right && !group && !item->look().outputs.empty())
        moveTo(card_, true, 0);
    else if (const NodeItem* next = neighbour(middleOf(*item), key, card_))
        moveTo(next->id());
}

void CanvasFocus::walkFromPort(int key)
{
    const NodeItem* item = view_->canvas().card(card_);
    const int count = int(output_ ? item->look().outputs.size() : item->look().inputs.size());
    const int up = key == Qt::Key_Up ? -1 : key == Qt::Key_Down ? 1 : 0;
    if (up != 0 && place_ + up >= 0 && place_ + up < count) {
        moveTo(card_, output_, place_ + up);
        return;
    }
    if (key == (output_ ? Qt::Key_Left : Qt::Key_Right)) {
        moveTo(card_, false, -1);
        return;
    }
    const Graph& graph = view_->document().graph();
    const std::string id = card_.toStdString();
    const std::vector<Edge> wires =
        output_ ? wiresFrom(graph, outputEnd(graph, id, place_)) : wiresInto(graph, inputEnd(graph, id, place_));
    const NodeItem* next = nullptr;
    if (up == 0 && !wires.empty())
        next = view_->canvas().cardFor(output_ ? wires.front().to.node : wires.front().from.node);
    if (!next || next->id() == card_)
        next = neighbour(middleOf(*item), key, card_);
    if (next)
        moveTo(next->id());
}

/// With a wire in hand the arrows go from one port that may end it to another.
bool CanvasFocus::walkWire(int key)
{
    const NodeItem* here = view_->canvas().card(card_);
    if (!here)
        return true;
    const auto pointOfPort = [](const PortHit& port) {
        return port.output ? port.card->outputPoint(port.place) : port.card->inputPoint(port.place);
    };
    const QPointF from = place_ >= 0 ? pointOfPort(port()) : middleOf(*here);
    PortHit best;
    double nearest = 0;
    for (NodeItem* card : view_->canvas().cards()) {
        const bool output = !wire_->startsAtOutput();
        const int count =
            card->look().group ? 0 : int(output ? card->look().outputs.size() : card->look().inputs.size());
        for (int i = 0; i < count; ++i) {
            const PortHit port{card, output, i};
            const double distance = distanceThatWay(from, pointOfPort(port), key);
            if (wire_->mayEndAt(port) && distance >= 0 && (!best || distance < nearest)) {
                best = port;
                nearest = distance;
            }
        }
    }
    if (best) {
        moveTo(best.card->id(), best.output, best.place);
        wire_->aimAt(best);
    }
    return true;
}

void CanvasFocus::nextFitting(bool forward)
{
    std::vector<PortHit> ports;
    const bool output = !wire_->startsAtOutput();
    std::size_t at = 0;
    bool found = false;
    for (const QString& id : order()) {
        NodeItem* card = view_->canvas().card(id);
        const int count =
            card->look().group ? 0 : int(output ? card->look().outputs.size() : card->look().inputs.size());
        for (int i = 0; i < count; ++i) {
            const PortHit port{card, output, i};
            const bool here = id == card_ && output == output_ && i == place_;
            if (!here && (!wire_->mayEndAt(port) || !wire_->whyNotTo(port).empty()))
                continue;
            if (here) {
                at = ports.size();
                found = true;
            }
            ports.push_back(port);
        }
    }
    if (ports.empty())
        return;
    const std::size_t count = ports.size();
    const PortHit next = ports[found ? (at + (forward ? 1 : count - 1)) % count : (forward ? 0 : count - 1)];
    moveTo(next.card->id(), next.output, next.place);
    wire_->aimAt(next);
}

bool CanvasFocus::enter()
{
    const PortHit here = port();
    if (wire_->active()) {
        const NodeItem* card = view_->canvas().card(card_);
        wire_->finish(!card
                          ? QPointF()
                          : card->pos() + QPointF(canvas::kCardWidth + canvas::kColumnGap, canvas::kCardHeight / 2));
        return true;
    }
    if (here) {
        wire_->start(here, false);
        if (NodeItem* card = view_->canvas().card(card_))
            card->showFocus(visible_, output_, place_);
        nextFitting(true);
        return true;
    }
    if (card_.isEmpty())
        return false;
    const NodeItem* card = view_->canvas().card(card_);
    if (card && card->look().group)
        setFolded(view_->document(), card_.toStdString(), false);
    else
        emit view_->propertiesRequested(card_);
    return true;
}

NodeItem* CanvasFocus::neighbour(QPointF from, int key, const QString& except) const
{
    NodeItem* best = nullptr;
    double nearest = 0;
    for (NodeItem* card : view_->canvas().cards()) {
        const double distance = distanceThatWay(from, middleOf(*card), key);
        if (card->id() != except && distance >= 0 && (!best || distance < nearest)) {
            best = card;
            nearest = distance;
        }
    }
    return best;
}

} // namespace loom::ui
