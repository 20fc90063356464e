#include "data/data_recipe.h"

#include <QtTest/QtTest>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

using namespace loom;

/// Labels that are dealt out anew say nothing about the inputs, and are the same labels.
class ShuffledLabelsTest : public QObject {
    Q_OBJECT

private slots:
    void eachPartKeepsItsTargetsInAnotherOrder()
    {
        const PreparedData own = moons(false), shuffled = moons(true);
        for (const auto part : {&PreparedData::training, &PreparedData::validation, &PreparedData::test}) {
            const auto rows = list(own.*part);
            QVERIFY(rows == list(shuffled.*part));
            std::map<double, int> ownCounts, counts;
            int moved = 0;
            for (const std::int64_t row : rows) {
                const double mine = own.rows.at(1, row, 0), now = shuffled.rows.at(1, row, 0);
                ++ownCounts[mine];
                ++counts[now];
                moved += mine != now;
            }
            QVERIFY(counts == ownCounts);
            // About half of the labels meet another one of their kind.
            QVERIFY(std::abs(double(moved) / double(rows.size()) - 0.5) < 0.15);
        }
    }

    void inputsStayAsTheyAre()
    {
        const PreparedData own = moons(false), shuffled = moons(true);
        for (std::int64_t row = 0; row < own.rows.size(); ++row)
            for (const std::int64_t axis : {0, 1})
                QCOMPARE(shuffled.rows.at(0, row, axis), own.rows.at(0, row, axis));
    }

    void theOrderIsDrawnFromTheSeed()
    {
        QVERIFY(labels(moons(true)) == labels(moons(true)));
        // The table is the same under every seed, and so are the parts in time.
        write("table.csv", table(60));
        const auto one = labels(fromTable(1)), same = labels(fromTable(1)), other = labels(fromTable(2));
        QVERIFY(one == same && one != other);
    }

    void amountsOfOneRowStayTogether()
    {
        write("table.csv", table(60));
        const PreparedData data = fromTable(3);
        std::set<double> seen;
        int moved = 0;
        for (std::int64_t row = 0; row < 60; ++row) {
            const double first = data.rows.at(1, row, 0);
            QCOMPARE(data.rows.at(1, row, 1), 1000 + first);
            moved += first != double(row);
            seen.insert(first);
            QCOMPARE(first >= 48, row >= 48); // none leaves its part
        }
        QCOMPARE(seen.size(), std::size_t(60));
        QVERIFY(moved > 40);
    }

    void windowsOfASeriesLoseTheirTargetsAlone()
    {
        write("table.csv", table(60));
        DataRecipe recipe = tableRecipe();
        recipe.transforms = {{"windows", {{"length", std::int64_t(3)}}}};
        recipe.split.training = 30;
        PreparedData own = prepared(recipe, 5);
        recipe.shuffleLabels = true;
        PreparedData shuffled = prepared(recipe, 5);
        QCOMPARE(own.training.size(), std::size_t(27)); // of 30 rows a window takes 3 and reaches 1 further
        QVERIFY(list(own.training) == list(shuffled.training));
        for (std::int64_t row = 0; row < own.rows.size(); ++row)
            for (std::int64_t step = 0; step < own.rows.fields()[0].shape.size(); ++step)
                QCOMPARE(shuffled.rows.at(0, row, step), own.rows.at(0, row, step));
        QVERIFY(labels(own) != labels(shuffled));
    }

    void itIsSaid()
    {
        QVERIFY(std::ranges::any_of(moons(true).notes, [](const Text& note) {
            return english(note).starts_with("The labels are shuffled: the targets of each part");
        }));
    }

    void rowsOnDiskAreRefusedWithNumbers()
    {
        write("table.csv", table(500));
        DataRecipe recipe = tableRecipe();
        recipe.shuffleLabels = true;
        SourceContext context{folder_.path().toStdString(), 1, {}};
        context.mostInMemory = 1;
        context.cacheFolder = folder_.filePath(QStringLiteral("cache")).toStdString();
        const auto data = prepare(recipe, context);
        QVERIFY(!data);
        QVERIFY2(english(data.error()).starts_with("The labels of 500 rows that are read from the disk"),
                 english(data.error()).c_str());
    }

private:
    static std::vector<std::int64_t> list(const RowSet& part) { return part.slice(0, std::int64_t(part.size())); }
    static std::vector<double> labels(const PreparedData& data)
    {
        std::vector<double> all;
        for (std::int64_t row = 0; row < data.rows.size(); ++row)
            all.push_back(data.rows.at(1, row, 0));
        return all;
    }
    PreparedData prepared(const DataRecipe& recipe, std::uint64_t seed) const
    {
        Result<PreparedData> data = prepare(recipe, {folder_.path().toStdString(), seed, {}});
        if (!data)
            qFatal("%s", english(data.error()).c_str());
        return std::move(*data);
    }
    PreparedData moons(bool shuffled) const
    {
        DataRecipe recipe;
        recipe.source = {"toy_2d", {{"kind", std::string("moons")}, {"samples", std::int64_t(1000)}}};
        recipe.split = {"stratified", 0.2, 0.2};
        recipe.shuffleLabels = shuffled;
        return prepared(recipe, 7);
    }
    /// Row i: the input i, the targets i and 1000 + i.
    static std::string table(int rows)
    {
        std::string text = "x,first,second\n";
        for (int i = 0; i < rows; ++i)
            text += std::to_string(i) + "," + std::to_string(i) + "," + std::to_string(1000 + i) + "\n";
        return text;
    }
    static DataRecipe tableRecipe()
    {
        DataRecipe recipe;
        recipe.source = {
            "csv", {{"file", std::string("table.csv")}, {"target", std::vector<std::string>{"first", "second"}}}};
        recipe.split = {"chronological", 0.2, 0};
        return recipe;
    }
    PreparedData fromTable(std::uint64_t seed) const
    {
        DataRecipe recipe = tableRecipe();
        recipe.shuffleLabels = true;
        return prepared(recipe, seed);
    }
    void write(const char* name, const std::string& text) const
    {
        std::ofstream(folder_.filePath(QString::fromLatin1(name)).toStdString()) << text;
    }

    QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(ShuffledLabelsTest)
#include "shuffled_labels_test.moc"
