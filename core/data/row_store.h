#pragma once

#include "base/result.h"
#include "data/field.h"

#include <functional>

namespace loom {

/// Rows that are too many for the memory and are read in blocks when they are needed. Immutable once built.
struct RowStore {
    std::vector<Field> fields;
    /// First row of each block, then the number of rows: rows of a block lie together and are read together.
    std::vector<std::int64_t> blockStarts;
    /// Field `field` of the rows [first, first + count) of one block, elements as the field says. Any thread.
    std::function<Result<void>(int field, std::int64_t first, std::int64_t count, void* out)> fetch;
    /// For each f32 field what stands where a number is missing (NaN), one a feature; empty: it stays missing.
    std::vector<std::vector<float>> fills;

    std::int64_t size() const { return blockStarts.back(); }
    std::int64_t blocks() const { return std::int64_t(blockStarts.size()) - 1; }
    std::int64_t rowsOf(std::int64_t block) const;
    std::int64_t blockOf(std::int64_t row) const;
    std::size_t bytesOf(int field) const; ///< of one row
    /// Rows [first, first + count), whatever blocks they lie in, with missing numbers filled.
    Result<void> read(int field, std::int64_t first, std::int64_t count, void* out) const;
    /// Whole block `block`.
    Result<void> readBlock(int field, std::int64_t block, void* out) const;
};

} // namespace loom
