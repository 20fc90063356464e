// How a worker shows an earlier step of its run, and goes on from there.
#include "document/worker.h"

#include <algorithm>

namespace loom::ui {

/// Another step is to be seen: at once the wish, as soon as it is computed the step itself.
void Worker::look(std::int64_t step)
{
    wantedPast_ = step >= 0 && step < run_->trainer->stepsDone() ? step : -1;
    if (wantedPast_ >= 0)
        return;
    const bool was = shownPast_ >= 0;
    shownPast_ = -1;
    past_.reset(); // as large as the network
    pastStands_ = false;
    if (was)
        for (Watched& watched : watches_)
            watched.step = -1;
    publish();
}

Result<void> Worker::makePast()
{
    if (past_)
        return {};
    RunOptions options = options_;
    options.kernels = run_->device ? std::string() : run_->network->kernels();
    Result<Run> made = makeRun(run_->project, options);
    if (!made)
        return made.error();
    past_.emplace(std::move(*made));
    pastStands_ = false;
    tapWatched();
    return {};
}

/// The step before is computed, too, so that its gradients are there and what passes in it can be seen. False: it was
/// interrupted.
Result<bool> Worker::goBack(std::int64_t step)
{
    if (Result<void> made = makePast(); !made)
        return made.error();
    const std::shared_ptr<const Trainer::State> state = timeline_.at(std::max<std::int64_t>(0, step - 1));
    if (!state)
        return Text(TR("Step {step} cannot be shown: nothing before it is kept"), {{"step", step}});
    Trainer& trainer = *past_->trainer;
    const bool further = pastStands_ && !trainer.ended() && trainer.stepsDone() < step
        && trainer.stepsDone() >= Trainer::stepOf(*state);
    const bool there = pastStands_ && trainer.stepsDone() == step;
    pastStands_ = true;
    if (there)
        return true;
    return replay(trainer, further ? nullptr : state.get(), run_->trainer->events(), run_->trainer->epochs(), step,
                  [this] {
                      if (order_.standsStill) // it keeps no states by itself
                          timeline_.visit(*past_->trainer, Clock::now());
                      for (Command command; commands_.pop(command);)
                          early_.push_back(std::move(command));
                      return !stopping() && early_.empty();
                  });
}

void Worker::followCursor()
{
    if (wantedPast_ == shownPast_ && (wantedPast_ < 0 || pastStands_))
        return;
    const Result<bool> done = goBack(wantedPast_);
    if (!done) {
        refusal_ = done.error();
        ++refusals_;
        shownPast_ = 0; // so that the views are told
        return look(-1);
    }
    if (!*done)
        return;
    shownPast_ = wantedPast_;
    credit_ = std::max(credit_, 0.0);
    for (Watched& watched : watches_) {
        watched.step = -1;
        watched.answered = {};
    }
    publish();
}

/// The run as it stands, and the step of it that is seen.
ShownRun Worker::copyOfShown() const
{
    return {std::make_shared<const RunState>(copyOfRun()), timeline_, shownPast_};
}

/// The run stands at the step that is seen, and what came after it is another branch.
void Worker::branch()
{
    if (shownPast_ < 0 || shownPast_ != wantedPast_)
        return;
    leave();
    const std::int64_t step = shownPast_;
    Trainer& trainer = *run_->trainer;
    Trainer::State state = past_->trainer->stepState();
    Trainer::addRecords(state, trainer.epochs(), trainer.events());
    if (const Result<void> restored = trainer.restore(state); !restored)
        return fail(EndReason::failed, restored.error());
    timeline_.cut(step);
    beforeEnd_.reset();
    checkpoint_.forget();
    setTested({});
    end_.reset();
    folder_.cut(step);
    look(-1);
    measured_ = {};
    setState(WorkerState::paused);
}

/// A run that went through all its epochs is given more of them: it stands where it was before it ended.
void Worker::reopen(std::int64_t epochs)
{
    Trainer& trainer = *run_->trainer;
    if (!trainer.ended() || trainer.end().reason != EndReason::finished || !beforeEnd_ || epochs <= trainer.epoch())
        return;
    const Trainer::State state = std::move(*beforeEnd_);
    beforeEnd_.reset();
    if (const Result<void> restored = trainer.restore(state); !restored)
        return fail(EndReason::failed, restored.error());
    setTested({});
    end_.reset();
    look(-1);
    setState(WorkerState::paused);
}

/// What is given up can be had back from its last state.
void Worker::leave()
{
    const int number = runNumber_++; // counted as the window does: whenever curves begin anew
    if (order_.standsStill || !run_ || run_->trainer->stepsDone() == 0
        || run_->trainer->end().reason == EndReason::notFinite)
        return;
    // One that is larger than all kept states together would cost more memory than it is worth.
    const bool keeps = run_->trainer->stateBytes() <= StateSpacing::kBytes;
    left.slot() = {order_.number, number, keeps ? std::make_shared<const RunState>(copyOfRun()) : nullptr};
    left.publish();
}

} // namespace loom::ui
