#pragma once

#include "views/parts/background.h"
#include "views/parts/subject.h"

#include <QAbstractTableModel>
#include <QSet>
#include <functional>

namespace loom::ui {

/// The rows of the data as a table: the class or target first, then the numbers of the input fields (at most 64), by
/// the names of their columns. Rows that lie on disk are read beside the window, a page at a time.
class SamplesTable : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit SamplesTable(QObject* parent = nullptr);
    void setRows(std::shared_ptr<const Subject> subject, std::vector<std::int64_t> rows);
    /// A column before the others: what the network says about a data row.
    void setAnswers(const QString& title, std::function<QString(std::int64_t)> answer);
    std::int64_t dataRow(int row) const { return rows_[std::size_t(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Column {
        int field = 0;
        int element = 0;
        const Presenter* as = nullptr;
        QString title;
    };
    /// The shown fields of some neighbouring rows, read together.
    using Page = std::shared_ptr<const std::vector<Tensor>>;
    static Page readPage(const Subject& subject, const std::vector<int>& fields,
                         const std::vector<std::int64_t>& rows);
    /// Empty while it is being read.
    Page page(int number) const;
    void arrive(int number, Page page) const;
    QVariant cell(int row, const Column& column) const;

    std::shared_ptr<const Subject> subject_; ///< shared with the thread that reads
    std::vector<std::int64_t> rows_;
    std::vector<Column> columns_;
    std::vector<int> fields_; ///< those that columns show
    QString answerTitle_;
    std::function<QString(std::int64_t)> answer_;
    mutable QHash<int, Page> pages_;
    mutable QSet<int> asked_;
    mutable Background background_;
};

} // namespace loom::ui
