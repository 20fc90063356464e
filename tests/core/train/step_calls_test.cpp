#include "bench/bench_cases.h"
#include "project/run.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <bit>
#include <csignal>
#include <cstdlib>
#include <dirent.h>
#include <dlfcn.h>
#include <fstream>
#include <iterator>
#include <map>
#include <pthread.h>
#include <set>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define LOOM_COUNTS 1
namespace {
std::atomic<long> heapCalls{0}, mutexCalls{0};
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
int pthread_mutex_lock(pthread_mutex_t* mutex)
{
    static const auto real = reinterpret_cast<int (*)(pthread_mutex_t*)>(dlsym(RTLD_NEXT, "pthread_mutex_lock"));
    mutexCalls.fetch_add(1, std::memory_order_relaxed);
    return real(mutex);
}
}
#endif

using namespace loom;

namespace {

/// Past the end of an epoch of the smaller sets; a long run goes over many.
const int kSteps = qEnvironmentVariableIsSet("NETLOOM_LONG") ? 1000 : 150;
constexpr long kEnd = SYS_getppid; ///< the child's sign that its steps are over

Run madeRun(BenchData& data, const BenchCase& bench, int threads)
{
    Result<BenchProject> made = data.prepared(bench, std::min<std::int64_t>(2, bench.batches.front()));
    if (!made)
        qFatal("%s: %s", bench.name, english(made.error()).c_str());
    RunOptions how;
    how.threads = threads;
    how.data = made->data;
    Result<Run> run = makeRun(made->project, how);
    if (!run)
        qFatal("%s: %s", bench.name, english(run.error()).c_str());
    for (int step = 0; step < 3; ++step)
        run->trainer->step();
    return std::move(*run);
}

std::vector<pid_t> threadsOf(pid_t process)
{
    std::vector<pid_t> threads;
    if (DIR* folder = opendir(("/proc/" + std::to_string(process) + "/task").c_str())) {
        while (const dirent* entry = readdir(folder))
            if (const pid_t thread = std::atoi(entry->d_name); thread > 0)
                threads.push_back(thread);
        closedir(folder);
    }
    return threads;
}

bool sleeps(pid_t process, pid_t thread)
{
    std::ifstream file("/proc/" + std::to_string(process) + "/task/" + std::to_string(thread) + "/stat");
    const std::string line{std::istreambuf_iterator<char>(file), {}};
    const std::size_t name = line.rfind(')');
    return name != std::string::npos && line.compare(name, 3, ") S") == 0;
}

/// Counts the system calls of a child from its SIGSTOP to kEnd, in all its threads. Empty: tracing is not allowed.
class Tracer {
public:
    explicit Tracer(pid_t child)
        : child_(child)
    {
    }

    /// The child waits at `gate`, to which one byte is written when all its threads are held.
    bool start(int gate)
    {
        for (const pid_t thread : threadsOf(child_)) {
            int status = 0;
            if (ptrace(PTRACE_SEIZE, thread, nullptr, reinterpret_cast<void*>(PTRACE_O_TRACESYSGOOD)) != 0
                || ptrace(PTRACE_INTERRUPT, thread, nullptr, nullptr) != 0
                || waitpid(thread, &status, __WALL) != thread)
                return false;
            ptrace(PTRACE_SYSCALL, thread, nullptr, nullptr);
        }
        return write(gate, "g", 1) == 1;
    }

    std::map<long, long> count()
    {
        std::map<long, long> calls;
        for (;;) {
            int status = 0;
            const pid_t thread = waitpid(-1, &status, __WALL);
            if (thread < 0 || (thread == child_ && !WIFSTOPPED(status)))
                return calls;
            if (!WIFSTOPPED(status))
                continue;
            if (WSTOPSIG(status) == (SIGTRAP | 0x80)) {
                __ptrace_syscall_info info{};
                ptrace(PTRACE_GET_SYSCALL_INFO, thread, reinterpret_cast<void*>(sizeof info), &info);
                if (info.op == PTRACE_SYSCALL_INFO_ENTRY) {
                    if (long(info.entry.nr) == kEnd) {
                        kill(child_, SIGKILL);
                        while (waitpid(-1, &status, __WALL) > 0) { } // its threads first, then the child
                        return calls;
                    }
                    ++calls[long(info.entry.nr)];
                }
            }
            ptrace(PTRACE_SYSCALL, thread, nullptr, nullptr);
        }
    }

private:
    pid_t child_;
};

} // namespace

/// Law 4 for every network of the bench: a step calls neither heap nor mutex nor, on one thread, the system; with
/// more threads it may wake and yield.
class StepCallsTest : public QObject {
    Q_OBJECT
private slots:
    void noHeapAndNoMutex_data() { cases(); }
    void noHeapAndNoMutex();
    void noSystemCalls_data() { cases(); }
    void noSystemCalls();

private:
    void cases();
    BenchData data_;
};

void StepCallsTest::cases()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("threads");
    for (const BenchCase& bench : benchCases())
        for (const int threads : {1, 2})
            if (bench.mode == BenchMode::train)
                QTest::addRow("%s, %d threads", bench.name, threads) << QString(bench.name) << threads;
}

void StepCallsTest::noHeapAndNoMutex()
{
#ifdef LOOM_COUNTS
    QFETCH(QString, name);
    QFETCH(int, threads);
    Run run = madeRun(data_, *findBenchCase(name.toStdString()), threads);
    const std::size_t epochs = run.trainer->epochs().size();
    const long heap = heapCalls, mutex = mutexCalls;
    for (int step = 0; step < kSteps; ++step)
        run.trainer->step();
    const long heapSeen = heapCalls - heap, mutexSeen = mutexCalls - mutex;
    QVERIFY(!run.trainer->ended());
    // An epoch that ends leaves a record: one block, and now and then a longer list of them. Steps leave nothing.
    const long ended = long(run.trainer->epochs().size() - epochs);
    QVERIFY2(heapSeen <= (ended > 0 ? ended + std::bit_width(std::size_t(ended)) + 1 : 0),
             qPrintable(QString::number(heapSeen)));
    QCOMPARE(mutexSeen, 0L);
    QVERIFY(heapCalls > 0 && mutexCalls > 0); // they are counted
#else
    QSKIP("the sanitizer owns the heap in this build");
#endif
}

void StepCallsTest::noSystemCalls()
{
#ifdef LOOM_COUNTS
    QFETCH(QString, name);
    QFETCH(int, threads);
    int ready[2], gate[2];
    QVERIFY(pipe(ready) == 0 && pipe(gate) == 0);
    const pid_t child = fork();
    if (child == 0) {
        Run run = madeRun(data_, *findBenchCase(name.toStdString()), threads);
        char byte = 'r';
        if (write(ready[1], &byte, 1) != 1 || read(gate[0], &byte, 1) != 1)
            _exit(1);
        for (int step = 0; step < kSteps; ++step)
            run.trainer->step();
        syscall(kEnd);
        _exit(0);
    }
    char byte = 0;
    QCOMPARE(read(ready[0], &byte, 1), ssize_t(1));
    // It waits at the gate; the threads of its pool have started when they wait as well.
    while (!std::ranges::all_of(threadsOf(child), [child](pid_t thread) { return sleeps(child, thread); }))
        std::this_thread::yield();
    Tracer tracer(child);
    const bool traced = tracer.start(gate[1]);
    if (!traced)
        kill(child, SIGKILL);
    std::map<long, long> calls = traced ? tracer.count() : std::map<long, long>();
    for (const int end : {ready[0], ready[1], gate[0], gate[1]})
        close(end);
    if (!traced)
        QSKIP("this machine does not let a program trace its child");
    calls.erase(SYS_restart_syscall); // how waiting at the gate goes on
    calls.erase(SYS_read);
    if (threads > 1) {
        calls.erase(SYS_futex);
        calls.erase(SYS_sched_yield);
    }
    QString seen;
    for (const auto& [number, count] : calls)
        seen += QString("system call %1: %2 times; ").arg(number).arg(count);
    QVERIFY2(calls.empty(), qPrintable(seen));
#else
    QSKIP("the sanitizer makes system calls of its own");
#endif
}

QTEST_GUILESS_MAIN(StepCallsTest)
#include "step_calls_test.moc"
