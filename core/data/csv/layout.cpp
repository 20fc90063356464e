#include "data/csv/layout.h"

#include "base/lower_case.h"
#include "data/source_paths.h"

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
    int harmonics = 0; ///< of dates
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
                 {"all", source.survey.names(name)}});
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

CsvKind kindOf(const Source& source, int index)
{
    const CsvColumn& column = source.survey.columns[std::size_t(index)];
    const bool asked =
        std::find(source.categories.begin(), source.categories.end(), column.name) != source.categories.end();
    return asked && column.filled > 0 ? CsvKind::words : source.survey.kindOf(index);
}

Text tooManyWords(const Source& source, const CsvColumn& column)
{
    const CsvMisfit& misfit = column.misfits[source.survey.decimalComma].front();
    return Text(TR("{file}: the column “{name}” holds more than {most} different words (“{text}” in row {row}); "
                   "leave it out of the inputs, or correct the decimal sign if these are numbers."),
                {{"file", source.file},
                 {"name", column.name},
                 {"most", CsvColumn::kMostValues},
                 {"text", misfit.text},
                 {"row", misfit.row}});
}

CsvEncoder encoderOf(const Source& source, int index, CsvKind kind)
{
    const CsvColumn& column = source.survey.columns[std::size_t(index)];
    CsvEncoder encoder;
    encoder.column = index;
    encoder.kind = kind;
    encoder.dayFirst = column.dayFirst();
    encoder.dates = {source.harmonics, kind == CsvKind::dates && column.hours > 0};
    if (kind == CsvKind::words)
        encoder.setWords(sortedValues(column, source.survey.decimalComma));
    return encoder;
}

/// Words with blanks between them, two or more in the mean.
bool ofSeveralWords(const CsvColumn& column)
{
    std::ptrdiff_t blanks = 0;
    for (const std::string& value : column.values)
        blanks += std::ranges::count(value, ' ');
    return !column.values.empty() && blanks >= 2 * std::ptrdiff_t(column.values.size());
}

Text leftOutWords(const CsvColumn& column)
{
    return Text(
        TR("The column “{name}” is left out: its values are made of several words. If they are sentences, name "
           "it among the text columns."),
        {{"name", column.name}});
}

/// No column is left as an input.
Text noInput(const Source& source, const std::string& target)
{
    for (const CsvColumn& column : source.survey.columns)
        if (column.name != target && ofSeveralWords(column))
            return Text(TR("{file} has no input of numbers beside the target “{target}”, but the values of the "
                           "column “{name}” "
                           "are made of several words: if they are sentences, name it among the text columns."),
                        {{"file", source.file}, {"target", target}, {"name", column.name}});
    return Text(TR("{file} has {count} columns, and none is left as an input beside the target “{target}”: choose "
                   "another target, or another delimiter."),
                {{"file", source.file}, {"count", source.survey.columns.size()}, {"target", target}});
}

/// `asked`: the recipe names the column.
Result<void> addInput(const Source& source, int index, bool asked, CsvLayout& layout)
{
    const CsvColumn& column = source.survey.columns[std::size_t(index)];
    const CsvKind kind = kindOf(source, index);
    if (kind == CsvKind::empty) {
        layout.notes.push_back(Text(TR("The column “{name}” is empty and left out."), {{"name", column.name}}));
        return {};
    }
    if (kind == CsvKind::words && column.manyValues && asked)
        return tooManyWords(source, column);
    if (kind == CsvKind::words && column.manyValues && ofSeveralWords(column)) {
        layout.notes.push_back(leftOutWords(column));
        return {};
    }
    if (kind == CsvKind::words && column.manyValues) {
        layout.notes.push_back(Text(TR("The column “{name}” is left out: it holds more than {most} different words."),
                                    {{"name", column.name}, {"most", CsvColumn::kMostValues}}));
        return {};
    }
    layout.inputs.push_back(encoderOf(source, index, kind));
    layout.inputNames.push_back(column.name);
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
    CsvEncoder encoder = encoderOf(source, index, CsvKind::words);
    if (source.survey.kindOf(index) == CsvKind::numbers) // among numbers a dash is no class
        std::erase_if(encoder.words,
                      [&](const std::string& word) { return source.survey.isGap(word, CsvKind::numbers, false); });
    encoder.setWords(std::move(encoder.words));
    layout.labels.push_back(std::move(encoder));
    layout.labelNames.push_back(column.name);
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
        const bool numeric = kindOf(source, index) == CsvKind::numbers;
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
                 {"row", column.misfits[source.survey.decimalComma].front().row},
                 {"text", column.misfits[source.survey.decimalComma].front().text}});
        noteFewNumbers(column, layout);
        layout.amounts.push_back(encoderOf(source, index, CsvKind::numbers));
        layout.amounts.back().first = std::int64_t(layout.amounts.size()) - 1;
        layout.amountNames.push_back(column.name);
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
        const auto& misfits = column.misfits[source.survey.decimalComma];
        if (column.filled > 0 && kindOf(source, columns->front()) != CsvKind::numbers && !misfits.empty())
            return Text(TR("{file}: the column “{name}” is the {role} and must hold numbers, but row {row} holds "
                           "“{text}”."),
                        {{"file", source.file},
                         {"name", name},
                         {"role", nameOf(role)},
                         {"row", misfits.front().row},
                         {"text", misfits.front().text}});
        if (!layout.sides.empty() && layout.sides.front().column == columns->front())
            return Text(TR("{file}: the column “{name}” cannot be both sample_weight and mask; name two columns."),
                        {{"file", source.file}, {"name", name}});
        layout.sides.push_back(encoderOf(source, columns->front(), CsvKind::numbers));
        layout.sideRoles.push_back(role);
    }
    return {};
}

/// Columns of text, each a field of its own.
Result<void> addTexts(const Source& source, const Attributes& attributes, CsvLayout& layout)
{
    const auto columns = columnsNamed(source, namesOf(attributes, "text"), "text");
    if (!columns)
        return columns.error();
    for (const int column : *columns) {
        layout.texts.push_back(encoderOf(source, column, CsvKind::text));
        layout.textNames.push_back(source.survey.columns[std::size_t(column)].name);
    }
    return {};
}

/// Weight, mask or text: neither target nor number.
bool isSide(const CsvLayout& layout, int column)
{
    const auto among = [&](const std::vector<CsvEncoder>& encoders) {
        return std::ranges::find(encoders, column, &CsvEncoder::column) != encoders.end();
    };
    return among(layout.sides) || among(layout.texts);
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

/// Names by which columns that tell rows apart are known in tables everywhere.
bool namedLikeIdentifier(const std::string& name)
{
    const std::string low = lowerCase(name);
    for (const char* known :
         {"id",  "index", "idx",        "no",       "no.",  "nr",   "nr.",  "#",        "number", "row",   "key",
          "uid", "uuid",  "unnamed: 0", "rownames", "번호", "순번", "연번", "일련번호", "아이디", "식별자"})
        if (low == known)
            return true;
    for (const char* end : {"_id", " id", "-id", ".id", "_no", " no", "번호", "_key"})
        if (low.ends_with(end))
            return true;
    return name.size() > 2 && (name.ends_with("Id") || name.ends_with("ID"));
}

/// Numbers of rows, names, tickets: nearly every row has another value, which says nothing about new rows.
bool tellsRowsApart(const Source& source, int index)
{
    constexpr std::int64_t kFewRows = 10;
    const CsvColumn& column = source.survey.columns[std::size_t(index)];
    const double different = column.manyValues ? double(column.filled) : double(column.values.size());
    if (column.filled < kFewRows || different < 0.9 * double(column.filled))
        return false;
    const CsvKind kind = kindOf(source, index);
    if (kind == CsvKind::words)
        return !column.manyValues; // those have a note of their own
    // A header without a name for its first column numbers the rows.
    const bool nameless = source.survey.header && column.name == "column" + std::to_string(index + 1);
    return kind == CsvKind::numbers && column.whole
        && (namedLikeIdentifier(column.name) || (nameless && index == 0 && column.countsFrom >= 0));
}

/// The columns that the recipe names, or all that are nothing else and describe the rows.
Result<void> addInputs(const Source& source, const std::vector<int>& named, const std::vector<int>& targets,
                       CsvLayout& layout)
{
    std::vector<int> identifiers;
    for (int i = 0; i < int(named.empty() ? source.survey.columns.size() : named.size()); ++i) {
        const int index = named.empty() ? i : named[std::size_t(i)];
        if (isSide(layout, index) || std::find(targets.begin(), targets.end(), index) != targets.end())
            continue;
        if (named.empty() && tellsRowsApart(source, index)) {
            identifiers.push_back(index);
            continue;
        }
        if (const auto added = addInput(source, index, !named.empty(), layout); !added)
            return added;
    }
    for (const int index : identifiers) {
        const CsvColumn& column = source.survey.columns[std::size_t(index)];
        if (ofSeveralWords(column)) {
            layout.notes.push_back(leftOutWords(column));
            continue;
        }
        if (layout.inputs.empty() && kindOf(source, index) == CsvKind::numbers)
            return addInput(source, index, true, layout);
        layout.notes.push_back(Text(
            TR("The column “{name}” is left out: nearly all of its {count} values differ, so it tells rows apart "
               "and says nothing about new ones. Name it among the inputs to use it."),
            {{"name", column.name}, {"count", column.filled}}));
    }
    return {};
}

} // namespace

std::int64_t CsvEncoder::width() const
{
    if (kind == CsvKind::dates)
        return dates.width();
    return kind == CsvKind::words ? std::int64_t(words.size()) : 1;
}

void CsvEncoder::setWords(std::vector<std::string> all)
{
    words = std::move(all);
    places.clear();
    for (std::size_t i = 0; i < words.size(); ++i)
        places[words[i]] = int(i);
}

void CsvEncoder::keep(const std::vector<bool>& used)
{
    std::vector<std::string> kept;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (used[i])
            kept.push_back(std::move(words[i]));
    setWords(std::move(kept));
}

void CsvLayout::place()
{
    inputWidth = 0;
    for (CsvEncoder& encoder : inputs) {
        encoder.first = inputWidth;
        inputWidth += encoder.width();
    }
}

Result<CsvLayout> csvLayout(const std::string& file, const CsvSurvey& survey, const Attributes& attributes)
{
    const Source source{fileName(file), survey, namesOf(attributes, "categories"),
                        int(integerOf(attributeOf(attributes, "harmonics")))};
    CsvLayout layout;
    if (const auto added = addSides(source, attributes, layout); !added)
        return added.error();
    if (const auto added = addTexts(source, attributes, layout); !added)
        return added.error();
    const Names wanted = wantedTargets(source, attributes, layout);
    const auto targets = columnsNamed(source, wanted, "target");
    if (!targets)
        return targets.error();
    const auto inputs = columnsNamed(source, namesOf(attributes, "inputs"), "inputs");
    if (!inputs)
        return inputs.error();
    if (const auto categories = columnsNamed(source, source.categories, "categories"); !categories)
        return categories.error();
    if (const auto added = addInputs(source, *inputs, *targets, layout); !added)
        return added.error();
    if (layout.inputs.empty() && layout.texts.empty())
        return noInput(source, wanted.empty() ? std::string() : wanted.front());
    if (const auto added = addTargets(source, *targets, stringOf(attributeOf(attributes, "target_as")), layout);
        !added)
        return added.error();
    layout.place();
    return layout;
}

} // namespace loom::sources
