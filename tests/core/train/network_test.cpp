#include "networks.h"

#include <QTest>
#include <cmath>

using namespace loom;
using namespace loom::test;

/// The compiled network as its users see it.
class NetworkTest : public QObject {
    Q_OBJECT
private slots:
    void sameBitsForAnyNumberOfThreads();
    void aSmallerLastBatchRuns();
    void trainingLowersTheLoss();
    void inferenceTouchesNothing();
    void forwardBackwardMovesNothing();
    void stateGoesOnWhereItStopped();
    void anotherNodeChangesNoOtherWeights();
    void sharedWeightsAddTheirGradients();
    void frozenNodesStay();
    void wrongWeightsAreRefusedWithBothShapes();
    void aHugeNetworkIsRefusedBeforeMemoryIsTaken();
    void watchedActivationsChangeNoResult();
    void inferenceFollowsChangedWeights();
};

void NetworkTest::sameBitsForAnyNumberOfThreads()
{
    const auto one = trained(pictureGraph(), pictureOptions(40), 1, 20, 40);
    for (int threads : {2, 3, 5})
        QVERIFY(trained(pictureGraph(), pictureOptions(40), threads, 20, 40) == one);
    CompileOptions otherSeed = pictureOptions(40);
    otherSeed.seed = 8;
    QVERIFY(trained(pictureGraph(), otherSeed, 1, 20, 40) != one);
}

void NetworkTest::aSmallerLastBatchRuns()
{
    for (std::int64_t rows : {1, 2, 7, 8, 9, 39}) {
        const auto one = trained(pictureGraph(), pictureOptions(40), 1, 3, rows);
        QVERIFY(trained(pictureGraph(), pictureOptions(40), 2, 3, rows) == one);
        for (const auto& [name, tensor] : one)
            for (const float v : tensor.values<float>())
                QVERIFY2(std::isfinite(v), name.c_str());
    }
}

void NetworkTest::trainingLowersTheLoss()
{
    ThreadPool pool(2);
    auto network = std::move(Network::compile(pictureGraph(), pictureFields(), pictureOptions(32), pool)).value();
    double first = 0;
    for (int step = 0; step < 60; ++step) {
        fill(network->trainingFeeds(), 0);
        network->trainStep(32, step, 0.01);
        if (step == 0)
            first = network->loss();
    }
    QVERIFY2(network->loss() < 0.5 * first, qPrintable(QString::number(network->loss())));
}

void NetworkTest::inferenceTouchesNothing()
{
    ThreadPool pool(2);
    auto network = std::move(Network::compile(pictureGraph(), pictureFields(), pictureOptions(32), pool)).value();
    const auto before = network->allState();
    fill(network->inferenceFeeds(), 0);
    network->infer(32);
    QVERIFY(network->allState() == before);
    const TensorView p = network->prediction(0, true);
    for (int row = 0; row < 32; ++row) {
        double sum = 0;
        for (int j = 0; j < 4; ++j)
            sum += static_cast<const float*>(p.data)[row * 4 + j];
        QVERIFY(std::fabs(sum - 1) < 1e-6);
    }
}

void NetworkTest::forwardBackwardMovesNothing()
{
    ThreadPool pool(1);
    auto network = std::move(Network::compile(pictureGraph(), pictureFields(), pictureOptions(16), pool)).value();
    const auto before = network->allState();
    fill(network->trainingFeeds(), 0);
    network->forwardBackward(16, 0);
    QVERIFY(network->allState() == before);
    Tensor gradient;
    QVERIFY(network->gradient("conv1/kernel", gradient));
    double sum = 0;
    for (const float g : gradient.values<float>())
        sum += std::fabs(g);
    QVERIFY(sum > 0);
    QVERIFY(!network->gradient("norm/running_mean", gradient));
}

void NetworkTest::stateGoesOnWhereItStopped()
{
    ThreadPool pool(1);
    const auto whole = trained(pictureGraph(), pictureOptions(16), 1, 10, 16);
    const auto half = trained(pictureGraph(), pictureOptions(16), 1, 5, 16);
    auto network = std::move(Network::compile(pictureGraph(), pictureFields(), pictureOptions(16), pool)).value();
    QVERIFY(network->restoreState(half).ok());
    for (int step = 5; step < 10; ++step) {
        fill(network->trainingFeeds(), step);
        network->trainStep(16, step, 0.01);
    }
    QVERIFY(network->allState() == whole);
}

void NetworkTest::anotherNodeChangesNoOtherWeights()
{
    ThreadPool pool(1);
    Graph more = pictureGraph();
    more.nodes.push_back({"extra", "dense", {{"units", whole(3)}}});
    more.edges.push_back({{"flat", ""}, {"extra", ""}});
    auto plain = std::move(Network::compile(pictureGraph(), pictureFields(), pictureOptions(8), pool)).value();
    auto other = std::move(Network::compile(more, pictureFields(), pictureOptions(8), pool)).value();
    for (const auto& [name, tensor] : plain->weights())
        QVERIFY2(other->weights().at(name) == tensor, name.c_str());
}

void NetworkTest::sharedWeightsAddTheirGradients()
{
    ThreadPool pool(1);
    GraphBuilder b;
    b.add("image", "input").add("flat", "flatten").add("first", "dense", {{"units", whole(5)}});
    b.add("sum", "add");
    Node twin{"second", "dense", {{"units", whole(5)}}};
    twin.shares = "first";
    b.graph.nodes.push_back(twin);
    b.wire("flat", "second").wire("second", "sum");
    b.last = "sum";
    b.add("out", "dense", {{"units", whole(4)}, {"activation", words("softmax")}});
    CompileOptions options = pictureOptions(8);
    options.dtype = DType::f64;
    auto network = std::move(Network::compile(b.graph, pictureFields(), options, pool)).value();
    QCOMPARE(network->weights().count("second/kernel"), std::size_t(0));
    fill(network->trainingFeeds(), 0);
    network->forwardBackward(8, 0);
    Tensor gradient;
    QVERIFY(network->gradient("first/kernel", gradient));
    Tensor& kernel = *network->parameter("first/kernel");
    for (const std::int64_t i : {0, 17, 300}) {
        const double h = 1e-5, w = kernel.at(i);
        kernel.set(i, w + h);
        network->forwardBackward(8, 0);
        const double up = network->loss();
        kernel.set(i, w - h);
        network->forwardBackward(8, 0);
        const double down = network->loss();
        kernel.set(i, w);
        const double numeric = (up - down) / (2 * h);
        QVERIFY(std::fabs(numeric - gradient.at(i)) <= 1e-7 * std::max(1.0, std::fabs(numeric)));
    }
}

void NetworkTest::frozenNodesStay()
{
    Graph graph = pictureGraph();
    graph.find("conv1")->frozen = true;
    const auto after = trained(graph, pictureOptions(16), 1, 3, 16);
    ThreadPool pool(1);
    auto fresh = std::move(Network::compile(graph, pictureFields(), pictureOptions(16), pool)).value();
    QVERIFY(after.at("conv1/kernel") == fresh->weights().at("conv1/kernel"));
    QVERIFY(after.at("conv2/kernel") != fresh->weights().at("conv2/kernel"));
    QCOMPARE(after.count("conv1/kernel:m"), std::size_t(0));
}

void NetworkTest::wrongWeightsAreRefusedWithBothShapes()
{
    ThreadPool pool(1);
    auto network = std::move(Network::compile(pictureGraph(), pictureFields(), pictureOptions(8), pool)).value();
    auto weights = network->weights();
    weights["out/kernel"] = Tensor(Shape{3, 4}, DType::f32);
    const Result<void> refused = network->setWeights(weights);
    QVERIFY(!refused.ok());
    const QString sentence = QString::fromStdString(english(refused.error()));
    QVERIFY2(sentence.contains("out/kernel") && sentence.contains("3 × 4") && sentence.contains("216 × 4"),
             qPrintable(sentence));
    weights.erase("out/kernel");
    QVERIFY(!network->setWeights(weights).ok());
}

void NetworkTest::aHugeNetworkIsRefusedBeforeMemoryIsTaken()
{
    ThreadPool pool(1);
    const auto refused = Network::compile(pictureGraph(), pictureFields(), pictureOptions(1'000'000'000), pool);
    QVERIFY(!refused.ok());
    QVERIFY(english(refused.error()).find("GB") != std::string::npos);
}

void NetworkTest::watchedActivationsChangeNoResult()
{
    ThreadPool pool(2);
    auto network = std::move(Network::compile(pictureGraph(), pictureFields(), pictureOptions(24), pool)).value();
    fill(network->inferenceFeeds(), 0);
    network->infer(24);
    const double loss = network->inferenceLoss();
    network->watchActivations({"conv1/output", "norm/output", "conv2/sum", "flat/output"});
    fill(network->inferenceFeeds(), 0);
    network->infer(24);
    QCOMPARE(network->inferenceLoss(), loss);
    const TensorView pool1 = network->activation("flat/output");
    QCOMPARE(pool1.rowSize, std::int64_t(216));
    const TensorView sum = network->activation("conv2/sum");
    QCOMPARE(sum.rowSize, std::int64_t(6 * 6 * 6));
    QVERIFY(sum.data);
    QVERIFY(!network->hasActivation("nothing/output"));
}

void NetworkTest::inferenceFollowsChangedWeights()
{
    // Enough channels for weights that are packed before a step, and kept while they stay the same.
    GraphBuilder b;
    b.add("image", "input");
    for (const char* id : {"conv1", "conv2"})
        b.add(id, "conv2d", {{"filters", whole(16)}, {"kernel_size", pair(3, 3)}, {"activation", words("relu")}});
    b.add("flat", "flatten").add("out", "dense", {{"units", whole(4)}, {"activation", words("softmax")}});
    ThreadPool pool(2);
    const auto fresh = [&] {
        return std::move(Network::compile(b.graph, pictureFields(), pictureOptions(9), pool)).value();
    };
    const auto loss = [](Network& network) {
        fill(network.inferenceFeeds(), 0);
        network.infer(9);
        return network.inferenceLoss();
    };
    const auto network = fresh();
    const double first = loss(*network);
    QCOMPARE(loss(*network), first);
    for (int round = 0; round < 3; ++round) {
        Tensor* weights = network->parameter("conv2/kernel");
        weights->set(weights->size() - 1 - round, 0.5 + round);
        const double changed = loss(*network);
        QVERIFY(changed != first);
        const auto other = fresh();
        for (int i = 0; i <= round; ++i)
            other->parameter("conv2/kernel")->set(weights->size() - 1 - i, 0.5 + i);
        QCOMPARE(changed, loss(*other));
        QCOMPARE(changed, loss(*network));
    }
    fill(network->trainingFeeds(), 0);
    network->trainStep(9, 0, 0.01);
    const auto trained = fresh();
    for (const ParameterView& p : network->parameters())
        *trained->parameter(p.name) = *network->parameter(p.name);
    QCOMPARE(loss(*network), loss(*trained));
}

QTEST_GUILESS_MAIN(NetworkTest)
#include "network_test.moc"
