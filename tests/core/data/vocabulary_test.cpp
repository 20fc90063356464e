#include "data/data_loader.h"
#include "data/data_recipe.h"

#include <QtTest/QtTest>

#include <fstream>

using namespace loom;
using Names = std::vector<std::string>;

/// Texts of a table become numbers of words; what the words are is learned from the training part and travels with
/// the weights.
class VocabularyTest : public QObject {
    Q_OBJECT

private slots:
    void frequentWordsComeFirst()
    {
        const PreparedData data = read("t,y\n\"The soup, the soup!\",1\nA soup,0\n", {vocabulary(5)});
        const Field& field = data.rows.fields()[0];
        QCOMPARE(field.words, (Names{"", "[UNK]", "soup", "the", "a"}));
        QVERIFY(field.dtype == DType::i32 && field.shape == Shape({5}) && field.form == FieldForm::words);
        QCOMPARE(numbers(data, 0), (std::vector<std::int32_t>{3, 2, 3, 2, 0}));
        QCOMPARE(numbers(data, 1), (std::vector<std::int32_t>{4, 2, 0, 0, 0}));
    }

    void theTrueLengthsStandInAFieldOfTheirOwn()
    {
        const PreparedData data = read("t,y\none two three four,1\none,0\n...,1\n", {vocabulary(3)});
        const int lengths = data.rows.indexOf(data.rows.fields()[0].lengths);
        QVERIFY(lengths >= 0 && data.rows.fields()[std::size_t(lengths)].dtype == DType::i32);
        QVERIFY(data.rows.fields()[std::size_t(lengths)].role == FieldRole::lengths);
        QCOMPARE(data.rows.at(lengths, 0, 0), 3.0);
        QCOMPARE(data.rows.at(lengths, 1, 0), 1.0);
        QCOMPARE(data.rows.at(lengths, 2, 0), 0.0);
    }

    void onlyTheTrainingPartMakesTheVocabulary()
    {
        const PreparedData data = read("t,y\nred blue,1\nred green,0\ngreen red,1\nviolet red,0\n", {vocabulary(2)},
                                       {"chronological", 0.25, 0});
        QCOMPARE(data.rows.fields()[0].words, (Names{"", "[UNK]", "red", "green", "blue"}));
        QCOMPARE(numbers(data, 3), (std::vector<std::int32_t>{1, 2}));
    }

    void onlyTheMostFrequentWordsAreKept()
    {
        const PreparedData data = read("t,y\na a a b b c,1\nc a,0\n", {vocabulary(6, {{"words", std::int64_t(2)}})});
        QCOMPARE(data.rows.fields()[0].words, (Names{"", "[UNK]", "a", "b"}));
        QCOMPARE(numbers(data, 0), (std::vector<std::int32_t>{2, 2, 2, 3, 3, 1}));
    }

    void theVocabularyTravelsWithTheWeights()
    {
        const PreparedData old = read("t,y\nred blue,1\nred green,0\n", {vocabulary(2)});
        NamedTensors model;
        old.fitted.addTo(model);
        QCOMPARE(model.metadata.at("data/words/vocabulary/t"),
                 std::string("[\"\",\"[UNK]\",\"red\",\"blue\",\"green\"]"));
        const Fitted known = fittedFrom(model);
        const PreparedData other = read("t,y\ngreen green,1\nyellow red,0\n", {vocabulary(2)}, {}, &known);
        QCOMPARE(numbers(other, 0), (std::vector<std::int32_t>{4, 4}));
        QCOMPARE(numbers(other, 1), (std::vector<std::int32_t>{1, 2}));
        NewRows row;
        row.row = {{"t", "Blue, blue!"}};
        const auto fresh = prepareNew(recipe({vocabulary(2)}), row, context(), known);
        QVERIFY2(fresh, fresh ? "" : english(fresh.error()).c_str());
        QCOMPARE(numbers(*fresh, 0), (std::vector<std::int32_t>{3, 3}));
    }

    void wordsThatANewTextHasForNothingAreNamed()
    {
        const Fitted known = read("t,y\nred blue,1\nred green,0\n", {vocabulary(3)}).fitted;
        const auto doubts = [&](const char* text) {
            NewRows row;
            row.row = {{"t", text}};
            std::string all;
            if (const auto fresh = prepareNew(recipe({vocabulary(3)}), row, context(), known))
                for (const Text& doubt : fresh->doubts)
                    all += english(doubt);
            return all;
        };
        QCOMPARE(doubts("Blue, blue!"), std::string());
        QCOMPARE(doubts("xylophone blue xylophone zebra"),
                 std::string("The network does not know 3 of the 4 words of “t”: xylophone, zebra"));
        QCOMPARE(doubts("one two three four five"),
                 std::string("The network does not know 5 of the 5 words of “t”: one, two, three, four, …"));
    }

    void weightsWithoutTheVocabularyAreRefused()
    {
        Fitted known = read("t,y\nred blue,1\nred green,0\n", {vocabulary(2)}).fitted;
        known.words.clear();
        const auto data = prepare(recipe({vocabulary(2)}), context(), &known);
        QVERIFY(!data && english(data.error()).find("have no words of the field t") != std::string::npos);
    }

    void multiHotSaysWhichWordsStandInTheText()
    {
        const PreparedData data =
            read("t,y\nred blue red,1\nred violet,0\n", {vocabulary(2, {{"form", std::string("multi_hot")}})});
        const Field field = data.fields()[0];
        QVERIFY(field.dtype == DType::f32 && field.shape == Shape({5}));
        std::vector<float> out(10);
        const std::vector<std::int64_t> rows{0, 1};
        QVERIFY(gatherField(data, 0, rows, {out.data(), DType::f32, 2, 5}));
        QCOMPARE(out, (std::vector<float>{0, 0, 1, 1, 0, 0, 0, 1, 0, 1}));
        QCOMPARE(field.words.at(2), std::string("red"));
    }

    void charactersAndKoreanWords_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<QString>("tokens");
        QTest::newRow("words of Korean part at blanks and signs")
            << QString::fromUtf8("정말 맛있어요! 정말…") << "word" << QString::fromUtf8("정말|맛있어요");
        QTest::newRow("characters") << QString::fromUtf8("가나 가") << "character" << QString::fromUtf8("가| |나");
        QTest::newRow("apostrophes within a word") << QString::fromUtf8("Don’t 'stop' don't") << "word"
                                                   << "don't|stop";
        QTest::newRow("capital letters of other alphabets")
            << QString::fromUtf8("Ärger ÄRGER Жук жук") << "word" << QString::fromUtf8("ärger|жук");
    }
    void charactersAndKoreanWords()
    {
        QFETCH(QString, text);
        QFETCH(QString, unit);
        QFETCH(QString, tokens);
        const PreparedData data = read("t,y\n\"" + text.toStdString() + "\",1\nzz,0\n",
                                       {vocabulary(9, {{"unit", unit.toStdString()}})}, {"chronological", 0.5, 0});
        QStringList words;
        for (const std::string& word : data.rows.fields()[0].words)
            words.append(QString::fromStdString(word));
        words = words.mid(2);
        words.sort();
        QStringList expected = tokens.split('|');
        expected.sort();
        QCOMPARE(words, expected);
    }

    void aTestFileOfItsOwnMayHoldLongerTexts()
    {
        std::ofstream(folder_.path().toStdString() + "/test.csv")
            << "t,y\nblue blue and very much longer than red,0\n";
        file("t,y\nred,1\nblue,0\n");
        DataRecipe asked = recipe({vocabulary(3)});
        asked.source.attributes["test_file"] = std::string("test.csv");
        const auto data = prepare(asked, context());
        QVERIFY2(data, data ? "" : english(data.error()).c_str());
        QCOMPARE(data->test.slice(0, 9), (std::vector<std::int64_t>{2}));
        QCOMPARE(numbers(*data, 0), (std::vector<std::int32_t>{3, 0, 0}));
        QCOMPARE(numbers(*data, 2), (std::vector<std::int32_t>{2, 2, 1}));
    }

    void sentencesAreRecognisedAndTheirRoleIsNamed()
    {
        std::string table = "n,t,y\n", texts = "t,y\n";
        for (int i = 0; i < 20; ++i) {
            const std::string text = "this is review number " + std::to_string(i);
            table += std::to_string(i % 3) + "," + text + ",1\n";
            texts += text + "," + std::to_string(i % 2) + "\n";
        }
        DataRecipe asked = recipe({});
        asked.source.attributes.erase("text");
        file(table);
        const auto beside = prepare(asked, context());
        QVERIFY2(beside, beside ? "" : english(beside.error()).c_str());
        QVERIFY(std::ranges::any_of(beside->notes, [](const Text& note) {
            return english(note)
                == "The column “t” is left out: its values are made of several words. If they are sentences, name it "
                   "among the text columns.";
        }));
        file(texts);
        const auto alone = prepare(asked, context());
        QVERIFY(!alone);
        const std::string sentence = english(alone.error());
        QVERIFY2(sentence.find("“t” are made of several words: if they are sentences") != std::string::npos,
                 sentence.c_str());
    }

    void anEmptyTextIsMissing()
    {
        const PreparedData data = read("t,y\nred,1\n,0\nblue,1\n", {vocabulary(2)});
        QCOMPARE(data.rows.size(), std::int64_t(2));
    }

    void numbersStandBesideTexts()
    {
        const PreparedData data = read("n,t,y\n4,red,1\n8,blue,0\n", {vocabulary(2), {"standardize", {}}});
        QCOMPARE(data.rows.fields()[0].name, std::string("features"));
        QCOMPARE(data.rows.fields()[1].name, std::string("t"));
        QVERIFY(data.pipeline.fields[1].scale.empty());
    }

    void textThatNobodyReadsIsExplained()
    {
        file("t,y\nred,1\nblue,0\n");
        const auto raw = prepare(recipe({}), context());
        QVERIFY(!raw && english(raw.error()).find("holds text, which no network can read") != std::string::npos);
        DataRecipe none = recipe({vocabulary(3)});
        none.source.attributes.erase("text");
        const auto without = prepare(none, context());
        QVERIFY(!without && english(without.error()).find("finds no text") != std::string::npos);
        DataRecipe wrong = recipe({vocabulary(3)});
        wrong.source.attributes["text"] = Names{"words"};
        const auto absent = prepare(wrong, context());
        QVERIFY(!absent
                && english(absent.error()).find("no column “words”, which text asks for") != std::string::npos);
    }

    void aColumnOfTextBringsItsVocabulary()
    {
        DataRecipe usual = usualRecipe({"csv", {}});
        const DataRecipe with = withSource(usual, {"csv", {{"text", Names{"t"}}}});
        QCOMPARE(with.transforms.front().type, std::string("vocabulary"));
        QCOMPARE(withSource(with, with.source).transforms.size(), with.transforms.size());
        // What usually fits has nothing to do where there are no numbers, and says so.
        file("t,y\nred,1\nblue,0\n");
        DataRecipe asked = with;
        asked.source.attributes["file"] = std::string("table.csv");
        asked.split = {"chronological", 0, 0};
        const auto data = prepare(asked, context());
        QVERIFY2(data, data ? "" : english(data.error()).c_str());
        QVERIFY(std::ranges::any_of(data->notes, [](const Text& note) {
            return english(note).find("“standardize” finds no field that it fits and does nothing")
                != std::string::npos;
        }));
    }

private:
    static Part vocabulary(int length, Attributes attributes = {})
    {
        attributes["length"] = std::int64_t(length);
        return {"vocabulary", std::move(attributes)};
    }
    static DataRecipe recipe(std::vector<Part> transforms)
    {
        return {
            {"csv", {{"file", std::string("table.csv")}, {"text", Names{"t"}}, {"target_as", std::string("class")}}},
            std::move(transforms),
            {"chronological", 0, 0}};
    }
    SourceContext context() const { return {folder_.path().toStdString(), 1, {}}; }
    void file(const std::string& text) const { std::ofstream(folder_.path().toStdString() + "/table.csv") << text; }
    PreparedData read(const std::string& text, std::vector<Part> transforms,
                      const Split& split = {"chronological", 0, 0}, const Fitted* known = nullptr) const
    {
        file(text);
        DataRecipe asked = recipe(std::move(transforms));
        asked.split = split;
        auto data = prepare(asked, context(), known);
        if (!data)
            qWarning("%s", english(data.error()).c_str());
        return data.value();
    }
    static std::vector<std::int32_t> numbers(const PreparedData& data, std::int64_t row)
    {
        std::vector<std::int32_t> out(std::size_t(data.fields()[0].shape.size()));
        const std::vector<std::int64_t> rows{row};
        const bool read = gatherField(data, 0, rows, {out.data(), DType::i32, 1, std::int64_t(out.size())}).ok();
        return read ? out : std::vector<std::int32_t>();
    }

    QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(VocabularyTest)
#include "vocabulary_test.moc"
