#pragma once

#include <QString>

class QFont;

namespace loom::ui {

double textWidth(const QString& text, const QFont& font);
/// As many whole words as fit, then "…"; a first word that is too long is cut by letters.
QString fittingWords(const QString& text, const QFont& font, double width);

} // namespace loom::ui
