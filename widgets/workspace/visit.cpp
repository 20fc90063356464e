#include "workspace/visit.h"

#include "document/pick_group.h"
#include "document/training_session.h"
#include "workspace/file_flow.h"
#include "workspace/run_control.h"

namespace loom::ui {

Visit::Visit(Document* document, TrainingSession* session, RunControl* control, FileFlow* files, PickGroup* picks,
             QObject* parent)
    : QObject(parent)
    , document_(document)
    , session_(session)
    , control_(control)
    , files_(files)
    , picks_(picks)
{
    files->setLeaving([this] {
        const bool was = isOn();
        end();
        return was;
    });
    connect(session, &TrainingSession::stateChanged, this, &Visit::goOn);
}

void Visit::begin(Project project, qint64 epochs, std::function<void()> then)
{
    files_->whenIdle([this, project = std::move(project), epochs, then = std::move(then)] {
        show(project, epochs);
        if (then)
            then();
    });
}

void Visit::show(const Project& project, qint64 epochs)
{
    emit beginning();
    if (!isOn()) {
        aside_ = document_->putAside();
        session_->putAside();
        control_->putAside();
    }
    files_->documentReplaced();
    picks_->setNodes({});
    epochs_ = epochs;
    document_->setProject(project, QString());
    emit began();
    if (epochs > 0)
        control_->step(true);
    else
        control_->restart();
}

/// Epoch by epoch to where it is to stand; whoever pauses between them has it stand there.
void Visit::goOn()
{
    const bool between = session_->state() == TrainingSession::State::paused && session_->batchesPerEpoch() > 0
        && session_->stepsDone() % session_->batchesPerEpoch() == 0;
    if (isOn() && between && session_->epoch() < epochs_)
        session_->stepEpoch();
}

void Visit::leave(std::function<void()> then)
{
    if (!isOn())
        return then ? then() : void();
    files_->guardShown([this, then = std::move(then)] {
        end();
        if (then)
            then();
    });
}

void Visit::end()
{
    if (!isOn())
        return;
    const DocumentAside aside = std::move(*aside_);
    aside_.reset();
    files_->documentReplaced();
    picks_->setNodes({});
    control_->putBack();
    // The run first: the document's words about it are those of its own.
    session_->putBack();
    document_->putBack(aside);
    emit ended();
}

} // namespace loom::ui
