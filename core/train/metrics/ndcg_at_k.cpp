#include "base/math.h"
#include "train/metrics/ranking_common.h"

namespace loom::metrics {
namespace {

/// Σ relevance/log₂(place + 2) of the first places of a row ranked by `score`.
template<class Relevance, class Score>
double gain(const MetricBatch& batch, std::int64_t row, const Relevance& relevance, const Score& score)
{
    const std::int64_t count = batch.prediction.rowSize;
    double sum = 0;
    eachLargest(row * count, count, std::int64_t(batch.setting(0, kRankedPlaces)), score,
                [&](std::int64_t place, std::int64_t i) {
                    sum += relevance(i) * math::log(2.0) / math::log(double(place + 2));
                });
    return sum;
}

void add(MetricState& state, const MetricBatch& batch)
{
    const Layout layout = layoutOf(batch);
    const auto relevance = [&](std::int64_t i) { return inOwnUnit(batch, i, wantedNumber(batch, layout, i)); };
    for (std::int64_t row = 0; row < batch.rows; ++row) {
        const double best = gain(batch, row, relevance, relevance);
        const double got =
            gain(batch, row, relevance, [&](std::int64_t i) { return elementOf(batch.prediction, i); });
        state.sums[0] += best > 0 ? got / best : 0;
        state.samples += 1;
    }
}

} // namespace

MetricType ndcg_at_k()
{
    return {.id = "ndcg_at_k",
            .title = TR("NDCG@k"),
            .text = TR("How good the first k places of the network's ranking are: relevance counts less the further "
                       "down it stands, and 1 is the best order there is. A sample without anything relevant counts "
                       "as 0. For recommendations."),
            .higherIsBetter = true,
            .percent = false,
            .fits = {Judges::answers, Judges::amounts},
            .suits = suitsRanking,
            .add = add,
            .value = meanValue,
            .attributes = {placesAttribute()}};
}

} // namespace loom::metrics
