#include "base/random.h"
#include "data/plain_text.h"
#include "data/source_type.h"
#include "text/hangul.h"

#include <algorithm>
#include <sstream>

namespace loom::sources {
namespace {

using Words = std::vector<std::string>;
constexpr std::uint64_t kDraws = 64; ///< of one review at most
constexpr double kNeutral = 0.35; ///< share of the sentences that say nothing about the verdict
constexpr std::uint32_t kFewest = 3, kMost = 7; ///< sentences of a review

/// What reviews in a language are made of.
struct Language {
    const char *aspects, *adverbs, *bad, *good, *denial;
    const char* classes[2];
    std::vector<const char*> neutral;
    bool korean;
};

const Language kKorean = {
    "연기 음악 이야기 결말 화면 배우 대사 주인공 장면 연출 분위기 전개",
    "정말 꽤 무척 조금 아주 참",
    "지루했다 어색했다 뻔했다 답답했다 허술했다 유치했다 산만했다 느렸다 밋밋했다 복잡했다 거칠었다 어두웠다",
    "재미있었다 좋았다 멋졌다 신선했다 훌륭했다 웃겼다 아름다웠다 따뜻했다 인상적이었다 자연스러웠다 강렬했다 "
    "완벽했다",
    "안",
    {"나쁨", "좋음"},
    {"친구와 함께 보았다", "주말 저녁에 보았다", "표는 미리 샀다", "극장에는 사람이 많았다", "두 시간이 걸렸다",
     "집에서 보았다", "예고편은 못 보았다", "비가 오는 날이었다"},
    true};

const Language kEnglish = {
    "acting music story ending picture cast dialog hero scenery direction mood plot",
    "really quite very rather truly so",
    "boring awkward predictable tedious sloppy childish scattered slow flat confusing clumsy dull",
    "funny good stunning fresh superb witty beautiful warm memorable natural powerful perfect",
    "not",
    {"bad", "good"},
    {"we went with friends", "it was a weekend", "the tickets were sold early", "many people came",
     "it took two hours", "we watched it at home", "I had read the book", "it rained that day"},
    false};

Words wordsOf(const char* list)
{
    std::istringstream in(list);
    Words words;
    for (std::string word; in >> word;)
        words.push_back(word);
    return words;
}

class Critic {
public:
    Critic(const Language& language, double purity, double negation)
        : language_(language)
        , aspects_(wordsOf(language.aspects))
        , adverbs_(wordsOf(language.adverbs))
        , polar_{wordsOf(language.bad), wordsOf(language.good)}
        , purity_(purity)
        , negation_(negation)
    {
    }
    /// Most of what is told speaks for the verdict, and some of it by a denied word of the other side.
    std::string review(const RandomStream& stream, std::uint64_t row, bool verdict) const
    {
        std::uint64_t next = row * kDraws;
        const auto one = [&](const auto& list) { return list[stream.below(std::uint32_t(list.size()), next++)]; };
        std::string text;
        for (std::uint32_t left = kFewest + stream.below(kMost - kFewest + 1, next++); left > 0; --left) {
            if (stream.uniform(next++) < kNeutral) {
                text += std::string(one(language_.neutral)) + ". ";
                continue;
            }
            const bool says = (stream.uniform(next++) < purity_) == verdict;
            const bool denied = stream.uniform(next++) < negation_;
            const std::string aspect = one(aspects_), adverb = one(adverbs_), polar = one(polar_[says != denied]);
            const std::string denial = denied ? std::string(language_.denial) + " " : "";
            text += language_.korean ? aspect + (endsInConsonant(aspect) ? "이 " : "가 ") + adverb + " " + denial
                                     : "the " + aspect + " was " + denial + adverb + " ";
            text += polar + ". ";
        }
        text.pop_back();
        return text;
    }

private:
    const Language& language_;
    Words aspects_, adverbs_, polar_[2];
    double purity_, negation_;
};

const Language& languageOf(const Attributes& attributes)
{
    return stringOf(attributeOf(attributes, "language")) == "english" ? kEnglish : kKorean;
}

Dataset rowsOf(const Language& language, const std::vector<std::string>& reviews, Tensor verdict)
{
    auto [field, column] = textField("review", std::vector<std::string_view>(reviews.begin(), reviews.end()));
    std::vector<Tensor> columns;
    columns.push_back(std::move(column));
    columns.push_back(std::move(verdict));
    return {{std::move(field),
             {"verdict", DType::i32, Shape{}, FieldRole::target, {language.classes[0], language.classes[1]}, {}}},
            std::move(columns)};
}

/// Reviews `first` to `first` + `count` of the stream, with their verdicts.
Dataset drawn(const Attributes& attributes, std::uint64_t seed, std::int64_t first, std::int64_t count)
{
    const Language& language = languageOf(attributes);
    const Critic critic(language, numberOf(attributeOf(attributes, "purity")),
                        numberOf(attributeOf(attributes, "negation")));
    const RandomStream stream(seed, "data/review_grammar"), verdicts(seed, "data/review_grammar/verdict");
    std::vector<std::string> reviews;
    Tensor verdict(Shape{count}, DType::i32);
    for (std::int64_t row = 0; row < count; ++row) {
        const bool good = verdicts.below(2, std::uint64_t(first + row)) == 1;
        verdict.set(row, good);
        reviews.push_back(critic.review(stream, std::uint64_t(first + row), good));
    }
    return rowsOf(language, reviews, std::move(verdict));
}

Result<SourceData> load(const Attributes& attributes, const SourceContext& context)
{
    const std::int64_t rows = integerOf(attributeOf(attributes, "samples"));
    SourceData data;
    data.rows = drawn(attributes, context.seed, 0, rows);
    data.notes.push_back(Text(TR("{rows} invented reviews, drawn from the project's seed."), {{"rows", rows}}));
    return data;
}

/// Reviews that somebody wrote, or new ones of the grammar, by which a network shows what it has learned.
Result<SourceData> loadNew(const NewRows& rows, const Attributes& attributes, const SourceContext& context)
{
    return newOfWorld(
        rows, "review",
        [&](std::int64_t count) {
            return drawn(attributes, context.seed, integerOf(attributeOf(attributes, "samples")), count);
        },
        [&](const std::vector<std::string>& reviews) {
            Tensor unknown(Shape{std::int64_t(reviews.size())}, DType::i32);
            std::ranges::fill(unknown.values<std::int32_t>(), -1);
            return rowsOf(languageOf(attributes), reviews, std::move(unknown));
        });
}

std::vector<NewColumn> newColumns(const std::string&)
{
    return {{"review", NewColumn::Kind::text, {}, "review", 0, 1}};
}

AttributeSpec share(const char* name, double fallback, Text title, Text help)
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

SourceType review_grammar()
{
    return {.id = "review_grammar",
            .title = TR("Invented reviews"),
            .text =
                TR("Reviews of films, written by a grammar: some sentences say nothing, most praise or blame, and "
                   "some deny the opposite. Which word “not” belongs to is told by the order alone."),
            .attributes = {{.name = "language",
                            .kind = AttributeKind::choice,
                            .fallback = std::string("korean"),
                            .title = TR("Language"),
                            .help = TR("The language in which the reviews are written."),
                            .choices = {TR("korean"), TR("english")}},
                           {.name = "samples",
                            .kind = AttributeKind::integer,
                            .fallback = std::int64_t(3000),
                            .title = TR("Reviews"),
                            .help = TR("How many reviews are drawn."),
                            .minimum = 4,
                            .maximum = 1e6},
                           share("purity", 0.9, TR("Purity"),
                                 TR("The share of judging sentences that agree with the verdict; at 0.5 they tell "
                                    "nothing.")),
                           share("negation", 0.3, TR("Negation"),
                                 TR("The share of judging sentences that deny the opposite: “not boring”."))},
            .load = load,
            .loadNew = loadNew,
            .newColumns = newColumns,
            .usualTransforms = {{"vocabulary", {{"length", std::int64_t(48)}}}},
            .usualSplit = "stratified",
            .usualValidation = 0.1};
}

} // namespace loom::sources
