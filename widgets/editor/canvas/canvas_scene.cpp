#include "editor/canvas/canvas_scene.h"

#include "common/core_text.h"
#include "document/document.h"
#include "document/node_name.h"
#include "document/pick_group.h"
#include "editor/canvas/canvas_geometry.h"
#include "editor/canvas/canvas_words.h"
#include "editor/canvas/edge_item.h"
#include "editor/canvas/group_item.h"
#include "editor/canvas/node_item.h"
#include "editor/fold_room.h"
#include "editor/graph_edits.h"

#include <set>

namespace loom::ui {

CanvasScene::CanvasScene(Document* document, PickGroup* selection, Theme* theme, QObject* parent)
    : QGraphicsScene(parent)
    , document_(document)
    , selection_(selection)
    , style_(theme)
{
    connect(document, &Document::changed, this, &CanvasScene::synchronise);
    connect(selection, &PickGroup::nodesChanged, this, &CanvasScene::syncPicked);
    synchronise(Change::everything);
}

NodeItem* CanvasScene::cardFor(const std::string& node) const
{
    const auto found = shownAs_.find(node);
    return found == shownAs_.end() ? nullptr : card(found->second);
}

EdgeItem* CanvasScene::wire(const Edge& edge) const
{
    const auto found = wires_.find({edge, 0});
    return found == wires_.end() ? nullptr : found->second;
}

QList<EdgeItem*> CanvasScene::wires() const
{
    QList<EdgeItem*> all;
    for (const auto& [key, wire] : wires_)
        all.append(wire);
    return all;
}

void CanvasScene::synchronise(Change change)
{
    if (change == Change::positions) {
        placeCards();
        syncFrames();
        placePills();
        growRoom();
        emit synchronised();
        return;
    }
    syncCards(true);
    placeCards();
    syncWires(true);
    syncFrames();
    syncPicked();
    placePills();
    growRoom();
    emit synchronised();
}

void CanvasScene::syncCards(bool looks)
{
    const Graph& graph = document_->graph();
    std::set<QString> wanted;
    shownAs_.clear();
    for (const Node& node : graph.nodes) {
        const std::string folded = foldedAround(graph, node.group);
        const QString id = QString::fromStdString(folded.empty() ? node.id : folded);
        shownAs_[node.id] = id;
        if (!wanted.insert(id).second)
            continue;
        NodeItem*& item = cards_[id];
        if (!item) {
            item = new NodeItem(style_, id);
            addItem(item);
        }
        if (looks)
            item->setLook(folded.empty() ? lookOf(*document_, node, health_)
                                         : lookOfFolded(*document_, *graph.findGroup(folded), health_));
    }
    for (auto it = cards_.begin(); it != cards_.end();) {
        if (wanted.count(it.key())) {
            ++it;
            continue;
        }
        delete it.value();
        it = cards_.erase(it);
    }
}

QPointF CanvasScene::placeOf(const Node& node) const
{
    const auto found = elsewhere_.find(node.id);
    return pointOf(found == elsewhere_.end() ? node.at : found->second);
}

void CanvasScene::placeCards(const QStringList& only)
{
    std::map<QString, QRectF> folded; // the middle of what a folded card hides is its place
    std::set<QString> moved;
    for (const Node& node : document_->graph().nodes) {
        const QString& id = shownAs_[node.id];
        NodeItem* item = card(id);
        if (!item || (!only.isEmpty() && !only.contains(id)))
            continue;
        const QPointF at = placeOf(node);
        if (item->look().group) {
            folded[id] |= cardRect(positionOf(at));
        } else if (item->pos() != at) {
            item->setPos(at);
            moved.insert(id);
        }
    }
    for (const auto& [id, rect] : folded) {
        const QPointF at = rect.center() - QPointF(canvas::kCardWidth, canvas::kCardHeight) / 2;
        if (card(id)->pos() != at)
            moved.insert(id);
        card(id)->setPos(at);
    }
    for (const QString& id : moved)
        for (EdgeItem* wire : wiresOfCard_.value(id))
            placeWire(*wire);
}

void CanvasScene::placeWire(EdgeItem& wire)
{
    const NodeItem *from = cardFor(wire.edge().from.node), *to = cardFor(wire.edge().to.node);
    if (!from || !to)
        return;
    const Graph& graph = document_->graph();
    wire.setEnds(from->outputPoint(from->look().group ? 0 : outputPlace(graph, wire.edge().from)),
                 to->inputPoint(to->look().group ? 0 : inputPlace(graph, wire.edge().to)));
}

void CanvasScene::syncWires(bool looks)
{
    std::map<std::pair<Edge, int>, EdgeItem*> kept;
    wiresOfCard_.clear();
    for (const Edge& edge : document_->graph().edges) {
        const NodeItem *from = cardFor(edge.from.node), *to = cardFor(edge.to.node);
        if (!from || !to || (from == to && from->look().group))
            continue;
        std::pair<Edge, int> key{edge, 0};
        while (kept.count(key))
            ++key.second;
        const auto found = wires_.find(key);
        EdgeItem* item = found == wires_.end() ? new EdgeItem(style_, edge) : found->second;
        if (found == wires_.end())
            addItem(item);
        else
            wires_.erase(found);
        kept[key] = item;
        placeWire(*item);
        if (looks) {
            item->setText(shapeOn(*document_, edge));
            QStringList sentences;
            for (const Issue* issue : issuesOn(*document_, edge))
                sentences.append(coreText(issue->sentence));
            item->setSentence(sentences.join(QLatin1Char('\n')));
        }
        wiresOfCard_[from->id()].push_back(item);
        if (to != from)
            wiresOfCard_[to->id()].push_back(item);
    }
    for (const auto& [key, gone] : wires_) {
        if (gone == pickedWire_)
            pickedWire_ = nullptr;
        delete gone;
    }
    wires_ = std::move(kept);
}

void CanvasScene::syncFrames()
{
    const Graph& graph = document_->graph();
    std::set<QString> wanted;
    const auto cardOf = [this](const std::string& id) {
        const NodeItem* item = card(QString::fromStdString(id));
        return item ? QRectF(item->pos(), QSizeF(canvas::kCardWidth, canvas::kCardHeight)) : QRectF();
    };
    for (const Group& group : graph.groups) {
        if (group.folded || !foldedAround(graph, group.parent).empty())
            continue;
        const QRectF rect = frameOf(graph, group.id, cardOf);
        if (rect.isEmpty())
            continue;
        const QString id = QString::fromStdString(group.id);
        wanted.insert(id);
        GroupItem*& item = frames_[id];
        if (!item) {
            item = new GroupItem(style_, id);
            addItem(item);
        }
        item->setLook(rect, group.title.empty() ? Canvas::tr("Group") : givenTitle(group.title),
                      int(groupsAround(graph, group.parent).size()));
    }
    for (auto it = frames_.begin(); it != frames_.end();) {
        if (wanted.count(it.key())) {
            ++it;
            continue;
        }
        delete it.value();
        it = frames_.erase(it);
    }
}

void CanvasScene::syncPicked()
{
    const QStringList picked = selection_->nodes();
    const std::set<QString> set(picked.begin(), picked.end());
    const auto allPicked = [&](const std::vector<std::string>& ids) {
        return !ids.empty() && std::all_of(ids.begin(), ids.end(), [&](const std::string& id) {
            return set.count(QString::fromStdString(id)) > 0;
        });
    };
    const Graph& graph = document_->graph();
    for (NodeItem* item : std::as_const(cards_))
        item->setPicked(item->look().group ? allPicked(nodesInside(graph, item->id().toStdString()))
                                           : set.count(item->id()) > 0);
    for (GroupItem* item : std::as_const(frames_))
        item->setPicked(allPicked(nodesInside(graph, item->id().toStdString())));
    if (!picked.isEmpty())
        pickWire(nullptr);
}

void CanvasScene::growRoom()
{
    constexpr double kRoom = 1000 * canvas::kUnit;
    setSceneRect(content().adjusted(-kRoom, -kRoom, kRoom, kRoom));
}

QRectF CanvasScene::content() const
{
    QRectF rect;
    for (const NodeItem* item : cards_)
        rect |= QRectF(item->pos(), QSizeF(canvas::kCardWidth, canvas::kCardHeight));
    for (const GroupItem* item : frames_)
        rect |= item->frame();
    return rect;
}

NodeItem* CanvasScene::cardAt(QPointF point) const
{
    for (QGraphicsItem* item : items(point))
        if (auto* card = qgraphicsitem_cast<NodeItem*>(item))
            return card;
    return nullptr;
}

PortHit CanvasScene::portAt(QPointF point) const
{
    const double reach = canvas::kPortReach;
    const QRectF around(point.x() - reach, point.y() - reach, 2 * reach, 2 * reach);
    for (QGraphicsItem* item : items(around, Qt::IntersectsItemBoundingRect)) {
        auto* card = qgraphicsitem_cast<NodeItem*>(item);
        if (!card || card->look().group)
            continue;
        if (const int out = card->outputAt(point); out >= 0)
            return {card, true, out};
        if (const int in = card->inputAt(point); in >= 0)
            return {card, false, in};
    }
    return {};
}

EdgeItem* CanvasScene::wireAt(QPointF point, double reach) const
{
    EdgeItem* nearest = nullptr;
    const QRectF around(point.x() - reach, point.y() - reach, 2 * reach, 2 * reach);
    for (QGraphicsItem* item : items(around, Qt::IntersectsItemBoundingRect)) {
        auto* wire = qgraphicsitem_cast<EdgeItem*>(item);
        const double distance = wire ? wire->distanceTo(point) : reach;
        if (distance < reach) {
            reach = distance;
            nearest = wire;
        }
    }
    return nearest;
}

GroupItem* CanvasScene::frameAt(QPointF point, bool titleOnly) const
{
    GroupItem* inner = nullptr;
    for (GroupItem* frame : frames_)
        if ((titleOnly ? frame->titleAt(point) : frame->frame().contains(point))
            && (!inner || frame->zValue() > inner->zValue()))
            inner = frame;
    return inner;
}

QStringList CanvasScene::nodesOf(const NodeItem& card) const
{
    if (!card.look().group)
        return {card.id()};
    QStringList ids;
    for (const std::string& id : nodesInside(document_->graph(), card.id().toStdString()))
        ids.append(QString::fromStdString(id));
    return ids;
}

void CanvasScene::showAt(const std::map<std::string, Position>& places)
{
    elsewhere_ = places;
    QStringList only;
    for (const auto& [id, place] : places)
        if (!only.contains(shownAs_[id]))
            only.append(shownAs_[id]);
    placeCards(only);
    syncFrames();
}

void CanvasScene::pickWire(EdgeItem* wire)
{
    if (wire == pickedWire_)
        return;
    if (pickedWire_)
        pickedWire_->setPicked(false);
    pickedWire_ = wire;
    if (wire)
        wire->setPicked(true);
    emit wirePicked();
}

void CanvasScene::retranslate()
{
    synchronise(Change::titles);
}

void CanvasScene::restyle()
{
    style_.reload();
    for (EdgeItem* wire : wires())
        wire->setText(wire->text());
    setBackgroundBrush(style_.canvas);
    update();
}

} // namespace loom::ui
