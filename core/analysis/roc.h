#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace loom {

/// A threshold of scores, and what it makes of samples of yes and no: those at or above it are taken for yes.
struct RocPoint {
    double threshold = 0;
    std::int64_t hits = 0; ///< yes taken for yes
    std::int64_t alarms = 0; ///< no taken for yes
};

/// All that thresholds can make of some scores.
struct Roc {
    std::vector<RocPoint> points; ///< one a score, the largest first, behind one above all of them (infinite)
    std::int64_t yes = 0, no = 0;

    bool known() const { return yes > 0 && no > 0; } ///< else there are no curves
    double recall(const RocPoint& point) const { return double(point.hits) / double(yes); }
    double fallOut(const RocPoint& point) const { return double(point.alarms) / double(no); }
    /// Of nothing taken for yes 1, as nothing of it is wrong.
    static double precision(const RocPoint& point);
    /// Area under recall over fall-out: how often a yes has a larger score than a no, equal ones counting half.
    double area() const;
    /// Σ precision · recall gained.
    double averagePrecision() const;
    /// The point whose threshold is the least that is not below that one.
    std::size_t at(double threshold) const;
};

/// `scores` and whether each sample is yes; scores that are no number are left out.
Roc rocOf(std::span<const double> scores, std::span<const std::uint8_t> yes);

} // namespace loom
