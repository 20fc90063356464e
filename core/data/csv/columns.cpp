#include "data/csv/columns.h"

#include "base/file.h"
#include "base/nested_text.h"
#include "data/source_paths.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <limits>
#include <sys/stat.h>
#include <unordered_map>

namespace loom::sources {
namespace {

using Kind = CsvColumns::Kind;

Kind kindOf(const CsvColumn& column, bool decimalComma)
{
    const CsvKind kind = column.kind(decimalComma);
    if (kind == CsvKind::empty)
        return Kind::nothing;
    if (!column.manyValues)
        return Kind::places;
    return kind == CsvKind::numbers ? Kind::numbers : kind == CsvKind::dates ? Kind::days : Kind::nothing;
}

int bytesOf(Kind kind)
{
    constexpr int kBytes[] = {0, 2, 4, 8};
    return kBytes[int(kind)];
}

Json jsonOf(const std::vector<CsvMisfit>& misfits)
{
    Json list = Json::array();
    for (const CsvMisfit& misfit : misfits)
        list.push_back(Json::array({misfit.row, misfit.text}));
    return list;
}

Json jsonOf(const CsvColumn& column, const std::vector<std::string>& values)
{
    return {{"name", column.name},
            {"filled", column.filled},
            {"dashes", column.dashes},
            {"numbers", Json::array({column.numbers[0], column.numbers[1]})},
            {"dates", Json::array({column.dates[0], column.dates[1]})},
            {"hours", column.hours},
            {"whole", column.whole},
            {"counts_from", column.countsFrom},
            {"misfits", Json::array({jsonOf(column.misfits[0]), jsonOf(column.misfits[1])})},
            {"missing", column.missing},
            {"many_values", column.manyValues},
            {"values", values}};
}

Json jsonOf(const Faults& faults)
{
    // The reasons are all of one kind: a number of cells instead of another.
    Json list = Json::array();
    for (const Fault& fault : faults.listed)
        list.push_back(
            Json::array({std::get<std::int64_t>(fault.place.arguments().at(0).value), nested(fault.reason)}));
    return {{"count", faults.count}, {"listed", std::move(list)}};
}

Json contentOf(const CsvColumns& columns)
{
    const CsvSurvey& survey = columns.survey;
    Json all = Json::array();
    for (std::size_t i = 0; i < survey.columns.size(); ++i)
        all.push_back(jsonOf(survey.columns[i], columns.values[i]));
    const CsvFormat& format = survey.format;
    return {{"delimiter", int(format.delimiter)},
            {"runs", format.runs},
            {"escapes", format.escapes},
            {"comments", format.comments},
            {"marked_header", format.markedHeader},
            {"encoding", int(format.encoding)},
            {"skipped_lines", format.skippedLines},
            {"header", survey.header},
            {"decimal_comma", survey.decimalComma},
            {"faults", jsonOf(survey.faults)},
            {"breaks", survey.breaks},
            {"first", survey.first},
            {"columns", std::move(all)}};
}

/// Throws what nlohmann's accessors throw where the content is not as `contentOf` writes it.
CsvColumn columnFrom(const Json& json)
{
    CsvColumn column;
    column.name = json.at("name").get<std::string>();
    column.filled = json.at("filled").get<std::int64_t>();
    column.dashes = json.at("dashes").get<std::int64_t>();
    for (const std::size_t i : {0, 1}) {
        column.numbers[i] = json.at("numbers").at(i).get<std::int64_t>();
        column.dates[i] = json.at("dates").at(i).get<std::int64_t>();
        for (const Json& misfit : json.at("misfits").at(i))
            column.misfits[i].push_back({misfit.at(0).get<std::int64_t>(), misfit.at(1).get<std::string>()});
    }
    column.hours = json.at("hours").get<std::int64_t>();
    column.whole = json.at("whole").get<bool>();
    column.countsFrom = json.at("counts_from").get<std::int64_t>();
    column.missing = json.at("missing").get<std::map<std::string, std::int64_t>>();
    column.manyValues = json.at("many_values").get<bool>();
    return column;
}

CsvFormat formatFrom(const Json& content)
{
    CsvFormat format;
    format.delimiter = char(content.at("delimiter").get<int>());
    format.runs = content.at("runs").get<bool>();
    format.escapes = content.at("escapes").get<bool>();
    format.comments = content.at("comments").get<bool>();
    format.markedHeader = content.at("marked_header").get<bool>();
    format.encoding = CsvEncoding(std::clamp(content.at("encoding").get<int>(), 0, int(CsvEncoding::utf16be)));
    format.skippedLines = content.at("skipped_lines").get<std::int64_t>();
    return format;
}

Faults faultsFrom(const Json& json)
{
    Faults faults;
    for (const Json& one : json.at("listed"))
        faults.add(
            {Text(TR("row {row}"), {{"row", one.at(0).get<std::int64_t>()}}), textOf(one.at(1).get<std::string>())});
    faults.count = json.at("count").get<std::int64_t>();
    return faults;
}

CsvColumns columnsFrom(std::shared_ptr<const ColumnFile> file)
{
    const Json& content = file->head().content;
    CsvColumns columns;
    columns.survey.rows = file->head().rows;
    columns.survey.format = formatFrom(content);
    columns.survey.header = content.at("header").get<bool>();
    columns.survey.decimalComma = content.at("decimal_comma").get<bool>();
    columns.survey.faults = faultsFrom(content.at("faults"));
    columns.survey.breaks = content.at("breaks").get<std::vector<std::int64_t>>();
    columns.survey.first = content.at("first").get<std::vector<std::vector<std::string>>>();
    for (const Json& one : content.at("columns")) {
        CsvColumn column = columnFrom(one);
        columns.values.push_back(one.at("values").get<std::vector<std::string>>());
        column.values.insert(columns.values.back().begin(), columns.values.back().end());
        columns.kinds.push_back(kindOf(column, columns.survey.decimalComma));
        columns.survey.columns.push_back(std::move(column));
    }
    columns.file = std::move(file);
    return columns;
}

/// Is every column stored as its kind says, and are there no more values than places can name?
bool fits(const CsvColumns& columns)
{
    const std::vector<int>& bytes = columns.file->head().elementBytes;
    bool good = bytes.size() == columns.kinds.size();
    for (std::size_t i = 0; good && i < bytes.size(); ++i)
        good = bytes[i] == bytesOf(columns.kinds[i]) && columns.values[i].size() <= CsvColumn::kMostValues;
    return good;
}

/// One row of the table on its way into the file.
class RowWriter {
public:
    RowWriter(const CsvColumns& columns, ColumnFileWriter& writer)
        : columns_(columns)
        , writer_(writer)
        , places_(columns.values.size())
    {
        for (std::size_t i = 0; i < places_.size(); ++i)
            for (std::size_t k = 0; k < columns.values[i].size(); ++k)
                places_[i][columns.values[i][k]] = std::uint16_t(k);
    }

    /// False: a cell that the survey has not seen.
    bool set(std::span<const std::string> cells)
    {
        const CsvSurvey& survey = columns_.survey;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (columns_.kinds[i] == Kind::places) {
                const bool missing = survey.missing.kindOf(cells[i]) == CsvMissing::Kind::missing;
                const auto place = missing ? places_[i].end() : places_[i].find(cells[i]);
                if (!missing && place == places_[i].end())
                    return false;
                writer_.set(int(i), missing ? CsvColumns::kMissing : place->second);
                continue;
            }
            const bool value = survey.missing.kindOf(cells[i]) == CsvMissing::Kind::value;
            if (columns_.kinds[i] == Kind::numbers) {
                const auto number = value ? csvNumber(cells[i], survey.decimalComma) : std::nullopt;
                writer_.set(int(i), number ? float(*number) : std::numeric_limits<float>::quiet_NaN());
            } else if (columns_.kinds[i] == Kind::days) {
                const auto date = value ? csvDate(cells[i], survey.columns[i].dayFirst()) : std::nullopt;
                writer_.set(int(i), date ? daysOf(*date) : std::numeric_limits<double>::quiet_NaN());
            }
        }
        return true;
    }

private:
    const CsvColumns& columns_;
    ColumnFileWriter& writer_;
    std::vector<std::unordered_map<std::string, std::uint16_t>> places_;
};

/// Reads the table a second time and writes its rows. `why` says it where they cannot be written.
Result<bool> writeRows(const std::string& path, const CsvColumns& columns, ColumnFileWriter& writer,
                       const SourceContext& context, Text& why)
{
    RowWriter row(columns, writer);
    std::int64_t written = 0;
    const auto all = readAgain(path, columns.survey, context,
                               [&](std::span<const std::string> cells, std::int64_t) -> Result<bool> {
                                   if (!row.set(cells))
                                       return csvChanged(path);
                                   ++written;
                                   const auto ended = writer.endRow();
                                   if (!ended)
                                       why = ended.error();
                                   return ended.ok();
                               });
    if (all && *all && written != columns.survey.rows)
        return csvChanged(path);
    return all;
}

constexpr std::chrono::hours kKept(30 * 24); ///< since a converted table was opened last

/// Removes converted tables that nobody has opened for long; one that is open stays readable to who opened it.
void removeOldTables(const std::filesystem::path& folder)
{
    std::error_code error;
    const auto now = std::filesystem::file_time_type::clock::now();
    for (std::filesystem::directory_iterator file(folder, error), end; !error && file != end; file.increment(error)) {
        std::error_code ignored;
        const auto used = file->last_write_time(ignored);
        if (!ignored && file->path().extension() == ".columns" && file->is_regular_file(ignored)
            && now - used > kKept)
            std::filesystem::remove(file->path(), ignored);
    }
}

} // namespace

Result<CsvCache> csvCache(const std::string& path, const Attributes& attributes, const SourceContext& context)
{
    struct stat status { };
    std::error_code error;
    const std::string whole = std::filesystem::canonical(path, error).string();
    if (error || ::stat(whole.c_str(), &status) != 0)
        return Text(TR("{file} does not exist: choose the file again."), {{"file", path}});
    const std::string folder = cacheFolder(context);
    if (folder.empty())
        return Text(TR("There is no folder for converted tables: set XDG_CACHE_HOME."));
    std::string settings = whole;
    for (const char* name : {"header", "delimiter", "decimal", "encoding", "unreadable"})
        settings += "\n" + stringOf(attributeOf(attributes, name));
    for (const char* name : {"missing_words", "missing_numbers", "skip_lines", "rows"})
        settings += "\n" + describe(attributeOf(attributes, name));
    const std::string name = cacheName(settings);
    return CsvCache{folder + "/" + name + ".columns", name + " " + stampOf(status)};
}

CsvPresence::CsvPresence(const CsvColumns& columns, const CsvEncoder& encoder)
    : column_(encoder.column)
    , kind_(columns.kinds[std::size_t(encoder.column)])
{
    for (const std::string& value : columns.values[std::size_t(column_)]) {
        const auto place = encoder.places.find(value);
        places_.push_back(place == encoder.places.end() ? -1 : place->second);
        has_.push_back(encoder.kind == CsvKind::words ? places_.back() >= 0
                                                      : !columns.survey.isGap(value, encoder.kind, encoder.dayFirst));
    }
}

void CsvPresence::markGaps(const std::byte* stored, std::vector<bool>& gaps) const
{
    const auto* places = reinterpret_cast<const std::uint16_t*>(stored);
    const auto* numbers = reinterpret_cast<const float*>(stored);
    const auto* days = reinterpret_cast<const double*>(stored);
    for (std::size_t i = 0; i < gaps.size(); ++i)
        if (kind_ == Kind::numbers    ? numbers[i] != numbers[i]
                : kind_ == Kind::days ? days[i] != days[i]
                                      : places[i] >= has_.size() || !has_[places[i]])
            gaps[i] = true;
}

std::optional<CsvColumns> openedColumns(const CsvCache& cache, const Attributes& attributes)
{
    auto file = ColumnFile::open(cache.file, cache.key);
    if (!file)
        return {};
    try {
        CsvColumns columns = columnsFrom(std::move(*file));
        columns.survey.missing = missingOf(attributes);
        if (fits(columns)) {
            std::error_code ignored; // of a folder that is read-only
            std::filesystem::last_write_time(cache.file, std::filesystem::file_time_type::clock::now(), ignored);
            return columns;
        }
    } catch (const Json::exception&) {
    }
    return {};
}

Result<std::optional<CsvColumns>> convertedColumns(const std::string& path, const CsvCache& cache,
                                                   const Attributes& attributes, const SourceContext& context,
                                                   Text& why)
{
    const std::optional<CsvColumns> none;
    if (const auto made = makeFolder(std::filesystem::path(cache.file).parent_path().string()); !made) {
        why = made.error();
        return none;
    }
    removeOldTables(std::filesystem::path(cache.file).parent_path());
    auto survey = surveyed(path, attributes, context);
    if (!survey)
        return survey.error();
    CsvColumns columns;
    columns.survey = std::move(*survey);
    ColumnFileHead head{cache.key, columns.survey.rows, {}, {}};
    for (const CsvColumn& column : columns.survey.columns) {
        columns.values.emplace_back(column.values.begin(), column.values.end());
        std::ranges::sort(columns.values.back());
        columns.kinds.push_back(kindOf(column, columns.survey.decimalComma));
        head.elementBytes.push_back(bytesOf(columns.kinds.back()));
    }
    head.content = contentOf(columns);
    auto writer = ColumnFileWriter::create(cache.file, std::move(head));
    if (!writer) {
        why = writer.error();
        return none;
    }
    const auto written = writeRows(path, columns, **writer, context, why);
    if (!written)
        return written.error();
    if (!*written)
        return none;
    if (const auto finished = (*writer)->finish(); !finished) {
        why = finished.error();
        return none;
    }
    auto opened = openedColumns(cache, attributes);
    if (!opened)
        why = Text(TR("The converted table {file} cannot be read back."), {{"file", cache.file}});
    return opened;
}

} // namespace loom::sources
