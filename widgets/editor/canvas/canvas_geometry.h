#pragma once

#include "graph/graph.h"

#include <QPointF>
#include <QRectF>
#include <algorithm>

namespace loom::ui {

/// Lengths of the canvas in its own units (4 to a `theme.unit`; the view scales them), so that a saved position means
/// the same at every zoom and scale.
namespace canvas {
constexpr double kUnit = 4;
constexpr double kCardWidth = 48 * kUnit;
constexpr double kCardHeight = 21 * kUnit;
constexpr double kGrid = 4 * kUnit;
constexpr double kPortRadius = 1.75 * kUnit;
constexpr double kPortReach = 5 * kUnit; ///< how near a pointer must come to a port
constexpr double kDropReach = 40 * kUnit; ///< how near a dropped card must come to a free port
constexpr double kColumnGap = 26 * kUnit;
constexpr double kRowGap = 10 * kUnit;
constexpr double kFramePadding = 5 * kUnit;
constexpr double kFrameTitle = 8 * kUnit;
constexpr double kFitMargin = 8 * kUnit;
constexpr double kReadableZoom = 0.75; ///< from here on all that stands on a card can be read
constexpr double kSmallZoom = 0.6; ///< below: icon and name only
constexpr double kMinimumZoom = 0.05;
constexpr double kMaximumZoom = 4;
constexpr double kFar = 1e6;
} // namespace canvas

/// The frame of a group around its cards, with room for its title above them.
inline QRectF framed(const QRectF& cards)
{
    const double pad = canvas::kFramePadding;
    return cards.adjusted(-pad, -pad - canvas::kFrameTitle, pad, pad);
}

/// Where a card stands; places that no canvas has (a broken file) come to its edge.
inline QPointF pointOf(Position at)
{
    const auto kept = [](double v) { return v == v ? std::clamp(v, -canvas::kFar, canvas::kFar) : 0.0; };
    return {kept(at.x), kept(at.y)};
}
inline Position positionOf(QPointF at)
{
    return {at.x(), at.y()};
}
inline QRectF cardRect(Position at)
{
    return {pointOf(at), QSizeF(canvas::kCardWidth, canvas::kCardHeight)};
}

} // namespace loom::ui
