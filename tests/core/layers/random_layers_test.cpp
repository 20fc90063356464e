#include "core/layers/probe_network.h"

#include <QTest>

#include <cmath>

using namespace loom;

namespace {

constexpr std::int64_t kRows = 60, kSide = 4, kChannels = 5, kCells = kSide * kSide;

/// A picture of ones through a convolution that leaves it as it is, and through the layer.
struct Ones {
    ThreadPool pool;
    std::unique_ptr<Network> network;

    Ones(const std::string& type, const Attributes& attributes, int threads = 1)
        : pool(threads)
    {
        Graph graph;
        graph.nodes = {{.id = "x", .type = "input"},
                       {.id = "same",
                        .type = "conv2d",
                        .attributes = {{"filters", kChannels}, {"kernel_size", std::vector<std::int64_t>{1, 1}}}},
                       {.id = "drawn", .type = type, .attributes = attributes}};
        graph.edges = {{{"x", {}}, {"same", {}}}, {{"same", {}}, {"drawn", {}}}};
        const std::vector<FieldShape> fields = {{.name = "x", .shape = {kSide, kSide, kChannels}}};
        auto made = Network::compile(graph, fields,
                                     {.dtype = DType::f64,
                                      .batch = kRows,
                                      .losses = {{.id = "loss", .type = "mse", .of = "drawn", .target = "x"}},
                                      .optimizer = {"sgd", {}}},
                                     pool);
        network = std::move(made).value();
        std::vector<double> kernel(kChannels * kChannels);
        for (std::size_t i = 0; i < kChannels; ++i)
            kernel[i * kChannels + i] = 1;
        fillTensor(*network->parameter("same/kernel"), kernel);
        for (const auto* feeds : {&network->trainingFeeds(), &network->inferenceFeeds()})
            for (const Feed& feed : *feeds)
                std::fill_n(static_cast<double*>(feed.view.data), kRows * kCells * kChannels, 1.0);
    }
    std::vector<double> training(std::int64_t rows, std::int64_t step)
    {
        network->forwardBackward(rows, step);
        const auto* y = static_cast<const double*>(network->prediction().data);
        return {y, y + rows * kCells * kChannels};
    }
};

} // namespace

/// Layers that draw while training and do nothing when they predict.
class RandomLayersTest : public QObject {
    Q_OBJECT
private slots:
    void wholeFeatureMapsAreDropped();
    void noiseHasItsDeviation();
    void drawsFollowFromSeedStepAndRow_data();
    void drawsFollowFromSeedStepAndRow();
    void nothingIsDrawnWhenPredicting_data() { drawsFollowFromSeedStepAndRow_data(); }
    void nothingIsDrawnWhenPredicting();
};

void RandomLayersTest::wholeFeatureMapsAreDropped()
{
    Ones ones("spatial_dropout2d", {{"rate", 0.25}});
    const std::vector<double> y = ones.training(kRows, 3);
    int dropped = 0;
    for (std::int64_t row = 0; row < kRows; ++row)
        for (std::int64_t channel = 0; channel < kChannels; ++channel) {
            const auto at = [&](std::int64_t cell) {
                return y[std::size_t((row * kCells + cell) * kChannels + channel)];
            };
            QVERIFY(at(0) == 0 || std::abs(at(0) - 1 / 0.75) < 1e-12);
            for (std::int64_t cell = 1; cell < kCells; ++cell)
                QCOMPARE(at(cell), at(0));
            dropped += at(0) == 0;
        }
    QVERIFY2(std::abs(dropped - 75) < 30, qPrintable(QString::number(dropped))); // four deviations
}

void RandomLayersTest::noiseHasItsDeviation()
{
    Ones ones("gaussian_noise", {{"stddev", 0.5}});
    const std::vector<double> y = ones.training(kRows, 3);
    double mean = 0, variance = 0;
    for (const double number : y) {
        mean += number / double(y.size());
        variance += (number - 1) * (number - 1) / double(y.size());
    }
    QVERIFY(std::abs(mean - 1) < 0.03 && std::abs(variance - 0.25) < 0.02); // four deviations
}

void RandomLayersTest::drawsFollowFromSeedStepAndRow_data()
{
    QTest::addColumn<std::string>("type");
    QTest::newRow("spatial_dropout2d") << std::string("spatial_dropout2d");
    QTest::newRow("gaussian_noise") << std::string("gaussian_noise");
}

void RandomLayersTest::drawsFollowFromSeedStepAndRow()
{
    QFETCH(std::string, type);
    Ones one(type, {}), three(type, {}, 3);
    const std::vector<double> all = one.training(kRows, 3);
    QCOMPARE(three.training(kRows, 3), all);
    const std::vector<double> some = three.training(17, 3);
    QVERIFY(std::equal(some.begin(), some.end(), all.begin()));
    QVERIFY(one.training(kRows, 4) != all);
    QCOMPARE(one.training(kRows, 3), all);
}

void RandomLayersTest::nothingIsDrawnWhenPredicting()
{
    QFETCH(std::string, type);
    Ones ones(type, {});
    ones.network->infer(kRows);
    const auto* y = static_cast<const double*>(ones.network->prediction(0, true).data);
    QCOMPARE(std::vector<double>(y, y + kRows * kCells * kChannels),
             std::vector<double>(kRows * kCells * kChannels, 1.0));
}

QTEST_GUILESS_MAIN(RandomLayersTest)
#include "random_layers_test.moc"
