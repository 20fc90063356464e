#include "project/project_file.h"
#include "project/run.h"
#include "project/share.h"
#include "tensor/safetensors.h"

#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <cerrno>
#include <dlfcn.h>
#include <functional>
#include <unistd.h>

// The n-th call that touches the disk fails or does half of what it was asked: these stand before the C library's.
namespace {

enum class DiskFault { full, broken, half, interrupted };

std::atomic<int> untilFault{-1}; ///< calls still to come; below 0: none fails
std::atomic<bool> happened{false};
DiskFault fault = DiskFault::full;

bool isHit()
{
    if (untilFault < 0 || untilFault.fetch_sub(1) != 0)
        return false;
    happened = true;
    errno = fault == DiskFault::full ? ENOSPC : fault == DiskFault::interrupted ? EINTR : EIO;
    return true;
}

template<class Function> Function real(const char* name)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

} // namespace

extern "C" {
ssize_t write(int descriptor, const void* bytes, size_t size)
{
    static const auto call = real<ssize_t (*)(int, const void*, size_t)>("write");
    if (descriptor <= 2 || !isHit())
        return call(descriptor, bytes, size);
    return fault == DiskFault::half && size > 1 ? call(descriptor, bytes, size / 2) : -1;
}
int fsync(int descriptor)
{
    static const auto call = real<int (*)(int)>("fsync");
    return isHit() && fault != DiskFault::half ? -1 : call(descriptor);
}
int fdatasync(int descriptor)
{
    static const auto call = real<int (*)(int)>("fdatasync");
    return isHit() && fault != DiskFault::half ? -1 : call(descriptor);
}
int rename(const char* from, const char* to)
{
    static const auto call = real<int (*)(const char*, const char*)>("rename");
    return isHit() && fault != DiskFault::half && fault != DiskFault::interrupted ? -1 : call(from, to);
}
}

using namespace loom;

namespace {

Project sample(const char* title)
{
    auto opened = openProject(LOOM_SOURCE_DIR "/samples/xor.loom");
    opened->project.title = title;
    return opened->project;
}

/// 9 MB, so that it is written in parts.
NamedTensors weights(float value)
{
    Tensor tensor(Shape{3, 1 << 18, 3}, DType::f32);
    std::fill_n(static_cast<float*>(tensor.data()), tensor.size(), value);
    return {{{"dense/kernel", std::move(tensor)}}, {}};
}

struct Deed {
    std::string file;
    std::function<Result<void>(int)> write; ///< content 0 or 1
    std::function<bool(int)> holds; ///< the file holds that content as a whole
};

} // namespace

/// Whichever call to the disk fails: a sentence, the old content or the new one as a whole, no rubbish beside it.
class DiskSweepTest : public QObject {
    Q_OBJECT
private slots:
    void anyCallMayFail_data();
    void anyCallMayFail();

private:
    Deed deedOf(const QString& id) const;
    QTemporaryDir folder_;
};

Deed DiskSweepTest::deedOf(const QString& id) const
{
    const std::string file = folder_.filePath("file").toStdString();
    const char* titles[] = {"old", "new"};
    const auto isProject = [titles](const std::string& name, int content) {
        const auto opened = openProject(name);
        return opened && opened->project == sample(titles[content]);
    };
    if (id == "project")
        return {file, [=](int content) { return saveProject(sample(titles[content]), file); },
                [=](int content) { return isProject(file, content); }};
    if (id == "weights")
        return {file, [=](int content) { return writeSafetensors(weights(float(content)), file); },
                [=](int content) {
                    const auto read = readSafetensors(file);
                    return read && read->tensors == weights(float(content)).tensors;
                }};
    const std::string source = folder_.filePath("source/x.loom").toStdString();
    return {file,
            [=](int content) -> Result<void> {
                const int held = untilFault.exchange(-1); // the project that is packed stands there already
                if (auto made = makeFolder(std::filesystem::path(source).parent_path().string()); !made)
                    return made;
                if (auto saved = saveProject(sample(titles[content]), source); !saved)
                    return saved;
                untilFault = held;
                return packProject(source, file);
            },
            [=, this](int content) {
                const std::string out = folder_.filePath("out").toStdString();
                const auto unpacked = unpackProject(file, out);
                const bool same = unpacked && isProject(*unpacked, content);
                std::filesystem::remove_all(out);
                return same;
            }};
}

void DiskSweepTest::anyCallMayFail_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("fault");
    const std::pair<const char*, DiskFault> faults[] = {{"the disk is full", DiskFault::full},
                                                        {"the disk is broken", DiskFault::broken},
                                                        {"half is written", DiskFault::half},
                                                        {"the call is interrupted", DiskFault::interrupted}};
    for (const char* id : {"project", "weights", "share"})
        for (const auto& [name, one] : faults)
            QTest::addRow("%s: %s", id, name) << QString(id) << int(one);
}

void DiskSweepTest::anyCallMayFail()
{
    QFETCH(QString, id);
    QFETCH(int, fault);
    ::fault = DiskFault(fault);
    const Deed deed = deedOf(id);
    int hits = 0;
    for (int n = 0;; ++n) {
        QVERIFY(deed.write(0));
        happened = false;
        untilFault = n;
        const Result<void> answer = deed.write(1);
        untilFault = -1;
        if (!happened) {
            QVERIFY(answer && deed.holds(1));
            break;
        }
        ++hits;
        const QByteArray where = QByteArray::number(n);
        if (!answer)
            QVERIFY2(english(answer.error()).find("file") != std::string::npos, where);
        QVERIFY2(deed.holds(answer ? 1 : 0), where);
        if (DiskFault(fault) == DiskFault::half || DiskFault(fault) == DiskFault::interrupted)
            QVERIFY2(answer, where); // nothing is wrong: it goes on
        QStringList names = QDir(folder_.path()).entryList(QDir::Files | QDir::Hidden);
        QCOMPARE(names, QStringList{"file"});
    }
    QVERIFY2(hits >= 2, qPrintable(QString::number(hits)));
}

QTEST_GUILESS_MAIN(DiskSweepTest)
#include "disk_sweep_test.moc"
