#include "lab_views/handle.h"

#include "common/theme.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <limits>

namespace loom::ui {
namespace {

double distanceToLine(const QLineF& line, const QPointF& at)
{
    const QPointF along = line.p2() - line.p1(), from = at - line.p1();
    const double length = QPointF::dotProduct(along, along);
    const double share = length > 0 ? std::clamp(QPointF::dotProduct(from, along) / length, 0.0, 1.0) : 0;
    return QLineF(at, line.p1() + share * along).length();
}

void paintLock(QPainter& painter, const Theme& theme, const Handle& handle)
{
    const QRectF disc = lockPlace(handle, theme);
    painter.setPen(QPen(theme.color(QStringLiteral("line")), theme.px(0.25)));
    painter.setBrush(theme.color(QStringLiteral("plot")));
    painter.drawEllipse(disc);
    const int icon = int(disc.width() * 0.75);
    painter.drawPixmap(disc.center() - QPointF(icon, icon) / 2,
                       theme.pixmap(QStringLiteral("lock"), icon, theme.color(QStringLiteral("text")),
                                    painter.device()->devicePixelRatioF()));
}

} // namespace

QRectF lockPlace(const Handle& handle, const Theme& theme)
{
    const int side = theme.px(4);
    const QPointF corner =
        handle.box.isNull() ? handle.at + QPointF(handle.radius, -handle.radius) * 0.7 : handle.box.topRight();
    return {corner.x() - side * 0.35, corner.y() - side * 0.65, double(side), double(side)};
}

double distanceTo(const Handle& handle, const QPointF& at, const Theme& theme)
{
    constexpr double kFar = std::numeric_limits<double>::infinity();
    const double least = theme.px(3);
    double found = kFar;
    if (!handle.along.isNull()) {
        const double distance = distanceToLine(handle.along, at);
        found = distance <= theme.px(2) ? distance + least : kFar; // what lies on the line comes first
    }
    if (!handle.box.isNull()) {
        const double x = std::max(0.0, least - handle.box.width() / 2);
        const double y = std::max(0.0, least - handle.box.height() / 2);
        return handle.box.adjusted(-x, -y, x, y).contains(at) ? 0 : found;
    }
    if (handle.radius == 0)
        return found;
    const double distance = QLineF(handle.at, at).length();
    return distance <= std::max(least, handle.radius + theme.px(0.5)) ? std::min(found, distance) : found;
}

QPointF borderOf(const Handle& handle, const QPointF& direction)
{
    if (handle.box.isNull())
        return handle.at + handle.radius * direction;
    const QPointF from = handle.box.center();
    const double x = std::abs(direction.x()) > 1e-9 ? handle.box.width() / 2 / std::abs(direction.x()) : 1e9;
    const double y = std::abs(direction.y()) > 1e-9 ? handle.box.height() / 2 / std::abs(direction.y()) : 1e9;
    return from + std::min(x, y) * direction;
}

void paintRing(QPainter& painter, const Handle& handle, double beyond)
{
    if (!handle.box.isNull())
        painter.drawRoundedRect(handle.box.adjusted(-beyond, -beyond, beyond, beyond), beyond * 2, beyond * 2);
    else if (handle.radius > 0)
        painter.drawEllipse(handle.at, handle.radius + beyond, handle.radius + beyond);
}

void paintHandle(QPainter& painter, const Theme& theme, const Handle& handle, bool hot, bool focused, bool locked)
{
    const QColor accent = theme.color(QStringLiteral("accent"));
    if (handle.look == Handle::Look::knob) {
        painter.setPen(QPen(locked ? theme.color(QStringLiteral("muted")) : accent, theme.px(0.5)));
        painter.setBrush(handle.fill.isValid() ? handle.fill : theme.color(QStringLiteral("plot")));
        painter.drawEllipse(handle.at, handle.radius, handle.radius);
    }
    painter.setBrush(Qt::NoBrush);
    if (hot && !locked) {
        QColor halo = accent;
        halo.setAlphaF(0.35);
        painter.setPen(QPen(halo, theme.px(1)));
        paintRing(painter, handle, theme.px(1));
    }
    if (focused) {
        painter.setPen(QPen(theme.color(QStringLiteral("focus")), theme.px(0.5)));
        paintRing(painter, handle, theme.px(1.25));
    }
    if (locked)
        paintLock(painter, theme, handle);
}

} // namespace loom::ui
