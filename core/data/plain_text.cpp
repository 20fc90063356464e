#include "data/plain_text.h"

#include "base/file.h"
#include "data/csv/number.h"
#include "data/source_paths.h"

#include <algorithm>
#include <sstream>

namespace loom::sources {
namespace {

CsvEncoding named(const std::string& encoding, CsvEncoding guessed)
{
    if (encoding == "auto")
        return guessed;
    const bool wide = guessed == CsvEncoding::utf16be && encoding == idOf(guessed);
    for (const CsvEncoding one : {CsvEncoding::utf8, CsvEncoding::cp949, CsvEncoding::latin1, CsvEncoding::utf16le})
        if (!wide && encoding == idOf(one))
            return one;
    return guessed;
}

/// Ends of lines of every system become \n, zeros go.
void clean(std::string& text)
{
    std::size_t to = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\0' || (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n'))
            continue;
        text[to++] = text[i] == '\r' ? '\n' : text[i];
    }
    text.resize(to);
}

} // namespace

AttributeSpec encodingAttribute()
{
    return {.name = "encoding",
            .kind = AttributeKind::choice,
            .fallback = std::string("auto"),
            .title = TR("Encoding"),
            .help = TR("How the letters are written in the file; auto finds it out."),
            .choices = {TR("auto"), TR("utf8"), TR("cp949"), TR("latin1"), TR("utf16")}};
}

Result<std::string> plainText(const std::string& name, std::string bytes, const std::string& encoding,
                              CsvEncoding& found)
{
    CsvEncodingGuess guess;
    guess.feed(bytes);
    found = named(encoding, guess.encoding());
    const auto converter = CsvConverter::of(found);
    if (!converter)
        return Text(TR("{file} is not written in UTF-8, and this system cannot read {encoding}: save it as UTF-8."),
                    {{"file", name}, {"encoding", nameOf(found)}});
    std::string text;
    std::size_t at = 0;
    if (!converter->whole(bytes, text, at))
        return Text(TR("{file}: byte {byte} is no {encoding}; choose another encoding, or save the file as UTF-8."),
                    {{"file", name}, {"byte", at + 1}, {"encoding", nameOf(found)}});
    if (text.starts_with("\xEF\xBB\xBF"))
        text.erase(0, 3);
    clean(text);
    return text;
}

namespace {

/// The row's cell of that name, or the lines of a file.
Result<std::vector<std::string>> newTexts(const NewRows& rows, const std::string& column)
{
    constexpr std::int64_t kMostBytes = 64 << 20;
    constexpr double kMostHeld = 4e9;
    std::vector<std::string> texts;
    for (const auto& [name, cell] : rows.row)
        if (name == column && !cell.empty())
            texts = {cell};
    if (!rows.table.empty()) {
        auto bytes = readFile(rows.table, kMostBytes);
        CsvEncoding found = CsvEncoding::utf8;
        if (bytes)
            bytes = plainText(fileName(rows.table), std::move(*bytes), "auto", found);
        if (!bytes)
            return bytes.error();
        std::istringstream lines(*bytes);
        for (std::string line; std::getline(lines, line);)
            if (line.find_first_not_of(" \t") != std::string::npos)
                texts.push_back(line);
    }
    if (texts.empty())
        return Text(TR("The network reads a text: give a file with a text in each line, a row {column}=…, or draw=20 "
                       "for 20 new ones that are in none of the parts"),
                    {{"column", column}});
    const std::size_t width = std::ranges::max(texts, {}, &std::string::size).size();
    if (double(texts.size()) * double(width) > kMostHeld)
        return Text(TR("The lines of {file} would take more than 4 GB: take a part of it."),
                    {{"file", fileName(rows.table)}});
    return texts;
}

/// 0 where the row has no cell `draw`.
Result<std::int64_t> newDraws(const NewRows& rows)
{
    constexpr std::int64_t kMost = 10000;
    for (const auto& [name, cell] : rows.row) {
        if (name != "draw")
            continue;
        const std::optional<double> count = csvNumber(cell, false);
        if (!count || *count < 1 || *count > double(kMost) || *count != double(std::int64_t(*count)))
            return Text(TR("“{cell}” new texts cannot be drawn: give a whole number from 1 to {most}."),
                        {{"cell", cell}, {"most", kMost}});
        return std::int64_t(*count);
    }
    return std::int64_t(0);
}

} // namespace

std::vector<NewColumn> newTextColumns(const std::string&)
{
    return {{"text", NewColumn::Kind::text, {}, "text", 0, 1}};
}

Result<SourceData> newOfWorld(const NewRows& rows, const std::string& column,
                              const std::function<Dataset(std::int64_t count)>& drawn,
                              const std::function<Dataset(const std::vector<std::string>& texts)>& written)
{
    const auto draws = newDraws(rows);
    if (!draws)
        return draws.error();
    SourceData data;
    if (*draws > 0) {
        data.rows = drawn(*draws);
        return data;
    }
    const auto texts = newTexts(rows, column);
    if (!texts)
        return texts.error();
    data.rows = written(*texts);
    return data;
}

std::pair<Field, Tensor> textField(const std::string& name, std::span<const std::string_view> texts)
{
    std::size_t width = 1;
    for (const std::string_view text : texts)
        width = std::max(width, text.size());
    Tensor column(Shape{std::int64_t(texts.size()), std::int64_t(width)}, DType::u8);
    for (std::size_t row = 0; row < texts.size(); ++row)
        std::ranges::copy(texts[row], column.values<std::uint8_t>().begin() + std::ptrdiff_t(row * width));
    Field field{name, DType::u8, Shape{std::int64_t(width)}, FieldRole::input, {}, {}};
    field.form = FieldForm::text;
    return {std::move(field), std::move(column)};
}

} // namespace loom::sources
