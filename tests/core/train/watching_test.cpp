#include "bench/bench_cases.h"
#include "networks.h"
#include "project/run.h"

#include <QTest>

#include <algorithm>

using namespace loom;
using namespace loom::test;

namespace {

enum class Watching { nothing, everything, switched };

std::vector<std::string> namesOf(const Network& network, const Graph& graph)
{
    std::vector<std::string> names;
    for (const Node& node : graph.nodes)
        for (const char* part : {"/output", "/sum", "/hidden", "/forget_gate", "/output:gradient", "/sum:gradient"})
            if (network.hasActivation(node.id + part) || std::string_view(part).ends_with("gradient"))
                names.push_back(node.id + part);
    return names;
}

/// Names that the training plan knows.
std::vector<std::string> watchable(Network& network, const Graph& graph)
{
    std::vector<std::string> names;
    for (const std::string& name : namesOf(network, graph))
        if (network.tap({name}))
            names.push_back(name);
    return names;
}

} // namespace

/// Law 5: looking changes no bit of what is learned, and costs only what is looked at.
class WatchingTest : public QObject {
    Q_OBJECT
private slots:
    void watchedAndUnwatchedRunsHaveTheSameBytes_data();
    void watchedAndUnwatchedRunsHaveTheSameBytes();
    void tappedMapsAreThoseOfTheBatch();
    void aWatchedConvolutionStillJoinsItsPooling();

private:
    Result<Run> made(const BenchCase& bench, std::int64_t batch, int threads);
    BenchData data_;
};

Result<Run> WatchingTest::made(const BenchCase& bench, std::int64_t batch, int threads)
{
    const Result<BenchProject> project = data_.prepared(bench, batch);
    if (!project)
        return project.error();
    RunOptions how;
    how.threads = threads;
    how.data = project->data;
    return makeRun(project->project, how);
}

void WatchingTest::watchedAndUnwatchedRunsHaveTheSameBytes_data()
{
    QTest::addColumn<QString>("name");
    for (const BenchCase& bench : benchCases())
        if (bench.mode == BenchMode::train)
            QTest::newRow(bench.name) << QString(bench.name);
}

void WatchingTest::watchedAndUnwatchedRunsHaveTheSameBytes()
{
    QFETCH(QString, name);
    const BenchCase& bench = *findBenchCase(name.toStdString());
    const std::int64_t batch = std::min<std::int64_t>(2, bench.batches.front());
    constexpr int kSteps = 200;
    std::vector<std::map<std::string, Tensor>> states;
    for (const Watching watching : {Watching::nothing, Watching::everything, Watching::switched}) {
        Result<Run> run = made(bench, batch, 2);
        QVERIFY(run);
        Network& network = *run->network;
        const std::vector<std::string> names = watchable(network, run->project.graph);
        QVERIFY(names.size() > 3);
        network.tap(watching == Watching::everything ? names : std::vector<std::string>());
        const RandomStream coin(3, "watching");
        for (int step = 0; step < kSteps; ++step) {
            if (watching == Watching::switched && coin.below(4, std::uint64_t(step)) == 0) {
                std::vector<std::string> some;
                for (std::size_t i = 0; i < names.size(); ++i)
                    if (coin.below(2, std::uint64_t(step), i + 1) == 0)
                        some.push_back(names[i]);
                QVERIFY(network.tap(some));
            }
            QVERIFY(run->trainer->step());
        }
        states.push_back(network.allState());
    }
    QVERIFY2(states[1] == states[0], "watching everything changes what is learned");
    QVERIFY2(states[2] == states[0], "switching watches changes what is learned");
}

// relu(sum) is the output, and what pooling picked of it has a gradient.
void WatchingTest::tappedMapsAreThoseOfTheBatch()
{
    Result<Run> run = made(*findBenchCase("keras_cnn"), 3, 1);
    QVERIFY(run);
    Network& network = *run->network;
    const std::string conv = std::ranges::find(run->project.graph.nodes, "conv2d", &Node::type)->id;
    QVERIFY(network.tap({conv + "/sum", conv + "/output", conv + "/output:gradient", conv + "/sum:gradient"}));
    QVERIFY(run->trainer->step());
    const Tensor sum = copied(network.tapped(conv + "/sum")), output = copied(network.tapped(conv + "/output"));
    const Tensor gradient = copied(network.tapped(conv + "/sum:gradient")),
                 before = copied(network.tapped(conv + "/output:gradient"));
    QCOMPARE(sum.size(), std::int64_t(3 * 26 * 26 * 32));
    std::int64_t flowing = 0;
    for (std::int64_t i = 0; i < sum.size(); ++i) {
        QCOMPARE(output.at(i), std::max(0.0, sum.at(i)));
        QCOMPARE(gradient.at(i), sum.at(i) > 0 ? before.at(i) : 0.0);
        flowing += gradient.at(i) != 0;
    }
    QVERIFY(flowing > 1000 && flowing <= 3 * 13 * 13 * 32);
    Tensor bias;
    QVERIFY(network.gradient(conv + "/bias", bias));
    for (std::int64_t f = 0; f < 32; ++f) {
        double added = 0;
        for (std::int64_t i = f; i < gradient.size(); i += 32)
            added += gradient.at(i);
        QVERIFY(std::abs(added - bias.at(f)) < 1e-4 * (std::abs(added) + 1e-3));
    }
}

void WatchingTest::aWatchedConvolutionStillJoinsItsPooling()
{
    Result<Run> run = made(*findBenchCase("keras_cnn"), 32, 1);
    QVERIFY(run);
    Network& network = *run->network;
    if (network.kernels() == "baseline")
        QSKIP("the kernels “baseline” join no pooling, and this processor runs no others");
    QVERIFY(network.describePlan().find("conv2d_relu_max_pool") != std::string::npos);
    const std::vector<std::string> names = watchable(network, run->project.graph);
    QVERIFY(network.tap(names));
    QVERIFY(network.describePlan().find("conv2d_relu_max_pool") != std::string::npos); // a tap only adds stores
}

QTEST_GUILESS_MAIN(WatchingTest)
#include "watching_test.moc"
