#include "networks.h"

#include "analysis/gradcheck.h"
#include "base/machine.h"
#include "train/memory_guard.h"
#include "train/metric_type.h"
#include "train/network.h"

#include <QTest>
#include <algorithm>
#include <cmath>

using namespace loom;
using namespace loom::test;

namespace {

std::unique_ptr<Network> compiled(const Graph& graph, const CompileOptions& options, ThreadPool& pool)
{
    return std::move(Network::compile(graph, pictureFields(), options, pool)).value();
}

/// A network whose output is noise around the mean that it learned.
Graph noisyGraph()
{
    GraphBuilder b;
    b.add("noise", "random_normal", {{"shape", Value(std::vector<std::int64_t>{3})}});
    b.add("out", "dense", {{"units", whole(4)}, {"activation", words("softmax")}});
    return b.graph;
}

std::vector<float> inferred(Network& network, Moment at)
{
    fill(network.inferenceFeeds(), 0);
    network.infer(8, at);
    const TensorView p = network.prediction(0, true);
    const float* numbers = static_cast<const float*>(p.data);
    return {numbers, numbers + 8 * p.rowSize};
}

} // namespace

/// What is looked at, frozen or drawn costs and changes what it says, and nothing else.
class LawsOfLookingTest : public QObject {
    Q_OBJECT
private slots:
    void frozenNormalizationKeepsItsStatistics();
    void frozenNormalizationHasProvenGradients();
    void drawsAreNamedByTheCaller();
    void whatNobodyWatchesIsGivenBack();
    void aNetworkLargerThanTheMemoryIsRefused();
};

void LawsOfLookingTest::frozenNormalizationKeepsItsStatistics()
{
    Graph graph = pictureGraph();
    graph.find("norm")->frozen = true;
    ThreadPool pool(2);
    const auto network = compiled(graph, pictureOptions(16), pool);
    Tensor* mean = network->parameter("norm/running_mean");
    Tensor* variance = network->parameter("norm/running_variance");
    for (std::int64_t i = 0; i < mean->size(); ++i) {
        mean->set(i, 0.1 * double(i) - 0.2);
        variance->set(i, 0.5 + 0.3 * double(i));
    }
    const Tensor meanBefore = *mean, varianceBefore = *variance;
    QVERIFY(network->tap({"norm/output"}));
    network->watchActivations({"norm/output"});
    fill(network->inferenceFeeds(), 3);
    network->infer(16);
    const TensorView watched = network->activation("norm/output");
    const std::vector<float> inference(static_cast<const float*>(watched.data),
                                       static_cast<const float*>(watched.data) + 16 * watched.rowSize);
    for (int step = 0; step < 5; ++step) {
        fill(network->trainingFeeds(), 3);
        network->trainStep(16, step, 0.01);
        if (step == 0)
            for (std::int64_t i = 0; i < 16 * watched.rowSize; ++i)
                QCOMPARE(float(elementOf(network->tapped("norm/output"), i)), inference[std::size_t(i)]);
    }
    QVERIFY(*network->parameter("norm/running_mean") == meanBefore);
    QVERIFY(*network->parameter("norm/running_variance") == varianceBefore);
}

void LawsOfLookingTest::frozenNormalizationHasProvenGradients()
{
    Graph graph = pictureGraph();
    graph.find("norm")->frozen = true;
    CompileOptions options = pictureOptions(2);
    options.dtype = DType::f64;
    ThreadPool pool(1);
    const auto network = compiled(graph, options, pool);
    fill(network->trainingFeeds(), 0);
    const GradcheckReport report = gradcheck(*network, {.rows = 2});
    QVERIFY2(report.passed(), report.worst.name.c_str());
    Tensor gradient;
    QVERIFY(!network->gradient("norm/gamma", gradient));
    QVERIFY(network->gradient("conv1/kernel", gradient));
}

void LawsOfLookingTest::drawsAreNamedByTheCaller()
{
    ThreadPool pool(1);
    const auto network = compiled(
        noisyGraph(),
        [] {
            CompileOptions options = pictureOptions(8);
            options.losses[0].of = "out";
            return options;
        }(),
        pool);
    const std::vector<float> first = inferred(*network, {});
    QVERIFY(inferred(*network, {.step = 0}) == first);
    for (const Moment at : {Moment{.step = 1}, Moment{.phase = 1}, Moment{.draw = 1}}) {
        const std::vector<float> other = inferred(*network, at);
        QVERIFY(other != first);
        QVERIFY(inferred(*network, at) == other);
    }
    QVERIFY(inferred(*network, {}) == first);
    QCOMPARE((Moment{.step = 7}).time(), std::uint64_t(7));
}

void LawsOfLookingTest::whatNobodyWatchesIsGivenBack()
{
    ThreadPool pool(1);
    const auto network = compiled(pictureGraph(), pictureOptions(64), pool);
    const std::size_t before = network->plannedBytes();
    network->watchActivations({"conv1/output", "norm/output", "conv2/sum"});
    const std::size_t all = network->plannedBytes();
    QVERIFY(all > before);
    network->keepActivations({"norm/output", "conv1/kernel"});
    const std::size_t one = network->plannedBytes();
    QVERIFY(one < all && one > before);
    fill(network->inferenceFeeds(), 0);
    network->infer(64);
    QVERIFY(network->activation("norm/output").data);
    network->keepActivations({});
    QCOMPARE(network->plannedBytes(), before);
}

void LawsOfLookingTest::aNetworkLargerThanTheMemoryIsRefused()
{
    const std::int64_t free = availableMemory();
    if (free == 0)
        QSKIP("The system does not say how much memory is free.");
    ThreadPool pool(1);
    CompileOptions options = pictureOptions(1);
    // What is asked for is told of a batch that no computer has room for.
    const GraphReport report = inspect(pictureGraph(), pictureFields(), options.losses);
    const std::int64_t endless = std::int64_t(1) << 40;
    const Text told = memoryRefusal(report, endless, DType::f32);
    const auto gigabytes = std::ranges::find(told.arguments(), std::string("gigabytes"), &Argument::name);
    QVERIFY(gigabytes != told.arguments().end());
    const double ofASample = 1e9 * std::get<double>(gigabytes->value) / double(endless);
    const auto refuses = [&](double share) {
        return !memoryRefusal(report, std::int64_t(share * double(free) / ofASample), DType::f32).empty();
    };
    QVERIFY2(refuses(1.5) && !refuses(0.5), "whatever this computer has free");
    options.batch = std::int64_t(1.5 * double(free) / ofASample);
    const auto refused = Network::compile(pictureGraph(), pictureFields(), options, pool);
    QVERIFY(!refused.ok());
    QVERIFY2(english(refused.error()).find("GB free") != std::string::npos, english(refused.error()).c_str());
}

QTEST_GUILESS_MAIN(LawsOfLookingTest)
#include "laws_of_looking_test.moc"
