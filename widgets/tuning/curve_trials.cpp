#include "tuning/curve_trials.h"

#include "common/accessibility.h"
#include "plots/many_curves.h"
#include "tuning/search_run.h"
#include "tuning/search_words.h"
#include "tuning/trial_figures.h"

#include <QVBoxLayout>

namespace loom::ui {

CurveTrials::CurveTrials(SearchRun* run, RunFocus* focus, Theme& theme, QWidget* parent)
    : TrialView(run, focus, theme, parent)
    , plot_(new ManyCurves(theme, this))
{
    lines_->addWidget(plot_);
    plot_->follow(focus);
    connect(run, &SearchRun::advanced, this, [this] {
        if (isVisible() && run_->isAtWork())
            rebuild();
    });
}

void CurveTrials::rebuild()
{
    nameControl(plot_, QStringLiteral("curve_trials"), tr("Learning curves of all trials"));
    plot_->setToolTip({});
    const StoredSearch& search = run_->search();
    // A count is the same at every epoch: then the loss says more.
    Objective shown = search.settings.objectives[0];
    if (shown.isCount())
        shown = search.settings.objectives.size() > 1 ? search.settings.objectives[1] : Objective{search.series[0]};
    const RunColours colours = coloursOf(search);
    std::vector<RunCurve> curves;
    for (const Trial& trial : search.trials) {
        RunCurve curve{{}, colourOf(colours, trial), trial.state == TrialState::pruned};
        for (const EpochRecord& record : run_->epochs(trial.number))
            curve.values.push_back(valueOf(shown, search.series, record.values, {}));
        curves.push_back(std::move(curve));
    }
    plot_->setNames(tr("epoch"), metricWords(shown.metric));
    plot_->setCurves(std::move(curves));
}

} // namespace loom::ui
