// What cards show beside what they are: pictures of what their layers make of the data, findings of the run.
#include "document/health.h"
#include "editor/canvas/canvas_geometry.h"
#include "editor/canvas/canvas_scene.h"
#include "editor/canvas/edge_item.h"
#include "editor/canvas/node_item.h"

#include <algorithm>

namespace loom::ui {

using namespace canvas;

/// Down to the next card, and to a wire that runs between where enough is left above it; never less than what lies
/// between two rows.
double CanvasScene::roomBelow(const NodeItem& card, double bottom) const
{
    constexpr double kMargin = 2 * kUnit, kEnough = 7 * kUnit + kMargin;
    const QRectF own(card.pos(), QSizeF(kCardWidth, kCardHeight));
    double end = std::min(bottom, own.bottom() + kCardWidth);
    for (const NodeItem* other : cards_) {
        const QRectF at(other->pos(), own.size());
        if (other != &card && at.top() >= own.bottom() && at.left() < own.right() && own.left() < at.right())
            end = std::min(end, at.top());
    }
    const QRectF below(own.left(), own.bottom(), own.width(), end - own.bottom());
    for (const auto& [key, wire] : wires_)
        if (const double top = wire->topWithin(below); top - own.bottom() >= kEnough)
            end = std::min(end, top);
    return std::max(end - own.bottom(), kRowGap) - kMargin;
}

NodeItem* CanvasScene::pictureAt(QPointF point) const
{
    for (NodeItem* item : cards())
        if (item->unitAt(point) >= 0)
            return item;
    return nullptr;
}

void CanvasScene::setHealth(const Health* health)
{
    health_ = health;
    connect(health, &Health::changed, this, [this] { syncCards(true); });
}

void CanvasScene::setPicture(const QString& node, const CardPicture& picture, double bottom)
{
    NodeItem* item = card(node);
    if (!item)
        return;
    const QRectF before = item->pictureArea();
    item->setPicture(picture, picture.isEmpty() ? 0 : roomBelow(*item, bottom));
    if (item->pictureArea() != before)
        placePills();
}

bool CanvasScene::isCovered(const QRectF& part) const
{
    return std::ranges::any_of(cards_, [&](const NodeItem* card) {
        return part.intersects({card->pos(), QSizeF(kCardWidth, kCardHeight)})
            || part.intersects(card->pictureArea());
    });
}

/// A wire that goes back under cards carries its shape where no picture covers it, as near to its middle as it can.
void CanvasScene::placePills()
{
    for (const auto& [key, wire] : wires_) {
        const QLineF way = wire->wayBack();
        const QRectF pill = wire->pill().translated(way.center() - wire->pill().center());
        const double most = (way.length() - pill.width()) / 2;
        for (double off = 0; off <= most && !wire->pill().isEmpty(); off += kUnit)
            for (const double by : {off, -off})
                if (!isCovered(pill.translated(by, 0))) {
                    wire->carryPillAt(way.center() + QPointF(by, 0));
                    off = most; // found
                    break;
                }
    }
}

} // namespace loom::ui
