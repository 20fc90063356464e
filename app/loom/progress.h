#pragma once

#include "options.h"

#include "train/trainer.h"

#include <chrono>

namespace loom::cli {

/// What a person sees while a network trains: a bar that is redrawn on a terminal, and a line an epoch.
class Progress {
public:
    Progress(const Options& options, const Trainer& trainer, std::int64_t epochs, std::int64_t lastStep);

    /// After each step; redraws at most ten times a second.
    void step();
    /// After each epoch: the line that stays, or the `epoch` event.
    void epoch(const EpochRecord& record);

private:
    using Clock = std::chrono::steady_clock;
    std::string line() const;

    const Options& options_;
    const Trainer& trainer_;
    std::int64_t epochs_;
    std::int64_t lastStep_;
    std::int64_t firstStep_;
    bool terminal_;
    std::vector<double> sums_; ///< of the epoch's batches
    std::int64_t batches_ = 0;
    std::int64_t samples_ = 0;
    Clock::time_point started_ = Clock::now();
    Clock::time_point drawn_ = started_;
};

} // namespace loom::cli
