// A trainer's whole state, out of it and into it again.
#include "train/trainer.h"

#include "base/shortest.h"
#include "distributed/shards.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace loom {
namespace {

constexpr const char* kPosition = "trainer/position";
constexpr const char* kUpdates = "trainer/updates"; // batches that share one, how many are done, rows that wait
constexpr const char* kSums = "trainer/sums"; // of each loss, its counts, then of each metric
constexpr const char *kVersion = "version", *kKernels = "kernels", *kEpochs = "epochs", *kEvents = "events",
                     *kPlanned = "planned", *kShards = "shards", *kDataFile = "data/";
constexpr std::int64_t kMostShards = 4096; // what the command line lets be asked for
constexpr std::int64_t kMostSteps = (std::int64_t(1) << 40) - 1; // what a Moment can count

Text broken(const std::string& what)
{
    return Text(TR("The checkpoint has no usable {what}; it was not written by this version or is damaged."),
                {{"what", what}});
}

const std::string& textIn(const Trainer::State& state, const char* key)
{
    static const std::string none;
    const auto found = state.metadata.find(key);
    return found == state.metadata.end() ? none : found->second;
}

std::string prefixOf(std::size_t callback)
{
    return "callback" + std::to_string(callback) + "/";
}

} // namespace

/// The numbers of `trainer/position`, in their order there.
struct Trainer::Position {
    std::int64_t step, epoch, batch, batchSize;
    double rate, penaltySum;
    std::int64_t rows;
    double seconds;
    bool started;
    std::int64_t pendingBatchSize;
};

/// Position (step, epoch, batch, batch size, rate, penalties, rows) and sums as f64, callbacks by number.
Trainer::State Trainer::stepState() const
{
    State state;
    state.tensors = network_.allState();
    const double position[] = {
        double(step_),      double(epoch_), double(batch_),   double(loader_.batchSize()), baseRate_, sums_.penalties,
        double(sums_.rows), epochSeconds_,  double(started_), double(pendingBatchSize_)};
    state.tensors[kPosition] = Tensor::of<double>(Shape{std::int64_t(std::size(position))}, position);
    if (options_.accumulate > 1) {
        const double updates[] = {double(options_.accumulate), double(updates_), double(gatheredRows_)};
        state.tensors[kUpdates] = Tensor::of<double>(Shape{std::int64_t(std::size(updates))}, updates);
        if (gatheredRows_ > 0)
            state.tensors.merge(network_.gathered());
    }
    std::vector<double> sums = sums_.losses;
    sums.insert(sums.end(), sums_.counts.begin(), sums_.counts.end());
    for (const MetricState& metric : sums_.metrics)
        metric.appendTo(sums);
    state.tensors[kSums] = Tensor::of<double>(Shape{std::int64_t(sums.size())}, sums);
    for (std::size_t i = 0; i < callbacks_.size(); ++i) {
        for (const auto& [name, value] : callbacks_[i]->state())
            state.metadata[prefixOf(i) + name] = shortest(value);
        for (auto& [name, tensor] : callbacks_[i]->tensors())
            state.tensors[prefixOf(i) + name] = tensor;
    }
    state.metadata[kVersion] = std::to_string(kStateVersion);
    state.metadata[kKernels] = network_.kernels();
    if (inShards())
        state.metadata[kShards] = std::to_string(network_.shards().shards());
    for (const auto& [file, hash] : options_.dataFiles)
        state.metadata[kDataFile + file] = hash;
    return state;
}

std::size_t Trainer::stateBytes() const
{
    // The parameter and most optimizers' two running means, and gradients that wait for their update.
    const std::int64_t copies = options_.accumulate > 1 ? 4 : 3;
    std::int64_t numbers = 0;
    for (const ParameterView& parameter : network_.parameters())
        numbers += parameter.shape.size() * copies;
    return std::size_t(numbers) * bytesOf(network_.dtype());
}

Trainer::State Trainer::fullState() const
{
    State state = stepState();
    state.metadata[kEpochs] = writeEpochs(epochs_);
    state.metadata[kEvents] = writeEvents(events_);
    if (!planned_.empty())
        state.metadata[kPlanned] = writeEvents({planned_.begin(), planned_.end()});
    return state;
}

void Trainer::addRecords(State& state, const std::vector<EpochRecord>& epochs, const std::vector<RunEvent>& events)
{
    const std::int64_t step = stepOf(state);
    std::vector<EpochRecord> done;
    for (const EpochRecord& epoch : epochs)
        if (double(epoch.epoch) <= state.tensors.at(kPosition).at(1))
            done.push_back(epoch);
    std::vector<RunEvent> acted;
    for (const RunEvent& event : events)
        if (event.step < step)
            acted.push_back(event);
    state.metadata[kEpochs] = writeEpochs(done);
    state.metadata[kEvents] = writeEvents(acted);
}

std::int64_t Trainer::stepOf(const State& state)
{
    const auto position = state.tensors.find(kPosition);
    if (position == state.tensors.end() || position->second.size() < 1)
        return -1;
    return wholeNumber(position->second.at(0), 0, kMostSteps).value_or(-1);
}

StateOrigin Trainer::originOf(const State& state)
{
    StateOrigin origin;
    const auto version = exactNumber(textIn(state, kVersion));
    origin.version = version ? wholeNumber(*version, 1, 1'000'000).value_or(0) : 1;
    if (origin.version >= 2) // before, it was a constant
        origin.kernels = textIn(state, kKernels);
    if (const std::string& shards = textIn(state, kShards); !shards.empty()) {
        const auto number = exactNumber(shards);
        origin.shards = number ? int(wholeNumber(*number, 1, kMostShards).value_or(0)) : 0;
    }
    for (auto entry = state.metadata.lower_bound(kDataFile);
         entry != state.metadata.end() && entry->first.starts_with(kDataFile); ++entry)
        origin.dataFiles[entry->first.substr(std::strlen(kDataFile))] = entry->second;
    return origin;
}

Result<Trainer::Position> Trainer::positionIn(const State& state) const
{
    const auto found = state.tensors.find(kPosition);
    if (found == state.tensors.end() || found->second.dtype() != DType::f64 || found->second.size() != 10)
        return broken("position");
    const std::span<const double> p = found->second.values<double>();
    const auto step = wholeNumber(p[0], 0, kMostSteps), epoch = wholeNumber(p[1], 0, kMostSteps),
               batch = wholeNumber(p[2], 0, kMostSteps), batchSize = wholeNumber(p[3], 1, network_.batch()),
               rows = wholeNumber(p[6], 0, loader_.size()), pending = wholeNumber(p[9], 0, network_.batch());
    if (!batchSize || !pending)
        return broken("batch size");
    const std::int64_t batches = (loader_.size() + *batchSize - 1) / *batchSize;
    if (!step || !epoch || !batch || !rows || *batch > batches || *batch > *step || *epoch > *step || !(p[7] >= 0)
        || (p[8] != 0 && p[8] != 1) || !std::isfinite(p[5]) || (p[8] == 0 && *step > 0))
        return broken("position");
    const Result<Value> rate = checkedSetting(kRatePath, p[4]);
    if (!rate || !std::isfinite(p[4]))
        return broken("learning rate");
    return Position{*step, *epoch, *batch, *batchSize, p[4], p[5], *rows, p[7], p[8] != 0, *pending};
}

/// Whatever was moved since the start holds again what it did then: first what the recipe says, then the events.
Result<void> Trainer::restoreSettings(const std::vector<RunEvent>& events)
{
    std::map<std::string, Value> wanted = moved_;
    for (const RunEvent& event : events) {
        const Result<Value> value = checkedSetting(event.path, event.value);
        if (!value)
            return broken("list of events");
        wanted[event.path] = *value;
    }
    started_ = false; // no epoch begins while settings are put back
    for (const auto& [path, value] : wanted)
        if (path != kRatePath && path != kBatchSizePath)
            if (const Result<void> done = act(path, value); !done)
                return done;
    return {};
}

Result<void> Trainer::restore(const State& state)
{
    if (const StateOrigin origin = originOf(state); origin.version < 1 || origin.version > kStateVersion)
        return Text(TR("The checkpoint was written by a newer version of this program; open it with that one"));
    const Result<Position> position = positionIn(state);
    if (!position)
        return position.error();
    Result<std::vector<EpochRecord>> epochs = readEpochs(textIn(state, kEpochs), series_.size());
    if (!epochs || std::int64_t(epochs->size()) != position->epoch)
        return broken("list of epochs");
    Result<std::vector<RunEvent>> events = readEvents(textIn(state, kEvents));
    Result<std::vector<RunEvent>> planned = readEvents(textIn(state, kPlanned));
    if (!events || !planned || (!events->empty() && events->back().step > position->step))
        return broken("list of events");
    if (originOf(state).shards == 0)
        return broken("number of shards");
    network_.setShards(originOf(state).shards);
    prepareShards();
    epoch_ = 0;
    if (Result<void> done = restoreSettings(*events); !done)
        return done;
    if (Result<void> done = network_.restoreState(state.tensors); !done)
        return done;
    if (Result<void> done = restoreUpdates(state, position->step); !done)
        return done;
    if (Result<void> done = restoreSums(state, position->batch > 0); !done)
        return done;
    if (Result<void> done = restoreCallbacks(state); !done)
        return done;
    lastBatch_.clear();
    rowsInLastBatch_ = 0;
    step_ = position->step;
    epoch_ = position->epoch;
    batch_ = position->batch;
    baseRate_ = position->rate;
    pendingBatchSize_ = position->pendingBatchSize;
    started_ = position->started;
    ended_ = false;
    end_ = {};
    sums_.penalties = position->penaltySum;
    sums_.rows = position->rows;
    epochSeconds_ = position->seconds;
    epochs_ = std::move(*epochs);
    events_ = std::move(*events);
    planned_.assign(planned->begin(), planned->end());
    loader_.setBatchSize(position->batchSize);
    loader_.startEpoch(epoch_);
    return {};
}

/// A state that was trained without says nothing of it: each batch was an update.
Result<void> Trainer::restoreUpdates(const State& state, std::int64_t step)
{
    updates_ = step;
    gatheredRows_ = 0;
    const auto found = state.tensors.find(kUpdates);
    std::int64_t accumulate = 1;
    if (found != state.tensors.end()) {
        if (found->second.dtype() != DType::f64 || found->second.size() != 3)
            return broken("number of updates");
        const std::span<const double> numbers = found->second.values<double>();
        const auto batches = wholeNumber(numbers[0], 1, kMostSteps), done = wholeNumber(numbers[1], 0, step),
                   rows = wholeNumber(numbers[2], 0, loader_.size());
        if (!batches || !done || !rows)
            return broken("number of updates");
        accumulate = *batches;
        updates_ = *done;
        gatheredRows_ = *rows;
    }
    if (accumulate != options_.accumulate && step > 0)
        return Text(TR("The checkpoint was trained with an update after every {there} batches, this project asks for "
                       "one after every {here}; set “Batches per update” as it was, or train anew"),
                    {{"there", accumulate}, {"here", options_.accumulate}});
    return gatheredRows_ > 0 ? network_.restoreGathered(state.tensors) : Result<void>();
}

Result<void> Trainer::restoreSums(const State& state, bool needed)
{
    Sums sums = emptySums();
    const auto found = state.tensors.find(kSums);
    const std::size_t losses = sums.losses.size();
    const bool there = found != state.tensors.end() && found->second.dtype() == DType::f64
        && found->second.size() >= std::int64_t(2 * losses);
    sums_ = emptySums();
    if (!there)
        return needed ? Result<void>(broken("sums of the epoch")) : Result<void>();
    std::span<const double> numbers = found->second.values<double>();
    std::copy_n(numbers.begin(), losses, sums.losses.begin());
    std::copy_n(numbers.begin() + std::ptrdiff_t(losses), losses, sums.counts.begin());
    numbers = numbers.subspan(2 * losses);
    for (MetricState& metric : sums.metrics)
        if (!metric.take(numbers))
            return needed ? Result<void>(broken("sums of the metrics")) : Result<void>();
    sums_ = std::move(sums);
    return {};
}

Result<void> Trainer::restoreCallbacks(const State& state)
{
    for (std::size_t i = 0; i < callbacks_.size(); ++i) {
        const std::string prefix = prefixOf(i);
        std::map<std::string, double> numbers;
        std::map<std::string, Tensor> tensors;
        for (const auto& [name, text] : state.metadata)
            if (name.starts_with(prefix)) {
                const std::optional<double> number = exactNumber(text);
                if (!number)
                    return broken(name);
                numbers[name.substr(prefix.size())] = *number;
            }
        for (const auto& [name, tensor] : state.tensors)
            if (name.starts_with(prefix))
                tensors[name.substr(prefix.size())] = tensor;
        callbacks_[i]->restore(numbers, tensors);
    }
    return {};
}

} // namespace loom
