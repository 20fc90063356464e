#pragma once

#include "train/late_writer.h"
#include "tuning/run_store.h"

namespace loom {

/// Folds the steps of a run into at most 4,096 buckets a series: all of the same number of steps, which doubles when
/// there are too many.
class KeptCurves {
public:
    explicit KeptCurves(std::size_t series)
        : buckets_(series)
    {
    }
    /// `values` of the step that was done last; `step` counts from 1.
    void add(std::int64_t step, const std::vector<double>& values);
    void take(std::vector<std::vector<CurveBucket>> buckets);
    const std::vector<std::vector<CurveBucket>>& buckets() const { return buckets_; }
    void cut(std::int64_t step);

private:
    void halve();

    std::vector<std::vector<CurveBucket>> buckets_;
    std::int64_t steps_ = 1; ///< of a bucket
};

/// Keeps a run in a store while it is trained. The thread that trains calls it between its steps; another one writes,
/// at most a few times a second, so that training never waits for the disk.
class RunKeeper {
public:
    /// A new run of that store; `bytes` bound the states of the whole file.
    static Result<std::unique_ptr<RunKeeper>> begin(RunStore store, KeptRun run, const Trainer& trainer,
                                                    std::size_t bytes = StateSpacing::kBytes);
    /// Goes on with a kept run from where the trainer stands; what was kept behind that is forgotten.
    static Result<std::unique_ptr<RunKeeper>> goOn(RunStore store, std::int64_t run, const Trainer& trainer,
                                                   std::size_t bytes = StateSpacing::kBytes);
    ~RunKeeper();

    /// Before the first step and after each.
    void visit(const Trainer& trainer);
    /// Writes what is kept so far, then calls `then` in the thread that writes, so that a checkpoint is never newer
    /// than what is kept. False: the disk is still busy with what came before, and nothing was done.
    bool writeThen(const Trainer& trainer, const std::function<std::function<Result<void>()>()>& then);
    /// A sentence when a state is too large to be kept between the ends of epochs, or at all; once.
    std::optional<Text> remark();
    /// The run is over, or left standing (kUnfinished): everything is written. A sentence where something could not
    /// be.
    Result<void> finish(const Trainer& trainer, const std::string& status, const std::string& sentence,
                        const std::map<std::string, double>& results);
    std::int64_t run() const { return run_; }

private:
    using Clock = std::chrono::steady_clock;
    RunKeeper(RunStore store, std::int64_t run, std::size_t bytes, std::size_t series);
    void collect(const Trainer& trainer);
    void keepState(const Trainer& trainer, bool epochEnd);
    void flush(std::function<Result<void>()> then = {});
    void heard(const Result<void>& written);
    Result<void> write(const RunBatch& batch, const std::vector<std::int64_t>& dropped);

    RunStore store_; ///< used by the writing thread alone once the run has begun
    std::int64_t run_;
    StateSpacing spacing_;
    KeptCurves curves_;
    RunBatch pending_;
    std::vector<std::int64_t> dropped_;
    std::size_t pendingBytes_ = 0, stateBytes_ = 0;
    std::size_t epochs_ = 0, events_ = 0; ///< handed on so far
    std::int64_t step_ = 0, epoch_ = 0;
    bool remarked_ = false;
    Result<void> failed_; ///< the first write that failed
    Clock::time_point written_{};
    LateWriter writer_;
};

} // namespace loom
