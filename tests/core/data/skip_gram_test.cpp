#include "data/data_loader.h"
#include "data/data_recipe.h"
#include "data/source_type.h"

#include <QtTest/QtTest>

#include <cmath>
#include <fstream>
#include <map>
#include <set>

using namespace loom;
using Names = std::vector<std::string>;

namespace {

using Pair = std::pair<std::string, std::string>;

std::string wordAt(const PreparedData& data, int field, std::int64_t row, std::int64_t place = 0)
{
    return data.rows.fields()[std::size_t(field)].words[std::size_t(data.rows.at(field, row, place))];
}

/// Each word with its neighbour, of one part.
std::map<Pair, int> pairsOf(const PreparedData& data, const RowSet& part)
{
    std::map<Pair, int> pairs;
    for (const std::int64_t row : part.list())
        ++pairs[{wordAt(data, 0, row), wordAt(data, 1, row)}];
    return pairs;
}

std::vector<std::string> sentencesOf(Attributes attributes, std::uint64_t seed = 7)
{
    const SourceType* source = findSource("word_world");
    const Dataset rows =
        std::move(source->load(completed(source->attributes, attributes), {{}, seed, {}})).value().rows;
    std::vector<std::string> sentences;
    const std::int64_t width = rows.fields()[0].shape[0];
    for (std::int64_t row = 0; row < rows.size(); ++row) {
        sentences.emplace_back();
        for (std::int64_t k = 0; k < width && rows.at(0, row, k) != 0; ++k)
            sentences.back() += char(rows.at(0, row, k));
    }
    return sentences;
}

} // namespace

/// Pairs of neighbours beside words drawn at random, and the sentences that are made for them.
class SkipGramTest : public QObject {
    Q_OBJECT
private slots:
    /// Counted by hand: no pair reaches over the end of a line.
    void neighborsStandWithinTheWindow()
    {
        const PreparedData data = text("a b c\nd a\n", {{"window", std::int64_t(1)}, {"thin", 0.0}});
        const std::map<Pair, int> expected{{{"a", "b"}, 1}, {{"b", "a"}, 1}, {{"b", "c"}, 1},
                                           {{"c", "b"}, 1}, {{"d", "a"}, 1}, {{"a", "d"}, 1}};
        QVERIFY(pairsOf(data, data.training) == expected);
        const PreparedData wide = text("a b c\nd a\n", {{"window", std::int64_t(2)}, {"thin", 0.0}});
        QCOMPARE(pairsOf(wide, wide.training).size(), expected.size() + 2);
        QVERIFY((pairsOf(wide, wide.training).contains({"a", "c"})));
    }

    void theNeighborComesFirstAndNoStrangerIsIt()
    {
        const PreparedData data = text("a b c d e f g h\nb a d c\n", {{"negatives", std::int64_t(3)}, {"thin", 0.0}});
        QCOMPARE(data.rows.fields()[1].shape, Shape{4});
        for (std::int64_t row = 0; row < data.rows.size(); ++row)
            for (std::int64_t k = 0; k < 4; ++k) {
                QCOMPARE(data.rows.at(2, row, k), k == 0 ? 1.0 : 0.0);
                QVERIFY(k == 0 || data.rows.at(1, row, k) != data.rows.at(1, row, 0));
            }
    }

    void sentencesOfOnesOwnAndNewOnesAreRows()
    {
        const SourceType* source = findSource("word_world");
        const Attributes attributes = completed(source->attributes, {{"samples", std::int64_t(50)}});
        NewRows rows;
        rows.row = {{"draw", "30"}};
        const Dataset drawn = std::move(source->loadNew(rows, attributes, {{}, 7, {}})).value().rows;
        const Names more = sentencesOf({{"samples", std::int64_t(80)}});
        QCOMPARE(drawn.size(), std::int64_t(30));
        for (std::int64_t k = 0; k < std::int64_t(more[50].size()); ++k)
            QCOMPARE(char(drawn.at(0, 0, k)), more[50][std::size_t(k)]);
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write("사과 를 시장 에서 딴다\n\n배 를 딴다\n");
        file.close();
        rows = {};
        rows.table = file.fileName().toStdString();
        QCOMPARE(std::move(source->loadNew(rows, attributes, {{}, 7, {}})).value().rows.size(), std::int64_t(2));
        rows = {};
        const auto none = source->loadNew(rows, attributes, {{}, 7, {}});
        QVERIFY(!none && english(none.error()).find("draw=20") != std::string::npos);
    }

    /// Sixteen times as often in the text: eight times as often among the words at random.
    void strangersComeByThePowerOfThreeQuarters()
    {
        std::string lines;
        for (int i = 0; i < 400; ++i)
            lines += "a a a a a a a a a a a a a a a a b\nc d\n";
        const PreparedData data = text(lines, {{"thin", 0.0}, {"window", std::int64_t(1)}});
        double a = 0, b = 0; // beside c, which is neither
        for (const std::int64_t row : data.training.list())
            for (std::int64_t k = 1; k < 6 && wordAt(data, 1, row) == "c"; ++k) {
                a += wordAt(data, 1, row, k) == "a";
                b += wordAt(data, 1, row, k) == "b";
            }
        QVERIFY(b > 50);
        QVERIFY2(std::abs(a / b - 8) < 2, std::to_string(a / b).c_str());
    }

    /// Of a word with the share f stay √(t/f) + t/f.
    void frequentWordsAreThinnedOut()
    {
        std::string lines;
        for (int i = 0; i < 4000; ++i)
            lines += "a b" + std::to_string(i % 100) + "\n";
        const auto count = [&](double thin) {
            const PreparedData data = text(lines, {{"thin", thin}});
            return double(data.rows.size());
        };
        const double share = 0.1 / 0.5, kept = std::sqrt(share) + share;
        QCOMPARE(count(0), 8000.0);
        QVERIFY2(std::abs(count(0.1) - 8000 * kept) < 300, std::to_string(count(0.1)).c_str());
    }

    void whatIsMeasuredComesFromTheTrainingPart()
    {
        const PreparedData data = text("a b\nb a\na b\nx y\n", {{"thin", 0.0}}, {"chronological", 0.25, 0});
        QCOMPARE(data.rows.fields()[0].words, (Names{"", "[UNK]", "a", "b"}));
        QCOMPARE(data.training.list().size(), std::size_t(6));
        QCOMPARE(data.validation.list().size(), std::size_t(0)); // of x and y nothing is known
        QCOMPARE(data.fitted.tensors.at("data/skip_gram/text.frequency").at(2), 3.0);
    }

    void theSameDrawIsTheSame()
    {
        const auto numbers = [&](std::int64_t draw) {
            const PreparedData data = text("a b c d e f g\n", {{"draw", draw}, {"thin", 0.0}});
            std::vector<double> all;
            for (std::int64_t row = 0; row < data.rows.size(); ++row)
                for (std::int64_t k = 0; k < 6; ++k)
                    all.push_back(data.rows.at(1, row, k));
            return all;
        };
        QVERIFY(numbers(1) == numbers(1));
        QVERIFY(numbers(1) != numbers(2));
    }

    void textsWithoutNeighborsSaySo()
    {
        write("a\nb\n");
        const auto data = prepare(recipe({}, {"chronological", 0, 0}), context());
        QVERIFY(!data && english(data.error()).find("No two words") != std::string::npos);
    }

    void sentencesFollowFromTheSeed()
    {
        const Attributes few{{"samples", std::int64_t(400)}};
        QVERIFY(sentencesOf(few) == sentencesOf(few));
        QVERIFY(sentencesOf(few) != sentencesOf(few, 8));
        QVERIFY(sentencesOf({{"samples", std::int64_t(400)}, {"language", std::string("english")}})
                != sentencesOf(few));
    }

    void particlesFitTheWordBefore()
    {
        int checked = 0;
        for (const std::string& sentence : sentencesOf({{"samples", std::int64_t(2000)}})) {
            QVERIFY(sentence.find('|') == std::string::npos);
            for (const auto& [words, right] : std::map<std::string, bool>{{"사과 를", true},
                                                                          {"사과 을", false},
                                                                          {"당근 을", true},
                                                                          {"당근 를", false},
                                                                          {"사과 가", true},
                                                                          {"사과 이", false},
                                                                          {"당근 이", true},
                                                                          {"당근 가", false}})
                if ((sentence + " ").find(words + " ") != std::string::npos) {
                    QVERIFY2(right, sentence.c_str());
                    ++checked;
                }
        }
        QVERIFY(checked > 20);
    }

    void kinNeverStandTogether()
    {
        const Names kin{"사과", "포도", "복숭아", "자두"};
        for (const std::string& sentence : sentencesOf({{"samples", std::int64_t(3000)}}))
            QVERIFY2(std::ranges::count_if(kin, [&](const auto& w) { return sentence.find(w) != std::string::npos; })
                         <= 1,
                     sentence.c_str());
    }

private:
    SourceContext context() const { return {folder_.path().toStdString(), 7, {}}; }
    void write(const std::string& content) const
    {
        std::ofstream(folder_.path().toStdString() + "/text.txt", std::ios::binary) << content;
    }
    static DataRecipe recipe(Attributes attributes, const Split& split)
    {
        return {{"text_file", {{"file", std::string("text.txt")}}}, {{"skip_gram", std::move(attributes)}}, split};
    }
    PreparedData text(const std::string& content, Attributes attributes,
                      const Split& split = {"chronological", 0, 0}) const
    {
        write(content);
        return std::move(prepare(recipe(std::move(attributes), split), context())).value();
    }

    const QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(SkipGramTest)
#include "skip_gram_test.moc"
