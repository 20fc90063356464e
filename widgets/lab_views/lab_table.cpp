#include "lab_views/lab_table.h"

#include "common/accessibility.h"
#include "common/theme.h"
#include "lab_views/lab_table_paint.h"
#include "lab_views/label_room.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace loom::ui {

LabTable::LabTable(Theme& theme, QWidget* parent)
    : QTableView(parent)
    , theme_(theme)
{
    setModel(&model_);
    setHorizontalHeader(new LabTableHeader(theme, *this));
    setItemDelegate(new LabTableDelegate(theme, *this));
    setSelectionMode(NoSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setFrameShape(NoFrame);
    setMouseTracking(true);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setHighlightSections(false);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setSectionsClickable(false);
    verticalHeader()->hide();
    connect(this, &QAbstractItemView::clicked, this, &LabTable::toggle);
    connect(&theme, &Theme::changed, this, &LabTable::measure);
    measure();
}

void LabTable::setColumns(std::vector<TableColumn> columns)
{
    locked_.clear();
    needed_.clear();
    model_.setColumns(std::move(columns));
    measure();
}

void LabTable::setRows(std::vector<std::vector<double>> rows)
{
    const std::optional<TableCell> picked = this->picked();
    model_.setRows(std::move(rows));
    measure();
    setPicked(picked && picked->row < model_.rowCount() ? picked : std::nullopt);
    setHighlighted(highlighted_ < model_.rowCount() ? highlighted_ : -1);
}

void LabTable::setRowNames(const QStringList& names)
{
    model_.setRowNames(names);
    verticalHeader()->setVisible(!names.isEmpty());
    measure();
}

void LabTable::setValue(int row, int column, double value)
{
    model_.setValue(row, column, value);
    if (columnWidthNeeded(column, row) > needed_[std::size_t(column)])
        measure();
}

void LabTable::setCovered(int row, int column, bool covered)
{
    model_.setCovered(row, column, covered);
}

void LabTable::setPicked(const std::optional<TableCell>& cell)
{
    silent_ = true;
    setCurrentIndex(cell ? model_.index(cell->row, cell->column) : QModelIndex());
    silent_ = false;
    viewport()->update();
}

void LabTable::setHighlighted(int row)
{
    if (row == highlighted_)
        return;
    highlighted_ = row;
    viewport()->update();
}

void LabTable::setLocked(int column, bool locked)
{
    if (locked)
        locked_.insert(column);
    else
        locked_.erase(column);
    measure();
    horizontalHeader()->viewport()->update();
    viewport()->update();
}

std::optional<TableCell> LabTable::picked() const
{
    const QModelIndex current = currentIndex();
    return current.isValid() ? std::optional(TableCell{current.row(), current.column()}) : std::nullopt;
}

QRect LabTable::cellRect(int row, int column) const
{
    return visualRect(model_.index(row, column));
}

int LabTable::columnWidthNeeded(int column, int row) const
{
    const QString text = model_.text(row, column);
    return int(std::ceil(labelSize(text, theme_.tabularFont(15)).width())) + theme_.px(4);
}

int LabTable::cardWidthNeeded(int column) const
{
    const TableColumn& card = model_.column(column);
    const double words =
        std::max(labelSize(card.symbol, symbolFont(theme_)).width(), labelSize(card.name, theme_.font(13)).width());
    return int(std::ceil(words)) + theme_.px(4) + (isLocked(column) ? 2 * theme_.px(5) : 0);
}

void LabTable::measure()
{
    needed_.assign(std::size_t(model_.columnCount()), theme_.px(10));
    for (int column = 0; column < model_.columnCount(); ++column) {
        int& needed = needed_[std::size_t(column)];
        needed = std::max(needed, cardWidthNeeded(column));
        for (int row = 0; row < model_.rowCount(); ++row)
            needed = std::max(needed, columnWidthNeeded(column, row));
    }
    verticalHeader()->setMinimumSectionSize(theme_.px(6));
    verticalHeader()->setDefaultSectionSize(theme_.px(9));
    verticalHeader()->setFont(theme_.font(13));
    updateGeometries();
    shareWidth();
    updateGeometry();
    viewport()->update();
}

/// What is left over goes to all columns alike; none is narrower than its card and its numbers need.
void LabTable::shareWidth()
{
    const int count = int(needed_.size());
    int left = std::max(0, viewport()->width() - std::accumulate(needed_.begin(), needed_.end(), 0));
    for (int column = 0; column < count; ++column) {
        const int more = left / (count - column);
        horizontalHeader()->resizeSection(column, needed_[std::size_t(column)] + more);
        left -= more;
    }
}

void LabTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    shareWidth();
}

void LabTable::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        measure();
}

QSize LabTable::sizeHint() const
{
    const int width = std::accumulate(needed_.begin(), needed_.end(), theme_.px(7));
    const int names = verticalHeader()->isHidden() ? 0 : verticalHeader()->sizeHint().width();
    return {width + names, horizontalHeader()->sizeHint().height() + theme_.px(9) * std::max(1, model_.rowCount())};
}

QSize LabTable::minimumSizeHint() const
{
    return {theme_.px(40), theme_.px(28)};
}

/// A covered flag is not known, so it cannot be changed.
void LabTable::toggle(const QModelIndex& index)
{
    if (!model_.isFlag(index) || isLocked(index.column()) || isCovered(index.row(), index.column()))
        return;
    const bool on = !(model_.value(index.row(), index.column()) > 0.5);
    model_.setValue(index.row(), index.column(), on ? 1 : 0);
    emit flagged(index.row(), index.column(), on);
}

void LabTable::point(int row)
{
    if (row == pointed_)
        return;
    pointed_ = row;
    emit rowPointed(row);
}

void LabTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    viewport()->update();
    if (silent_ || !current.isValid())
        return;
    emit cellPicked(current.row(), current.column());
    point(current.row());
}

void LabTable::keyPressEvent(QKeyEvent* event)
{
    const bool change =
        event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (change && currentIndex().isValid())
        toggle(currentIndex());
    else if (!arrowStep(event->key()).isNull() && !currentIndex().isValid() && model_.rowCount() > 0)
        setCurrentIndex(model_.index(0, 0));
    else
        QTableView::keyPressEvent(event);
}

void LabTable::mouseMoveEvent(QMouseEvent* event)
{
    const QModelIndex under = indexAt(event->pos());
    const bool hand = model_.isFlag(under) && !isLocked(under.column()) && !isCovered(under.row(), under.column());
    viewport()->setCursor(hand ? Qt::PointingHandCursor : Qt::ArrowCursor);
    point(under.isValid() ? under.row() : -1);
    QTableView::mouseMoveEvent(event);
}

bool LabTable::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave)
        point(-1);
    return QTableView::viewportEvent(event);
}

} // namespace loom::ui
