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

/// A training that makes way for another project, or for one from the seed, is not lost: that is said, and one button
/// has it back; where that was another project it is one that is not saved yet.
void MainWindow::offerSetAside(int formerRun)
{
    const FormerRun* run = session_->formerRuns().find(formerRun);
    if (run->steps == 0 || run->stored > 0 || run->lost)
        return;
    const Sentence sentence = [name = nameOf(run->project, run->projectFile), steps = run->steps] {
        return tr("The training of “%1” (%2 steps) was set aside.").arg(name, countText(steps));
    };
    notice_->show(NoticeBar::Kind::note, sentence,
                  {[] { return tr("Have it back"); }, [this, formerRun] { haveBack(formerRun); }});
    notice_->leaveLater();
}

/// Its last state may still be on its way.
void MainWindow::haveBack(int formerRun)
{
    const FormerRuns& runs = session_->formerRuns();
    const FormerRun* run = runs.find(formerRun);
    if (run && run->canBeHadBack()) {
        if (run->projectFile != document_->file())
            document_->setFile(QString());
        return control_->bringBack(formerRun);
    }
    if (!run || run->lost)
        return notice_->show(NoticeBar::Kind::error, [] {
            return tr("This training was too large to be kept: its curves stand under Runs, its weights are gone.");
        });
    connect(
        &runs, &FormerRuns::changed, this, [this, formerRun] { haveBack(formerRun); },
        Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
}

} // namespace loom::ui
