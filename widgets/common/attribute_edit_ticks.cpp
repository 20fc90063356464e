// The editor of an attribute that holds several of its choices.
#include "common/attribute_edit.h"
#include "common/choice_words.h"

#include <QCheckBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

namespace loom::ui {

/// A list of names out of `choices`: one box to tick for each; the empty list stands for all of them.
void AttributeEdit::makeTicks()
{
    auto* holder = new QWidget(this);
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    std::vector<QCheckBox*> boxes;
    for (const std::string& choice : spec_.choices) {
        boxes.push_back(new QCheckBox(choiceTitle(choice, spec_.name), holder));
        boxes.back()->setObjectName(QString::fromStdString(choice));
        column->addWidget(boxes.back());
    }
    auto* all = new QLabel(tr("None is ticked: all of them."), holder);
    all->setObjectName(QStringLiteral("none_ticked"));
    all->setForegroundRole(QPalette::PlaceholderText);
    all->setWordWrap(true);
    column->addWidget(all);
    holder->setFocusProxy(boxes.front());
    addEditor(holder);
    show_ = [boxes, all](const Value& value) {
        const auto* names = std::get_if<std::vector<std::string>>(&value);
        for (QCheckBox* box : boxes) {
            const QSignalBlocker quiet(box);
            const std::string name = box->objectName().toStdString();
            box->setChecked(names && std::find(names->begin(), names->end(), name) != names->end());
        }
        all->setVisible(!names || names->empty());
    };
    for (QCheckBox* box : boxes)
        connect(box, &QCheckBox::toggled, this, [this, boxes, all] {
            std::vector<std::string> names;
            for (const QCheckBox* one : boxes)
                if (one->isChecked())
                    names.push_back(one->objectName().toStdString());
            all->setVisible(names.empty());
            take(names);
            emit finished();
        });
}

} // namespace loom::ui
