#pragma once

#include "train/metric_type.h"

namespace loom::metrics {

/// How a batch's rows are read: a classification has `positions` decisions a row (1, one a time step, or one an
/// output that answers for itself) among `classes`; one class means yes or no at 0.5. Labels are whole numbers, other
/// targets one-hot or numbers.
struct Layout {
    std::int64_t positions = 1;
    std::int64_t classes = 1;
    bool labels = false;
};
Layout layoutOf(const MetricBatch& batch);

/// First largest of `count` elements from `begin` on.
std::int64_t largest(const TensorView& view, std::int64_t begin, std::int64_t count);
/// Decision number `position` of the batch (positions of all rows in order): what was predicted, what is true.
/// Yes is 1, no is 0.
/// A single output says yes above `threshold`.
std::int64_t predictedClass(const MetricBatch& batch, const Layout& layout, std::int64_t position,
                            double threshold = 0.5);
std::int64_t actualClass(const MetricBatch& batch, const Layout& layout, std::int64_t position);

/// Does that output say yes? Where the loss decides elsewhere than at 0.5, the threshold moves with it.
bool saysYes(const MetricBatch& batch, std::int64_t element, double threshold);

/// Counts of one class: a row of the table of `addCounts`.
struct ClassCount {
    double hits = 0; ///< predicted and true
    double predicted = 0;
    double actual = 0;
};
constexpr int kCountWidth = 3;

/// Where yes begins: the first attribute of metrics that count yes and no.
AttributeSpec thresholdAttribute();
constexpr double kThreshold = 0.5;

/// Adds the decisions of a batch to the counts by class, with the threshold of its first setting; of several outputs
/// that answer for themselves, the yes of each counts as a class.
void addCounts(MetricState& state, const MetricBatch& batch);
void addCounts(MetricState& state, const MetricBatch& batch, double threshold);
/// Mean of `of` over the classes that were predicted or true (macro average), over all outputs where each answers for
/// itself, and of the class yes for a single yes or no. NaN where nothing was counted.
double macroAverage(const MetricState& state, double (*of)(const ClassCount&));

/// Of one class; the class yes of a single output is 1.
ClassCount countOf(const MetricState& state, std::int64_t output);

double precisionOf(const ClassCount& count);
double recallOf(const ClassCount& count);

/// The number that element i of the predictions is compared with; labels stand for their one-hot row.
double wantedNumber(const MetricBatch& batch, const Layout& layout, std::int64_t i);
/// A number of element i, as the network has it, in the target's own unit.
double inOwnUnit(const MetricBatch& batch, std::int64_t i, double number);
/// A predicted probability as the cross-entropies take it (Keras): from 10⁻⁷ to 1 − 10⁻⁷.
double keptShare(double share);
/// Of outputs that answer for themselves those that are told apart: of pictures and series the channels.
std::int64_t outputsApart(const MetricBatch& batch);
/// Numbers along the last axis of a target; 0 of none.
std::int64_t lastAxisOf(const FieldShape* target);
/// Adds `of(prediction − target)` of every element, the difference in the target's own unit.
void addErrors(MetricState& state, const MetricBatch& batch, double (*of)(double error));
/// sums[0] / samples, NaN before the first sample.
double meanValue(const MetricState& state);

} // namespace loom::metrics
