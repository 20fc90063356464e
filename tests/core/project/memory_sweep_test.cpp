#include "project/project_file.h"
#include "project/run.h"
#include "tensor/safetensors.h"

#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <sys/wait.h>
#include <unistd.h>

// The n-th block of memory that is asked for is refused: these stand before the C library's.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define LOOM_REFUSES 1
namespace {
std::atomic<long> untilRefused{-1}; ///< blocks still to come; below 0: none is refused
std::atomic<bool> refused{false};

bool isRefused()
{
    if (untilRefused.load(std::memory_order_relaxed) < 0 || untilRefused.fetch_sub(1) != 0)
        return false;
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
constexpr int kWrong = 3; ///< exit status of a child that lost something

/// Steps of a learner that need memory, each with what must hold afterwards.
struct Deed {
    const char* name;
    std::function<void()> prepare; ///< memory is plentiful
    std::function<Result<void>()> act;
    std::function<bool()> whole; ///< nothing is lost, whatever `act` answered
};

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
    const std::string file = folder_.filePath("xor.loom").toStdString();
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
                          (void)writeSafetensors({(*run)->network->weights(), {}}, file + ".w");
                      },
                      [=]() -> Result<void> {
                          const auto read = readSafetensors(file + ".w");
                          return read ? writeSafetensors(*read, file + ".w") : read.error();
                      },
                      [=] {
                          const auto read = readSafetensors(file + ".w");
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
            deed.prepare();
            untilRefused = n;
            const Result<void> answer = deed.act();
            untilRefused = -1;
            if (!refused)
                _exit(1); // it needs fewer: there is nothing left to refuse
            if (!answer && english(answer.error()).size() < 10)
                _exit(kWrong);
            _exit(deed.whole() ? 0 : kWrong);
        }
        int status = 0;
        waitpid(child, &status, 0);
        through = WIFEXITED(status) && WEXITSTATUS(status) == 1;
        if (WIFSIGNALED(status))
            bad << QString("the %1th ends the program (signal %2)").arg(n).arg(WTERMSIG(status));
        else if (WEXITSTATUS(status) == kWrong)
            bad << QString("the %1th loses something").arg(n);
    }
    qInfo("%d tries", tries);
    QVERIFY2(bad.isEmpty(), qPrintable(bad.join("; ")));
    QVERIFY(tries > 2);
#else
    QSKIP("the sanitizer owns the heap in this build");
#endif
}

QTEST_GUILESS_MAIN(MemorySweepTest)
#include "memory_sweep_test.moc"
