#include "plots/ticks.h"

#include "common/core_text.h"

#include <QPainter>
#include <QStaticText>
#include <QTextOption>
#include <algorithm>
#include <cmath>
#include <numeric>

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

/// The fewest digits behind the point with which multiples of `distance` are written as they are.
int digitsFor(double distance)
{
    constexpr int kMost = 8;
    if (!(distance > 0))
        return 2;
    double scaled = distance;
    for (int digits = 0; digits < kMost; ++digits, scaled *= 10)
        if (std::abs(scaled - std::round(scaled)) < 1e-6 * scaled)
            return digits;
    return kMost;
}

} // namespace

std::vector<double> roundTicks(double low, double high, int wanted)
{
    std::vector<double> ticks;
    // Nearer than this, doubles cannot count from one tick to the next.
    const double least = 1e-12 * std::max(std::abs(low), std::abs(high));
    if (!(high - low > least) || !std::isfinite(high - low) || wanted < 1)
        return ticks;
    const double rough = (high - low) / wanted;
    double power = std::pow(10.0, std::floor(std::log10(rough)));
    const double part = rough / power;
    int step = part <= 1 ? 0 : part <= 2 ? 1 : part <= 5 ? 2 : 3;
    constexpr double kSteps[] = {1, 2, 5, 10};
    // One number alone says nothing of the scale: rather one more than wanted.
    for (; ticks.size() < std::size_t(std::min(wanted, 2)); --step) {
        if (step < 0) {
            step = 2;
            power /= 10;
        }
        ticks.clear();
        const double distance = kSteps[step] * power;
        for (double k = std::ceil(low / distance - 1e-9); k * distance <= high + 1e-9 * distance; ++k)
            ticks.push_back(k == 0 ? 0.0 : k * distance);
    }
    return ticks;
}

QString tickText(double value, double distance)
{
    return withMinus(numberLocale().toString(value, 'f', digitsFor(distance)));
}

QString shortTickText(double value, double distance, double largest)
{
    constexpr double kLongest = 1e5; // the first that is written as a power
    if (!(largest >= kLongest) && !(distance > 0 && distance < 1e-5))
        return tickText(value, distance);
    if (value == 0)
        return QStringLiteral("0");
    // The mantissa needs the digits by which neighbours differ. The power keeps its plain sign: plots typeset it.
    const int power = int(std::floor(std::log10(std::max(std::abs(largest), std::abs(value))) + 1e-9));
    if (power == 0)
        return tickText(value, distance);
    const double unit = std::pow(10.0, power);
    const QString text = QString::number(std::abs(value) / unit, 'f', digitsFor(distance / unit))
        + QStringLiteral("e%1%2").arg(power < 0 ? '-' : '+').arg(std::abs(power), 2, 10, QLatin1Char('0'));
    return value < 0 ? QChar(0x2212) + text : text;
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

std::vector<double> placedApart(const std::vector<double>& wanted, double height, double top, double bottom)
{
    std::vector<std::size_t> order(wanted.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return wanted[i]; });
    // Neighbours that would touch form a block that stands as near as can be to all of its members' places.
    struct Block {
        double sum, count;
        double first(double step) const { return sum / count - (count - 1) / 2 * step; }
    };
    std::vector<Block> blocks;
    const double most = wanted.empty() ? 0 : (bottom - top) / double(wanted.size());
    const double step = std::min(height, std::max(most, 0.0)), low = top + step / 2, high = bottom - step / 2;
    const auto kept = [&](Block block) {
        const double first = std::clamp(block.first(step), low, std::max(low, high - (block.count - 1) * step));
        block.sum = (first + (block.count - 1) / 2 * step) * block.count;
        return block;
    };
    for (const std::size_t i : order) {
        blocks.push_back(kept({std::clamp(wanted[i], low, std::max(low, high)), 1}));
        while (blocks.size() > 1) {
            const Block &before = blocks[blocks.size() - 2], &last = blocks.back();
            if (before.first(step) + before.count * step <= last.first(step) + 1e-9)
                break;
            const Block both{before.sum + last.sum, before.count + last.count};
            blocks.resize(blocks.size() - 2);
            blocks.push_back(kept(both));
        }
    }
    std::vector<double> places(wanted.size());
    std::size_t at = 0;
    for (const Block& block : blocks)
        for (int k = 0; k < int(block.count); ++k)
            places[order[at++]] = block.first(step) + k * step;
    return places;
}

double richTextWidth(const QPainter& painter, const QString& html)
{
    return richText(painter, html).size().width();
}

} // namespace loom::ui
