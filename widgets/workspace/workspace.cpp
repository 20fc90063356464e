#include "workspace/workspace.h"

#include "document/autosave.h"
#include "document/document.h"
#include "document/former_runs.h"
#include "document/pick_group.h"
#include "document/run_file.h"
#include "document/training_session.h"
#include "project/run_state.h"
#include "tensor/tensor.h"
#include "workspace/file_flow.h"
#include "workspace/run_control.h"
#include "workspace/starting.h"
#include "workspace/visit.h"

namespace loom::ui {

Workspace::Workspace(QWidget* window, const QString& recoveryFolder, QObject* parent)
    : QObject(parent)
    , document_(new Document(this))
    , picks_(new PickGroup(this))
    , session_(new TrainingSession(this))
    , control_(new RunControl(document_, session_, this))
    , files_(new FileFlow(document_, session_, window, this))
    , starting_(new Starting(document_, session_, files_, window, this))
    , visit_(new Visit(document_, session_, control_, files_, picks_, this))
    , recoveryFolder_(recoveryFolder)
{
    connect(files_, &FileFlow::failed, this, &Workspace::failed);
    connect(files_, &FileFlow::opened, this,
            [this](const std::shared_ptr<const std::map<std::string, Tensor>>& weights) {
                picks_->setNodes({});
                emit opened();
                control_->prepareOpened(weights);
            });
    connect(session_, &TrainingSession::dataReady, this, [this] { picks_->setData(session_->data()); });
    connect(session_, &TrainingSession::refused, this, &Workspace::failed);
    if (!recoveryFolder.isEmpty())
        keep(recoveryFolder);
}

Workspace::~Workspace() = default;

/// What a killed program would leave, and the runs beside the project.
void Workspace::keep(const QString& recoveryFolder)
{
    autosave_ = std::make_unique<Autosave>(*document_, recoveryFolder);
    session_->setCheckpointName(autosave_->runName());
    connect(autosave_.get(), &Autosave::failed, this, &Workspace::failed);
    connect(session_, &TrainingSession::stateChanged, this, [this] {
        autosave_->keep(session_->state() == TrainingSession::State::running || session_->stepsDone() > 0);
    });
    connect(visit_, &Visit::beginning, this, [this] {
        if (!visit_->isOn())
            autosave_->hold(true);
    });
    connect(visit_, &Visit::ended, this, [this] { autosave_->hold(false); });
    auto* runs = new RunFile(session_, this);
    files_->setRunFile(runs);
    connect(files_, &FileFlow::weightsWritten, runs, &RunFile::save);
    connect(files_, &FileFlow::opened, runs, [this, runs] { runs->open(document_->file()); });
    connect(runs, &RunFile::read, control_, &RunControl::bringBackSaved);
    connect(runs, &RunFile::failed, this, &Workspace::failed);
}

std::vector<Recovered> Workspace::leftBehind() const
{
    return recoveryFolder_.isEmpty() ? std::vector<Recovered>() : ui::leftBehind(recoveryFolder_);
}

void Workspace::recover(const Recovered& left)
{
    const auto on = [this, left](bool opened) { putOn(left, opened); };
    if (left.projectFile.isEmpty() || !files_->openFile(left.projectFile, on))
        on(false);
}

void Workspace::putOn(const Recovered& left, bool opened)
{
    if (!opened)
        document_->setProject(Project(), QString());
    document_->editProject(left.project, tr("Recover"), Change::everything);
    emit recovered();
    if (left.runFile.isEmpty()) {
        if (!opened)
            control_->prepareOpened({});
        return takeOver(left);
    }
    Result<RunState> run = readRunState(left.runFile.toStdString());
    if (!run) {
        control_->prepareOpened({});
        emit failed(run.error());
        return;
    }
    control_->takeUp(std::make_shared<const RunState>(std::move(*run)));
    // Only once this program's own copy of the run is on disk is the other's not needed any more.
    auto* once = new QObject(this);
    connect(session_, &TrainingSession::stateChanged, once, [this, left, once] {
        using State = TrainingSession::State;
        if (session_->state() == State::preparing)
            return;
        once->deleteLater();
        if (session_->state() == State::paused || session_->state() == State::ended)
            takeOver(left);
    });
}

/// What was left behind is this workspace's from here on, where it keeps anything.
void Workspace::takeOver(const Recovered& left)
{
    if (autosave_)
        autosave_->takeOver(left);
}

bool Workspace::isWorthOffering(int formerRun) const
{
    const FormerRun* run = session_->formerRuns().find(formerRun);
    return run && run->steps > 0 && run->stored <= 0 && !run->lost;
}

/// Its last state may still be on its way.
void Workspace::haveBack(int formerRun)
{
    const FormerRuns& runs = session_->formerRuns();
    const FormerRun* run = runs.find(formerRun);
    if (run && run->canBeHadBack()) {
        if (run->projectFile != document_->file())
            document_->setFile(QString());
        return control_->bringBack(formerRun);
    }
    if (!run || run->lost) {
        emit gone();
        return;
    }
    connect(
        &runs, &FormerRuns::changed, this, [this, formerRun] { haveBack(formerRun); },
        Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
}

} // namespace loom::ui
