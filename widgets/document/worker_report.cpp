// What the worker tells the window: answers to watches, rates, its state.
#include "document/worker.h"

#include "common/handoff.h"

#include <algorithm>
#include <new>

namespace loom::ui {
namespace {

using std::chrono::duration;
using std::chrono::milliseconds;

constexpr double kWindow = 0.5; ///< seconds over which rates are measured

double seconds(std::chrono::steady_clock::duration time)
{
    return duration<double>(time).count();
}

} // namespace

bool Worker::isDue(const Watched& watched) const
{
    if (watched.step == stepSeen() || (shownPast_ >= 0 && past_->trainer->stepsDone() != shownPast_))
        return false;
    // After a loss that is no number the picture stays at the last step that was one.
    if (watched.step >= 0 && run_->trainer->ended() && run_->trainer->end().reason == EndReason::notFinite)
        return false;
    const double perSecond = watched.channel->request.perSecond;
    return perSecond > 0 && seconds(Clock::now() - watched.answered) >= 1 / perSecond;
}

/// The network keeps no activation that nobody looks at any longer.
void Worker::giveUpUnwatched()
{
    tapWatched();
    try {
        run_->network->keepActivations(namesOf(WatchKind::probe));
    } catch (const std::bad_alloc&) {
        return; // the plan with all of them goes on; the next view that is hidden tries again
    }
}

void Worker::answerWatches()
{
    if (std::erase_if(watches_, [](const Watched& watched) { return watched.channel->withdrawn.load(); }) > 0)
        giveUpUnwatched();
    if (order_.standsStill && shownPast_ != wantedPast_ && shownPast_ < 0)
        return; // nobody is shown its end before
    const bool stands = state_ != WorkerState::running || shownPast_ >= 0;
    bool answered = false;
    for (Watched& watched : watches_) {
        if (state_ == WorkerState::running && credit_ < 0)
            return;
        if (!isDue(watched))
            continue;
        const Clock::time_point begin = Clock::now();
        WatchChannel& channel = *watched.channel;
        Run* const source = sourceOf(channel.request);
        if (!source)
            return;
        if (channel.request.given)
            takeOver(channel.request.given.get());
        Probe probe(*source);
        const bool whole = probe.answer(channel.request, channel.box.slot(),
                                        [&] { return !stopping() && !channel.withdrawn.load(); });
        watched.answered = Clock::now();
        credit_ -= seconds(watched.answered - begin);
        if (!whole)
            return;
        watched.step = stepSeen();
        channel.box.slot().savedWeights = savedWeights_;
        channel.box.publish();
        answered = true;
    }
    if (stands && answered)
        bell.ring();
    if (shownPast_ < 0 && wantedPast_ < 0)
        past_.reset(); // as large as the network
    // The longest-waiting comes first the next time.
    std::stable_sort(watches_.begin(), watches_.end(),
                     [](const Watched& a, const Watched& b) { return a.answered < b.answered; });
}

void Worker::measure(Clock::time_point now)
{
    const std::int64_t step = run_->trainer->stepsDone();
    if (measured_ == Clock::time_point()) {
        measured_ = now;
        measuredStep_ = step;
        samples_ = 0;
        return;
    }
    const double passed = seconds(now - measured_);
    if (passed < kWindow)
        return;
    const auto blend = [](double old, double fresh) { return old > 0 ? 0.5 * old + 0.5 * fresh : fresh; };
    stepsPerSecond_ = blend(stepsPerSecond_, double(step - measuredStep_) / passed);
    samplesPerSecond_ = blend(samplesPerSecond_, samples_ / passed);
    measured_ = now;
    measuredStep_ = step;
    samples_ = 0;
}

void Worker::setState(WorkerState state)
{
    state_ = state;
    if (state != WorkerState::running && run_)
        folder_.flush();
    publish();
}

void Worker::publish()
{
    WorkerStatus& now = status.slot();
    now.state = state_;
    now.failure = failure_;
    now.refusals = refusals_;
    now.refusal = refusal_;
    now.unfinished = unfinished_;
    now.savedWeights = savedWeights_;
    if (run_) {
        const Trainer& trainer = *run_->trainer;
        now.stepsDone = trainer.stepsDone();
        now.totalSteps = trainer.totalSteps();
        now.epoch = trainer.epoch();
        now.batchesPerEpoch = trainer.batchesPerEpoch();
        now.samplesPerSecond = samplesPerSecond_;
        now.stepsPerSecond = stepsPerSecond_;
        const double left = double(now.totalSteps - now.stepsDone);
        now.secondsLeft = stepsPerSecond_ > 0 ? left / stepsPerSecond_ : -1;
        now.learningRate = trainer.learningRate();
        now.pastStep = shownPast_;
        now.keptBytes = timeline_.spacing().bytes();
        now.baseLearningRate = trainer.baseLearningRate();
        now.end = trainer.end();
    }
    if (end_)
        now.end = *end_;
    status.publish();
    published_ = Clock::now();
}

} // namespace loom::ui
