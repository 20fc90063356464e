#include "core/data/numbered_store.h"
#include "core/train/plain_metrics.h"
#include "data/data_split.h"
#include "networks.h"
#include "train/trainer.h"

#include <QTest>
#include <atomic>
#include <cstdlib>
#include <numeric>

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define LOOM_COUNTS_HEAP 1
namespace {
std::atomic<long> heapCalls{0};
}
extern "C" {
void* __libc_malloc(std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);
void* malloc(std::size_t size)
{
    heapCalls.fetch_add(1, std::memory_order_relaxed);
    return __libc_malloc(size);
}
void* aligned_alloc(std::size_t alignment, std::size_t size)
{
    heapCalls.fetch_add(1, std::memory_order_relaxed);
    return __libc_memalign(alignment, size);
}
}
#endif

using namespace loom;
using namespace loom::test;

/// Law 4: nothing allocates in the training step.
class AllocationTest : public QObject {
    Q_OBJECT
private slots:
    void aTrainingStepCallsNoHeap_data();
    void aTrainingStepCallsNoHeap();
    void batchesThatShareAnUpdateCallNoHeap();
    void severalLossesWithWeightsAMaskAndDrawsCallNoHeap();
    void rowsReadAheadCallNoHeap();
    void metricsAndSchedulesCallNoHeap();
};

void AllocationTest::aTrainingStepCallsNoHeap_data()
{
    QTest::addColumn<int>("threads");
    QTest::addColumn<int>("shards");
    QTest::newRow("one thread trains without the heap") << 1 << 1;
    QTest::newRow("two threads train without the heap") << 2 << 1;
    QTest::newRow("batches in shards train without the heap") << 2 << 3;
}

void AllocationTest::aTrainingStepCallsNoHeap()
{
#ifdef LOOM_COUNTS_HEAP
    QFETCH(int, threads);
    QFETCH(int, shards);
    ThreadPool pool(threads);
    CompileOptions options = pictureOptions(64);
    options.shards = shards;
    auto network = std::move(Network::compile(pictureGraph(), pictureFields(), options, pool)).value();
    fill(network->trainingFeeds(), 0);
    network->trainStep(64, 0, 0.01);
    const long before = heapCalls.load();
    for (int step = 1; step < 200; ++step)
        network->trainStep(64, step, 0.01);
    QCOMPARE(heapCalls.load() - before, 0L);
    QVERIFY(network->tap({"image/output", "conv1/sum", "flat/output", "drop/output", "conv2/output:gradient"}));
    const long tapped = heapCalls.load();
    for (int step = 200; step < 210; ++step)
        network->trainStep(64, step, 0.01);
    QCOMPARE(heapCalls.load() - tapped, 0L);
    const std::unique_ptr<int> seen(new int(1));
    QVERIFY(heapCalls.load() > before);
#else
    QSKIP("the sanitizer owns the heap in this build");
#endif
}

void AllocationTest::batchesThatShareAnUpdateCallNoHeap()
{
#ifdef LOOM_COUNTS_HEAP
    for (const int shards : {1, 3}) {
        ThreadPool pool(2);
        CompileOptions options = pictureOptions(64);
        options.accumulates = true;
        options.shards = shards;
        auto network = std::move(Network::compile(pictureGraph(), pictureFields(), options, pool)).value();
        fill(network->trainingFeeds(), 0);
        network->trainStep(64, 0, 0.01, {.acts = false});
        const long before = heapCalls.load();
        for (int step = 1; step < 40; ++step)
            network->trainStep(64, step, 0.01, {step / 4, step % 4 * 64, step % 4 == 3});
        QCOMPARE(heapCalls.load() - before, 0L);
    }
#else
    QSKIP("the sanitizer owns the heap in this build");
#endif
}

void AllocationTest::severalLossesWithWeightsAMaskAndDrawsCallNoHeap()
{
#ifdef LOOM_COUNTS_HEAP
    constexpr std::int64_t kRows = 96;
    PreparedData data;
    std::vector<Tensor> columns;
    std::vector<Field> fields = {{"row", DType::f32, Shape{6, 4}, FieldRole::input, {}, {}},
                                 {"amount", DType::f32, Shape{1}, FieldRole::target, {}, {}},
                                 {"kind", DType::i32, Shape{}, FieldRole::target, {"a", "b", "c"}, {}},
                                 {"trust", DType::f32, Shape{}, FieldRole::sampleWeight, {}, {}},
                                 {"known", DType::f32, Shape{}, FieldRole::mask, {}, {}}};
    for (const Field& field : fields) {
        columns.emplace_back(field.shape.withFront(kRows), field.dtype);
        for (std::int64_t i = 0; i < columns.back().size(); ++i)
            columns.back().set(i, double(i % 7 % (field.dtype == DType::i32 ? 3 : 2)));
        data.pipeline.fields.push_back({field, {}, {}, 0});
    }
    data.rows = Dataset(fields, std::move(columns));
    std::vector<std::int64_t> all(kRows);
    std::iota(all.begin(), all.end(), 0);
    data.training = all;
    for (const char* type : {"flip", "shift", "noise"}) // what is drawn anew for each row is made in its place
        QVERIFY(findTransform(type)->draw(data.pipeline, completed(findTransform(type)->attributes, {}), data.rows,
                                          RandomStream(1, type)));
    QCOMPARE(data.pipeline.fields[0].draws.size(), std::size_t(3));
    GraphBuilder b;
    b.add("in", "input").add("memory", "lstm", {{"units", whole(8)}});
    b.add("amount", "dense", {{"units", whole(1)}});
    b.last = "memory";
    b.add("kind", "dense", {{"units", whole(3)}, {"activation", words("softmax")}});
    CompileOptions compile;
    compile.batch = 16;
    compile.losses = {{"a", "mse", "amount", "amount", "trust", "known"},
                      {"k", "categorical_crossentropy", "kind", "kind", "", "known"}};
    compile.lossWeights = {0.5, 2};
    ThreadPool pool(2);
    auto network = std::move(Network::compile(b.graph,
                                              {{"row", Shape{6, 4}},
                                               {"amount", Shape{1}, DType::f32, true},
                                               {"kind", Shape{}, DType::i32, true, 3},
                                               {"trust", Shape{}, DType::f32, false, 0, true},
                                               {"known", Shape{}, DType::f32, false, 0, false, true}},
                                              compile, pool))
                       .value();
    TrainerOptions options;
    options.batchSize = 16;
    options.metrics = {{findMetric("mae"), 0, "a_mae"}, {findMetric("f1"), 1, "k_f1"}};
    options.lossSeries = {"a_loss", "k_loss"};
    Trainer trainer(*network, data, options);
    trainer.step();
    const long before = heapCalls.load();
    for (int step = 1; step < 5; ++step) // within the epoch
        trainer.step();
    QCOMPARE(heapCalls.load() - before, 0L);
    QCOMPARE(trainer.batchInEpoch(), std::int64_t(5));
#else
    QSKIP("the sanitizer owns the heap in this build");
#endif
}

void AllocationTest::rowsReadAheadCallNoHeap()
{
#ifdef LOOM_COUNTS_HEAP
    const auto store = numberedStore(std::vector<std::int64_t>(30, 1000));
    PreparedData data;
    data.rows = Dataset(store);
    const SplitSets sets = std::move(splitStore(store, {"ratio", 0.2, 0}, 7, {})).value();
    for (const Field& field : data.rows.fields())
        data.pipeline.fields.push_back({field, {0.001}, {0}, 0});
    data.pipeline.fields[1] = {data.rows.fields()[1], {}, {}, 0};
    DataLoader loader(data, sets.training, 100, true, 7, 100'000);
    Tensor numbers({100, 3}, DType::f32), kinds({100}, DType::i32);
    const auto epoch = [&](std::int64_t number) {
        loader.startEpoch(number);
        for (std::int64_t batch = 0; batch < loader.batches(); ++batch) {
            QVERIFY(!loader.take(batch).empty());
            loader.gather(0, {numbers.data(), DType::f32, 100, 3});
            loader.gather(1, {kinds.data(), DType::i32, 100, 1});
        }
    };
    epoch(0);
    const long before = heapCalls.load(); // of both threads
    for (std::int64_t number = 1; number < 4; ++number)
        epoch(number);
    QCOMPARE(heapCalls.load() - before, 0L);
#else
    QSKIP("the sanitizer owns the heap in this build");
#endif
}

void AllocationTest::metricsAndSchedulesCallNoHeap()
{
#ifdef LOOM_COUNTS_HEAP
    Tensor prediction({8, 7}, DType::f32), target({8}, DType::i32);
    for (std::int64_t row = 0; row < 8; ++row) // of every kind some: where all are alike some metrics say nothing
        target.set(row, double(row % 7));
    const MetricBatch batch{{prediction.data(), DType::f32, 8, 7}, {target.data(), DType::i32, 8, 1}, 8};
    for (const MetricType& type : test::plainMetrics()) {
        MetricState state(type, 7);
        const long before = heapCalls.load();
        type.add(state, batch);
        const double value = type.value(state);
        QVERIFY2(heapCalls.load() == before && value == value, type.id.c_str());
    }
    for (const ScheduleType& type : schedulesTable()) {
        const Attributes attributes = completed(type.attributes, {});
        const long before = heapCalls.load();
        const double rate = type.rate(0.1, 7, 5, 30, attributes);
        QVERIFY2(heapCalls.load() == before && rate > 0, type.id.c_str());
    }
#else
    QSKIP("The sanitizer owns the heap.");
#endif
}

QTEST_GUILESS_MAIN(AllocationTest)
#include "allocation_test.moc"
