#include "core/train/networks.h"
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

} // namespace

/// A layer that is left out when the network predicts.
class BypassedTest : public QObject {
    Q_OBJECT
private slots:
    void whatArrivesGoesOn();
    void trainingGoesThroughIt();
    void gradientsPassItToo();
    void whereShapesDifferItIsRefusedWithThem();
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
