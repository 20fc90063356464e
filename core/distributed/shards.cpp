#include "distributed/shards.h"

#include "base/check.h"
#include "base/wide.h"

#include <algorithm>
#include <utility>

namespace loom {
namespace {

std::int64_t cutAt(std::int64_t count, std::int64_t part, std::int64_t parts)
{
    return count * part / parts;
}

template<class T> LOOM_WIDE void add(T* sum, const T* part, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i)
        sum[i] += part[i];
}

} // namespace

ShardCut::ShardCut(int shards, const Ranks& ranks)
    : shards_(std::max(1, shards))
    , begins_{}
{
    if (shards_ == 1) { // nothing to share out: every process computes it
        begins_ = {0, 1};
        return;
    }
    for (int rank = 0; rank <= ranks.count(); ++rank)
        begins_.push_back(cutAt(shards_, rank, ranks.count()));
    begin_ = int(begins_[std::size_t(ranks.rank())]);
    end_ = int(begins_[std::size_t(ranks.rank()) + 1]);
}

ShardRows ShardCut::rowsOf(int shard, std::int64_t rows) const
{
    const std::int64_t first = cutAt(rows, shard, shards_);
    return {first, cutAt(rows, shard + 1, shards_) - first};
}

ShardRows ShardCut::ownRows(std::int64_t rows) const
{
    const std::int64_t first = cutAt(rows, begin_, shards_);
    return {first, cutAt(rows, end_, shards_) - first};
}

ShardSum::ShardSum(const ShardCut& cut, const Ranks& ranks, DType dtype, std::int64_t size)
    : cut_(cut)
    , ranks_(ranks)
    , dtype_(dtype)
    , size_(size)
    , sum_(Shape{size}, dtype)
{
    if (ranks.alone())
        return;
    const std::size_t count = std::size_t(ranks.count());
    for (std::size_t rank = 0; rank <= count; ++rank)
        stretches_.push_back(cutAt(size, std::int64_t(rank), std::int64_t(count)));
    const std::size_t me = std::size_t(ranks.rank());
    own_ = Tensor(Shape{std::max(1, cut.end() - cut.begin()), size}, dtype);
    pieces_ = Tensor(Shape{cut.shards(), stretches_[me + 1] - stretches_[me]}, dtype);
    at_.resize(count);
    counts_.resize(count);
    nothing_.resize(count + 1);
}

void ShardSum::start(std::int64_t rows)
{
    rows_ = rows;
    any_ = false;
}

ShardSum::Place ShardSum::place(int shard)
{
    LOOM_ASSERT(shard >= cut_.begin() && shard < cut_.end() && hasRows(shard));
    if (ranks_.alone())
        return {static_cast<std::byte*>(sum_.data()), std::exchange(any_, true)};
    const std::size_t vector = std::size_t(size_) * bytesOf(dtype_);
    return {static_cast<std::byte*>(own_.data()) + std::size_t(shard - cut_.begin()) * vector, false};
}

/// The vectors of each rank's shard number `round`, cut into stretches: one for each rank.
void ShardSum::exchange(int round)
{
    const std::size_t me = std::size_t(ranks_.rank()), unit = bytesOf(dtype_);
    const std::int64_t stretch = stretches_[me + 1] - stretches_[me];
    for (std::size_t rank = 0; rank < at_.size(); ++rank) {
        const std::int64_t shard = cut_.begins()[rank] + round;
        const bool there = shard < cut_.begins()[rank + 1];
        at_[rank] = there ? shard * stretch : 0;
        counts_[rank] = there ? stretch : 0;
    }
    const bool sends = cut_.begin() + round < cut_.end();
    const auto* vectors = static_cast<const std::byte*>(own_.data());
    ranks_.table().exchange(vectors + std::size_t(sends ? round : 0) * std::size_t(size_) * unit,
                            sends ? stretches_.data() : nothing_.data(), pieces_.data(), at_.data(), counts_.data(),
                            unit);
}

template<class T> void ShardSum::addPieces()
{
    const std::size_t me = std::size_t(ranks_.rank());
    const std::int64_t begin = stretches_[me], stretch = stretches_[me + 1] - begin;
    T* sum = static_cast<T*>(sum_.data()) + begin;
    const T* piece = static_cast<const T*>(pieces_.data());
    bool any = false;
    for (int shard = 0; shard < cut_.shards(); ++shard, piece += stretch)
        if (hasRows(shard)) {
            if (std::exchange(any, true))
                add(sum, piece, stretch);
            else
                std::copy_n(piece, stretch, sum);
        }
}

void ShardSum::finish()
{
    if (ranks_.alone())
        return;
    std::int64_t rounds = 0;
    for (std::size_t rank = 0; rank + 1 < cut_.begins().size(); ++rank)
        rounds = std::max(rounds, cut_.begins()[rank + 1] - cut_.begins()[rank]);
    for (int round = 0; round < int(rounds); ++round)
        exchange(round);
    if (dtype_ == DType::f64)
        addPieces<double>();
    else
        addPieces<float>();
    ranks_.table().share(sum_.data(), bytesOf(dtype_), stretches_.data());
}

} // namespace loom
