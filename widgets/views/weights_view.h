#pragma once

#include "views/view.h"

class QCheckBox;
class QComboBox;
class QSpinBox;
class QStackedWidget;

namespace loom::ui {

class BarChart;
class ColorScale;
class HeatMap;
class MapPanel;
class NodeBox;

/// Filters and weights of a layer, or their gradients, as they are learned.
class WeightsView : public View {
    Q_OBJECT
public:
    WeightsView(const ViewContext& context, QWidget* parent = nullptr);
    void take(const Snapshot& snapshot) override;
    const MapPanel& maps() const { return *maps_; }
    const HeatMap& matrix() const { return *matrix_; }
    const BarChart& bars() const { return *bars_; }
    std::string shownName() const; ///< `conv1/kernel`, `conv1/kernel:gradient`

protected:
    void retranslate() override;
    void forget() override;
    void refresh() override;

private:
    void makeBar();
    void fillParameters(const NodeShapes& shapes);
    void showTensor(const Tensor& given);
    void showPickedUnit();
    /// Does each map belong to one map of the layer's output?
    bool mapsAreUnits() const;
    /// Of the layer shown: each filter reads the channels of its own group only.
    bool isGrouped() const;
    bool readsPicture(const Shape& kernel) const;
    void showMatrix(const Tensor& tensor);

    NodeBox* layer_;
    QComboBox* parameter_;
    QComboBox* what_;
    QSpinBox* input_;
    QCheckBox* pictures_;
    QStackedWidget* pages_;
    MapPanel* maps_;
    BarChart* bars_;
    HeatMap* matrix_;
    ColorScale* scale_;
    QLabel* layerWord_;
    QLabel* inputWord_;
    QLabel* step_;
    QLabel* missing_;
    Tensor tensor_;
};

} // namespace loom::ui
