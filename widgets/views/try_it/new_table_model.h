#pragma once

#include "data/new_column.h"
#include "views/try_it/answered.h"

#include <QAbstractTableModel>

namespace loom::ui {

class Theme;

/// Rows of a new table with what the network says about each, what is true where the table tells, and their cells.
class NewTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit NewTableModel(Theme& theme, QObject* parent = nullptr);

    void setSubject(std::shared_ptr<const Subject> subject, std::vector<NewColumn> columns);
    /// Null: no rows.
    void setAnswer(std::shared_ptr<const Answered> answered);
    bool knowsTruth() const { return truth_; }
    /// Of the first output that is classified: how many rows are right, and of how many the table tells the class;
    /// zeros for a long table.
    std::pair<std::int64_t, std::int64_t> right() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    int outputs() const { return answered_ ? int(answered_->outputs.size()) : 0; }
    QString cell(std::int64_t row, int column) const;
    bool isWrong(std::int64_t row, std::size_t output) const;

    Theme& theme_;
    std::shared_ptr<const Subject> subject_; ///< shared with the views
    std::shared_ptr<const Answered> answered_; ///< shared with the thread that saves it
    std::vector<NewColumn> columns_;
    bool truth_ = false;
};

} // namespace loom::ui
