#pragma once

#include "views/view.h"

class QStackedWidget;

namespace loom::ui {

class BarChart;
class HeatMap;
class MapPanel;
class NodeBox;
class RowPanel;

/// The output of any layer for the picked sample: maps, a matrix, bars; of the last layer the classes by name.
class ActivationsView : public View {
    Q_OBJECT
public:
    ActivationsView(const ViewContext& context, QWidget* parent = nullptr);
    void take(const Snapshot& snapshot) override;
    const BarChart& bars() const { return *bars_; }
    const MapPanel& maps() const { return *maps_; }
    const HeatMap& matrix() const { return *matrix_; }

protected:
    void retranslate() override;
    void forget() override;
    void refresh() override;

private:
    void showVector(const Tensor& output);
    void showPickedUnit();
    bool showsAmounts() const;
    void showAmounts(const std::vector<float>& values);

    NodeBox* layer_;
    RowPanel* sample_;
    QStackedWidget* pages_;
    MapPanel* maps_;
    BarChart* bars_;
    HeatMap* matrix_;
    QLabel* layerWord_;
    QLabel* step_;
};

} // namespace loom::ui
