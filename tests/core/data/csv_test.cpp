#include "data/data_loader.h"
#include "data/data_recipe.h"

#include <QtTest/QtTest>

#include <cmath>
#include <fstream>

using namespace loom;
using Names = std::vector<std::string>;

class CsvTest : public QObject {
    Q_OBJECT

private slots:
    void columnsOfNumbersBecomeInputsAndTheLastOneTheTarget()
    {
        const PreparedData data = read("a,b,y\n1,2,3\n4,5.5,-6e1\n");
        QCOMPARE(data.rows.fields()[0].features, (Names{"a", "b"}));
        QVERIFY(data.rows.fields()[0].shape == Shape({2}) && data.rows.fields()[0].dtype == DType::f32);
        QVERIFY(data.rows.fields()[1].name == "y" && data.rows.fields()[1].shape == Shape({1}));
        QCOMPARE(inputs(data), (std::vector<float>{1, 2, 4, 5.5f}));
        QCOMPARE(numbers(data, 1), (std::vector<float>{3, -60}));
    }

    void theDelimiterIsFound_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("a comma is found") << QByteArray("a,b,y\n1,2,3\n4,5.5,6\n");
        QTest::newRow("a semicolon is found") << QByteArray("a;b;y\n1;2;3\n4;5.5;6\n");
        QTest::newRow("a tab is found") << QByteArray("a\tb\ty\n1\t2\t3\n4\t5.5\t6\n");
        QTest::newRow("a bar is found") << QByteArray("a|b|y\n1|2|3\n4|5.5|6\n");
        QTest::newRow("a decimal comma between semicolons is found") << QByteArray("a;b;y\n1;2;3\n4;5,5;6\n");
        QTest::newRow("decimal commas as often as semicolons are told apart")
            << QByteArray("a;b;y\n1,0;2;3,0\n4,0;5,5;6\n");
        QTest::newRow("a decimal comma in quotes is found") << QByteArray("a,b,y\n1,2,3\n4,\"5,5\",6\n");
        QTest::newRow("windows line ends are read") << QByteArray("a,b,y\r\n1,2,3\r\n4,5.5,6\r\n");
        QTest::newRow("lone carriage returns end lines") << QByteArray("a,b,y\r1,2,3\r4,5.5,6");
        QTest::newRow("a byte order mark is no part of a name") << QByteArray("\xEF\xBB\xBF"
                                                                              "a,b,y\n1,2,3\n4,5.5,6\n");
        QTest::newRow("blank lines are passed over") << QByteArray("a,b,y\n\n1,2,3\n\n4,5.5,6\n\n");
        QTest::newRow("spaces around cells do not count") << QByteArray("a, b, y\n 1, 2 ,3\n\t4,\"5.5\" ,6\n");
        QTest::newRow("no line end at the end is fine") << QByteArray("a,b,y\n1,2,3\n4,5.5,6");
    }
    void theDelimiterIsFound()
    {
        QFETCH(QByteArray, text);
        const PreparedData data = read(text.toStdString());
        QCOMPARE(data.rows.fields()[0].features, (Names{"a", "b"}));
        QCOMPARE(inputs(data), (std::vector<float>{1, 2, 4, 5.5f}));
        QCOMPARE(numbers(data, 1), (std::vector<float>{3, 6}));
    }

    void thousandsAreRead()
    {
        const PreparedData data = read("a;y\n\"1,234,567\";1\n12.5;2\n");
        QCOMPARE(inputs(data), (std::vector<float>{1234567, 12.5f}));
        const PreparedData comma = read("a;y\n1.234.567;1\n12,5;2\n");
        QCOMPARE(inputs(comma), (std::vector<float>{1234567, 12.5f}));
    }

    void betweenSemicolonsACommaIsADecimalSign()
    {
        QCOMPARE(inputs(read("a;y\n1,234;2\n5,678;2\n")), (std::vector<float>{1.234f, 5.678f}));
    }

    void groupsThatAreNotOfThreeDigitsAreNoNumbers()
    {
        const PreparedData data = read("x;y\n1;\"1,23,456\"\n2;\"1,234,567\"\n3;7\n");
        QCOMPARE(data.rows.fields()[1].classes.size(), std::size_t(3));
    }

    void quotedCellsKeepDelimitersLinesAndQuotes()
    {
        const PreparedData data = read("x,kind\n1,\"a,b\"\n2,\"c\nd\"\n3,\"e\"\"f\"\n");
        QCOMPARE(data.rows.fields()[1].classes, (Names{"a,b", "c\nd", "e\"f"}));
        QCOMPARE(labels(data), (std::vector<std::int32_t>{0, 1, 2}));
    }

    void withoutAHeaderColumnsAreNumbered()
    {
        const PreparedData data = read("1,2,3\n4,5,6\n");
        QCOMPARE(data.rows.size(), std::int64_t(2));
        QCOMPARE(data.rows.fields()[0].features, (Names{"column1", "column2"}));
        QCOMPARE(data.rows.fields()[1].name, std::string("column3"));
    }

    void theHeaderCanBeGiven()
    {
        QCOMPARE(read("2018,2019\n1,2\n3,4\n", {{"header", std::string("yes")}}).rows.size(), std::int64_t(2));
        QCOMPARE(read("red,big\nblue,small\n", {{"header", std::string("no")}}).rows.size(), std::int64_t(2));
    }

    void linesBeforeTheTableAreSkipped()
    {
        const PreparedData data =
            read("Temperatures\nstation 108, Seoul, 1907\n\na,y\n1,2\n", {{"skip_lines", std::int64_t(3)}});
        QCOMPARE(data.rows.fields()[0].features, (Names{"a"}));
        QCOMPARE(inputs(data), (std::vector<float>{1}));
    }

    void aTargetOfWordsBecomesALabel()
    {
        const PreparedData data = read("x,species\n1,versicolor\n2,setosa\n3,versicolor\n");
        const Field& field = data.rows.fields()[1];
        QVERIFY(field.name == "species" && field.dtype == DType::i32 && field.shape == Shape());
        QCOMPARE(field.classes, (Names{"setosa", "versicolor"}));
        QCOMPARE(labels(data), (std::vector<std::int32_t>{1, 0, 1}));
    }

    void numbersAsClassesAreSortedBySize()
    {
        const PreparedData data = read("x,grade\n1,10\n2,9\n3,10\n", {{"target_as", std::string("class")}});
        QCOMPARE(data.rows.fields()[1].classes, (Names{"9", "10"}));
        QCOMPARE(labels(data), (std::vector<std::int32_t>{1, 0, 1}));
    }

    void wordsAmongTheInputsBecomeOneHot()
    {
        const PreparedData data = read("city,x,y\nSeoul,1,5\nBusan,2,6\nSeoul,3,7\n");
        QCOMPARE(data.rows.fields()[0].features, (Names{"city=Busan", "city=Seoul", "x"}));
        QCOMPARE(inputs(data), (std::vector<float>{0, 1, 1, 1, 0, 2, 0, 1, 3}));
    }

    void numbersThatStandForKindsBecomeOneHotWhenAsked()
    {
        const PreparedData data = read("city,y\n2,5\n11,6\n", {{"categories", Names{"city"}}});
        QCOMPARE(data.rows.fields()[0].features, (Names{"city=2", "city=11"}));
        QCOMPARE(inputs(data), (std::vector<float>{1, 0, 0, 1}));
    }

    void targetsAndInputsAreChosenByName()
    {
        const PreparedData data =
            read("a,b,c,d\n1,2,3,4\n5,6,7,8\n", {{"target", Names{"c", "a"}}, {"inputs", Names{"d"}}});
        QCOMPARE(data.rows.fields()[0].features, (Names{"d"}));
        QCOMPARE(data.rows.fields()[1].name, std::string("target"));
        QCOMPARE(data.rows.fields()[1].features, (Names{"c", "a"}));
        QCOMPARE(numbers(data, 1), (std::vector<float>{3, 1, 7, 5}));
    }

    void everyTargetOfWordsIsAFieldBesideTheNumbers()
    {
        const PreparedData data = read("kind,x,price,colour,area\na,1,2,red,3\nb,4,5,blue,6\na,7,8,blue,9\n",
                                       {{"target", Names{"kind", "price", "colour", "area"}}});
        const std::vector<Field>& fields = data.rows.fields();
        QCOMPARE(fields.size(), std::size_t(4));
        QCOMPARE(fields[0].features, (Names{"x"}));
        QCOMPARE(fields[1].features, (Names{"price", "area"}));
        QCOMPARE(numbers(data, 1), (std::vector<float>{2, 3, 5, 6, 8, 9}));
        QVERIFY(fields[2].name == "kind" && fields[3].name == "colour");
        QCOMPARE(fields[3].classes, (Names{"blue", "red"}));
        const auto colours = data.rows.column(3).values<std::int32_t>();
        QCOMPARE(std::vector<std::int32_t>(colours.begin(), colours.end()), (std::vector<std::int32_t>{1, 0, 0}));
        QVERIFY(hasNote(data, "target “target”, “kind”, “colour”"));
    }

    void sampleWeightsAndMasksAreNoInputsAndNoTargets()
    {
        const PreparedData data = read("x,y,trust,known\n1,2,0.5,1\n3,4,2,0\n5,6,,1\n",
                                       {{"sample_weight", std::string("trust")}, {"mask", std::string("known")}});
        const std::vector<Field>& fields = data.rows.fields();
        QCOMPARE(fields[0].features, (Names{"x"}));
        QCOMPARE(fields[1].name, std::string("y"));
        QVERIFY(fields[2].name == "trust" && fields[2].role == FieldRole::sampleWeight && fields[2].shape == Shape());
        QVERIFY(fields[3].name == "known" && fields[3].role == FieldRole::mask);
        QCOMPARE(numbers(data, 2), (std::vector<float>{0.5f, 2}));
        QCOMPARE(numbers(data, 3), (std::vector<float>{1, 0}));
        QVERIFY(hasNote(data, "1 of 3 rows miss a value"));
    }

    void aWeightThatCannotBeOneIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("a negative weight")
            << QByteArray("x,y,w,m\n1,2,-3,1\n") << QByteArray("row 2: the sample weight “w” is -3");
        QTest::newRow("a mask of one half")
            << QByteArray("x,y,w,m\n1,2,3,0.5\n") << QByteArray("row 2: the mask “m” is 0.5");
        QTest::newRow("a weight in words") << QByteArray("x,y,w,m\n1,2,much,1\n") << QByteArray("row 2 holds “much”");
        QTest::newRow("no such column") << QByteArray("x,y,m\n1,2,1\n") << QByteArray("no column “w”");
        QTest::newRow("nothing left to predict") << QByteArray("w,m\n1,1\n") << QByteArray("none is left");
    }
    void aWeightThatCannotBeOneIsRefused()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, words);
        write(text.toStdString());
        const auto data = prepare(
            {{"csv",
              {{"file", std::string("table.csv")}, {"sample_weight", std::string("w")}, {"mask", std::string("m")}}},
             {},
             {"chronological", 0, 0}},
            {folder(), 1, {}});
        QVERIFY(!data.ok());
        QVERIFY2(english(data.error()).find(words.toStdString()) != std::string::npos, english(data.error()).c_str());
    }

    void rowsWithMissingValuesAreLeftOut()
    {
        const PreparedData data = read("a,b,y\n1,2,3\n,5,6\n7,NA,9\n10,11,\n12,13,14\n");
        QCOMPARE(inputs(data), (std::vector<float>{1, 2, 12, 13}));
        QVERIFY(hasNote(data, "3 of 5 rows miss a value"));
    }

    void missingValuesBecomeTheMeanOfTheTrainingPart()
    {
        // The last of four rows is validation: its 100 must not enter the mean.
        const PreparedData data = read("a,city,y\n1,P,1\n?,Q,2\n3,,3\n100,P,4\n,P,\n",
                                       {{"missing", std::string("mean")}}, {"chronological", 0.25, 0});
        QCOMPARE(data.rows.size(), std::int64_t(4));
        QCOMPARE(inputs(data), (std::vector<float>{1, 1, 0, 2, 0, 1, 3, 0.5f, 0.5f, 100, 1, 0}));
    }

    void emptyColumnsAreLeftOut()
    {
        const PreparedData data = read("a,b,y\n1,,3\n4,,6\n");
        QCOMPARE(data.rows.fields()[0].features, (Names{"a"}));
        QVERIFY(hasNote(data, "“b” is empty"));
    }

    void koreanWindowsTextIsRead()
    {
        const PreparedData data =
            read("\xC1\xF6\xBF\xAA,y,\xB5\xB5\xBD\xC3\n1,2,\xBC\xAD\xBF\xEF\n3,4,\xBA\xCE\xBB\xEA\n");
        QCOMPARE(data.rows.fields()[0].features, (Names{"지역", "y"}));
        QCOMPARE(data.rows.fields()[1].name, std::string("도시"));
        QCOMPARE(data.rows.fields()[1].classes, (Names{"부산", "서울"}));
        QVERIFY(hasNote(data, "CP949"));
    }

    void aColumnNamedLikeTheInputsIsStillFound()
    {
        const PreparedData data = read("a,features\n1,2\n");
        QCOMPARE(data.rows.fields()[1].name, std::string("target"));
        QVERIFY(data.indexOf("features") == 0);
    }

    void aNameThatComesAgainIsNumbered()
    {
        QCOMPARE(read("a,a,a,y\n1,2,3,4\n").rows.fields()[0].features, (Names{"a", "a (2)", "a (3)"}));
    }

    void cellsAreReadRightAcrossTheBlocksOfTheFile()
    {
        // 40,000 rows of 6 to 14 bytes: block borders fall on every kind of place.
        std::string text = "a,\"b\",y\n";
        for (int i = 0; i < 40000; ++i)
            text +=
                std::to_string(i) + ",\"" + std::string(std::size_t(i % 5), '0') + std::to_string(i % 7) + "\",1\r\n";
        const PreparedData data = read(text);
        QCOMPARE(data.rows.size(), std::int64_t(40000));
        const auto all = inputs(data);
        for (int i = 0; i < 40000; ++i)
            QVERIFY(all[std::size_t(2 * i)] == float(i) && all[std::size_t(2 * i + 1)] == float(i % 7));
    }

    void readingCanBeCancelled()
    {
        std::string text = "a,y\n";
        for (int i = 0; i < 5000; ++i)
            text += "1,2\n";
        write(text);
        const auto data = prepare({{"csv", {{"file", std::string("table.csv")}}}, {}, {}},
                                  {folder(), 1, [](double) { return false; }});
        QVERIFY(!data.ok());
        QVERIFY(english(data.error()).find("cancelled") != std::string::npos);
    }

private:
    std::string folder() const { return folder_.path().toStdString(); }
    void write(const std::string& text) const { std::ofstream(folder() + "/table.csv", std::ios::binary) << text; }
    PreparedData read(const std::string& text, Attributes attributes = {},
                      Split split = {"chronological", 0, 0}) const
    {
        write(text);
        attributes["file"] = std::string("table.csv");
        auto data = prepare({{"csv", attributes}, {}, split}, {folder(), 1, {}});
        if (!data)
            qWarning("%s", english(data.error()).c_str());
        return data ? std::move(*data) : PreparedData{Dataset({Field{}, Field{}}, twoColumns()), {}, {}, {}, {}, {}};
    }
    static std::vector<Tensor> twoColumns() { return {Tensor(Shape{0}, DType::f32), Tensor(Shape{0}, DType::f32)}; }
    static std::vector<float> numbers(const PreparedData& data, int field)
    {
        const auto values = data.rows.column(field).values<float>();
        return {values.begin(), values.end()};
    }
    static std::vector<float> inputs(const PreparedData& data) { return numbers(data, 0); }
    static std::vector<std::int32_t> labels(const PreparedData& data)
    {
        const auto values = data.rows.column(1).values<std::int32_t>();
        return {values.begin(), values.end()};
    }
    static bool hasNote(const PreparedData& data, const std::string& words)
    {
        return std::any_of(data.notes.begin(), data.notes.end(),
                           [&](const Text& note) { return english(note).find(words) != std::string::npos; });
    }

    QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(CsvTest)
#include "csv_test.moc"
