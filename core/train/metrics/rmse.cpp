#include "base/math.h"
#include "train/metrics/metric_common.h"

namespace loom::metrics {
namespace {

void add(MetricState& state, const MetricBatch& batch)
{
    addErrors(state, batch, [](double error) { return error * error; });
}

} // namespace

MetricType rmse()
{
    return {.id = "rmse",
            .title = TR("RMSE"),
            .text = TR("Root of the mean squared error: how far predictions are from their targets, in the target's "
                       "own unit; large errors count more than in the mean absolute error."),
            .higherIsBetter = false,
            .percent = false,
            .fits = {Judges::amounts},
            .add = add,
            .value = [](const MetricState& state) { return math::sqrt(meanValue(state)); }};
}

} // namespace loom::metrics
