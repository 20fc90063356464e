#include "document/document.h"
#include "editor/canvas/canvas_geometry.h"
#include "editor/fold_room.h"
#include "editor/graph_edits.h"
#include "project/project_file.h"

#include <QDir>
#include <QTest>
#include <QUndoStack>

using namespace loom;
using namespace loom::ui;

namespace {

/// A chain whose middle three are a folded group, each card a column behind the one before.
Graph chain(double apart)
{
    Graph graph;
    const double column = canvas::kCardWidth + canvas::kColumnGap;
    for (const auto& [id, x] : std::initializer_list<std::pair<const char*, double>>{
             {"in", -apart}, {"a", -column}, {"b", 0}, {"c", column}, {"out", apart}})
        graph.nodes.push_back({.id = id, .type = "dense", .at = {x, 0}});
    for (const int inner : {1, 2, 3})
        graph.nodes[std::size_t(inner)].group = "block";
    graph.nodes.push_back({.id = "below", .type = "dense", .at = {0, canvas::kCardHeight + 12}});
    graph.groups = {{.id = "block", .title = "Block", .folded = true}};
    return graph;
}

/// Names of the cards outside that stand in the group's frame.
QStringList inTheWay(const Graph& graph, const std::string& group)
{
    QStringList found;
    const std::vector<std::string> inside = nodesInside(graph, group);
    for (const Node& node : graph.nodes)
        if (std::ranges::find(inside, node.id) == inside.end() && foldedAround(graph, node.group).empty()
            && frameOf(graph, group).intersects(cardRect(node.at)))
            found << QString::fromStdString(node.id);
    return found;
}

} // namespace

/// What an unfolded group needs is room.
class FoldRoomTest : public QObject {
    Q_OBJECT
private slots:
    void cardsGiveWay();
    void whatIsFarAwayStays();
    void aGroupInsideCountsWithItsFrame();
    void foldingClosesWhatUnfoldingOpened();
    void whatWasMovedSinceStays();
    void noSampleLiesOverItself_data();
    void noSampleLiesOverItself();
};

void FoldRoomTest::cardsGiveWay()
{
    Graph graph = chain(canvas::kCardWidth + canvas::kColumnGap);
    const Graph before = graph;
    graph.groups[0].folded = false;
    QCOMPARE(inTheWay(graph, "block").size(), 3);
    graph = before;
    unfold(graph, "block");
    QVERIFY(!graph.findGroup("block")->folded);
    const QStringList in = inTheWay(graph, "block");
    QVERIFY2(in.isEmpty(), qPrintable(in.join(' ')));
    QVERIFY(graph.find("in")->at.x < before.find("in")->at.x && graph.find("out")->at.x > before.find("out")->at.x);
    QVERIFY(graph.find("below")->at.y > before.find("below")->at.y && graph.find("below")->at.x == 0);
    for (const char* inner : {"a", "b", "c"})
        QVERIFY(graph.find(inner)->at == before.find(inner)->at);
}

void FoldRoomTest::whatIsFarAwayStays()
{
    Graph graph = chain(2000);
    graph.find("below")->at.y = 1000;
    Graph wanted = graph;
    wanted.groups[0].folded = false;
    unfold(graph, "block");
    QVERIFY(graph == wanted);
}

/// As the canvas draws it: the frame of an unfolded group lies inside that of the group around it, not on its line.
void FoldRoomTest::aGroupInsideCountsWithItsFrame()
{
    Graph graph = chain(canvas::kCardWidth + canvas::kColumnGap);
    for (const int inner : {1, 2, 3})
        graph.nodes[std::size_t(inner)].group = "inner";
    graph.groups.push_back({.id = "inner", .title = "Inner", .parent = "block"});
    unfold(graph, "block");
    const QRectF outer = frameOf(graph, "block"), inner = frameOf(graph, "inner");
    QCOMPARE(outer, framed(inner));
    const QRectF below = cardRect(graph.find("below")->at), out = cardRect(graph.find("out")->at);
    QVERIFY(below.top() >= outer.bottom() + canvas::kRowGap && out.left() >= outer.right() + canvas::kColumnGap);
    graph.findGroup("inner")->folded = true;
    QCOMPARE(frameOf(graph, "block"), framed(cardRect(graph.find("b")->at)));
}

void FoldRoomTest::foldingClosesWhatUnfoldingOpened()
{
    Document document;
    Project project;
    project.graph = chain(canvas::kCardWidth + canvas::kColumnGap);
    document.setProject(project, {});
    const Graph before = document.graph();
    setFolded(document, "block", false);
    const Graph open = document.graph();
    QVERIFY(open.find("out")->at.x > before.find("out")->at.x);
    setFolded(document, "block", true);
    QVERIFY(document.graph() == before);
    document.undoStack().undo();
    QVERIFY(document.graph() == open);
    document.undoStack().redo();
    QVERIFY(document.graph() == before);
}

void FoldRoomTest::whatWasMovedSinceStays()
{
    Document document;
    Project project;
    project.graph = chain(canvas::kCardWidth + canvas::kColumnGap);
    document.setProject(project, {});
    setFolded(document, "block", false);
    Graph moved = document.graph();
    moved.find("out")->at.y += 100;
    document.editGraph(moved, {}, Change::positions);
    setFolded(document, "block", true);
    Graph wanted = moved;
    wanted.findGroup("block")->folded = true;
    QVERIFY(document.graph() == wanted);
}

void FoldRoomTest::noSampleLiesOverItself_data()
{
    QTest::addColumn<QString>("file");
    for (const QFileInfo& file : QDir(LOOM_SOURCE_DIR "/samples").entryInfoList({"*.loom"}))
        QTest::newRow(qPrintable(file.baseName())) << file.filePath();
}

void FoldRoomTest::noSampleLiesOverItself()
{
    QFETCH(QString, file);
    const auto opened = openProject(file.toStdString());
    QVERIFY(opened.ok());
    for (const Group& group : opened->project.graph.groups) {
        if (!group.folded || !group.parent.empty())
            continue;
        Graph graph = opened->project.graph;
        unfold(graph, group.id);
        const QStringList in = inTheWay(graph, group.id);
        QVERIFY2(in.isEmpty(), qPrintable(QString::fromStdString(group.id) + ": " + in.join(' ')));
    }
}

QTEST_GUILESS_MAIN(FoldRoomTest)
#include "fold_room_test.moc"
