#include "tuning/fitted_surface.h"

#include "base/random.h"

#include <QtTest>
#include <algorithm>
#include <cmath>
#include <functional>

using namespace loom;

/// The surface over two settings.
class FittedSurfaceTest : public QObject {
    Q_OBJECT
private slots:
    void twoTrialsByHand();
    void aPlantedBowlIsFound();
    void anAxisThatSaysNothingIsSmoothedAway();
    void noiseIsSmoothed();
    void choicesSpeakForThemselves();
    void whereThereAreNoTrialsIsSaid();
    void missingNumbersAreLeftOut();
    void itStaysWithinTheTrials();
    void aGridSaysTheSame();

private:
    struct Trials {
        FittedSurface::Axis x, y;
        std::vector<double> values;
    };
    /// At random places; `value` of place and noise.
    static Trials tried(int count, const std::function<double(double, double, double)>& value)
    {
        const RandomStream random(11, "surface");
        Trials trials;
        for (int i = 0; i < count; ++i) {
            const double x = random.uniform(std::uint64_t(i), 0), y = random.uniform(std::uint64_t(i), 1);
            trials.x.places.push_back(x);
            trials.y.places.push_back(y);
            trials.values.push_back(value(x, y, random.normal(std::uint64_t(i), 2)));
        }
        return trials;
    }
    static FittedSurface fitted(const Trials& trials) { return {trials.x, trials.y, trials.values}; }
};

void FittedSurfaceTest::twoTrialsByHand()
{
    const FittedSurface surface({{0.2, 0.8}, 0}, {{0.5, 0.5}, 0}, {1, 3});
    // Each foretells the other by itself whatever the reach: the smoothest stays.
    QCOMPARE(surface.xReach(), 0.8);
    QCOMPARE(surface.yReach(), 0.8);
    QVERIFY(std::abs(surface.valueAt(0.5, 0.1) - 2) < 1e-12);
    const double weight = std::exp(-0.5 * std::pow(0.6 / 0.8, 2));
    QVERIFY(std::abs(surface.valueAt(0.2, 0.5) - (1 + 3 * weight) / (1 + weight)) < 1e-12);
}

void FittedSurfaceTest::aPlantedBowlIsFound()
{
    const auto bowl = [](double x, double y) { return std::pow(x - 0.3, 2) + std::pow(y - 0.7, 2); };
    const FittedSurface surface = fitted(tried(200, [&](double x, double y, double) { return bowl(x, y); }));
    double least = 1e9, x0 = 0, y0 = 0, off = 0;
    for (double x = 0.05; x < 1; x += 0.05)
        for (double y = 0.05; y < 1; y += 0.05) {
            off = std::max(off, std::abs(surface.valueAt(x, y) - bowl(x, y)));
            if (surface.valueAt(x, y) < least) {
                least = surface.valueAt(x, y);
                x0 = x;
                y0 = y;
            }
        }
    QVERIFY2(std::abs(x0 - 0.3) <= 0.1 && std::abs(y0 - 0.7) <= 0.1, qPrintable(QString("%1 %2").arg(x0).arg(y0)));
    QVERIFY2(off < 0.25, qPrintable(QString::number(off))); // of 0.98 from bottom to rim
}

void FittedSurfaceTest::anAxisThatSaysNothingIsSmoothedAway()
{
    const FittedSurface surface = fitted(tried(200, [](double x, double, double) { return std::sin(6 * x); }));
    QVERIFY(surface.xReach() <= 0.1);
    QVERIFY(surface.yReach() >= 0.4);
}

void FittedSurfaceTest::noiseIsSmoothed()
{
    const FittedSurface surface = fitted(tried(200, [](double, double, double noise) { return noise; }));
    for (const double x : {0.2, 0.5, 0.8})
        for (const double y : {0.2, 0.5, 0.8})
            QVERIFY(std::abs(surface.valueAt(x, y)) < 0.5);
}

void FittedSurfaceTest::choicesSpeakForThemselves()
{
    // sgd is bad, adam is good, of rmsprop there is no trial.
    const FittedSurface surface({{1 / 6.0, 1 / 6.0, 0.5, 0.5}, 3}, {{0.2, 0.6, 0.2, 0.6}, 0}, {1, 1, 0, 0});
    QCOMPARE(surface.valueAt(0.1, 0.4), 1.0);
    QCOMPARE(surface.valueAt(0.3, 0.4), 1.0); // the same column
    QCOMPARE(surface.valueAt(0.4, 0.4), 0.0);
    QVERIFY(std::isnan(surface.valueAt(0.9, 0.4)));
    QVERIFY(surface.isNear(0.02, 0.3));
    QVERIFY(!surface.isNear(0.9, 0.3));
}

void FittedSurfaceTest::whereThereAreNoTrialsIsSaid()
{
    const FittedSurface surface({{0.2, 0.25}, 0}, {{0.2, 0.3}, 0}, {1, 2});
    QVERIFY(surface.isNear(0.2, 0.34));
    QVERIFY(surface.isNear(0.25, 0.44));
    QVERIFY(!surface.isNear(0.25, 0.46));
    QVERIFY(!surface.isNear(0.9, 0.9));
    QVERIFY(std::isfinite(surface.valueAt(0.9, 0.9)));
}

void FittedSurfaceTest::missingNumbersAreLeftOut()
{
    const double none = std::nan("");
    const FittedSurface surface({{0.1, none, 0.5, 0.9}, 0}, {{0.5, 0.5, 0.5, none}, 0}, {1, 7, none, 8});
    QCOMPARE(surface.trials(), std::size_t(1));
    QCOMPARE(surface.valueAt(0.9, 0.1), 1.0);
    const FittedSurface empty({{}, 0}, {{}, 0}, {});
    QVERIFY(std::isnan(empty.valueAt(0.5, 0.5)));
    QVERIFY(!empty.isNear(0.5, 0.5));
    QVERIFY(std::isnan(FittedSurface().valueAt(0.5, 0.5)));
}

void FittedSurfaceTest::itStaysWithinTheTrials()
{
    const FittedSurface surface = fitted(tried(60, [](double x, double y, double noise) { return x * y + noise; }));
    const Trials same = tried(60, [](double x, double y, double noise) { return x * y + noise; });
    const auto [low, high] = std::ranges::minmax(same.values);
    for (double x = 0; x <= 1; x += 0.1)
        for (double y = 0; y <= 1; y += 0.1)
            QVERIFY(surface.valueAt(x, y) >= low - 1e-12 && surface.valueAt(x, y) <= high + 1e-12);
}

void FittedSurfaceTest::aGridSaysTheSame()
{
    const FittedSurface surface = fitted(tried(12, [](double x, double y, double) { return x - y; }));
    const FittedSurface::Grid grid = surface.grid(8, 5);
    QCOMPARE(grid.values.size(), std::size_t(40));
    bool near = false, far = false;
    for (int row = 0; row < 5; ++row)
        for (int column = 0; column < 8; ++column) {
            const double x = (column + 0.5) / 8, y = (row + 0.5) / 5;
            const auto cell = std::size_t(8 * row + column);
            QCOMPARE(grid.values[cell], surface.valueAt(x, y));
            QCOMPARE(grid.near[cell] != 0, surface.isNear(x, y));
            near = near || grid.near[cell];
            far = far || !grid.near[cell];
        }
    QVERIFY(near && far);
}

QTEST_GUILESS_MAIN(FittedSurfaceTest)
#include "fitted_surface_test.moc"
