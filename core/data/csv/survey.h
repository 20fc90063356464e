#pragma once

#include "data/csv/missing.h"
#include "data/csv/number.h"
#include "data/csv/sniff.h"
#include "data/source_type.h"

#include <functional>
#include <map>
#include <optional>
#include <unordered_set>

namespace loom::sources {

/// A cell that is not the number (or date) it was expected to be.
struct CsvMisfit {
    std::int64_t row = 0;
    std::string text;
};

/// What the cells of a column are read as.
enum class CsvKind { empty, numbers, dates, words, text };

/// What one column of a table holds.
struct CsvColumn {
    /// Different values are listed up to this many.
    static constexpr std::size_t kMostValues = 1000;
    /// Of the cells in a column of numbers (or dates), at least this share is one; the others are mistakes.
    static constexpr double kRightShare = 0.9;
    static constexpr std::size_t kMostMisfits = 20;

    std::string name;
    std::int64_t filled = 0; ///< cells that are not missing in every kind of column
    std::int64_t dashes = 0; ///< of them those that are missing among numbers
    std::int64_t numbers[2] = {0, 0}; ///< with decimal point, with decimal comma
    std::int64_t dates[2] = {0, 0}; ///< with the month first, with the day first
    std::int64_t hours = 0; ///< dates with a time of day
    bool whole = true; ///< the numbers are whole ones
    std::int64_t countsFrom = -1; ///< 0 or 1 where the cells count the rows from there, else -1
    std::vector<CsvMisfit> misfits[2]; ///< the first cells that are no numbers
    std::unordered_set<std::string> values;
    bool manyValues = false;
    std::map<std::string, std::int64_t> missing; ///< how often which words mean so (of `dashes` as well)

    CsvKind kind(bool decimalComma) const;
    std::int64_t expected() const { return filled - dashes; } ///< cells that would be numbers in a column of them
    bool dayFirst() const { return dates[1] > dates[0]; }
    /// Rows without a value for a column of that kind.
    std::int64_t gaps(CsvKind kind, bool decimalComma, std::int64_t rows) const;
};

/// A table seen once from end to end: how it is written and what its columns hold.
struct CsvSurvey {
    CsvFormat format;
    bool header = true;
    bool decimalComma = false;
    std::int64_t rows = 0; ///< that have as many cells as there are columns
    bool whole = true; ///< false: the table may go on behind them
    std::vector<CsvColumn> columns;
    CsvMissing missing;
    Faults faults; ///< rows that have not
    std::vector<std::int64_t> breaks; ///< of the rows that have, those before which one that has not was left out
    std::vector<std::vector<std::string>> first; ///< cells of the first rows, for a preview

    /// Index of the named column, -1 when absent.
    int indexOf(const std::string& name) const;
    /// "a, b, c", shortened where there are many; those most like `sought` first then.
    std::string names(const std::string& sought = {}) const;
    CsvKind kindOf(int column) const { return columns[std::size_t(column)].kind(decimalComma); }
    /// Has the cell no value in a column of that kind? Words that should be numbers count as none.
    bool isGap(const std::string& cell, CsvKind kind, bool dayFirst) const;
    /// The cells of a row without an empty one too many behind the last delimiter; nothing where their number is
    /// wrong.
    std::optional<std::span<const std::string>> row(std::span<const std::string> cells) const;
};

/// Reads the attributes `header`, `delimiter`, `decimal`, `encoding`, `skip_lines` (null: found out),
/// `missing_words`, `missing_numbers` and `unreadable`, and surveys the file. Rows that have not as many cells as
/// there are columns are left out and listed, or refused with a sentence where they are too many or `unreadable` is
/// "refuse".
Result<CsvSurvey> surveyed(const std::string& file, const Attributes& attributes, const SourceContext& context);

/// The beginning of a table, from which its header is guessed.
struct CsvHead {
    std::vector<std::vector<std::string>> rows;
    bool header = false;
    std::vector<std::string> names; ///< of the columns; all are named
};
/// Is the first row a header: words that do not come again below, or one that differs in kind from the rows below it,
/// that counts 0, 1, 2 …, or that holds years? At least one row.
bool looksLikeHeader(const std::vector<std::vector<std::string>>& rows);
/// Reads the first rows, with `header` as the recipe says it.
Result<CsvHead> headOf(const std::string& file, const CsvFormat& format, const std::string& header);

/// The words of the recipe that mean "missing".
CsvMissing missingOf(const Attributes& attributes);

/// The table is not any more what its survey has seen.
Text csvChanged(const std::string& path);
/// What is done with a row: its cells, and its number in the file. False: no further ones are wanted.
using UseRow = std::function<Result<bool>(std::span<const std::string> cells, std::int64_t row)>;
/// Reads the rows of a surveyed table once more, in the second half of its progress; false: `use` has ended it.
Result<bool> readAgain(const std::string& path, const CsvSurvey& survey, const SourceContext& context,
                       const UseRow& use);

} // namespace loom::sources
