#pragma once

#include "base/check.h"

#include <cstdint>

namespace loom {

/// When random numbers are drawn: a number is a function of (stream, step, phase, draw, element), so that whoever
/// draws more than once names the draw and nobody else's numbers change.
struct Moment {
    std::int64_t step = 0; ///< of training, or the number of a batch that is inferred
    int phase = 0;
    int draw = 0;

    /// The time of a random stream; in phase 0, draw 0 it is the step.
    std::uint64_t time() const
    {
        LOOM_ASSERT(std::uint64_t(step) >> 40 == 0 && unsigned(phase) >> 8 == 0 && unsigned(draw) >> 16 == 0);
        return std::uint64_t(step) | std::uint64_t(draw) << 40 | std::uint64_t(phase) << 56;
    }
};

} // namespace loom
