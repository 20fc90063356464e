#include "train/metrics/ranking_common.h"

namespace loom::metrics {
namespace {

void add(MetricState& state, const MetricBatch& batch)
{
    const Layout layout = layoutOf(batch);
    const std::int64_t count = batch.prediction.rowSize, places = std::int64_t(batch.setting(0, kRankedPlaces));
    for (std::int64_t row = 0; row < batch.rows; ++row) {
        double hits = 0;
        eachLargest(
            row * count, count, places, [&](std::int64_t i) { return elementOf(batch.prediction, i); },
            [&](std::int64_t, std::int64_t i) { hits += wantedNumber(batch, layout, i) > 0.5 ? 1 : 0; });
        state.sums[0] += hits / double(places);
        state.samples += 1;
    }
}

} // namespace

MetricType precision_at_k()
{
    return {.id = "precision_at_k",
            .title = TR("Precision@k"),
            .text = TR("Of the k things that the network puts first, the share that is relevant (more than 0.5); the "
                       "mean over the samples. For recommendations."),
            .higherIsBetter = true,
            .percent = true,
            .fits = {Judges::answers},
            .suits = suitsRanking,
            .add = add,
            .value = meanValue,
            .attributes = {placesAttribute()}};
}

} // namespace loom::metrics
