#pragma once

#include "views/view.h"

class QComboBox;
class QStackedWidget;

namespace loom::ui {

class ScatterPlot;
class SampleList;

/// The data: pictures, points of the plane or table rows with their labels, by part and class. A click picks the
/// row that other views look at.
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
    void collect();
    void fillClasses(const std::vector<int>& labels);
    void showPoints();
    void markRow();
    std::vector<std::int64_t> part() const;

    QComboBox* part_;
    QComboBox* class_;
    QLabel* counts_;
    QStackedWidget* pages_;
    SampleList* list_;
    ScatterPlot* points_;
    std::vector<std::int64_t> rows_, counted_;
    const PreparedData* shown_ = nullptr;
    int shownPart_ = -1, shownClass_ = -1;
};

} // namespace loom::ui
