#include "common/theme.h"
#include "plots/parallel_plot.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

/// What mouse and keys do to parallel coordinates.
namespace loom::ui {

namespace {
constexpr int kStill = 3; // px: a press that moves less is a click
constexpr double kSnap = 1.5; // units: so near to an axis' end a brush takes all up to it
constexpr double kLeast = 0.02; // of an axis: what a brush is long at least
constexpr double kKeyStep = 0.05;
} // namespace

/// No hand stops at the very pixel at which an axis ends.
double ParallelPlot::snapped(double place) const
{
    const double near = theme_.px(kSnap) / std::max(1.0, yOf(0) - yOf(1));
    return place <= near ? 0 : place >= 1 - near ? 1 : place;
}

void ParallelPlot::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QPoint at = event->position().toPoint();
    for (const int axis : order_)
        if (nameRect(axis).contains(at)) {
            current_ = axis;
            drag_ = Drag{Drag::What::name, axis, 0, 0, {}, at, false};
            return update();
        }
    const int axis = axisNear(at);
    if (axis < 0) {
        if (const int line = lineAt(at); line >= 0)
            emit picked(line, event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier));
        return;
    }
    current_ = axis;
    const double place = placeAt(at.y());
    const std::vector<ParallelBrush>& brushes = brushes_[std::size_t(axis)];
    const auto held = std::ranges::find_if(
        brushes, [place](const ParallelBrush& brush) { return place >= brush.from && place <= brush.to; });
    if (held != brushes.end())
        drag_ = Drag{Drag::What::move, axis, std::size_t(held - brushes.begin()), place, *held, at, false};
    else
        drag_ = Drag{Drag::What::brush, axis, brushes.size(), snapped(place), {}, at, false};
    update();
}

void ParallelPlot::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint at = event->position().toPoint();
    if (!drag_) {
        const int line = axisNear(at) >= 0 ? -1 : lineAt(at);
        const bool name = std::ranges::any_of(order_, [&](int axis) { return nameRect(axis).contains(at); });
        setCursor(name                    ? Qt::OpenHandCursor
                      : axisNear(at) >= 0 ? Qt::SizeVerCursor
                      : line >= 0         ? Qt::PointingHandCursor
                                          : Qt::ArrowCursor);
        if (line != pointed_) {
            setPointed(line);
            emit pointed(line);
        }
        return;
    }
    drag_->moved = drag_->moved || (at - drag_->at).manhattanLength() > kStill;
    if (drag_->moved)
        dragTo(at);
}

void ParallelPlot::dragTo(const QPoint& at)
{
    if (drag_->what == Drag::What::name)
        return dragName(at);
    std::vector<ParallelBrush> brushes = brushes_[std::size_t(drag_->axis)];
    const double place = placeAt(at.y());
    if (drag_->what == Drag::What::brush) {
        brushes.resize(drag_->brush + 1);
        const double end = snapped(place);
        brushes[drag_->brush] = {std::min(end, drag_->from), std::max(end, drag_->from)};
    } else {
        const double length = drag_->before.to - drag_->before.from;
        double from = std::clamp(snapped(drag_->before.from + place - drag_->from), 0.0, 1 - length);
        if (snapped(from + length) == 1)
            from = 1 - length;
        brushes[drag_->brush] = {from, from + length};
    }
    setBrushes(drag_->axis, std::move(brushes));
}

/// The axis goes where the pointer is, the others make room.
void ParallelPlot::dragName(const QPoint& at)
{
    std::size_t to = 0;
    for (std::size_t position = 1; position < order_.size(); ++position)
        if (std::abs(xOf(position) - at.x()) < std::abs(xOf(to) - at.x()))
            to = position;
    const std::size_t from = positionOf(drag_->axis);
    if (to == from)
        return;
    order_.erase(order_.begin() + std::ptrdiff_t(from));
    order_.insert(order_.begin() + std::ptrdiff_t(to), drag_->axis);
    stale();
    emit arranged();
}

void ParallelPlot::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !drag_)
        return;
    const Drag drag = *drag_;
    drag_.reset();
    update(); // the numbers at its ends go
    if (drag.what == Drag::What::name) {
        if (!drag.moved)
            flip(drag.axis);
        return;
    }
    std::vector<ParallelBrush> brushes = brushes_[std::size_t(drag.axis)];
    if (!drag.moved) {
        // A click: on a brush it goes, beside them all go.
        if (drag.what == Drag::What::move)
            brushes.erase(brushes.begin() + std::ptrdiff_t(drag.brush));
        else
            brushes.clear();
    } else if (drag.what == Drag::What::brush && drag.brush < brushes.size()
               && brushes[drag.brush].to - brushes[drag.brush].from < kLeast) {
        brushes.erase(brushes.begin() + std::ptrdiff_t(drag.brush));
    }
    setBrushes(drag.axis, std::move(brushes));
    update();
}

void ParallelPlot::mouseDoubleClickEvent(QMouseEvent* event)
{
    const QPoint at = event->position().toPoint();
    for (const int axis : order_)
        if (nameRect(axis).contains(at)) {
            flip(axis); // the first click had flipped it
            return changeScale(axis);
        }
    mousePressEvent(event);
}

/// A first brush takes the upper half; later keys move its ends.
void ParallelPlot::brushByKey(double widen)
{
    std::vector<ParallelBrush> brushes = brushes_[std::size_t(current_)];
    if (brushes.empty())
        return;
    ParallelBrush& last = brushes.back();
    last.from = std::clamp(last.from - widen, 0.0, 1.0);
    last.to = std::clamp(last.to + widen, 0.0, 1.0);
    if (last.to - last.from >= kLeast)
        setBrushes(current_, std::move(brushes));
}

void ParallelPlot::keyPressEvent(QKeyEvent* event)
{
    if (order_.empty())
        return QWidget::keyPressEvent(event);
    const std::size_t at = positionOf(current_);
    std::vector<ParallelBrush> brushes = brushes_[std::size_t(current_)];
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const bool right = event->key() == Qt::Key_Right;
        const std::size_t to = right ? std::min(at + 1, order_.size() - 1) : at - (at > 0);
        if (event->modifiers() & Qt::ControlModifier) {
            std::swap(order_[at], order_[to]);
            stale();
            emit arranged();
        } else {
            current_ = order_[to];
        }
        describe();
        return update();
    }
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (!brushes.empty()) {
            ParallelBrush& last = brushes.back();
            const double length = last.to - last.from;
            const double by = event->key() == Qt::Key_Up ? kKeyStep : -kKeyStep;
            last.from = std::clamp(last.from + by, 0.0, 1 - length);
            last.to = last.from + length;
            setBrushes(current_, std::move(brushes));
        }
        return;
    case Qt::Key_Space:
        return setBrushes(current_,
                          brushes.empty() ? std::vector<ParallelBrush>{{0.5, 1}} : std::vector<ParallelBrush>());
    case Qt::Key_Plus:
        return brushByKey(kKeyStep / 2);
    case Qt::Key_Minus:
        return brushByKey(-kKeyStep / 2);
    case Qt::Key_F:
        return flip(current_);
    case Qt::Key_L:
        return changeScale(current_);
    default:
        QWidget::keyPressEvent(event);
    }
}

void ParallelPlot::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    if (pointed_ >= 0) {
        setPointed(-1);
        emit pointed(-1);
    }
}

} // namespace loom::ui
