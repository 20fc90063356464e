#include "editor/canvas/layout.h"

#include "editor/canvas/canvas_geometry.h"
#include "networks.h"

#include <QTest>

#include <set>
#include <utility>

namespace loom::ui::test {

class LayoutTest : public QObject {
    Q_OBJECT
private slots:
    void flowRunsFromLeftToRight();
    void noCardsOverlap();
    void crossingWiresAreUncrossed();
    void loopsAndMissingEndsDoNoHarm();
    void longChainsAreBrokenIntoRowsToFill();
    void aRowThatCanBeReadIsNotBroken();
    void groupsStayTogether();
    void aThousandNodesHaveAPlaceEach();
};

namespace {

bool overlap(const std::map<std::string, Position>& places)
{
    for (const auto& [a, pa] : places)
        for (const auto& [b, pb] : places)
            if (a < b && cardRect(pa).intersects(cardRect(pb)))
                return true;
    return false;
}

Graph ladder()
{
    Graph graph = chain({{"a", "input"}, {"b", "dense"}, {"c", "dense"}, {"d", "add"}, {"e", "dense"}});
    graph.edges.push_back({{"a", {}}, {"d", {}}});
    Node other{"f", "dense"};
    graph.nodes.push_back(other);
    graph.edges.push_back({{"a", {}}, {"f", {}}});
    graph.edges.push_back({{"f", {}}, {"d", {}}});
    return graph;
}

} // namespace

void LayoutTest::flowRunsFromLeftToRight()
{
    const Graph graph = ladder();
    const auto places = tidyLayout(graph);
    QCOMPARE(places.size(), graph.nodes.size());
    for (const Edge& edge : graph.edges)
        QVERIFY2(places.at(edge.from.node).x + canvas::kCardWidth < places.at(edge.to.node).x,
                 (edge.from.node + " → " + edge.to.node).c_str());
}

void LayoutTest::noCardsOverlap()
{
    QVERIFY(!overlap(tidyLayout(ladder())));
}

void LayoutTest::crossingWiresAreUncrossed()
{
    Graph graph; // two parallel lines, given so that the plain order crosses
    for (const char* id : {"a", "b", "d", "c"})
        graph.nodes.push_back({id, "dense"});
    graph.edges = {{{"a", {}}, {"c", {}}}, {{"b", {}}, {"d", {}}}};
    const auto places = tidyLayout(graph);
    QCOMPARE(places.at("a").y < places.at("b").y, places.at("c").y < places.at("d").y);
    QCOMPARE(places.at("a").y, places.at("c").y);
}

void LayoutTest::loopsAndMissingEndsDoNoHarm()
{
    Graph graph = chain({{"a", "dense"}, {"b", "dense"}, {"c", "dense"}});
    graph.edges.push_back({{"c", {}}, {"a", {}}});
    graph.edges.push_back({{"b", {}}, {"b", {}}});
    graph.edges.push_back({{"b", {}}, {"nobody", {}}});
    graph.groups = {{"g", "", "h"}, {"h", "", "g"}};
    graph.nodes[0].group = "g";
    const auto places = tidyLayout(graph);
    QVERIFY(!overlap(places));
    QVERIFY(places.at("a").x < places.at("b").x && places.at("b").x < places.at("c").x);
    QVERIFY(tidyLayout(Graph()).empty());
}

void LayoutTest::longChainsAreBrokenIntoRowsToFill()
{
    const Graph graph = fashionCnn().graph;
    double widest = 0, lowest = 0;
    for (const auto& [id, at] : tidyLayout(graph, {1.5})) {
        widest = std::max(widest, at.x + canvas::kCardWidth);
        lowest = std::max(lowest, at.y + canvas::kCardHeight);
    }
    QVERIFY(lowest > canvas::kCardHeight);
    QVERIFY2(widest < 1300, qPrintable(QString::number(widest)));
    for (const auto& [id, at] : tidyLayout(graph))
        QCOMPARE(at.y, 0.0);
}

void LayoutTest::aRowThatCanBeReadIsNotBroken()
{
    const Graph graph = chain({{"a", "input"}, {"b", "dense"}, {"c", "dense"}, {"d", "dense"}});
    const double whole = 4 * canvas::kCardWidth + 3 * canvas::kColumnGap;
    for (const auto& [id, at] : tidyLayout(graph, {1.0, whole}))
        QCOMPARE(at.y, 0.0);
    const auto broken = tidyLayout(graph, {1.0, whole - 1});
    QVERIFY(broken.at("d").y > canvas::kCardHeight);
}

void LayoutTest::groupsStayTogether()
{
    Graph graph = ladder();
    graph.groups = {{"g", "Block"}};
    graph.find("b")->group = graph.find("c")->group = "g";
    auto places = tidyLayout(graph);
    QVERIFY(!overlap(places));
    const QRectF frame = (cardRect(places["b"]) | cardRect(places["c"]))
                             .adjusted(-canvas::kFramePadding, -canvas::kFramePadding - canvas::kFrameTitle,
                                       canvas::kFramePadding, canvas::kFramePadding);
    for (const char* id : {"a", "d", "e", "f"})
        QVERIFY2(!frame.intersects(cardRect(places[id])), id);
    graph.groups[0].folded = true;
    places = tidyLayout(graph);
    const QPointF middle = (cardRect(places["b"]) | cardRect(places["c"])).center();
    const QRectF folded(middle - QPointF(canvas::kCardWidth, canvas::kCardHeight) / 2,
                        QSizeF(canvas::kCardWidth, canvas::kCardHeight));
    for (const char* id : {"a", "d", "e", "f"})
        QVERIFY2(!folded.intersects(cardRect(places[id])), id);
}

void LayoutTest::aThousandNodesHaveAPlaceEach()
{
    Graph graph;
    for (int i = 0; i < 1000; ++i) {
        graph.nodes.push_back({"n" + std::to_string(i), "add"});
        for (int back : {1, 7, 20})
            if (i >= back)
                graph.edges.push_back({{"n" + std::to_string(i - back), {}}, {"n" + std::to_string(i), {}}});
    }
    const auto places = tidyLayout(graph, {1.6});
    QCOMPARE(places.size(), std::size_t(1000));
    std::set<std::pair<double, double>> taken;
    for (const auto& [id, place] : places)
        taken.insert({place.x, place.y});
    QCOMPARE(taken.size(), std::size_t(1000));
}

} // namespace loom::ui::test

QTEST_GUILESS_MAIN(loom::ui::test::LayoutTest)
#include "layout_test.moc"
