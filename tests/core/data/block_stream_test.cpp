#include "data/data_split.h"
#include "loader_rows.h"
#include "numbered_store.h"
#include "patience.h"

#include <QtTest/QtTest>

#include <filesystem>
#include <numeric>
#include <set>

using namespace loom;
using loom::test::epochOf;

namespace {

/// 3·4 bytes and a label, with what the stream keeps beside them.
constexpr std::int64_t kBytesOfARow = 16 + 16;

PreparedData dataOf(std::shared_ptr<RowStore> store, double validation = 0.2)
{
    PreparedData data;
    data.rows = Dataset(store);
    SplitSets sets = std::move(splitStore(store, {"ratio", validation, 0}, 7, {})).value();
    data.training = sets.training;
    data.validation = sets.validation;
    for (const Field& field : data.rows.fields())
        data.pipeline.fields.push_back({field, {}, {}, 0});
    return data;
}

std::vector<std::int64_t> sorted(std::vector<std::int64_t> rows)
{
    std::sort(rows.begin(), rows.end());
    return rows;
}

std::vector<std::int64_t> all(const RowSet& part)
{
    return part.slice(0, std::int64_t(part.size()));
}

} // namespace

class BlockStreamTest : public QObject {
    Q_OBJECT

private slots:
    void everyEpochHoldsEveryRowOfThePartOnce_data()
    {
        QTest::addColumn<int>("batch");
        QTest::addColumn<int>("windowRows");
        for (const int batch : {1, 7, 64, 500, 5000})
            for (const int rows : {1, 90, 400, 100000})
                QTest::addRow("batches of %d from windows of about %d rows", batch, rows) << batch << rows;
    }
    void everyEpochHoldsEveryRowOfThePartOnce()
    {
        QFETCH(int, batch);
        QFETCH(int, windowRows);
        const PreparedData data = dataOf(numberedStore({64, 64, 1, 0, 64, 63, 64, 64, 64, 64, 500, 64}));
        DataLoader loader(data, data.training, batch, true, 3, 2 * kBytesOfARow * windowRows);
        std::vector<std::int64_t> last;
        for (std::int64_t epoch = 0; epoch < 3; ++epoch) {
            loader.startEpoch(epoch);
            const auto rows = epochOf(loader);
            QVERIFY(rows != last);
            QCOMPARE(sorted(rows), all(data.training));
            last = rows;
        }
    }

    void withoutShufflingTheOrderIsThatOfTheFile()
    {
        const PreparedData data = dataOf(numberedStore({64, 64, 64, 64}));
        DataLoader loader(data, data.validation, 10, false, 3, 2 * kBytesOfARow * 30);
        for (int pass = 0; pass < 2; ++pass) {
            loader.startEpoch(pass);
            QCOMPARE(epochOf(loader), all(data.validation));
        }
    }

    void batchesHoldTheNumbersOfTheirRows()
    {
        PreparedData data = dataOf(numberedStore({64, 64, 64, 64, 64}));
        data.pipeline.fields[0].scale = {2, 1, 1};
        data.pipeline.fields[0].offset = {1, 0, 0};
        DataLoader loader(data, data.training, 25, true, 3, 2 * kBytesOfARow * 60);
        Tensor numbers(Shape{25, 3}, DType::f32), kinds(Shape{25}, DType::i32);
        for (std::int64_t batch = 0; batch < loader.batches(); ++batch) {
            const auto rows = loader.take(batch);
            loader.gather(0, {numbers.data(), DType::f32, 25, 3});
            loader.gather(1, {kinds.data(), DType::i32, 25, 1});
            for (std::size_t i = 0; i < rows.size(); ++i) {
                QCOMPARE(numbers.at(std::int64_t(3 * i)), double(2 * rows[i] + 1));
                QCOMPARE(numbers.at(std::int64_t(3 * i + 1)), double(2 * rows[i]));
                QCOMPARE(numbers.at(std::int64_t(3 * i + 2)), double(-rows[i]));
                QCOMPARE(kinds.at(std::int64_t(i)), double(rows[i] % 3));
            }
        }
    }

    void theOrderIsAFunctionOfSeedAndEpochHoweverItIsReached()
    {
        const PreparedData data = dataOf(numberedStore(std::vector<std::int64_t>(20, 64)));
        constexpr std::int64_t kBytes = 2 * kBytesOfARow * 200;
        DataLoader one(data, data.training, 32, true, 3, kBytes), other(data, data.training, 32, true, 3, kBytes);
        for (std::int64_t epoch = 0; epoch < 4; ++epoch) {
            one.startEpoch(epoch);
            epochOf(one);
        }
        const auto rows = epochOf(one);
        other.startEpoch(9);
        other.take(5);
        other.startEpoch(3);
        other.take(other.batches() - 1); // as a run that is taken up in the middle
        QCOMPARE(epochOf(other), rows);
        const auto third = other.take(3);
        QCOMPARE(std::vector<std::int64_t>(third.begin(), third.end()),
                 std::vector<std::int64_t>(rows.begin() + 96, rows.begin() + 128));
        DataLoader smaller(data, data.training, 32, true, 3, kBytes);
        smaller.setBatchSize(10);
        smaller.startEpoch(3);
        QCOMPARE(epochOf(smaller), rows);
        DataLoader reseeded(data, data.training, 32, true, 4, kBytes);
        reseeded.startEpoch(3);
        QVERIFY(epochOf(reseeded) != rows);
    }

    void aWindowMixesRowsOfBlocksFromEverywhere()
    {
        const PreparedData data = dataOf(numberedStore(std::vector<std::int64_t>(64, 100)), 0);
        DataLoader loader(data, data.training, 100, true, 3, 2 * kBytesOfARow * 1600);
        std::set<std::int64_t> blocks;
        for (const std::int64_t row : loader.take(0))
            blocks.insert(row / 100);
        // 16 of the 64 blocks make the window; 100 rows of 1600 miss one of them once in 600.
        QVERIFY(blocks.size() >= 13 && blocks.size() <= 16);
        QVERIFY(*blocks.rbegin() - *blocks.begin() > 30);
    }

    void oneWindowIsShuffledEvenly()
    {
        const PreparedData data = dataOf(numberedStore({4, 4, 4}), 0);
        DataLoader loader(data, data.training, 12, true, 3);
        std::array<int, 12> places{};
        constexpr int kEpochs = 12000;
        for (int epoch = 0; epoch < kEpochs; ++epoch) {
            loader.startEpoch(epoch);
            const auto rows = loader.take(0);
            ++places[std::size_t(std::find(rows.begin(), rows.end(), 0) - rows.begin())];
        }
        for (const int count : places) // 1000 expected, standard deviation 30
            QVERIFY2(std::abs(count - kEpochs / 12) < 150, qPrintable(QString::number(count)));
    }

    void theNextWindowIsReadWhileThisOneIsUsed()
    {
        auto store = numberedStore(std::vector<std::int64_t>(40, 64));
        std::atomic<int> fetched{0};
        const auto fetch = store->fetch;
        store->fetch = [&](int field, std::int64_t first, std::int64_t count, void* out) {
            ++fetched;
            return fetch(field, first, count, out);
        };
        const PreparedData data = dataOf(store, 0);
        fetched = 0;
        DataLoader loader(data, data.training, 16, true, 3, 2 * kBytesOfARow * 640);
        loader.take(0);
        QTRY_COMPARE_WITH_TIMEOUT(fetched.load(), 2 * 20, kPatience); // two fields of two windows of ten blocks
        QTest::qWait(50);
        QCOMPARE(fetched.load(), 2 * 20);
    }

    void whatCannotBeReadIsSaid()
    {
        auto store = numberedStore(std::vector<std::int64_t>(10, 64));
        std::atomic<bool> broken{false};
        const auto fetch = store->fetch;
        store->fetch = [&](int field, std::int64_t first, std::int64_t count, void* out) -> Result<void> {
            if (broken && first >= 300)
                return Text("The disk is gone.");
            return fetch(field, first, count, out);
        };
        const PreparedData data = dataOf(store, 0);
        broken = true;
        DataLoader loader(data, data.training, 64, false, 3, 2 * kBytesOfARow * 64);
        QCOMPARE(loader.take(0).size(), std::size_t(64));
        QVERIFY(loader.take(7).empty());
        QCOMPARE(english(loader.failure()), std::string("The disk is gone."));
        const std::vector<std::int64_t> rows{1, 500};
        Tensor out(Shape{2, 3}, DType::f32);
        QVERIFY(!gatherField(data, 0, rows, {out.data(), DType::f32, 2, 3}));
        QVERIFY(std::isnan(data.rows.at(0, 500, 1)));
        QCOMPARE(data.rows.at(0, 200, 1), 400.0);
    }

    void whatIsThrownWhileReadingIsSaid()
    {
        auto store = numberedStore(std::vector<std::int64_t>(10, 64));
        std::atomic<bool> broken{false};
        const auto fetch = store->fetch;
        store->fetch = [&](int field, std::int64_t first, std::int64_t count, void* out) -> Result<void> {
            if (broken && first >= 300)
                throw std::filesystem::filesystem_error("gone", std::error_code(EIO, std::generic_category()));
            return fetch(field, first, count, out);
        };
        const PreparedData data = dataOf(store, 0);
        broken = true;
        DataLoader loader(data, data.training, 64, false, 3, 2 * kBytesOfARow * 64);
        QCOMPARE(loader.take(0).size(), std::size_t(64));
        QVERIFY(loader.take(7).empty());
        QVERIFY2(english(loader.failure()).find("Input/output error") != std::string::npos,
                 english(loader.failure()).c_str());
    }

    void gapsAreFilledWhereverRowsAreRead()
    {
        auto store = numberedStore({64, 64});
        const auto fetch = store->fetch;
        store->fetch = [=](int field, std::int64_t first, std::int64_t count, void* out) {
            const auto read = fetch(field, first, count, out);
            for (std::int64_t i = 0; field == 0 && i < count; ++i)
                if ((first + i) % 5 == 0)
                    static_cast<float*>(out)[3 * i + 1] = std::nanf("");
            return read;
        };
        store->fills = {{9, 8, 7}};
        const PreparedData data = dataOf(store, 0);
        const std::vector<std::int64_t> rows{70, 3, 5, 6};
        std::vector<float> out(12);
        QVERIFY(data.rows.read(0, rows, out.data()));
        QCOMPARE(out, (std::vector<float>{70, 8, -70, 3, 6, -3, 5, 8, -5, 6, 12, -6}));
        DataLoader loader(data, data.training, 128, true, 1);
        Tensor batch(Shape{128, 3}, DType::f32);
        const auto taken = loader.take(0);
        loader.gather(0, {batch.data(), DType::f32, 128, 3});
        for (std::size_t i = 0; i < taken.size(); ++i)
            QCOMPARE(batch.at(std::int64_t(3 * i + 1)), taken[i] % 5 == 0 ? 8.0 : 2.0 * double(taken[i]));
    }
};

QTEST_GUILESS_MAIN(BlockStreamTest)
#include "block_stream_test.moc"
