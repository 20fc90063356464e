#include "data/sources/csv_fields_common.h"

namespace loom::sources {
namespace {

Field inputField(const CsvSurvey& survey, const CsvLayout& layout)
{
    Field field{"features", DType::f32, Shape{layout.inputWidth}, FieldRole::input, {}, {}};
    for (const CsvEncoder& encoder : layout.inputs) {
        const std::string& name = survey.columns[std::size_t(encoder.column)].name;
        if (encoder.words.empty())
            field.features.push_back(name);
        for (const std::string& word : encoder.words)
            field.features.push_back(name + "=" + word);
    }
    return field;
}

/// Fields are named after their column; another name where the column's is that of the inputs.
std::string fieldName(const CsvSurvey& survey, const CsvEncoder& encoder, const char* instead)
{
    const std::string& name = survey.columns[std::size_t(encoder.column)].name;
    return name == "features" ? instead : name;
}

/// Numbers together make one field, `target` where they are several; each class has its own.
std::vector<Field> targetFields(const CsvSurvey& survey, const CsvLayout& layout)
{
    std::vector<Field> fields;
    if (!layout.amounts.empty()) {
        Field field{"target", DType::f32, Shape{std::int64_t(layout.amounts.size())}, FieldRole::target, {}, {}};
        for (const CsvEncoder& encoder : layout.amounts)
            field.features.push_back(survey.columns[std::size_t(encoder.column)].name);
        if (layout.amounts.size() == 1)
            field.name = fieldName(survey, layout.amounts.front(), "target");
        fields.push_back(std::move(field));
    }
    for (const CsvEncoder& encoder : layout.labels)
        fields.push_back(
            {fieldName(survey, encoder, "target"), DType::i32, Shape{}, FieldRole::target, encoder.words, {}});
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
    std::vector<Field> fields = targetFields(survey, layout);
    fields.insert(fields.begin(), inputField(survey, layout));
    for (std::size_t i = 0; i < layout.sides.size(); ++i)
        fields.push_back({fieldName(survey, layout.sides[i], nameOf(layout.sideRoles[i])),
                          DType::f32,
                          Shape{},
                          layout.sideRoles[i],
                          {},
                          {}});
    return fields;
}

std::vector<Text> csvNotes(const std::string& file, const CsvSurvey& survey, const CsvLayout& layout,
                           const CsvCounts& counts)
{
    const std::string target = namesOf(targetFields(survey, layout));
    const char delimiter = survey.format.delimiter;
    std::vector<Text> notes{
        Text(TR("{file}: {rows} rows, {inputs} input columns as {numbers} numbers, target “{target}”."),
             {{"file", file},
              {"rows", counts.rows},
              {"inputs", layout.inputs.size()},
              {"numbers", layout.inputWidth},
              {"target", target}}),
        Text(TR("Read with the delimiter “{delimiter}”, the decimal sign “{decimal}”, in {encoding}."),
             {{"delimiter", delimiter == '\t' ? std::string("\\t") : std::string(1, delimiter)},
              {"decimal", survey.decimalComma ? "," : "."},
              {"encoding", survey.format.cp949 ? "CP949" : "UTF-8"}}),
        survey.header ? Text(TR("The first row gives the names of the columns."))
                      : Text(TR("The columns have no names in the file: they are numbered."))};
    notes.insert(notes.end(), layout.notes.begin(), layout.notes.end());
    if (counts.dropped > 0)
        notes.push_back(Text(TR("{dropped} of {rows} rows miss a value and are left out."),
                             {{"dropped", counts.dropped}, {"rows", survey.rows}}));
    if (counts.incomplete > 0)
        notes.push_back(Text(TR("{count} rows miss a value: the mean of the training part stands there."),
                             {{"count", counts.incomplete}}));
    return notes;
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
