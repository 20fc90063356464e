#pragma once

#include "document/curve_store.h"
#include "document/snapshot_source.h"
#include "train/trainer.h"

namespace loom {
struct RunState;
}

namespace loom::ui {

class FormerRuns;
struct ShownRun;
struct WorkOrder;

/// Owns the worker thread that prepares data, trains and answers watches; the only bridge between worker and
/// GUI. Lives in the GUI thread; a 33 ms timer pulls what is new and emits the signals. Nothing here ever
/// waits.
class TrainingSession : public SnapshotSource {
    Q_OBJECT
public:
    /// What is asked of the run and answered once, between two of its steps.
    enum class Request { weights, runState, shownRun };

    explicit TrainingSession(QObject* parent = nullptr);
    ~TrainingSession() override;

    State state() const override;
    /// Loads the data and compiles (in the background) without training, so that views can look at the
    /// untrained network; keeps `weights` (NODE/NAME) where given. Replaces whatever was there.
    void prepare(const Project& project, const QString& projectFile,
                 std::shared_ptr<const std::map<std::string, Tensor>> weights = nullptr);
    /// Whatever is prepared next reads its files anew, though the recipe is the same.
    void forgetData();
    /// Takes up a run that another program left behind, between the same two steps; it then stands still. Shared,
    /// because the worker copies from it while the caller may hold it for another try.
    void takeUp(std::shared_ptr<const RunState> run, const QString& projectFile);
    /// From the next run on each keeps its full state in a file NAME.NUMBER.run while it lives; empty: none does.
    void setCheckpointName(const QString& name);
    void train(); ///< from ready or paused (resume); from ended: starts again from the seed
    void pause();
    void stepBatch();
    void stepEpoch();
    void stop(); ///< ends training; the network stays
    void reset(); ///< back to the seed, ready
    void setSpeed(double stepsPerSecond); ///< 0: full
    /// Until `setSpeed` is called, a network whose step takes less than about 50 µs runs at 30 steps a second.
    double speed() const;
    /// Moves a setting of the run by its path (train/run_event.h): acts from the next step on, the batch size from
    /// the next epoch on; kept in the run's list of events. `refused` says why it cannot.
    void set(const QString& path, const Value& value);
    void setLearningRate(double rate);

    /// Shows the run as it was after that step to all views, computed again from the nearest kept state; training
    /// goes on meanwhile. −1, or the step that the run stands at: the present. What cannot be shown is `refused`.
    void look(qint64 step);
    qint64 wantedStep() const; ///< the cursor; −1: the present
    qint64 pastStep() const; ///< what the views are shown; −1: the present
    /// From the step that is shown on: the run stands there, what came after it becomes a former run.
    void branch();
    /// The runs before this one, those that were given up included.
    FormerRuns& formerRuns();
    /// Takes up a former run at its end; the present one becomes a former run. False: its state is gone.
    bool bringBack(int number);
    std::size_t keptBytes() const; ///< of the states in memory that `look` starts from
    /// The run's whole state between two steps; arrives with `runStateReady`.
    void requestRunState();
    std::shared_ptr<const RunState> runState() const; ///< shared with the worker that copied it
    /// A copy of the run and the step of it that is shown; arrives with `shownRunReady`.
    void requestShownRun();
    std::shared_ptr<const ShownRun> shownRun() const; ///< shared with the worker that made it
    /// Stands still with a run of another session, over the same data, looked at where it was shown there: what views
    /// show that are kept at a step. `look` goes to any other.
    void standStill(const TrainingSession& of, const ShownRun& shown);
    /// The same with one of the other session's former runs, at its end. False: its state is gone.
    bool standStill(const TrainingSession& of, int formerRun);
    /// Lets go of this session's run; `heir` ends its thread, which may take a moment, without anybody waiting.
    void leaveTo(TrainingSession& heir);
    /// The run is put aside, and stands still until it is put back, going on then if it did; meanwhile the session
    /// holds others, at full speed, of which no trace is left.
    void putAside();
    void putBack();
    /// Replaces the curves of a run that was taken up by finer ones, of the same run.
    void setCurves(CurveStore curves);

    int watch(const WatchRequest& request, int number = 0) override;
    void unwatch(int number) override;
    const Snapshot* snapshot(int number) const override;

    /// How much of the data has been read, 0 … 1, while preparing.
    double preparedFraction() const;
    /// Issues that do not keep the project from training.
    const std::vector<Issue>& warnings() const;
    const Project& project() const override;
    const CurveStore& curves() const;
    qint64 stepsDone() const; ///< of the run, whichever step is shown
    qint64 shownStep() const override;
    qint64 totalSteps() const;
    qint64 epoch() const;
    qint64 batchesPerEpoch() const;
    double samplesPerSecond() const;
    double stepsPerSecond() const;
    double secondsLeft() const; ///< < 0 unknown
    double learningRate() const; ///< of the next step; when training has ended, of the last
    double baseLearningRate() const; ///< that the schedule starts from: the recipe's or the one set since
    std::string schedule() const; ///< id of the schedule that makes the one of the other; empty: none
    bool savedWeights() const; ///< the network started from weights that were given to `prepare`
    TrainingEnd end() const;
    Text failure() const override;
    bool isUnfinished() const override;
    std::shared_ptr<const PreparedData> data() const override;
    /// Test loss and metrics by series name, once training finished and the data have a test part.
    std::map<std::string, double> testValues() const;
    /// The network's weights as of a moment after this call, or those of the step that is shown; arrives with
    /// `weightsReady`.
    void requestWeights(bool ofShownStep = false);
    const std::map<std::string, Tensor>& weights() const;
    /// The same for another thread to write.
    std::shared_ptr<const std::map<std::string, Tensor>> sharedWeights() const;

signals:
    void weightsReady();
    void runStateReady();
    void shownRunReady();
    /// No answer will come: the run that was asked has made way for another one, or has failed.
    void lost(Request what);
    void looked(); ///< the cursor moved, or another step is shown
    void refused(const Text& sentence); ///< a setting that was moved cannot act

private:
    void start(WorkOrder order, const QString& projectFile);
    void ask(Request what, bool ofShownStep = false);
    void loseAsked();
    void standStill(const TrainingSession& of, WorkOrder order, const QString& projectFile);
    void pull();
    void takeData();
    void takePrepared();
    void startPulling();

    struct Impl;
    std::unique_ptr<Impl> impl_;
    std::unique_ptr<Impl> aside_;
};

} // namespace loom::ui
