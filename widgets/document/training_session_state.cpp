// What a session answers from what its worker last said.
#include "document/training_session_impl.h"

namespace loom::ui {

TrainingSession::State TrainingSession::state() const
{
    return impl_->state;
}

double TrainingSession::preparedFraction() const
{
    return impl_->worker ? (impl_->dataSeen ? 1 : impl_->worker->preparedFraction()) : 0;
}

const std::vector<Issue>& TrainingSession::warnings() const
{
    return impl_->warnings;
}

const Project& TrainingSession::project() const
{
    return impl_->project;
}

const CurveStore& TrainingSession::curves() const
{
    return impl_->curves;
}

qint64 TrainingSession::stepsDone() const
{
    return impl_->status.stepsDone;
}

qint64 TrainingSession::totalSteps() const
{
    return impl_->status.totalSteps;
}

qint64 TrainingSession::epoch() const
{
    return impl_->status.epoch;
}

qint64 TrainingSession::batchesPerEpoch() const
{
    return impl_->status.batchesPerEpoch;
}

double TrainingSession::samplesPerSecond() const
{
    return impl_->status.samplesPerSecond;
}

double TrainingSession::stepsPerSecond() const
{
    return impl_->status.stepsPerSecond;
}

double TrainingSession::secondsLeft() const
{
    return impl_->status.secondsLeft;
}

double TrainingSession::learningRate() const
{
    return impl_->status.learningRate;
}

double TrainingSession::baseLearningRate() const
{
    return impl_->status.baseLearningRate;
}

std::string TrainingSession::schedule() const
{
    const auto* schedule =
        std::get_if<std::vector<Part>>(&attributeOf(impl_->project.training.optimizer.attributes, "schedule"));
    return schedule && !schedule->empty() ? schedule->front().type : std::string();
}

qint64 TrainingSession::wantedStep() const
{
    return impl_->wanted;
}

qint64 TrainingSession::pastStep() const
{
    return impl_->status.pastStep;
}

qint64 TrainingSession::shownStep() const
{
    return pastStep() >= 0 ? pastStep() : stepsDone();
}

FormerRuns& TrainingSession::formerRuns()
{
    return *impl_->former;
}

std::size_t TrainingSession::keptBytes() const
{
    return impl_->status.keptBytes;
}

std::shared_ptr<const RunState> TrainingSession::runState() const
{
    return impl_->runState;
}

std::shared_ptr<const ShownRun> TrainingSession::shownRun() const
{
    return impl_->shownRun;
}

bool TrainingSession::savedWeights() const
{
    return impl_->status.savedWeights;
}

TrainingEnd TrainingSession::end() const
{
    return impl_->status.end;
}

Text TrainingSession::failure() const
{
    return impl_->status.failure;
}

bool TrainingSession::isUnfinished() const
{
    return impl_->state == State::failed && impl_->status.unfinished;
}

std::shared_ptr<const PreparedData> TrainingSession::data() const
{
    return impl_->dataSeen ? impl_->data : nullptr;
}

std::map<std::string, double> TrainingSession::testValues() const
{
    return impl_->testValues;
}

const std::map<std::string, Tensor>& TrainingSession::weights() const
{
    return *impl_->weights;
}

std::shared_ptr<const std::map<std::string, Tensor>> TrainingSession::sharedWeights() const
{
    return impl_->weights;
}

} // namespace loom::ui
