#include "tuning/search_space.h"

#include "base/math.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace loom {
namespace {

/// The next place below 1.
constexpr double kMost = 1 - 0x1p-53;

/// The number with six digits: what a table shows is what was tried.
double rounded(double number)
{
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "%.6g", number);
    return std::strtod(buffer, nullptr);
}

/// The ends of a range on the scale on which places are spread evenly; whole numbers take up a stretch each.
struct Scale {
    double low, high;

    explicit Scale(const Axis& axis)
    {
        const double half = axis.kind == Axis::Kind::integer ? 0.5 : 0;
        low = axis.logarithmic ? math::log(axis.low - half) : axis.low - half;
        high = axis.logarithmic ? math::log(axis.high + half) : axis.high + half;
    }
};

} // namespace

std::int64_t Axis::count() const
{
    if (kind == Kind::integer)
        return std::int64_t(high - low) + 1;
    return kind == Kind::real ? 0 : std::int64_t(choices.size());
}

Value Axis::at(double place) const
{
    place = std::clamp(place, 0.0, kMost);
    if (!isRange())
        return choices[std::min(choices.size() - 1, std::size_t(place * double(choices.size())))];
    const Scale scale(*this);
    const double there = scale.low + place * (scale.high - scale.low);
    const double number = logarithmic ? math::exp(there) : there;
    if (kind == Kind::integer)
        return std::int64_t(std::clamp(std::floor(number + 0.5), low, high));
    return std::clamp(rounded(number), low, high);
}

double Axis::placeOf(const Value& value) const
{
    if (!isRange()) {
        const auto found = std::ranges::find(choices, value);
        const auto index = found == choices.end() ? std::ptrdiff_t(0) : found - choices.begin();
        return (double(index) + 0.5) / double(choices.size());
    }
    const Scale scale(*this);
    const double number = std::clamp(numberOf(value), low, high);
    const double there = logarithmic ? math::log(number) : number;
    return scale.high > scale.low ? std::clamp((there - scale.low) / (scale.high - scale.low), 0.0, kMost) : 0.5;
}

Result<void> checkSpace(const SearchSpace& space)
{
    if (space.axes.empty())
        return Text(TR("Nothing varies: a search needs a setting with at least two values"));
    for (std::size_t i = 0; i < space.axes.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (space.axes[i].path == space.axes[j].path)
                return Text(TR("{path} is to vary twice"), {{"path", space.axes[i].path}});
    return {};
}

Result<void> checkNarrower(const SearchSpace& before, const SearchSpace& now)
{
    bool fits = before.axes.size() == now.axes.size();
    for (std::size_t i = 0; fits && i < now.axes.size(); ++i) {
        const Axis &a = before.axes[i], &b = now.axes[i];
        fits = a.path == b.path && a.kind == b.kind && b.low >= a.low && b.high <= a.high && b.low <= b.high
            && (b.isRange() || !b.choices.empty()) && std::ranges::all_of(b.choices, [&](const Value& value) {
                   return std::ranges::count(a.choices, value) > 0;
               });
    }
    return fits ? Result<void>()
                : Text(TR("A search is narrowed to some of the values that it has, of each setting"));
}

Point pointAt(const SearchSpace& space, const Places& places)
{
    Point point;
    for (std::size_t i = 0; i < space.axes.size(); ++i)
        point.push_back(space.axes[i].at(places[i]));
    return point;
}

Places placesOf(const SearchSpace& space, const Point& point)
{
    Places places;
    for (std::size_t i = 0; i < space.axes.size(); ++i)
        places.push_back(space.axes[i].placeOf(point[i]));
    return places;
}

bool Axis::has(const Value& value) const
{
    if (!isRange())
        return std::ranges::count(choices, value) > 0;
    const double number = numberOf(value, std::nan(""));
    return number >= low && number <= high;
}

bool holds(const SearchSpace& space, const Point& point)
{
    for (std::size_t i = 0; i < space.axes.size(); ++i)
        if (!space.axes[i].has(point[i]))
            return false;
    return true;
}

} // namespace loom
