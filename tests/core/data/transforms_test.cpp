#include "data/data_loader.h"
#include "data/data_recipe.h"

#include <QtTest/QtTest>

#include <cmath>
#include <fstream>
#include <numeric>

using namespace loom;

class TransformsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        // The last two of six rows are validation: their numbers must not enter any statistics.
        std::ofstream(folder_.path().toStdString() + "/table.csv")
            << "a,b,c,kind\n1,10,5,x\n2,30,5,y\n3,20,5,x\n6,60,5,z\n1000,-900,7,x\n-1000,900,5,y\n";
    }

    void withoutTransformsNumbersAreAsStored()
    {
        const auto data = prepared({});
        QCOMPARE(batch(*data, 0, {0, 4}), (std::vector<double>{1, 10, 5, 1000, -900, 7}));
        QVERIFY(data->pipeline.shuffle);
    }

    void scaleMultipliesAndAdds()
    {
        const auto data = prepared({{"scale", {{"factor", 0.5}, {"offset", 1.0}}}});
        QCOMPARE(batch(*data, 0, {0, 1}), (std::vector<double>{1.5, 6, 3.5, 2, 16, 3.5}));
    }

    void standardizeMeasuresTheTrainingPartOnly()
    {
        const auto data = prepared({{"standardize", {}}});
        // a: mean 3, variance ((−2)² + (−1)² + 0 + 3²)/4 = 3.5; b: mean 30, variance (400 + 0 + 100 + 900)/4 = 350.
        const auto out = batch(*data, 0, {0, 3, 4});
        const double a = std::sqrt(3.5), b = std::sqrt(350.0);
        compare(out, {-2 / a, -20 / b, 0, 3 / a, 30 / b, 0, 997 / a, -930 / b, 2});
    }

    void standardizeOverTheWholeFieldUsesOneMean()
    {
        const auto data = prepared({{"standardize", {{"per", std::string("field")}}}});
        const std::vector<double> all{1, 10, 5, 2, 30, 5, 3, 20, 5, 6, 60, 5};
        const double mean = std::accumulate(all.begin(), all.end(), 0.0) / 12;
        double squares = 0;
        for (const double x : all)
            squares += (x - mean) * (x - mean);
        const double deviation = std::sqrt(squares / 12);
        compare(batch(*data, 0, {1}), {(2 - mean) / deviation, (30 - mean) / deviation, (5 - mean) / deviation});
        QCOMPARE(data->pipeline.fields[0].scale.size(), std::size_t(1));
    }

    void normalizeMovesTheTrainingPartBetween0And1()
    {
        const auto data = prepared({{"normalize", {}}});
        compare(batch(*data, 0, {0, 1, 3, 4}), {0, 0, 0, 0.2, 0.4, 0, 1, 1, 0, 999 / 5.0, -910 / 50.0, 2});
    }

    void transformsWorkInTheirOrder()
    {
        const auto one = prepared({{"scale", {{"factor", -2.0}}}, {"normalize", {}}});
        compare(batch(*one, 0, {0, 1, 3}), {1, 1, 0, 0.8, 0.6, 0, 0, 0, 0});
        const auto other = prepared({{"normalize", {}}, {"scale", {{"factor", -2.0}, {"offset", 1.0}}}});
        compare(batch(*other, 0, {0, 1, 3}), {1, 1, 1, 0.6, 0.2, 1, -1, -1, 1});
        const auto field = prepared({{"normalize", {}}, {"normalize", {{"per", std::string("field")}}}});
        compare(batch(*field, 0, {1}), {0.2, 0.4, 0}); // already 0 to 1 over the field
    }

    void oneHotTurnsTheLabelIntoNumbers()
    {
        const auto data = prepared({{"one_hot", {}}});
        const Field field = data->fields()[1];
        QVERIFY(field.dtype == DType::f32 && field.shape == Shape({3}) && field.classes.size() == 3);
        QCOMPARE(batch(*data, 1, {0, 1, 3}), (std::vector<double>{1, 0, 0, 0, 1, 0, 0, 0, 1}));
        const auto wider = prepared({{"one_hot", {{"classes", std::int64_t(5)}}}});
        QCOMPARE(batch(*wider, 1, {3}), (std::vector<double>{0, 0, 1, 0, 0}));
    }

    void theTargetOfARegressionChangesOnlyWhenNamed()
    {
        const Attributes source{{"file", std::string("table.csv")},
                                {"inputs", std::vector<std::string>{"a"}},
                                {"target", std::vector<std::string>{"b"}}};
        const auto target = [&](const char* type, Attributes attributes) {
            const auto data = prepare({{"csv", source}, {{type, std::move(attributes)}}, {"chronological", 0.33, 0}},
                                      {folder_.path().toStdString(), 1, {}});
            return batch(*data, 1, {0, 1});
        };
        for (const char* type : {"scale", "standardize", "normalize"})
            QCOMPARE(target(type, {}), (std::vector<double>{10, 30}));
        compare(target("scale", {{"field", std::string("b")}, {"factor", 0.1}}), {1, 3});
        compare(target("normalize", {{"field", std::string("b")}}), {0, 0.4});
    }

    void shuffleCanBeTurnedOff()
    {
        QVERIFY(!prepared({{"shuffle", {{"enabled", false}}}})->pipeline.shuffle);
        QVERIFY(prepared({{"shuffle", {}}})->pipeline.shuffle);
    }

    void aTransformThatCannotWorkIsExplained_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("attribute");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("words");
        QTest::newRow("an unknown transform") << "whiten"
                                              << ""
                                              << ""
                                              << "“whiten” is not known: it must be one of: ";
        QTest::newRow("an unknown field") << "scale"
                                          << "field"
                                          << "picture"
                                          << "the data have only: features, kind";
        QTest::newRow("a label cannot be scaled") << "scale"
                                                  << "field"
                                                  << "kind"
                                                  << "does not fit the field “kind”";
        QTest::newRow("numbers are no labels") << "one_hot"
                                               << "field"
                                               << "features"
                                               << "does not fit the field “features”";
        QTest::newRow("an unknown attribute") << "scale"
                                              << "times"
                                              << "2"
                                              << "has no attribute “times”";
        QTest::newRow("a wrong attribute") << "scale"
                                           << "factor"
                                           << "two"
                                           << "scale.factor is two; it must be a number";
    }
    void aTransformThatCannotWorkIsExplained()
    {
        QFETCH(QString, type);
        QFETCH(QString, attribute);
        QFETCH(QString, value);
        QFETCH(QString, words);
        Attributes attributes;
        if (!attribute.isEmpty())
            attributes[attribute.toStdString()] = value.toStdString();
        const auto data = prepared({{type.toStdString(), attributes}});
        QVERIFY(!data.ok());
        const QString sentence = QString::fromStdString(english(data.error()));
        QVERIFY2(sentence.contains(words), qPrintable(sentence));
    }

    void tooFewClassesForOneHotAreExplained()
    {
        const auto data = prepared({{"one_hot", {{"classes", std::int64_t(2)}}}});
        QVERIFY(!data.ok());
        QVERIFY(english(data.error()).find("run from 0 to 2, they must lie between 0 and 1") != std::string::npos);
    }

    void flattenChangesTheShapeOnly()
    {
        Pipeline pipeline;
        pipeline.fields.push_back({{"image", DType::f32, Shape{2, 3, 1}, FieldRole::input, {}, {}}, {}, {}, 0});
        std::vector<Tensor> columns{Tensor(Shape{4, 2, 3, 1}, DType::u8)};
        const Dataset rows({{"image", DType::u8, Shape{2, 3, 1}, FieldRole::input, {}, {}}}, std::move(columns));
        Fitted fitted;
        FittedNumbers numbers("flatten", nullptr, fitted);
        QVERIFY(findTransform("flatten")->fold(pipeline, {}, rows, {}, numbers).ok());
        QVERIFY(pipeline.fields[0].field.shape == Shape({6}));
        QVERIFY(pipeline.fields[0].scale.empty());
    }

    void channelsAreMeasuredEachByItself()
    {
        Tensor pixels(Shape{2, 1, 2, 2}, DType::u8);
        const int values[] = {0, 100, 10, 120, 20, 140, 30, 160};
        for (int i = 0; i < 8; ++i)
            pixels.set(i, values[i]);
        Pipeline pipeline;
        const Field field{"image", DType::u8, Shape{1, 2, 2}, FieldRole::input, {}, {}};
        pipeline.fields.push_back({field, {}, {}, 0});
        pipeline.fields[0].field.dtype = DType::f32;
        std::vector<Tensor> columns{pixels};
        const Dataset rows({field}, std::move(columns));
        const std::vector<std::int64_t> training{0, 1};
        const Attributes attributes{{"per", std::string("channel")}};
        Fitted fitted;
        FittedNumbers numbers("normalize", nullptr, fitted);
        QVERIFY(findTransform("normalize")->fold(pipeline, attributes, rows, training, numbers).ok());
        QCOMPARE(pipeline.fields[0].scale, (std::vector<double>{1 / 30.0, 1 / 60.0, 1 / 30.0, 1 / 60.0}));
        compare({pipeline.fields[0].offset}, {0, -100 / 60.0, 0, -100 / 60.0});
    }

    void theTablesIdsAreTheirFiles()
    {
        for (const char* id : {"scale", "standardize", "normalize", "one_hot", "flatten", "shuffle"})
            QVERIFY2(findTransform(id), id);
        for (const char* id : {"fashion_mnist", "mnist_idx", "csv", "toy_2d"})
            QVERIFY2(findSource(id), id);
        QVERIFY(!findTransform("") && !findSource("mnist"));
    }

private:
    Result<PreparedData> prepared(std::vector<Part> transforms) const
    {
        const DataRecipe recipe{
            {"csv", {{"file", std::string("table.csv")}}}, std::move(transforms), {"chronological", 0.33, 0}};
        return prepare(recipe, {folder_.path().toStdString(), 1, {}});
    }
    static std::vector<double> batch(const PreparedData& data, int field, const std::vector<std::int64_t>& rows)
    {
        const std::int64_t size = data.fields()[std::size_t(field)].shape.size();
        std::vector<double> out(rows.size() * std::size_t(size));
        if (!gatherField(data, field, rows, {out.data(), DType::f64, std::int64_t(rows.size()), size}))
            out.clear();
        return out;
    }
    static void compare(const std::vector<double>& found, const std::vector<double>& expected)
    {
        QCOMPARE(found.size(), expected.size());
        for (std::size_t i = 0; i < found.size(); ++i)
            QVERIFY2(std::abs(found[i] - expected[i]) < 1e-9,
                     qPrintable(QString("%1: %2 instead of %3").arg(i).arg(found[i]).arg(expected[i])));
    }

    QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(TransformsTest)
#include "transforms_test.moc"
