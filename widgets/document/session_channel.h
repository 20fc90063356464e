#pragma once

#include "base/mailbox.h"
#include "train/curve.h"
#include "train/trainer.h"
#include "train/watch.h"

#include <cstdint>
#include <memory>
#include <string>

namespace loom::ui {

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
        learningRate,
        live,
        batchSize,
        watch,
        weights
    };
    Kind kind = Kind::pause;
    double value = 0;
    std::string node, attribute;
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
    double samplesPerSecond = 0, stepsPerSecond = 0, secondsLeft = -1, learningRate = 0;
    bool savedWeights = false; ///< the network started from weights that were saved
    bool unfinished = false; ///< failed because of issues that the project itself has
    TrainingEnd end;
    Text failure;
};

/// One thing for the curves, in the order in which it happened.
struct CurveItem {
    enum class Kind { bucket, epoch, cleared };
    Kind kind = Kind::bucket;
    CurveBucket bucket;
    EpochRecord epoch;
};

} // namespace loom::ui
