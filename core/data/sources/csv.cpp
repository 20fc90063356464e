#include "data/csv/preview.h"
#include "data/csv/stored.h"
#include "data/csv/table.h"
#include "data/source_paths.h"
#include "data/test_rows.h"

#include <filesystem>

namespace loom::sources {
namespace {

/// Text is held in memory, however large the table.
bool hasTexts(const Attributes& attributes)
{
    const auto* names = std::get_if<std::vector<std::string>>(&attributeOf(attributes, "text"));
    return names && !names->empty();
}

Result<SourceData> loadTable(const Attributes& attributes, const SourceContext& context)
{
    const std::string given = stringOf(attributeOf(attributes, "file"));
    if (given.empty())
        return Text(TR("No CSV file is chosen: choose one in the data recipe."));
    std::vector<Text> notes;
    const std::string path = resolvedPath(given, context, notes);
    std::error_code error;
    if (const auto bytes = std::filesystem::file_size(path, error);
        !error && bytes > std::uintmax_t(context.mostInMemory) && context.needTargets && !hasTexts(attributes)) {
        auto stored = csvStored(path, attributes, context, notes);
        if (!stored)
            return stored.error();
        if (*stored) {
            (*stored)->notes.insert((*stored)->notes.end(), notes.begin(), notes.end());
            return std::move(**stored);
        }
    }
    const auto survey = surveyed(path, attributes, context);
    if (!survey)
        return survey.error();
    auto layout = context.learned.empty()
        ? csvLayout(path, *survey, attributes)
        : csvLayoutOf(context.learned, path, *survey, attributes, context.needTargets);
    if (!layout)
        return layout.error();
    auto data = csvTable(path, *survey, std::move(*layout), stringOf(attributeOf(attributes, "missing")),
                         stringOf(attributeOf(attributes, "unreadable")) == "refuse", context);
    if (data)
        data->notes.insert(data->notes.end(), notes.begin(), notes.end());
    return data;
}

/// The test file is read with the words and classes of the table to train on.
Result<SourceData> load(const Attributes& attributes, const SourceContext& context)
{
    auto data = loadTable(attributes, context);
    const std::string test = stringOf(attributeOf(attributes, "test_file"));
    if (!data || test.empty())
        return data;
    Attributes ofTest = attributes;
    ofTest["file"] = test;
    SourceContext knowing = context;
    knowing.learned = data->learned;
    auto rows = loadTable(ofTest, knowing);
    return rows ? withTestRows(std::move(*data), std::move(*rows)) : rows;
}

Result<SourceData> loadNew(const NewRows& rows, const Attributes& attributes, const SourceContext& context)
{
    if (!rows.picture.empty() || rows.pixels)
        return Text(TR("The network has learned from a table, not from pictures: give it a row or a table."));
    if (rows.table.empty())
        return csvRow(rows.row, context.learned, attributes);
    Attributes ofNew = attributes;
    ofNew["file"] = rows.table;
    SourceContext here = context;
    here.folder.clear();
    return loadTable(ofNew, here);
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

AttributeSpec words(const char* name, std::vector<std::string> usual, Text title, Text help)
{
    AttributeSpec spec = names(name, std::move(title), std::move(help));
    spec.fallback = std::move(usual);
    return spec;
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
                   TR("Does the first row hold the names of the columns? “auto”: yes where it differs in kind from "
                      "the rows below, counts 0, 1, 2 … or holds years.")),
            choice("delimiter", {TR("auto"), TR("comma"), TR("semicolon"), TR("tab"), TR("pipe"), TR("blank")},
                   TR("Delimiter"), TR("What stands between two cells.")),
            choice("decimal", {TR("auto"), TR("point"), TR("comma")}, TR("Decimal sign"),
                   TR("3.5 or 3,5; “auto”: the one that makes more cells numbers.")),
            choice("encoding", {TR("auto"), TR("utf8"), TR("cp949"), TR("latin1"), TR("utf16")}, TR("Encoding"),
                   TR("“auto”: UTF-8; where the file is none, UTF-16, CP949 (Korean Windows) or Latin-1 (western "
                      "Windows).")),
            {.name = "skip_lines",
             .kind = AttributeKind::integer,
             .title = TR("Skip lines"),
             .help = TR("Lines before the header or the first row that are no part of the table; “auto”: those that "
                        "have not as many cells as the table, above what looks like a header."),
             .minimum = 0,
             .maximum = 1e6,
             .choices = {TR("auto")},
             .optional = true}};
}

AttributeSpec rowLimit()
{
    return {.name = "rows",
            .kind = AttributeKind::integer,
            .fallback = std::int64_t(0),
            .title = TR("Row limit"),
            .help = TR("Only so many rows from the beginning are used; 0: all."),
            .minimum = 0,
            .maximum = 1e12};
}

AttributeSpec testFile()
{
    return {.name = "test_file",
            .kind = AttributeKind::file,
            .fallback = std::string(),
            .title = TR("Test file"),
            .help = TR("A second table with the same columns, whose rows are the test part; empty: the split takes "
                       "it.")};
}

std::vector<AttributeSpec> attributes()
{
    std::vector<AttributeSpec> specs = fileAttributes();
    specs.push_back(rowLimit());
    specs.push_back(testFile());
    specs.push_back(choice("missing", {TR("drop"), TR("mean"), TR("error")}, TR("Missing values"),
                           TR("Leave the row out, put the mean of the training part there, or refuse the file.")));
    specs.push_back(words("missing_words", CsvMissing::usual(), TR("Words for missing"),
                          TR("Cells that hold one of these words (or nothing) have no value; capitals do not "
                             "matter.")));
    specs.push_back(
        words("missing_numbers", CsvMissing::usualAmongNumbers(), TR("Missing among numbers"),
              TR("Words that mean so only in columns of numbers and dates; elsewhere they are values like "
                 "others.")));
    specs.push_back(choice("unreadable", {TR("leave_out"), TR("refuse")}, TR("What cannot be read"),
                           TR("Rows with too many or too few cells, and words among numbers: leave them out and list "
                              "them, or refuse the file.")));
    specs.push_back(names("target", TR("Target columns"), TR("What is to be predicted; empty: the last column.")));
    specs.push_back(choice("target_as", {TR("auto"), TR("number"), TR("class")}, TR("Target as"),
                           TR("“auto”: a number where all values are numbers, else a class.")));
    specs.push_back(names("inputs", TR("Input columns"),
                          TR("Empty: all columns that are not targets, but for those that only tell rows apart "
                             "(numbers of rows, names).")));
    specs.push_back(names("text", TR("Text columns"),
                          TR("Columns of sentences, each an input by itself: a transform makes numbers of its words "
                             "(vocabulary).")));
    specs.push_back(column("sample_weight", TR("Sample weight"),
                           TR("The column that says how much each row counts in the loss; empty: all alike.")));
    specs.push_back(
        column("mask", TR("Mask"),
               TR("The column that is 1 in rows that count in the loss and 0 in those that do not; empty: "
                  "all count.")));
    specs.push_back(names("categories", TR("Categories"),
                          TR("Columns whose numbers stand for kinds (1 = Seoul, 2 = Busan): one input a value.")));
    specs.push_back({.name = "harmonics",
                     .kind = AttributeKind::integer,
                     .fallback = std::int64_t(0),
                     .title = TR("Harmonics of the year"),
                     .help = TR("In place of year, month and day, a date becomes so many pairs of cosine and sine of "
                                "its place in the year, so that 31 December lies beside 1 January; 0: year, month "
                                "and day of the year as numbers."),
                     .minimum = 0,
                     .maximum = CsvDateForm::kMostHarmonics});
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
            .load = load,
            .loadNew = loadNew,
            .newColumns = csvNewColumns,
            .preview = csvPreview,
            .textColumns = "text",
            .usualTransforms = {{"standardize", {}}},
            .usualValidation = 0.2};
}

} // namespace loom::sources
