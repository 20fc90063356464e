#include "lab_views/point_mark.h"

#include <QPainter>
#include <QPolygonF>

namespace loom::ui {
namespace {

QPolygonF markPolygon(PointMark mark, const QPointF& at, double radius)
{
    const double r = radius;
    switch (mark) {
    case PointMark::square:
        return {at + QPointF(-r, -r) * 0.88, at + QPointF(r, -r) * 0.88, at + QPointF(r, r) * 0.88,
                at + QPointF(-r, r) * 0.88};
    case PointMark::triangle:
        return {at + QPointF(0, -1.2 * r), at + QPointF(1.1 * r, 0.8 * r), at + QPointF(-1.1 * r, 0.8 * r)};
    case PointMark::diamond:
        return {at + QPointF(0, -1.2 * r), at + QPointF(1.2 * r, 0), at + QPointF(0, 1.2 * r),
                at + QPointF(-1.2 * r, 0)};
    case PointMark::disc:
        break;
    }
    return {};
}

} // namespace

void paintMark(QPainter& painter, PointMark mark, const QPointF& at, double radius)
{
    if (const QPolygonF polygon = markPolygon(mark, at, radius); !polygon.isEmpty())
        painter.drawPolygon(polygon);
    else
        painter.drawEllipse(at, radius, radius);
}

} // namespace loom::ui
