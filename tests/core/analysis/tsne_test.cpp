#include "analysis/neighbours.h"
#include "analysis/repulsion.h"
#include "analysis/similarities.h"
#include "analysis/tsne.h"
#include "blobs.h"

#include <QtTest>

#include <cmath>
#include <set>

using namespace loom;

namespace {

Tensor mapOf(const Tensor& x, int threads, int steps, TsneOptions options = {})
{
    ThreadPool pool(threads);
    Tsne tsne(x, options, pool);
    for (int i = 0; i < steps; ++i)
        tsne.step();
    return tsne.points();
}

/// Points of a plausible map: ten clouds over a square `span` wide.
PlanarPoints scattered(std::size_t count, double span)
{
    const RandomStream random(5, "test/map");
    PlanarPoints points(count);
    for (std::size_t i = 0; i < count; ++i) {
        points.x[i] = float(span * (random.uniform(i % 10, 1) - 0.5) + 0.06 * span * random.normal(i, 2));
        points.y[i] = float(span * (random.uniform(i % 10, 3) - 0.5) + 0.06 * span * random.normal(i, 4));
    }
    return points;
}

/// Mean of the squared lengths of (a − b), over that of a.
double apart(const PlanarPoints& a, double za, const PlanarPoints& b, double zb)
{
    double difference = 0, all = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        difference += std::pow(a.x[i] / za - b.x[i] / zb, 2) + std::pow(a.y[i] / za - b.y[i] / zb, 2);
        all += std::pow(a.x[i] / za, 2) + std::pow(a.y[i] / za, 2);
    }
    return std::sqrt(difference / all);
}

/// Largest distance along an axis between the map and the centred coordinates y, over the largest coordinate.
double apart(const std::vector<double>& y, const Tensor& map)
{
    double worst = 0;
    for (std::size_t axis = 0; axis < 2; ++axis) {
        double mean = 0, largest = 0, difference = 0;
        for (std::size_t i = axis; i < y.size(); i += 2)
            mean += 2 * y[i] / double(y.size());
        for (std::size_t i = axis; i < y.size(); i += 2) {
            largest = std::max(largest, std::abs(y[i] - mean));
            difference = std::max(difference, std::abs(y[i] - mean - map.at(std::int64_t(i))));
        }
        worst = std::max(worst, difference / largest);
    }
    return worst;
}

} // namespace

class TsneTest : public QObject {
    Q_OBJECT

private slots:
    void neighboursAreThoseOfAFullSort_data();
    void neighboursAreThoseOfAFullSort();
    void notFiniteNumbersAreZerosForNeighbours();
    void everyRowHasTheEntropyOfItsPerplexity();
    void similaritiesAreSymmetricAndSumToOne();
    void exactForceIsTheSumOverPairs();
    void gridForceIsTheExactForce_data();
    void gridForceIsTheExactForce();
    void divergenceIsThatOfTheMap();
    void stepsAreGradientDescentWithMomentumAndGains();
    void divergenceFallsAfterExaggeration();
    void cloudsStayTogetherAndNeighboursAreKept();
    void sameBitsForOneAndTwoThreads_data();
    void sameBitsForOneAndTwoThreads();
    void seedChangesTheMap();
    void smallAndSpoiltInputsGiveFiniteMaps_data();
    void smallAndSpoiltInputsGiveFiniteMaps();
    void cancelledWhileNeighboursAreFound();
};

void TsneTest::neighboursAreThoseOfAFullSort_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("features");
    QTest::addColumn<int>("k");
    QTest::newRow("a multiple of every block") << 128 << 16 << 10;
    QTest::newRow("no multiple of any block") << 203 << 7 << 30;
    QTest::newRow("more neighbours wanted than there are rows") << 9 << 3 << 90;
    QTest::newRow("two rows") << 2 << 1 << 1;
}

void TsneTest::neighboursAreThoseOfAFullSort()
{
    QFETCH(int, rows);
    QFETCH(int, features);
    QFETCH(int, k);
    ThreadPool pool(2);
    const Tensor x = blobs(rows, features);
    const Neighbours found = nearestNeighbours(x, k, pool);
    QCOMPARE(found.k, std::min(k, rows - 1));
    for (int i = 0; i < rows; ++i) {
        std::vector<std::pair<double, int>> all;
        for (int j = 0; j < rows; ++j) {
            double square = 0;
            for (int f = 0; f < features; ++f)
                square += std::pow(x.at(i * features + f) - x.at(j * features + f), 2);
            if (j != i)
                all.emplace_back(square, j);
        }
        std::sort(all.begin(), all.end());
        for (int n = 0; n < found.k; ++n)
            QCOMPARE(found.index[i * found.k + n], all[n].second);
    }
}

void TsneTest::notFiniteNumbersAreZerosForNeighbours()
{
    ThreadPool pool(1);
    Tensor x = blobs(50, 3), zeros = x;
    for (int i = 0; i < 150; i += 20) {
        x.set(i, std::numeric_limits<double>::quiet_NaN());
        zeros.set(i, 0);
    }
    QCOMPARE(nearestNeighbours(x, 8, pool).index, nearestNeighbours(zeros, 8, pool).index);
}

void TsneTest::everyRowHasTheEntropyOfItsPerplexity()
{
    ThreadPool pool(1);
    const Neighbours neighbours = nearestNeighbours(blobs(400, 20), 90, pool);
    for (const double perplexity : {5.0, 30.0, 60.0}) {
        const std::vector<float> p = conditionalSimilarities(neighbours, perplexity, pool);
        for (int row = 0; row < 400; ++row) {
            double entropy = 0, sum = 0;
            for (int i = 0; i < 90; ++i) {
                const double v = double(p[row * 90 + i]);
                entropy -= v > 0 ? v * std::log(v) : 0;
                sum += v;
            }
            QVERIFY(std::abs(sum - 1) < 1e-5);
            QVERIFY2(std::abs(entropy - std::log(perplexity)) < 1e-3, qPrintable(QString::number(entropy)));
        }
    }
}

void TsneTest::similaritiesAreSymmetricAndSumToOne()
{
    ThreadPool pool(1);
    const int n = 150, k = 20;
    const Neighbours neighbours = nearestNeighbours(blobs(n, 6), k, pool);
    const std::vector<float> conditional = conditionalSimilarities(neighbours, 7, pool);
    std::vector<double> expected(n * n, 0), given(n * n, 0);
    for (int i = 0; i < n; ++i)
        for (int j = 0; j < k; ++j) {
            const int other = neighbours.index[i * k + j];
            expected[i * n + other] += double(conditional[i * k + j]) / (2 * n);
            expected[other * n + i] += double(conditional[i * k + j]) / (2 * n);
        }
    const Similarities p = symmetricSimilarities(neighbours, conditional, pool);
    double sum = 0, sumPLogP = 0;
    for (int i = 0; i < n; ++i)
        for (std::int64_t e = p.start[i]; e < p.start[i + 1]; ++e) {
            given[i * n + p.column[e]] += double(p.value[e]);
            sum += double(p.value[e]);
            sumPLogP += double(p.value[e]) * std::log(double(p.value[e]));
        }
    for (int i = 0; i < n * n; ++i)
        QVERIFY(std::abs(given[i] - expected[i]) < 1e-9);
    QVERIFY(std::abs(sum - 1) < 1e-5);
    QVERIFY(std::abs(sumPLogP - p.sumPLogP) < 1e-5);
}

void TsneTest::exactForceIsTheSumOverPairs()
{
    ThreadPool pool(2);
    const PlanarPoints points = scattered(333, 30);
    PlanarPoints force(333);
    const double z = exactRepulsion(points, force, fastestMapLoops(), pool);
    double expectedZ = 0;
    for (std::size_t i = 0; i < 333; ++i) {
        double x = 0, y = 0;
        for (std::size_t j = 0; j < 333; ++j) {
            const double dx = double(points.x[i]) - double(points.x[j]),
                         dy = double(points.y[i]) - double(points.y[j]);
            const double q = 1 / (1 + dx * dx + dy * dy);
            expectedZ += i == j ? 0 : q;
            x += q * q * dx;
            y += q * q * dy;
        }
        QVERIFY(std::abs(x - double(force.x[i])) < 1e-4 && std::abs(y - double(force.y[i])) < 1e-4);
    }
    QVERIFY(std::abs(z - expectedZ) < 1e-5 * expectedZ);
}

void TsneTest::gridForceIsTheExactForce_data()
{
    QTest::addColumn<double>("span");
    QTest::addColumn<double>("tolerance");
    QTest::newRow("before the map unfolds") << 1e-4 << 1e-3;
    QTest::newRow("while exaggerated") << 5.0 << 1e-3;
    QTest::newRow("unfolding") << 30.0 << 0.01;
    QTest::newRow("settling") << 80.0 << 0.015;
    QTest::newRow("settled") << 150.0 << 0.025;
    QTest::newRow("wider than a map of 10,000 points becomes") << 240.0 << 0.1;
}

void TsneTest::gridForceIsTheExactForce()
{
    QFETCH(double, span);
    QFETCH(double, tolerance);
    ThreadPool pool(2);
    const PlanarPoints points = scattered(3000, span);
    PlanarPoints exact(3000), grid(3000);
    const double z = exactRepulsion(points, exact, fastestMapLoops(), pool);
    GridRepulsion repulsion;
    const double zGrid = repulsion(points, grid, fastestMapLoops(), pool);
    const double relative = apart(exact, z, grid, zGrid);
    QVERIFY2(relative < tolerance && std::abs(zGrid / z - 1) < tolerance,
             qPrintable(QString("%1 %2").arg(relative).arg(zGrid / z)));
}

void TsneTest::divergenceIsThatOfTheMap()
{
    ThreadPool pool(1);
    const int n = 120;
    const Tensor x = blobs(n, 8);
    TsneOptions options;
    options.perplexity = 10;
    Tsne tsne(x, options, pool);
    for (int i = 0; i < 299; ++i)
        tsne.step();
    const Tensor map = tsne.points();
    tsne.step();
    const Neighbours neighbours = nearestNeighbours(x, 30, pool);
    const Similarities p = symmetricSimilarities(neighbours, conditionalSimilarities(neighbours, 10, pool), pool);
    const auto q = [&](int i, int j) {
        return 1
            / (1 + std::pow(map.at(2 * i) - map.at(2 * j), 2) + std::pow(map.at(2 * i + 1) - map.at(2 * j + 1), 2));
    };
    double z = 0, divergence = 0;
    for (int i = 0; i < n; ++i)
        for (int j = 0; j < n; ++j)
            z += i == j ? 0 : q(i, j);
    for (int i = 0; i < n; ++i)
        for (std::int64_t e = p.start[i]; e < p.start[i + 1]; ++e)
            divergence += double(p.value[e]) * std::log(double(p.value[e]) * z / q(i, p.column[e]));
    QVERIFY2(std::abs(divergence - tsne.divergence()) < 1e-5, qPrintable(QString::number(tsne.divergence())));
}

void TsneTest::stepsAreGradientDescentWithMomentumAndGains()
{
    ThreadPool pool(1);
    constexpr int n = 31, k = 10;
    const Tensor x = blobs(n, 5);
    TsneOptions options;
    options.exaggerationSteps = 3;
    options.learningRate = 20;
    Tsne tsne(x, options, pool);
    const Neighbours neighbours = nearestNeighbours(x, 3 * k, pool);
    const Similarities p = symmetricSimilarities(neighbours, conditionalSimilarities(neighbours, k, pool), pool);
    std::vector<double> y(2 * n), v(2 * n, 0), gain(2 * n, 1);
    for (int i = 0; i < 2 * n; ++i)
        y[i] = tsne.points().at(i);
    const auto square = [&](int i, int j) {
        return std::pow(y[2 * i] - y[2 * j], 2) + std::pow(y[2 * i + 1] - y[2 * j + 1], 2);
    };
    for (int step = 0; step < 6; ++step) {
        double z = -n;
        for (int i = 0; i < n * n; ++i)
            z += 1 / (1 + square(i / n, i % n));
        std::vector<double> gradient(2 * n, 0);
        for (int i = 0; i < 2 * n; ++i) {
            for (std::int64_t e = p.start[i / 2]; e < p.start[i / 2 + 1]; ++e)
                gradient[i] += (step < 3 ? 12 : 1) * double(p.value[e]) * (y[i] - y[2 * p.column[e] + i % 2])
                    / (1 + square(i / 2, p.column[e]));
            for (int j = 0; j < n; ++j)
                gradient[i] -= (y[i] - y[2 * j + i % 2]) / std::pow(1 + square(i / 2, j), 2) / z;
        }
        for (int i = 0; i < 2 * n; ++i) {
            gain[i] = (gradient[i] > 0) == (v[i] > 0) ? gain[i] * 0.8 : gain[i] + 0.2;
            v[i] = (step < 3 ? 0.5 : 0.8) * v[i] - 20 * gain[i] * gradient[i];
        }
        for (int i = 0; i < 2 * n; ++i)
            y[i] += v[i];
        tsne.step();
    }
    const double relative = apart(y, tsne.points());
    QVERIFY2(relative < 1e-3, qPrintable(QString::number(relative)));
}

void TsneTest::divergenceFallsAfterExaggeration()
{
    ThreadPool pool(2);
    Tsne tsne(blobs(600, 20, 2), {}, pool);
    for (int i = 0; i < 251; ++i)
        tsne.step();
    double last = tsne.divergence();
    const double first = last;
    for (int i = 0; i < 5; ++i) {
        for (int k = 0; k < 100; ++k)
            tsne.step();
        QVERIFY2(tsne.divergence() < last + 1e-3, qPrintable(QString::number(tsne.divergence())));
        last = tsne.divergence();
    }
    QVERIFY(last < 0.7 * first);
    QCOMPARE(tsne.stepsDone(), 751);
}

void TsneTest::cloudsStayTogetherAndNeighboursAreKept()
{
    ThreadPool pool(2);
    const Tensor x = blobs(1000, 20);
    const Tensor map = mapOf(x, 2, 1000);
    const Neighbours near = nearestNeighbours(map, 10, pool);
    int sameCloud = 0;
    for (std::size_t i = 0; i < near.index.size(); ++i)
        sameCloud += near.index[i] % 10 == int(i / 10) % 10;
    QVERIFY2(sameCloud >= 9990, qPrintable(QString::number(sameCloud)));
    QVERIFY(neighboursKept(x, map, 10, pool) > 0.3);
    QCOMPARE(neighboursKept(x, x, 10, pool), 1.0);
    double mean = 0;
    for (int i = 0; i < 1000; ++i)
        mean += map.at(2 * i) / 1000;
    QVERIFY(std::abs(mean) < 1e-3);
}

void TsneTest::sameBitsForOneAndTwoThreads_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("steps");
    QTest::newRow("all pairs") << 301 << 320;
    QTest::newRow("by way of a grid") << 901 << 280;
}

void TsneTest::sameBitsForOneAndTwoThreads()
{
    QFETCH(int, rows);
    QFETCH(int, steps);
    TsneOptions options;
    options.perplexity = 10;
    const Tensor x = blobs(rows, 10), map = mapOf(x, 1, steps, options);
    QVERIFY(map == mapOf(x, 2, steps, options));
    QVERIFY(map == mapOf(x, 3, steps, options));
}

void TsneTest::seedChangesTheMap()
{
    const Tensor x = blobs(60, 5);
    TsneOptions other;
    other.seed = 8;
    QVERIFY(!(mapOf(x, 1, 100) == mapOf(x, 1, 100, other)));
}

void TsneTest::smallAndSpoiltInputsGiveFiniteMaps_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("features");
    QTest::addColumn<QString>("spoilt");
    for (const int rows : {0, 1, 2, 3, 4, 9})
        QTest::addRow("%d points", rows) << rows << 4 << "";
    QTest::newRow("one number a point") << 40 << 1 << "";
    QTest::newRow("equal points") << 40 << 4 << "equal";
    QTest::newRow("numbers that are not finite") << 40 << 4 << "nan";
    QTest::newRow("numbers near the largest and the smallest") << 40 << 4 << "huge";
}

void TsneTest::smallAndSpoiltInputsGiveFiniteMaps()
{
    QFETCH(int, rows);
    QFETCH(int, features);
    QFETCH(QString, spoilt);
    Tensor x = blobs(rows, features);
    if (spoilt == "equal")
        x.fill(2);
    for (int i = 0; spoilt == "nan" && i < 40; i += 3)
        x.set(i, i % 2 ? std::numeric_limits<double>::infinity() : std::numeric_limits<double>::quiet_NaN());
    for (int i = 0; spoilt == "huge" && i < 160; ++i)
        x.set(i, x.at(i) * (i % 3 ? 1e37 : 1e-44));
    ThreadPool pool(1);
    Tsne tsne(x, {}, pool);
    while (!tsne.done())
        tsne.step();
    QCOMPARE(tsne.points().shape(), (Shape{rows, 2}));
    for (int i = 0; i < 2 * rows; ++i)
        QVERIFY2(std::abs(tsne.points().at(i)) < 1e4, qPrintable(QString::number(tsne.points().at(i))));
    QVERIFY(std::isfinite(tsne.divergence()));
}

void TsneTest::cancelledWhileNeighboursAreFound()
{
    ThreadPool pool(1);
    int asked = 0;
    Tsne tsne(blobs(5000, 4), {}, pool, [&] { return ++asked == 2; });
    QCOMPARE(asked, 2);
    QVERIFY(tsne.done());
    tsne.step();
    QCOMPARE(tsne.points().at(17), 0.0);
}

QTEST_GUILESS_MAIN(TsneTest)
#include "tsne_test.moc"
