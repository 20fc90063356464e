#include "networks.h"
#include "train/metric_type.h"

#include <QTest>
#include <atomic>
#include <cstdlib>

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
    void metricsAndSchedulesCallNoHeap();
};

void AllocationTest::aTrainingStepCallsNoHeap_data()
{
    QTest::addColumn<int>("threads");
    QTest::newRow("one thread trains without the heap") << 1;
    QTest::newRow("two threads train without the heap") << 2;
}

void AllocationTest::aTrainingStepCallsNoHeap()
{
#ifdef LOOM_COUNTS_HEAP
    QFETCH(int, threads);
    ThreadPool pool(threads);
    auto network = std::move(Network::compile(pictureGraph(), pictureFields(), pictureOptions(64), pool)).value();
    fill(network->trainingFeeds(), 0);
    network->trainStep(64, 0, 0.01);
    const long before = heapCalls.load();
    for (int step = 1; step < 200; ++step)
        network->trainStep(64, step, 0.01);
    QCOMPARE(heapCalls.load() - before, 0L);
    const std::unique_ptr<int> seen(new int(1));
    QVERIFY(heapCalls.load() > before);
#else
    QSKIP("the sanitizer owns the heap in this build");
#endif
}

void AllocationTest::metricsAndSchedulesCallNoHeap()
{
#ifdef LOOM_COUNTS_HEAP
    Tensor prediction({8, 7}, DType::f32), target({8}, DType::i32);
    const MetricBatch batch{{prediction.data(), DType::f32, 8, 7}, {target.data(), DType::i32, 8, 1}, 8};
    for (const MetricType& type : metricsTable()) {
        const long before = heapCalls.load();
        MetricState state;
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
