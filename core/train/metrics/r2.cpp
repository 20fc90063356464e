#include "train/metrics/metric_common.h"

#include <limits>

// The coefficient of determination, the mean over the outputs (as scikit-learn's r2_score and Keras's R2Score). Sums
// are taken of differences to the first target, so that targets far from 0 lose no digits.

namespace loom::metrics {
namespace {

/// Numbers kept for each output.
enum Column { kFirst, kSum, kSquares, kErrors, kWidth };

void add(MetricState& state, const MetricBatch& batch)
{
    const Layout layout = layoutOf(batch);
    const std::int64_t outputs = batch.prediction.rowSize;
    state.outputs = outputs;
    if (state.table.size() < std::size_t(outputs * kWidth))
        state.table.resize(std::size_t(outputs * kWidth));
    for (std::int64_t i = 0; i < batch.rows * outputs; ++i) {
        double* of = state.table.data() + i % outputs * kWidth;
        const double target = wantedNumber(batch, layout, i);
        const double error = elementOf(batch.prediction, i) - target;
        if (state.samples == 0 && i < outputs)
            of[kFirst] = target;
        of[kSum] += target - of[kFirst];
        of[kSquares] += (target - of[kFirst]) * (target - of[kFirst]);
        of[kErrors] += error * error;
    }
    state.samples += batch.rows;
}

/// Sums about the other's first target become sums about this one's.
void merge(MetricState& state, const MetricState& other)
{
    for (std::int64_t output = 0; output < other.outputs; ++output) {
        double* of = state.table.data() + output * kWidth;
        const double* add = other.table.data() + output * kWidth;
        if (state.samples == 0)
            of[kFirst] = add[kFirst];
        const double shift = add[kFirst] - of[kFirst], count = double(other.samples);
        of[kSquares] += add[kSquares] + 2 * shift * add[kSum] + count * shift * shift;
        of[kSum] += add[kSum] + count * shift;
        of[kErrors] += add[kErrors];
    }
    state.samples += other.samples;
}

double value(const MetricState& state)
{
    if (state.samples < 2)
        return std::numeric_limits<double>::quiet_NaN();
    double sum = 0;
    for (std::int64_t output = 0; output < state.outputs; ++output) {
        const double* of = state.table.data() + output * kWidth;
        const double variation = of[kSquares] - of[kSum] * of[kSum] / double(state.samples);
        if (variation > 0)
            sum += 1 - of[kErrors] / variation;
        else
            sum += of[kErrors] > 0 ? 0 : 1; // targets that never vary
    }
    return sum / double(state.outputs);
}

} // namespace

MetricType r2()
{
    return {.id = "r2",
            .title = TR("R²"),
            .text =
                TR("The share of the targets' variation that the predictions explain: 1 is perfect, 0 is no better "
                   "than always saying the mean, and worse than that is below 0."),
            .higherIsBetter = true,
            .percent = false,
            .fits = {Judges::amounts},
            .tableWidth = kWidth,
            .add = add,
            .value = value,
            .merge = merge};
}

} // namespace loom::metrics
