#include "document/training_session.h"
#include "patience.h"
#include "project/run.h"
#include "widgets/document/projects.h"

#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace loom;
using namespace loom::ui;
using loom::test::planeProject;
using loom::test::whole;

namespace {

using State = TrainingSession::State;

/// A network of which a step takes some milliseconds, on as many points as it likes.
Project heavyProject()
{
    Project project = planeProject(1000);
    for (const char* id : {"wide1", "wide2"})
        project.graph.nodes.push_back({id, "dense", {{"units", whole(768)}, {"activation", std::string("relu")}}});
    project.graph.edges = {{{"point", ""}, {"wide1", ""}},
                           {{"wide1", ""}, {"wide2", ""}},
                           {{"wide2", ""}, {"hidden", ""}},
                           {{"hidden", ""}, {"out", ""}}};
    project.training.batchSize = 256;
    project.data.source.attributes["samples"] = whole(4000);
    return project;
}

bool reaches(const TrainingSession& session, State state, int ms = kPatience)
{
    return QTest::qWaitFor([&] { return session.state() == state; }, ms);
}

/// The same with a part that takes long to evaluate, and an epoch of one step.
Project slowToEvaluate(double validation, double test)
{
    Project project = heavyProject();
    for (const char* id : {"wide1", "wide2"})
        project.graph.find(id)->attributes["units"] = whole(3072);
    project.training.epochs = 1;
    project.training.batchSize = kSanitized ? 50 : 2000;
    project.data.source.attributes["samples"] = whole(kSanitized ? 1000 : 40000);
    project.data.split = {"ratio", validation, test};
    return project;
}

/// The only step of the epoch is under way, or what it is validated on: commands are read in between no more.
bool reachesValidation(const TrainingSession& session)
{
    const bool running = reaches(session, State::running);
    QTest::qWait(100);
    return running && session.batchesPerEpoch() == 1 && session.state() == State::running;
}

/// Prepared and told to run as fast as it goes.
void start(TrainingSession& session, const Project& project)
{
    session.setSpeed(0);
    session.prepare(project, {});
}

} // namespace

class TrainingSessionTest : public QObject {
    Q_OBJECT
private slots:
    void aRunGoesFromPreparingToItsEnd();
    void theWindowTrainsWhatTheCommandLineTrains();
    void lookingChangesNoBit();
    void pauseHoldsAndResumeGoesOn();
    void oneStepAndOneEpochStop();
    void stopEndsAndTrainStartsFromTheSeed();
    void stopActsWithinValidation();
    void pauseActsWithinValidation();
    void stopActsWithinTheTest();
    void resetForgetsCurvesAndWeights();
    void watchedNumbersAreTheNetworksOwn();
    void aProbeOfManyRowsComesInOnePiece();
    void namesThatDoNotExistAreSaidMissing();
    void aSpeedLimitHolds();
    void aLearningRateActsWhileRunning();
    void anExplodingLossEndsWithItsReason();
    void aBrokenProjectFailsWithASentence();
    void preparingAgainUsesTheSameRows();
    void keptWeightsAreKeptWhereTheyFit();
    void aSessionClosesAtAnyMoment();
};

void TrainingSessionTest::aRunGoesFromPreparingToItsEnd()
{
    TrainingSession session;
    QCOMPARE(session.state(), State::empty);
    QSignalSpy states(&session, &TrainingSession::stateChanged), data(&session, &TrainingSession::dataReady);
    start(session, planeProject(30));
    QCOMPARE(session.state(), State::preparing);
    QVERIFY(reaches(session, State::ready));
    QCOMPARE(data.count(), 1);
    QCOMPARE(session.data()->rows.size(), 400);
    QCOMPARE(session.stepsDone(), 0);
    session.train();
    QVERIFY(reaches(session, State::ended));
    const qint64 perEpoch = session.batchesPerEpoch();
    QCOMPARE(perEpoch, (320 + 31) / 32);
    QCOMPARE(session.stepsDone(), 30 * perEpoch);
    QCOMPARE(session.end().reason, EndReason::finished);
    const CurveStore& curves = session.curves();
    QCOMPARE(curves.epochs.size(), std::size_t(30));
    QCOMPARE(curves.series, (std::vector<std::string>{"loss", "accuracy", "validation_loss", "validation_accuracy"}));
    std::int64_t steps = 0;
    for (const CurveBucket& bucket : curves.buckets[0]) {
        QCOMPARE(bucket.firstStep, steps + 1);
        QVERIFY(bucket.minimum <= bucket.mean + 1e-12 && bucket.mean <= bucket.maximum + 1e-12);
        steps += bucket.count;
    }
    QCOMPARE(steps, session.stepsDone());
    QVERIFY(curves.epochs.back().values[0] < 0.5 * curves.epochs.front().values[0]);
    QVERIFY(session.testValues().at("accuracy") > 0.8);
}

void TrainingSessionTest::theWindowTrainsWhatTheCommandLineTrains()
{
    TrainingSession session;
    start(session, planeProject());
    session.train();
    QVERIFY(reaches(session, State::ended));
    QSignalSpy ready(&session, &TrainingSession::weightsReady);
    session.requestWeights();
    QVERIFY(ready.wait(kPatience));
    Result<Run> run = makeRun(planeProject(), {.threads = 1});
    QVERIFY(run.ok());
    run->trainer->run({});
    QVERIFY(session.weights() == run->network->weights());
}

void TrainingSessionTest::lookingChangesNoBit()
{
    TrainingSession session;
    start(session, planeProject(40));
    WatchRequest request{.names = {"hidden/output", "out/kernel", "out/kernel:gradient"}, .perSecond = 1000};
    for (std::int64_t row = 0; row < 200; ++row)
        request.rows.push_back(row);
    const int number = session.watch(request);
    session.train();
    QVERIFY(reaches(session, State::ended));
    QVERIFY(QTest::qWaitFor([&] { return session.snapshot(number) != nullptr; }, kPatience));
    QSignalSpy ready(&session, &TrainingSession::weightsReady);
    session.requestWeights();
    QVERIFY(ready.wait(kPatience));
    Result<Run> run = makeRun(planeProject(40), {});
    run->trainer->run({});
    QVERIFY(session.weights() == run->network->weights());
}

void TrainingSessionTest::pauseHoldsAndResumeGoesOn()
{
    TrainingSession session;
    start(session, heavyProject());
    session.train();
    QVERIFY(reaches(session, State::running));
    QVERIFY(QTest::qWaitFor([&] { return session.stepsDone() > 3; }, kPatience));
    session.pause();
    QVERIFY(reaches(session, State::paused));
    const qint64 held = session.stepsDone();
    QTest::qWait(150);
    QCOMPARE(session.stepsDone(), held);
    session.train();
    QVERIFY(QTest::qWaitFor([&] { return session.stepsDone() > held; }, kPatience));
}

void TrainingSessionTest::oneStepAndOneEpochStop()
{
    TrainingSession session;
    start(session, planeProject());
    QVERIFY(reaches(session, State::ready));
    session.stepBatch();
    QVERIFY(reaches(session, State::paused));
    QCOMPARE(session.stepsDone(), 1);
    QCOMPARE(session.curves().buckets[0].size(), std::size_t(1));
    session.stepEpoch();
    QVERIFY(QTest::qWaitFor([&] { return session.epoch() == 1 && session.state() == State::paused; }, kPatience));
    QCOMPARE(session.stepsDone(), session.batchesPerEpoch());
}

void TrainingSessionTest::stopEndsAndTrainStartsFromTheSeed()
{
    TrainingSession session;
    start(session, heavyProject());
    session.train();
    QVERIFY(QTest::qWaitFor([&] { return session.stepsDone() > 5; }, kPatience));
    session.stop();
    QVERIFY(reaches(session, State::ended));
    QCOMPARE(session.end().reason, EndReason::stopped);
    const double first = session.curves().buckets[0].front().mean;
    session.train();
    QVERIFY(reaches(session, State::running));
    QVERIFY(QTest::qWaitFor([&] { return !session.curves().buckets[0].empty(); }, kPatience));
    QCOMPARE(session.curves().buckets[0].front().firstStep, 1);
    QCOMPARE(session.curves().buckets[0].front().mean, first);
}

void TrainingSessionTest::stopActsWithinValidation()
{
    TrainingSession session;
    start(session, slowToEvaluate(0.95, 0));
    session.train();
    QVERIFY(reachesValidation(session));
    session.stop();
    QVERIFY(reaches(session, State::ended));
    QCOMPARE(session.end().reason, EndReason::stopped);
    QCOMPARE(session.stepsDone(), session.batchesPerEpoch());
    QCOMPARE(session.epoch(), 0);
    QVERIFY(session.curves().epochs.empty());
}

void TrainingSessionTest::pauseActsWithinValidation()
{
    TrainingSession session;
    start(session, slowToEvaluate(0.95, 0));
    session.train();
    QVERIFY(reachesValidation(session));
    session.pause();
    QVERIFY(reaches(session, State::paused));
    QCOMPARE(session.epoch(), 0);
    session.train();
    QVERIFY2(reaches(session, State::ended), "the validation is done anew, then training goes on");
    QCOMPARE(session.end().reason, EndReason::finished);
    QCOMPARE(session.curves().epochs.size(), std::size_t(1));
    QVERIFY(std::isfinite(session.curves().epochs[0].values[2]));
}

void TrainingSessionTest::stopActsWithinTheTest()
{
    TrainingSession session;
    start(session, slowToEvaluate(0, 0.95));
    session.train();
    QVERIFY(QTest::qWaitFor([&] { return session.epoch() == 1; }, kPatience));
    session.stop();
    QVERIFY(reaches(session, State::ended));
    QCOMPARE(session.end().reason, EndReason::stopped);
    QVERIFY(session.testValues().empty());
}

void TrainingSessionTest::resetForgetsCurvesAndWeights()
{
    TrainingSession session;
    start(session, planeProject());
    QVERIFY(reaches(session, State::ready));
    QSignalSpy ready(&session, &TrainingSession::weightsReady);
    session.requestWeights();
    QVERIFY(ready.wait(kPatience));
    const std::map<std::string, Tensor> untrained = session.weights();
    session.stepEpoch();
    QVERIFY(reaches(session, State::paused));
    session.requestWeights();
    QVERIFY(ready.wait(kPatience));
    QVERIFY(!(session.weights() == untrained));
    session.reset();
    QVERIFY(reaches(session, State::ready));
    QCOMPARE(session.stepsDone(), 0);
    QVERIFY(session.curves().buckets[0].empty() && session.curves().epochs.empty());
    session.requestWeights();
    QVERIFY(ready.wait(kPatience));
    QVERIFY(session.weights() == untrained);
}

void TrainingSessionTest::watchedNumbersAreTheNetworksOwn()
{
    TrainingSession session;
    start(session, planeProject());
    const WatchRequest request{.names = {"hidden/output", "hidden/kernel", "hidden/kernel:m", "out/bias:gradient"},
                               .rows = {3, 0, 399}};
    const int number = session.watch(request);
    QVERIFY(reaches(session, State::ready));
    session.stepEpoch();
    QVERIFY(reaches(session, State::paused));
    QVERIFY(QTest::qWaitFor(
        [&] {
            const Snapshot* now = session.snapshot(number);
            return now && now->step == session.stepsDone();
        },
        kPatience));
    const Snapshot& seen = *session.snapshot(number);
    QCOMPARE(seen.epoch, 1);
    QVERIFY(seen.missing.empty());

    Result<Run> run = makeRun(planeProject(), {});
    while (run->trainer->epoch() < 1)
        run->trainer->step();
    Network& network = *run->network;
    QVERIFY(seen.tensors.at("hidden/kernel") == *network.parameter("hidden/kernel"));
    QVERIFY(seen.tensors.at("hidden/kernel:m") == *network.slot("hidden/kernel", "m"));
    Tensor gradient;
    QVERIFY(network.gradient("out/bias", gradient));
    QVERIFY(seen.tensors.at("out/bias:gradient") == gradient);
    // tanh(x·W + b), by hand in f64.
    const Tensor& points = run->data->rows.column(0);
    const Tensor& output = seen.tensors.at("hidden/output");
    QCOMPARE(output.shape(), (Shape{3, 8}));
    for (int i = 0; i < 3; ++i)
        for (int unit = 0; unit < 8; ++unit) {
            double sum = network.parameter("hidden/bias")->at(unit);
            for (int j = 0; j < 2; ++j)
                sum += points.at(2 * request.rows[std::size_t(i)] + j)
                    * network.parameter("hidden/kernel")->at(j * 8 + unit);
            QVERIFY(std::fabs(output.at(i * 8 + unit) - std::tanh(sum)) < 1e-5);
        }
}

void TrainingSessionTest::aProbeOfManyRowsComesInOnePiece()
{
    TrainingSession session;
    Project project = heavyProject();
    project.training.batchSize = 33;
    start(session, project);
    WatchRequest request{.names = {"wide1/output"}};
    for (std::int64_t row = 0; row < 1000; ++row)
        request.rows.push_back((row * 37) % 4000);
    const int whole = session.watch(request);
    request.projectAbove = 256;
    request.projectTo = 64;
    const int projected = session.watch(request);
    request.projectAbove = 0;
    request.histograms = true;
    const int folded = session.watch(request);
    QVERIFY(QTest::qWaitFor(
        [&] { return session.snapshot(whole) && session.snapshot(projected) && session.snapshot(folded); },
        kPatience));
    QCOMPARE(session.snapshot(whole)->tensors.at("wide1/output").shape(), (Shape{1000, 768}));
    QCOMPARE(session.snapshot(projected)->tensors.at("wide1/output").shape(), (Shape{1000, 64}));
    QVERIFY(session.snapshot(folded)->tensors.empty());
    QCOMPARE(session.snapshot(folded)->histograms.at("wide1/output").count, 1000 * 768);
    session.unwatch(whole);
    QVERIFY(!session.snapshot(whole));
}

void TrainingSessionTest::namesThatDoNotExistAreSaidMissing()
{
    TrainingSession session;
    start(session, planeProject());
    const int number = session.watch(
        {.names = {"gone/output", "out/kernel:gradient", "out/kernel:velocity"}, .rows = {0, -5, 4000000}});
    QVERIFY(QTest::qWaitFor([&] { return session.snapshot(number) != nullptr; }, kPatience));
    QCOMPARE(session.snapshot(number)->missing.size(), std::size_t(3));
    QCOMPARE(session.snapshot(number)->rows, (std::vector<std::int64_t>{0}));
}

void TrainingSessionTest::aSpeedLimitHolds()
{
    TrainingSession session;
    session.prepare(planeProject(1000), {});
    QVERIFY(reaches(session, State::ready));
    QCOMPARE(session.speed(), 30.0);
    session.train();
    QVERIFY(reaches(session, State::running));
    const qint64 before = session.stepsDone();
    QVERIFY(QTest::qWaitFor([&] { return session.stepsDone() > before; }, kPatience));
    session.setSpeed(1e-4); // a step every three hours: one at once, then no other
    session.setLearningRate(0.125);
    QVERIFY(QTest::qWaitFor([&] { return session.learningRate() == 0.125; }, kPatience)); // the speed was read before
    const qint64 held = session.stepsDone();
    QTest::qWait(300);
    QVERIFY(session.stepsDone() <= held + 1);
    session.setSpeed(0);
    QVERIFY(QTest::qWaitFor([&] { return session.stepsDone() > before + 2000; }, kPatience));
}

void TrainingSessionTest::aLearningRateActsWhileRunning()
{
    TrainingSession session;
    start(session, heavyProject());
    session.train();
    QVERIFY(reaches(session, State::running));
    session.setLearningRate(0.125);
    QVERIFY(QTest::qWaitFor([&] { return session.learningRate() == 0.125; }, kPatience));
}

void TrainingSessionTest::anExplodingLossEndsWithItsReason()
{
    TrainingSession session;
    Project project = planeProject(200);
    project.data.source.attributes["task"] = std::string("regression");
    project.graph.find("hidden")->attributes["activation"] = std::string("linear");
    project.graph.find("out")->attributes = {{"units", whole(1)}};
    project.training.losses = {{"loss", "mse"}};
    project.training.metrics.clear();
    project.training.optimizer = {"sgd", {{"learning_rate", 0.9}}};
    start(session, project);
    session.train();
    QVERIFY(reaches(session, State::ended));
    QCOMPARE(session.end().reason, EndReason::notFinite);
    QVERIFY(!session.end().sentence.empty());
    QVERIFY(session.testValues().empty());
}

void TrainingSessionTest::aBrokenProjectFailsWithASentence()
{
    TrainingSession session;
    Project project = planeProject();
    project.graph.edges.clear();
    session.prepare(project, {});
    session.train();
    QVERIFY(reaches(session, State::failed));
    QVERIFY(!session.failure().empty());
    QVERIFY(session.isUnfinished());
    QVERIFY(session.data()); // the data are fine and can be looked at
    Project noData = planeProject();
    noData.data.source = {"csv", {{"file", std::string("/absent.csv")}}};
    session.prepare(noData, {});
    QVERIFY(reaches(session, State::failed));
    QVERIFY(!session.isUnfinished());
    QVERIFY(!session.data());
    session.prepare(planeProject(), {});
    QVERIFY(reaches(session, State::ready));
    QVERIFY(session.failure().empty());
}

void TrainingSessionTest::preparingAgainUsesTheSameRows()
{
    TrainingSession session;
    session.prepare(planeProject(), {});
    QVERIFY(reaches(session, State::ready));
    const auto rows = session.data();
    Project wider = planeProject();
    wider.graph.find("hidden")->attributes["units"] = whole(16);
    session.prepare(wider, {});
    QVERIFY(!session.data());
    QVERIFY(reaches(session, State::ready));
    QCOMPARE(session.data(), rows);
    wider.seed = 8;
    session.prepare(wider, {});
    QVERIFY(reaches(session, State::ready));
    QVERIFY(session.data() != rows);
}

void TrainingSessionTest::keptWeightsAreKeptWhereTheyFit()
{
    TrainingSession session;
    start(session, planeProject());
    session.train();
    QVERIFY(reaches(session, State::ended));
    QSignalSpy ready(&session, &TrainingSession::weightsReady);
    session.requestWeights();
    QVERIFY(ready.wait(kPatience));
    const std::map<std::string, Tensor> trained = session.weights();
    Project other = planeProject();
    other.graph.find("out")->attributes["units"] = whole(3);
    session.prepare(other, {}, std::make_shared<const std::map<std::string, Tensor>>(trained));
    QVERIFY(reaches(session, State::ready));
    session.requestWeights();
    QVERIFY(ready.wait(kPatience));
    QVERIFY(session.weights().at("hidden/kernel") == trained.at("hidden/kernel"));
    QCOMPARE(session.weights().at("out/kernel").shape(), (Shape{8, 3}));
}

void TrainingSessionTest::aSessionClosesAtAnyMoment()
{
    for (int i = 0; i < 50; ++i) {
        auto session = std::make_unique<TrainingSession>();
        start(*session, heavyProject());
        session->watch({.names = {"wide1/output"}, .rows = {0, 1, 2}});
        session->train();
        // Closed while preparing, at its first steps, and later.
        QTest::qWait(i % 5 * 12);
        session.reset();
    }
}

QTEST_GUILESS_MAIN(TrainingSessionTest)
#include "training_session_test.moc"
