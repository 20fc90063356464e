#pragma once

#include "lab_views/lab_table_model.h"

#include <QTableView>
#include <optional>

namespace loom::ui {

class Theme;

/// A row and a column of a table.
struct TableCell {
    int row = 0;
    int column = 0;
    bool operator==(const TableCell&) const = default;
};

/// A small table of numbers with a card above each column: one cell is picked, cells of wanted outputs are changed by
/// a click, cells can be covered, rows follow the points of other views. Arrows walk, Space and Return change a flag.
class LabTable : public QTableView {
    Q_OBJECT
public:
    explicit LabTable(Theme& theme, QWidget* parent = nullptr);

    /// Takes all rows away.
    void setColumns(std::vector<TableColumn> columns);
    void setRows(std::vector<std::vector<double>> rows);
    void setRowNames(const QStringList& names); ///< beside the rows; none: nothing stands there
    void setValue(int row, int column, double value);
    void setCovered(int row, int column, bool covered);
    void setPicked(const std::optional<TableCell>& cell); ///< without a signal
    void setHighlighted(int row); ///< of what is pointed at elsewhere; -1: none
    /// Flags of a locked column bear no hand and do not change; a small lock stands in its card.
    void setLocked(int column, bool locked);

    double value(int row, int column) const { return model_.value(row, column); }
    QString text(int row, int column) const { return model_.text(row, column); }
    bool isCovered(int row, int column) const { return model_.isCovered(row, column); }
    std::optional<TableCell> picked() const;
    int highlighted() const { return highlighted_; }
    bool isLocked(int column) const { return locked_.contains(column); }
    QRect cellRect(int row, int column) const; ///< in the viewport
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    void keyboardSearch(const QString&) override { }

signals:
    void cellPicked(int row, int column);
    void flagged(int row, int column, bool on);
    void rowPointed(int row); ///< under the pointer, or with the picked cell by key; -1: none

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void measure();
    void toggle(const QModelIndex& index);
    void point(int row);
    void shareWidth();
    int columnWidthNeeded(int column, int row) const;
    int cardWidthNeeded(int column) const;

    Theme& theme_;
    LabTableModel model_;
    std::set<int> locked_;
    std::vector<int> needed_; ///< of each column
    int highlighted_ = -1, pointed_ = -1;
    bool silent_ = false;
};

} // namespace loom::ui
