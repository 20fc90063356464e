#include "editor/attributes_form.h"

#include "common/attribute_edit.h"
#include "common/core_text.h"
#include "common/theme.h"

#include <QFormLayout>
#include <QLabel>
#include <algorithm>

namespace loom::ui {

AttributesForm::AttributesForm(const std::vector<AttributeSpec>& specs, const Theme& theme, QWidget* parent)
    : QWidget(parent)
{
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(theme.px(2));
    form->setVerticalSpacing(theme.px(1.5));
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    for (const AttributeSpec& spec : specs) {
        auto* edit = new AttributeEdit(spec, this);
        auto* label = new QLabel(AttributeEdit::labelText(spec), this);
        label->setToolTip(coreText(spec.help));
        label->setWordWrap(true);
        label->setBuddy(edit);
        form->addRow(label, edit);
        edits_.append(edit);
        connect(edit, &AttributeEdit::valueChanged, this,
                [this, name = QString::fromStdString(spec.name)](const Value& value) { emit edited(name, value); });
        connect(edit, &AttributeEdit::finished, this, &AttributesForm::finished);
    }
}

void AttributesForm::setAttributes(const std::vector<Attributes>& nodes)
{
    for (AttributeEdit* edit : edits_) {
        const AttributeSpec& spec = edit->spec();
        const auto of = [&](const Attributes& attributes) {
            const auto found = attributes.find(spec.name);
            return found == attributes.end() ? spec.fallback : found->second;
        };
        const bool same =
            std::ranges::all_of(nodes, [&](const Attributes& one) { return of(one) == of(nodes.front()); });
        if (same)
            edit->setValue(of(nodes.front()));
        else if (!edit->isMixed())
            edit->showMixed();
    }
}

} // namespace loom::ui
