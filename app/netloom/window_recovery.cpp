// What the window does with projects that a killed program left behind.
#include "common/core_text.h"
#include "common/preferences.h"
#include "document/autosave.h"
#include "document/document.h"
#include "document/former_runs.h"
#include "document/training_session.h"
#include "editor/canvas_view.h"
#include "file_flow.h"
#include "main_window.h"
#include "notice_bar.h"
#include "project/run_state.h"
#include "run_control.h"
#include "stage.h"
#include "tensor/tensor.h"

namespace loom::ui {

void MainWindow::offerRecovery()
{
    const std::vector<Recovered> found = leftBehind(stateFolder("recovery"));
    if (found.empty())
        return;
    const Recovered& newest = found.front();
    const Sentence sentence = [newest] {
        return (newest.runFile.isEmpty()
                    ? tr("Netloom ended unexpectedly; unsaved changes of “%1” from %2 were kept.")
                    : tr("Netloom ended unexpectedly; “%1” from %2 and its training were kept."))
            .arg(nameOf(newest.project, newest.projectFile), QLocale().toString(newest.time, QLocale::ShortFormat));
    };
    notice_->show(NoticeBar::Kind::note, sentence,
                  {[] { return tr("Recover"); }, [this, newest] { recover(newest); }},
                  {[] { return tr("Discard"); },
                   [this, newest] {
                       discard(newest);
                       offerRecovery(); // the next one, if there is
                   }},
                  [] { return tr("Later: it is kept and offered again at the next start"); });
}

/// The saved file is opened and the kept changes are put on top as one edit, so that undo leads back to the file. A
/// run that was kept stands between the same two steps again.
void MainWindow::recover(const Recovered& recovered)
{
    const auto on = [this, recovered](bool opened) { putOn(recovered, opened); };
    if (recovered.projectFile.isEmpty() || !files_->openFile(recovered.projectFile, on))
        on(false);
}

void MainWindow::putOn(const Recovered& recovered, bool opened)
{
    if (!opened)
        document_->setProject(Project(), QString());
    document_->editProject(recovered.project, tr("Recover"), Change::everything);
    stage_->canvas()->fit();
    if (recovered.runFile.isEmpty()) {
        if (!opened)
            control_->prepareOpened({});
        return autosave_->takeOver(recovered);
    }
    Result<RunState> run = readRunState(recovered.runFile.toStdString());
    if (!run) {
        control_->prepareOpened({});
        return notice_->show(NoticeBar::Kind::error, [why = run.error()] { return coreText(why); });
    }
    control_->takeUp(std::make_shared<const RunState>(std::move(*run)));
    // Only once this program's own copy of the run is on disk is the other's not needed any more.
    auto* once = new QObject(this);
    connect(session_, &TrainingSession::stateChanged, once, [this, recovered, once] {
        using State = TrainingSession::State;
        if (session_->state() == State::preparing)
            return;
        once->deleteLater();
        if (session_->state() == State::paused || session_->state() == State::ended)
            autosave_->takeOver(recovered);
    });
}

/// A training that makes way for another project is not lost: that is said, and one button has it back, as a project
/// that is not saved yet.
void MainWindow::offerSetAside(int formerRun)
{
    const FormerRun* run = session_->formerRuns().find(formerRun);
    const Sentence sentence = [name = nameOf(run->project, run->projectFile), steps = run->steps] {
        return tr("The training of “%1” (%2 steps) was set aside.").arg(name, countText(steps));
    };
    notice_->show(NoticeBar::Kind::note, sentence,
                  {[] { return tr("Have it back"); },
                   [this, formerRun] {
                       document_->setFile(QString());
                       control_->bringBack(formerRun);
                   }});
    notice_->leaveLater();
}

} // namespace loom::ui
