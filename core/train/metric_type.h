#pragma once

#include "base/attribute_spec.h"
#include "tensor/tensor.h"

#include <algorithm>
#include <iterator>

namespace loom {

/// Counts of one class over an epoch.
struct ClassCount {
    std::int64_t hits = 0; ///< predicted and true
    std::int64_t predicted = 0;
    std::int64_t actual = 0;
};

/// Running sums of a metric over an epoch: what `add` writes and `value` reads. Plain bytes, saved in checkpoints.
struct MetricState {
    static constexpr int kMostClasses = 256;
    double sums[8] = {};
    std::int64_t samples = 0; ///< rows, positions or elements, as the metric counts
    std::int64_t classes = 0; ///< of `counts`; above kMostClasses nothing is counted
    ClassCount counts[kMostClasses];

    /// Back to nothing counted; only what was used is written, as a step of a small network takes less than all of
    /// it.
    void clear()
    {
        std::fill(sums, sums + std::size(sums), 0.0);
        std::fill(counts, counts + std::clamp<std::int64_t>(classes, 2, kMostClasses), ClassCount());
        samples = classes = 0;
    }
};

/// Predictions and targets of a batch, `rows` of each. Predictions are probabilities (or values for regression),
/// f32 or f64; targets i32 labels (rowSize 1) or numbers of the prediction's size.
struct MetricBatch {
    TensorView prediction;
    TensorView target;
    std::int64_t rows = 0;
    TensorView mask; ///< one number a row, 0: the row is not counted; empty: all are
};

/// The declaration of a metric: one file in core/train/metrics. Allocates nothing.
struct MetricType {
    std::string id;
    Text title;
    Text text;
    bool higherIsBetter = true;
    bool percent = false; ///< shown as 91.2 %
    bool ofClasses = false; ///< measures choices among classes, not amounts
    void (*add)(MetricState& state, const MetricBatch& batch) = nullptr;
    double (*value)(const MetricState& state) = nullptr;
};

const std::vector<MetricType>& metricsTable();
const MetricType* findMetric(const std::string& id);
/// Adds the rows of the batch that its mask lets in.
void addCounted(const MetricType& metric, MetricState& state, const MetricBatch& batch);

/// What a series of the curves shows: with several losses, `price_mae` is the metric `mae` of the loss `price` and
/// `price_loss` that loss itself.
struct SeriesName {
    const MetricType* metric = nullptr; ///< null: a loss
    std::string loss; ///< id of the loss, empty where there is one only
};
/// Reads a name without `validation_` or `test_` in front; of several metrics that it could end in, the longest.
SeriesName readSeries(const std::string& series);

/// Element i of a view as a number (f32, f64, i32, u8).
double elementOf(const TensorView& view, std::int64_t index);

} // namespace loom
