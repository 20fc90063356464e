#include "editor/fold_room.h"

#include "document/document.h"
#include "editor/canvas/canvas_geometry.h"
#include "editor/graph_edits.h"

#include <QCoreApplication>
#include <algorithm>
#include <map>
#include <vector>

namespace loom::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(FoldRoom)
};

/// What is seen of the nodes: each one's card, or that of the folded group in the middle of what it hides.
std::map<std::string, QRectF> cardsOf(const Graph& graph, const std::vector<std::string>& nodes)
{
    std::map<std::string, QRectF> hidden, cards;
    std::map<std::string, std::string> shown;
    for (const std::string& id : nodes) {
        const Node& node = *graph.find(id);
        const std::string folded = foldedAround(graph, node.group);
        shown[id] = folded.empty() ? id : folded;
        hidden[shown[id]] |= cardRect(node.at);
    }
    for (const std::string& id : nodes) {
        QRectF card(QPointF(), QSizeF(canvas::kCardWidth, canvas::kCardHeight));
        card.moveCenter(hidden[shown[id]].center());
        cards[id] = card;
    }
    return cards;
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

QRectF frameOf(const Graph& graph, const std::string& group)
{
    QRectF frame;
    for (const auto& [id, card] : cardsOf(graph, nodesInside(graph, group)))
        frame |= card;
    return frame.isNull() ? frame : framed(frame);
}

void unfold(Graph& graph, const std::string& group)
{
    Group* found = graph.findGroup(group);
    const std::vector<std::string> inside = nodesInside(graph, group);
    if (!found || !found->folded)
        return;
    if (inside.empty()) {
        found->folded = false;
        return;
    }
    const QRectF was = cardsOf(graph, inside).begin()->second;
    found->folded = false;
    if (!foldedAround(graph, group).empty())
        return; // nothing of it is seen
    const QRectF frame = frameOf(graph, group);
    std::vector<std::string> others;
    for (const Node& node : graph.nodes)
        if (std::ranges::find(inside, node.id) == inside.end())
            others.push_back(node.id);
    Way left, right, up, down;
    for (const auto& [id, card] : cardsOf(graph, others)) {
        const bool over = card.left() < frame.right() && card.right() > frame.left();
        if (card.bottom() <= was.top())
            up.take(id, over ? card.bottom() - (frame.top() - canvas::kRowGap) : 0);
        else if (card.top() >= was.bottom())
            down.take(id, over ? frame.bottom() + canvas::kRowGap - card.top() : 0);
        else if (card.center().x() < was.center().x())
            left.take(id, card.right() - (frame.left() - canvas::kColumnGap));
        else
            right.take(id, frame.right() + canvas::kColumnGap - card.left());
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

void setFolded(Document& document, const std::string& group, bool folded)
{
    if (folded)
        return document.setFolded(QString::fromStdString(group), true);
    Graph graph = document.graph();
    unfold(graph, group);
    document.editGraph(graph, Words::tr("Unfold"), Change::structure);
}

} // namespace loom::ui
