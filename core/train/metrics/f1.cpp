#include "train/metrics/metric_common.h"

namespace loom::metrics {
namespace {

double f1Of(const ClassCount& count)
{
    return count.predicted + count.actual > 0 ? 2 * count.hits / (count.predicted + count.actual) : 0;
}

} // namespace

MetricType f1()
{
    return {.id = "f1",
            .title = TR("F1"),
            .text = TR("The harmonic mean of precision and recall of a class; the mean over the classes. High only "
                       "when both are."),
            .higherIsBetter = true,
            .percent = true,
            .fits = {Judges::choices, Judges::answers},
            .tableWidth = kCountWidth,
            .add = addCounts,
            .value = [](const MetricState& state) { return macroAverage(state, f1Of); },
            .attributes = {thresholdAttribute()}};
}

} // namespace loom::metrics
