// What cards show beside what they are: pictures of what their layers make of the data, findings of the run.
#include "document/health.h"
#include "editor/canvas_geometry.h"
#include "editor/canvas_scene.h"
#include "editor/edge_item.h"
#include "editor/node_item.h"

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

void CanvasScene::setHealth(const Health* health)
{
    health_ = health;
    connect(health, &Health::changed, this, [this] { syncCards(true); });
}

void CanvasScene::setPicture(const QString& node, const CardPicture& picture, double bottom)
{
    if (NodeItem* item = card(node))
        item->setPicture(picture, picture.isEmpty() ? 0 : roomBelow(*item, bottom));
}

} // namespace loom::ui
