// What a trainer measures where batches are cut into shards: each shard alone, then all in their order, whoever
// computed them.
#include "distributed/shards.h"
#include "train/trainer.h"

#include <algorithm>

namespace loom {

bool Trainer::inShards() const
{
    return network_.shards().shards() > 1;
}

/// Of each shard: losses, how many samples count for them, then the metrics.
void Trainer::prepareShards()
{
    loader_.setShards(network_.shards());
    shardNumbers_.clear();
    shardBegins_.clear();
    if (!inShards())
        return;
    shardSize_ = 2 * sums_.losses.size();
    for (const MetricState& state : sums_.metrics)
        shardSize_ += state.size();
    shardNumbers_.resize(shardSize_ * std::size_t(network_.shards().shards()));
    for (const std::int64_t shard : network_.shards().begins())
        shardBegins_.push_back(shard * std::int64_t(shardSize_));
    shardStates_ = sums_.metrics;
}

std::span<double> Trainer::numbersOf(int shard)
{
    return std::span(shardNumbers_).subspan(std::size_t(shard) * shardSize_, shardSize_);
}

/// Measures an own shard.
void Trainer::measureShard(int shard, std::int64_t rows, bool inference)
{
    const ShardRows own = network_.shards().rowsOf(shard, rows);
    std::span<double> numbers = numbersOf(shard);
    const std::size_t losses = sums_.losses.size();
    std::ranges::fill(numbers, 0.0);
    for (std::size_t i = 0; i < losses && own.count > 0; ++i) {
        numbers[i] = inference ? network_.lossPart(int(i), true) : network_.shardLoss(shard, int(i));
        numbers[losses + i] = network_.counted(int(i), own.count, inference, own.first);
    }
    numbers = numbers.subspan(2 * losses);
    for (std::size_t i = 0; i < shardStates_.size(); ++i) {
        MetricState& state = shardStates_[i];
        state.clear();
        if (own.count > 0)
            addCounted(*options_.metrics[i].metric, state,
                       rowsOf(batchOf(options_.metrics[i], inference, rows), own.first, own.count));
        state.writeTo(numbers.first(state.size()));
        numbers = numbers.subspan(state.size());
    }
}

/// Adds what all shards gave, and each metric's to the batch's own.
void Trainer::addShards(Sums& sums, std::int64_t rows, bool inference)
{
    network_.ranks().share(shardNumbers_, shardBegins_);
    for (MetricState& state : batchStates_)
        state.clear();
    const std::size_t losses = sums.losses.size();
    for (int shard = 0; shard < network_.shards().shards(); ++shard) {
        if (network_.shards().rowsOf(shard, rows).count == 0)
            continue;
        std::span<const double> numbers = numbersOf(shard);
        for (std::size_t i = 0; i < losses; ++i) {
            sums.losses[i] += numbers[i] * numbers[losses + i];
            sums.counts[i] += numbers[losses + i];
        }
        numbers = numbers.subspan(2 * losses);
        for (std::size_t i = 0; i < shardStates_.size(); ++i) {
            LOOM_ASSERT(shardStates_[i].take(numbers));
            addState(*options_.metrics[i].metric, batchStates_[i], shardStates_[i]);
            addState(*options_.metrics[i].metric, sums.metrics[i], shardStates_[i]);
        }
    }
    sums.penalties += network_.penalty(inference) * double(rows);
    sums.rows += rows;
}

/// The mean over the samples that count.
double Trainer::lossOfShards(std::size_t loss) const
{
    double sum = 0, count = 0;
    for (int shard = 0; shard < network_.shards().shards(); ++shard)
        if (network_.shards().rowsOf(shard, rowsInLastBatch_).count > 0) {
            const double* numbers = shardNumbers_.data() + std::size_t(shard) * shardSize_;
            sum += numbers[loss] * numbers[sums_.losses.size() + loss];
            count += numbers[sums_.losses.size() + loss];
        }
    return count > 0 ? sum / count : 0;
}

void Trainer::addShardValues()
{
    const ShardCut& cut = network_.shards();
    for (int shard = cut.begin(); shard < cut.end(); ++shard)
        measureShard(shard, rowsInLastBatch_, false);
    addShards(sums_, rowsInLastBatch_, false);
    batchValues_[0] = network_.penalty();
    auto value = batchValues_.begin() + 1;
    for (std::size_t i = 0; i < sums_.losses.size(); ++i) {
        const double loss = lossOfShards(i);
        batchValues_[0] += network_.lossWeight(int(i)) * loss;
        if (!options_.lossSeries.empty())
            *value++ = loss;
    }
    for (std::size_t i = 0; i < options_.metrics.size(); ++i)
        *value++ = options_.metrics[i].metric->value(batchStates_[i]);
}

void Trainer::inferShards(Sums& sums, std::int64_t batch, std::int64_t rows)
{
    const ShardCut& cut = network_.shards();
    for (int shard = cut.begin(); shard < cut.end(); ++shard) {
        network_.inferShard(shard, rows, {.step = batch});
        measureShard(shard, rows, true);
    }
    addShards(sums, rows, true);
}

} // namespace loom
