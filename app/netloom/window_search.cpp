// The mode Search in the window: trials of other settings in the place of the studio.
#include "common/core_text.h"
#include "common/theme.h"
#include "course/learn_page.h"
#include "document/document.h"
#include "drawer.h"
#include "editor/canvas/canvas_view.h"
#include "editor/palette.h"
#include "editor/recipe_panel.h"
#include "main_window.h"
#include "notice_bar.h"
#include "run_bar.h"
#include "stage.h"
#include "top_bar.h"
#include "trial_notice.h"
#include "tuning/rate_window.h"
#include "tuning/search_page.h"
#include "tuning/search_run.h"
#include "tuning/search_table.h"
#include "tuning/search_words.h"
#include "tuning/vary_menu.h"
#include "window_actions.h"
#include "workspace/visit.h"
#include "workspace/workspace.h"

#include <QAction>
#include <QLayout>
#include <QSplitter>

namespace loom::ui {

void MainWindow::connectSearch()
{
    search_ = new SearchPage(document_, session_, *theme_, centralWidget());
    search_->hide();
    centralWidget()->layout()->addWidget(search_);
    static_cast<QBoxLayout*>(centralWidget()->layout())->setStretchFactor(search_, 1);
    const auto leave = [this] { setSearching(false); };
    connect(stage_, &Stage::modeChanged, this, leave);
    // What varied belongs to the project before.
    connect(workspace_, &Workspace::opened, this, [this] {
        search_->plan()->clear();
        setSearching(false);
    });
    connect(search_, &SearchPage::openWanted, this, &MainWindow::openTrial);
    Visit* visit = workspace_->visit();
    trial_ = new TrialNotice(visit, session_, notice_, [this] { setSearching(true); }); // the notice bar owns it
    const auto fit = [this] {
        stage_->palette()->clearSearch();
        stage_->canvas()->fit();
        updateTitle();
    };
    connect(visit, &Visit::began, this, fit);
    connect(visit, &Visit::ended, this, fit);
    auto* rates = new RateWindow(document_, session_, *theme_, this);
    connect(findChild<RecipePanel*>(), &RecipePanel::rateWanted, rates, &RateWindow::present);
    connect(actions_->action("find_rate"), &QAction::triggered, rates, &RateWindow::present);
    auto* menu = new VaryMenu(search_->plan(), this);
    connect(menu, &VaryMenu::added, this, [this](const QString& path) {
        const auto title = [this, path] { return axisTitle(document_->project(), path.toStdString()); };
        notice_->show(NoticeBar::Kind::note, [title] { return tr("%1 varies in the search.").arg(title()); },
                      {[] { return tr("To the search"); }, [this] { setSearching(true); }});
        notice_->leaveLater();
    });
}

bool MainWindow::isSearching() const
{
    return !search_->isHidden();
}

/// The run of a trial in the place of the open project, which comes back with the search.
void MainWindow::openTrial(qint64 number)
{
    const SearchRun& run = *search_->run();
    Result<Project> project = trialProject(run.search(), number);
    if (!project)
        return notice_->show(NoticeBar::Kind::error, [why = project.error()] { return coreText(why); });
    project->title =
        tr("%1 · trial %2").arg(nameOf(document_->project(), document_->file())).arg(number).toStdString();
    const std::vector<EpochRecord> epochs = run.epochs(number);
    const bool pruned = run.trial(number)->state == TrialState::pruned;
    workspace_->visit()->begin(std::move(*project), pruned ? qint64(epochs.size()) : 0,
                               [this, number, epochs, series = run.search().series] {
                                   setSearching(false);
                                   stage_->setMode(Stage::Mode::build);
                                   trial_->begin(number, series, epochs);
                               });
}

void MainWindow::setSearching(bool on)
{
    Visit* visit = workspace_->visit();
    if (on && visit->isOn()) {
        visit->leave([this] { setSearching(true); });
        if (visit->isOn()) // it is asked first
            showPage(isLearning() ? Page::learn : Page::studio);
        return;
    }
    if (on != isSearching())
        showPage(on ? Page::search : Page::studio);
}

void MainWindow::setLearning(bool on)
{
    if (on != isLearning())
        showPage(on ? Page::learn : Page::studio);
}

/// One of the window's pages; the others are put away with what acts on what they show.
void MainWindow::showPage(Page page)
{
    if (page == Page::learn)
        openFirstLab();
    splitter_->setVisible(page == Page::studio);
    learn_->setVisible(page == Page::learn);
    search_->setVisible(page == Page::search);
    runBar_->setAway(page != Page::studio);
    top_->setPage(page == Page::studio      ? TopBar::Page::studio
                      : page == Page::learn ? TopBar::Page::learn
                                            : TopBar::Page::search);
    notice_->hide();
    if (page != Page::studio)
        drawer_->hide();
    actions_->action("find_rate")->setEnabled(page != Page::learn);
    actions_
        ->action(page == Page::learn                        ? QStringLiteral("mode_learn")
                     : page == Page::search                 ? QStringLiteral("mode_search")
                     : stage_->mode() == Stage::Mode::build ? QStringLiteral("mode_build")
                                                            : QStringLiteral("mode_look"))
        ->setChecked(true);
    updateTitle();
}

} // namespace loom::ui
