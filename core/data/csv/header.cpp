#include "data/csv/survey.h"
#include "data/source_paths.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace loom::sources {
namespace {

constexpr std::size_t kSampledRows = 100;

using Row = std::vector<std::string>;

std::optional<double> numberIn(const std::string& cell)
{
    const auto point = csvNumber(cell, false);
    return point ? point : csvNumber(cell, true);
}

bool isWord(const std::string& cell)
{
    return !cell.empty() && !numberIn(cell) && !csvDate(cell, false) && !csvDate(cell, true);
}

/// What the rows below the first hold in one column.
struct Below {
    std::size_t words = 0;
    std::size_t numbers = 0; ///< and dates
    bool again = false; ///< the first row's cell comes again
};

Below belowIn(const std::vector<Row>& rows, std::size_t column, const CsvMissing& missing)
{
    Below below;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (column >= rows[i].size() || missing.kindOf(rows[i][column]) != CsvMissing::Kind::value)
            continue;
        const std::string& cell = rows[i][column];
        (isWord(cell) ? below.words : below.numbers) += 1;
        below.again = below.again || cell == rows[0][column];
    }
    return below;
}

/// The whole numbers of a row; nothing where one of its numbers is not whole.
std::optional<std::vector<double>> wholeNumbers(const Row& row)
{
    std::vector<double> numbers;
    for (const std::string& cell : row)
        if (const auto number = numberIn(cell)) {
            if (*number != std::floor(*number) || cell.find_first_of(".,") != std::string::npos)
                return {};
            numbers.push_back(*number);
        } else if (csvDate(cell, false) || csvDate(cell, true)) {
            return {};
        }
    return numbers;
}

bool areYears(const std::vector<double>& numbers)
{
    return !numbers.empty() && std::ranges::all_of(numbers, [](double n) { return n >= 1500 && n <= 2200; })
        && (std::ranges::is_sorted(numbers) || std::ranges::is_sorted(numbers, std::greater<>()))
        && std::ranges::adjacent_find(numbers) == numbers.end();
}

/// 0, 1, 2 … or 1, 2, 3, 4 …
bool doCount(const std::vector<double>& numbers)
{
    const double first = numbers.empty() ? -1 : numbers[0];
    if ((first != 0 || numbers.size() < 3) && (first != 1 || numbers.size() < 4))
        return false;
    for (std::size_t i = 0; i < numbers.size(); ++i)
        if (numbers[i] != first + double(i))
            return false;
    return true;
}

/// Does the second row go on as the first one begins? Then both are rows.
bool goesOn(const std::vector<Row>& rows, bool years)
{
    const auto second = rows.size() > 1 ? wholeNumbers(rows[1]) : std::vector<double>();
    if (!second || second->empty())
        return false;
    const bool run =
        std::ranges::adjacent_find(*second, [](double a, double b) { return b != a + 1; }) == second->end();
    return years ? areYears(*second) : run && second->size() > 1;
}

} // namespace

bool looksLikeHeader(const std::vector<std::vector<std::string>>& rows)
{
    static const CsvMissing missing(CsvMissing::usual(), CsvMissing::usualAmongNumbers());
    const Row& first = rows[0];
    const auto whole = wholeNumbers(first);
    bool differs = false, again = false;
    for (std::size_t column = 0; column < first.size(); ++column) {
        if (!isWord(first[column]) || missing.kindOf(first[column]) != CsvMissing::Kind::value)
            continue;
        const Below below = belowIn(rows, column, missing);
        again = again || below.again;
        differs = differs || (below.numbers > 0 && below.words == 0);
    }
    if (!whole || again)
        return false;
    if (whole->empty()) // words alone; cells may be empty
        return std::ranges::any_of(first, isWord);
    const bool rising = std::ranges::is_sorted(*whole) && std::ranges::adjacent_find(*whole) == whole->end();
    return (differs && rising && (whole->size() > 1 || doCount(*whole) || areYears(*whole) || whole->front() == 0))
        || (doCount(*whole) && !goesOn(rows, false)) || (areYears(*whole) && !goesOn(rows, true));
}

namespace {

/// The number of cells that most rows have.
std::size_t usualCells(const std::vector<Row>& rows, std::size_t from)
{
    std::map<std::size_t, std::size_t> counts;
    for (std::size_t i = from; i < rows.size(); ++i)
        ++counts[rows[i].size()];
    const auto most = std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
    return most == counts.end() ? 0 : most->first;
}

/// Is the last column nothing but what follows a delimiter at the end of each line?
bool trails(const std::vector<Row>& rows, std::size_t columns)
{
    return columns > 1 && std::ranges::all_of(rows, [&](const Row& row) {
               return row.size() < columns || (row.size() == columns && row.back().empty());
           });
}

/// Names from the header, numbered where it has none or where a name comes again.
std::vector<std::string> named(const Row& header, std::size_t columns)
{
    std::vector<std::string> names;
    std::unordered_map<std::string, int> seen;
    for (std::size_t i = 0; i < columns; ++i) {
        std::string name = i < header.size() ? header[i] : "";
        if (name.empty())
            name = "column" + std::to_string(i + 1);
        const int times = ++seen[name];
        names.push_back(times > 1 ? name + " (" + std::to_string(times) + ")" : std::move(name));
    }
    return names;
}

} // namespace

Result<CsvHead> headOf(const std::string& file, const CsvFormat& format, const std::string& header)
{
    const auto reader = CsvReader::open(file, format);
    if (!reader)
        return reader.error();
    CsvHead head;
    while (head.rows.size() < kSampledRows) {
        const auto more = (*reader)->next();
        if (!more && head.rows.empty())
            return more.error();
        if (!more || !*more)
            break;
        head.rows.emplace_back((*reader)->cells().begin(), (*reader)->cells().end());
    }
    if (head.rows.empty())
        return Text(TR("{file} holds no rows: choose another file, or skip fewer lines."),
                    {{"file", fileName(file)}});
    head.header = header == "yes" || format.markedHeader || (header != "no" && looksLikeHeader(head.rows));
    Row names = head.header ? head.rows[0] : Row();
    std::size_t columns = head.header ? names.size() : usualCells(head.rows, 0);
    const std::size_t usual = usualCells(head.rows, 1);
    // A header with one name too few leaves out that of the row names (R's write.table).
    if (head.header && usual == columns + 1 && !std::ranges::all_of(head.rows, [&](const Row& row) {
            return row.size() <= columns || row.back().empty();
        })) {
        names.insert(names.begin(), std::string());
        ++columns;
    }
    if (trails(head.rows, columns))
        --columns;
    head.names = named(names, columns);
    if (head.header)
        head.rows.erase(head.rows.begin());
    return head;
}

} // namespace loom::sources
