#include "data/data_loader.h"
#include "data/data_recipe.h"
#include "data/token_text.h"

#include <QtTest/QtTest>

#include <filesystem>
#include <fstream>

using namespace loom;
using Names = std::vector<std::string>;
using Numbers = std::vector<std::int32_t>;

/// Texts from files and folders, weighed words, and windows that ask for the next token: what is measured comes from
/// the training part alone and travels with the weights.
class TextTransformsTest : public QObject {
    Q_OBJECT

private slots:
    /// TfidfVectorizer of scikit-learn 1.9, fitted on the first three texts.
    void weightsAreThoseOfScikitLearn()
    {
        const PreparedData data = table("red blue red\nred green\ngreen green violet red\nviolet black\n",
                                        {{"tf_idf", {}}}, {"chronological", 0.25, 0});
        QCOMPARE(data.fields()[0].features, (Names{"red", "green", "blue", "violet"}));
        const double expected[4][4] = {{0.763228291628, 0, 0.646128915046, 0},
                                       {0.613355537025, 0.789806929066, 0, 0},
                                       {0.308617753724, 0.794803097422, 0, 0.522535279589},
                                       {0, 0, 0, 1}};
        for (int row = 0; row < 4; ++row)
            for (int word = 0; word < 4; ++word)
                QCOMPARE(float(data.rows.at(0, row, word)), float(expected[row][word]));
        const Tensor& inverse = data.fitted.tensors.at("data/tf_idf/t.inverse_frequency");
        QVERIFY(std::abs(inverse.at(1) - 1.287682072452) < 1e-11);
    }

    void runsOfWordsAreWeighedToo()
    {
        const PreparedData data = table("red blue red\nred green\ngreen green violet red\nred green red\n",
                                        {{"tf_idf", {{"ngrams", std::int64_t(2)}}}}, {"chronological", 0.25, 0});
        const Names words = data.fields()[0].features;
        QCOMPARE(words.size(), std::size_t(10));
        const auto weight = [&](const char* word) {
            return float(data.rows.at(0, 3, std::ranges::find(words, word) - words.begin()));
        };
        QCOMPARE(weight("green"), 0.441026517851F);
        QCOMPARE(weight("red"), 0.684992867861F);
        QCOMPARE(weight("red green"), 0.579896871462F);
    }

    void newTextsAreWeighedAsTheOldOnesWere()
    {
        const Fitted known = table("red blue red\nred green\n", {{"tf_idf", {}}}, {"chronological", 0, 0}).fitted;
        const PreparedData other =
            table("blue blue\ngreen red\nviolet blue\n", {{"tf_idf", {}}}, {"chronological", 0, 0}, &known);
        QCOMPARE(other.fields()[0].features, (Names{"red", "blue", "green"}));
        QCOMPARE(other.rows.at(0, 0, 1), 1.0);
        QCOMPARE(other.rows.at(0, 2, 1), 1.0);
        QCOMPARE(other.fitted.tensors, known.tensors);
    }

    void textsMayBeFilledUpInFront()
    {
        const PreparedData data =
            table("a b c d\nb\n", {{"vocabulary", {{"length", std::int64_t(3)}, {"pad", std::string("front")}}}});
        QCOMPARE(data.fields()[0].words, (Names{"", "[UNK]", "b", "a", "c", "d"}));
        QCOMPARE(row(data, 0, 0), (Numbers{2, 4, 5}));
        QCOMPARE(row(data, 0, 1), (Numbers{0, 0, 2}));
        QVERIFY(data.fields()[0].lengths.empty());
    }

    void unitsOtherThanWordsGetNumbers()
    {
        const auto words = [&](const char* unit) {
            return table("한강 한\n강\n", {{"vocabulary", {{"unit", std::string(unit)}}}}).fields()[0].words;
        };
        QCOMPARE(words("sentence"), (Names{"", "[UNK]", "강", "한강 한"}));
        QCOMPARE(words("jamo").size(), std::size_t(2 + 6)); // ᄒ ᅡ ᆫ ᄀ ᆼ and the blank
        QCOMPARE(table("나는 갔다 나는\n", {{"vocabulary", {{"unit", std::string("korean")}}}}).fields()[0].words,
                 (Names{"", "[UNK]", "나", "는", "가", "다", "았"}));
        const Names pairs = words("byte_pairs");
        QVERIFY(std::ranges::find(pairs, "강") != pairs.end());
    }

    void runsInTheirOrderAreRefused()
    {
        write("table.csv", "t,y\na b,1\nc,0\n");
        const auto data =
            prepare(recipe({{"vocabulary", {{"ngrams", std::int64_t(2)}}}}, {"chronological", 0, 0}), context());
        QVERIFY(!data && english(data.error()).find("choose the form multi_hot") != std::string::npos);
    }

    void windowsAskForTheNextToken()
    {
        const PreparedData data = text("abcab\nabc\n", {{"length", std::int64_t(3)}, {"stride", std::int64_t(2)}});
        QCOMPARE(data.fields()[0].words, (Names{"", "[UNK]", "a", "b", "\n", "c"}));
        QCOMPARE(data.rows.size(), std::int64_t(4));
        QCOMPARE(row(data, 0, 0), (Numbers{2, 3, 5}));
        QCOMPARE(row(data, 1, 0), (Numbers{3, 5, 2}));
        QCOMPARE(row(data, 0, 3), (Numbers{2, 3, 5}));
        QCOMPARE(row(data, 1, 3), (Numbers{3, 5, 4}));
        QCOMPARE(data.fields()[1].classes.size(), std::size_t(6));
        const PreparedData last =
            text("abcab\nabc\n", {{"length", std::int64_t(3)}, {"target", std::string("last")}});
        QVERIFY(last.fields()[1].shape == Shape{});
        QCOMPARE(last.rows.at(1, 0, 0), 2.0);
    }

    void noWindowReachesIntoAnotherPart()
    {
        const PreparedData data =
            text("aaaa\naaaa\nbbbb\nbbbb\n", {{"length", std::int64_t(2)}}, {"chronological", 0.5, 0});
        QCOMPARE(data.fields()[0].words, (Names{"", "[UNK]", "a", "\n"}));
        for (const std::int64_t one : data.validation.list())
            for (const std::int32_t token : row(data, 0, one))
                QVERIFY(token == 1 || token == 3); // what only validation has is unknown
        for (const std::int64_t one : data.training.list())
            for (const std::int32_t token : row(data, 1, one))
                QVERIFY(token == 2 || token == 3);
    }

    void aTextIsWrittenAsItIsRead_data()
    {
        QTest::addColumn<std::string>("unit");
        for (const char* unit : {"word", "character", "jamo", "byte_pairs"})
            QTest::newRow(unit) << std::string(unit);
    }
    void aTextIsWrittenAsItIsRead()
    {
        QFETCH(std::string, unit);
        const std::string given = "나는 학교에 갔다.\n너는 안 갔니?\n";
        const Attributes attributes{{"unit", unit}, {"length", std::int64_t(4)}};
        const PreparedData data = text(given, attributes);
        const auto tokens = TokenText::of(textRecipe(attributes, {"chronological", 0, 0}), data);
        QVERIFY(tokens);
        QCOMPARE(tokens->textOf(tokens->numbersOf(given)), given);
        QCOMPARE(tokens->followed("나는", tokens->numbersOf("학교에")),
                 std::string(unit == "word" ? "나는 학교에" : "나는학교에"));
        QCOMPARE(tokens->numbersOf("Q"), (Numbers{1}));
    }

    void tooShortTextsSaySo()
    {
        write("text.txt", "ab\n");
        const auto data = prepare(textRecipe({{"length", std::int64_t(9)}}, {"chronological", 0, 0}), context());
        QVERIFY(!data && english(data.error()).find("has 3 tokens") != std::string::npos);
    }

    void otherEncodingsAreFoundOut()
    {
        const std::string korean = "\xB3\xAA\xB4\xC2 \xB0\xA5\xB4\xD9\r\n"; // CP949: 나는 갔다
        const PreparedData data = text(korean + korean, {{"length", std::int64_t(2)}});
        const Names words = data.fields()[0].words;
        QVERIFY(std::ranges::find(words, "나") != words.end());
        QCOMPARE(data.guesses.at("encoding"), std::string("cp949"));
        write("text.txt",
              "\xFF\xFE"
              "a");
        QVERIFY(!prepare(textRecipe({}, {"chronological", 0, 0}), context()));
        write("text.txt", "");
        QVERIFY(!prepare(textRecipe({}, {"chronological", 0, 0}), context()));
        write("text.txt", std::string(5000, 'x') + std::string("\0y\n", 3));
        const auto long_ = prepare(textRecipe({}, {"chronological", 0, 0}), context());
        QVERIFY(long_ && long_->fields()[0].words.size() == 5);
    }

    void foldersOfReviewsAreRead()
    {
        for (const char* place : {"train/pos/1.txt", "train/pos/2.txt", "train/neg/1.txt", "train/unsup/1.txt",
                                  "test/pos/1.txt", "test/neg/1.txt", "test/odd/1.txt"})
            write(place, "a film of many words");
        write("train/neg/2.txt", "  \n");
        write("train/neg/picture.png", "no text");
        write("train/neg/3.txt", "a much longer film than all others");
        const auto data = prepare({{"text_folder", {{"folder", std::string(".")}}},
                                   {{"vocabulary", {{"length", std::int64_t(4)}}}},
                                   {"stratified", 0, 0}},
                                  context());
        QVERIFY2(data, data ? "" : english(data.error()).c_str());
        QCOMPARE(data->fields()[1].classes, (Names{"neg", "pos"}));
        QCOMPARE(data->training.size(), std::size_t(4));
        QCOMPARE(data->test.size(), std::size_t(2));
        QCOMPARE(data->faults.count, std::int64_t(2)); // the empty text, and the class that only the test has
        NewRows fresh;
        fresh.row = {{"text", "many films"}};
        const auto asked = prepareNew({{"text_folder", {{"folder", std::string(".")}}},
                                       {{"vocabulary", {{"length", std::int64_t(4)}}}},
                                       {"stratified", 0, 0}},
                                      fresh, context(), data->fitted);
        QVERIFY2(asked, asked ? "" : english(asked.error()).c_str());
        QCOMPARE(asked->rows.size(), std::int64_t(1));
    }

private:
    SourceContext context() const { return {folder_.path().toStdString(), 1, {}}; }
    void write(const std::string& name, const std::string& content) const
    {
        const std::filesystem::path path = folder_.path().toStdString() + "/" + name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << content;
    }
    static DataRecipe recipe(std::vector<Part> transforms, const Split& split)
    {
        return {
            {"csv", {{"file", std::string("table.csv")}, {"text", Names{"t"}}, {"target_as", std::string("class")}}},
            std::move(transforms),
            split};
    }
    static DataRecipe textRecipe(Attributes attributes, const Split& split)
    {
        return {{"text_file", {{"file", std::string("text.txt")}}}, {{"next_token", std::move(attributes)}}, split};
    }
    PreparedData read(const DataRecipe& asked, const Fitted* known = nullptr) const
    {
        auto data = prepare(asked, context(), known);
        if (!data)
            qWarning("%s", english(data.error()).c_str());
        return data.value();
    }
    /// Lines are texts of a table.
    PreparedData table(const std::string& texts, std::vector<Part> transforms,
                       const Split& split = {"chronological", 0, 0}, const Fitted* known = nullptr) const
    {
        std::string rows = "t,y\n";
        int number = 0;
        for (const char c : texts)
            rows += c == '\n' ? std::string(number++ % 2 ? ",1\n" : ",0\n") : std::string(1, c);
        write("table.csv", rows);
        return read(recipe(std::move(transforms), split), known);
    }
    PreparedData text(const std::string& content, Attributes attributes,
                      const Split& split = {"chronological", 0, 0}) const
    {
        write("text.txt", content);
        return read(textRecipe(std::move(attributes), split));
    }
    static Numbers row(const PreparedData& data, int field, std::int64_t row)
    {
        Numbers out(std::size_t(data.fields()[std::size_t(field)].shape.size()));
        const std::vector<std::int64_t> rows{row};
        const bool read = gatherField(data, field, rows, {out.data(), DType::i32, 1, std::int64_t(out.size())}).ok();
        Q_ASSERT(read);
        return out;
    }

    const QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(TextTransformsTest)
#include "text_transforms_test.moc"
