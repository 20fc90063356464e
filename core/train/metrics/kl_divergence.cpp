#include "base/math.h"
#include "train/metrics/metric_common.h"

namespace loom::metrics {
namespace {

void add(MetricState& state, const MetricBatch& batch)
{
    const Layout layout = layoutOf(batch);
    const std::int64_t decisions = batch.rows * layout.positions;
    for (std::int64_t i = 0; i < decisions * layout.classes; ++i)
        if (const double share = wantedNumber(batch, layout, i); share > 0)
            state.sums[0] += share * math::log(share / keptShare(elementOf(batch.prediction, i)));
    state.samples += decisions;
}

/// Of classes told by one 1 among zeros it would be the loss again.
bool suits(const Judged& place)
{
    return place.loss && place.loss->comparesShares && place.target && place.target->classes == 0
        && !place.target->values.oneOfMany;
}

} // namespace

MetricType kl_divergence()
{
    return {.id = "kl_divergence",
            .title = TR("KL divergence"),
            .text = TR("How far predicted shares are from the true ones (Kullback–Leibler): the mean surprise beyond "
                       "what the true shares themselves hold. 0 is equal."),
            .higherIsBetter = false,
            .percent = false,
            .fits = {Judges::choices},
            .suits = suits,
            .add = add,
            .value = meanValue};
}

} // namespace loom::metrics
