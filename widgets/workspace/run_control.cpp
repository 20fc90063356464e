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
        if (!held_.untilEpoch.empty())
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
        || held_.weights || held_.takingUp;
}

void RunControl::prepare(Then then)
{
    delay_.stop();
    if (then != Then::nothing && session_->stepsDone() > 0)
        emit startedOver();
    held_.then = then;
    if (std::exchange(held_.otherData, false))
        session_->forgetData();
    held_.takingUp = false;
    held_.untilEpoch.clear();
    held_.prepared = held_.acting = document_->project();
    held_.everPrepared = true;
    session_->prepare(held_.prepared, document_->file(), held_.weights);
    count();
}

void RunControl::putAside()
{
    aside_ = std::exchange(held_, {});
    aside_.late = delay_.isActive();
    delay_.stop();
}

void RunControl::putBack()
{
    held_ = std::exchange(aside_, {});
    delay_.stop();
    if (std::exchange(held_.late, false))
        delay_.start();
    count();
}

void RunControl::prepareOpened(std::shared_ptr<const std::map<std::string, Tensor>> weights)
{
    held_.weights = std::move(weights);
    prepare(Then::nothing);
}

void RunControl::takeUp(std::shared_ptr<const RunState> run)
{
    delay_.stop();
    held_.then = Then::nothing;
    held_.weights.reset();
    held_.prepared = held_.acting = run->project;
    held_.everPrepared = held_.takingUp = true;
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
    held_.then = Then::nothing;
    held_.weights.reset();
    held_.untilEpoch.clear();
    held_.prepared = held_.acting = project;
    held_.everPrepared = held_.takingUp = true;
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
    else if (!held_.everPrepared || !changesBetween(held_.prepared, document_->project()).empty())
        delay_.start();
    count();
}

/// The run takes over what it can without starting again. A batch larger than the one that memory was planned for
/// waits.
void RunControl::applyLive()
{
    for (const ProjectChange& change : changesBetween(held_.acting, document_->project())) {
        const bool atEpoch = change.applies == Applies::epoch;
        if (change.applies == Applies::restart
            || (change.path == kBatchSizePath && numberOf(change.value) > double(held_.prepared.training.batchSize)))
            continue;
        session_->set(QString::fromStdString(change.path), change.value);
        if (atEpoch)
            held_.untilEpoch[change.path] = session_->epoch() + 1;
        (void)setValue(held_.acting, change.path, change.value);
    }
}

void RunControl::count()
{
    std::pair<int, int> waiting;
    if (!holdsRun())
        held_.untilEpoch.clear();
    else if (held_.everPrepared)
        waiting.first = int(changesBetween(held_.acting, document_->project()).size()) + held_.otherData;
    std::erase_if(held_.untilEpoch, [this](const auto& change) { return session_->epoch() >= change.second; });
    waiting.second = int(held_.untilEpoch.size());
    if (waiting == waiting_)
        return;
    waiting_ = waiting;
    emit waitingChanged(waiting.first, waiting.second);
}

bool RunControl::holdsTheDocument() const
{
    return held_.everPrepared && !held_.otherData && changesBetween(held_.acting, document_->project()).empty();
}

void RunControl::readAgain()
{
    held_.otherData = true;
    if (holdsRun())
        count(); // they wait for a restart
    else
        prepare(Then::nothing);
}

void RunControl::train()
{
    using State = TrainingSession::State;
    const State state = session_->state();
    if (held_.takingUp) {
        held_.then = Then::train;
        return;
    }
    if (state == State::paused)
        return session_->train();
    const bool same = holdsTheDocument();
    if (same && state == State::ready)
        return session_->train();
    if (state == State::ended)
        held_.weights.reset();
    prepare(Then::train);
}

void RunControl::step(bool epoch)
{
    using State = TrainingSession::State;
    if (held_.takingUp) {
        held_.then = epoch ? Then::epoch : Then::batch;
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
    held_.weights.reset();
    prepare(Then::train);
}

void RunControl::reset()
{
    held_.weights.reset();
    if (session_->stepsDone() > 0)
        emit startedOver();
    if (held_.everPrepared && !held_.otherData && changesBetween(held_.prepared, document_->project()).empty()) {
        held_.acting = held_.prepared;
        held_.untilEpoch.clear();
        session_->reset();
    } else {
        prepare(Then::nothing);
    }
}

void RunControl::sessionChanged()
{
    using State = TrainingSession::State;
    const State state = session_->state();
    const bool takenUp = held_.takingUp && state == State::paused;
    if (state != State::preparing)
        held_.takingUp = false;
    document_->awaitFields(state == State::preparing);
    count();
    if (state != State::ready && !takenUp)
        return;
    switch (std::exchange(held_.then, Then::nothing)) {
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
