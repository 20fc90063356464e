#include "text/korean.h"
#include "text/terms.h"

#include <QTest>

#include <fstream>
#include <map>
#include <sstream>

using namespace loom;
using Names = std::vector<std::string>;

namespace {

Names partedAt(const std::string& text, char sign)
{
    Names parts;
    std::istringstream in(text);
    for (std::string part; std::getline(in, part, sign);)
        if (!part.empty())
            parts.push_back(part);
    return parts;
}

Names piecesOf(const std::string& word)
{
    Names pieces;
    for (const KoreanPiece& piece : koreanPieces(word))
        pieces.push_back(piece.text);
    return pieces;
}

std::string cut(const std::string& word)
{
    std::string out;
    for (const std::string& piece : piecesOf(word))
        out += (out.empty() ? "" : "+") + piece;
    return out;
}

/// How many pieces a splitter gives, how many there are, how many are the same.
struct Score {
    int given = 0, there = 0, same = 0, words = 0, wordsRight = 0;
    double precision() const { return double(same) / given; }
    double recall() const { return double(same) / there; }
};

Score scoreOn(const char* file, const std::function<Names(const std::string&)>& split)
{
    Score score;
    std::ifstream in(std::string(LOOM_SOURCE_DIR "/tests/data/korean/") + file);
    for (std::string line; std::getline(in, line);) {
        const std::size_t bar = line.find(" | ");
        if (line.starts_with("#") || bar == std::string::npos)
            continue;
        const Names gold = partedAt(line.substr(bar + 3), ' ');
        std::size_t at = 0;
        forEachToken(line.substr(0, bar), {}, [&](const std::string& word) {
            const Names wanted = at < gold.size() ? partedAt(gold[at], '+') : Names();
            const Names got = split(word);
            std::map<std::string, int> left;
            for (const std::string& piece : wanted)
                ++left[piece];
            for (const std::string& piece : got)
                score.same += left[piece]-- > 0;
            score.given += int(got.size());
            score.there += int(wanted.size());
            score.wordsRight += got == wanted;
            ++score.words;
            ++at;
        });
    }
    return score;
}

} // namespace

/// Korean words fall into stems, particles and endings, each by a rule that can be said.
class KoreanTest : public QObject {
    Q_OBJECT
private slots:
    void wordsAreCutAsByHand_data();
    void wordsAreCutAsByHand();

    void eachCutSaysItsRule()
    {
        const auto pieces = koreanPieces("집에만");
        QCOMPARE(pieces.size(), std::size_t(3));
        QVERIFY(pieces[0].part == KoreanPart::word && pieces[0].rule.empty());
        QVERIFY(pieces[1].part == KoreanPart::particle && pieces[2].part == KoreanPart::particle);
        QCOMPARE(english(koreanPieces("밥은")[1].rule), std::string("this particle follows a final consonant"));
        QCOMPARE(english(koreanPieces("나는")[1].rule), std::string("this particle follows a vowel"));
        const auto verb = koreanPieces("추웠다");
        QVERIFY(verb[0].part == KoreanPart::stem && verb[1].part == KoreanPart::ending);
        QCOMPARE(english(verb[0].rule), std::string("the stem is written otherwise before this ending"));
        QCOMPARE(english(verb[1].rule), std::string("the final consonant ㅆ holds the past"));
    }

    void theSentencesOfOursAreCutAsWell()
    {
        // The lists of words were written with these sentences at hand …
        const Score known = scoreOn("gold.txt", piecesOf);
        QCOMPARE(known.words, 193);
        QCOMPARE(known.wordsRight, 193);
        // … and not changed for these: what the help of the unit says was measured here.
        const Score fresh = scoreOn("new.txt", piecesOf);
        QCOMPARE(fresh.words, 146);
        QCOMPARE(fresh.wordsRight, 133);
        QCOMPARE(std::lround(100 * fresh.precision()), 95L);
        QCOMPARE(std::lround(100 * fresh.recall()), 91L);
        const Score blanks = scoreOn("new.txt", [](const std::string& word) { return Names{word}; });
        QVERIFY2(blanks.recall() < 0.3, qPrintable(QString::number(blanks.recall())));
    }

    void whateverStandsThereComesThrough()
    {
        for (const char* word :
             {"", "a", "\xFF\xFE", "ㅋㅋㅋ", "3이", "AI가", "뷁", "가", "았다", "ㅏㅆ다", "이다", "겠다", "습니다"})
            QVERIFY2(!koreanPieces(word).empty(), word);
        QCOMPARE(cut("3이"), std::string("3+이"));
        QCOMPARE(cut("AI가"), std::string("AI+가"));
    }

    void particlesAreStopWords()
    {
        Names terms;
        const TermRule rule{{TokenUnit::koreanPiece}, "korean"};
        forEachTerm("고양이는 집에 있다.", rule, [&](const std::string& term) { terms.push_back(term); });
        QCOMPARE(terms, (Names{"고양이", "집", "있", "다"}));
    }
};

void KoreanTest::wordsAreCutAsByHand_data()
{
    QTest::addColumn<std::string>("word");
    QTest::addColumn<std::string>("pieces");
    const auto row = [](const char* why, const char* word, const char* pieces) {
        QTest::newRow(why) << std::string(word) << std::string(pieces);
    };
    row("a particle behind a vowel", "나무가", "나무+가");
    row("the same letter as part of a noun stays", "국가", "국가");
    row("two particles", "학교에서는", "학교+에서+는");
    row("로 follows ㄹ too", "칼로", "칼+로");
    row("으로 follows other consonants", "집으로", "집+으로");
    row("a noun that looks like two", "고양이", "고양이");
    row("several of them", "아이들이", "아이+들+이");
    row("a past grown together", "갔다", "가+았+다");
    row("하 and 였", "공부했습니다", "공부하+였+습니다");
    row("ㅣ and 었", "마셨지만", "마시+었+지만");
    row("a stem in ㅂ", "추워요", "춥+어요");
    row("a stem in 르", "불렀다", "부르+었+다");
    row("a stem in ㅡ", "썼다", "쓰+었+다");
    row("a stem in ㄷ", "들었어요", "듣+었+어요");
    row("a stem in ㅅ", "지었다", "짓+었+다");
    row("a stem in ㄹ", "만든", "만들+ㄴ");
    row("an ending in one letter", "갑니다", "가+ㅂ니다");
    row("the copula behind a consonant", "학생입니다", "학생+이+ㅂ니다");
    row("the copula in the past", "의사였다", "의사+이+었+다");
    row("what will be", "오겠다", "오+겠+다");
    row("the one who is honoured", "읽으셨다", "읽+으시+었+다");
    row("있 is no past", "있다", "있+다");
    row("없 neither", "없었다", "없+었+다");
}

void KoreanTest::wordsAreCutAsByHand()
{
    QFETCH(std::string, word);
    QFETCH(std::string, pieces);
    QCOMPARE(cut(word), pieces);
}

QTEST_GUILESS_MAIN(KoreanTest)
#include "korean_test.moc"
