#pragma once

#include "graph/shape_inference.h"
#include "train/metric_type.h"

namespace loom {

/// The one table of which metrics say something true about which answers: `MetricType::fits`, asked here.

/// What is judged where that loss stands: what it asks for, or, where it compares numbers, what its target holds:
/// classes as numbers are choices, numbers that are all 0 or 1 are answers.
Judges answersOf(const LossUse& loss, const std::vector<FieldShape>& fields);
Judged judgedAt(const LossUse& loss, const std::vector<FieldShape>& fields);
bool fits(const MetricType& metric, Judges answers);
/// Those that a new recipe starts with: accuracy of choices and answers, MAE, RMSE and R² of amounts.
std::vector<std::string> defaultMetrics(Judges answers);

/// From where on a prediction of that loss says yes.
double borderOf(const LossUse& loss);

/// The losses at which a metric is measured: where it fits, and mean errors at amounts only where there are any.
std::vector<int> lossesFor(const MetricType& metric, const std::vector<LossUse>& losses,
                           const std::vector<FieldShape>& fields);

} // namespace loom
