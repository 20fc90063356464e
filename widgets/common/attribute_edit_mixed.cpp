// How an editor looks that stands for several things which differ.
#include "common/attribute_edit.h"
#include "common/number_edit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalBlocker>

namespace loom::ui {

void AttributeEdit::showMixed()
{
    mixed_ = true;
    const QString word = tr("mixed");
    const auto all = [this]<class Editor>(Editor*) {
        QList<Editor*> found = editor_->findChildren<Editor*>();
        if (auto* self = qobject_cast<Editor*>(editor_))
            found.append(self);
        return found;
    };
    for (NumberEdit* edit : all(static_cast<NumberEdit*>(nullptr)))
        edit->setValue({});
    for (QLineEdit* edit : all(static_cast<QLineEdit*>(nullptr))) {
        edit->clear();
        edit->setPlaceholderText(word);
    }
    for (QComboBox* box : all(static_cast<QComboBox*>(nullptr))) {
        const QSignalBlocker quiet(box);
        box->setPlaceholderText(word);
        box->setCurrentIndex(-1);
    }
    for (QCheckBox* box : all(static_cast<QCheckBox*>(nullptr))) {
        const QSignalBlocker quiet(box);
        box->setTristate(true);
        box->setCheckState(Qt::PartiallyChecked);
    }
}

} // namespace loom::ui
