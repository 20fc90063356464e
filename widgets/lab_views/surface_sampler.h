#pragma once

#include "lab_views/plot_frame.h"
#include "lab_views/surface_field.h"

#include <QObject>
#include <QTimer>
#include <functional>

namespace loom::ui {

/// The height at a place of two numbers.
using SurfaceRule = std::function<double(double, double)>;

/// Asks a rule on a grid, a few milliseconds at a time so that the window never waits: coarse at once, fine when the
/// rule has been left alone for a moment.
class SurfaceSampler : public QObject {
    Q_OBJECT
public:
    explicit SurfaceSampler(QObject* parent);
    /// A rule that comes before the coarse grid of the one before is done waits for it, so that something is seen
    /// however slow rules are.
    void start(SurfaceRule rule, const PlotAxis& x, const PlotAxis& y, bool logarithmic);
    void stop();
    bool isDone() const { return stage_ == Stage::idle; } ///< nothing finer comes

signals:
    void sampled(const loom::ui::SurfaceField& field);

private:
    enum class Stage { idle, coarse, resting, fine };
    struct Task {
        SurfaceRule rule;
        PlotAxis x, y;
        bool logarithmic = false;
    };
    void begin(Stage stage);
    void work();
    void finish();

    Stage stage_ = Stage::idle;
    Task task_, next_;
    bool hasNext_ = false;
    std::vector<double> heights_;
    int side_ = 0;
    QTimer pieces_, rest_;
};

} // namespace loom::ui
