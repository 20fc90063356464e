#include "lab_views/lab_table_model.h"

#include "plots/ticks.h"

#include <QTextDocumentFragment>
#include <cmath>

namespace loom::ui {

namespace {
QString plain(const QString& text)
{
    return QTextDocumentFragment::fromHtml(text).toPlainText();
}
} // namespace

void LabTableModel::setColumns(std::vector<TableColumn> columns)
{
    beginResetModel();
    columns_ = std::move(columns);
    rows_.clear();
    covered_.clear();
    endResetModel();
}

void LabTableModel::setRows(std::vector<std::vector<double>> rows)
{
    beginResetModel();
    rows_ = std::move(rows);
    std::erase_if(covered_, [&](const auto& cell) { return cell.first >= int(rows_.size()); });
    endResetModel();
}

void LabTableModel::setRowNames(const QStringList& names)
{
    names_ = names;
    if (!rows_.empty())
        emit headerDataChanged(Qt::Vertical, 0, int(rows_.size()) - 1);
}

void LabTableModel::setValue(int row, int column, double value)
{
    double& held = rows_[std::size_t(row)][std::size_t(column)];
    if (held == value || (std::isnan(held) && std::isnan(value)))
        return;
    held = value;
    emit dataChanged(index(row, column), index(row, column));
}

void LabTableModel::setCovered(int row, int column, bool covered)
{
    if (covered == isCovered(row, column))
        return;
    if (covered)
        covered_.insert({row, column});
    else
        covered_.erase({row, column});
    emit dataChanged(index(row, column), index(row, column));
}

QString LabTableModel::text(int row, int column) const
{
    const double value = this->value(row, column);
    if (isCovered(row, column))
        return QStringLiteral("?");
    if (std::isnan(value) && !this->column(column).format)
        return {};
    return this->column(column).format ? this->column(column).format(value) : fourDigits(value);
}

int LabTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(rows_.size());
}

int LabTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(columns_.size());
}

/// For a screen reader each cell says its column, too.
QVariant LabTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    const QString text = plain(this->text(index.row(), index.column()));
    if (role == Qt::DisplayRole)
        return text;
    const QString said = isCovered(index.row(), index.column()) ? tr("covered") : text;
    return QStringLiteral("%1: %2").arg(plain(column(index.column()).symbol), said);
}

QVariant LabTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    if (orientation == Qt::Vertical)
        return section < names_.size() ? names_[section] : QString::number(section + 1);
    const TableColumn& column = this->column(section);
    return QString(plain(column.symbol) + QLatin1Char(' ') + column.name).trimmed();
}

} // namespace loom::ui
