#include "base/math.h"
#include "base/random.h"
#include "data/transforms/text_common.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>

namespace loom::transforms {
namespace {

struct Settings {
    TextRule rule;
    std::int64_t window = 1, negatives = 1;
    double thin = 0;
    std::uint64_t draw = 0;
};

/// How often each word stands in the training part, and what follows from that.
class Frequencies {
public:
    Frequencies(const std::vector<double>& counts, double thin)
    {
        const double all = std::accumulate(counts.begin(), counts.end(), 0.0);
        double sum = 0;
        for (const double count : counts) {
            const double share = count / all;
            kept_.push_back(thin > 0 && share > 0 ? std::sqrt(thin / share) + thin / share : 1);
            sum += count > 0 ? math::exp(0.75 * math::log(count)) : 0;
            sums_.push_back(sum);
        }
    }
    /// Frequent words are left out now and then: they say little about their neighbours.
    bool keeps(std::int32_t word, double uniform) const { return uniform < kept_[std::size_t(word)]; }
    /// A word by its frequency to the power of ¾.
    std::int32_t drawn(double uniform) const
    {
        return std::int32_t(std::ranges::upper_bound(sums_, uniform * sums_.back()) - sums_.begin());
    }

private:
    std::vector<double> kept_, sums_;
};

/// Pairs on the way to rows: a word, its neighbour before words drawn at random, and their parts.
struct Pairs {
    std::vector<std::int32_t> words, near;
    std::array<std::vector<std::int64_t>, 3> parts;
};

/// Mikolov and others, 2013.
class Cutter {
public:
    Cutter(const Settings& settings, const Frequencies& frequencies)
        : settings_(settings)
        , frequencies_(frequencies)
        , thinning_(settings.draw, "skip_gram/thin")
        , strangers_(settings.draw, "skip_gram/negatives")
    {
    }
    void cut(const std::vector<std::int32_t>& text, Pairs& out)
    {
        std::vector<std::int32_t> kept;
        for (const std::int32_t word : text)
            if (frequencies_.keeps(word, thinning_.uniform(seen_++)))
                kept.push_back(word);
        const auto count = std::int64_t(kept.size());
        for (std::int64_t at = 0; at < count; ++at)
            for (std::int64_t other = std::max<std::int64_t>(0, at - settings_.window);
                 other < std::min(count, at + settings_.window + 1); ++other)
                if (other != at)
                    pair(kept[std::size_t(at)], kept[std::size_t(other)], out);
    }

private:
    void pair(std::int32_t word, std::int32_t neighbor, Pairs& out)
    {
        out.words.push_back(word);
        out.near.push_back(neighbor);
        for (std::int64_t k = 0; k < settings_.negatives; ++k) {
            std::int32_t stranger = neighbor;
            for (int tries = 0; stranger == neighbor && tries < 20; ++tries)
                stranger = frequencies_.drawn(strangers_.uniform(drawn_++));
            out.near.push_back(stranger);
        }
    }

    const Settings& settings_;
    const Frequencies& frequencies_;
    RandomStream thinning_, strangers_;
    std::uint64_t seen_ = 0, drawn_ = 0;
};

std::vector<std::int32_t> numbersOf(const Numbered& numbered, std::string_view text)
{
    std::vector<std::int32_t> numbers;
    numbered.forEach(text, [&](std::int32_t number, const std::string&) {
        if (number >= 0)
            numbers.push_back(number);
    });
    return numbers;
}

std::vector<double> countsOf(const Tensor& column, std::span<const std::int64_t> rows, std::size_t words,
                             const Numbered& numbered)
{
    std::vector<double> counts(words);
    for (const std::int64_t row : rows)
        for (const std::int32_t word : numbersOf(numbered, textOf(column, row)))
            ++counts[std::size_t(word)];
    return counts;
}

Result<Pairs> pairsOf(const PreparedRows& rows, const Field& text, const Tensor& column, const Numbered& numbered,
                      const Frequencies& frequencies, const Settings& settings)
{
    const RowSet* const sets[] = {&rows.training, &rows.validation, &rows.test};
    Pairs out;
    Cutter cutter(settings, frequencies);
    for (std::size_t p = 0; p < (rows.judged ? 3U : 1U); ++p) {
        const auto first = std::int64_t(out.words.size());
        for (const std::int64_t row : sets[p]->list()) {
            cutter.cut(numbersOf(numbered, textOf(column, row)), out);
            if (8.0 * double(out.near.size()) > kMostTextBytes)
                return tooManyWords(text.name);
        }
        out.parts[p].resize(out.words.size() - std::size_t(first));
        std::iota(out.parts[p].begin(), out.parts[p].end(), first);
    }
    return out;
}

void putIn(PreparedRows& rows, const Field& text, const std::vector<std::string>& words, Pairs pairs,
           std::int64_t negatives)
{
    const auto count = std::int64_t(pairs.words.size());
    const Shape all{negatives + 1};
    Field word{text.name, DType::i32, Shape{}, FieldRole::input, {}, {}};
    Field near{text.name + "_near", DType::i32, all, FieldRole::input, {}, {}};
    for (Field* field : {&word, &near}) {
        field->form = FieldForm::words;
        field->words = words;
    }
    const Field belongs{text.name + "_belongs", DType::f32, all, FieldRole::target, {}, {}};
    Tensor answers(all.withFront(count), DType::f32);
    for (std::int64_t row = 0; row < count; ++row)
        answers.values<float>()[std::size_t(row * all[0])] = 1;
    std::vector<Tensor> columns{Tensor::of<std::int32_t>(Shape{count}, pairs.words),
                                Tensor::of<std::int32_t>(all.withFront(count), pairs.near), std::move(answers)};
    replaceRows(rows, Dataset({word, near, belongs}, std::move(columns)), std::move(pairs.parts));
}

Result<void> prepare(PreparedRows& rows, const Attributes& attributes, FittedNumbers& fitted)
{
    const Settings settings{textRuleOf(attributes), integerOf(attributeOf(attributes, "window")),
                            integerOf(attributeOf(attributes, "negatives")),
                            numberOf(attributeOf(attributes, "thin")),
                            std::uint64_t(integerOf(attributeOf(attributes, "draw")))};
    const auto chosen = textFields(rows, attributes, "skip_gram");
    if (!chosen)
        return chosen.error();
    const Field text = rows.rows.fields()[std::size_t(chosen->front())];
    const Tensor column = rows.rows.column(chosen->front());
    const auto training = rows.training.list();
    const auto words = knownWords(text.name, settings.rule, true, textsOf(column, training), fitted);
    if (!words)
        return words.error();
    const Numbered numbered(*words, settings.rule, true);
    constexpr const char* kNames[] = {"frequency"};
    const auto width = std::int64_t(words->size());
    const auto counts = fitted.of(text.name, kNames, width, width, [&]() -> Result<FittedNumbers::Lists> {
        return FittedNumbers::Lists{countsOf(column, rows.training.list(), words->size(), numbered)};
    });
    if (!counts)
        return counts.error();
    auto pairs = pairsOf(rows, text, column, numbered, Frequencies(counts->front(), settings.thin), settings);
    if (!pairs)
        return pairs.error();
    if (pairs->words.empty())
        return Text(TR("No two words of “{field}” stand within a window: take longer texts, or thin out less."),
                    {{"field", text.name}});
    const auto count = std::int64_t(pairs->words.size());
    putIn(rows, text, *words, std::move(*pairs), settings.negatives);
    if (rows.judged)
        rows.notes.push_back(
            Text(TR("{pairs} pairs of neighbors among {words} words, each with {negatives} words drawn "
                    "at random."),
                 {{"pairs", count}, {"words", width - std::int64_t(kReserved)}, {"negatives", settings.negatives}}));
    return {};
}

std::vector<AttributeSpec> attributes()
{
    std::vector<AttributeSpec> all{fieldAttribute()}, unit = unitAttributes(true);
    std::ranges::move(unit, std::back_inserter(all));
    const auto count = [&](const char* name, std::int64_t usual, Text title, Text help, double least, double most) {
        all.push_back({.name = name,
                       .kind = AttributeKind::integer,
                       .fallback = usual,
                       .title = std::move(title),
                       .help = std::move(help),
                       .minimum = least,
                       .maximum = most});
    };
    count("window", 4, TR("Window"), TR("So many words before and behind a word are its neighbors."), 1, 100);
    count("negatives", 5, TR("Words at random"),
          TR("How many words that are no neighbors stand beside each true one; frequent words come more often, by "
             "the power ¾ of their number."),
          1, 100);
    all.push_back(
        {.name = "thin",
         .kind = AttributeKind::real,
         .fallback = 0.001,
         .title = TR("Thin out above"),
         .help = TR("Words with a larger share of the text are left out now and then, the more frequent the "
                    "more often; 0: none is."),
         .minimum = 0,
         .maximum = 1});
    count("draw", 1, TR("Draw"), TR("Another number draws other words at random."), 0, 1e9);
    return all;
}

} // namespace

TransformType skip_gram()
{
    return {.id = "skip_gram",
            .title = TR("Word and neighbors"),
            .text =
                TR("Makes a row of each word and each neighbor of it in the text, beside words drawn at random, and "
                   "asks which is the neighbor: so word2vec learns from the company that words keep."),
            .attributes = attributes(),
            .prepare = prepare,
            .readsText = true};
}

} // namespace loom::transforms
