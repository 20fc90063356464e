#include "plots/map_image.h"

#include "common/theme.h"

#include <algorithm>
#include <cmath>

namespace loom::ui {

MapRange rangeOf(std::span<const float> values, MapScale scale)
{
    double low = 0, high = 0;
    bool found = false;
    for (const float v : values) {
        if (!std::isfinite(v))
            continue;
        low = found ? std::min(low, double(v)) : v;
        high = found ? std::max(high, double(v)) : v;
        found = true;
    }
    if (scale == MapScale::diverging) {
        high = std::max(std::abs(low), std::abs(high));
        low = -high;
    }
    return {low, high};
}

MapColors::MapColors(const Theme& theme, MapScale scale)
    : broken_(theme.color(QStringLiteral("error")).rgb())
{
    for (std::size_t i = 0; i < colors_.size(); ++i) {
        const double t = double(i) / double(colors_.size() - 1);
        const int gray = int(t * 255 + 0.5);
        colors_[i] = scale == MapScale::diverging ? theme.diverging(2 * t - 1).rgb()
            : scale == MapScale::sequential       ? theme.sequential(t).rgb()
                                                  : qRgb(gray, gray, gray);
    }
}

QRgb MapColors::of(double value, const MapRange& range) const
{
    if (!std::isfinite(value))
        return broken_;
    const double span = range.high - range.low;
    const double t = span > 0 ? std::clamp((value - range.low) / span, 0.0, 1.0) : 0.5;
    return colors_[std::size_t(t * double(colors_.size() - 1) + 0.5)];
}

QImage MapColors::image(std::span<const float> values, int rows, int columns, const MapRange& range) const
{
    QImage image(columns, rows, QImage::Format_RGB32);
    for (int r = 0; r < rows; ++r) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(r));
        for (int c = 0; c < columns; ++c)
            line[c] = of(values[std::size_t(r) * std::size_t(columns) + std::size_t(c)], range);
    }
    return image;
}

bool MapColors::isDark(double value, const MapRange& range) const
{
    const QRgb color = of(value, range);
    return 0.299 * qRed(color) + 0.587 * qGreen(color) + 0.114 * qBlue(color) < 140;
}

} // namespace loom::ui
