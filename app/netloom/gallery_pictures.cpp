#include "gallery_pictures.h"

#include "common/theme.h"
#include "editor/graph_edits.h"
#include "project/project_file.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

namespace loom::ui {

QPixmap centred(const QPixmap& picture, QSize size)
{
    QPixmap out(size);
    out.fill(Qt::transparent);
    QPainter painter(&out);
    painter.drawPixmap((size.width() - picture.width()) / 2, (size.height() - picture.height()) / 2, picture);
    return out;
}

namespace {

/// A card of the picture: a layer, or a folded group in the middle of what it hides.
struct SmallCard {
    QString icon;
    QRectF hides;
    QPointF at; ///< its column and row
};

/// The columns (or rows) in which places stand, as far apart as they are but never farther than to the next one.
void closeUp(std::map<std::string, SmallCard>& cards, double apart, double (*of)(const QPointF&),
             void (*put)(QPointF&, double))
{
    std::vector<double> places;
    for (const auto& [id, card] : cards)
        places.push_back(of(card.hides.center()) / apart);
    std::ranges::sort(places);
    std::map<double, double> closer;
    double at = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        at += i == 0 ? 0 : std::min(1.0, places[i] - places[i - 1]);
        closer[places[i]] = at;
    }
    for (auto& [id, card] : cards)
        put(card.at, closer[of(card.hides.center()) / apart]);
}

std::map<std::string, SmallCard> smallCards(const Graph& graph)
{
    constexpr double kColumn = 296, kRow = 160; // of the canvas
    constexpr QSizeF kLeast(1e-9, 1e-9);
    std::map<std::string, SmallCard> cards;
    for (const Node& node : graph.nodes) {
        const std::string folded = foldedAround(graph, node.group);
        SmallCard& card = cards[folded.empty() ? node.id : folded];
        card.icon =
            folded.empty() ? QStringLiteral("layers/") + QString::fromStdString(node.type) : QStringLiteral("group");
        card.hides = card.hides.united(QRectF(QPointF(node.at.x, node.at.y), kLeast));
    }
    closeUp(
        cards, kColumn, [](const QPointF& at) { return at.x(); }, [](QPointF& at, double x) { at.setX(x); });
    closeUp(
        cards, kRow, [](const QPointF& at) { return at.y(); }, [](QPointF& at, double y) { at.setY(y); });
    return cards;
}

} // namespace

QPixmap networkPicture(const Graph& graph, const Theme& theme, QSize size)
{
    if (graph.nodes.empty())
        return {};
    const std::map<std::string, SmallCard> cards = smallCards(graph);
    double columns = 1, rows = 1;
    for (const auto& [id, card] : cards) {
        columns = std::max(columns, card.at.x() + 1);
        rows = std::max(rows, card.at.y() + 1);
    }
    constexpr double kAcross = 1.5, kDown = 1.3; // from one card to the next, in cards
    const double side =
        std::min({size.width() / (kAcross * columns), size.height() / (kDown * rows), double(theme.px(6))});
    const auto place = [&](const SmallCard& card) {
        return QPointF(side * (0.6 + kAcross * card.at.x()), side * (0.6 + kDown * card.at.y()));
    };
    QPixmap out(size.width(), std::min(size.height(), int(std::ceil(kDown * rows * side))));
    out.fill(Qt::transparent);
    QPainter painter(&out);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.color("wire"), std::max(1.0, theme.unit() / 4)));
    const auto cardOf = [&](const std::string& id) {
        const Node* node = graph.find(id);
        const std::string folded = node ? foldedAround(graph, node->group) : std::string();
        return cards.find(folded.empty() ? id : folded);
    };
    for (const Edge& edge : graph.edges)
        if (const auto from = cardOf(edge.from.node), to = cardOf(edge.to.node);
            from != cards.end() && to != cards.end())
            painter.drawLine(place(from->second), place(to->second));
    for (const auto& [id, small] : cards) {
        const QRectF card(place(small) - QPointF(side / 2, side / 2), QSizeF(side, side));
        painter.setPen(QPen(theme.color("card_border"), std::max(1.0, theme.unit() / 5)));
        painter.setBrush(theme.color("card"));
        painter.drawRoundedRect(card, side / 5, side / 5);
        const int icon = int(side * 0.75);
        painter.drawPixmap(card.center() - QPointF(icon / 2.0, icon / 2.0),
                           theme.pixmap(small.icon, icon, theme.color("text")));
    }
    return out;
}

Project sampleProject(const QString& file)
{
    Result<OpenedProject> opened = openProject(file.toStdString());
    return opened ? std::move(opened->project) : Project();
}

} // namespace loom::ui
