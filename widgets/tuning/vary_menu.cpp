#include "tuning/vary_menu.h"

#include "common/attribute_edit.h"
#include "common/core_text.h"
#include "common/part_edit.h"
#include "tuning/search_plan.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>

namespace loom::ui {
namespace {

constexpr char kPath[] = "path";

/// The other key for a menu, which keyboards without one have; Qt opens no menu by it on all desktops.
bool isMenuKey(const QKeyEvent& event)
{
    return event.key() == Qt::Key_F10 && event.modifiers() == Qt::ShiftModifier;
}

QString under(const QString& path, const QString& name)
{
    return path.isEmpty() ? QString() : path + QLatin1Char('.') + name;
}

} // namespace

QString settingPathOf(const QWidget* widget)
{
    if (const auto* label = qobject_cast<const QLabel*>(widget); label && label->buddy())
        widget = label->buddy();
    for (; widget && !widget->isWindow(); widget = widget->parentWidget()) {
        if (const QString path = widget->property(kPath).toString(); !path.isEmpty())
            return path;
        const QWidget* parent = widget->parentWidget();
        // A field of a part, or the list of the part's types; a part may itself be a field of another.
        if (qobject_cast<const PartEdit*>(parent)) {
            const bool field = qobject_cast<const AttributeEdit*>(widget);
            if (field || qobject_cast<const QComboBox*>(widget))
                return under(settingPathOf(parent), widget->objectName());
        }
        if (qobject_cast<const AttributeEdit*>(widget) && parent && parent->property("paths").isValid())
            return under(parent->property("paths").toString(), widget->objectName());
    }
    return {};
}

VaryMenu::VaryMenu(SearchPlan* plan, QWidget* window)
    : QObject(window)
    , plan_(plan)
    , window_(window)
{
    qApp->installEventFilter(this);
}

bool VaryMenu::eventFilter(QObject* watched, QEvent* event)
{
    if (!watched->isWidgetType())
        return false;
    auto* widget = static_cast<QWidget*>(watched);
    const bool byKey =
        event->type() == QEvent::KeyPress && isMenuKey(*static_cast<QKeyEvent*>(event)) && widget->hasFocus();
    if (event->type() != QEvent::ContextMenu && !byKey)
        return false;
    if (!window_->isAncestorOf(widget))
        return false;
    const QString path = settingPathOf(widget);
    if (path.isEmpty())
        return false;
    const QPoint at = byKey ? widget->mapToGlobal(widget->rect().bottomLeft())
                            : static_cast<QContextMenuEvent*>(event)->globalPos();
    open(widget, path, at);
    event->accept();
    return true;
}

void VaryMenu::open(QWidget* field, const QString& path, const QPoint& at)
{
    auto* line = qobject_cast<QLineEdit*>(field);
    if (!line && qobject_cast<QAbstractSpinBox*>(field))
        line = field->findChild<QLineEdit*>();
    QMenu* menu = line ? line->createStandardContextMenu() : new QMenu(field);
    menu->setObjectName(QStringLiteral("vary_menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (!menu->isEmpty())
        menu->addSeparator();
    QAction* vary = menu->addAction(tr("Vary this"));
    vary->setObjectName(QStringLiteral("vary_this"));
    if (plan_->varies(path)) {
        vary->setText(tr("Do not vary this"));
        connect(vary, &QAction::triggered, plan_, [this, path] { plan_->remove(path); });
    } else if (const Result<Axis> axis = plan_->suggestion(path); !axis) {
        vary->setEnabled(false);
        // In the menu itself: keys do not reach what is disabled, and a pointer rests there only by chance.
        QAction* reason = menu->addAction(coreText(axis.error()));
        reason->setObjectName(QStringLiteral("vary_reason"));
        reason->setEnabled(false);
    } else {
        connect(vary, &QAction::triggered, this, [this, path] {
            if (plan_->add(path))
                emit added(path);
        });
    }
    menu->popup(at);
}

} // namespace loom::ui
