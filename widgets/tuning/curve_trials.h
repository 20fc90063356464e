#pragma once

#include "tuning/trial_view.h"

namespace loom::ui {

class ManyCurves;

/// What the objective was after each epoch of every trial's first run.
class CurveTrials : public TrialView {
    Q_OBJECT
public:
    CurveTrials(SearchRun* run, RunFocus* focus, Theme& theme, QWidget* parent = nullptr);
    ManyCurves* plot() const { return plot_; }

protected:
    void rebuild() override;

private:
    ManyCurves* plot_;
};

} // namespace loom::ui
