#include "analysis/backprop.h"
#include "base/random.h"
#include "project/project_file.h"
#include "project/run.h"

#include <QtTest>
#include <cmath>
#include <set>

using namespace loom;

namespace {

/// A network with a sample in it.
struct Held {
    Project project;
    std::vector<FieldShape> fields;
    std::map<std::string, Tensor> sample;

    std::unique_ptr<HeldNetwork> network() const
    {
        auto made = HeldNetwork::make({project.graph, fields, lossUses(project, fields), project.seed});
        if (!made)
            qFatal("%s", english(made.error()).c_str());
        const Result<void> set = (*made)->setSample([&](const Feed& feed) -> Result<void> { return fill(feed); });
        if (!set)
            qFatal("%s", english(set.error()).c_str());
        return std::move(*made);
    }
    Result<void> fill(const Feed& feed) const
    {
        const Tensor& tensor = sample.at(feed.field);
        for (std::int64_t i = 0; i < tensor.size(); ++i)
            if (feed.view.dtype == DType::i32)
                static_cast<std::int32_t*>(feed.view.data)[i] = std::int32_t(tensor.at(i));
            else
                static_cast<double*>(feed.view.data)[i] = tensor.at(i);
        return {};
    }
};

Tensor drawn(const Shape& shape, const char* name)
{
    Tensor tensor(shape, DType::f64);
    const RandomStream random(3, name);
    for (std::int64_t i = 0; i < tensor.size(); ++i)
        tensor.set(i, 2 * random.uniform(std::uint64_t(i)) - 1);
    return tensor;
}

Held held(const std::string& nodes, const std::string& edges, const std::string& loss, const Shape& input,
          FieldShape target, double wanted)
{
    const Result<OpenedProject> opened =
        parseProject(R"({"format": 1, "title": "t", "seed": 7, "graph": {"nodes": [{"id": "x", "type": "input"}, )"
                     + nodes + R"(], "edges": [)" + edges + R"(]}, "training": {"loss": ")" + loss + R"("}})");
    if (!opened)
        qFatal("%s", english(opened.error()).c_str());
    Held held{opened->project, {{.name = "x", .shape = input}, target}, {}};
    held.sample["x"] = drawn(input, "x");
    held.sample[target.name] = Tensor(target.shape, DType::f64);
    for (std::int64_t i = 0; i < held.sample[target.name].size(); ++i)
        held.sample[target.name].set(i, wanted);
    return held;
}

Held small()
{
    return held(R"({"id": "h", "type": "dense", "attributes": {"units": 3, "activation": "tanh"}},
                   {"id": "out", "type": "dense", "attributes": {"units": 2, "activation": "sigmoid"}})",
                R"(["x", "h"], ["h", "out"])", "mse", {2}, {.name = "t", .shape = {2}, .target = true}, 0.3);
}

Held pictures()
{
    return held(
        R"({"id": "conv", "type": "conv2d", "attributes": {"filters": 2, "kernel_size": [3, 3], "activation": "relu"}},
                   {"id": "pool", "type": "max_pooling2d"},
                   {"id": "norm", "type": "batch_normalization"},
                   {"id": "flat", "type": "flatten"},
                   {"id": "out", "type": "dense", "attributes": {"units": 3, "activation": "softmax"}})",
        R"(["x", "conv"], ["conv", "pool"], ["pool", "norm"], ["norm", "flat"], ["flat", "out"])",
        "categorical_crossentropy", {6, 6, 1}, {.name = "label", .dtype = DType::i32, .target = true, .classes = 3},
        2);
}

Held series(const char* type)
{
    const std::string memory =
        R"({"id": "memory", "type": ")" + std::string(type) + R"(", "attributes": {"units": 2}},)";
    return held(memory + R"({"id": "out", "type": "dense", "attributes": {"units": 2, "activation": "sigmoid"}})",
                R"(["x", "memory"], ["memory", "out"])", "mse", {3, 2}, {.name = "t", .shape = {2}, .target = true},
                0.3);
}

using MakeHeld = Held (*)();

BackpropOptimizer optimizer(const std::string& id, Attributes attributes = {})
{
    return {findOptimizer(id), std::move(attributes), 0.1, 1, {}};
}

std::vector<std::int64_t> firstIndex(const Shape& shape)
{
    return std::vector<std::int64_t>(std::size_t(std::max(1, shape.rank())));
}

} // namespace

/// The way forward and back, step by step, against the engine and against real training.
class BackpropTest : public QObject {
    Q_OBJECT
private slots:
    void stepsGoForwardThenBackThenUpdate();
    void aSequenceIsWalkedThroughItsGates();
    void withoutALossThereIsOnlyTheWayForward();
    void everyNumberFollowsFromItsFormula_data();
    void everyNumberFollowsFromItsFormula();
    void waysAddUpToTheGradient();
    void manyWaysAreTheLargestAndAllOthersTogether();
    void anUpdateIsThatOfTraining_data();
    void anUpdateIsThatOfTraining();
    void whatTheOptimizerKeptCounts();
};

void BackpropTest::stepsGoForwardThenBackThenUpdate()
{
    const Held net = small();
    const Backprop way(net.project.graph, net.network(), optimizer("sgd"));
    std::vector<std::string> tensors;
    for (const BackpropStep& step : way.steps())
        tensors.push_back(step.tensor);
    QCOMPARE(tensors,
             (std::vector<std::string>{"x/output", "h/sum", "h/output", "out/sum", "out/output", "loss/output",
                                       "out/output:gradient", "out/sum:gradient", "out/kernel:gradient",
                                       "out/bias:gradient", "h/output:gradient", "h/sum:gradient",
                                       "h/kernel:gradient", "h/bias:gradient", "x/output:gradient", "h/kernel",
                                       "h/bias", "out/kernel", "out/bias"}));
    QCOMPARE(way.stepOf("out/sum"), 3);
    QCOMPARE(way.stepOf("out/kernel"), -1);
    QVERIFY(std::ranges::is_sorted(way.steps(), {}, &BackpropStep::part));
}

void BackpropTest::aSequenceIsWalkedThroughItsGates()
{
    const Held net = series("lstm");
    const Backprop way(net.project.graph, net.network(), optimizer("sgd"));
    std::vector<std::string> forward, backward;
    for (const BackpropStep& step : way.steps())
        if (step.node == "memory" && step.part != BackpropPart::update)
            (step.part == BackpropPart::forward ? forward : backward).push_back(step.tensor.substr(7));
    QCOMPARE(forward,
             (std::vector<std::string>{"input_sum", "input_gate", "forget_gate", "candidate", "output_gate", "cell",
                                       "hidden", "output"}));
    QCOMPARE(backward,
             (std::vector<std::string>{"output:gradient", "cell:gradient", "input_sum:gradient", "kernel:gradient",
                                       "recurrent_kernel:gradient", "bias:gradient"}));
}

void BackpropTest::withoutALossThereIsOnlyTheWayForward()
{
    Held net = small();
    net.project.training.losses.clear();
    auto made = HeldNetwork::make({net.project.graph, net.fields, {}, 7});
    QVERIFY(made.ok());
    const Backprop way(net.project.graph, std::move(*made), optimizer("sgd"));
    QCOMPARE(way.steps().size(), std::size_t(5));
}

void BackpropTest::everyNumberFollowsFromItsFormula_data()
{
    QTest::addColumn<MakeHeld>("net");
    QTest::addColumn<int>("numbers");
    QTest::addColumn<int>("weights");
    QTest::newRow("dense") << &small << 40 << 17;
    QTest::newRow("convolution, pooling, normalisation, softmax") << &pictures << 273 << 51;
    QTest::newRow("LSTM") << MakeHeld([] { return series("lstm"); }) << 155 << 46;
    QTest::newRow("GRU") << MakeHeld([] { return series("gru"); }) << 169 << 42;
    QTest::newRow("simple RNN") << MakeHeld([] { return series("simple_rnn"); }) << 53 << 16;
}

void BackpropTest::everyNumberFollowsFromItsFormula()
{
    QFETCH(MakeHeld, net);
    const Held of = net();
    QFETCH(int, numbers);
    QFETCH(int, weights);
    Backprop way(of.project.graph, of.network(), optimizer("adam"));
    std::set<std::string> silent;
    int compared = 0, differences = 0;
    for (const BackpropStep& step : way.steps()) {
        const Shape shape = way.shapeOf(step);
        const std::vector<double> all = way.numbers(step);
        std::vector<std::int64_t> index = firstIndex(shape);
        std::size_t place = 0;
        do {
            const BackpropLook look = way.look(step, index);
            QCOMPARE(look.value, all[place++]);
            if (step.part == BackpropPart::update)
                continue;
            if (!look.explanation) {
                silent.insert(step.tensor);
                continue;
            }
            const double again = *look.explanation->formula.evaluate(look.values);
            QVERIFY2(std::abs(again - look.value) <= 1e-12 * std::max(1.0, std::abs(again)), step.tensor.c_str());
            ++compared;
            if (look.difference) {
                const double off = std::abs(look.difference->slope() - look.value);
                QVERIFY2(off < 1e-8, qPrintable(QString::fromStdString(step.tensor) + QString::number(off)));
                ++differences;
            }
        } while (shape.rank() > 0 && nextIndex(index, shape));
    }
    QCOMPARE(silent, (std::set<std::string>{"x/output"}));
    QCOMPARE(compared, numbers);
    QCOMPARE(differences, weights);
}

void BackpropTest::waysAddUpToTheGradient()
{
    const Held net = small();
    Backprop way(net.project.graph, net.network(), optimizer("sgd"));
    const BackpropStep& step = way.steps()[std::size_t(way.stepOf("h/output:gradient"))];
    for (std::int64_t unit = 0; unit < 3; ++unit) {
        const BackpropLook look = way.look(step, {unit});
        QCOMPARE(look.paths.size(), std::size_t(2)); // through either output
        double sum = 0;
        std::set<std::int64_t> through;
        for (const BackpropPath& path : look.paths) {
            sum += path.value;
            QCOMPARE(path.through.tensor, std::string("out/sum:gradient"));
            through.insert(path.through.index[0]);
        }
        QCOMPARE(through.size(), std::size_t(2));
        QVERIFY(std::abs(look.paths[0].value) >= std::abs(look.paths[1].value));
        QVERIFY(std::abs(sum - look.value) < 1e-15);
    }
    // What the loss itself says is no sum over ways.
    QVERIFY(way.look(way.steps()[std::size_t(way.stepOf("out/output:gradient"))], {0}).paths.empty());
}

/// A layer that hands on to 100 units: 16 ways one by one, and the rest in one number.
void BackpropTest::manyWaysAreTheLargestAndAllOthersTogether()
{
    const Held net = held(R"({"id": "h", "type": "dense", "attributes": {"units": 3, "activation": "tanh"}},
                             {"id": "wide", "type": "dense", "attributes": {"units": 100, "activation": "tanh"}},
                             {"id": "out", "type": "dense", "attributes": {"units": 1}})",
                          R"(["x", "h"], ["h", "wide"], ["wide", "out"])", "mse", {2},
                          {.name = "t", .shape = {1}, .target = true}, 0.3);
    Backprop way(net.project.graph, net.network(), optimizer("sgd"));
    const BackpropLook look = way.look(way.steps()[std::size_t(way.stepOf("h/output:gradient"))], {1});
    QCOMPARE(look.paths.size(), kLargestExplained + 1);
    QCOMPARE(look.paths.back().others, 100 - kLargestExplained);
    double sum = 0;
    for (const BackpropPath& path : look.paths)
        sum += path.value;
    QVERIFY(std::abs(sum - look.value) < 1e-14);
    QVERIFY(std::abs(*look.explanation->formula.evaluate(look.values) - look.value) < 1e-14);
}

void BackpropTest::anUpdateIsThatOfTraining_data()
{
    QTest::addColumn<std::string>("id");
    QTest::addColumn<Attributes>("attributes");
    for (const OptimizerType& type : optimizersTable())
        QTest::addRow("%s", type.id.c_str()) << type.id << Attributes();
    QTest::newRow("momentum") << std::string("sgd") << Attributes{{"momentum", 0.9}};
    QTest::newRow("Nesterov") << std::string("sgd") << Attributes{{"momentum", 0.9}, {"nesterov", true}};
    QTest::newRow("RMSprop, all") << std::string("rmsprop") << Attributes{{"momentum", 0.5}, {"centered", true}};
}

/// Three steps of real training with the one sample; each as the way says it, out of what the optimizer had kept.
void BackpropTest::anUpdateIsThatOfTraining()
{
    QFETCH(std::string, id);
    QFETCH(Attributes, attributes);
    const Held net = small();
    ThreadPool pool(1);
    CompileOptions options;
    options.dtype = DType::f64;
    options.batch = 1;
    options.losses = lossUses(net.project, net.fields);
    options.optimizer = {id, attributes};
    auto trained = Network::compile(net.project.graph, net.fields, options, pool);
    QVERIFY(trained.ok());
    for (const Feed& feed : (*trained)->trainingFeeds())
        QVERIFY(net.fill(feed).ok());
    for (std::int64_t step = 1; step <= 3; ++step) {
        BackpropOptimizer now = optimizer(id, attributes);
        now.step = step;
        for (const auto& [name, tensor] : (*trained)->allState())
            if (name.find(':') != std::string::npos)
                now.kept[name] = tensor;
        std::unique_ptr<HeldNetwork> network = net.network();
        network->takeWeights((*trained)->weights());
        Backprop way(net.project.graph, std::move(network), now);
        std::map<std::string, std::vector<double>> said;
        for (const BackpropStep& one : way.steps()) {
            const Shape shape = way.shapeOf(one);
            std::vector<std::int64_t> index = firstIndex(shape);
            if (one.part == BackpropPart::update)
                do
                    said[one.tensor].push_back(way.look(one, index).update.back().value);
                while (nextIndex(index, shape));
        }
        const auto [before, after] = way.lossAround();
        (*trained)->trainStep(1, step - 1, now.rate);
        QVERIFY(std::abs(before - (*trained)->loss()) < 1e-14);
        for (const auto& [name, values] : said)
            for (std::size_t i = 0; i < values.size(); ++i)
                QVERIFY2(std::abs(values[i] - (*trained)->parameter(name)->at(std::int64_t(i))) < 1e-13,
                         name.c_str());
        for (const Feed& feed : (*trained)->inferenceFeeds())
            QVERIFY(net.fill(feed).ok());
        (*trained)->infer(1);
        QVERIFY(std::abs(after - (*trained)->inferenceLoss()) < 1e-13);
        QCOMPARE(said.size(), std::size_t(4));
    }
}

void BackpropTest::whatTheOptimizerKeptCounts()
{
    const Held net = small();
    BackpropOptimizer now = optimizer("sgd", {{"momentum", 0.5}});
    now.kept["h/kernel:velocity"] = Tensor(Shape{2, 3}, DType::f32);
    now.kept["h/kernel:velocity"].set(4, 0.25);
    Backprop way(net.project.graph, net.network(), now);
    const BackpropStep step{BackpropPart::update, "h", "h/kernel"};
    const BackpropLook look = way.look(step, {1, 1});
    QCOMPARE(look.values.at("v0"), 0.25);
    QCOMPARE(look.update.size(), std::size_t(2));
    QVERIFY(std::abs(look.update[0].value - (0.5 * 0.25 - 0.1 * look.values.at("g"))) < 1e-16);
    QCOMPARE(look.update[1].value, look.values.at("w0") + look.update[0].value);
}

QTEST_GUILESS_MAIN(BackpropTest)
#include "backprop_test.moc"
