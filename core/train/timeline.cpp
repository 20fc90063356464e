#include "train/timeline.h"

#include <algorithm>

namespace loom {
namespace {

constexpr auto kShortest = std::chrono::milliseconds(25);

} // namespace

std::size_t bytesOf(const Trainer::State& state)
{
    std::size_t bytes = 0;
    for (const auto& [name, tensor] : state.tensors)
        bytes += tensor.bytes() + name.size();
    for (const auto& [name, text] : state.metadata)
        bytes += name.size() + text.size();
    return bytes;
}

StateSpacing::StateSpacing(std::size_t bytes, std::int64_t spacing)
    : most_(bytes)
    , spacing_(spacing)
{
}

std::int64_t StateSpacing::next() const
{
    return kept_.empty() ? 0 : kept_.back().step + std::max(spacing_, std::int64_t(1));
}

bool StateSpacing::wants(std::int64_t step, bool epochEnd, std::size_t bytes) const
{
    if (tooLarge(bytes) || (atEpochsOnly(bytes) && !epochEnd && step > 0))
        return false;
    return atEpochsOnly(bytes) ? kept_.empty() || step > kept_.back().step : step >= next();
}

std::vector<std::int64_t> StateSpacing::add(const KeptState& state)
{
    std::vector<std::int64_t> dropped;
    kept_.push_back(state);
    bytes_ += state.bytes;
    while (bytes_ > most_ && kept_.size() > 1) {
        spacing_ *= 2;
        thin(dropped);
    }
    return dropped;
}

/// Those that lie closer than the spacing go, but never the first and the newest; of two left, the first.
void StateSpacing::thin(std::vector<std::int64_t>& dropped)
{
    std::vector<KeptState> left;
    for (std::size_t i = 0; i < kept_.size(); ++i) {
        const bool newest = i + 1 == kept_.size();
        const bool stays = left.empty() ? !(newest == false && kept_.size() == 2)
                                        : newest || kept_[i].step - left.back().step >= spacing_;
        if (stays) {
            left.push_back(kept_[i]);
        } else {
            dropped.push_back(kept_[i].step);
            bytes_ -= kept_[i].bytes;
        }
    }
    kept_ = std::move(left);
}

void StateSpacing::cut(std::int64_t step)
{
    while (!kept_.empty() && kept_.back().step > step) {
        bytes_ -= kept_.back().bytes;
        kept_.pop_back();
    }
}

const KeptState* nearest(const std::vector<KeptState>& kept, std::int64_t step)
{
    const auto after = std::ranges::upper_bound(kept, step, {}, &KeptState::step);
    return after == kept.begin() ? nullptr : &*std::prev(after);
}

void Timeline::visit(const Trainer& trainer, Clock::time_point now)
{
    if (trainer.owesEpochEnd())
        return;
    if (bytes_ == 0)
        bytes_ = trainer.stateBytes();
    const std::int64_t step = trainer.stepsDone();
    const bool epochEnd = trainer.epoch() > epoch_;
    epoch_ = trainer.epoch();
    const auto& kept = spacing_.kept();
    const bool late = !kept.empty() && step - kept.back().step >= StateSpacing::kMostSteps;
    if ((now - taken_ < kShortest && !late) || !spacing_.wants(step, epochEnd, bytes_))
        return;
    taken_ = now;
    add(trainer.stepState(), epochEnd);
}

void Timeline::add(Trainer::State state, bool epochEnd)
{
    bytes_ = bytesOf(state);
    const std::int64_t step = Trainer::stepOf(state);
    if (!spacing_.wants(step, epochEnd, bytes_))
        return;
    states_[step] = std::make_shared<const Trainer::State>(std::move(state));
    for (const std::int64_t dropped : spacing_.add({step, epochEnd, bytes_}))
        states_.erase(dropped);
}

void Timeline::clear()
{
    spacing_ = StateSpacing(spacing_.budget(), 1);
    states_.clear();
    taken_ = {};
    epoch_ = 0;
}

void Timeline::cut(std::int64_t step)
{
    spacing_.cut(step);
    states_.erase(states_.upper_bound(step), states_.end());
}

std::shared_ptr<const Trainer::State> Timeline::at(std::int64_t step) const
{
    const auto after = states_.upper_bound(step);
    return after == states_.begin() ? nullptr : std::prev(after)->second;
}

Result<bool> replay(Trainer& trainer, const Trainer::State* state, const std::vector<RunEvent>& events,
                    const std::vector<EpochRecord>& epochs, std::int64_t step, const std::function<bool()>& goOn)
{
    if (state) {
        Trainer::State whole = *state;
        Trainer::addRecords(whole, epochs, events);
        if (const Result<void> restored = trainer.restore(whole); !restored)
            return restored.error();
    }
    trainer.repeat(events, epochs, step);
    while (trainer.stepsDone() < step) {
        if (goOn && !goOn())
            return false;
        const std::int64_t before = trainer.stepsDone();
        if (!trainer.step() && trainer.stepsDone() == before)
            return trainer.end().sentence.empty() ? Text(TR("The run ends before step {step}"), {{"step", step}})
                                                  : trainer.end().sentence;
    }
    return true;
}

} // namespace loom
