#pragma once

#include "base/random.h"
#include "data/data_recipe.h"

namespace loom {

/// Batches of one part of the data, in an order that is a function of (seed, epoch). `gather` converts stored
/// elements into the network's type in one pass and allocates nothing.
class DataLoader {
public:
    /// `part` are indices into `data.rows`. The data must outlive the loader.
    DataLoader(const PreparedData& data, std::vector<std::int64_t> part, std::int64_t batchSize, bool shuffle,
               std::uint64_t seed);

    std::int64_t size() const { return std::int64_t(part_.size()); }
    std::int64_t batchSize() const { return batchSize_; }
    void setBatchSize(std::int64_t batchSize);
    /// ⌈size / batchSize⌉; the last batch may be smaller.
    std::int64_t batches() const;
    /// Makes the order of that epoch current (stream `data/shuffle`).
    void startEpoch(std::int64_t epoch);
    /// The rows of batch `batch` in the current order.
    std::span<const std::int64_t> rowsOf(std::int64_t batch) const;
    /// Writes field `field` of the given rows to `out` (dtype f32, f64 or i32; rowSize = the field's size).
    void gather(int field, std::span<const std::int64_t> rows, TensorView out) const;

private:
    const PreparedData* data_;
    std::vector<std::int64_t> part_;
    std::vector<std::int64_t> order_;
    std::int64_t batchSize_;
    bool shuffle_;
    RandomStream stream_;
};

/// The same conversion without a loader, for views, probes and prediction.
void gatherField(const PreparedData& data, int field, std::span<const std::int64_t> rows, TensorView out);

} // namespace loom
