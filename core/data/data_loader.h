#pragma once

#include "base/random.h"
#include "data/block_stream.h"
#include "data/gather_rows.h"
#include "distributed/shards.h"

#include <algorithm>

namespace loom {

/// Batches of one part of the data, in an order that is a function of (seed, epoch). `gather` converts stored
/// elements into the network's type in one pass and allocates nothing. Rows in memory are shuffled all together;
/// those of a store come in shuffled blocks (see BlockStream) and are read ahead, so that no batch waits for the disk
/// as long as reading is faster than training.
class DataLoader {
public:
    /// The bytes that a store's rows may take in all: those of training, and those of an evaluation beside it.
    static constexpr std::int64_t kTrainingBytes = 48 << 20;
    static constexpr std::int64_t kEvaluationBytes = 16 << 20;

    /// The data must outlive the loader. `batchSize` is the largest that will be set.
    DataLoader(const PreparedData& data, RowSet part, std::int64_t batchSize, bool shuffle, std::uint64_t seed,
               std::int64_t bytes = kTrainingBytes);

    std::int64_t size() const { return size_; }
    std::int64_t batchSize() const { return batchSize_; }
    void setBatchSize(std::int64_t batchSize);
    /// ⌈size / batchSize⌉; the last batch may be smaller.
    std::int64_t batches() const;
    /// Makes the order of that epoch current (stream `data/shuffle`).
    void startEpoch(std::int64_t epoch);
    /// Goes to batch `batch` of the current order and returns its rows; none where they cannot be read (`failure`).
    /// Of batches in shards: the rows of its own ones, of which the batch must have some.
    std::span<const std::int64_t> take(std::int64_t batch);
    /// Batches are cut into shards, of which this process takes its own. Of a store each shard has a stretch of the
    /// part of its own, which it alone reads.
    void setShards(const ShardCut& cut);
    std::int64_t rowsIn(std::int64_t batch) const { return std::min(batchSize_, size_ - batch * batchSize_); }
    /// From here on `gather` also draws what the recipe draws anew for each row (see Draw): for training only.
    void drawAnew() { draws_ = true; }
    /// Writes field `field` of the batch taken to `out` (dtype f32, f64 or i32; rowSize = the field's size).
    void gather(int field, TensorView out) const;
    const Text& failure() const;

private:
    void gatherStream(int field, TensorView out) const;
    void makeStreams();
    bool takeStreams(std::int64_t batch);

    const PreparedData* data_;
    RowSet part_;
    std::int64_t size_;
    std::vector<StoredRows> fields_; ///< of rows in memory
    std::vector<std::int64_t> order_; ///< of a list that is shuffled
    const std::int64_t* list_ = nullptr; ///< the rows in memory in their present order
    std::int64_t batchSize_;
    bool shuffle_;
    bool draws_ = false;
    std::int64_t epoch_ = 0;
    RandomStream numbers_;
    ShardCut cut_;
    std::uint64_t seed_;
    std::int64_t bytes_;
    std::vector<std::unique_ptr<BlockStream>> streams_; ///< of a store: one an own shard; null: it has no rows
    std::vector<std::int64_t> ofStreams_; ///< rows taken …
    std::int64_t rowsTaken_ = 0; ///< … of a batch of so many
    std::vector<std::int64_t> counting_; ///< 0, 1, 2 …: the rows of a stretch of the stream
    std::span<const std::int64_t> taken_;
};

/// Looks at a field's real numbers as the network gets them, over all rows; not known of labels and pictures.
Result<ValueRange> valueRangeOf(const PreparedData& data, int field);

} // namespace loom
