#include "editor/data_panel.h"

#include "common/core_text.h"
#include "common/part_edit.h"
#include "common/theme.h"
#include "document/document.h"
#include "editor/card_look.h"
#include "editor/panel_parts.h"
#include "editor/part_list.h"
#include "editor/path_edit.h"

#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace loom::ui {

DataPanel::DataPanel(Document* document, Theme* theme, QWidget* parent)
    : QScrollArea(parent)
    , document_(document)
    , theme_(theme)
{
    setObjectName(QStringLiteral("dataPanel"));
    setFocusPolicy(Qt::NoFocus); // Tab goes to what is inside, which scrolls into sight
    connect(document, &Document::changed, this, &DataPanel::refresh);
    connect(theme, &Theme::changed, this, &DataPanel::rebuild);
    rebuild();
}

void DataPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        rebuild();
    QScrollArea::changeEvent(event);
}

void DataPanel::rebuild()
{
    QVBoxLayout* page = freshPage(this, *theme_);
    buildSource(page);
    addHeading(page, tr("Transforms"), *theme_);
    addWords(page, tr("What happens to the data, in this order. Statistics come from the training part only."));
    transforms_ = new PartList(
        document_, *theme_, "transforms", QStringLiteral("data.transforms"), Change::data,
        [](Project& project) -> std::vector<Part>& { return project.data.transforms; }, widget());
    page->addWidget(transforms_);
    addHeading(page, tr("Split"), *theme_);
    QFormLayout* form = addForm(page, *theme_);
    for (const char* path : {"data.split.method", "data.split.validation", "data.split.test"})
        addPathEdit(document_, QLatin1String(path), form);
    page->addStretch();
    refresh();
}

void DataPanel::buildSource(QVBoxLayout* page)
{
    addHeading(page, tr("Source"), *theme_);
    source_ = new PartEdit(partTypes("sources"), false, widget());
    source_->setObjectName(QStringLiteral("dataSource"));
    source_->setName(tr("Source"));
    page->addWidget(source_);
    connect(source_, &PartEdit::edited, this, [this](const Part& part) {
        Project edited = document_->project();
        edited.data.source = part;
        document_->editProject(edited, tr("Change the data source"), Change::data, QStringLiteral("data.source"));
    });
    connect(source_, &PartEdit::finished, document_, &Document::finishStep);
    fields_ = addWords(page, QString());
    fields_->setObjectName(QStringLiteral("dataFields"));
}

void DataPanel::refresh()
{
    if (source_->part() != document_->project().data.source)
        source_->setPart(document_->project().data.source);
    transforms_->refresh();
    refreshPathEdits(*document_, widget());
    QStringList lines;
    for (const FieldShape& field : document_->fields()) {
        const QString name = QString::fromStdString(field.name), shape = shapeText(field.shape);
        lines.append(field.classes > 0 ? tr("%1: %2, %n class(es)", nullptr, int(field.classes)).arg(name, shape)
                                       : tr("%1: %2").arg(name, shape));
    }
    fields_->setText(lines.join(QLatin1Char('\n')));
    fields_->setVisible(!lines.isEmpty());
}

} // namespace loom::ui
