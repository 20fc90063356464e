#include "base/random.h"
#include "graph/repair.h"
#include "train/network.h"

#include <QTest>
#include <algorithm>

#include <cmath>

using namespace loom;

namespace {

/// Seeded choices, one after the other.
class Dice {
public:
    explicit Dice(std::uint64_t seed)
        : random_(seed, "graphs")
    {
    }
    std::size_t below(std::size_t count) { return random_.below(std::uint32_t(count), next_++); }
    bool oneIn(std::size_t count) { return below(count) == 0; }

private:
    RandomStream random_;
    std::uint64_t next_ = 0;
};

const std::vector<FieldShape> kFields = {
    {.name = "picture", .shape = {6, 6, 2}},
    {.name = "row", .shape = {5}},
    {.name = "label", .shape = {}, .dtype = DType::i32, .target = true, .classes = 3}};

/// Attributes of a sample of the type, of one for any numbers where there is one.
Attributes sampled(Dice& dice, const LayerType& type)
{
    std::vector<const LayerSample*> samples;
    const bool none = std::ranges::all_of(type.samples, &LayerSample::positive);
    for (const LayerSample& sample : type.samples)
        if (none || !sample.positive)
            samples.push_back(&sample);
    return samples.empty() ? Attributes() : samples[dice.below(samples.size())]->attributes;
}

/// Two inputs and some layers, each wired to random earlier ones.
Graph grown(Dice& dice)
{
    Graph graph;
    graph.nodes = {{.id = "n0", .type = "input", .attributes = {{"field", std::string("picture")}}},
                   {.id = "n1", .type = "input", .attributes = {{"field", std::string("row")}}}};
    const std::size_t count = 3 + dice.below(7);
    for (std::size_t i = 2; i < count + 2; ++i) {
        const LayerType& type = layersTable()[dice.below(layersTable().size())];
        if (type.category == LayerCategory::source || type.category == LayerCategory::loss)
            continue;
        // A logarithm of what may be below 0 is no number.
        if (std::ranges::all_of(type.samples, &LayerSample::positive))
            continue;
        const std::size_t earlier = graph.nodes.size();
        graph.nodes.push_back({.id = "n" + std::to_string(i), .type = type.id, .attributes = sampled(dice, type)});
        const int wires = type.inputs[0].variadic ? 2 : 1;
        for (int w = 0; w < wires; ++w)
            graph.edges.push_back({{graph.nodes[dice.below(earlier)].id, {}}, {graph.nodes.back().id, {}}});
    }
    return graph;
}

const std::vector<Value> kWildValues = {
    Value(),
    true,
    std::int64_t(-3),
    std::int64_t(0),
    std::int64_t(9'000'000'000'000'000'000),
    1e308,
    std::nan(""),
    std::string("relu"),
    std::string(),
    std::vector<std::int64_t>{},
    std::vector<std::int64_t>{-1, 1'000'000},
    std::vector<std::int64_t>{9'223'372'036'854'775'807, 9'223'372'036'854'775'807},
    std::vector<std::int64_t>(100, 1'000'000'000),
    std::vector<double>{0.5, -1},
    std::vector<Part>{{"adam", {}}},
};

/// Anything a file may hold: loops, doubled ids, unknown types, ports and values.
Graph wild(Dice& dice)
{
    Graph graph = grown(dice);
    for (int i = 0; i < 4; ++i) {
        const LayerType& type = layersTable()[dice.below(layersTable().size())];
        graph.nodes.push_back(
            {.id = "n" + std::to_string(dice.below(12)), .type = dice.oneIn(8) ? "ghost" : type.id});
    }
    for (Node& node : graph.nodes) {
        const LayerType* type = findLayer(node.type);
        for (const AttributeSpec& spec : type ? type->attributes : std::vector<AttributeSpec>())
            if (dice.oneIn(3))
                node.attributes[spec.name] = kWildValues[dice.below(kWildValues.size())];
        if (dice.oneIn(8))
            node.shares = "n" + std::to_string(dice.below(12));
    }
    for (int i = 0; i < 8; ++i)
        graph.edges.push_back({{"n" + std::to_string(dice.below(14)), dice.oneIn(6) ? "x" : ""},
                               {"n" + std::to_string(dice.below(14)), dice.oneIn(6) ? "target" : ""}});
    return graph;
}

const Issue* firstError(const GraphReport& report, bool repairable)
{
    for (const Issue& issue : report.issues)
        if (issue.severity == Severity::error && (!repairable || !issue.repairs.empty()))
            return &issue;
    return nullptr;
}

} // namespace

/// Networks nobody drew: whatever a file holds is inspected without harm, and whatever is accepted can be trained.
class RandomGraphsTest : public QObject {
    Q_OBJECT
private slots:
    void anyGraphIsInspected();
    void aWireThatFitsBringsNoError();
    void acceptedGraphsTrain();
};

void RandomGraphsTest::anyGraphIsInspected()
{
    int unknown = 0;
    for (std::uint64_t seed = 0; seed < 2000; ++seed) {
        Dice dice(seed);
        Graph graph = wild(dice);
        const std::vector<LossUse> losses = {{"loss", "mse", "n" + std::to_string(dice.below(14)), "label"}};
        for (int round = 0; round < 4; ++round) {
            const GraphReport report = inspect(graph, kFields, losses);
            QVERIFY(report.parameters >= 0 && report.multiplyAdds >= 0);
            for (const auto& [id, shapes] : report.nodes) {
                unknown += !shapes.known;
                QVERIFY(!shapes.known || !shapes.outputs.empty());
            }
            for (const Issue& issue : report.issues)
                QVERIFY2(english(issue.sentence).find('{') == std::string::npos, english(issue.sentence).c_str());
            const Issue* issue = firstError(report, true);
            if (issue)
                applyRepair(graph, issue->repairs[dice.below(issue->repairs.size())]);
        }
    }
    QVERIFY(unknown > 1000);
}

void RandomGraphsTest::aWireThatFitsBringsNoError()
{
    int fitting = 0, refused = 0;
    for (std::uint64_t seed = 0; seed < 1000; ++seed) {
        Dice dice(seed);
        Graph graph = grown(dice);
        // A new layer without wires is the place where a wire may end.
        const LayerType* type = nullptr;
        while (!type || type->inputs.size() != 1)
            type = &layersTable()[dice.below(layersTable().size())];
        graph.nodes.push_back({.id = "target", .type = type->id, .attributes = sampled(dice, *type)});
        const GraphReport report = inspect(graph, kFields);
        for (const Node& source : graph.nodes) {
            const Text why = whyNot(graph, report, kFields, {source.id, {}}, {"target", {}});
            if (!report.nodes.at(source.id).known || source.id == "target" || type->inputs[0].variadic)
                continue;
            Graph wired = graph;
            wired.edges.push_back({{source.id, {}}, {"target", {}}});
            bool wrong = false;
            for (const Issue& issue : inspect(wired, kFields).issues)
                wrong |= issue.node == "target" && issue.severity == Severity::error;
            QVERIFY2(wrong == !why.empty(), (source.id + " → " + type->id + ": " + english(why)).c_str());
            ++(wrong ? refused : fitting);
        }
    }
    QVERIFY2(fitting > 300 && refused > 300, (std::to_string(fitting) + ", " + std::to_string(refused)).c_str());
}

void RandomGraphsTest::acceptedGraphsTrain()
{
    ThreadPool pool(2);
    int trained = 0;
    for (std::uint64_t seed = 0; seed < 800; ++seed) {
        Dice dice(1000 + seed);
        Graph graph = grown(dice);
        GraphReport report = inspect(graph, kFields);
        for (int round = 0; round < 40 && firstError(report, true); ++round) {
            QVERIFY(applyRepair(graph, firstError(report, true)->repairs.front()));
            report = inspect(graph, kFields);
        }
        if (firstError(report, false) || report.trainable == 0)
            continue;
        const std::string last = report.order.back();
        std::vector<FieldShape> fields = kFields;
        fields.push_back({.name = "wanted", .shape = report.nodes.at(last).outputs[0], .target = true});
        const auto network = Network::compile(
            graph, fields, {.batch = 3, .losses = {{"loss", "mse", last, "wanted"}}, .optimizer = {"sgd", {}}}, pool);
        QVERIFY2(network.ok(), network.ok() ? "" : english(network.error()).c_str());
        for (const Feed& feed : (*network)->trainingFeeds())
            for (std::int64_t i = 0; i < feed.view.rows * feed.view.rowSize; ++i)
                static_cast<float*>(feed.view.data)[i] = float(i % 7) * 0.1f;
        (*network)->trainStep(3, 0, 0.001);
        QVERIFY(std::isfinite((*network)->loss()));
        QCOMPARE((*network)->prediction().rowSize, report.nodes.at(last).outputs[0].size());
        ++trained;
    }
    QVERIFY2(trained > 100, std::to_string(trained).c_str());
}

QTEST_GUILESS_MAIN(RandomGraphsTest)
#include "random_graphs_test.moc"
