#pragma once

#include "options.h"

namespace loom::cli {

/// One option: its name, what its value is called (null: a switch), a line of help, and what takes it.
struct OptionRow {
    const char* name;
    const char* value;
    const char* help;
    Result<void> (*take)(Options&, const std::string& value);
};

/// Those of searches.
std::vector<OptionRow> searchRows();
/// Those of `generate`.
std::vector<OptionRow> generateRows();
std::vector<OptionRow> recommendRows();
std::vector<OptionRow> neighbourRows();
/// Those of `lr-find`.
std::vector<OptionRow> rateRows();

Result<void> takeReal(double& place, const std::string& text, double least, double most);
Result<std::int64_t> wholeNumber(const std::string& text, std::int64_t minimum, std::int64_t maximum);

template<class T> Result<void> store(T& place, const std::string& text, std::int64_t minimum, std::int64_t maximum)
{
    const Result<std::int64_t> number = wholeNumber(text, minimum, maximum);
    if (!number)
        return number.error();
    place = T(*number);
    return {};
}

} // namespace loom::cli
