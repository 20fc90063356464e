#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace loom::sources {

/// The number in a cell: 3.5, -2e-3, 1,234.5; with a decimal comma 3,5 and 1.234,5. Blanks (also those that do not
/// break) and apostrophes may part groups of three, a currency or a percent sign may stand beside the digits, the
/// minus may be the typographic one, and (5) is -5. Nothing where it is none or does not fit f32.
std::optional<double> csvNumber(const std::string& cell, bool decimalComma);

/// A day of the calendar, perhaps with the time of day in hours.
struct CsvDate {
    int year = 0;
    int month = 0; ///< 1 to 12
    int day = 0; ///< of the month, from 1
    double hour = 0;
    bool hasHour = false;
    int dayOfYear() const; ///< from 1
};

/// The date in a cell: 2024-01-31, 2024/1/31, 2024-01, 31.1.2024, 1/31/2024, 31 Jan 2024, Jan 31, 2024, 2024년 1월
/// 31일, each perhaps with 13:45[:30]. `dayFirst` decides about 1/2/2024.
std::optional<CsvDate> csvDate(const std::string& cell, bool dayFirst);

/// Days and parts of one since 1970-01-01, and back.
double daysOf(const CsvDate& date);
CsvDate dateOf(double days, bool hasHour);

} // namespace loom::sources
