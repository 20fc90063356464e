#include "common/accessibility.h"

#include <QAbstractItemView>
#include <QAccessibleWidget>
#include <QComboBox>
#include <QLineEdit>

namespace loom::ui {
namespace {

/// A list to choose from says its name and its present choice. Qt's own calls it by its choice on Linux and leaves
/// the name to a label beside it, which not every list has.
class ComboAccessible : public QAccessibleWidget {
public:
    explicit ComboAccessible(QComboBox* combo)
        : QAccessibleWidget(combo, QAccessible::ComboBox)
    {
    }

    int childCount() const override { return combo()->isEditable() ? 2 : 1; }
    QAccessibleInterface* child(int index) const override
    {
        if (index == 0)
            return QAccessible::queryAccessibleInterface(combo()->view());
        return index == 1 && combo()->isEditable() ? QAccessible::queryAccessibleInterface(combo()->lineEdit())
                                                   : nullptr;
    }
    int indexOfChild(const QAccessibleInterface* child) const override
    {
        return combo()->view() == child->object()                             ? 0
            : combo()->isEditable() && combo()->lineEdit() == child->object() ? 1
                                                                              : -1;
    }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? combo()->currentText() : QAccessibleWidget::text(kind);
    }
    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.expandable = true;
        state.expanded = combo()->view()->isVisible();
        state.editable = combo()->isEditable();
        return state;
    }
    QStringList actionNames() const override { return {showMenuAction(), pressAction()}; }
    void doAction(const QString& name) override
    {
        if (name != showMenuAction() && name != pressAction())
            return QAccessibleWidget::doAction(name);
        combo()->view()->isVisible() ? combo()->hidePopup() : combo()->showPopup();
    }

private:
    QComboBox* combo() const { return static_cast<QComboBox*>(object()); }
};

QAccessibleInterface* makeComboAccessible(const QString& type, QObject* object)
{
    auto* combo = type == QLatin1String("QComboBox") ? qobject_cast<QComboBox*>(object) : nullptr;
    return combo ? new ComboAccessible(combo) : nullptr;
}

} // namespace

void installComboAccessibility()
{
    QAccessible::installFactory(makeComboAccessible);
}

} // namespace loom::ui
