#include "data/data_split.h"

#include <QtTest/QtTest>

#include <algorithm>
#include <set>

using namespace loom;
using Rows = std::vector<std::int64_t>;

namespace {

/// `count` rows whose label is given by the function; the last `ownTest` rows are the source's test set.
template<class F> SourceData labelled(std::int64_t count, F label, std::int64_t ownTest = 0)
{
    Tensor labels(Shape{count}, DType::i32);
    for (std::int64_t i = 0; i < count; ++i)
        labels.set(i, label(i));
    std::vector<Tensor> columns;
    columns.push_back(std::move(labels));
    SourceData data;
    data.rows = Dataset({{"label", DType::i32, Shape{}, FieldRole::target, {"a", "b", "c"}, {}}}, std::move(columns));
    for (std::int64_t i = count - ownTest; i < count; ++i)
        data.test.push_back(i);
    return data;
}

SourceData tenClasses(std::int64_t each)
{
    SourceData data = labelled(10 * each, [](std::int64_t i) { return int(i % 10); });
    return data;
}

SourceData plain(std::int64_t count, std::int64_t ownTest = 0)
{
    return labelled(
        count, [](std::int64_t) { return 0; }, ownTest);
}

} // namespace

class DataSplitTest : public QObject {
    Q_OBJECT

private slots:
    void aListKnowsItsRowsInAnyOrder()
    {
        for (const RowSet& rows : {RowSet{2, 3, 5, 8}, RowSet{8, 2, 5, 3}}) {
            for (const std::int64_t row : {2, 3, 5, 8})
                QVERIFY(rows.contains(row));
            for (const std::int64_t row : {-1, 0, 4, 7, 9})
                QVERIFY(!rows.contains(row));
        }
        QVERIFY(!RowSet().contains(0));
        QCOMPARE(RowSet({8, 2}).slice(0, 2), (std::vector<std::int64_t>{8, 2}));
    }
    void everyRowIsInOnePart_data()
    {
        QTest::addColumn<QString>("method");
        for (const char* method : {"ratio", "stratified", "chronological"})
            QTest::newRow(method) << method;
    }
    void everyRowIsInOnePart()
    {
        QFETCH(QString, method);
        const auto data = labelled(103, [](std::int64_t i) { return int(i % 3); });
        const auto parts = splitRows(data, {method.toStdString(), 0.2, 0.1}, 7);
        QVERIFY(parts.ok());
        QCOMPARE(parts->validation.size(), std::size_t(21));
        QCOMPARE(parts->test.size(), std::size_t(10));
        std::set<std::int64_t> all;
        for (const Rows* part : {&parts->training, &parts->validation, &parts->test}) {
            QVERIFY(std::is_sorted(part->begin(), part->end()));
            all.insert(part->begin(), part->end());
        }
        QCOMPARE(all.size(), std::size_t(103));
        QCOMPARE(parts->training.size(), std::size_t(72));
    }

    void everyRowIsInOneFold_data()
    {
        QTest::addColumn<QString>("method");
        for (const char* method : {"ratio", "stratified"})
            QTest::newRow(method) << method;
    }
    void everyRowIsInOneFold()
    {
        QFETCH(QString, method);
        const auto data = labelled(103, [](std::int64_t i) { return i < 10 ? 0 : i < 40 ? 1 : 2; });
        std::multiset<std::int64_t> checked;
        Rows test;
        for (std::int64_t fold = 1; fold <= 5; ++fold) {
            Split split{method.toStdString(), 0.3, 0.1};
            split.folds = 5;
            split.fold = fold;
            const auto parts = splitRows(data, split, 7);
            QVERIFY(parts.ok());
            QCOMPARE(parts->training.size() + parts->validation.size(), std::size_t(93));
            QVERIFY(parts->validation.size() == 18 || parts->validation.size() == 19);
            QVERIFY(fold == 1 || parts->test == test);
            test = parts->test;
            checked.insert(parts->validation.begin(), parts->validation.end());
            checked.insert(test.begin(), test.end());
            if (method == "stratified") { // 9, 27 and 57 rows are no test
                std::int64_t of[3] = {};
                for (const std::int64_t row : parts->validation)
                    ++of[row < 10 ? 0 : row < 40 ? 1 : 2];
                QVERIFY(of[0] >= 1 && of[0] <= 2 && of[1] >= 5 && of[1] <= 6 && of[2] >= 11 && of[2] <= 12);
            }
        }
        for (std::int64_t row = 0; row < 103; ++row)
            QCOMPARE(checked.count(row), std::ranges::count(test, row) ? std::size_t(5) : std::size_t(1));
    }
    void foldsThatCannotBeAreRefused()
    {
        const auto refused = [](Split split, std::int64_t folds, std::int64_t fold) {
            split.folds = folds;
            split.fold = fold;
            return !splitRows(plain(20), split, 7).ok();
        };
        QVERIFY(!refused({"ratio", 0.1, 0}, 5, 5));
        QVERIFY(refused({"ratio", 0.1, 0}, 5, 6));
        QVERIFY(refused({"ratio", 0.1, 0}, 5, 0));
        QVERIFY(refused({"ratio", 0.1, 0}, 21, 1));
        QVERIFY(refused({"chronological", 0.1, 0}, 5, 1));
        QVERIFY(refused({"ratio", 0.1, 0, 5}, 5, 1));
    }

    void aRatioSplitIsDrawnFromTheSeed()
    {
        const auto one = splitRows(plain(100), {"ratio", 0.2, 0}, 1),
                   same = splitRows(plain(100), {"ratio", 0.2, 0}, 1);
        const auto other = splitRows(plain(100), {"ratio", 0.2, 0}, 2);
        QCOMPARE(one->validation, same->validation);
        QVERIFY(one->validation != other->validation);
        QVERIFY(one->validation.back() - one->validation.front() > 20); // scattered, no stretch
    }

    void aTailSplitKeepsTheOrderOfTime()
    {
        const auto parts = splitRows(plain(10), {"chronological", 0.2, 0.3}, 1);
        QCOMPARE(parts->training, (Rows{0, 1, 2, 3, 4}));
        QCOMPARE(parts->validation, (Rows{5, 6}));
        QCOMPARE(parts->test, (Rows{7, 8, 9}));
    }

    void aStratifiedSplitKeepsProportionsOfUnequalClasses()
    {
        // 80, 15 and 5 rows: 20 % of validation are 16, 3 and 1.
        const auto label = [](std::int64_t i) { return i < 80 ? 0 : i < 95 ? 1 : 2; };
        const auto data = labelled(100, label);
        const auto parts = splitRows(data, {"stratified", 0.2, 0}, 3);
        std::array<int, 3> counts{};
        for (const std::int64_t row : parts->validation)
            ++counts[std::size_t(label(row))];
        QCOMPARE(counts, (std::array{16, 3, 1}));
    }

    void roundedSharesOfClassesAddUp()
    {
        // 7 rows a class, 10 %: 0.7 each, 2.1 in all, so two classes give one row and the third none.
        const auto data = labelled(21, [](std::int64_t i) { return int(i % 3); });
        const auto parts = splitRows(data, {"stratified", 0.1, 0}, 3);
        QCOMPARE(parts->validation.size(), std::size_t(2));
        QVERIFY(parts->validation[0] % 3 != parts->validation[1] % 3);
    }

    void whichClassesGiveMoreIsDrawnFromTheSeed()
    {
        // Ten classes of three rows, 0.15 and 0.15: five of them give a row to each part.
        std::set<std::set<std::int64_t>> inTest, inValidation;
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const auto parts = splitRows(tenClasses(3), {"stratified", 0.15, 0.15}, seed);
            QCOMPARE(parts->validation.size(), std::size_t(5));
            QCOMPARE(parts->test.size(), std::size_t(5));
            const auto classesOf = [](const std::vector<std::int64_t>& rows) {
                std::set<std::int64_t> classes;
                for (const std::int64_t row : rows)
                    classes.insert(row % 10);
                return classes;
            };
            inTest.insert(classesOf(parts->test));
            inValidation.insert(classesOf(parts->validation));
        }
        QVERIFY(inTest.size() > 10 && inValidation.size() > 10);
    }

    void classesWithTooFewRowsAreNamedWithNumbers()
    {
        const auto parts = splitRows(tenClasses(3), {"stratified", 0.15, 0.15}, 1);
        QCOMPARE(parts->notes.size(), std::size_t(2));
        const std::string note = english(parts->notes[1]);
        QVERIFY2(note.starts_with("5 of the 10 classes have no row in the test part (")
                     && note.ends_with("): the largest of them has 3 rows."),
                 note.c_str());
        // One row a class: the parts share the classes, none is left without rows.
        const auto single = splitRows(tenClasses(1), {"stratified", 0.15, 0.15}, 1);
        QCOMPARE(single->validation.size(), std::size_t(2));
        QCOMPARE(single->test.size(), std::size_t(2));
        QCOMPARE(single->notes.size(), std::size_t(3));
        QVERIFY(splitRows(tenClasses(40), {"stratified", 0.1, 0.1}, 1)->notes.empty());
    }

    void aPartWithoutRowsIsSaid()
    {
        const auto parts = splitRows(plain(4), {"ratio", 0.5, 0.1}, 1);
        QCOMPARE(parts->notes.size(), std::size_t(1));
        QCOMPARE(english(parts->notes[0]),
                 std::string("The test part has no rows: 0.1 of 4 rows are less than one."));
    }

    void theSourcesOwnTestSetIsKept()
    {
        for (const char* method : {"ratio", "stratified", "chronological"}) {
            const auto parts = splitRows(plain(50, 10), {method, 0.25, 0.5}, 1);
            QCOMPARE(parts->test, (Rows{40, 41, 42, 43, 44, 45, 46, 47, 48, 49}));
            QCOMPARE(parts->validation.size(), std::size_t(10));
            QVERIFY(parts->validation.back() < 40 && parts->training.back() < 40);
        }
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
        const auto data = labelled(203, [](std::int64_t i) { return i % 7 == 0 ? 1 : i % 3 == 0 ? 2 : 0; });
        const auto whole = splitRows(data, {method.toStdString(), 0.2, 0.1}, 7);
        Rows larger = whole->training;
        for (std::int64_t limit = std::int64_t(larger.size()) - 1; limit > 0; --limit) {
            const auto cut = splitRows(data, {method.toStdString(), 0.2, 0.1, limit}, 7);
            QCOMPARE(std::int64_t(cut->training.size()), limit);
            QVERIFY(std::ranges::includes(larger, cut->training));
            QCOMPARE(cut->validation, whole->validation);
            QCOMPARE(cut->test, whole->test);
            QCOMPARE(cut->unused, std::int64_t(whole->training.size()) - limit);
            larger = cut->training;
        }
    }

    void aLimitTakesTheSeedsFirstRowsOrTheFirstInTime()
    {
        const auto timed = splitRows(plain(50), {"chronological", 0.2, 0.2, 4}, 1);
        QCOMPARE(timed->training, (Rows{0, 1, 2, 3}));
        const auto one = splitRows(plain(500), {"ratio", 0.2, 0, 30}, 1);
        QCOMPARE(one->training, splitRows(plain(500), {"ratio", 0.2, 0, 30}, 1)->training);
        QVERIFY(one->training != splitRows(plain(500), {"ratio", 0.2, 0, 30}, 2)->training);
        QVERIFY(one->training.back() - one->training.front() > 100);
    }

    void aLimitKeepsClassesInProportion()
    {
        // 600, 300 and 100 rows, no validation: of 50, 30 + 15 + 5.
        const auto label = [](std::int64_t i) { return i < 600 ? 0 : i < 900 ? 1 : 2; };
        const auto data = labelled(1000, label);
        for (const std::int64_t limit : {10, 50, 200}) {
            const auto parts = splitRows(data, {"stratified", 0, 0, limit}, 3);
            std::array<std::int64_t, 3> counts{};
            for (const std::int64_t row : parts->training)
                ++counts[std::size_t(label(row))];
            QCOMPARE(counts, (std::array{limit * 6 / 10, limit * 3 / 10, limit / 10}));
        }
        // Ten classes alike: none has more than one row more than another, and the seed says which.
        std::set<Rows> extra;
        for (std::uint64_t seed = 0; seed < 10; ++seed) {
            std::array<int, 10> counts{};
            const auto even = tenOf(100, {"stratified", 0.1, 0, 25}, seed, counts);
            QCOMPARE(std::int64_t(even.size()), std::int64_t(25));
            QVERIFY(std::ranges::all_of(counts, [](int count) { return count == 2 || count == 3; }));
            Rows more;
            for (std::int64_t kind = 0; kind < 10; ++kind)
                if (counts[std::size_t(kind)] == 3)
                    more.push_back(kind);
            extra.insert(more);
        }
        QVERIFY(extra.size() > 5);
    }

    void aLimitIsSaidWithNumbers()
    {
        const auto cut = splitRows(plain(100), {"ratio", 0.2, 0, 30}, 1);
        QCOMPARE(cut->notes.size(), std::size_t(1));
        QCOMPARE(english(cut->notes[0]),
                 std::string("The split limits the training part to 30 of its 80 rows; the "
                             "others are in no part."));
        const auto all = splitRows(plain(100), {"ratio", 0.2, 0, 90}, 1);
        QCOMPARE(all->training, splitRows(plain(100), {"ratio", 0.2, 0}, 1)->training);
        QCOMPARE(english(all->notes[0]),
                 std::string("The split asks for 90 training rows, but there are 80: all of them are used."));
        QVERIFY(splitRows(plain(100), {"ratio", 0.2, 0, 80}, 1)->notes.empty());
        // Classes without a row among those that are left.
        const auto few = splitRows(tenClasses(10), {"stratified", 0.1, 0, 4}, 1);
        QVERIFY(english(few->notes[0]).starts_with("6 of the 10 classes have no row in the training part"));
        QVERIFY(sentence(plain(10), {"ratio", 0, 0, -1}).contains("limits the training part to -1 rows"));
    }

    void aWrongSplitIsExplained()
    {
        QVERIFY(sentence(plain(10), {"ratio", 0.6, 0.5}).contains("0.6 of the rows for validation and 0.5"));
        QVERIFY(sentence(plain(10), {"ratio", -0.1, 0}).contains("at least 0"));
        QVERIFY(sentence(plain(10), {"ratio", std::nan(""), 0}).contains("at least 0"));
        QVERIFY(sentence(plain(10), {"folds", 0.1, 0}).contains("“folds” is not known"));
        QVERIFY(sentence(plain(1), {"ratio", 0.9, 0}).contains("No rows are left to train on: the data have 1 rows"));
        QVERIFY(sentence(plain(10, 10), {"ratio", 0.1, 0}).contains("10 to the test"));
    }

    void withoutClassesAStratifiedSplitPartsAtRandom()
    {
        const auto asked = splitRows(plain(100), {"stratified", 0.2, 0}, 1);
        const auto random = splitRows(plain(100), {"ratio", 0.2, 0}, 1);
        QVERIFY(asked.ok());
        QCOMPARE(asked->training, random->training);
        QCOMPARE(asked->validation, random->validation);
    }

private:
    /// The training rows of ten classes alike, and how many of each class.
    static Rows tenOf(std::int64_t each, const Split& split, std::uint64_t seed, std::array<int, 10>& counts)
    {
        const auto parts = splitRows(tenClasses(each), split, seed);
        for (const std::int64_t row : parts->training)
            ++counts[std::size_t(row % 10)];
        return parts->training;
    }
    static QString sentence(const SourceData& data, const Split& split)
    {
        const auto parts = splitRows(data, split, 1);
        return parts ? QString() : QString::fromStdString(english(parts.error()));
    }
};

QTEST_GUILESS_MAIN(DataSplitTest)
#include "data_split_test.moc"
