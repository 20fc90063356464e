#pragma once

#include "tuning/importance.h"
#include "tuning/trial_view.h"

#include <thread>

class QLabel;

namespace loom::ui {

class ImportanceBars;

/// How much each setting says about where a trial stands, computed by a thread of its own.
class ImportanceTrials : public TrialView {
    Q_OBJECT
public:
    ImportanceTrials(SearchRun* run, RunFocus* focus, Theme& theme, QWidget* parent = nullptr);
    ImportanceBars* bars() const { return bars_; }

protected:
    void rebuild() override;

private:
    void compute();
    void show(std::vector<Importance> found, std::size_t judged);

    ImportanceBars* bars_;
    QLabel* words_;
    std::size_t asked_ = 0; ///< trials that the last computation looks at
    bool busy_ = false;
    std::vector<Importance> found_;
    std::jthread thread_; ///< last: it ends first
};

} // namespace loom::ui
