#include "train/metric_type.h"

#include "train/metrics/metric_common.h"

#include <algorithm>

namespace loom {
namespace {

/// More classes than any table may have; a damaged checkpoint could claim any number.
constexpr std::int64_t kMostOutputs = 1 << 24;
constexpr std::size_t kHead = 2 + std::size(decltype(MetricState::sums){});

} // namespace

MetricState::MetricState(const MetricType& metric, std::int64_t count)
{
    if (metric.tableWidth > 0)
        table.resize(std::size_t(std::max<std::int64_t>(2, count) * metric.tableWidth));
}

void MetricState::clear()
{
    std::ranges::fill(sums, 0.0);
    std::ranges::fill(table, 0.0);
    samples = outputs = 0;
}

std::size_t MetricState::size() const
{
    return kHead + table.size();
}

void MetricState::appendTo(std::vector<double>& numbers) const
{
    numbers.resize(numbers.size() + size());
    writeTo(std::span(numbers).last(size()));
}

void MetricState::writeTo(std::span<double> numbers) const
{
    LOOM_ASSERT(numbers.size() == size());
    numbers[0] = double(samples);
    numbers[1] = double(outputs);
    std::ranges::copy(sums, numbers.begin() + 2);
    std::ranges::copy(table, numbers.begin() + kHead);
}

bool MetricState::take(std::span<const double>& numbers)
{
    if (numbers.size() < kHead + table.size() || !(numbers[0] >= 0 && numbers[0] < 1e15)
        || !(numbers[1] >= 0 && numbers[1] <= double(kMostOutputs) && numbers[1] <= double(table.size())))
        return false;
    samples = std::int64_t(numbers[0]);
    outputs = std::int64_t(numbers[1]);
    std::copy_n(numbers.begin() + 2, std::size(sums), sums);
    std::copy_n(numbers.begin() + kHead, table.size(), table.begin());
    numbers = numbers.subspan(kHead + table.size());
    return true;
}

const MetricType* findMetric(const std::string& id)
{
    const auto& table = metricsTable();
    const auto found = std::ranges::find(table, id, &MetricType::id);
    return found == table.end() ? nullptr : &*found;
}

namespace {

/// Rows [first, first + count) of a view.
TensorView part(const TensorView& view, std::int64_t first, std::int64_t count)
{
    const std::size_t offset = std::size_t(first * view.rowSize) * bytesOf(view.dtype);
    return {static_cast<std::byte*>(view.data) + offset, view.dtype, count, view.rowSize};
}

/// Each of the `steps` of a row as a row.
MetricBatch byStep(const MetricBatch& batch, std::int64_t steps)
{
    const auto stepByStep = [steps](const TensorView& view) {
        return TensorView{view.data, view.dtype, view.rows * steps, view.rowSize / steps};
    };
    MetricBatch all = batch;
    all.prediction = stepByStep(batch.prediction);
    all.target = stepByStep(batch.target);
    all.mask = stepByStep(batch.mask);
    all.rows *= steps;
    return all;
}

} // namespace

std::int64_t tableRows(const MetricType& metric, const MetricBatch& batch)
{
    if (metric.outputs)
        return std::min(metric.mostOutputs, metric.outputs(batch));
    if (metric.mostOutputs == 0)
        return batch.prediction.rowSize;
    const bool each = batch.judges == Judges::answers;
    return std::min(metric.mostOutputs, each ? metrics::outputsApart(batch) : metrics::layoutOf(batch).classes);
}

void addCounted(const MetricType& metric, MetricState& state, const MetricBatch& batch)
{
    if (!batch.prediction.data)
        return; // of a loss that spares itself the prediction while training
    if (!batch.mask.data || (metric.wholeRows && batch.mask.rowSize > 1))
        return metric.add(state, batch);
    if (const std::int64_t steps = batch.mask.rowSize; steps > 1)
        return addCounted(metric, state, byStep(batch, steps));
    const auto counts = [&](std::int64_t row) { return elementOf(batch.mask, row) != 0; };
    for (std::int64_t first = 0, end = 0; first < batch.rows; first = end) {
        for (end = first + 1; end < batch.rows && counts(end) == counts(first);)
            ++end;
        if (counts(first)) {
            MetricBatch counted = rowsOf(batch, first, end - first);
            counted.mask = {};
            metric.add(state, counted);
        }
    }
}

void addPlainly(MetricState& state, const MetricState& other)
{
    state.samples += other.samples;
    for (std::size_t i = 0; i < std::size(state.sums); ++i)
        state.sums[i] += other.sums[i];
    for (std::size_t i = 0; i < state.table.size(); ++i)
        state.table[i] += other.table[i];
}

void addState(const MetricType& metric, MetricState& state, const MetricState& other)
{
    LOOM_ASSERT(state.table.size() == other.table.size());
    if (other.samples == 0)
        return;
    state.outputs = other.outputs;
    if (metric.merge)
        return metric.merge(state, other);
    addPlainly(state, other);
}

MetricBatch rowsOf(const MetricBatch& batch, std::int64_t first, std::int64_t count)
{
    const auto of = [&](const TensorView& view) { return view.data ? part(view, first, count) : view; };
    MetricBatch rows = batch;
    rows.prediction = of(batch.prediction);
    rows.target = of(batch.target);
    rows.mask = of(batch.mask);
    rows.rows = count;
    return rows;
}

SeriesName readSeries(const std::string& series)
{
    SeriesName name{findMetric(series), {}};
    if (name.metric || series == "loss")
        return name;
    for (const MetricType& metric : metricsTable())
        if (series.ends_with("_" + metric.id) && (!name.metric || metric.id.size() > name.metric->id.size()))
            name.metric = &metric;
    const std::size_t ending = name.metric ? name.metric->id.size() + 1 : series.ends_with("_loss") ? 5 : 0;
    name.loss = series.substr(0, series.size() - ending);
    return name;
}

double elementOf(const TensorView& view, std::int64_t index)
{
    LOOM_ASSERT(index >= 0 && index < view.rows * view.rowSize);
    switch (view.dtype) {
    case DType::f32:
        return double(static_cast<const float*>(view.data)[index]);
    case DType::f64:
        return static_cast<const double*>(view.data)[index];
    case DType::i32:
        return double(static_cast<const std::int32_t*>(view.data)[index]);
    case DType::u8:
        break;
    }
    return double(static_cast<const std::uint8_t*>(view.data)[index]);
}

} // namespace loom
