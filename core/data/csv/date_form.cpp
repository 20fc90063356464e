#include "data/csv/date_form.h"

#include "base/math.h"

#include <numbers>

namespace loom::sources {

std::vector<std::string> CsvDateForm::parts() const
{
    std::vector<std::string> names;
    for (int k = 1; k <= harmonics; ++k)
        for (const char* wave : {":cos", ":sin"})
            names.push_back(wave + std::to_string(k));
    if (harmonics == 0)
        names = {":year", ":month", ":day_of_year"};
    if (hours)
        names.emplace_back(":hour");
    return names;
}

void CsvDateForm::put(const CsvDate& date, float* out) const
{
    if (harmonics == 0) {
        *out++ = float(date.year);
        *out++ = float(date.month);
        *out++ = float(date.dayOfYear());
    }
    const int days = CsvDate{date.year, 12, 31}.dayOfYear();
    const double part = (date.dayOfYear() - 1 + date.hour / 24) / days;
    for (int k = 1; k <= harmonics; ++k) {
        const double angle = 2 * std::numbers::pi * k * part;
        *out++ = float(math::cos(angle));
        *out++ = float(math::sin(angle));
    }
    if (hours)
        *out = float(date.hour);
}

} // namespace loom::sources
