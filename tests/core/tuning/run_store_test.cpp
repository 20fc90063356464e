#include "tuning/run_store.h"

#include "project/project_file.h"
#include "tuning/run_keeper.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace loom;

namespace {

Trainer::State stateOf(std::int64_t step, std::int64_t size = 100)
{
    Trainer::State state;
    state.tensors["a/kernel"] = Tensor(Shape{size}, DType::f32);
    state.tensors["a/kernel"].fill(double(step));
    std::vector<double> position(10);
    position[0] = double(step);
    state.tensors["trainer/position"] = Tensor::of<double>(Shape{10}, position);
    state.metadata["version"] = "2";
    return state;
}

KeptRun record(const std::string& name)
{
    KeptRun run;
    run.name = name;
    run.color = 3;
    run.project = openProject(LOOM_SOURCE_DIR "/samples/xor.loom").value().project;
    run.folder = "/somewhere";
    run.kernels = "baseline";
    run.device = "cpu";
    run.dataFiles = {{"table.csv", "0123"}};
    run.created = 1'700'000'000;
    run.series = {"loss", "validation_loss"};
    run.batchesPerEpoch = 10;
    return run;
}

RunBatch batchTo(std::int64_t epoch)
{
    RunBatch batch;
    batch.steps = epoch * 10;
    batch.epochs = {{epoch, epoch * 10, {0.1 / double(epoch), std::nan("")}, 0.5, 1000}};
    batch.events = {{epoch * 10 - 5, kRatePath, 1.0 / double(epoch + 2)}};
    batch.curves = {{{0, 1, epoch * 10, 0.3, 0.1, 0.7}}, {}};
    batch.states.push_back({epoch * 10, true, stateOf(epoch * 10)});
    return batch;
}

std::string sentence(const Result<void>& result)
{
    return result.ok() ? std::string() : english(result.error());
}

} // namespace

/// The file of kept runs.
class RunStoreTest : public QObject {
    Q_OBJECT
private slots:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }
    void whatIsWrittenIsRead();
    void cuttingForgetsWhatLiesBehind();
    void olderRunsGiveUpTheirStatesFirst();
    void removedRunsLeaveNothing();
    void largeStatesAreWrittenInParts();
    void otherFilesAreRefused_data();
    void otherFilesAreRefused();
    void aDamagedFileNeverCrashes();
    void curvesKeepTheirMeanAndBounds();

private:
    std::string file() const { return folder_->filePath("p.runs").toStdString(); }
    std::unique_ptr<QTemporaryDir> folder_;
};

void RunStoreTest::whatIsWrittenIsRead()
{
    const KeptRun given = record("한국어 이름");
    std::int64_t id = 0;
    {
        RunStore store = std::move(RunStore::open(file())).value();
        id = store.add(given).value();
        for (int epoch = 1; epoch <= 3; ++epoch)
            QCOMPARE(sentence(store.write(id, batchTo(epoch))), std::string());
        QCOMPARE(sentence(store.rename(id, "second name")), std::string());
        QCOMPARE(sentence(store.recolor(id, 7)), std::string());
    }
    const RunStore store = std::move(RunStore::openExisting(file())).value();
    const auto runs = store.runs();
    QVERIFY(runs.ok());
    QCOMPARE(runs->size(), std::size_t(1));
    const KeptRun& run = runs->front();
    QCOMPARE(run.name, std::string("second name"));
    QCOMPARE(run.color, 7);
    QVERIFY(run.project == given.project);
    QCOMPARE(run.dataFiles, given.dataFiles);
    QCOMPARE(run.series, given.series);
    QCOMPARE(run.status, std::string(kUnfinished));
    QCOMPARE(run.steps, 30);
    QCOMPARE(run.epochs.size(), std::size_t(3));
    QCOMPARE(run.epochs[2].values[0], 0.1 / 3);
    QVERIFY(std::isnan(run.epochs[2].values[1]));
    QCOMPARE(run.events.size(), std::size_t(3));
    QCOMPARE(run.events[1], (RunEvent{15, kRatePath, 0.25}));
    QCOMPARE(run.curves[0].size(), std::size_t(1));
    QCOMPARE(run.curves[0][0].count, 30);
    const auto states = store.states(id);
    QCOMPARE(states->size(), std::size_t(3));
    QCOMPARE(nearest(*states, 29)->step, 20);
    QVERIFY(!nearest(*states, 9));
    const auto state = store.state(run, 20);
    QVERIFY(state.ok());
    QVERIFY(state->tensors == stateOf(20).tensors);
    QVERIFY(!store.state(run, 21).ok());
    QVERIFY(!store.run(id + 1).ok());
}

void RunStoreTest::cuttingForgetsWhatLiesBehind()
{
    RunStore store = std::move(RunStore::open(file())).value();
    const std::int64_t id = store.add(record("a")).value();
    for (int epoch = 1; epoch <= 5; ++epoch)
        QVERIFY(store.write(id, batchTo(epoch)).ok());
    QCOMPARE(sentence(store.cut(id, 25)), std::string());
    const KeptRun run = store.run(id).value();
    QCOMPARE(run.steps, 25);
    QCOMPARE(run.epochs.size(), std::size_t(2));
    QCOMPARE(run.events.size(), std::size_t(2));
    QCOMPARE(store.states(id)->size(), std::size_t(2));
    QVERIFY(store.write(id, batchTo(3)).ok());
    QCOMPARE(store.run(id)->events.size(), std::size_t(3));
}

void RunStoreTest::olderRunsGiveUpTheirStatesFirst()
{
    RunStore store = std::move(RunStore::open(file())).value();
    std::vector<std::int64_t> ids;
    for (int i = 0; i < 3; ++i) {
        ids.push_back(store.add(record(std::to_string(i))).value());
        for (int epoch = 1; epoch <= 4; ++epoch)
            QVERIFY(store.write(ids.back(), batchTo(epoch)).ok());
    }
    const std::int64_t each = *store.stateBytes() / 3;
    QCOMPARE(sentence(store.shrink(each * 2, ids[0])), std::string());
    QCOMPARE(store.states(ids[0])->size(), std::size_t(4));
    QCOMPARE(store.states(ids[1])->size(), std::size_t(0));
    QCOMPARE(store.states(ids[2])->size(), std::size_t(4));
    QCOMPARE(store.run(ids[1])->epochs.size(), std::size_t(4));
}

void RunStoreTest::removedRunsLeaveNothing()
{
    RunStore store = std::move(RunStore::open(file())).value();
    const std::int64_t id = store.add(record("a")).value();
    QVERIFY(store.write(id, batchTo(1)).ok());
    QCOMPARE(sentence(store.remove(id)), std::string());
    QVERIFY(store.runs()->empty());
    QCOMPARE(*store.stateBytes(), 0);
    const std::int64_t next = store.add(record("b")).value();
    QVERIFY(store.run(next)->epochs.empty() && store.states(next)->empty());
}

void RunStoreTest::largeStatesAreWrittenInParts()
{
    RunStore store = std::move(RunStore::open(file())).value();
    const std::int64_t id = store.add(record("a")).value();
    RunBatch batch;
    batch.steps = 7;
    batch.states.push_back({7, false, stateOf(7, 9'000'000)});
    QCOMPARE(sentence(store.write(id, batch)), std::string());
    QVERIFY(store.state(*store.run(id), 7)->tensors == batch.states[0].content.tensors);
}

void RunStoreTest::otherFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("words") << QByteArray("these are some words and no database, however long they go on");
    QTest::newRow("the head of a database alone") << QByteArray("SQLite format 3\0\x10\0\1\1\0\x40\x20\x20", 24);
    {
        Database other = std::move(Database::open(folder_->filePath("other").toStdString(), true)).value();
        QVERIFY(other.run("CREATE TABLE things(a)").ok());
        QVERIFY(other.run("PRAGMA wal_checkpoint(TRUNCATE)").ok());
    }
    QFile other(folder_->filePath("other"));
    QVERIFY(other.open(QIODevice::ReadOnly));
    QTest::newRow("another program's database") << other.readAll();
}

void RunStoreTest::otherFilesAreRefused()
{
    QFETCH(QByteArray, bytes);
    QFile out(QString::fromStdString(file()));
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(bytes);
    out.close();
    const Result<RunStore> store = RunStore::open(file());
    QVERIFY(!store.ok());
    QVERIFY(!english(store.error()).empty());
    QVERIFY(out.open(QIODevice::ReadOnly));
    QCOMPARE(out.readAll(), bytes);
}

void RunStoreTest::aDamagedFileNeverCrashes()
{
    {
        RunStore store = std::move(RunStore::open(file())).value();
        const std::int64_t id = store.add(record("a")).value();
        for (int epoch = 1; epoch <= 3; ++epoch)
            QVERIFY(store.write(id, batchTo(epoch)).ok());
    }
    QFile in(QString::fromStdString(file()));
    QVERIFY(in.open(QIODevice::ReadOnly));
    const QByteArray whole = in.readAll();
    in.close();
    int refused = 0;
    for (int round = 0; round < 60; ++round) {
        QByteArray bytes = round % 3 == 0 ? whole.left(whole.size() * round / 60) : whole;
        for (qsizetype i = 100 + round * 7; round % 3 != 0 && i < bytes.size(); i += 97 + round * 3)
            bytes[i] = char(bytes[i] ^ (1 << (round % 8)));
        QFile out(QString::fromStdString(file()));
        QVERIFY(out.open(QIODevice::WriteOnly | QIODevice::Truncate));
        out.write(bytes);
        out.close();
        QFile::remove(QString::fromStdString(file()) + "-wal");
        QFile::remove(QString::fromStdString(file()) + "-shm");
        const Result<RunStore> store = RunStore::openExisting(file());
        const auto runs = store.ok() ? store->runs() : Result<std::vector<KeptRun>>(store.error());
        refused += !runs.ok() || runs->empty();
        if (runs.ok())
            for (const KeptRun& run : *runs)
                (void)store->state(run, 20);
    }
    QVERIFY(refused > 0);
}

void RunStoreTest::curvesKeepTheirMeanAndBounds()
{
    KeptCurves curves(1);
    double sum = 0;
    for (int step = 1; step <= 50'000; ++step) {
        curves.add(step, {double(step % 100)});
        sum += step % 100;
    }
    const auto& list = curves.buckets()[0];
    QVERIFY(list.size() <= 4097 && list.size() > 1000);
    double total = 0;
    std::int64_t next = 1;
    for (const CurveBucket& bucket : list) {
        QCOMPARE(bucket.firstStep, next);
        next += bucket.count;
        total += bucket.mean * double(bucket.count);
        QVERIFY(bucket.minimum >= 0 && bucket.maximum <= 99);
    }
    QCOMPARE(next, 50'001);
    QVERIFY(std::fabs(total - sum) < 1e-3);
    curves.cut(100);
    QVERIFY(curves.buckets()[0].back().firstStep + curves.buckets()[0].back().count - 1 <= 100);
}

QTEST_GUILESS_MAIN(RunStoreTest)
#include "run_store_test.moc"
