#pragma once

#include "analysis/confusion.h"
#include "views/view.h"

class QComboBox;
class QTableWidget;

namespace loom::ui {

class MatrixGrid;
class SampleList;

/// Which class is taken for which over a part of the data; a cell opens its samples.
class ConfusionView : public View {
    Q_OBJECT
public:
    ConfusionView(const ViewContext& context, QWidget* parent = nullptr);
    void take(const Snapshot& snapshot) override;

    const ConfusionMatrix& matrix() const { return matrix_; }
    /// Data rows of the opened cell.
    const std::vector<std::int64_t>& opened() const { return opened_; }
    void openCell(int truth, int predicted);
    MatrixGrid* grid() const { return grid_; }
    QString summary() const;

protected:
    void retranslate() override;
    void refresh() override;

private:
    void fillParts();
    void fillTable();
    void showNumbers();
    void showOpened();
    void pickLargestMistake();
    std::vector<std::int64_t> partRows() const;

    QComboBox* part_;
    QLabel* summary_;
    QLabel* step_;
    QLabel* openedWord_;
    MatrixGrid* grid_;
    QTableWidget* table_;
    SampleList* samples_;
    ConfusionMatrix matrix_;
    std::vector<std::int64_t> rows_, opened_;
};

} // namespace loom::ui
