#include "plots/ticks.h"

#include "common/core_text.h"

#include <QPainter>
#include <QStaticText>
#include <QTextOption>
#include <cmath>

namespace loom::ui {

namespace {

QStaticText richText(const QPainter& painter, const QString& html)
{
    QStaticText text(html);
    text.setTextFormat(Qt::RichText);
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    text.setTextOption(option);
    text.prepare(QTransform(), painter.font());
    return text;
}

QString withMinus(QString text)
{
    return text.replace(QLatin1Char('-'), QChar(0x2212));
}

} // namespace

std::vector<double> roundTicks(double low, double high, int wanted)
{
    std::vector<double> ticks;
    if (!(high > low) || !std::isfinite(low) || !std::isfinite(high) || wanted < 1)
        return ticks;
    const double rough = (high - low) / wanted;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    const double part = rough / power;
    const double distance = power * (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10);
    for (double k = std::ceil(low / distance - 1e-9); k * distance <= high + 1e-9 * distance; ++k)
        ticks.push_back(k == 0 ? 0.0 : k * distance);
    return ticks;
}

QString tickText(double value, double distance)
{
    const int digits = distance > 0 ? std::max(0, int(-std::floor(std::log10(distance) + 1e-9))) : 2;
    return withMinus(numberLocale().toString(value, 'f', std::min(digits, 8)));
}

int axisExponent(double low, double high)
{
    const double largest = std::max(std::abs(low), std::abs(high));
    if (!(largest > 0) || (largest >= 0.01 && largest < 1e5))
        return 0;
    return int(std::floor(std::log10(largest)));
}

QString fourDigits(double value)
{
    if (!std::isfinite(value))
        return std::isnan(value) ? QStringLiteral("NaN") : withMinus(QString::fromUtf8(value < 0 ? "-∞" : "∞"));
    const double size = std::abs(value);
    if (size != 0 && (size < 1e-3 || size >= 1e7))
        return scientificText(value);
    const int before = size >= 1 ? int(std::floor(std::log10(size))) + 1 : 0;
    return withMinus(numberLocale().toString(value, 'f', value == std::floor(value) ? 0 : std::max(0, 4 - before)));
}

QString cellText(double value)
{
    if (!std::isfinite(value))
        return fourDigits(value);
    const double size = std::abs(value);
    return withMinus(QString::number(value, size >= 1000 || (size > 0 && size < 0.005) ? 'g' : 'f',
                                     size >= 100                    ? 0
                                         : size >= 10               ? 1
                                         : size > 0 && size < 0.005 ? 1
                                                                    : 2));
}

void drawRichText(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QString& html)
{
    const QStaticText text = richText(painter, html);
    const QSizeF size = text.size();
    double x = rect.left(), y = rect.top();
    if (alignment & Qt::AlignRight)
        x = rect.right() - size.width();
    else if (alignment & Qt::AlignHCenter)
        x = rect.center().x() - size.width() / 2;
    if (alignment & Qt::AlignBottom)
        y = rect.bottom() - size.height();
    else if (alignment & Qt::AlignVCenter)
        y = rect.center().y() - size.height() / 2;
    painter.drawStaticText(QPointF(x, y), text);
}

double richTextWidth(const QPainter& painter, const QString& html)
{
    return richText(painter, html).size().width();
}

} // namespace loom::ui
