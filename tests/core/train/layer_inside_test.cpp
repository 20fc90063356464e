#include "core/layers/probe_network.h"
#include "graph/repair.h"

#include <QTest>

#include <cmath>

using namespace loom;

namespace {

constexpr std::int64_t kRows = 6;

/// x → the nodes, one behind the other.
Graph chainOf(const std::vector<Node>& nodes)
{
    Graph graph;
    graph.nodes = {{.id = "x", .type = "input"}};
    for (const Node& node : nodes) {
        graph.edges.push_back({{graph.nodes.back().id, {}}, {node.id, {}}});
        graph.nodes.push_back(node);
    }
    return graph;
}

struct Learned {
    std::vector<double> losses;
    std::vector<float> weights; ///< of all parameters, one after the other
};

/// Some steps from weights that depend on their places alone, whatever they are called.
Learned learned(const Graph& graph, std::vector<FieldShape> fields, const LossUse& loss, DType dtype = DType::f32)
{
    ThreadPool pool(2);
    auto made = Network::compile(graph, fields,
                                 {.dtype = dtype, .batch = kRows, .losses = {loss}, .optimizer = {"sgd", {}}}, pool);
    if (!made) {
        qWarning("%s", english(made.error()).c_str());
        return {};
    }
    Network& network = **made;
    for (std::size_t i = 0; i < network.parameters().size(); ++i) {
        Tensor& tensor = *network.parameter(network.parameters()[i].name);
        fillTensor(tensor, drawn(std::size_t(tensor.size()), "weights" + std::to_string(i)));
    }
    std::map<std::string, std::vector<double>> values;
    for (const FieldShape& field : fields)
        values[field.name] = drawn(std::size_t(kRows * field.shape.size()), field.name, field.classes);
    fillFeeds(network, kRows, values);
    Learned all;
    for (std::int64_t step = 0; step < 5; ++step) {
        network.trainStep(kRows, step, 0.1);
        all.losses.push_back(network.loss());
    }
    for (const ParameterView& parameter : network.parameters()) {
        const Tensor& tensor = *network.parameter(parameter.name);
        for (std::int64_t i = 0; i < tensor.size(); ++i)
            all.weights.push_back(float(tensor.at(i)));
    }
    return all;
}

template<class T> bool near(const std::vector<T>& a, const std::vector<T>& b)
{
    for (std::size_t i = 0; i < a.size() && a.size() == b.size(); ++i)
        if (!(std::abs(double(a[i]) - double(b[i])) <= 1e-5))
            return false;
    return !a.empty() && a.size() == b.size();
}

const std::string kRelu = "relu", kSoftmax = "softmax", kDense = "dense";
const std::int64_t kTwo = 2, kThree = 3;

} // namespace

/// A layer inside another learns what it learns alone, and what the plan joins around it stays the same.
class LayerInsideTest : public QObject {
    Q_OBJECT
private slots:
    void bothWaysBeginAsTheLayerAlone();
    void aLossOfSharesStartsInFrontOfTheSoftmaxInside();
    void aReluBehindEveryStepIsTheOneInside();
    void resizingTheSourceCountsBothWays();
};

void LayerInsideTest::aLossOfSharesStartsInFrontOfTheSoftmaxInside()
{
    const std::vector<FieldShape> fields = {
        {.name = "series", .shape = {4, 5}},
        {.name = "label", .shape = {4}, .dtype = DType::i32, .target = true, .classes = 3}};
    const LossUse loss{.id = "loss", .type = "categorical_crossentropy", .of = "out", .target = "label"};
    const Attributes dense{{"units", kThree}, {"activation", kSoftmax}};
    Attributes inside = dense;
    inside["layer"] = kDense;
    const Learned alone = learned(chainOf({{.id = "out", .type = "dense", .attributes = dense}}), fields, loss);
    const Learned within =
        learned(chainOf({{.id = "out", .type = "time_distributed", .attributes = inside}}), fields, loss);
    QVERIFY(near(within.losses, alone.losses) && near(within.weights, alone.weights));
    QVERIFY(alone.losses.back() < alone.losses.front());
}

void LayerInsideTest::aReluBehindEveryStepIsTheOneInside()
{
    const std::vector<FieldShape> fields = {{.name = "film", .shape = {3, 4, 4, 1}},
                                            {.name = "amounts", .shape = {3, 2, 2, 2}, .target = true}};
    const Attributes filters{{"filters", kTwo}};
    Attributes within = filters;
    within["activation"] = kRelu;
    const auto film = [&](const char* last, const Attributes& attributes, bool relu) {
        std::vector<Node> nodes = {{.id = "film", .type = "time_distributed", .attributes = attributes}};
        if (relu)
            nodes.push_back({.id = "relu", .type = "relu"});
        return learned(chainOf(nodes), fields, {.id = "loss", .type = "mse", .of = last, .target = "amounts"});
    };
    const Learned inside = film("film", within, false), behind = film("relu", filters, true);
    QVERIFY(near(inside.losses, behind.losses) && near(inside.weights, behind.weights));
}

/// Side by side, 3 units each way are 6 numbers: no repair may promise to make 3 of them.
void LayerInsideTest::resizingTheSourceCountsBothWays()
{
    const std::vector<FieldShape> fields = {{.name = "series", .shape = {4, 5}},
                                            {.name = "amounts", .shape = {3}, .target = true}};
    for (const char* mode : {"concat", "sum"}) {
        const Graph graph = chainOf({{.id = "both",
                                      .type = "bidirectional",
                                      .attributes = {{"units", kTwo}, {"merge_mode", std::string(mode)}}}});
        const std::vector<LossUse> losses = {{.id = "loss", .type = "mse", .of = "both", .target = "amounts"}};
        int resizing = 0;
        for (const Issue& issue : inspect(graph, fields, losses).issues)
            for (const Repair& repair : issue.repairs) {
                Graph mended = graph;
                QVERIFY(applyRepair(mended, repair));
                resizing += repair.kind == "set";
                std::vector<LossUse> judged = losses;
                judged[0].of = mended.nodes.back().id; // what follows is judged
                for (const Issue& left : inspect(mended, fields, judged).issues)
                    QVERIFY2(left.sentence != issue.sentence, english(repair.title).c_str());
            }
        QCOMPARE(resizing > 0, mode == std::string("sum"));
    }
}

/// What is no setting of the two ways together has the layer's own default: an LSTM's forget gates begin at 1.
void LayerInsideTest::bothWaysBeginAsTheLayerAlone()
{
    constexpr std::int64_t kUnits = 2;
    const Graph graph = chainOf(
        {{.id = "both", .type = "bidirectional", .attributes = {{"layer", std::string("lstm")}, {"units", kUnits}}}});
    ThreadPool pool(1);
    const auto network = Network::compile(graph, {{.name = "series", .shape = {3, 2}}}, {.batch = 1}, pool);
    QVERIFY2(network.ok(), network.ok() ? "" : english(network.error()).c_str());
    for (const char* name : {"both/forward/bias", "both/backward/bias"}) {
        const Tensor* bias = (*network)->parameter(name);
        QVERIFY2(bias, name);
        for (std::int64_t i = 0; i < 4 * kUnits; ++i)
            QCOMPARE(bias->at(i), i / kUnits == 1 ? 1.0 : 0.0);
    }
}

QTEST_GUILESS_MAIN(LayerInsideTest)
#include "layer_inside_test.moc"
