#pragma once

#include "base/ring.h"
#include "document/session_channel.h"

#include <chrono>
#include <vector>

namespace loom::ui {

/// Folds fast steps into buckets of about a millisecond and puts them into the ring; while the ring is full, steps
/// go on being folded, so nothing is lost and nothing waits.
class CurveFolder {
public:
    using Clock = std::chrono::steady_clock;

    explicit CurveFolder(Ring<CurveItem>& ring)
        : ring_(ring)
    {
    }
    /// `values` of the step that finished at `now`; `step` counts from 1.
    void add(std::int64_t step, const std::vector<double>& values, Clock::time_point now);
    void add(const EpochRecord& epoch);
    /// One that is folded already.
    void add(const CurveBucket& bucket);
    /// Forgets what is folded and tells the reader to start anew.
    void clear();
    /// What lies behind that step belongs to another branch.
    void cut(std::int64_t step);
    /// Hands on what is folded, full millisecond or not.
    void flush();

private:
    bool pushWaiting();

    Ring<CurveItem>& ring_;
    std::vector<CurveBucket> open_;
    std::vector<CurveItem> waiting_; ///< epochs and marks that found the ring full
    Clock::time_point since_{};
};

} // namespace loom::ui
