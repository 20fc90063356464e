#pragma once

#include "base/result.h"
#include "base/thread_pool.h"
#include "data/data_loader.h"
#include "train/callback_type.h"
#include "train/curve.h"
#include "train/metric_type.h"
#include "train/network.h"

#include <functional>
#include <optional>
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
};

/// A loss, metrics, callbacks and batches as the trainer needs them (made by project/run.h from a recipe).
struct TrainerOptions {
    std::int64_t batchSize = 32;
    std::int64_t epochs = 10;
    std::int64_t maximumSteps = 0; ///< 0: no limit
    std::uint64_t seed = 7;
    std::vector<MetricUse> metrics;
    std::vector<std::string> lossSeries; ///< with several losses: the name of each one's own curve, else empty
    std::vector<Part> callbacks;
    Part schedule; ///< empty type: constant
    double learningRate = 0.001;
    std::string outputFolder;
};

/// Something decided from outside the function (project, seed, step), with its step: a rate changed by hand, a
/// callback's decision. Saved with checkpoints, so that a run can be repeated exactly.
struct RunEvent {
    std::int64_t step = 0;
    std::string name;
    double value = 0;
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

    std::int64_t stepsDone() const { return step_; }
    std::int64_t epoch() const { return epoch_; } ///< finished epochs
    std::int64_t batchInEpoch() const { return batch_; }
    std::int64_t batchesPerEpoch() const;
    std::int64_t totalSteps() const;
    std::int64_t rowsInLastBatch() const { return lastRows_; }

    /// Series of the curves: "loss", with several losses each one's own (without its weight in the sum), metrics;
    /// then the same with "validation_" in front.
    const std::vector<std::string>& series() const { return series_; }
    /// Values of the last batch, for the series without "validation_".
    const std::vector<double>& batchValues() const { return batchValues_; }
    const std::vector<EpochRecord>& epochs() const { return epochs_; }
    std::function<void(const EpochRecord&)> onEpoch;
    /// Called after each batch of an evaluation; returning false abandons the rest (stop). May be empty.
    std::function<bool()> onValidationBatch;

    /// Acts from the next step on; logged.
    void setLearningRate(double rate);
    double learningRate() const; ///< as used by the next step, schedule applied
    /// Attribute of a layer or optimizer that applies now (`dropout1`, `rate`; `optimizer`, `momentum`); logged.
    bool setLive(const std::string& node, const std::string& attribute, double value);
    /// Acts from the next epoch on; logged. At most the compiled batch size.
    void setBatchSize(std::int64_t batchSize);
    const std::vector<RunEvent>& events() const { return events_; }

    /// Loss and metrics over a part of the data, in order, with the inference plan: the series without "validation_";
    /// nothing when it was abandoned or the rows cannot be read (then training ends). Metrics count the samples that
    /// the loss's mask lets in, whatever their weights.
    std::optional<std::vector<double>> evaluate(const RowSet& rows);

    /// Everything needed to go on as if nothing had happened (DESIGN law 3), as tensors and strings.
    struct State {
        std::map<std::string, Tensor> tensors;
        std::map<std::string, std::string> metadata;
    };
    State fullState() const;
    Result<void> restore(const State& state);

private:
    std::vector<int> fieldsOf(const std::vector<Feed>& feeds) const;
    void startTraining();
    void startEpoch();
    void addBatchValues();
    bool limitReached();
    void restoreSums(const State& state);
    void restoreCallbacks(const State& state);
    void restoreRecords(const State& state);
    void runCallbacks(const EpochRecord& record);
    bool endEpoch();
    void endWith(EndReason reason, Text sentence = {});
    void endUnread(const Text& sentence);
    double scheduledRate() const;
    EpochContext context();

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
    MetricBatch batchOf(const MetricUse& use, bool inference, std::int64_t rows) const;
    Sums sums_; ///< of the epoch so far
    std::vector<MetricState> batchStates_; ///< of each metric and one batch
    std::vector<std::unique_ptr<Callback>> callbacks_;
    std::vector<std::string> series_;
    std::vector<double> batchValues_;
    std::vector<EpochRecord> epochs_;
    std::vector<RunEvent> events_;
    TrainingEnd end_;
    bool ended_ = false;
    bool started_ = false;
    std::int64_t step_ = 0, epoch_ = 0, batch_ = 0, lastRows_ = 0;
    std::int64_t pendingBatchSize_ = 0;
    const ScheduleType* schedule_ = nullptr; ///< null: the rate stays as it is
    std::vector<int> feeds_; ///< data field of each feed of the training plan
    double epochSeconds_ = 0;
    double baseRate_ = 0.001;
};

} // namespace loom
