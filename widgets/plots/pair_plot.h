#pragma once

#include "plots/run_plane.h"
#include "tuning/fitted_surface.h"

namespace loom::ui {

/// Runs over two settings, and under them what a smooth fit through their colours says of all other places
/// (FittedSurface over the ranks of RunColours, so that one run that went astray does not bend it). Where no run is
/// near there is no colour: it is hatched. Runs that were stopped early or are hidden are not fitted.
class PairPlot : public RunPlane {
    Q_OBJECT
public:
    explicit PairPlot(Theme& theme, QWidget* parent = nullptr);
    const FittedSurface& surface() const { return surface_; }
    /// The colour that the surface has at a place of the widget; none where it is hatched or outside.
    QColor surfaceColour(const QPointF& place) const;

protected:
    void paintGround(QPainter& painter) const override;
    void rearranged() override;
    QString title() const override;

private:
    QSize cells() const;
    void paintHatching(QPainter& painter) const;
    void paintNote(QPainter& painter) const;
    FittedSurface surface_;
    FittedSurface::Grid grid_;
};

} // namespace loom::ui
