// How a worker's run outlives its program: copied into checkpoints, taken up from one.
#include "document/curve_store.h"
#include "document/worker.h"
#include "tuning/run_store.h"

#include <algorithm>

namespace loom::ui {

/// Of a run that ended, the state before its callbacks cleared up: whoever takes it up lets them do so again.
RunState Worker::copyOfRun() const
{
    RunState run{run_->project, order_.projectFolder, {}, savedWeights_, {}, tested_};
    run.state = beforeEnd_ ? *beforeEnd_ : run_->trainer->fullState();
    if (run_->trainer->ended())
        run.ended = end_ ? end_->reason : run_->trainer->end().reason;
    return run;
}

/// A run of an earlier time lies in the file beside its project.
Result<void> Worker::readStored()
{
    const Result<RunStore> store = RunStore::openExisting(order_.runsFile);
    if (!store)
        return store.error();
    const Result<KeptRun> kept = store->run(order_.storedRun);
    if (!kept)
        return kept.error();
    const Result<std::vector<KeptState>> states = store->states(kept->id);
    if (!states)
        return states.error();
    if (states->empty())
        return Text(TR("No state of the run “{run}” is kept any more, so it cannot be had back"),
                    {{"run", kept->name}});
    Result<Trainer::State> state = store->state(*kept, states->back().step);
    if (!state)
        return state.error();
    order_.run = std::make_shared<const RunState>(runStateOf(*kept, std::move(*state)));
    return {};
}

/// Goes on where another program was ended: the window sees the epochs so far and a run that stands still.
Result<void> Worker::takeUp(const RunState& run)
{
    Trainer& trainer = *run_->trainer;
    // The way there can be gone again from the seed, if it gives the same numbers.
    if (differences(run.state, *run_).empty()) {
        timeline_ = std::move(order_.timeline);
        if (!run.savedWeights && !timeline_.at(0))
            timeline_.visit(trainer, Clock::now());
    }
    if (Result<void> restored = trainer.restore(run.state); !restored)
        return restored;
    savedWeights_ = run.savedWeights;
    std::int64_t before = 0;
    for (const EpochRecord& epoch : order_.curvesKnown ? std::vector<EpochRecord>() : trainer.epochs()) {
        // Single steps are not kept: the mean of each epoch stands for them.
        for (int i = 0; i < int(std::min(epoch.values.size(), trainer.batchValues().size())); ++i)
            folder_.add(epochBucket(i, epoch, before));
        folder_.add(epoch);
        before = epoch.lastStep;
    }
    setTested(run.testValues);
    if (run.ended) {
        trainer.finish(*run.ended);
        end_ = TrainingEnd{*run.ended, {}};
    }
    // From here on this program answers for the run: the copy it was taken from may go.
    checkpoint_.writeNow(trainer, copyOfRun());
    setState(run.ended ? WorkerState::ended : WorkerState::paused);
    return {};
}

void Worker::setTested(std::map<std::string, double> values)
{
    tested_ = std::move(values);
    testValues.slot() = tested_;
    testValues.publish();
}

} // namespace loom::ui
