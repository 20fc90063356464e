// What the window does with projects that a killed program left behind.
#include "common/core_text.h"
#include "document/autosave.h"
#include "document/document.h"
#include "document/former_runs.h"
#include "document/training_session.h"
#include "main_window.h"
#include "notice_bar.h"
#include "workspace/workspace.h"

namespace loom::ui {

void MainWindow::offerRecovery()
{
    const std::vector<Recovered> found = workspace_->leftBehind();
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
                  {[] { return tr("Recover"); }, [this, newest] { workspace_->recover(newest); }},
                  {[] { return tr("Discard"); },
                   [this, newest] {
                       discard(newest);
                       offerRecovery(); // the next one, if there is
                   }},
                  [] { return tr("Later: it is kept and offered again at the next start"); });
}

/// A training that makes way for another project, or for one from the seed, is not lost: that is said, and one button
/// has it back; where that was another project it is one that is not saved yet.
void MainWindow::offerSetAside(int formerRun)
{
    if (!workspace_->isWorthOffering(formerRun))
        return;
    const FormerRun* run = session_->formerRuns().find(formerRun);
    const Sentence sentence = [name = nameOf(run->project, run->projectFile), steps = run->steps] {
        return tr("The training of “%1” (%2 steps) was set aside.").arg(name, countText(steps));
    };
    notice_->show(NoticeBar::Kind::note, sentence,
                  {[] { return tr("Have it back"); }, [this, formerRun] { workspace_->haveBack(formerRun); }});
    notice_->leaveLater();
}

} // namespace loom::ui
