#include "document/autosave.h"
#include "document/document.h"
#include "patience.h"
#include "widgets/document/projects.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace loom;
using namespace loom::ui;
using loom::test::planeProject;
using loom::test::whole;

class AutosaveTest : public QObject {
    Q_OBJECT
private slots:
    void anEditIsCopiedSoonAfter();
    void savingTakesTheCopyAway();
    void aCleanEndLeavesNothing();
    void aKilledProgramLeavesItsProject();
    void brokenCopiesAreLeftOut();
    void whatCannotBeWrittenIsSaidOnce();
};

void AutosaveTest::anEditIsCopiedSoonAfter()
{
    QTemporaryDir folder;
    Document document;
    document.setProject(planeProject(), "/x/plane.loom");
    Autosave autosave(document, folder.path());
    autosave.setDelay(50);
    document.setTitle("hidden", "a");
    QVERIFY(!QFile::exists(autosave.file()));
    QVERIFY(QTest::qWaitFor([&] { return QFile::exists(autosave.file()); }, kPatience));
    // Its owner runs, so it is nobody's to recover.
    QVERIFY(leftBehind(folder.path()).empty());
}

void AutosaveTest::savingTakesTheCopyAway()
{
    QTemporaryDir folder;
    Document document;
    document.setProject(planeProject(), {});
    Autosave autosave(document, folder.path());
    autosave.setDelay(30);
    document.setTitle("hidden", "a");
    autosave.saveNow();
    autosave.finishWriting();
    QVERIFY(QFile::exists(autosave.file()));
    document.undoStack().setClean();
    QVERIFY(QTest::qWaitFor([&] { return !QFile::exists(autosave.file()); }, kPatience));
}

void AutosaveTest::aCleanEndLeavesNothing()
{
    QTemporaryDir folder;
    {
        Document document;
        document.setProject(planeProject(), {});
        Autosave autosave(document, folder.path());
        document.setTitle("hidden", "a");
        autosave.saveNow();
    }
    QVERIFY(QDir(folder.path()).isEmpty());
}

void AutosaveTest::aKilledProgramLeavesItsProject()
{
    QTemporaryDir folder;
    const pid_t child = fork();
    if (child == 0) {
        Document document;
        document.setProject(planeProject(), "/x/plane.loom");
        Autosave autosave(document, folder.path());
        document.setAttribute("hidden", "units", whole(77));
        autosave.saveNow();
        autosave.finishWriting();
        kill(getpid(), SIGKILL);
    }
    waitpid(child, nullptr, 0);
    const std::vector<Recovered> found = leftBehind(folder.path());
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found[0].projectFile, QString("/x/plane.loom"));
    Project expected = planeProject();
    expected.graph.find("hidden")->attributes["units"] = whole(77);
    QVERIFY(found[0].project.graph == expected.graph);
    QVERIFY(found[0].project.training.losses == expected.training.losses);
    QVERIFY(found[0].time.isValid());

    Document document;
    document.setProject(found[0].project, found[0].projectFile, found[0].issues);
    document.setModified();
    QVERIFY(document.isModified());
    discard(found[0]);
    QVERIFY(leftBehind(folder.path()).empty());
    QVERIFY(QDir(folder.path()).isEmpty());
}

void AutosaveTest::brokenCopiesAreLeftOut()
{
    QTemporaryDir folder;
    for (const char* content : {"", "{", "{\"project\": 3}", "{\"project\": \"{\\\"format\\\": 1, \"}"}) {
        QFile file(folder.filePath(QString("%1.recovery").arg(qHash(QByteArray(content)))));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    QVERIFY(leftBehind(folder.path()).empty());
    QVERIFY(leftBehind("/no/such/folder").empty());
}

void AutosaveTest::whatCannotBeWrittenIsSaidOnce()
{
    QTemporaryDir folder;
    const QString place = folder.filePath("recovery");
    Document document;
    document.setProject(planeProject(), {});
    Autosave autosave(document, place);
    QSignalSpy failed(&autosave, &Autosave::failed);
    QVERIFY(QDir(place).removeRecursively());
    document.setTitle("hidden", "a");
    for (int i = 0; i < 3; ++i) {
        autosave.saveNow();
        autosave.finishWriting();
    }
    QCoreApplication::processEvents();
    QCOMPARE(failed.size(), 1);
    QVERIFY(QDir().mkpath(place)); // it can again
    autosave.saveNow();
    autosave.finishWriting();
    QVERIFY(QFile::exists(autosave.file()));
    QCoreApplication::processEvents();
    QCOMPARE(failed.size(), 1);
}

QTEST_GUILESS_MAIN(AutosaveTest)
#include "autosave_test.moc"
