#pragma once

#include "views/subject.h"

#include <QAbstractTableModel>

namespace loom::ui {

/// The rows of the data as a table: the class or target first, then the numbers of the input fields (at most 64).
class SamplesTable : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    void setRows(const Subject* subject, std::vector<std::int64_t> rows);
    std::int64_t dataRow(int row) const { return rows_[std::size_t(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Column {
        int field = 0;
        std::int64_t element = 0, size = 1;
        QString title;
        bool target = false;
    };
    /// A field of some neighbouring rows, read together where the rows lie on disk.
    struct Page {
        int first = -1;
        Tensor numbers;
    };
    double number(int row, const Column& column) const;

    const Subject* subject_ = nullptr;
    std::vector<std::int64_t> rows_;
    std::vector<Column> columns_;
    mutable std::vector<Page> pages_; ///< of each field
};

} // namespace loom::ui
