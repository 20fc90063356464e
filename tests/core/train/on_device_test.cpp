#include "core/kernels/host_device/host_device.h"
#include "core/train/networks.h"

#include <QTest>
#include <cmath>

using namespace loom;
using namespace loom::test;

namespace {

constexpr std::int64_t kBatch = 24;
constexpr int kSteps = 12;

Graph denseGraph()
{
    GraphBuilder b;
    b.add("image", "input").add("flat", "flatten");
    b.add("first", "dense", {{"units", whole(16)}, {"activation", words("relu")}});
    b.add("second", "dense", {{"units", whole(9)}, {"activation", words("tanh")}, {"kernel_l2", Value(0.01)}});
    b.add("out", "dense", {{"units", whole(4)}, {"activation", words("softmax")}});
    return b.graph;
}

CompileOptions optionsOn(const Device* device)
{
    CompileOptions options = pictureOptions(kBatch);
    options.device = device;
    return options;
}

std::string refusal(const Graph& graph, const CompileOptions& options)
{
    ThreadPool pool(1);
    const auto network = Network::compile(graph, pictureFields(), options, pool);
    return network ? std::string() : english(network.error());
}

double difference(const Tensor& a, const Tensor& b)
{
    if (a.shape() != b.shape())
        return INFINITY;
    double most = 0;
    for (std::int64_t i = 0; i < a.size(); ++i)
        most = std::max(most, std::fabs(a.at(i) - b.at(i)));
    return most;
}

} // namespace

/// The engine over a device with memory of its own, played by the host.
class OnDeviceTest : public QObject {
    Q_OBJECT
private slots:
    void aDeviceLearnsWhatTheProcessorLearns();
    void picturesAreLearnedAsOnTheProcessor();
    void aBatchInShardsTrainsAsOnTheProcessor();
    void batchesThatShareAnUpdateTrainAsOnTheProcessor();
    void halfABatchTrainsAndPredictsAsOnTheProcessor();
    void tapsAndWatchedActivationsComeBack();
    void anOpThatTheDeviceLacksIsNamedWithItsLayer();
    void aDeviceComputes32BitsOnly();
    void aDeviceWithoutMemoryIsExplained();
    void aDeviceThatFailsEndsTheRunWithItsWords();
};

void OnDeviceTest::aDeviceLearnsWhatTheProcessorLearns()
{
    const auto here = trained(denseGraph(), optionsOn(nullptr), 2, kSteps, kBatch);
    const auto there = trained(denseGraph(), optionsOn(&hostDevice()), 2, kSteps, kBatch);
    QCOMPARE(there.size(), here.size());
    for (const auto& [name, tensor] : here)
        QVERIFY2(difference(there.at(name), tensor) < 1e-4, name.c_str());
    // It did learn: the start lies much further off.
    const auto start = trained(denseGraph(), optionsOn(nullptr), 1, 0, kBatch);
    QVERIFY(difference(start.at("first/kernel"), here.at("first/kernel")) > 0.01);
}

void OnDeviceTest::picturesAreLearnedAsOnTheProcessor()
{
    const auto learned = [](const Device* device) {
        CompileOptions options = optionsOn(device);
        options.optimizer = {"sgd", {}}; // adam would make the noise of a bias before the statistics a step
        return trained(pictureGraph(), options, 2, kSteps, kBatch);
    };
    const auto here = learned(nullptr), there = learned(&hostDevice());
    for (const auto& [name, tensor] : here)
        QVERIFY2(difference(there.at(name), tensor) < 1e-4, name.c_str());
}

void OnDeviceTest::aBatchInShardsTrainsAsOnTheProcessor()
{
    const auto inShards = [](const Device* device, int shards) {
        CompileOptions options = optionsOn(device);
        options.shards = shards;
        return trained(denseGraph(), options, 1, kSteps, kBatch - 1);
    };
    const auto here = inShards(nullptr, 3), there = inShards(&hostDevice(), 3), whole = inShards(&hostDevice(), 1);
    for (const auto& [name, tensor] : here) {
        QVERIFY2(difference(there.at(name), tensor) < 1e-4, name.c_str());
        QVERIFY2(difference(there.at(name), whole.at(name)) < 1e-4, name.c_str());
    }
}

void OnDeviceTest::batchesThatShareAnUpdateTrainAsOnTheProcessor()
{
    const auto learned = [](const Device* device) {
        ThreadPool pool(2);
        CompileOptions options = optionsOn(device);
        options.accumulates = true;
        auto network = std::move(Network::compile(denseGraph(), pictureFields(), options, pool)).value();
        for (int step = 0; step < kSteps; ++step) {
            fill(network->trainingFeeds(), step);
            network->trainStep(kBatch, step, 0.01, {step / 3, step % 3 * kBatch, step % 3 == 2});
        }
        return network->allState();
    };
    const auto here = learned(nullptr), there = learned(&hostDevice());
    for (const auto& [name, tensor] : here)
        QVERIFY2(difference(there.at(name), tensor) < 1e-4, name.c_str());
}

void OnDeviceTest::halfABatchTrainsAndPredictsAsOnTheProcessor()
{
    ThreadPool pool(1);
    const auto here = Network::compile(denseGraph(), pictureFields(), optionsOn(nullptr), pool).value();
    const auto there = Network::compile(denseGraph(), pictureFields(), optionsOn(&hostDevice()), pool).value();
    QCOMPARE(there->device(), &hostDevice());
    QVERIFY(!here->device());
    QCOMPARE(there->kernels(), std::string("cuda"));
    for (Network* network : {here.get(), there.get()}) {
        fill(network->trainingFeeds(), 0);
        network->trainStep(kBatch / 2 - 1, 0, 0.01);
        fill(network->inferenceFeeds(), 1);
        network->infer(kBatch / 2 + 1);
    }
    QVERIFY(here->loss() > 0.1);
    QVERIFY(std::fabs(there->loss() - here->loss()) < 1e-4);
    QVERIFY(std::fabs(there->inferenceLoss() - here->inferenceLoss()) < 1e-4);
    const TensorView a = here->prediction(0, true), b = there->prediction(0, true);
    for (std::int64_t i = 0; i < (kBatch / 2 + 1) * a.rowSize; ++i)
        QVERIFY(std::fabs(static_cast<const float*>(a.data)[i] - static_cast<const float*>(b.data)[i]) < 1e-4f);
    for (const ParameterView& parameter : here->parameters()) {
        Tensor wanted, found;
        QVERIFY(here->gradient(parameter.name, wanted) && there->gradient(parameter.name, found));
        QVERIFY2(difference(found, wanted) < 1e-5, parameter.name.c_str());
    }
}

void OnDeviceTest::tapsAndWatchedActivationsComeBack()
{
    ThreadPool pool(1);
    const std::vector<std::string> names = {"first/sum", "first/output", "second/output:gradient"};
    const auto here = Network::compile(denseGraph(), pictureFields(), optionsOn(nullptr), pool).value();
    const auto there = Network::compile(denseGraph(), pictureFields(), optionsOn(&hostDevice()), pool).value();
    for (Network* network : {here.get(), there.get()}) {
        QVERIFY(network->tap(names));
        fill(network->trainingFeeds(), 0);
        network->trainStep(kBatch, 0, 0.01);
        network->watchActivations({"second/output"});
        fill(network->inferenceFeeds(), 1);
        network->infer(kBatch);
    }
    for (const std::string& name : names)
        QVERIFY2(difference(copied(there->tapped(name)), copied(here->tapped(name))) < 1e-4, name.c_str());
    const TensorView a = here->activation("second/output"), b = there->activation("second/output");
    QVERIFY(a.data && b.data && a.rowSize == 9);
    for (std::int64_t i = 0; i < kBatch * a.rowSize; ++i)
        QVERIFY(std::fabs(static_cast<const float*>(a.data)[i] - static_cast<const float*>(b.data)[i]) < 1e-4f);
}

void OnDeviceTest::anOpThatTheDeviceLacksIsNamedWithItsLayer()
{
    Device lacking = hostDevice();
    std::erase_if(lacking.table.kernels, [](const Kernel& kernel) { return kernel.kind == std::string("conv2d"); });
    QCOMPARE(refusal(pictureGraph(), optionsOn(&lacking)),
             std::string("The device host cannot compute conv2d yet, which the layer conv1 needs"));
}

void OnDeviceTest::aDeviceComputes32BitsOnly()
{
    CompileOptions options = optionsOn(&hostDevice());
    options.dtype = DType::f64;
    QCOMPARE(refusal(denseGraph(), options), std::string("The device host computes numbers of 32 bits only"));
}

void OnDeviceTest::aDeviceWithoutMemoryIsExplained()
{
    Device full = hostDevice();
    full.open = [](std::size_t) -> void* { return nullptr; };
    const std::string sentence = refusal(denseGraph(), optionsOn(&full));
    QVERIFY2(sentence.starts_with("There is not enough memory for this network with a batch of 24"),
             sentence.c_str());
}

void OnDeviceTest::aDeviceThatFailsEndsTheRunWithItsWords()
{
    Device broken = hostDevice();
    broken.finish = [](void*) { return "unspecified launch failure"; };
    ThreadPool pool(1);
    const auto network = Network::compile(denseGraph(), pictureFields(), optionsOn(&broken), pool).value();
    fill(network->trainingFeeds(), 0);
    try {
        network->trainStep(kBatch, 0, 0.01);
        QFAIL("the step went on");
    } catch (const std::runtime_error& error) {
        QCOMPARE(std::string(error.what()), std::string("The device host failed: unspecified launch failure"));
    }
}

QTEST_APPLESS_MAIN(OnDeviceTest)
#include "on_device_test.moc"
