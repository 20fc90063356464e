#include "common/accessibility.h"
#include "common/theme.h"
#include "lab_views/hand_view.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>
#include <utility>

namespace loom::ui {

namespace {
constexpr double kLargeStep = 1.0 / 10;
} // namespace

void HandView::firstMove(const HandleId& handle)
{
    if (invitations_.erase(handle) > 0)
        watchPulse();
}

void HandView::hover(const QPointF& at)
{
    const std::optional<Handle> under = handleAt(at);
    const std::optional<HandleId> id = under ? std::optional(under->id) : std::nullopt;
    const bool hand = under && !isLocked(under->id);
    setCursor(hand ? (under->moves ? under->cursor : Qt::PointingHandCursor) : Qt::ArrowCursor);
    if (id == hovered_)
        return;
    hovered_ = id;
    attentionChanged();
    update();
}

void HandView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    const std::optional<Handle> handle = handleAt(event->position());
    if (!handle)
        return;
    pressed_ = handle->id;
    pressedAt_ = event->position();
    grip_ = handle->at - event->position();
    setFocusedHandle(handle->id);
}

/// A press is a click until the pointer has moved a little.
void HandView::mouseMoveEvent(QMouseEvent* event)
{
    if (!pressed_) {
        hover(event->position());
        return;
    }
    const std::optional<Handle> handle = find(*pressed_);
    if (!handle || !handle->moves || isLocked(*pressed_))
        return;
    if (!dragged_) {
        if (QLineF(event->position(), pressedAt_).length() < theme_.px(0.5))
            return;
        dragged_ = pressed_;
        firstMove(*dragged_);
        if (handle->cursor == Qt::OpenHandCursor)
            setCursor(Qt::ClosedHandCursor);
        emit grabbed();
    }
    moveHandle(*pressed_, event->position() + grip_);
    speak();
}

void HandView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !pressed_)
        return QWidget::mouseReleaseEvent(event);
    const HandleId handle = *pressed_;
    pressed_.reset();
    if (dragged_) {
        dragged_.reset();
        emit released();
    } else {
        const std::optional<Handle> pressed = find(handle);
        if (!pressed || !stepByArrows(*pressed))
            clickHandle(handle);
    }
    hover(event->position());
    update();
}

bool HandView::event(QEvent* event)
{
    if (event->type() == QEvent::Leave && hovered_ && !pressed_) {
        hovered_.reset();
        attentionChanged();
        update();
    }
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        tellHow(help->pos(), help->globalPos());
        return true;
    }
    return QWidget::event(event);
}

bool HandView::focusNextPrevChild(bool next)
{
    const std::vector<Handle> all = handles();
    const auto here = std::ranges::find_if(all, [&](const Handle& h) { return focused_ == h.id; });
    if (here == all.end() || (next ? here + 1 == all.end() : here == all.begin()))
        return QWidget::focusNextPrevChild(next);
    setFocusedHandle((next ? here + 1 : here - 1)->id);
    return true;
}

void HandView::focusInEvent(QFocusEvent* event)
{
    const std::vector<Handle> all = handles();
    if (!all.empty() && event->reason() == Qt::TabFocusReason)
        setFocusedHandle(all.front().id);
    else if (!all.empty() && event->reason() == Qt::BacktabFocusReason)
        setFocusedHandle(all.back().id);
    else if (!all.empty() && (!focused_ || !find(*focused_)))
        setFocusedHandle(all.front().id);
    update();
    QWidget::focusInEvent(event);
}

void HandView::focusOutEvent(QFocusEvent* event)
{
    attentionChanged();
    update();
    QWidget::focusOutEvent(event);
}

void HandView::stepOnce(const HandleId& handle, const QPointF& share)
{
    firstMove(handle);
    emit grabbed();
    stepHandle(handle, share);
    emit released();
    speak();
}

void HandView::keyPressEvent(QKeyEvent* event)
{
    const QPoint arrow = arrowStep(event->key());
    const std::optional<Handle> handle = focused_ ? find(*focused_) : std::nullopt;
    if (handle && handle->isNumber && handle->moves && !isLocked(handle->id) && beginsNumber(event->text()))
        return openField(*handle, event->text());
    const bool click =
        event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!handle || (arrow.isNull() && !click) || (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)))
        return QWidget::keyPressEvent(event);
    if (click) {
        clickHandle(handle->id);
    } else if (handle->moves && !isLocked(handle->id)) {
        stepOnce(handle->id, QPointF(arrow) * (event->modifiers() & Qt::ShiftModifier ? kLargeStep : kStep));
    }
    speak();
    update();
}

void HandView::showEvent(QShowEvent* event)
{
    watchPulse();
    QWidget::showEvent(event);
}

/// Who is hidden hears no release of the mouse.
void HandView::hideEvent(QHideEvent* event)
{
    pressed_.reset();
    if (std::exchange(dragged_, {}))
        emit released();
    watchPulse();
    QWidget::hideEvent(event);
}

} // namespace loom::ui
