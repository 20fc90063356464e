#pragma once

#include "plots/parallel_plot.h"
#include "tuning/search_space.h"

#include <QWidget>
#include <optional>

class QPushButton;

namespace loom::ui {

class FittingLabel;
class RunFocus;
class RunScale;
class SearchRun;

/// Every trial a line over all settings and objectives, linked with what else shows them; the search is narrowed to
/// what is brushed.
class ParallelTrials : public QWidget {
    Q_OBJECT
public:
    ParallelTrials(SearchRun* run, RunFocus* focus, Theme& theme, QWidget* parent = nullptr);

    ParallelPlot* plot() const { return plot_; }
    /// The space that is brushed; nothing where no setting is.
    std::optional<SearchSpace> brushedSpace() const;
    void renew();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void makeAxes();
    void makeLines();
    void takeBrush();
    void sayPointed();

    SearchRun* run_;
    RunFocus* focus_;
    Theme& theme_;
    ParallelPlot* plot_;
    FittingLabel* words_;
    RunScale* scale_;
    QPushButton *narrow_, *clear_;
    bool stale_ = true;
};

} // namespace loom::ui
