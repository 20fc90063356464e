#include "base/random.h"
#include "data/plain_text.h"
#include "data/source_type.h"
#include "text/hangul.h"

#include <array>
#include <map>
#include <sstream>

namespace loom::sources {
namespace {

using Words = std::vector<std::string>;
constexpr std::uint64_t kDraws = 16; ///< of one sentence at most

std::vector<Words> partsOf(const std::string& text, char between)
{
    std::vector<Words> parts;
    std::istringstream in(text);
    for (std::string part; std::getline(in, part, between);) {
        std::istringstream words(part);
        parts.emplace_back();
        for (std::string word; words >> word;)
            parts.back().push_back(word);
    }
    return parts;
}

/// Words of which one is to the other as in every pair: `first second own own`, where both are met with the pair's
/// own words, and all first ones (all second ones) with words that they share.
struct Relation {
    const char* pairs;
    std::array<const char*, 2> shared;
    std::array<const char*, 2> sentences; ///< X one of the pair, O an own word, C a shared one
};

/// What the sentences of a language are made of. A line is `kin, places, deeds, traits`: K, P, V and A in a sentence.
/// Kin never stand together; what they share is their company. `을|를` is said as the word before it ends.
struct Language {
    std::vector<const char*> lines;
    std::array<const char*, 3> sentences;
    std::array<Relation, 2> relations;
};

const Language kKorean = {
    {"사과 배 포도 복숭아 자두,과수원 시장,딴다 깎는다,잘익은 달콤한",
     "당근 무 배추 오이 호박,텃밭 부엌,다듬는다 캔다,싱싱한 아삭한",
     "피아노 기타 바이올린 첼로 플루트,연주회장 음악실,연주한다 조율한다,은은한 고운",
     "버스 트럭 택시 승용차 승합차,도로 주차장,운전한다 세운다,빠른 시끄러운",
     "참새 까치 제비 비둘기 꾀꼬리,나뭇가지 둥지,바라본다 쫓는다,지저귀는 날아가는",
     "잉어 붕어 메기 송어 연어,강가 연못,낚는다 놓아준다,헤엄치는 미끄러운",
     "셔츠 바지 치마 외투 조끼,옷장 옷가게,입는다 다린다,구겨진 알록달록한",
     "의자 책상 침대 소파 서랍장,거실 가구점,옮긴다 조립한다,널찍한 푹신한",
     "망치 톱 집게 드라이버 대패,공방 창고,휘두른다 빌린다,녹슨 무거운",
     "장미 튤립 국화 백합 수선화,꽃밭 화원,꺾는다 꽂는다,향기로운 시든",
     "커피 녹차 우유 주스 홍차,찻집 휴게실,마신다 따른다,따뜻한 차가운",
     "연필 지우개 볼펜 크레용 형광펜,교실 문구점,쥔다 잃어버린다,뾰족한 짧은",
     "축구 농구 배구 야구 탁구,운동장 체육관,응원한다 연습한다,신나는 치열한",
     "소나기 눈보라 안개 태풍 우박,들판 산길,맞는다 예보한다,갑작스러운 거센",
     "달 별 혜성 화성 금성,천문대 밤하늘,관측한다 촬영한다,반짝이는 희미한",
     "황금 진주 루비 수정 비취,보석상 금고,감정한다 훔친다,값비싼 빛나는",
     "식빵 케이크 도넛 쿠키 파이,빵집 오븐,굽는다 자른다,바삭한 부드러운",
     "개미 거미 나비 메뚜기 잠자리,풀숲 흙더미,잡는다 관찰한다,작은 기어가는",
     "사자 호랑이 곰 늑대 여우,밀림 동굴,피한다 뒤쫓는다,사나운 굶주린",
     "소설 시집 만화 동화 수필,도서관 서점,읽는다 펼친다,두꺼운 재미있는",
     "접시 컵 냄비 주전자 대접,찬장 싱크대,씻는다 깨뜨린다,깨끗한 오목한",
     "감기 몸살 두통 복통 치통,병원 보건실,앓는다 치료한다,심한 가벼운",
     "성당 사찰 교회 사원 탑,언덕 광장,짓는다 구경한다,높은 오래된",
     "돛단배 여객선 나룻배 어선 유람선,항구 바다,띄운다 젓는다,흔들리는 커다란"},
    {"K 을|를 P 에서 V", "A K 이|가 P 에 있다", "A K 을|를 V"},
    {{{"왕 여왕 왕관 왕좌,아버지 어머니 자녀 살림,할아버지 할머니 손주 옛이야기,아들 딸 부모 재롱,오빠 언니 동생 "
       "방학,"
       "삼촌 이모 조카 용돈,신랑 신부 결혼식 예물,왕자 공주 무도회 마차,소년 소녀 일기 소풍,남편 아내 기념일 신혼집",
       {"수염 넥타이 면도기 양복", "원피스 머리핀 귀걸이 치맛자락"},
       {"X 에게 O 이|가 있다", "X 의 C 이|가 보인다"}},
      {"프랑스 파리 에펠탑 포도주,일본 도쿄 초밥 기모노,중국 베이징 만리장성 만두,이탈리아 로마 피자 콜로세움,"
       "영국 런던 시계탑 우비,독일 베를린 소시지 맥주,스페인 마드리드 투우 플라멩코,이집트 카이로 피라미드 낙타,"
       "인도 델리 카레 향신료,러시아 모스크바 발레 털모자,그리스 아테네 신전 올리브,태국 방콕 코끼리 쌀국수",
       {"국경 국기 국민 헌법", "지하철 시청 골목 야경"},
       {"X 에는 O 이|가 유명하다", "X 의 C 을|를 소개한다"}}}}};

const Language kEnglish = {
    {"apple pear plum peach cherry,orchard market,pick peel,ripe sweet",
     "carrot turnip cabbage cucumber leek,garden cellar,chop dig,crisp raw",
     "piano guitar violin cello flute,concert studio,play tune,mellow lovely",
     "bus truck taxi van car,road garage,drive park,fast noisy",
     "sparrow magpie swallow pigeon robin,branch nest,watch feed,chirping soaring",
     "carp trout perch salmon pike,river pond,fish release,swimming slippery",
     "shirt skirt coat vest trousers,wardrobe boutique,wear iron,creased striped",
     "chair desk bed sofa cupboard,parlor showroom,move assemble,wooden padded",
     "hammer saw chisel wrench plane,workshop shed,swing borrow,rusty heavy",
     "rose tulip daisy lily violet,meadow greenhouse,pluck arrange,fragrant wilted",
     "coffee tea milk juice cocoa,café canteen,drink pour,hot cold",
     "pencil eraser pen crayon marker,classroom stationery,grip lose,pointed short",
     "football tennis hockey baseball volleyball,stadium gym,cheer practice,thrilling fierce",
     "rain snow fog hail storm,field trail,expect forecast,sudden raging",
     "moon star comet planet galaxy,observatory sky,observe photograph,twinkling faint",
     "gold pearl ruby emerald diamond,jeweler vault,appraise steal,precious shiny",
     "bread cake donut cookie pie,bakery oven,bake slice,crusty soft",
     "ant spider butterfly beetle cricket,grass soil,catch examine,tiny crawling",
     "lion tiger bear wolf fox,jungle cave,avoid chase,savage hungry",
     "novel poem comic tale essay,library bookshop,read open,thick funny",
     "plate cup pot kettle bowl,cabinet sink,wash break,clean round",
     "cold fever headache cough toothache,hospital clinic,suffer treat,severe mild",
     "church temple chapel tower castle,hill square,build visit,tall ancient",
     "sailboat ferry canoe yacht barge,harbor sea,row launch,rocking huge"},
    {"they V the K in the P", "the A K is in the P", "they V the A K"},
    {{{"king queen crown throne,father mother children household,grandfather grandmother grandchildren legends,"
       "son daughter parents toys,brother sister siblings holidays,uncle aunt cousins presents,"
       "groom bride wedding rings,prince princess ballroom carriage,boy girl diary picnic,husband wife anniversary "
       "vows",
       {"beard tie razor mustache", "gown hairpin earring bracelet"},
       {"the X thinks of the O", "the X touches the C"}},
      {"France Paris baguette Louvre,Japan Tokyo sushi kimono,China Beijing dumpling silk,Italy Rome pizza Colosseum,"
       "England London umbrella fog,Germany Berlin sausage beer,Spain Madrid bullfight flamenco,Egypt Cairo pyramid "
       "camel,India Delhi curry spice,Russia Moscow ballet furs,Greece Athens olive marble,Thailand Bangkok elephant "
       "noodle",
       {"border flag citizens constitution", "subway mayor alleys suburbs"},
       {"X is known for its O", "they show the C of X"}}}}};

class Writer {
public:
    explicit Writer(const Language& language)
        : language_(language)
    {
        for (const char* line : language.lines)
            lines_.push_back(partsOf(line, ','));
        for (const Relation& relation : language.relations)
            pairs_.push_back(partsOf(relation.pairs, ','));
    }

    std::string sentence(const RandomStream& stream, std::uint64_t row, double stray) const
    {
        std::uint64_t next = row * kDraws;
        const auto one = [&](const auto& list) -> const auto&
        {
            return list[stream.below(std::uint32_t(list.size()), next++)];
        };
        const double kind = stream.uniform(next++);
        if (kind < 2 * kRelations) {
            const std::size_t which = kind < kRelations ? 0 : 1;
            const Words& pair = one(pairs_[which]);
            const std::size_t side = stream.below(2, next++);
            const Relation& relation = language_.relations[which];
            return said(one(relation.sentences),
                        {{"X", pair[side]},
                         {"O", pair[2 + stream.below(std::uint32_t(pair.size() - 2), next++)]},
                         {"C", one(partsOf(relation.shared[side], ',').front())}});
        }
        const std::vector<Words>& line = one(lines_);
        std::map<std::string, std::string> slots{{"K", one(line[0])}};
        const char* const names[] = {"", "P", "V", "A"};
        for (const std::size_t part : {1, 2, 3}) {
            const std::vector<Words>& from = stream.uniform(next++) < stray ? one(lines_) : line;
            slots[names[part]] = one(from[part]);
        }
        return said(one(language_.sentences), slots);
    }

private:
    static constexpr double kRelations = 0.2; ///< share of the sentences about each

    static std::string said(const char* sentence, const std::map<std::string, std::string>& slots)
    {
        std::istringstream in(sentence);
        std::string out, last;
        for (std::string word; in >> word; last = word) {
            if (const std::size_t bar = word.find('|'); bar != std::string::npos)
                word = endsInConsonant(last) ? word.substr(0, bar) : word.substr(bar + 1);
            else if (slots.contains(word))
                word = slots.at(word);
            out += (out.empty() ? "" : " ") + word;
        }
        return out;
    }

    const Language& language_;
    std::vector<std::vector<Words>> lines_;
    std::vector<std::vector<Words>> pairs_;
};

Dataset rowsOf(const Words& sentences)
{
    auto [field, column] = textField("text", std::vector<std::string_view>(sentences.begin(), sentences.end()));
    std::vector<Tensor> columns;
    columns.push_back(std::move(column));
    return {{std::move(field)}, std::move(columns)};
}

/// Sentences `first` to `first` + `count` of the stream.
Dataset drawn(const Attributes& attributes, std::uint64_t seed, std::int64_t first, std::int64_t count)
{
    const double stray = numberOf(attributeOf(attributes, "stray"));
    const Writer writer(stringOf(attributeOf(attributes, "language")) == "english" ? kEnglish : kKorean);
    const RandomStream stream(seed, "data/word_world");
    Words sentences;
    for (std::int64_t row = first; row < first + count; ++row)
        sentences.push_back(writer.sentence(stream, std::uint64_t(row), stray));
    return rowsOf(sentences);
}

Result<SourceData> load(const Attributes& attributes, const SourceContext& context)
{
    const std::int64_t rows = integerOf(attributeOf(attributes, "samples"));
    SourceData data;
    data.rows = drawn(attributes, context.seed, 0, rows);
    data.notes.push_back(
        Text(TR("{rows} sentences of an invented world, drawn from the project's seed."), {{"rows", rows}}));
    return data;
}

/// Sentences that somebody wrote, or new ones of this world.
Result<SourceData> loadNew(const NewRows& rows, const Attributes& attributes, const SourceContext& context)
{
    return newOfWorld(
        rows, "text",
        [&](std::int64_t count) {
            return drawn(attributes, context.seed, integerOf(attributeOf(attributes, "samples")), count);
        },
        rowsOf);
}

} // namespace

SourceType word_world()
{
    return {.id = "word_world",
            .title = TR("A world of words"),
            .text =
                TR("Invented sentences in which words of a kind, such as apple and pear, never stand together but "
                   "keep the same company. Some come in pairs, like king and queen or France and Paris. From "
                   "them a network finds out which words are alike."),
            .attributes = {{.name = "language",
                            .kind = AttributeKind::choice,
                            .fallback = std::string("korean"),
                            .title = TR("Language"),
                            .help = TR("Whose words the sentences are made of."),
                            .choices = {TR("korean"), TR("english")}},
                           {.name = "samples",
                            .kind = AttributeKind::integer,
                            .fallback = std::int64_t(20000),
                            .title = TR("Sentences"),
                            .help = TR("How many sentences are drawn."),
                            .minimum = 2,
                            .maximum = 1e6},
                           {.name = "stray",
                            .kind = AttributeKind::real,
                            .fallback = 0.2,
                            .title = TR("Stray words"),
                            .help = TR("The share of places, deeds and traits that are taken from another kind: at 1 "
                                       "company tells nothing any more."),
                            .minimum = 0,
                            .maximum = 1,
                            .step = 0.05}},
            .load = load,
            .loadNew = loadNew,
            .newColumns = newTextColumns,
            .usualTransforms = {{"skip_gram", {}}},
            .usualSplit = "ratio",
            .usualValidation = 0.05};
}

} // namespace loom::sources
