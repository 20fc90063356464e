#include "train/metrics/metric_common.h"

namespace loom::metrics {
namespace {

constexpr double kPlaces = 5;

// The rank of the true class; of equal outputs the first comes first.
bool isAmongLargest(const TensorView& prediction, std::int64_t begin, std::int64_t classes, std::int64_t actual,
                    double places)
{
    if (actual < 0 || actual >= classes)
        return false;
    const double own = elementOf(prediction, begin + actual);
    std::int64_t before = 0;
    for (std::int64_t c = 0; c < classes; ++c) {
        const double other = elementOf(prediction, begin + c);
        before += other > own || (other == own && c < actual) ? 1 : 0;
    }
    return double(before) < places;
}

void add(MetricState& state, const MetricBatch& batch)
{
    const Layout layout = layoutOf(batch);
    const double places = batch.setting(0, kPlaces);
    const std::int64_t decisions = batch.rows * layout.positions;
    for (std::int64_t i = 0; i < decisions; ++i) {
        const std::int64_t actual = actualClass(batch, layout, i);
        const bool hit = layout.classes == 1
            ? predictedClass(batch, layout, i) == actual
            : isAmongLargest(batch.prediction, i * layout.classes, layout.classes, actual, places);
        state.sums[0] += hit ? 1 : 0;
    }
    state.samples += decisions;
}

} // namespace

MetricType top_k()
{
    return {.id = "top_k",
            .title = TR("Top k"),
            .text = TR("The share of samples whose class is among the k largest outputs."),
            .higherIsBetter = true,
            .percent = true,
            .fits = {Judges::choices},
            .add = add,
            .value = meanValue,
            .attributes = {{.name = "k",
                            .kind = AttributeKind::integer,
                            .fallback = std::int64_t(kPlaces),
                            .title = TR("k"),
                            .help = TR("How many of the largest outputs may hold the true class."),
                            .minimum = 1,
                            .maximum = 10'000}}};
}

} // namespace loom::metrics
