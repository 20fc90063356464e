#include "editor/panel_parts.h"

#include "common/theme.h"

#include <QFormLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace loom::ui {

QVBoxLayout* freshPage(QScrollArea* area, const Theme& theme)
{
    // The edit that leads here may come from a widget of the old page, so that goes later.
    if (QWidget* old = area->takeWidget()) {
        old->hide();
        old->deleteLater();
    }
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(theme.px(3), theme.px(3), theme.px(3), theme.px(3));
    layout->setSpacing(theme.px(2));
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(page);
    return layout;
}

QLabel* addHeading(QVBoxLayout* page, const QString& text, const Theme& theme)
{
    constexpr double kSize = 13;
    if (page->count() > 0)
        page->addSpacing(theme.px(2)); // what belongs together stands together
    auto* label = new QLabel(text, page->parentWidget());
    label->setFont(theme.font(kSize, true));
    page->addWidget(label);
    return label;
}

QLabel* addWords(QVBoxLayout* page, const QString& text)
{
    auto* label = new QLabel(text, page->parentWidget());
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    page->addWidget(label);
    return label;
}

QFormLayout* addForm(QVBoxLayout* page, const Theme& theme)
{
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(theme.px(2));
    form->setVerticalSpacing(theme.px(1.5));
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    page->addLayout(form);
    return form;
}

void removeRows(QVBoxLayout* rows)
{
    while (QLayoutItem* item = rows->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->setParent(nullptr);
            widget->deleteLater();
        }
        delete item;
    }
}

} // namespace loom::ui
