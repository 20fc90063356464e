#include "train/trainer.h"

#include "base/check.h"
#include "optimizers/optimizer_type.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace loom {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

} // namespace

const char* nameOf(EndReason reason)
{
    constexpr const char* kNames[] = {"finished", "stopped", "callback", "not_finite", "out_of_memory", "failed"};
    return kNames[int(reason)];
}

Trainer::Trainer(Network& network, const PreparedData& data, TrainerOptions options)
    : network_(network)
    , data_(data)
    , options_(std::move(options))
    , loader_(data, data.training, options_.batchSize, data.pipeline.shuffle, options_.seed)
    , baseRate_(options_.learningRate)
{
    LOOM_ASSERT(options_.batchSize <= network.batch());
    series_.push_back("loss");
    series_.insert(series_.end(), options_.lossSeries.begin(), options_.lossSeries.end());
    for (MetricUse& use : options_.metrics) {
        series_.push_back(use.series);
        use.shape = network.predictionShape(use.loss);
        use.targetShape = network.targetShape(use.loss);
    }
    batchValues_.resize(series_.size());
    lastBatch_.reserve(std::size_t(network.batch()));
    if (!data.validation.empty())
        for (std::size_t i = 0; i < batchValues_.size(); ++i)
            series_.push_back("validation_" + series_[i]);
    sums_ = emptySums();
    batchStates_ = sums_.metrics;
    prepareShards();
    for (const Part& part : options_.callbacks)
        if (const CallbackType* type = findCallback(part.type))
            callbacks_.push_back(type->make(completed(type->attributes, part.attributes)));
    schedule_ = findSchedule(options_.schedule.type);
    if (schedule_)
        options_.schedule.attributes = completed(schedule_->attributes, options_.schedule.attributes);
    feeds_ = fieldsOf(network.trainingFeeds());
    loader_.drawAnew();
}

Trainer::~Trainer() = default;

std::vector<int> Trainer::fieldsOf(const std::vector<Feed>& feeds) const
{
    std::vector<int> fields;
    for (const Feed& feed : feeds)
        fields.push_back(data_.indexOf(feed.field));
    return fields;
}

std::int64_t Trainer::batchesPerEpoch() const
{
    return loader_.batches();
}

std::int64_t Trainer::totalSteps() const
{
    const std::int64_t left = (options_.epochs - epoch_) * loader_.batches() - batch_;
    const std::int64_t total = step_ + std::max<std::int64_t>(0, left);
    return options_.maximumSteps > 0 ? std::min(total, options_.maximumSteps) : total;
}

double Trainer::scheduledRate(std::int64_t update) const
{
    if (!schedule_)
        return baseRate_;
    // The schedule's length is the recipe's, whatever a limit of steps cuts off.
    const std::int64_t perEpoch = (loader_.batches() + options_.accumulate - 1) / options_.accumulate;
    return loom::scheduledRate(*schedule_, baseRate_, update, perEpoch, options_.epochs * perEpoch,
                               options_.schedule.attributes);
}

double Trainer::learningRate() const
{
    const bool over = ended_ || epoch_ >= options_.epochs;
    return scheduledRate(over && updates_ > 0 ? updates_ - 1 : updates_);
}

EpochContext Trainer::context()
{
    EpochContext made;
    made.epoch = epoch_;
    made.network = &network_;
    made.data = &data_;
    made.learningRate = made.epochRate = baseRate_;
    made.outputFolder = options_.outputFolder;
    return made;
}

void Trainer::takeBatchSize()
{
    if (pendingBatchSize_ > 0)
        loader_.setBatchSize(pendingBatchSize_);
    pendingBatchSize_ = 0;
}

void Trainer::startEpoch()
{
    takeBatchSize();
    loader_.startEpoch(epoch_);
    sums_.clear();
    epochSeconds_ = 0;
}

void Trainer::startTraining()
{
    started_ = true;
    EpochContext now = context();
    for (const std::string& name : series_)
        now.values[name] = std::nan("");
    for (const auto& callback : callbacks_)
        if (const Result<void> done = callback->startTraining(now); !done)
            return endWith(EndReason::failed, done.error());
    startEpoch();
}

/// A step itself asks for no memory; what stands around it (an epoch's record, callbacks) does.
bool Trainer::step()
{
    try {
        return takeStep();
    } catch (const std::bad_alloc&) {
        endWith(EndReason::outOfMemory,
                TR("The memory of this computer is not enough to go on; choose a smaller batch size"));
        return false;
    }
}

bool Trainer::takeStep()
{
    if (!started_)
        startTraining();
    if (!ended_ && owesEpochEnd()) {
        lastBatch_.clear();
        rowsInLastBatch_ = 0;
        return !endEpoch() || (!ended_ && !limitReached());
    }
    if (!ended_)
        actOnPlanned();
    if (ended_ || limitReached())
        return false;
    const Clock::time_point start = Clock::now();
    const std::optional<std::span<const std::int64_t>> rows = feed(loader_, batch_, network_.trainingFeeds(), feeds_);
    if (!rows) {
        endUnread(loader_.failure());
        return false;
    }
    lastBatch_.assign(rows->begin(), rows->end());
    rowsInLastBatch_ = loader_.rowsIn(batch_);
    const double rate = scheduledRate(updates_);
    train(rate);
    addBatchValues();
    ++step_;
    ++batch_;
    epochSeconds_ += secondsSince(start);
    if (!std::isfinite(batchValues_[0])) {
        endWith(
            EndReason::notFinite,
            Text(TR("The loss is not a finite number after step {step}; the learning rate {rate} may be too large."),
                 {{"step", step_}, {"rate", rate}}));
        return false;
    }
    if (batch_ >= loader_.batches() && !endEpoch())
        return true;
    return !ended_ && !limitReached();
}

/// The last batches of an epoch share an update, however many they are.
void Trainer::train(double rate)
{
    const bool acts = (batch_ + 1) % options_.accumulate == 0 || batch_ + 1 == loader_.batches();
    if (options_.accumulate == 1)
        network_.trainStep(rowsInLastBatch_, step_, rate);
    else
        network_.trainStep(rowsInLastBatch_, step_, rate, {updates_, gatheredRows_, acts});
    updates_ += acts;
    gatheredRows_ = acts ? 0 : gatheredRows_ + rowsInLastBatch_;
}

bool Trainer::limitReached()
{
    const bool all = epoch_ >= options_.epochs;
    const bool repeats = step_ < repeatUntil_;
    if (!ended_ && !repeats && (all || (options_.maximumSteps > 0 && step_ >= options_.maximumSteps)))
        endWith(EndReason::finished);
    return ended_;
}

/// False, with nothing changed, when its validation was abandoned: a run that is taken up again does it anew and goes
/// on as if it had never been stopped.
bool Trainer::endEpoch()
{
    EpochRecord record;
    record.epoch = epoch_ + 1;
    record.lastStep = step_;
    if (const EpochRecord* same = known(epoch_ + 1)) {
        record = *same;
    } else {
        record.values.reserve(series_.size());
        appendValues(sums_, record.values);
        record.samplesPerSecond = epochSeconds_ > 0 ? double(loader_.size()) / epochSeconds_ : 0;
        record.seconds = epochSeconds_;
        if (!data_.validation.empty()) {
            const Clock::time_point start = Clock::now();
            const std::optional<std::vector<double>> validation = evaluate(data_.validation);
            if (!validation)
                return false;
            record.values.insert(record.values.end(), validation->begin(), validation->end());
            record.seconds += secondsSince(start);
        }
    }
    ++epoch_;
    batch_ = 0;
    // What is left of the epoch belongs to no state that is saved from here on.
    sums_.clear();
    epochSeconds_ = 0;
    takeBatchSize();
    epochs_.push_back(std::move(record));
    runCallbacks(epochs_.back());
    if (onEpoch)
        onEpoch(epochs_.back());
    if (!ended_ && epoch_ < options_.epochs)
        startEpoch();
    return true;
}

void Trainer::runCallbacks(const EpochRecord& record)
{
    if (callbacks_.empty())
        return;
    EpochContext now = context();
    for (std::size_t i = 0; i < series_.size() && i < record.values.size(); ++i)
        now.values[series_[i]] = record.values[i];
    for (const auto& callback : callbacks_)
        if (const Result<void> done = callback->endEpoch(now); !done)
            return endWith(EndReason::failed, done.error());
    if (const Result<void> done = unfreeze(now.unfrozen); !done)
        return endWith(EndReason::failed, done.error());
    if (now.learningRate != baseRate_) {
        baseRate_ = now.learningRate;
        log(kRatePath, baseRate_);
    }
    if (now.stop && step_ >= repeatUntil_)
        endWith(EndReason::callback, now.reason);
}

void Trainer::endWith(EndReason reason, Text sentence)
{
    if (ended_)
        return;
    ended_ = true;
    end_ = {reason, std::move(sentence)};
    if (onEnd)
        onEnd();
    EpochContext now = context();
    now.complete = reason == EndReason::callback || (reason == EndReason::finished && epoch_ >= options_.epochs);
    for (const auto& callback : callbacks_)
        if (const Result<void> done = callback->endTraining(now); !done && end_.reason != EndReason::failed)
            end_ = {EndReason::failed, done.error()};
}

/// The data cannot be read on. An evaluation outside of training tells it in the same way.
void Trainer::endUnread(const Text& sentence)
{
    if (started_)
        endWith(EndReason::failed, sentence);
    ended_ = true;
    end_ = {EndReason::failed, sentence};
}

void Trainer::finish(EndReason reason)
{
    endWith(reason);
}

TrainingEnd Trainer::run(std::stop_token stop)
{
    onValidationBatch = [&stop] { return !stop.stop_requested(); };
    while (!stop.stop_requested() && step()) { }
    onValidationBatch = {};
    if (!ended_)
        endWith(EndReason::stopped);
    return end_;
}

} // namespace loom
