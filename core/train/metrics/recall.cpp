#include "train/metrics/metric_common.h"

namespace loom::metrics {

MetricType recall()
{
    return {.id = "recall",
            .title = TR("Recall"),
            .text = TR("Of all samples of a class, the share that was found; the mean over the classes."),
            .higherIsBetter = true,
            .percent = true,
            .fits = {Judges::choices, Judges::answers},
            .tableWidth = kCountWidth,
            .add = addCounts,
            .value = [](const MetricState& state) { return macroAverage(state, recallOf); },
            .attributes = {thresholdAttribute()}};
}

} // namespace loom::metrics
