#pragma once

#include "analysis/plane_grid.h"
#include "views/view.h"

namespace loom::ui {

class NodeBox;
class SurfacePlot;
class TileGrid;

/// What a network of two inputs answers everywhere in the plane, with the samples on it; of any layer, so that each
/// neuron shows its half-plane or curve.
class DecisionSurfaceView : public View {
    Q_OBJECT
public:
    DecisionSurfaceView(const ViewContext& context, QWidget* parent = nullptr);
    void take(const Snapshot& snapshot) override;

    const SurfacePlot& plot() const { return *plot_; }
    const PlaneGrid& grid() const { return grid_; }
    /// The answer of unit `unit` of the shown layer in cell (row, column) of the grid.
    double value(int unit, int row, int column) const;
    int units() const { return units_; }
    /// −1: all classes together, each place in the colour of the one that it is taken for.
    int unit() const { return unit_; }

protected:
    void retranslate() override;
    void forget() override;
    void refresh() override;

private:
    bool showsClasses() const;
    QString unitName(int unit) const;
    /// Where the units of the output decide between two classes; none of other layers.
    std::optional<double> border() const;
    QImage image(int unit) const;
    void showPickedUnit();
    void showPoints();
    void markPicked();
    void showSurface();
    QString readPlace(const QPointF& place) const;

    NodeBox* layer_;
    TileGrid* tiles_;
    SurfacePlot* plot_;
    QLabel* layerWord_;
    QLabel* scale_;
    QLabel* step_;
    PlaneGrid grid_;
    std::vector<float> values_; ///< cell after cell, unit after unit
    std::vector<std::int64_t> rows_; ///< whose points are shown
    int units_ = 0, unit_ = -1;
};

} // namespace loom::ui
