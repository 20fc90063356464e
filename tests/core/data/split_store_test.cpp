#include "data/data_split.h"
#include "numbered_store.h"

#include <QtTest/QtTest>

#include <map>
#include <set>

using namespace loom;

namespace {

std::vector<std::int64_t> all(const RowSet& part)
{
    return part.slice(0, std::int64_t(part.size()));
}

SplitSets parts(std::shared_ptr<const RowStore> store, const Split& split, std::uint64_t seed = 7)
{
    return std::move(splitStore(std::move(store), split, seed, {})).value();
}

} // namespace

class SplitStoreTest : public QObject {
    Q_OBJECT

private slots:
    void sharesAreMetExactlyAndEveryRowIsInOnePart_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<double>("validation");
        QTest::addColumn<double>("test");
        for (const char* method : {"ratio", "stratified", "chronological"}) {
            const QByteArray name(method);
            QTest::newRow(name + " with both parts") << QString(method) << 0.21 << 0.1;
            QTest::newRow(name + " without a test") << QString(method) << 0.1 << 0.0;
            QTest::newRow(name + " without validation") << QString(method) << 0.0 << 0.3;
            QTest::newRow(name + " with training alone") << QString(method) << 0.0 << 0.0;
        }
    }
    void sharesAreMetExactlyAndEveryRowIsInOnePart()
    {
        QFETCH(QString, method);
        QFETCH(double, validation);
        QFETCH(double, test);
        const auto store = numberedStore({100, 1, 250, 0, 649});
        const SplitSets sets = parts(store, {method.toStdString(), validation, test});
        QCOMPARE(sets.validation.size(), std::size_t(std::llround(1000 * validation)));
        QCOMPARE(sets.test.size(), std::size_t(std::llround(1000 * test)));
        QCOMPARE(sets.training.size(), 1000 - sets.validation.size() - sets.test.size());
        std::set<std::int64_t> seen;
        for (const RowSet* part : {&sets.training, &sets.validation, &sets.test}) {
            const auto rows = all(*part);
            QCOMPARE(rows.size(), part->size());
            QVERIFY(std::is_sorted(rows.begin(), rows.end()));
            for (const std::int64_t row : rows) {
                QVERIFY(seen.insert(row).second);
                QVERIFY(part->contains(row));
            }
        }
        QCOMPARE(seen.size(), std::size_t(1000));
    }

    void manyRowsHaveTheirSharesToo()
    {
        const auto store = numberedStore(std::vector<std::int64_t>(50, 4096));
        const SplitSets sets = parts(store, {"ratio", 0.1, 0.0});
        QCOMPARE(sets.validation.size(), std::size_t(std::llround(50 * 4096 * 0.1)));
        // Spread evenly: each block of 4096 rows gives 410, standard deviation 19.
        for (std::int64_t block = 0; block < 50; ++block)
            QVERIFY(std::abs(sets.validation.countIn(block) - 410) < 100);
    }

    void classesKeepTheirProportion()
    {
        const auto store = numberedStore({300, 300, 300});
        const SplitSets sets = parts(store, {"stratified", 0.1, 0.2});
        for (const auto& [part, expected] : {std::pair(&sets.validation, 30), std::pair(&sets.test, 60)}) {
            std::map<std::int64_t, int> counts;
            for (const std::int64_t row : all(*part))
                ++counts[row % 3];
            for (const int kind : {0, 1, 2})
                QCOMPARE(counts[kind], expected);
        }
    }

    void theTailIsTheEnd()
    {
        const SplitSets sets = parts(numberedStore({7, 3}), {"chronological", 0.2, 0.3});
        QCOMPARE(all(sets.training), (std::vector<std::int64_t>{0, 1, 2, 3, 4}));
        QCOMPARE(all(sets.validation), (std::vector<std::int64_t>{5, 6}));
        QCOMPARE(all(sets.test), (std::vector<std::int64_t>{7, 8, 9}));
    }

    void thePartsAreAFunctionOfTheSeed()
    {
        const auto store = numberedStore({500, 500});
        const Split split{"ratio", 0.2, 0};
        QCOMPARE(all(parts(store, split, 1).validation), all(parts(store, split, 1).validation));
        QVERIFY(all(parts(store, split, 1).validation) != all(parts(store, split, 2).validation));
        // Where the blocks begin plays no part.
        QCOMPARE(all(parts(store, split, 1).validation),
                 all(parts(numberedStore({10, 20, 900, 70}), split, 1).validation));
    }

    void slicesAreStretchesOfThePart()
    {
        const SplitSets sets = parts(numberedStore({100, 100, 100}), {"ratio", 0.5, 0});
        const auto rows = all(sets.validation);
        for (const auto& [first, count] :
             {std::pair(0, 5), std::pair(40, 70), std::pair(149, 10), std::pair(150, 1)}) {
            const auto slice = sets.validation.slice(first, count);
            const auto end = std::min<std::size_t>(rows.size(), std::size_t(first + count));
            QCOMPARE(slice, std::vector<std::int64_t>(rows.begin() + first, rows.begin() + std::ptrdiff_t(end)));
        }
    }

    void sharesThatLeaveNothingAreRefused()
    {
        QVERIFY(!splitStore(numberedStore({10}), {"ratio", 0.6, 0.5}, 1, {}));
        QVERIFY(!splitStore(numberedStore({1}), {"ratio", 0.6, 0}, 1, {}));
        QVERIFY(!splitStore(numberedStore({10}), {"halves", 0.1, 0}, 1, {}));
    }

    void aLimitOfTheTrainingRowsOnlyCuts_data()
    {
        QTest::addColumn<QString>("method");
        for (const char* method : {"ratio", "stratified", "chronological"})
            QTest::newRow(method) << method;
    }
    void aLimitOfTheTrainingRowsOnlyCuts()
    {
        QFETCH(QString, method);
        const auto store = numberedStore({100, 1, 250, 0, 649});
        const SplitSets whole = parts(store, {method.toStdString(), 0.2, 0.1});
        auto larger = all(whole.training);
        for (const std::int64_t limit : {699, 500, 120, 7, 1}) {
            const SplitSets sets = parts(store, {method.toStdString(), 0.2, 0.1, limit});
            const auto rows = all(sets.training);
            QCOMPARE(std::int64_t(rows.size()), limit);
            QVERIFY(std::ranges::includes(larger, rows));
            QCOMPARE(all(sets.validation), all(whole.validation));
            QCOMPARE(all(sets.test), all(whole.test));
            for (const std::int64_t row : larger)
                QCOMPARE(sets.training.contains(row), std::ranges::binary_search(rows, row));
            QVERIFY(!sets.notes.empty());
            if (method == "chronological")
                QCOMPARE(rows.back(), limit - 1);
            larger = rows;
        }
    }

    void aLimitKeepsClassesInProportion()
    {
        const SplitSets sets = parts(numberedStore({300, 300, 300}), {"stratified", 0.1, 0.2, 60});
        std::map<std::int64_t, int> counts;
        for (const std::int64_t row : all(sets.training))
            ++counts[row % 3];
        for (const int kind : {0, 1, 2})
            QCOMPARE(counts[kind], 20);
    }

    void partingCanBeCancelled()
    {
        const auto split = splitStore(numberedStore({10, 10}), {"ratio", 0.2, 0}, 1, [] { return false; });
        QVERIFY(!split);
        QCOMPARE(english(split.error()), std::string("Reading the data was cancelled."));
    }
};

QTEST_GUILESS_MAIN(SplitStoreTest)
#include "split_store_test.moc"
