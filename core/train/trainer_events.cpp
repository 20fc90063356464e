// Settings that are moved while a run is under way: by hand, by plan, or because the run is repeated.
#include "train/trainer.h"

#include <algorithm>

namespace loom {
namespace {

constexpr std::string_view kOptimizer = "training.optimizer.", kNodes = "graph.nodes.", kAttributes = "attributes.",
                           kPhases = "training.phases.", kOwn = ".optimizer.";

bool earlier(const RunEvent& a, const RunEvent& b)
{
    return a.step < b.step;
}

double numberIn(const Value& value)
{
    return std::holds_alternative<bool>(value) ? double(boolOf(value)) : numberOf(value);
}

} // namespace

Result<Value> Trainer::checkedSetting(const std::string& path, const Value& value) const
{
    return options_.live.check ? options_.live.check(path, value) : Result<Value>(value);
}

Result<void> Trainer::set(const std::string& path, const Value& value)
{
    const Result<Value> own = checkedSetting(path, value);
    if (!own)
        return own.error();
    // Between an epoch's last step and its validation nothing may change what is validated.
    if (owesEpochEnd()) {
        const auto place = std::ranges::upper_bound(planned_, step_, {}, &RunEvent::step);
        planned_.insert(place, {step_, path, *own});
        return {};
    }
    const Result<void> done = act(path, *own);
    if (done)
        log(path, *own);
    return done;
}

Result<void> Trainer::plan(std::vector<RunEvent> events)
{
    std::vector<RunEvent> fresh;
    for (RunEvent& event : events) {
        const Result<Value> own = checkedSetting(event.path, event.value);
        if (!own)
            return own.error();
        event.value = *own;
        if (std::ranges::find(events_, event) != events_.end()
            || std::ranges::find(planned_, event) != planned_.end())
            continue;
        if (event.step < step_)
            return Text(TR("{path} cannot be changed at step {step}: {done} steps are done"),
                        {{"path", event.path}, {"step", event.step}, {"done", step_}});
        fresh.push_back(std::move(event));
    }
    planned_.insert(planned_.end(), fresh.begin(), fresh.end());
    std::ranges::stable_sort(planned_, earlier);
    return {};
}

void Trainer::repeat(const std::vector<RunEvent>& events, std::vector<EpochRecord> epochs, std::int64_t until)
{
    planned_.assign(events.begin() + std::ptrdiff_t(std::min(events.size(), events_.size())), events.end());
    known_ = std::move(epochs);
    repeatUntil_ = until;
}

const EpochRecord* Trainer::known(std::int64_t epoch) const
{
    const bool isKnown = std::size_t(epoch) <= known_.size() && known_[std::size_t(epoch - 1)].lastStep == step_;
    return isKnown ? &known_[std::size_t(epoch - 1)] : nullptr;
}

void Trainer::actOnPlanned()
{
    while (!planned_.empty() && planned_.front().step <= step_) {
        const RunEvent event = std::move(planned_.front());
        planned_.pop_front();
        // What cannot act (its layer is gone from the plan) is left out; the run goes on.
        if (act(event.path, event.value))
            log(event.path, event.value);
    }
}

/// A decision that a repeated run makes again is the planned one.
void Trainer::log(const std::string& path, const Value& value)
{
    events_.push_back({step_, path, value});
    if (!planned_.empty() && planned_.front() == events_.back())
        planned_.pop_front();
}

Result<void> Trainer::act(const std::string& path, const Value& value)
{
    if (!moved_.contains(path) && options_.live.initial)
        moved_[path] = options_.live.initial(path);
    if (path == kRatePath) {
        baseRate_ = numberOf(value);
        return {};
    }
    if (path == kBatchSizePath) {
        pendingBatchSize_ = std::clamp<std::int64_t>(integerOf(value), 1, network_.batch());
        if (started_ && batch_ == 0 && !ended_)
            startEpoch();
        return {};
    }
    if (path == kEpochsPath) {
        options_.epochs = std::max(integerOf(value), epoch_);
        if (started_ && batch_ == 0 && !ended_ && epoch_ < options_.epochs)
            startEpoch();
        return {};
    }
    return actOnNetwork(path, value);
}

Result<void> Trainer::unfreeze(const std::vector<std::string>& nodes)
{
    for (const std::string& node : nodes) {
        const auto& all = network_.parameters();
        if (std::ranges::none_of(
                all, [&](const ParameterView& one) { return one.frozen && one.name.starts_with(node + "/"); }))
            continue;
        if (const Result<void> done = act(frozenPath(node), false); !done)
            return done;
        log(frozenPath(node), false);
    }
    return {};
}

/// Settings that the network itself reads in each step.
Result<void> Trainer::actOnNetwork(const std::string& path, const Value& value)
{
    bool done = false;
    if (path.starts_with(kOptimizer)) {
        done = network_.setLive("optimizer", path.substr(kOptimizer.size()), numberIn(value));
    } else if (const std::size_t own = path.find(kOwn); path.starts_with(kPhases) && own != std::string::npos) {
        const std::string phase = path.substr(kPhases.size(), own - kPhases.size());
        done = network_.setLive("phases." + phase, path.substr(own + kOwn.size()), numberIn(value));
    } else if (path.starts_with(kNodes)) {
        const std::size_t dot = path.find('.', kNodes.size());
        const std::string node = path.substr(kNodes.size(), dot - kNodes.size());
        const std::string what = dot == std::string::npos ? "" : path.substr(dot + 1);
        if (what == "frozen") {
            const Result<void> frozen = network_.setFrozen(node, boolOf(value));
            feeds_ = fieldsOf(network_.trainingFeeds());
            return frozen;
        }
        if (what == "bypassed")
            return network_.setBypassed(node, boolOf(value));
        done =
            what.starts_with(kAttributes) && network_.setLive(node, what.substr(kAttributes.size()), numberIn(value));
    }
    if (!done)
        return Text(TR("{path} cannot be changed while the network trains; it acts after a restart"),
                    {{"path", path}});
    return {};
}

} // namespace loom
