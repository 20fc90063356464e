#include "tuning/plane_trials.h"

#include "common/accessibility.h"
#include "common/theme.h"
#include "plots/pair_plot.h"
#include "plots/pareto_plot.h"
#include "plots/slice_plot.h"
#include "tuning/search_run.h"
#include "tuning/search_words.h"
#include "tuning/trial_figures.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <cmath>
#include <functional>

namespace loom::ui {
namespace {

using Number = std::function<double(const Trial&)>;

std::vector<RunPoint> pointsOf(const StoredSearch& search, const Number& x, const Number& y)
{
    const RunColours colours = coloursOf(search);
    std::vector<RunPoint> points;
    for (const Trial& trial : search.trials)
        points.push_back({trialName(trial.number), x(trial), y(trial), objectiveOf(trial, 0),
                          colourOf(colours, trial), trial.state == TrialState::pruned});
    return points;
}

Number settingOf(const StoredSearch& search, std::size_t axis)
{
    return [&search, axis](const Trial& trial) {
        return axis < trial.point.size() ? plotValueOf(search.settings.space.axes[axis], trial.point[axis])
                                         : std::nan("");
    };
}

Number objectiveNumber(std::size_t objective)
{
    return [objective](const Trial& trial) { return objectiveOf(trial, objective); };
}

/// A point that stays under the pointer while trials come: the axes first, then all runs.
void fill(RunPlane& plot, const RunAxis& x, const RunAxis& y, std::vector<RunPoint> points)
{
    if (!(plot.xAxis() == x) || !(plot.yAxis() == y))
        plot.setAxes(x, y);
    plot.setRuns(std::move(points));
}

QComboBox* settingBox(QWidget* parent)
{
    auto* box = new QComboBox(parent);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    return box;
}

} // namespace

SliceTrials::SliceTrials(SearchRun* run, RunFocus* focus, Theme& theme, QWidget* parent)
    : TrialView(run, focus, theme, parent)
    , x_(settingBox(this))
    , plot_(new SlicePlot(theme, this))
{
    lines_->addWidget(x_);
    lines_->addWidget(plot_, 1);
    plot_->follow(focus);
    connect(x_, &QComboBox::currentIndexChanged, this, &SliceTrials::rebuild);
}

void SliceTrials::renew()
{
    fillSettings(x_, 0);
    nameControl(x_, QStringLiteral("slice_setting"), tr("Setting"));
    nameControl(plot_, QStringLiteral("slice_trials"), tr("The objective over one setting"));
    plot_->setToolTip({});
    TrialView::renew();
}

void SliceTrials::setSetting(int setting)
{
    x_->setCurrentIndex(setting);
}

void SliceTrials::rebuild()
{
    const StoredSearch& search = run_->search();
    const int axis = x_->currentIndex();
    if (axis < 0)
        return;
    plot_->setMaximum(search.settings.objectives[0].maximum);
    fill(*plot_, plotAxisOf(search.project, search.settings.space.axes[std::size_t(axis)]),
         objectiveAxisOf(search, 0), pointsOf(search, settingOf(search, std::size_t(axis)), objectiveNumber(0)));
}

PairTrials::PairTrials(SearchRun* run, RunFocus* focus, Theme& theme, QWidget* parent)
    : TrialView(run, focus, theme, parent)
    , x_(settingBox(this))
    , y_(settingBox(this))
    , plot_(new PairPlot(theme, this))
{
    auto* row = new QHBoxLayout;
    row->setSpacing(theme.px(2));
    row->addWidget(x_, 1);
    row->addWidget(y_, 1);
    lines_->addLayout(row);
    lines_->addWidget(plot_, 1);
    plot_->follow(focus);
    for (QComboBox* box : {x_, y_})
        connect(box, &QComboBox::currentIndexChanged, this, &PairTrials::rebuild);
}

void PairTrials::renew()
{
    fillSettings(x_, 0);
    fillSettings(y_, 1);
    nameControl(x_, QStringLiteral("pair_x"), tr("Setting to the right"));
    nameControl(y_, QStringLiteral("pair_y"), tr("Setting upwards"));
    nameControl(plot_, QStringLiteral("pair_trials"), tr("Two settings and a surface through the trials"));
    plot_->setToolTip({});
    TrialView::renew();
}

void PairTrials::rebuild()
{
    const StoredSearch& search = run_->search();
    const int x = x_->currentIndex(), y = y_->currentIndex();
    if (x < 0 || y < 0)
        return;
    const auto axis = [&](int of) { return plotAxisOf(search.project, search.settings.space.axes[std::size_t(of)]); };
    plot_->setObjective(metricWords(search.settings.objectives[0].metric));
    fill(*plot_, axis(x), axis(y),
         pointsOf(search, settingOf(search, std::size_t(x)), settingOf(search, std::size_t(y))));
}

ParetoTrials::ParetoTrials(SearchRun* run, RunFocus* focus, Theme& theme, QWidget* parent)
    : TrialView(run, focus, theme, parent)
    , plot_(new ParetoPlot(theme, this))
{
    lines_->addWidget(plot_);
    plot_->follow(focus);
}

void ParetoTrials::rebuild()
{
    nameControl(plot_, QStringLiteral("pareto_trials"), tr("Two objectives and their Pareto front"));
    plot_->setToolTip({});
    const StoredSearch& search = run_->search();
    const std::vector<Objective>& objectives = search.settings.objectives;
    if (objectives.size() < 2)
        return plot_->setRuns({});
    plot_->setDirections(objectives[1].maximum, objectives[0].maximum);
    fill(*plot_, objectiveAxisOf(search, 1), objectiveAxisOf(search, 0),
         pointsOf(search, objectiveNumber(1), objectiveNumber(0)));
}

} // namespace loom::ui
