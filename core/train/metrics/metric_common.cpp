#include "train/metrics/metric_common.h"

#include <algorithm>
#include <limits>

namespace loom::metrics {
namespace {

template<class T> std::int64_t firstLargest(const void* data, std::int64_t begin, std::int64_t count)
{
    const T* values = static_cast<const T*>(data) + begin;
    std::int64_t best = 0;
    for (std::int64_t i = 1; i < count; ++i)
        best = values[i] > values[best] ? i : best;
    return best;
}

} // namespace

Layout layoutOf(const MetricBatch& batch)
{
    const std::int64_t predicted = batch.prediction.rowSize, target = std::max<std::int64_t>(1, batch.target.rowSize);
    const bool whole = batch.target.dtype == DType::i32 || batch.target.dtype == DType::u8;
    if (whole && predicted > target && predicted % target == 0)
        return {target, predicted / target, true};
    return {1, predicted, false};
}

std::int64_t largest(const TensorView& view, std::int64_t begin, std::int64_t count)
{
    if (view.dtype == DType::f32)
        return firstLargest<float>(view.data, begin, count);
    if (view.dtype == DType::f64)
        return firstLargest<double>(view.data, begin, count);
    if (view.dtype == DType::i32)
        return firstLargest<std::int32_t>(view.data, begin, count);
    return firstLargest<std::uint8_t>(view.data, begin, count);
}

std::int64_t predictedClass(const MetricBatch& batch, const Layout& layout, std::int64_t position)
{
    if (layout.classes == 1)
        return elementOf(batch.prediction, position) > 0.5 ? 1 : 0;
    return largest(batch.prediction, position * layout.classes, layout.classes);
}

std::int64_t actualClass(const MetricBatch& batch, const Layout& layout, std::int64_t position)
{
    if (layout.classes == 1)
        return elementOf(batch.target, position) > 0.5 ? 1 : 0;
    if (layout.labels)
        return std::int64_t(elementOf(batch.target, position));
    return largest(batch.target, position * layout.classes, layout.classes);
}

void addCounts(MetricState& state, const MetricBatch& batch)
{
    const Layout layout = layoutOf(batch);
    state.classes = layout.classes;
    if (layout.classes > MetricState::kMostClasses)
        return;
    const std::int64_t known = std::max<std::int64_t>(2, layout.classes);
    for (std::int64_t i = 0; i < batch.rows * layout.positions; ++i) {
        const std::int64_t predicted = predictedClass(batch, layout, i), actual = actualClass(batch, layout, i);
        state.counts[predicted].predicted += 1;
        if (actual >= 0 && actual < known)
            state.counts[actual].actual += 1;
        if (predicted == actual)
            state.counts[predicted].hits += 1;
    }
    state.samples += batch.rows * layout.positions;
}

double macroAverage(const MetricState& state, double (*of)(const ClassCount&))
{
    // A damaged checkpoint may claim any number of classes.
    if (state.samples == 0 || state.classes > MetricState::kMostClasses)
        return std::numeric_limits<double>::quiet_NaN();
    if (state.classes == 1)
        return of(state.counts[1]);
    double sum = 0;
    int seen = 0;
    for (std::int64_t c = 0; c < state.classes; ++c)
        if (state.counts[c].predicted + state.counts[c].actual > 0) {
            sum += of(state.counts[c]);
            ++seen;
        }
    return sum / seen;
}

double precisionOf(const ClassCount& count)
{
    return count.predicted > 0 ? double(count.hits) / double(count.predicted) : 0;
}

double recallOf(const ClassCount& count)
{
    return count.actual > 0 ? double(count.hits) / double(count.actual) : 0;
}

void addErrors(MetricState& state, const MetricBatch& batch, double (*of)(double))
{
    const Layout layout = layoutOf(batch);
    const std::int64_t elements = batch.rows * batch.prediction.rowSize;
    for (std::int64_t i = 0; i < elements; ++i) {
        const double target = !layout.labels ? elementOf(batch.target, i)
            : std::int64_t(elementOf(batch.target, i / layout.classes)) == i % layout.classes ? 1
                                                                                              : 0;
        state.sums[0] += of(elementOf(batch.prediction, i) - target);
    }
    state.samples += elements;
}

double meanValue(const MetricState& state)
{
    return state.samples > 0 ? state.sums[0] / double(state.samples) : std::numeric_limits<double>::quiet_NaN();
}

} // namespace loom::metrics
