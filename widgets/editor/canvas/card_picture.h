#pragma once

#include <QImage>
#include <QList>
#include <QRectF>

class QPainter;

namespace loom::ui {

class CanvasStyle;

/// What a layer makes of the data, under its card: some of its units side by side, as many as can be told apart in
/// the room that there is.
struct CardPicture {
    QList<QImage> tiles;
    int units = 0; ///< of the layer, shown or not
    bool smooth = false; ///< a plane; cells of a map are drawn as they are
    bool line = false; ///< one row of numbers, drawn as a strip
    int picked = -1; ///< unit that is framed; −1: none
    bool operator==(const CardPicture&) const = default;

    bool isEmpty() const { return tiles.isEmpty(); }
    /// Places of the tiles that are shown from the upper left corner on; where units are left out, the last place
    /// says how many.
    QList<QRectF> places(QSizeF room) const;
    QRectF area(QSizeF room) const; ///< around all places
    /// The unit whose tile or number lies there, from the upper left corner; −1: none.
    int unitAt(QPointF place, QSizeF room) const;
    void paint(QPainter& painter, QPointF at, QSizeF room, const CanvasStyle& style) const;

private:
    QRectF placeOf(int unit, QSizeF room) const;
    QSizeF tileFor(int columns, int rows, QSizeF room) const;
};

} // namespace loom::ui
