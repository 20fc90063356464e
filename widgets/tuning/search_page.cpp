#include "tuning/search_page.h"

#include "common/accessibility.h"
#include "common/core_text.h"
#include "common/preferences.h"
#include "common/theme.h"
#include "document/document.h"
#include "document/training_session.h"
#include "plots/run_focus.h"
#include "tuning/parallel_trials.h"
#include "tuning/plan_panel.h"
#include "tuning/search_head.h"
#include "tuning/search_reader.h"
#include "tuning/search_run.h"
#include "tuning/search_words.h"
#include "tuning/side_by_side.h"
#include "tuning/trial_actions.h"
#include "tuning/trial_table.h"
#include "tuning/trial_views.h"

#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace loom::ui {
namespace {

constexpr double kColumn = 80, kNarrowColumn = 66; // units
constexpr double kWide = 280; // units of a page that has room for the wider one

} // namespace

SearchPage::SearchPage(Document* document, TrainingSession* session, Theme& theme, QWidget* parent)
    : QWidget(parent)
    , document_(document)
    , theme_(theme)
    , plan_(new SearchPlan(document, this))
    , run_(new SearchRun(this))
    , focus_(new RunFocus(this))
    , panel_(new PlanPanel(plan_, document, theme, this))
    , head_(new SearchHead(run_, session, theme))
    , parallel_(new ParallelTrials(run_, focus_, theme))
    , table_(new TrialTable(run_, focus_, theme))
    , actions_(new TrialActions(run_, focus_, table_, theme))
    , pair_(new SideBySide(run_, theme))
    , views_(new TrialViews(run_, focus_, theme))
    , stage_(new QStackedWidget(this))
    , empty_(new QLabel)
    , adoptWords_(new QLabel)
    , adopt_(new QPushButton)
    , last_(new QPushButton)
    , reader_(new SearchReader(this))
{
    setObjectName(QStringLiteral("search"));
    stage_->addWidget(makeEmpty());
    stage_->addWidget(makeStage());
    stage_->addWidget(pair_);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(panel_);
    auto* line = new QFrame(this);
    line->setFrameShape(QFrame::VLine);
    line->setProperty("role", QStringLiteral("upright"));
    row->addWidget(line);
    row->addWidget(stage_, 1);
    connect(panel_, &PlanPanel::startWanted, this, &SearchPage::start);
    connect(head_, &SearchHead::presentWanted, this, &SearchPage::tryPresent);
    connect(actions_, &TrialActions::openWanted, this, &SearchPage::openWanted);
    connect(actions_, &TrialActions::pairWanted, this, [this](qint64 first, qint64 second) {
        stage_->setCurrentWidget(pair_);
        pair_->show(first, second);
    });
    connect(pair_, &SideBySide::adoptWanted, this, [this](qint64 trial) {
        (void)adopt(trial);
        pair_->tell(told_);
    });
    connect(pair_, &SideBySide::left, this, [this] {
        stage_->setCurrentIndex(1);
        table_->view()->setFocus();
    });
    connect(run_, &SearchRun::began, this, [this] { // of another search, as they may be
        if (stage_->currentWidget() == pair_)
            pair_->leave();
    });
    connect(adopt_, &QPushButton::clicked, this, [this] { (void)adopt(adoptable()); });
    connect(run_, &SearchRun::began, focus_, [this] {
        focus_->point(-1);
        focus_->setPicked({});
        focus_->setHidden({});
    });
    connect(run_, &SearchRun::stateChanged, this, &SearchPage::refresh);
    connect(run_, &SearchRun::came, this, &SearchPage::refresh);
    connect(focus_, &RunFocus::pickedChanged, this, [this] { tell({}); });
    connect(document, &Document::fileChanged, this, &SearchPage::tellPlace);
    connect(session, &TrainingSession::dataReady, plan_,
            [this, session] { plan_->setOnDisk(session->data() && session->data()->rows.store()); });
    connect(&theme, &Theme::changed, this, &SearchPage::retranslate);
    retranslate();
}

/// What to do, and the way back to the last search of the project.
QWidget* SearchPage::makeEmpty()
{
    auto* page = new QWidget;
    page->setProperty("role", QStringLiteral("panel"));
    page->setAttribute(Qt::WA_StyledBackground);
    empty_->setObjectName(QStringLiteral("search_empty"));
    empty_->setAlignment(Qt::AlignCenter);
    empty_->setWordWrap(true);
    empty_->setTextFormat(Qt::RichText);
    auto* lines = new QVBoxLayout(page);
    lines->setSpacing(theme_.px(4));
    lines->addStretch();
    lines->addWidget(empty_);
    lines->addWidget(last_, 0, Qt::AlignCenter);
    lines->addStretch();
    connect(last_, &QPushButton::clicked, this, [this] { reader_->read(lastStore()); });
    connect(&document_->undoStack(), &QUndoStack::indexChanged, this, [this] {
        if (told_)
            refresh(); // what was adopted may have been taken back
    });
    connect(reader_, &SearchReader::done, this, [this](const QString& file, const ReadSearch& read) {
        told_ = {};
        run_->show(file, read.search, read.epochs);
    });
    connect(reader_, &SearchReader::failed, this, [this](const Text& why) {
        last_->setText(coreText(why));
        last_->setEnabled(false);
    });
    return page;
}

QWidget* SearchPage::makeStage()
{
    auto* page = new QWidget;
    page->setProperty("role", QStringLiteral("panel"));
    page->setAttribute(Qt::WA_StyledBackground);
    auto* split = new QSplitter(Qt::Vertical);
    split->setObjectName(QStringLiteral("search_splitter"));
    auto* below = new QSplitter(Qt::Horizontal);
    below->addWidget(table_);
    below->addWidget(views_);
    below->setStretchFactor(0, 1);
    below->setStretchFactor(1, 1);
    split->addWidget(parallel_);
    split->addWidget(below);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 1);
    for (QSplitter* one : {split, below})
        one->setChildrenCollapsible(false);
    constexpr int kHalf = 1000; // any number: both get as much
    below->setSizes({kHalf, kHalf});
    connect(new QShortcut(Qt::Key_Escape, page, nullptr, nullptr, Qt::WidgetWithChildrenShortcut),
            &QShortcut::activated, focus_, [this] { focus_->setPicked({}); });
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(theme_.px(3), theme_.px(1.5), theme_.px(3), theme_.px(2));
    foot->setSpacing(theme_.px(3));
    adopt_->setProperty("role", QStringLiteral("primary"));
    adoptWords_->setObjectName(QStringLiteral("adopt_words"));
    adoptWords_->setWordWrap(true);
    foot->addWidget(adopt_);
    foot->addWidget(actions_);
    foot->addWidget(adoptWords_, 1);
    auto* lines = new QVBoxLayout(page);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(head_);
    lines->addWidget(split, 1);
    lines->addLayout(foot);
    return page;
}

/// Beside the project; one of a project that is in no file yet, among the window's own. Never over another search.
QString SearchPage::freeStore() const
{
    QString base = document_->file();
    if (base.isEmpty()) {
        const QDir folder(stateFolder(QStringLiteral("searches")));
        folder.mkpath(QStringLiteral("."));
        base = folder.filePath(QStringLiteral("untitled.loom"));
    }
    const QFileInfo beside(QString::fromStdString(SearchStore::fileOf(base.toStdString())));
    QString file = beside.filePath();
    for (int n = 2; QFileInfo::exists(file); ++n)
        file = beside.dir().filePath(
            QStringLiteral("%1-%2.%3").arg(beside.completeBaseName()).arg(n).arg(beside.suffix()));
    return file;
}

/// The newest beside the project; empty: there is none.
QString SearchPage::lastStore() const
{
    if (document_->file().isEmpty())
        return {};
    const QFileInfo first(QString::fromStdString(SearchStore::fileOf(document_->file().toStdString())));
    QString last;
    QString file = first.filePath();
    for (int n = 2; QFileInfo::exists(file); ++n) {
        last = file;
        file =
            first.dir().filePath(QStringLiteral("%1-%2.%3").arg(first.completeBaseName()).arg(n).arg(first.suffix()));
    }
    return last;
}

void SearchPage::tellPlace()
{
    const QString store = run_->isAtWork() ? run_->store() : freeStore();
    const QString name = QFileInfo(store).fileName();
    panel_->setPlace(document_->file().isEmpty()
                         ? tr("The project is in no file yet: the search is kept in %1.").arg(store)
                         : tr("Kept in %1 beside the project.").arg(name));
    const QString last = lastStore();
    last_->setVisible(!last.isEmpty());
    last_->setEnabled(true);
    last_->setText(tr("Show the last search (%1)").arg(QFileInfo(last).fileName()));
    nameControl(last_, QStringLiteral("search_last"), last_->text());
}

void SearchPage::start()
{
    if (!plan_->fault().empty())
        return;
    told_ = {};
    run_->start(plan_->request(freeStore()));
    table_->view()->setFocus(Qt::OtherFocusReason); // the button that led here rests
}

/// What the open project has now, as a trial to compare with; where there is one already, that is picked.
void SearchPage::tryPresent()
{
    const StoredSearch& search = run_->search();
    const Project& project = document_->project();
    const SearchSpace& space = spaceAfter(search.settings, search.changes, std::int64_t(search.trials.size()));
    const Result<Point> point = presentPoint(project, space);
    if (!point)
        return tell([why = point.error()] {
            return tr("The open project has not all of these settings: %1").arg(coreText(why));
        });
    for (std::size_t i = 0; i < space.axes.size(); ++i)
        if (const Axis& axis = space.axes[i]; !axis.has((*point)[i]))
            return tell([title = axisTitle(project, axis.path), value = valueWords(project, axis, (*point)[i])] {
                return tr("%1 is %2 now: the search tries other values only.").arg(title, value);
            });
    const auto same = std::ranges::find(search.trials, *point, &Trial::point);
    if (same != search.trials.end()) {
        focus_->setPicked({int(same->number) - 1});
        return tell([number = same->number] { return tr("Trial %1 has the present settings.").arg(number); });
    }
    run_->tryPoint(*point);
    tell([] { return tr("The next trial has the present settings of the project."); });
}

qint64 SearchPage::adoptable() const
{
    return focus_->inOrder().empty() ? run_->best() : focus_->inOrder().front() + 1;
}

Result<void> SearchPage::adopt(qint64 number)
{
    const Trial* trial = run_->trial(number);
    if (!trial)
        return Text();
    const SearchSpace& space = run_->search().settings.space;
    const Project before = document_->project();
    const Result<Project> after = withPoint(before, space, trial->point);
    if (!after) {
        tell([why = after.error()] {
            return tr("The open project has not all of these settings: %1").arg(coreText(why));
        });
        return after.error();
    }
    document_->finishStep();
    document_->editProject(*after, tr("Adopt the settings of trial %1").arg(number), Change::structure);
    document_->finishStep();
    tell([this, before, space, point = trial->point, number, at = document_->undoStack().index()] {
        if (document_->undoStack().index() < at)
            return tr("The settings of trial %1 were taken back.").arg(number);
        const QString changes = changeWords(before, space, point);
        return changes.isEmpty() ? tr("The project has the settings of trial %1 already.").arg(number)
                                 : tr("Adopted from trial %1: %2. One undo takes it back.").arg(number).arg(changes);
    });
    return {};
}

void SearchPage::tell(const Sentence& sentence)
{
    told_ = sentence;
    refresh();
}

void SearchPage::refresh()
{
    panel_->setAtWork(run_->isAtWork());
    if (run_->state() == SearchRun::State::none || stage_->currentIndex() == 0)
        stage_->setCurrentIndex(run_->state() == SearchRun::State::none ? 0 : 1);
    tellPlace();
    const qint64 trial = adoptable();
    const Trial* shown = run_->trial(trial);
    adopt_->setEnabled(shown);
    adopt_->setText(tr("Adopt these settings"));
    nameControl(adopt_, QStringLiteral("search_adopt"), adopt_->text(),
                tr("Puts them into the open project, as one step of undo"));
    const QString point =
        shown ? pointWords(run_->search().project, run_->search().settings.space, shown->point) : QString();
    adoptWords_->setText(told_                              ? told_()
                             : !shown                       ? QString()
                             : focus_->picked().empty()     ? tr("Best, trial %1: %2").arg(trial).arg(point)
                             : focus_->picked().size() == 2 ? tr("Trial %1: %2. Side by side it is A, trial %3 is B.")
                                                                  .arg(trial)
                                                                  .arg(point)
                                                                  .arg(focus_->inOrder()[1] + 1)
                                                            : tr("Trial %1: %2").arg(trial).arg(point));
    adoptWords_->setToolTip(adoptWords_->text());
}

void SearchPage::retranslate()
{
    constexpr double kGuide = 15;
    empty_->setFont(theme_.font(kGuide));
    empty_->setText(tr("<p><b>Which settings learn best?</b></p>"
                       "<p>1. Choose what varies: the learning rate, the units of a layer …</p>"
                       "<p>2. Start: each trial trains the network with other settings.</p>"
                       "<p>3. Look at what helped, and adopt the best.</p>"));
    head_->retranslate();
    table_->renew();
    actions_->retranslate();
    pair_->retranslate();
    parallel_->renew();
    views_->renew();
    fit();
    refresh();
}

void SearchPage::fit()
{
    panel_->setFixedWidth(theme_.px(width() < theme_.px(kWide) ? kNarrowColumn : kColumn));
}

void SearchPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

void SearchPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace loom::ui
