#include "tuning/side_by_side.h"

#include "common/accessibility.h"
#include "common/core_text.h"
#include "common/theme.h"
#include "plots/run_comparison.h"
#include "plots/tile_grid.h"
#include "tuning/search_run.h"
#include "tuning/search_words.h"
#include "tuning/trial_figures.h"
#include "views/parts/row_facts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace loom::ui {
namespace {

constexpr int kTick = 150; ///< ms between two looks at the progress

} // namespace

SideBySide::SideBySide(SearchRun* run, Theme& theme, QWidget* parent)
    : QWidget(parent)
    , run_(run)
    , theme_(theme)
    , reader_(new PairReader(this))
    , pictures_(new RowFactsReader(this))
    , title_(new QLabel)
    , words_(new QLabel)
    , bar_(new QProgressBar)
    , stop_(new QPushButton)
    , back_(new QPushButton)
    , comparison_(new RunComparison(theme))
{
    setObjectName(QStringLiteral("side_by_side"));
    setProperty("role", QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    words_->setObjectName(QStringLiteral("pair_words"));
    words_->setWordWrap(true);
    bar_->setTextVisible(false);
    bar_->setRange(0, 100);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(theme.px(3), theme.px(2), theme.px(3), 0);
    head->setSpacing(theme.px(3));
    head->addWidget(back_);
    head->addWidget(title_);
    head->addWidget(words_, 1);
    for (std::size_t i = 0; i < adopt_.size(); ++i) {
        head->addWidget(adopt_[i] = new QPushButton);
        connect(adopt_[i], &QPushButton::clicked, this, [this, i] { emit adoptWanted(trials_[i]); });
    }
    head->addWidget(bar_);
    head->addWidget(stop_);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->addLayout(head);
    lines->addWidget(comparison_, 1);
    connect(back_, &QPushButton::clicked, this, &SideBySide::leave);
    connect(new QShortcut(Qt::Key_Escape, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut),
            &QShortcut::activated, this, &SideBySide::leave);
    connect(stop_, &QPushButton::clicked, this, [this] {
        reader_->stop();
        given_ = true;
        refresh();
    });
    connect(reader_, &PairReader::answered, this, &SideBySide::take);
    connect(pictures_, &RowFactsReader::arrived, comparison_->tiles(), &TileGrid::refresh);
    timer_.setInterval(kTick);
    connect(&timer_, &QTimer::timeout, this, &SideBySide::tellProgress);
    retranslate();
}

void SideBySide::show(qint64 first, qint64 second)
{
    trials_ = {first, second};
    answer_ = {};
    told_ = {};
    given_ = false;
    PairQuestion question{run_->store(), run_->search(), trials_, {}};
    for (std::size_t i = 0; i < 2; ++i)
        if (run_->trial(trials_[i])->state == TrialState::pruned)
            question.epochs[i] = qint64(run_->epochs(trials_[i]).size());
    reader_->ask(std::move(question));
    timer_.start();
    retranslate();
    back_->setFocus();
}

void SideBySide::tell(const Sentence& sentence)
{
    told_ = sentence;
    refresh();
}

void SideBySide::leave()
{
    reader_->stop();
    timer_.stop();
    emit left();
}

void SideBySide::take(const PairAnswer& answer)
{
    answer_ = answer;
    timer_.stop();
    compare();
    refresh();
}

/// Everything that is known by now.
void SideBySide::compare()
{
    ComparedRuns runs;
    const StoredSearch& search = run_->search();
    const Trial* trials[] = {run_->trial(trials_[0]), run_->trial(trials_[1])};
    if (!trials[0] || !trials[1] || search.series.empty())
        return;
    const std::vector<Axis>& axes = search.settings.space.axes;
    for (std::size_t axis = 0; axis < axes.size(); ++axis)
        runs.settings.push_back({axisTitle(search.project, axes[axis].path),
                                 {valueWords(search.project, axes[axis], trials[0]->point[axis]),
                                  valueWords(search.project, axes[axis], trials[1]->point[axis])}});
    Objective shown = search.settings.objectives[0];
    if (shown.isCount())
        shown = Objective{search.series[0]};
    runs.curveName = metricWords(shown.metric);
    for (std::size_t i = 0; i < 2; ++i) {
        runs.names[i] = trialName(trials_[i]);
        CurveLine line{runs.names[i], i == 0 ? QStringLiteral("class0") : QStringLiteral("class1"), false, {}, {}};
        for (const EpochRecord& record : run_->epochs(trials_[i]))
            line.points.emplace_back(double(record.epoch), valueOf(shown, search.series, record.values, {}));
        runs.lines.push_back(std::move(line));
    }
    for (const Objective& objective : search.settings.objectives) {
        const auto value = [&](const Trial* trial) {
            return metricText(objective.metric,
                              objectiveOf(*trial, std::size_t(&objective - search.settings.objectives.data())));
        };
        runs.results.push_back({metricWords(objective.metric), {value(trials[0]), value(trials[1])}});
    }
    runs.curveSteps = tr("epoch");
    if (answer_.said[1].size() == answer_.rows.size() && answer_.subject) {
        const Subject& subject = *answer_.subject;
        runs.samples = int(answer_.rows.size());
        for (std::size_t i = 0; i < answer_.rows.size(); ++i) {
            const int label = answer_.labels[i], a = answer_.said[0][i], b = answer_.said[1][i];
            if (a != b)
                runs.disagreements.push_back({int(answer_.rows[i]),
                                              label < 0 ? QString() : subject.className(label),
                                              {subject.className(a), subject.className(b)},
                                              {a == label, b == label},
                                              answer_.values.empty() ? QString() : answer_.values[i]});
        }
        const Presenter* as = subject.shown.as;
        pictures_->setSubject(answer_.subject);
        if (as && as->cells)
            comparison_->setPictures(as->cells(subject.shown.of),
                                     [this](int sample) { return pictures_->picture(sample); });
        else
            comparison_->setPictures({1, 1}, {});
    }
    comparison_->setRuns(std::move(runs));
}

void SideBySide::refresh()
{
    const bool busy = reader_->isBusy();
    if (!busy && stop_->hasFocus())
        back_->setFocus(Qt::OtherFocusReason);
    stop_->setVisible(busy);
    bar_->setVisible(busy);
    tellProgress();
}

void SideBySide::tellProgress()
{
    const qint64 trained = reader_->trained();
    bar_->setValue(int(reader_->progress() * bar_->maximum()));
    words_->setText(told_                          ? told_()
                        : given_                   ? tr("Stopped: the two networks were not asked.")
                        : !answer_.failure.empty() ? coreText(answer_.failure)
                        : !reader_->isBusy()
                        ? (answer_.isTraining ? tr("There is no validation part: samples of training.") : QString())
                        : trained > 0 ? tr("Trial %1 is trained again: its weights were not kept.").arg(trained)
                                      : tr("Both networks are asked about the samples of validation."));
}

void SideBySide::retranslate()
{
    constexpr double kTitle = 15;
    title_->setFont(theme_.font(kTitle, true));
    title_->setText(trials_[0] > 0 ? tr("Trial %1 and trial %2").arg(trials_[0]).arg(trials_[1]) : QString());
    adopt_[0]->setText(tr("Adopt A"));
    adopt_[1]->setText(tr("Adopt B"));
    for (std::size_t i = 0; i < adopt_.size(); ++i)
        nameControl(adopt_[i], QStringLiteral("pair_adopt_%1").arg(i == 0 ? u'a' : u'b'),
                    tr("Adopt the settings of trial %1").arg(trials_[i]));
    back_->setText(tr("Back to the trials"));
    nameControl(back_, QStringLiteral("pair_back"), back_->text());
    stop_->setText(tr("Stop"));
    nameControl(stop_, QStringLiteral("pair_stop"), tr("Stop asking the two networks"));
    nameControl(bar_, QStringLiteral("pair_bar"), tr("How far the training is"));
    bar_->setFixedWidth(theme_.px(30));
    compare();
    refresh();
}

void SideBySide::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && trials_[0] > 0)
        retranslate();
}

} // namespace loom::ui
