#include "common/preferences.h"
#include "common/theme.h"
#include "document/autosave.h"
#include "document/document.h"
#include "document/training_session.h"
#include "language.h"
#include "main_window.h"
#include "opened.h"
#include "patience.h"
#include "project/project_file.h"
#include "project/run.h"
#include "project/run_state.h"
#include "workspace/file_flow.h"

#include <QDir>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>

using namespace loom;
using namespace loom::ui;
using State = TrainingSession::State;

namespace {

constexpr double kStepsASecond = 300; // some epochs a second, and many minutes to the end

/// The studio that will be killed: it opens the project and trains it; with `edit` a layer is widened meanwhile.
int trainUntilKilled(QApplication& application, const QString& project, bool edit)
{
    Theme theme;
    Language language;
    language.set("en");
    MainWindow window(&theme, &language);
    window.show();
    if (!opens(*window.files(), project))
        return 1;
    bool begun = false;
    const auto follow = [&] {
        if (window.session()->state() == State::ready && !begun) {
            begun = true;
            window.session()->setSpeed(kStepsASecond);
            window.session()->train();
        } else if (window.session()->state() == State::running && edit) {
            window.document()->setAttribute("hidden1", "units", std::int64_t(77));
        }
    };
    QObject::connect(window.session(), &TrainingSession::stateChanged, &window, follow);
    follow(); // it may be ready by now
    return application.exec();
}

} // namespace

/// A studio that is killed in mid-training loses at most what was trained since the last copy of its run.
class NetloomRecoveryTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void aKilledRunGoesOnFromItsStep();
    void editsMadeDuringAKilledRunComeBackToo();
    void aBrokenRunIsExplainedAndTheProjectComesBack();

private:
    void trainAndKill(bool edit);
    std::unique_ptr<MainWindow> reopened();
    QStringList files(const QString& pattern) const
    {
        return QDir(stateFolder("recovery")).entryList({pattern}, QDir::Files);
    }

    std::unique_ptr<QTemporaryDir> folder_;
    QString project_;
    std::unique_ptr<Theme> theme_;
    std::unique_ptr<Language> language_;
};

void NetloomRecoveryTest::init()
{
    folder_ = std::make_unique<QTemporaryDir>();
    qputenv("XDG_CONFIG_HOME", folder_->filePath("config").toLocal8Bit());
    qputenv("XDG_STATE_HOME", folder_->filePath("state").toLocal8Bit());
    project_ = folder_->filePath("spiral.loom");
    QVERIFY(QFile::copy(QStringLiteral(LOOM_SOURCE_DIR "/samples/spiral.loom"), project_));
    QFile(project_).setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    theme_ = std::make_unique<Theme>();
    language_ = std::make_unique<Language>();
    language_->set("en");
}

void NetloomRecoveryTest::trainAndKill(bool edit)
{
    QProcess studio;
    studio.setProcessChannelMode(QProcess::ForwardedChannels);
    QStringList words{"--train-until-killed", project_};
    if (edit)
        words << "--edit";
    studio.start(QCoreApplication::applicationFilePath(), words);
    QVERIFY(studio.waitForStarted());
    QVERIFY(QTest::qWaitFor([&] { return !files("*.run").isEmpty() && !files("*.recovery").isEmpty(); }, kPatience));
    if (edit) { // the document's copy follows its edit within five seconds
        const QString copy = QDir(stateFolder("recovery")).filePath(files("*.recovery").front());
        QVERIFY(QTest::qWaitFor(
            [&] {
                QFile file(copy);
                return file.open(QIODevice::ReadOnly) && file.readAll().contains("77");
            },
            kPatience));
    }
    QVERIFY(leftBehind(stateFolder("recovery")).empty());
    ::kill(pid_t(studio.processId()), SIGKILL);
    QVERIFY(studio.waitForFinished());
    QCOMPARE(studio.exitStatus(), QProcess::CrashExit);
    QCOMPARE(files("*.run").size(), 1);
}

std::unique_ptr<MainWindow> NetloomRecoveryTest::reopened()
{
    auto window = std::make_unique<MainWindow>(theme_.get(), language_.get());
    window->show();
    window->offerRecovery();
    return window;
}

void NetloomRecoveryTest::aKilledRunGoesOnFromItsStep()
{
    trainAndKill(false);
    if (QTest::currentTestFailed())
        return;
    const auto left = leftBehind(stateFolder("recovery"));
    QCOMPARE(left.size(), std::size_t(1));
    const Result<RunState> kept = readRunState(left[0].runFile.toStdString());
    QVERIFY(kept.ok());
    const qint64 step = qint64(kept->state.tensors.at("trainer/position").at(0));
    QVERIFY(step > 0);

    auto window = reopened();
    auto* notice = window->findChild<QLabel*>("notice_text");
    QVERIFY2(notice->isVisible() && notice->text().contains("its training"), qPrintable(notice->text()));
    QTest::mouseClick(window->findChild<QPushButton*>("notice_button"), Qt::LeftButton);
    TrainingSession& session = *window->session();
    QVERIFY(QTest::qWaitFor([&] { return session.state() == State::paused; }, kPatience));
    QCOMPARE(session.stepsDone(), step);
    QCOMPARE(window->document()->file(), project_);
    QVERIFY(!window->document()->isModified());
    QCOMPARE(qint64(session.curves().epochs.size()), session.epoch());
    QSignalSpy ready(&session, &TrainingSession::weightsReady);
    session.requestWeights();
    QVERIFY(ready.wait(kPatience));
    QVERIFY(!session.weights().empty());
    for (const auto& [name, tensor] : session.weights())
        QVERIFY2(kept->state.tensors.at(name) == tensor, name.c_str());
    // The copy of the killed program has gone, this one's has come: another kill would lose nothing either.
    QVERIFY(
        QTest::qWaitFor([&] { return files("*.recovery").size() == 1 && files("*.run").size() == 1; }, kPatience));
    QVERIFY(!QFile::exists(left[0].runFile));
    QVERIFY(!QFile::exists(left[0].file));

    session.setSpeed(0);
    session.train();
    QVERIFY(QTest::qWaitFor([&] { return session.state() == State::ended; }, kPatience));
    session.requestWeights();
    QVERIFY(ready.wait(kPatience));
    Result<Run> unbroken = makeRun(openProject(project_.toStdString()).value().project, {});
    QVERIFY(unbroken.ok());
    unbroken->trainer->run({});
    QCOMPARE(session.stepsDone(), unbroken->trainer->stepsDone());
    QVERIFY(session.weights() == unbroken->network->weights());
    window->close();
    window.reset();
    QVERIFY2(QDir(stateFolder("recovery")).isEmpty(), "a clean end leaves nothing");
}

void NetloomRecoveryTest::editsMadeDuringAKilledRunComeBackToo()
{
    trainAndKill(true);
    if (QTest::currentTestFailed())
        return;
    auto window = reopened();
    QTest::mouseClick(window->findChild<QPushButton*>("notice_button"), Qt::LeftButton);
    TrainingSession& session = *window->session();
    QVERIFY(QTest::qWaitFor([&] { return session.state() == State::paused; }, kPatience));
    const auto units = [](const Project& project) {
        return integerOf(attributeOf(project.graph.find("hidden1")->attributes, "units"));
    };
    QCOMPARE(units(window->document()->project()), std::int64_t(77));
    QCOMPARE(units(session.project()), std::int64_t(16));
    QVERIFY(session.stepsDone() > 0);
    QVERIFY(window->document()->isModified());
    QVERIFY(window->findChild<QLabel*>("run_waiting")->isVisible());
    window->document()->undoStack().undo();
    QCOMPARE(units(window->document()->project()), std::int64_t(16));
    QVERIFY(!window->findChild<QLabel*>("run_waiting")->isVisible());
}

void NetloomRecoveryTest::aBrokenRunIsExplainedAndTheProjectComesBack()
{
    trainAndKill(true);
    if (QTest::currentTestFailed())
        return;
    QFile run(QDir(stateFolder("recovery")).filePath(files("*.run").front()));
    QVERIFY(run.open(QIODevice::ReadWrite));
    QVERIFY(run.resize(run.size() / 2));
    run.close();
    auto window = reopened();
    auto* notice = window->findChild<QLabel*>("notice_text");
    QTest::mouseClick(window->findChild<QPushButton*>("notice_button"), Qt::LeftButton);
    QTRY_VERIFY2_WITH_TIMEOUT(notice->isVisible() && notice->text().contains("cut off"), qPrintable(notice->text()),
                              kPatience);
    QVERIFY(QTest::qWaitFor([&] { return window->session()->state() == State::ready; }, kPatience));
    const Node* node = window->document()->graph().find("hidden1");
    QCOMPARE(integerOf(attributeOf(node->attributes, "units")), std::int64_t(77));
}

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    initResources();
    const QStringList words = application.arguments();
    if (words.value(1) == QLatin1String("--train-until-killed"))
        return trainUntilKilled(application, words.value(2), words.contains(QStringLiteral("--edit")));
    NetloomRecoveryTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "netloom_recovery_test.moc"
