#include "analysis/embedding.h"
#include "blobs.h"

#include <QtTest>

#include <cmath>

using namespace loom;

class EmbeddingTest : public QObject {
    Q_OBJECT

private slots:
    void projectionIsTheProductWithItsMatrix();
    void projectionNearlyKeepsDistances();
    void longRowsAreProjectedAndShortOnesAreNot();
    void chunksAndThreadsDoNotMatter();
    void notFiniteNumbersCountAsZeroAndAreTold();
    void fewRowsHaveFewComponents();
};

void EmbeddingTest::projectionIsTheProductWithItsMatrix()
{
    ThreadPool pool(2);
    const Tensor x = blobs(37, 90);
    const RandomProjection projection(90, 64, 7);
    std::vector<float> out(37 * 64);
    projection.apply(x.values<float>().data(), 37, out.data(), pool);
    for (int r = 0; r < 37; ++r)
        for (int o = 0; o < 64; ++o) {
            double sum = 0;
            for (int f = 0; f < 90; ++f)
                sum += x.at(r * 90 + f) * double(projection.entry(f, o));
            QVERIFY(std::abs(sum - double(out[r * 64 + o])) < 1e-3);
        }
    int plus = 0, entries = 0;
    for (int f = 0; f < 90; ++f)
        for (int o = 0; o < 64; ++o) {
            plus += projection.entry(f, o) > 0;
            entries += projection.entry(f, o) != 0;
        }
    QCOMPARE(entries, 90 * 8);
    QVERIFY(plus > 300 && plus < 420);
    QVERIFY(RandomProjection(90, 64, 8).entry(0, 0) != projection.entry(0, 0)
            || RandomProjection(90, 64, 8).entry(3, 5) != projection.entry(3, 5)
            || RandomProjection(90, 64, 8).entry(11, 40) != projection.entry(11, 40));
}

void EmbeddingTest::projectionNearlyKeepsDistances()
{
    ThreadPool pool(1);
    const int rows = 40, from = 3136, to = 512;
    const Tensor x = blobs(rows, from, 1);
    std::vector<float> y(rows * to);
    RandomProjection(from, to, 7).apply(x.values<float>().data(), rows, y.data(), pool);
    for (int i = 0; i < rows; ++i)
        for (int j = 0; j < i; ++j) {
            double before = 0, after = 0;
            for (int f = 0; f < from; ++f)
                before += std::pow(x.at(i * from + f) - x.at(j * from + f), 2);
            for (int f = 0; f < to; ++f)
                after += std::pow(double(y[i * to + f]) - double(y[j * to + f]), 2);
            QVERIFY2(after / before > 0.7 && after / before < 1.35, qPrintable(QString::number(after / before)));
        }
}

void EmbeddingTest::longRowsAreProjectedAndShortOnesAreNot()
{
    ThreadPool pool(2);
    const Tensor x = blobs(120, 3136);
    Embedding longRows(120, 3136, 7);
    longRows.add(x.values<float>().data(), 120, pool);
    longRows.finish(pool);
    QCOMPARE(longRows.features().shape(), (Shape{120, 50}));
    QCOMPARE(QString::fromStdString(english(longRows.note())),
             "3,136 numbers a sample: random projection to 512 (seed 7), then PCA to 50");
    Embedding shortRows(120, 1024, 7);
    shortRows.add(blobs(120, 1024).values<float>().data(), 120, pool);
    shortRows.finish(pool);
    QCOMPARE(QString::fromStdString(english(shortRows.note())), "1,024 numbers a sample: PCA to 50");
    QVERIFY(shortRows.varianceKept(9) > 0.8 && shortRows.varianceKept(9) < 1); // ten centres span nine axes
    QCOMPARE(shortRows.plane().shape(), (Shape{120, 2}));
    QCOMPARE(shortRows.plane().at(3), shortRows.features().at(51));
}

void EmbeddingTest::chunksAndThreadsDoNotMatter()
{
    ThreadPool one(1), two(2);
    const Tensor x = blobs(150, 1500);
    const float* const rows = x.values<float>().data();
    Embedding whole(150, 1500, 7), parts(200, 1500, 7);
    whole.add(rows, 150, one);
    for (const auto& [first, count] : {std::pair{0, 1}, {1, 16}, {17, 100}, {117, 33}})
        parts.add(rows + first * 1500, count, two);
    QCOMPARE(parts.rowsAdded(), 150);
    whole.finish(one);
    parts.finish(two);
    QVERIFY(whole.features() == parts.features());
}

void EmbeddingTest::notFiniteNumbersCountAsZeroAndAreTold()
{
    ThreadPool pool(1);
    Tensor x = blobs(20, 6);
    x.set(4, std::numeric_limits<double>::quiet_NaN());
    x.set(50, std::numeric_limits<double>::infinity());
    Embedding embedding(20, 6, 7);
    embedding.add(x.values<float>().data(), 20, pool);
    embedding.finish(pool);
    for (int i = 0; i < 20 * 6; ++i)
        QVERIFY(std::isfinite(embedding.features().at(i)));
    QCOMPARE(QString::fromStdString(english(embedding.note())),
             "6 numbers a sample: PCA to 6; 2 numbers were not finite and count as 0");
}

void EmbeddingTest::fewRowsHaveFewComponents()
{
    ThreadPool pool(1);
    Embedding embedding(1, 1, 7);
    const float value = 3;
    embedding.add(&value, 1, pool);
    embedding.finish(pool);
    QCOMPARE(embedding.features().shape(), (Shape{1, 1}));
    QCOMPARE(embedding.plane().shape(), (Shape{1, 2}));
    QCOMPARE(embedding.varianceKept(1), 1.0);
}

QTEST_GUILESS_MAIN(EmbeddingTest)
#include "embedding_test.moc"
