#include "train/metrics/metric_common.h"

namespace loom::metrics {
namespace {

void add(MetricState& state, const MetricBatch& batch)
{
    const Layout layout = layoutOf(batch);
    const std::int64_t steps = batch.mask.data ? batch.mask.rowSize : 0;
    for (std::int64_t row = 0; row < batch.rows; ++row) {
        bool counts = steps == 0, right = true;
        for (std::int64_t p = 0; p < layout.positions; ++p) {
            if (steps > 0 && elementOf(batch.mask, row * steps + p * steps / layout.positions) == 0)
                continue;
            counts = true;
            const std::int64_t i = row * layout.positions + p;
            right = right && predictedClass(batch, layout, i) == actualClass(batch, layout, i);
        }
        state.sums[0] += counts && right ? 1 : 0;
        state.samples += counts ? 1 : 0;
    }
}

/// Is more than one thing decided of a row?
bool suits(const Judged& place)
{
    if (!place.target)
        return false;
    const bool shares = place.answers == Judges::choices && place.target->classes == 0;
    return shares ? place.target->shape.rank() > 1 : place.target->shape.size() > 1;
}

} // namespace

MetricType exact_match()
{
    return {.id = "exact_match",
            .title = TR("Exact match"),
            .text = TR("The share of samples that are right as a whole: every step of a series, every answer of a "
                       "list. One mistake anywhere and the sample counts as wrong."),
            .higherIsBetter = true,
            .percent = true,
            .fits = {Judges::choices, Judges::answers},
            .suits = suits,
            .wholeRows = true,
            .add = add,
            .value = meanValue};
}

} // namespace loom::metrics
