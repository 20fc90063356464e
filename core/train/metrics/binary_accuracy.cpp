#include "train/metrics/metric_common.h"

namespace loom::metrics {
namespace {

void add(MetricState& state, const MetricBatch& batch)
{
    const Layout layout = layoutOf(batch);
    const double threshold = batch.setting(0, kThreshold);
    const std::int64_t elements = batch.rows * batch.prediction.rowSize;
    for (std::int64_t i = 0; i < elements; ++i) {
        const bool yes = wantedNumber(batch, layout, i) > 0.5;
        state.sums[0] += saysYes(batch, i, threshold) == yes ? 1 : 0;
    }
    state.samples += elements;
}

} // namespace

MetricType binary_accuracy()
{
    return {.id = "binary_accuracy",
            .title = TR("Binary accuracy"),
            .text = TR("The share of outputs on the right side of the threshold, each output counted by itself."),
            .higherIsBetter = true,
            .percent = true,
            .fits = {Judges::choices, Judges::answers},
            .add = add,
            .value = meanValue,
            .attributes = {thresholdAttribute()}};
}

} // namespace loom::metrics
