#include "weather_office.h"

#include "data/data_recipe.h"

#include <QtTest/QtTest>

#include <fstream>
#include <numbers>

using namespace loom;
using Names = std::vector<std::string>;

/// The table that every Korean class downloads is read as it is, and a day's place in the year is a place on a
/// circle.
class WeatherOfficeTest : public QObject {
    Q_OBJECT

private slots:
    void theFileIsReadAsItWasDownloaded()
    {
        const auto data = read(test::weatherOfficeTable(40), {{"target", Names{"평균기온(℃)"}}});
        QVERIFY2(data.ok(), data ? "" : english(data.error()).c_str());
        QCOMPARE(data->rows.size(), std::int64_t(39)); // the tenth day has no values
        QCOMPARE(data->rows.fields()[0].features,
                 (Names{"날짜:year", "날짜:month", "날짜:day_of_year", "지점", "최저기온(℃)", "최고기온(℃)"}));
        QCOMPARE(data->rows.fields()[1].name, std::string("평균기온(℃)"));
        QCOMPARE(row(*data, 0), (std::vector<float>{2019, 1, 1, 108, -7, 3}));
        QCOMPARE(row(*data, 30)[1], 2.0f);
        QCOMPARE(row(*data, 30)[2], 32.0f);
        QCOMPARE(data->guesses.at("encoding"), std::string("cp949"));
        QCOMPARE(data->guesses.at("skip_lines"), std::string("7"));
        QCOMPARE(data->guesses.at("delimiter"), std::string("comma"));
        QCOMPARE(data->guesses.at("header"), std::string("yes"));
    }

    void linesAboveATableAreFoundOrNot_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("lines");
        QTest::newRow("a title and a blank line") << QByteArray("Temperatures\n\na,y\n1,2\n3,4\n") << 2;
        QTest::newRow("two cells above five") << QByteArray("place,Seoul\na,b,c,d,y\n1,2,3,4,5\n2,3,4,5,6\n") << 1;
        QTest::newRow("nothing stands above") << QByteArray("a,y\n1,2\n3,4\n") << 0;
        QTest::newRow("a header with one name too few is one") << QByteArray("a b\nr1 1 2\nr2 3 4\n") << 0;
        QTest::newRow("rows without a header keep the short one") << QByteArray("1\n2,3,4\n5,6,7\n") << 0;
        QTest::newRow("a row above is none of the lines") << QByteArray("a,b,y\n1\n1,2,3\n3,4,5\n") << 0;
    }
    void linesAboveATableAreFoundOrNot()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, lines);
        const auto data = read(text.toStdString(), {});
        QVERIFY2(data.ok(), data ? "" : english(data.error()).c_str());
        QCOMPARE(data->guesses.at("skip_lines"), std::to_string(lines));
    }

    void whatIsFoundCanBeOverruled()
    {
        const auto none = read("Temperatures\n\na,y\n1,2\n3,4\n", {{"skip_lines", std::int64_t(0)}});
        QVERIFY(none.ok() && none->guesses.at("skip_lines") == "0");
        const auto more = read("a,y\n1,2\nb,z\n3,4\n5,6\n", {{"skip_lines", std::int64_t(2)}});
        QVERIFY(more.ok() && more->rows.fields()[1].name == "z");
    }

    void aDayIsAPlaceOnACircle()
    {
        const Attributes two{{"harmonics", std::int64_t(2)}};
        const auto data = read("day,y\n2019-01-01,1\n2019-12-31,2\n2020-07-02,3\n", two);
        QVERIFY2(data.ok(), data ? "" : english(data.error()).c_str());
        QCOMPARE(data->rows.fields()[0].features, (Names{"day:cos1", "day:sin1", "day:cos2", "day:sin2"}));
        const double parts[] = {0, 364.0 / 365, 183.0 / 366};
        for (int i = 0; i < 3; ++i)
            for (int k = 1; k <= 2; ++k) {
                const double angle = 2 * std::numbers::pi * k * parts[i];
                QVERIFY(std::abs(row(*data, i)[std::size_t(2 * k - 2)] - std::cos(angle)) < 1e-6);
                QVERIFY(std::abs(row(*data, i)[std::size_t(2 * k - 1)] - std::sin(angle)) < 1e-6);
            }
    }

    void aTableOnDiskHasTheSameNumbers()
    {
        const Attributes settings{{"harmonics", std::int64_t(1)}, {"target", Names{"평균기온(℃)"}}};
        const std::string text = test::weatherOfficeTable(1400); // more days than are listed as places
        const auto memory = read(text, settings);
        const auto disk = read(text, settings, 1000);
        QVERIFY(memory.ok() && disk.ok() && disk->rows.store());
        QCOMPARE(disk->rows.size(), memory->rows.size());
        std::vector<float> stored(std::size_t(memory->rows.column(0).shape().size()));
        float* to = stored.data();
        for (std::int64_t block = 0; block < disk->rows.store()->blocks(); ++block) {
            QVERIFY(disk->rows.store()->readBlock(0, block, to).ok());
            to += disk->rows.store()->rowsOf(block) * 5;
        }
        QVERIFY(std::ranges::equal(stored, memory->rows.column(0).values<float>()));
    }

    void aNewRowIsReadAsTheNetworkLearned()
    {
        const auto data = read("day,y\n2019-01-01,1\n2019-12-31,2\n", {{"harmonics", std::int64_t(1)}});
        QVERIFY(data.ok());
        SourceContext knowing{folder(), 1, {}};
        knowing.learned = data->fitted.source;
        knowing.needTargets = false;
        const auto one = findSource("csv")->loadNew({.table = {}, .row = {{"day", "2019-12-31"}}, .picture = {}},
                                                    {{"harmonics", std::int64_t(5)}}, knowing);
        QVERIFY2(one.ok(), one ? "" : english(one.error()).c_str());
        const auto values = one->rows.column(0).values<float>();
        QCOMPARE(std::vector<float>(values.begin(), values.end()), row(*data, 1));
    }

private:
    std::string folder() const { return folder_.path().toStdString(); }
    Result<PreparedData> read(const std::string& text, Attributes attributes, std::int64_t mostInMemory = 1 << 20)
    {
        std::ofstream(folder() + "/table.csv", std::ios::binary) << text;
        attributes["file"] = std::string("table.csv");
        SourceContext context{folder(), 1, {}};
        context.mostInMemory = mostInMemory;
        context.cacheFolder = folder() + "/cache";
        return prepare({{"csv", attributes}, {}, {"chronological", 0, 0}}, context);
    }
    static std::vector<float> row(const PreparedData& data, std::int64_t row)
    {
        const std::int64_t width = data.rows.fields()[0].shape.size();
        const auto values = data.rows.column(0).values<float>().subspan(std::size_t(row * width), std::size_t(width));
        return {values.begin(), values.end()};
    }

    QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(WeatherOfficeTest)
#include "weather_office_test.moc"
