#include "course/lab_trainer.h"

#include "course/lab_session.h"
#include "document/training_session.h"

#include <utility>

namespace loom::ui {
namespace {

constexpr double kStepsPerSecond = 30; // a toy is over before the first picture at full speed

} // namespace

LabTrainer::LabTrainer(LabSession& session, QObject* parent)
    : QObject(parent)
    , lab_(session)
    , run_(new TrainingSession(this))
{
    connect(run_, &TrainingSession::stateChanged, this, &LabTrainer::follow);
    connect(run_, &TrainingSession::progressed, this, [this] {
        if (!std::exchange(asked_, true))
            run_->requestWeights();
        emit changed();
    });
    connect(run_, &TrainingSession::weightsReady, this, &LabTrainer::takeWeights);
    // A hand that comes in between has the last word.
    for (auto signal : {&LabSession::pageChanged, &LabSession::movedByHand})
        connect(&lab_, signal, this, [this] {
            live_ = false;
            pause();
        });
}

bool LabTrainer::isTraining() const
{
    return run_->state() == TrainingSession::State::running || run_->state() == TrainingSession::State::preparing;
}

qint64 LabTrainer::steps() const
{
    return run_->stepsDone();
}

void LabTrainer::train(const std::string& subject)
{
    HeldNetwork* network = lab_.values().network(subject);
    const Project* project = lab_.values().project(subject);
    if (!network || !project)
        return;
    subject_ = subject;
    live_ = true;
    auto weights = std::make_shared<std::map<std::string, Tensor>>();
    for (const auto& [name, tensor] : network->weights())
        (*weights)[name] = tensor.to(DType::f32);
    run_->prepare(*project, {}, weights);
    emit changed();
}

void LabTrainer::pause()
{
    if (run_->state() == TrainingSession::State::preparing || run_->state() == TrainingSession::State::running)
        run_->stop();
}

void LabTrainer::follow()
{
    using State = TrainingSession::State;
    if (run_->state() == State::ready) {
        run_->setSpeed(kStepsPerSecond);
        run_->train();
    } else if (run_->state() == State::ended && !std::exchange(asked_, true)) {
        run_->requestWeights();
    }
    emit changed();
}

void LabTrainer::takeWeights()
{
    asked_ = false;
    if (live_)
        lab_.takeWeights(subject_, run_->weights());
}

} // namespace loom::ui
