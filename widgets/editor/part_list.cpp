#include "editor/part_list.h"

#include "common/core_text.h"
#include "common/part_edit.h"
#include "common/theme.h"
#include "document/document.h"
#include "editor/panel_parts.h"
#include "project/recipe_repair.h"
#include "project/record.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace loom::ui {

PartList::PartList(Document* document, const Theme& theme, const std::string& table, const QString& path,
                   Change change, std::function<std::vector<Part>&(Project&)> list, QWidget* parent)
    : QWidget(parent)
    , document_(document)
    , theme_(theme)
    , table_(table)
    , path_(path)
    , change_(change)
    , list_(std::move(list))
    , entries_(nullptr)
{
    setObjectName(path);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    entries_ = new QVBoxLayout;
    layout->addLayout(entries_);
    addChoice();
    rebuild();
}

const std::vector<Part>& PartList::parts() const
{
    // The finder is written for a project that may be changed; here it only reads.
    return list_(const_cast<Project&>(document_->project()));
}

void PartList::change(const QString& text, const std::function<void(std::vector<Part>&)>& edit, const QString& merge)
{
    Project edited = document_->project();
    edit(list_(edited));
    document_->editProject(edited, text, change_, merge);
}

/// A transform goes where it works, and parts the rows as it needs them.
void PartList::add(const Part& part, const QString& text)
{
    if (table_ != "transforms")
        return change(text, [&](std::vector<Part>& list) { list.push_back(part); });
    Project edited = document_->project();
    edited.data = withTransform(std::move(edited.data), part);
    document_->editProject(edited, text, change_);
}

void PartList::refresh()
{
    std::vector<std::string> types;
    for (const Part& part : parts())
        types.push_back(part.type);
    if (types != shown_) {
        rebuild();
        return;
    }
    const QList<PartEdit*> edits = findChildren<PartEdit*>();
    for (int i = 0; i < edits.size() && i < int(parts().size()); ++i)
        if (edits[i]->part() != parts()[std::size_t(i)])
            edits[i]->setPart(parts()[std::size_t(i)]);
}

void PartList::rebuild()
{
    removeRows(entries_);
    shown_.clear();
    for (std::size_t i = 0; i < parts().size(); ++i) {
        shown_.push_back(parts()[i].type);
        addEntry(int(i));
    }
}

void PartList::addEntry(int index)
{
    auto* entry = new QWidget(this);
    auto* row = new QHBoxLayout(entry);
    row->setContentsMargins(0, 0, 0, theme_.px(2));
    auto* edit = new PartEdit(partTypes(table_), false, entry);
    const QString name = table_ == "transforms" ? tr("Transform %1")
        : table_ == "constraints"               ? tr("Constraint %1")
                                                : tr("After each epoch, %1");
    edit->setName(name.arg(index + 1));
    edit->setPart(parts()[std::size_t(index)]);
    edit->setProperty(
        "path", QStringLiteral("%1.%2").arg(path_, QString::fromStdString(itemIds(parts())[std::size_t(index)])));
    row->addWidget(edit, 1);
    connect(edit, &PartEdit::edited, this, [this, index](const Part& part) {
        const auto same = [&](std::vector<Part>& list) { list[std::size_t(index)] = part; };
        shown_[std::size_t(index)] = part.type;
        change(tr("Change"), same, QStringLiteral("%1/%2").arg(path_).arg(index));
    });
    connect(edit, &PartEdit::finished, document_, &Document::finishStep);
    auto* buttons = new QVBoxLayout;
    row->addLayout(buttons);
    const auto button = [&](const char* icon, const QString& name, const char* id, bool enabled, auto act) {
        auto* tool = new QToolButton(entry);
        tool->setObjectName(QLatin1String(id));
        tool->setAutoRaise(true);
        tool->setIcon(theme_.icon(QLatin1String(icon)));
        tool->setToolTip(name);
        tool->setAccessibleName(name);
        tool->setEnabled(enabled);
        buttons->addWidget(tool);
        connect(tool, &QToolButton::clicked, this, [this, name, act] { change(name, act); });
    };
    const auto at = [index](std::vector<Part>& list) { return list.begin() + index; };
    button("chevron_up", tr("Move up"), "moveUp", index > 0,
           [at](std::vector<Part>& list) { std::iter_swap(at(list), at(list) - 1); });
    button("close", tr("Remove"), "remove", true, [at](std::vector<Part>& list) { list.erase(at(list)); });
    buttons->addStretch();
    entries_->addWidget(entry);
}

void PartList::addChoice()
{
    auto* choice = new QComboBox(this);
    choice->setObjectName(QStringLiteral("add"));
    choice->setAccessibleName(tr("Add"));
    choice->addItem(tr("Add …"));
    for (const PartType& type : partTypes(table_)) {
        choice->addItem(coreText(type.title), QString::fromStdString(type.id));
        choice->setItemData(choice->count() - 1, coreText(type.text), Qt::ToolTipRole);
    }
    layout()->addWidget(choice);
    connect(choice, &QComboBox::activated, this, [this, choice](int index) {
        const std::string type = choice->itemData(index).toString().toStdString();
        choice->setCurrentIndex(0);
        if (!type.empty())
            add({type, {}}, tr("Add %1").arg(choice->itemText(index)));
    });
}

} // namespace loom::ui
