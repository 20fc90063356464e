#include "core/train/networks.h"
#include "distributed/shards.h"
#include "graph/constraint_type.h"
#include "train/constrain.h"

#include <QTest>
#include <cmath>
#include <limits>

using namespace loom;
using namespace loom::test;

namespace {

constexpr std::int64_t kRows = 20;

/// A canvas whose numbers are judged by a frozen dense layer, beside a layer that learns as always.
Graph canvasGraph()
{
    GraphBuilder b;
    b.add("picture", "canvas", {{"shape", Value(std::vector<std::int64_t>{4, 5})}, {"spread", 0.3}});
    b.add("flat", "flatten").add("judge", "dense", {{"units", whole(2)}});
    b.graph.find("judge")->frozen = true;
    b.last.clear();
    b.add("in", "input").add("out", "dense", {{"units", whole(2)}});
    return b.graph;
}

CompileOptions canvasOptions(int shards)
{
    CompileOptions options;
    options.batch = kRows;
    options.shards = shards;
    options.losses = {{"made", "mse", "judge", "3"}, {"fit", "mse", "out", "y"}};
    options.optimizer = {"adam", {}};
    options.constraints = {{{"max_norm", {{"max_value", 0.4}}}, {"out"}, "kernel"},
                           {{"non_negative", {}}, {"out"}, "kernel"}};
    return options;
}

std::unique_ptr<Network> canvas(ThreadPool& pool, int shards = 1)
{
    auto made = Network::compile(canvasGraph(), {{"x", Shape{3}}, {"y", Shape{2}, DType::f32, true}},
                                 canvasOptions(shards), pool);
    if (!made)
        qFatal("%s", english(made.error()).c_str());
    return std::move(*made);
}

void train(Network& network, int first, int last, double rate = 0.05)
{
    for (int step = first; step < last; ++step) {
        for (const Feed& feed : network.trainingFeeds())
            for (std::int64_t i = 0; i < kRows * feed.view.rowSize; ++i)
                static_cast<float*>(feed.view.data)[i] =
                    float(RandomStream(3, feed.field).normal(std::uint64_t(i), std::uint64_t(step)));
        network.trainStep(kRows, step, rate);
    }
}

double largest(const Tensor& tensor, double sign)
{
    double most = -INFINITY;
    for (std::int64_t i = 0; i < tensor.size(); ++i)
        most = std::max(most, sign * tensor.at(i));
    return most;
}

} // namespace

/// What weights keep to after each update, whoever asks for it.
class ConstraintsTest : public QObject {
    Q_OBJECT
private slots:
    void aCanvasStaysBetweenItsBoundsAndLearns();
    void aCanvasWithoutBoundsGoesBeyond();
    void theRecipeHoldsTheLayersThatItNames();
    void columnsAreCutAnyhow();
    void whatIsNoNumberShows();
    void threadsAndStatesChangeNoBit();
    void shardsAreHeldToo();
    void ownLimitsEndWhereTheyAreTakenBack();
};

void ConstraintsTest::aCanvasStaysBetweenItsBoundsAndLearns()
{
    ThreadPool pool(1);
    const auto network = canvas(pool);
    const Tensor before = *network->parameter("picture/values"), judge = *network->parameter("judge/kernel");
    QVERIFY(largest(before, 1) <= 0.8 && largest(before, -1) <= -0.2); // round .5, at most .3 away
    train(*network, 0, 1);
    const double first = network->lossPart(0);
    train(*network, 1, 60);
    const Tensor& after = *network->parameter("picture/values");
    QVERIFY(network->lossPart(0) < 0.7 * first);
    QCOMPARE(largest(after, 1), 1.0); // the bounds are reached, and held
    QCOMPARE(largest(after, -1), 0.0);
    QVERIFY(*network->parameter("judge/kernel") == judge);
}

void ConstraintsTest::aCanvasWithoutBoundsGoesBeyond()
{
    ThreadPool pool(1);
    Graph graph = canvasGraph();
    graph.find("picture")->attributes["minimum"] = Value();
    graph.find("picture")->attributes["maximum"] = Value();
    auto network =
        Network::compile(graph, {{"x", Shape{3}}, {"y", Shape{2}, DType::f32, true}}, canvasOptions(1), pool);
    QVERIFY(network.ok());
    train(**network, 0, 60);
    QVERIFY(largest(*(*network)->parameter("picture/values"), 1) > 1.2);
}

void ConstraintsTest::theRecipeHoldsTheLayersThatItNames()
{
    ThreadPool pool(1);
    const auto network = canvas(pool);
    train(*network, 0, 40);
    const Tensor& kernel = *network->parameter("out/kernel");
    for (std::int64_t unit = 0; unit < 2; ++unit) {
        double squares = 0;
        for (std::int64_t i = unit; i < kernel.size(); i += 2)
            squares += kernel.at(i) * kernel.at(i);
        QVERIFY(std::sqrt(squares) <= 0.4 + 1e-6);
    }
    QVERIFY(largest(kernel, -1) <= 0);
    QVERIFY(largest(*network->parameter("out/bias"), -1) > 0); // only the kernel is held
}

/// A large parameter is held in pieces; a piece of it alone comes out the same.
void ConstraintsTest::columnsAreCutAnyhow()
{
    constexpr std::int64_t kIn = 301, kOut = 205;
    Tensor whole(Shape{kIn, kOut}, DType::f32);
    const RandomStream stream(5, "w");
    for (std::int64_t i = 0; i < whole.size(); ++i)
        whole.set(i, stream.normal(std::uint64_t(i), 0));
    Tensor inPieces = whole;
    const double limit[] = {1.5};
    findConstraint("max_norm")->holdF32({whole.values<float>().data(), kIn, kOut, 0, kOut, limit});
    for (const int threads : {1, 3}) {
        Tensor held = inPieces;
        Constrain constrain;
        constrain.setParameters({{&held, {{"max_norm", {{"max_value", 1.5}}}}}});
        ThreadPool pool(threads);
        constrain.run(pool, DType::f32);
        QVERIFY(held == whole);
    }
}

void ConstraintsTest::whatIsNoNumberShows()
{
    for (const ConstraintType& type : constraintsTable()) {
        float w[] = {1, std::numeric_limits<float>::quiet_NaN(), -3};
        const double numbers[] = {0.5, 0.5};
        type.holdF32({w, 3, 1, 0, 1, numbers});
        QVERIFY2(std::isnan(w[1]), type.id.c_str());
    }
}

void ConstraintsTest::threadsAndStatesChangeNoBit()
{
    ThreadPool pool(1), three(3);
    const auto network = canvas(pool), other = canvas(three), later = canvas(pool);
    train(*network, 0, 10);
    const auto kept = network->allState();
    train(*network, 10, 20);
    train(*other, 0, 20);
    QVERIFY(other->allState() == network->allState());
    QVERIFY(later->restoreState(kept).ok());
    train(*later, 10, 20);
    QVERIFY(later->allState() == network->allState());
}

void ConstraintsTest::shardsAreHeldToo()
{
    ThreadPool pool(1);
    const auto network = canvas(pool, 3);
    train(*network, 0, 60);
    QCOMPARE(largest(*network->parameter("picture/values"), 1), 1.0);
    QVERIFY(largest(*network->parameter("out/kernel"), -1) <= 0);
}

/// A limit that was moved to 0 while training leaves nothing behind.
void ConstraintsTest::ownLimitsEndWhereTheyAreTakenBack()
{
    ThreadPool pool(1);
    const auto network = canvas(pool), free = canvas(pool);
    QVERIFY(network->setLive("optimizer", "clipnorm", 1e-3));
    train(*network, 0, 1, 0); // a rate of 0: nothing moves, gradients are shortened
    train(*free, 0, 1, 0);
    QVERIFY(network->setLive("optimizer", "clipnorm", 0));
    QVERIFY(network->restoreState(free->allState()).ok());
    train(*network, 1, 3);
    train(*free, 1, 3);
    QVERIFY(network->allState() == free->allState());
}

QTEST_GUILESS_MAIN(ConstraintsTest)
#include "constraints_test.moc"
