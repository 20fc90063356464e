// Boxes with numbers: their arrows, and the field that opens over them.
#include "common/number_edit.h"
#include "common/theme.h"
#include "lab_views/hand_view.h"

#include <QAction>
#include <QLineEdit>
#include <QMouseEvent>
#include <QToolTip>
#include <algorithm>

namespace loom::ui {

bool HandView::beginsNumber(const QString& text)
{
    return text.size() == 1 && (text[0].isDigit() || text[0] == QLatin1Char('-') || text[0] == QLatin1Char('.'));
}

/// Nothing in the look of a box says that it can be drawn up and down.
void HandView::tellHow(const QPoint& at, const QPoint& onScreen)
{
    const std::optional<Handle> handle = handleAt(at);
    const bool free = handle && handle->isNumber && handle->moves && !isLocked(handle->id);
    QToolTip::showText(onScreen,
                       free ? tr("Drag up or down, click the arrows, or double-click and type a number.") : QString(),
                       this);
}

bool HandView::stepByArrows(const Handle& handle)
{
    if (!handle.arrows.contains(pressedAt_) || !handle.moves || isLocked(handle.id))
        return false;
    stepOnce(handle.id, {0, pressedAt_.y() < handle.arrows.center().y() ? -kStep : kStep});
    return true;
}

void HandView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const std::optional<Handle> handle = handleAt(event->position());
    const bool typed = event->button() == Qt::LeftButton && handle && handle->isNumber && handle->moves
        && !isLocked(handle->id) && handle->box.contains(event->position())
        && !handle->arrows.contains(event->position());
    if (!typed)
        return QWidget::mouseDoubleClickEvent(event); // as a press
    openField(*handle, numberShown(numberAt(handle->id)));
    field_->selectAll();
}

void HandView::openField(const Handle& handle, const QString& text)
{
    constexpr double kWide = 18, kHigh = 7; // units
    delete field_;
    fieldOf_ = handle.id;
    field_ = new QLineEdit(text, this);
    field_->setObjectName(QStringLiteral("typed_number"));
    field_->setAccessibleName(handleWords(handle.id));
    field_->setFont(theme_.tabularFont(13));
    field_->setAlignment(Qt::AlignCenter);
    const QPointF middle = handle.box.isNull() ? handle.at : handle.box.center();
    QRect place(0, 0, theme_.px(kWide), theme_.px(kHigh));
    place.moveCenter(middle.toPoint());
    place.moveLeft(std::clamp(place.left(), 0, std::max(0, width() - place.width())));
    place.moveTop(std::clamp(place.top(), 0, std::max(0, height() - place.height())));
    field_->setGeometry(place);
    auto* leave = new QAction(field_);
    leave->setShortcut(Qt::Key_Escape);
    leave->setShortcutContext(Qt::WidgetShortcut);
    field_->addAction(leave);
    connect(leave, &QAction::triggered, this, [this] {
        field_->blockSignals(true);
        field_->deleteLater();
        setFocus();
    });
    connect(field_, &QLineEdit::editingFinished, this, &HandView::takeField);
    field_->show();
    field_->setFocus();
}

/// What is no number leaves all as it was.
void HandView::takeField()
{
    const Value typed = numberTyped(field_->text(), NumberKind::real);
    const bool hadFocus = field_->hasFocus();
    field_->blockSignals(true); // losing the focus would finish it once more
    field_->hide();
    field_->deleteLater();
    if (hadFocus)
        setFocus();
    if (std::holds_alternative<std::monostate>(typed) || std::holds_alternative<std::string>(typed))
        return;
    firstMove(fieldOf_);
    emit grabbed();
    takeNumber(fieldOf_, numberOf(typed));
    emit released();
    speak();
}

} // namespace loom::ui
