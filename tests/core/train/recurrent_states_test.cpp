#include "analysis/gradcheck.h"
#include "core/layers/probe_network.h"

#include <QTest>

#include <cmath>

using namespace loom;

namespace {

constexpr std::int64_t kRows = 4, kTime = 4, kFeatures = 2, kUnits = 3;

Node recurrent(const std::string& id, const std::string& type, bool sequences, const std::string& shares = {})
{
    return {
        .id = id, .type = type, .attributes = {{"units", kUnits}, {"return_sequences", sequences}}, .shares = shares};
}

void connectStates(Graph& graph, const std::string& type, const std::string& from, const std::string& to)
{
    if (type == "lstm") // the cell first: the order of wires means nothing
        graph.edges.push_back({{from, "last_cell"}, {to, "initial_cell"}});
    graph.edges.push_back({{from, "last_state"}, {to, "initial_state"}});
}

void addInput(Graph& graph, const std::string& field, const std::string& to)
{
    graph.nodes.push_back({.id = field, .type = "input", .attributes = {{"field", field}}});
    graph.edges.push_back({{field, {}}, {to, {}}});
}

std::unique_ptr<Network> compiled(const Graph& graph, const std::vector<FieldShape>& fields,
                                  const std::vector<LossUse>& losses, ThreadPool& pool)
{
    auto made = Network::compile(
        graph, fields, {.dtype = DType::f64, .batch = kRows, .losses = losses, .optimizer = {"sgd", {}}}, pool);
    if (!made) {
        qWarning("%s", english(made.error()).c_str());
        return nullptr;
    }
    for (const ParameterView& parameter : (*made)->parameters()) {
        Tensor& tensor = *(*made)->parameter(parameter.name);
        fillTensor(tensor, drawn(std::size_t(tensor.size()), parameter.name));
    }
    return std::move(*made);
}

} // namespace

/// States that a recurrent layer takes over from another and hands on.
class RecurrentStatesTest : public QObject {
    Q_OBJECT
private slots:
    void gradientsGoFromOneLayerIntoTheOther_data();
    void gradientsGoFromOneLayerIntoTheOther();
    void twoHalvesAreTheWhole_data();
    void twoHalvesAreTheWhole();
};

void RecurrentStatesTest::gradientsGoFromOneLayerIntoTheOther_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<bool>("sequences");
    QTest::addColumn<bool>("outputIsRead");
    QTest::addColumn<bool>("lengths");
    for (const char* type : {"simple_rnn", "gru", "lstm"})
        for (const bool sequences : {false, true})
            for (const bool read : {false, true})
                for (const bool lengths : {false, true})
                    QTest::addRow("%s%s%s%s", type, sequences ? ", every step" : "", read ? ", read twice" : "",
                                  lengths ? ", of true lengths" : "")
                        << type << sequences << read << lengths;
}

void RecurrentStatesTest::gradientsGoFromOneLayerIntoTheOther()
{
    QFETCH(QString, type);
    QFETCH(bool, sequences);
    QFETCH(bool, outputIsRead);
    QFETCH(bool, lengths);
    const std::string kind = type.toStdString();
    Graph graph;
    graph.nodes = {recurrent("first", kind, sequences), recurrent("second", kind, false)};
    addInput(graph, "x", "first");
    addInput(graph, "y", "second");
    connectStates(graph, kind, "first", "second");
    std::vector<FieldShape> fields = {{.name = "x", .shape = {kTime, kFeatures}},
                                      {.name = "y", .shape = {kTime, kFeatures}},
                                      {.name = "target", .shape = {kUnits}, .target = true}};
    std::vector<LossUse> losses = {{.id = "loss", .type = "mse", .of = "second", .target = "target"}};
    if (outputIsRead) {
        const Shape shape = sequences ? Shape{kTime, kUnits} : Shape{kUnits};
        fields.push_back({.name = "other", .shape = shape, .target = true});
        losses.push_back({.id = "loss_2", .type = "mse", .of = "first", .target = "other"});
    }
    if (lengths) {
        fields[0].lengths = "lengths";
        fields.push_back({.name = "lengths", .dtype = DType::i32, .isLengths = true});
    }
    ThreadPool pool(1);
    const std::unique_ptr<Network> network = compiled(graph, fields, losses, pool);
    QVERIFY(network);
    std::map<std::string, std::vector<double>> values;
    for (const FieldShape& field : fields)
        values[field.name] = drawn(std::size_t(kRows * field.shape.size()), field.name);
    values["lengths"] = {3, 0, 4, 1};
    fillFeeds(*network, kRows, values);
    const GradcheckReport report = gradcheck(*network, {.rows = kRows, .step = 3});
    QVERIFY2(report.passed(),
             (report.worst.name + ": " + std::to_string(report.worst.analytic) + ", difference "
              + std::to_string(report.worst.numeric))
                 .c_str());
    Tensor gradient;
    QVERIFY(network->gradient("first/recurrent_kernel", gradient));
    double largest = 0;
    for (std::int64_t i = 0; i < gradient.size(); ++i)
        largest = std::max(largest, std::abs(gradient.at(i)));
    QVERIFY(largest > 1e-4);
}

void RecurrentStatesTest::twoHalvesAreTheWhole_data()
{
    QTest::addColumn<QString>("type");
    for (const char* type : {"simple_rnn", "gru", "lstm"})
        QTest::addRow("%s", type) << type;
}

/// The second half begins where the first one ended, with the same weights.
void RecurrentStatesTest::twoHalvesAreTheWhole()
{
    QFETCH(QString, type);
    const std::string kind = type.toStdString();
    const FieldShape target{.name = "target", .shape = {kUnits}, .target = true};
    Graph whole, halves;
    whole.nodes = {recurrent("a", kind, false)};
    addInput(whole, "x", "a");
    halves.nodes = {recurrent("a", kind, false), recurrent("b", kind, false, "a")};
    addInput(halves, "x1", "a");
    addInput(halves, "x2", "b");
    connectStates(halves, kind, "a", "b");
    const std::vector<double> x = drawn(std::size_t(kRows * kTime * kFeatures), "x");
    std::map<std::string, std::vector<double>> values = {{"x", x},
                                                         {"target", drawn(std::size_t(kRows * kUnits), "target")}};
    for (std::size_t i = 0; i < x.size(); ++i)
        values[i / kFeatures % kTime < kTime / 2 ? "x1" : "x2"].push_back(x[i]);
    ThreadPool pool(1);
    const auto one = compiled(whole, {{.name = "x", .shape = {kTime, kFeatures}}, target},
                              {{.id = "loss", .type = "mse", .of = "a", .target = "target"}}, pool);
    const Shape half{kTime / 2, kFeatures};
    const auto two = compiled(halves, {{.name = "x1", .shape = half}, {.name = "x2", .shape = half}, target},
                              {{.id = "loss", .type = "mse", .of = "b", .target = "target"}}, pool);
    QVERIFY(one && two);
    for (Network* network : {one.get(), two.get()})
        fillFeeds(*network, kRows, values);
    for (std::int64_t step = 0; step < 3; ++step) {
        one->trainStep(kRows, step, 0.1);
        two->trainStep(kRows, step, 0.1);
        QVERIFY2(std::abs(one->loss() - two->loss()) < 1e-12, std::to_string(two->loss()).c_str());
    }
}

QTEST_GUILESS_MAIN(RecurrentStatesTest)
#include "recurrent_states_test.moc"
