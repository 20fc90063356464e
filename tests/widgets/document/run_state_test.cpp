#include "document/training_session.h"
#include "patience.h"
#include "project/run_state.h"
#include "widgets/document/projects.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace loom;
using namespace loom::ui;
using loom::test::planeProject;
using State = TrainingSession::State;

/// A run's full state beside the autosave: when it is written, and what can be taken up from it.
class RunStateTest : public QObject {
    Q_OBJECT
private slots:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }
    void aRunThatStandsStillIsWrittenSoon();
    void aRunningOneIsWrittenAfterItsEpochs();
    void resetTakesTheFileAway();
    void aFinishedRunIsTakenUpAsFinished();
    void aStateOfAnotherNetworkFailsWithASentence();
    void whatARunCanNotAnswerAnyMoreIsSaidToBeLost();

private:
    static bool reaches(const TrainingSession& session, State state)
    {
        return QTest::qWaitFor([&] { return session.state() == state; }, kPatience);
    }
    void prepare(TrainingSession& session, const Project& project)
    {
        session.setCheckpointName(folder_->filePath("copy"));
        session.setSpeed(0);
        session.prepare(project, {});
    }
    QString file(int run = 1) const { return folder_->filePath(QStringLiteral("copy.%1.run").arg(run)); }
    static std::map<std::string, Tensor> weightsOf(TrainingSession& session)
    {
        QSignalSpy ready(&session, &TrainingSession::weightsReady);
        session.requestWeights();
        ready.wait(kPatience);
        return session.weights();
    }
    static qint64 stepOf(const QString& file)
    {
        const Result<RunState> run = readRunState(file.toStdString());
        return run ? qint64(run->state.tensors.at("trainer/position").at(0)) : -1;
    }

    std::unique_ptr<QTemporaryDir> folder_;
};

void RunStateTest::aRunThatStandsStillIsWrittenSoon()
{
    TrainingSession session;
    prepare(session, planeProject());
    QVERIFY(reaches(session, State::ready));
    session.stepBatch();
    QVERIFY(QTest::qWaitFor([&] { return stepOf(file()) == 1; }, kPatience));
    session.stepBatch();
    QVERIFY(QTest::qWaitFor([&] { return stepOf(file()) == 2; }, kPatience));
    const Result<RunState> run = readRunState(file().toStdString());
    QVERIFY(run.ok());
    QVERIFY(!run->ended);
    for (const auto& [name, tensor] : weightsOf(session))
        QVERIFY(run->state.tensors.at(name) == tensor);
}

void RunStateTest::aRunningOneIsWrittenAfterItsEpochs()
{
    TrainingSession session;
    prepare(session, planeProject(1000000));
    session.setSpeed(100); // ten steps are an epoch
    session.train();
    QVERIFY(QTest::qWaitFor([&] { return stepOf(file()) > 0; }, kPatience));
    const qint64 first = stepOf(file());
    QVERIFY2(first >= session.batchesPerEpoch(), "an epoch had ended");
    QVERIFY(QTest::qWaitFor([&] { return stepOf(file()) > first; }, kPatience));
    QCOMPARE(session.state(), State::running);
}

void RunStateTest::resetTakesTheFileAway()
{
    auto session = std::make_unique<TrainingSession>();
    prepare(*session, planeProject());
    QVERIFY(reaches(*session, State::ready));
    session->stepEpoch();
    QVERIFY(QTest::qWaitFor([&] { return QFile::exists(file()); }, kPatience));
    session->reset();
    QVERIFY(QTest::qWaitFor([&] { return !QFile::exists(file()); }, kPatience));
    session->stepEpoch();
    QVERIFY(QTest::qWaitFor([&] { return QFile::exists(file()); }, kPatience));
    session.reset();
    QVERIFY2(QDir(folder_->path()).isEmpty(), "a clean end leaves nothing");
}

void RunStateTest::aFinishedRunIsTakenUpAsFinished()
{
    TrainingSession session;
    prepare(session, planeProject());
    session.train();
    QVERIFY(reaches(session, State::ended));
    QVERIFY(QTest::qWaitFor([&] { return stepOf(file()) == session.stepsDone(); }, kPatience));
    Result<RunState> run = readRunState(file().toStdString());
    QVERIFY(run.ok());
    QVERIFY(run->ended == EndReason::finished);

    TrainingSession again;
    again.setCheckpointName(folder_->filePath("again"));
    again.takeUp(std::make_shared<const RunState>(std::move(*run)), {});
    QVERIFY(reaches(again, State::ended));
    QCOMPARE(again.stepsDone(), session.stepsDone());
    QCOMPARE(again.end().reason, EndReason::finished);
    QVERIFY(!again.testValues().empty());
    QVERIFY(again.testValues() == session.testValues());
    QCOMPARE(again.curves().epochs.size(), std::size_t(3));
    QCOMPARE(again.curves().buckets[0].size(), std::size_t(3));
    for (std::size_t i = 0; i < 3; ++i) {
        QVERIFY(again.curves().epochs[i].values == session.curves().epochs[i].values);
        QCOMPARE(again.curves().buckets[0][i].mean, session.curves().epochs[i].values[0]);
    }
    QVERIFY(weightsOf(again) == weightsOf(session));
    again.setSpeed(50);
    again.train();
    QVERIFY(reaches(again, State::running));
    QVERIFY2(again.stepsDone() < session.stepsDone(), "Train starts from the seed again");
}

void RunStateTest::aStateOfAnotherNetworkFailsWithASentence()
{
    TrainingSession session;
    prepare(session, planeProject());
    QVERIFY(reaches(session, State::ready));
    session.stepEpoch();
    QVERIFY(QTest::qWaitFor([&] { return QFile::exists(file()); }, kPatience));
    Result<RunState> run = readRunState(file().toStdString());
    QVERIFY(run.ok());
    run->project.graph.find("hidden")->attributes["units"] = std::int64_t(5);
    TrainingSession again;
    again.takeUp(std::make_shared<const RunState>(std::move(*run)), {});
    QVERIFY(reaches(again, State::failed));
    QVERIFY(!english(again.failure()).empty());
}

/// Whoever waits for weights or a state goes on waiting for nobody.
void RunStateTest::whatARunCanNotAnswerAnyMoreIsSaidToBeLost()
{
    using Request = TrainingSession::Request;
    qRegisterMetaType<Request>();
    TrainingSession session;
    QSignalSpy lost(&session, &TrainingSession::lost);
    session.requestWeights(); // of no run at all
    QTRY_COMPARE_WITH_TIMEOUT(lost.count(), 1, kPatience);
    prepare(session, planeProject(1000000));
    session.requestWeights();
    session.requestRunState();
    session.requestShownRun();
    session.prepare(planeProject(), {}); // before it could answer
    QCOMPARE(lost.count(), 4);
    QVERIFY(reaches(session, State::ready));
    QVERIFY(!weightsOf(session).empty());
    QCOMPARE(lost.count(), 4); // what was answered is not lost
    Project broken = planeProject();
    broken.data.source.type = "no_such_source";
    session.prepare(broken, {});
    session.requestWeights();
    QTRY_COMPARE_WITH_TIMEOUT(lost.count(), 5, kPatience);
    QCOMPARE(session.state(), State::failed);
    session.requestRunState();
    QTRY_COMPARE_WITH_TIMEOUT(lost.count(), 6, kPatience);
}

QTEST_GUILESS_MAIN(RunStateTest)
#include "run_state_test.moc"
