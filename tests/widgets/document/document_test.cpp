#include "document/document.h"
#include "document/pick_group.h"
#include "widgets/document/projects.h"

#include <QSignalSpy>
#include <QTest>

using namespace loom;
using namespace loom::ui;
using loom::test::planeProject;
using loom::test::whole;

namespace {

using Edit = void (*)(Document&);

/// A project with a group, so that every edit has something to work on.
Project grouped()
{
    Project project = planeProject();
    project.graph.groups = {{"block", "Block"}};
    project.graph.find("hidden")->group = "block";
    project.graph.nodes.push_back({"join", "add", {}, "", {500, 0}});
    return project;
}

Graph part()
{
    Graph graph;
    graph.groups = {{"block", "Block"}, {"inner", "Inner", "block"}};
    graph.nodes = {{"hidden", "dense", {}, "", {10, 20}, "inner"},
                   {"twin", "dense", {}, "", {110, 70}, "block", "hidden"}};
    graph.edges = {{{"hidden", ""}, {"twin", ""}}, {{"elsewhere", ""}, {"twin", ""}}};
    return graph;
}

} // namespace

Q_DECLARE_METATYPE(Edit)

class DocumentTest : public QObject {
    Q_OBJECT
private slots:
    void everyEditObeysTheUndoLaw_data();
    void everyEditObeysTheUndoLaw();
    void aDragIsOneStep();
    void finishingAStepStartsAnother();
    void aDragBackToItsStartLeavesNoStep();
    void editsThatChangeNothingPushNothing();
    void refusedValuesChangeNothing();
    void aWireReplacesTheOneOfItsPort();
    void aVariadicPortKeepsAllWires();
    void pastedLayersGetNewIdsAndKeepTheirWires();
    void deletingWithReconnectKeepsTheFlow();
    void groupsVanishWithTheirLastLayer();
    void movingDoesNotInspectAgain();
    void theReportFollowsTheFields();
    void modifiedFollowsTheCleanState();
    void selectionTellsOnlyOfChanges();
    void aPickOfOtherDataIsForgotten();
};

void DocumentTest::everyEditObeysTheUndoLaw_data()
{
    QTest::addColumn<Edit>("edit");
    const auto row = [](const char* name, Edit edit) { QTest::newRow(name) << edit; };
    row("adding a layer can be undone", [](Document& d) { d.addNode("dropout", {5, 6}, {{"rate", 0.3}}); });
    row("adding a wire can be undone", [](Document& d) { d.addEdge({{"out", ""}, {"join", ""}}); });
    row("removing a wire can be undone", [](Document& d) { d.removeEdge(d.graph().edges[0]); });
    row("deleting layers can be undone", [](Document& d) { d.removeNodes({"hidden", "out"}, false); });
    row("deleting with reconnect can be undone", [](Document& d) { d.removeNodes({"hidden"}, true); });
    row("moving can be undone", [](Document& d) { d.moveNodes({{"out", {7, 8}}, {"block", {1, 2}}}); });
    row("an attribute can be undone", [](Document& d) { d.setAttribute("hidden", "units", whole(16)); });
    row("a title can be undone", [](Document& d) { d.setTitle("hidden", "숨은 층"); });
    row("a group's title can be undone", [](Document& d) { d.setTitle("block", "First"); });
    row("freezing can be undone", [](Document& d) { d.setFrozen({"hidden"}, true); });
    row("pasting can be undone", [](Document& d) { d.paste(part(), {300, 300}); });
    row("grouping can be undone", [](Document& d) { d.group({"hidden", "out"}, "Both"); });
    row("ungrouping can be undone", [](Document& d) { d.ungroup("block"); });
    row("folding can be undone", [](Document& d) { d.setFolded("block", true); });
    row("a repair can be undone", [](Document& d) {
        d.repair({TR("Set units"),
                  "set",
                  {{"path", std::string("graph.nodes.out.attributes.units")}, {"value", whole(5)}}});
    });
    row("a value by its path can be undone", [](Document& d) { d.setValue("training.epochs", whole(9)); });
    row("the seed can be undone", [](Document& d) { d.setValue("seed", whole(11)); });
    row("a data setting can be undone", [](Document& d) { d.setValue("data.source.noise", 0.25); });
    row("the title can be undone", [](Document& d) { d.setValue("title", std::string("Other")); });
}

void DocumentTest::everyEditObeysTheUndoLaw()
{
    QFETCH(Edit, edit);
    Document document;
    document.setProject(grouped(), {});
    const Project before = document.project();
    edit(document);
    const Project after = document.project();
    QVERIFY(!(after == before));
    QCOMPARE(document.undoStack().count(), 1);
    QVERIFY(!document.undoStack().undoText().isEmpty());
    document.undoStack().undo();
    QVERIFY(document.project() == before);
    document.undoStack().redo();
    QVERIFY(document.project() == after);
    document.undoStack().undo();
    QVERIFY(document.project() == before);
}

void DocumentTest::aDragIsOneStep()
{
    Document document;
    document.setProject(planeProject(), {});
    const Project before = document.project();
    for (int units = 9; units < 40; ++units)
        document.setAttribute("hidden", "units", whole(units));
    QCOMPARE(document.undoStack().count(), 1);
    document.setAttribute("out", "units", whole(3));
    QCOMPARE(document.undoStack().count(), 2);
    document.undoStack().undo();
    QVERIFY(integerOf(document.graph().find("hidden")->attributes.at("units")) == 39);
    document.undoStack().undo();
    QVERIFY(document.project() == before);
    document.undoStack().redo();
    QVERIFY(integerOf(document.graph().find("hidden")->attributes.at("units")) == 39);
}

void DocumentTest::finishingAStepStartsAnother()
{
    Document document;
    document.setProject(planeProject(), {});
    document.setValue("training.epochs", whole(5));
    document.setValue("training.epochs", whole(6));
    document.finishStep();
    document.setValue("training.epochs", whole(7));
    QCOMPARE(document.undoStack().count(), 2);
    document.undoStack().undo();
    QCOMPARE(document.project().training.epochs, 6);
}

void DocumentTest::aDragBackToItsStartLeavesNoStep()
{
    Document document;
    document.setProject(planeProject(), {});
    document.moveNodes({{"out", {1, 1}}});
    document.moveNodes({{"out", {400, 0}}});
    QCOMPARE(document.undoStack().count(), 0);
    QVERIFY(document.project() == planeProject());
}

void DocumentTest::editsThatChangeNothingPushNothing()
{
    Document document;
    document.setProject(planeProject(), {});
    QSignalSpy changes(&document, &Document::changed);
    document.setAttribute("hidden", "units", whole(8));
    document.setTitle("nobody", "x");
    document.removeEdge({{"a", ""}, {"b", ""}});
    document.ungroup("nobody");
    document.moveNodes({{"out", {400, 0}}});
    QCOMPARE(document.undoStack().count(), 0);
    QCOMPARE(changes.count(), 0);
}

void DocumentTest::refusedValuesChangeNothing()
{
    Document document;
    document.setProject(planeProject(), {});
    QVERIFY(!document.setAttribute("hidden", "units", whole(-3)));
    QVERIFY(!document.setAttribute("hidden", "no_such", whole(3)));
    QVERIFY(!document.setValue("training.no_such", whole(3)));
    QVERIFY(!document.setValue("training.epochs", std::string("many")));
    QVERIFY(document.project() == planeProject());
}

void DocumentTest::aWireReplacesTheOneOfItsPort()
{
    Document document;
    document.setProject(planeProject(), {});
    document.addEdge({{"point", ""}, {"out", ""}});
    const std::vector<Edge> into = document.graph().into("out");
    QCOMPARE(into.size(), std::size_t(1));
    QCOMPARE(into[0].from.node, std::string("point"));
    document.addEdge({{"hidden", ""}, {"out", "input"}});
    QCOMPARE(document.graph().into("out").size(), std::size_t(1));
}

void DocumentTest::aVariadicPortKeepsAllWires()
{
    Document document;
    document.setProject(grouped(), {});
    document.addEdge({{"hidden", ""}, {"join", ""}});
    document.addEdge({{"out", ""}, {"join", ""}});
    document.addEdge({{"out", ""}, {"join", ""}});
    QCOMPARE(document.graph().into("join").size(), std::size_t(2));
}

void DocumentTest::pastedLayersGetNewIdsAndKeepTheirWires()
{
    Document document;
    document.setProject(grouped(), {});
    const QStringList ids = document.paste(part(), {300, 400});
    QCOMPARE(ids, QStringList({"hidden_2", "twin"}));
    const Node* copy = document.graph().find("hidden_2");
    const Node* twin = document.graph().find("twin");
    QVERIFY(copy->at == (Position{300, 400}) && twin->at == (Position{400, 450}));
    QCOMPARE(twin->shares, std::string("hidden_2"));
    QCOMPARE(document.graph().findGroup(copy->group)->parent, twin->group);
    QVERIFY(twin->group != "block" && document.graph().findGroup(twin->group));
    QCOMPARE(document.graph().into("twin").size(), std::size_t(1));
    QCOMPARE(document.graph().into("twin")[0].from.node, std::string("hidden_2"));
    QCOMPARE(document.paste(part(), {0, 0}), QStringList({"hidden_3", "twin_2"}));
}

void DocumentTest::deletingWithReconnectKeepsTheFlow()
{
    Document document;
    document.setProject(planeProject(), {});
    document.removeNodes({"hidden"}, true);
    QCOMPARE(document.graph().into("out").size(), std::size_t(1));
    QCOMPARE(document.graph().into("out")[0].from.node, std::string("point"));
}

void DocumentTest::groupsVanishWithTheirLastLayer()
{
    Document document;
    document.setProject(grouped(), {});
    document.removeNodes({"hidden"}, true);
    QVERIFY(!document.graph().findGroup("block"));
    const QString group = document.group({"out", "join"}, "Both");
    QCOMPARE(document.graph().find("out")->group, group.toStdString());
    QCOMPARE(document.group({"nobody"}, "None"), QString());
}

void DocumentTest::movingDoesNotInspectAgain()
{
    Document document;
    document.setProject(planeProject(), {});
    QSignalSpy changes(&document, &Document::changed);
    document.moveNodes({{"out", {1, 2}}});
    QCOMPARE(changes.count(), 1);
    QVERIFY(changes[0][0].value<Change>() == Change::positions);
    document.setAttribute("hidden", "units", whole(3));
    QVERIFY(changes[1][0].value<Change>() == Change::attributes);
    QCOMPARE(document.report().nodes.size(), std::size_t(3));
}

void DocumentTest::theReportFollowsTheFields()
{
    Document document;
    document.setProject(planeProject(), {}, {{Severity::warning, "", "", TR("An odd thing in the file")}});
    document.setFields({{"point", Shape{2}}, {"label", Shape{}, DType::i32, true, 2}});
    QCOMPARE(document.report().parameters, std::int64_t(2 * 8 + 8 + 8 * 2 + 2));
    QCOMPARE(document.issues().size(), std::size_t(1));
    document.setAttribute("hidden", "units", whole(4));
    QCOMPARE(document.report().parameters, std::int64_t(2 * 4 + 4 + 4 * 2 + 2));
    document.removeEdge(document.graph().edges[0]);
    QVERIFY(hasErrors(document.issues()));
    document.undoStack().undo();
    QVERIFY(!hasErrors(document.issues()));
}

void DocumentTest::modifiedFollowsTheCleanState()
{
    Document document;
    document.setProject(planeProject(), "a.loom");
    QVERIFY(!document.isModified());
    document.setTitle("out", "Output");
    QVERIFY(document.isModified());
    document.undoStack().undo();
    QVERIFY(!document.isModified());
    document.setModified();
    QVERIFY(document.isModified());
    QSignalSpy files(&document, &Document::fileChanged);
    document.setFile("b.loom");
    document.setFile("b.loom");
    QCOMPARE(files.count(), 1);
}

void DocumentTest::selectionTellsOnlyOfChanges()
{
    PickGroup selection;
    QSignalSpy nodes(&selection, &PickGroup::nodesChanged), rows(&selection, &PickGroup::rowChanged);
    selection.setNodes({"a", "b"});
    selection.setNodes({"a", "b"});
    selection.setRow(3);
    selection.setRow(3);
    QCOMPARE(nodes.count(), 1);
    QCOMPARE(rows.count(), 1);
    QCOMPARE(selection.node(), QString("b"));
}

void DocumentTest::aPickOfOtherDataIsForgotten()
{
    PickGroup picks;
    QSignalSpy parts(&picks, &PickGroup::partChanged);
    const auto data = std::make_shared<const int>(1), other = std::make_shared<const int>(2);
    picks.setData(data);
    picks.setUnit("conv1", 3);
    picks.setPlace({2, 1});
    picks.setLabel(4);
    picks.setData(data); // read again as they are
    QCOMPARE(parts.count(), 3);
    QCOMPARE(picks.node(), QString("conv1"));
    picks.setNodes({"conv1"});
    QCOMPARE(picks.pick().unit, 3);
    picks.setNodes({"conv1", "out"});
    QCOMPARE(picks.pick().unit, -1);
    QCOMPARE(picks.pick().place, QPoint(-1, -1));
    QCOMPARE(picks.pick().label, 4);
    picks.setData(other);
    QCOMPARE(picks.pick().label, -1);
    QCOMPARE(picks.nodes().size(), 2);
}

QTEST_GUILESS_MAIN(DocumentTest)
#include "document_test.moc"
