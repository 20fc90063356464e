#include "base/listed.h"
#include "data/transforms/transform_common.h"
#include "text/tokens.h"

#include <algorithm>
#include <unordered_map>

namespace loom::transforms {
namespace {

constexpr double kMostBytes = 4e9;
constexpr std::size_t kMostNamed = 4; ///< words in a sentence
constexpr std::size_t kReserved = 2; ///< 0: padding, 1: a word that is not in the vocabulary

struct Settings {
    std::int64_t length = 1;
    std::size_t words = 0;
    TokenRule rule;
    bool multiHot = false;
};

/// The text of one row without the zeros behind it.
std::string_view textOf(const Tensor& column, std::int64_t row)
{
    const std::size_t width = std::size_t(column.shape()[1]);
    const char* const begin = static_cast<const char*>(column.data()) + std::size_t(row) * width;
    return {begin, std::size_t(std::find(begin, begin + width, '\0') - begin)};
}

/// The most frequent words of the training part, of equally frequent ones the first in the alphabet's order.
std::vector<std::string> collected(const Tensor& column, std::span<const std::int64_t> training,
                                   const Settings& settings)
{
    std::unordered_map<std::string, std::int64_t> counts;
    for (const std::int64_t row : training)
        forEachToken(textOf(column, row), settings.rule, [&](const std::string& word) { ++counts[word]; });
    std::vector<std::pair<std::string, std::int64_t>> sorted(counts.begin(), counts.end());
    std::ranges::sort(sorted, [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    std::vector<std::string> words{"", "[UNK]"};
    for (const auto& [word, count] : sorted)
        if (words.size() < kReserved + settings.words)
            words.push_back(word);
    return words;
}

/// How the words of all rows come out.
struct Encoded {
    Tensor numbers; ///< i32 (rows, length), or u8 (rows, words)
    Tensor lengths; ///< i32 (rows)
    std::int64_t cut = 0; ///< texts that were too long
    std::int64_t count = 0, unknown = 0; ///< of all texts together
    std::vector<std::string> some; ///< of those unknown: one more than a sentence names
};

Encoded encoded(const Tensor& column, const std::vector<std::string>& words, const Settings& settings)
{
    std::unordered_map<std::string, std::int32_t> numbers;
    for (std::size_t i = kReserved; i < words.size(); ++i)
        numbers.emplace(words[i], std::int32_t(i));
    const std::int64_t rows = column.shape()[0],
                       width = settings.multiHot ? std::int64_t(words.size()) : settings.length;
    Encoded out{Tensor(Shape{rows, width}, settings.multiHot ? DType::u8 : DType::i32),
                Tensor(Shape{rows}, DType::i32)};
    for (std::int64_t row = 0; row < rows; ++row) {
        std::int64_t place = 0;
        forEachToken(textOf(column, row), settings.rule, [&](const std::string& word) {
            const auto found = numbers.find(word);
            const bool known = found != numbers.end();
            const std::int32_t number = known ? found->second : 1;
            ++out.count;
            out.unknown += !known;
            if (!known && out.some.size() <= kMostNamed && std::ranges::find(out.some, word) == out.some.end())
                out.some.push_back(word);
            if (settings.multiHot)
                out.numbers.values<std::uint8_t>()[std::size_t(row * width + number)] = 1;
            else if (place < width)
                out.numbers.values<std::int32_t>()[std::size_t(row * width + place)] = number;
            ++place;
        });
        out.cut += !settings.multiHot && place > width;
        out.lengths.values<std::int32_t>()[std::size_t(row)] = std::int32_t(std::min(place, width));
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
    } else {
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
            TR("The field “{field}” holds the numbers of {words} words, {length} a text; {cut} texts are longer "
               "and lose their end."),
            {{"field", text.name}, {"words", words.size() - kReserved}, {"length", settings.length}, {"cut", cut}});
}

/// Of new rows: what the network takes for nothing but "some other word".
Text doubtOf(const Field& text, const Settings& settings, const Encoded& out)
{
    return Text(settings.rule.characters
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
    const auto words = fitted.wordsOf(text.name, [&]() -> Result<std::vector<std::string>> {
        return collected(column, rows.training.list(), settings);
    });
    if (!words)
        return words.error();
    if (words->size() <= kReserved)
        return Text(TR("No word stands in the field “{field}” of the training part: choose another column, or "
                       "another unit."),
                    {{"field", text.name}});
    const double width = settings.multiHot ? double(words->size()) : 4.0 * double(settings.length);
    if (double(rows.rows.size()) * width > kMostBytes)
        return Text(TR("The words of the field “{field}” would take more than 4 GB: take fewer words or shorter "
                       "texts."),
                    {{"field", text.name}});
    Encoded out = encoded(column, *words, settings);
    if (rows.judged)
        rows.notes.push_back(noteOf(text, *words, settings, out.cut));
    else if (out.unknown > 0)
        rows.doubts.push_back(doubtOf(text, settings, out));
    std::vector<Field> fields;
    std::vector<Tensor> columns;
    for (int i = 0; i < int(rows.rows.fields().size()); ++i) {
        fields.push_back(i == index ? fieldOf(text, *words, settings) : rows.rows.fields()[std::size_t(i)]);
        columns.push_back(i == index ? std::move(out.numbers) : rows.rows.column(i));
    }
    if (!settings.multiHot) {
        fields.push_back({text.name + "_length", DType::i32, Shape{}, FieldRole::lengths, {}, {}});
        columns.push_back(std::move(out.lengths));
    }
    rows.rows = Dataset(std::move(fields), std::move(columns));
    return {};
}

Result<void> prepare(PreparedRows& rows, const Attributes& attributes, FittedNumbers& fitted)
{
    const std::string wanted = stringOf(attributeOf(attributes, "field"));
    const Settings settings{integerOf(attributeOf(attributes, "length")),
                            std::size_t(integerOf(attributeOf(attributes, "words"))),
                            {stringOf(attributeOf(attributes, "unit")) == "character",
                             boolOf(attributeOf(attributes, "lowercase"), true)},
                            stringOf(attributeOf(attributes, "form")) == "multi_hot"};
    std::vector<int> chosen;
    std::string all;
    for (int i = 0; i < int(rows.rows.fields().size()); ++i) {
        const Field& field = rows.rows.fields()[std::size_t(i)];
        all += (all.empty() ? "" : ", ") + field.name;
        if (field.form == FieldForm::text && (wanted.empty() || wanted == field.name))
            chosen.push_back(i);
    }
    if (chosen.empty())
        return Text(TR("The transform “vocabulary” finds no text (the fields are: {all}): say which columns are text "
                       "in the source, or remove it."),
                    {{"all", all}});
    for (const int index : chosen)
        if (const auto done = number(rows, index, settings, fitted); !done)
            return done;
    return {};
}

} // namespace

TransformType vocabulary()
{
    return {.id = "vocabulary",
            .title = TR("Vocabulary"),
            .text =
                TR("Gives each word of a text its number: the most frequent words of the training part come first. "
                   "0 fills up short texts, 1 stands for every other word."),
            .attributes = {fieldAttribute(),
                           {.name = "unit",
                            .kind = AttributeKind::choice,
                            .fallback = std::string("word"),
                            .title = TR("Unit"),
                            .help = TR("What gets a number: each word, or each character."),
                            .choices = {TR("word"), TR("character")}},
                           {.name = "words",
                            .kind = AttributeKind::integer,
                            .fallback = std::int64_t(1000),
                            .title = TR("Most words"),
                            .help = TR("How many different ones are known at most."),
                            .minimum = 1,
                            .maximum = 100000},
                           {.name = "length",
                            .kind = AttributeKind::integer,
                            .fallback = std::int64_t(40),
                            .title = TR("Length"),
                            .help = TR("Every text gets so many numbers: shorter ones are filled up with 0, longer "
                                       "ones lose their end."),
                            .minimum = 1,
                            .maximum = 10000},
                           {.name = "form",
                            .kind = AttributeKind::choice,
                            .fallback = std::string("numbers"),
                            .title = TR("Form"),
                            .help = TR("The numbers of the words in their order, or one number a word of the "
                                       "vocabulary: 1 where it stands in the text (multi-hot)."),
                            .choices = {TR("numbers"), TR("multi_hot")}},
                           {.name = "lowercase",
                            .kind = AttributeKind::boolean,
                            .fallback = true,
                            .title = TR("Small letters"),
                            .help = TR("Are “Good” and “good” the same word?")}},
            .prepare = prepare,
            .readsText = true};
}

} // namespace loom::transforms
