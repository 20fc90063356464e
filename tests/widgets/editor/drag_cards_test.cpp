#include "editor/canvas/canvas_geometry.h"
#include "editor/canvas/group_item.h"
#include "editor_fixture.h"

#include <QClipboard>
#include <QLineEdit>

namespace loom::ui::test {

/// Cards moved, picked, arranged, copied, deleted and grouped.
class DragCardsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { theme_.applyTo(*qApp); }
    void aCardFollowsThePointerInOneStepOfUndo();
    void aShiverOfThePointerMovesNothing();
    void escapePutsAMovedCardBack();
    void allPickedCardsMoveTogether();
    void aLooseCardDroppedOnAWireIsInserted();
    void controlAndArrowsMoveThePickedCard();
    void aBandPicksWhatItTouches();
    void shiftAddsToWhatIsPickedAndTakesAway();
    void aClickOnOneOfSeveralPicksItAlone();
    void cardsAlign_data();
    void cardsAlign();
    void gapsBecomeEqual();
    void tidyingUpLaysTheFlowOutFromLeftToRight();
    void copiesKeepAttributesAndTheWiresBetweenThem();
    void copiesGoFromOneNetworkToAnother();
    void aCutIsOneCopyAndOneDeletion();
    void duplicatesStandBesideAndOverlapNothing();
    void foreignWordsInTheClipboardAreRefusedInASentence();
    void deletingJoinsTheWiresThatItLeaves();
    void deletingWithWiresLeavesAGap();
    void severalInARowAreDeletedAtOnce();
    void pickedCardsAreGroupedFoldedAndFreed();
    void aFoldedCardOpensByDoubleClickAndFoldsByItsButton();
    void aFrameIsMovedByItsTitle();
    void aFrameIsRenamedByDoubleClick();
    void frozenLayersAreMarked();

private:
    static Project row();
    static QPoint titleOf(const Editor& editor, const char* group);

    Theme theme_;
};

Project DragCardsTest::row()
{
    return fashion(chain({{"image", "input"}, {"conv", "conv2d"}, {"pool", "max_pooling2d"}, {"flat", "flatten"}}));
}

QPoint DragCardsTest::titleOf(const Editor& editor, const char* group)
{
    return editor.at(editor.canvas.canvas().frame(group)->frame().topLeft() + QPointF(40, 12));
}

void DragCardsTest::aCardFollowsThePointerInOneStepOfUndo()
{
    Editor editor(theme_, row());
    const QPointF before = editor.card("conv")->pos();
    const UndoLaw law(editor);
    editor.hands.drag(editor.middle("conv"), editor.middle("conv") + QPoint(40, 160));
    const QPointF moved = editor.card("conv")->pos() - before;
    const double scale = editor.canvas.zoom() * theme_.scale();
    QVERIFY(std::abs(moved.x() * scale - 40) < 12 && std::abs(moved.y() * scale - 160) < 12);
    QCOMPARE(editor.graph().find("conv")->at, positionOf(editor.card("conv")->pos()));
    QCOMPARE(editor.card("pool")->pos(), QPointF(544, 0));
    QCOMPARE(law.broken(), QString());
    QCOMPARE(editor.card("conv")->pos() - before, moved);
}

void DragCardsTest::aShiverOfThePointerMovesNothing()
{
    Editor editor(theme_, row());
    editor.hands.drag(editor.middle("conv"), editor.middle("conv") + QPoint(3, 3));
    QVERIFY(!editor.document.isModified());
}

void DragCardsTest::escapePutsAMovedCardBack()
{
    Editor editor(theme_, row());
    editor.hands.pull(editor.middle("conv"), editor.middle("conv") + QPoint(0, 160));
    QVERIFY(editor.card("conv")->y() > 50);
    editor.hands.key(Qt::Key_Escape);
    QCOMPARE(editor.card("conv")->pos(), QPointF(272, 0));
    editor.hands.release(editor.middle("conv") + QPoint(0, 160));
    QCOMPARE(editor.card("conv")->pos(), QPointF(272, 0));
    QVERIFY(!editor.document.isModified());
}

void DragCardsTest::allPickedCardsMoveTogether()
{
    Editor editor(theme_, row());
    editor.hands.click(editor.middle("conv"));
    editor.hands.click(editor.middle("pool"), Qt::ShiftModifier);
    const UndoLaw law(editor);
    editor.hands.drag(editor.middle("pool"), editor.middle("pool") + QPoint(0, 150));
    QVERIFY(editor.card("conv")->y() > 50);
    QCOMPARE(editor.card("conv")->y(), editor.card("pool")->y());
    QCOMPARE(editor.card("pool")->x() - editor.card("conv")->x(), 272.0);
    QCOMPARE(editor.card("flat")->y(), 0.0);
    QCOMPARE(law.broken(), QString());
}

void DragCardsTest::aLooseCardDroppedOnAWireIsInserted()
{
    Project project = row();
    project.graph.nodes.push_back({"act", "relu", {}, "", {272, 300}});
    Editor editor(theme_, project);
    const UndoLaw law(editor);
    editor.hands.drag(editor.middle("act"), editor.middleOfWire("conv", "pool"));
    QCOMPARE(editor.wires(), QStringLiteral("act→pool conv→act image→conv pool→flat"));
    QVERIFY(!editor.cardsOverlap());
    QCOMPARE(law.broken(), QString());
}

void DragCardsTest::controlAndArrowsMoveThePickedCard()
{
    Editor editor(theme_, row());
    editor.hands.click(editor.middle("conv"));
    const UndoLaw law(editor);
    for (int i = 0; i < 3; ++i)
        editor.hands.key(Qt::Key_Down, Qt::ControlModifier);
    editor.hands.key(Qt::Key_Right, Qt::ControlModifier);
    QCOMPARE(editor.card("conv")->pos(), QPointF(272 + canvas::kGrid / 2, 3 * canvas::kGrid / 2));
    QCOMPARE(law.broken(), QString());
}

void DragCardsTest::aBandPicksWhatItTouches()
{
    Editor editor(theme_, row());
    const QPoint from = editor.at(editor.card("conv")->pos() - QPointF(20, 60));
    editor.hands.drag(from, editor.middle("pool"));
    QStringList picked = editor.selection.nodes();
    picked.sort();
    QCOMPARE(picked, (QStringList{"conv", "pool"}));
    QVERIFY(editor.card("conv")->isPicked() && !editor.card("image")->isPicked());
    editor.hands.drag(editor.at(editor.card("flat")->pos() - QPointF(20, 60)), editor.middle("flat"),
                      Qt::ShiftModifier);
    QCOMPARE(editor.selection.nodes().size(), 3);
    editor.hands.click(from); // beside everything: nothing is picked any more
    QVERIFY(editor.selection.nodes().isEmpty());
    QVERIFY(!editor.document.isModified());
}

void DragCardsTest::shiftAddsToWhatIsPickedAndTakesAway()
{
    Editor editor(theme_, row());
    editor.hands.click(editor.middle("image"));
    editor.hands.click(editor.middle("flat"), Qt::ShiftModifier);
    QCOMPARE(editor.selection.nodes(), (QStringList{"image", "flat"}));
    editor.hands.click(editor.middle("image"), Qt::ControlModifier);
    QCOMPARE(editor.selection.nodes(), QStringList{"flat"});
}

void DragCardsTest::aClickOnOneOfSeveralPicksItAlone()
{
    Editor editor(theme_, row());
    editor.hands.key(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(editor.selection.nodes().size(), 4);
    editor.hands.click(editor.middle("pool"));
    QCOMPARE(editor.selection.nodes(), QStringList{"pool"});
}

void DragCardsTest::cardsAlign_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<bool>("across");
    QTest::addColumn<double>("line");
    QTest::newRow("align left moves all to the leftmost") << "alignLeft" << true << 0.0;
    QTest::newRow("align right moves all to the rightmost") << "alignRight" << true << 816.0;
    QTest::newRow("align top moves all to the uppermost") << "alignTop" << false << -40.0;
    QTest::newRow("align bottom moves all to the lowest") << "alignBottom" << false << 320.0;
}

void DragCardsTest::cardsAlign()
{
    QFETCH(QString, action);
    QFETCH(bool, across);
    QFETCH(double, line);
    Project project = row();
    const double heights[] = {0, -40, 160, 320};
    for (std::size_t i = 0; i < 4; ++i)
        project.graph.nodes[i].at.y = heights[i];
    Editor editor(theme_, project);
    editor.hands.key(Qt::Key_A, Qt::ControlModifier);
    const UndoLaw law(editor);
    editor.act(qPrintable(action));
    for (const NodeItem* card : editor.canvas.canvas().cards())
        QCOMPARE(across ? card->x() : card->y(), line);
    QCOMPARE(law.broken(), QString());
}

void DragCardsTest::gapsBecomeEqual()
{
    Project project = row();
    project.graph.find("conv")->at = {200, 40};
    project.graph.find("pool")->at = {700, 300};
    Editor editor(theme_, project);
    editor.hands.key(Qt::Key_A, Qt::ControlModifier);
    const UndoLaw law(editor);
    editor.act("distributeAcross");
    QCOMPARE(editor.card("conv")->pos(), QPointF(272, 40));
    QCOMPARE(editor.card("pool")->pos(), QPointF(544, 300));
    QCOMPARE(law.broken(), QString());
}

void DragCardsTest::tidyingUpLaysTheFlowOutFromLeftToRight()
{
    Project project = row();
    const Position heap[] = {{300, 10}, {0, 0}, {310, 30}, {-200, 500}};
    for (std::size_t i = 0; i < 4; ++i)
        project.graph.nodes[i].at = heap[i];
    Editor editor(theme_, project);
    const UndoLaw law(editor);
    editor.hands.key(Qt::Key_T, Qt::ControlModifier);
    QVERIFY(!editor.cardsOverlap());
    for (const Edge& edge : editor.graph().edges)
        QVERIFY(editor.graph().find(edge.from.node)->at.x < editor.graph().find(edge.to.node)->at.x);
    QVERIFY(editor.canvas.mapToScene(editor.canvas.viewport()->rect())
                .boundingRect()
                .contains(editor.canvas.canvas().content()));
    QCOMPARE(law.broken(), QString());
}

void DragCardsTest::copiesKeepAttributesAndTheWiresBetweenThem()
{
    Project project = row();
    project.graph.find("conv")->attributes = {{"filters", whole(12)}};
    Editor editor(theme_, project);
    editor.hands.click(editor.middle("conv"));
    editor.hands.click(editor.middle("pool"), Qt::ShiftModifier);
    editor.hands.key(Qt::Key_C, Qt::ControlModifier);
    QVERIFY(!editor.document.isModified());
    const UndoLaw law(editor);
    editor.hands.key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(editor.graph().nodes.size(), std::size_t(6));
    QCOMPARE(editor.selection.nodes(), (QStringList{"conv_2", "pool_2"}));
    QCOMPARE(editor.attribute("conv_2", "filters"), whole(12));
    QCOMPARE(editor.wires(), QStringLiteral("conv_2→pool_2 conv→pool image→conv pool→flat"));
    QVERIFY(!editor.cardsOverlap());
    QCOMPARE(law.broken(), QString());
}

void DragCardsTest::copiesGoFromOneNetworkToAnother()
{
    {
        Editor first(theme_, row());
        first.hands.key(Qt::Key_A, Qt::ControlModifier);
        first.hands.key(Qt::Key_C, Qt::ControlModifier);
    }
    Editor second(theme_);
    const UndoLaw law(second);
    second.hands.key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(second.wires(), QStringLiteral("conv→pool image→conv pool→flat"));
    QCOMPARE(law.broken(), QString());
}

void DragCardsTest::aCutIsOneCopyAndOneDeletion()
{
    Editor editor(theme_, row());
    editor.hands.click(editor.middle("pool"));
    const UndoLaw law(editor);
    editor.hands.key(Qt::Key_X, Qt::ControlModifier);
    QCOMPARE(editor.wires(), QStringLiteral("conv→flat image→conv"));
    QCOMPARE(law.broken(), QString());
    editor.hands.key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(editor.selection.nodes(), QStringList{"pool"});
}

void DragCardsTest::duplicatesStandBesideAndOverlapNothing()
{
    Editor editor(theme_, row());
    editor.hands.click(editor.middle("conv"));
    const UndoLaw law(editor);
    editor.hands.key(Qt::Key_D, Qt::ControlModifier);
    editor.hands.key(Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(editor.graph().nodes.size(), std::size_t(6));
    QCOMPARE(editor.selection.nodes(), QStringList{"conv_3"});
    QVERIFY(!editor.cardsOverlap());
    QCOMPARE(law.broken(2), QString());
}

void DragCardsTest::foreignWordsInTheClipboardAreRefusedInASentence()
{
    Editor editor(theme_, row());
    QGuiApplication::clipboard()->setText(QStringLiteral("{\"nodes\": 3"));
    editor.hands.key(Qt::Key_V, Qt::ControlModifier);
    QVERIFY(!editor.document.isModified());
    QVERIFY(!editor.statuses.isEmpty() && editor.statuses.last().contains("clipboard"));
}

void DragCardsTest::deletingJoinsTheWiresThatItLeaves()
{
    Editor editor(theme_, row());
    editor.hands.click(editor.middle("conv"));
    const UndoLaw law(editor);
    editor.hands.key(Qt::Key_Delete);
    QCOMPARE(editor.wires(), QStringLiteral("image→pool pool→flat"));
    QVERIFY(editor.selection.nodes().isEmpty());
    QCOMPARE(law.broken(), QString());
}

void DragCardsTest::deletingWithWiresLeavesAGap()
{
    Editor editor(theme_, row());
    editor.hands.click(editor.middle("conv"));
    const UndoLaw law(editor);
    editor.hands.key(Qt::Key_Delete, Qt::ShiftModifier);
    QCOMPARE(editor.wires(), QStringLiteral("pool→flat"));
    QCOMPARE(law.broken(), QString());
}

void DragCardsTest::severalInARowAreDeletedAtOnce()
{
    Editor editor(theme_, row());
    editor.hands.click(editor.middle("conv"));
    editor.hands.click(editor.middle("pool"), Qt::ShiftModifier);
    const UndoLaw law(editor);
    editor.hands.key(Qt::Key_Backspace);
    QCOMPARE(editor.wires(), QStringLiteral("image→flat"));
    QCOMPARE(law.broken(), QString());
}

void DragCardsTest::pickedCardsAreGroupedFoldedAndFreed()
{
    Editor editor(theme_, row());
    editor.hands.click(editor.middle("conv"));
    editor.hands.click(editor.middle("pool"), Qt::ShiftModifier);
    const UndoLaw group(editor);
    editor.hands.key(Qt::Key_G, Qt::ControlModifier);
    QCOMPARE(editor.graph().groups.size(), std::size_t(1));
    QVERIFY(editor.canvas.canvas().frame("group"));
    QCOMPARE(group.broken(), QString());
    const UndoLaw fold(editor);
    editor.hands.key(Qt::Key_E, Qt::ControlModifier);
    QVERIFY(editor.graph().groups[0].folded);
    QVERIFY(!editor.card("conv") && editor.card("group"));
    QCOMPARE(editor.canvas.canvas().wires().size(), 2); // into the folded card and out of it
    QCOMPARE(fold.broken(), QString());
    const UndoLaw unfold(editor);
    editor.hands.key(Qt::Key_E, Qt::ControlModifier);
    QVERIFY(editor.card("conv") && !editor.card("group"));
    QCOMPARE(unfold.broken(), QString());
    const UndoLaw free(editor);
    editor.hands.key(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(editor.graph().groups.empty());
    QCOMPARE(free.broken(), QString());
}

void DragCardsTest::aFoldedCardOpensByDoubleClickAndFoldsByItsButton()
{
    Editor editor(theme_, row());
    editor.document.group({"conv", "pool"}, "Block");
    const UndoLaw fold(editor);
    const QRectF frame = editor.canvas.canvas().frame("group")->frame();
    editor.hands.click(editor.at(frame.topRight() + QPointF(-18, 16)));
    QVERIFY(editor.card("group"));
    QCOMPARE(fold.broken(), QString());
    const UndoLaw unfold(editor);
    editor.hands.doubleClick(editor.middle("group"));
    QVERIFY(!editor.card("group"));
    QCOMPARE(unfold.broken(), QString());
}

void DragCardsTest::aFrameIsMovedByItsTitle()
{
    Editor editor(theme_, row());
    editor.document.group({"conv", "pool"}, "Block");
    const UndoLaw law(editor);
    editor.hands.drag(titleOf(editor, "group"), titleOf(editor, "group") + QPoint(0, 150));
    QVERIFY(editor.card("conv")->y() > 50);
    QCOMPARE(editor.card("conv")->y(), editor.card("pool")->y());
    QCOMPARE(editor.card("image")->y(), 0.0);
    QCOMPARE(law.broken(), QString());
}

void DragCardsTest::aFrameIsRenamedByDoubleClick()
{
    Editor editor(theme_, row());
    editor.document.group({"conv", "pool"}, "Block");
    const UndoLaw law(editor);
    editor.hands.doubleClick(titleOf(editor, "group"));
    QVERIFY(editor.canvas.findChild<QLineEdit*>("canvasRename")->isVisible());
    editor.hands.type("Features");
    editor.hands.key(Qt::Key_Return);
    QCOMPARE(editor.graph().groups[0].title, std::string("Features"));
    QCOMPARE(law.broken(), QString());
}

void DragCardsTest::frozenLayersAreMarked()
{
    Editor editor(theme_, row());
    editor.hands.click(editor.middle("conv"));
    const UndoLaw law(editor);
    editor.hands.key(Qt::Key_L, Qt::ControlModifier);
    QVERIFY(editor.graph().find("conv")->frozen && editor.card("conv")->look().frozen);
    QCOMPARE(law.broken(), QString());
}

} // namespace loom::ui::test

QTEST_MAIN(loom::ui::test::DragCardsTest)
#include "drag_cards_test.moc"
