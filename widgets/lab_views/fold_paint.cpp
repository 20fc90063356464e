#include "common/theme.h"
#include "lab_views/fold_plot.h"
#include "lab_views/label_room.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace loom::ui {
namespace {

constexpr double kFolded = 0.75; // from here on the straight line and its two sides fade in

} // namespace

/// Nothing while the sheet is not folded yet, or along no line.
std::optional<FoldPlot::Crease> FoldPlot::crease() const
{
    const double norm = std::hypot(line_.w1, line_.w2);
    if (share_ < kFolded || !(norm > 0) || !std::isfinite(norm))
        return std::nullopt;
    const QPointF normal = QPointF(line_.w1, line_.w2) / norm, along(-normal.y(), normal.x());
    const QPointF foot = -line_.b / norm * normal;
    const double far = reach();
    return Crease{foot - far * along, foot + far * along, normal, (share_ - kFolded) / (1 - kFolded)};
}

/// Where it is folded, hardly anything is left of the sheet: the plane itself shows which side gives which answer.
void FoldPlot::paintSides(QPainter& painter) const
{
    const std::optional<Crease> crease = this->crease();
    if (!crease)
        return;
    painter.setPen(Qt::NoPen);
    for (const double sign : {-1.0, 1.0}) {
        QColor ink = theme_.diverging(sign * 0.4);
        ink.setAlphaF(crease->opacity);
        painter.setBrush(ink);
        const QPointF beyond = sign * reach() * crease->normal;
        painter.drawPolygon(QPolygonF{toWidget(crease->from), toWidget(crease->to), toWidget(crease->to + beyond),
                                      toWidget(crease->from + beyond)});
    }
}

/// Cell by cell in the colour of its middle; neighbours share their edges, so that no seam is seen.
void FoldPlot::paintSheet(QPainter& painter) const
{
    const std::size_t columns = std::size_t(sheet_.columns);
    std::vector<QPointF> places;
    places.reserve(sheet_.from.size());
    for (std::size_t i = 0; i < sheet_.from.size(); ++i)
        places.push_back(toWidget(placeOf(i)));
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(Qt::NoPen);
    for (std::size_t row = 0; row + 1 < std::size_t(sheet_.rows); ++row)
        for (std::size_t column = 0; column + 1 < columns; ++column) {
            const std::size_t a = row * columns + column, b = a + columns;
            const float shade = (sheet_.shade[a] + sheet_.shade[a + 1] + sheet_.shade[b] + sheet_.shade[b + 1]) / 4;
            const QPointF cell[4] = {places[a], places[a + 1], places[b + 1], places[b]};
            painter.setBrush(theme_.diverging(0.45 * shade)); // points of full colour stand out on it
            painter.drawPolygon(cell, 4);
        }
    painter.setRenderHint(QPainter::Antialiasing);
}

/// The sheet's own squares: what was straight and even before.
void FoldPlot::paintGrid(QPainter& painter) const
{
    constexpr int kLines = 8;
    QColor ink = theme_.color(QStringLiteral("text"));
    ink.setAlphaF(0.3);
    painter.setPen(QPen(ink, theme_.px(0.25)));
    painter.setBrush(Qt::NoBrush);
    const int across = std::max(1, (sheet_.columns - 1) / kLines), down = std::max(1, (sheet_.rows - 1) / kLines);
    for (int row = 0; row < sheet_.rows; row += down) {
        QPolygonF line;
        for (int column = 0; column < sheet_.columns; ++column)
            line << toWidget(placeOf(std::size_t(row * sheet_.columns + column)));
        painter.drawPolyline(line);
    }
    for (int column = 0; column < sheet_.columns; column += across) {
        QPolygonF line;
        for (int row = 0; row < sheet_.rows; ++row)
            line << toWidget(placeOf(std::size_t(row * sheet_.columns + column)));
        painter.drawPolyline(line);
    }
}

/// From the line's foot beyond everything that is seen.
double FoldPlot::reach() const
{
    const PlotFrame& frame = this->frame();
    return std::abs(line_.b) / std::hypot(line_.w1, line_.w2) + frame.x.high - frame.x.low + frame.y.high
        - frame.y.low + std::abs(frame.x.low) + std::abs(frame.y.low);
}

/// On the sheet a strong line; when it is folded, the straight line that it lies on goes on beyond the sheet.
void FoldPlot::paintBorder(QPainter& painter) const
{
    const std::vector<QLineF> border = this->border();
    for (const auto& [key, width] : {std::pair("plot", 1.5), std::pair("text", 0.75)}) {
        painter.setPen(QPen(theme_.color(QLatin1String(key)), theme_.px(width), Qt::SolidLine, Qt::RoundCap));
        for (const QLineF& piece : border)
            painter.drawLine(toWidget(piece.p1()), toWidget(piece.p2()));
    }
    const std::optional<Crease> crease = this->crease();
    if (!crease)
        return;
    QColor ink = theme_.color(QStringLiteral("text"));
    ink.setAlphaF(crease->opacity);
    painter.setPen(QPen(ink, theme_.px(0.5), Qt::DashLine));
    painter.drawLine(toWidget(crease->from), toWidget(crease->to));
}

void FoldPlot::paintPoints(QPainter& painter, LabelRoom& room) const
{
    constexpr double kSign = 0.85; // as on a decision surface
    const double radius = theme_.px(2.5);
    for (int i = 0; i < int(points_.size()); ++i) {
        const FoldPoint& point = points_[std::size_t(i)];
        const QPointF at = toWidget(pointPlace(i));
        const bool known = point.kind >= 0;
        painter.setBrush(known ? theme_.diverging(point.kind == 0 ? -kSign : kSign)
                               : theme_.color(QStringLiteral("muted")));
        painter.setPen(QPen(theme_.color(QStringLiteral("plot")), theme_.px(0.6)));
        paintMark(painter, point.mark, at, radius);
        painter.setPen(theme_.color(theme_.isDark() ? QStringLiteral("text") : QStringLiteral("plot")));
        painter.setFont(theme_.font(13, true));
        painter.drawText(QRectF(at - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius)),
                         Qt::AlignCenter | Qt::TextDontClip, point.letter);
        room.avoid(QRectF(at - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius)));
    }
    painter.setFont(theme_.tabularFont(13));
    for (int i = 0; i < int(points_.size()); ++i) {
        const QString& name = points_[std::size_t(i)].name;
        const QSizeF size = labelSize(name, painter.font()) + QSizeF(theme_.px(1), 0);
        if (name.isEmpty())
            continue;
        if (const auto rect = room.place(size, placesAround(toWidget(pointPlace(i)), size, radius + theme_.px(0.5)),
                                         frame().area()))
            drawBackedLabel(painter, *rect, name, theme_.color(QStringLiteral("text")),
                            theme_.color(QStringLiteral("plot")));
    }
}

void FoldPlot::paintSlider(QPainter& painter, LabelRoom& room) const
{
    const QLineF track = this->track();
    painter.setPen(QPen(theme_.color(QStringLiteral("control_border")), theme_.px(1), Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(track);
    painter.setPen(QPen(theme_.color(QStringLiteral("accent")), theme_.px(1), Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(track.p1(), track.pointAt(share_));
    painter.setFont(theme_.font(13, true));
    for (const int which : {0, 1}) {
        const QRectF box = endBox(which);
        const bool here = share_ == which;
        painter.setPen(
            QPen(theme_.color(here ? QStringLiteral("accent") : QStringLiteral("control_border")), theme_.px(0.25)));
        painter.setBrush(
            theme_.color(isHot(endHandle(which)) ? QStringLiteral("control_hover") : QStringLiteral("control")));
        painter.drawRoundedRect(box, theme_.px(1), theme_.px(1));
        painter.setPen(theme_.color(here ? QStringLiteral("accent") : QStringLiteral("text")));
        drawLabel(painter, box, words_[which]);
        room.take(box);
    }
    room.avoid(QRectF(track.p1() - QPointF(0, theme_.px(2.5)), QSizeF(track.dx(), theme_.px(5))));
}

void FoldPlot::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const PlotFrame& frame = this->frame();
    painter.fillRect(frame.area(), theme_.color(QStringLiteral("plot")));
    frame.paintGrid(painter, theme_);
    LabelRoom room(QRectF(rect()), theme_.px(1));
    avoidLocks(room);
    painter.setClipRect(frame.area());
    if (sheet_.rows > 1 && sheet_.columns > 1) {
        paintSides(painter);
        paintSheet(painter);
        paintGrid(painter);
        paintBorder(painter);
    }
    painter.setClipping(false);
    paintSlider(painter, room);
    paintPoints(painter, room);
    paintHandles(painter);
    paintInvitations(painter, room);
    frame.paintNumbers(painter, theme_, room);
    keepLabels(room);
}

} // namespace loom::ui
