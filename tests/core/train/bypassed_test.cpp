#include "core/train/networks.h"
#include "project/path.h"
#include "project/project_file.h"
#include "project/run.h"
#include "train/program.h"

#include <QTest>

using namespace loom;
using namespace loom::test;

namespace {

constexpr std::int64_t kRows = 8;

/// A tower: first, second and third, of which the second may be left out.
Graph tower(bool bypassed)
{
    GraphBuilder b;
    b.add("in", "input").add("first", "dense", {{"units", whole(4)}, {"activation", words("tanh")}});
    b.add("second", "dense", {{"units", whole(4)}, {"activation", words("tanh")}});
    b.add("third", "dense", {{"units", whole(2)}});
    b.graph.find("second")->bypassed = bypassed;
    return b.graph;
}

std::unique_ptr<Network> network(ThreadPool& pool, const Graph& graph)
{
    CompileOptions options;
    options.batch = kRows;
    options.losses = {{"loss", "mse", "third", "y"}};
    auto made = Network::compile(graph, {{"x", Shape{3}}, {"y", Shape{2}, DType::f32, true}}, options, pool);
    if (!made)
        qFatal("%s", english(made.error()).c_str());
    return std::move(*made);
}

void fill(const std::vector<Feed>& feeds)
{
    for (const Feed& feed : feeds)
        for (std::int64_t i = 0; i < kRows * feed.view.rowSize; ++i)
            static_cast<float*>(feed.view.data)[i] = float(RandomStream(3, feed.field).normal(std::uint64_t(i), 0));
}

std::string sentence(const Result<void>& result)
{
    return result.ok() ? std::string() : english(result.error());
}

Project spiral()
{
    return openProject(LOOM_SOURCE_DIR "/samples/spiral.loom").value().project;
}

/// The spiral without its second hidden layer.
Project shorterSpiral()
{
    Project project = spiral();
    std::erase_if(project.graph.nodes, [](const Node& node) { return node.id == "hidden2"; });
    project.graph.edges = {{{"point", ""}, {"hidden1", ""}}, {{"hidden1", ""}, {"output", ""}}};
    return project;
}

Run started(const Project& project, int threads = 1)
{
    RunOptions options;
    options.threads = threads;
    options.projectFolder = LOOM_SOURCE_DIR "/samples";
    return std::move(makeRun(project, options)).value();
}

void stepTo(Trainer& trainer, std::int64_t step)
{
    while (trainer.stepsDone() < step)
        QVERIFY(trainer.step());
}

Tensor predicted(Run& run)
{
    const std::vector<std::int64_t> rows = run.data->validation.slice(0, run.network->batch());
    for (const Feed& feed : run.network->inferenceFeeds())
        if (!gatherField(*run.data, run.data->indexOf(feed.field), rows, feed.view))
            qFatal("the rows cannot be read");
    run.network->infer(std::int64_t(rows.size()));
    return copied(run.network->prediction(0, true));
}

} // namespace

/// A layer that is left out when the network predicts.
class BypassedTest : public QObject {
    Q_OBJECT
private slots:
    void whatArrivesGoesOn();
    void trainingGoesThroughIt();
    void gradientsPassItToo();
    void ofSeveralInputsOneThatFitsGoesOn();
    void whereShapesDifferItIsRefusedWithThem();
    void aTrainedNetworkPredictsWithoutItAndWithItAgain();
    void theRunGoesOnAsIfNothingHadBeen();
    void aRunRepeatedLeavesItOutAtTheSameStep();
    void whatCannotBeLeftOutIsRefusedWhileItTrains();
    void frozenStatisticsArePredictionsStatistics();
};

void BypassedTest::whatArrivesGoesOn()
{
    ThreadPool pool(1);
    const auto without = network(pool, tower(true));
    without->watchActivations({"first/output", "second/output"});
    fill(without->inferenceFeeds());
    without->infer(kRows);
    QVERIFY(copied(without->activation("second/output")) == copied(without->activation("first/output")));
    // As a network without the layer, with the same weights.
    GraphBuilder b;
    b.add("in", "input").add("first", "dense", {{"units", whole(4)}, {"activation", words("tanh")}});
    b.add("third", "dense", {{"units", whole(2)}});
    const auto shorter = network(pool, b.graph);
    fill(shorter->inferenceFeeds());
    shorter->infer(kRows);
    QVERIFY(copied(shorter->prediction(0, true)) == copied(without->prediction(0, true)));
}

void BypassedTest::trainingGoesThroughIt()
{
    ThreadPool pool(1);
    const auto with = network(pool, tower(false)), without = network(pool, tower(true));
    for (int step = 0; step < 5; ++step)
        for (const auto* one : {&with, &without}) {
            fill((*one)->trainingFeeds());
            (*one)->trainStep(kRows, step, 0.01);
        }
    QVERIFY(with->allState() == without->allState());
}

void BypassedTest::gradientsPassItToo()
{
    ThreadPool pool(1);
    const auto made = network(pool, tower(true));
    const auto program = std::move(made->program({.withLosses = true,
                                                  .watched = {"first/output:gradient", "second/output:gradient"},
                                                  .looksBack = true}))
                             .value();
    fill(program->feeds());
    program->run(kRows);
    const Tensor before = copied(program->activation("first/output:gradient"));
    QVERIFY(before == copied(program->activation("second/output:gradient")));
    QVERIFY(before.at(0) != 0);
}

/// Of the sum of a long and a short way one goes on.
void BypassedTest::ofSeveralInputsOneThatFitsGoesOn()
{
    ThreadPool pool(1);
    GraphBuilder b;
    b.add("in", "input").add("first", "dense", {{"units", whole(4)}, {"activation", words("tanh")}});
    b.add("second", "dense", {{"units", whole(4)}, {"activation", words("tanh")}});
    b.add("sum", "add").wire("first", "sum").add("third", "dense", {{"units", whole(2)}});
    b.graph.find("sum")->bypassed = true;
    QVERIFY(!hasErrors(inspect(b.graph, {{"x", Shape{3}}}).issues));
    const auto made = network(pool, b.graph);
    made->watchActivations({"second/output", "sum/output"});
    fill(made->inferenceFeeds());
    made->infer(kRows);
    QVERIFY(copied(made->activation("sum/output")) == copied(made->activation("second/output")));
}

void BypassedTest::aTrainedNetworkPredictsWithoutItAndWithItAgain()
{
    Run run = started(spiral()), shorter = started(shorterSpiral());
    stepTo(*run.trainer, 40);
    const Tensor before = predicted(run);
    const auto weights = run.network->weights();
    QCOMPARE(sentence(run.trainer->set(bypassedPath("hidden2"), true)), std::string());
    QCOMPARE(shorter.network->carryOver(weights).left.size(), std::size_t(0));
    const Tensor without = predicted(run);
    QVERIFY(!(without == before));
    QVERIFY2(without == predicted(shorter), "as the network without that node");
    QVERIFY(run.trainer->evaluate(run.data->validation) == shorter.trainer->evaluate(shorter.data->validation));
    QVERIFY2(run.network->weights() == weights, "weights stay");
    QCOMPARE(sentence(run.trainer->set(bypassedPath("hidden2"), false)), std::string());
    QVERIFY2(predicted(run) == before, "bit for bit");
    // At its end, too.
    run.trainer->finish(EndReason::stopped);
    QCOMPARE(sentence(run.trainer->set(bypassedPath("hidden2"), true)), std::string());
    QVERIFY(predicted(run) == without);
}

void BypassedTest::theRunGoesOnAsIfNothingHadBeen()
{
    Project project = spiral();
    project.data.split.validation = 0;
    Run with = started(project), without = started(project);
    for (const std::int64_t step : {11, 20, 37}) {
        stepTo(*with.trainer, step);
        QVERIFY(with.trainer->set(bypassedPath("hidden2"), step != 20).ok());
    }
    stepTo(*with.trainer, 65);
    stepTo(*without.trainer, 65);
    QVERIFY(with.network->allState() == without.network->allState());
    QVERIFY(with.trainer->batchValues() == without.trainer->batchValues());
}

void BypassedTest::aRunRepeatedLeavesItOutAtTheSameStep()
{
    Run once = started(spiral());
    const std::vector<RunEvent> events = {{25, bypassedPath("hidden2"), true}, {70, bypassedPath("hidden2"), false}};
    QVERIFY(once.trainer->plan(events).ok());
    stepTo(*once.trainer, 10);
    const Trainer::State early = once.trainer->fullState();
    stepTo(*once.trainer, 50);
    const Trainer::State middle = once.trainer->fullState();
    const Tensor without = predicted(once);
    stepTo(*once.trainer, 95);
    QCOMPARE(once.trainer->epoch(), std::int64_t(3));
    const Tensor with = predicted(once);
    for (const Trainer::State* state : {&middle, &early}) {
        Run again = started(spiral(), 2);
        QCOMPARE(sentence(again.trainer->restore(*state)), std::string());
        stepTo(*again.trainer, 50);
        QVERIFY(predicted(again) == without);
        stepTo(*again.trainer, 95);
        QVERIFY(predicted(again) == with);
        for (std::size_t epoch = 0; epoch < 3; ++epoch)
            QCOMPARE(again.trainer->epochs()[epoch].values, once.trainer->epochs()[epoch].values);
        QCOMPARE(again.trainer->events(), events);
    }
}

void BypassedTest::whatCannotBeLeftOutIsRefusedWhileItTrains()
{
    Run run = started(spiral());
    stepTo(*run.trainer, 3);
    const Tensor before = predicted(run);
    QCOMPARE(QString::fromStdString(sentence(run.trainer->set(bypassedPath("hidden1"), true))),
             QString("hidden1 cannot be left out when predicting: 2 arrives and 16 leaves, so what follows would not "
                     "fit."));
    QVERIFY(!run.trainer->set(bypassedPath("nobody"), true).ok());
    QVERIFY(run.trainer->events().empty());
    QVERIFY(predicted(run) == before);
    QVERIFY(run.trainer->step());
}

void BypassedTest::whereShapesDifferItIsRefusedWithThem()
{
    Graph graph = tower(true);
    graph.find("second")->attributes["units"] = whole(5);
    const std::vector<Issue> issues = inspect(graph, {{"x", Shape{3}}}).issues;
    QCOMPARE(issues.size(), std::size_t(1));
    QCOMPARE(QString::fromStdString(english(issues[0].sentence)),
             QString("second cannot be left out when predicting: 4 arrives and 5 leaves, so what follows would not "
                     "fit."));
    QCOMPARE(issues[0].node, std::string("second"));
    QCOMPARE(issues[0].repairs.size(), std::size_t(1));
    Graph source = tower(false);
    source.find("in")->bypassed = true;
    QVERIFY(hasErrors(inspect(source, {{"x", Shape{3}}}).issues));
}

/// Keras's rule: a frozen batch normalization uses what it measured before, and measures nothing.
void BypassedTest::frozenStatisticsArePredictionsStatistics()
{
    ThreadPool pool(1);
    GraphBuilder b;
    b.add("in", "input").add("norm", "batch_normalization").add("third", "dense", {{"units", whole(2)}});
    b.graph.find("norm")->frozen = true;
    const auto made = network(pool, b.graph);
    const auto weights = made->weights();
    made->tap({"norm/output"});
    made->watchActivations({"norm/output"});
    fill(made->trainingFeeds());
    made->trainStep(kRows, 0, 0.01);
    fill(made->inferenceFeeds());
    made->infer(kRows);
    QVERIFY(copied(made->tapped("norm/output")) == copied(made->activation("norm/output")));
    for (const char* kept : {"norm/gamma", "norm/beta", "norm/running_mean", "norm/running_variance"})
        QVERIFY2(*made->parameter(kept) == weights.at(kept), kept);
    QVERIFY(!(*made->parameter("third/kernel") == weights.at("third/kernel")));
}

QTEST_GUILESS_MAIN(BypassedTest)
#include "bypassed_test.moc"
