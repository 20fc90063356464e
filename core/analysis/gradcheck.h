#pragma once

#include "train/network.h"

#include <functional>

namespace loom {

/// How gradients are proven (DESIGN law 9).
struct GradcheckOptions {
    std::int64_t rows = 1; ///< of the feeds, filled beforehand
    std::int64_t step = 0; ///< dropout and noise are those of this step
    std::uint64_t seed = 7; ///< chooses entries and directions
    int entries = 200; ///< of each parameter; all where it has no more
    int directions = 3; ///< random directions through all parameters together
    double limit = 1e-6;
    /// Every parameter is moved by this much times a normal number before the comparison: at the start biases are 0,
    /// and where a picture is black a unit then stands exactly on its corner, where it has no derivative.
    double nudge = 0.05;
    std::function<bool(double fraction)> progress; ///< returns false to end early; may be empty
};

/// One compared derivative: entry `index` of `name`, or direction `index` when the name is "direction".
struct GradcheckEntry {
    std::string name;
    std::int64_t index = 0;
    double analytic = 0;
    double numeric = 0;
    double error = 0; ///< max(0, |a − n| − noise) / max(|a|, |n|)
};

struct GradcheckReport {
    GradcheckEntry worst;
    std::int64_t compared = 0;
    std::int64_t kinks = 0; ///< where the step h crosses a corner of the function; compared at h/10 instead
    double limit = 1e-6;

    double maximumError() const { return worst.error; }
    bool passed() const { return compared > 0 && worst.error <= limit && kinks * 100 <= compared; }
};

/// Compares one derivative with central differences: `loss(t)` is the loss at distance t from the point, `scale` is
/// max(1, |loss(0)|). Counts a kink where h and h/10 find different slopes.
GradcheckEntry compareSlope(double analytic, double h, double scale, double limit,
                            const std::function<double(double t)>& loss, std::int64_t& kinks);

/// Compares backpropagation with central differences of the loss in f64; the network must be compiled in f64 and
/// its training feeds hold `rows` rows. Parameters are as before afterwards.
GradcheckReport gradcheck(Network& network, const GradcheckOptions& options);

} // namespace loom
