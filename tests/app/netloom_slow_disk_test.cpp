#include "common/theme.h"
#include "document/document.h"
#include "document/training_session.h"
#include "language.h"
#include "main_window.h"
#include "opened.h"
#include "patience.h"
#include "project/project_file.h"
#include "project/share.h"
#include "tensor/safetensors.h"
#include "workspace/file_flow.h"

#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <dlfcn.h>
#include <filesystem>
#include <semaphore>
#include <unistd.h>

// A disk that takes as long as a test wants, and knows whom it let wait: these stand before the C library's.
namespace {

std::atomic<bool> slow{false};
std::atomic<int> held{0}; ///< threads that wait for the disk
std::atomic<int> heldWindow{0}; ///< touches of a file by the window's own thread
std::counting_semaphore<> let(0);

bool isFileOfTheTest(int descriptor)
{
    char target[512];
    const ssize_t length = ::readlink(("/proc/self/fd/" + std::to_string(descriptor)).c_str(), target, sizeof target);
    const std::string_view name(target, std::size_t(std::max<ssize_t>(length, 0)));
    return name.find("slow_disk") != std::string_view::npos;
}

void waitForTheDisk(int descriptor)
{
    if (!slow || !isFileOfTheTest(descriptor))
        return;
    if (gettid() == getpid()) {
        ++heldWindow; // it would wait forever: nobody could let it go on
        return;
    }
    ++held;
    let.acquire();
    --held;
}

template<class Function> Function real(const char* name)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

} // namespace

extern "C" {
int fsync(int descriptor)
{
    waitForTheDisk(descriptor);
    return real<int (*)(int)>("fsync")(descriptor);
}
ssize_t read(int descriptor, void* bytes, size_t size)
{
    waitForTheDisk(descriptor);
    return real<ssize_t (*)(int, void*, size_t)>("read")(descriptor, bytes, size);
}
ssize_t write(int descriptor, const void* bytes, size_t size)
{
    waitForTheDisk(descriptor);
    return real<ssize_t (*)(int, const void*, size_t)>("write")(descriptor, bytes, size);
}
}

using namespace loom;
using namespace loom::ui;
using State = TrainingSession::State;

/// The window goes on while a disk does not: nothing of a project is read or written by the window's thread.
class NetloomSlowDiskTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    void savingHoldsNobodyUp();
    void savingCanBeGivenUp();
    void openingHoldsNobodyUp();
    void openingCanBeGivenUp();
    void editsDuringAnOpeningAreAskedAbout();
    void sharingHoldsNobodyUp();
    void closingWaitsForWhatIsBeingSaved();
    void whatTakesLongIsSaidWithACancel();

private:
    QString file(const char* name) const { return folder_->filePath(QLatin1String(name)); }
    FileFlow& files() { return *window_->files(); }
    /// Some thread waits for the disk, and the window's is not it.
    bool somebodyWaits()
    {
        return QTest::qWaitFor([] { return held > 0; }, kPatience) && heldWindow == 0;
    }
    void goOn(); ///< a disk like any other again
    void trainABit();

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<Theme> theme_;
    std::unique_ptr<Language> language_;
    std::unique_ptr<MainWindow> window_;
};

void NetloomSlowDiskTest::initTestCase()
{
    theme_ = std::make_unique<Theme>();
    language_ = std::make_unique<Language>();
    language_->set("en");
}

void NetloomSlowDiskTest::init()
{
    folder_ = std::make_unique<QTemporaryDir>(QDir::tempPath() + "/slow_disk-XXXXXX");
    qputenv("XDG_CONFIG_HOME", QDir::tempPath().toLocal8Bit() + "/netloom-config");
    qputenv("XDG_STATE_HOME", QDir::tempPath().toLocal8Bit() + "/netloom-state");
    QVERIFY(QFile::copy(QStringLiteral(LOOM_SOURCE_DIR "/samples/xor.loom"), file("xor.loom")));
    QFile(file("xor.loom")).setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    window_ = std::make_unique<MainWindow>(theme_.get(), language_.get());
    window_->show();
    QVERIFY(opens(files(), file("xor.loom")));
    heldWindow = 0;
}

void NetloomSlowDiskTest::cleanup()
{
    goOn();
    window_.reset();
}

void NetloomSlowDiskTest::goOn()
{
    slow = false;
    while (held > 0) {
        let.release();
        QThread::yieldCurrentThread();
    }
    while (let.try_acquire()) { }
}

void NetloomSlowDiskTest::trainABit()
{
    QVERIFY(QTest::qWaitFor([&] { return window_->session()->state() == State::ready; }, kPatience));
    window_->session()->stepEpoch();
    QVERIFY(QTest::qWaitFor([&] { return window_->session()->state() == State::paused; }, kPatience));
}

void NetloomSlowDiskTest::savingHoldsNobodyUp()
{
    trainABit();
    slow = true;
    bool saved = false;
    window_->document()->setTitle("point", "renamed");
    files().save([&] { saved = true; });
    QVERIFY(somebodyWaits());
    // The window answers: its project is edited while the disk is waited for.
    window_->document()->setTitle("point", "again");
    QVERIFY(!saved && files().isBusy());
    goOn();
    QVERIFY(settles(files()));
    QVERIFY(saved);
    const auto stored = openProject(file("xor.loom").toStdString());
    QVERIFY(stored);
    QCOMPARE(stored->project.graph.find("point")->title, std::string("renamed"));
    QVERIFY(window_->document()->isModified()); // by the edit that came meanwhile
    const auto weights = readSafetensors(weightsFileOf(file("xor.loom").toStdString()));
    QVERIFY(weights && weights->tensors == window_->session()->weights());
}

void NetloomSlowDiskTest::savingCanBeGivenUp()
{
    const auto before = openProject(file("xor.loom").toStdString());
    window_->document()->setTitle("point", "renamed");
    slow = true;
    files().save();
    QVERIFY(somebodyWaits());
    files().cancel();
    QVERIFY(!files().isBusy()); // at once
    QVERIFY(window_->document()->isModified());
    QVERIFY(openProject(file("xor.loom").toStdString())->project == before->project);
    goOn();
}

void NetloomSlowDiskTest::openingHoldsNobodyUp()
{
    trainABit();
    files().save();
    QVERIFY(settles(files()));
    slow = true;
    bool opened = false;
    QVERIFY(files().openFile(file("xor.loom"), [&](bool is) { opened = is; }));
    QVERIFY(somebodyWaits());
    QVERIFY(!opened && files().isBusy());
    QCOMPARE(window_->document()->file(), file("xor.loom")); // what was there stays until then
    goOn();
    QVERIFY(settles(files()));
    QVERIFY(opened);
    // The weights are back; the run, too, where its file was already written.
    const TrainingSession& session = *window_->session();
    QVERIFY(QTest::qWaitFor([&] { return session.savedWeights() || session.stepsDone() > 0; }, kPatience));
}

void NetloomSlowDiskTest::openingCanBeGivenUp()
{
    const Project before = window_->document()->project();
    QVERIFY(QFile::copy(QStringLiteral(LOOM_SOURCE_DIR "/samples/spiral.loom"), file("spiral.loom")));
    slow = true;
    bool answered = false, opened = true;
    QVERIFY(files().openFile(file("spiral.loom"), [&](bool is) { answered = true, opened = is; }));
    QVERIFY(somebodyWaits());
    files().cancel();
    QVERIFY(answered && !opened && !files().isBusy());
    goOn();
    QVERIFY(opens(files(), file("xor.loom"))); // the next one does not find the one before
    QVERIFY(window_->document()->project() == before);
}

void NetloomSlowDiskTest::editsDuringAnOpeningAreAskedAbout()
{
    QVERIFY(QFile::copy(QStringLiteral(LOOM_SOURCE_DIR "/samples/spiral.loom"), file("spiral.loom")));
    slow = true;
    QVERIFY(files().openFile(file("spiral.loom")));
    QVERIFY(somebodyWaits());
    window_->document()->setTitle("point", "edited meanwhile");
    goOn();
    QVERIFY(settles(files()));
    QVERIFY(window_->findChild<QWidget*>("unsaved_guard"));
    QCOMPARE(window_->document()->graph().find("point")->title, std::string("edited meanwhile"));
    delete window_->findChild<QWidget*>("unsaved_guard");
    window_->document()->undoStack().undo();
}

void NetloomSlowDiskTest::sharingHoldsNobodyUp()
{
    files().share();
    QVERIFY(settles(files()));
    auto* dialog = window_->findChild<QFileDialog*>();
    QVERIFY(dialog);
    slow = true;
    emit dialog->fileSelected(file("xor.loomz"));
    dialog->close();
    QVERIFY(somebodyWaits()); // for the project, the first thing that is read
    goOn();
    QVERIFY(settles(files()));
    QVERIFY(unpackProject(file("xor.loomz").toStdString(), file("elsewhere").toStdString()));
    slow = true;
    QVERIFY(files().openFile(file("xor.loomz")));
    QVERIFY(somebodyWaits());
    goOn();
    QVERIFY(settles(files()));
    QVERIFY(window_->document()->file().startsWith(file("xor") + "/"));
}

void NetloomSlowDiskTest::closingWaitsForWhatIsBeingSaved()
{
    trainABit();
    slow = true;
    files().save();
    QVERIFY(somebodyWaits());
    window_->close();
    QVERIFY(window_->isVisible());
    goOn();
    QVERIFY(QTest::qWaitFor([&] { return !window_->isVisible(); }, kPatience));
    QVERIFY(QFile::exists(QString::fromStdString(weightsFileOf(file("xor.loom").toStdString()))));
}

void NetloomSlowDiskTest::whatTakesLongIsSaidWithACancel()
{
    window_->document()->setTitle("point", "renamed");
    slow = true;
    files().save();
    const auto* bar = window_->findChild<QWidget*>("notice_bar");
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), kPatience);
    QVERIFY(bar->accessibleName().contains("xor.loom"));
    auto* cancel = bar->findChild<QPushButton*>();
    QCOMPARE(cancel->text(), QStringLiteral("Cancel"));
    QTest::mouseClick(cancel, Qt::LeftButton);
    QVERIFY(!files().isBusy());
    QVERIFY(!bar->isVisible());
    goOn();
    window_->document()->undoStack().setClean();
}

QTEST_MAIN(NetloomSlowDiskTest)
#include "netloom_slow_disk_test.moc"
