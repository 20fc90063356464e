#include "data/csv/fields.h"

namespace loom::sources {

std::string csvFieldName(const std::string& column, const char* instead)
{
    return column == "features" ? instead : column;
}

namespace {

Field inputField(const CsvLayout& layout)
{
    Field field{"features", DType::f32, Shape{layout.inputWidth}, FieldRole::input, {}, {}};
    for (std::size_t i = 0; i < layout.inputs.size(); ++i) {
        const CsvEncoder& encoder = layout.inputs[i];
        const std::string& name = layout.inputNames[i];
        if (encoder.kind == CsvKind::numbers)
            field.features.push_back(name);
        for (const std::string& word : encoder.words)
            field.features.push_back(name + "=" + word);
        if (encoder.kind == CsvKind::dates)
            for (const std::string& part : encoder.dates.parts())
                field.features.push_back(name + part);
    }
    return field;
}

/// Numbers together make one field, `target` where they are several; each class has its own.
std::vector<Field> targetFields(const CsvLayout& layout)
{
    std::vector<Field> fields;
    if (!layout.amounts.empty())
        fields.push_back({layout.amounts.size() == 1 ? csvFieldName(layout.amountNames[0], "target") : "target",
                          DType::f32,
                          Shape{std::int64_t(layout.amounts.size())},
                          FieldRole::target,
                          {},
                          layout.amountNames});
    for (std::size_t i = 0; i < layout.labels.size(); ++i)
        fields.push_back({csvFieldName(layout.labelNames[i], "target"),
                          DType::i32,
                          Shape{},
                          FieldRole::target,
                          layout.labels[i].words,
                          {}});
    return fields;
}

std::string namesOf(const std::vector<Field>& fields)
{
    std::string names;
    for (const Field& field : fields)
        names += (names.empty() ? "" : "”, “") + field.name;
    return names;
}

} // namespace

std::vector<Field> csvFields(const CsvSurvey& survey, const CsvLayout& layout)
{
    std::vector<Field> fields;
    if (!layout.inputs.empty())
        fields.push_back(inputField(layout));
    for (const std::string& name : layout.textNames) {
        fields.push_back({csvFieldName(name, "text"), DType::u8, Shape{1}, FieldRole::input, {}, {}});
        fields.back().form = FieldForm::text;
    }
    for (Field& target : targetFields(layout))
        fields.push_back(std::move(target));
    for (std::size_t i = 0; i < layout.sides.size(); ++i)
        fields.push_back({layout.sides[i].column < 0
                              ? nameOf(layout.sideRoles[i])
                              : csvFieldName(survey.columns[std::size_t(layout.sides[i].column)].name,
                                             nameOf(layout.sideRoles[i])),
                          DType::f32,
                          Shape{},
                          layout.sideRoles[i],
                          {},
                          {}});
    return fields;
}

namespace {

/// What the words of a column that may mean "missing" were read as.
void noteMissing(const CsvSurvey& survey, const CsvEncoder& encoder, std::vector<Text>& notes)
{
    if (encoder.column < 0)
        return;
    const CsvColumn& column = survey.columns[std::size_t(encoder.column)];
    for (const auto& [word, count] : column.missing) {
        const bool kept = encoder.kind == CsvKind::words && encoder.places.contains(word);
        notes.push_back(
            kept
                ? Text(TR("In the column “{name}”, “{word}” is a value like the others ({count} cells); name it in "
                          "missing_words if it means that the value is missing."),
                       {{"name", column.name}, {"word", word}, {"count", count}})
                : Text(
                    TR("In the column “{name}”, {count} cells hold “{word}”, which counts as missing; take it out of "
                       "the missing words if it is a value."),
                    {{"name", column.name}, {"word", word}, {"count", count}}));
    }
}

Text noteOfDates(const CsvEncoder& encoder, const std::string& name)
{
    const int harmonics = encoder.dates.harmonics;
    const char* pattern = harmonics > 0
        ? (encoder.dayFirst ? TR("The column “{name}” holds dates (day before month): the season becomes {count} "
                                 "pair(s) of cosine and sine.")
                            : TR("The column “{name}” holds dates: the season becomes {count} pair(s) of cosine and "
                                 "sine."))
        : encoder.dayFirst ? TR("The column “{name}” holds dates (day before month): year, month and day of the "
                                "year become numbers.")
                           : TR("The column “{name}” holds dates: year, month and day of the year become "
                                "numbers.");
    return harmonics > 0 ? Text(pattern, {{"name", name}, {"count", harmonics}}) : Text(pattern, {{"name", name}});
}

void noteEncoder(const CsvSurvey& survey, const CsvEncoder& encoder, const std::string& name,
                 std::vector<Text>& notes)
{
    if (encoder.kind == CsvKind::words)
        notes.push_back(Text(TR("The column “{name}” holds words: one input for each of its {count} values."),
                             {{"name", name}, {"count", encoder.words.size()}}));
    if (encoder.kind == CsvKind::dates)
        notes.push_back(noteOfDates(encoder, name));
    noteMissing(survey, encoder, notes);
}

std::string nameOf(char delimiter)
{
    return delimiter == '\t' ? "\\t" : std::string(1, delimiter);
}

} // namespace

std::vector<Text> csvNotes(const std::string& file, const CsvSurvey& survey, const CsvLayout& layout,
                           const CsvCounts& counts)
{
    const std::string target = namesOf(targetFields(layout));
    std::vector<Text> notes{
        Text(layout.inputs.empty()
                 ? TR("{file}: {rows} rows, target “{target}”.")
                 : TR("{file}: {rows} rows, {inputs} input columns as {numbers} numbers, target “{target}”."),
             {{"file", file},
              {"rows", counts.rows},
              {"inputs", layout.inputs.size()},
              {"numbers", layout.inputWidth},
              {"target", target}}),
        Text(TR("Read with the delimiter “{delimiter}”, the decimal sign “{decimal}”, in {encoding}."),
             {{"delimiter", nameOf(survey.format.delimiter)},
              {"decimal", survey.decimalComma ? "," : "."},
              {"encoding", nameOf(survey.format.encoding)}}),
        survey.header ? Text(TR("The first row gives the names of the columns."))
                      : Text(TR("The columns have no names in the file: they are numbered."))};
    if (survey.format.skippedLines > 0)
        notes.push_back(
            Text(TR("{count} line(s) before the table are skipped."), {{"count", survey.format.skippedLines}}));
    for (std::size_t i = 0; i < layout.inputs.size(); ++i)
        noteEncoder(survey, layout.inputs[i], layout.inputNames[i], notes);
    for (const auto* targets : {&layout.amounts, &layout.labels, &layout.sides})
        for (const CsvEncoder& encoder : *targets)
            noteMissing(survey, encoder, notes);
    notes.insert(notes.end(), layout.notes.begin(), layout.notes.end());
    if (counts.dropped > 0)
        notes.push_back(Text(TR("{dropped} of {rows} rows miss a value and are left out."),
                             {{"dropped", counts.dropped}, {"rows", survey.rows}}));
    if (counts.incomplete > 0)
        notes.push_back(Text(TR("{count} rows miss a value: the mean of the training part stands there."),
                             {{"count", counts.incomplete}}));
    return notes;
}

std::map<std::string, std::string> csvGuesses(const CsvSurvey& survey)
{
    const char delimiter = survey.format.delimiter;
    return {{"delimiter",
             delimiter == '\t'      ? "tab"
                 : delimiter == ';' ? "semicolon"
                 : delimiter == '|' ? "pipe"
                 : delimiter == ' ' ? "blank"
                                    : "comma"},
            {"decimal", survey.decimalComma ? "comma" : "point"},
            {"encoding", idOf(survey.format.encoding)},
            {"header", survey.header ? "yes" : "no"},
            {"skip_lines", std::to_string(survey.format.skippedLines)}};
}

Fault csvFault(const CsvEncoder& encoder, const std::string& column, std::int64_t row, const std::string& cell)
{
    const char* reason = encoder.kind == CsvKind::dates ? TR("Column “{name}”: “{text}” is not a date.")
        : encoder.kind == CsvKind::words ? TR("Column “{name}”: the network does not know “{text}”.")
                                         : TR("Column “{name}”: “{text}” is not a number.");
    return {Text(TR("row {row}"), {{"row", row}}), Text(reason, {{"name", column}, {"text", cell.substr(0, 40)}})};
}

Text csvRefused(const std::string& file, const CsvEncoder& encoder, const std::string& column, std::int64_t row,
                const std::string& cell)
{
    const char* reason = encoder.kind == CsvKind::dates ? TR("{file}, row {row}, column “{name}”: “{text}” is not a "
                                                             "date; correct it, leave it empty, or let what cannot "
                                                             "be read be left out.")
        : encoder.kind == CsvKind::words
        ? TR("{file}, row {row}, column “{name}”: the network does not know “{text}”; correct it, or let what cannot "
             "be "
             "read be left out.")
        : TR("{file}, row {row}, column “{name}”: “{text}” is not a number; correct it, leave it empty, or let what "
             "cannot be read be left out.");
    return Text(reason, {{"file", file}, {"row", row}, {"name", column}, {"text", cell.substr(0, 40)}});
}

Text csvMissingValue(const std::string& file, std::int64_t row, const std::string& column)
{
    return Text(
        TR("{file}, row {row}, column “{name}” holds no value; fill it in, or let missing be “drop” (leave such "
           "rows out) or “mean”."),
        {{"file", file}, {"row", row}, {"name", column}});
}

Result<void> csvCheckSide(const std::string& file, std::int64_t row, const std::string& column, FieldRole role,
                          float value)
{
    const bool mask = role == FieldRole::mask;
    if (mask ? value == 0 || value == 1 : value >= 0)
        return {};
    return Text(mask ? TR("{file}, row {row}: the mask “{name}” is {value}; it must be 1 where the row counts and 0 "
                          "where not.")
                     : TR("{file}, row {row}: the sample weight “{name}” is {value}; it must be at least 0."),
                {{"file", file}, {"row", row}, {"name", column}, {"value", double(value)}});
}

Text csvNothingLeft(const std::string& file, std::int64_t rows)
{
    return Text(TR("{file}: each of the {rows} rows misses a value in one of the columns in use; leave out the "
                   "columns with gaps, or let missing be “mean”."),
                {{"file", file}, {"rows", rows}});
}

} // namespace loom::sources
