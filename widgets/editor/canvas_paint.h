#pragma once

#include <QRectF>
#include <QString>

class QColor;
class QFont;
class QPainter;

namespace loom::ui {

double textWidth(const QString& text, const QFont& font);
/// As many whole words as fit, then "…"; a first word that is too long is cut by letters.
QString fittingWords(const QString& text, const QFont& font, double width);
/// One or two lines, enlarged from the font up to twice as far as the rectangle allows.
void drawLargestFitting(QPainter& painter, const QRectF& rect, const QString& text, const QFont& font);
/// A triangle with an exclamation mark.
void drawBadge(QPainter& painter, const QRectF& rect, const QColor& fill, const QColor& mark);
void drawLock(QPainter& painter, const QRectF& rect, const QColor& color);

} // namespace loom::ui
