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
        for (const char* kind : {"circle", "xor", "gauss", "spiral", "moons"}) {
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

    void theNumberOfPointsIsThatAskedFor()
    {
        QCOMPARE(draw("moons", "classification", 0, 7).size(), std::size_t(7));
        const auto none = prepare({{"toy_2d", {{"samples", std::int64_t(0)}}}, {}, {}}, {});
        QVERIFY(!none.ok());
        QCOMPARE(english(none.error()), std::string("toy_2d.samples is 0; it must lie between 2 and 1,000,000"));
    }

private:
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
