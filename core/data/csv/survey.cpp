#include "data/csv/survey.h"

#include "base/listed.h"
#include "data/source_paths.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace loom::sources {

CsvKind CsvColumn::kind(bool decimalComma) const
{
    const double least = kRightShare * double(expected());
    if (filled == 0)
        return CsvKind::empty;
    if (numbers[decimalComma] > 0 && double(numbers[decimalComma]) >= least)
        return CsvKind::numbers;
    const std::int64_t days = dates[dayFirst()];
    return days > 0 && double(days) >= least ? CsvKind::dates : CsvKind::words;
}

std::int64_t CsvColumn::gaps(CsvKind kind, bool decimalComma, std::int64_t rows) const
{
    return rows
        - (kind == CsvKind::numbers     ? numbers[decimalComma]
               : kind == CsvKind::dates ? dates[dayFirst()]
                                        : filled);
}

int CsvSurvey::indexOf(const std::string& name) const
{
    const auto found =
        std::find_if(columns.begin(), columns.end(), [&](const CsvColumn& column) { return column.name == name; });
    return found == columns.end() ? -1 : int(found - columns.begin());
}

std::string CsvSurvey::names(const std::string& sought) const
{
    constexpr std::size_t kShown = 12;
    std::vector<std::string> all;
    for (const CsvColumn& column : columns)
        all.push_back(column.name);
    return sought.empty() ? listed(all, kShown) : listedFor(sought, std::move(all), kShown);
}

bool CsvSurvey::isGap(const std::string& cell, CsvKind kind, bool dayFirst) const
{
    const CsvMissing::Kind known = missing.kindOf(cell);
    if (known == CsvMissing::Kind::missing)
        return true;
    if (kind == CsvKind::numbers)
        return known == CsvMissing::Kind::amongNumbers || !csvNumber(cell, decimalComma);
    if (kind == CsvKind::dates)
        return known == CsvMissing::Kind::amongNumbers || !csvDate(cell, dayFirst);
    return false;
}

std::optional<std::span<const std::string>> CsvSurvey::row(std::span<const std::string> cells) const
{
    if (cells.size() == columns.size() + 1 && cells.back().empty())
        return cells.first(columns.size());
    return cells.size() == columns.size() ? std::optional(cells) : std::nullopt;
}

namespace {

constexpr std::size_t kPreviewedRows = 20;

/// The reader on its way through the file, and what has been seen so far.
struct Walk {
    CsvReader& reader;
    CsvSurvey& survey;
    std::string file;
    bool refuse = false;
};

void noticeNumber(CsvColumn& column, const std::string& cell, std::int64_t row)
{
    const auto point = csvNumber(cell, false);
    const auto comma = csvNumber(cell, true);
    for (const bool withComma : {false, true}) {
        if (withComma ? comma : point)
            ++column.numbers[withComma];
        else if (column.misfits[withComma].size() < CsvColumn::kMostMisfits)
            column.misfits[withComma].push_back({row, cell.substr(0, 40)});
    }
    const auto number = point ? point : comma;
    column.whole = column.whole && (!number || *number == std::floor(*number));
    const std::int64_t before = column.filled - 1;
    if (before == 0)
        column.countsFrom = number && (*number == 0 || *number == 1) ? std::int64_t(*number) : -1;
    else if (column.countsFrom >= 0 && (!number || *number != double(column.countsFrom + before)))
        column.countsFrom = -1;
    if (number)
        return;
    for (const bool dayFirst : {false, true})
        if (const auto date = csvDate(cell, dayFirst)) {
            ++column.dates[dayFirst];
            column.hours += dayFirst && date->hasHour;
        }
}

void notice(const CsvMissing& missing, CsvColumn& column, const std::string& cell, std::int64_t row)
{
    constexpr std::size_t kMostMissingWords = 20;
    const CsvMissing::Kind kind = missing.kindOf(cell);
    if (kind != CsvMissing::Kind::value && !cell.empty()
        && (column.missing.size() < kMostMissingWords || column.missing.contains(cell)))
        ++column.missing[cell];
    if (kind == CsvMissing::Kind::missing) {
        column.countsFrom = -1;
        return;
    }
    ++column.filled;
    if (kind == CsvMissing::Kind::amongNumbers) {
        ++column.dashes;
        column.countsFrom = -1;
    } else {
        noticeNumber(column, cell, row);
    }
    if (column.manyValues)
        return;
    column.values.insert(cell);
    if (column.values.size() > CsvColumn::kMostValues) {
        column.manyValues = true;
        column.values.clear();
    }
}

Text wrongCells(const Walk& walk, bool first)
{
    return Text(first ? TR("{file}, row {row}: {found} columns instead of {expected} (columns are named {names}); "
                           "correct the row, or the delimiter if all rows look like this.")
                      : TR("It has {found} columns instead of {expected}."),
                {{"file", walk.file},
                 {"row", walk.reader.row()},
                 {"found", walk.reader.cells().size()},
                 {"expected", walk.survey.columns.size()},
                 {"names", walk.survey.names()}});
}

Result<void> noticeRow(Walk& walk)
{
    CsvSurvey& survey = walk.survey;
    const auto cells = survey.row(walk.reader.cells());
    if (!cells) {
        if (walk.refuse)
            return wrongCells(walk, true);
        survey.faults.add({Text(TR("row {row}"), {{"row", walk.reader.row()}}), wrongCells(walk, false)});
        if (survey.breaks.empty() || survey.breaks.back() != survey.rows)
            survey.breaks.push_back(survey.rows);
        return {};
    }
    for (std::size_t i = 0; i < cells->size(); ++i)
        notice(survey.missing, survey.columns[i], (*cells)[i], walk.reader.row());
    if (survey.first.size() < kPreviewedRows)
        survey.first.emplace_back(cells->begin(), cells->end());
    ++survey.rows;
    return {};
}

/// A comma is the decimal sign where more cells are numbers with it; where both readings fit (1,234), a semicolon
/// between the cells speaks for it.
bool prefersComma(const CsvSurvey& survey)
{
    std::int64_t point = 0, comma = 0;
    bool differ = false;
    for (const CsvColumn& column : survey.columns) {
        point += column.numbers[0];
        comma += column.numbers[1];
        for (const std::string& value : column.values)
            differ = differ || (value.find(',') != std::string::npos && csvNumber(value, true));
    }
    return comma > point || (comma == point && differ && survey.format.delimiter == ';');
}

CsvWanted wantedOf(const Attributes& attributes)
{
    const std::string delimiter = stringOf(attributeOf(attributes, "delimiter"));
    const std::string encoding = stringOf(attributeOf(attributes, "encoding"));
    CsvWanted wanted;
    wanted.format.delimiter = delimiter == "comma" ? ','
        : delimiter == "semicolon"                 ? ';'
        : delimiter == "tab"                       ? '\t'
        : delimiter == "pipe"                      ? '|'
        : delimiter == "blank"                     ? ' '
                                                   : '\0';
    for (const CsvEncoding one : {CsvEncoding::utf8, CsvEncoding::cp949, CsvEncoding::latin1, CsvEncoding::utf16le})
        if (encoding == idOf(one))
            wanted.encoding = one;
    const Value& lines = attributeOf(attributes, "skip_lines");
    wanted.findTable = std::holds_alternative<std::monostate>(lines);
    wanted.format.skippedLines = integerOf(lines);
    return wanted;
}

std::vector<std::string> wordsOf(const Attributes& attributes, const char* name)
{
    const auto* words = std::get_if<std::vector<std::string>>(&attributeOf(attributes, name));
    return words ? *words : std::vector<std::string>();
}

Result<CsvSurvey> started(const std::string& file, const Attributes& attributes, bool beginning)
{
    CsvSurvey survey;
    const auto sniff = sniffed(file, wantedOf(attributes), beginning);
    if (!sniff)
        return sniff.error();
    survey.format = *sniff;
    survey.missing = missingOf(attributes);
    auto head = headOf(file, survey.format, stringOf(attributeOf(attributes, "header")));
    if (!head)
        return head.error();
    survey.header = head->header;
    for (std::string& name : head->names) {
        survey.columns.emplace_back();
        survey.columns.back().name = std::move(name);
    }
    return survey;
}

/// A few rows of another length are mistakes; many say that the table is read in the wrong way.
Result<void> checkRows(const Walk& walk, const Text& firstWrong)
{
    const CsvSurvey& survey = walk.survey;
    if (survey.faults.count > survey.rows)
        return firstWrong;
    if (survey.rows == 0)
        return Text(TR("{file} holds a header with {count} columns and no rows: add rows of data."),
                    {{"file", walk.file}, {"count", survey.columns.size()}});
    return {};
}

} // namespace

Result<CsvSurvey> surveyed(const std::string& file, const Attributes& attributes, const SourceContext& context)
{
    auto survey = started(file, attributes, context.mostRows > 0);
    if (!survey)
        return survey.error();
    const auto reader = CsvReader::open(file, survey->format);
    if (!reader)
        return reader.error();
    Walk walk{**reader, *survey, fileName(file), stringOf(attributeOf(attributes, "unreadable")) == "refuse"};
    Text firstWrong;
    bool skip = survey->header;
    const std::int64_t limit = integerOf(attributeOf(attributes, "rows"));
    const std::int64_t most = context.mostRows > 0 ? context.mostRows : limit;
    for (std::int64_t seen = 1;; ++seen) {
        const auto more = walk.reader.next();
        if (!more)
            return more.error();
        if (!*more)
            break;
        if (std::exchange(skip, false))
            continue;
        if (const auto row = noticeRow(walk); !row)
            return row.error();
        if (survey->faults.count == 1 && firstWrong.empty())
            firstWrong = wrongCells(walk, true);
        if (most > 0 && survey->rows >= most) {
            survey->whole = false;
            break;
        }
        if (seen % 1024 == 0 && context.progress && !context.progress(0.5 * walk.reader.fraction()))
            return readingCancelled();
    }
    if (const auto checked = checkRows(walk, firstWrong); !checked)
        return checked.error();
    const std::string decimal = stringOf(attributeOf(attributes, "decimal"));
    survey->decimalComma = decimal == "comma" || (decimal != "point" && prefersComma(*survey));
    return survey;
}

CsvMissing missingOf(const Attributes& attributes)
{
    return {wordsOf(attributes, "missing_words"), wordsOf(attributes, "missing_numbers")};
}

Text csvChanged(const std::string& path)
{
    return Text(TR("{file} was changed while it was read: read it again."), {{"file", fileName(path)}});
}

Result<bool> readAgain(const std::string& path, const CsvSurvey& survey, const SourceContext& context,
                       const UseRow& use)
{
    const auto reader = CsvReader::open(path, survey.format);
    if (!reader)
        return reader.error();
    bool skip = survey.header;
    for (std::int64_t seen = 0, all = 1;; ++all) {
        const auto more = (*reader)->next();
        if (!more)
            return more.error();
        if (!*more)
            return true;
        if (std::exchange(skip, false))
            continue;
        const auto cells = survey.row((*reader)->cells());
        if (!cells)
            continue;
        if (++seen > survey.rows)
            return survey.whole ? Result<bool>(csvChanged(path)) : Result<bool>(true);
        if (auto used = use(*cells, (*reader)->row()); !used || !*used)
            return used;
        if (all % 1024 == 0 && context.progress && !context.progress(0.5 + 0.5 * (*reader)->fraction()))
            return readingCancelled();
    }
}

} // namespace loom::sources
