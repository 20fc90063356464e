#include "base/text.h"

#include "base/filled_text.h"
#include "base/nested_text.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace loom {
namespace {

std::string valueOf(const Argument& argument)
{
    if (const auto* words = std::get_if<std::string>(&argument.value)) {
        const std::optional<Text> inner = unnested(*words);
        return inner ? english(*inner) : *words;
    }
    if (const auto* count = std::get_if<std::int64_t>(&argument.value))
        return formatNumber(*count);
    return formatNumber(std::get<double>(argument.value));
}

/// `(s)` or `(es)` behind a word: its plural, left out where the last count before it is one. Gives how many
/// characters of the pattern that is, 0 where none stands there.
std::size_t pluralAt(std::string_view rest, bool one, std::string& out)
{
    for (const std::string_view ending : {std::string_view("(s)"), std::string_view("(es)")})
        if (rest.starts_with(ending)) {
            out += one ? std::string_view() : ending.substr(1, ending.size() - 2);
            return ending.size();
        }
    return 0;
}

} // namespace

Text Text::verbatim(std::string words)
{
    Text text;
    text.pattern_ = std::move(words);
    text.verbatim_ = true;
    return text;
}

Text& Text::with(Argument argument)
{
    arguments_.push_back(std::move(argument));
    return *this;
}

std::string filled(const std::string& pattern, const Text& text, const ArgumentWriter& write)
{
    std::string out;
    bool one = false;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (const std::size_t taken = pluralAt(std::string_view(pattern).substr(i), one, out)) {
            i += taken - 1;
            continue;
        }
        const std::size_t close = pattern[i] == '{' ? pattern.find('}', i) : std::string::npos;
        if (close == std::string::npos) {
            out += pattern[i];
            continue;
        }
        const std::string field = pattern.substr(i + 1, close - i - 1), name = field.substr(0, field.find(':'));
        const auto argument = std::ranges::find(text.arguments(), name, &Argument::name);
        if (argument == text.arguments().end()) {
            out += pattern.substr(i, close - i + 1);
        } else {
            const std::string value = write.value(*argument);
            out += value;
            one = value == "1" || (one && !std::holds_alternative<std::int64_t>(argument->value));
            if (write.form && name.size() < field.size())
                out += write.form(value, field.substr(name.size() + 1));
        }
        i = close;
    }
    return out;
}

std::string english(const Text& text)
{
    return text.isVerbatim() ? text.pattern() : filled(text.pattern(), text, {valueOf, {}});
}

std::string formatNumber(std::int64_t number)
{
    std::string digits = std::to_string(number);
    const std::size_t first = number < 0 ? 1 : 0;
    for (std::size_t i = digits.size(); i > first + 3; i -= 3)
        digits.insert(i - 3, ",");
    return digits;
}

std::string formatNumber(double number)
{
    if (number == std::floor(number) && std::fabs(number) < 1e15)
        return formatNumber(std::int64_t(number));
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.6g", number);
    return buffer;
}

} // namespace loom
