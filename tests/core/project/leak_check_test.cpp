#include "base/random.h"
#include "project/leak_check.h"
#include "project/path.h"
#include "project/project_file.h"
#include "project/recipe_repair.h"
#include "project/run.h"

#include <QtTest/QtTest>

#include <cmath>
#include <fstream>

using namespace loom;

namespace {

bool says(const Issue& issue, const char* words)
{
    return english(issue.sentence).find(words) != std::string::npos;
}

} // namespace

/// What makes a measurement better than what new rows will show is said, with numbers, and mended.
class LeakCheckTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        project_ = Project();
        project_.data.source = {"csv",
                                {{"file", std::string("table.csv")}, {"target", std::vector<std::string>{"y"}}}};
        project_.data.split = {"ratio", 0.2, 0.2};
        project_.seed = 3;
    }

    void soundRowsHaveNone()
    {
        write(rows(200, [](int i, auto x) {
            return std::vector{x(i, 0), x(i, 1), x(i, 0) + x(i, 1) + 0.3 * x(i, 2)};
        }));
        QCOMPARE(found().size(), std::size_t(0));
    }

    void rowsInTwoPartsAreCountedAndLeftOut()
    {
        // Rows 150 to 199 are those from 0 on once more, every other one with another target.
        write(rows(200, [](int i, auto x) {
            const int of = i % 150;
            return std::vector{x(of, 0), x(of, 1), i < 150 || i % 2 == 0 ? x(of, 2) : 9.0};
        }));
        const auto issues = found();
        QCOMPARE(issues.size(), std::size_t(2));
        QVERIFY(issues[0].severity == Severity::warning && issues[0].path == "data.split.validation");
        QVERIFY(issues[1].path == "data.split.test");
        const PreparedData data = read();
        const auto seen = [&](std::int64_t row) {
            const std::int64_t twin = row < 50 ? row + 150 : row - 150;
            return (row < 50 || row >= 150) && data.training.contains(twin);
        };
        const auto count = std::ranges::count_if(data.validation.list(), seen);
        QVERIFY(count > 0);
        QVERIFY2(says(issues[0], ("40 validation rows: " + std::to_string(count) + " with").c_str()),
                 english(issues[0].sentence).c_str());
        QVERIFY(applyRepair(project_, issues[0].repairs.at(0)));
        QCOMPARE(project_.data.transforms.back().type, std::string("unseen"));
        QVERIFY(found().empty());
        QCOMPARE(read().validation.size(), std::size_t(40 - count));
    }

    void aFewEqualRowsAreAHint()
    {
        write(rows(1000, [](int i, auto x) { return std::vector{x(i % 999, 0), x(i % 999, 1), x(i % 999, 2)}; }));
        for (const std::uint64_t seed : {1, 2, 3, 4, 5, 6, 7, 8}) {
            project_.seed = seed;
            const PreparedData data = read();
            const bool apart = data.training.contains(0) != data.training.contains(999)
                && (data.training.contains(0) || data.training.contains(999));
            const auto issues = found();
            QCOMPARE(issues.size(), std::size_t(apart ? 1 : 0));
            if (apart)
                QVERIFY(issues[0].severity == Severity::note);
        }
    }

    void aSeriesPartedAtRandomIsMended()
    {
        std::string lines;
        for (int day = 0; day < 120; ++day)
            lines += "2024-" + two(1 + day / 28) + "-" + two(1 + day % 28) + "," + std::to_string(drawn(day, 0)) + ","
                + std::to_string(drawn(day, 1)) + "\n";
        write("day,x,y\n" + lines);
        auto issues = found();
        QCOMPARE(issues.size(), std::size_t(1));
        QVERIFY(says(issues[0], "in the order of the dates in “day”") && issues[0].severity == Severity::warning);
        QVERIFY(applyRepair(project_, issues[0].repairs.at(0)));
        QCOMPARE(project_.data.split.method, std::string("chronological"));
        QVERIFY(found().empty());
    }

    void rowsThatAreLikeTheOneBeforeAreAHint()
    {
        write(rows(200, [](int i, auto x) {
            return std::vector{x(i, 0), x(i, 1), std::sin(i * 0.1) + 0.1 * x(i, 2)};
        }));
        const auto issues = found();
        QCOMPARE(issues.size(), std::size_t(1));
        QVERIFY(says(issues[0], "much like that of the row before") && issues[0].severity == Severity::note);
    }

    void aColumnThatSaysTheTargetIsNamedAndTakenOut()
    {
        write(rows(200, [](int i, auto x) { return std::vector{x(i, 0), 2 * x(i, 1) + 1, x(i, 1)}; }));
        const auto issues = found();
        QCOMPARE(issues.size(), std::size_t(1));
        QVERIFY2(says(issues[0], "The column “z” says the target “y” by itself: their correlation is 1"),
                 english(issues[0].sentence).c_str());
        QVERIFY(applyRepair(project_, issues[0].repairs.at(0)));
        QCOMPARE(read().fields()[0].features, std::vector<std::string>{"x"});
        QVERIFY(found().empty());
    }

    void aColumnThatSaysTheClassIsNamedToo_data()
    {
        QTest::addColumn<bool>("words");
        QTest::newRow("a column of numbers") << false;
        QTest::newRow("a column of words") << true;
    }
    void aColumnThatSaysTheClassIsNamedToo()
    {
        QFETCH(bool, words);
        std::string lines;
        for (int i = 0; i < 120; ++i) {
            const int kind = int(drawn(i, 3) * 100) % 3, of = kind < 0 ? kind + 3 : kind;
            lines += std::to_string(drawn(i, 0)) + ","
                + (words ? "k" + std::to_string(of) : std::to_string(of * 10 + drawn(i, 1))) + ",class"
                + std::to_string(of) + "\n";
        }
        write("x,z,y\n" + lines);
        const auto issues = found();
        QCOMPARE(issues.size(), std::size_t(1));
        QVERIFY2(says(issues[0], "The column “z” says the target “y” by itself: each of 3 classes"),
                 english(issues[0].sentence).c_str());
        QVERIFY(applyRepair(project_, issues[0].repairs.at(0)));
        QVERIFY(found().empty());
    }

    /// Two clouds without noise lie apart along each axis: that is the task.
    void worldsThatWereMadeSoHaveNoSuchColumns()
    {
        project_.data = usualRecipe({"toy_2d", {{"kind", std::string("gauss")}, {"noise", 0.0}}});
        project_.data.split.validation = 0.2;
        QVERIFY(!read().validation.empty());
        QVERIFY(found().empty());
    }

    void columnsStandardizedBeforehandAreAHint()
    {
        std::vector<double> x;
        for (int i = 0; i < 200; ++i)
            x.push_back(drawn(i, 0));
        double mean = 0, square = 0;
        for (const double one : x)
            mean += one / 200;
        for (const double one : x)
            square += (one - mean) * (one - mean) / 200;
        write(rows(200, [&](int i, auto draw) {
            return std::vector{(x[std::size_t(i)] - mean) / std::sqrt(square), draw(i, 1), draw(i, 2)};
        }));
        const auto issues = found();
        QCOMPARE(issues.size(), std::size_t(1));
        QVERIFY2(says(issues[0], "before the rows were parted: x, with mean 0 and deviation 1 over all 200 rows"),
                 english(issues[0].sentence).c_str());
        QVERIFY(issues[0].severity == Severity::note);
    }

    /// A transform that is asked for numbers never sees another row than those of the training part.
    void whatIsFittedIsOfTheTrainingRowsAlone_data()
    {
        QTest::addColumn<std::string>("transform");
        for (const char* one : {"standardize", "normalize"})
            QTest::newRow(one) << std::string(one);
    }
    void whatIsFittedIsOfTheTrainingRowsAlone()
    {
        QFETCH(std::string, transform);
        // Training rows hold 0 to 9, the others a million and a gap.
        std::string lines;
        for (int i = 0; i < 20; ++i)
            lines += (i < 10 ? std::to_string(i) : i == 15 ? "" : "1000000") + ",1," + std::to_string(i) + "\n";
        write("x,z,y\n" + lines);
        project_.data.source.attributes["missing"] = std::string("mean");
        project_.data.split = {"chronological", 0.25, 0.25};
        project_.data.transforms = {{transform, {}}};
        const PreparedData data = read();
        const auto& tensors = data.fitted.tensors;
        const std::string of = "data/" + transform + "/features.";
        if (transform == "standardize")
            QCOMPARE(tensors.at(of + "mean").at(0), 4.5);
        else
            QCOMPARE(tensors.at(of + "maximum").at(0), 9.0);
        QCOMPARE(tensors.at("data/missing/features.mean").at(0), 4.5);
        QCOMPARE(data.rows.at(0, 15, 0), 4.5);
    }

    void wordsAreOfTheTrainingRowsAlone_data()
    {
        QTest::addColumn<std::string>("transform");
        for (const char* one : {"vocabulary", "tf_idf"})
            QTest::newRow(one) << std::string(one);
    }
    void wordsAreOfTheTrainingRowsAlone()
    {
        QFETCH(std::string, transform);
        write("t,y\nred fox,1\nred cat,2\nblue dog,3\nblue dog,4\n");
        project_.data.source.attributes["text"] = std::vector<std::string>{"t"};
        project_.data.split = {"chronological", 0.25, 0.25};
        project_.data.transforms = {{transform, {}}};
        const PreparedData data = read();
        const auto words = data.fitted.words.at(transform + "/t");
        for (const char* word : {"blue", "dog"})
            QVERIFY(std::ranges::find(words, word) == words.end());
        QVERIFY(std::ranges::find(words, "red") != words.end());
        if (transform == "tf_idf") // ln((1 + 2) / (1 + 2)) + 1: red stands in both training texts
            QCOMPARE(data.fitted.tensors.at("data/tf_idf/t.inverse_frequency")
                         .at(std::int64_t(std::ranges::find(words, "red") - words.begin())),
                     1.0);
    }

private:
    static std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }
    static double drawn(int row, int column)
    {
        return RandomStream(11, "leaks").uniform(std::uint64_t(row), std::uint64_t(column)) * 2 - 1;
    }

    template<class Make> static std::string rows(int count, Make make)
    {
        std::string text = "x,z,y\n";
        for (int i = 0; i < count; ++i) {
            const std::vector<double> row = make(i, drawn);
            for (std::size_t j = 0; j < row.size(); ++j)
                text += (j > 0 ? "," : "") + std::to_string(row[j]);
            text += "\n";
        }
        return text;
    }

    void write(const std::string& text) const { std::ofstream(folder_.path().toStdString() + "/table.csv") << text; }

    PreparedData read() const
    {
        auto data = prepare(project_.data, {folder_.path().toStdString(), project_.seed, {}});
        if (!data)
            qFatal("%s", english(data.error()).c_str());
        return std::move(*data);
    }

    std::vector<Issue> found() const { return checkLeaks(project_, read(), folder_.path().toStdString()); }

    QTemporaryDir folder_;
    Project project_;
};

QTEST_GUILESS_MAIN(LeakCheckTest)
#include "leak_check_test.moc"
