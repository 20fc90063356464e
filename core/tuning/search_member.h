#pragma once

#include "tuning/search.h"

namespace loom {

/// A trial of the generation at work.
struct Search::Member {
    Trial trial;
    bool done = false; ///< also: it was, when the search was resumed
    std::vector<TrialPart> parts;
    std::vector<std::optional<Trainer::State>> states; ///< a part each: empty where it ended or has not begun
    std::vector<bool> ended; ///< a part each
    NamedTensors weights; ///< of the first part
    Text failure; ///< of the first part that failed

    /// Did all its runs end at that epoch or before? Then it is compared by how it ended.
    bool endedBy(std::int64_t epoch) const;
    /// Is it compared at that rung as one that could go on?
    bool goingAt(int rung, std::int64_t epoch) const;
};

} // namespace loom
