#pragma once

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QTabBar>

namespace loom::ui::test {

/// What a person can act on; parts that Qt makes inside a control belong to that control.
inline bool isInteractive(const QWidget& widget)
{
    const QString name = widget.objectName();
    // Words are read, not acted on, unless they hold a link; a viewport is the inside of its area.
    if (const auto* words = qobject_cast<const QLabel*>(&widget))
        return words->textInteractionFlags().testFlag(Qt::LinksAccessibleByKeyboard);
    if (const auto* area = qobject_cast<const QAbstractScrollArea*>(widget.parentWidget());
        area && area->viewport() == &widget)
        return false;
    if (name.startsWith(QLatin1String("qt_")) || qobject_cast<const QScrollBar*>(&widget)
        || widget.inherits("QLineEditIconButton") || widget.inherits("QComboBoxPrivateContainer")
        || name == QLatin1String("ScrollLeftButton") || name == QLatin1String("ScrollRightButton"))
        return false;
    for (const QWidget* above = widget.parentWidget(); above; above = above->parentWidget())
        if (qobject_cast<const QComboBox*>(above) || qobject_cast<const QAbstractSpinBox*>(above)
            || above->inherits("QComboBoxPrivateContainer") || above->inherits("QHeaderView"))
            return false;
    return qobject_cast<const QAbstractButton*>(&widget) || qobject_cast<const QComboBox*>(&widget)
        || qobject_cast<const QAbstractSpinBox*>(&widget) || qobject_cast<const QLineEdit*>(&widget)
        || qobject_cast<const QAbstractSlider*>(&widget) || qobject_cast<const QTabBar*>(&widget)
        || (widget.focusPolicy() != Qt::NoFocus && !widget.inherits("QHeaderView"));
}

/// Where a control is, for who reads that a test failed.
inline QString placeOf(const QWidget& widget)
{
    QString place;
    for (const QWidget* w = &widget; w; w = w->parentWidget())
        if (!w->objectName().isEmpty() && !w->objectName().startsWith(QLatin1String("qt_")))
            place = w->objectName() + (place.isEmpty() ? QString() : QStringLiteral(" > ") + place);
    return QStringLiteral("%1 (%2)").arg(place, QLatin1String(widget.metaObject()->className()));
}

/// What a screen reader calls it.
inline QString nameOf(QWidget& widget)
{
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(&widget);
    return spoken ? spoken->text(QAccessible::Name) : QString();
}

} // namespace loom::ui::test
