#include "graph/graph.h"
#include "graph/repair.h"
#include "graph/reserved_ids.h"
#include "graph/shape_inference.h"
#include "graph/wiring.h"

#include <QTest>

#include <algorithm>

using namespace loom;

namespace {

Graph graphOf(std::initializer_list<const char*> nodes,
              std::initializer_list<std::pair<const char*, const char*>> wires)
{
    Graph graph;
    for (const char* id : nodes)
        graph.nodes.push_back({.id = id, .type = "relu"});
    for (const auto& [from, to] : wires)
        graph.edges.push_back({{from, {}}, {to, {}}});
    return graph;
}

} // namespace

class GraphTest : public QObject {
    Q_OBJECT
private slots:
    void idsFollowTheFileFormat_data();
    void idsFollowTheFileFormat();
    void freeIdsAreNumberedPastNodesAndGroups();
    void removingANodeRemovesItsWires();
    void removingWithReconnectKeepsTheOrderOfTheTargetsWires();
    void topologicalOrderHasSourcesFirst();
    void loopsAreFoundAndLeftOutOfTheOrder();
    void hundredThousandNodesOnALoopAreOrderedInLinearTime();
    void insertPutsANodeOnTheWire();
    void repairsOfVanishedPlacesChangeNothing();
    void removeEdgeTakesTheLastOfEqualWires();
    void reservedIdsAreReleasedWhereverTheyAreNamed();
};

void GraphTest::idsFollowTheFileFormat_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<bool>("valid");
    QTest::newRow("letters, digits and underscores are an id") << "conv2d_1" << true;
    QTest::newRow("one letter is an id") << "a" << true;
    QTest::newRow("an empty text is no id") << "" << false;
    QTest::newRow("a digit in front is no id") << "1a" << false;
    QTest::newRow("capitals are no id") << "Conv" << false;
    QTest::newRow("a slash is no id") << "a/b" << false;
    QTest::newRow("Hangul is no id") << QStringLiteral("층") << false;
}

void GraphTest::idsFollowTheFileFormat()
{
    QFETCH(QString, id);
    QFETCH(bool, valid);
    QCOMPARE(isValidId(id.toStdString()), valid);
}

void GraphTest::freeIdsAreNumberedPastNodesAndGroups()
{
    Graph graph = graphOf({"dense", "dense_2"}, {});
    graph.groups.push_back({.id = "dense_3"});
    QCOMPARE(graph.freeId("conv2d"), std::string("conv2d"));
    QCOMPARE(graph.freeId("dense"), std::string("dense_4"));
}

void GraphTest::removingANodeRemovesItsWires()
{
    Graph graph = graphOf({"a", "b", "c"}, {{"a", "b"}, {"b", "c"}, {"a", "c"}});
    graph.remove("b", false);
    QCOMPARE(graph, graphOf({"a", "c"}, {{"a", "c"}}));
}

void GraphTest::removingWithReconnectKeepsTheOrderOfTheTargetsWires()
{
    Graph graph = graphOf({"a", "x", "b", "sum"}, {{"a", "x"}, {"x", "sum"}, {"b", "sum"}});
    graph.remove("x", true);
    QCOMPARE(graph, graphOf({"a", "b", "sum"}, {{"a", "sum"}, {"b", "sum"}}));
    graph = graphOf({"x", "y"}, {{"x", "x"}, {"x", "y"}});
    graph.remove("x", true);
    QCOMPARE(graph, graphOf({"y"}, {}));
}

void GraphTest::topologicalOrderHasSourcesFirst()
{
    const Graph graph =
        graphOf({"d", "c", "b", "a"}, {{"a", "b"}, {"b", "c"}, {"a", "d"}, {"c", "d"}, {"gone", "d"}});
    QCOMPARE(topologicalOrder(graph), (std::vector<std::string>{"a", "b", "c", "d"}));
}

void GraphTest::loopsAreFoundAndLeftOutOfTheOrder()
{
    const Graph graph = graphOf({"in", "a", "b", "c", "after", "self"},
                                {{"in", "a"}, {"a", "b"}, {"b", "c"}, {"c", "a"}, {"c", "after"}, {"self", "self"}});
    QCOMPARE(topologicalOrder(graph), (std::vector<std::string>{"in"}));
    const auto loops = loopsOf(graph, Wiring(graph));
    QCOMPARE(loops.size(), std::size_t(2));
    QCOMPARE(loops[0], (std::vector<int>{1, 2, 3}));
    QCOMPARE(loops[1], (std::vector<int>{5}));
}

void GraphTest::hundredThousandNodesOnALoopAreOrderedInLinearTime()
{
    Graph graph;
    constexpr int kNodes = 100'000;
    for (int i = 0; i < kNodes; ++i) {
        graph.nodes.push_back({.id = "n" + std::to_string(i), .type = "relu"});
        graph.edges.push_back({{"n" + std::to_string(i), {}}, {"n" + std::to_string((i + 1) % kNodes), {}}});
    }
    const auto loops = loopsOf(graph, Wiring(graph));
    QCOMPARE(loops.size(), std::size_t(1));
    QCOMPARE(loops[0].size(), std::size_t(kNodes));
}

void GraphTest::insertPutsANodeOnTheWire()
{
    Graph graph = graphOf({"a", "b", "c"}, {{"c", "b"}, {"a", "b"}});
    graph.nodes[0].at = {0, 0};
    graph.nodes[1].at = {200, 40};
    const Repair repair = insertRepair("Insert Dropout", "dropout", graph.edges[0], {{"rate", 0.25}});
    QVERIFY(applyRepair(graph, repair));
    const Node* inserted = graph.find("dropout");
    QVERIFY(inserted);
    QCOMPARE(numberOf(attributeOf(inserted->attributes, "rate")), 0.25);
    QCOMPARE(graph.edges,
             (std::vector<Edge>{{{"dropout", {}}, {"b", {}}}, {{"a", {}}, {"b", {}}}, {{"c", {}}, {"dropout", {}}}}));
    QVERIFY(isValidId(inserted->id));
}

void GraphTest::repairsOfVanishedPlacesChangeNothing()
{
    const Graph before = graphOf({"a", "b"}, {{"a", "b"}});
    const Edge gone{{"a", {}}, {"z", {}}};
    for (const Repair& repair : {insertRepair("", "flatten", gone), removeEdgeRepair("", gone),
                                 addEdgeRepair("", gone), setRepair("", "z", "units", std::int64_t(3)),
                                 removeNodeRepair("", "z"), Repair{"", "paint", {}}, Repair{}}) {
        Graph graph = before;
        QVERIFY(!applyRepair(graph, repair));
        QCOMPARE(graph, before);
    }
}

void GraphTest::removeEdgeTakesTheLastOfEqualWires()
{
    Graph graph = graphOf({"a", "b", "c"}, {{"a", "b"}, {"c", "b"}, {"a", "b"}});
    QVERIFY(applyRepair(graph, removeEdgeRepair("", {{"a", {}}, {"b", {}}})));
    QCOMPARE(graph, graphOf({"a", "b", "c"}, {{"a", "b"}, {"c", "b"}}));
}

void GraphTest::reservedIdsAreReleasedWhereverTheyAreNamed()
{
    Graph graph = graphOf({"data", "data_2", "optimizer", "out"},
                          {{"data", "data_2"}, {"data_2", "optimizer"}, {"optimizer", "out"}});
    graph.nodes[3].shares = "optimizer";
    const auto renamed = releaseReservedIds(graph);
    QCOMPARE(renamed, (std::map<std::string, std::string>{{"data", "data_2_2"}, {"optimizer", "optimizer_2"}}));
    Graph expected = graphOf({"data_2_2", "data_2", "optimizer_2", "out"},
                             {{"data_2_2", "data_2"}, {"data_2", "optimizer_2"}, {"optimizer_2", "out"}});
    expected.nodes[3].shares = "optimizer_2";
    QCOMPARE(graph, expected);
    QVERIFY(releaseReservedIds(graph).empty());
    for (const std::string& id : reservedIds()) {
        const Graph named = graphOf({id.c_str()}, {});
        const std::vector<Issue> issues = inspect(named, {}).issues;
        QVERIFY2(std::ranges::any_of(issues,
                                     [&](const Issue& issue) {
                                         return english(issue.sentence).find("addresses need it")
                                             != std::string::npos;
                                     }),
                 id.c_str());
    }
}

QTEST_GUILESS_MAIN(GraphTest)
#include "graph_test.moc"
