#include "recommend/neighbours.h"

#include <QTest>
#include <cmath>

using namespace loom;
using namespace loom::recommend;

namespace {

constexpr double kNone = 0;

/// A table of rows; 0 stands for an empty cell.
Ratings tableOf(const std::vector<std::vector<double>>& rows)
{
    std::vector<Rating> ratings;
    for (std::size_t user = 0; user < rows.size(); ++user)
        for (std::size_t item = 0; item < rows[user].size(); ++item)
            if (rows[user][item] != kNone)
                ratings.push_back({std::int32_t(user), std::int32_t(item), rows[user][item]});
    return std::move(Ratings::of(std::int32_t(rows.size()), std::int32_t(rows[0].size()), ratings)).value();
}

const std::vector<std::vector<double>> kFixture{
    {5, 4, kNone, 1, 2, kNone}, {4, 5, 5, 2, kNone, 1}, {1, kNone, 2, 5, 4, 4}, {5, 4, 4, kNone, 1, 2}};
const std::vector<std::vector<double>> kSecond{
    {5, 4, kNone, 1, 2, kNone}, {4, 5, 5, 2, 1, 1}, {1, 2, 1, 5, 4, 5}, {5, 3, 4, kNone, 2, 1}};

bool near(double a, double b)
{
    return std::abs(a - b) < 5e-5; // the numbers are given to four digits
}

#define COMPARE_NEAR(a, b) QVERIFY2(near(a, b), qPrintable(QString::number(a, 'f', 6)))

} // namespace

class NeighboursTest : public QObject {
    Q_OBJECT
private slots:
    void likenessOfTheFixture_data()
    {
        QTest::addColumn<bool>("second");
        QTest::addColumn<Likeness>("likeness");
        QTest::addColumn<QList<double>>("expected");
        QTest::newRow("euclid") << false << Likeness::euclid << QList<double>{1.7321, 6.0, 1.0};
        QTest::newRow("cosine") << false << Likeness::cosine << QList<double>{.9661, .5071, .9891};
        QTest::newRow("pearson, own means") << false << Likeness::pearson << QList<double>{.8450, -.9934, .9125};
        QTest::newRow("second, euclid") << true << Likeness::euclid << QList<double>{2.0, 6.3246, 1.0};
        QTest::newRow("second, cosine") << true << Likeness::cosine << QList<double>{.9565, .5652, .9915};
        QTest::newRow("second, pearson of common items")
            << true << Likeness::pearsonOfCommon << QList<double>{.8, -1.0, .9286};
    }

    void likenessOfTheFixture()
    {
        QFETCH(bool, second);
        QFETCH(Likeness, likeness);
        QFETCH(QList<double>, expected);
        const Ratings table = tableOf(second ? kSecond : kFixture);
        for (int other = 1; other < 4; ++other) {
            const Alike found = alike(table.ofUser(0), table.ofUser(other), likeness);
            if (likeness != Likeness::euclid) {
                COMPARE_NEAR(found.value, expected[other - 1]);
                continue;
            }
            COMPARE_NEAR(found.distance, expected[other - 1]);
            QCOMPARE(found.value, 1 / (1 + found.distance));
        }
    }

    void guessesOfTheFixture()
    {
        const Ratings table = tableOf(kFixture);
        const auto value = [&](const NeighbourSettings& settings, Side by = Side::users) {
            return *guess(table, by, 0, 2, settings).value;
        };
        COMPARE_NEAR(value({.most = 2}), 4.4941);
        COMPARE_NEAR(value({}), 3.9805);
        COMPARE_NEAR(value({.likeness = Likeness::pearson, .centered = true, .most = 2}), 4.1846);
        COMPARE_NEAR(*guess(tableOf(kSecond), Side::users, 0, 2, {.most = 2}).value, 4.4910);
        COMPARE_NEAR(value({.most = 2}, Side::items), 4.4914);
        // Who has the opposite taste pulls the other way, with a mean taken away.
        const Guess all = guess(table, Side::users, 0, 2, {.likeness = Likeness::pearson, .centered = true});
        QCOMPARE(all.voices.size(), std::size_t(3));
        QCOMPARE(all.voices.back().neighbour, 2);
        QVERIFY(all.voices.back().alike.value * all.voices.back().offMean > 0);
    }

    /// In the course's table the nearest by distance and by direction are two different people.
    void theTableOfTheNotes()
    {
        const Ratings table = tableOf({{5, 4, 4, kNone, kNone}, {5, 3, 4, 5, 3}, {4, 3, 3, 2, 5}});
        const auto to = [&](int other, Likeness likeness) {
            return alike(table.ofUser(0), table.ofUser(other), likeness);
        };
        COMPARE_NEAR(to(2, Likeness::cosine).value, 0.9995);
        QVERIFY(to(2, Likeness::cosine).value > to(1, Likeness::cosine).value);
        QVERIFY(to(1, Likeness::euclid).value > to(2, Likeness::euclid).value);
        const auto better = [&](Likeness likeness) { // item 4 or item 5, told by the nearest one
            const NeighbourSettings one{.likeness = likeness, .most = 1};
            return *guess(table, Side::users, 0, 3, one).value > *guess(table, Side::users, 0, 4, one).value;
        };
        QVERIFY(better(Likeness::euclid));
        QVERIFY(!better(Likeness::cosine));
        // The control: with all equally alike the guess is the column's mean, and nothing flips.
        const Ratings equal = tableOf({{3, 3, kNone}, {4, 4, 2}, {5, 5, 4}});
        COMPARE_NEAR(*guess(equal, Side::users, 0, 2, {}).value, 3.0);
    }

    void oneCommonItemIsFlagged()
    {
        const Ratings table = tableOf({{5, 4, kNone}, {1, kNone, 2}, {kNone, kNone, 5}});
        const Guess found = guess(table, Side::users, 0, 2, {});
        QCOMPARE(found.voices.size(), std::size_t(1)); // who shares nothing is not asked
        QCOMPARE(found.voices[0].alike.value, 1.0);
        QCOMPARE(found.voices[0].alike.common, 1);
        QVERIFY(found.thin());
        QVERIFY(!guess(table, Side::users, 0, 2, {.fewestCommon = 2}).value);
        QVERIFY(!guess(tableOf(kFixture), Side::users, 0, 2, {}).thin());
    }

    void byItemsIsByUsersOfTheTurnedTable()
    {
        const Ratings table = tableOf(kFixture), turned = table.turned();
        for (const Likeness likeness : {Likeness::cosine, Likeness::pearson, Likeness::euclid})
            for (std::int32_t user = 0; user < table.users(); ++user)
                for (std::int32_t item = 0; item < table.items(); ++item) {
                    const NeighbourSettings how{.likeness = likeness, .centered = true};
                    const Guess here = guess(table, Side::items, user, item, how);
                    const Guess there = guess(turned, Side::users, item, user, how);
                    QCOMPARE(here.value, there.value);
                }
    }

    /// A guess looks at everything but the cell that it is about.
    void theCellItselfIsNeverLookedAt()
    {
        const Ratings table = tableOf(kFixture);
        for (const Rating& rating : table.all())
            for (const Side by : {Side::users, Side::items}) {
                const NeighbourSettings how{.likeness = Likeness::pearson, .centered = true};
                const Ratings without = table.without(rating.user, rating.item);
                QCOMPARE(guess(table, by, rating.user, rating.item, how).value,
                         guess(without, by, rating.user, rating.item, how).value);
            }
    }

    void tablesRefuseWhatTheyCannotHold()
    {
        const auto said = [](std::vector<Rating> ratings) {
            const auto table = Ratings::of(2, 3, std::move(ratings));
            return table ? std::string() : english(table.error());
        };
        QVERIFY(said({{2, 0, 1}}).find("2 users and 3 items") != std::string::npos);
        QVERIFY(said({{0, -1, 1}}).find("outside") != std::string::npos);
        QVERIFY(said({{0, 1, std::nan("")}}).find("no number") != std::string::npos);
        QVERIFY(said({{1, 1, 4}, {0, 0, 2}, {1, 1, 3}}).find("twice") != std::string::npos);
        const Ratings empty = std::move(Ratings::of(2, 3, {})).value();
        QCOMPARE(empty.mean(), 0.0);
        QVERIFY(!guess(empty, Side::users, 0, 0, {}).value);
        QCOMPARE(holdOut(empty, 0.5, 1).test.count(), std::int64_t(0));
    }
};

QTEST_GUILESS_MAIN(NeighboursTest)
#include "neighbours_test.moc"
