#include "common/theme.h"
#include "lab_views/lab_bars.h"
#include "lab_views/label_room.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace loom::ui {

namespace {
constexpr double kShortest = 2; // units: an arrow is longer
} // namespace

/// Labels keep away from arrows, and what invites keeps its words beside the number.
void LabBars::keepFree(LabelRoom& room) const
{
    const double half = theme_.px(1);
    for (const Place& place : places_) {
        const double end = toWidget(at(place).value);
        if (const std::optional<QPointF> tip = tipOf(place); tip && std::abs(tip->y() - end) >= theme_.px(kShortest))
            room.avoid({tip->x() - half, std::min(end, tip->y()), 2 * half, std::abs(tip->y() - end)});
        if (const HandleId grip = barHandle(place.group, place.bar); invites(grip) && !isLocked(grip))
            room.avoid({gripOf(place).right(), end - half, double(theme_.px(10)), 2 * half});
    }
}

bool LabBars::isPicked(int flat) const
{
    const HandleId id{top, flat};
    return hoveredHandle() == id || draggedHandle() == id || focusedHandle() == id;
}

QColor LabBars::colorOf(const Place& place, int flat) const
{
    constexpr double kSign = 0.85; // the shade of a sign, as on a decision surface
    constexpr std::size_t kColoured = 4;
    const LabBarGroup& group = groups_[std::size_t(place.group)];
    const QColor grey = theme_.color(QStringLiteral("muted"));
    switch (group.colors) {
    case LabBarColors::group:
        return theme_.classColor(place.group);
    case LabBarColors::classes:
        return group.bars.size() > kColoured && !isPicked(flat) ? grey : theme_.classColor(place.bar);
    case LabBarColors::sign:
        return theme_.diverging(at(place).value < 0 ? -kSign : kSign);
    case LabBarColors::plain:
        break;
    }
    return grey;
}

/// The end of a bar that goes on beyond the axis.
void LabBars::paintArrowHead(QPainter& painter, const QRectF& rect, bool up) const
{
    const double beyond = theme_.px(1), high = theme_.px(2.5);
    const double tip = up ? rect.top() : rect.bottom(), foot = up ? tip + high : tip - high;
    painter.drawPolygon(QPolygonF{QPointF(rect.center().x(), tip), QPointF(rect.right() + beyond, foot),
                                  QPointF(rect.left() - beyond, foot)});
}

/// Of 0 a line is left.
void LabBars::paintBar(QPainter& painter, const Place& place, const QColor& color) const
{
    const QRectF rect = rectOf(place);
    if (rect.width() <= 0)
        return;
    const double value = at(place).value, head = theme_.px(2.5);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    if (value > frame_.y.high) {
        painter.drawRect(rect.adjusted(0, std::min(head, rect.height()), 0, 0));
        paintArrowHead(painter, rect, true);
    } else if (value < frame_.y.low) {
        painter.drawRect(rect.adjusted(0, 0, 0, -std::min(head, rect.height())));
        paintArrowHead(painter, rect, false);
    } else {
        const double least = theme_.px(0.75);
        painter.drawRect(
            rect.height() < least ? QRectF(rect.left(), rect.center().y() - least / 2, rect.width(), least) : rect);
    }
}

/// Dashes and lines on the colour of the plot, so that they are seen on any bar.
void LabBars::paintMarks(QPainter& painter, const Place& place) const
{
    const LabBar& bar = at(place);
    if (bar.covered)
        return;
    const double inset = theme_.px(0.5);
    const auto mark = [&](double value, const QString& key, Qt::PenStyle style) {
        if (std::isnan(value))
            return;
        const double y = toWidget(value);
        const QLineF line(place.slot.left() + inset, y, place.slot.right() - inset, y);
        painter.setPen(QPen(theme_.color(QStringLiteral("plot")), theme_.px(1.25), Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(line);
        painter.setPen(QPen(theme_.color(key), theme_.px(0.5), style, Qt::FlatCap));
        painter.drawLine(line);
    };
    if (bar.target)
        mark(*bar.target, QStringLiteral("text"), Qt::DashLine);
    if (bar.guess)
        mark(*bar.guess, QStringLiteral("accent"), Qt::SolidLine);
}

/// One that is too short to be seen as an arrow is a dot.
void LabBars::paintPull(QPainter& painter, const Place& place) const
{
    const std::optional<QPointF> tip = tipOf(place);
    if (!tip)
        return;
    const QPointF from(tip->x(), toWidget(at(place).value));
    const QColor ink = theme_.color(QStringLiteral("text")), ground = theme_.color(QStringLiteral("plot"));
    const double length = std::abs(tip->y() - from.y()), head = std::min<double>(theme_.px(2.5), length);
    const double outline = theme_.px(0.5), thick = theme_.px(1);
    painter.setPen(QPen(ground, outline));
    painter.setBrush(ink);
    if (length < theme_.px(kShortest)) {
        painter.drawEllipse(from, theme_.px(0.9), theme_.px(0.9));
        return;
    }
    const double towards = tip->y() < from.y() ? 1 : -1; // the head's foot lies this way from its tip
    const QPointF neck(tip->x(), tip->y() + towards * head);
    const double half = thick / 2, wide = head * 0.75;
    painter.drawPolygon(QPolygonF{from + QPointF(-half, 0), neck + QPointF(-half, 0), neck + QPointF(-wide, 0), *tip,
                                  neck + QPointF(wide, 0), neck + QPointF(half, 0), from + QPointF(half, 0)});
}

/// A bar across the top, as what is moved looks in the other views.
void LabBars::paintGrip(QPainter& painter, const Place& place, int flat) const
{
    const LabBar& bar = at(place);
    if (!bar.movable || bar.covered || std::isnan(bar.value))
        return;
    const QRectF grip = gripOf(place);
    painter.setPen(QPen(theme_.color(isLocked({top, flat}) ? QStringLiteral("muted") : QStringLiteral("accent")),
                        theme_.px(0.5)));
    painter.setBrush(theme_.color(QStringLiteral("plot")));
    painter.drawRoundedRect(grip, grip.height() / 2, grip.height() / 2);
}

void LabBars::paintStairs(QPainter& painter, int group) const
{
    const QPolygonF line = stairs(group);
    if (line.size() < 2)
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme_.color(QStringLiteral("plot")), theme_.px(1.25)));
    painter.drawPolyline(line);
    painter.setPen(QPen(theme_.color(QStringLiteral("text")), theme_.px(0.5), Qt::DashLine));
    painter.drawPolyline(line);
}

void LabBars::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const PlotFrame& frame = this->frame();
    painter.fillRect(frame.area(), theme_.color(QStringLiteral("plot")));
    frame.paintGrid(painter, theme_);
    for (int i = 0; i < int(places_.size()); ++i)
        paintBar(painter, places_[std::size_t(i)], colorOf(places_[std::size_t(i)], i));
    for (int group = 0; group < int(groups_.size()); ++group)
        paintStairs(painter, group);
    for (int i = 0; i < int(places_.size()); ++i) {
        paintMarks(painter, places_[std::size_t(i)]);
        paintGrip(painter, places_[std::size_t(i)], i);
        paintPull(painter, places_[std::size_t(i)]);
    }
    LabelRoom room(QRectF(rect()), theme_.px(0.5));
    avoidLocks(room);
    writeTitle(painter, room);
    writeNames(painter, room); // they stay where they are, whatever the numbers do
    writeNumbers(painter, room);
    writePulls(painter, room);
    keepFree(room);
    writeGuesses(painter, room);
    writeFactors(painter, room);
    PlotFrame unnamed = frame;
    unnamed.y.name.clear();
    unnamed.paintNumbers(painter, theme_, room);
    paintHandles(painter);
    paintInvitations(painter, room);
    keepLabels(room);
}

} // namespace loom::ui
