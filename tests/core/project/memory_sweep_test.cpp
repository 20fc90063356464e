#include "project/probe.h"
#include "project/project_file.h"
#include "project/run.h"
#include "tensor/safetensors.h"

#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <execinfo.h>
#include <functional>
#include <sys/wait.h>
#include <unistd.h>

// The n-th block of memory that is asked for is refused: these stand before the C library's.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define LOOM_REFUSES 1
namespace {
std::atomic<long> untilRefused{-1}; ///< blocks still to come; below 0: none is refused
std::atomic<bool> refused{false};

/// nlohmann's JSON asks for memory in a destructor, from where nothing can be thrown: no program can answer that.
bool inDestructorOfJson()
{
    void* frames[16];
    const int count = backtrace(frames, int(std::size(frames)));
    for (int i = 0; i < count; ++i)
        if (Dl_info info;
            dladdr(frames[i], &info) && info.dli_sname && std::strstr(info.dli_sname, "json_value7destroy"))
            return true;
    return false;
}

bool isRefused()
{
    if (untilRefused.load(std::memory_order_relaxed) < 0 || untilRefused.fetch_sub(1) != 0)
        return false;
    if (inDestructorOfJson()) {
        untilRefused = 0; // the next one
        return false;
    }
    refused = true;
    errno = ENOMEM;
    return true;
}
} // namespace
extern "C" {
void* __libc_malloc(std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);
void* malloc(std::size_t size)
{
    return isRefused() ? nullptr : __libc_malloc(size);
}
void* aligned_alloc(std::size_t alignment, std::size_t size)
{
    return isRefused() ? nullptr : __libc_memalign(alignment, size);
}
}
#endif

using namespace loom;

namespace {

constexpr int kMost = 2000;
constexpr int kOf20 = 20; ///< in the short run every twentieth is refused
constexpr int kEnough = 1, kWrong = 3,
              kThrown = 4; ///< exit statuses: fewer are asked for, something is lost, it threw

/// Steps of a learner that need memory, each with what must hold afterwards.
struct Deed {
    const char* name;
    std::function<void()> prepare; ///< memory is plentiful
    std::function<Result<void>()> act;
    std::function<bool()> whole; ///< nothing is lost, whatever `act` answered
};

#ifdef LOOM_REFUSES
/// What a process that does it without its n-th block of memory ends with.
int outcomeOf(const Deed& deed, int n)
{
    try {
        deed.prepare();
        (void)inDestructorOfJson(); // what walking the stack needs is loaded
        untilRefused = n;
        const Result<void> answer = deed.act();
        untilRefused = -1;
        if (!refused)
            return kEnough;
        const bool said = answer || english(answer.error()).size() > 10;
        return said && deed.whole() ? 0 : kWrong;
    } catch (const std::exception&) { // nobody would catch it in a program
        return kThrown;
    }
}
#endif

Project xorProject()
{
    auto opened = openProject(LOOM_SOURCE_DIR "/samples/xor.loom");
    if (!opened)
        qFatal("%s", english(opened.error()).c_str());
    opened->project.training.metrics = {{"accuracy", {}}};
    return opened->project;
}

RunOptions oneThread(std::int64_t steps)
{
    RunOptions options;
    options.threads = 1;
    options.maximumSteps = steps;
    return options;
}

} // namespace

/// Whichever allocation fails: a sentence, no crash, nothing lost. Every try is a process of its own.
class MemorySweepTest : public QObject {
    Q_OBJECT
private slots:
    void anyAllocationMayFail_data();
    void anyAllocationMayFail();

private:
    std::map<std::string, Deed> deeds();
    QTemporaryDir folder_;
};

std::map<std::string, Deed> MemorySweepTest::deeds()
{
    const std::string file = folder_.filePath("xor.loom").toStdString(), weights = file + ".w";
    const auto project = std::make_shared<Project>(xorProject());
    const auto run = std::make_shared<Result<Run>>(Text());
    const auto made = [=](std::int64_t steps) { *run = makeRun(*project, oneThread(steps)); };
    const auto fileIsWhole = [=] {
        const auto now = openProject(file);
        return now && now->project == *project;
    };
    std::map<std::string, Deed> all;
    all["open"] = {"a project is opened", [=] { (void)saveProject(*project, file); },
                   [=]() -> Result<void> {
                       const auto opened = openProject(file);
                       return opened ? Result<void>() : opened.error();
                   },
                   fileIsWhole};
    all["save"] = {"a project is saved", [=] { (void)saveProject(*project, file); },
                   [=] { return saveProject(*project, file); }, fileIsWhole};
    all["weights"] = {"weights are written and read",
                      [=] {
                          made(3);
                          (void)writeSafetensors({(*run)->network->weights(), {}}, weights);
                      },
                      [=]() -> Result<void> {
                          const auto read = readSafetensors(weights);
                          return read ? writeSafetensors(*read, weights) : read.error();
                      },
                      [=] {
                          const auto read = readSafetensors(weights);
                          return read && read->tensors == (*run)->network->weights();
                      }};
    all["compile"] = {"a project is made ready", [] {},
                      [=]() -> Result<void> {
                          made(3);
                          return *run ? Result<void>() : run->error();
                      },
                      [=] {
                          made(3);
                          return run->ok() && (*run)->trainer->run({}).reason == EndReason::finished;
                      }};
    all["train"] = {"three steps are trained", [=] { made(3); },
                    [=]() -> Result<void> {
                        const TrainingEnd end = (*run)->trainer->run({});
                        return end.sentence.empty() ? Result<void>() : end.sentence;
                    },
                    [=] { // the weights are those of some step, and a fresh start goes the whole way
                        const auto weights = (*run)->network->weights();
                        const std::int64_t steps = (*run)->trainer->stepsDone();
                        made(3);
                        for (std::int64_t step = 0; step < steps; ++step)
                            (*run)->trainer->step();
                        return weights == (*run)->network->weights();
                    }};
    // A view that is opened asks for layers that the plan did not keep.
    const auto seen = std::make_shared<Snapshot>();
    const auto request = std::make_shared<WatchRequest>();
    request->names = {"hidden/sum", "hidden/kernel", "output/output"};
    request->rows = {0, 3};
    all["look"] = {
        "a view looks into a run",
        [=] {
            made(5);
            (*run)->trainer->step();
        },
        [=]() -> Result<void> {
            Probe(**run).answer(*request, *seen, [] { return true; });
            return {};
        },
        [=] { // the run goes on to where it would have come, and looking can be tried again
            const WatchRequest again{.names = {"hidden/sum"}, .rows = {1}};
            Snapshot later;
            if (!Probe(**run).answer(again, later, [] { return true; }) || !later.tensors.contains("hidden/sum"))
                return false;
            (*run)->trainer->run({});
            const auto weights = (*run)->network->weights();
            made(5);
            (*run)->trainer->run({});
            return seen->tensors.size() + seen->missing.size() == 3 && weights == (*run)->network->weights();
        }};
    return all;
}

void MemorySweepTest::anyAllocationMayFail_data()
{
    QTest::addColumn<QString>("id");
    for (const auto& [id, deed] : deeds())
        QTest::newRow(deed.name) << QString::fromStdString(id);
}

void MemorySweepTest::anyAllocationMayFail()
{
#ifdef LOOM_REFUSES
    QFETCH(QString, id);
    const Deed deed = deeds().at(id.toStdString());
    const int stride = qEnvironmentVariableIsSet("NETLOOM_LONG") ? 1 : kOf20;
    int tries = 0;
    QStringList bad;
    bool through = false;
    for (int n = 0; n < kMost && !through; n += stride, ++tries) {
        const pid_t child = fork();
        if (child == 0) {
            _exit(outcomeOf(deed, n));
        }
        int status = 0;
        waitpid(child, &status, 0);
        through = WIFEXITED(status) && WEXITSTATUS(status) == kEnough;
        if (WIFSIGNALED(status))
            bad << QString("the %1th ends the program (signal %2)").arg(n).arg(WTERMSIG(status));
        else if (WEXITSTATUS(status) == kWrong)
            bad << QString("the %1th loses something").arg(n);
        else if (WEXITSTATUS(status) == kThrown)
            bad << QString("the %1th is thrown out of its room").arg(n);
    }
    qInfo("%d tries", tries);
    QVERIFY2(bad.isEmpty(), qPrintable(bad.join("; ")));
    QVERIFY(tries > 1);
#else
    QSKIP("the sanitizer owns the heap in this build");
#endif
}

QTEST_GUILESS_MAIN(MemorySweepTest)
#include "memory_sweep_test.moc"
