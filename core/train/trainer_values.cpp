// What a trainer measures: losses and metrics of a batch, of an epoch, of a part of the data.
#include "distributed/shards.h"
#include "train/trainer.h"

#include <algorithm>

namespace loom {

void Trainer::Sums::clear()
{
    penalties = 0;
    rows = 0;
    std::ranges::fill(losses, 0.0);
    std::ranges::fill(counts, 0.0);
    for (MetricState& state : metrics)
        state.clear();
}

Trainer::Sums Trainer::emptySums() const
{
    Sums sums;
    sums.losses.resize(std::size_t(network_.losses()));
    sums.counts.resize(sums.losses.size());
    for (const MetricUse& use : options_.metrics)
        sums.metrics.emplace_back(*use.metric, tableRows(*use.metric, batchOf(use, true, 0)));
    return sums;
}

/// A batch counts as many times as it has samples that the loss lets in, so that the mean is that of the samples
/// however they fall into batches.
double Trainer::addLosses(Sums& sums, std::int64_t rows, bool inference) const
{
    double all = 0;
    for (std::size_t i = 0; i < sums.losses.size(); ++i) {
        const double count = network_.counted(int(i), rows, inference), part = network_.lossPart(int(i), inference);
        sums.losses[i] += part * count;
        sums.counts[i] += count;
        all += network_.lossWeight(int(i)) * part;
    }
    const double penalty = network_.penalty(inference);
    sums.penalties += penalty * double(rows);
    sums.rows += rows;
    return all + penalty;
}

void Trainer::appendValues(const Sums& sums, std::vector<double>& values) const
{
    const std::size_t total = values.size();
    values.push_back(sums.penalties / double(sums.rows));
    for (std::size_t i = 0; i < sums.losses.size(); ++i) {
        // As a batch in which no sample counts: 0.
        const double mean = sums.counts[i] > 0 ? sums.losses[i] / sums.counts[i] : 0;
        values[total] += network_.lossWeight(int(i)) * mean;
        if (!options_.lossSeries.empty())
            values.push_back(mean);
    }
    for (std::size_t i = 0; i < sums.metrics.size(); ++i)
        values.push_back(options_.metrics[i].metric->value(sums.metrics[i]));
}

MetricBatch Trainer::batchOf(const MetricUse& use, bool inference, std::int64_t rows) const
{
    return {network_.prediction(use.loss, inference),
            network_.target(use.loss, inference),
            rows,
            network_.mask(use.loss, inference),
            use.judges,
            use.units,
            use.settings,
            use.zeros,
            use.decidesAt,
            use.last,
            &use.shape,
            &use.targetShape,
            &use.lossAttributes};
}

/// Puts the rows of a batch into the feeds, of a batch in shards those of the own ones; nothing where they cannot be
/// read.
std::optional<std::span<const std::int64_t>> Trainer::feed(DataLoader& loader, std::int64_t batch,
                                                           const std::vector<Feed>& feeds,
                                                           const std::vector<int>& fields) const
{
    const ShardRows own = network_.shards().ownRows(loader.rowsIn(batch));
    if (own.count == 0)
        return std::span<const std::int64_t>();
    const std::span<const std::int64_t> rows = loader.take(batch);
    if (rows.empty())
        return std::nullopt;
    for (std::size_t i = 0; i < feeds.size(); ++i)
        loader.gather(fields[i], rowsFrom(feeds[i].view, own.first));
    return rows;
}

/// Loss and metrics of the batch, each alone for the curve and summed for the epoch.
void Trainer::addBatchValues()
{
    if (inShards())
        return addShardValues();
    batchValues_[0] = addLosses(sums_, rowsInLastBatch_, false);
    auto value = batchValues_.begin() + 1;
    for (std::size_t i = 0; i < options_.lossSeries.size(); ++i)
        *value++ = network_.lossPart(int(i));
    for (std::size_t i = 0; i < options_.metrics.size(); ++i) {
        const MetricType& metric = *options_.metrics[i].metric;
        const MetricBatch batch = batchOf(options_.metrics[i], false, rowsInLastBatch_);
        batchStates_[i].clear();
        addCounted(metric, batchStates_[i], batch);
        *value++ = metric.value(batchStates_[i]);
        addCounted(metric, sums_.metrics[i], batch);
    }
}

std::optional<std::vector<double>> Trainer::evaluate(const RowSet& rows)
{
    Sums sums = emptySums();
    const auto& feeds = network_.inferenceFeeds();
    const std::vector<int> fields = fieldsOf(feeds);
    DataLoader loader(data_, rows, network_.batch(), false, 0, DataLoader::kEvaluationBytes);
    loader.setShards(network_.shards());
    for (std::int64_t batch = 0; batch < loader.batches(); ++batch) {
        if (!feed(loader, batch, feeds, fields)) {
            endUnread(loader.failure());
            return std::nullopt;
        }
        const std::int64_t count = loader.rowsIn(batch);
        if (inShards()) {
            inferShards(sums, batch, count);
        } else {
            network_.infer(count, {.step = batch});
            addLosses(sums, count, true);
            for (std::size_t i = 0; i < options_.metrics.size(); ++i)
                addCounted(*options_.metrics[i].metric, sums.metrics[i], batchOf(options_.metrics[i], true, count));
        }
        if (onValidationBatch && !onValidationBatch())
            return std::nullopt;
    }
    std::vector<double> values;
    appendValues(sums, values);
    return values;
}

} // namespace loom
