#pragma once

#include "data/row_store.h"
#include "data/split_rule.h"

#include <initializer_list>
#include <memory>
#include <span>

namespace loom {

/// The rows of one part of the data: a list, or the rows of a store that a rule picks (which takes no memory a row).
/// Immutable and cheap to copy.
class RowSet {
public:
    RowSet() = default;
    RowSet(std::vector<std::int64_t> rows);
    RowSet(std::initializer_list<std::int64_t> rows);
    /// `starts`: how many rows of the part lie before each block of the store, then how many there are.
    RowSet(std::shared_ptr<const RowStore> store, SplitRule rule, SplitPart part, std::vector<std::int64_t> starts);

    std::size_t size() const;
    bool empty() const { return size() == 0; }
    /// Null: this is a list.
    const std::shared_ptr<const RowStore>& store() const { return store_; }
    /// All rows; only of a list.
    std::span<const std::int64_t> list() const;
    /// At most `count` rows from the `first` on. Empty where a store cannot be read.
    std::vector<std::int64_t> slice(std::int64_t first, std::int64_t count) const;
    bool contains(std::int64_t row) const;
    /// Only of a store: the rows of a block as places in it, ascending; and how many lie in it.
    Result<void> inBlock(std::int64_t block, std::vector<std::int32_t>& places) const;
    std::int64_t countIn(std::int64_t block) const;
    /// Only of a store: the rows [first, first + count) of the part, a part of their own that `contains` knows not.
    RowSet stretch(std::int64_t first, std::int64_t count) const;
    /// The same rows of a store that holds the same rows otherwise filled.
    RowSet of(std::shared_ptr<const RowStore> store) const;

private:
    // Shared: a list may hold millions of rows, and nobody writes it.
    std::shared_ptr<const std::vector<std::int64_t>> list_;
    std::shared_ptr<const std::vector<std::int64_t>> ascending_; ///< the same rows, for looking one up
    std::shared_ptr<const RowStore> store_;
    SplitRule rule_;
    SplitPart part_ = SplitPart::training;
    std::vector<std::int64_t> starts_;
    std::int64_t cutBlock_ = -1; ///< the first block of a stretch …
    std::int64_t cutRows_ = 0; ///< … and how many rows of the part lie in it before
};

} // namespace loom
