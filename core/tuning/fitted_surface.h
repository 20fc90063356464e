#pragma once

#include <cstddef>
#include <vector>

namespace loom {

/// A smooth surface over two settings through what trials came to: at each place the mean of all trials, weighted by
/// how near they are (Nadaraya and Watson, 1964, with a Gaussian kernel). So it never leaves the range of the trials.
/// How far "near" reaches is chosen for each axis by which reach foretells each trial best from the others.
class FittedSurface {
public:
    /// Places from 0 to 1. On an axis of choices only trials of the same choice speak, and its places are
    /// (i + 0.5) / count.
    struct Axis {
        std::vector<double> places;
        int choices = 0; ///< 0: a range
    };
    FittedSurface() = default;
    /// As many places as values; rows with a number missing (NaN) are left out.
    FittedSurface(const Axis& x, const Axis& y, const std::vector<double>& values);

    /// NaN where no trial says anything: there is none, or none of that choice.
    double valueAt(double x, double y) const;
    /// Is there a trial within `kNear` of the place, in lengths of an axis, and of the same choice?
    bool isNear(double x, double y) const;
    static constexpr double kNear = 0.15;

    /// Both at the middles of so many cells, row after row from the smallest y on.
    struct Grid {
        std::vector<double> values;
        std::vector<char> near;
    };
    Grid grid(int columns, int rows) const;

    std::size_t trials() const { return values_.size(); }
    double xReach() const { return reach_[0]; } ///< standard deviation of the kernel
    double yReach() const { return reach_[1]; }

private:
    double distance(int axis, double place, std::size_t row) const;
    /// A weight a trial: of one axis, for a place on it.
    void weigh(int axis, double place, double reach, std::vector<double>& weights) const;
    double nearest(double x, double y) const;
    double mean(const std::vector<double>& across, const std::vector<double>& up, std::size_t without,
                double silent) const;
    void chooseReach();

    std::vector<double> places_[2], values_;
    int choices_[2] = {0, 0};
    double reach_[2] = {0.2, 0.2};
    double middle_ = 0; ///< of all values
};

} // namespace loom
