#pragma once

#include <QTabWidget>

namespace loom::ui {

class CurveTrials;
class ImportanceTrials;
class PairTrials;
class ParetoTrials;
class RunFocus;
class SearchRun;
class SliceTrials;
class Theme;
class WorkerTrials;

/// The views of the trials beside their table, one in front.
class TrialViews : public QTabWidget {
    Q_OBJECT
public:
    TrialViews(SearchRun* run, RunFocus* focus, Theme& theme, QWidget* parent = nullptr);
    void renew();

    CurveTrials* curves() const { return curves_; }
    ImportanceTrials* importance() const { return importance_; }
    SliceTrials* slice() const { return slice_; }
    PairTrials* pair() const { return pair_; }
    ParetoTrials* pareto() const { return pareto_; }
    WorkerTrials* workers() const { return workers_; }

private:
    void followObjectives();

    SearchRun* run_;
    CurveTrials* curves_;
    ImportanceTrials* importance_;
    SliceTrials* slice_;
    PairTrials* pair_;
    ParetoTrials* pareto_;
    WorkerTrials* workers_;
};

} // namespace loom::ui
