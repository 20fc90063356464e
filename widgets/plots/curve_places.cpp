// Where things of a CurveDrawing go: the axes' ranges and numbers, the lines' names.
#include "common/theme.h"
#include "plots/curve_drawing.h"
#include "plots/ticks.h"

#include <algorithm>
#include <cmath>
#include <qcustomplot.h>

namespace loom::ui {

namespace {
constexpr double kLeastSpan = 0.02; ///< of an axis, as a share of its numbers
constexpr double kMostDecades = 1e-9; ///< below the largest value
constexpr double kLongestLeader = 6; ///< units, across
} // namespace

void CurveDrawing::Extent::add(double from, double to)
{
    low = found ? std::min(low, from) : from;
    high = found ? std::max(high, to) : to;
    found = true;
}

CurveDrawing::Extent CurveDrawing::extent() const
{
    Extent all;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto buckets = bucketsOf(i);
        double low = 0, high = 0;
        if (!buckets.empty()) {
            const double last = double(buckets.back().firstStep + buckets.back().count - 1);
            all.last = std::max(all.last, last);
            if (drawn[i].pyramid.range(buckets, 0, last, low, high))
                all.add(low, high);
        }
        for (const QPointF& point : lines[i].points) {
            all.last = std::max(all.last, point.x());
            if (std::isfinite(point.y()))
                all.add(point.y(), point.y());
        }
    }
    return all;
}

void CurveDrawing::showRange()
{
    const Extent all = extent();
    plot->xAxis->setRange(0, all.last);
    if (!all.found)
        return plot->yAxis->setRange(logarithmic ? 0.1 : 0, 1);
    if (logarithmic) {
        const double low = std::max({all.low, all.high * kMostDecades, 1e-30});
        return plot->yAxis->setRange(low * 0.8, std::max(all.high, low) * 1.25);
    }
    // Values that are alike to four digits lie in the middle of a range that tells them apart from others.
    const double size = std::max(std::abs(all.low), std::abs(all.high));
    const double span = std::max(all.high - all.low, size > 0 ? kLeastSpan * size : 1.0);
    const double middle = all.low / 2 + all.high / 2;
    plot->yAxis->setRange(middle - span * 0.56, middle + span * 0.56);
}

/// Many means lie in a small part of the axis, because a few do not.
bool CurveDrawing::isFlattened() const
{
    constexpr std::size_t kFewest = 12;
    constexpr double kRare = 0.1, kFlat = 1.0 / 30;
    std::vector<double> means;
    for (const Drawn& d : drawn)
        for (const CurveColumn& column : d.columns)
            means.push_back(column.mean);
    if (logarithmic || means.size() < kFewest)
        return false;
    std::ranges::sort(means);
    const double usual = means[std::size_t(double(means.size() - 1) * (1 - kRare))];
    return means.front() > 0 && usual - means.front() < kFlat * (means.back() - means.front());
}

QPointF CurveDrawing::endOf(std::size_t line) const
{
    const QRectF area = plot->axisRect()->rect();
    const CurveColumn& last = drawn[line].columns.back();
    return {std::clamp(plot->xAxis->coordToPixel(last.x), area.left(), area.right()),
            std::clamp(plot->yAxis->coordToPixel(last.mean), area.top(), area.bottom())};
}

/// Names stand right of the plot, where no line runs; a thin line leads there from where theirs ends, unless that is
/// so far away that it would be taken for a line of the plot.
void CurveDrawing::placeNames()
{
    std::vector<std::size_t> shown;
    std::vector<double> wanted;
    const QRectF area = plot->axisRect()->rect();
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        const bool any = !drawn[i].columns.empty();
        drawn[i].name->setVisible(any);
        drawn[i].leader->setVisible(false);
        if (!any)
            continue;
        shown.push_back(i);
        wanted.push_back(endOf(i).y());
    }
    const std::vector<double> places = placedApart(wanted, theme.px(4.5), area.top(), area.bottom());
    for (std::size_t k = 0; k < shown.size(); ++k) {
        const Drawn& d = drawn[shown[k]];
        const QPointF name(area.right() + theme.px(1.5), places[k]), end = endOf(shown[k]);
        d.name->position->setCoords(name);
        d.leader->start->setCoords(end);
        d.leader->end->setCoords(name - QPointF(theme.px(0.25), 0));
        d.leader->setVisible(name.x() - end.x() < theme.px(kLongestLeader));
    }
}

} // namespace loom::ui
