#pragma once

#include "tuning/trial.h"

#include <map>
#include <vector>

namespace loom::ui {

/// A stretch that is being trained now, or what a pause left of it.
struct GoingSpan {
    std::int64_t trial = 0;
    WorkedSpan span; ///< `to` is NaN where it has no end yet
};

/// The time in which workers trained, from the first on; breaks in which none of them did are cut out (a search that
/// was gone on with a day later is no line of a day).
class WorkedTime {
public:
    /// `now`: where stretches that go on have come to, seconds since 1970.
    WorkedTime(const std::vector<Trial>& trials, const std::vector<GoingSpan>& going,
               double now = secondsSince1970());

    /// Seconds on the line.
    double at(double seconds) const;
    double now() const { return now_; } ///< the end of the line, seconds since 1970
    int cuts() const { return int(cuts_.size()); }
    const std::vector<int>& workers() const { return workers_; } ///< that trained anything, by number
    int laneOf(int worker) const;

private:
    double begin_ = 0, now_ = 0;
    std::map<double, double> cuts_; ///< by where a break ends: how much was cut out up to there
    std::vector<int> workers_;
};

} // namespace loom::ui
