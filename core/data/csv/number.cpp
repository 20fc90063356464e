#include "data/csv/number.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <string_view>

namespace loom::sources {
namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Takes the separators out of 1,234,567 (groups of three behind one to three digits that start above 0).
bool takeOutGroups(std::string& text, char separator, char decimal)
{
    const std::size_t first = text[0] == '-' ? 1 : 0;
    const std::size_t end = std::min(text.find(decimal), text.size());
    std::string out = text.substr(0, first);
    std::size_t run = 0;
    bool grouped = false;
    for (std::size_t i = first; i < end; ++i) {
        if (text[i] == separator) {
            if (run == 0 || run > 3 || (grouped && run != 3))
                return false;
            grouped = true;
            run = 0;
        } else if (isDigit(text[i])) {
            out.push_back(text[i]);
            ++run;
        } else {
            return false;
        }
    }
    if (!grouped || run != 3 || out[first] == '0')
        return false;
    text = out + text.substr(end);
    return true;
}

/// Most cells of large tables: digits alone, so few that a double holds them exactly.
std::optional<double> fewDigits(const std::string& cell)
{
    if (cell.empty() || cell.size() > 15 || !std::ranges::all_of(cell, isDigit))
        return {};
    std::int64_t number = 0;
    for (const char c : cell)
        number = 10 * number + (c - '0');
    return double(number);
}

/// A number without anything beside its digits, separators and exponent.
std::optional<double> bareNumber(std::string text, bool decimalComma)
{
    const char decimal = decimalComma ? ',' : '.';
    const char separator = decimalComma ? '.' : ',';
    if (text.find(separator) != std::string::npos && !takeOutGroups(text, separator, decimal))
        return {};
    if (decimalComma)
        std::replace(text.begin(), text.end(), ',', '.');
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (end != text.data() + text.size() || text.empty())
        return {};
    if (error == std::errc::result_out_of_range && text.find_first_of("eE") != std::string::npos
        && text[text.find_first_of("eE") + 1] == '-')
        return 0.0; // closer to 0 than a double can be
    if (error != std::errc() || !std::isfinite(number)
        || std::fabs(number) > double(std::numeric_limits<float>::max()))
        return {};
    return number;
}

void replaceAll(std::string& text, std::string_view what, std::string_view with)
{
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

void trim(std::string& text)
{
    while (!text.empty() && text.back() == ' ')
        text.pop_back();
    text.erase(0, text.find_first_not_of(' '));
}

/// Takes one of the words off the front or the back.
bool takeOff(std::string& text, std::initializer_list<std::string_view> words, bool front)
{
    for (const std::string_view word : words)
        if (front ? text.starts_with(word) : text.ends_with(word)) {
            text.erase(front ? 0 : text.size() - word.size(), word.size());
            trim(text);
            return true;
        }
    return false;
}

/// The cell without what people write around a number; groups that blanks part are parted by the separator.
std::string undecorated(std::string text, char separator)
{
    for (const char* minus : {"\u2212", "\u2013", "\uFF0D"})
        replaceAll(text, minus, "-");
    for (const char* blank : {"\u00A0", "\u202F", "\u2009", "\u2007"})
        replaceAll(text, blank, " ");
    for (const char* apostrophe : {"\u2019", "'"})
        replaceAll(text, apostrophe, " ");
    trim(text);
    bool minus = text.size() > 2 && text.front() == '(' && text.back() == ')';
    if (minus)
        text = text.substr(1, text.size() - 2);
    const std::initializer_list<std::string_view> before{"US$", "R$", "$", "€", "£", "¥", "₩", "￦", "₹"};
    const std::initializer_list<std::string_view> after{"%", "％", "€", "£", "$", "¥", "원", "円", "元", "kr"};
    const bool first = takeOff(text, {"-"}, true);
    takeOff(text, before, true);
    const bool second = takeOff(text, {"-"}, true);
    takeOff(text, after, false);
    if (int(minus) + int(first) + int(second) > 1)
        return {};
    std::replace(text.begin(), text.end(), ' ', separator);
    return (minus || first || second ? "-" : "") + text;
}

} // namespace

std::optional<double> csvNumber(const std::string& cell, bool decimalComma)
{
    if (cell.empty() || cell.size() > 60 || std::ranges::none_of(cell, isDigit))
        return {};
    if (const auto number = fewDigits(cell))
        return number;
    if (const auto number = bareNumber(cell[0] == '+' ? cell.substr(1) : cell, decimalComma))
        return number;
    // Between words and decorated numbers only the first sign and the last one tell.
    const auto plainWord = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
    if ((plainWord(cell.front()) && cell.front() != 'U' && cell.front() != 'R')
        || (plainWord(cell.back()) && cell.back() != 'r'))
        return {};
    const std::string bare = undecorated(cell, decimalComma ? '.' : ',');
    return bare.empty() || bare == cell ? std::optional<double>() : bareNumber(bare, decimalComma);
}

} // namespace loom::sources
