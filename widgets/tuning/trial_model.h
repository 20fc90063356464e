#pragma once

#include <QAbstractTableModel>
#include <vector>

namespace loom::ui {

class SearchRun;
class Theme;

/// The trials of a search, a row each: number, state, objective, a column a setting, and what it took.
class TrialModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role { kSort = Qt::UserRole, kProgress, kTrial, kState };

    TrialModel(SearchRun* run, Theme& theme, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// Words in another language, colours of another theme.
    void renew();

private:
    QVariant textAt(qint64 trial, int column) const;
    QString wholeAt(qint64 trial, int column) const;
    QVariant iconOf(qint64 trial) const;
    QVariant sortAt(qint64 trial, int column) const;
    void renewRow(qint64 trial);
    int axes() const;
    int objectives() const;

    SearchRun* run_;
    Theme& theme_;
    std::vector<qint64> touched_; ///< at the last look
    qint64 best_ = 0;
    int rows_ = 0;
};

} // namespace loom::ui
