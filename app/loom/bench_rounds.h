#pragma once

#include "base/result.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace loom::cli {

/// Something to be timed again and again.
struct Timed {
    std::function<Result<void>()> begin; ///< not timed; before the calibration and before each round; may be empty
    std::function<void(std::int64_t)> steps; ///< timed: does so many steps
    std::function<Result<void>()> end; ///< not timed; after each round; may be empty
    std::int64_t stepsARound = 0; ///< 0: as many as fill a round
    std::int64_t mostSteps = std::int64_t(1) << 40; ///< that a round can have
    int mostDropped = 60;
};

/// Times of the rounds that no other process disturbed.
struct Rounds {
    std::vector<double> secondsAStep; ///< shortest first
    std::int64_t stepsARound = 0;
    int dropped = 0;

    double median() const;
    double least() const { return secondsAStep.front(); }
    double most() const { return secondsAStep.back(); }
};

/// Times `rounds` rounds of at least `seconds`. A round during which other processes used the processors (more than
/// 8 % of one) is dropped and repeated, until `mostDropped` were: a busy machine is reported, not waited for.
Result<Rounds> timeRounds(const Timed& timed, int rounds, double seconds);

} // namespace loom::cli
