#include "workspace/workspace.h"

#include "document/autosave.h"
#include "document/document.h"
#include "document/former_runs.h"
#include "document/pick_group.h"
#include "document/training_session.h"
#include "patience.h"
#include "project/project_file.h"
#include "widgets/document/projects.h"
#include "workspace/file_flow.h"
#include "workspace/run_control.h"
#include "workspace/starting.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace loom;
using namespace loom::ui;

/// The studio without a window: whatever stands around it, a lesson say, drives it by the same few parts.
class WorkspaceTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup() { work_.reset(); }
    void aProjectIsOpenedTrainedAndSteered();
    void whatMadeWayIsHadBackAsAProjectOfItsOwn();
    void whatCannotBeOpenedIsSaid();
    void weightsThatNeverComeAreNotAwaited();
    void aKilledProgramsProjectComesBack_data();
    void aKilledProgramsProjectComesBack();

private:
    QString saved(const Project& project);
    void open(const QString& file);

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<Workspace> work_;
};

using State = TrainingSession::State;

void WorkspaceTest::init()
{
    folder_ = std::make_unique<QTemporaryDir>();
    work_ = std::make_unique<Workspace>(nullptr, folder_->filePath(QStringLiteral("recovery")));
    work_->session()->setSpeed(0);
}

QString WorkspaceTest::saved(const Project& project)
{
    const QString file = folder_->filePath(QStringLiteral("points.loom"));
    if (const Result<void> written = saveProject(project, file.toStdString()); !written)
        qFatal("%s", english(written.error()).c_str());
    return file;
}

void WorkspaceTest::open(const QString& file)
{
    QVERIFY(work_->files()->openFile(file));
    QTRY_COMPARE_WITH_TIMEOUT(work_->session()->state(), State::ready, kPatience);
}

void WorkspaceTest::aProjectIsOpenedTrainedAndSteered()
{
    work_->picks()->setNodes({QStringLiteral("of another project")});
    open(saved(test::planeProject(200)));
    QVERIFY(work_->picks()->nodes().isEmpty());
    QCOMPARE(work_->document()->project().title, std::string("XOR"));
    work_->control()->step(true);
    QTRY_COMPARE_WITH_TIMEOUT(work_->session()->state(), State::paused, kPatience);
    QCOMPARE(work_->session()->epoch(), 1);
    // A setting of the document reaches the run, wherever it was changed.
    QVERIFY(work_->document()->setValue(QStringLiteral("training.optimizer.learning_rate"), 0.003));
    QTRY_COMPARE_WITH_TIMEOUT(work_->session()->baseLearningRate(), 0.003, kPatience);
    work_->control()->train();
    QTRY_VERIFY_WITH_TIMEOUT(work_->session()->epoch() > 2, kPatience);
}

void WorkspaceTest::whatMadeWayIsHadBackAsAProjectOfItsOwn()
{
    open(saved(test::planeProject(2)));
    work_->control()->train();
    QTRY_COMPARE_WITH_TIMEOUT(work_->session()->state(), State::ended, kPatience);
    const qint64 steps = work_->session()->stepsDone();
    int former = 0;
    connect(&work_->session()->formerRuns(), &FormerRuns::added, this, [&former](int number) { former = number; });
    bool first = false; // whoever shows something of the project before takes it away before a run is offered
    connect(work_.get(), &Workspace::opened, this, [&] { first = former == 0; });
    work_->files()->newProject();
    QVERIFY(first);
    QTRY_VERIFY_WITH_TIMEOUT(former > 0 && work_->isWorthOffering(former), kPatience);
    QVERIFY(work_->document()->project().title.empty());
    work_->haveBack(former);
    QTRY_COMPARE_WITH_TIMEOUT(work_->session()->stepsDone(), steps, kPatience);
    QCOMPARE(work_->document()->project().title, std::string("XOR"));
    QVERIFY(work_->document()->file().isEmpty());
}

void WorkspaceTest::whatCannotBeOpenedIsSaid()
{
    QString why;
    connect(work_.get(), &Workspace::failed, this, [&why](const Text& text) { why = coreText(text); });
    QVERIFY(!work_->files()->openFile(folder_->filePath(QStringLiteral("none.loom"))));
    QVERIFY2(why.contains(QStringLiteral("none.loom")), qPrintable(why));
}

void WorkspaceTest::aKilledProgramsProjectComesBack_data()
{
    QTest::addColumn<bool>("keeps");
    QTest::newRow("in a window") << true;
    QTest::newRow("where nothing is kept") << false;
}

void WorkspaceTest::aKilledProgramsProjectComesBack()
{
    QFETCH(bool, keeps);
    if (!keeps)
        work_ = std::make_unique<Workspace>(nullptr, QString());
    Recovered left;
    left.project = test::planeProject();
    left.project.title = "left behind";
    QSignalSpy back(work_.get(), &Workspace::recovered);
    work_->recover(left);
    QCOMPARE(back.count(), 1);
    QCOMPARE(work_->document()->project().title, std::string("left behind"));
    QVERIFY(work_->document()->isModified());
    QTRY_COMPARE_WITH_TIMEOUT(work_->session()->state(), State::ready, kPatience);
}

/// Saved, and trained anew in the same moment: the file is whole, and what comes next does not wait for ever.
void WorkspaceTest::weightsThatNeverComeAreNotAwaited()
{
    open(saved(test::planeProject(2)));
    work_->control()->train();
    QTRY_COMPARE_WITH_TIMEOUT(work_->session()->state(), State::ended, kPatience);
    FileFlow* files = work_->files();
    QStringList said;
    bool asking = false;
    connect(files, &FileFlow::done, this, [&](const Sentence& sentence) {
        said << sentence();
        asking = said.size() == 1; // the weights are asked for next
    });
    connect(files, &FileFlow::busyChanged, this, [&] {
        if (std::exchange(asking, false))
            work_->session()->prepare(test::planeProject(3), {});
    });
    bool then = false;
    files->save([&then] { then = true; });
    QTRY_VERIFY_WITH_TIMEOUT(then && !files->isBusy(), kPatience);
    QCOMPARE(said.size(), 2);
    QVERIFY2(said[1].contains("without its weights"), qPrintable(said[1]));
    bool idle = false;
    files->whenIdle([&idle] { idle = true; });
    QVERIFY(idle);
}

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    WorkspaceTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "workspace_test.moc"
