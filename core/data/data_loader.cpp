#include "data/data_loader.h"

#include <algorithm>
#include <numeric>

namespace loom {

DataLoader::DataLoader(const PreparedData& data, RowSet part, std::int64_t batchSize, bool shuffle,
                       std::uint64_t seed, std::int64_t bytes)
    : data_(&data)
    , part_(std::move(part))
    , size_(std::int64_t(part_.size()))
    , batchSize_(std::max<std::int64_t>(1, batchSize))
    , shuffle_(shuffle)
    , numbers_(seed, "data/shuffle")
    , seed_(seed)
    , bytes_(bytes)
{
    if (part_.store()) {
        counting_.resize(std::size_t(batchSize_));
        std::iota(counting_.begin(), counting_.end(), 0);
        makeStreams();
    } else {
        for (int field = 0; field < int(data.rows.fields().size()) && !data.rows.store(); ++field)
            fields_.push_back(storedIn(data.rows, field));
        if (shuffle_)
            order_.resize(part_.size());
        list_ = shuffle_ ? order_.data() : part_.list().data();
    }
    startEpoch(0);
}

void DataLoader::setBatchSize(std::int64_t batchSize)
{
    batchSize_ = std::max<std::int64_t>(1, batchSize);
    LOOM_ASSERT(!part_.store() || batchSize_ <= std::int64_t(counting_.size()));
    if (part_.store() && cut_.shards() > 1) {
        makeStreams(); // other stretches
        startEpoch(epoch_);
    }
}

void DataLoader::setShards(const ShardCut& cut)
{
    const bool same = cut.shards() == cut_.shards();
    cut_ = cut;
    if (same || !part_.store())
        return;
    makeStreams();
    startEpoch(epoch_);
}

/// Of each shard the rows that it has in all batches together, one stretch behind the other.
void DataLoader::makeStreams()
{
    streams_.clear();
    ofStreams_.clear();
    ofStreams_.reserve(std::size_t(batchSize_));
    for (int shard = cut_.begin(); shard < cut_.end(); ++shard) {
        const ShardRows whole = cut_.rowsOf(shard, batchSize_), last = cut_.rowsOf(shard, size_ % batchSize_);
        const std::int64_t batches = size_ / batchSize_, count = batches * whole.count + last.count;
        if (cut_.shards() == 1 && size_ > 0)
            streams_.push_back(
                std::make_unique<BlockStream>(part_, shuffle_, seed_, std::int64_t(counting_.size()), bytes_));
        else if (count > 0)
            streams_.push_back(
                std::make_unique<BlockStream>(part_.stretch(batches * whole.first + last.first, count), shuffle_,
                                              seed_ + std::uint64_t(shard) * 0x9E3779B97F4A7C15,
                                              std::max(whole.count, last.count), bytes_ / cut_.shards()));
        else
            streams_.emplace_back();
    }
}

std::int64_t DataLoader::batches() const
{
    return (size() + batchSize_ - 1) / batchSize_;
}

void DataLoader::startEpoch(std::int64_t epoch)
{
    epoch_ = epoch;
    for (const auto& stream : streams_)
        if (stream)
            stream->startEpoch(epoch);
    if (order_.empty())
        return;
    std::ranges::copy(part_.list(), order_.begin());
    // Fisher–Yates; number i of the epoch is a pure function of the seed, so any epoch can be made at once. Numbers
    // come in fours (see RandomStream::bits), which are made once each.
    std::array<std::uint32_t, 4> four{};
    std::size_t known = ~std::size_t(0);
    for (std::size_t i = order_.size(); i > 1; --i) {
        if (i / 4 != known)
            four = philox(numbers_.key(), known = i / 4, std::uint64_t(epoch));
        std::swap(order_[i - 1], order_[(std::uint64_t(four[i % 4]) * std::uint32_t(i)) >> 32]);
    }
}

bool DataLoader::takeStreams(std::int64_t batch)
{
    ofStreams_.clear();
    rowsTaken_ = rowsIn(batch);
    for (int shard = cut_.begin(); shard < cut_.end(); ++shard) {
        const std::int64_t count = cut_.rowsOf(shard, rowsTaken_).count;
        if (count == 0)
            continue;
        BlockStream& stream = *streams_[std::size_t(shard - cut_.begin())];
        if (!stream.take(batch * cut_.rowsOf(shard, batchSize_).count, count))
            return false;
        taken_ = stream.rows();
        if (streams_.size() == 1)
            return true;
        ofStreams_.insert(ofStreams_.end(), stream.rows().begin(), stream.rows().end());
    }
    taken_ = ofStreams_;
    return true;
}

std::span<const std::int64_t> DataLoader::take(std::int64_t batch)
{
    const ShardRows own = cut_.ownRows(rowsIn(batch));
    LOOM_ASSERT(batch >= 0 && own.count > 0);
    if (!part_.store())
        taken_ = {list_ + batch * batchSize_ + own.first, std::size_t(own.count)};
    else if (!takeStreams(batch))
        taken_ = {};
    return taken_;
}

void DataLoader::gather(int field, TensorView out) const
{
    const FieldPipeline& pipe = data_->pipeline.fields[std::size_t(field)];
    if (part_.store())
        gatherStream(field, out);
    else
        gatherStored(fields_[std::size_t(field)], pipe, taken_, out);
    const std::optional<std::int64_t> epoch = draws_ ? std::optional(epoch_) : std::nullopt;
    drawRows(*data_, field, taken_, epoch, out);
}

void DataLoader::gatherStream(int field, TensorView out) const
{
    const FieldPipeline& pipe = data_->pipeline.fields[std::size_t(field)];
    const Field& stored = data_->rows.fields()[std::size_t(field)];
    for (std::size_t i = 0; i < streams_.size(); ++i) {
        if (!streams_[i] || cut_.rowsOf(cut_.begin() + int(i), rowsTaken_).count == 0)
            continue;
        for (const BlockStream::Piece& piece : streams_[i]->pieces(field)) {
            if (piece.rows == 0)
                continue;
            gatherStored({piece.data, stored.dtype, stored.shape.size()}, pipe,
                         {counting_.data(), std::size_t(piece.rows)}, out);
            out = rowsFrom(out, piece.rows);
        }
    }
}

const Text& DataLoader::failure() const
{
    static const Text none;
    for (const auto& stream : streams_)
        if (stream && !stream->failure().empty())
            return stream->failure();
    return none;
}

} // namespace loom
