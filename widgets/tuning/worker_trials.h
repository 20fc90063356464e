#pragma once

#include "tuning/trial_view.h"

#include <QElapsedTimer>

class QLabel;

namespace loom::ui {

class WorkerTimeline;

/// Which worker trained which trial when; what is being trained grows.
class WorkerTrials : public TrialView {
    Q_OBJECT
public:
    WorkerTrials(SearchRun* run, RunFocus* focus, Theme& theme, QWidget* parent = nullptr);
    void renew() override;
    WorkerTimeline* plot() const { return plot_; }

protected:
    void rebuild() override;

private:
    void follow();

    WorkerTimeline* plot_;
    QLabel* note_;
    QElapsedTimer since_; ///< since it was made last
    qint64 cost_ = 0; ///< nanoseconds of making it
};

} // namespace loom::ui
