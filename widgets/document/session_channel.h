#pragma once

#include "base/mailbox.h"
#include "project/run_state.h"
#include "train/curve.h"
#include "train/timeline.h"
#include "train/trainer.h"
#include "train/watch.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>

namespace loom::ui {

/// NODE/NAME → tensor. Shared, because file, window and worker each read it in their own time, and nobody copies what
/// may be hundreds of megabytes.
using SharedWeights = std::shared_ptr<const std::map<std::string, Tensor>>;

/// What the window asks of the worker; drained between two batches.
struct Command {
    enum class Kind {
        train,
        pause,
        stepBatch,
        stepEpoch,
        stop,
        reset,
        speed,
        set,
        watch,
        weights,
        past,
        branch,
        runState,
        shownRun
    };
    Kind kind = Kind::pause;
    double value = 0;
    std::string path; ///< of `set`
    Value setting;
    std::shared_ptr<class WatchChannel> channel;
};

/// One view's request and the newest answer to it. Shared, because either thread may be the last to let go of it:
/// the window when the view closes, the worker while it fills the answer.
class WatchChannel {
public:
    explicit WatchChannel(WatchRequest request)
        : request(std::move(request))
    {
    }

    const WatchRequest request;
    Mailbox<Snapshot> box;
    std::atomic<bool> withdrawn{false};
};

enum class WorkerState { preparing, ready, running, paused, ended, failed };

/// Where the worker is; the newest wins.
struct WorkerStatus {
    WorkerState state = WorkerState::preparing;
    std::int64_t stepsDone = 0, totalSteps = 0, epoch = 0, batchesPerEpoch = 0;
    double samplesPerSecond = 0, stepsPerSecond = 0, secondsLeft = -1, learningRate = 0, baseLearningRate = 0;
    bool savedWeights = false; ///< the network started from weights that were saved
    bool unfinished = false; ///< failed because of issues that the project itself has
    TrainingEnd end;
    Text failure;
    std::int64_t pastStep = -1; ///< that watches see; −1: the present one
    std::size_t keptBytes = 0; ///< of the states in memory
    std::int64_t refusals = 0; ///< settings that could not act …
    Text refusal; ///< … and why the last could not
};

/// A run between two steps, as it was given up or asked for.
struct LeftRun {
    int worker = 0; ///< number of the worker …
    int run = 0; ///< … and of its run: it counts how often it started again or branched
    std::shared_ptr<const RunState> state; ///< shared with the list that keeps it, whose copies are cheap
};

/// A run as it stands, the kept states on the way there, and the step of it that is looked at.
struct ShownRun {
    std::shared_ptr<const RunState> run; ///< shared with the worker that takes it up, which only reads it
    Timeline timeline; ///< its states are shared with the worker that kept them
    std::int64_t step = -1; ///< −1: where it stands
};

/// One thing for the curves, in the order in which it happened.
struct CurveItem {
    /// `cut`: what lies behind the bucket's first step is another branch's from here on.
    enum class Kind { bucket, epoch, cleared, cut };
    Kind kind = Kind::bucket;
    CurveBucket bucket;
    EpochRecord epoch;
};

} // namespace loom::ui
