#include "data/transforms/text_common.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace loom::transforms {
namespace {

TfIdf kindOf(const Attributes& attributes)
{
    return stringOf(attributeOf(attributes, "convention")) == "textbook" ? TfIdf::textbook : TfIdf::smooth;
}

/// What each word weighs by the number of training texts in which it stands.
std::vector<double> inverseOf(const Tensor& column, std::span<const std::int64_t> training, std::size_t words,
                              const Numbered& numbered, TfIdf kind)
{
    std::vector<std::int64_t> texts(words);
    for (const std::int64_t row : training) {
        std::set<std::int32_t> there;
        numbered.forEach(textOf(column, row), [&](std::int32_t number, const std::string&) { there.insert(number); });
        there.erase(-1);
        for (const std::int32_t number : there)
            ++texts[std::size_t(number)];
    }
    std::vector<double> inverse;
    for (const std::int64_t count : texts)
        inverse.push_back(inverseFrequency(count, std::int64_t(training.size()), kind));
    return inverse;
}

Tensor weighed(const Tensor& column, std::span<const double> inverse, const Numbered& numbered, TfIdf kind)
{
    const std::int64_t rows = column.shape()[0], width = std::int64_t(inverse.size());
    Tensor out(Shape{rows, width}, DType::f32);
    for (std::int64_t row = 0; row < rows; ++row) {
        const auto counts = out.values<float>().subspan(std::size_t(row * width), std::size_t(width));
        std::int64_t terms = 0;
        numbered.forEach(textOf(column, row), [&](std::int32_t number, const std::string&) {
            ++terms;
            if (number >= 0)
                ++counts[std::size_t(number)];
        });
        weigh(counts, inverse, terms, kind);
    }
    return out;
}

Result<void> weigh(PreparedRows& rows, int index, const Attributes& attributes, FittedNumbers& fitted)
{
    const Field text = rows.rows.fields()[std::size_t(index)];
    const Tensor& column = rows.rows.column(index);
    const TextRule rule = textRuleOf(attributes);
    const TfIdf kind = kindOf(attributes);
    const auto training = rows.training.list();
    const auto words = knownWords(text.name, rule, false, textsOf(column, training), fitted);
    if (!words)
        return words.error();
    const std::int64_t width = std::int64_t(words->size());
    if (4.0 * double(rows.rows.size()) * double(width) > kMostTextBytes)
        return tooManyWords(text.name);
    const Numbered numbered(*words, rule, false);
    constexpr const char* kNames[] = {"inverse_frequency"};
    const auto inverse = fitted.of(text.name, kNames, width, width, [&]() -> Result<FittedNumbers::Lists> {
        return FittedNumbers::Lists{inverseOf(column, rows.training.list(), words->size(), numbered, kind)};
    });
    if (!inverse)
        return inverse.error();
    if (rows.judged)
        rows.notes.push_back(
            Text(TR("The field “{field}” says how much each of {words} words weighs in a text (TF-IDF)."),
                 {{"field", text.name}, {"words", width}}));
    Field field{text.name, DType::f32, Shape{width}, text.role, {}, *words};
    replaceField(rows, index, std::move(field), weighed(column, inverse->front(), numbered, kind));
    return {};
}

Result<void> prepare(PreparedRows& rows, const Attributes& attributes, FittedNumbers& fitted)
{
    return eachText(rows, attributes, "tf_idf", [&](int index) { return weigh(rows, index, attributes, fitted); });
}

std::vector<AttributeSpec> attributes()
{
    std::vector<AttributeSpec> all{fieldAttribute()};
    std::vector<AttributeSpec> unit = unitAttributes(true), terms = termAttributes();
    std::ranges::move(unit, std::back_inserter(all));
    std::ranges::move(terms, std::back_inserter(all));
    all.push_back({.name = "convention",
                   .kind = AttributeKind::choice,
                   .fallback = std::string("smooth"),
                   .title = TR("Convention"),
                   .help = TR("smooth: count · (ln((1 + n)/(1 + df)) + 1), each text then of length 1, as in "
                              "scikit-learn; textbook: share of the text · ln(n/df)."),
                   .choices = {TR("smooth"), TR("textbook")}});
    return all;
}

} // namespace

TransformType tf_idf()
{
    return {.id = "tf_idf",
            .title = TR("TF-IDF"),
            .text = TR("Makes one number a word of each text: large where it stands often in this text and in few "
                       "others. Which words there are, and in how many texts, is measured on the training part."),
            .attributes = attributes(),
            .prepare = prepare,
            .readsText = true};
}

} // namespace loom::transforms
