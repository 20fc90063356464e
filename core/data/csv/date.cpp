#include "data/csv/number.h"

#include <array>
#include <cmath>
#include <string_view>

namespace loom::sources {
namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Walks over a cell: numbers, signs and words, one after the other.
class Cursor {
public:
    explicit Cursor(std::string_view text)
        : text_(text)
    {
    }
    /// A number of `least` to `most` digits, -1: there is none.
    int number(int least, int most)
    {
        int value = 0, digits = 0;
        while (at_ < text_.size() && isDigit(text_[at_]) && digits < most) {
            value = 10 * value + (text_[at_++] - '0');
            ++digits;
        }
        return digits >= least && (at_ == text_.size() || !isDigit(text_[at_])) ? value : -1;
    }
    bool take(std::string_view word)
    {
        const bool there = text_.substr(at_).starts_with(word);
        at_ += there ? word.size() : 0;
        return there;
    }
    void blanks()
    {
        while (take(" ")) { }
    }
    /// One of the signs between the parts of a date, 0: none of them.
    char sign()
    {
        if (at_ == text_.size() || std::string_view("-/.").find(text_[at_]) == std::string_view::npos)
            return 0;
        return text_[at_++];
    }
    /// 1 to 12 for the English name of a month, whole or its first three letters; 0: it is none.
    int month()
    {
        constexpr std::array<std::string_view, 12> kMonths{"january",   "february", "march",    "april",
                                                           "may",       "june",     "july",     "august",
                                                           "september", "october",  "november", "december"};
        std::string word;
        while (at_ < text_.size() && ((text_[at_] | 32) >= 'a' && (text_[at_] | 32) <= 'z'))
            word.push_back(char(text_[at_++] | 32));
        for (std::size_t i = 0; i < kMonths.size(); ++i)
            if (word == kMonths[i] || (word.size() == 3 && kMonths[i].starts_with(word)))
                return int(i) + 1;
        return 0;
    }
    bool atEnd() const { return at_ == text_.size(); }
    bool atDigit() const { return at_ < text_.size() && isDigit(text_[at_]); }

private:
    std::string_view text_;
    std::size_t at_ = 0;
};

constexpr std::int64_t daysFromCivil(int y, int m, int d)
{
    // Howard Hinnant, chrono-compatible low-level date algorithms.
    y -= m <= 2;
    const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
    const auto year = unsigned(y - int(era) * 400);
    const unsigned day = unsigned((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1);
    return era * 146097 + std::int64_t(year * 365 + year / 4 - year / 100 + day) - 719468;
}

bool valid(const CsvDate& date)
{
    constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (date.year % 4 == 0 && date.year % 100 != 0) || date.year % 400 == 0;
    return date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.month <= 12 && date.day >= 1
        && date.day <= kDays[std::size_t(date.month - 1)] + (leap && date.month == 2 ? 1 : 0);
}

/// 2024-01-31, 2024/1/31, 2024.01.31, 2024-01, 2024년 1월 31일.
bool yearFirst(Cursor& cursor, CsvDate& date)
{
    date.year = cursor.number(4, 4);
    if (date.year < 0)
        return false;
    if (cursor.take("년")) {
        cursor.blanks();
        date.month = cursor.number(1, 2);
        const bool month = cursor.take("월");
        cursor.blanks();
        date.day = cursor.number(1, 2);
        return month && cursor.take("일");
    }
    const char sign = cursor.sign();
    cursor.blanks(); // 2024. 1. 31.
    date.month = sign ? cursor.number(1, 2) : -1;
    if (date.month < 0)
        return false;
    if (cursor.atEnd() && sign == '-') {
        date.day = 1;
        return true;
    }
    if (cursor.sign() != sign)
        return false;
    cursor.blanks();
    date.day = cursor.number(1, 2);
    if (sign == '.')
        cursor.take(".");
    return true;
}

int wholeYear(int year, char sign)
{
    if (year >= 100)
        return year;
    return sign == '/' && year >= 0 ? year + (year >= 70 ? 1900 : 2000) : -1;
}

/// 31.1.2024, 31/1/2024 or 1/31/2024, 31 Jan 2024, 31-Jan-2024.
bool yearLast(Cursor& cursor, bool dayFirst, CsvDate& date)
{
    date.day = cursor.number(1, 2);
    if (date.day < 0)
        return false;
    const char sign = cursor.sign();
    cursor.blanks();
    if (!cursor.atDigit()) {
        date.month = cursor.month();
        cursor.sign();
        cursor.blanks();
        date.year = cursor.number(4, 4);
        return date.month > 0;
    }
    date.month = cursor.number(1, 2);
    if (sign == 0 || cursor.sign() != sign)
        return false;
    cursor.blanks();
    date.year = wholeYear(cursor.number(2, 4), sign);
    if (sign != '.' && !dayFirst)
        std::swap(date.day, date.month);
    return true;
}

/// Jan 31, 2024.
bool monthFirst(Cursor& cursor, CsvDate& date)
{
    date.month = cursor.month();
    cursor.take(".");
    cursor.blanks();
    date.day = date.month > 0 ? cursor.number(1, 2) : -1;
    cursor.take(",");
    cursor.blanks();
    date.year = cursor.number(4, 4);
    return date.day > 0;
}

/// 13:45, 13:45:30.5, 1:45 PM, with Z or a distance from Greenwich that does not count.
bool timeOfDay(Cursor& cursor, CsvDate& date)
{
    const int hour = cursor.number(1, 2);
    const int minute = cursor.take(":") ? cursor.number(2, 2) : -1;
    const int second = cursor.take(":") ? cursor.number(2, 2) : 0;
    if (second >= 0 && cursor.take("."))
        cursor.number(1, 9);
    cursor.blanks();
    const bool afternoon = cursor.take("PM") || cursor.take("pm");
    const bool morning = !afternoon && (cursor.take("AM") || cursor.take("am"));
    if (cursor.take("+") || cursor.take("-")) {
        cursor.number(2, 4);
        if (cursor.take(":"))
            cursor.number(2, 2);
    } else {
        cursor.take("Z");
    }
    if (hour < 0 || hour > 24 || minute < 0 || minute > 59 || second < 0 || second > 60)
        return false;
    const int clock = afternoon || morning ? hour % 12 + (afternoon ? 12 : 0) : hour;
    date.hour = clock + minute / 60.0 + second / 3600.0;
    date.hasHour = true;
    return true;
}

} // namespace

int CsvDate::dayOfYear() const
{
    return int(daysFromCivil(year, month, day) - daysFromCivil(year, 1, 1)) + 1;
}

std::optional<CsvDate> csvDate(const std::string& cell, bool dayFirst)
{
    if (cell.size() < 6 || cell.size() > 40)
        return {};
    CsvDate date;
    for (const auto& form : {+[](Cursor&cursor, bool, CsvDate&out) { return yearFirst(cursor, out); },
                             +[](Cursor&cursor, bool days, CsvDate&out) { return yearLast(cursor, days, out); },
                             +[](Cursor&cursor, bool, CsvDate&out) { return monthFirst(cursor, out); }}) {
        Cursor cursor(cell);
        date = {};
        if (!form(cursor, dayFirst, date) || !valid(date))
            continue;
        cursor.take(",");
        const bool between = cursor.take("T") || cursor.take(" ");
        cursor.blanks();
        if (between && !cursor.atEnd() && !timeOfDay(cursor, date))
            continue;
        if (cursor.atEnd())
            return date;
    }
    return {};
}

double daysOf(const CsvDate& date)
{
    return double(daysFromCivil(date.year, date.month, date.day)) + date.hour / 24;
}

CsvDate dateOf(double days, bool hasHour)
{
    const double whole = std::floor(days);
    const std::int64_t z = std::int64_t(whole) + 719468;
    const std::int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    const auto dayOfEra = unsigned(z - era * 146097);
    const unsigned year = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const unsigned dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100);
    const unsigned shifted = (5 * dayOfYear + 2) / 153;
    CsvDate date;
    date.day = int(dayOfYear - (153 * shifted + 2) / 5 + 1);
    date.month = int(shifted < 10 ? shifted + 3 : shifted - 9);
    date.year = int(year) + int(era) * 400 + (date.month <= 2 ? 1 : 0);
    date.hour = (days - whole) * 24;
    date.hasHour = hasHour;
    return date;
}

} // namespace loom::sources
