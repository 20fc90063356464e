#include "data/transforms/transform_common.h"

// Devlin, Chang, Lee and Toutanova, "BERT: pre-training of deep bidirectional transformers", NAACL 2019; drawn anew
// in each epoch: Liu et al., "RoBERTa", 2019.

namespace loom::transforms {
namespace {

constexpr std::int32_t kUnknown = 1, kFirstWord = 2; ///< 0 is padding
constexpr std::uint64_t kNumbers = 4; ///< random ones of a place at most

enum Setting { share, hidden, swapped, words };

/// Is the word at that place asked for?
bool asks(const Draw& draw, std::uint64_t epoch, std::uint64_t place)
{
    return draw.numbers.uniform(kNumbers * place, epoch) < draw.settings[share];
}

std::uint64_t firstPlace(const Draw& draw, std::int64_t row)
{
    return std::uint64_t(row) * std::uint64_t(draw.shape.size());
}

/// What the network gets to see: of the words that are asked for most become the unknown one, some another one.
template<class T> void cover(const Draw& draw, std::uint64_t epoch, std::int64_t row, T* values)
{
    const std::uint64_t first = firstPlace(draw, row);
    for (std::uint64_t i = 0; i < std::uint64_t(draw.shape.size()); ++i) {
        if (values[i] == 0 || !asks(draw, epoch, first + i))
            continue;
        const std::uint64_t next = kNumbers * (first + i) + 1;
        const double how = draw.numbers.uniform(next, epoch);
        if (how < draw.settings[hidden])
            values[i] = kUnknown;
        else if (how < draw.settings[hidden] + draw.settings[swapped])
            values[i] = T(kFirstWord + draw.numbers.below(std::uint32_t(draw.settings[words]), next + 1, epoch));
    }
}

/// 1 where a word is asked for, 0 at all others.
template<class T> void ask(const Draw& draw, std::uint64_t epoch, std::int64_t row, T* values)
{
    const std::uint64_t first = firstPlace(draw, row);
    for (std::uint64_t i = 0; i < std::uint64_t(draw.shape.size()); ++i)
        values[i] = values[i] != 0 && asks(draw, epoch, first + i) ? 1 : 0;
}

std::string askedName(const Field& field)
{
    return field.name + "_asked";
}

/// The only field of words in their order, or the one that is named; -1: there is none.
int wordsField(const std::vector<Field>& fields, const Attributes& attributes)
{
    const std::string wanted = stringOf(attributeOf(attributes, "field"));
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const Field& field = fields[i];
        if (field.role == FieldRole::input && field.form == FieldForm::words && field.dtype == DType::i32
            && std::int64_t(field.words.size()) > kFirstWord && (wanted.empty() || wanted == field.name))
            return int(i);
    }
    return -1;
}

/// What was there is the target; which of it counts, the mask.
Result<void> prepare(PreparedRows& rows, const Attributes& attributes, FittedNumbers&)
{
    const int words = wordsField(rows.rows.fields(), attributes);
    if (words < 0)
        return Text(TR("The transform “masked_words” finds no words in their order: take a source of words, or put "
                       "“vocabulary” before it."));
    if (rows.rows.store())
        return Text(TR("The transform “masked_words” works on rows in memory: limit the number of rows."));
    std::vector<Field> fields = rows.rows.fields();
    std::vector<Tensor> columns;
    for (int i = 0; i < int(fields.size()); ++i)
        columns.push_back(rows.rows.column(i));
    const Field& field = rows.rows.fields()[std::size_t(words)];
    const Tensor& there = rows.rows.column(words);
    Tensor asked(there.shape(), DType::f32);
    for (std::int64_t i = 0; i < there.size(); ++i)
        asked.set(i, there.values<std::int32_t>()[std::size_t(i)] != 0);
    fields.push_back({field.name + "_hidden", DType::i32, field.shape, FieldRole::target, field.words, {}});
    columns.push_back(there);
    fields.push_back({askedName(field), DType::f32, field.shape, FieldRole::mask, {}, {}});
    columns.push_back(std::move(asked));
    rows.notes.push_back(
        Text(TR("{percent} % of the words of “{field}” are asked for, and most of them hidden."),
             {{"percent", 100 * numberOf(attributeOf(attributes, "share"))}, {"field", field.name}}));
    rows.rows = Dataset(std::move(fields), std::move(columns));
    return {};
}

Result<void> draw(Pipeline& pipeline, const Attributes& attributes, const Dataset& data, const RandomStream& numbers)
{
    const int place = wordsField(data.fields(), attributes);
    const Field& field = data.fields()[std::size_t(place)];
    const auto setting = [&](const char* name) { return numberOf(attributeOf(attributes, name)); };
    Draw draw{.numbers = RandomStream(numbers.key(), field.name),
              .shape = field.shape,
              .settings = {setting("share"), setting("hidden"), setting("swapped"),
                           double(std::int64_t(field.words.size()) - kFirstWord)},
              .onF32 = cover<float>,
              .onF64 = cover<double>,
              .always = true};
    pipeline.fields[std::size_t(place)].draws.push_back(draw);
    draw.onF32 = ask<float>;
    draw.onF64 = ask<double>;
    pipeline.fields[std::size_t(data.indexOf(askedName(field)))].draws.push_back(std::move(draw));
    return {};
}

AttributeSpec part(const char* name, double fallback, Text title, Text help)
{
    return {.name = name,
            .kind = AttributeKind::real,
            .fallback = fallback,
            .title = std::move(title),
            .help = std::move(help),
            .minimum = 0,
            .maximum = 1,
            .step = 0.05};
}

} // namespace

TransformType masked_words()
{
    return {
        .id = "masked_words",
        .title = TR("Masked words"),
        .text = TR("Hides some words of each text and asks for them, others in each epoch: to tell them, a network "
                   "must use the words on both sides. The target is the field “…_hidden”, and the mask “…_asked” "
                   "lets only the hidden places count."),
        .attributes = {fieldAttribute(),
                       part("share", 0.15, TR("Asked for"), TR("Which share of the words is asked for.")),
                       part("hidden", 0.8, TR("Hidden"),
                            TR("Which share of those asked for is hidden: the network sees an unknown word.")),
                       part("swapped", 0.1, TR("Swapped"),
                            TR("Which share of those asked for is replaced by any other word. The rest stays as it "
                               "is, so that no word that is seen can be trusted blindly."))},
        .prepare = prepare,
        .draw = draw};
}

} // namespace loom::transforms
