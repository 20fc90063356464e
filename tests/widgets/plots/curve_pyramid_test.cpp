#include "plots/curve_pyramid.h"

#include <QtTest>
#include <cmath>
#include <limits>

using namespace loom;
using namespace loom::ui;

namespace {

std::vector<CurveBucket> waves(int count)
{
    std::vector<CurveBucket> buckets;
    for (int i = 0; i < count; ++i) {
        const double mean = std::sin(i * 0.001) + (i % 7) * 0.01;
        buckets.push_back({0, 2 * i + 1, 2, mean, mean - 0.5, mean + 0.5});
    }
    return buckets;
}

} // namespace

class CurvePyramidTest : public QObject {
    Q_OBJECT
private slots:
    void fewBucketsAreDrawnAsTheyAre()
    {
        const auto buckets = waves(10);
        CurvePyramid pyramid;
        pyramid.sync(buckets);
        const auto columns = pyramid.columns(buckets, 0, 20, 1000);
        QCOMPARE(columns.size(), std::size_t(10));
        QCOMPARE(columns[3].mean, buckets[3].mean);
        QCOMPARE(columns[3].x, 7.5); // steps 7 and 8
    }

    void foldsKeepMinimumMaximumAndWeightedMean_data()
    {
        QTest::addColumn<int>("count");
        QTest::newRow("1 000 buckets") << 1000;
        QTest::newRow("65 537 buckets") << 65537;
        QTest::newRow("2^20 buckets") << (1 << 20);
    }
    void foldsKeepMinimumMaximumAndWeightedMean()
    {
        QFETCH(int, count);
        const auto buckets = waves(count);
        CurvePyramid pyramid;
        pyramid.sync(buckets);
        const auto columns = pyramid.columns(buckets, 0, 2.0 * count, 100);
        QVERIFY(columns.size() <= 101);
        double sum = 0, low = 1e9, high = -1e9, expectedSum = 0, expectedLow = 1e9, expectedHigh = -1e9;
        std::int64_t steps = 0;
        for (const auto& column : columns) {
            sum += column.mean * double(column.count);
            steps += column.count;
            low = std::min(low, column.minimum);
            high = std::max(high, column.maximum);
        }
        for (const auto& bucket : buckets) {
            expectedSum += bucket.mean * 2;
            expectedLow = std::min(expectedLow, bucket.minimum);
            expectedHigh = std::max(expectedHigh, bucket.maximum);
        }
        QCOMPARE(steps, std::int64_t(2 * count));
        QVERIFY(std::abs(sum - expectedSum) < 1e-6 * count);
        QCOMPARE(low, expectedLow);
        QCOMPARE(high, expectedHigh);
    }

    void growingBitByBitGivesTheSameAsAllAtOnce()
    {
        const auto buckets = waves(5003);
        CurvePyramid grown, whole;
        for (std::size_t n = 1; n <= buckets.size(); n += 37)
            grown.sync(std::span(buckets).first(n));
        grown.sync(buckets);
        whole.sync(buckets);
        const auto a = grown.columns(buckets, 100, 9000, 50), b = whole.columns(buckets, 100, 9000, 50);
        QCOMPARE(a.size(), b.size());
        for (std::size_t i = 0; i < a.size(); ++i) {
            QCOMPARE(a[i].mean, b[i].mean);
            QCOMPARE(a[i].maximum, b[i].maximum);
        }
    }

    void mergedBucketsAreFoldedAgain()
    {
        auto buckets = waves(1000);
        CurvePyramid pyramid;
        pyramid.sync(buckets);
        std::vector<CurveBucket> merged;
        for (std::size_t i = 0; i < 1000; i += 2)
            merged.push_back({0, buckets[i].firstStep, 4, 5.0, 5.0, 5.0});
        pyramid.sync(merged);
        for (const auto& column : pyramid.columns(merged, 0, 2000, 20))
            QCOMPARE(column.mean, 5.0);
    }

    void aLossThatIsNotFiniteLeavesAHole()
    {
        auto buckets = waves(3);
        buckets[1].mean = std::numeric_limits<double>::quiet_NaN();
        CurvePyramid pyramid;
        pyramid.sync(buckets);
        QCOMPARE(pyramid.columns(buckets, 0, 6, 100).size(), std::size_t(2));
    }

    void aMillionBucketsBecomeAColumnAPixel()
    {
        const auto buckets = waves(1 << 20);
        CurvePyramid pyramid;
        pyramid.sync(buckets);
        const auto columns = pyramid.columns(buckets, 0, 2e6, 800);
        QVERIFY(columns.size() >= 400 && columns.size() <= 800);
    }
};

QTEST_GUILESS_MAIN(CurvePyramidTest)
#include "curve_pyramid_test.moc"
