#include "data/sources/csv_layout_common.h"
#include "data/sources/source_common.h"

#include <limits>

namespace loom::sources {
namespace {

constexpr double kMostBytes = 4e9;

/// The table on its way into memory.
struct Filling {
    std::string file;
    const CsvSurvey& survey;
    const CsvLayout& layout;
    std::string missing; ///< drop, mean or error
    Tensor inputs;
    Tensor amounts; ///< without rows where there are no such targets
    std::vector<Tensor> labels;
    std::vector<Tensor> sides;
    std::int64_t rows = 0;
    std::int64_t dropped = 0;
    std::int64_t incomplete = 0;
};

Text missingValue(const Filling& filling, std::int64_t row, int column)
{
    return Text(
        TR("{file}, row {row}, column “{name}” holds no value; fill it in, or let missing be “drop” (leave such "
           "rows out) or “mean”."),
        {{"file", filling.file}, {"row", row}, {"name", filling.survey.columns[std::size_t(column)].name}});
}

/// Writes the numbers of one cell; a missing one becomes NaN.
void encode(const CsvEncoder& encoder, const std::string& cell, bool decimalComma, float* out)
{
    const bool missing = csvMissing(cell);
    const float unknown = std::numeric_limits<float>::quiet_NaN();
    if (encoder.words.empty()) {
        out[encoder.first] = missing ? unknown : float(csvNumber(cell, decimalComma).value_or(0));
        return;
    }
    for (std::int64_t i = 0; i < encoder.width(); ++i)
        out[encoder.first + i] = missing ? unknown : 0.0f;
    const auto place = encoder.places.find(cell);
    if (place != encoder.places.end())
        out[encoder.first + place->second] = 1.0f;
}

/// The first used column without a value among `encoders`, -1: none.
int firstMissing(const std::vector<CsvEncoder>& encoders, std::span<const std::string> cells)
{
    for (const CsvEncoder& encoder : encoders)
        if (csvMissing(cells[std::size_t(encoder.column)]))
            return encoder.column;
    return -1;
}

/// A row without a target (or its weight or mask) teaches nothing and is never guessed.
int firstUnguessable(const CsvLayout& layout, std::span<const std::string> cells)
{
    for (const auto* encoders : {&layout.amounts, &layout.labels, &layout.sides})
        if (const int column = firstMissing(*encoders, cells); column >= 0)
            return column;
    return -1;
}

void addTargets(Filling& filling, std::span<const std::string> cells)
{
    const CsvLayout& layout = filling.layout;
    if (!layout.amounts.empty()) {
        float* amounts = filling.amounts.values<float>().data() + filling.rows * std::int64_t(layout.amounts.size());
        for (const CsvEncoder& encoder : layout.amounts)
            encode(encoder, cells[std::size_t(encoder.column)], filling.survey.decimalComma, amounts);
    }
    for (std::size_t i = 0; i < layout.labels.size(); ++i) {
        const CsvEncoder& label = layout.labels[i];
        const auto place = label.places.find(cells[std::size_t(label.column)]);
        filling.labels[i].values<std::int32_t>()[std::size_t(filling.rows)] =
            place == label.places.end() ? 0 : place->second;
    }
}

Result<void> addSides(Filling& filling, std::span<const std::string> cells, std::int64_t row)
{
    const CsvLayout& layout = filling.layout;
    for (std::size_t i = 0; i < layout.sides.size(); ++i) {
        float& value = filling.sides[i].values<float>()[std::size_t(filling.rows)];
        const std::size_t column = std::size_t(layout.sides[i].column);
        encode(layout.sides[i], cells[column], filling.survey.decimalComma, &value);
        const bool mask = layout.sideRoles[i] == FieldRole::mask;
        if (mask ? value != 0 && value != 1 : !(value >= 0))
            return Text(mask
                            ? TR("{file}, row {row}: the mask “{name}” is {value}; it must be 1 where the row counts "
                                 "and 0 where not.")
                            : TR("{file}, row {row}: the sample weight “{name}” is {value}; it must be at least 0."),
                        {{"file", filling.file},
                         {"row", row},
                         {"name", filling.survey.columns[column].name},
                         {"value", cells[column]}});
    }
    return {};
}

Result<void> addRow(Filling& filling, std::span<const std::string> cells, std::int64_t row)
{
    const CsvLayout& layout = filling.layout;
    const int target = firstUnguessable(layout, cells);
    const int input = firstMissing(layout.inputs, cells);
    if (filling.missing == "error" && (target >= 0 || input >= 0))
        return missingValue(filling, row, target >= 0 ? target : input);
    if (target >= 0 || (input >= 0 && filling.missing == "drop")) {
        ++filling.dropped;
        return {};
    }
    filling.incomplete += input >= 0;
    const bool comma = filling.survey.decimalComma;
    float* inputs = filling.inputs.values<float>().data() + filling.rows * layout.inputWidth;
    for (const CsvEncoder& encoder : layout.inputs)
        encode(encoder, cells[std::size_t(encoder.column)], comma, inputs);
    addTargets(filling, cells);
    if (const auto added = addSides(filling, cells, row); !added)
        return added;
    ++filling.rows;
    return {};
}

Result<void> fill(Filling& filling, const std::string& path, const SourceContext& context)
{
    const auto reader = CsvReader::open(path, filling.survey.format);
    if (!reader)
        return reader.error();
    bool skip = filling.survey.header;
    for (std::int64_t seen = 0;; skip = false) {
        const auto more = (*reader)->next();
        if (!more)
            return more.error();
        if (!*more)
            break;
        if (skip)
            continue;
        const auto cells = (*reader)->cells();
        if (++seen > filling.survey.rows || cells.size() != filling.survey.columns.size())
            return Text(TR("{file} was changed while it was read: read it again."), {{"file", filling.file}});
        if (const auto added = addRow(filling, cells, (*reader)->row()); !added)
            return added.error();
        if (seen % 1024 == 0 && context.progress && !context.progress(0.5 + 0.5 * (*reader)->fraction()))
            return readingCancelled();
    }
    if (filling.rows == 0)
        return Text(TR("{file}: each of the {rows} rows misses a value in one of the columns in use; leave out the "
                       "columns with gaps, or let missing be “mean”."),
                    {{"file", filling.file}, {"rows", filling.survey.rows}});
    return {};
}

Result<void> makeRoom(Filling& filling)
{
    const std::int64_t rows = filling.survey.rows, width = filling.layout.inputWidth;
    if (double(rows) * double(width) * 4 > kMostBytes)
        return Text(TR("{file}: {rows} rows of {width} numbers would take {gigabytes} GB, more than 4 GB; leave out "
                       "columns with many different words."),
                    {{"file", filling.file},
                     {"rows", rows},
                     {"width", width},
                     {"gigabytes", double(rows) * double(width) * 4e-9}});
    filling.inputs = Tensor(Shape{rows, width}, DType::f32);
    if (!filling.layout.amounts.empty())
        filling.amounts = Tensor(Shape{rows, std::int64_t(filling.layout.amounts.size())}, DType::f32);
    filling.labels.assign(filling.layout.labels.size(), Tensor(Shape{rows}, DType::i32));
    filling.sides.assign(filling.layout.sides.size(), Tensor(Shape{rows}, DType::f32));
    return {};
}

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

std::vector<Text> notesOf(const Filling& filling, const std::string& target)
{
    const CsvSurvey& survey = filling.survey;
    const char delimiter = survey.format.delimiter;
    std::vector<Text> notes{
        Text(TR("{file}: {rows} rows, {inputs} input columns as {numbers} numbers, target “{target}”."),
             {{"file", filling.file},
              {"rows", filling.rows},
              {"inputs", filling.layout.inputs.size()},
              {"numbers", filling.layout.inputWidth},
              {"target", target}}),
        Text(TR("Read with the delimiter “{delimiter}”, the decimal sign “{decimal}”, in {encoding}."),
             {{"delimiter", delimiter == '\t' ? std::string("\\t") : std::string(1, delimiter)},
              {"decimal", survey.decimalComma ? "," : "."},
              {"encoding", survey.format.cp949 ? "CP949" : "UTF-8"}}),
        survey.header ? Text(TR("The first row gives the names of the columns."))
                      : Text(TR("The columns have no names in the file: they are numbered."))};
    notes.insert(notes.end(), filling.layout.notes.begin(), filling.layout.notes.end());
    if (filling.dropped > 0)
        notes.push_back(Text(TR("{dropped} of {rows} rows miss a value and are left out."),
                             {{"dropped", filling.dropped}, {"rows", survey.rows}}));
    if (filling.incomplete > 0)
        notes.push_back(Text(TR("{count} rows miss a value: the mean of the training part stands there."),
                             {{"count", filling.incomplete}}));
    return notes;
}

SourceData dataOf(Filling filling)
{
    const CsvSurvey& survey = filling.survey;
    const CsvLayout& layout = filling.layout;
    std::vector<Field> fields = targetFields(survey, layout);
    SourceData data;
    data.notes = notesOf(filling, namesOf(fields));
    if (filling.incomplete > 0)
        data.incomplete = {0};
    fields.insert(fields.begin(), inputField(survey, layout));
    for (std::size_t i = 0; i < layout.sides.size(); ++i)
        fields.push_back({fieldName(survey, layout.sides[i], nameOf(layout.sideRoles[i])),
                          DType::f32,
                          Shape{},
                          layout.sideRoles[i],
                          {},
                          {}});
    std::vector<Tensor> columns;
    columns.push_back(std::move(filling.inputs));
    if (!layout.amounts.empty())
        columns.push_back(std::move(filling.amounts));
    for (auto* group : {&filling.labels, &filling.sides})
        std::ranges::move(*group, std::back_inserter(columns));
    if (filling.rows < survey.rows)
        for (Tensor& column : columns)
            column = column.rows(0, filling.rows);
    data.rows = Dataset(std::move(fields), std::move(columns));
    return data;
}

Result<SourceData> load(const Attributes& attributes, const SourceContext& context)
{
    const std::string given = stringOf(attributeOf(attributes, "file"));
    if (given.empty())
        return Text(TR("No CSV file is chosen: choose one in the data recipe."));
    const std::string path = resolvedPath(given, context);
    const auto survey = surveyed(path, attributes, context);
    if (!survey)
        return survey.error();
    const auto layout = csvLayout(path, *survey, attributes);
    if (!layout)
        return layout.error();
    Filling filling{fileName(path), *survey, *layout, stringOf(attributeOf(attributes, "missing")), {}, {}, {}, {}};
    if (const auto room = makeRoom(filling); !room)
        return room.error();
    if (const auto filled = fill(filling, path, context); !filled)
        return filled.error();
    return dataOf(std::move(filling));
}

AttributeSpec choice(const char* name, std::vector<std::string> choices, Text title, Text help)
{
    const std::string first = choices.front();
    return {.name = name,
            .kind = AttributeKind::choice,
            .fallback = first,
            .title = std::move(title),
            .help = std::move(help),
            .choices = std::move(choices)};
}

AttributeSpec names(const char* name, Text title, Text help)
{
    return {.name = name,
            .kind = AttributeKind::texts,
            .fallback = std::vector<std::string>(),
            .title = std::move(title),
            .help = std::move(help)};
}

AttributeSpec column(const char* name, Text title, Text help)
{
    return {.name = name,
            .kind = AttributeKind::text,
            .fallback = std::string(),
            .title = std::move(title),
            .help = std::move(help)};
}

std::vector<AttributeSpec> fileAttributes()
{
    return {{.name = "file",
             .kind = AttributeKind::file,
             .fallback = std::string(),
             .title = TR("File"),
             .help = TR("The table; a relative path starts at the project.")},
            choice("header", {TR("auto"), TR("yes"), TR("no")}, TR("Header"),
                   TR("Does the first row hold the names of the columns? “auto”: yes where none of its cells is a "
                      "number.")),
            choice("delimiter", {TR("auto"), TR("comma"), TR("semicolon"), TR("tab"), TR("pipe")}, TR("Delimiter"),
                   TR("What stands between two cells.")),
            choice("decimal", {TR("auto"), TR("point"), TR("comma")}, TR("Decimal sign"),
                   TR("3.5 or 3,5; “auto”: the one that makes more cells numbers.")),
            choice("encoding", {"auto", "cp949"}, TR("Encoding"),
                   TR("“auto”: UTF-8, or CP949 (Korean Windows) where the file is not valid UTF-8.")),
            {.name = "skip_lines",
             .kind = AttributeKind::integer,
             .fallback = std::int64_t(0),
             .title = TR("Skip lines"),
             .help = TR("Lines before the header or the first row that are no part of the table."),
             .minimum = 0,
             .maximum = 1e6}};
}

std::vector<AttributeSpec> attributes()
{
    std::vector<AttributeSpec> specs = fileAttributes();
    specs.push_back(choice("missing", {TR("drop"), TR("mean"), TR("error")}, TR("Missing values"),
                           TR("Leave the row out, put the mean of the training part there, or refuse the file.")));
    specs.push_back(names("target", TR("Target columns"), TR("What is to be predicted; empty: the last column.")));
    specs.push_back(choice("target_as", {TR("auto"), TR("number"), TR("class")}, TR("Target as"),
                           TR("“auto”: a number where all values are numbers, else a class.")));
    specs.push_back(names("inputs", TR("Input columns"), TR("Empty: all columns that are not targets.")));
    specs.push_back(column("sample_weight", TR("Sample weight"),
                           TR("The column that says how much each row counts in the loss; empty: all alike.")));
    specs.push_back(
        column("mask", TR("Mask"),
               TR("The column that is 1 in rows that count in the loss and 0 in those that do not; empty: "
                  "all count.")));
    specs.push_back(names("categories", TR("Categories"),
                          TR("Columns whose numbers stand for kinds (1 = Seoul, 2 = Busan): one input a value.")));
    return specs;
}

} // namespace

SourceType csv()
{
    return {.id = "csv",
            .title = TR("CSV table"),
            .text = TR("A table as text, one row a line: columns of numbers and of words become inputs, others the "
                       "target."),
            .attributes = attributes(),
            .load = load};
}

} // namespace loom::sources
