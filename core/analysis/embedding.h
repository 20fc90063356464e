#pragma once

#include "analysis/projection.h"
#include "analysis/tsne.h"
#include "base/text.h"

#include <optional>

namespace loom {

/// What stands between a layer's outputs and their map in the plane: rows come in chunks as they are computed, rows
/// of more than 1,024 numbers are projected at random to 512 on the way in, `finish` reduces the rest by PCA to 50.
/// Holds at most 1,024 numbers a row. Used by one thread at a time.
class Embedding {
public:
    static constexpr std::int64_t kMostNumbers = 1024;
    static constexpr int kProjected = 512;
    static constexpr int kComponents = 50;

    /// Room for `rows` rows of `numbers` numbers; `seed` chooses the random matrix.
    Embedding(std::int64_t rows, std::int64_t numbers, std::uint64_t seed);

    /// Appends `count` rows. What is not finite counts as 0.
    void add(const float* rows, std::int64_t count, ThreadPool& pool);
    std::int64_t rowsAdded() const { return added_; }
    /// Ends the collecting and frees what was collected. At least one row must have come. False after a yes of
    /// `cancelled`; there are no features then.
    bool finish(ThreadPool& pool, const std::function<bool()>& cancelled = {});

    /// (rows, ≤ 50) f32: what t-SNE is given. After `finish`.
    const Tensor& features() const { return features_; }
    /// (rows, 2) f32: the first two principal components.
    Tensor plane() const;
    /// Share of the variance that the first `components` components keep, 0 … 1.
    double varianceKept(int components) const;
    /// What was done, for the line beside the plot:
    /// "3,136 numbers a sample: random projection to 512 (seed 7), then PCA to 50".
    Text note() const;

private:
    std::int64_t numbers_, kept_, added_ = 0, notFinite_ = 0;
    std::uint64_t seed_;
    std::optional<RandomProjection> projection_;
    Tensor collected_; ///< (rows, kept)
    Tensor features_;
    std::vector<double> variance_;
    double totalVariance_ = 0;
};

} // namespace loom
