#include "data/sources/csv_survey_common.h"

#include "data/sources/source_common.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <unordered_map>

namespace loom::sources {
namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Takes the separators out of 1,234,567 (groups of three behind one to three digits that start above 0).
bool takeOutGroups(std::string& text, char separator, char decimal)
{
    const std::size_t first = text[0] == '-' ? 1 : 0;
    const std::size_t end = std::min(text.find(decimal), text.size());
    std::string out = text.substr(0, first);
    std::size_t run = 0;
    bool grouped = false;
    for (std::size_t i = first; i < end; ++i) {
        if (text[i] == separator) {
            if (run == 0 || run > 3 || (grouped && run != 3))
                return false;
            grouped = true;
            run = 0;
        } else if (isDigit(text[i])) {
            out.push_back(text[i]);
            ++run;
        } else {
            return false;
        }
    }
    if (!grouped || run != 3 || out[first] == '0')
        return false;
    text = out + text.substr(end);
    return true;
}

/// Most cells of large tables: digits alone, so few that a double holds them exactly.
std::optional<double> fewDigits(const std::string& cell)
{
    if (cell.empty() || cell.size() > 15 || !std::ranges::all_of(cell, isDigit))
        return {};
    std::int64_t number = 0;
    for (const char c : cell)
        number = 10 * number + (c - '0');
    return double(number);
}

} // namespace

std::optional<double> csvNumber(const std::string& cell, bool decimalComma)
{
    const char decimal = decimalComma ? ',' : '.';
    const char separator = decimalComma ? '.' : ',';
    if (cell.empty() || cell.size() > 60)
        return {};
    if (const auto number = fewDigits(cell))
        return number;
    std::string text = cell[0] == '+' ? cell.substr(1) : cell;
    if (text.find(separator) != std::string::npos && !takeOutGroups(text, separator, decimal))
        return {};
    if (decimalComma)
        std::replace(text.begin(), text.end(), ',', '.');
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (end != text.data() + text.size() || text.empty())
        return {};
    if (error == std::errc::result_out_of_range && text.find_first_of("eE") != std::string::npos
        && text[text.find_first_of("eE") + 1] == '-')
        return 0.0; // closer to 0 than a double can be
    if (error != std::errc() || !std::isfinite(number)
        || std::fabs(number) > double(std::numeric_limits<float>::max()))
        return {};
    return number;
}

bool csvMissing(const std::string& cell)
{
    if (cell.size() > 4 || (!cell.empty() && isDigit(cell[0])))
        return false;
    std::string word;
    for (const char c : cell)
        word.push_back(c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c);
    for (const char* missing : {"", "na", "n/a", "nan", "null", "none", "?", "-"})
        if (word == missing)
            return true;
    return false;
}

int CsvSurvey::indexOf(const std::string& name) const
{
    const auto found =
        std::find_if(columns.begin(), columns.end(), [&](const CsvColumn& column) { return column.name == name; });
    return found == columns.end() ? -1 : int(found - columns.begin());
}

std::string CsvSurvey::names() const
{
    constexpr std::size_t kShown = 12;
    std::string all;
    for (std::size_t i = 0; i < std::min(columns.size(), kShown); ++i)
        all += (all.empty() ? "" : ", ") + columns[i].name;
    return columns.size() > kShown ? all + ", …" : all;
}

namespace {

/// The reader on its way through the file, and what has been seen so far.
struct Walk {
    CsvReader& reader;
    CsvSurvey& survey;
    std::string file;
};

/// A header has words in all of its cells: a number among them makes it a row of data.
bool looksLikeHeader(std::span<const std::string> cells)
{
    return std::none_of(cells.begin(), cells.end(), [](const std::string& cell) {
        return csvNumber(cell, false).has_value() || csvNumber(cell, true).has_value();
    });
}

/// Names from the header, numbered where it has none or where a name comes again.
void nameColumns(CsvSurvey& survey, std::span<const std::string> cells)
{
    survey.columns.resize(cells.size());
    std::unordered_map<std::string, int> seen;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        std::string name = survey.header ? cells[i] : "";
        if (name.empty())
            name = "column" + std::to_string(i + 1);
        const int times = ++seen[name];
        survey.columns[i].name = times > 1 ? name + " (" + std::to_string(times) + ")" : std::move(name);
    }
}

void notice(CsvColumn& column, const std::string& cell, std::int64_t row)
{
    if (csvMissing(cell))
        return;
    ++column.filled;
    for (const bool comma : {false, true}) {
        if (csvNumber(cell, comma))
            ++column.numbers[comma];
        else if (column.firstMisfit[comma].row == 0)
            column.firstMisfit[comma] = {row, cell.substr(0, 40)};
    }
    if (column.manyValues)
        return;
    column.values.insert(cell);
    if (column.values.size() > CsvColumn::kMostValues) {
        column.manyValues = true;
        column.values.clear();
    }
}

Result<void> noticeRow(Walk& walk)
{
    const auto cells = walk.reader.cells();
    auto& columns = walk.survey.columns;
    if (cells.size() != columns.size())
        return Text(
            TR("{file}, row {row}: {found} columns instead of {expected} (columns are named {names}); correct "
               "the row, or the delimiter if all rows look like this."),
            {{"file", walk.file},
             {"row", walk.reader.row()},
             {"found", cells.size()},
             {"expected", columns.size()},
             {"names", walk.survey.names()}});
    for (std::size_t i = 0; i < cells.size(); ++i)
        notice(columns[i], cells[i], walk.reader.row());
    ++walk.survey.rows;
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

CsvFormat formatOf(const Attributes& attributes)
{
    const std::string delimiter = stringOf(attributeOf(attributes, "delimiter"));
    CsvFormat format;
    format.delimiter = delimiter == "comma" ? ','
        : delimiter == "semicolon"          ? ';'
        : delimiter == "tab"                ? '\t'
        : delimiter == "pipe"               ? '|'
                                            : '\0';
    format.cp949 = stringOf(attributeOf(attributes, "encoding")) == "cp949";
    format.skippedLines = integerOf(attributeOf(attributes, "skip_lines"));
    return format;
}

/// Reads the first record, which says how many columns there are and perhaps their names.
Result<void> start(Walk& walk, const std::string& header)
{
    const auto first = walk.reader.next();
    if (!first)
        return first.error();
    if (!*first)
        return Text(TR("{file} holds no rows: choose another file, or skip fewer lines."), {{"file", walk.file}});
    const auto cells = walk.reader.cells();
    walk.survey.header = header == "yes" || (header != "no" && looksLikeHeader(cells));
    nameColumns(walk.survey, cells);
    return walk.survey.header ? Result<void>() : noticeRow(walk);
}

} // namespace

Result<CsvSurvey> surveyed(const std::string& file, const Attributes& attributes, const SourceContext& context)
{
    CsvSurvey survey;
    const auto format = sniffed(file, formatOf(attributes));
    if (!format)
        return format.error();
    survey.format = *format;
    const auto reader = CsvReader::open(file, survey.format);
    if (!reader)
        return reader.error();
    Walk walk{**reader, survey, fileName(file)};
    if (const auto started = start(walk, stringOf(attributeOf(attributes, "header"))); !started)
        return started.error();
    for (;;) {
        const auto more = walk.reader.next();
        if (!more)
            return more.error();
        if (!*more)
            break;
        if (const auto row = noticeRow(walk); !row)
            return row.error();
        if (survey.rows % 1024 == 0 && context.progress && !context.progress(0.5 * walk.reader.fraction()))
            return readingCancelled();
    }
    if (survey.rows == 0)
        return Text(TR("{file} holds a header with {count} columns and no rows: add rows of data."),
                    {{"file", walk.file}, {"count", survey.columns.size()}});
    const std::string decimal = stringOf(attributeOf(attributes, "decimal"));
    survey.decimalComma = decimal == "comma" || (decimal != "point" && prefersComma(survey));
    return survey;
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
    for (std::int64_t seen = 0;; skip = false) {
        const auto more = (*reader)->next();
        if (!more)
            return more.error();
        if (!*more)
            return true;
        if (skip)
            continue;
        const auto cells = (*reader)->cells();
        if (++seen > survey.rows || cells.size() != survey.columns.size())
            return csvChanged(path);
        if (auto used = use(cells, (*reader)->row()); !used || !*used)
            return used;
        if (seen % 1024 == 0 && context.progress && !context.progress(0.5 + 0.5 * (*reader)->fraction()))
            return readingCancelled();
    }
}

} // namespace loom::sources
