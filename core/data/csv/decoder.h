#pragma once

#include "data/csv/columns.h"
#include "data/csv/layout.h"

namespace loom::sources {

/// How one stored column becomes numbers of a field, as CsvEncoder says it for cells of text.
struct CsvDecoder {
    int column = 0;
    CsvColumns::Kind kind = CsvColumns::Kind::numbers;
    std::int64_t first = 0; ///< place of its first number in the field
    std::int64_t width = 1;
    CsvKind as = CsvKind::numbers; ///< what the cells are read as
    CsvDateForm dates;
    std::vector<float> numbers; ///< `width` of each stored place, without words; NaN: it is none
    std::vector<std::int32_t> places; ///< of each stored place among the words; -1: none of them
};

/// A field of f32 numbers, or of one label (i32).
struct StoredField {
    std::int64_t width = 1;
    bool label = false;
    std::vector<CsvDecoder> decoders; ///< in the order of their columns
    std::vector<int> columns; ///< of the decoders
};

/// In the order of csvFields.
std::vector<StoredField> storedFields(const CsvColumns& columns, const CsvLayout& layout);

/// Writes the field of some rows of a file's block, one row after the other; missing numbers are NaN.
Result<void> decode(const StoredField& field, const ColumnFile& file, std::int64_t block,
                    std::span<const std::int32_t> rows, void* out);

} // namespace loom::sources
