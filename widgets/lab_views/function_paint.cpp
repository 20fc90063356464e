#include "common/theme.h"
#include "lab_views/function_plot.h"
#include "lab_views/label_room.h"
#include "plots/ticks.h"

#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>

namespace loom::ui {

void FunctionPlot::paintLens(QPainter& painter) const
{
    if (!(lens_ > 0) || points_.empty())
        return;
    const QRectF area = frame().area();
    const double x = points_.front().x;
    const double left = std::max(area.left(), toWidget({x - lens_, 0}).x());
    const double right = std::min(area.right(), toWidget({x + lens_, 0}).x());
    if (!(right >= left))
        return;
    QColor shade = theme_.color(QStringLiteral("accent"));
    shade.setAlphaF(0.14);
    const QRectF lens(left, area.top(), std::max(right - left, 1.0), area.height());
    painter.fillRect(lens, shade);
    painter.setPen(QPen(theme_.color(QStringLiteral("accent")), theme_.px(0.25)));
    painter.drawLine(lens.topLeft(), lens.bottomLeft());
    painter.drawLine(lens.topRight(), lens.bottomRight());
}

void FunctionPlot::paintCurves(QPainter& painter) const
{
    traceCurves();
    painter.setBrush(Qt::NoBrush);
    for (std::size_t i = 0; i < curves_.size(); ++i) {
        painter.setPen(QPen(colorOf(curves_[i]), theme_.px(0.75), curves_[i].dashed ? Qt::DashLine : Qt::SolidLine,
                            Qt::RoundCap, Qt::RoundJoin));
        for (const QPolygonF& part : traces_[i])
            painter.drawPolyline(part);
    }
}

/// Tangent or secant across the whole plot, its slope beside the point.
void FunctionPlot::paintStraight(QPainter& painter, LabelRoom& room) const
{
    const PlotFrame& frame = this->frame();
    for (int i = 0; i < int(points_.size()); ++i) {
        const FunctionPoint& point = points_[std::size_t(i)];
        if (point.straight == FunctionPoint::Straight::none || point.curve >= int(curves_.size()))
            continue;
        const bool secant = point.straight == FunctionPoint::Straight::secant && lens_ > 0;
        const double slope = slopeAt(i);
        QPointF through = placeOf(point);
        const QPointF place = placeOf(point);
        if (secant)
            through = {point.x - lens_, valueAt(point.curve, point.x - lens_)};
        if (!std::isfinite(slope) || !std::isfinite(through.y()))
            continue;
        const auto at = [&](double x) { return frame.toWidget({x, through.y() + slope * (x - through.x())}); };
        painter.setClipRect(frame.area());
        painter.setPen(
            QPen(theme_.color(QStringLiteral("accent")), theme_.px(0.6), secant ? Qt::DashLine : Qt::SolidLine));
        painter.drawLine(at(frame.x.low), at(frame.x.high));
        if (secant) {
            painter.setBrush(theme_.color(QStringLiteral("accent")));
            for (const double x : {point.x - lens_, point.x + lens_})
                painter.drawEllipse(frame.toWidget({x, valueAt(point.curve, x)}), theme_.px(0.75), theme_.px(0.75));
        }
        painter.setClipping(false);
        painter.setFont(theme_.tabularFont(15));
        const QString words = tr("slope %1").arg(fourDigits(slope));
        const QSizeF size = labelSize(words, painter.font());
        const QRectF area = frame.area();
        const QPointF on = at(place.x());
        const QPointF near(std::clamp(on.x(), area.left(), area.right()),
                           std::clamp(on.y(), area.top(), area.bottom()));
        // The curve lies above its tangent or its secant: then the words stand below, and the other way round.
        const bool curveIsBelow = secant && place.y() < through.y() + slope * (place.x() - through.x());
        const QPointF offset = (curveIsBelow ? -1 : 1)
            * QPointF(size.width() / 2 + theme_.px(4), (slope < 0 ? -1 : 1) * (size.height() / 2 + theme_.px(2)));
        writeNear(painter, room, words, near, {offset, -offset}, theme_.color(QStringLiteral("accent")));
    }
}

/// In the area where there is room, else anywhere.
void FunctionPlot::writeNear(QPainter& painter, LabelRoom& room, const QString& words, const QPointF& near,
                             const std::array<QPointF, 2>& offsets, const QColor& ink) const
{
    const QSizeF size = labelSize(words, painter.font());
    const QRectF area = frame().area();
    const std::array places{near + offsets[0], near + offsets[1]};
    std::optional<QRectF> rect = room.place(size, places, area);
    const QRectF wished(places[0] - QPointF(size.width(), size.height()) / 2, size);
    if (!rect)
        rect = room.placeNear(wished, area.width() > size.width() && area.height() > size.height() ? area : QRectF());
    if (rect)
        drawBackedLabel(painter, *rect, words, ink.isValid() ? ink : theme_.color(QStringLiteral("text")),
                        theme_.color(QStringLiteral("plot")));
}

/// To both axes, the numbers where the lines meet them.
void FunctionPlot::paintGuides(QPainter& painter, LabelRoom& room) const
{
    const QRectF area = frame().area();
    painter.setFont(theme_.tabularFont(15));
    for (const FunctionPoint& point : points_) {
        const QPointF place = placeOf(point), at = toWidget(place);
        if (!point.guides || !std::isfinite(at.y()) || !area.adjusted(-1, -1, 1, 1).contains(at))
            continue;
        painter.setPen(QPen(theme_.color(QStringLiteral("muted")), theme_.px(0.4), Qt::DashLine));
        painter.drawLine(at, {at.x(), area.bottom()});
        painter.drawLine(at, {area.left(), at.y()});
        const QString across = fourDigits(place.x()), up = fourDigits(place.y());
        const QSizeF a = labelSize(across, painter.font()), u = labelSize(up, painter.font());
        const double gap = theme_.px(0.5), x = a.width() / 2 + gap, y = a.height() / 2 + gap;
        writeNear(painter, room, across, {at.x(), area.bottom()}, {QPointF(x, -y), QPointF(-x, -y)});
        const QPointF above(u.width() / 2 + gap, -u.height() / 2 - gap);
        writeNear(painter, room, up, {area.left(), at.y()}, {above, QPointF(above.x(), -above.y())});
    }
}

void FunctionPlot::paintThreshold(QPainter& painter, LabelRoom& room) const
{
    if (!threshold_)
        return;
    const QRectF area = frame().area();
    const bool flat = threshold_->orientation == Qt::Horizontal;
    const QPointF at = toWidget({threshold_->value, threshold_->value});
    const QLineF line =
        flat ? QLineF(area.left(), at.y(), area.right(), at.y()) : QLineF(at.x(), area.top(), at.x(), area.bottom());
    const bool attention = isHot(thresholdHandle()) || showsFocus(thresholdHandle());
    painter.setClipRect(area.adjusted(-1, -1, 1, 1));
    painter.setPen(QPen(theme_.color(attention ? QStringLiteral("accent") : QStringLiteral("text")), theme_.px(0.6),
                        Qt::DashDotLine));
    painter.drawLine(line);
    painter.setClipping(false);
    painter.setFont(theme_.tabularFont(13));
    const QString words = QString(threshold_->name + QLatin1Char(' ') + fourDigits(threshold_->value)).trimmed();
    const QSizeF size = labelSize(words, painter.font());
    const double x = size.width() / 2, y = size.height() / 2 + theme_.px(0.5);
    if (flat)
        writeNear(painter, room, words, {area.right() - theme_.px(7), at.y()}, {QPointF(-x, -y), QPointF(-x, y)});
    else
        writeNear(painter, room, words, {at.x(), area.top() + theme_.px(4)},
                  {QPointF(x + theme_.px(3.5), 0), QPointF(-x - theme_.px(3.5), 0)});
}

void FunctionPlot::paintMarks(QPainter& painter, LabelRoom& room) const
{
    painter.setFont(theme_.font(13));
    for (const FunctionMark& mark : marks_) {
        const QPointF at = toWidget(mark.at);
        if (!frame().area().adjusted(-1, -1, 1, 1).contains(at))
            continue;
        const double r = theme_.px(1.25);
        painter.setPen(QPen(theme_.color(QStringLiteral("plot")), theme_.px(0.5)));
        painter.setBrush(theme_.color(QStringLiteral("text")));
        painter.drawPolygon(
            QPolygonF{at + QPointF(0, -r), at + QPointF(r, 0), at + QPointF(0, r), at + QPointF(-r, 0)});
        if (mark.words.isEmpty())
            continue;
        const QSizeF size = labelSize(mark.words, painter.font());
        std::vector<QPointF> places = placesAround(at, size, theme_.px(2));
        std::ranges::rotate(places, places.begin() + 2); // above and below come first: the curve runs sideways
        if (const auto rect = room.place(size, places))
            drawBackedLabel(painter, *rect, mark.words, theme_.color(QStringLiteral("text")),
                            theme_.color(QStringLiteral("plot")));
    }
}

/// In the square of side 1, from its lower left corner: so the largest area, a square, is seen as such.
void FunctionPlot::paintRectangle(QPainter& painter, LabelRoom& room) const
{
    if (rectangleRoom().isNull())
        return;
    painter.setFont(theme_.mathFont(13));
    const QSizeF across = labelSize(rectangle_->across, painter.font()),
                 up = labelSize(rectangle_->up, painter.font());
    const double line = across.height(), gap = theme_.px(1);
    const QRectF all = rectangleRoom().adjusted(gap + up.width(), gap, -3 * gap, -2 * line - 2 * gap);
    const double side = std::max(1.0, std::min(all.width(), all.height()));
    const QRectF square(all.left(), all.bottom() - side, side, side);
    const QRectF part(square.left(), square.bottom() - rectangle_->height * side, rectangle_->width * side,
                      rectangle_->height * side);
    painter.setPen(QPen(theme_.color(QStringLiteral("muted")), theme_.px(0.25), Qt::DashLine));
    painter.setBrush(theme_.color(QStringLiteral("plot")));
    painter.drawRect(square);
    QColor fill = theme_.color(QStringLiteral("accent"));
    fill.setAlphaF(0.3);
    painter.setPen(QPen(theme_.color(QStringLiteral("accent")), theme_.px(0.5)));
    painter.setBrush(fill);
    painter.drawRect(part);
    painter.setPen(theme_.color(QStringLiteral("text")));
    const auto write = [&](const QString& words, const QPointF& middle) {
        const QSizeF size = labelSize(words, painter.font());
        if (words.isEmpty())
            return;
        if (const auto rect = room.placeNear(QRectF(middle - QPointF(size.width(), size.height()) / 2, size)))
            drawLabel(painter, *rect, words);
    };
    write(rectangle_->up, {square.left() - gap / 2 - up.width() / 2, part.center().y()});
    write(rectangle_->across,
          {std::max(part.center().x(), square.left() + across.width() / 2), square.bottom() + gap / 2 + line / 2});
    QFont strong = painter.font();
    strong.setBold(true);
    painter.setFont(strong);
    write(rectangle_->area, {square.center().x(), square.bottom() + gap + 1.5 * line});
}

void FunctionPlot::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const PlotFrame& frame = this->frame();
    painter.fillRect(frame.area(), theme_.color(QStringLiteral("plot")));
    frame.paintGrid(painter, theme_);
    LabelRoom room(QRectF(rect()), theme_.px(1));
    avoidLocks(room);
    for (const Handle& handle : handles())
        room.avoid(
            QRectF(handle.at - QPointF(handle.radius, handle.radius), QSizeF(2 * handle.radius, 2 * handle.radius)));
    painter.setClipRect(frame.area());
    paintLens(painter);
    paintCurves(painter);
    painter.setClipping(false);
    paintRectangle(painter, room);
    paintGuides(painter, room);
    paintStraight(painter, room);
    paintThreshold(painter, room);
    paintHandles(painter);
    paintInvitations(painter, room);
    frame.paintNumbers(painter, theme_, room);
    paintMarks(painter, room);
    nameCurves(painter, room);
    keepLabels(room);
}

} // namespace loom::ui
