#include "data/data_recipe.h"

#include <QtTest/QtTest>

#include <cmath>

using namespace loom;

namespace {

struct Point {
    double x, y, target;
};

} // namespace

class Toy2dTest : public QObject {
    Q_OBJECT

private slots:
    void theTruthTableOfXorIsExact()
    {
        for (const char* task : {"classification", "regression"}) {
            const auto points = draw("xor_table", task, 0.5);
            QCOMPARE(points.size(), std::size_t(4));
            const double expected[4][3] = {{0, 0, 0}, {0, 1, 1}, {1, 0, 1}, {1, 1, 0}};
            for (std::size_t i = 0; i < 4; ++i)
                QVERIFY(points[i].x == expected[i][0] && points[i].y == expected[i][1]
                        && points[i].target == expected[i][2]);
        }
    }

    void aClassIsALabelAndAValueIsANumber()
    {
        const auto classes = load("spiral", "classification", 0, 10, 1);
        const Field& label = classes.rows.fields()[1];
        QVERIFY(label.dtype == DType::i32 && label.shape == Shape() && label.classes.size() == 2);
        const auto values = load("spiral", "regression", 0, 10, 1);
        const Field& value = values.rows.fields()[1];
        QVERIFY(value.dtype == DType::f32 && value.shape == Shape({1}) && value.classes.empty());
        QVERIFY(values.rows.fields()[0].shape == Shape({2}));
    }

    void withoutNoiseTheCircleHasAnEmptyRing()
    {
        for (const Point& p : draw("circle", "classification", 0)) {
            const double r = std::hypot(p.x, p.y);
            QVERIFY(p.target == 1 ? r <= 2.5 : r >= 3.5 && r <= 5.001);
        }
    }

    void withoutNoiseXorFollowsTheSigns()
    {
        for (const Point& p : draw("xor", "classification", 0)) {
            QCOMPARE(p.target, p.x * p.y >= 0 ? 1.0 : 0.0);
            QVERIFY(std::abs(p.x) >= 0.299 && std::abs(p.y) >= 0.299 && std::abs(p.x) <= 5.301);
        }
    }

    void theCloudsLieAroundTheirCentres()
    {
        for (const double noise : {0.0, 0.5}) {
            double sum = 0, squares = 0, count = 0;
            for (const Point& p : draw("gauss", "classification", noise, 20000)) {
                const double centre = p.target == 1 ? 2 : -2;
                for (const double c : {p.x - centre, p.y - centre}) {
                    sum += c;
                    squares += c * c;
                    ++count;
                }
            }
            const double variance = 0.5 + 7 * noise;
            QVERIFY(std::abs(sum / count) < 0.05);
            QVERIFY(std::abs(squares / count / variance - 1) < 0.05);
        }
    }

    void withoutNoiseTheSpiralTurnsWithItsRadius()
    {
        for (const Point& p : draw("spiral", "classification", 0)) {
            const double r = std::hypot(p.x, p.y);
            const double angle = 1.75 * r / 5 * 2 * M_PI + (p.target == 1 ? 0 : M_PI);
            QVERIFY(std::hypot(p.x - r * std::sin(angle), p.y - r * std::cos(angle)) < 1e-4);
        }
    }

    void withoutNoiseTheMoonsAreHalfCircles()
    {
        for (const Point& p : draw("moons", "classification", 0)) {
            const double x = p.x / 3.3 + 0.5, y = p.y / 3.3 + 0.25;
            const double r = p.target == 1 ? std::hypot(x - 1, y - 0.5) : std::hypot(x, y);
            QVERIFY(std::abs(r - 1) < 1e-5);
            QVERIFY(p.target == 1 ? y <= 0.5001 : y >= -0.0001);
        }
    }

    void bothClassesAreThereInEveryKind()
    {
        for (const char* kind : {"circle", "xor", "gauss", "spiral", "moons", "ring"}) {
            int ones = 0;
            for (const Point& p : draw(kind, "classification", 0, 400))
                ones += p.target == 1;
            QVERIFY2(ones > 150 && ones < 250, kind);
        }
    }

    void noiseMixesTheClassesOfTheCircle()
    {
        int astray = 0;
        for (const Point& p : draw("circle", "classification", 0.5, 1000))
            astray += (p.target == 1) != (std::hypot(p.x, p.y) < 2.5);
        QVERIFY2(astray > 50 && astray < 500, qPrintable(QString::number(astray)));
    }

    void valuesStayBetweenMinusOneAndOneWithoutNoise()
    {
        for (const char* kind : {"circle", "xor", "spiral", "moons"})
            for (const Point& p : draw(kind, "regression", 0))
                QVERIFY2(p.target >= -1 && p.target <= 1, kind);
        for (const Point& p : draw("gauss", "regression", 0))
            QVERIFY(std::abs(p.target - (p.x + p.y) / 10) < 1e-6);
    }

    void thePointsAreAFunctionOfTheSeed()
    {
        const auto one = load("gauss", "classification", 0.1, 100, 1),
                   same = load("gauss", "classification", 0.1, 100, 1);
        const auto other = load("gauss", "classification", 0.1, 100, 2);
        QVERIFY(one.rows.column(0) == same.rows.column(0));
        QVERIFY(!(one.rows.column(0) == other.rows.column(0)));
    }

    void noiseInputsStandBehindThePointAndMoveNothing()
    {
        const auto plain = prepared({}, 3), two = prepared({{"noise_features", std::int64_t(2)}}, 3),
                   three = prepared({{"noise_features", std::int64_t(3)}}, 3);
        QVERIFY(two.rows.fields()[0].shape == Shape({4}));
        QVERIFY(two.rows.fields()[0].features == std::vector<std::string>({"x", "y", "noise1", "noise2"}));
        QVERIFY(two.rows.column(1) == plain.rows.column(1));
        for (std::int64_t i = 0; i < plain.rows.size(); ++i)
            for (std::int64_t column = 0; column < 4; ++column) {
                const double value = two.rows.at(0, i, column);
                QCOMPARE(value, three.rows.at(0, i, column));
                if (column < 2)
                    QCOMPARE(value, plain.rows.at(0, i, column));
            }
    }

    void noiseInputsAreAsWideAsThePointsAndSayNothing()
    {
        const std::int64_t count = 20000;
        const auto data = prepared({{"samples", count}, {"noise_features", std::int64_t(2)}}, 3);
        for (const std::int64_t column : {2, 3}) {
            double sum = 0, squares = 0, with = 0, lowest = 0, highest = 0;
            for (std::int64_t i = 0; i < count; ++i) {
                const double value = data.rows.at(0, i, column);
                sum += value;
                squares += value * value;
                with += value * (data.rows.at(1, i, 0) == 1 ? 1 : -1);
                lowest = std::min(lowest, value);
                highest = std::max(highest, value);
            }
            QVERIFY(lowest >= -5 && lowest < -4.99 && highest <= 5 && highest > 4.99);
            QVERIFY(std::abs(sum / double(count)) < 0.1); // five standard errors
            QVERIFY(std::abs(squares / double(count) - 25.0 / 3) < 0.3);
            QVERIFY(std::abs(with / double(count)) < 0.1);
        }
        double together = 0;
        for (std::int64_t i = 0; i < count; ++i)
            together += data.rows.at(0, i, 2) * data.rows.at(0, i, 3);
        QVERIFY(std::abs(together / double(count)) < 0.3);
    }

    void noiseInputsAreAFunctionOfTheSeed()
    {
        const Attributes one{{"noise_features", std::int64_t(1)}};
        QCOMPARE(prepared(one, 1).rows.at(0, 7, 2), prepared(one, 1).rows.at(0, 7, 2));
        QVERIFY(prepared(one, 1).rows.at(0, 7, 2) != prepared(one, 2).rows.at(0, 7, 2));
    }

    void aNewPointHasItsNoiseInputsToo()
    {
        const DataRecipe recipe{{"toy_2d", {{"noise_features", std::int64_t(1)}}}, {}, {"chronological", 0, 0}};
        const PreparedData data = prepare(recipe, {"", 1, {}}).value();
        NewRows asked;
        asked.row = {{"noise1", "-3"}, {"y", "2"}, {"x", "1"}};
        const auto fresh = prepareNew(recipe, asked, {}, data.fitted);
        QVERIFY2(fresh.ok(), fresh.ok() ? "" : english(fresh.error()).c_str());
        QVERIFY(fresh->rows.at(0, 0, 0) == 1 && fresh->rows.at(0, 0, 1) == 2 && fresh->rows.at(0, 0, 2) == -3);
        asked.row = {{"y", "2"}, {"x", "1"}};
        QCOMPARE(english(prepareNew(recipe, asked, {}, data.fitted).error()),
                 std::string("A new point needs each of these numbers: x, y, noise1."));
        asked.row = {{"noise2", "2"}};
        QCOMPARE(english(prepareNew(recipe, asked, {}, data.fitted).error()),
                 std::string("“noise2=2” is no number of a point: give x, y, noise1 as numbers."));
    }

    void theNumberOfPointsIsThatAskedFor()
    {
        QCOMPARE(draw("moons", "classification", 0, 7).size(), std::size_t(7));
        const auto none = prepare({{"toy_2d", {{"samples", std::int64_t(0)}}}, {}, {}}, {});
        QVERIFY(!none.ok());
        QCOMPARE(english(none.error()), std::string("toy_2d.samples is 0; it must lie between 2 and 1,000,000"));
    }

private:
    static PreparedData prepared(const Attributes& attributes, std::uint64_t seed)
    {
        return prepare({{"toy_2d", attributes}, {}, {"chronological", 0, 0}}, {"", seed, {}}).value();
    }
    static PreparedData load(const char* kind, const char* task, double noise, int samples, std::uint64_t seed)
    {
        const Attributes attributes{{"kind", std::string(kind)},
                                    {"task", std::string(task)},
                                    {"noise", noise},
                                    {"samples", std::int64_t(samples)}};
        return prepare({{"toy_2d", attributes}, {}, {"chronological", 0, 0}}, {"", seed, {}}).value();
    }
    static std::vector<Point> draw(const char* kind, const char* task, double noise, int samples = 500)
    {
        const PreparedData data = load(kind, task, noise, samples, 3);
        std::vector<Point> points;
        for (std::int64_t i = 0; i < data.rows.size(); ++i)
            points.push_back(
                {data.rows.column(0).at(2 * i), data.rows.column(0).at(2 * i + 1), data.rows.column(1).at(i)});
        return points;
    }
};

QTEST_GUILESS_MAIN(Toy2dTest)
#include "toy_2d_test.moc"
