#include "editor/canvas/card_picture.h"

#include "editor/canvas/canvas_geometry.h"
#include "editor/canvas/canvas_style.h"

#include <QPainter>
#include <algorithm>

namespace loom::ui {

using namespace canvas;

namespace {

constexpr double kGap = kUnit / 2;
constexpr double kLeast = 7 * kUnit; ///< the longer side of a tile, where more than one is shown
constexpr int kMostRows = 2; ///< of tiles: a picture of a card is no table
constexpr double kLine = 4 * kUnit; ///< a strip of numbers is no higher, and none of them wider

} // namespace

QSizeF CardPicture::tileFor(int columns, int rows, QSizeF room) const
{
    const QSizeF most((room.width() - (columns - 1) * kGap) / columns, (room.height() - (rows - 1) * kGap) / rows);
    if (line)
        return {std::min(most.width(), tiles.front().width() * kLine), std::min(most.height(), kLine)};
    return QSizeF(tiles.front().size()).scaled(most, Qt::KeepAspectRatio);
}

QList<QRectF> CardPicture::places(QSizeF room) const
{
    if (isEmpty() || room.isEmpty())
        return {};
    const auto side = [](QSizeF size) { return std::max(size.width(), size.height()); };
    const int known = int(tiles.size());
    for (int count = known; count > 0; --count) {
        int columns = 1;
        QSizeF tile;
        for (int c = (count + kMostRows - 1) / kMostRows; c <= count; ++c) {
            const QSizeF size = tileFor(c, (count + c - 1) / c, room);
            if (side(size) > side(tile) + 1e-9) {
                tile = size;
                columns = c;
            }
        }
        if (count > 1 && side(tile) < kLeast)
            continue;
        QList<QRectF> found;
        for (int i = 0; i < count; ++i)
            found.append(
                {QPointF((i % columns) * (tile.width() + kGap), (i / columns) * (tile.height() + kGap)), tile});
        return found;
    }
    return {};
}

QRectF CardPicture::area(QSizeF room) const
{
    QRectF all;
    for (const QRectF& place : places(room))
        all |= place;
    return all;
}

/// Empty where the unit is not shown by itself.
QRectF CardPicture::placeOf(int unit, QSizeF room) const
{
    const QList<QRectF> all = places(room);
    if (all.isEmpty() || unit < 0)
        return {};
    if (line) {
        const double width = all[0].width() / tiles[0].width();
        return units == tiles[0].width() && unit < units // not times of a series
            ? QRectF(all[0].left() + unit * width, all[0].top(), width, all[0].height())
            : QRectF();
    }
    const bool counts = units > all.size() && all.size() > 1; // the last place says how many are left out
    return units > 1 && unit < all.size() - counts ? all[unit] : QRectF();
}

int CardPicture::unitAt(QPointF place, QSizeF room) const
{
    const int most = isEmpty() ? 0 : line ? tiles[0].width() : int(tiles.size());
    for (int unit = 0; unit < most; ++unit)
        if (placeOf(unit, room).contains(place))
            return unit;
    return -1;
}

void CardPicture::paint(QPainter& painter, QPointF at, QSizeF room, const CanvasStyle& style) const
{
    const QList<QRectF> all = places(room);
    const int shown = int(all.size()), hidden = line || units <= shown ? 0 : units - shown + 1;
    painter.setRenderHint(QPainter::SmoothPixmapTransform, smooth);
    for (int i = 0; i < shown; ++i) {
        const QRectF place = all[i].translated(at);
        const bool counts = hidden > 0 && i == shown - 1 && shown > 1;
        if (!counts)
            painter.drawImage(place, tiles[i]);
        painter.setPen(QPen(style.border, 0));
        painter.setBrush(Qt::NoBrush);
        if (!counts)
            painter.drawRect(place); // what gives 0 everywhere is as pale as the sheet
        if (counts) {
            painter.setPen(style.muted);
            painter.setFont(style.small);
            painter.drawText(place, Qt::AlignCenter, QStringLiteral("+%1").arg(hidden));
        }
    }
    if (const QRectF place = placeOf(picked, room); !place.isEmpty()) {
        QPen frame(style.accent, 2);
        frame.setCosmetic(true); // as wide from afar
        painter.setPen(frame);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(place.translated(at));
    }
}

} // namespace loom::ui
