// The strip below the stage: how high it is, folded and open.
#include "below_tabs.h"
#include "common/theme.h"
#include "drawer.h"
#include "main_window.h"
#include "notice_bar.h"
#include "stage.h"
#include "status_strip.h"
#include "top_bar.h"

#include <QEvent>
#include <QSplitter>
#include <QToolButton>
#include <algorithm>

namespace loom::ui {
namespace {

/// The strip in units: a quarter of the window within these. Filled curves need no more, so that nothing moves when
/// training starts.
constexpr double kLowestStrip = 44, kHighestStrip = 58;
constexpr int kMuch = 10000; ///< to a splitter: all the rest

} // namespace

void MainWindow::setStripFolded(bool folded)
{
    stripFolded_ = folded;
    fitRows();
    if (!folded)
        fitStrip();
    nameFoldButton();
}

/// Beside the drawer, where one is open.
void MainWindow::placeNotice()
{
    QRect room = stage_->middle()->rect();
    if (drawer_->isOpen())
        room.setRight(drawer_->x() - 1);
    notice_->place(room);
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == stage_->middle() && event->type() == QEvent::Resize)
        placeNotice();
    return QMainWindow::eventFilter(watched, event);
}

int MainWindow::foldedHeight() const
{
    return below_->rowHeight();
}

/// The rows above and below the stage, after a change of size, words or theme.
void MainWindow::fitRows()
{
    top_->fit();
    status_->fitHeadline(height());
    below_->fitRow();
    below_->setMaximumHeight(stripFolded_ ? foldedHeight() : QWIDGETSIZE_MAX);
    if (stripFolded_)
        splitter_->setSizes({kMuch, foldedHeight()});
}

/// Until the learner draws the border to another place.
void MainWindow::fitStrip()
{
    stripByHand_ = false;
    splitter_->setSizes({kMuch, std::clamp(height() / 4, theme_->px(kLowestStrip), theme_->px(kHighestStrip))});
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    fitRows();
    if (!stripFolded_ && !stripByHand_)
        fitStrip();
}

void MainWindow::nameFoldButton()
{
    foldStrip_->setIcon(theme_->icon(stripFolded_ ? "chevron_up" : "chevron_down"));
    foldStrip_->setToolTip(stripFolded_ ? tr("Open curves and issues") : tr("Fold curves and issues away"));
    foldStrip_->setAccessibleName(foldStrip_->toolTip());
}

} // namespace loom::ui
