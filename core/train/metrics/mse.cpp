#include "train/metrics/metric_common.h"

namespace loom::metrics {
namespace {

void add(MetricState& state, const MetricBatch& batch)
{
    addErrors(state, batch, [](double error) { return error * error; });
}

} // namespace

MetricType mse()
{
    return {.id = "mse",
            .title = TR("MSE"),
            .text = TR("Mean squared error: large errors count more than small ones."),
            .higherIsBetter = false,
            .percent = false,
            .fits = {Judges::amounts, Judges::choices, Judges::answers},
            .add = add,
            .value = meanValue};
}

} // namespace loom::metrics
