#include "lab_views/gear_layout.h"

#include "common/theme.h"

#include <QPainterPath>
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

namespace loom::ui {
namespace {

constexpr std::array kTeeth{28, 24, 21, 18}; ///< of the dials, by position
constexpr int kFewestTeeth = 10, kMostTeeth = 15; ///< of a pinion
constexpr double kTip = 0.85, kRoot = 1.05; ///< beyond and below the pitch circle, in modules
constexpr double kLeastFactor = 0.4;

GearWheel wheel(int teeth, double module)
{
    const double pitch = teeth * module / 2;
    return {{}, teeth, pitch, pitch + kTip * module, pitch - kRoot * module};
}

double tallest(const std::vector<QSizeF>& sizes)
{
    double height = 0;
    for (const QSizeF& size : sizes)
        height = std::max(height, size.height());
    return height;
}

/// Words in a row, each as near as can be to its middle; empty where they do not fit beside one another.
std::vector<QRectF> inRow(const std::vector<QSizeF>& sizes, const std::vector<double>& middles, const QRectF& row,
                          double factor, double gap)
{
    std::vector<QRectF> rects;
    double left = row.left();
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const double width = sizes[i].width() * factor;
        const double from = std::max(left, std::min(middles[i] - width / 2, row.right() - width));
        rects.emplace_back(from, row.top(), width, row.height());
        left = from + width + gap;
    }
    double right = row.right(); // what the border cuts moves back, and its neighbours with it
    for (auto rect = rects.rbegin(); rect != rects.rend(); ++rect) {
        rect->moveRight(std::min(rect->right(), right));
        right = rect->left() - gap;
    }
    if (!rects.empty() && rects.front().left() < row.left())
        return {};
    return rects;
}

struct Shrunk {
    std::vector<QRectF> rects;
    double factor;
};

Shrunk fitted(const std::vector<QSizeF>& sizes, const std::vector<double>& middles, const QRectF& row, double gap)
{
    constexpr double kStep = 0.05;
    for (double factor = 1; factor > kLeastFactor; factor -= kStep)
        if (std::vector<QRectF> rects = inRow(sizes, middles, row, factor, gap); rects.size() == sizes.size())
            return {std::move(rects), factor};
    return {std::vector<QRectF>(sizes.size()), kLeastFactor};
}

/// As large as height and width allow; where height does, pinions grow to use the width. Centres lie on y = 0.
void placeWheels(GearLayout& layout, const QRectF& room, std::size_t count)
{
    const int teeth = std::accumulate(kTeeth.begin(), kTeeth.begin() + std::ptrdiff_t(count), 0);
    const int meshes = int(count) - 1;
    const double high = kTeeth[0] + 2 * kTip, wide = teeth + 2 * kTip;
    const double module =
        std::max(0.1, std::min(room.height() / high, room.width() / (wide + meshes * kFewestTeeth)));
    const int between =
        std::clamp(int((room.width() / module - wide) / std::max(meshes, 1)), kFewestTeeth, kMostTeeth);
    double x = room.center().x() - module * (teeth + meshes * between) / 2.0;
    for (std::size_t i = 0; i < count; ++i) {
        layout.dials.push_back(wheel(kTeeth[i], module));
        layout.dials.back().center = {x + layout.dials.back().pitch, 0};
        x += 2 * layout.dials.back().pitch;
        if (i + 1 == count)
            break;
        layout.pinions.push_back(wheel(between, module));
        layout.pinions.back().center = {x + layout.pinions.back().pitch, 0};
        x += 2 * layout.pinions.back().pitch;
    }
}

std::vector<double> middles(const std::vector<GearWheel>& wheels)
{
    std::vector<double> middles;
    for (const GearWheel& one : wheels)
        middles.push_back(one.center.x());
    return middles;
}

/// In one row, or where that is too narrow in two: the first, third … above.
bool placeRatios(GearLayout& layout, const GearTexts& texts, const QRectF& top, double height, int rows, double gap)
{
    const std::vector<double> at = middles(layout.pinions);
    layout.ratios.assign(texts.ratios.size(), {});
    layout.ratioFactor = 1;
    for (int row = 0; row < rows; ++row) {
        std::vector<QSizeF> sizes;
        std::vector<double> places;
        for (std::size_t i = std::size_t(row); i < at.size(); i += std::size_t(rows)) {
            sizes.push_back(texts.ratios[i]);
            places.push_back(at[i]);
        }
        const QRectF line(top.left(), top.top() + row * height, top.width(), height);
        const Shrunk found = fitted(sizes, places, line, gap);
        for (std::size_t i = 0; i < found.rects.size(); ++i)
            layout.ratios[std::size_t(row) + i * std::size_t(rows)] = found.rects[i];
        layout.ratioFactor = std::min(layout.ratioFactor, found.factor);
    }
    return layout.ratioFactor == 1;
}

GearLayout laidOut(const QRectF& bounds, const GearTexts& texts, const Theme& theme, int rows)
{
    GearLayout layout;
    const double gap = theme.px(1), apart = theme.px(2);
    const double ratio = tallest(texts.ratios), name = tallest(texts.names), value = tallest(texts.values);
    const double guess = texts.guess ? texts.guess->height() : 0;
    const QRectF all = bounds.adjusted(gap, gap, -gap, -gap);
    const double words = rows * ratio + name + value + guess + 3 * gap;
    placeWheels(layout, all.adjusted(0, 0, 0, -words), texts.names.size());
    const double outer = layout.dials.front().outer;
    double y = all.top() + std::max(0.0, all.height() - words - 2 * outer) / 2;
    placeRatios(layout, texts, {all.left(), y, all.width(), ratio}, ratio, rows, apart);
    y += rows * ratio + gap + outer;
    for (std::vector<GearWheel>* wheels : {&layout.dials, &layout.pinions})
        for (GearWheel& one : *wheels)
            one.center.setY(y);
    y += outer + 2 * gap;
    const std::vector<double> at = middles(layout.dials);
    Shrunk names = fitted(texts.names, at, {all.left(), y, all.width(), name}, apart);
    y += name;
    Shrunk values = fitted(texts.values, at, {all.left(), y, all.width(), value}, apart);
    y += value;
    layout.names = std::move(names.rects);
    layout.values = std::move(values.rects);
    layout.nameFactor = names.factor;
    layout.valueFactor = values.factor;
    if (texts.guess) {
        Shrunk found =
            fitted({*texts.guess}, {at[std::size_t(texts.guessDial)]}, {all.left(), y, all.width(), guess}, apart);
        layout.guess = found.rects.front();
        layout.guessFactor = found.factor;
    }
    return layout;
}

} // namespace

GearLayout gearLayout(const QRectF& bounds, const GearTexts& texts, const Theme& theme)
{
    GearLayout layout = laidOut(bounds, texts, theme, 1);
    return layout.ratioFactor == 1 ? layout : laidOut(bounds, texts, theme, 2);
}

QPainterPath gearPath(const GearWheel& wheel)
{
    // Of one tooth, in its pitch: where it leaves the root, where its tip begins, ends, and where it is back.
    constexpr std::array kCorners{-0.29, -0.14, 0.14, 0.29};
    QPolygonF outline;
    for (int tooth = 0; tooth < wheel.teeth; ++tooth)
        for (std::size_t corner = 0; corner < kCorners.size(); ++corner) {
            const double angle = 2 * std::numbers::pi * (tooth + kCorners[corner]) / wheel.teeth;
            const double radius = corner == 1 || corner == 2 ? wheel.outer : wheel.root;
            outline << radius * QPointF(std::sin(angle), -std::cos(angle));
        }
    QPainterPath path;
    path.addPolygon(outline);
    path.closeSubpath();
    return path;
}

/// Where they touch (at a quarter turn of the wheel, three quarters of the pinion) teeth move past one another: there
/// the sum of both phases is half a tooth.
double meshedTurn(const GearWheel& wheel, double turns, const GearWheel& pinion)
{
    const double phase = (0.25 - turns) * wheel.teeth;
    return 0.75 - (0.5 - phase) / pinion.teeth;
}

} // namespace loom::ui
