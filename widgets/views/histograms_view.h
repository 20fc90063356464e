#pragma once

#include "views/view.h"

class QCheckBox;
class QGridLayout;
class QScrollArea;

namespace loom::ui {

class HistogramPlot;
class NodeBox;

/// How weights and gradients are distributed, of one layer or of all.
class HistogramsView : public View {
    Q_OBJECT
public:
    HistogramsView(const ViewContext& context, QWidget* parent = nullptr);
    void take(const Snapshot& snapshot) override;
    /// Null for a name that is not shown (`conv1/kernel:gradient`).
    const HistogramPlot* plot(const std::string& name) const;

protected:
    void retranslate() override;
    void forget() override;
    void refresh() override;

private:
    void makePlots(const std::vector<std::string>& names);

    NodeBox* layer_;
    QCheckBox* all_;
    QWidget* sheet_;
    QGridLayout* grid_;
    QScrollArea* scroll_;
    QLabel* layerWord_;
    QLabel* step_;
    std::vector<std::pair<std::string, HistogramPlot*>> plots_;
};

} // namespace loom::ui
