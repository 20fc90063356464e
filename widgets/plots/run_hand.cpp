#include "common/accessibility.h"
#include "common/theme.h"
#include "plots/run_plot.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

/// What mouse and keys do to the runs of a plot.
namespace loom::ui {

namespace {
constexpr int kStill = 3; // px: a press that moves less is a click

bool isMore(Qt::KeyboardModifiers modifiers)
{
    return modifiers & (Qt::ControlModifier | Qt::ShiftModifier);
}
} // namespace

void RunPlot::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        press_ = Press{event->position(), false};
}

void RunPlot::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF at = event->position();
    if (press_) {
        press_->moved = press_->moved || (at - press_->at).manhattanLength() > kStill;
        if (press_->moved && !area().isEmpty())
            brushTo(QRectF(press_->at, at).normalized().intersected(area()));
        return;
    }
    const int run = runAt(at);
    setCursor(run >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (run == focus_->pointed())
        return;
    pointAt(run);
    showReadout(at.toPoint());
}

void RunPlot::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !press_)
        return;
    const Press press = *press_;
    press_.reset();
    if (press.moved)
        return;
    if (const int run = runAt(press.at); run >= 0)
        pick(run, isMore(event->modifiers()));
    else
        dropBrush();
}

void RunPlot::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const int run = runAt(event->position()); run >= 0 && event->button() == Qt::LeftButton)
        emit opened(run);
}

/// The nearest mark that way: what lies aside counts twice.
int RunPlot::next(int run, const QPoint& step) const
{
    const QPointF from = markRect(run).center();
    int found = run;
    double least = 0;
    for (int other = 0; other < runs(); ++other) {
        if (other == run || !isShown(other) || (!focus_->passes(other) && anchor_ < 0))
            continue;
        const QPointF way = markRect(other).center() - from;
        const double along = way.x() * step.x() + way.y() * step.y();
        const double aside = std::abs(way.x() * step.y()) + std::abs(way.y() * step.x());
        const double length = along + 2 * aside;
        if (along > 0.5 && (found == run || length < least)) {
            found = other;
            least = length;
        }
    }
    return found;
}

void RunPlot::stepTo(int run)
{
    pointAt(run);
    const QPointF middle = markRect(run).center();
    if (anchor_ >= 0) {
        const double margin = theme_.px(2);
        brushTo(QRectF(markRect(anchor_).center(), middle).normalized().adjusted(-margin, -margin, margin, margin));
    }
    showReadout(middle.toPoint());
}

void RunPlot::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key(), pointed = focus_->pointed();
    const bool on = pointed >= 0 && pointed < runs() && isShown(pointed);
    const QPoint step = arrowStep(key);
    std::vector<int> there;
    for (int run = 0; run < runs(); ++run)
        if (isShown(run) && (focus_->passes(run) || anchor_ >= 0))
            there.push_back(run);
    if (key == Qt::Key_Escape && brush_) {
        dropBrush();
    } else if (there.empty()) {
        QWidget::keyPressEvent(event);
    } else if (!step.isNull()) {
        stepTo(on ? next(pointed, step) : there.front());
    } else if (key == Qt::Key_PageDown) {
        const auto after = std::ranges::upper_bound(there, pointed);
        stepTo(after == there.end() ? there.back() : *after);
    } else if (key == Qt::Key_PageUp) {
        const auto before = std::ranges::lower_bound(there, pointed);
        stepTo(before == there.begin() ? there.front() : *(before - 1));
    } else if (key == Qt::Key_Home || key == Qt::Key_End) {
        stepTo(key == Qt::Key_Home ? there.front() : there.back());
    } else if (on && (key == Qt::Key_Return || key == Qt::Key_Enter)) {
        pick(pointed, isMore(event->modifiers()));
    } else if (on && key == Qt::Key_B) {
        anchor_ = anchor_ >= 0 ? -1 : pointed;
        stepTo(pointed);
    } else {
        QWidget::keyPressEvent(event);
    }
}

void RunPlot::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    pointAt(-1);
}

} // namespace loom::ui
