// How a worker's run outlives its program: copied into checkpoints, taken up from one.
#include "document/curve_store.h"
#include "document/worker.h"

#include <algorithm>

namespace loom::ui {

RunState Worker::copyOfRun() const
{
    RunState run{run_->project, run_->trainer->fullState(), savedWeights_, {}, tested_};
    if (run_->trainer->ended())
        run.ended = end_ ? end_->reason : run_->trainer->end().reason;
    return run;
}

/// Goes on where another program was ended: the window sees the epochs so far and a run that stands still.
Result<void> Worker::takeUp(const RunState& run)
{
    Trainer& trainer = *run_->trainer;
    if (Result<void> restored = trainer.restore(run.state); !restored)
        return restored;
    savedWeights_ = run.savedWeights;
    std::int64_t before = 0;
    for (const EpochRecord& epoch : trainer.epochs()) {
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
