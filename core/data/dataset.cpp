#include "data/dataset.h"

#include "data/source_type.h"
#include "data/transform_type.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace loom {

Dataset::Dataset(std::vector<Field> fields, std::vector<Tensor> columns)
    : fields_(std::move(fields))
{
    LOOM_ASSERT(fields_.size() == columns.size());
    size_ = columns.empty() ? 0 : columns.front().shape()[0];
    columns_.reserve(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        LOOM_ASSERT(columns[i].dtype() == fields_[i].dtype);
        LOOM_ASSERT(columns[i].shape() == fields_[i].shape.withFront(size_));
        columns_.push_back(std::make_shared<const Tensor>(std::move(columns[i])));
    }
}

Dataset::Dataset(std::shared_ptr<const RowStore> store)
    : fields_(store->fields)
    , store_(std::move(store))
    , size_(store_->size())
{
}

Dataset Dataset::with(int field, Tensor column) const
{
    LOOM_ASSERT(column.dtype() == this->column(field).dtype() && column.shape() == this->column(field).shape());
    Dataset out = *this;
    out.columns_[std::size_t(field)] = std::make_shared<const Tensor>(std::move(column));
    return out;
}

const Tensor& Dataset::column(int field) const
{
    LOOM_ASSERT(!store_);
    return *columns_[std::size_t(field)];
}

/// The end of the rows from `begin` on that ascend within one block.
static std::size_t togetherFrom(const RowStore& store, std::span<const std::int64_t> rows, std::size_t begin)
{
    const std::int64_t blockEnd = store.blockStarts[std::size_t(store.blockOf(rows[begin])) + 1];
    std::size_t end = begin + 1;
    while (end < rows.size() && rows[end] > rows[end - 1] && rows[end] < blockEnd)
        ++end;
    return end;
}

Result<void> Dataset::read(int field, std::span<const std::int64_t> rows, void* out) const
{
    const Field& f = fields_[std::size_t(field)];
    const std::size_t bytes = std::size_t(f.shape.size()) * bytesOf(f.dtype);
    auto* to = static_cast<std::byte*>(out);
    if (!store_) {
        const auto* from = static_cast<const std::byte*>(column(field).data());
        for (const std::int64_t row : rows) {
            std::memcpy(to, from + std::size_t(row) * bytes, bytes);
            to += bytes;
        }
        return {};
    }
    std::vector<std::byte> stretch;
    for (std::size_t begin = 0, end = 0; begin < rows.size(); begin = end) {
        end = togetherFrom(*store_, rows, begin);
        const std::int64_t first = rows[begin], count = rows[end - 1] - first + 1;
        stretch.resize(std::size_t(count) * bytes);
        if (const auto done = store_->read(field, first, count, stretch.data()); !done)
            return done;
        for (std::size_t i = begin; i < end; ++i, to += bytes)
            std::memcpy(to, stretch.data() + std::size_t(rows[i] - first) * bytes, bytes);
    }
    return {};
}

double Dataset::at(int field, std::int64_t row, std::int64_t element) const
{
    const Field& f = fields_[std::size_t(field)];
    if (!store_)
        return column(field).at(row * f.shape.size() + element);
    Tensor one(f.shape.withFront(1), f.dtype);
    return store_->read(field, row, 1, one.data()) ? one.at(element) : std::numeric_limits<double>::quiet_NaN();
}

const char* nameOf(FieldRole role)
{
    constexpr const char* kNames[] = {"input", "target", "sample_weight", "mask", "lengths"};
    return kNames[int(role)];
}

const char* nameOf(FieldForm form)
{
    constexpr const char* kNames[] = {"shape", "text", "words", "series"};
    return kNames[int(form)];
}

int Dataset::indexOf(const std::string& name) const
{
    for (std::size_t i = 0; i < fields_.size(); ++i)
        if (fields_[i].name == name)
            return int(i);
    return -1;
}

template<class T> static const T* findById(const std::vector<T>& table, const std::string& id)
{
    const auto found = std::find_if(table.begin(), table.end(), [&](const T& entry) { return entry.id == id; });
    return found == table.end() ? nullptr : &*found;
}

Text readingCancelled()
{
    return Text(TR("Reading the data was cancelled."));
}

const SourceType* findSource(const std::string& id)
{
    return findById(sourcesTable(), id);
}

const TransformType* findTransform(const std::string& id)
{
    return findById(transformsTable(), id);
}

} // namespace loom
