#include "data/data_recipe.h"
#include "data/rating_rows.h"
#include "data/rating_world.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <set>

using namespace loom;

namespace {

/// Two users and three films in each of MovieLens' forms; the ids are no numbers of rows.
const QByteArray kTabs =
    "196\t242\t3\t881250949\n22\t51\t4.5\t881250940\n196\t51\t1\t881250960\n22\t302\t2\t881250930\n";
const QByteArray kColons = "196::242::3::881250949\r\n22::51::4.5::881250940\r\n196::51::1::881250960\r\n"
                           "22::302::2::881250930\r\n";
const QByteArray kCommas = "userId,movieId,rating,timestamp\n196,242,3,881250949\n22,51,4.5,881250940\n"
                           "196,51,1,881250960\n22,302,2,881250930\n";

} // namespace

class RatingsTest : public QObject {
    Q_OBJECT
private slots:
    void threeFormsSayTheSame_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("format");
        QTest::newRow("u.data") << kTabs << "u.data";
        QTest::newRow("ratings.dat") << kColons << "ratings.dat";
        QTest::newRow("ratings.csv") << kCommas << "ratings.csv";
        QTest::newRow("columns in another order")
            << QByteArray("\xEF\xBB\xBF\"timestamp\",\"rating\",\"movieId\",\"userId\"\n881250949,3,242,196\n"
                          "881250940,4.5,51,22\n881250960,1,51,196\n881250930,2,302,22")
            << "ratings.csv";
    }

    /// Ids in the order of their numbers, rows in the order of time.
    void threeFormsSayTheSame()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, format);
        const auto data = loaded(text);
        QVERIFY2(data.ok(), data.ok() ? "" : english(data.error()).c_str());
        const Dataset& rows = data->rows;
        QCOMPARE(rows.fields()[0].classes, (std::vector<std::string>{"22", "196"}));
        QCOMPARE(rows.fields()[1].classes, (std::vector<std::string>{"51", "242", "302"}));
        const double expected[4][3] = {{0, 2, 2}, {0, 0, 4.5}, {1, 1, 3}, {1, 0, 1}};
        QCOMPARE(rows.size(), std::int64_t(4));
        for (int row = 0; row < 4; ++row)
            for (int field = 0; field < 3; ++field)
                QCOMPARE(rows.at(field, row, 0), expected[row][field]);
        QCOMPARE(data->guesses.at("format"), format.toStdString());
        QCOMPARE(data->faults.count, std::int64_t(0));
    }

    void withoutTimesTheFileIsTheOrder()
    {
        const auto data = loaded("b,x,3\na,x,2\nb,y,1\n");
        QVERIFY(data.ok());
        QCOMPARE(data->rows.at(2, 0, 0), 3.0);
        QCOMPARE(data->rows.fields()[0].classes, (std::vector<std::string>{"a", "b"}));
        QCOMPARE(data->notes.size(), std::size_t(1)); // nothing is said of time
    }

    /// What cannot be used is listed with its line, and the rest is read.
    void hostileLinesAreLeftOut_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("reason");
        QTest::newRow("too few cells") << QByteArray("1\t2") << "no number";
        QTest::newRow("one cell") << QByteArray("hello") << "in this line: 1;";
        QTest::newRow("no number") << QByteArray("1\t2\tgood\t5") << "“good” is no number";
        QTest::newRow("not a number") << QByteArray("1\t2\tnan\t5") << "is no number";
        QTest::newRow("infinite") << QByteArray("1\t2\t1e999\t5") << "is no number";
        QTest::newRow("too large") << QByteArray("1\t2\t1e30\t5") << "is no rating";
        QTest::newRow("no user") << QByteArray("\t2\t3\t5") << "needed are";
        QTest::newRow("an endless name") << QByteArray(100'000, 'x') + "\t2\t3\t5"
                                         << "no user and no item";
        QTest::newRow("zeros") << QByteArray("\0\0\0\0", 4) << "in this line: 1;";
        QTest::newRow("twice") << QByteArray("196\t242\t5\t1") << "again in line 1, which counts";
    }

    void hostileLinesAreLeftOut()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, reason);
        const auto data = loaded(kTabs + line + "\n");
        QVERIFY(data.ok());
        QCOMPARE(data->rows.size(), std::int64_t(4));
        QCOMPARE(data->faults.count, std::int64_t(1));
        const QString said = QString::fromStdString(english(data->faults.listed[0].reason));
        QVERIFY2(said.contains(reason), qPrintable(said));
        QVERIFY(english(data->faults.listed[0].place).find("line 5") != std::string::npos);
    }

    void filesWithoutRatingsAreRefused()
    {
        for (const QByteArray& text : {QByteArray(), QByteArray("\n\n"), QByteArray("a picture"),
                                       QByteArray("userId,movieId,rating\n"), QByteArray(5000, '\t')})
            QVERIFY(!loaded(text).ok());
        QVERIFY(!read("nowhere.csv").ok());
    }

    /// What a network has learned from one file holds for another: the same numbers, and no strangers.
    void newRowsKeepTheNumbers()
    {
        const auto old = loaded(kTabs);
        SourceContext knowing;
        knowing.learned = old->learned;
        knowing.needTargets = false;
        const auto now = loaded("22\t242\t\t3\n7\t51\t3\t2\n196\t302\t4\t1\n", knowing);
        QVERIFY2(now.ok(), now.ok() ? "" : english(now.error()).c_str());
        QCOMPARE(now->rows.size(), std::int64_t(2));
        QCOMPARE(now->faults.count, std::int64_t(1));
        QVERIFY(english(now->faults.listed[0].reason).find("never met the user “7”") != std::string::npos);
        QCOMPARE(now->rows.at(0, 0, 0), 1.0); // 196, which comes first by time
        QCOMPARE(now->rows.at(1, 0, 0), 2.0);
        QVERIFY(std::isnan(now->rows.at(2, 1, 0)));
        const SourceType* source = findSource("ratings");
        NewRows one;
        one.row = {{"user", "22"}, {"item", "302"}};
        const auto row = source->loadNew(one, {}, knowing);
        QVERIFY(row.ok());
        QCOMPARE(row->rows.at(0, 0, 0), 0.0);
        QCOMPARE(row->rows.at(1, 0, 0), 2.0);
        const std::vector<NewColumn> columns = source->newColumns(old->learned);
        QCOMPARE(columns.size(), std::size_t(2));
        QCOMPARE(cellOf(columns[1], std::vector{2.0}), std::string("302"));
        QCOMPARE(cellOf(columns[1], std::vector{3.0}), std::string());
        for (const char* learned : {"", "{}", "[1]", "{\"user\": 3, \"item\": []}"})
            QVERIFY(!learnedRatings(learned).ok() && source->newColumns(learned).empty());
        one.row = {{"user", "22"}};
        QVERIFY(!source->loadNew(one, {}, knowing).ok());
        one.row = {{"user", "stranger"}, {"item", "302"}};
        QVERIFY(!source->loadNew(one, {}, knowing).ok());
    }

    void theWorldIsAFunctionOfItsSeed()
    {
        const auto ratingsOf = [](std::uint64_t seed) {
            std::vector<float> values;
            for (const WorldRating& rating : RatingWorld({.users = 60, .items = 40, .seed = seed}).ratings())
                values.insert(values.end(), {float(rating.user), float(rating.item), rating.value});
            return values;
        };
        QCOMPARE(ratingsOf(3), ratingsOf(3));
        QVERIFY(ratingsOf(3) != ratingsOf(4));
    }

    /// The recipe's world: a fifth of the table filled, half stars, and a mood of .5.
    void theWorldIsAsItSays()
    {
        const RatingWorld world({});
        const std::vector<WorldRating> ratings = world.ratings();
        QVERIFY(std::abs(double(ratings.size()) / (600 * 300) - 0.22) < 0.01);
        double squares = 0, sum = 0;
        std::vector<int> counts(300);
        for (const WorldRating& rating : ratings) {
            QVERIFY(rating.value >= 1 && rating.value <= 5 && 2 * rating.value == std::floor(2 * rating.value));
            const double off = rating.value - world.truth(rating.user, rating.item);
            squares += off * off;
            sum += rating.value;
            ++counts[std::size_t(rating.item)];
        }
        const double noise = std::sqrt(squares / double(ratings.size())), mean = sum / double(ratings.size());
        QVERIFY2(noise > 0.47 && noise < 0.53, std::to_string(noise).c_str());
        QVERIFY2(mean > 3.2 && mean < 3.7, std::to_string(mean).c_str());
        QVERIFY(std::ranges::max(counts) > 3 * std::ranges::min(counts)); // some are known better
    }

    void theSourceHoldsTheWorld()
    {
        const SourceType* source = findSource("rating_world");
        const auto data = source->load(
            completed(source->attributes, {{"users", std::int64_t(60)}, {"items", std::int64_t(40)}}), {{}, 5, {}});
        const std::vector<WorldRating> ratings = RatingWorld({.users = 60, .items = 40, .seed = 5}).ratings();
        QCOMPARE(data->rows.size(), std::int64_t(ratings.size()));
        for (std::size_t row = 0; row < ratings.size(); ++row)
            QCOMPARE(data->rows.at(2, std::int64_t(row), 0), double(ratings[row].value));
        QCOMPARE(data->rows.fields()[0].classes.size(), std::size_t(60));
        QCOMPARE(data->rows.fields()[1].classes.back(), std::string("40"));
        QVERIFY(!source
                     ->load(completed(source->attributes,
                                      {{"users", std::int64_t(100'000)}, {"items", std::int64_t(100'000)}}),
                            {})
                     .ok());
    }

    /// The latest ratings are the test.
    void aChronologicalSplitTestsOnTheLatest()
    {
        QByteArray text;
        for (int i = 0; i < 20; ++i) // the later half stands first
            text += QByteArray::number(i % 4) + "\t" + QByteArray::number(i) + "\t3\t"
                + QByteArray::number((i + 10) % 20) + "\n";
        write(text);
        DataRecipe recipe;
        recipe.source = {"ratings", {{"file", file()}}};
        recipe.split = {.method = "chronological", .validation = 0, .test = 0.25};
        const auto data = prepare(recipe, {});
        QVERIFY2(data.ok(), data.ok() ? "" : english(data.error()).c_str());
        std::set<std::string> items;
        for (const std::int64_t row : data->test.list())
            items.insert(data->rows.fields()[1].classes[std::size_t(data->rows.at(1, row, 0))]);
        QCOMPARE(items, (std::set<std::string>{"5", "6", "7", "8", "9"}));
    }

private:
    std::string file() const { return folder_.filePath("ratings").toStdString(); }

    void write(const QByteArray& text)
    {
        QFile out(QString::fromStdString(file()));
        QVERIFY(out.open(QIODevice::WriteOnly) && out.write(text) == text.size());
    }

    static Result<SourceData> read(const std::string& path, const SourceContext& context = {})
    {
        return findSource("ratings")->load({{"file", path}}, context);
    }

    Result<SourceData> loaded(const QByteArray& text, const SourceContext& context = {})
    {
        write(text);
        return read(file(), context);
    }

    QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(RatingsTest)
#include "ratings_test.moc"
