#include "data/pictures/label_list.h"

#include "base/file.h"
#include "base/lower_case.h"

#include <algorithm>
#include <filesystem>
#include <string_view>

namespace loom::sources {
namespace {

constexpr std::int64_t kMostBytes = 256 << 20;

std::string trimmed(std::string_view text)
{
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
    while (!text.empty() && blank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && blank(text.back()))
        text.remove_suffix(1);
    return std::string(text);
}

std::string unquoted(std::string_view text)
{
    std::string cell = trimmed(text);
    if (cell.size() >= 2 && cell.front() == '"' && cell.back() == '"')
        cell = cell.substr(1, cell.size() - 2);
    return cell;
}

LabelLine lineOf(std::string_view text, std::int64_t number)
{
    std::size_t at = std::string_view::npos;
    for (const char sign : {'\t', ',', ';'})
        if (at == std::string_view::npos)
            at = text.find(sign);
    if (at == std::string_view::npos)
        at = text.find_last_of(' ');
    if (at == std::string_view::npos)
        return {number, unquoted(text), {}};
    return {number, unquoted(text.substr(0, at)), unquoted(text.substr(at + 1))};
}

/// What a head calls the files.
bool isHead(const LabelLine& line)
{
    const std::string word = lowerCase(line.file);
    for (const char* known : {"file", "filename", "file_name", "image", "picture", "path", "id"})
        if (word == known)
            return true;
    return false;
}

} // namespace

std::string labelListIn(const std::string& folder)
{
    std::error_code error;
    for (const char* name : {"/labels.txt", "/labels.csv"})
        if (std::filesystem::is_regular_file(folder + name, error))
            return folder + name;
    return {};
}

Result<std::vector<LabelLine>> readLabelList(const std::string& list)
{
    const auto text = readFile(list, kMostBytes);
    if (!text)
        return text.error();
    std::string_view rest = *text;
    if (rest.starts_with("\xEF\xBB\xBF"))
        rest.remove_prefix(3);
    std::vector<LabelLine> lines;
    for (std::int64_t number = 1; !rest.empty(); ++number) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string line = trimmed(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (line.empty())
            continue;
        LabelLine read = lineOf(line, number);
        if (!lines.empty() || !isHead(read))
            lines.push_back(std::move(read));
    }
    return lines;
}

} // namespace loom::sources
