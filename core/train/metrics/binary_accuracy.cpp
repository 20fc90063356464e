#include "train/metrics/metric_common.h"

namespace loom::metrics {
namespace {

void add(MetricState& state, const MetricBatch& batch)
{
    const Layout layout = layoutOf(batch);
    const std::int64_t elements = batch.rows * batch.prediction.rowSize;
    for (std::int64_t i = 0; i < elements; ++i) {
        const bool yes = wantedNumber(batch, layout, i) > 0.5;
        state.sums[0] += (elementOf(batch.prediction, i) > 0.5) == yes ? 1 : 0;
    }
    state.samples += elements;
}

} // namespace

MetricType binary_accuracy()
{
    return {.id = "binary_accuracy",
            .title = TR("Binary accuracy"),
            .text = TR("The share of outputs on the right side of 0.5, each output counted by itself."),
            .higherIsBetter = true,
            .percent = true,
            .fits = {Judges::choices, Judges::answers},
            .add = add,
            .value = meanValue};
}

} // namespace loom::metrics
