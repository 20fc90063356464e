#include "common/part_edit.h"

#include "common/attribute_edit.h"
#include "common/core_text.h"
#include "data/source_type.h"
#include "data/transform_type.h"
#include "graph/constraint_type.h"
#include "optimizers/optimizer_type.h"
#include "train/callback_type.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace loom::ui {
namespace {

template<class Type> std::vector<PartType> entries(const std::vector<Type>& table)
{
    std::vector<PartType> types;
    for (const Type& type : table)
        types.push_back({type.id, type.title, type.text, type.attributes});
    return types;
}

} // namespace

std::vector<PartType> partTypes(const std::string& table)
{
    if (table == "schedules")
        return entries(schedulesTable());
    if (table == "optimizers")
        return entries(optimizersTable());
    if (table == "sources")
        return entries(sourcesTable());
    if (table == "transforms")
        return entries(transformsTable());
    if (table == "callbacks")
        return entries(callbacksTable());
    if (table == "constraints")
        return entries(constraintsTable());
    return {};
}

PartEdit::PartEdit(std::vector<PartType> types, bool optional, QWidget* parent)
    : QWidget(parent)
    , types_(std::move(types))
    , optional_(optional)
{
    choice_ = new QComboBox(this);
    choice_->setObjectName(QStringLiteral("type"));
    if (optional_)
        choice_->addItem(tr("none"));
    for (const PartType& type : types_) {
        choice_->addItem(coreText(type.title), QString::fromStdString(type.id));
        choice_->setItemData(choice_->count() - 1, coreText(type.text), Qt::ToolTipRole);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(choice_);
    form_ = new QFormLayout;
    column->addLayout(form_);
    setFocusProxy(choice_);
    if (!optional_ && !types_.empty())
        part_.type = types_.front().id;
    connect(choice_, &QComboBox::currentIndexChanged, this, &PartEdit::chooseType);
    showAttributes();
}

void PartEdit::setName(const QString& name)
{
    setAccessibleName(name);
    choice_->setAccessibleName(name);
}

void PartEdit::setPart(const Part& part)
{
    const bool sameType = part.type == part_.type;
    part_ = part;
    const QSignalBlocker quiet(choice_);
    choice_->setCurrentIndex(std::max(0, choice_->findData(QString::fromStdString(part.type))));
    if (!sameType) {
        showAttributes();
        return;
    }
    for (AttributeEdit* edit : findChildren<AttributeEdit*>(QString(), Qt::FindDirectChildrenOnly)) {
        const auto given = part.attributes.find(edit->spec().name);
        edit->setValue(given == part.attributes.end() ? edit->spec().fallback : given->second);
    }
}

void PartEdit::chooseType(int index)
{
    const Part before = part_;
    part_ = {choice_->itemData(index).toString().toStdString(), {}};
    const auto type =
        std::find_if(types_.begin(), types_.end(), [this](const PartType& one) { return one.id == part_.type; });
    // What both types have stays as it was set (the learning rate of another optimizer).
    if (type != types_.end())
        for (const AttributeSpec& spec : type->attributes)
            if (const auto kept = before.attributes.find(spec.name);
                kept != before.attributes.end() && checked(spec, kept->second))
                part_.attributes.insert(*kept);
    if (const auto id = before.attributes.find("id"); id != before.attributes.end())
        part_.attributes.insert(*id);
    showAttributes();
    emit edited(part_);
    emit finished();
}

void PartEdit::showAttributes()
{
    while (form_->rowCount() > 0)
        form_->removeRow(0);
    for (const PartType& type : types_) {
        if (type.id != part_.type)
            continue;
        for (const AttributeSpec& spec : type.attributes) {
            auto* edit = new AttributeEdit(spec, this);
            const auto given = part_.attributes.find(spec.name);
            if (given != part_.attributes.end())
                edit->setValue(given->second);
            form_->addRow(AttributeEdit::labelText(spec), edit);
            connect(edit, &AttributeEdit::valueChanged, this, [this, name = spec.name](const Value& value) {
                part_.attributes[name] = value;
                emit edited(part_);
            });
            connect(edit, &AttributeEdit::finished, this, &PartEdit::finished);
        }
    }
}

} // namespace loom::ui
