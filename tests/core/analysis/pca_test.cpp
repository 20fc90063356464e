#include "analysis/embedding.h"
#include "base/symmetric_eigen.h"
#include "blobs.h"
#include "tensor/pca.h"

#include <QtTest>

#include <cmath>

using namespace loom;

namespace {

std::vector<double> randomSymmetric(int n)
{
    const RandomStream random(3, "test/matrix");
    std::vector<double> matrix(std::size_t(n * n));
    for (int i = 0; i < n; ++i)
        for (int j = 0; j <= i; ++j)
            matrix[i * n + j] = matrix[j * n + i] = random.normal(std::uint64_t(i * n + j));
    return matrix;
}

/// Largest |A v − λ v| and largest |VᵀV − 1| over all vectors.
std::pair<double, double> residuals(const std::vector<double>& a, int n, const SymmetricEigen& eigen)
{
    double apart = 0, skew = 0;
    const int count = int(eigen.values.size());
    for (int c = 0; c < count; ++c) {
        const double* v = &eigen.vectors[c * n];
        for (int i = 0; i < n; ++i) {
            double sum = -eigen.values[c] * v[i];
            for (int j = 0; j < n; ++j)
                sum += a[i * n + j] * v[j];
            apart = std::max(apart, std::abs(sum));
        }
        for (int d = 0; d <= c; ++d) {
            double sum = c == d ? -1 : 0;
            for (int i = 0; i < n; ++i)
                sum += v[i] * eigen.vectors[d * n + i];
            skew = std::max(skew, std::abs(sum));
        }
    }
    return {apart, skew};
}

} // namespace

class PcaTest : public QObject {
    Q_OBJECT

private slots:
    void eigenvectorsSolveTheirEquation_data();
    void eigenvectorsSolveTheirEquation();
    void repeatedEigenvaluesGetOrthogonalVectors();
    void varianceOfEachAxisIsItsEigenvalue();
    void componentsOfFewRowsAreClipped();
    void sameBitsForOneAndTwoThreads();
    void cancelledWhileRowsAreSummedAndWhileAxesAreFound();
    void constantAndNotFiniteDataEnd();
};

void PcaTest::eigenvectorsSolveTheirEquation_data()
{
    QTest::addColumn<int>("n");
    for (const int n : {1, 2, 3, 5, 40, 131})
        QTest::addRow("all eigenvectors of a %d by %d matrix", n, n) << n;
}

void PcaTest::eigenvectorsSolveTheirEquation()
{
    QFETCH(int, n);
    ThreadPool pool(1);
    const std::vector<double> a = randomSymmetric(n);
    const SymmetricEigen eigen = symmetricEigen(a, n, n, pool);
    QVERIFY(std::is_sorted(eigen.values.rbegin(), eigen.values.rend()));
    const auto [apart, skew] = residuals(a, n, eigen);
    QVERIFY2(apart < 1e-11, qPrintable(QString::number(apart)));
    QVERIFY2(skew < 1e-12, qPrintable(QString::number(skew)));
    double trace = 0;
    for (int i = 0; i < n; ++i)
        trace += a[i * n + i] - eigen.values[i];
    QVERIFY(std::abs(trace) < 1e-10);
}

void PcaTest::repeatedEigenvaluesGetOrthogonalVectors()
{
    ThreadPool pool(1);
    const int n = 30;
    std::vector<double> ones(std::size_t(n * n), 1.0), unit(std::size_t(n * n), 0.0); // 30, 0, 0 … and 1, 1 …
    for (int i = 0; i < n; ++i)
        unit[i * n + i] = 1;
    for (const auto& a : {ones, unit}) {
        const SymmetricEigen eigen = symmetricEigen(a, n, n, pool);
        const auto [apart, skew] = residuals(a, n, eigen);
        QVERIFY2(apart < 1e-12 && skew < 1e-12, qPrintable(QString("%1 %2").arg(apart).arg(skew)));
    }
}

void PcaTest::varianceOfEachAxisIsItsEigenvalue()
{
    ThreadPool pool(2);
    const Tensor x = blobs(500, 30);
    const Pca pca = pcaOf(x, 30, pool);
    const Tensor z = project(pca, x, pool);
    double all = 0;
    for (int c = 0; c < 30; ++c) {
        double mean = 0, square = 0;
        for (int r = 0; r < 500; ++r)
            mean += z.at(r * 30 + c) / 500;
        for (int r = 0; r < 500; ++r)
            square += (z.at(r * 30 + c) - mean) * (z.at(r * 30 + c) - mean) / 499;
        QVERIFY(std::abs(mean) < 1e-4);
        QVERIFY2(std::abs(square - pca.variance[c]) < 1e-4 * pca.variance[0], qPrintable(QString::number(c)));
        all += pca.variance[c];
    }
    QVERIFY(std::abs(all - pca.totalVariance) < 1e-9 * all);
}

void PcaTest::componentsOfFewRowsAreClipped()
{
    ThreadPool pool(1);
    QCOMPARE(pcaOf(blobs(7, 20), 50, pool).components.shape(), (Shape{7, 20}));
    QCOMPARE(pcaOf(blobs(1, 20), 50, pool).components.shape(), (Shape{1, 20}));
    const Pca pca = pcaOf(blobs(50, 6), 6, pool);
    for (int c = 0; c < 6; ++c) {
        double largest = 0;
        for (int f = 0; f < 6; ++f)
            if (std::abs(pca.components.at(c * 6 + f)) > std::abs(largest))
                largest = pca.components.at(c * 6 + f);
        QVERIFY(largest > 0);
    }
}

void PcaTest::sameBitsForOneAndTwoThreads()
{
    ThreadPool one(1), two(2);
    const Tensor x = blobs(700, 150);
    const Pca a = pcaOf(x, 20, one), b = pcaOf(x, 20, two);
    QVERIFY(a.components == b.components);
    QCOMPARE(a.variance, b.variance);
    QVERIFY(project(a, x, one) == project(b, x, two));
}

void PcaTest::cancelledWhileRowsAreSummedAndWhileAxesAreFound()
{
    ThreadPool pool(1);
    const Tensor x = blobs(5 * 256, 12);
    for (const int last : {3, 7}) { // among the five blocks of rows, and behind them
        int asked = 0;
        const auto cancelled = [&] { return ++asked >= last; };
        QVERIFY(pcaOf(x, 2, pool, cancelled).components.empty());
        QVERIFY2(asked <= last + 2, "each of its loops ends at once");
        Embedding embedding(x.shape()[0], 12, 1);
        embedding.add(x.values<float>().data(), x.shape()[0], pool);
        asked = 0;
        QVERIFY(!embedding.finish(pool, cancelled));
    }
    int asked = 0;
    QVERIFY(!pcaOf(x, 2, pool, [&] {
                 ++asked;
                 return false;
             }).components.empty());
    QVERIFY2(asked >= 5 + 12 + 2, "once a block of rows, a column, an axis");
}

void PcaTest::constantAndNotFiniteDataEnd()
{
    ThreadPool pool(1);
    Tensor x(Shape{40, 12}, DType::f32);
    x.fill(3);
    QCOMPARE(pcaOf(x, 5, pool).totalVariance, 0.0);
    x.set(100, std::numeric_limits<double>::quiet_NaN());
    QCOMPARE(pcaOf(x, 5, pool).components.shape(), (Shape{5, 12}));
}

QTEST_GUILESS_MAIN(PcaTest)
#include "pca_test.moc"
