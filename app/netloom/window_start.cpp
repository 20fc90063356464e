// How the window begins a project: the gallery, the starters among the commands, and what is dropped on it.
#include "analysis/doctor.h"
#include "common/core_text.h"
#include "common/file_choice.h"
#include "data_notice.h"
#include "document/document.h"
#include "document/pick_group.h"
#include "drawer.h"
#include "editor/canvas/canvas_view.h"
#include "editor/data_panel.h"
#include "editor/issues_panel.h"
#include "editor/property_panel.h"
#include "gallery.h"
#include "leak_notice.h"
#include "live_cards.h"
#include "main_window.h"
#include "notice_bar.h"
#include "stage.h"
#include "views/try_it/try_it_panel.h"
#include "window_actions.h"
#include "workspace/file_flow.h"
#include "workspace/starting.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QMimeData>

namespace loom::ui {
void MainWindow::connectStart()
{
    setAcceptDrops(true);
    connectLearn();
    connectSearch();
    new DataNotice(data_, issues_, notice_); // the notice bar owns it
    new LeakNotice(document_, session_, issues_); // the panel owns it
    connect(notice_, &NoticeBar::coversChanged, stage_->canvas(), &CanvasView::setCoveredBelow);
    tryIt_ = new TryItPanel({document_, session_, selection_, theme_});
    drawer_->addPage(tryIt_);
    connect(stage_, &Stage::panelAsked, this, &MainWindow::openPanel);
    for (QWidget* view : {curves_, tryIt_})
        connect(static_cast<View*>(view), &View::panelAsked, this, &MainWindow::openPanel);
    new LiveCards(stage_->canvas(), session_, selection_, theme_); // the canvas owns it
    connect(stage_->canvas(), &CanvasView::lookRequested, this, [this](const QString& node) {
        const bool maps = hasFilters(document_->report(), node.toStdString());
        stage_->showView(maps ? QStringLiteral("feature_maps") : QStringLiteral("histograms"));
        selection_->setNodes({node});
    });
    // Nothing is picked in what was opened: there is no layer to show.
    connect(files_, &FileFlow::opened, this, [this] {
        if (drawer_->page() == properties_)
            drawer_->hide();
    });
    connect(gallery_, &Gallery::starterChosen, starting_,
            [this](const Starter& starter) { starting_->begin(starter.project, coreText(starter.title)); });
    connect(gallery_, &Gallery::sampleChosen, starting_, &Starting::openAny);
    connect(gallery_, &Gallery::picturesWanted, starting_, &Starting::choosePictures);
    connect(gallery_, &Gallery::tableWanted, starting_, &Starting::chooseTable);
    connect(gallery_, &Gallery::emptyWanted, files_, &FileFlow::newProject);
    connect(gallery_, &Gallery::closed, this, [this] { stage_->canvas()->setFocus(); });
    connect(starting_, &Starting::refused, this,
            [this](const Sentence& why) { notice_->show(NoticeBar::Kind::error, why); });
}

/// What a view names that shows nothing; it may stand in a window of its own.
void MainWindow::openPanel(const QString& command)
{
    activateWindow();
    if (command == QLatin1String("data"))
        return drawer_->open(data_);
    if (QAction* action = actions_->action(command))
        action->trigger();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!carriedFile(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QString path = carriedFile(event->mimeData());
    if (path.isEmpty())
        return;
    event->acceptProposedAction();
    gallery_->hide();
    // The program that the file comes from waits until the drop is answered.
    QMetaObject::invokeMethod(
        starting_, [this, path] { starting_->openAny(path); }, Qt::QueuedConnection);
}

} // namespace loom::ui
