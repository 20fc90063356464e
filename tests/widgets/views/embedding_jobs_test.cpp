#include "base/thread_pool.h"
#include "document/thread_priority.h"
#include "patience.h"
#include "views/parts/embedding_jobs.h"

#include <QDir>
#include <QSet>
#include <QtTest>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <dlfcn.h>
#include <semaphore>
#include <sys/resource.h>
#include <unistd.h>

// A job that stands still as long as a test wants, and a system without room for one more thread: these stand before
// the C library's.
namespace {

std::atomic<bool> held{false}, noThreads{false};
std::atomic<int> waiting{0};
std::counting_semaphore<> let(0);

template<class Function> Function real(const char* name)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

} // namespace

extern "C" {
/// A job lowers its priority before anything else.
int setpriority(__priority_which_t which, id_t who, int value) noexcept
{
    if (held) {
        ++waiting;
        (void)let.try_acquire_for(std::chrono::milliseconds(kPatience)); // whoever joins it meanwhile gets on, late
        --waiting;
    }
    return real<int (*)(__priority_which_t, id_t, int)>("setpriority")(which, who, value);
}
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define LOOM_REFUSES_THREADS 1
int pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*work)(void*), void* of) noexcept
{
    if (noThreads && gettid() != getpid())
        return EAGAIN;
    using Create = int (*)(pthread_t*, const pthread_attr_t*, void* (*)(void*), void*);
    return real<Create>("pthread_create")(thread, attributes, work, of);
}
#endif
}

using namespace loom;
using namespace loom::ui;

/// Maps in the making never hold the window up, come last for the processor, and end in a sentence whatever happens.
class EmbeddingJobsTest : public QObject {
    Q_OBJECT
private slots:
    void init() { held = noThreads = false; }
    void whoStopsAJobDoesNotWaitForIt();
    void allItsThreadsStandBehindTheRun();
    void aThreadThatCannotBeMadeIsASentence();

private:
    static Tensor rows();
    static EmbeddingOptions endless();
    static QSet<int> threads();
};

Tensor EmbeddingJobsTest::rows()
{
    Tensor made(Shape{60, 5}, DType::f32);
    for (std::int64_t i = 0; i < made.size(); ++i)
        made.set(i, double(i * 37 % 101));
    return made;
}

EmbeddingOptions EmbeddingJobsTest::endless()
{
    EmbeddingOptions options;
    options.options.perplexity = 5;
    options.options.steps = 1'000'000'000;
    return options;
}

QSet<int> EmbeddingJobsTest::threads()
{
    QSet<int> ids;
    for (const QString& name : QDir(QStringLiteral("/proc/self/task")).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        ids.insert(name.toInt());
    return ids;
}

void EmbeddingJobsTest::whoStopsAJobDoesNotWaitForIt()
{
    held = true;
    EmbeddingJobs jobs;
    jobs.start(rows(), endless(), false);
    QTRY_COMPARE_WITH_TIMEOUT(waiting.load(), 1, kPatience);
    jobs.stop();
    QVERIFY2(jobs.sweep(), "it is still there, and nobody waited until it was not");
    jobs.start(rows(), endless(), false); // the next one takes its place
    QTRY_COMPARE_WITH_TIMEOUT(waiting.load(), 2, kPatience);
    jobs.stop();
    QVERIFY(jobs.sweep());
    held = false;
    let.release(2);
    QTRY_VERIFY_WITH_TIMEOUT(!jobs.sweep(), kPatience);
}

void EmbeddingJobsTest::allItsThreadsStandBehindTheRun()
{
    const QSet<int> before = threads();
    EmbeddingRun run(rows(), endless());
    QVERIFY(QTest::qWaitFor([&] { return run.take(); }, kPatience)); // it has its helpers
    const QSet<int> made = threads() - before;
    QVERIFY(!made.isEmpty());
    for (const int thread : made)
        QCOMPARE(getpriority(PRIO_PROCESS, id_t(thread)),
                 std::max(int(Politeness::looking), getpriority(PRIO_PROCESS, 0)));
}

void EmbeddingJobsTest::aThreadThatCannotBeMadeIsASentence()
{
#ifdef LOOM_REFUSES_THREADS
    if (ThreadPool().threads() < 2)
        QSKIP("one processor: no thread is made beside the job's own");
    noThreads = true;
    EmbeddingRun run(rows(), endless());
    QVERIFY(QTest::qWaitFor([&] { return run.take(); }, kPatience));
    QVERIFY(run.frame().failure);
    QVERIFY2(english(*run.frame().failure).starts_with("The map could not be computed: "),
             english(*run.frame().failure).c_str());
    QTRY_VERIFY_WITH_TIMEOUT(run.isFinished(), kPatience);
#else
    QSKIP("the sanitizer makes the threads of this build");
#endif
}

QTEST_GUILESS_MAIN(EmbeddingJobsTest)
#include "embedding_jobs_test.moc"
