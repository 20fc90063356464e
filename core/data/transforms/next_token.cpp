#include "data/transforms/text_common.h"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace loom::transforms {
namespace {

struct Settings {
    TextRule rule;
    std::int64_t length = 1, stride = 1;
    bool every = true; ///< a target at each step, else one behind the last
};

Settings settingsOf(const Attributes& attributes)
{
    Settings settings{nextTokenRule(attributes), integerOf(attributeOf(attributes, "length")),
                      integerOf(attributeOf(attributes, "stride")),
                      stringOf(attributeOf(attributes, "target")) != "last"};
    if (settings.stride == 0)
        settings.stride = settings.length;
    return settings;
}

/// Rows one after the other: they are lines of one text where one of them ends a line, else texts of their own.
std::string textOfRows(const Tensor& column, std::span<const std::int64_t> rows, bool ended)
{
    std::string text;
    for (const std::int64_t row : rows)
        text.append(textOf(column, row)).append(ended ? "" : "\n");
    return text;
}

bool endsLines(const Tensor& column)
{
    for (std::int64_t row = 0; row < column.shape()[0]; ++row)
        if (textOf(column, row).ends_with('\n'))
            return true;
    return false;
}

/// The windows of one part, appended to those before.
void cut(std::span<const std::int32_t> numbers, const Settings& settings, std::vector<std::int32_t>& steps,
         std::vector<std::int32_t>& next)
{
    const auto end = std::int64_t(numbers.size()) - settings.length;
    for (std::int64_t first = 0; first < end; first += settings.stride) {
        const auto seen = numbers.subspan(std::size_t(first), std::size_t(settings.length));
        steps.insert(steps.end(), seen.begin(), seen.end());
        const auto after = numbers.subspan(std::size_t(first + 1), std::size_t(settings.length));
        next.insert(next.end(), settings.every ? after.begin() : after.end() - 1, after.end());
    }
}

std::vector<Field> fieldsOf(const Field& text, const std::vector<std::string>& words, const Settings& settings)
{
    Field steps{text.name, DType::i32, Shape{settings.length}, FieldRole::input, {}, {}};
    steps.form = FieldForm::words;
    steps.words = words;
    Field next{text.name + "_next", DType::i32, settings.every ? Shape{settings.length} : Shape{},
               FieldRole::target,   words,      {}};
    next.classes[0] = "[PAD]"; // a class has a name
    return {std::move(steps), std::move(next)};
}

Text tooShort(const std::string& field, std::size_t tokens, const Settings& settings)
{
    return Text(TR("The text of “{field}” has {tokens} token(s), but a window of {length} and the one behind it need "
                   "{least}: take a longer text or shorter windows."),
                {{"field", field}, {"tokens", tokens}, {"length", settings.length}, {"least", settings.length + 1}});
}

/// Windows and their parts on the way to rows.
struct Windows {
    std::vector<std::int32_t> steps, next;
    std::array<std::vector<std::int64_t>, 3> parts;
};

Result<Windows> windowsOf(const PreparedRows& rows, const Field& text, const Tensor& column,
                          const std::vector<std::string>& words, const Settings& settings)
{
    const Numbered numbered(words, settings.rule, true);
    const bool ended = endsLines(column);
    const RowSet* const sets[] = {&rows.training, &rows.validation, &rows.test};
    Windows out;
    std::int64_t count = 0;
    for (std::size_t p = 0; p < (rows.judged ? 3U : 1U); ++p) {
        std::vector<std::int32_t> numbers;
        numbered.forEach(textOfRows(column, sets[p]->list(), ended), [&](std::int32_t number, const std::string&) {
            numbers.push_back(number < 0 ? 1 : number);
        });
        if (p == 0 && std::int64_t(numbers.size()) <= settings.length)
            return tooShort(text.name, numbers.size(), settings);
        const std::int64_t windows =
            std::max<std::int64_t>(0, std::int64_t(numbers.size()) - settings.length) / settings.stride + 1;
        if (4.0 * double(count + windows) * double(settings.length) * 2 > kMostTextBytes)
            return tooManyWords(text.name);
        cut(numbers, settings, out.steps, out.next);
        const std::int64_t now = std::int64_t(out.steps.size()) / settings.length;
        out.parts[p].resize(std::size_t(now - count));
        std::iota(out.parts[p].begin(), out.parts[p].end(), count);
        count = now;
    }
    return out;
}

Result<void> prepare(PreparedRows& rows, const Attributes& attributes, FittedNumbers& fitted)
{
    const Settings settings = settingsOf(attributes);
    const auto chosen = textFields(rows, attributes, "next_token");
    if (!chosen)
        return chosen.error();
    if (rows.rows.store())
        return Text(TR("Windows of a text are cut in memory: take a shorter text."));
    const Field text = rows.rows.fields()[std::size_t(chosen->front())];
    const Tensor column = rows.rows.column(chosen->front());
    const auto training = rows.training.list();
    const Texts joined = [&](const auto& use) { use(textOfRows(column, training, endsLines(column))); };
    const auto words = knownWords(text.name, settings.rule, true, joined, fitted);
    if (!words)
        return words.error();
    auto windows = windowsOf(rows, text, column, *words, settings);
    if (!windows)
        return windows.error();
    const std::int64_t count = std::int64_t(windows->steps.size()) / settings.length;
    std::vector<Field> fields = fieldsOf(text, *words, settings);
    std::vector<Tensor> columns{Tensor::of<std::int32_t>(fields[0].shape.withFront(count), windows->steps),
                                Tensor::of<std::int32_t>(fields[1].shape.withFront(count), windows->next)};
    replaceRows(rows, Dataset(std::move(fields), std::move(columns)), std::move(windows->parts));
    if (rows.judged)
        rows.notes.push_back(
            Text(TR("{windows} windows of {length} tokens, none across two parts; {words} different "
                    "tokens are known from the training part."),
                 {{"windows", count}, {"length", settings.length}, {"words", words->size() - kReserved}}));
    return {};
}

std::vector<AttributeSpec> attributes()
{
    std::vector<AttributeSpec> all{fieldAttribute()}, unit = unitAttributes(false);
    unit.front().fallback = std::string("character");
    std::ranges::move(unit, std::back_inserter(all));
    const auto count = [](const char* name, std::int64_t usual, Text title, Text help, double least) {
        return AttributeSpec{.name = name,
                             .kind = AttributeKind::integer,
                             .fallback = usual,
                             .title = std::move(title),
                             .help = std::move(help),
                             .minimum = least,
                             .maximum = 10000};
    };
    all.push_back(count("length", 64, TR("Length"), TR("How many tokens in a run the network sees."), 1));
    all.push_back(count("stride", 0, TR("Stride"),
                        TR("How many tokens the next window begins later; 0: where this one ends."), 0));
    all.push_back({.name = "target",
                   .kind = AttributeKind::choice,
                   .fallback = std::string("every"),
                   .title = TR("Target"),
                   .help = TR("every: the token behind each one, for layers that answer at each step; last: only the "
                              "one behind the window."),
                   .choices = {TR("every"), TR("last")}});
    return all;
}

} // namespace

TransformType next_token()
{
    return {.id = "next_token",
            .title = TR("Next token"),
            .text = TR("Cuts a text into windows of tokens and asks for the one that follows: a language model "
                       "learns it. A window never reaches from one part into another."),
            .attributes = attributes(),
            .prepare = prepare,
            .ordered = true,
            .readsText = true};
}

} // namespace loom::transforms
