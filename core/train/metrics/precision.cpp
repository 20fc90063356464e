#include "train/metrics/metric_common.h"

namespace loom::metrics {

MetricType precision()
{
    return {.id = "precision",
            .title = TR("Precision"),
            .text = TR("Of all samples predicted to be of a class, the share that is; the mean over the classes."),
            .higherIsBetter = true,
            .percent = true,
            .fits = {Judges::choices, Judges::answers},
            .tableWidth = kCountWidth,
            .add = addCounts,
            .value = [](const MetricState& state) { return macroAverage(state, precisionOf); },
            .attributes = {thresholdAttribute()}};
}

} // namespace loom::metrics
