#pragma once

#include "project/run.h"

namespace loom {

/// How a learning rate is looked for: it grows from update to update by the same factor (Smith 2017, “Cyclical
/// Learning Rates for Training Neural Networks”, 3.3), so that little training shows at which rates the loss falls.
struct RateSearch {
    double from = 1e-6;
    double to = 1;
    std::int64_t steps = 100; ///< updates of the weights
    bool operator==(const RateSearch&) const = default;
};
inline constexpr std::int64_t kFewestRates = 10, kMostRates = 10'000;
inline constexpr double kSmallestRate = 1e-12, kLargestRate = 1000;

/// What training came to at one rate.
struct RatePoint {
    double rate = 0;
    double loss = 0; ///< of the update's batches, with penalties, before it acts
    double untrained = 0; ///< the same rows' with the weights that the search begins with
    /// Mean over the neighbours, the same number on both sides, as it would be if every update had like rows: what
    /// training changed, and what the loss of all rows is without it.
    double smoothed = 0;
};

/// The loss over the rate, and what follows from it.
struct RateCurve {
    enum class End { finished, diverged, stopped };
    std::vector<RatePoint> points;
    End end = End::finished;
    // Of a curve that falls somewhere, to two digits; else 0:
    double lowest = 0; ///< rate at which the smoothed loss is lowest
    double tenth = 0; ///< a tenth of that
    double steepest = 0; ///< rate at which it falls fastest, over the logarithm of the rate; the suggested one
    double suggested() const { return steepest; }
};

/// Trains the project from its seed (or the weights that it starts from) with its own batches, in their order, beside
/// the same network that stands still; its schedule, callbacks and metrics rest. Ends early where the loss has grown
/// by far, or when `goOn`, called after each update with the curve so far, returns false. The project stays as it is.
/// A sentence where it cannot be trained, has phases (whose losses no single rate makes small), or the search makes
/// no sense.
Result<RateCurve> findRate(const Project& project, const RateSearch& search, const RunOptions& options,
                           const std::function<bool(const RateCurve&)>& goOn = {});

/// Smooths the points and finds the rates, as `findRate` does at its end: of points in the order of their rates,
/// which are evenly spaced by their logarithm. `steps`: how many the whole search has.
void judgeRates(RateCurve& curve, std::int64_t steps);

} // namespace loom
