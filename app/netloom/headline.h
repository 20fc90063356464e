#pragma once

#include <QString>

namespace loom::ui {

class TrainingSession;

/// The one number of a run that the back row reads, and what it is of.
struct Headline {
    QString name; ///< "Accuracy"
    QString number; ///< "91.2 %"
    QString of; ///< "validation, epoch 3"; "this batch" before an epoch has ended
};

/// The first metric, or the loss where none is measured: of the test data once training has ended, else of the last
/// whole epoch (the validation data where there are any), else of the last batch. Empty before the first step.
Headline headlineOf(const TrainingSession& session);

} // namespace loom::ui
