#pragma once

#include "base/ring.h"
#include "document/bell.h"
#include "document/curve_folder.h"
#include "document/run_checkpoint.h"
#include "document/session_channel.h"
#include "project/probe.h"
#include "train/timeline.h"

#include <deque>
#include <map>
#include <optional>
#include <semaphore>
#include <thread>

namespace loom::ui {

/// What a worker starts with.
struct WorkOrder {
    Project project;
    std::string projectFolder;
    SharedWeights weights; ///< kept where not null
    std::shared_ptr<const PreparedData> data; ///< used where not null
    double stepsPerSecond = 0; ///< 0: as fast as it goes
    std::shared_ptr<const RunState> run; ///< taken up where not null; of the same project
    std::string runsFile; ///< where `run` is to be read from, …
    std::int64_t storedRun = 0; ///< … and its number there; 0: nowhere
    bool standsStill = false; ///< only to be looked at: nobody will have it back
    Timeline timeline; ///< states on the way of `run` that are known
    std::int64_t look = -1; ///< step of `run` that is shown first; −1: its end
    bool curvesKnown = false; ///< the window has the curves of `run`
    int number = 0; ///< of the worker
    std::string checkpointFile; ///< where the run's full state is kept while it lives; empty: nowhere
};

/// What is known once the network is ready; written once, before `ready` turns true.
struct Prepared {
    std::vector<std::string> series;
    std::vector<Issue> warnings;
    std::int64_t multiplyAdds = 0; ///< of one sample, forward
};

/// A watch as the worker keeps it.
struct Watched {
    std::shared_ptr<WatchChannel> channel;
    std::chrono::steady_clock::time_point answered{};
    std::int64_t step = -1; ///< of the last answer
};

/// One run on a thread of its own, at low priority: prepares, trains, answers watches. The window talks to it by
/// rings and mailboxes only; neither waits for the other.
class Worker {
public:
    explicit Worker(WorkOrder order);
    /// Asks the thread to stop and joins it: at most one step or one piece of a probe.
    ~Worker();

    // The window's side.
    /// False when the ring is full; ask again at the next tick.
    bool post(const Command& command);
    void requestStop();
    bool isFinished() const { return finished_.load(std::memory_order_acquire); }
    /// Null until they are read; an unfinished network has data too.
    const std::shared_ptr<const PreparedData>* data() const
    {
        return loaded_.load(std::memory_order_acquire) ? &data_ : nullptr;
    }
    /// Null until data and network are ready.
    const Prepared* prepared() const { return ready_.load(std::memory_order_acquire) ? &prepared_ : nullptr; }
    double preparedFraction() const { return fraction_.load(std::memory_order_relaxed); }

    Mailbox<WorkerStatus> status;
    Mailbox<SharedWeights> weights;
    Mailbox<std::map<std::string, double>> testValues;
    Mailbox<LeftRun> left; ///< a run that was given up, and the last one when the worker ends
    Mailbox<LeftRun> asked; ///< the answer to `runState`
    Mailbox<std::shared_ptr<const ShownRun>> shown; ///< the answer to `shownRun`
    Ring<CurveItem> curves{std::size_t(1) << 14};
    Bell bell; ///< rung when views of a run that stands, or of an earlier step, have their answers

private:
    using Clock = std::chrono::steady_clock;

    // The worker's side.
    void main();
    void work();
    bool prepareRun();
    bool readData();
    Result<void> keepWeights();
    Result<void> readStored();
    Result<void> takeUp(const RunState& run);
    RunState copyOfRun() const;
    ShownRun copyOfShown() const;
    Result<void> startAgain();
    void wireTrainer();
    void loop();
    void drain();
    bool goesOnEvaluating();
    void obey(const Command& command);
    void oneStep();
    void finishRun();
    Run& seen() { return shownPast_ >= 0 ? *past_ : *run_; }
    void followCursor();
    Result<void> makePast();
    Result<bool> goBack(std::int64_t step);
    std::vector<std::string> namesOf(WatchKind kind) const;
    void tapWatched();
    static bool hasPassed(const Run& run, const std::vector<std::string>& names);
    Run* sourceOf(const WatchRequest& request);
    void look(std::int64_t step);
    void branch();
    void reopen(std::int64_t epochs);
    void leave();
    void setTested(std::map<std::string, double> values);
    void idle();
    bool waitForTurn();
    void answerWatches();
    void giveUpUnwatched();
    std::int64_t stepSeen() const { return shownPast_ >= 0 ? shownPast_ : run_->trainer->stepsDone(); }
    bool isDue(const Watched& watched) const;
    void setState(WorkerState state);
    void publish();
    void measure(Clock::time_point now);
    void fail(EndReason reason, Text sentence);
    bool stopping() const { return stop_.load(std::memory_order_relaxed); }
    bool trainable() const { return run_ && !run_->trainer->ended(); }

    WorkOrder order_;
    Ring<Command> commands_{1024};
    std::counting_semaphore<> wake_{0};
    std::atomic<bool> stop_{false}, finished_{false}, loaded_{false}, ready_{false};
    std::atomic<double> fraction_{0};
    std::shared_ptr<const PreparedData> data_; ///< written once, before `loaded_` turns true
    Prepared prepared_;

    std::optional<Run> run_;
    RunOptions options_;
    CurveFolder folder_{curves};
    std::deque<Command> early_; ///< arrived during an evaluation, obeyed after it
    std::vector<Watched> watches_;
    WorkerState state_ = WorkerState::preparing;
    Text failure_, refusal_;
    std::int64_t refusals_ = 0;
    bool unfinished_ = false; ///< failed because of issues that the project itself has
    std::optional<TrainingEnd>
        end_; ///< said by the worker instead of the trainer (an exception, a test part not gone through)
    double speed_ = 0;
    double credit_ = 0; ///< seconds that probes may take: a ninth of what training took, and all idle time
    bool onlyBatch_ = false, onlyEpoch_ = false;
    bool savedWeights_ = false; ///< the network started from the order's weights
    std::map<std::string, double> tested_; ///< what `testValues` holds
    RunCheckpoint checkpoint_;
    Timeline timeline_;
    std::optional<Run> past_; ///< a second network, at an earlier step, while somebody looks at it
    std::optional<Trainer::State> beforeEnd_; ///< before the callbacks cleared up at its end
    bool pastStands_ = false; ///< it has been brought somewhere, with the taps that are watched
    std::int64_t wantedPast_ = -1, shownPast_ = -1; ///< steps; −1: the present
    int runNumber_ = 0;
    Clock::time_point nextTurn_{}, published_{}, measured_{};
    std::int64_t measuredStep_ = 0;
    double samples_ = 0, samplesPerSecond_ = 0, stepsPerSecond_ = 0;
    std::jthread thread_; ///< last: it uses all of the above
};

} // namespace loom::ui
