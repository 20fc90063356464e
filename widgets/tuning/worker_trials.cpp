#include "tuning/worker_trials.h"

#include "common/accessibility.h"
#include "plots/worker_timeline.h"
#include "tuning/search_run.h"
#include "tuning/search_words.h"
#include "tuning/trial_figures.h"
#include "tuning/worked_time.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace loom::ui {
namespace {

constexpr qint64 kShare = 10; // at most one part in so many of the time goes into the line

QString wordsOf(const StoredSearch& search, const Trial& trial)
{
    QStringList parts;
    for (std::size_t i = 0; i < search.settings.objectives.size(); ++i) {
        const std::string& metric = search.settings.objectives[i].metric;
        if (const QString value = metricText(metric, objectiveOf(trial, i)); !value.isEmpty())
            parts << QStringLiteral("%1 %2").arg(metricWords(metric), value);
    }
    parts << reasonWords(trial);
    parts.removeAll({});
    for (QString& part : parts)
        part = part.toHtmlEscaped();
    return parts.join(QStringLiteral("<br>"));
}

} // namespace

WorkerTrials::WorkerTrials(SearchRun* run, RunFocus* focus, Theme& theme, QWidget* parent)
    : TrialView(run, focus, theme, parent)
    , plot_(new WorkerTimeline(theme, this))
    , note_(new QLabel(this))
{
    note_->setObjectName(QStringLiteral("worker_note"));
    note_->setProperty("role", QStringLiteral("muted"));
    note_->setWordWrap(true);
    lines_->addWidget(note_);
    lines_->addWidget(plot_, 1);
    plot_->follow(focus);
    connect(run, &SearchRun::advanced, this, &WorkerTrials::follow);
}

/// A few times a second, less often where there are thousands of trials.
void WorkerTrials::follow()
{
    if (isVisible() && run_->isAtWork() && (!since_.isValid() || since_.nsecsElapsed() > cost_ * kShare))
        rebuild();
}

void WorkerTrials::renew()
{
    nameControl(plot_, QStringLiteral("worker_trials"), tr("Which worker trained which trial when"));
    plot_->setToolTip({});
    TrialView::renew();
}

void WorkerTrials::rebuild()
{
    QElapsedTimer taken;
    taken.start();
    const StoredSearch& search = run_->search();
    const std::vector<GoingSpan> going = run_->going();
    const WorkedTime time(search.trials, going);
    QStringList lanes;
    for (const int worker : time.workers())
        lanes << tr("Worker %1").arg(worker);
    const RunColours colours = coloursOf(search);
    std::vector<WorkedRun> runs;
    for (const Trial& trial : search.trials)
        runs.push_back({trialName(trial.number),
                        {},
                        colourOf(colours, trial),
                        trial.state == TrialState::pruned,
                        wordsOf(search, trial)});
    const auto put = [&](qint64 trial, const WorkedSpan& span) {
        if (trial >= 1 && trial <= qint64(runs.size()))
            runs[std::size_t(trial - 1)].bars.push_back(
                {time.laneOf(span.worker), time.at(span.from), std::isnan(span.to) ? span.to : time.at(span.to)});
    };
    for (const Trial& trial : search.trials)
        for (const WorkedSpan& span : trial.work)
            put(trial.number, span);
    for (const GoingSpan& one : going)
        put(one.trial, one.span);
    plot_->setLanes(lanes);
    plot_->setNow(time.at(time.now()));
    plot_->setRuns(std::move(runs));
    plot_->setVisible(!lanes.isEmpty());
    note_->setText(!lanes.isEmpty()       ? time.cuts() > 0
                                 ? tr("Breaks in which nobody worked are left out: %n", nullptr, time.cuts())
                                 : QString()
                             : run_->isAtWork() ? tr("No trial is being trained yet.")
                                          : tr("This search was kept without the times of its workers."));
    note_->setVisible(!note_->text().isEmpty());
    cost_ = taken.nsecsElapsed();
    since_.start();
}

} // namespace loom::ui
