#include "train/metrics/metric_common.h"

#include <limits>

namespace loom::metrics {
namespace {

constexpr int kClass = 1; ///< place in MetricState::sums: 1 + the class that is asked for, 0: the mean

double iouOf(const ClassCount& count)
{
    const double all = count.predicted + count.actual - count.hits;
    return all > 0 ? count.hits / all : 0;
}

void add(MetricState& state, const MetricBatch& batch)
{
    addCounts(state, batch, kThreshold);
    state.sums[kClass] = 1 + batch.setting(0, -1);
}

void merge(MetricState& state, const MetricState& other)
{
    const double asked = other.sums[kClass];
    addPlainly(state, other);
    state.sums[kClass] = asked;
}

double value(const MetricState& state)
{
    if (state.sums[kClass] == 0 || state.samples == 0)
        return macroAverage(state, iouOf);
    const std::int64_t asked = std::int64_t(state.sums[kClass]) - 1;
    const bool known = asked < std::max<std::int64_t>(2, state.outputs);
    return known ? iouOf(countOf(state, asked)) : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

MetricType iou()
{
    return {.id = "iou",
            .title = TR("IoU"),
            .text = TR("Intersection over union: of all places that are of a class or were taken for it, the share "
                       "that is both. The mean over the classes, or that of one class."),
            .higherIsBetter = true,
            .percent = true,
            .fits = {Judges::choices, Judges::answers},
            .tableWidth = kCountWidth,
            .add = add,
            .value = value,
            .merge = merge,
            .attributes = {{.name = "class",
                            .kind = AttributeKind::integer,
                            .fallback = std::int64_t(-1),
                            .title = TR("Class"),
                            .help = TR("The number of the class, from 0 on, or −1: the mean over all classes."),
                            .minimum = -1,
                            .maximum = 100'000}}};
}

} // namespace loom::metrics
