#pragma once

#include <QRectF>
#include <QString>
#include <vector>

class QPainter;

namespace loom::ui {

/// Round numbers (1, 2 or 5 times a power of ten) within [low, high], about `wanted` of them.
std::vector<double> roundTicks(double low, double high, int wanted);
/// A tick's label with just the digits that its distance to the next tick needs.
QString tickText(double value, double distance);
/// The power of ten to take out of an axis whose numbers are very small or very large; 0 where none is
/// needed.
int axisExponent(double low, double high);
/// A number in four digits as plain text: 0.0413, 12.35, 101,770; rich text with a typeset power beyond that.
QString fourDigits(double value);
/// Three digits for the inside of a cell, without grouping.
QString cellText(double value);

/// Draws rich text (typeset powers) into the rectangle.
void drawRichText(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QString& html);
double richTextWidth(const QPainter& painter, const QString& html);

} // namespace loom::ui
