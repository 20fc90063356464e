#pragma once

#include "plots/run_plane.h"

namespace loom::ui {

/// The objective over one setting: a point a run; choices are columns with a line at their middle run. Over a range a
/// thin line follows the runs (a weighted mean, FittedSurface over the one axis) where there are some near.
class SlicePlot : public RunPlane {
    Q_OBJECT
public:
    explicit SlicePlot(Theme& theme, QWidget* parent = nullptr);
    void setMaximum(bool maximum); ///< larger is better
    /// From the left, in places from 0 to 1; a gap splits it. Of choices a piece each.
    const std::vector<QPolygonF>& trend() const { return trend_; }

protected:
    void paintGround(QPainter& painter) const override;
    QString axisWords(const RunAxis& axis) const override;
    void rearranged() override;

private:
    void followChoices(const std::vector<double>& across, const std::vector<double>& up);
    void followRange(const std::vector<double>& across, const std::vector<double>& up);
    bool maximum_ = false;
    std::vector<QPolygonF> trend_;
};

} // namespace loom::ui
