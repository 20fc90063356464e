#include "train/trainer.h"

#include <algorithm>
#include <charconv>

namespace loom {
namespace {

constexpr const char* kPosition = "trainer/position";
constexpr const char* kSums = "trainer/sums"; // of each loss, its counts, then of each metric

std::string exact(double value)
{
    char buffer[40];
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr};
}

double number(const std::string& text)
{
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// Lines "step name value".
std::string writeEvents(const std::vector<RunEvent>& events)
{
    std::string out;
    for (const RunEvent& event : events)
        out += std::to_string(event.step) + " " + event.name + " " + exact(event.value) + "\n";
    return out;
}

std::vector<RunEvent> readEvents(const std::string& text)
{
    std::vector<RunEvent> events;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string line = text.substr(begin, end - begin);
        const std::size_t first = line.find(' '), last = line.rfind(' ');
        if (first != std::string::npos && last > first)
            events.push_back({std::int64_t(number(line.substr(0, first))), line.substr(first + 1, last - first - 1),
                              number(line.substr(last + 1))});
        begin = end + 1;
    }
    return events;
}

Text broken(const std::string& what)
{
    return Text(TR("The checkpoint has no usable {what}; it was not written by this version or is damaged."),
                {{"what", what}});
}

} // namespace

/// Position (step, epoch, batch, batch size, rate, sums) and loss sums as f64, metric sums as bytes, callbacks by
/// number.
Trainer::State Trainer::fullState() const
{
    State state;
    state.tensors = network_.allState();
    const double position[] = {
        double(step_),      double(epoch_), double(batch_),   double(loader_.batchSize()), baseRate_, sums_.penalties,
        double(sums_.rows), epochSeconds_,  double(started_), double(pendingBatchSize_)};
    state.tensors[kPosition] = Tensor::of<double>(Shape{std::int64_t(std::size(position))}, position);
    std::vector<double> sums = sums_.losses;
    sums.insert(sums.end(), sums_.counts.begin(), sums_.counts.end());
    for (const MetricState& metric : sums_.metrics)
        metric.appendTo(sums);
    state.tensors[kSums] = Tensor::of<double>(Shape{std::int64_t(sums.size())}, sums);
    for (std::size_t i = 0; i < callbacks_.size(); ++i) {
        const std::string prefix = "callback" + std::to_string(i) + "/";
        for (const auto& [name, value] : callbacks_[i]->state())
            state.metadata[prefix + name] = exact(value);
        for (const auto& [name, tensor] : callbacks_[i]->tensors())
            state.tensors[prefix + name] = tensor;
    }
    std::string records;
    for (const EpochRecord& record : epochs_) {
        records += std::to_string(record.epoch) + " " + std::to_string(record.lastStep) + " " + exact(record.seconds)
            + " " + exact(record.samplesPerSecond);
        for (const double value : record.values)
            records += " " + exact(value);
        records += "\n";
    }
    state.metadata["epochs"] = records;
    state.metadata["events"] = writeEvents(events_);
    state.metadata["kernels"] = "baseline";
    return state;
}

Result<void> Trainer::restore(const State& state)
{
    const auto position = state.tensors.find(kPosition);
    if (position == state.tensors.end() || position->second.dtype() != DType::f64 || position->second.size() != 10)
        return broken("position");
    const std::span<const double> p = position->second.values<double>();
    for (const double value : p)
        if (!(value >= -1e15 && value <= 1e15))
            return broken("position");
    if (p[3] < 1 || p[3] > double(network_.batch()))
        return broken("batch size");
    if (Result<void> done = network_.restoreState(state.tensors); !done)
        return done;
    loader_.setBatchSize(std::int64_t(p[3]));
    if (p[0] < 0 || p[1] < 0 || p[2] < 0 || p[2] > double(loader_.batches()))
        return broken("position");
    step_ = std::int64_t(p[0]);
    epoch_ = std::int64_t(p[1]);
    batch_ = std::int64_t(p[2]);
    baseRate_ = p[4];
    pendingBatchSize_ = std::int64_t(p[9]);
    started_ = p[8] != 0;
    loader_.startEpoch(epoch_);
    sums_.penalties = p[5];
    sums_.rows = std::int64_t(p[6]);
    epochSeconds_ = p[7];
    restoreSums(state);
    restoreCallbacks(state);
    restoreRecords(state);
    return {};
}

void Trainer::restoreSums(const State& state)
{
    const auto found = state.tensors.find(kSums);
    if (found == state.tensors.end() || found->second.dtype() != DType::f64)
        return;
    std::span<const double> numbers = found->second.values<double>();
    Sums sums = emptySums();
    const std::size_t losses = sums.losses.size();
    if (numbers.size() < 2 * losses)
        return;
    std::copy_n(numbers.begin(), losses, sums.losses.begin());
    std::copy_n(numbers.begin() + std::ptrdiff_t(losses), losses, sums.counts.begin());
    numbers = numbers.subspan(2 * losses);
    for (MetricState& metric : sums.metrics)
        if (!metric.take(numbers))
            return;
    sums.penalties = sums_.penalties;
    sums.rows = sums_.rows;
    sums_ = std::move(sums);
}

void Trainer::restoreCallbacks(const State& state)
{
    for (std::size_t i = 0; i < callbacks_.size(); ++i) {
        const std::string prefix = "callback" + std::to_string(i) + "/";
        std::map<std::string, double> numbers;
        std::map<std::string, Tensor> tensors;
        for (const auto& [name, text] : state.metadata)
            if (name.starts_with(prefix))
                numbers[name.substr(prefix.size())] = number(text);
        for (const auto& [name, tensor] : state.tensors)
            if (name.starts_with(prefix))
                tensors[name.substr(prefix.size())] = tensor;
        callbacks_[i]->restore(numbers, tensors);
    }
}

void Trainer::restoreRecords(const State& state)
{
    if (const auto events = state.metadata.find("events"); events != state.metadata.end())
        events_ = readEvents(events->second);
    // Attributes that were changed by hand act again; rate and batch size stand in the position.
    for (const RunEvent& event : events_)
        if (const std::size_t dot = event.name.find('.'); dot != std::string::npos)
            network_.setLive(event.name.substr(0, dot), event.name.substr(dot + 1), event.value);
    epochs_.clear();
    const auto found = state.metadata.find("epochs");
    const std::string text = found == state.metadata.end() ? "" : found->second;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        std::vector<double> numbers;
        for (std::size_t at = begin; at < end;) {
            const std::size_t stop = std::min(text.find(' ', at), end);
            numbers.push_back(number(text.substr(at, stop - at)));
            at = stop + 1;
        }
        if (numbers.size() >= 4)
            epochs_.push_back({std::int64_t(numbers[0]),
                               std::int64_t(numbers[1]),
                               {numbers.begin() + 4, numbers.end()},
                               numbers[2],
                               numbers[3]});
        begin = end + 1;
    }
}

} // namespace loom
