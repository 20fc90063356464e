#pragma once

#include "data/csv/number.h"

#include <string>
#include <vector>

namespace loom::sources {

/// As which numbers a network reads a date: year, month and day of the year; or the season alone, as `harmonics`
/// pairs of cosine and sine of the angle that the day stands at in its year, so that 31 December lies beside
/// 1 January. The hour of the day follows where dates have one.
struct CsvDateForm {
    static constexpr int kMostHarmonics = 10;

    int harmonics = 0;
    bool hours = false;

    std::int64_t width() const { return (harmonics > 0 ? 2 * harmonics : 3) + (hours ? 1 : 0); }
    /// What the numbers are called behind the column's name, in their order (":year", ":cos1" …).
    std::vector<std::string> parts() const;
    /// Writes `width` numbers.
    void put(const CsvDate& date, float* out) const;
};

} // namespace loom::sources
