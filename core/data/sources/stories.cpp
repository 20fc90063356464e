#include "base/random.h"
#include "data/source_type.h"

#include <algorithm>
#include <array>
#include <map>
#include <sstream>

namespace loom::sources {
namespace {

using Words = std::vector<std::string>;
constexpr std::int64_t kMostNumbers = 1 << 28; ///< of all rows together
constexpr std::uint64_t kDraws = 256; ///< of one story at most

Words wordsOf(const char* line)
{
    std::istringstream in(line);
    Words words;
    for (std::string word; in >> word;)
        words.push_back(word);
    return words;
}

/// What stories in a language are made of. In a sentence N is its person, P the place, T the thing and J the word
/// that belongs to the thing.
struct Language {
    const char *names, *places;
    std::array<const char*, 2> joined; ///< the two words that can belong to a thing
    std::array<const char*, 2> things; ///< those that each belongs to
    const char *went, *bought;
    std::vector<const char*> asides, returns;
};

const Language kKorean = {
    "민준 서준 도윤 시윤 지훈 현준 우진 동현 재원 준혁 서연 지민 수빈 하은 예진 소윤 채원 다은 유진 가영",
    "시장 학교 공원 바다 도서관 역",
    {"를", "을"},
    {"사과 바나나 포도 모자 시계 의자 우유 커피 카메라 기타 지도 자전거 열쇠 편지 국수 고구마",
     "책 연필 가방 신발 우산 공 수박 빵 떡 장갑 안경 꽃 그림 거울 물통 인형 호박"},
    "N 은 P 에 갔 다 .",
    "N 은 T J 샀 다 .",
    {"날씨 가 좋 았 다 .", "바람 이 불 었 다 .", "사람 이 많 았 다 .", "길 이 멀 었 다 .", "음악 이 들 렸 다 .",
     "하늘 이 맑 았 다 ."},
    {"N 은 T J 보 았 다 .", "N 은 T J 들 었 다 .", "N 은 다시 P 에 갔 다 .", "N 은 T J 아꼈 다 ."}};

const Language kEnglish = {
    "Adam Anna Ben Clara David Emma Felix Grace Henry Ida Jack Kate Leo Mary Noah Olive Paul Rose Sam Tina",
    "market school park beach library station",
    {"a", "an"},
    {"banana hat clock chair book pencil bag ball melon bread mirror flower picture doll guitar map bicycle key "
     "letter",
     "apple orange umbrella egg onion axe oar iron album engine anchor envelope apron ornament"},
    "N went to the P .",
    "N bought J T .",
    {"the weather was fine .", "the wind blew .", "there were many people .", "the way was long .", "music played .",
     "the sky was blue ."},
    {"N looked at the T .", "N carried the T .", "N went to the P again .", "N liked the T ."}};

class Teller {
public:
    explicit Teller(const Language& language)
        : language_(language)
        , names_(wordsOf(language.names))
        , places_(wordsOf(language.places))
        , things_{wordsOf(language.things[0]), wordsOf(language.things[1])}
        , list_{"", "?"} // padding, unknown
    {
        for (const Words* words : {&names_, &places_, &things_[0], &things_[1]})
            for (const std::string& word : *words)
                number(word);
        for (const char* word : language.joined)
            number(word);
        std::vector<const char*> sentences = {language.went, language.bought};
        for (const auto& more : {language.asides, language.returns})
            sentences.insert(sentences.end(), more.begin(), more.end());
        for (const char* sentence : sentences)
            for (const std::string& word : wordsOf(sentence))
                if (word != "N" && word != "P" && word != "T" && word != "J")
                    number(word);
    }
    const Words& list() const { return list_; }

    /// Whole sentences of at most so many words: a person goes somewhere and buys something, and comes back to it
    /// after asides.
    std::vector<std::int32_t> story(const RandomStream& stream, std::uint64_t row, std::size_t most)
    {
        std::uint64_t next = row * kDraws;
        const auto below = [&](std::size_t count) { return stream.below(std::uint32_t(count), next++); };
        const std::size_t kind = below(things_[0].size() + things_[1].size()) < things_[0].size() ? 0 : 1;
        const std::map<std::string, std::string> slots = {{"N", names_[below(names_.size())]},
                                                          {"P", places_[below(places_.size())]},
                                                          {"T", things_[kind][below(things_[kind].size())]},
                                                          {"J", language_.joined[kind]}};
        std::vector<std::int32_t> told;
        const auto tell = [&](const char* sentence) {
            const Words words = wordsOf(sentence);
            if (told.size() + words.size() > most)
                return false;
            for (const std::string& word : words)
                told.push_back(number(slots.contains(word) ? slots.at(word) : word));
            return true;
        };
        bool goesOn = tell(language_.went) && tell(language_.bought);
        while (goesOn) {
            for (std::size_t aside = below(4); aside > 0 && goesOn; --aside)
                goesOn = tell(language_.asides[below(language_.asides.size())]);
            goesOn = goesOn && tell(language_.returns[below(language_.returns.size())]);
        }
        return told;
    }

private:
    std::int32_t number(const std::string& word)
    {
        const auto [place, isNew] = numbers_.try_emplace(word, std::int32_t(list_.size()));
        if (isNew)
            list_.push_back(word);
        return place->second;
    }

    const Language& language_;
    Words names_, places_;
    std::array<Words, 2> things_;
    Words list_;
    std::map<std::string, std::int32_t> numbers_;
};

Result<SourceData> load(const Attributes& attributes, const SourceContext& context)
{
    const std::int64_t rows = integerOf(attributeOf(attributes, "samples"));
    const std::int64_t length = integerOf(attributeOf(attributes, "length"));
    if (rows * length > kMostNumbers)
        return Text(TR("{rows} stories of {words} words are too many to hold: take fewer or shorter ones."),
                    {{"rows", rows}, {"words", length}});
    Teller teller(stringOf(attributeOf(attributes, "language")) == "english" ? kEnglish : kKorean);
    const RandomStream stream(context.seed, "data/stories");
    Tensor words(Shape{rows, length}, DType::i32), next(Shape{rows, length}, DType::i32),
        steps(Shape{rows}, DType::i32);
    for (std::int64_t row = 0; row < rows; ++row) {
        const std::vector<std::int32_t> told = teller.story(stream, std::uint64_t(row), std::size_t(length) + 1);
        const std::int64_t count = std::int64_t(told.size()) - 1; // behind the last word comes nothing
        for (std::int64_t step = 0; step < count; ++step) {
            words.set(row * length + step, told[std::size_t(step)]);
            next.set(row * length + step, told[std::size_t(step) + 1]);
        }
        steps.set(row, double(count));
    }
    Field in{"words", DType::i32, Shape{length}, FieldRole::input, {}, {}};
    in.form = FieldForm::words;
    in.words = teller.list();
    in.lengths = "words_length";
    Field out{"next", DType::i32, Shape{length}, FieldRole::target, teller.list(), {}};
    std::vector<Tensor> columns;
    for (Tensor* column : {&words, &next, &steps})
        columns.push_back(std::move(*column));
    SourceData data;
    data.rows =
        Dataset({in, out, {"words_length", DType::i32, Shape{}, FieldRole::lengths, {}, {}}}, std::move(columns));
    data.notes.push_back(Text(TR("{rows} stories of {words} different words, drawn from the project's seed."),
                              {{"rows", rows}, {"words", teller.list().size() - 2}}));
    return data;
}

AttributeSpec count(const char* name, std::int64_t fallback, Text title, Text help, double least, double most)
{
    return {.name = name,
            .kind = AttributeKind::integer,
            .fallback = fallback,
            .title = std::move(title),
            .help = std::move(help),
            .minimum = least,
            .maximum = most};
}

} // namespace

SourceType stories()
{
    return {
        .id = "stories",
        .title = TR("Stories"),
        .text = TR("Small invented stories: somebody goes somewhere, buys something, and comes back to it after "
                   "sentences about something else. Each word is asked for by all before it: to tell the name that "
                   "returns, a network must look far back."),
        .attributes = {{.name = "language",
                        .kind = AttributeKind::choice,
                        .fallback = std::string("korean"),
                        .title = TR("Language"),
                        .help = TR("Whose words the stories are made of."),
                        .choices = {TR("korean"), TR("english")}},
                       count("samples", 4000, TR("Stories"), TR("How many stories are drawn."), 2, 1e6),
                       count("length", 40, TR("Words"), TR("How many words of a story are read at most."), 16, 200)},
        .load = load,
        .usualSplit = "ratio",
        .usualValidation = 0.1};
}

} // namespace loom::sources
