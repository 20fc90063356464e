#include "base/nested_text.h"

#include <charconv>
#include <cstdio>

namespace loom {
namespace {

constexpr std::size_t kMost = 8 << 10; ///< bytes; what is read from a file may have been made to nest without end
constexpr char kMark = '\x1e'; ///< ordinary words do not begin so
constexpr std::string_view kPlain = "plain", kVerbatim = "verbatim", kWords = "words", kCount = "count",
                           kNumber = "number";

/// Fields of any bytes: length, colon, bytes.
void add(std::string& out, std::string_view field)
{
    out += std::to_string(field.size()) + ':';
    out += field;
}

std::optional<std::string> take(std::string_view& rest)
{
    const std::size_t colon = rest.find(':');
    std::size_t size = 0;
    if (colon == std::string_view::npos
        || std::from_chars(rest.data(), rest.data() + colon, size).ptr != rest.data() + colon
        || size > rest.size() - colon - 1)
        return std::nullopt;
    std::string field(rest.substr(colon + 1, size));
    rest.remove_prefix(colon + 1 + size);
    return field;
}

void add(std::string& out, const Argument& argument)
{
    add(out, argument.name);
    if (const auto* words = std::get_if<std::string>(&argument.value)) {
        add(out, kWords);
        add(out, *words);
    } else if (const auto* count = std::get_if<std::int64_t>(&argument.value)) {
        add(out, kCount);
        add(out, std::to_string(*count));
    } else {
        char exact[40];
        std::snprintf(exact, sizeof exact, "%.17g", std::get<double>(argument.value));
        add(out, kNumber);
        add(out, exact);
    }
}

bool takeArgument(std::string_view& rest, Text& text)
{
    const auto name = take(rest), kind = name ? take(rest) : name, value = kind ? take(rest) : kind;
    if (!value)
        return false;
    if (*kind == kWords)
        text.with({*name, *value});
    else if (*kind == kCount)
        text.with({*name, std::int64_t(std::strtoll(value->c_str(), nullptr, 10))});
    else
        text.with({*name, std::strtod(value->c_str(), nullptr)});
    return true;
}

} // namespace

std::string nested(const Text& text)
{
    std::string out(1, kMark);
    add(out, text.isVerbatim() ? kVerbatim : kPlain);
    add(out, text.pattern());
    for (const Argument& argument : text.arguments())
        add(out, argument);
    return out.size() <= kMost ? out : english(text);
}

std::optional<Text> unnested(const std::string& words)
{
    if (words.empty() || words.front() != kMark || words.size() > kMost)
        return std::nullopt;
    std::string_view rest(words);
    rest.remove_prefix(1);
    const auto kind = take(rest), pattern = kind ? take(rest) : kind;
    if (!pattern)
        return std::nullopt;
    Text text = *kind == kVerbatim ? Text::verbatim(*pattern) : Text(pattern->c_str());
    while (!rest.empty())
        if (!takeArgument(rest, text))
            return std::nullopt;
    return text;
}

Text textOf(const std::string& words)
{
    return unnested(words).value_or(Text::verbatim(words));
}

} // namespace loom
