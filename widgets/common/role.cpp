#include "common/role.h"

#include <QStyle>
#include <QVariant>
#include <QWidget>

namespace loom::ui {

void setRole(QWidget* widget, const char* role)
{
    if (widget->property("role").toString() == QLatin1String(role))
        return;
    widget->setProperty("role", role);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

} // namespace loom::ui
