#include "data/data_loader.h"

#include "base/wide.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <numeric>
#include <optional>

namespace loom {
namespace {

template<class To, class From> To converted(From value)
{
    if constexpr (std::is_same_v<To, std::int32_t> && std::is_floating_point_v<From>)
        return To(std::clamp(std::nearbyint(double(value)), double(std::numeric_limits<To>::min()),
                             double(std::numeric_limits<To>::max())));
    else
        return To(value);
}

/// The type in which x·a + b is computed: pictures in f32 where that is what the batch holds, measured values
/// in f64, since a value like 2018 less a mean of 2017.6 would lose digits in f32.
template<class From, class To> using Working =
    std::conditional_t<std::is_same_v<From, std::uint8_t> && std::is_same_v<To, float>, float, double>;

template<class From, class To>
LOOM_WIDE void gatherRow(const From* from, To* to, std::int64_t size, const FieldPipeline& pipe)
{
    using W = Working<From, To>;
    if (pipe.scale.empty()) {
        for (std::int64_t j = 0; j < size; ++j)
            to[j] = converted<To>(from[j]);
    } else if (pipe.scale.size() == 1) {
        const W a = W(pipe.scale[0]), b = W(pipe.offset[0]);
        for (std::int64_t j = 0; j < size; ++j)
            to[j] = converted<To>(W(from[j]) * a + b);
    } else {
        const double* a = pipe.scale.data();
        const double* b = pipe.offset.data();
        for (std::int64_t j = 0; j < size; ++j)
            to[j] = converted<To>(W(from[j]) * W(a[j]) + W(b[j]));
    }
}

/// A label outside 0 … classes − 1 becomes zeros.
template<class From, class To> void oneHotRow(const From* from, To* to, std::int64_t size, std::int64_t classes)
{
    std::fill(to, to + size * classes, To(0));
    for (std::int64_t j = 0; j < size; ++j) {
        const std::int64_t label = std::int64_t(from[j]);
        if (label >= 0 && label < classes)
            to[j * classes + label] = To(1);
    }
}

template<class T, int kSize> void copyFixed(const T* from, T* to, std::span<const std::int64_t> rows)
{
    for (const std::int64_t row : rows) {
        std::memcpy(to, from + row * kSize, sizeof(T) * kSize);
        to += kSize;
    }
}

/// Rows that are stored as the batch wants them. Those of a few numbers, on which small networks train in less than a
/// microsecond, are copied without a call or a loop each.
template<class T> void copyRows(const T* from, T* to, std::int64_t size, std::span<const std::int64_t> rows)
{
    switch (size) {
    case 1:
        return copyFixed<T, 1>(from, to, rows);
    case 2:
        return copyFixed<T, 2>(from, to, rows);
    case 3:
        return copyFixed<T, 3>(from, to, rows);
    case 4:
        return copyFixed<T, 4>(from, to, rows);
    }
    for (const std::int64_t row : rows) {
        std::memcpy(to, from + row * size, sizeof(T) * std::size_t(size));
        to += size;
    }
}

template<class From, class To> void gatherRows(const StoredRows& stored, const FieldPipeline& pipe,
                                               std::span<const std::int64_t> rows, TensorView out)
{
    const std::int64_t size = stored.rowSize;
    LOOM_ASSERT(out.rowSize == size * std::max<std::int64_t>(1, pipe.oneHot));
    LOOM_ASSERT(pipe.scale.size() == pipe.offset.size());
    LOOM_ASSERT(pipe.scale.size() <= 1 || std::int64_t(pipe.scale.size()) == size);
    const From* from = static_cast<const From*>(stored.data);
    To* to = static_cast<To*>(out.data);
    if constexpr (std::is_same_v<From, To>)
        if (pipe.scale.empty() && pipe.oneHot == 0)
            return copyRows(from, to, size, rows);
    for (const std::int64_t row : rows) {
        if (pipe.oneHot > 0)
            oneHotRow(from + row * size, to, size, pipe.oneHot);
        else
            gatherRow(from + row * size, to, size, pipe);
        to += out.rowSize;
    }
}

template<class From> void gatherFrom(const StoredRows& stored, const FieldPipeline& pipe,
                                     std::span<const std::int64_t> rows, TensorView out)
{
    LOOM_ASSERT(out.dtype != DType::u8);
    if (out.dtype == DType::f32)
        gatherRows<From, float>(stored, pipe, rows, out);
    else if (out.dtype == DType::f64)
        gatherRows<From, double>(stored, pipe, rows, out);
    else
        gatherRows<From, std::int32_t>(stored, pipe, rows, out);
}

/// `rows` count from the start of `stored`.
void gatherStored(const StoredRows& stored, const FieldPipeline& pipe, std::span<const std::int64_t> rows,
                  TensorView out)
{
    LOOM_ASSERT(std::int64_t(rows.size()) <= out.rows);
    switch (stored.dtype) {
    case DType::u8:
        return gatherFrom<std::uint8_t>(stored, pipe, rows, out);
    case DType::i32:
        return gatherFrom<std::int32_t>(stored, pipe, rows, out);
    case DType::f32:
        return gatherFrom<float>(stored, pipe, rows, out);
    case DType::f64:
        return gatherFrom<double>(stored, pipe, rows, out);
    }
}

/// Labels that lie on a picture move with it: what moves pixels moves them as real numbers and mixes none.
void moveLabels(const Draw& draw, std::int64_t epoch, std::int64_t row, std::span<std::int32_t> labels)
{
    // One a thread: it grows to the largest row once, then nothing is allocated.
    static thread_local std::vector<double> moved;
    moved.assign(labels.begin(), labels.end());
    draw.onF64(draw, std::uint64_t(epoch), row, moved.data());
    std::ranges::transform(moved, labels.begin(), [](double label) { return std::int32_t(label); });
}

/// What is drawn anew for each row, in its place in the batch; without an epoch only what is drawn always.
void drawRows(const FieldPipeline& pipe, std::span<const std::int64_t> rows, std::optional<std::int64_t> drawn,
              TensorView out)
{
    const std::int64_t epoch = drawn.value_or(0);
    for (const Draw& draw : pipe.draws)
        for (std::size_t i = 0; i < rows.size() && (drawn || draw.always); ++i) {
            const std::int64_t at = std::int64_t(i) * out.rowSize;
            if (out.dtype == DType::f32)
                draw.onF32(draw, std::uint64_t(epoch), rows[i], static_cast<float*>(out.data) + at);
            else if (out.dtype == DType::f64)
                draw.onF64(draw, std::uint64_t(epoch), rows[i], static_cast<double*>(out.data) + at);
            else
                moveLabels(draw, epoch, rows[i],
                           {static_cast<std::int32_t*>(out.data) + at, std::size_t(out.rowSize)});
        }
}

StoredRows storedIn(const Dataset& rows, int field)
{
    const Tensor& column = rows.column(field);
    return {column.data(), column.dtype(), column.size() / std::max<std::int64_t>(1, column.shape()[0])};
}

Result<void> gatherPlain(const PreparedData& data, int field, std::span<const std::int64_t> rows, TensorView out)
{
    const FieldPipeline& pipe = data.pipeline.fields[std::size_t(field)];
    if (!data.rows.store()) {
        gatherStored(storedIn(data.rows, field), pipe, rows, out);
        return {};
    }
    const Field& stored = data.rows.fields()[std::size_t(field)];
    Tensor elements(stored.shape.withFront(std::int64_t(rows.size())), stored.dtype);
    if (const auto read = data.rows.read(field, rows, elements.data()); !read)
        return read;
    std::vector<std::int64_t> counting(rows.size());
    std::iota(counting.begin(), counting.end(), 0);
    gatherStored({elements.data(), stored.dtype, stored.shape.size()}, pipe, counting, out);
    return {};
}

} // namespace

Result<void> gatherField(const PreparedData& data, int field, std::span<const std::int64_t> rows, TensorView out)
{
    if (const auto gathered = gatherPlain(data, field, rows, out); !gathered)
        return gathered;
    drawRows(data.pipeline.fields[std::size_t(field)], rows, std::nullopt, out);
    return {};
}

Result<void> gatherDrawn(const PreparedData& data, int field, std::span<const std::int64_t> rows, std::int64_t epoch,
                         TensorView out)
{
    if (const auto gathered = gatherPlain(data, field, rows, out); !gathered)
        return gathered;
    drawRows(data.pipeline.fields[std::size_t(field)], rows, epoch, out);
    return {};
}

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
    drawRows(pipe, taken_, draws_ ? std::optional(epoch_) : std::nullopt, out);
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
