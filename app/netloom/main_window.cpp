#include "main_window.h"

#include "below_tabs.h"
#include "common/accessibility.h"
#include "common/core_text.h"
#include "common/preferences.h"
#include "common/theme.h"
#include "document/document.h"
#include "document/former_runs.h"
#include "document/health.h"
#include "document/pick_group.h"
#include "document/training_session.h"
#include "drawer.h"
#include "editor/canvas/canvas_actions.h"
#include "editor/canvas/canvas_scene.h"
#include "editor/canvas/canvas_view.h"
#include "editor/data_panel.h"
#include "editor/issues_panel.h"
#include "editor/palette.h"
#include "editor/physical_key.h"
#include "editor/property_panel.h"
#include "editor/recipe_panel.h"
#include "file_notice.h"
#include "gallery.h"
#include "language.h"
#include "notice_bar.h"
#include "past_frame.h"
#include "run_bar.h"
#include "stage.h"
#include "status_strip.h"
#include "tensor/tensor.h"
#include "top_bar.h"
#include "views/runs_panel.h"
#include "views/time_bar.h"
#include "views/view.h"
#include "views/view_type.h"
#include "window_actions.h"
#include "workspace/file_flow.h"
#include "workspace/run_control.h"
#include "workspace/starting.h"
#include "workspace/visit.h"
#include "workspace/workspace.h"

#include <QCloseEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QScreen>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace loom::ui {
namespace {

constexpr double kClassroomScale = 1.5;

} // namespace

MainWindow::MainWindow(Theme* theme, Language* language)
    : theme_(theme)
    , language_(language)
{
    setObjectName("main_window");
    installComboAccessibility();
    buildParts();
    actions_ = new WindowActions(this);
    buildLayout();
    connectParts();
    connectStart();
    restyle();
    retranslate();
    if (theme_->scale() > 1)
        setClassroom(true);
    stage_->canvas()->setFocus();
}

MainWindow::~MainWindow()
{
    // The canvas and the views look at document and session until they are gone; what these say at their own end is
    // nothing to a window that is only half there.
    stage_->middle()->removeEventFilter(this);
    delete takeCentralWidget();
    for (const QObject* part : workspace_->findChildren<QObject*>())
        part->disconnect(this);
    document_->undoStack().disconnect(this);
    session_->formerRuns().disconnect(this);
    workspace_->disconnect(this);
}

void MainWindow::buildParts()
{
    workspace_ = new Workspace(this, stateFolder("recovery"), this);
    document_ = workspace_->document();
    selection_ = workspace_->picks();
    session_ = workspace_->session();
    control_ = workspace_->control();
    files_ = workspace_->files();
    starting_ = workspace_->starting();
    stage_ = new Stage(document_, session_, selection_, theme_);
    canvasActions_ = new CanvasActions(stage_->canvas());
    runBar_ = new RunBar(document_, session_, theme_, this);
    drawer_ = new Drawer(theme_, stage_->middle());
    properties_ = new PropertyPanel(document_, selection_, theme_);
    recipe_ = new RecipePanel(document_, theme_);
    data_ = new DataPanel(document_, theme_);
    drawer_->addPage(properties_);
    drawer_->addPage(recipe_);
    drawer_->addPage(data_);
    curves_ = findView("curves")->make({document_, session_, selection_, theme_}, nullptr);
    issues_ = new IssuesPanel(document_, theme_);
    runs_ = new RunsPanel(*theme_, session_);
    new PastFrame(*theme_, session_, this);
    auto* health = new Health(session_, this);
    const auto tellRun = [this, health] {
        std::vector<Issue> found = health->issues();
        if (session_->state() == TrainingSession::State::failed && !session_->isUnfinished())
            found.insert(found.begin(), {Severity::error, {}, {}, session_->failure(), {}});
        issues_->setFindings(IssuesPanel::From::run, std::move(found));
    };
    connect(health, &Health::changed, issues_, tellRun);
    connect(session_, &TrainingSession::stateChanged, issues_, tellRun);
    stage_->canvas()->canvas().setHealth(health);
    health->setLooking(true);
    notice_ = new NoticeBar(theme_, stage_->middle());
    status_ = new StatusStrip(document_, session_, theme_);
}

void MainWindow::buildLayout()
{
    auto* bar = addToolBar(QString());
    bar->setObjectName("top_bar");
    bar->setMovable(false);
    title_ = new QToolButton(bar);
    title_->setObjectName("project_title");
    title_->setPopupMode(QToolButton::InstantPopup);
    title_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    title_->setLayoutDirection(Qt::RightToLeft); // the arrow behind the words
    top_ = actions_->makeBar(title_, runBar_);
    bar->addWidget(top_);

    below_ = new BelowTabs(this);
    below_->setObjectName("below");
    below_->setDocumentMode(true);
    auto* page = new QWidget;
    auto* lines = new QVBoxLayout(page);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(curves_, 1);
    lines->addWidget(new TimeBar(*theme_, session_));
    below_->setPages(page, issues_, runs_);
    auto* end = new QHBoxLayout(below_->rowEnd());
    end->setContentsMargins(0, 0, 0, 0);
    end->setSpacing(0);
    foldStrip_ = new QToolButton(below_->rowEnd());
    foldStrip_->setObjectName("fold_strip");
    foldStrip_->setAutoRaise(true);
    end->addWidget(status_, 1);
    end->addWidget(foldStrip_);
    splitter_ = new QSplitter(Qt::Vertical, this);
    splitter_->setObjectName("stage_splitter");
    splitter_->addWidget(stage_);
    splitter_->addWidget(below_);
    splitter_->setStretchFactor(0, 1);
    splitter_->setStretchFactor(1, 0);
    auto* middle = new QWidget(this);
    auto* layout = new QVBoxLayout(middle);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(splitter_, 1);
    setCentralWidget(middle);
    gallery_ = new Gallery(theme_, middle);
    const QSize room = screen()->availableSize();
    resize(qMin(1440, room.width()), qMin(900, room.height() - theme_->px(8)));
    setStripFolded(false);
}

void MainWindow::connectParts()
{
    connect(workspace_, &Workspace::failed, this,
            [this](const Text& why) { notice_->show(NoticeBar::Kind::error, [why] { return coreText(why); }); });
    connect(workspace_, &Workspace::recovered, stage_->canvas(), &CanvasView::fit);
    connect(workspace_, &Workspace::gone, this, [this] {
        notice_->show(NoticeBar::Kind::error, [] {
            return tr("This training was too large to be kept: its curves stand under Runs, its weights are gone.");
        });
    });
    new FileNotice(files_, notice_);
    connect(files_, &FileFlow::done, this,
            [this](const Sentence& sentence) { notice_->show(NoticeBar::Kind::note, sentence); });
    connect(workspace_, &Workspace::opened, this, [this] {
        stage_->palette()->clearSearch();
        if (document_->file().isEmpty())
            stage_->setMode(Stage::Mode::build); // a new project has nothing inside yet
        notice_->hide();
        stage_->canvas()->fit();
        updateTitle();
    });
    connect(session_, &TrainingSession::stateChanged, this, [this] {
        using State = TrainingSession::State;
        // What an unfinished network lacks stands on its cards and among the issues.
        if (session_->state() == State::failed && !session_->isUnfinished())
            notice_->showFault([why = session_->failure()] { return coreText(why); });
        else if (session_->state() != State::preparing)
            notice_->mended();
    });
    connect(runBar_, &RunBar::trainRequested, control_, &RunControl::train);
    connect(control_, &RunControl::startedOver, this, [this] {
        status_->say([seed = document_->project().seed] { return tr("From the start · seed %1").arg(seed); });
    });
    connect(&session_->formerRuns(), &FormerRuns::added, this, &MainWindow::offerSetAside);
    connect(session_, &TrainingSession::dataReady, data_, [this] { data_->showRead(session_->data().get()); });
    connect(session_, &TrainingSession::stateChanged, data_, [this] {
        const bool failed = session_->state() == TrainingSession::State::failed && !session_->data();
        if (failed)
            data_->showFailure(session_->failure());
    });
    connect(data_, &DataPanel::readAgainRequested, control_, &RunControl::readAgain);
    connect(runBar_, &RunBar::stepRequested, control_, &RunControl::step);
    connect(runBar_, &RunBar::resetRequested, control_, &RunControl::reset);
    connect(control_, &RunControl::waitingChanged, status_, &StatusStrip::setWaiting);
    connect(status_, &StatusStrip::restartRequested, control_, &RunControl::restart);
    connect(stage_->canvas(), &CanvasView::statusChanged, status_, &StatusStrip::setHint);
    connect(stage_->canvas(), &CanvasView::refused, status_, &StatusStrip::say);
    connect(stage_->canvas(), &CanvasView::propertiesRequested, this, [this] {
        openDrawer(properties_);
        properties_->focusFirst();
    });
    // A picked layer shows what it is, unless the learner has put the drawer away.
    connect(selection_, &PickGroup::nodesChanged, this, [this] {
        if (selection_->nodes().size() == 1 && stage_->mode() == Stage::Mode::build && !drawer_->isDismissed()
            && !(drawer_->isOpen() && drawer_->page() == tryIt_))
            drawer_->open(properties_);
    });
    connect(splitter_, &QSplitter::splitterMoved, this, [this] { stripByHand_ = true; });
    connect(foldStrip_, &QToolButton::clicked, this, [this] { setStripFolded(!stripFolded_); });
    connect(below_, &QTabWidget::tabBarClicked, this, [this] { setStripFolded(false); });
    connect(drawer_, &Drawer::coversChanged, stage_->canvas(), &CanvasView::setCovered);
    connect(drawer_, &Drawer::coversChanged, stage_, &Stage::setCovered);
    connect(drawer_, &Drawer::coversChanged, this, &MainWindow::placeNotice);
    stage_->middle()->installEventFilter(this);
    connect(stage_, &Stage::modeChanged, this, [this] {
        // The page that comes to the front would lie over a drawer that stays.
        stage_->mode() == Stage::Mode::look ? drawer_->hide() : drawer_->raise();
    });
    connect(issues_, &IssuesPanel::jumpRequested, this, &MainWindow::jump);
    connect(issues_, &IssuesPanel::countChanged, this, &MainWindow::retranslate);
    connect(document_, &Document::fileChanged, this, &MainWindow::updateTitle);
    connect(session_, &TrainingSession::looked, this, &MainWindow::updateTitle);
    connect(runs_, &RunsPanel::wanted, control_, &RunControl::bringBack);
    connect(runs_, &RunsPanel::viewWanted, stage_, &Stage::showRun);
    connect(document_, &Document::changed, this, &MainWindow::updateTitle);
    connect(&document_->undoStack(), &QUndoStack::cleanChanged, this, &MainWindow::updateTitle);
    connect(theme_, &Theme::changed, this, &MainWindow::restyle);
}

void MainWindow::openDrawer(QWidget* page)
{
    if (drawer_->isOpen() && drawer_->page() == page)
        drawer_->close();
    else
        drawer_->open(page);
}

void MainWindow::jump(const QString& node, const QString& path)
{
    stage_->setMode(Stage::Mode::build);
    if (!node.isEmpty()) {
        stage_->canvas()->reveal(node);
        drawer_->open(properties_);
    } else if (path.startsWith(QStringLiteral("data"))) {
        drawer_->open(data_);
    } else if (path.startsWith(QStringLiteral("training"))) {
        drawer_->open(recipe_);
    } else {
        stage_->canvas()->jumpTo(path);
    }
}

double MainWindow::stageShare() const
{
    const QWidget* middle = stage_->middle();
    return double(middle->width()) * middle->height() / (double(width()) * height());
}

void MainWindow::setClassroom(bool on)
{
    setWindowState(on ? windowState() | Qt::WindowFullScreen : windowState() & ~Qt::WindowFullScreen);
    theme_->setScale(on ? kClassroomScale : 1.0);
    stage_->setColumnFolded(on);
    if (on)
        drawer_->close();
    setStripFolded(on);
    stage_->canvas()->fitWhenLaidOut();
}

void MainWindow::apply(const Preferences& preferences)
{
    files_->setRecent(preferences.recent);
    if (!preferences.geometry.isEmpty())
        restoreGeometry(preferences.geometry);
    if (theme_->scale() > 1)
        setWindowState(windowState() | Qt::WindowFullScreen);
}

Preferences MainWindow::preferences() const
{
    Preferences made;
    made.language = language_->code();
    made.theme = theme_->name();
    made.scale = theme_->scale();
    made.recent = files_->recent();
    made.geometry = saveGeometry();
    return made;
}

void MainWindow::updateTitle()
{
    const QString name = document_->file().isEmpty() ? nameOf(document_->project(), {})
                                                     : QFileInfo(document_->file()).completeBaseName();
    const qint64 past = session_->wantedStep();
    const QString when = past >= 0 ? QStringLiteral(" – ") + tr("past: step %1").arg(countText(past)) : QString();
    setWindowTitle(QStringLiteral("%1[*]%2 – Netloom").arg(name, when));
    setWindowModified(document_->isModified());
    top_->setTitle(shownTitle());
}

void MainWindow::retranslate()
{
    drawer_->setTitle(properties_, tr("Layer"));
    drawer_->setTitle(recipe_, tr("Training"));
    drawer_->setTitle(data_, tr("Data"));
    drawer_->setTitle(tryIt_, tr("Try it"));
    below_->setAccessibleName(tr("Curves and issues"));
    below_->tabBar()->setAccessibleName(below_->accessibleName());
    below_->setTitle(BelowTab::curves, tr("Curves"));
    below_->setTitle(BelowTab::issues, issues_->count() > 0 ? tr("Issues (%1)").arg(issues_->count()) : tr("Issues"));
    below_->setTitle(BelowTab::runs, tr("Runs"));
    nameFoldButton();
    canvasActions_->retranslate();
    actions_->retranslate();
    updateTitle();
    fitRows();
}

void MainWindow::restyle()
{
    title_->setFont(theme_->font(15, true));
    title_->setIcon(theme_->icon("chevron_down"));
    nameFoldButton();
    actions_->restyle();
    fitRows();
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMainWindow::changeEvent(event);
}

/// Keys of a Hangul input mode arrive as letters; the canvas and the run bar mean the key, not the letter.
void MainWindow::keyPressEvent(QKeyEvent* event)
{
    if (!isForeignKey(*event) || !triggerByPhysicalKey(this, *event))
        QMainWindow::keyPressEvent(event);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (files_->isWriting()) { // it closes when what is being saved is on disk
        event->ignore();
        return files_->whenIdle([this] { close(); });
    }
    if (closing_ || !(document_->isModified() || workspace_->visit()->isOn())) {
        actions_->savePreferences();
        event->accept();
        return;
    }
    event->ignore();
    files_->guard([this] {
        closing_ = true;
        close();
    });
}

} // namespace loom::ui
