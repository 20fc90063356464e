#include "base/thread_pool.h"

#include <QtTest>

#include <sched.h>
#include <set>

using namespace loom;

namespace {

/// Processors on which the pool's threads may run, one set a piece of work.
std::vector<std::set<int>> allowedSets(ThreadPool& pool)
{
    std::vector<std::set<int>> sets(std::size_t(pool.threads()));
    std::atomic<int> arrived{0};
    pool.run(pool.threads(), [&](int piece) {
        cpu_set_t allowed;
        CPU_ZERO(&allowed);
        sched_getaffinity(0, sizeof allowed, &allowed);
        for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu)
            if (CPU_ISSET(cpu, &allowed))
                sets[std::size_t(piece)].insert(cpu);
        ++arrived;
        while (arrived < pool.threads()) // so that each thread takes one piece
            std::this_thread::yield();
    });
    return sets;
}

} // namespace

class ThreadPoolTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { processors_ = ThreadPool::allowedProcessors(); }
    void everyPieceRunsOnce();
    void pinnedThreadsHaveAProcessorEach();
    void afterAPinnedPoolTheNextOneFindsAllProcessors();

private:
    int processors_ = 0;
};

void ThreadPoolTest::everyPieceRunsOnce()
{
    for (int threads : {1, 2, 5}) {
        ThreadPool pool(threads);
        QCOMPARE(pool.threads(), threads);
        for (int pieces : {0, 1, 2, 1000}) {
            std::vector<std::atomic<int>> runs(std::size_t(pieces) + 1);
            pool.run(pieces, [&](int piece) { ++runs[std::size_t(piece)]; });
            for (int piece = 0; piece < pieces; ++piece)
                QCOMPARE(runs[std::size_t(piece)].load(), 1);
            QCOMPARE(runs[std::size_t(pieces)].load(), 0);
        }
    }
}

void ThreadPoolTest::pinnedThreadsHaveAProcessorEach()
{
    ThreadPool pool(processors_);
    pool.pin();
    std::set<int> used;
    for (const std::set<int>& allowed : allowedSets(pool)) {
        QCOMPARE(allowed.size(), std::size_t(1));
        used.insert(*allowed.begin());
    }
    QCOMPARE(int(used.size()), processors_);
}

void ThreadPoolTest::afterAPinnedPoolTheNextOneFindsAllProcessors()
{
    if (processors_ < 2)
        QSKIP("one processor only: pinning changes nothing");
    for (int round = 0; round < 2; ++round) {
        ThreadPool pool;
        QCOMPARE(pool.threads(), processors_);
        pool.pin();
        pool.pin();
        QCOMPARE(ThreadPool::allowedProcessors(), 1);
    }
    QCOMPARE(ThreadPool::allowedProcessors(), processors_);
}

QTEST_GUILESS_MAIN(ThreadPoolTest)
#include "thread_pool_test.moc"
