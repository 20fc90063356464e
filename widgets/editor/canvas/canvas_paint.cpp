#include "editor/canvas/canvas_paint.h"

#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

namespace loom::ui {

void drawLargestFitting(QPainter& painter, const QRectF& rect, const QString& text, const QFont& font)
{
    constexpr double kLargest = 2.0, kStep = 0.1;
    const int flags = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap;
    for (double factor = kLargest; factor >= 1; factor -= kStep) {
        QFont larger = font;
        larger.setPixelSize(int(font.pixelSize() * factor));
        const QRectF needed = QFontMetricsF(larger).boundingRect(rect, flags, text);
        if (factor > 1 + kStep / 2 && (needed.width() > rect.width() || needed.height() > rect.height()))
            continue;
        painter.setFont(larger);
        painter.drawText(rect, flags, text);
        return;
    }
}

void drawBadge(QPainter& painter, const QRectF& rect, const QColor& fill, const QColor& mark)
{
    QPainterPath triangle;
    triangle.moveTo(rect.center().x(), rect.top());
    triangle.lineTo(rect.bottomRight());
    triangle.lineTo(rect.bottomLeft());
    triangle.closeSubpath();
    painter.setPen(QPen(fill, rect.width() / 8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(fill);
    painter.drawPath(triangle);
    const double thick = rect.width() / 9;
    painter.setPen(QPen(mark, thick, Qt::SolidLine, Qt::RoundCap));
    const QPointF top(rect.center().x(), rect.top() + rect.height() * 0.38);
    painter.drawLine(top, top + QPointF(0, rect.height() * 0.25));
    painter.drawPoint(QPointF(top.x(), rect.top() + rect.height() * 0.86));
}

void drawLock(QPainter& painter, const QRectF& rect, const QColor& color)
{
    const QRectF body(rect.left(), rect.top() + rect.height() * 0.45, rect.width(), rect.height() * 0.55);
    const double line = rect.width() / 7;
    painter.setPen(QPen(color, line));
    painter.setBrush(Qt::NoBrush);
    QPainterPath bow;
    const QRectF arch(rect.left() + rect.width() * 0.2, rect.top() + line, rect.width() * 0.6, rect.height() * 0.7);
    bow.moveTo(arch.left(), body.top());
    bow.lineTo(arch.left(), arch.center().y());
    bow.arcTo(arch, 180, -180);
    bow.lineTo(arch.right(), body.top());
    painter.drawPath(bow);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(body, line, line);
}

} // namespace loom::ui
