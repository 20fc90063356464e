#include "train/metrics/metric_common.h"

namespace loom::metrics {
namespace {

void add(MetricState& state, const MetricBatch& batch)
{
    const Layout layout = layoutOf(batch);
    for (std::int64_t i = 0; i < batch.rows * batch.prediction.rowSize; ++i) {
        const double target = inOwnUnit(batch, i, wantedNumber(batch, layout, i));
        if (target == 0)
            continue;
        const double share = (inOwnUnit(batch, i, elementOf(batch.prediction, i)) - target) / target;
        state.sums[0] += share < 0 ? -share : share;
        state.samples += 1;
    }
}

} // namespace

MetricType mape()
{
    return {.id = "mape",
            .title = TR("MAPE"),
            .text = TR("Mean absolute percentage error: how far predictions are from their targets on average, as a "
                       "share of the target. Targets of 0, which have no shares, are left out."),
            .higherIsBetter = false,
            .percent = true,
            .fits = {Judges::amounts},
            .add = add,
            .value = meanValue};
}

} // namespace loom::metrics
