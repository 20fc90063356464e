#include "analysis/roc.h"

#include "base/check.h"

#include <algorithm>
#include <limits>

namespace loom {

double Roc::precision(const RocPoint& point)
{
    const std::int64_t taken = point.hits + point.alarms;
    return taken > 0 ? double(point.hits) / double(taken) : 1;
}

double Roc::area() const
{
    double twice = 0;
    for (std::size_t i = 1; i < points.size(); ++i)
        twice += double(points[i].alarms - points[i - 1].alarms) * double(points[i].hits + points[i - 1].hits);
    return known() ? twice / (2 * double(yes) * double(no)) : std::numeric_limits<double>::quiet_NaN();
}

double Roc::averagePrecision() const
{
    double sum = 0;
    for (std::size_t i = 1; i < points.size(); ++i)
        sum += double(points[i].hits - points[i - 1].hits) * precision(points[i]);
    return known() ? sum / double(yes) : std::numeric_limits<double>::quiet_NaN();
}

std::size_t Roc::at(double threshold) const
{
    const auto below = std::ranges::find_if(points, [=](const RocPoint& one) { return one.threshold < threshold; });
    return std::size_t(std::max<std::ptrdiff_t>(1, below - points.begin())) - 1;
}

Roc rocOf(std::span<const double> scores, std::span<const std::uint8_t> yes)
{
    LOOM_ASSERT(scores.size() == yes.size());
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < scores.size(); ++i)
        if (scores[i] == scores[i])
            order.push_back(i);
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
    Roc roc;
    roc.points.push_back({std::numeric_limits<double>::infinity(), 0, 0});
    for (const std::size_t i : order) {
        (yes[i] ? roc.yes : roc.no) += 1;
        if (roc.points.size() == 1 || roc.points.back().threshold != scores[i])
            roc.points.push_back({scores[i], 0, 0});
        roc.points.back().hits = roc.yes;
        roc.points.back().alarms = roc.no;
    }
    return roc;
}

} // namespace loom
