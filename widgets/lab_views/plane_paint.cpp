#include "common/theme.h"
#include "lab_views/label_room.h"
#include "lab_views/plane_plot.h"
#include "plots/ticks.h"

#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>

namespace loom::ui {
namespace {

double brightness(const QColor& color)
{
    return 0.299 * color.redF() + 0.587 * color.greenF() + 0.114 * color.blueF();
}

} // namespace

QColor PlanePlot::colorOf(const PlanePoint& point) const
{
    constexpr double kSign = 0.85; // the shade of a class that is a sign, as on a decision surface
    if (point.value)
        return theme_.diverging(*point.value);
    if (point.kind < 0)
        return theme_.color(QStringLiteral("muted"));
    return classes_ == 2 ? theme_.diverging(point.kind == 0 ? -kSign : kSign) : theme_.classColor(point.kind);
}

void PlanePlot::paintSurface(QPainter& painter)
{
    const QRect area = frame().area().toAlignedRect();
    const double ratio = devicePixelRatioF();
    const QSize size = area.size() * ratio;
    if (surfaceIsOld_ || surface_.size() != size) {
        if (surface_.size() != size)
            surface_ = QPixmap(size);
        QPainter brush(&surface_);
        brush.setRenderHint(QPainter::SmoothPixmapTransform);
        brush.drawImage(QRect(QPoint(), size), colors_.image(values_, rows_, columns_, shades_));
        surfaceIsOld_ = false;
    }
    painter.drawPixmap(area, surface_);
}

/// Both sides of the line, as polygons of the area's corners and the line's two ends.
void PlanePlot::paintTint(QPainter& painter) const
{
    const PlotFrame& frame = this->frame();
    const PlaneLine& line = lines_[std::size_t(tint_)].line;
    const PlotAxis &x = frame.x, &y = frame.y;
    const std::array corners{QPointF(x.low, y.low), QPointF(x.high, y.low), QPointF(x.high, y.high),
                             QPointF(x.low, y.high)};
    const auto side = [&](const QPointF& at) { return line.w1 * at.x() + line.w2 * at.y() + line.b; };
    painter.setPen(Qt::NoPen);
    for (const double sign : {-1.0, 1.0}) {
        QPolygonF polygon;
        QPointF inside;
        for (std::size_t i = 0; i < corners.size(); ++i) {
            const QPointF from = corners[i], to = corners[(i + 1) % corners.size()];
            const double a = sign * side(from), b = sign * side(to);
            if (a >= 0) {
                polygon << frame.toWidget(from);
                inside = from;
            }
            if ((a < 0) != (b < 0))
                polygon << frame.toWidget(from + a / (a - b) * (to - from));
        }
        if (polygon.size() < 3)
            continue;
        painter.setBrush(colourAt(inside));
        painter.drawPolygon(polygon);
    }
}

void PlanePlot::paintLines(QPainter& painter) const
{
    for (int i = 0; i < int(lines_.size()); ++i) {
        const std::optional<QLineF> part = seen(lines_[std::size_t(i)].line);
        if (!part)
            continue;
        const QLineF drawn(toWidget(part->p1()), toWidget(part->p2()));
        const bool attention = isHot(bodyHandle(i)) || showsFocus(bodyHandle(i));
        painter.setPen(QPen(theme_.color(QStringLiteral("plot")), theme_.px(attention ? 2 : 1.5)));
        painter.drawLine(drawn);
        painter.setPen(QPen(theme_.color(attention ? QStringLiteral("accent") : QStringLiteral("text")),
                            theme_.px(0.75), lines_[std::size_t(i)].line.dashed ? Qt::DashLine : Qt::SolidLine));
        painter.drawLine(drawn);
    }
}

void PlanePlot::paintStems(QPainter& painter) const
{
    if (stems_ < 0 || stems_ >= int(lines_.size()))
        return;
    const PlaneLine& line = lines_[std::size_t(stems_)].line;
    painter.setPen(QPen(theme_.color(QStringLiteral("muted")), theme_.px(0.4)));
    for (const PlanePoint& point : points_)
        if (line.w2 != 0)
            painter.drawLine(toWidget(point.at),
                             toWidget({point.at.x(), -(line.w1 * point.at.x() + line.b) / line.w2}));
}

/// Beside the line where there is room.
void PlanePlot::nameLines(QPainter& painter, LabelRoom& room) const
{
    painter.setFont(theme_.font(13, true));
    painter.setPen(theme_.color(QStringLiteral("text")));
    for (const HeldLine& held : lines_) {
        const PlaneLine& line = held.line;
        const std::optional<QLineF> part = seen(line);
        if (line.name.isEmpty() || !part)
            continue;
        const QSizeF size = labelSize(line.name, painter.font());
        const QLineF drawn(toWidget(part->p1()), toWidget(part->p2()));
        const QPointF normal = QPointF(line.w1, -line.w2) / std::hypot(line.w1, line.w2);
        const double away =
            theme_.px(1) + std::abs(normal.x()) * size.width() / 2 + std::abs(normal.y()) * size.height() / 2;
        std::vector<QPointF> places;
        for (const double share : {0.92, 0.08, 0.85, 0.15, 0.72, 0.28, 0.6, 0.4, 0.5})
            for (const double side : {1.0, -1.0})
                places.push_back(drawn.pointAt(share) + side * away * normal);
        std::erase_if(places, [&](const QPointF& at) { return !frame().area().contains(at); });
        auto rect = room.place(size, places, frame().area());
        if (!rect)
            rect = room.place(size, places); // in a small plot it may stand over the frame
        if (!rect)
            continue;
        drawBackedLabel(painter, *rect, line.name, theme_.color(QStringLiteral("text")),
                        theme_.color(QStringLiteral("plot")));
    }
}

void PlanePlot::paintPoint(QPainter& painter, const PlanePoint& point) const
{
    const QPointF at = toWidget(point.at);
    const double radius = radiusOf(point);
    const QColor fill = colorOf(point);
    const bool byHand = point.use == PointUse::move;
    painter.setBrush(fill);
    painter.setPen(QPen(theme_.color(QStringLiteral("plot")), theme_.px(byHand ? 1 : 0.4)));
    paintMark(painter, point.mark, at, radius);
    if (byHand || point.picked) {
        painter.setBrush(Qt::NoBrush);
        const bool accent = point.picked || !isLocked(pointHandle(int(&point - points_.data())));
        painter.setPen(
            QPen(theme_.color(accent ? QStringLiteral("accent") : QStringLiteral("muted")), theme_.px(0.5)));
        paintMark(painter, point.mark, at, radius + theme_.px(0.5));
    } else if (radius >= theme_.px(2)) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme_.color(QStringLiteral("text")), theme_.px(0.25)));
        paintMark(painter, point.mark, at, radius);
    }
    if (point.missed)
        paintMissed(painter, at, radius);
    if (point.letter.isEmpty())
        return;
    const QColor dark = theme_.color(QStringLiteral("text")), light = theme_.color(QStringLiteral("plot"));
    const bool first = std::abs(brightness(dark) - brightness(fill)) > std::abs(brightness(light) - brightness(fill));
    painter.setPen(first ? dark : light);
    painter.setFont(theme_.font(13, true));
    painter.drawText(QRectF(at - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius)),
                     Qt::AlignCenter | Qt::TextDontClip, point.letter);
}

void PlanePlot::paintMissed(QPainter& painter, const QPointF& at, double radius) const
{
    const QColor ink = theme_.color(QStringLiteral("text")), ground = theme_.color(QStringLiteral("plot"));
    const double around = radius + theme_.px(1.25), arm = theme_.px(1);
    const QPointF corner = at + QPointF(1, -1) * (around + arm);
    painter.setBrush(Qt::NoBrush);
    for (const auto& [color, width] : {std::pair(ground, 1.5), std::pair(ink, 0.75)}) {
        painter.setPen(QPen(color, theme_.px(width), Qt::SolidLine, Qt::RoundCap));
        painter.drawEllipse(at, around, around);
        painter.drawLine(corner - QPointF(arm, arm), corner + QPointF(arm, arm));
        painter.drawLine(corner + QPointF(-arm, arm), corner + QPointF(arm, -arm));
    }
}

void PlanePlot::paintGuesses(QPainter& painter, LabelRoom& room) const
{
    const double radius = theme_.px(2), arm = radius * 0.7;
    painter.setFont(theme_.font(13));
    for (const PlaneGuess& guess : guesses_) {
        const QPointF at = toWidget(guess.at);
        painter.setBrush(Qt::NoBrush);
        for (const auto& [key, width] : {std::pair("plot", 1.0), std::pair("text", 0.4)}) {
            painter.setPen(QPen(theme_.color(QLatin1String(key)), theme_.px(width)));
            painter.drawEllipse(at, radius, radius);
            painter.drawLine(at - QPointF(arm, arm), at + QPointF(arm, arm));
            painter.drawLine(at + QPointF(-arm, arm), at + QPointF(arm, -arm));
        }
        const QSizeF size = labelSize(guess.words, painter.font());
        if (guess.words.isEmpty())
            continue;
        if (const auto rect = room.place(size, placesAround(at, size, radius + theme_.px(0.5))))
            drawBackedLabel(painter, *rect, guess.words, theme_.color(QStringLiteral("text")),
                            theme_.color(QStringLiteral("plot")));
    }
}

/// Dashed from the point to the foot, a right angle there, and the length beside its middle.
void PlanePlot::paintRuler(QPainter& painter, LabelRoom& room) const
{
    if (!std::isfinite(rulerLength()))
        return;
    const QPointF at = toWidget(points_[std::size_t(ruler_->point)].at), foot = toWidget(rulerFoot());
    const QLineF line(at, foot);
    const QColor text = theme_.color(QStringLiteral("text")), ground = theme_.color(QStringLiteral("plot"));
    painter.save();
    painter.setClipRect(frame().area());
    painter.setPen(QPen(ground, theme_.px(1.25)));
    painter.drawLine(line);
    painter.setPen(QPen(text, theme_.px(0.5), Qt::DashLine));
    painter.drawLine(line);
    if (line.length() > theme_.px(4)) {
        const QPointF along = (at - foot) / line.length() * theme_.px(2), aside(-along.y(), along.x());
        painter.setPen(QPen(text, theme_.px(0.5)));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(QPolygonF{foot + along, foot + along + aside, foot + aside});
    }
    painter.restore();
    painter.setFont(theme_.mathFont(15));
    const QString words = rulerWords();
    const QSizeF size = labelSize(words, painter.font()) + QSizeF(theme_.px(1), 0);
    const QRectF area = frame().area();
    const QPointF middle(std::clamp(line.center().x(), area.left(), area.right()),
                         std::clamp(line.center().y(), area.top(), area.bottom()));
    std::optional<QRectF> rect = room.place(size, placesAround(middle, size, theme_.px(1)), area);
    if (!rect)
        rect = room.placeNear(QRectF(middle - QPointF(size.width(), size.height()) / 2, size));
    if (rect)
        drawBackedLabel(painter, *rect, words, text, ground);
}

void PlanePlot::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const PlotFrame& frame = this->frame();
    painter.fillRect(frame.area(), theme_.color(QStringLiteral("plot")));
    const bool tinted = tint_ >= 0 && tint_ < int(lines_.size());
    if (!values_.empty())
        paintSurface(painter);
    else if (tinted)
        paintTint(painter);
    if (values_.empty() && !tinted)
        frame.paintGrid(painter, theme_);
    else
        frame.paintZeros(painter, theme_);
    LabelRoom room(QRectF(rect()), theme_.px(1));
    avoidLocks(room);
    painter.setClipRect(frame.area());
    paintStems(painter);
    paintLines(painter);
    painter.setClipping(false);
    for (const PlanePoint& point : points_)
        if (point.use == PointUse::none && frame.area().contains(toWidget(point.at)))
            paintPoint(painter, point);
    for (const Handle& handle : handles())
        if (handle.along.isNull())
            room.avoid(QRectF(handle.at - QPointF(handle.radius, handle.radius),
                              QSizeF(2 * handle.radius, 2 * handle.radius)));
    paintRuler(painter, room);
    for (const PlanePoint& point : points_)
        if (point.use != PointUse::none)
            paintPoint(painter, point);
    paintHandles(painter);
    paintInvitations(painter, room);
    frame.paintNumbers(painter, theme_, room);
    paintGuesses(painter, room);
    nameLines(painter, room);
    keepLabels(room);
}

} // namespace loom::ui
