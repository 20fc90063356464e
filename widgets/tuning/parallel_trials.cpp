#include "tuning/parallel_trials.h"

#include "common/accessibility.h"
#include "common/core_text.h"
#include "common/fitting_label.h"
#include "common/theme.h"
#include "plots/run_focus.h"
#include "tuning/search_run.h"
#include "tuning/search_words.h"
#include "tuning/trial_figures.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace loom::ui {

ParallelTrials::ParallelTrials(SearchRun* run, RunFocus* focus, Theme& theme, QWidget* parent)
    : QWidget(parent)
    , run_(run)
    , focus_(focus)
    , theme_(theme)
    , plot_(new ParallelPlot(theme, this))
    , words_(new FittingLabel(this))
    , scale_(new RunScale(theme, this))
    , narrow_(new QPushButton(this))
    , clear_(new QPushButton(this))
{
    auto* tools = new QHBoxLayout;
    tools->setSpacing(theme.px(2));
    words_->setProperty("role", QStringLiteral("muted"));
    tools->addWidget(words_, 1);
    tools->addWidget(narrow_);
    tools->addWidget(clear_);
    tools->addWidget(scale_);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(theme.px(2), 0, theme.px(2), theme.px(1));
    lines->setSpacing(theme.px(1));
    lines->addWidget(plot_, 1);
    lines->addLayout(tools);
    connect(run, &SearchRun::began, this, &ParallelTrials::makeAxes);
    connect(run, &SearchRun::came, this, &ParallelTrials::makeLines);
    connect(plot_, &ParallelPlot::brushed, this, &ParallelTrials::takeBrush);
    connect(plot_, &ParallelPlot::pointed, focus, &RunFocus::point);
    connect(plot_, &ParallelPlot::picked, focus, &RunFocus::pick);
    connect(focus, &RunFocus::pointedChanged, this, &ParallelTrials::sayPointed);
    connect(focus, &RunFocus::pickedChanged, this, [this] {
        plot_->setPicked(focus_->picked());
        sayPointed();
    });
    connect(focus, &RunFocus::hiddenChanged, this, &ParallelTrials::makeLines);
    connect(clear_, &QPushButton::clicked, this, [this] {
        for (int axis = 0; axis < int(plot_->axes().size()); ++axis)
            plot_->setBrushes(axis, {});
    });
    connect(narrow_, &QPushButton::clicked, this, [this] {
        if (const std::optional<SearchSpace> space = brushedSpace())
            run_->narrow(*space);
    });
    renew();
}

void ParallelTrials::renew()
{
    nameControl(plot_, QStringLiteral("parallel_trials"), tr("Trials over all settings"));
    plot_->setToolTip({});
    plot_->setMinimumSize(theme_.px(50), theme_.px(30));
    narrow_->setText(tr("Narrow to the brush"));
    nameControl(narrow_, QStringLiteral("narrow_search"), narrow_->text(),
                tr("From the next trials on only what is brushed is tried"));
    clear_->setText(tr("Clear the brush"));
    nameControl(clear_, QStringLiteral("clear_brush"), clear_->text());
    makeAxes();
}

void ParallelTrials::makeAxes()
{
    const StoredSearch& search = run_->search();
    std::vector<ParallelAxis> axes;
    for (const Axis& axis : search.settings.space.axes)
        axes.push_back(plotAxisOf(search.project, axis));
    for (const Objective& objective : search.series.empty() ? std::vector<Objective>() : search.settings.objectives) {
        ParallelAxis axis;
        axis.name = metricWords(objective.metric);
        axis.flipped = !objective.maximum; // the best above
        axes.push_back(axis);
    }
    plot_->setAxes(std::move(axes));
    makeLines();
}

void ParallelTrials::makeLines()
{
    stale_ = !isVisible();
    if (stale_)
        return;
    const StoredSearch& search = run_->search();
    const std::size_t settings = search.settings.space.axes.size();
    std::vector<ParallelAxis> axes = plot_->axes();
    if (search.series.empty() || axes.size() != settings + search.settings.objectives.size())
        return;
    // The objective's axis grows with what has come.
    for (std::size_t o = 0; o < search.settings.objectives.size(); ++o) {
        double low = INFINITY, high = -INFINITY;
        for (const Trial& trial : search.trials)
            if (o < trial.values.size() && std::isfinite(trial.values[o])) {
                low = std::min(low, trial.values[o]);
                high = std::max(high, trial.values[o]);
            }
        ParallelAxis& axis = axes[settings + o];
        if (low <= high) {
            axis.low = low;
            axis.high = high > low ? high : low + 1;
        }
    }
    if (axes != plot_->axes())
        plot_->setAxes(axes);
    const RunColours colours = coloursOf(search);
    std::vector<ParallelLine> lines;
    for (std::size_t i = 0; i < search.trials.size(); ++i) {
        const Trial& trial = search.trials[i];
        ParallelLine line;
        const bool shown = !focus_->isHidden(int(i));
        for (std::size_t axis = 0; axis < settings; ++axis)
            line.values.push_back(shown ? plotValueOf(search.settings.space.axes[axis], trial.point[axis])
                                        : std::nan(""));
        for (std::size_t o = 0; o < search.settings.objectives.size(); ++o)
            line.values.push_back(shown && o < trial.values.size() ? trial.values[o] : std::nan(""));
        line.colour = colourOf(colours, trial);
        line.faint = trial.state == TrialState::pruned;
        lines.push_back(std::move(line));
    }
    plot_->setLines(std::move(lines));
    scale_->setColours(colours, metricWords(search.settings.objectives[0].metric));
    scale_->setPruned(std::ranges::count(search.trials, TrialState::pruned, &Trial::state) > 0);
    takeBrush();
}

void ParallelTrials::takeBrush()
{
    std::optional<RunFocus::Runs> passing;
    if (plot_->isBrushed()) {
        const std::vector<int> lines = plot_->passing();
        passing.emplace(lines.begin(), lines.end());
    }
    focus_->brush(plot_, std::move(passing));
    sayPointed();
}

std::optional<SearchSpace> ParallelTrials::brushedSpace() const
{
    const StoredSearch& search = run_->search();
    SearchSpace space = spaceAfter(search.settings, search.changes, std::int64_t(search.trials.size()));
    bool any = false;
    for (std::size_t i = 0; i < space.axes.size() && i < plot_->axes().size(); ++i) {
        const std::vector<ParallelBrush>& brushes = plot_->brushes(int(i));
        if (brushes.empty())
            continue;
        any = true;
        Axis& axis = space.axes[i];
        const ParallelAxis& drawn = plot_->axes()[i];
        if (axis.isRange()) {
            double low = INFINITY, high = -INFINITY;
            for (const ParallelBrush& brush : brushes)
                for (const double place : {brush.from, brush.to}) {
                    low = std::min(low, valueAt(drawn, place));
                    high = std::max(high, valueAt(drawn, place));
                }
            const bool whole = axis.kind == Axis::Kind::integer;
            axis.low = std::clamp(whole ? std::ceil(low - 1e-9) : low, axis.low, axis.high);
            axis.high = std::clamp(whole ? std::floor(high + 1e-9) : high, axis.low, axis.high);
            continue;
        }
        std::erase_if(axis.choices, [&](const Value& value) {
            const double place = placeOn(drawn, plotValueOf(search.settings.space.axes[i], value));
            return std::ranges::none_of(
                brushes, [place](const ParallelBrush& brush) { return place >= brush.from && place <= brush.to; });
        });
        if (axis.choices.empty())
            return std::nullopt;
    }
    return any ? std::optional<SearchSpace>(space) : std::nullopt;
}

/// What the trial under the pointer was and came to; without one, how many pass the brush.
void ParallelTrials::sayPointed()
{
    const StoredSearch& search = run_->search();
    plot_->setPointed(focus_->pointed());
    if (!plot_->isBrushed() && (narrow_->hasFocus() || clear_->hasFocus()))
        plot_->setFocus(Qt::OtherFocusReason);
    narrow_->setVisible(run_->isAtWork() && plot_->isBrushed());
    clear_->setVisible(plot_->isBrushed());
    const qint64 shown = focus_->pointed() >= 0 ? focus_->pointed() + 1
        : focus_->picked().size() == 1          ? *focus_->picked().begin() + 1
                                                : 0;
    const Trial* trial = run_->trial(shown);
    if (!trial) {
        const QString passing =
            tr("%1 of %2 trials pass the brush")
                .arg(countText(qint64(plot_->passing().size())), countText(qint64(search.trials.size())));
        QStringList brushed;
        for (const BrushedRange& range : plot_->brushedRanges())
            if (brushed.isEmpty()) // numbers first: there is little room
                brushed << range.words << range.axis << passing;
            else
                brushed << range.axis + u' ' + range.words;
        words_->setParts(plot_->isBrushed() ? brushed
                                            : QStringList{tr("Drag along an axis to brush it"),
                                                          tr("click a line to pick its trial")});
        return;
    }
    const QString came = trial->values.empty() ? stateWords(trial->state)
                                               : metricText(search.settings.objectives[0].metric, trial->values[0]);
    words_->setParts({trialName(shown), came, pointWords(search.project, search.settings.space, trial->point)});
}

void ParallelTrials::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (stale_)
        makeLines();
}

} // namespace loom::ui
