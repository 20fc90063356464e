#include "core/data/numbered_store.h"
#include "data/data_loader.h"
#include "data/data_split.h"

#include <QTest>
#include <map>
#include <mutex>
#include <numeric>
#include <set>

using namespace loom;

namespace {

constexpr std::int64_t kBatch = 32;

/// A store of small blocks, its training part, and a note of every block that is read.
struct Stored {
    PreparedData data;
    RowSet part;
    std::mutex mutex;
    std::set<std::int64_t> blocks;

    Stored()
    {
        auto store = numberedStore(std::vector<std::int64_t>(60, 25));
        store->fetch = [this, fetch = store->fetch, starts = store->blockStarts](int field, std::int64_t first,
                                                                                 std::int64_t count, void* out) {
            const std::lock_guard lock(mutex);
            blocks.insert(std::upper_bound(starts.begin(), starts.end(), first) - starts.begin() - 1);
            return fetch(field, first, count, out);
        };
        data.rows = Dataset(store);
        for (const Field& field : data.rows.fields())
            data.pipeline.fields.push_back({field, {}, {}, 0});
        part = std::move(splitStore(store, {"ratio", 0.2, 0}, 7, {})).value().training;
    }
};

ShardCut cutOf(int shards, int rank, int ranks)
{
    return {shards, Ranks(RanksTable{.rank = rank, .count = ranks})};
}

/// The rows of every batch of an epoch, and what `gather` made of them.
struct Epoch {
    std::vector<std::vector<std::int64_t>> rows;
    std::vector<std::vector<float>> numbers;
};

Epoch epochOf(DataLoader& loader, const ShardCut& cut, std::int64_t number)
{
    Epoch epoch;
    loader.startEpoch(number);
    for (std::int64_t batch = 0; batch < loader.batches(); ++batch) {
        epoch.rows.emplace_back();
        epoch.numbers.emplace_back();
        if (cut.ownRows(loader.rowsIn(batch)).count == 0)
            continue;
        const auto rows = loader.take(batch);
        epoch.rows.back().assign(rows.begin(), rows.end());
        epoch.numbers.back().resize(rows.size() * 3);
        loader.gather(0, {epoch.numbers.back().data(), DType::f32, std::int64_t(rows.size()), 3});
    }
    return epoch;
}

} // namespace

/// Batches in shards of rows that lie in a store.
class ShardLoaderTest : public QObject {
    Q_OBJECT
private slots:
    void everyRowComesOnceAnEpoch_data();
    void everyRowComesOnceAnEpoch();
    void processesTakeWhatOneTakes();
    void aProcessReadsTheBlocksOfItsOwnRowsOnly();
    void rowsInMemoryStayInTheOrderOfTheWholeBatch();
    void aStretchIsAPartOfItsOwn();
};

void ShardLoaderTest::everyRowComesOnceAnEpoch_data()
{
    QTest::addColumn<int>("shards");
    QTest::addColumn<std::int64_t>("batch");
    for (const int shards : {1, 2, 3, 7, 40})
        for (const std::int64_t batch : {kBatch, std::int64_t(5), std::int64_t(31)})
            QTest::addRow("%d shards, batches of %d", shards, int(batch)) << shards << batch;
}

void ShardLoaderTest::everyRowComesOnceAnEpoch()
{
    QFETCH(int, shards);
    QFETCH(std::int64_t, batch);
    Stored stored;
    const ShardCut cut = cutOf(shards, 0, 1);
    DataLoader loader(stored.data, stored.part, kBatch, true, 7, 20'000);
    loader.setShards(cut);
    loader.setBatchSize(batch);
    std::vector<Epoch> epochs;
    for (const std::int64_t number : {0, 1, 5}) {
        epochs.push_back(epochOf(loader, cut, number));
        std::set<std::int64_t> seen;
        for (std::size_t b = 0; b < epochs.back().rows.size(); ++b) {
            const auto& rows = epochs.back().rows[b];
            QCOMPARE(std::int64_t(rows.size()), loader.rowsIn(std::int64_t(b)));
            for (std::size_t i = 0; i < rows.size(); ++i) {
                QVERIFY(stored.part.contains(rows[i]) && seen.insert(rows[i]).second);
                QCOMPARE(epochs.back().numbers[b][3 * i + 1], float(2 * rows[i]));
            }
        }
        QCOMPARE(seen.size(), stored.part.size());
    }
    QVERIFY(epochs[0].rows != epochs[1].rows);
    QVERIFY(epochOf(loader, cut, 0).rows == epochs[0].rows);
}

void ShardLoaderTest::processesTakeWhatOneTakes()
{
    Stored stored;
    for (const int ranks : {2, 3, 6}) {
        DataLoader one(stored.data, stored.part, kBatch, true, 7, 20'000);
        one.setShards(cutOf(4, 0, 1));
        const Epoch whole = epochOf(one, cutOf(4, 0, 1), 2);
        std::vector<Epoch> parts;
        for (int rank = 0; rank < ranks; ++rank) {
            DataLoader own(stored.data, stored.part, kBatch, true, 7, 20'000);
            own.setShards(cutOf(4, rank, ranks));
            parts.push_back(epochOf(own, cutOf(4, rank, ranks), 2));
        }
        for (std::size_t batch = 0; batch < whole.rows.size(); ++batch) {
            std::vector<std::int64_t> rows;
            std::vector<float> numbers;
            for (const Epoch& part : parts) {
                rows.insert(rows.end(), part.rows[batch].begin(), part.rows[batch].end());
                numbers.insert(numbers.end(), part.numbers[batch].begin(), part.numbers[batch].end());
            }
            QVERIFY(rows == whole.rows[batch] && numbers == whole.numbers[batch]);
        }
    }
}

void ShardLoaderTest::aProcessReadsTheBlocksOfItsOwnRowsOnly()
{
    Stored stored;
    std::set<std::int64_t> all;
    std::size_t sum = 0;
    for (int rank = 0; rank < 4; ++rank) {
        DataLoader loader(stored.data, stored.part, kBatch, true, 7, 20'000);
        loader.setShards(cutOf(4, rank, 4));
        stored.blocks.clear();
        for (std::int64_t number = 0; number < 3; ++number)
            epochOf(loader, cutOf(4, rank, 4), number);
        const std::lock_guard lock(stored.mutex);
        QVERIFY(!stored.blocks.empty());
        // One stretch: from its first block to its last.
        QCOMPARE(std::int64_t(stored.blocks.size()), *stored.blocks.rbegin() - *stored.blocks.begin() + 1);
        sum += stored.blocks.size();
        all.insert(stored.blocks.begin(), stored.blocks.end());
    }
    QCOMPARE(all.size(), std::size_t(60));
    QVERIFY2(sum <= 60 + 3, "only blocks at a border are read twice");
}

void ShardLoaderTest::rowsInMemoryStayInTheOrderOfTheWholeBatch()
{
    PreparedData data;
    Tensor column(Shape{50, 3}, DType::f32);
    for (std::int64_t i = 0; i < column.size(); ++i)
        column.set(i, double(i));
    std::vector<Tensor> columns;
    columns.push_back(std::move(column));
    data.rows = Dataset({{"number", DType::f32, Shape{3}, FieldRole::input, {}, {}}}, std::move(columns));
    data.pipeline.fields.push_back({data.rows.fields()[0], {}, {}, 0});
    std::vector<std::int64_t> rows(50);
    std::iota(rows.begin(), rows.end(), 0);
    DataLoader whole(data, rows, 16, true, 7);
    const Epoch all = epochOf(whole, ShardCut(), 1);
    for (int rank = 0; rank < 3; ++rank) {
        DataLoader loader(data, rows, 16, true, 7);
        const ShardCut cut = cutOf(3, rank, 3);
        loader.setShards(cut);
        const Epoch own = epochOf(loader, cut, 1);
        for (std::size_t batch = 0; batch < all.rows.size(); ++batch) {
            const ShardRows part = cut.ownRows(std::int64_t(all.rows[batch].size()));
            const auto from = all.rows[batch].begin() + part.first;
            QVERIFY(own.rows[batch] == std::vector<std::int64_t>(from, from + part.count));
        }
    }
}

void ShardLoaderTest::aStretchIsAPartOfItsOwn()
{
    const Stored stored;
    const std::vector<std::int64_t> all = stored.part.slice(0, std::int64_t(stored.part.size()));
    for (const auto& [first, count] : {std::pair(0, 10), {3, 100}, {400, 1}, {700, 0}, {0, int(all.size())}}) {
        const RowSet stretch = stored.part.stretch(first, count);
        QCOMPARE(stretch.size(), std::size_t(count));
        QVERIFY(stretch.slice(0, count)
                == std::vector<std::int64_t>(all.begin() + first, all.begin() + first + count));
    }
}

QTEST_GUILESS_MAIN(ShardLoaderTest)
#include "shard_loader_test.moc"
