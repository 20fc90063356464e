#include "data/new_column.h"

#include "base/shortest.h"
#include "data/csv/number.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace loom {
namespace {

/// Year, day of the year and perhaps the hour as a date.
std::string dateCell(std::span<const double> parts)
{
    sources::CsvDate first;
    first.year = int(parts[0]);
    first.month = first.day = 1;
    const bool hours = parts.size() > 3;
    const double hour = hours ? parts[3] : 0;
    const sources::CsvDate date = sources::dateOf(sources::daysOf(first) + parts[2] - 1, false);
    char buffer[64];
    const int length = std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", date.year, date.month, date.day);
    std::string cell(buffer, std::size_t(length));
    if (!hours)
        return cell;
    const int seconds = int(std::lround(hour * 3600));
    const int more =
        std::snprintf(buffer, sizeof buffer, " %02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    return cell + std::string(buffer, std::size_t(more));
}

} // namespace

std::string cellOf(const NewColumn& column, std::span<const double> numbers)
{
    if (column.kind == NewColumn::Kind::text || column.first + column.width > std::int64_t(numbers.size()))
        return {};
    const auto own = numbers.subspan(std::size_t(column.first), std::size_t(column.width));
    if (std::ranges::any_of(own, [](double number) { return !std::isfinite(number); }))
        return {};
    if (column.kind == NewColumn::Kind::number)
        return shortest(float(own[0]));
    if (column.kind == NewColumn::Kind::date)
        return dateCell(own);
    const std::size_t words = column.words.size();
    if (own.size() == 1 && words > 1) // the place in the list itself
        return own[0] >= 0 && own[0] < double(words) ? column.words[std::size_t(own[0])] : std::string();
    const auto largest = std::ranges::max_element(own);
    const std::size_t place = std::size_t(largest - own.begin());
    return largest != own.end() && *largest == 1 && place < words ? column.words[place] : std::string();
}

} // namespace loom
