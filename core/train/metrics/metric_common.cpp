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
    if (batch.judges == Judges::answers)
        return {predicted, 1, false};
    const bool whole = batch.target.dtype == DType::i32 || batch.target.dtype == DType::u8;
    if (whole && predicted > target && predicted % target == 0)
        return {target, predicted / target, true};
    const std::int64_t classes = batch.last > 0 && predicted % batch.last == 0 ? batch.last : predicted;
    return {predicted / classes, classes, false};
}

bool saysYes(const MetricBatch& batch, std::int64_t element, double threshold)
{
    return elementOf(batch.prediction, element) > threshold + (batch.decidesAt - kThreshold);
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

std::int64_t predictedClass(const MetricBatch& batch, const Layout& layout, std::int64_t position, double threshold)
{
    if (layout.classes == 1)
        return saysYes(batch, position, threshold) ? 1 : 0;
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

namespace {

enum Sum {
    kSeparate
}; ///< places in MetricState::sums of `addCounts`: more than 0 where outputs answer for themselves

/// Rows for so many classes (a yes or no has two).
void widen(MetricState& state, std::int64_t classes, int width)
{
    state.outputs = classes;
    if (const std::size_t needed = std::size_t(std::max<std::int64_t>(2, classes) * width);
        state.table.size() < needed)
        state.table.resize(needed);
}

void addAnswers(MetricState& state, const MetricBatch& batch, double threshold)
{
    const std::int64_t outputs = batch.prediction.rowSize;
    widen(state, outputs, kCountWidth);
    state.sums[kSeparate] = 1;
    for (std::int64_t i = 0; i < batch.rows * outputs; ++i) {
        double* count = state.table.data() + i % outputs * kCountWidth;
        const bool predicted = saysYes(batch, i, threshold), actual = elementOf(batch.target, i) > 0.5;
        count[0] += predicted && actual ? 1 : 0;
        count[1] += predicted ? 1 : 0;
        count[2] += actual ? 1 : 0;
    }
    state.samples += batch.rows * outputs;
}

} // namespace

void addCounts(MetricState& state, const MetricBatch& batch)
{
    addCounts(state, batch, batch.setting(0, kThreshold));
}

void addCounts(MetricState& state, const MetricBatch& batch, double threshold)
{
    if (batch.judges == Judges::answers && batch.prediction.rowSize > 1)
        return addAnswers(state, batch, threshold);
    const Layout layout = layoutOf(batch);
    widen(state, layout.classes, kCountWidth);
    const std::int64_t known = std::max<std::int64_t>(2, layout.classes);
    const auto count = [&](std::int64_t c) { return state.table.data() + c * kCountWidth; };
    for (std::int64_t i = 0; i < batch.rows * layout.positions; ++i) {
        const std::int64_t predicted = predictedClass(batch, layout, i, threshold),
                           actual = actualClass(batch, layout, i);
        count(predicted)[1] += 1;
        if (actual >= 0 && actual < known)
            count(actual)[2] += 1;
        if (predicted == actual)
            count(predicted)[0] += 1;
    }
    state.samples += batch.rows * layout.positions;
}

double macroAverage(const MetricState& state, double (*of)(const ClassCount&))
{
    if (state.samples == 0)
        return std::numeric_limits<double>::quiet_NaN();
    if (state.outputs == 1)
        return of(countOf(state, 1));
    double sum = 0;
    int seen = 0;
    for (std::int64_t c = 0; c < state.outputs; ++c)
        if (const ClassCount count = countOf(state, c);
            state.sums[kSeparate] > 0 || count.predicted + count.actual > 0) {
            sum += of(count);
            ++seen;
        }
    return sum / seen;
}

AttributeSpec thresholdAttribute()
{
    return {.name = "threshold",
            .fallback = kThreshold,
            .title = TR("Threshold"),
            .help = TR("From where on an output counts as yes."),
            .minimum = 0,
            .maximum = 1,
            .step = 0.05};
}

ClassCount countOf(const MetricState& state, std::int64_t output)
{
    const double* row = state.table.data() + output * kCountWidth;
    return {row[0], row[1], row[2]};
}

double precisionOf(const ClassCount& count)
{
    return count.predicted > 0 ? count.hits / count.predicted : 0;
}

double recallOf(const ClassCount& count)
{
    return count.actual > 0 ? count.hits / count.actual : 0;
}

double wantedNumber(const MetricBatch& batch, const Layout& layout, std::int64_t i)
{
    if (!layout.labels)
        return elementOf(batch.target, i);
    return std::int64_t(elementOf(batch.target, i / layout.classes)) == i % layout.classes ? 1 : 0;
}

/// What one unit of element i is in the target's own unit.
static double unitOf(const MetricBatch& batch, std::int64_t i)
{
    return batch.units.empty() ? 1 : batch.units[std::size_t(i) % batch.units.size()];
}

double inOwnUnit(const MetricBatch& batch, std::int64_t i, double number)
{
    return number * unitOf(batch, i) + (batch.zeros.empty() ? 0 : batch.zeros[std::size_t(i) % batch.zeros.size()]);
}

double keptShare(double share)
{
    constexpr double kLeast = 1e-7;
    return std::clamp(share, kLeast, 1 - kLeast);
}

std::int64_t outputsApart(const MetricBatch& batch)
{
    return batch.last > 0 ? batch.last : batch.prediction.rowSize;
}

std::int64_t lastAxisOf(const FieldShape* target)
{
    return target && target->shape.rank() > 0 ? target->shape[-1] : 0;
}

void addErrors(MetricState& state, const MetricBatch& batch, double (*of)(double))
{
    const Layout layout = layoutOf(batch);
    const std::int64_t elements = batch.rows * batch.prediction.rowSize;
    for (std::int64_t i = 0; i < elements; ++i)
        state.sums[0] += of((elementOf(batch.prediction, i) - wantedNumber(batch, layout, i)) * unitOf(batch, i));
    state.samples += elements;
}

double meanValue(const MetricState& state)
{
    return state.samples > 0 ? state.sums[0] / double(state.samples) : std::numeric_limits<double>::quiet_NaN();
}

} // namespace loom::metrics
