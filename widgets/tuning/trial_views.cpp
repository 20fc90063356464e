#include "tuning/trial_views.h"

#include "common/accessibility.h"
#include "plots/importance_bars.h"
#include "tuning/curve_trials.h"
#include "tuning/importance_trials.h"
#include "tuning/plane_trials.h"
#include "tuning/search_run.h"
#include "tuning/worker_trials.h"

#include <QTabBar>

namespace loom::ui {

TrialViews::TrialViews(SearchRun* run, RunFocus* focus, Theme& theme, QWidget* parent)
    : QTabWidget(parent)
    , run_(run)
    , curves_(new CurveTrials(run, focus, theme))
    , importance_(new ImportanceTrials(run, focus, theme))
    , slice_(new SliceTrials(run, focus, theme))
    , pair_(new PairTrials(run, focus, theme))
    , pareto_(new ParetoTrials(run, focus, theme))
    , workers_(new WorkerTrials(run, focus, theme))
{
    setDocumentMode(true);
    for (TrialView* view : std::initializer_list<TrialView*>{curves_, importance_, slice_, pair_, pareto_, workers_})
        addTab(view, QString());
    connect(run, &SearchRun::began, this, &TrialViews::followObjectives);
    // A setting that matters is looked at more closely.
    connect(importance_->bars(), &ImportanceBars::picked, this, [this](int setting) {
        slice_->setSetting(setting);
        setCurrentWidget(slice_);
    });
    renew();
}

void TrialViews::followObjectives()
{
    setTabVisible(indexOf(pareto_), run_->search().settings.objectives.size() > 1);
    setTabVisible(indexOf(pair_), run_->search().settings.space.axes.size() > 1);
}

void TrialViews::renew()
{
    nameControl(this, QStringLiteral("trial_views"), tr("Views of the trials"));
    setToolTip({});
    tabBar()->setAccessibleName(accessibleName());
    const QStringList titles{tr("Curves"),       tr("Importance"),   tr("One setting"),
                             tr("Two settings"), tr("Pareto front"), tr("Workers")};
    for (int i = 0; i < titles.size(); ++i)
        setTabText(i, titles[i]);
    for (TrialView* view : std::initializer_list<TrialView*>{curves_, importance_, slice_, pair_, pareto_, workers_})
        view->renew();
    followObjectives();
}

} // namespace loom::ui
