#include "lab_views/comparison_trace.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace loom::ui {

void ComparisonTrace::flush(QPolygonF& to) const
{
    if (open_.count == 0)
        return;
    to << (open_.lowestLast ? open_.highest : open_.lowest);
    if (open_.lowest != open_.highest)
        to << (open_.lowestLast ? open_.lowest : open_.highest);
}

void ComparisonTrace::add(const QPointF& at)
{
    if (!std::isfinite(at.x()) || !std::isfinite(at.y())) {
        if (!parts_.empty())
            flush(parts_.back());
        open_ = {};
        parts_.emplace_back();
        return;
    }
    const double number = std::floor(at.x() / column_);
    if (parts_.empty())
        parts_.emplace_back();
    if (open_.count > 0 && number != open_.number) {
        flush(parts_.back());
        open_ = {};
    }
    if (open_.count++ == 0)
        open_ = {number, at, at, false, 1};
    if (at.y() > open_.lowest.y()) {
        open_.lowest = at;
        open_.lowestLast = true;
    } else if (at.y() < open_.highest.y()) {
        open_.highest = at;
        open_.lowestLast = false;
    }
}

std::vector<QPolygonF> ComparisonTrace::parts() const
{
    std::vector<QPolygonF> all = parts_;
    if (!all.empty())
        flush(all.back());
    std::erase_if(all, [](const QPolygonF& part) { return part.isEmpty(); });
    return all;
}

double heightAt(const QPolygonF& curve, double x)
{
    const auto after = std::ranges::lower_bound(curve, x, {}, &QPointF::x);
    if (after == curve.end())
        return std::numeric_limits<double>::quiet_NaN();
    if (after->x() == x)
        return after->y();
    if (after == curve.begin())
        return std::numeric_limits<double>::quiet_NaN();
    const QPointF a = *(after - 1), b = *after;
    return a.y() + (b.y() - a.y()) * (x - a.x()) / (b.x() - a.x());
}

/// Between two neighbouring corners of either both are straight: a trapezium, or two triangles where they cross.
double areaBetween(const QPolygonF& a, const QPolygonF& b)
{
    if (a.isEmpty() || b.isEmpty())
        return std::numeric_limits<double>::quiet_NaN();
    const double from = std::max(a.first().x(), b.first().x()), to = std::min(a.last().x(), b.last().x());
    if (!(to > from))
        return std::numeric_limits<double>::quiet_NaN();
    std::vector<double> corners{from, to};
    for (const QPolygonF* curve : {&a, &b})
        for (const QPointF& point : *curve)
            if (point.x() > from && point.x() < to)
                corners.push_back(point.x());
    std::ranges::sort(corners);
    double area = 0, x = from, difference = heightAt(a, x) - heightAt(b, x);
    for (const double next : corners) {
        const double there = heightAt(a, next) - heightAt(b, next), one = std::abs(difference), two = std::abs(there);
        const bool cross = difference * there < 0;
        area += (next - x) * (cross ? (one * one + two * two) / (2 * (one + two)) : (one + two) / 2);
        x = next;
        difference = there;
    }
    return area;
}

void drawOver(QPolygonF& curve, const QPointF& from, const QPointF& to)
{
    const double low = std::min(from.x(), to.x()), high = std::max(from.x(), to.x());
    const auto first = std::ranges::lower_bound(curve, low, {}, &QPointF::x);
    const auto last = std::ranges::upper_bound(curve, high, {}, &QPointF::x);
    const qsizetype at = first - curve.begin();
    curve.erase(first, last);
    curve.insert(at, to);
    if (from.x() != to.x())
        curve.insert(from.x() < to.x() ? at : at + 1, from);
}

} // namespace loom::ui
