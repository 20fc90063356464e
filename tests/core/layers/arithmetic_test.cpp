#include "analysis/gradcheck.h"
#include "core/layers/probe_network.h"
#include "kernels/kernel.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace loom;

/// What samples and references of layers that move, reduce and multiply numbers leave open.
class ArithmeticTest : public QObject {
    Q_OBJECT
private slots:
    void nothingLearnsBehindAGradientStop();
    void aConstantIsTheSameForEverySample();
    void theFirstOfTheLargestGetsTheGradient();
    void wholePowersTakeNumbersBelowZero();
    void aVectorOfZerosHasNoDirection();
};

namespace {

template<class T> std::vector<T> run(const char* kind, OpInfo op, std::vector<std::vector<T>> inputs)
{
    std::vector<void*> in;
    for (std::vector<T>& x : inputs)
        in.push_back(x.data());
    std::vector<T> out(std::size_t(op.out[0].size()));
    void* to = out.data();
    const Kernel* kernel = baselineKernels().find(kind, DTypeOf<T>::value);
    kernel->run({op, in.data(), &to, 1, 0, 1, false, nullptr, 0});
    return out;
}

OpInfo opOf(std::vector<Shape> in, Shape out, std::vector<std::int64_t> ints = {}, std::vector<double> reals = {})
{
    OpInfo op;
    op.in = std::move(in);
    op.out = {std::move(out)};
    op.ints = std::move(ints);
    op.reals = std::move(reals);
    return op;
}

} // namespace

/// x·stop(x) has the slope stop(x), and not that of x².
void ArithmeticTest::nothingLearnsBehindAGradientStop()
{
    Graph graph;
    graph.nodes = {{.id = "pick", .type = "input", .attributes = {{"field", "pick"}}},
                   {.id = "x", .type = "dense", .attributes = {{"units", std::int64_t(3)}, {"use_bias", false}}},
                   {.id = "held", .type = "gradient_stop"},
                   {.id = "product", .type = "multiply"}};
    graph.edges = {{{"pick", {}}, {"x", {}}},
                   {{"x", {}}, {"held", {}}},
                   {{"x", {}}, {"product", {}}},
                   {{"held", {}}, {"product", {}}}};
    const std::vector<FieldShape> fields = {{.name = "pick", .shape = {1}},
                                            {.name = "target", .shape = {3}, .target = true}};
    ThreadPool pool(1);
    auto made = Network::compile(graph, fields,
                                 {.dtype = DType::f64,
                                  .batch = 1,
                                  .losses = {{.id = "loss", .type = "mse", .of = "product", .target = "target"}},
                                  .optimizer = {"sgd", {}}},
                                 pool);
    QVERIFY2(made.ok(), made.ok() ? "" : english(made.error()).c_str());
    const std::unique_ptr<Network> network = std::move(*made);
    const std::vector<double> x = {2, -1, 0.5}, target = {1, 0, 2};
    fillTensor(*network->parameter("x/kernel"), x);
    fillFeeds(*network, 1, target);
    network->forwardBackward(1, 0);
    Tensor gradient;
    QVERIFY(network->gradient("x/kernel", gradient));
    for (std::size_t i = 0; i < 3; ++i)
        QVERIFY(std::abs(gradient.at(std::int64_t(i)) - 2 * (x[i] * x[i] - target[i]) / 3 * x[i]) < 1e-14);
}

void ArithmeticTest::aConstantIsTheSameForEverySample()
{
    Graph graph;
    graph.nodes = {
        {.id = "x", .type = "input"},
        {.id = "seven", .type = "constant", .attributes = {{"shape", std::vector<std::int64_t>{2}}, {"value", 7.0}}},
        {.id = "sum", .type = "add"}};
    graph.edges = {{{"x", {}}, {"sum", {}}}, {{"seven", {}}, {"sum", {}}}};
    ThreadPool pool(1);
    auto made = Network::compile(graph, {{"x", Shape{2}}}, {.batch = 5}, pool);
    QVERIFY2(made.ok(), made.ok() ? "" : english(made.error()).c_str());
    (*made)->watchActivations({"sum/output"});
    for (const Feed& feed : (*made)->inferenceFeeds())
        std::fill_n(static_cast<float*>(feed.view.data), 10, 1.0f);
    (*made)->infer(5);
    const auto* y = static_cast<const float*>((*made)->activation("sum/output").data);
    QCOMPARE(std::vector<float>(y, y + 10), std::vector<float>(10, 8.0f));
}

void ArithmeticTest::theFirstOfTheLargestGetsTheGradient()
{
    const OpInfo op = opOf({Shape{2, 4}, Shape{2}}, Shape{2, 4}, {1, 2, 4, 4, 1});
    QCOMPARE(run<double>("reduce_max_gradient", op, {{1, 3, 3, 2, 5, 5, 5, 5}, {7, -2}}),
             (std::vector<double>{0, 7, 0, 0, -2, 0, 0, 0}));
    const double none = std::numeric_limits<double>::quiet_NaN();
    const OpInfo forward = opOf({Shape{2, 4}}, Shape{2}, {1, 2, 4, 4, 1});
    const std::vector<double> largest = run<double>("reduce_max", forward, {{1, 3, 3, 2, 5, none, 6, 5}});
    QCOMPARE(largest[0], 3.0);
    QVERIFY(std::isnan(largest[1])); // and is not hidden
}

void ArithmeticTest::wholePowersTakeNumbersBelowZero()
{
    const auto raised = [](double exponent) {
        return run<double>("power", opOf({Shape{4}}, Shape{4}, {}, {exponent}), {{-2, 0, 0.5, 4}});
    };
    QCOMPARE(raised(3), (std::vector<double>{-8, 0, 0.125, 64}));
    QCOMPARE(raised(0), (std::vector<double>{1, 1, 1, 1}));
    QCOMPARE(raised(-1)[0], -0.5);
    const std::vector<double> root = raised(0.5);
    QVERIFY(std::isnan(root[0]) && root[1] == 0 && std::abs(root[3] - 2) < 1e-15);
    QVERIFY(std::isinf(raised(-0.5)[1]) && std::isinf(raised(-1)[1]));
    const OpInfo back = opOf({Shape{2}, Shape{2}, Shape{2}}, Shape{2}, {}, {0.0});
    QCOMPARE(run<double>("power_gradient", back, {{0, 3}, {1, 1}, {5, 5}}), (std::vector<double>{0, 0}));
}

void ArithmeticTest::aVectorOfZerosHasNoDirection()
{
    const OpInfo op = opOf({Shape{2, 2}}, Shape{2, 2});
    const std::vector<double> unit = run<double>("unit_length", op, {{3, -4, 0, 0}});
    QVERIFY(std::abs(unit[0] - 0.6) < 1e-15 && std::abs(unit[1] + 0.8) < 1e-15);
    QVERIFY(unit[2] == 0 && unit[3] == 0);
    const OpInfo back = opOf({Shape{2, 2}, Shape{2, 2}}, Shape{2, 2});
    for (const double slope : run<double>("unit_length_gradient", back, {{3, -4, 0, 0}, {1, 1, 1, 1}}))
        QVERIFY(std::isfinite(slope));
}

QTEST_GUILESS_MAIN(ArithmeticTest)
#include "arithmetic_test.moc"
