#pragma once

#include "base/text.h"
#include "data/row_set.h"

#include <map>

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

    /// The same rows with another column, which is of the same shape and type; only where they are held in memory.
    Dataset with(int field, Tensor column) const;

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

/// A row, file or value that could not be read and was left out: where it stands, and why.
struct Fault {
    Text place; ///< "row 812", "cat/3.png"
    Text reason;
    bool operator==(const Fault&) const = default;
};

/// All that was left out: the first ones, and how many there are.
struct Faults {
    static constexpr std::size_t kMostListed = 200;
    std::vector<Fault> listed;
    std::int64_t count = 0;

    void add(Fault fault)
    {
        if (listed.size() < kMostListed)
            listed.push_back(std::move(fault));
        ++count;
    }
    void add(const Faults& more)
    {
        for (const Fault& fault : more.listed)
            add(fault);
        count += more.count - std::int64_t(more.listed.size());
    }
};

/// What a source delivers: the rows, and which of them are the source's own test set (may be empty).
struct SourceData {
    Dataset rows;
    std::vector<std::int64_t> test; ///< of rows in memory only
    /// f32 fields in which NaN stands for a missing value: `prepare` puts the training part's mean there.
    std::vector<int> incomplete;
    std::vector<Text> notes; ///< what was read and assumed, for `loom data` and the data view
    Faults faults; ///< what could not be read and was left out
    /// What was found out where an attribute says "auto": by attribute, one of its choices.
    std::map<std::string, std::string> guesses;
    /// What a network that learns from these rows must know about new ones (words, classes), as the source's own
    /// JSON.
    std::string learned;
    std::vector<std::int64_t> lines; ///< of new rows: their numbers in the file
    /// Rows before which others were left out: a series is interrupted there. Ascending.
    std::vector<std::int64_t> breaks = {};
};

} // namespace loom
