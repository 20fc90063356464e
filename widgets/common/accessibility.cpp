#include "common/accessibility.h"

#include <QAccessible>
#include <QWidget>

namespace loom::ui {

void nameControl(QWidget* control, const QString& objectName, const QString& name, const QString& help)
{
    control->setObjectName(objectName);
    control->setAccessibleName(name);
    control->setAccessibleDescription(help);
    control->setToolTip(help.isEmpty() ? name : help);
}

void describeContent(QWidget* painted, const QString& words)
{
    if (painted->accessibleDescription() == words)
        return;
    painted->setAccessibleDescription(words);
    QAccessibleEvent event(painted, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

QPoint arrowStep(int key)
{
    return {int(key == Qt::Key_Right) - int(key == Qt::Key_Left), int(key == Qt::Key_Down) - int(key == Qt::Key_Up)};
}

} // namespace loom::ui
