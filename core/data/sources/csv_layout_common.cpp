#include "data/sources/csv_layout_common.h"

#include "data/sources/source_common.h"

#include <algorithm>
#include <cmath>

namespace loom::sources {
namespace {

using Names = std::vector<std::string>;

Names namesOf(const Attributes& attributes, const std::string& attribute)
{
    const auto* names = std::get_if<Names>(&attributeOf(attributes, attribute));
    return names ? *names : Names();
}

/// What the layout is made from.
struct Source {
    std::string file;
    const CsvSurvey& survey;
    Names categories;
};

Result<std::vector<int>> columnsNamed(const Source& source, const Names& names, const char* attribute)
{
    std::vector<int> columns;
    for (const std::string& name : names) {
        const int column = source.survey.indexOf(name);
        if (column < 0)
            return Text(
                TR("{file} has no column “{name}”, which {attribute} asks for; its {count} columns are: {all}."),
                {{"file", source.file},
                 {"name", name},
                 {"attribute", attribute},
                 {"count", source.survey.columns.size()},
                 {"all", source.survey.names()}});
        if (std::find(columns.begin(), columns.end(), column) == columns.end())
            columns.push_back(column);
    }
    return columns;
}

/// Numbers first, by size; then words by their bytes, which is the alphabet in UTF-8 (Hangul included).
Names sortedValues(const CsvColumn& column, bool decimalComma)
{
    Names values(column.values.begin(), column.values.end());
    std::sort(values.begin(), values.end(), [&](const std::string& a, const std::string& b) {
        const auto x = csvNumber(a, decimalComma), y = csvNumber(b, decimalComma);
        if (x && y && *x != *y)
            return *x < *y;
        return x.has_value() != y.has_value() ? x.has_value() : a < b;
    });
    return values;
}

bool isNumeric(const Source& source, const CsvColumn& column)
{
    const bool asked =
        std::find(source.categories.begin(), source.categories.end(), column.name) != source.categories.end();
    return !asked && column.numbers[source.survey.decimalComma] == column.filled;
}

/// A column of numbers with a few words in it is a mistake in the file rather than a column of words.
Result<void> checkWords(const Source& source, const CsvColumn& column)
{
    const bool comma = source.survey.decimalComma;
    const bool asked =
        std::find(source.categories.begin(), source.categories.end(), column.name) != source.categories.end();
    if (!asked && column.numbers[comma] * 10 >= column.filled * 9)
        return Text(TR("{file}, row {row}, column “{name}”: “{text}” is not a number, but {numbers} of the {filled} "
                       "values are; correct it, leave it empty, or name the column in categories."),
                    {{"file", source.file},
                     {"row", column.firstMisfit[comma].row},
                     {"name", column.name},
                     {"text", column.firstMisfit[comma].text},
                     {"numbers", column.numbers[comma]},
                     {"filled", column.filled}});
    if (column.manyValues)
        return Text(TR("{file}: the column “{name}” holds more than {most} different words (“{text}” in row {row}); "
                       "leave it out of the inputs, or correct the decimal sign if these are numbers."),
                    {{"file", source.file},
                     {"name", column.name},
                     {"most", CsvColumn::kMostValues},
                     {"text", column.firstMisfit[comma].text},
                     {"row", column.firstMisfit[comma].row}});
    return {};
}

void listWords(const Source& source, CsvEncoder& encoder)
{
    encoder.words = sortedValues(source.survey.columns[std::size_t(encoder.column)], source.survey.decimalComma);
    for (std::size_t i = 0; i < encoder.words.size(); ++i)
        encoder.places[encoder.words[i]] = int(i);
}

Result<void> addInput(const Source& source, int index, CsvLayout& layout)
{
    const CsvColumn& column = source.survey.columns[std::size_t(index)];
    if (column.filled == 0) {
        layout.notes.push_back(Text(TR("The column “{name}” is empty and left out."), {{"name", column.name}}));
        return {};
    }
    CsvEncoder encoder{index, layout.inputWidth, {}, {}};
    if (!isNumeric(source, column)) {
        if (const auto words = checkWords(source, column); !words)
            return words.error();
        listWords(source, encoder);
        layout.notes.push_back(Text(TR("The column “{name}” holds words: one input for each of its {count} values."),
                                    {{"name", column.name}, {"count", encoder.words.size()}}));
    }
    layout.inputWidth += encoder.width();
    layout.inputs.push_back(std::move(encoder));
    return {};
}

Result<void> addLabel(const Source& source, int index, CsvLayout& layout)
{
    const CsvColumn& column = source.survey.columns[std::size_t(index)];
    if (column.manyValues)
        return Text(
            TR("{file}: the target “{name}” has more than {most} different values, too many for classes; choose "
               "another column or read it as a number."),
            {{"file", source.file}, {"name", column.name}, {"most", CsvColumn::kMostValues}});
    CsvEncoder encoder{index, 0, {}, {}};
    listWords(source, encoder);
    layout.labels.push_back(std::move(encoder));
    return {};
}

/// Says that numbers like 0, 1, 2 may be meant as classes.
void noteFewNumbers(const CsvColumn& column, CsvLayout& layout)
{
    constexpr std::size_t kFew = 20;
    if (!column.manyValues && column.values.size() <= kFew)
        layout.notes.push_back(
            Text(TR("The target “{name}” is read as a number with {count} different values; if they "
                    "stand for classes, set target_as to “class”."),
                 {{"name", column.name}, {"count", column.values.size()}}));
}

Result<void> addTargets(const Source& source, const std::vector<int>& targets, const std::string& as,
                        CsvLayout& layout)
{
    for (const int index : targets) {
        const CsvColumn& column = source.survey.columns[std::size_t(index)];
        if (column.filled == 0)
            return Text(TR("{file}: the target column “{name}” is empty in all {rows} rows; choose another one."),
                        {{"file", source.file}, {"name", column.name}, {"rows", source.survey.rows}});
        const bool numeric = isNumeric(source, column);
        if (as == "auto" && !numeric)
            if (const auto words = checkWords(source, column); !words)
                return words.error();
        if (as == "class" || (as == "auto" && !numeric)) {
            if (const auto added = addLabel(source, index, layout); !added)
                return added;
            continue;
        }
        if (!numeric)
            return Text(
                TR("{file}: the target “{name}” must hold numbers (target_as is “number”), but row {row} holds "
                   "“{text}”."),
                {{"file", source.file},
                 {"name", column.name},
                 {"row", column.firstMisfit[source.survey.decimalComma].row},
                 {"text", column.firstMisfit[source.survey.decimalComma].text}});
        noteFewNumbers(column, layout);
        layout.amounts.push_back({index, std::int64_t(layout.amounts.size()), {}, {}});
    }
    return {};
}

/// Sample weight and mask: columns of numbers.
Result<void> addSides(const Source& source, const Attributes& attributes, CsvLayout& layout)
{
    for (const FieldRole role : {FieldRole::sampleWeight, FieldRole::mask}) {
        const std::string name = stringOf(attributeOf(attributes, nameOf(role)));
        if (name.empty())
            continue;
        const auto columns = columnsNamed(source, {name}, nameOf(role));
        if (!columns)
            return columns.error();
        const CsvColumn& column = source.survey.columns[std::size_t(columns->front())];
        const CsvMisfit& misfit = column.firstMisfit[source.survey.decimalComma];
        if (column.numbers[source.survey.decimalComma] != column.filled)
            return Text(TR("{file}: the column “{name}” is the {role} and must hold numbers, but row {row} holds "
                           "“{text}”."),
                        {{"file", source.file},
                         {"name", name},
                         {"role", nameOf(role)},
                         {"row", misfit.row},
                         {"text", misfit.text}});
        if (!layout.sides.empty() && layout.sides.front().column == columns->front())
            return Text(TR("{file}: the column “{name}” cannot be both sample_weight and mask; name two columns."),
                        {{"file", source.file}, {"name", name}});
        layout.sides.push_back({columns->front(), 0, {}, {}});
        layout.sideRoles.push_back(role);
    }
    return {};
}

bool isSide(const CsvLayout& layout, int column)
{
    return std::ranges::find(layout.sides, column, &CsvEncoder::column) != layout.sides.end();
}

/// What is to be predicted: the columns named, or the last one that is no weight or mask.
Names wantedTargets(const Source& source, const Attributes& attributes, const CsvLayout& layout)
{
    Names wanted = namesOf(attributes, "target");
    for (int column = int(source.survey.columns.size()); wanted.empty() && column-- > 0;)
        if (!isSide(layout, column))
            wanted.push_back(source.survey.columns[std::size_t(column)].name);
    return wanted;
}

} // namespace

Result<CsvLayout> csvLayout(const std::string& file, const CsvSurvey& survey, const Attributes& attributes)
{
    const Source source{fileName(file), survey, namesOf(attributes, "categories")};
    CsvLayout layout;
    if (const auto added = addSides(source, attributes, layout); !added)
        return added.error();
    const Names wanted = wantedTargets(source, attributes, layout);
    const auto targets = columnsNamed(source, wanted, "target");
    if (!targets)
        return targets.error();
    auto inputs = columnsNamed(source, namesOf(attributes, "inputs"), "inputs");
    if (!inputs)
        return inputs.error();
    if (const auto categories = columnsNamed(source, source.categories, "categories"); !categories)
        return categories.error();
    if (inputs->empty())
        for (int i = 0; i < int(survey.columns.size()); ++i)
            inputs->push_back(i);
    for (const int index : *inputs) {
        if (isSide(layout, index) || std::find(targets->begin(), targets->end(), index) != targets->end())
            continue;
        if (const auto added = addInput(source, index, layout); !added)
            return added.error();
    }
    if (layout.inputs.empty())
        return Text(
            TR("{file} has {count} columns, and none is left as an input beside the target “{target}”: choose "
               "another target, or another delimiter."),
            {{"file", source.file},
             {"count", survey.columns.size()},
             {"target", wanted.empty() ? std::string() : wanted.front()}});
    if (const auto added = addTargets(source, *targets, stringOf(attributeOf(attributes, "target_as")), layout);
        !added)
        return added.error();
    return layout;
}

} // namespace loom::sources
