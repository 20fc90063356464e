#include "tuning/samplers/parzen_common.h"

#include "base/error_function.h"
#include "base/math.h"

#include <algorithm>
#include <cmath>

namespace loom::samplers {
namespace {

constexpr double kBroad = 1, kRootTwoPi = 2.5066282746310002;
constexpr int kMostDraws = 100;

/// Of a normal number, that it lies in [0, 1].
double shareInside(double mean, double deviation)
{
    return math::normalBelow((1 - mean) / deviation) - math::normalBelow((0 - mean) / deviation);
}

std::size_t choiceOf(const Axis& axis, double place)
{
    return std::min(axis.choices.size() - 1, std::size_t(place * double(axis.choices.size())));
}

} // namespace

Parzen::Parzen(const SearchSpace& space, std::vector<Places> points, double width)
    : space_(space)
    , points_(std::move(points))
{
    // Scott's rule; the floor keeps a crowd of points from shutting out everything else (Optuna's magic clip).
    const double n = double(std::max<std::size_t>(1, points_.size()));
    const double scott = width * math::exp(-math::log(n) / (double(space.axes.size()) + 4));
    deviation_ = std::clamp(scott, 1 / std::min(100.0, 1 + n), kBroad);
}

double Parzen::drawOn(std::size_t i, const Places* around, Draws& draws) const
{
    const Axis& axis = space_.axes[i];
    if (!axis.isRange()) {
        const double n = double(axis.choices.size()), pick = draws.uniform();
        const double other = 1 / (double(points_.size()) + 1);
        if (around && pick >= other)
            return (*around)[i];
        return (std::floor(draws.uniform() * n) + 0.5) / n;
    }
    const double mean = around ? (*around)[i] : 0.5, deviation = around ? deviation_ : kBroad;
    for (int k = 0; k < kMostDraws; ++k)
        if (const double place = mean + deviation * draws.normal(); place >= 0 && place < 1)
            return place;
    return mean;
}

Places Parzen::draw(Draws& draws) const
{
    const std::size_t pick = std::size_t(draws.uniform() * double(points_.size() + 1));
    const Places* around = pick < points_.size() ? &points_[pick] : nullptr;
    Places places;
    for (std::size_t i = 0; i < space_.axes.size(); ++i)
        places.push_back(drawOn(i, around, draws));
    return places;
}

double Parzen::logKernel(std::size_t i, double place, const Places* around) const
{
    const Axis& axis = space_.axes[i];
    if (!axis.isRange()) {
        const double n = double(axis.choices.size()), other = 1 / (double(points_.size()) + 1);
        const bool same = around && choiceOf(axis, place) == choiceOf(axis, (*around)[i]);
        return math::log(around ? (same ? 1 - other : 0) + other / n : 1 / n);
    }
    const double mean = around ? (*around)[i] : 0.5, deviation = around ? deviation_ : kBroad;
    const double z = (place - mean) / deviation;
    return -0.5 * z * z - math::log(deviation * kRootTwoPi * shareInside(mean, deviation));
}

double Parzen::logDensity(const Places& places) const
{
    std::vector<double> logs;
    for (std::size_t k = 0; k <= points_.size(); ++k) {
        double sum = 0;
        for (std::size_t i = 0; i < places.size(); ++i)
            sum += logKernel(i, places[i], k < points_.size() ? &points_[k] : nullptr);
        logs.push_back(sum);
    }
    const double most = *std::ranges::max_element(logs);
    double all = 0;
    for (const double log : logs)
        all += math::exp(log - most);
    return most + math::log(all / double(logs.size()));
}

} // namespace loom::samplers
