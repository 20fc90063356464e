#include "data/csv/preamble.h"

#include "data/csv/survey.h"

#include <algorithm>
#include <map>

namespace loom::sources {
namespace {

constexpr std::size_t kSampledRows = 50; ///< of the table
constexpr std::size_t kMostLines = 100; ///< before it

using Row = std::vector<std::string>;

/// The first records from some line on.
std::vector<Row> rowsFrom(const std::string& text, CsvFormat format, std::size_t begin, std::size_t most)
{
    format.skippedLines = 0;
    const auto reader = CsvReader::over({}, text.substr(begin), format);
    std::vector<Row> rows;
    while (rows.size() < most) {
        const auto more = reader->next();
        if (!more || !*more)
            break;
        rows.emplace_back(reader->cells().begin(), reader->cells().end());
    }
    return rows;
}

/// The number of cells that most of the rows have which have several; 0: none has.
std::size_t usualCells(const std::vector<Row>& rows)
{
    std::map<std::size_t, std::size_t> counts;
    for (const Row& row : rows)
        if (row.size() > 1)
            ++counts[row.size()];
    const auto most = std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
    return most == counts.end() ? 0 : most->first;
}

bool isTable(const std::vector<Row>& rows, std::size_t cells)
{
    const auto fits = std::size_t(std::ranges::count(rows, cells, &Row::size));
    return rows.size() > 1 && fits * 10 >= rows.size() * 9 && looksLikeHeader(rows);
}

} // namespace

std::int64_t preambleLines(const std::string& text, const CsvFormat& format)
{
    const std::size_t cells = usualCells(rowsFrom(text, format, 0, kMostLines + kSampledRows));
    std::size_t begin = 0;
    for (std::size_t line = 0; cells > 1 && line < kMostLines && begin < text.size(); ++line) {
        const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
        const auto alone = rowsFrom(text.substr(begin, end - begin), format, 0, 1);
        const std::size_t here = alone.empty() ? 0 : alone[0].size();
        if (here == cells)
            return line > 0 && isTable(rowsFrom(text, format, begin, kSampledRows), cells) ? std::int64_t(line) : 0;
        if (here * 2 > cells)
            return 0;
        begin = end + (text.compare(end, 2, "\r\n") == 0 ? 2 : 1);
    }
    return 0;
}

} // namespace loom::sources
