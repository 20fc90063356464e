#pragma once

#include <QRectF>
#include <QString>
#include <vector>

class QPainter;

namespace loom::ui {

/// Round numbers (1, 2 or 5 times a power of ten) within [low, high], about `wanted` of them; at least two where two
/// are wanted. None where the limits are the same but for rounding.
std::vector<double> roundTicks(double low, double high, int wanted);
/// A tick's label with just the digits that its distance to the next tick needs: 2.5 apart are 0.0, 2.5, 5.0.
QString tickText(double value, double distance);
/// The same for an axis whose largest number is `largest`: from a hundred thousand on, and where the digits would be
/// too many, as mantissa and power of ten, "2.5e+12"; the power is that of the largest, so that all have one form.
QString shortTickText(double value, double distance, double largest);
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

/// Places for things of one height (a line's name, a class's) as near as can be to where they belong: none over
/// another, all within [top, bottom] while there is room. `wanted`, and what is returned, are their middles.
std::vector<double> placedApart(const std::vector<double>& wanted, double height, double top, double bottom);

} // namespace loom::ui
