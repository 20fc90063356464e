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
    std::vector<CsvEncoder> inputs; ///< together one field
    std::vector<CsvEncoder> amounts; ///< targets that are numbers: together one field
    std::vector<CsvEncoder> labels; ///< targets that are classes: a field each
    std::vector<CsvEncoder> sides; ///< sample weight and mask, as far as given: a field each
    std::vector<FieldRole> sideRoles; ///< of `sides`
    std::int64_t inputWidth = 0;
    std::vector<Text> notes;
};

/// Reads the attributes `target`, `target_as`, `inputs`, `categories`, `sample_weight` and `mask`. Without names, the
/// last column that is neither weight nor mask is the target and all others are inputs.
Result<CsvLayout> csvLayout(const std::string& file, const CsvSurvey& survey, const Attributes& attributes);

} // namespace loom::sources
