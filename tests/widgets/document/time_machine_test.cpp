#include "document/former_runs.h"
#include "document/training_session.h"
#include "patience.h"
#include "project/probe.h"
#include "project/run.h"
#include "widgets/document/projects.h"

#include <QSignalSpy>
#include <QTest>

using namespace loom;
using namespace loom::ui;
using loom::test::planeProject;
using State = TrainingSession::State;

namespace {

/// The same project trained by itself up to that step.
Run trainedTo(const Project& project, std::int64_t step)
{
    RunOptions options;
    options.threads = 1;
    Run run = std::move(makeRun(project, options)).value();
    while (run.trainer->stepsDone() < step)
        run.trainer->step();
    return run;
}

} // namespace

/// Earlier steps of a session's run, branches from them, and the runs before the present one.
class TimeMachineTest : public QObject {
    Q_OBJECT
private slots:
    void anEarlierStepIsShownToEveryView();
    void theRunGoesOnWhileThePastIsLookedAt();
    void aBranchGoesOnFromTheStepThatIsShown();
    void aRunThatWasTrainedAgainCanBeHadBack();
    void aRunThatWasReplacedCanBeHadBack();
    void settingsThatDifferAreListed();
    void formerRunsAreBounded();
    void aSettingThatCannotActIsRefused();
    void aFinishedRunIsGivenMoreEpochs();
    void whatPassedInAnyStepIsSeen();
    void anyStepOfARunThatStandsStillIsShown();

private:
    static bool reaches(const TrainingSession& session, State state)
    {
        return QTest::qWaitFor([&] { return session.state() == state; }, kPatience);
    }
    static bool shows(const TrainingSession& session, qint64 step)
    {
        return QTest::qWaitFor([&] { return session.pastStep() == step; }, kPatience);
    }
    static bool sees(TrainingSession& session, int number, qint64 step)
    {
        return QTest::qWaitFor(
            [&] {
                const Snapshot* now = session.snapshot(number);
                return now && now->step == step;
            },
            kPatience);
    }
    static void trainToTheEnd(TrainingSession& session, const Project& project)
    {
        session.setSpeed(0);
        session.prepare(project, {});
        QVERIFY(reaches(session, State::ready));
        session.train();
        QVERIFY(reaches(session, State::ended));
    }
    const WatchRequest request_{.names = {"hidden/kernel", "hidden/kernel:gradient", "hidden/kernel:m", "out/output"},
                                .rows = {0, 7},
                                .perSecond = 1000};
};

void TimeMachineTest::anEarlierStepIsShownToEveryView()
{
    const Project project = planeProject(8);
    TrainingSession session;
    trainToTheEnd(session, project);
    const int number = session.watch(request_);
    for (const qint64 step : {37, 38, 11, 71}) {
        session.look(step);
        QCOMPARE(session.wantedStep(), step);
        QVERIFY(shows(session, step));
        QVERIFY(sees(session, number, step));
        Run alone = trainedTo(project, step);
        const Snapshot& past = *session.snapshot(number);
        QVERIFY(past.tensors.at("hidden/kernel") == *alone.network->parameter("hidden/kernel"));
        QVERIFY(past.tensors.at("hidden/kernel:m") == *alone.network->slot("hidden/kernel", "m"));
        Tensor gradient;
        QVERIFY(alone.network->gradient("hidden/kernel", gradient));
        QVERIFY(past.tensors.at("hidden/kernel:gradient") == gradient);
        QCOMPARE(past.epoch, alone.trainer->epoch());
    }
    session.look(-1);
    QVERIFY(sees(session, number, session.stepsDone()));
    QCOMPARE(session.pastStep(), -1);
    session.look(session.stepsDone() + 5);
    QCOMPARE(session.wantedStep(), -1);
}

void TimeMachineTest::theRunGoesOnWhileThePastIsLookedAt()
{
    TrainingSession session;
    session.setSpeed(0);
    session.prepare(planeProject(1'000'000), {});
    QVERIFY(reaches(session, State::ready));
    session.train();
    QVERIFY(QTest::qWaitFor([&] { return session.stepsDone() > 1500; }, kPatience));
    const int number = session.watch(request_);
    session.look(700);
    QVERIFY(sees(session, number, 700));
    const qint64 then = session.stepsDone();
    QVERIFY(QTest::qWaitFor([&] { return session.stepsDone() > then + 1000; }, kPatience));
    QCOMPARE(session.snapshot(number)->step, 700);
    QCOMPARE(session.state(), State::running);
    QVERIFY(session.keptBytes() > 0);
    session.reset();
    QVERIFY(reaches(session, State::ready));
    QVERIFY(QTest::qWaitFor([&] { return session.pastStep() == -1; }, kPatience));
}

void TimeMachineTest::aBranchGoesOnFromTheStepThatIsShown()
{
    const Project project = planeProject(6);
    TrainingSession session;
    trainToTheEnd(session, project);
    const qint64 all = session.stepsDone();
    session.look(25);
    QVERIFY(shows(session, 25));
    session.branch();
    QVERIFY(reaches(session, State::paused));
    QVERIFY(
        QTest::qWaitFor([&] { return session.stepsDone() == 25 && !session.formerRuns().all().empty(); }, kPatience));
    QVERIFY(QTest::qWaitFor([&] { return session.formerRuns().all()[0].state != nullptr; }, kPatience));
    const FormerRun& former = session.formerRuns().all()[0];
    QCOMPARE(former.steps, all);
    QCOMPARE(former.curves.epochs.size(), std::size_t(6));
    QCOMPARE(session.curves().epochs.size(), std::size_t(25 / session.batchesPerEpoch()));
    session.setLearningRate(0.1);
    session.train();
    QVERIFY(reaches(session, State::ended));
    QCOMPARE(session.stepsDone(), all);
    Run alone = trainedTo(project, 25);
    QVERIFY(alone.trainer->set(kRatePath, 0.1).ok());
    while (alone.trainer->step()) { }
    QSignalSpy ready(&session, &TrainingSession::weightsReady);
    session.requestWeights();
    QVERIFY(ready.wait(kPatience));
    QVERIFY(session.weights() == alone.network->weights());
}

void TimeMachineTest::aRunThatWasTrainedAgainCanBeHadBack()
{
    TrainingSession session;
    session.setSpeed(0);
    session.prepare(planeProject(3), {});
    QVERIFY(reaches(session, State::ready));
    session.reset(); // nothing was trained yet, so nothing is kept
    session.train();
    QVERIFY(reaches(session, State::ended));
    QVERIFY(session.formerRuns().all().empty());
    QSignalSpy ready(&session, &TrainingSession::weightsReady);
    session.requestWeights();
    QVERIFY(ready.wait(kPatience));
    const auto weights = session.weights();
    const qint64 steps = session.stepsDone();
    const auto curves = session.curves().epochs.size();
    session.setSpeed(50);
    session.train();
    QVERIFY(reaches(session, State::running));
    QVERIFY(QTest::qWaitFor([&] { return session.stepsDone() > 0 && session.stepsDone() < steps; }, kPatience));
    QVERIFY(QTest::qWaitFor([&] { return session.formerRuns().all().size() == 1; }, kPatience));
    QVERIFY(QTest::qWaitFor([&] { return session.formerRuns().all()[0].state != nullptr; }, kPatience));
    QVERIFY(session.bringBack(session.formerRuns().all()[0].number));
    QVERIFY(reaches(session, State::ended));
    QCOMPARE(session.stepsDone(), steps);
    QCOMPARE(session.curves().epochs.size(), curves);
    session.requestWeights();
    QVERIFY(ready.wait(kPatience));
    QVERIFY(session.weights() == weights);
    QCOMPARE(session.formerRuns().all().size(), std::size_t(1)); // the one that was given up for it
    QVERIFY(!session.bringBack(9));
}

void TimeMachineTest::aRunThatWasReplacedCanBeHadBack()
{
    TrainingSession session;
    trainToTheEnd(session, planeProject(3));
    Project other = planeProject(3);
    other.graph.find("hidden")->attributes["units"] = std::int64_t(4);
    session.prepare(other, {});
    QVERIFY(reaches(session, State::ready));
    QVERIFY(QTest::qWaitFor(
        [&] { return !session.formerRuns().all().empty() && session.formerRuns().all()[0].state; }, kPatience));
    const FormerRun& former = session.formerRuns().all()[0];
    QVERIFY(former.project == planeProject(3));
    QVERIFY(session.bringBack(former.number));
    QVERIFY(reaches(session, State::ended));
    QVERIFY(session.project() == planeProject(3));
    QVERIFY2(session.formerRuns().all().empty(), "an untrained network is no run");
}

void TimeMachineTest::settingsThatDifferAreListed()
{
    Project a = planeProject(), b = a, c = a;
    b.training.optimizer.attributes["learning_rate"] = 0.5;
    c.graph.find("hidden")->attributes["units"] = std::int64_t(4);
    c.graph.find("hidden")->at.x = 17;
    const auto rows = differingSettings({&a, &b, &c});
    QCOMPARE(rows.size(), std::size_t(2));
    QCOMPARE(rows[0].path, std::string("graph.nodes.hidden.attributes.units"));
    QCOMPARE(rows[0].values, (QStringList{"8", "8", "4"}));
    QCOMPARE(rows[1].path, std::string("training.optimizer.learning_rate"));
    QCOMPARE(rows[1].values, (QStringList{"0.02", "0.5", "0.02"}));
}

void TimeMachineTest::formerRunsAreBounded()
{
    FormerRuns runs(nullptr, 5000);
    const auto state = [] {
        RunState made;
        made.state.tensors["a"] = Tensor(Shape{500}, DType::f32);
        return std::make_shared<const RunState>(std::move(made));
    };
    for (int i = 0; i < 60; ++i) {
        runs.add({.worker = 1, .run = i});
        runs.setState(1, i, state());
    }
    QCOMPARE(runs.all().size(), FormerRuns::kMost);
    QVERIFY(runs.bytes() <= 5000 && runs.bytes() >= 2000);
    QVERIFY(runs.all().back().state && !runs.all().front().state);
    const int last = runs.all().back().number;
    runs.rename(last, "  ");
    runs.rename(last, "best");
    QCOMPARE(runs.find(last)->name, QString("best"));
    runs.remove(last);
    QVERIFY(!runs.find(last));
}

void TimeMachineTest::aSettingThatCannotActIsRefused()
{
    TrainingSession session;
    session.setSpeed(0);
    session.prepare(planeProject(), {});
    QVERIFY(reaches(session, State::ready));
    QSignalSpy refused(&session, &TrainingSession::refused);
    session.set("graph.nodes.hidden.attributes.units", std::int64_t(3));
    QVERIFY(refused.wait(kPatience));
    session.set("training.optimizer.learning_rate", 0.3);
    QVERIFY(QTest::qWaitFor([&] { return session.baseLearningRate() == 0.3; }, kPatience));
    session.set("graph.nodes.hidden.frozen", true);
    session.train();
    QVERIFY(reaches(session, State::ended));
    QCOMPARE(refused.size(), 1);
    QSignalSpy ready(&session, &TrainingSession::weightsReady);
    session.requestWeights();
    QVERIFY(ready.wait(kPatience));
    QVERIFY(session.weights().at("hidden/kernel")
            == *trainedTo(planeProject(), 0).network->parameter("hidden/kernel"));
}

void TimeMachineTest::aFinishedRunIsGivenMoreEpochs()
{
    Project few = planeProject(2), many = planeProject(5);
    for (Project* project : {&few, &many})
        project->training.callbacks = {{"early_stopping", {{"patience", std::int64_t(50)}}}};
    TrainingSession session;
    trainToTheEnd(session, few);
    session.set("training.epochs", std::int64_t(5));
    QVERIFY(reaches(session, State::paused));
    session.train();
    QVERIFY(reaches(session, State::ended));
    Run whole = trainedTo(many, 5 * session.batchesPerEpoch());
    QCOMPARE(session.stepsDone(), whole.trainer->stepsDone());
    QSignalSpy ready(&session, &TrainingSession::weightsReady);
    session.requestWeights();
    QVERIFY(ready.wait(kPatience));
    QVERIFY(session.weights() == whole.network->weights());
    QVERIFY(session.formerRuns().all().empty());
}

/// Of the run, at an earlier step, where it stands, and in a copy that stands still: what the step computed.
void TimeMachineTest::whatPassedInAnyStepIsSeen()
{
    const Project project = planeProject(8);
    const WatchRequest tap{
        .names = {"hidden/sum", "hidden/output:gradient"}, .rows = {}, .perSecond = 1000, .kind = WatchKind::tap};
    TrainingSession session;
    trainToTheEnd(session, project);
    const auto isThatOf = [&](const Snapshot& seen, std::int64_t step) {
        Run alone = trainedTo(project, step - 1);
        alone.network->tap(tap.names);
        alone.trainer->step();
        Snapshot own;
        Probe(alone).answer(tap, own, [] { return true; });
        return seen.missing.empty() && seen.rows == own.rows && seen.tensors == own.tensors;
    };
    const int number = session.watch(tap); // asked for when the run stands still already
    QVERIFY(sees(session, number, session.stepsDone()));
    QVERIFY(isThatOf(*session.snapshot(number), session.stepsDone()));
    for (const qint64 step : {37, 38, 11}) {
        session.look(step);
        QVERIFY(sees(session, number, step));
        QVERIFY(isThatOf(*session.snapshot(number), step));
    }
    const int late = session.watch({.names = {"out/sum"}, .rows = {}, .perSecond = 1000, .kind = WatchKind::tap});
    QVERIFY(sees(session, late, 11));
    QVERIFY(session.snapshot(late)->missing.empty());
    session.look(0);
    QVERIFY(sees(session, number, 0));
    QCOMPARE(session.snapshot(number)->missing.size(), std::size_t(2));
    session.look(20);
    QSignalSpy shown(&session, &TrainingSession::shownRunReady);
    QVERIFY(this->shows(session, 20));
    session.requestShownRun();
    QVERIFY(shown.wait(kPatience));
    TrainingSession still;
    const int copy = still.watch(tap);
    still.standStill(session, *session.shownRun());
    QVERIFY(sees(still, copy, 20));
    QVERIFY(isThatOf(*still.snapshot(copy), 20));
    still.look(-1);
    QVERIFY(sees(still, copy, session.stepsDone()));
    QVERIFY(isThatOf(*still.snapshot(copy), session.stepsDone()));
}

void TimeMachineTest::anyStepOfARunThatStandsStillIsShown()
{
    const Project project = planeProject(8);
    TrainingSession session;
    trainToTheEnd(session, project);
    session.look(30);
    QVERIFY(shows(session, 30));
    QSignalSpy shown(&session, &TrainingSession::shownRunReady);
    session.requestShownRun();
    QVERIFY(shown.wait(kPatience));
    TrainingSession still;
    const int number = still.watch(request_);
    std::vector<std::int64_t> seen;
    connect(&still, &TrainingSession::snapshotReady, this, [&] { seen.push_back(still.snapshot(number)->step); });
    still.standStill(session, *session.shownRun());
    QCOMPARE(still.wantedStep(), 30);
    for (const qint64 step : {30, 31, 12, 55}) {
        if (step != 30)
            still.look(step);
        QVERIFY(sees(still, number, step));
        QVERIFY(still.snapshot(number)->tensors.at("hidden/kernel")
                == *trainedTo(project, step).network->parameter("hidden/kernel"));
    }
    QCOMPARE(seen.front(), 30); // its end was never shown
    QCOMPARE(still.stepsDone(), session.stepsDone());
    QCOMPARE(session.wantedStep(), 30);
}

QTEST_GUILESS_MAIN(TimeMachineTest)
#include "time_machine_test.moc"
