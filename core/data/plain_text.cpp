#include "data/plain_text.h"

#include <algorithm>

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

std::vector<NewColumn> newTextColumns(const std::string&)
{
    return {{"text", NewColumn::Kind::text, {}, "text", 0, 1}};
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
