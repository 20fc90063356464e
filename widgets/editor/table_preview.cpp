#include "editor/table_preview.h"

#include "common/core_text.h"
#include "common/theme.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>

namespace loom::ui {
namespace {

using Role = TablePreview::Role;
using Names = std::vector<std::string>;

constexpr int kShownRows = 8;

QString kindText(const std::string& kind)
{
    if (kind == "numbers")
        return QCoreApplication::translate("loom::ui::TablePreviewView", "numbers");
    if (kind == "dates")
        return QCoreApplication::translate("loom::ui::TablePreviewView", "dates");
    if (kind == "text")
        return QCoreApplication::translate("loom::ui::TablePreviewView", "text");
    return kind == "words" ? QCoreApplication::translate("loom::ui::TablePreviewView", "words")
                           : QCoreApplication::translate("loom::ui::TablePreviewView", "empty");
}

Names namesOf(const TablePreview& preview, Role role)
{
    Names names;
    for (const TablePreview::Column& column : preview.columns)
        if (column.role == role)
            names.push_back(column.name);
    return names;
}

} // namespace

QString roleText(Role role)
{
    switch (role) {
    case Role::input:
        return QCoreApplication::translate("loom::ui::TablePreviewView", "Input");
    case Role::target:
        return QCoreApplication::translate("loom::ui::TablePreviewView", "Target");
    case Role::text:
        return QCoreApplication::translate("loom::ui::TablePreviewView", "Text");
    case Role::sampleWeight:
        return QCoreApplication::translate("loom::ui::TablePreviewView", "Sample weight");
    case Role::mask:
        return QCoreApplication::translate("loom::ui::TablePreviewView", "Mask");
    case Role::leftOut:
        break;
    }
    return QCoreApplication::translate("loom::ui::TablePreviewView", "Left out");
}

Attributes withRole(Attributes attributes, const TablePreview& preview, int column, Role role)
{
    const TablePreview::Column& changed = preview.columns[std::size_t(column)];
    if (changed.role == role)
        return attributes;
    Names inputs = namesOf(preview, Role::input), targets = namesOf(preview, Role::target);
    Names texts = namesOf(preview, Role::text);
    std::erase(inputs, changed.name);
    std::erase(targets, changed.name);
    if (changed.role == Role::text || role == Role::text) {
        std::erase(texts, changed.name);
        if (role == Role::text)
            texts.push_back(changed.name);
        attributes["text"] = texts;
    }
    for (const auto& [side, name] : {std::pair(Role::sampleWeight, "sample_weight"), std::pair(Role::mask, "mask")}) {
        if (changed.role == side)
            attributes[name] = std::string();
        if (role == side)
            attributes[name] = changed.name;
    }
    if (role == Role::input) {
        inputs.push_back(changed.name);
        std::ranges::sort(inputs, {}, [&](const std::string& name) {
            return std::ranges::find(preview.columns, name, &TablePreview::Column::name) - preview.columns.begin();
        });
    }
    // A new target takes the place of the one before, which becomes an input.
    if (role == Role::target) {
        for (const std::string& before : targets)
            inputs.push_back(before);
        targets = {changed.name};
    }
    if (!targets.empty())
        attributes["target"] = targets;
    // Without a list all columns are inputs that describe the rows: as long as that says it, none is needed.
    const auto* listed = std::get_if<Names>(&attributeOf(attributes, "inputs"));
    if ((listed && !listed->empty()) || role == Role::leftOut
        || (role == Role::input && changed.role == Role::leftOut))
        attributes["inputs"] = inputs;
    return attributes;
}

TablePreviewView::TablePreviewView(const Theme& theme, QWidget* parent)
    : QTableWidget(parent)
    , theme_(theme)
{
    setObjectName(QStringLiteral("tablePreview"));
    setAccessibleName(tr("First rows of the table"));
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectColumns);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setSectionsClickable(true);
    setToolTip(tr("Click on a column to say what it is for."));
    connect(horizontalHeader(), &QHeaderView::sectionClicked, this, [this](int column) {
        ask(column,
            horizontalHeader()->mapToGlobal(
                QPoint(horizontalHeader()->sectionViewportPosition(column), horizontalHeader()->height())));
    });
    connect(this, &QTableWidget::cellClicked, this, [this](int row, int column) {
        ask(column, viewport()->mapToGlobal(visualRect(model()->index(row, column)).bottomLeft()));
    });
}

void TablePreviewView::show(const TablePreview& preview)
{
    preview_ = preview;
    const int columns = int(preview.columns.size()), rows = std::min(kShownRows, int(preview.rows.size()));
    setColumnCount(columns);
    setRowCount(rows);
    for (int c = 0; c < columns; ++c) {
        const TablePreview::Column& column = preview.columns[std::size_t(c)];
        const QString name = QString::fromStdString(column.name);
        auto* head = new QTableWidgetItem(
            QStringLiteral("%1\n%2 · %3").arg(name, kindText(column.kind), roleText(column.role)));
        setHorizontalHeaderItem(c, head);
        for (int r = 0; r < rows; ++r) {
            const auto& cells = preview.rows[std::size_t(r)];
            auto* item = new QTableWidgetItem(
                c < int(cells.size()) ? QString::fromStdString(cells[std::size_t(c)]).simplified() : QString());
            if (column.kind == "numbers")
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            QFont font = this->font();
            font.setBold(column.role == Role::target);
            item->setFont(font);
            if (column.role == Role::leftOut)
                item->setForeground(palette().brush(QPalette::PlaceholderText));
            setItem(r, c, item);
        }
    }
    resizeColumnsToContents();
    resizeRowsToContents();
    for (int c = 0; c < columns; ++c)
        setColumnWidth(c, std::min(columnWidth(c), theme_.px(40)));
    int height =
        horizontalHeader()->sizeHint().height() + 2 * frameWidth() + horizontalScrollBar()->sizeHint().height();
    for (int r = 0; r < rows; ++r)
        height += rowHeight(r);
    setFixedHeight(height);
}

void TablePreviewView::ask(int column, const QPoint& at)
{
    if (column < 0 || column >= int(preview_.columns.size()))
        return;
    selectColumn(column);
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("columnRole"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const Role now = preview_.columns[std::size_t(column)].role;
    const bool onlyTarget = now == Role::target && namesOf(preview_, Role::target).size() == 1;
    for (const Role role : {Role::input, Role::target, Role::leftOut, Role::text, Role::sampleWeight, Role::mask}) {
        QAction* action = menu->addAction(roleText(role));
        action->setCheckable(true);
        action->setChecked(role == now);
        action->setEnabled(!onlyTarget || role == Role::target); // another column takes over instead
        connect(action, &QAction::triggered, this, [this, column, role] { emit roleChosen(column, role); });
    }
    menu->popup(at);
}

void TablePreviewView::keyPressEvent(QKeyEvent* event)
{
    const bool asks =
        event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (!asks || currentColumn() < 0)
        return QTableWidget::keyPressEvent(event);
    ask(currentColumn(), viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft()));
}

} // namespace loom::ui
