#include "text/byte_pairs.h"
#include "text/hangul.h"
#include "text/stems.h"
#include "text/stop_words.h"
#include "text/terms.h"
#include "text/utf8.h"

#include <QTest>
#include <algorithm>

using namespace loom;
using Names = std::vector<std::string>;

namespace {

Names tokensOf(std::string_view text, TokenRule rule)
{
    Names tokens;
    forEachToken(text, rule, [&](const std::string& token) { tokens.push_back(token); });
    return tokens;
}

Names piecesOf(const BytePairs& pairs, std::string_view text)
{
    Names tokens;
    pairs.forEachToken(text, false, [&](const std::string& token) { tokens.push_back(token); });
    return tokens;
}

} // namespace

/// Texts fall into tokens that anybody would cut by hand, and come together again.
class TextTest : public QObject {
    Q_OBJECT
private slots:
    void everySyllableIsItsJamo()
    {
        std::string all;
        for (std::uint32_t code = 0xAC00; code <= 0xD7A3; ++code) {
            std::string syllable;
            appendCode(syllable, code);
            all += syllable;
            const std::string jamo = jamoOf(syllable);
            QCOMPARE(jamo.size(), std::size_t((code - 0xAC00) % 28 > 0 ? 9 : 6));
            QCOMPARE(syllables(jamo), syllable);
        }
        QCOMPARE(syllables(jamoOf(all)), all); // also side by side
        QCOMPARE(all.size(), std::size_t(11172 * 3));
        QCOMPARE(jamoOf("한a"), std::string("\u1112\u1161\u11ABa"));
        QCOMPARE(syllables("\u1112a\u1161"), std::string("\u1112a\u1161"));
    }

    void sentencesEndAtSignsBeforeBlanks()
    {
        QCOMPARE(tokensOf("It costs 3.5 won. Really?! “Yes.” He  \nwent home", {TokenUnit::sentence, false}),
                 (Names{"It costs 3.5 won.", "Really?!", "“Yes.”", "He", "went home"}));
        QCOMPARE(tokensOf("밥을 먹었다. 잤다…", {TokenUnit::sentence}), (Names{"밥을 먹었다.", "잤다…"}));
    }

    void signsAreTokensWhereTheyAreAskedFor()
    {
        const TokenRule rule{TokenUnit::word, false, true};
        const Names tokens = tokensOf("He said: (yes), don't.\nGo!", rule);
        QCOMPARE(tokens, (Names{"He", "said", ":", "(", "yes", ")", ",", "don't", ".", "\n", "Go", "!"}));
        QCOMPARE(joined(tokens, rule), std::string("He said: (yes), don't.\nGo!"));
    }

    void charactersAndJamoComeTogetherAgain()
    {
        const std::string text = "“나는 학교에 갔다.”\r\nÄrger 😀 \xFF";
        for (const TokenUnit unit : {TokenUnit::character, TokenUnit::jamo})
            QCOMPARE(joined(tokensOf(text, {unit, false}), {unit, false}), text);
        QCOMPARE(tokensOf("갔다", {TokenUnit::jamo}).size(), std::size_t(5));
    }

    /// The example of the paper, without its mark for the end of a word.
    void bytePairsAreThoseOfThePaper()
    {
        const Names tokens = BytePairs::learned({{"low", 5}, {"lower", 2}, {"newest", 6}, {"widest", 3}}, 11 + 6);
        QCOMPARE(Names(tokens.begin() + 10, tokens.end()),
                 (Names{"es", "est", "lo", "low", "ew", "ewest", "newest"}));
        const BytePairs pairs(tokens);
        QCOMPARE(piecesOf(pairs, "lowest"), (Names{"low", "est"}));
        QCOMPARE(piecesOf(pairs, "newer"), (Names{"n", "ew", "e", "r"}));
    }

    void bytePairsAreTheTextWhateverTheyKnow()
    {
        const std::string text = "나는 학교에 갔다.  너는\n  왜 안 갔니? don’t, (x) 😀";
        std::unordered_map<std::string, std::int64_t> counts;
        for (int i = 0; i < 3; ++i)
            BytePairs::count(text, false, counts);
        for (const std::size_t most : {0U, 5U, 30U, 500U}) {
            std::string all;
            for (const std::string& token : piecesOf(BytePairs(BytePairs::learned(counts, most)), text))
                all += token;
            QCOMPARE(all, text);
        }
        QVERIFY(std::ranges::count(BytePairs::learned(counts, 500), " 학교에") == 1);
    }

    /// Of the tables and the examples in Porter's paper.
    void stemsAreThoseOfThePaper()
    {
        const std::pair<const char*, const char*> kStems[] = {{"caresses", "caress"},
                                                              {"ponies", "poni"},
                                                              {"ties", "ti"},
                                                              {"cats", "cat"},
                                                              {"feed", "feed"},
                                                              {"agreed", "agre"},
                                                              {"plastered", "plaster"},
                                                              {"bled", "bled"},
                                                              {"motoring", "motor"},
                                                              {"sing", "sing"},
                                                              {"conflated", "conflat"},
                                                              {"troubled", "troubl"},
                                                              {"sized", "size"},
                                                              {"hopping", "hop"},
                                                              {"falling", "fall"},
                                                              {"hissing", "hiss"},
                                                              {"failing", "fail"},
                                                              {"filing", "file"},
                                                              {"happy", "happi"},
                                                              {"sky", "sky"},
                                                              {"relational", "relat"},
                                                              {"conditional", "condit"},
                                                              {"rational", "ration"},
                                                              {"digitizer", "digit"},
                                                              {"operator", "oper"},
                                                              {"feudalism", "feudal"},
                                                              {"hopefulness", "hope"},
                                                              {"formaliti", "formal"},
                                                              {"triplicate", "triplic"},
                                                              {"formative", "form"},
                                                              {"electrical", "electr"},
                                                              {"goodness", "good"},
                                                              {"revival", "reviv"},
                                                              {"allowance", "allow"},
                                                              {"replacement", "replac"},
                                                              {"adjustment", "adjust"},
                                                              {"dependent", "depend"},
                                                              {"adoption", "adopt"},
                                                              {"communism", "commun"},
                                                              {"effective", "effect"},
                                                              {"probate", "probat"},
                                                              {"rate", "rate"},
                                                              {"cease", "ceas"},
                                                              {"controll", "control"},
                                                              {"roll", "roll"},
                                                              {"generalizations", "gener"},
                                                              {"oscillators", "oscil"},
                                                              {"is", "is"},
                                                              {"connections", "connect"},
                                                              {"한국어", "한국어"},
                                                              {"don't", "don't"}};
        for (const auto& [word, stem] : kStems)
            QCOMPARE(englishStem(word), std::string(stem));
    }

    void whatDeniesIsNoStopWord()
    {
        QVERIFY(isStopWord("the", "english") && isStopWord("그리고", "korean"));
        for (const char* word : {"not", "no", "never", "않다", "안", "못", "없다"})
            QVERIFY(!isStopWord(word, "english") && !isStopWord(word, "korean"));
        QVERIFY(!isStopWord("the", "korean") && !isStopWord("the", ""));
        for (const char* language : {"english", "korean"})
            QVERIFY(std::ranges::is_sorted(stopWords(language))
                    && std::ranges::adjacent_find(stopWords(language)) == stopWords(language).end());
    }

    void runsOfWordsComeBehindTheWords()
    {
        Names terms;
        forEachTerm("The soup is not good", {{}, "english", true, 2},
                    [&](const std::string& term) { terms.push_back(term); });
        QCOMPARE(terms, (Names{"soup", "not", "good", "soup not", "not good"}));
    }

    void theTextbooksWeightIsAShareTimesALogarithm()
    {
        std::vector<float> counts{2, 0, 1};
        const std::vector<double> inverse{inverseFrequency(1, 4, TfIdf::textbook), 1,
                                          inverseFrequency(4, 4, TfIdf::textbook)};
        weigh(counts, inverse, 5, TfIdf::textbook);
        QCOMPARE(counts[0], float(0.4 * std::log(4.0)));
        QCOMPARE(counts[1], 0.0F);
        QCOMPARE(counts[2], 0.0F);
    }
};

QTEST_GUILESS_MAIN(TextTest)
#include "text_test.moc"
