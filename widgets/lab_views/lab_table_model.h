#pragma once

#include <QAbstractTableModel>
#include <functional>
#include <set>
#include <vector>

namespace loom::ui {

/// A column of a lab's table: the card above it and how its numbers are written.
struct TableColumn {
    enum class Use {
        number,
        flag, ///< 0 or 1, changed by a click, in the two signs' colours
    };
    QString symbol; ///< plain or with typeset indices
    QString name; ///< below the symbol, in words
    Use use = Use::number;
    std::function<QString(double)> format; ///< plain or rich text; without it four digits
};

/// The numbers of a lab's table and what is covered; NaN is an empty cell.
class LabTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setColumns(std::vector<TableColumn> columns);
    /// As many numbers in each row as columns.
    void setRows(std::vector<std::vector<double>> rows);
    void setRowNames(const QStringList& names);
    void setValue(int row, int column, double value);
    void setCovered(int row, int column, bool covered);

    const TableColumn& column(int column) const { return columns_[std::size_t(column)]; }
    double value(int row, int column) const { return rows_[std::size_t(row)][std::size_t(column)]; }
    bool isCovered(int row, int column) const { return covered_.contains({row, column}); }
    bool isFlag(const QModelIndex& index) const
    {
        return index.isValid() && column(index.column()).use == TableColumn::Use::flag;
    }
    QString text(int row, int column) const; ///< as written, plain or rich

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<TableColumn> columns_;
    std::vector<std::vector<double>> rows_;
    QStringList names_;
    std::set<std::pair<int, int>> covered_;
};

} // namespace loom::ui
