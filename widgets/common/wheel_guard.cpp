#include "common/wheel_guard.h"

#include <QAbstractScrollArea>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QScrollBar>

namespace loom::ui {
namespace {

bool takesWheel(const QWidget* widget)
{
    return qobject_cast<const QComboBox*>(widget) || qobject_cast<const QAbstractSpinBox*>(widget)
        || (qobject_cast<const QAbstractSlider*>(widget) && !qobject_cast<const QScrollBar*>(widget));
}

bool insideScrollArea(const QWidget* widget)
{
    if (widget->isWindow())
        return false;
    const QWidget* above = widget->parentWidget();
    return above && (qobject_cast<const QAbstractScrollArea*>(above) || insideScrollArea(above));
}

} // namespace

void WheelGuard::watch(QWidget* widget)
{
    if (!takesWheel(widget))
        return;
    // Else the wheel itself would give the focus, and with it the right to the wheel.
    if (widget->focusPolicy() == Qt::WheelFocus)
        widget->setFocusPolicy(Qt::StrongFocus);
    widget->installEventFilter(this);
}

bool WheelGuard::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::Wheel)
        return QObject::eventFilter(watched, event);
    const auto* control = qobject_cast<const QWidget*>(watched);
    if (!control || control->hasFocus() || !insideScrollArea(control))
        return false;
    event->ignore(); // goes on to the parent, in the end to the area
    return true;
}

} // namespace loom::ui
