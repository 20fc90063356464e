#include "tuning/search_head.h"

#include "common/accessibility.h"
#include "common/core_text.h"
#include "common/theme.h"
#include "document/training_session.h"
#include "tuning/search_run.h"
#include "tuning/search_words.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace loom::ui {

SearchHead::SearchHead(SearchRun* run, TrainingSession* session, Theme& theme, QWidget* parent)
    : QWidget(parent)
    , run_(run)
    , session_(session)
    , theme_(theme)
    , result_(new QLabel(this))
    , progress_(new QLabel(this))
    , remark_(new QLabel(this))
    , bar_(new QProgressBar(this))
    , pause_(new QPushButton(this))
    , rung_(new QPushButton(this))
    , stop_(new QPushButton(this))
    , more_(new QPushButton(this))
{
    result_->setObjectName(QStringLiteral("search_result"));
    progress_->setObjectName(QStringLiteral("search_progress"));
    remark_->setObjectName(QStringLiteral("search_remark"));
    bar_->setTextVisible(false);
    bar_->setRange(0, 1000);
    result_->setWordWrap(true);
    result_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    remark_->setWordWrap(true);
    remark_->setProperty("role", QStringLiteral("muted"));
    progress_->setProperty("role", QStringLiteral("muted"));
    progress_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(theme.px(2));
    buttons->addWidget(progress_, 1);
    for (QPushButton* button : {pause_, rung_, stop_, more_})
        buttons->addWidget(button);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(theme.px(3), theme.px(2), theme.px(3), theme.px(1));
    lines->setSpacing(theme.px(1.5));
    lines->addWidget(result_);
    lines->addLayout(buttons);
    lines->addWidget(bar_);
    lines->addWidget(remark_);
    auto* menu = new QMenu(more_);
    more_->setMenu(menu);
    for (const int count : {8, 20, 40, 100}) {
        QAction* action = menu->addAction(QString());
        action->setData(count);
        connect(action, &QAction::triggered, run, [run, count] { run->addTrials(count); });
    }
    menu->addSeparator();
    present_ = menu->addAction(QString());
    connect(present_, &QAction::triggered, this, &SearchHead::presentWanted);
    connect(pause_, &QPushButton::clicked, run,
            [run] { run->isAtWork() ? run->setPaused(!run->isPaused()) : run->goOn(); });
    connect(rung_, &QPushButton::clicked, run, &SearchRun::stopAfterRung);
    connect(stop_, &QPushButton::clicked, run, &SearchRun::stop);
    connect(run, &SearchRun::stateChanged, this, &SearchHead::refresh);
    connect(run, &SearchRun::advanced, this, &SearchHead::refresh);
    connect(session, &TrainingSession::stateChanged, this, &SearchHead::refresh);
    connect(&theme, &Theme::changed, this, &SearchHead::retranslate);
    retranslate();
}

void SearchHead::retranslate()
{
    constexpr double kResult = 15;
    result_->setFont(theme_.font(kResult, true));
    rung_->setText(tr("Stop after this round"));
    nameControl(rung_, QStringLiteral("search_rung"), rung_->text(),
                tr("The trials at work are compared once more, then the search ends"));
    stop_->setText(tr("Stop"));
    nameControl(stop_, QStringLiteral("search_stop"), tr("Stop the search"),
                tr("Gives up the trials at work; they begin anew when the search goes on"));
    more_->setText(tr("Add trials"));
    nameControl(more_, QStringLiteral("search_more"), more_->text());
    for (QAction* action : more_->menu()->actions())
        if (const int count = action->data().toInt(); count > 0)
            action->setText(tr("%n more", nullptr, count));
    present_->setText(tr("One with the present settings of the project"));
    nameControl(bar_, QStringLiteral("search_bar"), tr("Progress of the search"));
    refresh();
}

QString SearchHead::words() const
{
    return result_->text() + QLatin1Char('\n') + progress_->text() + QLatin1Char('\n') + remark_->text();
}

QString SearchHead::progressWords() const
{
    using State = SearchRun::State;
    if (run_->state() == State::starting)
        return tr("Reads the data and measures how many trials at once are quickest …");
    const QString done = tr("%1 of %2 trials").arg(countText(run_->done()), countText(run_->wanted()));
    if (run_->state() == State::ended)
        return done;
    QStringList parts{done};
    if (run_->state() == State::stopping)
        parts << tr("ends soon");
    else if (run_->isPaused())
        parts << tr("paused");
    else if (const double left = run_->secondsLeft(); left >= 0)
        parts << tr("%1 left").arg(durationText(left));
    const Workers& workers = run_->workers();
    parts << tr("%n at once", nullptr, workers.jobs) + QStringLiteral(" × ")
            + tr("%n thread(s)", nullptr, workers.threads);
    return parts.join(QStringLiteral(" · "));
}

QString SearchHead::resultWords() const
{
    const StoredSearch& search = run_->search();
    if (run_->state() == SearchRun::State::ended && !run_->failure().empty())
        return coreText(run_->failure());
    const Trial* best = run_->trial(run_->best());
    if (!best)
        return run_->isAtWork() ? tr("No trial is finished yet.") : QString();
    const std::string& metric = search.settings.objectives[0].metric;
    const std::optional<AgainSummary> again = againSummary(search);
    if (search.settings.objectives.size() > 1) {
        const auto front = qint64(bestOf(search.settings, search.trials).size());
        return tr("%1 trials are on the Pareto front: none of them is beaten in both.").arg(countText(front));
    }
    if (again && again->trial == best->number)
        return tr("Best, trial %1: %2 %3 in the search, %4 over %n new seed(s)", nullptr, again->runs)
            .arg(best->number)
            .arg(metricWords(metric), metricText(metric, again->inSearch),
                 spreadText(metric, again->mean, again->deviation));
    return tr("Best so far: trial %1, %2 %3")
        .arg(best->number)
        .arg(metricWords(metric), metricText(metric, best->values[0]));
}

/// A button that goes hands the focus on to one that stays: Qt would give it to whatever comes next in the window.
void SearchHead::keepFocus(const QWidget* held)
{
    const auto usable = [](const QPushButton* button) { return button->isVisible() && button->isEnabled(); };
    QPushButton* const buttons[] = {more_, pause_, rung_, stop_};
    const auto had = std::ranges::find(buttons, held);
    if (had == std::end(buttons) || usable(*had))
        return;
    if (const auto next = std::ranges::find_if(buttons, usable); next != std::end(buttons))
        (*next)->setFocus(Qt::OtherFocusReason);
}

void SearchHead::refresh()
{
    using State = SearchRun::State;
    const State state = run_->state();
    const QWidget* held = QApplication::focusWidget();
    const QString result = resultWords();
    result_->setText(result);
    result_->setVisible(!result.isEmpty());
    const QString role = state == State::ended && !run_->failure().empty() ? QStringLiteral("error") : QString();
    if (result_->property("role").toString() != role) {
        result_->setProperty("role", role);
        result_->style()->unpolish(result_);
        result_->style()->polish(result_);
    }
    progress_->setText(progressWords());
    progress_->setToolTip(progress_->text());
    bar_->setValue(run_->wanted() > 0 ? int(1000 * run_->done() / run_->wanted()) : 0);
    bar_->setVisible(run_->isAtWork());
    const bool ended = state == State::ended;
    pause_->setVisible(run_->isAtWork() || (ended && !run_->isWhole()));
    pause_->setText(run_->isPaused() || ended ? tr("Go on") : tr("Pause"));
    nameControl(pause_, QStringLiteral("search_pause"), ended ? tr("Go on with the search") : pause_->text());
    pause_->setEnabled(ended || state == State::running);
    rung_->setVisible(run_->isAtWork());
    rung_->setEnabled(state == State::running);
    stop_->setVisible(run_->isAtWork());
    more_->setVisible(state == State::starting || state == State::running || (ended && run_->failure().empty()));
    QStringList remarks;
    for (const Text& remark : run_->remarks())
        remarks << coreText(remark);
    if (run_->isAtWork() && session_->state() == TrainingSession::State::running)
        remarks << tr("The training of the window goes on meanwhile; the two share the processors, the numbers of "
                      "both stay the same.");
    if (ended && run_->failure().empty() && !run_->isWhole())
        remarks << tr("It was stopped; what was done is kept.");
    remark_->setText(remarks.join(QLatin1Char('\n')));
    remark_->setVisible(!remarks.isEmpty());
    keepFocus(held);
}

} // namespace loom::ui
