#include "data/data_loader.h"
#include "data/data_recipe.h"

#include <QtTest/QtTest>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <set>

using namespace loom;

/// Rows in a run become samples of a series; no part sees what belongs to another.
class WindowsTest : public QObject {
    Q_OBJECT

private slots:
    void aWindowHoldsItsStepsAndALaterRowsTarget()
    {
        const PreparedData data = read(rows(12), {windows(3, 2)});
        const Field field = data.fields()[0];
        QVERIFY(field.shape == Shape({3, 2}) && field.form == FieldForm::series);
        QCOMPARE(field.features, (std::vector<std::string>{"x", "y"}));
        // Row i holds x = i and y = 100 + i; the target of rows 4, 5, 6 is y of row 8.
        const std::vector<float> all = sample(data, 4);
        QCOMPARE(all, (std::vector<float>{4, 104, 5, 105, 6, 106}));
        QCOMPARE(data.rows.at(1, 4, 0), 108.0);
        QCOMPARE(data.rows.size(), std::int64_t(8));
    }

    void theTargetsPastCanBeLeftOut()
    {
        const PreparedData data = read(rows(6), {windows(2, 1, false)});
        QCOMPARE(sample(data, 1), (std::vector<float>{1, 2}));
        QCOMPARE(data.rows.at(1, 1, 0), 103.0);
    }

    void noWindowStraddlesTwoParts()
    {
        const PreparedData data = read(rows(100), {windows(5, 3)}, {"chronological", 0.2, 0.2});
        const std::pair<const RowSet*, std::pair<double, double>> parts[] = {
            {&data.training, {0, 59}}, {&data.validation, {60, 79}}, {&data.test, {80, 99}}};
        std::set<std::int64_t> seen;
        for (const auto& [part, range] : parts) {
            // 60 or 20 rows, of which a window takes 5 and reaches 3 further.
            QCOMPARE(std::int64_t(part->size()), std::int64_t(range.second - range.first + 1) - 7);
            for (const std::int64_t row : part->slice(0, 1000)) {
                QVERIFY(seen.insert(row).second);
                const std::vector<float> steps = sample(data, row);
                QVERIFY(steps.front() >= range.first && data.rows.at(1, row, 0) <= 100 + range.second);
                QCOMPARE(data.rows.at(1, row, 0), double(steps.front()) + 107);
            }
        }
    }

    void aRowThatIsLeftOutInterruptsTheSeries()
    {
        std::string text = rows(12);
        text.replace(text.find("5,105"), 5, ",105");
        const PreparedData data = read(text, {windows(2, 1)});
        for (std::int64_t row = 0; row < data.rows.size(); ++row)
            QCOMPARE(data.rows.at(1, row, 0), double(sample(data, row).front()) + 102);
        // Rows 0 to 4 and 6 to 11 stand alone: 3 and 4 windows.
        QCOMPARE(data.rows.size(), std::int64_t(7));
    }

    void aRowThatCannotBeReadInterruptsTheSeriesToo()
    {
        std::string text = rows(12);
        text.replace(text.find("5,105"), 5, "5,105,7");
        const PreparedData data = read(text, {windows(2, 1)});
        QCOMPARE(data.faults.count, std::int64_t(1));
        for (std::int64_t row = 0; row < data.rows.size(); ++row)
            QCOMPARE(data.rows.at(1, row, 0), double(sample(data, row).front()) + 102);
        QCOMPARE(data.rows.size(), std::int64_t(7));
    }

    void statisticsComeFromTheTrainingWindows()
    {
        std::string text = rows(10);
        for (int i = 0; i < 10; ++i)
            text += "1e6,1e6\n";
        const PreparedData data =
            read(text, {windows(2, 1), {"standardize", {{"field", std::string("y")}}}}, {"chronological", 0.5, 0});
        QVERIFY(data.fitted.tensors.at("data/standardize/y.mean").at(0) < 200);
        QVERIFY(std::abs(data.original(1, 0, 0) - 105.5) < 1e-9); // targets of 8 windows: 102 to 109
    }

    void newRowsAreForecastBehindTheirEnd()
    {
        const std::vector<Part> transforms{windows(3, 2), {"standardize", {{"field", std::string("y")}}}};
        const PreparedData old = read(rows(20), transforms);
        NewRows fresh;
        fresh.table = file("new.csv", rows(5));
        const auto data = prepareNew(recipe(transforms), fresh, context(), old.fitted);
        QVERIFY2(data, data ? "" : english(data.error()).c_str());
        // Windows end at rows 2, 3 and 4; the targets of the last two lie behind the table.
        QCOMPARE(data->rows.size(), std::int64_t(3));
        QCOMPARE(data->rows.at(1, 0, 0), 104.0);
        QVERIFY(std::isnan(data->rows.at(1, 1, 0)) && std::isnan(data->rows.at(1, 2, 0)));
        QCOMPARE(data->lines, (std::vector<std::int64_t>{6, 7, 8})); // counted with the header, as in the file
        QVERIFY(std::abs(data->original(1, 0, 0) - old.original(1, 0, 0)) < 1e-12);
    }

    void tooFewNewRowsAreASentence()
    {
        const PreparedData old = read(rows(20), {windows(3, 2)});
        NewRows fresh;
        fresh.table = file("new.csv", rows(2));
        const auto data = prepareNew(recipe({windows(3, 2)}), fresh, context(), old.fitted);
        QVERIFY(!data && english(data.error()).find("sees 3 rows in a run, and the 2 new rows") != std::string::npos);
    }

    void whatCannotBeCutIsExplained_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<int>("length");
        QTest::addColumn<QString>("words");
        QTest::newRow("rows parted at random") << "ratio" << 12 << "No window of 12 rows";
        QTest::newRow("windows longer than the table") << "chronological" << 50 << "No window of 50 rows";
        QTest::newRow("no length") << "chronological" << 0 << "windows.length is 0";
    }
    void whatCannotBeCutIsExplained()
    {
        QFETCH(QString, method);
        QFETCH(int, length);
        QFETCH(QString, words);
        file("table.csv", rows(30));
        DataRecipe asked = recipe({windows(length, 1)});
        asked.split = {method.toStdString(), 0.4, 0};
        const auto data = prepare(asked, context());
        QVERIFY(!data);
        QVERIFY2(QString::fromStdString(english(data.error())).contains(words), english(data.error()).c_str());
    }

    void aTableOnDiskGivesTheSameWindows_data()
    {
        QTest::addColumn<QString>("missing");
        QTest::addColumn<QString>("method");
        QTest::addColumn<int>("length");
        QTest::addColumn<QString>("per");
        QTest::newRow("rows with gaps are left out") << "drop"
                                                     << "chronological" << 7 << "feature";
        QTest::newRow("gaps are filled with means") << "mean"
                                                    << "chronological" << 7 << "channel";
        QTest::newRow("windows over several blocks of the file") << "mean"
                                                                 << "chronological" << 300 << "field";
        QTest::newRow("one row is a window") << "drop"
                                             << "chronological" << 1 << "feature";
    }
    void aTableOnDiskGivesTheSameWindows()
    {
        QFETCH(QString, missing);
        QFETCH(QString, method);
        QFETCH(int, length);
        QFETCH(QString, per);
        file("table.csv", weather(9000));
        const Part standardize{"standardize", {{"per", per.toStdString()}}},
            scaled{"normalize", {{"field", std::string("degrees")}}};
        DataRecipe asked = recipe({windows(length, 3), standardize, scaled});
        asked.source.attributes["missing"] = missing.toStdString();
        asked.split = {method.toStdString(), 0.2, 0.1};
        const auto small = prepare(asked, context()), large = prepare(asked, onDisk());
        QVERIFY2(small && large, large ? "" : english(large.error()).c_str());
        QVERIFY(!small->rows.store() && large->rows.store());
        QVERIFY(small->rows.fields() == large->rows.fields());
        QCOMPARE(large->rows.size(), small->rows.size());
        QVERIFY(small->faults.count > 0 && large->rows.size() > 1000);
        QCOMPARE(large->faults.count, small->faults.count);
        // To the last bit: what was measured, and every number that a network gets.
        QVERIFY(sameNumbers(small->fitted, large->fitted));
        for (const auto part : {&PreparedData::training, &PreparedData::validation, &PreparedData::test}) {
            QCOMPARE(((*large).*part).slice(0, 9999), ((*small).*part).slice(0, 9999));
            QVERIFY(!((*large).*part).empty());
            QVERIFY(batches(*large, (*large).*part) == batches(*small, (*small).*part));
        }
        for (std::size_t i = 0; i < small->notes.size(); ++i)
            QVERIFY2(std::ranges::find(large->notes, small->notes[i]) != large->notes.end(),
                     english(small->notes[i]).c_str());
    }

    void windowsOnDiskComeInBoundedBlocks()
    {
        file("table.csv", weather(9000));
        const auto data = prepare(recipe({windows(500, 1)}), onDisk());
        QVERIFY(data);
        const RowStore& store = *data->rows.store();
        for (std::int64_t block = 0; block < store.blocks(); ++block)
            QVERIFY(store.rowsOf(block) * std::int64_t(store.bytesOf(0)) <= 1 << 20);
        // Each epoch has every window of the training part once.
        DataLoader loader(*data, data->training, 64, true, 3, 4 << 20);
        std::set<std::int64_t> seen;
        for (std::int64_t batch = 0; batch < loader.batches(); ++batch)
            for (const std::int64_t row : loader.take(batch))
                QVERIFY(seen.insert(row).second);
        QCOMPARE(seen.size(), data->training.size());
    }

    void windowsTooLongForATableOnDiskAreASentence()
    {
        file("table.csv", rows(3000));
        DataRecipe asked = recipe({windows(5000, 1)});
        const auto data = prepare(asked, onDisk());
        QVERIFY(!data);
        QVERIFY2(english(data.error()).find("No window of 5,000 rows") != std::string::npos,
                 english(data.error()).c_str());
    }

private:
    /// Gaps, words among numbers and rows with too many cells now and then.
    static std::string weather(int count)
    {
        std::string text = "hour,wind,sky,degrees\n";
        for (int i = 0; i < count; ++i) {
            const double wind = 3 + std::sin(i * 0.37) + 0.001 * i;
            text += std::to_string(i % 24) + "," + (i % 701 == 5 ? std::string() : std::to_string(wind)) + ","
                + (i % 3 == 0 ? "clear" : "clouds") + "," + std::to_string(15 + 9 * std::sin(i * 0.261799))
                + (i % 1999 == 1500 ? ",7\n" : "\n");
        }
        return text;
    }
    /// Every number of the part as the network gets it, in the order of the rows.
    static std::vector<float> batches(const PreparedData& data, const RowSet& part)
    {
        constexpr std::int64_t kBatch = 64;
        DataLoader loader(data, part, kBatch, false, 1);
        std::vector<float> all;
        for (std::int64_t batch = 0; batch < loader.batches(); ++batch) {
            const std::int64_t count = std::int64_t(loader.take(batch).size());
            for (int field = 0; field < int(data.fields().size()); ++field) {
                const std::int64_t size = data.fields()[std::size_t(field)].shape.size();
                all.resize(all.size() + std::size_t(count * size));
                loader.gather(field, {all.data() + all.size() - count * size, DType::f32, count, size});
            }
        }
        return all;
    }
    static bool sameNumbers(const Fitted& a, const Fitted& b)
    {
        return a.source == b.source && a.classes == b.classes
            && std::ranges::equal(a.tensors, b.tensors, [](const auto& one, const auto& other) {
                   return one.first == other.first
                       && std::ranges::equal(one.second.template values<double>(),
                                             other.second.template values<double>());
               });
    }
    SourceContext onDisk() const { return {folder_.path().toStdString(), 1, {}, 1000, cache()}; }
    std::string cache() const { return folder_.path().toStdString() + "/cache"; }
    static Part windows(int length, int horizon, bool ownPast = true)
    {
        return {"windows",
                {{"length", std::int64_t(length)}, {"horizon", std::int64_t(horizon)}, {"own_past", ownPast}}};
    }
    static std::string rows(int count)
    {
        std::string text = "x,y\n";
        for (int i = 0; i < count; ++i)
            text += std::to_string(i) + "," + std::to_string(100 + i) + "\n";
        return text;
    }
    static DataRecipe recipe(std::vector<Part> transforms)
    {
        return {{"csv", {{"file", std::string("table.csv")}}}, std::move(transforms), {"chronological", 0, 0}};
    }
    SourceContext context() const { return {folder_.path().toStdString(), 1, {}}; }
    std::string file(const char* name, const std::string& text) const
    {
        const std::string path = folder_.path().toStdString() + "/" + name;
        std::ofstream(path) << text;
        return path;
    }
    PreparedData read(const std::string& text, std::vector<Part> transforms,
                      const Split& split = {"chronological", 0, 0}) const
    {
        file("table.csv", text);
        DataRecipe asked = recipe(std::move(transforms));
        asked.split = split;
        auto data = prepare(asked, context());
        if (!data)
            qWarning("%s", english(data.error()).c_str());
        return data.value();
    }
    static std::vector<float> sample(const PreparedData& data, std::int64_t row)
    {
        std::vector<float> out(std::size_t(data.fields()[0].shape.size()));
        const std::vector<std::int64_t> rows{row};
        const bool read = gatherField(data, 0, rows, {out.data(), DType::f32, 1, std::int64_t(out.size())}).ok();
        return read ? out : std::vector<float>();
    }

    QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(WindowsTest)
#include "windows_test.moc"
