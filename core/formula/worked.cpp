#include "formula/worked.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace loom {

double printedNumber(std::string words)
{
    constexpr std::string_view kMinus = "−";
    for (std::size_t at; (at = words.find(kMinus)) != std::string::npos;)
        words.replace(at, kMinus.size(), "-");
    std::erase(words, ',');
    double value = 0;
    const char* end = words.data() + words.size();
    const auto read = std::from_chars(words.data(), end, value);
    return read.ec == std::errc() && read.ptr == end ? value : std::numeric_limits<double>::quiet_NaN();
}

WorkedFormula workedOut(const Formula& formula, const std::map<std::string, double>& values, const std::string& of,
                        double result, const NumberWriter& write)
{
    constexpr double kNoise = 1e-12; ///< what binary sums of decimal numbers differ by
    WorkedFormula worked;
    std::map<std::string, double> printed;
    for (const std::string& name : formula.names()) {
        const auto value = values.find(name);
        LOOM_ASSERT(value != values.end());
        worked.numbers[name] = write(name, value->second);
        printed[name] = printedNumber(worked.numbers[name]);
    }
    worked.result = write(of, result);
    const double given = *formula.evaluate(printed), shown = printedNumber(worked.result);
    worked.exact = std::fabs(given - shown) <= kNoise * std::max(std::fabs(given), std::fabs(shown));
    return worked;
}

Result<std::string> workedLine(const std::string& name, const Formula& formula,
                               const std::map<std::string, double>& values, const NumberWriter& write)
{
    const Result<double> result = formula.evaluate(values);
    if (!result)
        return result.error();
    const WorkedFormula worked = workedOut(formula, values, name, *result, write);
    const auto number = [&](const std::string& of) { return worked.numbers.at(of); };
    std::string line = name + " = " + formula.text();
    if (!worked.numbers.empty())
        line += " = " + formula.text(number);
    return line + (worked.exact ? " = " : " ≈ ") + worked.result;
}

NumberWriter significant(int digits)
{
    return [digits](const std::string&, double value) {
        char buffer[64];
        const auto end = std::to_chars(buffer, buffer + sizeof buffer, value == 0 ? 0.0 : value,
                                       std::chars_format::general, digits)
                             .ptr;
        return std::string(buffer, end);
    };
}

int digitsThatGive(const Formula& formula, const std::map<std::string, double>& values, double result,
                   int resultDigits)
{
    constexpr int kMost = 17; // of a double
    const double printed = printedNumber(significant(resultDigits)({}, result));
    const double unit = result == 0 ? std::pow(10.0, -resultDigits)
                                    : std::pow(10.0, std::floor(std::log10(std::abs(result))) - resultDigits + 1);
    for (int digits = resultDigits + 2; digits < kMost; ++digits) {
        const NumberWriter write = significant(digits);
        std::map<std::string, double> put;
        for (const auto& [name, value] : values)
            put[name] = printedNumber(write(name, value));
        const Result<double> given = formula.evaluate(put);
        if (!given || !(std::abs(*given - printed) > unit))
            return digits;
    }
    return kMost;
}

} // namespace loom
