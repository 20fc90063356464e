#pragma once

#include "options.h"

#include "tuning/search.h"

#include <chrono>

namespace loom::cli {

/// What a person, or with --json a program, sees of a search while it runs.
class SweepLines {
public:
    SweepLines(const Options& options, std::string store);

    void take(const SearchEvent& event);
    /// The line that is redrawn on a terminal.
    void draw(const std::vector<std::unique_ptr<RunningPart>>& running);

private:
    void began(const SearchEvent& event);
    void trial(const Trial& trial);
    void again(const AgainRun& run);
    void ended(const SearchEvent& event);
    std::string line(const std::vector<std::unique_ptr<RunningPart>>& running) const;

    using Clock = std::chrono::steady_clock;
    const Options& options_;
    std::string store_;
    StoredSearch search_; ///< as far as events told
    std::int64_t wanted_ = 0;
    std::int64_t before_ = 0; ///< trials that were done when it began
    Clock::time_point started_ = Clock::now();
    Clock::time_point drawn_ = started_;
};

/// "  12  finished  validation_loss 0.4312  learning_rate 0.003  units 32"
std::string trialLine(const StoredSearch& search, const Trial& trial);
/// "trial 12: validation_loss 0.820 in the search, 0.800 ± 0.012 over 5 seeds"; empty where that is not known.
std::string againLine(const StoredSearch& search);

} // namespace loom::cli
