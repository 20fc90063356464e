#include "plots/ticks.h"

#include <QtTest>
#include <algorithm>
#include <cmath>

using namespace loom::ui;

class TicksTest : public QObject {
    Q_OBJECT
private slots:
    void aTickIsWrittenWithTheDigitsThatItsDistanceNeeds_data()
    {
        QTest::addColumn<double>("distance");
        QTest::addColumn<int>("first");
        QTest::addColumn<QStringList>("labels");
        QTest::newRow("two and a half") << 2.5 << 0 << QStringList{"0.0", "2.5", "5.0", "7.5", "10.0"};
        QTest::newRow("a quarter") << 0.25 << 7 << QStringList{"1.75", "2.00", "2.25", "2.50"};
        QTest::newRow("a fortieth") << 0.025 << 0 << QStringList{"0.000", "0.025", "0.050"};
        QTest::newRow("twenty-five") << 25.0 << 0 << QStringList{"0", "25", "50"};
        QTest::newRow("five") << 5.0 << 0 << QStringList{"0", "5", "10"};
        QTest::newRow("a fifth") << 0.2 << 1 << QStringList{"0.2", "0.4", "0.6"};
        QTest::newRow("a thousandth") << 0.001 << 2310 << QStringList{"2.310", "2.311", "2.312"};
    }
    void aTickIsWrittenWithTheDigitsThatItsDistanceNeeds()
    {
        QFETCH(double, distance);
        QFETCH(int, first);
        QFETCH(QStringList, labels);
        for (int i = 0; i < labels.size(); ++i)
            QCOMPARE(tickText((first + i) * distance, distance), labels[i]);
    }

    void anAxisThatIsAskedForTwoHasTwo_data()
    {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::newRow("a little more than one, both ways") << -1.05 << 1.05;
        QTest::newRow("just under a round number") << 0.01 << 0.99;
        QTest::newRow("a temperature") << -9.4 << 9.4;
        QTest::newRow("far from zero") << 1000.01 << 1000.19;
    }
    void anAxisThatIsAskedForTwoHasTwo()
    {
        QFETCH(double, low);
        QFETCH(double, high);
        const auto ticks = roundTicks(low, high, 2);
        QVERIFY2(ticks.size() >= 2, "one number says nothing of the scale");
        QVERIFY(ticks.size() <= 4);
        QVERIFY(ticks.front() >= low && ticks.back() <= high);
    }

    void limitsThatAreTheSameButForRoundingHaveNone()
    {
        const double one = 1;
        QVERIFY(roundTicks(one, std::nextafter(one, 2), 5).empty());
        QVERIFY(roundTicks(-1e308, 1e308, 5).empty());
    }

    void largeNumbersAreWrittenAsPowers()
    {
        QCOMPARE(shortTickText(2e12, 5e11, 2e12), QStringLiteral("2.0e+12"));
        QCOMPARE(shortTickText(1.5e12, 5e11, 2e12), QStringLiteral("1.5e+12"));
        QCOMPARE(shortTickText(0, 5e11, 2e12), QStringLiteral("0"));
        QCOMPARE(shortTickText(2500, 500, 3000), QStringLiteral("2,500"));
        QCOMPARE(shortTickText(2e-7, 1e-7, 3e-7), QStringLiteral("2e-07"));
        QCOMPARE(shortTickText(5e11, 5e11, 2e12), QStringLiteral("0.5e+12")); // in the form of its neighbours
        QCOMPARE(shortTickText(9.5e4, 5e3, 1.05e5), QStringLiteral("0.95e+05"));
        QCOMPARE(shortTickText(-2e12, 1e12, 2e12), QString(QChar(0x2212)) + QStringLiteral("2e+12"));
    }

    void thingsStandApartAndNearWhereTheyBelong()
    {
        const auto places = placedApart({50, 52, 90}, 10, 0, 100);
        QCOMPARE(places[0], 46.0); // both give way alike
        QCOMPARE(places[1], 56.0);
        QCOMPARE(places[2], 90.0);
        const auto low = placedApart({99, 98, 97}, 10, 0, 100);
        QCOMPARE(low[2], 75.0);
        QCOMPARE(low[1], 85.0);
        QCOMPARE(low[0], 95.0);
        QVERIFY(placedApart({}, 10, 0, 100).empty());
        const auto crowd = placedApart(std::vector<double>(30, 40.0), 10, 0, 100);
        QVERIFY(*std::ranges::min_element(crowd) >= 0 && *std::ranges::max_element(crowd) <= 100);
    }
};

QTEST_GUILESS_MAIN(TicksTest)
#include "ticks_test.moc"
