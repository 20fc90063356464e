#include "loader_rows.h"

#include <QtTest/QtTest>

#include <algorithm>
#include <numeric>
#include <set>

using namespace loom;
using loom::test::epochOf;

namespace {

/// Twelve rows of two u8 features, a label of three classes, and an f32 number.
PreparedData rowsOf12()
{
    Tensor pixels(Shape{12, 2}, DType::u8), labels(Shape{12}, DType::i32), numbers(Shape{12, 1}, DType::f32);
    for (int i = 0; i < 12; ++i) {
        pixels.set(2 * i, 10 * i);
        pixels.set(2 * i + 1, 200 + i);
        labels.set(i, i % 3);
        numbers.set(i, 2018.25 + i);
    }
    std::vector<Tensor> columns;
    columns.push_back(std::move(pixels));
    columns.push_back(std::move(labels));
    columns.push_back(std::move(numbers));
    PreparedData data;
    data.rows = Dataset({{"pixels", DType::u8, Shape{2}, FieldRole::input, {}},
                         {"label", DType::i32, Shape{}, FieldRole::target, {"a", "b", "c"}},
                         {"number", DType::f32, Shape{1}, FieldRole::input, {}}},
                        std::move(columns));
    for (const Field& field : data.rows.fields())
        data.pipeline.fields.push_back({field, {}, {}, 0});
    return data;
}

std::vector<std::int64_t> firstRows(std::int64_t count)
{
    std::vector<std::int64_t> rows(static_cast<std::size_t>(count));
    std::iota(rows.begin(), rows.end(), 0);
    return rows;
}

} // namespace

class DataLoaderTest : public QObject {
    Q_OBJECT

private slots:
    void theLastBatchMayBeSmaller()
    {
        const PreparedData data = rowsOf12();
        DataLoader loader(data, firstRows(12), 5, false, 1);
        QCOMPARE(loader.batches(), std::int64_t(3));
        QCOMPARE(loader.take(0).size(), std::size_t(5));
        QCOMPARE(loader.take(2).size(), std::size_t(2));
        loader.setBatchSize(4);
        QCOMPARE(loader.batches(), std::int64_t(3));
        QCOMPARE(loader.take(2).size(), std::size_t(4));
    }

    void withoutShufflingTheOrderIsThatOfThePart()
    {
        const PreparedData data = rowsOf12();
        DataLoader loader(data, {7, 3, 5}, 2, false, 1);
        loader.startEpoch(4);
        QCOMPARE(epochOf(loader), (std::vector<std::int64_t>{7, 3, 5}));
    }

    void anEpochHoldsEveryRowOnce()
    {
        const PreparedData data = rowsOf12();
        DataLoader loader(data, firstRows(12), 5, true, 1);
        auto rows = epochOf(loader);
        QVERIFY(rows != firstRows(12));
        std::sort(rows.begin(), rows.end());
        QCOMPARE(rows, firstRows(12));
    }

    void theOrderIsAFunctionOfSeedAndEpoch()
    {
        const PreparedData data = rowsOf12();
        DataLoader one(data, firstRows(12), 5, true, 1), other(data, firstRows(12), 5, true, 1);
        for (std::int64_t epoch = 0; epoch < 4; ++epoch)
            one.startEpoch(epoch);
        other.startEpoch(3);
        QCOMPARE(epochOf(one), epochOf(other));
        other.startEpoch(2);
        QVERIFY(epochOf(one) != epochOf(other));
        DataLoader reseeded(data, firstRows(12), 5, true, 2);
        reseeded.startEpoch(3);
        QVERIFY(epochOf(one) != epochOf(reseeded));
    }

    void theOrderIsFisherYatesWithTheStreamsNumbers()
    {
        const PreparedData data = rowsOf12();
        DataLoader loader(data, firstRows(11), 11, true, 5);
        loader.startEpoch(9);
        const RandomStream stream(5, "data/shuffle");
        std::vector<std::int64_t> order = firstRows(11);
        for (std::size_t i = 11; i > 1; --i)
            std::swap(order[i - 1], order[stream.below(std::uint32_t(i), i, 9)]);
        QCOMPARE(epochOf(loader), order);
    }

    void everyPlaceIsEquallyLikely()
    {
        const PreparedData data = rowsOf12();
        DataLoader loader(data, firstRows(12), 12, true, 3);
        std::array<int, 12> places{};
        constexpr int kEpochs = 12000;
        for (int epoch = 0; epoch < kEpochs; ++epoch) {
            loader.startEpoch(epoch);
            const auto rows = loader.take(0);
            ++places[std::size_t(std::find(rows.begin(), rows.end(), 0) - rows.begin())];
        }
        // 1000 expected, standard deviation 30.
        for (const int count : places)
            QVERIFY2(std::abs(count - kEpochs / 12) < 150, qPrintable(QString::number(count)));
    }

    void elementsKeepTheirValueInEveryType()
    {
        const PreparedData data = rowsOf12();
        const std::vector<std::int64_t> rows{11, 2};
        std::vector<float> f32(4);
        std::vector<double> f64(4);
        std::vector<std::int32_t> i32(4);
        QVERIFY(gatherField(data, 0, rows, {f32.data(), DType::f32, 2, 2}));
        QVERIFY(gatherField(data, 0, rows, {f64.data(), DType::f64, 2, 2}));
        QVERIFY(gatherField(data, 0, rows, {i32.data(), DType::i32, 2, 2}));
        QCOMPARE(f32, (std::vector<float>{110, 211, 20, 202}));
        QCOMPARE(f64, (std::vector<double>{110, 211, 20, 202}));
        QCOMPARE(i32, (std::vector<std::int32_t>{110, 211, 20, 202}));
    }

    void rowsOfAnyLengthAreCopied()
    {
        for (std::int64_t size = 1; size <= 9; ++size) {
            Tensor numbers(Shape{20, size}, DType::f32);
            for (std::int64_t i = 0; i < 20 * size; ++i)
                numbers.set(i, double(i));
            std::vector<Tensor> columns;
            columns.push_back(std::move(numbers));
            PreparedData data;
            data.rows = Dataset({{"numbers", DType::f32, Shape{size}, FieldRole::input, {}}}, std::move(columns));
            data.pipeline.fields.push_back({data.rows.fields()[0], {}, {}, 0});
            const std::vector<std::int64_t> rows{19, 0, 7};
            std::vector<float> out(std::size_t(3 * size) + 1, -1);
            QVERIFY(gatherField(data, 0, rows, {out.data(), DType::f32, 3, size}));
            for (std::int64_t i = 0; i < 3 * size; ++i)
                QCOMPARE(out[std::size_t(i)], float(rows[std::size_t(i / size)] * size + i % size));
            QCOMPARE(out.back(), -1.0f);
        }
    }

    void oneScaleServesAllFeaturesAndListsServeEach()
    {
        PreparedData data = rowsOf12();
        const std::vector<std::int64_t> rows{3};
        std::vector<double> out(2);
        data.pipeline.fields[0].scale = {0.5};
        data.pipeline.fields[0].offset = {-1};
        QVERIFY(gatherField(data, 0, rows, {out.data(), DType::f64, 1, 2}));
        QCOMPARE(out, (std::vector<double>{14, 100.5}));
        data.pipeline.fields[0].scale = {2, 0.25};
        data.pipeline.fields[0].offset = {1, 0};
        QVERIFY(gatherField(data, 0, rows, {out.data(), DType::f64, 1, 2}));
        QCOMPARE(out, (std::vector<double>{61, 50.75}));
    }

    void aLargeMeanCostsNoDigits()
    {
        PreparedData data = rowsOf12();
        data.pipeline.fields[2].scale = {1 / 0.3};
        data.pipeline.fields[2].offset = {-2018.0 / 0.3};
        float out = 0;
        const std::vector<std::int64_t> rows{0};
        QVERIFY(gatherField(data, 2, rows, {&out, DType::f32, 1, 1}));
        QVERIFY(std::abs(double(out) - 0.25 / 0.3) < 1e-7);
    }

    void aLabelBecomesOneHot()
    {
        PreparedData data = rowsOf12();
        data.pipeline.fields[1].oneHot = 3;
        const std::vector<std::int64_t> rows{2, 3};
        std::vector<float> out(6, 9.0f);
        QVERIFY(gatherField(data, 1, rows, {out.data(), DType::f32, 2, 3}));
        QCOMPARE(out, (std::vector<float>{0, 0, 1, 1, 0, 0}));
    }

    void aLabelOutsideItsClassesBecomesZeros()
    {
        PreparedData data = rowsOf12();
        data.pipeline.fields[1].oneHot = 2;
        const std::vector<std::int64_t> rows{2};
        std::vector<float> out(3, 9.0f); // the last one lies behind the batch
        QVERIFY(gatherField(data, 1, rows, {out.data(), DType::f32, 1, 2}));
        QCOMPARE(out, (std::vector<float>{0, 0, 9}));
    }
};

QTEST_GUILESS_MAIN(DataLoaderTest)
#include "data_loader_test.moc"
