#pragma once

#include "distributed/ranks.h"
#include "tensor/tensor.h"

// A batch that is cut into shards. Every shard is a contiguous part of its rows, computed as if it were a batch of
// its own (with its own batch statistics); what the shards give is added up in their order, whoever computed it:
//
//   batch     rows 0 … 9 │ 10 … 19 │ 20 … 29 │ 30 … 39
//   shards         0     │    1    │    2    │    3
//   ranks     ──────── 0 ──────────┼──────── 1 ────────     or all of them one process
//
// so one process and several give the same bits. The rule is that of PyTorch's DistributedDataParallel (Li et al.
// 2020), with parts that count by their rows.

namespace loom {

/// Rows [first, first + count) of a batch.
struct ShardRows {
    std::int64_t first = 0, count = 0;
};

/// How batches are cut, and which of the shards this process computes: a contiguous stretch, maybe none.
class ShardCut {
public:
    ShardCut() = default;
    ShardCut(int shards, const Ranks& ranks);

    int shards() const { return shards_; }
    int begin() const { return begin_; } ///< of its own …
    int end() const { return end_; } ///< … one past the last
    /// As even as can be; with fewer rows than shards some have none.
    ShardRows rowsOf(int shard, std::int64_t rows) const;
    /// Of all its own shards.
    ShardRows ownRows(std::int64_t rows) const;
    /// The first shard of each rank, then how many there are.
    const std::vector<std::int64_t>& begins() const { return begins_; }

private:
    int shards_ = 1, begin_ = 0, end_ = 1;
    std::vector<std::int64_t> begins_{0, 1};
};

/// Adds up vectors, one a shard, in the order of the shards. One thread at a time. Alone it holds one vector and
/// allocates nothing after it was made.
class ShardSum {
public:
    /// Vectors of `size` numbers of that type (f32 or f64). `ranks` must outlive it.
    ShardSum(const ShardCut& cut, const Ranks& ranks, DType dtype, std::int64_t size);

    /// Where an own shard's vector belongs: it is stored there, or added to what stands there. Own shards come in
    /// their order.
    struct Place {
        std::byte* at = nullptr;
        bool adds = false;
    };
    void start(std::int64_t rows);
    Place place(int shard);
    /// Afterwards `sum` is the sum over all shards that have rows, in every process.
    void finish();
    const std::byte* sum() const { return static_cast<const std::byte*>(sum_.data()); }
    std::size_t bytes() const { return sum_.bytes() + own_.bytes() + pieces_.bytes(); }

private:
    bool hasRows(int shard) const { return cut_.rowsOf(shard, rows_).count > 0; }
    void exchange(int round);
    template<class T> void addPieces();

    ShardCut cut_;
    const Ranks& ranks_;
    DType dtype_;
    std::int64_t size_;
    std::int64_t rows_ = 0;
    bool any_ = false; ///< a shard was placed
    Tensor sum_;
    // Of several processes: each adds up one stretch of the vectors of all shards.
    std::vector<std::int64_t> stretches_; ///< where each rank's begins, then the size
    Tensor own_; ///< a vector an own shard
    Tensor pieces_; ///< this rank's stretch of every shard's vector
    std::vector<std::int64_t> at_, counts_; ///< where they come in `pieces_` in a round
    std::vector<std::int64_t> nothing_; ///< the stretches of a rank that has no shard in a round
};

} // namespace loom
