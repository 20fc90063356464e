#include "train/metrics/metric_common.h"

namespace loom::metrics {
namespace {

void add(MetricState& state, const MetricBatch& batch)
{
    const Layout layout = layoutOf(batch);
    const std::int64_t decisions = batch.rows * layout.positions;
    for (std::int64_t i = 0; i < decisions; ++i)
        state.sums[0] += predictedClass(batch, layout, i) == actualClass(batch, layout, i) ? 1 : 0;
    state.samples += decisions;
}

} // namespace

MetricType accuracy()
{
    return {.id = "accuracy",
            .title = TR("Accuracy"),
            .text = TR("The share of samples whose class was predicted correctly: the largest output is the "
                       "prediction; a single output says yes above 0.5."),
            .higherIsBetter = true,
            .percent = true,
            .fits = {Judges::choices, Judges::answers},
            .add = add,
            .value = meanValue};
}

} // namespace loom::metrics
