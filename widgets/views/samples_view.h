#pragma once

#include "views/parts/background.h"
#include "views/view.h"

class QComboBox;
class QSpinBox;
class QStackedWidget;

namespace loom::ui {

class ScatterPlot;
class SampleList;

/// The rows of a part with their classes, and with their two numbers where they are points.
struct ReadPart {
    std::vector<std::int64_t> rows;
    std::vector<int> labels;
    Tensor numbers;
};

/// The data: pictures, curves, texts, points of the plane or table rows with their labels, by part and class; what is
/// drawn anew for each epoch also as training sees it. A click picks the row that other views look at.
class SamplesView : public View {
    Q_OBJECT
public:
    SamplesView(const ViewContext& context, QWidget* parent = nullptr);
    const std::vector<std::int64_t>& rows() const { return rows_; }
    std::int64_t classCount(int label) const; ///< in the chosen part
    SampleList* list() const { return list_; }

protected:
    void retranslate() override;
    void refresh() override;
    bool needsNetwork() const override { return false; }

private:
    void forget() override;
    void readPart();
    void showPart(ReadPart part);
    void fillClasses();
    void showRows();
    void showPoints();
    void showCounts();
    void followClass();
    void markRow();
    std::vector<std::int64_t> partRows() const;

    QComboBox* part_;
    QComboBox* class_;
    QSpinBox* epoch_; ///< 0: as stored, else as training sees them in that epoch
    QLabel* counts_;
    QStackedWidget* pages_;
    SampleList* list_;
    ScatterPlot* points_;
    Background background_;
    ReadPart read_;
    std::vector<std::int64_t> rows_, counted_;
    int shownPart_ = -1, shownClass_ = -1, shownEpoch_ = 0;
};

} // namespace loom::ui
