#pragma once

#include "data/csv/date_form.h"
#include "data/csv/survey.h"
#include "data/new_column.h"

#include <unordered_map>

namespace loom::sources {

/// How one column becomes numbers: by itself, one number a word (1 for the word that stands there, 0 elsewhere), or
/// the parts of a date.
struct CsvEncoder {
    int column = 0; ///< -1: the table has no such column (a target of new data)
    std::int64_t first = 0; ///< place of its first number in the field
    CsvKind kind = CsvKind::numbers;
    std::vector<std::string> words; ///< sorted; of a column of words or classes
    std::unordered_map<std::string, int> places; ///< of the words
    bool dayFirst = false; ///< of a column of dates
    CsvDateForm dates; ///< of a column of dates

    std::int64_t width() const;
    void setWords(std::vector<std::string> all);
    void keep(const std::vector<bool>& used); ///< of the words
};

/// Which columns of a table become which fields.
struct CsvLayout {
    std::vector<CsvEncoder> inputs; ///< together one field
    std::vector<CsvEncoder> amounts; ///< targets that are numbers: together one field
    std::vector<CsvEncoder> labels; ///< targets that are classes: a field each
    std::vector<CsvEncoder> texts; ///< inputs that are text: a field each
    std::vector<CsvEncoder> sides; ///< sample weight and mask, as far as given: a field each
    std::vector<FieldRole> sideRoles; ///< of `sides`
    std::vector<std::string> inputNames, amountNames, labelNames, textNames; ///< of their columns
    std::int64_t inputWidth = 0;
    bool learned = false; ///< words and classes are those that a network knows
    std::vector<Text> notes;

    bool uses(const std::string& column) const; ///< as input or target
    std::string names() const; ///< of the input columns, "a, b, c", shortened where there are many
    void place(); ///< gives the inputs their places, which makes `inputWidth`
};

/// Reads the attributes `target`, `target_as`, `inputs`, `text`, `categories`, `harmonics`, `sample_weight` and
/// `mask`. Without names, the last column that is neither weight nor mask is the target, and all others are inputs
/// but for those whose values tell rows apart without describing them (numbers of rows, names, tickets).
Result<CsvLayout> csvLayout(const std::string& file, const CsvSurvey& survey, const Attributes& attributes);

/// What a network that has learned from this layout must know about new tables, and the layout of such a table.
/// `needTargets`: a table without its targets is refused.
std::string learnedFrom(const CsvSurvey& survey, const CsvLayout& layout);
Result<CsvLayout> csvLayoutOf(const std::string& learned, const std::string& file, const CsvSurvey& survey,
                              const Attributes& attributes, bool needTargets);
/// The cells of a new row for such a network; none where what it knows is damaged.
std::vector<NewColumn> csvNewColumns(const std::string& learned);

} // namespace loom::sources
