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
    connect(run_, &TrainingSession::progressed, this, &LabTrainer::ask);
    connect(run_, &TrainingSession::looked, this, [this] {
        if (run_->pastStep() == run_->wantedStep())
            ask();
    });
    connect(run_, &TrainingSession::weightsReady, this, &LabTrainer::takeWeights);
    connect(run_, &TrainingSession::lost, this, [this](TrainingSession::Request what) {
        if (what != TrainingSession::Request::weights)
            return;
        asked_ = false;
        if (std::exchange(again_, false))
            ask();
    });
    // A hand that comes in between has the last word.
    for (auto signal : {&LabSession::pageChanged, &LabSession::movedByHand})
        connect(&lab_, signal, this, &LabTrainer::letGo);
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
    const bool past = canLook() && run_->pastStep() >= 0;
    if (live_ && subject == subject_ && (past || run_->state() == TrainingSession::State::paused)) {
        if (past)
            run_->branch();
        run_->train();
        return;
    }
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
    if (run_->state() == TrainingSession::State::running)
        run_->pause();
    else if (run_->state() == TrainingSession::State::preparing)
        run_->stop();
}

void LabTrainer::letGo()
{
    live_ = false;
    pause();
    emit changed();
}

bool LabTrainer::canLook() const
{
    using State = TrainingSession::State;
    return live_ && steps() > 0 && (run_->state() == State::paused || run_->state() == State::ended || isTraining());
}

void LabTrainer::look(qint64 step)
{
    if (!canLook())
        return;
    pause();
    run_->look(step >= steps() ? -1 : step);
}

qint64 LabTrainer::shownStep() const
{
    return run_->wantedStep() >= 0 ? run_->wantedStep() : steps();
}

void LabTrainer::follow()
{
    using State = TrainingSession::State;
    if (run_->state() == State::ready && live_) {
        run_->setSpeed(kStepsPerSecond);
        run_->train();
    } else if (run_->state() == State::ended || run_->state() == State::paused) {
        ask();
    }
    emit changed();
}

/// For the weights of the step that is shown.
void LabTrainer::ask()
{
    if (std::exchange(asked_, true))
        again_ = true;
    else
        run_->requestWeights(true);
    emit changed();
}

void LabTrainer::takeWeights()
{
    asked_ = false;
    if (live_) {
        const bool was = lab_.isAtGoal();
        lab_.takeWeights(subject_, run_->weights());
        if (!was && lab_.isAtGoal())
            pause(); // who wants to see more of it trains on
    }
    if (std::exchange(again_, false))
        ask();
}

} // namespace loom::ui
