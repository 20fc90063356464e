#include "base/math.h"
#include "train/metrics/metric_common.h"

namespace loom::metrics {
namespace {

void add(MetricState& state, const MetricBatch& batch)
{
    const Layout layout = layoutOf(batch);
    const std::int64_t decisions = batch.rows * layout.positions;
    for (std::int64_t i = 0; i < decisions * layout.classes; ++i)
        if (const double share = wantedNumber(batch, layout, i); share != 0)
            state.sums[0] -= share * math::log(keptShare(elementOf(batch.prediction, i)));
    state.samples += decisions;
}

} // namespace

MetricType perplexity()
{
    return {.id = "perplexity",
            .title = TR("Perplexity"),
            .text =
                TR("e to the power of the mean surprise at the true class: among how many equally likely ones the "
                   "network wavers. 1 is certain and right; as many as there are classes is guessing."),
            .higherIsBetter = false,
            .percent = false,
            .fits = {Judges::choices},
            .suits = [](const Judged& place) { return place.loss && place.loss->comparesShares; },
            .add = add,
            .value = [](const MetricState& state) { return math::exp(meanValue(state)); }};
}

} // namespace loom::metrics
