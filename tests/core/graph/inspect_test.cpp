#include "graph/naming.h"
#include "graph/repair.h"
#include "graph/shape_inference.h"
#include "project/recipe_repair.h"
#include "project/run.h"

#include <QTest>

using namespace loom;

namespace {

using Pair = std::vector<std::int64_t>;

/// A network drawn as a chain: every node is wired to the one before.
Graph chain(const std::vector<Node>& nodes)
{
    Graph graph;
    for (const Node& node : nodes) {
        if (!graph.nodes.empty())
            graph.edges.push_back({{graph.nodes.back().id, {}}, {node.id, {}}});
        graph.nodes.push_back(node);
    }
    return graph;
}

std::vector<FieldShape> pictures(const Shape& shape = {28, 28, 1})
{
    return {{.name = "image", .shape = shape, .dtype = DType::u8},
            {.name = "label", .shape = {}, .dtype = DType::i32, .target = true, .classes = 10}};
}

Node dense(const char* id, std::int64_t units, const char* activation = "linear")
{
    return {.id = id, .type = "dense", .attributes = {{"units", units}, {"activation", std::string(activation)}}};
}

Node conv(const char* id, std::int64_t filters, std::int64_t size, const char* padding = "valid")
{
    return {
        .id = id,
        .type = "conv2d",
        .attributes = {{"filters", filters}, {"kernel_size", Pair{size, size}}, {"padding", std::string(padding)}}};
}

const Node kImage{.id = "image", .type = "input"};
const Node kFlat{.id = "flat", .type = "flatten"};
const std::vector<LossUse> kLoss = {{"loss", "categorical_crossentropy", "out", "label"}};

Graph lenet()
{
    return chain({kImage,
                  conv("conv1", 6, 5, "same"),
                  {.id = "pool1", .type = "average_pooling2d"},
                  conv("conv2", 16, 5),
                  {.id = "pool2", .type = "average_pooling2d"},
                  kFlat,
                  dense("dense1", 120, "tanh"),
                  dense("dense2", 84, "tanh"),
                  dense("out", 10, "softmax")});
}

/// One mistake: a network, what is said, on which node, and whether the first repair mends it.
struct Mistake {
    const char* row;
    Graph graph;
    std::string words;
    std::string node;
    bool repaired = true;
    Severity severity = Severity::error;
    std::vector<FieldShape> fields = pictures();
    std::vector<LossUse> losses = kLoss;
};

Graph with(Graph graph, std::vector<Edge> edges, std::vector<Node> nodes = {})
{
    graph.nodes.insert(graph.nodes.end(), nodes.begin(), nodes.end());
    graph.edges.insert(graph.edges.end(), edges.begin(), edges.end());
    return graph;
}

Edge wire(const char* from, const char* to, const char* port = "")
{
    return {{from, {}}, {to, port}};
}

Graph classifier(const Node& out)
{
    return chain({kImage, kFlat, dense("hidden", 32, "relu"), out});
}

Node kernel(Pair size)
{
    return {.id = "conv1", .type = "conv2d", .attributes = {{"kernel_size", size}}};
}

std::vector<Mistake> shapeMistakes()
{
    const Node out = dense("out", 10, "softmax");
    const Graph good = classifier(out);
    return {
        {"a dense layer on pictures asks for Flatten", chain({kImage, conv("conv1", 4, 3), out}),
         "out works on vectors; its input has the shape 26 × 26 × 4", "out"},
        {"a convolution on a flat input asks for Reshape",
         chain({kImage, kFlat, conv("conv1", 4, 3), {.id = "flat2", .type = "flatten"}, out}),
         "needs a picture (rows × columns × channels); its input has the shape 784", "conv1"},
        {"a kernel of size -3 is named with its number", chain({kImage, kernel({-3, -3}), kFlat, out}),
         "conv1: Kernel size is -3; it must lie between 1 and 1,000,000", "conv1"},
        {"a kernel larger than the picture is named with both sizes", chain({kImage, kernel({30, 30}), kFlat, out}),
         "window of 30×30 cells does not fit into the picture of 28 × 28", "conv1"},
        {"pooling that left nothing is mended by padding",
         chain({kImage,
                {.id = "pool", .type = "max_pooling2d", .attributes = {{"pool_size", Pair{64, 64}}}},
                kFlat,
                out}),
         "window of 64×64 cells", "pool"},
        {"adding unequal vectors offers equal units",
         with(chain({kImage, kFlat, dense("a", 8)}),
              {wire("flat", "b"), wire("a", "sum"), wire("b", "sum"), wire("sum", "out")},
              {dense("b", 9), {.id = "sum", .type = "add"}, out}),
         "input 1 is 8 and input 2 is 9", "sum"},
        {"units of 10^15 are refused with the memory they would need",
         classifier(dense("out", 1'000'000'000'000'000)),
         "out: its kernel (32 × 1000000000000000) needs 128.0 PB of memory", "out"},
        {"a reshape that does not come out even says both counts",
         chain({kImage, {.id = "shape", .type = "reshape", .attributes = {{"target_shape", Pair{27, 29}}}}, out}),
         "cannot arrange 784 numbers (28 × 28 × 1) as [27, 29]", "shape"},
        {"softmax over one unit is a warning", chain({kImage, kFlat, dense("gate", 1, "softmax"), out}),
         "gate has softmax with 1 unit", "gate", true, Severity::warning},
        {"an unknown attribute is kept with a warning",
         chain({kImage,
                kFlat,
                {.id = "out", .type = "dense", .attributes = {{"units", std::int64_t(10)}, {"unts", 3.0}}}}),
         "has no attribute “unts”", "out", false, Severity::warning},
    };
}

std::vector<Mistake> wiringMistakes()
{
    const Node out = dense("out", 10, "softmax");
    const Graph good = classifier(out);
    return {
        {"an unknown layer is opened all the same",
         chain({kImage, kFlat, {.id = "magic", .type = "kolmogorov"}, out}),
         "magic is a layer of the type “kolmogorov”, which this version does not know", "magic"},
        {"a loop is named by its way",
         with(chain({kImage, kFlat, dense("a", 8), dense("b", 8), out}), {wire("b", "a")}),
         "a stands on a loop: a → b → a", "a"},
        {"a layer without input is told", with(good, {}, {dense("alone", 3)}), "alone has no wire at “Input”",
         "alone"},
        {"an addition of one input is told", chain({kImage, kFlat, {.id = "sum", .type = "add"}, out}),
         "sum joins at least 2 inputs; 1 is connected", "sum", false},
        {"two wires into one port are counted", with(good, {wire("flat", "out")}),
         "out takes one wire at “Input”, but 2 end there (hidden, flat)", "out"},
        {"a wire into an input layer is refused", with(good, {wire("hidden", "image")}), "image takes no wire",
         "image"},
        {"a wire to a port that does not exist is removed", with(good, {wire("flat", "out", "mask")}),
         "out has no port “mask” for the wire from flat to out; it has: input", "out"},
        {"a wire from nowhere is removed", with(good, {wire("ghost", "out")}), "there is no node “ghost”", "out"},
        {"two nodes of one id are told", with(good, {}, {kFlat}), "Two nodes have the id “flat”", "flat", false},
        {"a bad id is told", with(good, {}, {{.id = "Bad/Id", .type = "input"}}), "The id “Bad/Id” is not allowed",
         "Bad/Id", false},
        {"sharing with a layer that is not there is told",
         chain({kImage, kFlat, {.id = "out", .type = "dense", .shares = "ghost"}}), "shares the weights of “ghost”",
         "out", false},
        {"an empty network says how to start", {}, "The network is empty", "", false},
        {"labels as input are looked up or told to be one-hot",
         chain({{.id = "image", .type = "input", .attributes = {{"field", "label"}}}, out}),
         "computes with real numbers, but image gives whole numbers", "out"},
        {"a field that the data lacks is mended by one it has",
         chain({{.id = "image", .type = "input", .attributes = {{"field", "picture"}}}, kFlat, out}),
         "reads the field “picture”, which the data does not have. It has image", "image"},
        {"without data the input says so", good, "image has no data to read", "image", false, Severity::error, {}},
    };
}

std::vector<Mistake> lossMistakes()
{
    const Graph good = classifier(dense("out", 10, "softmax"));
    const std::vector<FieldShape> amounts = {{.name = "x", .shape = {4}},
                                             {.name = "y", .shape = {2}, .target = true}};
    const auto loss = [](const char* type, const char* of, const char* target) {
        return std::vector<LossUse>{{"loss", type, of, target}};
    };
    return {
        {"nine units for ten classes are set to ten", classifier(dense("out", 9, "softmax")),
         "Categorical cross-entropy: the output out has 9 units but the data has 10 classes", "out"},
        {"the units before a softmax layer are set",
         chain({kImage, kFlat, dense("last", 9), {.id = "out", .type = "softmax"}}), "the output last has 9 units",
         "out"},
        {"twelve units for ten classes are a warning", classifier(dense("out", 12, "softmax")),
         "12 units but the data has only 10 classes", "out", true, Severity::warning},
        {"one unit for ten classes is set to ten", classifier(dense("out", 1, "sigmoid")),
         "out has 1 unit, but there must be one a class", "out"},
        {"a picture as output is flattened and followed by a unit a class",
         chain({kImage, conv("conv", 4, 3), {.id = "out", .type = "average_pooling2d"}}),
         "Categorical cross-entropy: out gives 13 × 13 × 4 but the target is", "out"},
        {"a number as target asks for another loss",
         chain({{.id = "x", .type = "input"}, dense("out", 1)}),
         "Categorical cross-entropy: the target is a single real number, not a class",
         "out",
         true,
         Severity::error,
         {{.name = "x", .shape = {4}}, {.name = "y", .shape = {1}, .target = true}},
         loss("categorical_crossentropy", "out", "y")},
        {"linear layers in a row are remarked on",
         chain({kImage, kFlat, dense("a", 12), dense("out", 10, "softmax")}),
         "out follows a, which has no activation", "a", true, Severity::note},
        {"an output without softmax is warned", classifier(dense("out", 10, "relu")), "out does not end in softmax",
         "out", true, Severity::warning},
        {"a binary loss refuses ten classes", classifier(dense("out", 10, "sigmoid")),
         "tells two classes apart, but the data has 10", "out", true, Severity::error, pictures(),
         loss("binary_crossentropy", "out", "label")},
        {"a regression with three outputs for two amounts is mended",
         chain({{.id = "x", .type = "input"}, dense("out", 3)}), "out gives 3 but the target is 2", "out", true,
         Severity::error, amounts, loss("mse", "out", "y")},
        {"labels are no amounts", good, "the target holds labels of 10 classes, not amounts", "out", true,
         Severity::error, pictures(), loss("mae", "out", "label")},
        {"a loss on a missing node is told", good, "compares the output of “end”, but the network has no such node",
         "", false, Severity::error, pictures(), loss("mse", "end", "label")},
        {"a loss without output is told", good, "does not say which output it compares: the network ends in out",
         "out", false, Severity::error, pictures(), loss("mse", "", "label")},
        {"a missing target field is told with those there are", good,
         "compares with the field “price”, which the data does not have", "", false, Severity::error, pictures(),
         loss("mse", "out", "price")},
        {"a loss of an unknown type is told with those there are", good,
         "is of the type “odd”, which does not exist. Use one of: binary_crossentropy, categorical_crossentropy, "
         "contrastive, cosine_similarity, detection, dice, focal, gaussian_kl, hinge, huber, kl_divergence, "
         "log_cosh, mae, mse",
         "", false, Severity::error, pictures(), loss("odd", "out", "label")},
        {"a branch that leads to no loss is warned", with(good, {wire("flat", "side")}, {dense("side", 3)}),
         "side leads to no loss", "side", true, Severity::warning},
        {"a network without weights is warned",
         chain({kImage, {.id = "out", .type = "flatten"}}),
         "no weight that can be trained",
         "",
         false,
         Severity::warning,
         {{.name = "image", .shape = {2, 2, 1}}, {.name = "y", .shape = {4}, .target = true}},
         loss("mse", "out", "y")},
    };
}

} // namespace

class InspectTest : public QObject {
    Q_OBJECT
private slots:
    void lenetHasItsPublishedCounts();
    void notesFixtureOfTheConvolution_data();
    void notesFixtureOfTheConvolution();
    void frozenLayersCountAsParametersOnly();
    void sharedWeightsCountOnce();
    void mistakesAreSaidAndMended_data();
    void mistakesAreSaidAndMended();
    void aLoopGivesTheWireBackThatItReplaced();
    void layersAreCalledByTheirTitles();
    void whatFollowsAMistakeStaysSilent();
    void hugeSizesAreRefusedBeforeAnythingIsMade();
    void wiresThatDoNotFitAreListed();
    void wiresAreJudgedBeforeTheyAreDrawn_data();
    void wiresAreJudgedBeforeTheyAreDrawn();
};

void InspectTest::lenetHasItsPublishedCounts()
{
    const GraphReport report = inspect(lenet(), pictures(), kLoss);
    for (const Issue& issue : report.issues)
        QFAIL(english(issue.sentence).c_str());
    QCOMPARE(report.parameters, 61'706);
    QCOMPARE(report.trainable, 61'706);
    QCOMPARE(report.nodes.at("conv2").outputs[0], (Shape{10, 10, 16}));
    QCOMPARE(report.nodes.at("flat").outputs[0], (Shape{400}));
    // 28·28·6·25 + 10·10·16·150 + 400·120 + 120·84 + 84·10
    QCOMPARE(report.multiplyAdds, 117'600 + 240'000 + 48'000 + 10'080 + 840);
    QCOMPARE(report.order.front(), std::string("image"));
    QCOMPARE(report.nodes.at("image").dtypes[0], DType::f32);
}

void InspectTest::notesFixtureOfTheConvolution_data()
{
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("parameters");
    QTest::newRow("12 filters 5×5 on grey have 312 parameters") << 1 << 312;
    QTest::newRow("12 filters 5×5 on RGB have 912 parameters") << 3 << 912;
}

void InspectTest::notesFixtureOfTheConvolution()
{
    QFETCH(int, channels);
    QFETCH(int, parameters);
    const Graph graph =
        chain({kImage, conv("conv1", 12, 5), {.id = "pool", .type = "max_pooling2d"}, conv("same", 12, 5, "same")});
    const GraphReport report = inspect(graph, pictures({120, 160, channels}));
    QCOMPARE(report.nodes.at("conv1").outputs[0], (Shape{116, 156, 12}));
    QCOMPARE(report.nodes.at("conv1").parameterCount, parameters);
    QCOMPARE(report.nodes.at("pool").outputs[0], (Shape{58, 78, 12}));
    QCOMPARE(report.nodes.at("same").outputs[0], (Shape{58, 78, 12}));
}

void InspectTest::frozenLayersCountAsParametersOnly()
{
    Graph graph = classifier(dense("out", 10, "softmax"));
    graph.find("hidden")->frozen = true;
    const GraphReport report = inspect(graph, pictures(), kLoss);
    QCOMPARE(report.parameters, 784 * 32 + 32 + 330);
    QCOMPARE(report.trainable, 330);
}

void InspectTest::sharedWeightsCountOnce()
{
    Graph graph =
        chain({kImage, kFlat, dense("a", 784, "relu"), dense("b", 784, "relu"), dense("out", 10, "softmax")});
    graph.find("b")->shares = "a";
    QCOMPARE(inspect(graph, pictures(), kLoss).parameters, 784 * 784 + 784 + 7850);
    graph.find("b")->attributes["units"] = std::int64_t(5);
    const GraphReport report = inspect(graph, pictures(), kLoss);
    QCOMPARE(report.issues.size(), std::size_t(1));
    QCOMPARE(english(report.issues[0].sentence),
             std::string("b cannot share the weights of a: its kernel would be 784 × 5, the other's is 784 × 784."));
}

void InspectTest::mistakesAreSaidAndMended_data()
{
    QTest::addColumn<Mistake>("mistake");
    for (const auto& list : {shapeMistakes(), wiringMistakes(), lossMistakes()})
        for (const Mistake& mistake : list)
            QTest::newRow(mistake.row) << mistake;
}

void InspectTest::mistakesAreSaidAndMended()
{
    QFETCH(Mistake, mistake);
    const std::vector<Issue> issues = inspect(mistake.graph, mistake.fields, mistake.losses).issues;
    std::string all;
    const Issue* found = nullptr;
    for (const Issue& issue : issues) {
        const std::string sentence = english(issue.sentence);
        all += "[" + issue.node + "] " + sentence + "\n";
        QVERIFY2(sentence.find('{') == std::string::npos, sentence.c_str());
        if (!found && sentence.find(mistake.words) != std::string::npos)
            found = &issue;
    }
    QVERIFY2(found, ("got:\n" + all).c_str());
    QCOMPARE(found->node, mistake.node);
    QCOMPARE(int(found->severity), int(mistake.severity));
    QCOMPARE(found->repairs.empty(), !mistake.repaired);
    for (const Repair& repair : found->repairs) {
        Project mended;
        mended.graph = mistake.graph;
        for (const LossUse& loss : mistake.losses)
            mended.training.losses.push_back({loss.id, loss.type, loss.of, loss.target});
        QVERIFY2(applyRepair(mended, repair).ok(), english(repair.title).c_str());
        for (const Issue& left : inspect(mended.graph, mistake.fields, lossUses(mended, mistake.fields)).issues)
            QVERIFY2(left.sentence != found->sentence,
                     (english(repair.title) + " left: " + english(left.sentence)).c_str());
    }
}

void InspectTest::aLoopGivesTheWireBackThatItReplaced()
{
    Graph graph = chain({kImage, kFlat, dense("a", 8, "relu"), dense("b", 8, "relu"), dense("out", 10, "softmax")});
    const Graph before = graph;
    graph.edges.erase(graph.edges.begin() + 1); // flat → a gave way to
    graph.edges.push_back(wire("b", "a"));
    const std::vector<Issue> issues = inspect(graph, pictures(), kLoss).issues;
    const auto loop = std::ranges::find_if(issues, [](const Issue& issue) {
        return english(issue.sentence).find("stands on a loop") != std::string::npos;
    });
    QVERIFY(loop != issues.end());
    QCOMPARE(english(loop->repairs.at(0).title), std::string("Connect flat to a instead"));
    QVERIFY(applyRepair(graph, loop->repairs[0]));
    QVERIFY(inspect(graph, pictures(), kLoss).issues.empty());
    QCOMPARE(std::set<Edge>(graph.edges.begin(), graph.edges.end()),
             std::set<Edge>(before.edges.begin(), before.edges.end()));
}

void InspectTest::layersAreCalledByTheirTitles()
{
    const Graph graph =
        chain({kImage,
               {.id = "conv2d", .type = "conv2d"},
               {.id = "dense_2", .type = "dense", .attributes = {{"activation", std::string("relu")}}},
               {.id = "dense_3", .type = "dense", .title = "Judge"}});
    const std::vector<Issue> issues = inspect(graph, pictures()).issues;
    QCOMPARE(issues.size(), std::size_t(1));
    QVERIFY(english(issues[0].sentence).starts_with("Dense 2 works on vectors"));
    QCOMPARE(nameIn(graph, "conv2d"), std::string("Convolution 2D"));
    QCOMPARE(nameIn(graph, "dense_3"), std::string("Judge"));
    QCOMPARE(nameIn(graph, "image"), std::string("image"));
}

void InspectTest::whatFollowsAMistakeStaysSilent()
{
    const Graph graph =
        chain({kImage, kernel({-3, 3}), {.id = "pool", .type = "max_pooling2d"}, kFlat, dense("out", 10, "softmax")});
    const GraphReport report = inspect(graph, pictures(), kLoss);
    QCOMPARE(report.issues.size(), std::size_t(1));
    QVERIFY(report.nodes.at("image").known);
    QVERIFY(!report.nodes.at("out").known);
    QCOMPARE(report.nodes.at("out").inputs.size(), std::size_t(1));
}

void InspectTest::hugeSizesAreRefusedBeforeAnythingIsMade()
{
    const std::int64_t huge = 9'000'000'000'000'000;
    const Graph graph = chain(
        {kImage,
         {.id = "a",
          .type = "conv2d",
          .attributes = {
              {"filters", huge}, {"kernel_size", Pair{1'000'000, 1'000'000}}, {"padding", std::string("same")}}}});
    const GraphReport report = inspect(graph, pictures({1 << 30, 1 << 30, 1 << 30}));
    QVERIFY(english(report.issues[0].sentence).find("image: the output of one sample") == 0);
    QVERIFY(!report.nodes.at("image").known);
    const GraphReport second = inspect(graph, pictures());
    QCOMPARE(second.issues.size(), std::size_t(1));
    QVERIFY2(english(second.issues[0].sentence).find("Filters is") != std::string::npos,
             english(second.issues[0].sentence).c_str());
    QCOMPARE(second.parameters, 0);
}

void InspectTest::wiresThatDoNotFitAreListed()
{
    const Graph graph = with(chain({kImage, kFlat, dense("a", 8), dense("b", 8)}),
                             {wire("b", "a"), wire("ghost", "b"), wire("image", "c"), wire("flat", "d", "x")},
                             {dense("c", 3), dense("d", 4)});
    QCOMPARE(inspect(graph, pictures()).misfits,
             (std::set<Edge>{wire("flat", "a"), wire("a", "b"), wire("b", "a"), wire("ghost", "b"),
                             wire("image", "c"), wire("flat", "d", "x")}));
    QVERIFY(inspect(lenet(), pictures()).misfits.empty());
}

void InspectTest::wiresAreJudgedBeforeTheyAreDrawn_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("words");
    QTest::newRow("pictures fit a convolution") << "image"
                                                << "conv1"
                                                << "";
    QTest::newRow("pictures do not fit a dense layer")
        << "image"
        << "loose"
        << "loose works on vectors; its input has the shape 28 × 28 × 1";
    QTest::newRow("a vector fits a dense layer") << "flat"
                                                 << "loose"
                                                 << "";
    QTest::newRow("a vector does not fit a convolution") << "flat"
                                                         << "conv1"
                                                         << "conv1 needs a picture";
    QTest::newRow("a wire backwards closes a loop") << "out"
                                                    << "flat"
                                                    << "would close a loop: flat already leads to out";
    QTest::newRow("a wire to itself closes a loop") << "loose"
                                                    << "loose"
                                                    << "would close a loop";
    QTest::newRow("an input takes no wire") << "flat"
                                            << "image"
                                            << "image takes no wire";
    QTest::newRow("a taken port says by whom") << "image"
                                               << "out"
                                               << "out takes one wire at “Input”, and hidden is connected there";
    QTest::newRow("the first of two inputs fits an addition") << "hidden"
                                                              << "sum"
                                                              << "";
    QTest::newRow("from an unknown shape anything may go") << "loose"
                                                           << "conv1"
                                                           << "";
    QTest::newRow("a node that is not there is told") << "ghost"
                                                      << "conv1"
                                                      << "There is no node “ghost”";
}

void InspectTest::wiresAreJudgedBeforeTheyAreDrawn()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, words);
    const Graph graph = with(classifier(dense("out", 10, "softmax")), {},
                             {conv("conv1", 4, 3), dense("loose", 4), {.id = "sum", .type = "add"}});
    const GraphReport report = inspect(graph, pictures());
    const Text why = whyNot(graph, report, pictures(), {from.toStdString(), {}}, {to.toStdString(), {}});
    QCOMPARE(why.empty(), words.isEmpty());
    QVERIFY2(english(why).find(words.toStdString()) != std::string::npos, english(why).c_str());
}

QTEST_GUILESS_MAIN(InspectTest)
#include "inspect_test.moc"
