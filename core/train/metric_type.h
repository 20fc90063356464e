#pragma once

#include "base/attribute_spec.h"
#include "graph/shape_inference.h"
#include "tensor/tensor.h"

#include <span>

namespace loom {

struct MetricType;

/// Running sums of a metric over an epoch: what `add` writes and `value` reads. Made for a metric and a number of
/// outputs, adding allocates nothing.
struct MetricState {
    double sums[8] = {};
    std::int64_t samples = 0; ///< rows, positions or elements, as the metric counts
    std::int64_t outputs = 0; ///< classes or outputs that `table` has rows for
    std::vector<double> table; ///< MetricType::tableWidth numbers for each of them

    MetricState() = default;
    MetricState(const MetricType& metric, std::int64_t outputs);

    /// Back to nothing counted; the table keeps its size.
    void clear();
    /// All of it as numbers, for checkpoints and other processes, so many of them; `take` is false, with nothing
    /// changed, where the numbers are not of such a state.
    std::size_t size() const;
    void appendTo(std::vector<double>& numbers) const;
    void writeTo(std::span<double> numbers) const;
    bool take(std::span<const double>& numbers);
};

/// Predictions and targets of a batch, `rows` of each. Predictions are probabilities (or values for regression),
/// f32 or f64; targets i32 labels (rowSize 1) or numbers of the prediction's size.
struct MetricBatch {
    TensorView prediction;
    TensorView target;
    std::int64_t rows = 0;
    TensorView mask; ///< one number a row, 0: the row is not counted; empty: all are
    Judges judges = Judges::choices; ///< `answers`: each output is a yes or no of its own
    /// What one unit of the network's numbers is in the targets' own unit, one number or one an output; empty: 1.
    std::span<const double> units = {};
    /// Of the metric, in the order of its attributes (booleans as 0 and 1); empty: their defaults.
    std::span<const double> settings = {};
    /// What 0 of the network's numbers is in the targets' own unit, as many as `units`; empty: 0.
    std::span<const double> zeros = {};
    double decidesAt = 0.5; ///< LayerType::decidesAt of the loss
    /// Numbers along the last axis of targets that are no labels: one decision, or one direction; 0: all of a row.
    std::int64_t last = 0;
    /// Of a row of predictions and targets, and the attributes of the loss that judges them; null: not told.
    const Shape* shape = nullptr;
    const Shape* targetShape = nullptr;
    const Attributes* loss = nullptr;

    double setting(std::size_t place, double fallback) const
    {
        return place < settings.size() ? settings[place] : fallback;
    }
};

/// Where a metric is to be measured: what is judged there, by which loss, with which target.
struct Judged {
    Judges answers = Judges::nothing;
    const LayerType* loss = nullptr;
    const FieldShape* target = nullptr; ///< null: not a field of the data
};

/// The declaration of a metric: one file in core/train/metrics. Allocates nothing while it counts.
struct MetricType {
    std::string id;
    Text title;
    Text text;
    bool higherIsBetter = true;
    bool percent = false; ///< shown as 91.2 %
    std::vector<Judges> fits; ///< the kinds of answers that it says something true about
    bool (*suits)(const Judged& place) = nullptr; ///< of those, only where this is so; null: everywhere
    bool wholeRows = false; ///< a row is one thing to it: it reads the mask of a row's steps itself
    int tableWidth = 0; ///< numbers that it keeps for each class or output
    std::int64_t mostOutputs =
        0; ///< of so many at most, and of those that are told apart; 0: of every number of a row
    std::int64_t (*outputs)(const MetricBatch& batch) = nullptr; ///< how many those are; null: by what is judged
    void (*add)(MetricState& state, const MetricBatch& batch) = nullptr;
    double (*value)(const MetricState& state) = nullptr;
    /// Adds what was counted elsewhere to `state`; null: sums, samples and table are plain sums.
    void (*merge)(MetricState& state, const MetricState& other) = nullptr;
    std::vector<AttributeSpec> attributes; ///< settings, beside the id and the type in the recipe
};

const std::vector<MetricType>& metricsTable();
const MetricType* findMetric(const std::string& id);
/// How many classes or outputs of such batches a state keeps apart.
std::int64_t tableRows(const MetricType& metric, const MetricBatch& batch);
/// Adds the rows of the batch that its mask lets in.
void addCounted(const MetricType& metric, MetricState& state, const MetricBatch& batch);

/// What plain sums become with those of other rows.
void addPlainly(MetricState& state, const MetricState& other);
/// Adds what was counted of other rows, as if it had been counted here.
void addState(const MetricType& metric, MetricState& state, const MetricState& other);
/// Rows [first, first + count) of a batch.
MetricBatch rowsOf(const MetricBatch& batch, std::int64_t first, std::int64_t count);

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
