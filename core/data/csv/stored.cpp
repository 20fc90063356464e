#include "data/csv/stored.h"

#include "data/csv/breaks.h"

#include "data/csv/columns.h"
#include "data/csv/decoder.h"
#include "data/csv/fields.h"
#include "data/source_paths.h"

#include <algorithm>
#include <array>

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
    std::vector<CsvPresence> needed; ///< columns without whose value a row is left out, in ascending order
    std::vector<std::int64_t> starts; ///< as RowStore::blockStarts
    std::vector<std::int64_t> breaks; ///< as SourceData::breaks

    /// Of the file's rows: the first one of a block, and the file's block it lies in.
    std::int64_t firstRow(std::int64_t block) const { return block * blockRows; }
    std::int64_t fileBlock(std::int64_t block) const { return firstRow(block) / columns.file->blockRows(); }
};

/// The rows of a file's block in which one of the columns (in ascending order) has no value.
Result<std::vector<bool>> rowsWithout(const CsvColumns& columns, const std::vector<CsvPresence>& wanted,
                                      std::int64_t block)
{
    const std::size_t rows = std::size_t(columns.file->rowsOf(block));
    if (std::ranges::any_of(wanted, &CsvPresence::nothing))
        return std::vector<bool>(rows, true);
    std::vector<int> numbers;
    for (const CsvPresence& one : wanted)
        numbers.push_back(one.column());
    std::vector<bool> without(rows);
    const auto read = columns.file->read(
        numbers, block, [&](std::size_t place, const std::byte* stored) { wanted[place].markGaps(stored, without); });
    if (!read)
        return read.error();
    return without;
}

/// Of the encoders' columns those in which values are missing.
std::vector<CsvPresence> columnsWithGaps(const CsvColumns& columns, bool learned,
                                         std::initializer_list<const std::vector<CsvEncoder>*> lists)
{
    std::vector<CsvPresence> gaps;
    for (const auto* encoders : lists)
        for (const CsvEncoder& encoder : *encoders) {
            const CsvColumn& column = columns.survey.columns[std::size_t(encoder.column)];
            if (learned || column.gaps(encoder.kind, columns.survey.decimalComma, columns.survey.rows) > 0)
                gaps.emplace_back(columns, encoder);
        }
    std::ranges::sort(gaps, {}, &CsvPresence::column);
    return gaps;
}

/// The number of a row in the text, as a spreadsheet shows it where no line is blank.
std::int64_t lineOf(const CsvSurvey& survey, std::int64_t row)
{
    return survey.format.skippedLines + (survey.header ? 1 : 0) + row + 1;
}

/// Refuses gaps where the recipe says so.
Result<void> checkGaps(const StoredTable& table, const std::vector<CsvPresence>& gaps, const std::string& file)
{
    const CsvSurvey& survey = table.columns.survey;
    for (std::int64_t block = 0; block < table.columns.file->blocks() && !gaps.empty(); ++block) {
        const auto without = rowsWithout(table.columns, gaps, block);
        if (!without)
            return without.error();
        const auto first = std::ranges::find(*without, true) - without->begin();
        if (first == std::ptrdiff_t(without->size()))
            continue;
        for (const CsvPresence& gap : gaps) {
            const auto here = rowsWithout(table.columns, {gap}, block);
            if (!here)
                return here.error();
            if ((*here)[std::size_t(first)])
                return csvMissingValue(file, lineOf(survey, block * table.columns.file->blockRows() + first),
                                       survey.columns[std::size_t(gap.column())].name);
        }
    }
    return {};
}

/// Counts the rows that are left, of one block of the file after the other.
class RowCount {
public:
    explicit RowCount(StoredTable& table)
        : table_(table)
    {
        table.starts.assign(1, 0);
    }
    void add(const std::vector<bool>& dropped, const std::vector<bool>& gaps)
    {
        for (std::size_t i = 0; i < dropped.size(); ++i) {
            breaks.meet(table_.columns.survey, counts.rows);
            counts.rows += !dropped[i];
            counts.dropped += dropped[i];
            counts.incomplete += !dropped[i] && gaps[i];
            if (dropped[i])
                breaks.leaveOut(counts.rows);
            if ((i + 1) % std::size_t(table_.blockRows) == 0 || i + 1 == dropped.size())
                table_.starts.push_back(counts.rows);
        }
    }
    CsvCounts counts;
    CsvBreaks breaks;

private:
    StoredTable& table_;
};

/// Counts the rows that are left, and those of them with gaps in the columns `filled`.
Result<CsvCounts> countRows(StoredTable& table, const std::vector<CsvPresence>& filled, const SourceContext& context)
{
    const CsvColumns& columns = table.columns;
    RowCount all(table);
    for (std::int64_t block = 0; block < columns.file->blocks(); ++block) {
        const auto dropped = rowsWithout(columns, table.needed, block);
        const auto gaps = rowsWithout(columns, filled, block);
        if (!dropped || !gaps)
            return !dropped ? dropped.error() : gaps.error();
        all.add(*dropped, *gaps);
        if (context.progress && !context.progress(1))
            return readingCancelled();
    }
    table.breaks = all.breaks.take();
    return std::move(all.counts);
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

/// Takes the words out of the layout that only stand in rows that are left out.
Result<void> keepUsedWords(StoredTable& table)
{
    std::vector<CsvEncoder*> encoders;
    for (auto* list : {&table.layout.inputs, &table.layout.labels})
        for (CsvEncoder& encoder : *list)
            if (encoder.kind == CsvKind::words)
                encoders.push_back(&encoder);
    if (table.needed.empty())
        return {};
    for (CsvEncoder* encoder : encoders) {
        const CsvPresence presence(table.columns, *encoder);
        std::vector<bool> used(encoder->words.size());
        for (std::int64_t block = 0; block < table.columns.file->blocks(); ++block) {
            const auto dropped = rowsWithout(table.columns, table.needed, block);
            if (!dropped)
                return dropped.error();
            const std::array one{encoder->column};
            const auto read = table.columns.file->read(one, block, [&](std::size_t, const std::byte* stored) {
                const auto* places = reinterpret_cast<const std::uint16_t*>(stored);
                for (std::size_t i = 0; i < dropped->size(); ++i)
                    if (!(*dropped)[i] && places[i] < presence.places().size() && presence.places()[places[i]] >= 0)
                        used[std::size_t(presence.places()[places[i]])] = true;
            });
            if (!read)
                return read;
        }
        encoder->keep(used);
    }
    table.layout.place();
    return {};
}

/// Which rows are used: those with a value in every column that needs one.
Result<CsvCounts> choose(StoredTable& table, const std::string& missing, const std::string& file,
                         const SourceContext& context)
{
    const CsvLayout& used = table.layout;
    table.needed = columnsWithGaps(table.columns, used.learned, {&used.amounts, &used.labels, &used.sides});
    const std::vector<CsvPresence> gaps = columnsWithGaps(table.columns, used.learned, {&used.inputs});
    if (missing != "mean")
        table.needed.insert(table.needed.end(), gaps.begin(), gaps.end());
    std::ranges::sort(table.needed, {}, &CsvPresence::column);
    if (missing == "error")
        if (const auto checked = checkGaps(table, table.needed, file); !checked)
            return checked.error();
    auto counts = countRows(table, missing == "mean" ? gaps : std::vector<CsvPresence>(), context);
    if (counts && counts->rows == 0)
        return csvNothingLeft(file, table.columns.survey.rows);
    if (counts && counts->dropped > 0 && !used.learned)
        if (const auto kept = keepUsedWords(table); !kept)
            return kept.error();
    return counts;
}

/// The cells that cannot be read, as far as the survey remembers them.
Faults faultsOf(const StoredTable& table)
{
    const CsvSurvey& survey = table.columns.survey;
    Faults faults = survey.faults;
    const auto add = [&](const std::vector<CsvEncoder>& encoders, const std::vector<std::string>& names) {
        for (std::size_t i = 0; i < encoders.size(); ++i) {
            if (encoders[i].kind != CsvKind::numbers)
                continue;
            const CsvColumn& column = survey.columns[std::size_t(encoders[i].column)];
            const auto& misfits = column.misfits[survey.decimalComma];
            for (const CsvMisfit& misfit : misfits)
                faults.add(csvFault(encoders[i], names[i], misfit.row, misfit.text));
            faults.count += column.expected() - column.numbers[survey.decimalComma] - std::int64_t(misfits.size());
        }
    };
    add(table.layout.inputs, table.layout.inputNames);
    add(table.layout.amounts, table.layout.amountNames);
    return faults;
}

Result<CsvLayout> layoutOf(const CsvColumns& columns, const std::string& path, const Attributes& attributes,
                           const SourceContext& context)
{
    return context.learned.empty() ? csvLayout(path, columns.survey, attributes)
                                   : csvLayoutOf(context.learned, path, columns.survey, attributes, true);
}

std::shared_ptr<RowStore> storeOf(const std::shared_ptr<StoredTable>& table)
{
    auto store = std::make_shared<RowStore>();
    store->fields = csvFields(table->columns.survey, table->layout);
    store->blockStarts = table->starts;
    store->fetch = [table](int field, std::int64_t first, std::int64_t count, void* out) {
        return fetch(*table, field, first, count, out);
    };
    return store;
}

/// Blocks of the file, or parts of them where rows are long.
std::int64_t blockRowsOf(const StoredTable& table)
{
    std::int64_t bytes = 4 * table.layout.inputWidth;
    for (const auto* targets : {&table.layout.amounts, &table.layout.labels, &table.layout.sides})
        bytes += 4 * std::int64_t(targets->size());
    std::int64_t rows = table.columns.file->blockRows();
    while (rows > 1 && rows * bytes > kMostBlockBytes)
        rows /= 2;
    return rows;
}

Result<SourceData> dataOf(CsvColumns columns, const std::string& path, const Attributes& attributes,
                          const SourceContext& context)
{
    auto layout = layoutOf(columns, path, attributes, context);
    if (!layout)
        return layout.error();
    const auto table = std::make_shared<StoredTable>();
    table->columns = std::move(columns);
    table->layout = std::move(*layout);
    table->blockRows = blockRowsOf(*table);
    const std::string file = fileName(path);
    const auto counts = choose(*table, stringOf(attributeOf(attributes, "missing")), file, context);
    if (!counts)
        return counts.error();
    table->fields = storedFields(table->columns, table->layout);
    const std::shared_ptr<RowStore> store = storeOf(table);
    if (const auto checked = checkSides(*table, *store, file); !checked)
        return checked.error();
    SourceData data;
    data.notes = csvNotes(file, table->columns.survey, table->layout, *counts);
    data.faults = faultsOf(*table);
    data.guesses = csvGuesses(table->columns.survey);
    data.learned = learnedFrom(table->columns.survey, table->layout);
    if (stringOf(attributeOf(attributes, "missing")) == "mean") // also without gaps: new rows may have some
        data.incomplete = {0};
    data.breaks = table->breaks;
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
        columns = openedColumns(*cache, attributes);
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
