#pragma once

#include "data/sources/csv_survey_common.h"

#include <unordered_map>

namespace loom::sources {

/// How one column becomes numbers: by itself, or one number a word (1 for the word that stands there, 0 elsewhere).
struct CsvEncoder {
    int column = 0;
    std::int64_t first = 0; ///< place of its first number in the field
    std::vector<std::string> words; ///< sorted; empty: a column of numbers
    std::unordered_map<std::string, int> places; ///< of the words
    std::int64_t width() const { return words.empty() ? 1 : std::int64_t(words.size()); }
};

/// Which columns of a table become which fields.
struct CsvLayout {
    std::vector<CsvEncoder> inputs;
    std::vector<CsvEncoder> targets;
    std::int64_t inputWidth = 0;
    bool label = false; ///< the only target is a class
    std::vector<Text> notes;
};

/// Reads the attributes `target`, `target_as`, `inputs` and `categories`. Without names, the last column is the
/// target and all others are inputs.
Result<CsvLayout> csvLayout(const std::string& file, const CsvSurvey& survey, const Attributes& attributes);

} // namespace loom::sources
