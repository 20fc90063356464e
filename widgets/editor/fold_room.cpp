#include "editor/fold_room.h"

#include "document/document.h"
#include "editor/canvas/canvas_geometry.h"
#include "editor/graph_edits.h"

#include <QObject>
#include <algorithm>
#include <map>
#include <vector>

namespace loom::ui {
namespace {

using Places = std::map<std::string, Position>;

Places placesOf(const Graph& graph)
{
    Places places;
    for (const Node& node : graph.nodes)
        places[node.id] = node.at;
    return places;
}

/// What gave way to the groups of a document that were unfolded; a part of the document.
class Opened : public QObject {
public:
    static Opened& of(Document& document)
    {
        static const QString kName = QStringLiteral("opened_groups");
        if (QObject* known = document.findChild<QObject*>(kName, Qt::FindDirectChildrenOnly))
            return static_cast<Opened&>(*known);
        auto* made = new Opened;
        made->setParent(&document);
        made->setObjectName(kName);
        return *made;
    }

    struct Room {
        Places before, after;
    };
    std::map<std::string, Room> rooms; ///< by group
};

using Cards = std::map<std::string, QRectF>;

/// By what a node is seen: itself, or the folded group around it.
std::string shownAs(const Graph& graph, const Node& node)
{
    const std::string folded = foldedAround(graph, node.group);
    return folded.empty() ? node.id : folded;
}

/// All cards that are seen; that of a folded group lies in the middle of what it hides.
Cards cardsOf(const Graph& graph)
{
    Cards cards;
    for (const Node& node : graph.nodes)
        cards[shownAs(graph, node)] |= cardRect(node.at);
    for (auto& [id, card] : cards) {
        const QPointF middle = card.center();
        card.setSize({canvas::kCardWidth, canvas::kCardHeight});
        card.moveCenter(middle);
    }
    return cards;
}

QRectF frameIn(const Graph& graph, const std::string& group, const std::function<QRectF(const std::string&)>& cardOf,
               int depth)
{
    constexpr int kDeepest = 32; // a circle of parents comes to no end
    QRectF all;
    for (const Node& node : graph.nodes)
        if (node.group == group)
            all |= cardOf(node.id);
    for (const Group& inner : graph.groups)
        if (inner.parent == group && inner.id != group && depth < kDeepest)
            all |= inner.folded ? cardOf(inner.id) : frameIn(graph, inner.id, cardOf, depth + 1);
    return all.isNull() ? all : framed(all);
}

/// How far the cards must go so that each is a gap away from an edge.
struct Way {
    std::vector<std::string> nodes;
    double need = 0;

    void take(const std::string& node, double lacking)
    {
        nodes.push_back(node);
        need = std::max(need, lacking);
    }
};

} // namespace

QRectF frameOf(const Graph& graph, const std::string& group, const std::function<QRectF(const std::string&)>& cardOf)
{
    return frameIn(graph, group, cardOf, 0);
}

QRectF frameOf(const Graph& graph, const std::string& group)
{
    const Cards cards = cardsOf(graph);
    return frameOf(graph, group, [&](const std::string& id) {
        const auto found = cards.find(id);
        return found == cards.end() ? QRectF() : found->second;
    });
}

void unfold(Graph& graph, const std::string& group)
{
    Group* found = graph.findGroup(group);
    if (!found || !found->folded)
        return;
    const Cards before = cardsOf(graph);
    found->folded = false;
    const auto folded = before.find(group);
    if (folded == before.end())
        return; // nothing of it is seen
    const QRectF was = folded->second, frame = frameOf(graph, group);
    const std::vector<std::string> inside = nodesInside(graph, group);
    const Cards cards = cardsOf(graph);
    Way left, right, up, down;
    for (const Node& node : graph.nodes) {
        if (std::ranges::find(inside, node.id) != inside.end())
            continue;
        const QRectF& card = cards.at(shownAs(graph, node));
        const bool over = card.left() < frame.right() && card.right() > frame.left();
        if (card.bottom() <= was.top())
            up.take(node.id, over ? card.bottom() - (frame.top() - canvas::kRowGap) : 0);
        else if (card.top() >= was.bottom())
            down.take(node.id, over ? frame.bottom() + canvas::kRowGap - card.top() : 0);
        else if (card.center().x() < was.center().x())
            left.take(node.id, card.right() - (frame.left() - canvas::kColumnGap));
        else
            right.take(node.id, frame.right() + canvas::kColumnGap - card.left());
    }
    const auto go = [&](const Way& way, QPointF direction) {
        for (const std::string& id : way.nodes) {
            Node& node = *graph.find(id);
            node.at = positionOf(pointOf(node.at) + direction * way.need);
        }
    };
    go(left, {-1, 0});
    go(right, {1, 0});
    go(up, {0, -1});
    go(down, {0, 1});
}

/// Folding closes what unfolding has opened, unless a card was moved, added or removed since.
void setFolded(Document& document, const std::string& group, bool folded)
{
    Graph graph = document.graph();
    Opened& opened = Opened::of(document);
    const Places places = placesOf(graph);
    if (!folded) {
        unfold(graph, group);
        opened.rooms[group] = {places, placesOf(graph)};
        return document.editGraph(graph, Document::tr("Unfold"), Change::structure);
    }
    Group* found = graph.findGroup(group);
    const auto room = opened.rooms.find(group);
    if (!found || room == opened.rooms.end() || room->second.after != places)
        return document.setFolded(QString::fromStdString(group), true);
    found->folded = true;
    for (Node& node : graph.nodes)
        node.at = room->second.before.at(node.id);
    document.editGraph(graph, Document::tr("Fold"), Change::structure);
}

} // namespace loom::ui
