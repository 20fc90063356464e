#pragma once

#include "plots/run_plot.h"

#include <vector>

namespace loom::ui {

/// A stretch of a trial on the lane of the worker that trained it.
struct WorkedBar {
    int lane = 0; ///< from 0
    double from = 0, to = 0; ///< seconds since the search began; NaN: it still goes on
};

/// A trial with its stretches: one that was compared halfway, or has several runs, has more than one.
struct WorkedRun {
    QString name; ///< "trial 12"
    std::vector<WorkedBar> bars; ///< none: it was not trained
    double colour = 0; ///< RunColours::placeOf
    bool faint = false; ///< stopped early
    QString words; ///< said besides its name and time: its objective, or why it was stopped
};

/// When which worker trained what: a bar a stretch of a trial, a lane a worker.
class WorkerTimeline : public RunPlot {
    Q_OBJECT
public:
    explicit WorkerTimeline(Theme& theme, QWidget* parent = nullptr);

    void setLanes(const QStringList& names); ///< from above
    void setRuns(std::vector<WorkedRun> runs);
    /// Bars that still go on end here; the time axis shows at least so much.
    void setNow(double seconds);

    int runs() const override { return int(runs_.size()); }
    int runAt(const QPointF& place) const override;
    /// Its first bar.
    QRectF markRect(int run) const override;
    int bars(int run) const { return int(runs_[std::size_t(run)].bars.size()); }
    QRectF barRect(int run, int bar) const;
    QSize sizeHint() const override;

protected:
    QRectF measuredArea() const override;
    void paintGround(QPainter& painter) const override;
    void paintRun(QPainter& painter, int run, Look look) const override;
    QString words(int run) const override;
    QString table() const override;
    QString title() const override;
    std::vector<int> order() const override;
    bool holds(const QRectF& brush, int run) const override;

private:
    double endOf(const WorkedBar& bar) const;
    QString timeText(double seconds) const;
    void paintBar(QPainter& painter, int run, int bar, Look look) const;
    double laneHeight() const;

    QStringList lanes_;
    std::vector<WorkedRun> runs_;
    double now_ = 0, last_ = 1;
};

} // namespace loom::ui
