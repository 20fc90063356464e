#pragma once

#include "data/source_type.h"
#include "data/sources/csv_reader_common.h"

#include <functional>
#include <optional>
#include <unordered_set>

namespace loom::sources {

/// The number in a cell: 3.5, -2e-3, 1,234.5; with a decimal comma 3,5 and 1.234,5. Nothing where it is none or
/// does not fit f32.
std::optional<double> csvNumber(const std::string& cell, bool decimalComma);

/// Empty cells and the usual words for a missing value (NA, N/A, NaN, null, none, ?, -).
bool csvMissing(const std::string& cell);

/// A cell that is not the number it was expected to be.
struct CsvMisfit {
    std::int64_t row = 0;
    std::string text;
};

/// What one column of a table holds.
struct CsvColumn {
    /// Different values are listed up to this many.
    static constexpr std::size_t kMostValues = 1000;

    std::string name;
    std::int64_t filled = 0;
    std::int64_t numbers[2] = {0, 0}; ///< with decimal point, with decimal comma
    CsvMisfit firstMisfit[2];
    std::unordered_set<std::string> values;
    bool manyValues = false;
};

/// A table seen once from end to end: how it is written and what its columns hold.
struct CsvSurvey {
    CsvFormat format;
    bool header = true;
    bool decimalComma = false;
    std::int64_t rows = 0;
    std::vector<CsvColumn> columns;

    /// Index of the named column, -1 when absent.
    int indexOf(const std::string& name) const;
    std::string names() const; ///< "a, b, c", shortened where there are many
};

/// Reads the attributes `header`, `delimiter`, `decimal`, `encoding`, `skip_lines` and surveys the file. Every row
/// has as many cells as the first; else a sentence names the row and both numbers.
Result<CsvSurvey> surveyed(const std::string& file, const Attributes& attributes, const SourceContext& context);

/// The table is not any more what its survey has seen.
Text csvChanged(const std::string& path);
/// What is done with a row: its cells, and its number in the file. False: no further ones are wanted.
using UseRow = std::function<Result<bool>(std::span<const std::string> cells, std::int64_t row)>;
/// Reads a surveyed table once more, the second half of its progress; false: `use` has ended it.
Result<bool> readAgain(const std::string& path, const CsvSurvey& survey, const SourceContext& context,
                       const UseRow& use);

} // namespace loom::sources
