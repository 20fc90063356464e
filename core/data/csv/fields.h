#pragma once

#include "data/csv/layout.h"

#include <span>

namespace loom::sources {

/// How many rows of a table are used.
struct CsvCounts {
    std::int64_t rows = 0; ///< that are used
    std::int64_t dropped = 0; ///< left out, as a value is missing
    std::int64_t incomplete = 0; ///< of those used: with gaps that are filled
    Faults faults; ///< cells that cannot be read
};

/// The fields of a table: inputs, texts (of one byte, whatever they hold), targets that are numbers, targets that are
/// classes, weight and mask.
std::vector<Field> csvFields(const CsvSurvey& survey, const CsvLayout& layout);

/// Fields are named after their column; otherwise where the column's name is that of the inputs.
std::string csvFieldName(const std::string& column, const char* instead);

/// What was read and assumed.
std::vector<Text> csvNotes(const std::string& file, const CsvSurvey& survey, const CsvLayout& layout,
                           const CsvCounts& counts);

/// What was found out where the recipe says "auto", as SourceData::guesses.
std::map<std::string, std::string> csvGuesses(const CsvSurvey& survey);

/// The sentence about a cell that is no number (or date, or known word) in a column of them.
Fault csvFault(const CsvEncoder& encoder, const std::string& column, std::int64_t row, const std::string& cell);

/// The same as a sentence that refuses the table.
Text csvRefused(const std::string& file, const CsvEncoder& encoder, const std::string& column, std::int64_t row,
                const std::string& cell);

/// The sentences about a value that is missing, about a weight or mask that cannot be one, and about a table of which
/// no row is left.
Text csvMissingValue(const std::string& file, std::int64_t row, const std::string& column);
Result<void> csvCheckSide(const std::string& file, std::int64_t row, const std::string& column, FieldRole role,
                          float value);
Text csvNothingLeft(const std::string& file, std::int64_t rows);

} // namespace loom::sources
