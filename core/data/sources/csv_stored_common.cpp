#include "data/sources/csv_stored_common.h"

#include "data/sources/csv_columns_common.h"
#include "data/sources/csv_decoder_common.h"
#include "data/sources/csv_fields_common.h"
#include "data/sources/source_common.h"

#include <algorithm>

namespace loom::sources {
namespace {

constexpr std::int64_t kMostBlockBytes = 1 << 20;

/// A table on disk, seen as rows of the fields that the recipe asks for. Rows that miss a value may be left out, so
/// that blocks hold different numbers of rows.
struct StoredTable {
    CsvColumns columns;
    CsvLayout layout;
    std::vector<StoredField> fields;
    std::int64_t blockRows = 0; ///< of the file, left-out ones included; a part of a file's block
    std::vector<int> needed; ///< columns without whose value a row is left out
    std::vector<std::int64_t> starts; ///< as RowStore::blockStarts

    /// Of the file's rows: the first one of a block, and the file's block it lies in.
    std::int64_t firstRow(std::int64_t block) const { return block * blockRows; }
    std::int64_t fileBlock(std::int64_t block) const { return firstRow(block) / columns.file->blockRows(); }
};

/// The rows of a file's block in which one of the columns has no value.
Result<std::vector<bool>> rowsWithout(const CsvColumns& columns, const std::vector<int>& wanted, std::int64_t block)
{
    const std::size_t rows = std::size_t(columns.file->rowsOf(block));
    const auto kindOf = [&](int column) { return columns.kinds[std::size_t(column)]; };
    if (std::ranges::count(wanted, CsvColumns::Kind::nothing, kindOf) > 0)
        return std::vector<bool>(rows, true);
    std::vector<bool> without(rows);
    const auto read = columns.file->read(wanted, block, [&](std::size_t place, const std::byte* stored) {
        const auto* places = reinterpret_cast<const std::uint16_t*>(stored);
        const auto* values = reinterpret_cast<const float*>(stored);
        const bool numbers = kindOf(wanted[place]) == CsvColumns::Kind::numbers;
        const std::size_t known = columns.values[std::size_t(wanted[place])].size();
        for (std::size_t i = 0; i < rows; ++i)
            if (numbers ? values[i] != values[i] : places[i] >= known)
                without[i] = true;
    });
    if (!read)
        return read.error();
    return without;
}

/// Of the encoders' columns those in which values are missing.
std::vector<int> columnsWithGaps(const CsvColumns& columns,
                                 std::initializer_list<const std::vector<CsvEncoder>*> lists)
{
    std::vector<int> gaps;
    for (const auto* encoders : lists)
        for (const CsvEncoder& encoder : *encoders)
            if (columns.survey.columns[std::size_t(encoder.column)].filled < columns.survey.rows)
                gaps.push_back(encoder.column);
    std::ranges::sort(gaps);
    return gaps;
}

/// The number of a row in the text, as a spreadsheet shows it where no line is blank.
std::int64_t lineOf(const CsvSurvey& survey, std::int64_t row)
{
    return survey.format.skippedLines + (survey.header ? 1 : 0) + row + 1;
}

/// Refuses gaps where the recipe says so.
Result<void> checkGaps(const StoredTable& table, const std::vector<int>& gaps, const std::string& file)
{
    const CsvSurvey& survey = table.columns.survey;
    for (std::int64_t block = 0; block < table.columns.file->blocks() && !gaps.empty(); ++block) {
        const auto without = rowsWithout(table.columns, gaps, block);
        if (!without)
            return without.error();
        const auto first = std::ranges::find(*without, true) - without->begin();
        if (first == std::ptrdiff_t(without->size()))
            continue;
        for (const int column : gaps) {
            const auto here = rowsWithout(table.columns, {column}, block);
            if (!here)
                return here.error();
            if ((*here)[std::size_t(first)])
                return csvMissingValue(file, lineOf(survey, block * table.columns.file->blockRows() + first),
                                       survey.columns[std::size_t(column)].name);
        }
    }
    return {};
}

/// Counts the rows that are left, block by block, and those of them with gaps in the columns `filled`.
Result<CsvCounts> countRows(StoredTable& table, const std::vector<int>& filled, const SourceContext& context)
{
    const CsvColumns& columns = table.columns;
    CsvCounts counts;
    table.starts.assign(1, 0);
    for (std::int64_t block = 0; block < columns.file->blocks(); ++block) {
        const auto dropped = rowsWithout(columns, table.needed, block);
        const auto gaps = rowsWithout(columns, filled, block);
        if (!dropped || !gaps)
            return !dropped ? dropped.error() : gaps.error();
        const std::int64_t rows = columns.file->rowsOf(block);
        for (std::int64_t first = 0; first < rows; first += table.blockRows) {
            for (std::int64_t i = first; i < std::min(rows, first + table.blockRows); ++i) {
                const bool kept = !(*dropped)[std::size_t(i)];
                counts.rows += kept;
                counts.dropped += !kept;
                counts.incomplete += kept && (*gaps)[std::size_t(i)];
            }
            table.starts.push_back(counts.rows);
        }
        if (context.progress && !context.progress(1))
            return readingCancelled();
    }
    return counts;
}

/// The rows of a block that are not left out, as places in the file's block.
Result<std::vector<std::int32_t>> keptRows(const StoredTable& table, std::int64_t block)
{
    const std::int64_t fileBlock = table.fileBlock(block);
    const std::int64_t first = table.firstRow(block) - fileBlock * table.columns.file->blockRows();
    const std::int64_t last = std::min(first + table.blockRows, table.columns.file->rowsOf(fileBlock));
    const auto dropped = rowsWithout(table.columns, table.needed, fileBlock);
    if (!dropped)
        return dropped.error();
    std::vector<std::int32_t> kept;
    for (std::int64_t i = first; i < last; ++i)
        if (!(*dropped)[std::size_t(i)])
            kept.push_back(std::int32_t(i));
    return kept;
}

/// Rows [first, first + count) of one block, as RowStore::fetch.
Result<void> fetch(const StoredTable& table, int field, std::int64_t first, std::int64_t count, void* out)
{
    const std::int64_t block = std::ranges::upper_bound(table.starts, first) - table.starts.begin() - 1;
    const auto kept = keptRows(table, block);
    if (!kept)
        return kept.error();
    const std::size_t offset = std::size_t(first - table.starts[std::size_t(block)]);
    if (offset + std::size_t(count) > kept->size())
        return Text(TR("The data were changed while they were read: read them again."));
    const std::span<const std::int32_t> rows(kept->data() + offset, std::size_t(count));
    return decode(table.fields[std::size_t(field)], *table.columns.file, table.fileBlock(block), rows, out);
}

Result<void> checkSides(const StoredTable& table, const RowStore& store, const std::string& file)
{
    const CsvLayout& layout = table.layout;
    const int firstField = int(table.fields.size() - layout.sides.size());
    std::vector<float> values;
    for (std::size_t i = 0; i < layout.sides.size(); ++i)
        for (std::int64_t block = 0; block < store.blocks(); ++block) {
            values.resize(std::size_t(store.rowsOf(block)));
            if (const auto read = store.readBlock(firstField + int(i), block, values.data()); !read)
                return read;
            const auto kept = keptRows(table, block);
            for (std::size_t k = 0; kept && k < values.size(); ++k)
                if (auto checked =
                        csvCheckSide(file,
                                     lineOf(table.columns.survey,
                                            table.fileBlock(block) * table.columns.file->blockRows() + (*kept)[k]),
                                     table.columns.survey.columns[std::size_t(layout.sides[i].column)].name,
                                     layout.sideRoles[i], values[k]);
                    !checked)
                    return checked;
        }
    return {};
}

Result<SourceData> dataOf(CsvColumns columns, const std::string& path, const Attributes& attributes,
                          const SourceContext& context)
{
    auto layout = csvLayout(path, columns.survey, attributes);
    if (!layout)
        return layout.error();
    const auto table = std::make_shared<StoredTable>();
    table->columns = std::move(columns);
    table->layout = std::move(*layout);
    table->fields = storedFields(table->columns, table->layout);
    auto store = std::make_shared<RowStore>();
    store->fields = csvFields(table->columns.survey, table->layout);
    std::int64_t bytes = 0;
    for (int field = 0; field < int(store->fields.size()); ++field)
        bytes += std::int64_t(store->bytesOf(field));
    table->blockRows = table->columns.file->blockRows();
    while (table->blockRows > 1 && table->blockRows * bytes > kMostBlockBytes)
        table->blockRows /= 2;
    const CsvLayout& used = table->layout;
    const std::string missing = stringOf(attributeOf(attributes, "missing")), file = fileName(path);
    table->needed = columnsWithGaps(table->columns, {&used.amounts, &used.labels, &used.sides});
    const std::vector<int> gaps = columnsWithGaps(table->columns, {&used.inputs});
    if (missing != "mean")
        table->needed.insert(table->needed.end(), gaps.begin(), gaps.end());
    std::ranges::sort(table->needed);
    if (missing == "error")
        if (const auto checked = checkGaps(*table, table->needed, file); !checked)
            return checked.error();
    const auto counts = countRows(*table, missing == "mean" ? gaps : std::vector<int>(), context);
    if (!counts)
        return counts.error();
    if (counts->rows == 0)
        return csvNothingLeft(file, table->columns.survey.rows);
    store->blockStarts = table->starts;
    store->fetch = [table](int field, std::int64_t first, std::int64_t count, void* out) {
        return fetch(*table, field, first, count, out);
    };
    if (const auto checked = checkSides(*table, *store, file); !checked)
        return checked.error();
    SourceData data;
    data.notes = csvNotes(file, table->columns.survey, used, *counts);
    if (counts->incomplete > 0)
        data.incomplete = {0};
    data.rows = Dataset(store);
    return data;
}

} // namespace

Result<std::optional<SourceData>> csvStored(const std::string& path, const Attributes& attributes,
                                            const SourceContext& context, std::vector<Text>& notes)
{
    Text why;
    std::optional<CsvColumns> columns;
    const auto cache = csvCache(path, attributes, context);
    if (cache) {
        columns = openedColumns(*cache);
        if (!columns) {
            auto converted = convertedColumns(path, *cache, attributes, context, why);
            if (!converted)
                return converted.error();
            columns = std::move(*converted);
        }
    } else {
        why = cache.error();
    }
    if (!columns) {
        notes.push_back(why);
        notes.push_back(Text(TR("The table is held in memory instead of being read from a converted file.")));
        return std::optional<SourceData>();
    }
    auto data = dataOf(std::move(*columns), path, attributes, context);
    if (!data)
        return data.error();
    data->notes.push_back(Text(TR("The table is larger than {megabytes} MB: it was converted once to {file} and is "
                                  "read from there in shuffled blocks."),
                               {{"megabytes", context.mostInMemory >> 20}, {"file", cache->file}}));
    return std::optional<SourceData>(std::move(*data));
}

} // namespace loom::sources
