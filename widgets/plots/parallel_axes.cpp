#include "plots/parallel_axes.h"

#include "plots/ticks.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace loom::ui {
namespace {

/// Before it is flipped.
double upright(const ParallelAxis& axis, double value)
{
    if (std::isnan(value))
        return value;
    if (axis.scale == ParallelAxis::Scale::choices)
        return axis.choices.size() < 2 ? 0.5 : value / double(axis.choices.size() - 1);
    const bool log = axis.scale == ParallelAxis::Scale::logarithmic;
    if (log && value <= 0)
        return std::numeric_limits<double>::quiet_NaN();
    const double low = log ? std::log(axis.low) : axis.low, high = log ? std::log(axis.high) : axis.high;
    return high > low ? ((log ? std::log(value) : value) - low) / (high - low) : 0.5;
}

/// As few digits as the number has: powers of ten are 0.001, not 0.0010.
QString labelText(double value, double distance, double largest)
{
    constexpr double kLongest = 1e7, kFinest = 1e-4;
    return value == 0 || (largest < kLongest && distance >= kFinest * (1 - 1e-9)) ? tickText(value, distance)
                                                                                  : fourDigits(value);
}

/// Powers of ten, or none where the axis has less than two.
std::vector<double> powers(const ParallelAxis& axis, int wanted)
{
    const int first = int(std::ceil(std::log10(axis.low) - 1e-9));
    const int last = int(std::floor(std::log10(axis.high) + 1e-9));
    if (last - first < 1)
        return {};
    std::vector<double> values;
    const int by = std::max(1, (last - first + wanted) / std::max(1, wanted));
    for (int exponent = first; exponent <= last; exponent += by)
        values.push_back(std::pow(10.0, exponent));
    return values;
}

} // namespace

double placeOn(const ParallelAxis& axis, double value)
{
    const double place = upright(axis, value);
    return axis.flipped ? 1 - place : place;
}

double valueAt(const ParallelAxis& axis, double place)
{
    const double up = axis.flipped ? 1 - place : place;
    if (axis.scale == ParallelAxis::Scale::choices)
        return std::clamp(std::round(up * double(axis.choices.size() - 1)), 0.0, double(axis.choices.size()) - 1);
    if (axis.scale == ParallelAxis::Scale::logarithmic)
        return axis.low * std::pow(axis.high / axis.low, up);
    return axis.low + (axis.high - axis.low) * up;
}

bool canBeLogarithmic(const ParallelAxis& axis)
{
    return axis.scale != ParallelAxis::Scale::choices && axis.low > 0 && axis.high > axis.low;
}

QString rangeWords(const ParallelAxis& axis, double from, double to)
{
    if (axis.scale != ParallelAxis::Scale::choices) {
        const auto [low, high] = std::minmax({valueAt(axis, from), valueAt(axis, to)});
        return QStringLiteral("%1 – %2").arg(fourDigits(low), fourDigits(high));
    }
    QStringList inside;
    for (qsizetype i = 0; i < axis.choices.size(); ++i)
        if (const double place = placeOn(axis, double(i)); place >= from && place <= to)
            inside << axis.choices[i];
    return inside.join(QStringLiteral(", "));
}

std::vector<std::pair<double, QString>> labelsOf(const ParallelAxis& axis, int wanted)
{
    std::vector<std::pair<double, QString>> labels;
    if (axis.scale == ParallelAxis::Scale::choices) {
        for (qsizetype i = 0; i < axis.choices.size(); ++i)
            labels.emplace_back(placeOn(axis, double(i)), axis.choices[i]);
    } else if (axis.scale == ParallelAxis::Scale::logarithmic) {
        for (const double value : powers(axis, wanted))
            labels.emplace_back(placeOn(axis, value), labelText(value, value, value));
        if (labels.empty())
            for (const double value : {axis.low, axis.high})
                labels.emplace_back(placeOn(axis, value), fourDigits(value));
    } else {
        const std::vector<double> ticks = roundTicks(axis.low, axis.high, wanted);
        const double distance = ticks.size() > 1 ? ticks[1] - ticks[0] : axis.high - axis.low;
        for (const double value : ticks)
            labels.emplace_back(placeOn(axis, value),
                                labelText(value, distance, std::max(std::abs(axis.low), std::abs(axis.high))));
        if (ticks.empty())
            labels.emplace_back(placeOn(axis, axis.low), fourDigits(axis.low));
    }
    std::ranges::sort(labels, {}, [](const auto& label) { return label.first; });
    return labels;
}

} // namespace loom::ui
