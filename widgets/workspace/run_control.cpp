#include "workspace/run_control.h"

#include "document/document.h"
#include "document/former_runs.h"
#include "document/training_session.h"
#include "project/changes.h"
#include "project/path.h"
#include "project/run.h"
#include "project/run_state.h"

#include <utility>

namespace loom::ui {
namespace {

constexpr int kPrepareDelayMs = 400;

} // namespace

RunControl::RunControl(Document* document, TrainingSession* session, QObject* parent)
    : QObject(parent)
    , document_(document)
    , session_(session)
{
    delay_.setSingleShot(true);
    delay_.setInterval(kPrepareDelayMs);
    connect(&delay_, &QTimer::timeout, this, [this] { prepare(Then::nothing); });
    connect(document_, &Document::changed, this, &RunControl::documentChanged);
    connect(session_, &TrainingSession::stateChanged, this, &RunControl::sessionChanged);
    connect(session_, &TrainingSession::progressed, this, [this] {
        if (!untilEpoch_.empty())
            count();
    });
    connect(session_, &TrainingSession::dataReady, this, [this] {
        if (const auto data = session_->data())
            document_->setFields(fieldShapes(*data));
    });
}

bool RunControl::holdsRun() const
{
    using State = TrainingSession::State;
    const State state = session_->state();
    return state == State::running || state == State::paused || (state == State::ended && session_->stepsDone() > 0)
        || weights_ || takingUp_;
}

void RunControl::prepare(Then then)
{
    delay_.stop();
    if (then != Then::nothing && session_->stepsDone() > 0)
        emit startedOver();
    then_ = then;
    if (std::exchange(otherData_, false))
        session_->forgetData();
    takingUp_ = false;
    untilEpoch_.clear();
    prepared_ = acting_ = document_->project();
    everPrepared_ = true;
    session_->prepare(prepared_, document_->file(), weights_);
    count();
}

void RunControl::prepareOpened(std::shared_ptr<const std::map<std::string, Tensor>> weights)
{
    weights_ = std::move(weights);
    prepare(Then::nothing);
}

void RunControl::takeUp(std::shared_ptr<const RunState> run)
{
    delay_.stop();
    then_ = Then::nothing;
    weights_.reset();
    prepared_ = acting_ = run->project;
    everPrepared_ = takingUp_ = true;
    session_->takeUp(std::move(run), document_->file());
    applyLive();
    count();
}

void RunControl::bringBack(int number)
{
    const FormerRun* former = session_->formerRuns().find(number);
    if (!former || !former->canBeHadBack())
        return;
    const Project project = former->project;
    delay_.stop();
    then_ = Then::nothing;
    weights_.reset();
    untilEpoch_.clear();
    prepared_ = acting_ = project;
    everPrepared_ = takingUp_ = true;
    session_->bringBack(number);
    document_->editProject(project, tr("Have a run back"), Change::everything);
    count();
}

void RunControl::bringBackSaved(const QString& projectFile, int number)
{
    const FormerRun* former = session_->formerRuns().find(number);
    if (former && projectFile == document_->file() && session_->stepsDone() == 0
        && changesBetween(former->project, document_->project()).empty())
        bringBack(number);
}

void RunControl::documentChanged()
{
    // Data must be read even while the network is unfinished, so that shapes are known on the canvas.
    if (holdsRun())
        applyLive();
    else if (!everPrepared_ || !changesBetween(prepared_, document_->project()).empty())
        delay_.start();
    count();
}

/// The run takes over what it can without starting again. A batch larger than the one that memory was planned for
/// waits.
void RunControl::applyLive()
{
    for (const ProjectChange& change : changesBetween(acting_, document_->project())) {
        const bool atEpoch = change.applies == Applies::epoch;
        if (change.applies == Applies::restart
            || (change.path == kBatchSizePath && numberOf(change.value) > double(prepared_.training.batchSize)))
            continue;
        session_->set(QString::fromStdString(change.path), change.value);
        if (atEpoch)
            untilEpoch_[change.path] = session_->epoch() + 1;
        (void)setValue(acting_, change.path, change.value);
    }
}

void RunControl::count()
{
    std::pair<int, int> waiting;
    if (!holdsRun())
        untilEpoch_.clear();
    else if (everPrepared_)
        waiting.first = int(changesBetween(acting_, document_->project()).size()) + otherData_;
    std::erase_if(untilEpoch_, [this](const auto& change) { return session_->epoch() >= change.second; });
    waiting.second = int(untilEpoch_.size());
    if (waiting == waiting_)
        return;
    waiting_ = waiting;
    emit waitingChanged(waiting.first, waiting.second);
}

bool RunControl::holdsTheDocument() const
{
    return everPrepared_ && !otherData_ && changesBetween(acting_, document_->project()).empty();
}

void RunControl::readAgain()
{
    otherData_ = true;
    if (holdsRun())
        count(); // they wait for a restart
    else
        prepare(Then::nothing);
}

void RunControl::train()
{
    using State = TrainingSession::State;
    const State state = session_->state();
    if (takingUp_) {
        then_ = Then::train;
        return;
    }
    if (state == State::paused)
        return session_->train();
    const bool same = holdsTheDocument();
    if (same && state == State::ready)
        return session_->train();
    if (state == State::ended)
        weights_.reset();
    prepare(Then::train);
}

void RunControl::step(bool epoch)
{
    using State = TrainingSession::State;
    if (takingUp_) {
        then_ = epoch ? Then::epoch : Then::batch;
        return;
    }
    const bool same = holdsTheDocument();
    if (session_->state() == State::paused || (same && session_->state() == State::ready)) {
        if (epoch)
            session_->stepEpoch();
        else
            session_->stepBatch();
        return;
    }
    prepare(epoch ? Then::epoch : Then::batch);
}

void RunControl::restart()
{
    weights_.reset();
    prepare(Then::train);
}

void RunControl::reset()
{
    weights_.reset();
    if (session_->stepsDone() > 0)
        emit startedOver();
    if (everPrepared_ && !otherData_ && changesBetween(prepared_, document_->project()).empty()) {
        acting_ = prepared_;
        untilEpoch_.clear();
        session_->reset();
    } else {
        prepare(Then::nothing);
    }
}

void RunControl::sessionChanged()
{
    using State = TrainingSession::State;
    const State state = session_->state();
    const bool takenUp = takingUp_ && state == State::paused;
    if (state != State::preparing)
        takingUp_ = false;
    document_->awaitFields(state == State::preparing);
    count();
    if (state != State::ready && !takenUp)
        return;
    switch (std::exchange(then_, Then::nothing)) {
    case Then::train:
        return session_->train();
    case Then::batch:
        return session_->stepBatch();
    case Then::epoch:
        return session_->stepEpoch();
    case Then::nothing:
        return;
    }
}

} // namespace loom::ui
