#pragma once

#include "plots/parallel_axes.h"
#include "plots/run_plot.h"

#include <QHash>
#include <span>
#include <vector>

namespace loom::ui {

/// The axes of all plots of runs are those of parallel coordinates.
using RunAxis = ParallelAxis;

/// An axis that holds the values, with a little room; one that lies far off the others is left outside, its mark
/// stands at the edge.
RunAxis axisOver(const QString& name, std::span<const double> values, RunAxis::Scale scale = RunAxis::Scale::linear);

/// A run as a point: its values on both axes, NaN where it has none.
struct RunPoint {
    QString name; ///< "trial 12"
    double x = 0, y = 0;
    double objective = 0; ///< as it is read; NaN: not known
    double colour = 0; ///< RunColours::placeOf
    bool faint = false; ///< stopped early
};

/// Runs over two axes, numbers or choices in columns. X and Y change between linear and logarithmic.
class RunPlane : public RunPlot {
    Q_OBJECT
public:
    RunPlane(Theme& theme, QWidget* parent);

    void setAxes(const RunAxis& x, const RunAxis& y);
    void setRuns(std::vector<RunPoint> runs);
    /// What `objective` of a run is called; empty: it is one of the axes.
    void setObjective(const QString& name);

    const RunAxis& xAxis() const { return x_; }
    const RunAxis& yAxis() const { return y_; }
    QPointF placeOf(int run) const; ///< in the widget
    bool isOutside(int run) const; ///< its mark stands at the edge
    int runs() const override { return int(runs_.size()); }
    QRectF markRect(int run) const override;

signals:
    void rescaled(); ///< by the keys X and Y

protected:
    QRectF measuredArea() const override;
    void paintGround(QPainter& painter) const override;
    void paintRun(QPainter& painter, int run, Look look) const override;
    QString words(int run) const override;
    QString table() const override;
    QString title() const override;
    std::vector<int> order() const override;
    void keyPressEvent(QKeyEvent* event) override;

    /// How much is seen of a run that passes.
    virtual double strengthOf(int run) const;
    /// What stands at an axis; by default its name, and that it is logarithmic.
    virtual QString axisWords(const RunAxis& axis) const;
    QPointF toWidget(double x, double y) const; ///< of values; NaN where they have no place
    /// The place on an axis from 0 to 1: choices stand in the middle of their columns.
    static double placeOn(const RunAxis& axis, double value);
    QRectF inner() const; ///< where the places from 0 to 1 lie
    QString valueText(const RunAxis& axis, double value) const; ///< rich text
    double radius() const;

    std::vector<RunPoint> runs_;
    RunAxis x_, y_;

private:
    static double spread(const RunAxis& axis, int run, double golden);
    void changeScale(RunAxis& axis);
    void paintXAxis(QPainter& painter) const;
    void paintYAxis(QPainter& painter) const;
    void paintMark(QPainter& painter, const QPointF& at, double place, bool faint, double seen) const;
    QString objective_;
    mutable QHash<quint64, QPixmap> stamps_; ///< a mark a colour: many marks are painted at each move of a brush
};

} // namespace loom::ui
