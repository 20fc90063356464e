#include "base/json.h"

#include <algorithm>

namespace loom {
namespace {

constexpr int kDeepest = 64;
constexpr std::size_t kLineWidth = 160;

Text at(const char* pattern, const std::string& text, std::size_t byte)
{
    byte = std::min(byte, text.size());
    const auto before = text.begin() + std::ptrdiff_t(byte);
    const auto line = std::count(text.begin(), before, '\n') + 1;
    const std::size_t start = byte == 0 ? std::string::npos : text.rfind('\n', byte - 1);
    const std::size_t column = byte - (start == std::string::npos ? 0 : start + 1) + 1;
    return Text(pattern, {{"line", std::int64_t(line)}, {"column", column}});
}

/// Where nesting goes too deep, or npos. Brackets in strings do not count.
std::size_t tooDeepAt(const std::string& text)
{
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{' || c == '[') {
            if (++depth > kDeepest)
                return i;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return std::string::npos;
}

/// Where the value begins that broke off at `byte` (its last letter), if another one ends before it without a comma
/// between; npos: it is something else.
std::size_t withoutComma(const std::string& text, std::size_t byte)
{
    std::size_t begin = std::min(byte, text.size() - 1);
    if (text[begin] == '"')
        begin = begin == 0 ? begin : text.rfind('"', begin - 1);
    if (begin == std::string::npos || begin == 0
        || std::string_view("\"{[").find(text[begin]) == std::string_view::npos)
        return std::string::npos;
    const std::size_t before = text.find_last_not_of(" \t\r\n", begin - 1);
    constexpr std::string_view kEnds = "\"}]0123456789el"; // of values; of true, false and null, too
    return before != std::string::npos && kEnds.find(text[before]) != std::string_view::npos ? begin
                                                                                             : std::string::npos;
}

/// A quote that a text program made of `"` stands there.
bool isCurlyQuote(const std::string& text, std::size_t byte)
{
    // The parser stops within the character: at its first byte or one behind.
    const std::size_t begin = text.rfind('\xE2', std::min(byte, text.size() - 1));
    if (begin == std::string::npos || byte - begin > 2)
        return false;
    const std::string_view sign = std::string_view(text).substr(begin, 3);
    return sign == "“" || sign == "”" || sign == "„" || sign == "‘" || sign == "’";
}

/// On one line, with a space after each comma and colon.
void writeInline(const Json& json, std::string& out)
{
    if (!json.is_structured()) {
        out += writeJson(json);
        return;
    }
    out += json.is_object() ? '{' : '[';
    bool first = true;
    for (const auto& [key, item] : json.items()) {
        out += first ? "" : ", ";
        first = false;
        if (json.is_object())
            out += writeJson(key) + ": ";
        writeInline(item, out);
    }
    out += json.is_object() ? '}' : ']';
}

/// On one line where it fits into `kLineWidth`, else one item a line.
void writeReadable(const Json& json, std::size_t indent, std::size_t before, std::string& out)
{
    std::string line;
    writeInline(json, line);
    if (!json.is_structured() || json.empty() || indent + before + line.size() <= kLineWidth) {
        out += line;
        return;
    }
    out += json.is_object() ? "{" : "[";
    bool first = true;
    for (const auto& [key, item] : json.items()) {
        out += (first ? "\n" : ",\n") + std::string(indent + 2, ' ');
        first = false;
        const std::string name = json.is_object() ? writeJson(key) + ": " : "";
        out += name;
        writeReadable(item, indent + 2, name.size(), out);
    }
    out += "\n" + std::string(indent, ' ') + (json.is_object() ? "}" : "]");
}

} // namespace

Result<Json> parseJson(const std::string& text)
{
    const std::size_t deep = tooDeepAt(text);
    if (deep != std::string::npos)
        return at(TR("JSON is nested more than 64 levels deep at line {line}, column {column}"), text, deep);
    try {
        return Json::parse(text);
    } catch (const Json::parse_error& error) {
        const std::size_t byte = error.byte > 0 ? error.byte - 1 : 0;
        if (byte >= text.size())
            return at(TR("JSON ends too early at line {line}, column {column}; the file is cut off"), text,
                      text.size());
        if (isCurlyQuote(text, byte))
            return at(TR("JSON is broken at line {line}, column {column}; quotes there are straight: \", not “ or ”"),
                      text, byte);
        if (const std::size_t begin = withoutComma(text, byte); begin != std::string::npos)
            return at(TR("JSON is broken at line {line}, column {column}; a comma may be missing before it"), text,
                      begin);
        return at(TR("JSON is broken at line {line}, column {column}"), text, byte);
    } catch (const Json::exception&) {
        return Text(TR("JSON holds a number that is too large"));
    }
}

std::string writeJson(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string writeReadableJson(const Json& json)
{
    std::string out;
    writeReadable(json, 0, 0, out);
    return out + "\n";
}

} // namespace loom
