#include "recommend/ranking.h"
#include "recommend/rules.h"

#include <QTest>
#include <algorithm>
#include <cmath>

using namespace loom::recommend;

namespace {

enum Good : std::int32_t { bread, butter, milk, diapers, beer, tea };

/// Ten baskets: bread in 6, butter in 4 (always with bread), milk in 7, diapers in 4, beer in 3 (always with
/// diapers).
const std::vector<Basket> kTen{
    {bread, butter, milk},  {bread, butter, milk}, {bread, butter, milk}, {butter, bread}, {bread, milk},
    {bread, diapers, beer}, {milk, diapers, beer}, {milk, diapers, beer}, {milk, diapers}, {tea, tea}};

Rule ruleOf(const std::vector<Basket>& baskets, std::int32_t from, std::int32_t to)
{
    const std::vector<Rule> rules = associationRules(baskets, 0.1, 0);
    const auto found = std::ranges::find_if(
        rules, [&](const Rule& rule) { return rule.from == Basket{from} && rule.to == Basket{to}; });
    return found == rules.end() ? Rule() : *found;
}

bool near(double a, double b)
{
    return std::abs(a - b) < 5e-5;
}

} // namespace

class RulesTest : public QObject {
    Q_OBJECT
private slots:
    void theTenBaskets_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<double>("support");
        QTest::addColumn<double>("confidence");
        QTest::addColumn<double>("lift");
        QTest::newRow("bread, butter") << int(bread) << int(butter) << .4 << .6667 << 1.6667;
        QTest::newRow("butter, bread") << int(butter) << int(bread) << .4 << 1.0 << 1.6667;
        QTest::newRow("diapers, beer") << int(diapers) << int(beer) << .3 << .75 << 2.5;
        QTest::newRow("bread, milk") << int(bread) << int(milk) << .4 << .6667 << .9524;
    }

    void theTenBaskets()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(double, support);
        QFETCH(double, confidence);
        QFETCH(double, lift);
        const Rule rule = ruleOf(kTen, from, to);
        QVERIFY(near(rule.support, support));
        QVERIFY(near(rule.confidence, confidence));
        QVERIFY(near(rule.lift, lift));
    }

    /// Sure and worthless: what lies in every basket follows from anything.
    void whatEverybodyBuysFollowsFromAnything()
    {
        enum { noodles, kimchi, egg, water, cow, loaf };
        const std::vector<Basket> five{{noodles, kimchi, egg, water},
                                       {noodles, kimchi, water},
                                       {loaf, cow, water},
                                       {noodles, egg, cow, water},
                                       {loaf, cow, egg, water}};
        const Rule sure = ruleOf(five, loaf, water);
        QCOMPARE(sure.confidence, 1.0);
        QCOMPARE(sure.lift, 1.0);
        const Rule kept = ruleOf(five, noodles, kimchi);
        QVERIFY(near(kept.support, .4) && near(kept.confidence, .6667) && near(kept.lift, 1.6667));
        const Rule weak = ruleOf(five, cow, egg);
        QVERIFY(near(weak.support, .4) && near(weak.confidence, .6667) && near(weak.lift, 1.1111));
    }

    /// All sets counted one by one, without the short cut.
    void aprioriFindsAllFrequentSets()
    {
        for (const double least : {0.1, 0.2, 0.3, 0.4, 0.7}) {
            std::vector<FrequentSet> expected;
            for (int size = 1; size <= 6; ++size)
                for (std::uint32_t mask = 1; mask < 64; ++mask) {
                    FrequentSet set;
                    for (std::int32_t good = 0; good < 6; ++good)
                        if ((mask >> good & 1) != 0)
                            set.goods.push_back(good);
                    if (int(set.goods.size()) != size)
                        continue;
                    for (const Basket& basket : kTen)
                        set.baskets += std::ranges::all_of(set.goods, [&](std::int32_t good) {
                            return std::ranges::find(basket, good) != basket.end();
                        });
                    if (double(set.baskets) > least * 10 - 1e-9)
                        expected.push_back(set);
                }
            const std::vector<FrequentSet> found = frequentSets(kTen, least);
            std::ranges::stable_sort(expected, {},
                                     [](const FrequentSet& set) { return std::pair(set.goods.size(), set.goods); });
            QVERIFY(!expected.empty());
            QVERIFY(found == expected);
        }
        QVERIFY(frequentSets({}, 0.1).empty());
        QVERIFY(frequentSets(kTen, 0.2, 1).size() < frequentSets(kTen, 0.2).size());
        QVERIFY(associationRules({}, 0.1, 0.1).empty());
    }

    void rulesStandByLift()
    {
        const std::vector<Rule> rules = associationRules(kTen, 0.2, 0.6);
        QVERIFY(rules.size() > 3);
        QVERIFY(std::ranges::is_sorted(rules, std::ranges::greater(), &Rule::lift));
        QVERIFY(std::ranges::all_of(rules, [](const Rule& rule) { return rule.confidence >= 0.6; }));
        QVERIFY(std::ranges::any_of(rules, [](const Rule& rule) { return rule.from.size() == 2; }));
    }

    /// Worked out by hand: gains 3, 0, 1 at the first three places of gains {1, 3, 0, 2}.
    void placesOfAList()
    {
        const std::vector<double> gains{1, 3, 0, 2};
        const std::vector<std::int32_t> ranked{1, 2, 0};
        const double found = 7 + 0 + 1 / 2.0; // (2³ − 1)/log₂2, 0, (2¹ − 1)/log₂4
        const double ideal = 7 + 3 / std::log2(3.0) + 1 / 2.0;
        QVERIFY(std::abs(ndcgAt(3, ranked, gains) - found / ideal) < 1e-12);
        const std::vector<double> none(4);
        QCOMPARE(ndcgAt(3, ranked, none), 0.0);
        const std::vector<std::uint8_t> relevant{1, 1, 0, 0};
        QCOMPARE(precisionAt(2, ranked, relevant), 0.5);
        QCOMPARE(precisionAt(5, ranked, relevant), 0.4); // of five places, though only three are taken
        const std::vector<double> scores{2, std::nan(""), 5, 2};
        QCOMPARE(best(scores, 3), (std::vector<std::int32_t>{2, 0, 3}));
        const std::vector<std::uint8_t> leaveOut{0, 0, 1, 0};
        QCOMPARE(best(scores, 9, leaveOut), (std::vector<std::int32_t>{0, 3}));
    }
};

QTEST_GUILESS_MAIN(RulesTest)
#include "rules_test.moc"
