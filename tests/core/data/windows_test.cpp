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

private:
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
