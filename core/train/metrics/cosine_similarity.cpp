#include "base/math.h"
#include "train/metrics/metric_common.h"

namespace loom::metrics {
namespace {

void add(MetricState& state, const MetricBatch& batch)
{
    const std::int64_t all = batch.prediction.rowSize, length = batch.last > 0 ? batch.last : all;
    const Layout layout = layoutOf(batch);
    for (std::int64_t begin = 0; begin < batch.rows * all; begin += length) {
        double product = 0, predicted = 0, wanted = 0;
        for (std::int64_t i = begin; i < begin + length; ++i) {
            const double p = inOwnUnit(batch, i, elementOf(batch.prediction, i)),
                         t = inOwnUnit(batch, i, wantedNumber(batch, layout, i));
            product += p * t;
            predicted += p * p;
            wanted += t * t;
        }
        if (predicted > 0 && wanted > 0)
            state.sums[0] += product / (math::sqrt(predicted) * math::sqrt(wanted));
        state.samples += 1;
    }
}

} // namespace

MetricType cosine_similarity()
{
    return {.id = "cosine_similarity",
            .title = TR("Cosine similarity"),
            .text =
                TR("How well the directions of prediction and target agree, whatever their lengths: 1 is the same "
                   "direction, 0 across, −1 the opposite."),
            .higherIsBetter = true,
            .percent = false,
            .fits = {Judges::amounts},
            .suits = [](const Judged& place) { return lastAxisOf(place.target) > 1; },
            .add = add,
            .value = meanValue};
}

} // namespace loom::metrics
