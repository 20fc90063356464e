#pragma once

#include "distributed/ranks.h"
#include "tuning/trial_letters.h"

namespace loom {

/// The other processes of a search as the first one sees them: each trains one task at a time. Used by one thread at
/// a time; when it goes, they end.
class RankWorkers {
public:
    /// `ranks` must outlive it.
    explicit RankWorkers(const Ranks& ranks);
    ~RankWorkers();
    RankWorkers(const RankWorkers&) = delete;
    RankWorkers& operator=(const RankWorkers&) = delete;

    /// Tells all what the search is; the sentence of one that cannot compute it the same.
    Result<void> begin(const SearchHello& hello);
    int count() const { return int(busy_.size()); }
    /// The number of a worker (from 0) that has nothing to do; −1: none.
    int idle() const;
    bool anyBusy() const;
    void give(int worker, const PartTask& task, std::int64_t number);
    /// All give up what they train; each still answers.
    void stop();

    /// What a worker sent: an epoch of the task `number`, or what came of it.
    struct Answer {
        int worker = 0;
        std::int64_t number = 0;
        std::optional<EpochRecord> epoch;
        std::optional<PartStretch> stretch;
    };
    /// The next one that has come, if any.
    Result<std::optional<Answer>> next();

private:
    const Ranks& ranks_;
    std::vector<bool> busy_; ///< rank 1 first
};

/// What every other process of a search does until the first one ends: trains what it is given.
void serveSearch(const Ranks& ranks);

} // namespace loom
