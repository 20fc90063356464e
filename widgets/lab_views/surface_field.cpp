#include "lab_views/surface_field.h"

#include "common/theme.h"
#include "lab_views/plot_frame.h"
#include "plots/map_image.h"
#include "plots/ticks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace loom::ui {

/// A corner of a cell: its place in the picture and its height.
struct SurfaceCorner {
    QPointF at;
    double height = 0;
};

SurfaceField::SurfaceField(std::vector<double> heights, int rows, int columns, bool logarithmic)
    : heights_(std::move(heights))
    , rows_(rows)
    , columns_(columns)
    , logarithmic_(logarithmic)
{
    low_ = std::numeric_limits<double>::infinity();
    high_ = -low_;
    for (const double height : heights_)
        if (std::isfinite(height) && (height > 0 || !logarithmic_)) {
            low_ = std::min(low_, height);
            high_ = std::max(high_, height);
        }
    if (!(low_ <= high_))
        low_ = high_ = logarithmic_ ? 1 : 0;
    chooseLevels();
    traceLines();
}

double SurfaceField::at(double across, double up) const
{
    if (isEmpty())
        return std::numeric_limits<double>::quiet_NaN();
    const double x = std::clamp(across, 0.0, 1.0) * (columns_ - 1);
    const double y = (1 - std::clamp(up, 0.0, 1.0)) * (rows_ - 1);
    const int column = std::min(int(x), columns_ - 2), row = std::min(int(y), rows_ - 2);
    const double right = x - column, down = y - row;
    return (1 - down) * ((1 - right) * height(row, column) + right * height(row, column + 1))
        + down * ((1 - right) * height(row + 1, column) + right * height(row + 1, column + 1));
}

double SurfaceField::tone(double height) const
{
    if (!(high_ > low_))
        return 0.5;
    const double t = logarithmic_ ? std::log(std::max(height, low_) / low_) / std::log(high_ / low_)
                                  : (height - low_) / (high_ - low_);
    return std::clamp(t, 0.0, 1.0);
}

/// Round numbers; on the logarithmic scale powers of ten, and 2 and 5 times those where powers are few.
void SurfaceField::chooseLevels()
{
    constexpr int kWanted = 10;
    constexpr double kFewPowers = 3;
    if (!logarithmic_) {
        levels_ = roundTicks(low_, high_, kWanted);
        std::erase_if(levels_, [&](double level) { return level <= low_ || level >= high_; });
        return;
    }
    const double first = std::floor(std::log10(low_)), last = std::ceil(std::log10(high_));
    const double apart = std::max(1.0, std::ceil((last - first) / (2 * kWanted)));
    const bool between = last - first <= 2 * kFewPowers;
    for (double power = first; power <= last; power += apart)
        for (const double times : {1.0, 2.0, 5.0})
            if (const double level = times * std::pow(10.0, power);
                (times == 1 || between) && level > low_ && level < high_)
                levels_.push_back(level);
}

QString SurfaceField::levelText(std::size_t level) const
{
    const double value = levels_[level];
    if (logarithmic_) {
        const double power = std::pow(10.0, std::floor(std::log10(value) + 1e-9));
        return typesetPower(shortTickText(value, power, value));
    }
    const double apart = levels_.size() > 1 ? levels_[1] - levels_[0] : value;
    return typesetPower(shortTickText(value, apart, std::max(std::abs(levels_.front()), std::abs(levels_.back()))));
}

/// The lines through one triangle, in which heights lie on a plane: no saddle is in doubt.
void SurfaceField::traceTriangle(const SurfaceCorner& a, const SurfaceCorner& b, const SurfaceCorner& c)
{
    std::array corners{a, b, c};
    std::ranges::sort(corners, {}, &SurfaceCorner::height);
    const auto cut = [](const SurfaceCorner& from, const SurfaceCorner& to, double level) {
        return from.at + (level - from.height) / (to.height - from.height) * (to.at - from.at);
    };
    auto level = std::ranges::upper_bound(levels_, corners[0].height);
    for (; level != levels_.end() && *level <= corners[2].height; ++level) {
        const bool low = *level <= corners[1].height && corners[1].height > corners[0].height;
        lines_[std::size_t(level - levels_.begin())].emplace_back(cut(corners[0], corners[2], *level),
                                                                  low ? cut(corners[0], corners[1], *level)
                                                                      : cut(corners[1], corners[2], *level));
    }
}

/// Each cell in four triangles around its middle.
void SurfaceField::traceLines()
{
    lines_.resize(levels_.size());
    if (levels_.empty())
        return;
    const auto corner = [&](int row, int column) {
        return SurfaceCorner{{double(column) / (columns_ - 1), double(row) / (rows_ - 1)}, height(row, column)};
    };
    for (int row = 0; row + 1 < rows_; ++row)
        for (int column = 0; column + 1 < columns_; ++column) {
            const std::array around{corner(row, column), corner(row, column + 1), corner(row + 1, column + 1),
                                    corner(row + 1, column)};
            const auto [least, most] = std::ranges::minmax(around, {}, &SurfaceCorner::height);
            const auto level = std::ranges::upper_bound(levels_, least.height);
            if (level == levels_.end() || *level > most.height
                || !std::ranges::all_of(around, [](const SurfaceCorner& c) { return std::isfinite(c.height); }))
                continue;
            SurfaceCorner middle;
            for (const SurfaceCorner& c : around) {
                middle.at += c.at / 4;
                middle.height += c.height / 4;
            }
            for (std::size_t i = 0; i < 4; ++i)
                traceTriangle(around[i], around[(i + 1) % 4], middle);
        }
}

/// How much the tone falls towards the light, a whole scale over a whole side counting as 1.
double SurfaceField::slope(int row, int column) const
{
    const int left = std::max(column - 1, 0), right = std::min(column + 1, columns_ - 1);
    const int top = std::max(row - 1, 0), bottom = std::min(row + 1, rows_ - 1);
    const double across = tone(height(row, right)) - tone(height(row, left));
    const double down = tone(height(bottom, column)) - tone(height(top, column));
    const double slope =
        across / std::max(right - left, 1) * (columns_ - 1) + down / std::max(bottom - top, 1) * (rows_ - 1);
    return std::isfinite(slope) ? slope : 0;
}

QImage SurfaceField::image(const Theme& theme) const
{
    constexpr double kRelief = 0.25;
    const MapColors colors(theme, MapScale::sequential);
    const QRgb missing = theme.color(QStringLiteral("missing")).rgb();
    QImage image(columns_, rows_, QImage::Format_RGB32);
    for (int row = 0; row < rows_; ++row) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(row));
        for (int column = 0; column < columns_; ++column) {
            if (!std::isfinite(height(row, column))) {
                line[column] = missing;
                continue;
            }
            const QRgb color = colors.of(tone(height(row, column)), {0, 1});
            const double slope = this->slope(row, column);
            const double light = kRelief * slope / (1 + std::abs(slope));
            const auto lit = [&](int part) {
                return int(light > 0 ? part + light * (255 - part) : part * (1 + light));
            };
            line[column] = qRgb(lit(qRed(color)), lit(qGreen(color)), lit(qBlue(color)));
        }
    }
    return image;
}

} // namespace loom::ui
