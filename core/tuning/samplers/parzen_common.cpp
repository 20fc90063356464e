#include "tuning/samplers/parzen_common.h"

#include "base/error_function.h"
#include "base/math.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace loom::samplers {
namespace {

constexpr double kRootTwoPi = 2.5066282746310002;
constexpr double kNarrow = 0.05; // of a range; half a step of whole numbers where that is more
constexpr double kScott = 0.8;
constexpr double kOther = 0.1; // that a choice is not the point's own
constexpr int kMostDraws = 100;

std::size_t choiceOf(const Axis& axis, double place)
{
    return std::min(axis.choices.size() - 1, std::size_t(place * double(axis.choices.size())));
}

double narrowest(const Axis& axis)
{
    return axis.count() > 0 ? std::min(1.0, std::max(kNarrow, 0.5 / double(axis.count()))) : kNarrow;
}

double deviationOf(const std::vector<Places>& points, std::size_t axis)
{
    double mean = 0, squares = 0;
    for (const Places& point : points)
        mean += point[axis] / double(points.size());
    for (const Places& point : points)
        squares += (point[axis] - mean) * (point[axis] - mean);
    return std::sqrt(squares / double(points.size()));
}

} // namespace

Parzen::Parzen(const SearchSpace& space, std::vector<Places> points, bool ranked, Width width, double even)
    : space_(space)
    , points_(std::move(points))
{
    const double n = double(points_.size());
    for (std::size_t i = 0; i < points_.size(); ++i)
        weights_.push_back(ranked ? math::log(n + 0.5) - math::log(double(i + 1)) : 1);
    const double all = std::accumulate(weights_.begin(), weights_.end(), even);
    for (double& weight : weights_)
        weight /= all;
    const double scott = kScott * math::exp(-math::log(n) / (double(space.axes.size()) + 4));
    for (std::size_t axis = 0; axis < space.axes.size(); ++axis) {
        const double least = narrowest(space.axes[axis]);
        const double wide = width == Width::spread ? scott * deviationOf(points_, axis) : 0;
        deviations_.push_back(std::clamp(wide, least, 1.0));
    }
}

double Parzen::drawOn(std::size_t i, double around, Draws& draws) const
{
    const Axis& axis = space_.axes[i];
    if (!axis.isRange()) {
        const double n = double(axis.choices.size()), other = draws.uniform(), pick = draws.uniform();
        return other < kOther ? (std::floor(pick * n) + 0.5) / n : around;
    }
    for (int k = 0; k < kMostDraws; ++k)
        if (const double place = around + deviations_[i] * draws.normal(); place >= 0 && place < 1)
            return place;
    return around;
}

Places Parzen::draw(Draws& draws) const
{
    const double pick = draws.uniform();
    double below = 0;
    std::size_t point = 0;
    while (point < points_.size() && pick >= (below += weights_[point]))
        ++point;
    Places places;
    for (std::size_t i = 0; i < space_.axes.size(); ++i)
        places.push_back(point < points_.size() ? drawOn(i, points_[point][i], draws) : draws.uniform());
    return places;
}

double Parzen::kernelOn(std::size_t i, double place, double around) const
{
    const Axis& axis = space_.axes[i];
    if (!axis.isRange()) {
        const double n = double(axis.choices.size());
        const bool same = choiceOf(axis, place) == choiceOf(axis, around);
        return n * ((same ? 1 - kOther : 0) + kOther / n); // where an even choice is 1, as a place is
    }
    const double deviation = deviations_[i], z = (place - around) / deviation;
    const double inside = math::normalBelow((1 - around) / deviation) - math::normalBelow((0 - around) / deviation);
    return math::exp(-0.5 * z * z) / (deviation * kRootTwoPi * inside);
}

double Parzen::logDensity(const Places& places) const
{
    constexpr double kLeast = 1e-300;
    double density = 1 - std::accumulate(weights_.begin(), weights_.end(), 0.0);
    for (std::size_t k = 0; k < points_.size(); ++k) {
        double kernel = weights_[k];
        for (std::size_t i = 0; i < places.size(); ++i)
            kernel *= kernelOn(i, places[i], points_[k][i]);
        density += kernel;
    }
    return math::log(std::max(density, kLeast));
}

} // namespace loom::samplers
