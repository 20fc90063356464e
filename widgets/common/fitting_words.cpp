#include "common/fitting_words.h"

#include <QFont>
#include <QFontMetricsF>
#include <QStringList>

namespace loom::ui {

double textWidth(const QString& text, const QFont& font)
{
    return text.isEmpty() ? 0 : QFontMetricsF(font).horizontalAdvance(text);
}

QString fittingWords(const QString& text, const QFont& font, double width)
{
    const QFontMetricsF metrics(font);
    if (metrics.horizontalAdvance(text) <= width)
        return text;
    const QString dots = QStringLiteral(" …");
    QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    while (words.size() > 1) {
        words.removeLast();
        QString shorter = words.join(QLatin1Char(' '));
        while (shorter.endsWith(QLatin1Char(',')) || shorter.endsWith(QChar(0xD7)))
            shorter = shorter.chopped(1).trimmed();
        if (metrics.horizontalAdvance(shorter + dots) <= width)
            return shorter + dots;
    }
    return metrics.elidedText(text, Qt::ElideRight, width);
}

} // namespace loom::ui
