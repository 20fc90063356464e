#pragma once

#include "base/text.h"
#include "data/row_set.h"

namespace loom {

/// Rows of fields, held in memory or (many rows) in a store on disk; immutable once built, shared by reading threads,
/// cheap to copy. Pictures stay u8, labels i32: the batch converts.
class Dataset {
public:
    Dataset() = default;
    /// One tensor a field, all with the same number of rows in front.
    Dataset(std::vector<Field> fields, std::vector<Tensor> columns);
    /// Shared: batches and views read from the same store.
    explicit Dataset(std::shared_ptr<const RowStore> store);

    std::int64_t size() const { return size_; }
    const std::vector<Field>& fields() const { return fields_; }
    /// Index of the named field, -1 when absent.
    int indexOf(const std::string& name) const;
    /// Null: the rows are held in memory.
    const std::shared_ptr<const RowStore>& store() const { return store_; }
    /// All rows of a field; only where they are held in memory.
    const Tensor& column(int field) const;
    /// The elements of some rows as they are stored, one row after the other; rows that lie near each other are read
    /// together.
    Result<void> read(int field, std::span<const std::int64_t> rows, void* out) const;
    /// One element; NaN where it cannot be read.
    double at(int field, std::int64_t row, std::int64_t element) const;

private:
    std::vector<Field> fields_;
    std::vector<std::shared_ptr<const Tensor>> columns_;
    std::shared_ptr<const RowStore> store_;
    std::int64_t size_ = 0;
};

/// What a source delivers: the rows, and which of them are the source's own test set (may be empty).
struct SourceData {
    Dataset rows;
    std::vector<std::int64_t> test; ///< of rows in memory only
    /// f32 fields in which NaN stands for a missing value: `prepare` puts the training part's mean there.
    std::vector<int> incomplete;
    std::vector<Text> notes; ///< what was read and assumed, for `loom data` and the data view
};

} // namespace loom
