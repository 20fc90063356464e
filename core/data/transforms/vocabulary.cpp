#include "base/listed.h"
#include "data/transforms/text_common.h"

#include <algorithm>

namespace loom::transforms {
namespace {

constexpr std::size_t kMostNamed = 4; ///< words in a sentence

struct Settings {
    std::int64_t length = 1;
    TextRule rule;
    bool multiHot = false;
    bool front = false; ///< short texts are filled up there, long ones lose it
};

/// How the words of all rows come out.
struct Encoded {
    Tensor numbers; ///< i32 (rows, length), or u8 (rows, words)
    Tensor lengths; ///< i32 (rows)
    std::int64_t cut = 0; ///< texts that were too long
    std::int64_t count = 0, unknown = 0; ///< of all texts together
    std::vector<std::string> some; ///< of those unknown: one more than a sentence names
};

/// The numbers of one text in their place of the row.
void place(std::span<const std::int32_t> numbers, const Settings& settings, std::span<std::int32_t> row)
{
    const std::size_t kept = std::min(numbers.size(), row.size());
    if (settings.front)
        std::ranges::copy(numbers.last(kept), row.end() - std::ptrdiff_t(kept));
    else
        std::ranges::copy(numbers.first(kept), row.begin());
}

Encoded encoded(const Tensor& column, const std::vector<std::string>& words, const Settings& settings)
{
    const Numbered numbered(words, settings.rule, true);
    const std::int64_t rows = column.shape()[0],
                       width = settings.multiHot ? std::int64_t(words.size()) : settings.length;
    Encoded out{Tensor(Shape{rows, width}, settings.multiHot ? DType::u8 : DType::i32),
                Tensor(Shape{rows}, DType::i32)};
    std::vector<std::int32_t> numbers;
    for (std::int64_t row = 0; row < rows; ++row) {
        numbers.clear();
        numbered.forEach(textOf(column, row), [&](std::int32_t number, const std::string& word) {
            ++out.count;
            out.unknown += number < 0;
            if (number < 0 && out.some.size() <= kMostNamed && std::ranges::find(out.some, word) == out.some.end())
                out.some.push_back(word);
            numbers.push_back(number < 0 ? 1 : number);
        });
        const std::int64_t count = std::int64_t(numbers.size());
        if (settings.multiHot)
            for (const std::int32_t number : numbers)
                out.numbers.values<std::uint8_t>()[std::size_t(row * width + number)] = 1;
        else
            place(numbers, settings,
                  out.numbers.values<std::int32_t>().subspan(std::size_t(row * width), std::size_t(width)));
        out.cut += !settings.multiHot && count > width;
        out.lengths.values<std::int32_t>()[std::size_t(row)] = std::int32_t(std::min(count, width));
    }
    return out;
}

/// The field that takes the text's place.
Field fieldOf(const Field& text, const std::vector<std::string>& words, const Settings& settings)
{
    Field field{text.name, DType::i32, Shape{settings.length}, text.role, {}, {}};
    field.form = FieldForm::words;
    field.words = words;
    if (settings.multiHot) {
        field.dtype = DType::u8;
        field.shape = Shape{std::int64_t(words.size())};
    } else if (!settings.front) {
        field.lengths = text.name + "_length";
    }
    return field;
}

Text noteOf(const Field& text, const std::vector<std::string>& words, const Settings& settings, std::int64_t cut)
{
    return settings.multiHot
        ? Text(TR("The field “{field}” says which of {words} words stand in each text."),
               {{"field", text.name}, {"words", words.size() - kReserved}})
        : Text(
            settings.front
                ? TR(
                    "The field “{field}” holds the numbers of {words} words, {length} a text; {cut} texts are longer "
                    "and lose their beginning.")
                : TR(
                    "The field “{field}” holds the numbers of {words} words, {length} a text; {cut} texts are longer "
                    "and lose their end."),
            {{"field", text.name}, {"words", words.size() - kReserved}, {"length", settings.length}, {"cut", cut}});
}

/// Of new rows: what the network takes for nothing but "some other word".
Text doubtOf(const Field& text, const Settings& settings, const Encoded& out)
{
    return Text(settings.rule.terms.token.unit == TokenUnit::character
                    ? TR("The network does not know {unknown} of the {count} characters of “{field}”: {words}")
                    : TR("The network does not know {unknown} of the {count} words of “{field}”: {words}"),
                {{"unknown", out.unknown},
                 {"count", out.count},
                 {"field", text.name},
                 {"words", listed(out.some, kMostNamed)}});
}

Result<void> number(PreparedRows& rows, int index, const Settings& settings, FittedNumbers& fitted)
{
    const Field text = rows.rows.fields()[std::size_t(index)];
    const Tensor& column = rows.rows.column(index);
    const auto training = rows.training.list();
    const auto words = knownWords(text.name, settings.rule, true, textsOf(column, training), fitted);
    if (!words)
        return words.error();
    const double width = settings.multiHot ? double(words->size()) : 4.0 * double(settings.length);
    if (double(rows.rows.size()) * width > kMostTextBytes)
        return tooManyWords(text.name);
    Encoded out = encoded(column, *words, settings);
    if (rows.judged)
        rows.notes.push_back(noteOf(text, *words, settings, out.cut));
    else if (out.unknown > 0)
        rows.doubts.push_back(doubtOf(text, settings, out));
    std::vector<Field> lengths;
    std::vector<Tensor> counts;
    if (Field field = fieldOf(text, *words, settings); !field.lengths.empty()) {
        lengths.push_back({field.lengths, DType::i32, Shape{}, FieldRole::lengths, {}, {}});
        counts.push_back(std::move(out.lengths));
    }
    replaceField(rows, index, fieldOf(text, *words, settings), std::move(out.numbers), std::move(lengths),
                 std::move(counts));
    return {};
}

Result<void> prepare(PreparedRows& rows, const Attributes& attributes, FittedNumbers& fitted)
{
    const Settings settings{integerOf(attributeOf(attributes, "length")), textRuleOf(attributes),
                            stringOf(attributeOf(attributes, "form")) == "multi_hot",
                            stringOf(attributeOf(attributes, "pad")) == "front"};
    if (settings.rule.terms.runs > 1 && !settings.multiHot)
        return Text(
            TR("Runs of words have no place among the numbers of a text in their order: choose the form multi_hot, "
               "or n-grams of 1."));
    return eachText(rows, attributes, "vocabulary", [&](int index) { return number(rows, index, settings, fitted); });
}

std::vector<AttributeSpec> attributes()
{
    std::vector<AttributeSpec> all{fieldAttribute()};
    std::vector<AttributeSpec> unit = unitAttributes(true), terms = termAttributes();
    std::ranges::move(unit, std::back_inserter(all));
    all.push_back({.name = "length",
                   .kind = AttributeKind::integer,
                   .fallback = std::int64_t(40),
                   .title = TR("Length"),
                   .help = TR("Every text gets so many numbers: shorter ones are filled up with 0, longer ones are "
                              "cut."),
                   .minimum = 1,
                   .maximum = 10000});
    all.push_back({.name = "form",
                   .kind = AttributeKind::choice,
                   .fallback = std::string("numbers"),
                   .title = TR("Form"),
                   .help = TR("The numbers of the words in their order, or one number a word of the vocabulary: 1 "
                              "where it stands in the text (multi-hot)."),
                   .choices = {TR("numbers"), TR("multi_hot")}});
    all.push_back({.name = "pad",
                   .kind = AttributeKind::choice,
                   .fallback = std::string("end"),
                   .title = TR("Fill up and cut"),
                   .help = TR("At the end, where layers know how long each text truly is; or at the front, where the "
                              "zeros are read first."),
                   .choices = {TR("end"), TR("front")}});
    std::ranges::move(terms, std::back_inserter(all));
    return all;
}

} // namespace

TransformType vocabulary()
{
    return {.id = "vocabulary",
            .title = TR("Vocabulary"),
            .text =
                TR("Gives each word of a text its number: the most frequent words of the training part come first. "
                   "0 fills up short texts, 1 stands for every other word."),
            .attributes = attributes(),
            .prepare = prepare,
            .readsText = true,
            .readsTables = true};
}

} // namespace loom::transforms
