#pragma once

#include "base/result.h"
#include "base/thread_pool.h"
#include "data/data_loader.h"
#include "train/callback_type.h"
#include "train/curve.h"
#include "train/metric_type.h"
#include "train/network.h"
#include "train/run_event.h"

#include <deque>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>

namespace loom {

/// Why training ended.
enum class EndReason { finished, stopped, callback, notFinite, outOfMemory, failed };
const char* nameOf(EndReason reason);

struct TrainingEnd {
    EndReason reason = EndReason::finished;
    Text sentence; ///< empty when finished
};

/// A metric at the output of one loss, under its name in the curves.
struct MetricUse {
    const MetricType* metric = nullptr;
    int loss = 0;
    std::string series; ///< `accuracy`, with several losses `LOSS_accuracy`
    Judges judges = Judges::choices; ///< what is measured there
    std::vector<double> units = {}; ///< as MetricBatch
    std::vector<double> settings = {}; ///< MetricBatch::settings
    std::vector<double> zeros = {}; ///< MetricBatch::zeros
    double decidesAt = 0.5; ///< MetricBatch::decidesAt
    std::int64_t last = 0; ///< MetricBatch::last
    Attributes lossAttributes = {}; ///< MetricBatch::loss
    Shape shape = {}; ///< MetricBatch::shape, as the network has it
    Shape targetShape = {}; ///< MetricBatch::targetShape
};

/// A loss, metrics, callbacks and batches as the trainer needs them (made by project/run.h from a recipe).
struct TrainerOptions {
    std::int64_t batchSize = 32;
    std::int64_t epochs = 10;
    std::int64_t maximumSteps = 0; ///< 0: no limit
    std::int64_t accumulate = 1; ///< batches that share an update; more than 1: the network accumulates
    std::uint64_t seed = 7;
    std::vector<MetricUse> metrics;
    std::vector<std::string> lossSeries; ///< with several losses: the name of each one's own curve, else empty
    std::vector<Part> callbacks;
    Part schedule; ///< empty type: constant
    double learningRate = 0.001;
    std::string outputFolder;
    LiveSettings live; ///< without it every setting that the network takes may be moved, to any value
    std::map<std::string, std::string> dataFiles; ///< file → hash of what was read; kept in checkpoints
};

/// What a checkpoint says of how its numbers came about.
struct StateOrigin {
    std::int64_t version = 0; ///< of the form and of the order of sums; 1: before it was written down
    std::string kernels; ///< empty: not known
    int shards = 1; ///< that each batch was cut into; 0: not readable
    std::map<std::string, std::string> dataFiles;
};

/// The training loop: knows no thread and no window. Everything is called from one thread.
class Trainer {
public:
    Trainer(Network& network, const PreparedData& data, TrainerOptions options);
    ~Trainer();

    /// One batch; does the epoch's end (validation, callbacks) when it was the last of it. Where that validation was
    /// abandoned, the next call does the epoch's end and no batch. False: training ended.
    bool step();
    /// Steps until the end or until stop is asked for.
    TrainingEnd run(std::stop_token stop);
    bool ended() const { return ended_; }
    const TrainingEnd& end() const { return end_; }
    /// Ends it now with a reason (stop button, Ctrl+C); callbacks get their endTraining.
    void finish(EndReason reason);

    std::int64_t stepsDone() const { return step_; } ///< batches
    /// How often the optimizer has acted: schedules count so, and what it has of its own.
    std::int64_t updatesDone() const { return updates_; }
    std::int64_t epoch() const { return epoch_; } ///< finished epochs
    std::int64_t batchInEpoch() const { return batch_; }
    /// The epoch's last step is done, its validation not yet.
    bool owesEpochEnd() const { return started_ && batch_ >= loader_.batches(); }
    std::int64_t batchesPerEpoch() const;
    std::int64_t totalSteps() const;
    /// 0 before the first step, and where a state was restored.
    std::int64_t rowsInLastBatch() const { return rowsInLastBatch_; }
    /// Rows of the data that the last step learned from here; none before the first, and where a state was restored.
    /// Of several processes each has the rows of its own shards.
    std::span<const std::int64_t> lastBatch() const { return lastBatch_; }

    /// Series of the curves: "loss", with several losses each one's own (without its weight in the sum), metrics;
    /// then the same with "validation_" in front.
    const std::vector<std::string>& series() const { return series_; }
    /// Values of the last batch, for the series without "validation_".
    const std::vector<double>& batchValues() const { return batchValues_; }
    const std::vector<EpochRecord>& epochs() const { return epochs_; }
    std::function<void(const EpochRecord&)> onEpoch;
    /// Called after each batch of an evaluation; returning false abandons the rest (stop). May be empty.
    std::function<bool()> onValidationBatch;

    /// The rate as used by the next step, schedule applied; after the end, by the last one.
    double learningRate() const;
    /// The rate that the schedule starts from: the recipe's, a person's or a callback's.
    double baseLearningRate() const { return baseRate_; }

    /// Moves a setting: acts from the next step on (the batch size from the next epoch on, at most the compiled one)
    /// and is logged. A sentence says why it cannot.
    Result<void> set(const std::string& path, const Value& value);
    /// Settings to be moved at steps to come. Those that the log holds already are left out; a sentence, and nothing
    /// planned, where one cannot act or its step is past.
    Result<void> plan(std::vector<RunEvent> events);
    const std::vector<RunEvent>& events() const { return events_; }
    /// The run is repeated up to that step: `events` (with those done already, which are skipped) act at their steps,
    /// the epochs' values are those of `epochs` instead of being measured, and nothing ends it before.
    void repeat(const std::vector<RunEvent>& events, std::vector<EpochRecord> epochs, std::int64_t until);
    /// Called once when training ends, before the callbacks clear up (and weights of a better epoch come back).
    std::function<void()> onEnd;

    /// Loss and metrics over a part of the data, in order, with the inference plan: the series without "validation_";
    /// nothing when it was abandoned or the rows cannot be read (then training ends). Metrics count the samples that
    /// the loss's mask lets in, whatever their weights.
    std::optional<std::vector<double>> evaluate(const RowSet& rows);

    /// Everything needed to go on as if nothing had happened (DESIGN law 3), as tensors and strings.
    struct State {
        std::map<std::string, Tensor> tensors;
        std::map<std::string, std::string> metadata;
    };
    static constexpr std::int64_t kStateVersion = 2;
    State fullState() const;
    std::size_t stateBytes() const; ///< what such a state takes, about
    /// The same without epochs and events, which a list of many states holds once.
    State stepState() const;
    /// Puts epochs and events into a `stepState`, as far as they lie before it.
    static void addRecords(State& state, const std::vector<EpochRecord>& epochs, const std::vector<RunEvent>& events);
    static std::int64_t stepOf(const State& state); ///< −1: it has none
    static StateOrigin originOf(const State& state);
    /// Every number is checked; where one cannot be, a sentence, and the trainer must not be used further.
    Result<void> restore(const State& state);

private:
    bool takeStep();
    void train(double rate);
    std::optional<std::span<const std::int64_t>> feed(DataLoader& loader, std::int64_t batch,
                                                      const std::vector<Feed>& feeds,
                                                      const std::vector<int>& fields) const;
    std::vector<int> fieldsOf(const std::vector<Feed>& feeds) const;
    void startTraining();
    void startEpoch();
    void addBatchValues();
    bool inShards() const;
    void prepareShards();
    std::span<double> numbersOf(int shard);
    double lossOfShards(std::size_t loss) const;
    void measureShard(int shard, std::int64_t rows, bool inference);
    void addShardValues();
    bool limitReached();
    struct Position;
    Result<Position> positionIn(const State& state) const;
    Result<void> restoreSettings(const std::vector<RunEvent>& events);
    Result<void> restoreUpdates(const State& state, std::int64_t step);
    Result<void> restoreSums(const State& state, bool needed);
    Result<void> restoreCallbacks(const State& state);
    void runCallbacks(const EpochRecord& record);
    bool endEpoch();
    void endWith(EndReason reason, Text sentence = {});
    void endUnread(const Text& sentence);
    double scheduledRate(std::int64_t update) const;
    EpochContext context();
    void takeBatchSize();
    void actOnPlanned();
    Result<Value> checkedSetting(const std::string& path, const Value& value) const;
    Result<void> act(const std::string& path, const Value& value);
    Result<void> actOnNetwork(const std::string& path, const Value& value);
    /// Those of the nodes that are frozen learn from the next step on.
    Result<void> unfreeze(const std::vector<std::string>& nodes);
    void log(const std::string& path, const Value& value);
    const EpochRecord* known(std::int64_t epoch) const;

    Network& network_;
    const PreparedData& data_;
    TrainerOptions options_;
    DataLoader loader_;
    /// Sums over an epoch or an evaluation.
    struct Sums {
        double penalties = 0; ///< Σ of the batch's times its rows
        std::int64_t rows = 0;
        std::vector<double> losses; ///< of each loss, Σ of the batch's value times the samples that count …
        std::vector<double> counts; ///< … and how many those are
        std::vector<MetricState> metrics;

        void clear();
    };
    Sums emptySums() const;
    /// Returns the batch's own: all losses with their weights, and penalties.
    double addLosses(Sums& sums, std::int64_t rows, bool inference) const;
    void appendValues(const Sums& sums, std::vector<double>& values) const;
    void addShards(Sums& sums, std::int64_t rows, bool inference);
    void inferShards(Sums& sums, std::int64_t batch, std::int64_t rows);
    MetricBatch batchOf(const MetricUse& use, bool inference, std::int64_t rows) const;
    Sums sums_; ///< of the epoch so far
    std::vector<MetricState> batchStates_; ///< of each metric and one batch
    std::vector<MetricState> shardStates_; ///< … and one shard
    std::vector<double> shardNumbers_; ///< what each shard gave, `shardSize_` numbers each
    std::vector<std::int64_t> shardBegins_; ///< where those of each process begin
    std::size_t shardSize_ = 0;
    std::vector<std::unique_ptr<Callback>> callbacks_;
    std::vector<std::string> series_;
    std::vector<double> batchValues_;
    std::vector<EpochRecord> epochs_;
    std::vector<RunEvent> events_;
    std::deque<RunEvent> planned_; ///< to come, by step
    std::map<std::string, Value> moved_; ///< what settings that were moved hold in the recipe
    std::vector<EpochRecord> known_; ///< of a run that is repeated
    std::int64_t repeatUntil_ = -1;
    TrainingEnd end_;
    bool ended_ = false;
    bool started_ = false;
    std::int64_t step_ = 0, epoch_ = 0, batch_ = 0;
    std::int64_t updates_ = 0, gatheredRows_ = 0; ///< rows of batches that wait for their update
    std::int64_t pendingBatchSize_ = 0;
    const ScheduleType* schedule_ = nullptr; ///< null: the rate stays as it is
    std::int64_t rowsInLastBatch_ = 0;
    std::vector<std::int64_t> lastBatch_; ///< room for the largest is there from the start
    std::vector<int> feeds_; ///< data field of each feed of the training plan
    double epochSeconds_ = 0;
    double baseRate_ = 0.001;
};

} // namespace loom
