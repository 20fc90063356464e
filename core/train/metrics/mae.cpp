#include "train/metrics/metric_common.h"

namespace loom::metrics {
namespace {

void add(MetricState& state, const MetricBatch& batch)
{
    addErrors(state, batch, [](double error) { return error < 0 ? -error : error; });
}

} // namespace

MetricType mae()
{
    return {.id = "mae",
            .title = TR("MAE"),
            .text = TR("Mean absolute error: how far predictions are from their targets on average."),
            .higherIsBetter = false,
            .percent = false,
            .fits = {Judges::amounts, Judges::choices, Judges::answers},
            .add = add,
            .value = meanValue};
}

} // namespace loom::metrics
