#include "document/run_file.h"
#include "document/training_session.h"
#include "patience.h"
#include "project/project_file.h"
#include "tensor/safetensors.h"
#include "tuning/run_store.h"
#include "widgets/document/projects.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace loom;
using namespace loom::ui;
using loom::test::planeProject;
using State = TrainingSession::State;

/// The runs beside a saved project: curves and states come back with it.
class RunFileTest : public QObject {
    Q_OBJECT
private slots:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }
    void aSavedProjectComesBackWithItsRun();
    void otherWeightsBesideItMakeItAFormerRun();
    void savingAgainReplacesWhatWasSaved();
    void aRunThatWasRemovedIsGoneAfterSaving();
    void aFileThatCannotBeReadIsSaid();

private:
    QString file() const { return folder_->filePath("plane.loom"); }
    static bool reaches(const TrainingSession& session, State state)
    {
        return QTest::qWaitFor([&] { return session.state() == state; }, kPatience);
    }
    void trainAndSave(TrainingSession& session, RunFile& runs, const Project& project)
    {
        session.setSpeed(0);
        session.prepare(project, file());
        QVERIFY(reaches(session, State::ready));
        session.train();
        QVERIFY(reaches(session, State::ended));
        save(session, runs);
    }
    void save(TrainingSession& session, RunFile& runs)
    {
        QVERIFY(saveProject(session.project(), file().toStdString()).ok());
        QSignalSpy weights(&session, &TrainingSession::weightsReady);
        session.requestWeights();
        QVERIFY(weights.wait(kPatience));
        QVERIFY(writeSafetensors({session.weights(), {}}, weightsFileOf(file().toStdString())).ok());
        QSignalSpy saved(&runs, &RunFile::saved);
        runs.save(file());
        QVERIFY(saved.wait(kPatience));
    }
    /// Number of the run that the project was saved with.
    int opened(RunFile& runs)
    {
        QSignalSpy read(&runs, &RunFile::read);
        runs.open(file());
        return read.wait(kPatience) ? read[0][1].toInt() : -1;
    }

    std::unique_ptr<QTemporaryDir> folder_;
};

void RunFileTest::aSavedProjectComesBackWithItsRun()
{
    const Project project = planeProject(4);
    TrainingSession before;
    RunFile beforeRuns(&before);
    trainAndSave(before, beforeRuns, project);
    TrainingSession after;
    RunFile afterRuns(&after);
    after.prepare(project, file());
    const int present = opened(afterRuns);
    QVERIFY(present > 0);
    QVERIFY(after.formerRuns().find(present)->project == project);
    QVERIFY(after.bringBack(present));
    QVERIFY(reaches(after, State::ended));
    QCOMPARE(after.stepsDone(), before.stepsDone());
    QCOMPARE(after.testValues(), before.testValues());
    QVERIFY(after.formerRuns().all().empty());
    QCOMPARE(after.curves().buckets.size(), before.curves().buckets.size());
    for (std::size_t i = 0; i < before.curves().buckets.size(); ++i) {
        QCOMPARE(after.curves().buckets[i].size(), before.curves().buckets[i].size());
        for (std::size_t b = 0; b < before.curves().buckets[i].size(); ++b)
            QCOMPARE(after.curves().buckets[i][b].mean, before.curves().buckets[i][b].mean);
    }
    QSignalSpy weights(&after, &TrainingSession::weightsReady);
    after.requestWeights();
    QVERIFY(weights.wait(kPatience));
    QVERIFY(after.weights() == before.weights());
    // Its past is there again, too: computed from the seed.
    after.look(17);
    QVERIFY(QTest::qWaitFor([&] { return after.pastStep() == 17; }, kPatience));
    after.set("training.epochs", std::int64_t(6));
    QVERIFY(reaches(after, State::paused));
}

void RunFileTest::otherWeightsBesideItMakeItAFormerRun()
{
    const Project project = planeProject(2);
    {
        TrainingSession session;
        RunFile runs(&session);
        trainAndSave(session, runs, project);
        auto weights = session.weights();
        weights.begin()->second.set(0, 0.5);
        QVERIFY(writeSafetensors({weights, {}}, weightsFileOf(file().toStdString())).ok());
    }
    TrainingSession session;
    RunFile runs(&session);
    QCOMPARE(opened(runs), 0);
    QCOMPARE(session.formerRuns().all().size(), std::size_t(1));
    QVERIFY(session.formerRuns().all()[0].canBeHadBack());
    QCOMPARE(session.formerRuns().all()[0].curves.epochs.size(), std::size_t(2));
}

void RunFileTest::savingAgainReplacesWhatWasSaved()
{
    TrainingSession session;
    RunFile runs(&session);
    trainAndSave(session, runs, planeProject(2));
    save(session, runs);
    session.train(); // again from the seed: the first becomes a former run
    QVERIFY(QTest::qWaitFor([&] { return session.formerRuns().all().size() == 1; }, kPatience));
    QVERIFY(reaches(session, State::ended));
    QVERIFY(QTest::qWaitFor([&] { return session.formerRuns().all()[0].state != nullptr; }, kPatience));
    save(session, runs);
    save(session, runs);
    const auto kept = RunStore::open(RunStore::fileOf(file().toStdString()))->runs();
    QCOMPARE(kept->size(), std::size_t(2));
    QCOMPARE(int(std::ranges::count_if(*kept, [](const KeptRun& run) { return !run.savedWeights.empty(); })), 1);
}

void RunFileTest::aRunThatWasRemovedIsGoneAfterSaving()
{
    {
        TrainingSession session;
        RunFile runs(&session);
        trainAndSave(session, runs, planeProject(2));
    }
    TrainingSession session;
    RunFile runs(&session);
    const int present = opened(runs);
    session.formerRuns().remove(present);
    QSignalSpy saved(&runs, &RunFile::saved);
    runs.save(file());
    QVERIFY(saved.wait(kPatience));
    QVERIFY(RunStore::open(RunStore::fileOf(file().toStdString()))->runs()->empty());
}

void RunFileTest::aFileThatCannotBeReadIsSaid()
{
    QFile out(folder_->filePath("plane.runs"));
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write("these are some words and no database at all");
    out.close();
    TrainingSession session;
    RunFile runs(&session);
    QSignalSpy failed(&runs, &RunFile::failed);
    runs.open(file());
    QVERIFY(failed.wait(kPatience));
    QVERIFY(session.formerRuns().all().empty());
}

QTEST_GUILESS_MAIN(RunFileTest)
#include "run_file_test.moc"
