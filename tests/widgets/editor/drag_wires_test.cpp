#include "editor_fixture.h"
#include "patience.h"

#include <QLineEdit>
#include <QListWidget>
#include <QToolTip>

namespace loom::ui::test {

/// Wires drawn, moved and dropped with the mouse.
class DragWiresTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { theme_.applyTo(*qApp); }
    void init() { QToolTip::hideText(); }
    void aWireIsDrawnFromAnOutputToAnInput();
    void aWireIsDrawnFromAnInputToAnOutput();
    void aPortThatTakesOneWireLetsTheOldOneGo();
    void aPortThatTakesManyKeepsThemAllInOrder();
    void theWireSnapsToAPortNearThePointer();
    void portsThatFitGlowWhileAWireIsDragged();
    void portsThatDoNotFitSayWhyUnderThePointer();
    void aLoopIsNamedBeforeItIsDrawn();
    void theWiredPortOfAnotherLayerIsJudgedAsIfItWereFree();
    void aWireIntoTheVoidOffersOnlyLayersThatFit();
    void aLayerPickedForAnOpenWireIsInsertedAndConnected();
    void anOpenInputIsOfferedLayersThatMayFeedIt();
    void escapeLeavesAnOpenWireUndone();
    void aWireTakenOffItsPortAndLetGoIsRemoved();
    void theEndOfAWireIsMovedToAnotherPort();
    void aWirePutBackWhereItWasIsNoEdit();
    void aWireIsPickedByAClickAndDeletedByKey();
    void aClickOnAPortOffersLayersBesideIt();
    void aClickOnAWiredInputChangesNothing();

private:
    /// image → conv, and beside it, unwired: flat, dense, a second picture layer and an adder.
    static Project parts();
    static QStringList offered(const Editor& editor);

    Theme theme_;
};

Project DragWiresTest::parts()
{
    Graph graph = chain({{"image", "input"}, {"conv", "conv2d"}});
    graph.nodes.push_back({"flat", "flatten", {}, "", {600, -160}});
    graph.nodes.push_back({"out", "dense", {}, "", {600, 0}});
    graph.nodes.push_back({"pool", "max_pooling2d", {}, "", {600, 160}});
    graph.nodes.push_back({"sum", "add", {}, "", {900, 0}});
    return fashion(graph);
}

QStringList DragWiresTest::offered(const Editor& editor)
{
    QStringList ids;
    auto* list = editor.canvas.findChild<QListWidget*>("canvasFindList");
    for (int i = 0; i < list->count(); ++i)
        ids.append(list->item(i)->data(Qt::UserRole).toString());
    return ids;
}

void DragWiresTest::aWireIsDrawnFromAnOutputToAnInput()
{
    Editor editor(theme_, parts());
    const UndoLaw law(editor);
    editor.hands.drag(editor.output("conv"), editor.input("flat"));
    QCOMPARE(editor.wires(), QStringLiteral("conv→flat image→conv"));
    QCOMPARE(editor.canvas.canvas().wire({{"conv", ""}, {"flat", ""}})->text(), QStringLiteral("26 × 26 × 32"));
    QCOMPARE(editor.card("flat")->look().shape, QStringLiteral("21,632"));
    QCOMPARE(law.broken(), QString());
}

void DragWiresTest::aWireIsDrawnFromAnInputToAnOutput()
{
    Editor editor(theme_, parts());
    const UndoLaw law(editor);
    editor.hands.drag(editor.input("pool"), editor.output("conv"));
    QCOMPARE(editor.wires(), QStringLiteral("conv→pool image→conv"));
    QCOMPARE(law.broken(), QString());
}

void DragWiresTest::aPortThatTakesOneWireLetsTheOldOneGo()
{
    Editor editor(theme_, parts());
    editor.hands.drag(editor.output("conv"), editor.input("pool"));
    const UndoLaw law(editor);
    editor.hands.drag(editor.output("image"), editor.input("pool"));
    QCOMPARE(editor.wires(), QStringLiteral("image→conv image→pool"));
    QCOMPARE(law.broken(), QString());
}

void DragWiresTest::aPortThatTakesManyKeepsThemAllInOrder()
{
    Editor editor(theme_, parts());
    const UndoLaw law(editor);
    for (const char* id : {"pool", "conv", "image"})
        editor.hands.drag(editor.output(id), editor.input("sum"));
    const std::vector<Edge> into = editor.graph().into("sum");
    QCOMPARE(into.size(), std::size_t(3));
    QCOMPARE(into[0].from.node, std::string("pool"));
    QCOMPARE(into[2].from.node, std::string("image"));
    QCOMPARE(law.broken(3), QString());
}

void DragWiresTest::theWireSnapsToAPortNearThePointer()
{
    Editor editor(theme_, parts());
    editor.hands.drag(editor.output("conv") + QPoint(4, 4), editor.input("flat") + QPoint(-9, 6));
    QCOMPARE(editor.wires(), QStringLiteral("conv→flat image→conv"));
}

void DragWiresTest::portsThatFitGlowWhileAWireIsDragged()
{
    Editor editor(theme_, parts());
    editor.hands.pull(editor.output("conv"), editor.output("conv") + QPoint(60, 90));
    QTRY_COMPARE_WITH_TIMEOUT(editor.card("flat")->glow(false, 0), PortGlow::fits, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(editor.card("pool")->glow(false, 0), PortGlow::fits, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(editor.card("out")->glow(false, 0), PortGlow::dim, kPatience);
    QCOMPARE(editor.card("out")->glow(true, 0), PortGlow::dim); // an output cannot end it
    QCOMPARE(editor.card("conv")->glow(false, 0), PortGlow::dim); // nor can its own card
    editor.hands.release(editor.input("flat"));
    for (const char* id : {"flat", "pool", "out", "conv"})
        QCOMPARE(editor.card(id)->glow(false, 0), PortGlow::plain);
}

void DragWiresTest::portsThatDoNotFitSayWhyUnderThePointer()
{
    Editor editor(theme_, parts());
    editor.hands.pull(editor.output("conv"), editor.input("out"));
    const QString why = editor.statuses.last();
    QVERIFY2(why.contains("26 × 26 × 32") && why.contains("vector"), qPrintable(why));
    QTRY_COMPARE_WITH_TIMEOUT(QToolTip::text(), why, kPatience);
    editor.hands.moveTo(editor.input("pool"));
    QCOMPARE(editor.statuses.last(), QString());
    editor.hands.release(editor.input("pool"));
}

void DragWiresTest::aLoopIsNamedBeforeItIsDrawn()
{
    Editor editor(theme_, parts());
    editor.hands.drag(editor.output("conv"), editor.input("pool"));
    editor.hands.drag(editor.output("pool"), editor.input("sum"));
    editor.hands.pull(editor.output("pool"), editor.input("conv"));
    QVERIFY2(editor.statuses.last().contains("loop"), qPrintable(editor.statuses.last()));
    QTRY_COMPARE_WITH_TIMEOUT(editor.card("conv")->glow(false, 0), PortGlow::dim, kPatience);
    editor.hands.release(editor.input("conv"));
    QVERIFY(editor.errors() > 0); // and still it may be drawn
}

void DragWiresTest::theWiredPortOfAnotherLayerIsJudgedAsIfItWereFree()
{
    Editor editor(theme_, parts());
    editor.hands.drag(editor.output("conv"), editor.input("flat"));
    editor.hands.pull(editor.output("image"), editor.output("image") + QPoint(40, 120));
    QTRY_COMPARE_WITH_TIMEOUT(editor.card("flat")->glow(false, 0), PortGlow::fits, kPatience);
    editor.hands.release(editor.input("flat"));
    QCOMPARE(editor.wires(), QStringLiteral("image→conv image→flat"));
}

void DragWiresTest::aWireIntoTheVoidOffersOnlyLayersThatFit()
{
    Editor editor(theme_, parts());
    editor.hands.drag(editor.output("conv"), editor.output("conv") + QPoint(60, 200));
    QVERIFY(editor.canvas.findChild<QWidget*>("canvasFind")->isVisible());
    const QStringList ids = offered(editor);
    for (const char* fits : {"conv2d", "max_pooling2d", "flatten", "dropout", "relu", "batch_normalization"})
        QVERIFY2(ids.contains(fits), fits);
    for (const char* unfit : {"dense", "input", "mse", "categorical_crossentropy"})
        QVERIFY2(!ids.contains(unfit), unfit);
    QVERIFY(!editor.document.isModified());
}

void DragWiresTest::aLayerPickedForAnOpenWireIsInsertedAndConnected()
{
    Editor editor(theme_, parts());
    const QPoint to = editor.output("conv") + QPoint(60, 250); // clear of the other cards
    editor.hands.drag(editor.output("conv"), to);
    auto* list = editor.canvas.findChild<QListWidget*>("canvasFindList");
    const qsizetype row = offered(editor).indexOf(QStringLiteral("average_pooling2d"));
    QVERIFY(row >= 0);
    list->scrollToItem(list->item(int(row)));
    const UndoLaw law(editor);
    editor.hands.click(editor.hands.in(list->viewport(), list->visualItemRect(list->item(int(row))).center()));
    QCOMPARE(editor.wires(), QStringLiteral("conv→average_pooling2d image→conv"));
    QVERIFY((editor.input("average_pooling2d") - to).manhattanLength() < 12);
    QCOMPARE(editor.selection.nodes(), QStringList{"average_pooling2d"});
    QVERIFY(editor.canvas.hasFocus());
    QCOMPARE(law.broken(), QString());
}

void DragWiresTest::anOpenInputIsOfferedLayersThatMayFeedIt()
{
    Editor editor(theme_, parts());
    editor.hands.drag(editor.input("out"), editor.input("out") - QPoint(70, 60));
    QVERIFY(editor.canvas.findChild<QWidget*>("canvasFind")->isVisible());
    const UndoLaw law(editor);
    editor.hands.type("flatten");
    editor.hands.key(Qt::Key_Return);
    QCOMPARE(editor.wires(), QStringLiteral("flatten→out image→conv"));
    QCOMPARE(law.broken(), QString());
}

void DragWiresTest::escapeLeavesAnOpenWireUndone()
{
    Editor editor(theme_, parts());
    editor.hands.drag(editor.output("conv"), editor.output("conv") + QPoint(60, 200));
    editor.hands.key(Qt::Key_Escape);
    QVERIFY(!editor.canvas.findChild<QWidget*>("canvasFind")->isVisible());
    QVERIFY(editor.canvas.hasFocus());
    QVERIFY(!editor.document.isModified());
    editor.hands.pull(editor.output("conv"), editor.output("conv") + QPoint(60, 100));
    editor.hands.key(Qt::Key_Escape);
    editor.hands.release(editor.input("flat"));
    QVERIFY(!editor.document.isModified());
}

void DragWiresTest::aWireTakenOffItsPortAndLetGoIsRemoved()
{
    Editor editor(theme_, parts());
    const UndoLaw law(editor);
    editor.hands.drag(editor.input("conv"), editor.input("conv") + QPoint(0, 200));
    QVERIFY(editor.graph().edges.empty());
    QVERIFY(!editor.canvas.findChild<QWidget*>("canvasFind")->isVisible());
    QCOMPARE(law.broken(), QString());
}

void DragWiresTest::theEndOfAWireIsMovedToAnotherPort()
{
    Editor editor(theme_, parts());
    const UndoLaw law(editor);
    editor.hands.drag(editor.input("conv"), editor.input("pool"));
    QCOMPARE(editor.wires(), QStringLiteral("image→pool"));
    QCOMPARE(law.broken(), QString());
}

void DragWiresTest::aWirePutBackWhereItWasIsNoEdit()
{
    Editor editor(theme_, parts());
    editor.hands.pull(editor.input("conv"), editor.input("flat"));
    editor.hands.moveTo(editor.input("conv"));
    editor.hands.release(editor.input("conv"));
    QVERIFY(!editor.document.isModified());
    QVERIFY(editor.canvas.canvas().wire({{"image", ""}, {"conv", ""}})->isVisible());
}

void DragWiresTest::aWireIsPickedByAClickAndDeletedByKey()
{
    Editor editor(theme_, parts());
    editor.hands.click(editor.middleOfWire("image", "conv"));
    QVERIFY(editor.canvas.canvas().pickedWire());
    const UndoLaw law(editor);
    editor.hands.key(Qt::Key_Delete);
    QVERIFY(editor.graph().edges.empty());
    QCOMPARE(editor.graph().nodes.size(), std::size_t(6));
    QCOMPARE(law.broken(), QString());
}

void DragWiresTest::aClickOnAPortOffersLayersBesideIt()
{
    Editor editor(theme_, parts());
    const UndoLaw law(editor);
    editor.hands.click(editor.output("conv"));
    QVERIFY(editor.canvas.findChild<QWidget*>("canvasFind")->isVisible());
    editor.hands.type("dropout");
    editor.hands.key(Qt::Key_Return);
    QCOMPARE(editor.wires(), QStringLiteral("conv→dropout image→conv"));
    QVERIFY(editor.card("dropout")->x() > editor.card("conv")->x() + canvas::kCardWidth);
    QVERIFY(!editor.cardsOverlap());
    QCOMPARE(law.broken(), QString());
}

void DragWiresTest::aClickOnAWiredInputChangesNothing()
{
    Editor editor(theme_, parts());
    editor.hands.click(editor.input("conv"));
    QVERIFY(!editor.canvas.findChild<QWidget*>("canvasFind")->isVisible());
    QCOMPARE(editor.wires(), QStringLiteral("image→conv"));
    QVERIFY(!editor.document.isModified());
}

} // namespace loom::ui::test

QTEST_MAIN(loom::ui::test::DragWiresTest)
#include "drag_wires_test.moc"
