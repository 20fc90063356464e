#pragma once

#include "analysis/confusion.h"
#include "views/parts/background.h"
#include "views/view.h"

class QTableWidget;

namespace loom::ui {

class MatrixGrid;
class PartBox;
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
    struct Counted;
    void forget() override;
    static Counted counted(const Subject& subject, const Counted& before, const Tensor& prediction);
    void display(const Counted& counted);
    void fillTable();
    void showNumbers();
    void showOpened();
    void pickLargestMistake();
    void followClass();

    PartBox* part_;
    QLabel* summary_;
    QLabel* step_;
    QLabel* openedWord_;
    MatrixGrid* grid_;
    QTableWidget* table_;
    SampleList* samples_;
    Background background_;
    ConfusionMatrix matrix_;
    std::shared_ptr<const std::vector<int>> labels_; ///< of `rows_`; shared with the thread that counts
    std::vector<std::int64_t> rows_, opened_;
};

} // namespace loom::ui
