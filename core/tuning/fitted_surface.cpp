#include "tuning/fitted_surface.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

namespace loom {
namespace {

constexpr double kReaches[] = {0.8, 0.4, 0.2, 0.1, 0.05}; // the smoothest first: it stays where none is better
constexpr std::size_t kJudged = 100; // rows that are foretold, spread evenly over all
constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
constexpr double kSilent = 1e-12; // a weight that says nothing
constexpr double kInfinite = std::numeric_limits<double>::infinity();

int choiceOf(double place, int choices)
{
    return std::clamp(int(std::floor(place * choices)), 0, choices - 1);
}

} // namespace

FittedSurface::FittedSurface(const Axis& x, const Axis& y, const std::vector<double>& values)
    : choices_{x.choices, y.choices}
{
    for (std::size_t row = 0; row < values.size(); ++row) {
        if (!std::isfinite(values[row]) || !std::isfinite(x.places[row]) || !std::isfinite(y.places[row]))
            continue;
        places_[0].push_back(x.places[row]);
        places_[1].push_back(y.places[row]);
        values_.push_back(values[row]);
    }
    for (const double value : values_)
        middle_ += value / double(values_.size());
    chooseReach();
}

double FittedSurface::distance(int axis, double place, std::size_t row) const
{
    const double other = places_[axis][row];
    if (choices_[axis] == 0)
        return std::abs(place - other);
    return choiceOf(place, choices_[axis]) == choiceOf(other, choices_[axis]) ? 0 : kInfinite;
}

void FittedSurface::weigh(int axis, double place, double reach, std::vector<double>& weights) const
{
    weights.resize(values_.size());
    for (std::size_t row = 0; row < values_.size(); ++row) {
        const double far = distance(axis, place, row) / reach;
        weights[row] = std::exp(-0.5 * far * far);
    }
}

/// `silent`, where no trial says anything.
double FittedSurface::mean(const std::vector<double>& across, const std::vector<double>& up, std::size_t without,
                           double silent) const
{
    double sum = 0, weight = 0;
    for (std::size_t row = 0; row < values_.size(); ++row) {
        const double both = row == without ? 0 : across[row] * up[row];
        sum += both * values_[row];
        weight += both;
    }
    return weight > kSilent ? sum / weight : silent;
}

/// Each trial foretold from all others; where none of them speaks, by their mean.
void FittedSurface::chooseReach()
{
    constexpr std::size_t kCount = std::size(kReaches);
    double errors[kCount][kCount] = {};
    std::vector<double> across[kCount], up[kCount];
    const std::size_t every = std::max<std::size_t>(1, (values_.size() + kJudged - 1) / kJudged);
    for (std::size_t row = 0; row < values_.size(); row += every) {
        for (std::size_t i = 0; i < kCount; ++i) {
            weigh(0, places_[0][row], kReaches[i], across[i]);
            weigh(1, places_[1][row], kReaches[i], up[i]);
        }
        const double count = double(values_.size());
        const double others = count > 1 ? (middle_ * count - values_[row]) / (count - 1) : middle_;
        for (std::size_t x = 0; x < kCount; ++x)
            for (std::size_t y = 0; y < kCount; ++y) {
                const double off = mean(across[x], up[y], row, others) - values_[row];
                errors[x][y] += off * off;
            }
    }
    double least = kInfinite;
    for (std::size_t x = 0; x < kCount; ++x)
        for (std::size_t y = 0; y < kCount; ++y)
            if (errors[x][y] < least * (1 - 1e-9) || (x == 0 && y == 0)) {
                least = errors[x][y];
                reach_[0] = kReaches[x];
                reach_[1] = kReaches[y];
            }
}

/// Far from all trials the nearest one speaks alone.
double FittedSurface::nearest(double x, double y) const
{
    double least = kInfinite, value = std::numeric_limits<double>::quiet_NaN();
    for (std::size_t row = 0; row < values_.size(); ++row) {
        const double far = std::hypot(distance(0, x, row) / reach_[0], distance(1, y, row) / reach_[1]);
        if (far < least) {
            least = far;
            value = values_[row];
        }
    }
    return value;
}

double FittedSurface::valueAt(double x, double y) const
{
    std::vector<double> across, up;
    weigh(0, x, reach_[0], across);
    weigh(1, y, reach_[1], up);
    const double value = mean(across, up, kNone, std::numeric_limits<double>::quiet_NaN());
    return std::isnan(value) ? nearest(x, y) : value;
}

FittedSurface::Grid FittedSurface::grid(int columns, int rows) const
{
    const auto middle = [](int cell, int count) { return (cell + 0.5) / count; };
    std::vector<std::vector<double>> across;
    across.resize(std::size_t(columns));
    for (int column = 0; column < columns; ++column)
        weigh(0, middle(column, columns), reach_[0], across[std::size_t(column)]);
    Grid all;
    std::vector<double> up;
    for (int row = 0; row < rows; ++row) {
        const double y = middle(row, rows);
        weigh(1, y, reach_[1], up);
        for (int column = 0; column < columns; ++column) {
            const double x = middle(column, columns);
            const double value =
                mean(across[std::size_t(column)], up, kNone, std::numeric_limits<double>::quiet_NaN());
            all.values.push_back(std::isnan(value) ? nearest(x, y) : value);
            all.near.push_back(isNear(x, y));
        }
    }
    return all;
}

bool FittedSurface::isNear(double x, double y) const
{
    for (std::size_t row = 0; row < values_.size(); ++row)
        if (const double dx = distance(0, x, row), dy = distance(1, y, row); dx * dx + dy * dy <= kNear * kNear)
            return true;
    return false;
}

} // namespace loom
