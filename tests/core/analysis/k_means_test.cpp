#include "analysis/k_means.h"
#include "blobs.h"

#include <QtTest>

#include <cmath>
#include <set>

using namespace loom;

namespace {

double squaredDistance(const Tensor& a, std::int64_t i, const Tensor& b, std::int64_t j)
{
    const std::int64_t features = a.shape()[1];
    double sum = 0;
    for (std::int64_t f = 0; f < features; ++f)
        sum += std::pow(a.at(i * features + f) - b.at(j * features + f), 2);
    return sum;
}

Tensor repeatedRow(std::int64_t rows)
{
    Tensor x(Shape{rows, 2}, DType::f32);
    x.fill(0.25);
    return x;
}

} // namespace

class KMeansTest : public QObject {
    Q_OBJECT

private slots:
    void cloudsThatLieApartAreFound();
    void everyRowIsNearestToItsCentreWhichIsTheMean();
    void startingCentresAreRowsOfDifferentClouds();
    void sameBitsForAnyNumberOfThreads();
    void aCentreThatLosesItsRowsStartsAgain();
    void moreClustersThanRowsAreClipped();
    void equalRowsAndNotFiniteOnesEnd();
    void cancellingStopsBetweenSteps();
};

void KMeansTest::cloudsThatLieApartAreFound()
{
    ThreadPool pool(2);
    const KMeans found = kMeansOf(blobs(1000, 8, 20), {.clusters = 10}, pool);
    QVERIFY(found.converged);
    std::set<std::int32_t> used;
    for (std::int64_t cloud = 0; cloud < 10; ++cloud) {
        used.insert(found.cluster[std::size_t(cloud)]);
        for (std::int64_t r = cloud; r < 1000; r += 10)
            QCOMPARE(found.cluster[std::size_t(r)], found.cluster[std::size_t(cloud)]);
    }
    QCOMPARE(used.size(), std::size_t(10));
}

void KMeansTest::everyRowIsNearestToItsCentreWhichIsTheMean()
{
    ThreadPool pool(2);
    const Tensor x = blobs(1501, 7, 0.5); // clouds that overlap, so that the answer is not obvious
    const KMeans found = kMeansOf(x, {.clusters = 6}, pool);
    QVERIFY(found.converged);
    QVERIFY(found.steps > 3);
    double inertia = 0;
    std::vector<double> means(6 * 7);
    std::vector<int> counts(6);
    for (std::int64_t r = 0; r < 1501; ++r) {
        const std::int32_t own = found.cluster[std::size_t(r)];
        const double distance = squaredDistance(x, r, found.centres, own);
        for (std::int64_t c = 0; c < 6; ++c)
            QVERIFY(distance <= squaredDistance(x, r, found.centres, c) + 1e-4);
        inertia += distance;
        ++counts[std::size_t(own)];
        for (int f = 0; f < 7; ++f)
            means[std::size_t(own * 7 + f)] += x.at(r * 7 + f);
    }
    for (int i = 0; i < 6 * 7; ++i)
        QVERIFY(std::abs(means[std::size_t(i)] / counts[std::size_t(i / 7)] - found.centres.at(i)) < 1e-5);
    QVERIFY(std::abs(found.inertia - inertia) < 1e-5 * inertia);
}

void KMeansTest::startingCentresAreRowsOfDifferentClouds()
{
    ThreadPool pool(1);
    const Tensor x = blobs(1000, 8, 20);
    for (std::uint64_t seed = 0; seed < 5; ++seed) {
        const KMeans start = kMeansOf(x, {.clusters = 10, .maximumSteps = 0, .seed = seed}, pool);
        std::set<std::int64_t> clouds;
        for (std::int64_t c = 0; c < 10; ++c)
            for (std::int64_t r = 0; r < 1000; ++r)
                if (squaredDistance(x, r, start.centres, c) == 0)
                    clouds.insert(r % 10);
        QCOMPARE(clouds.size(), std::size_t(10)); // drawn evenly this has a chance of 1 : 2 755
    }
}

void KMeansTest::sameBitsForAnyNumberOfThreads()
{
    const Tensor x = blobs(20'000, 11, 0.3);
    std::vector<KMeans> found;
    for (int threads : {1, 2, 3}) {
        ThreadPool pool(threads);
        found.push_back(kMeansOf(x, {.clusters = 13, .maximumSteps = 20}, pool));
    }
    QVERIFY(found[0].inertia > 0);
    for (const KMeans& other : found) {
        QVERIFY(other.centres == found[0].centres);
        QVERIFY(other.cluster == found[0].cluster);
        QCOMPARE(other.inertia, found[0].inertia);
    }
    ThreadPool pool(2);
    QVERIFY(!(kMeansOf(x, {.clusters = 13, .maximumSteps = 20, .seed = 8}, pool).centres == found[0].centres));
}

void KMeansTest::aCentreThatLosesItsRowsStartsAgain()
{
    ThreadPool pool(1);
    const RandomStream stream(5, "test/places");
    for (std::uint64_t set = 0; set < 2000; ++set) { // now and then Lloyd's step empties a cluster
        Tensor x(Shape{14, 2}, DType::f32);
        for (std::int64_t i = 0; i < 28; ++i)
            x.set(i, stream.uniform(std::uint64_t(i), set));
        const KMeans found = kMeansOf(x, {.clusters = 8, .seed = set}, pool);
        QCOMPARE(std::set<std::int32_t>(found.cluster.begin(), found.cluster.end()).size(), std::size_t(8));
    }
}

void KMeansTest::moreClustersThanRowsAreClipped()
{
    ThreadPool pool(1);
    const KMeans found = kMeansOf(blobs(3, 4), {.clusters = 10}, pool);
    QCOMPARE(found.centres.shape(), Shape({3, 4}));
    QCOMPARE(std::set<std::int32_t>(found.cluster.begin(), found.cluster.end()).size(), std::size_t(3));
    QCOMPARE(found.inertia, 0.0);
}

void KMeansTest::equalRowsAndNotFiniteOnesEnd()
{
    ThreadPool pool(1);
    const KMeans equal = kMeansOf(repeatedRow(50), {.clusters = 4}, pool);
    QVERIFY(equal.converged);
    QCOMPARE(equal.inertia, 0.0);
    Tensor x = blobs(100, 3);
    x.set(4, NAN);
    x.set(7, INFINITY);
    const KMeans odd = kMeansOf(x, {.clusters = 4}, pool);
    QVERIFY(odd.converged);
    QVERIFY(std::isfinite(odd.inertia));
    Tensor zeros = x;
    zeros.set(4, 0);
    zeros.set(7, 0);
    QVERIFY(odd.centres == kMeansOf(zeros, {.clusters = 4}, pool).centres);
}

void KMeansTest::cancellingStopsBetweenSteps()
{
    ThreadPool pool(1);
    int asked = 0;
    const KMeans found = kMeansOf(blobs(1000, 5, 0.3), {.clusters = 9}, pool, [&asked] { return ++asked > 2; });
    QCOMPARE(found.steps, 2);
    QVERIFY(!found.converged);
}

QTEST_GUILESS_MAIN(KMeansTest)
#include "k_means_test.moc"
