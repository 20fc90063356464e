#include "networks.h"

#include "analysis/gradcheck.h"
#include "train/metric_type.h"
#include "train/program.h"

#include <QTest>

#include <functional>

using namespace loom;
using namespace loom::test;

namespace {

constexpr std::int64_t kRows = 3;

/// Through everything that trains, after some steps, so that running statistics are not those of the start.
std::unique_ptr<Network> trainedPictures(ThreadPool& pool, const Graph& graph = pictureGraph())
{
    CompileOptions options = pictureOptions(16);
    options.dtype = DType::f64;
    auto network = std::move(Network::compile(graph, pictureFields(), options, pool)).value();
    for (int step = 0; step < 5; ++step) {
        fill(network->trainingFeeds(), step);
        network->trainStep(16, step, 0.01);
    }
    return network;
}

std::unique_ptr<Program> looksBack(Network& network, std::set<std::string> watched, const std::string& of = {})
{
    auto program = network.program({.batch = kRows,
                                    .withLosses = of.empty(),
                                    .watched = std::move(watched),
                                    .looksBack = true,
                                    .gradientOf = of});
    if (!program)
        qFatal("%s", english(program.error()).c_str());
    fill((*program)->feeds(), 7);
    return std::move(*program);
}

/// The worst of some entries against central differences of `value`.
double worst(const TensorView& at, const Tensor& gradient, const std::function<double()>& value)
{
    double worst = 0;
    std::int64_t kinks = 0;
    auto* const numbers = static_cast<double*>(at.data);
    for (std::int64_t i = 0; i < gradient.size(); i += 1 + gradient.size() / 60) {
        const double before = numbers[i], scale = std::max(1.0, std::fabs(value()));
        const auto moved = [&](double by) {
            numbers[i] = before + by;
            return value();
        };
        const GradcheckEntry entry = compareSlope(gradient.at(i), 1e-5, scale, 1e-6, moved, kinks);
        numbers[i] = before;
        worst = std::max(worst, entry.error);
    }
    return kinks > 2 ? 1 : worst;
}

TensorView viewOf(Tensor& tensor)
{
    return {tensor.data(), tensor.dtype(), 1, tensor.size()};
}

} // namespace

/// Gradients to be looked at: of the network as it predicts, by what it learned and by what it reads.
class LookingBackTest : public QObject {
    Q_OBJECT
private slots:
    void gradientsOfTheLossAreCentralDifferences();
    void gradientsOfAUnitAreCentralDifferences_data();
    void gradientsOfAUnitAreCentralDifferences();
    void aFrozenLayerHasGradientsToo();
    void gradientsInsideAgreeWithThoseOfTheParameters();
    void lookingBackChangesNoBit();
};

void LookingBackTest::gradientsOfTheLossAreCentralDifferences()
{
    ThreadPool pool(2);
    const auto network = trainedPictures(pool);
    const auto program = looksBack(*network, {"image/output:gradient"});
    program->run(kRows);
    const Tensor byImage = copied(program->activation("image/output:gradient"));
    std::map<std::string, Tensor> gradients;
    for (const ParameterView& parameter : network->parameters())
        QCOMPARE(program->gradient(parameter.name, gradients[parameter.name]), parameter.trainable);
    const auto loss = [&] {
        program->run(kRows);
        return program->loss();
    };
    for (const Feed& feed : program->feeds())
        if (feed.field == "image")
            QVERIFY(worst(feed.view, byImage, loss) <= 1e-6);
    for (const ParameterView& parameter : network->parameters())
        if (parameter.trainable) {
            const double error = worst(viewOf(*network->parameter(parameter.name)), gradients[parameter.name], loss);
            QVERIFY2(error <= 1e-6, (parameter.name + " " + std::to_string(error)).c_str());
        }
}

void LookingBackTest::gradientsOfAUnitAreCentralDifferences_data()
{
    QTest::addColumn<QString>("of");
    QTest::addColumn<int>("unit");
    QTest::newRow("a unit of the softmax's output") << "out/output" << 1;
    QTest::newRow("a unit of the sum in front of the softmax") << "out/sum" << 3;
    QTest::newRow("a place of a map inside") << "norm/output" << 100;
    QTest::newRow("a number that dropout lets through") << "drop/output" << 17;
}

void LookingBackTest::gradientsOfAUnitAreCentralDifferences()
{
    QFETCH(QString, of);
    QFETCH(int, unit);
    ThreadPool pool(2);
    const auto network = trainedPictures(pool);
    const std::string name = of.toStdString();
    const auto program = looksBack(*network, {"image/output:gradient", name}, name);
    const TensorView seed = program->seed();
    QVERIFY(seed.data);
    for (std::int64_t i = 0; i < kRows * seed.rowSize; ++i)
        static_cast<double*>(seed.data)[i] = i % seed.rowSize == unit;
    program->run(kRows);
    const Tensor byImage = copied(program->activation("image/output:gradient"));
    Tensor byKernel;
    QVERIFY(program->gradient("conv1/kernel", byKernel));
    const auto sum = [&] {
        program->run(kRows);
        const TensorView rows = program->activation(name);
        double added = 0;
        for (std::int64_t row = 0; row < kRows; ++row)
            added += elementOf(rows, row * rows.rowSize + unit);
        return added;
    };
    for (const Feed& feed : program->feeds())
        QVERIFY(worst(feed.view, byImage, sum) <= 1e-6);
    QVERIFY(worst(viewOf(*network->parameter("conv1/kernel")), byKernel, sum) <= 1e-6);
    Tensor behind;
    QVERIFY(!program->gradient("out/kernel", behind) || name.starts_with("out/"));
}

void LookingBackTest::aFrozenLayerHasGradientsToo()
{
    Graph frozen = pictureGraph();
    frozen.find("conv1")->frozen = frozen.find("norm")->frozen = true;
    ThreadPool pool(1);
    const auto network = trainedPictures(pool, frozen);
    const auto program = looksBack(*network, {});
    Tensor gradient;
    for (const char* name : {"conv1/kernel", "norm/gamma"}) {
        program->run(kRows);
        QVERIFY(program->gradient(name, gradient));
        const double error = worst(viewOf(*network->parameter(name)), gradient, [&] {
            program->run(kRows);
            return program->loss();
        });
        QVERIFY2(error <= 1e-6, (name + std::string(" ") + std::to_string(error)).c_str());
    }
}

void LookingBackTest::gradientsInsideAgreeWithThoseOfTheParameters()
{
    ThreadPool pool(1);
    const auto network = trainedPictures(pool);
    const auto program = looksBack(*network, {"conv2/sum:gradient", "conv2/output:gradient", "conv2/output"});
    program->run(kRows);
    const Tensor bySum = copied(program->activation("conv2/sum:gradient")),
                 byOutput = copied(program->activation("conv2/output:gradient")),
                 output = copied(program->activation("conv2/output"));
    Tensor bias;
    QVERIFY(program->gradient("conv2/bias", bias));
    std::vector<double> added(std::size_t(bias.size()), 0);
    for (std::int64_t i = 0; i < bySum.size(); ++i) {
        added[std::size_t(i % bias.size())] += bySum.at(i);
        QVERIFY(std::fabs(bySum.at(i) - byOutput.at(i) * (1 - output.at(i) * output.at(i))) < 1e-12); // tanh
    }
    for (std::int64_t f = 0; f < bias.size(); ++f)
        QVERIFY(std::fabs(added[std::size_t(f)] - bias.at(f)) < 1e-12);
}

void LookingBackTest::lookingBackChangesNoBit()
{
    ThreadPool pool(2);
    CompileOptions options = pictureOptions(16);
    std::vector<std::map<std::string, Tensor>> states;
    for (const bool looks : {false, true}) {
        const auto network = std::move(Network::compile(pictureGraph(), pictureFields(), options, pool)).value();
        for (int step = 0; step < 20; ++step) {
            fill(network->trainingFeeds(), step);
            network->trainStep(16, step, 0.01);
            if (looks && step % 3 == 0)
                looksBack(*network, {"image/output:gradient"})->run(kRows);
            if (looks && step % 5 == 0)
                looksBack(*network, {}, "out/sum")->run(kRows);
        }
        states.push_back(network->allState());
    }
    QVERIFY(states[0] == states[1]);
}

QTEST_GUILESS_MAIN(LookingBackTest)
#include "looking_back_test.moc"
