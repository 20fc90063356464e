#include "base/file.h"
#include "data/plain_text.h"
#include "data/source_paths.h"
#include "data/source_type.h"
#include "text/utf8.h"

#include <algorithm>

namespace loom::sources {
namespace {

constexpr std::int64_t kMostBytes = 64 << 20;
constexpr std::size_t kLongest = 1000; ///< bytes of a row; longer lines go on in the next one
constexpr double kMostHeld = 4e9;

/// Lines with their ends; long ones are cut behind a blank, or between characters.
std::vector<std::string_view> linesOf(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        std::size_t length = std::min(text.find('\n'), text.size() - 1) + 1;
        if (length > kLongest) {
            const std::size_t blank = text.substr(0, kLongest).rfind(' ');
            length = 0;
            while (blank == std::string_view::npos && length + 4 <= kLongest)
                length += characterBytes(text.substr(length));
            if (blank != std::string_view::npos)
                length = blank + 1;
        }
        lines.push_back(text.substr(0, length));
        text.remove_prefix(length);
    }
    return lines;
}

/// Text as rows of lines.
Result<SourceData> rowsOf(std::string text, const std::string& name)
{
    if (text.empty())
        return Text(TR("{file} is empty: choose a file with a text."), {{"file", name}});
    if (text.back() != '\n')
        text += '\n';
    const std::vector<std::string_view> lines = linesOf(text);
    const std::int64_t width = std::int64_t(std::ranges::max(lines, {}, &std::string_view::size).size());
    if (double(lines.size()) * double(width) > kMostHeld)
        return Text(TR("The lines of {file} would take more than 4 GB: take a part of it."), {{"file", name}});
    auto [field, column] = textField("text", lines);
    std::vector<Tensor> columns;
    columns.push_back(std::move(column));
    SourceData data;
    data.rows = Dataset({std::move(field)}, std::move(columns));
    return data;
}

Result<SourceData> read(const std::string& path, const Attributes& attributes, std::vector<Text> notes)
{
    auto bytes = readFile(path, kMostBytes);
    if (!bytes)
        return bytes.error();
    const std::string name = fileName(path);
    const std::string asked = stringOf(attributeOf(attributes, "encoding"));
    CsvEncoding found = CsvEncoding::utf8;
    auto text = plainText(name, std::move(*bytes), asked, found);
    if (!text)
        return text.error();
    auto data = rowsOf(std::move(*text), name);
    if (!data)
        return data;
    data->notes = std::move(notes);
    if (asked == "auto")
        data->guesses["encoding"] = idOf(found);
    data->notes.push_back(Text(TR("{file}: {lines} lines of text, in their order ({encoding})."),
                               {{"file", name}, {"lines", data->rows.size()}, {"encoding", nameOf(found)}}));
    return data;
}

Result<SourceData> load(const Attributes& attributes, const SourceContext& context)
{
    const std::string file = stringOf(attributeOf(attributes, "file"));
    if (file.empty())
        return Text(TR("No text is chosen: choose a file in the data recipe."));
    std::vector<Text> notes;
    const std::string path = resolvedPath(file, context, notes);
    return read(path, attributes, std::move(notes));
}

Result<SourceData> loadNew(const NewRows& rows, const Attributes& attributes, const SourceContext&)
{
    if (!rows.table.empty())
        return read(rows.table, attributes, {});
    for (const auto& [column, cell] : rows.row)
        if (column == "text")
            return rowsOf(cell, column);
    return Text(TR("The network reads a text: give a file of text, or a row text=…"));
}

} // namespace

SourceType text_file()
{
    return {.id = "text_file",
            .title = TR("A text"),
            .text = TR("One file of text, line by line in its order. The transform next_token makes windows of it, "
                       "from which a network learns to go on with the text."),
            .attributes = {{.name = "file",
                            .kind = AttributeKind::file,
                            .fallback = std::string(),
                            .title = TR("File"),
                            .help = TR("A file of plain text; a relative path starts at the project.")},
                           encodingAttribute()},
            .load = load,
            .loadNew = loadNew,
            .newColumns = newTextColumns,
            .usualTransforms = {{"next_token", {}}},
            .usualSplit = "chronological",
            .usualValidation = 0.1};
}

} // namespace loom::sources
