#pragma once

#include <QRectF>
#include <optional>
#include <span>
#include <vector>

class QColor;
class QFont;
class QPainter;
class QString;

namespace loom::ui {

/// The free places of a picture while it is painted: a label goes where it lies within the bounds and over nothing
/// that was put there before.
class LabelRoom {
public:
    /// `gap`: what at least lies between two labels side by side.
    explicit LabelRoom(const QRectF& bounds, double gap)
        : bounds_(bounds)
        , gap_(gap)
    {
    }
    void avoid(const QRectF& thing) { things_.push_back(thing); } ///< is no label, but must stay free
    void take(const QRectF& label) { labels_.push_back(label); } ///< stands where it stands
    bool isFree(const QRectF& label) const;
    /// The first of the places (middles of the label) that is free and inside, taken from now on; none: the label is
    /// left out. A null `inside` is the whole bounds.
    std::optional<QRectF> place(const QSizeF& size, std::span<const QPointF> middles, const QRectF& inside = {});
    /// The free place near the wished one, moved inside; none where no room is left.
    std::optional<QRectF> placeNear(const QRectF& wished, const QRectF& inside = {});
    const std::vector<QRectF>& labels() const { return labels_; }
    const QRectF& bounds() const { return bounds_; }

private:
    QRectF bounds_;
    double gap_;
    std::vector<QRectF> things_, labels_;
};

/// The size of one line, plain or with typeset powers.
QSizeF labelSize(const QString& text, const QFont& font);
/// Writes one line into the middle of the rectangle with the painter's font and pen.
void drawLabel(QPainter& painter, const QRectF& rect, const QString& text);
/// The same on a ground that lets little of what lies under it through.
void drawBackedLabel(QPainter& painter, const QRectF& rect, const QString& text, const QColor& ink,
                     const QColor& ground);
/// Eight places around a point for the middle of a label, nearest first: right, left, above, below, then corners.
std::vector<QPointF> placesAround(const QPointF& point, const QSizeF& label, double distance);

} // namespace loom::ui
