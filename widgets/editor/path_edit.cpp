#include "editor/path_edit.h"

#include "common/attribute_edit.h"
#include "document/document.h"
#include "project/path.h"

#include <QFormLayout>

namespace loom::ui {

namespace {
constexpr char kPath[] = "path";
}

AttributeEdit* addPathEdit(Document* document, const QString& path, QFormLayout* form)
{
    const Result<Addressed> found = valueAt(document->project(), path.toStdString());
    if (!found)
        return nullptr;
    auto* edit = new AttributeEdit(found->spec, form->parentWidget());
    edit->setObjectName(path.section(QLatin1Char('.'), -1));
    edit->setProperty(kPath, path);
    edit->setValue(found->value);
    form->addRow(AttributeEdit::labelText(found->spec), edit);
    QObject::connect(edit, &AttributeEdit::valueChanged, document,
                     [document, path](const Value& value) { document->setValue(path, value); });
    QObject::connect(edit, &AttributeEdit::finished, document, [document] { document->finishStep(); });
    return edit;
}

void refreshPathEdits(const Document& document, QWidget* inside)
{
    for (AttributeEdit* edit : inside->findChildren<AttributeEdit*>()) {
        const QString path = edit->property(kPath).toString();
        if (path.isEmpty())
            continue;
        if (const Result<Addressed> found = valueAt(document.project(), path.toStdString()))
            edit->setValue(found->value);
    }
}

} // namespace loom::ui
