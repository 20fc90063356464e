#pragma once

#include "tuning/trial_view.h"

class QComboBox;

namespace loom::ui {

class PairPlot;
class ParetoPlot;
class RunPlane;
class SlicePlot;

/// The objective over one setting.
class SliceTrials : public TrialView {
    Q_OBJECT
public:
    SliceTrials(SearchRun* run, RunFocus* focus, Theme& theme, QWidget* parent = nullptr);
    void renew() override;
    void setSetting(int setting);
    SlicePlot* plot() const { return plot_; }

protected:
    void rebuild() override;

private:
    QComboBox* x_;
    SlicePlot* plot_;
};

/// Two settings, and what a surface through all trials says of the places between them.
class PairTrials : public TrialView {
    Q_OBJECT
public:
    PairTrials(SearchRun* run, RunFocus* focus, Theme& theme, QWidget* parent = nullptr);
    void renew() override;
    PairPlot* plot() const { return plot_; }

protected:
    void rebuild() override;

private:
    QComboBox *x_, *y_;
    PairPlot* plot_;
};

/// Two objectives and the trials that none beats in both.
class ParetoTrials : public TrialView {
    Q_OBJECT
public:
    ParetoTrials(SearchRun* run, RunFocus* focus, Theme& theme, QWidget* parent = nullptr);
    ParetoPlot* plot() const { return plot_; }

protected:
    void rebuild() override;

private:
    ParetoPlot* plot_;
};

} // namespace loom::ui
