#include "core/layers/probe_network.h"
#include "graph/initializers.h"

#include <QTest>

#include <cmath>

using namespace loom;

namespace {

constexpr std::int64_t kRows = 3, kSteps = 21, kNumbers = 8, kPlaces = 19;
using Numbers = std::vector<double>;

/// The layer with that much of the places at its value true, 0: nothing is said of them.
class Looked {
public:
    Looked(const std::string& type, Attributes attributes, bool ofItself, bool toldLengths = false)
        : places_(ofItself ? kSteps : kPlaces)
    {
        Graph graph;
        graph.nodes = {{.id = "q", .type = "input", .attributes = {{"field", "queries"}}},
                       {.id = "v", .type = "input", .attributes = {{"field", "values"}}},
                       {.id = "layer", .type = type, .attributes = std::move(attributes)}};
        graph.edges = {{{ofItself ? "v" : "q", {}}, {"layer", "query"}}};
        if (!ofItself)
            graph.edges.push_back({{"v", {}}, {"layer", "value"}});
        std::vector<FieldShape> fields = {{.name = "queries", .shape = {kSteps, kNumbers}},
                                          {.name = "values", .shape = {places_, kNumbers}}};
        if (toldLengths) {
            fields[1].lengths = "lengths";
            fields.push_back({.name = "lengths", .dtype = DType::i32, .isLengths = true});
        }
        Result<std::unique_ptr<Network>> made = Network::compile(graph, fields, {.batch = kRows}, pool_);
        if (!made)
            qFatal("%s", english(made.error()).c_str());
        network_ = std::move(*made);
        network_->watchActivations({"layer/output", "layer/weights"});
        for (const ParameterView& view : network_->parameters()) {
            Numbers numbers = drawn(std::size_t(view.shape.size()), view.name);
            for (double& number : numbers)
                number *= 0.3; // so that no share is too small for f32
            fillTensor(*network_->parameter(view.name), numbers);
        }
    }

    void run(const Numbers& values, const Numbers& lengths = {})
    {
        const std::map<std::string, Numbers> fields = {
            {"queries", drawn(kRows * kSteps * kNumbers, "queries")}, {"values", values}, {"lengths", lengths}};
        for (const Feed& feed : network_->inferenceFeeds())
            fillFeed(feed, fields.at(feed.field));
        network_->infer(kRows);
    }
    Numbers values() const { return drawn(std::size_t(kRows * places_ * kNumbers), "values"); }
    std::vector<float> numbers(const std::string& tensor) const
    {
        const TensorView view = network_->activation(tensor);
        const auto* first = static_cast<const float*>(view.data);
        return {first, first + view.rows * view.rowSize};
    }
    Shape shape(const std::string& tensor) const { return network_->activationShape(tensor); }
    std::int64_t places() const { return places_; }

private:
    std::int64_t places_;
    ThreadPool pool_{1};
    std::unique_ptr<Network> network_;
};

const Attributes kHeads = {{"num_heads", std::int64_t(2)}, {"key_dim", std::int64_t(4)}};

} // namespace

/// What masks promise, to the bit.
class AttentionTest : public QObject {
    Q_OBJECT
private slots:
    void eachRowOfWeightsAddsUpToOne_data() { kinds(); }
    void eachRowOfWeightsAddsUpToOne();
    void aLaterStepChangesNoBitBefore_data() { kinds(); }
    void aLaterStepChangesNoBitBefore();
    void paddingHasNoWeightAndChangesNoBit_data() { kinds(); }
    void paddingHasNoWeightAndChangesNoBit();
    void theOutputIsAsLongAsItsQueries();
    void wavesTellPlacesApart();
    void zerosAtTheEndAreAsGoodAsToldLengths();

private:
    static void kinds();
};

void AttentionTest::kinds()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("score");
    QTest::addRow("heads") << "multi_head_attention"
                           << "";
    QTest::addRow("dot") << "attention"
                         << "dot";
    QTest::addRow("additive") << "attention"
                              << "additive";
}

namespace {

Attributes attributesOf(const QString& score)
{
    return score.isEmpty() ? kHeads : Attributes{{"score", score.toStdString()}};
}

} // namespace

void AttentionTest::eachRowOfWeightsAddsUpToOne()
{
    QFETCH(QString, type);
    QFETCH(QString, score);
    Looked net(type.toStdString(), attributesOf(score), false);
    net.run(net.values());
    const std::vector<float> weights = net.numbers("layer/weights");
    const std::int64_t heads = score.isEmpty() ? 2 : 1;
    QCOMPARE(net.shape("layer/weights"), heads == 2 ? (Shape{2, kSteps, kPlaces}) : (Shape{kSteps, kPlaces}));
    QCOMPARE(weights.size(), std::size_t(kRows * heads * kSteps * kPlaces));
    for (std::size_t row = 0; row < weights.size(); row += kPlaces) {
        double sum = 0, most = 0;
        for (std::size_t s = row; s < row + kPlaces; ++s) {
            QVERIFY(weights[s] > 0);
            sum += double(weights[s]);
            most = std::max(most, double(weights[s]));
        }
        QVERIFY2(std::abs(sum - 1) < 1e-6, std::to_string(sum).c_str());
        QVERIFY(most < 1);
    }
}

void AttentionTest::aLaterStepChangesNoBitBefore()
{
    QFETCH(QString, type);
    QFETCH(QString, score);
    Attributes attributes = attributesOf(score);
    attributes["causal"] = true;
    Looked net(type.toStdString(), attributes, true);
    net.run(net.values());
    const std::vector<float> before = net.numbers("layer/output"), weights = net.numbers("layer/weights");
    constexpr std::int64_t kChanged = 13;
    Numbers changed = net.values();
    for (std::int64_t k = 0; k < kNumbers; ++k)
        changed[std::size_t(kChanged * kNumbers + k)] += 1 + double(k); // of the first sample
    net.run(changed);
    const std::vector<float> after = net.numbers("layer/output");
    for (std::size_t i = 0; i < before.size(); ++i) {
        const bool later = i >= kChanged * kNumbers && i < kSteps * kNumbers;
        QVERIFY(later || before[i] == after[i]);
    }
    QVERIFY(before[kChanged * kNumbers] != after[kChanged * kNumbers]);
    for (std::int64_t i = 0; i < std::int64_t(weights.size()); ++i)
        QCOMPARE(weights[std::size_t(i)] == 0, i % kSteps > i / kSteps % kSteps);
}

void AttentionTest::paddingHasNoWeightAndChangesNoBit()
{
    QFETCH(QString, type);
    QFETCH(QString, score);
    const Numbers lengths = {7, 0, 100};
    for (const bool ofItself : {false, true}) {
        Looked net(type.toStdString(), attributesOf(score), ofItself, true);
        net.run(net.values(), lengths);
        const std::int64_t places = net.places();
        const std::vector<float> before = net.numbers("layer/output"), weights = net.numbers("layer/weights");
        const auto each = std::int64_t(weights.size()) / kRows;
        for (std::int64_t i = 0; i < std::int64_t(weights.size()); ++i)
            QCOMPARE(weights[std::size_t(i)] != 0, double(i % places) < lengths[std::size_t(i / each)]);
        Numbers changed = net.values();
        for (std::int64_t i = 0; i < std::int64_t(changed.size()); ++i)
            if (double(i / kNumbers % places) >= lengths[std::size_t(i / kNumbers / places)])
                changed[std::size_t(i)] = -100;
        net.run(changed, lengths);
        const std::vector<float> after = net.numbers("layer/output");
        for (std::int64_t i = 0; i < std::int64_t(before.size()); ++i) {
            const bool padding =
                ofItself && double(i / kNumbers % kSteps) >= lengths[std::size_t(i / kNumbers / kSteps)];
            QVERIFY2(padding || before[std::size_t(i)] == after[std::size_t(i)], std::to_string(i).c_str());
        }
    }
}

/// A decoder's steps are its own, not those of what it looks at, even where both have as many.
void AttentionTest::theOutputIsAsLongAsItsQueries()
{
    Graph graph;
    graph.nodes = {{.id = "q", .type = "input", .attributes = {{"field", "queries"}}},
                   {.id = "v", .type = "input", .attributes = {{"field", "values"}}},
                   {.id = "layer", .type = "attention"}};
    graph.edges = {{{"q", {}}, {"layer", "query"}}, {{"v", {}}, {"layer", "value"}}};
    std::vector<FieldShape> fields = {{.name = "queries", .shape = {5, 4}},
                                      {.name = "values", .shape = {5, 4}, .lengths = "lengths"},
                                      {.name = "lengths", .dtype = DType::i32, .isLengths = true}};
    QCOMPARE(inspect(graph, fields).nodes.at("layer").lengths, std::vector<std::string>{""});
    std::swap(fields[0].lengths, fields[1].lengths);
    QCOMPARE(inspect(graph, fields).nodes.at("layer").lengths, std::vector<std::string>{"lengths"});
}

void AttentionTest::wavesTellPlacesApart()
{
    const ParameterSpec spec{.name = "encoding", .shape = {3, 4}, .initializer = "waves"};
    Tensor table(spec.shape, DType::f64);
    initialize(table, spec, RandomStream(1, "any"));
    const double expected[] = {0,
                               1,
                               0,
                               1,
                               std::sin(1),
                               std::cos(1),
                               std::sin(.01),
                               std::cos(.01),
                               std::sin(2),
                               std::cos(2),
                               std::sin(.02),
                               std::cos(.02)};
    for (std::int64_t i = 0; i < 12; ++i)
        QVERIFY(std::abs(table.at(i) - expected[i]) < 1e-12);
}

/// An embedding that counts zeros for itself learns to the bits of one that is told how long rows are.
void AttentionTest::zerosAtTheEndAreAsGoodAsToldLengths()
{
    constexpr std::int64_t kTime = 6;
    const Numbers words = {3, 0, 2, 0, 0, 0, /**/ 1, 2, 3, 4, 4, 1, /**/ 0, 0, 0, 0, 0, 0}, lengths = {3, 6, 0};
    std::vector<std::map<std::string, Tensor>> learned;
    for (const bool told : {true, false}) {
        Graph graph;
        graph.nodes = {
            {.id = "x", .type = "input", .attributes = {{"field", "words"}}},
            {.id = "space",
             .type = "embedding",
             .attributes = {{"input_dim", std::int64_t(5)}, {"output_dim", std::int64_t(4)}, {"mask_zero", !told}}},
            {.id = "look", .type = "multi_head_attention", .attributes = kHeads},
            {.id = "mean", .type = "global_average_pooling1d"}};
        graph.edges = {{{"x", {}}, {"space", {}}}, {{"space", {}}, {"look", "query"}}, {{"look", {}}, {"mean", {}}}};
        std::vector<FieldShape> fields = {{.name = "words", .shape = {kTime}, .dtype = DType::i32},
                                          {.name = "target", .shape = {4}, .target = true}};
        if (told) {
            fields[0].lengths = "lengths";
            fields.push_back({.name = "lengths", .dtype = DType::i32, .isLengths = true});
        }
        QCOMPARE(inspect(graph, fields).nodes.at("look").lengths.front().empty(), false);
        ThreadPool pool(1);
        const auto network = Network::compile(
            graph, fields, {.batch = kRows, .losses = {{"loss", "mse", "mean", "target"}}, .optimizer = {"sgd", {}}},
            pool);
        QVERIFY2(network.ok(), network.ok() ? "" : english(network.error()).c_str());
        fillFeeds(**network, kRows, {{"words", words}, {"lengths", lengths}, {"target", drawn(kRows * 4, "target")}});
        for (std::int64_t step = 0; step < 3; ++step)
            (*network)->trainStep(kRows, step, 0.1);
        learned.push_back((*network)->weights());
    }
    QVERIFY(learned[0] == learned[1]);
}

QTEST_GUILESS_MAIN(AttentionTest)
#include "attention_test.moc"
