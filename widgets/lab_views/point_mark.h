#pragma once

class QPainter;
class QPointF;

namespace loom::ui {

/// The shape of a point, so that it is told from others in grey too.
enum class PointMark { disc, square, triangle, diamond };

/// With the painter's pen and brush.
void paintMark(QPainter& painter, PointMark mark, const QPointF& at, double radius);

} // namespace loom::ui
