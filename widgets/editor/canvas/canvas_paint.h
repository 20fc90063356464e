#pragma once

#include "common/fitting_words.h"

#include <QRectF>
#include <QString>

class QColor;
class QFont;
class QPainter;

namespace loom::ui {

/// One or two lines, enlarged from the font up to twice as far as the rectangle allows.
void drawLargestFitting(QPainter& painter, const QRectF& rect, const QString& text, const QFont& font);
/// A triangle with an exclamation mark.
void drawBadge(QPainter& painter, const QRectF& rect, const QColor& fill, const QColor& mark);
void drawLock(QPainter& painter, const QRectF& rect, const QColor& color);

} // namespace loom::ui
