#include "analysis/gradcheck.h"
#include "base/random.h"
#include "train/network.h"

#include <QTest>

#include <cmath>

using namespace loom;

namespace {

constexpr std::int64_t kRows = 200, kNumbers = 6;

std::unique_ptr<Network> compiled(const Graph& graph, std::int64_t batch, ThreadPool& pool,
                                  std::vector<LossUse> losses = {}, std::uint64_t seed = 7)
{
    CompileOptions options;
    options.dtype = DType::f64;
    options.batch = batch;
    options.seed = seed;
    options.losses = std::move(losses);
    options.lossWeights = {6, 0.5};
    auto made = Network::compile(graph, {{"x", Shape{kNumbers}}}, options, pool);
    if (!made)
        qWarning("%s", english(made.error()).c_str());
    return std::move(made).value();
}

std::vector<double> valuesOf(const TensorView& view, std::int64_t rows)
{
    const auto* first = static_cast<const double*>(view.data);
    return {first, first + rows * view.rowSize};
}

const Attributes kNormal = {{"shape", std::vector<std::int64_t>{2, 3}}, {"mean", 3.0}, {"stddev", 0.5}};
const Attributes kUniform = {{"shape", std::vector<std::int64_t>{2, 3}}, {"minval", -1.0}, {"maxval", 3.0}};

/// Noise beside the data.
std::vector<double> noise(std::int64_t batch, std::int64_t rows, int threads, std::uint64_t seed = 7,
                          const char* type = "random_normal", const Attributes& attributes = kNormal)
{
    Graph graph;
    graph.nodes = {{"x", "input"}, {"noise", type, attributes}, {"flat", "flatten"}, {"sum", "add"}};
    graph.edges = {{{"noise", ""}, {"flat", ""}}, {{"x", ""}, {"sum", ""}}, {{"flat", ""}, {"sum", ""}}};
    ThreadPool pool(threads);
    const auto network = compiled(graph, batch, pool, {}, seed);
    network->watchActivations({"noise/output"});
    network->infer(rows);
    return valuesOf(network->activation("noise/output"), rows);
}

/// 6-5-(2, 2)-2-6: encoder, sampling, decoder; the code is mean and log variance side by side.
Graph autoencoder()
{
    const auto units = [](std::int64_t n, const char* activation) {
        return Attributes{{"units", n}, {"activation", std::string(activation)}};
    };
    Graph graph;
    graph.nodes = {{"x", "input"},
                   {"encoder", "dense", units(5, "tanh")},
                   {"mean", "dense", units(2, "linear")},
                   {"log_variance", "dense", units(2, "linear")},
                   {"z", "gaussian_sampling"},
                   {"out", "dense", units(kNumbers, "sigmoid")},
                   {"code", "concatenate"}};
    graph.edges = {{{"x", ""}, {"encoder", ""}},
                   {{"encoder", ""}, {"mean", ""}},
                   {{"encoder", ""}, {"log_variance", ""}},
                   {{"mean", ""}, {"z", "mean"}},
                   {{"log_variance", ""}, {"z", "log_variance"}},
                   {{"z", ""}, {"out", ""}},
                   {{"mean", ""}, {"code", ""}},
                   {{"log_variance", ""}, {"code", ""}}};
    return graph;
}

std::unique_ptr<Network> variational(std::int64_t rows, ThreadPool& pool)
{
    auto network = compiled(autoencoder(), rows, pool,
                            {{"picture", "binary_crossentropy", "out", "x"}, {"kl", "gaussian_kl", "code", ""}});
    const RandomStream stream(3, "x");
    for (const auto* feeds : {&network->trainingFeeds(), &network->inferenceFeeds()})
        for (const Feed& feed : *feeds)
            for (std::int64_t i = 0; i < rows * kNumbers; ++i)
                static_cast<double*>(feed.view.data)[i] = stream.uniform(std::uint64_t(i));
    return network;
}

} // namespace

/// Layers that draw: what they draw and from what it follows; a variational autoencoder built of them.
class NoiseTest : public QObject {
    Q_OBJECT
private slots:
    void noiseIsNormal();
    void uniformNoiseIsSpreadEvenlyBetweenItsBounds();
    void noiseFollowsFromSeedNameStepAndRow();
    void samplingAddsTheNoiseAtTheDeviation();
    void aVariationalAutoencoderHasProvenGradients();
    void aVariationalAutoencoderLearns();
};

void NoiseTest::noiseIsNormal()
{
    const std::vector<double> drawn = noise(kRows, kRows, 1);
    QCOMPARE(drawn.size(), std::size_t(kRows * kNumbers));
    double mean = 0, variance = 0, within = 0;
    for (const double x : drawn)
        mean += x / double(drawn.size());
    for (const double x : drawn) {
        variance += (x - mean) * (x - mean) / double(drawn.size());
        within += std::abs(x - 3) < 0.5 ? 1.0 / double(drawn.size()) : 0;
    }
    QVERIFY(std::abs(mean - 3) < 0.06 && std::abs(variance - 0.25) < 0.04 && std::abs(within - 0.683) < 0.05);
}

void NoiseTest::uniformNoiseIsSpreadEvenlyBetweenItsBounds()
{
    const std::vector<double> drawn = noise(kRows, kRows, 1, 7, "random_uniform", kUniform);
    int quarters[4] = {};
    for (const double x : drawn) {
        QVERIFY(x >= -1 && x < 3);
        ++quarters[int(x + 1)];
    }
    for (const int count : quarters)
        QVERIFY(std::abs(count - kRows * kNumbers / 4) < 60); // four deviations
}

void NoiseTest::noiseFollowsFromSeedNameStepAndRow()
{
    for (const auto& [type, attributes] : {std::pair("random_normal", kNormal), {"random_uniform", kUniform}}) {
        const std::vector<double> all = noise(kRows, kRows, 1, 7, type, attributes);
        QCOMPARE(noise(kRows, kRows, 3, 7, type, attributes), all);
        const std::vector<double> some = noise(64, 41, 1, 7, type, attributes);
        QVERIFY(std::equal(some.begin(), some.end(), all.begin()));
        QVERIFY(noise(kRows, kRows, 1, 8, type, attributes) != all);
        QVERIFY(!std::equal(all.begin(), all.begin() + kNumbers, all.begin() + kNumbers));
    }
}

void NoiseTest::samplingAddsTheNoiseAtTheDeviation()
{
    ThreadPool pool(1);
    const auto network = variational(5, pool);
    const std::vector<std::string> names = {"mean/output", "log_variance/output", "z/noise", "z/output"};
    network->watchActivations(names);
    for (const Feed& feed : network->inferenceFeeds())
        std::fill_n(static_cast<double*>(feed.view.data), 5 * kNumbers, 0.3);
    network->infer(5);
    std::vector<std::vector<double>> v;
    for (const std::string& name : names)
        v.push_back(valuesOf(network->activation(name), 5));
    double kl = 0;
    for (std::size_t i = 0; i < 10; ++i) {
        QVERIFY(std::abs(v[3][i] - (v[0][i] + std::exp(v[1][i] / 2) * v[2][i])) < 1e-12);
        kl -= (1 + v[1][i] - v[0][i] * v[0][i] - std::exp(v[1][i])) / 2 / 5;
    }
    QVERIFY(kl > 1e-3 && std::abs(network->lossPart(1, true) - kl) < 1e-12);
    QVERIFY(std::abs(network->inferenceLoss() - (6 * network->lossPart(0, true) + kl / 2)) < 1e-12);
    QVERIFY(v[2][0] != v[2][2]);
}

void NoiseTest::aVariationalAutoencoderHasProvenGradients()
{
    ThreadPool pool(1);
    const auto network = variational(7, pool);
    const GradcheckReport report = gradcheck(*network, {.rows = 7, .step = 11});
    QVERIFY2(report.passed(), report.worst.name.c_str());
    Tensor gradient;
    QVERIFY(network->gradient("log_variance/kernel", gradient));
    QVERIFY(std::abs(gradient.at(0)) > 1e-6);
}

void NoiseTest::aVariationalAutoencoderLearns()
{
    ThreadPool pool(1);
    const auto network = variational(32, pool);
    double first = 0, last = 0;
    for (int step = 0; step < 300; ++step) {
        network->trainStep(32, step, 0.02);
        if (step < 20)
            first += network->loss() / 20;
        if (step >= 280)
            last += network->loss() / 20;
    }
    QVERIFY2(last < first - 0.05, qPrintable(QString("%1 → %2").arg(first).arg(last)));
    QVERIFY(network->target(1).data == nullptr);
}

QTEST_GUILESS_MAIN(NoiseTest)
#include "noise_test.moc"
