#include "editor_fixture.h"

#include <QLineEdit>
#include <QTranslator>

namespace loom::ui::test {

/// Layers from the palette onto the canvas, carried by a real drag or found by a few letters.
class DragPaletteTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { theme_.applyTo(*qApp); }
    void aLayerDroppedOnAnEmptyCanvasStandsUnderThePointer();
    void aLayerDroppedOnAWireIsInsertedAndRewired();
    void aLayerDroppedBehindAFreeOutputIsConnectedToIt();
    void aLayerDroppedBeforeAFreeInputIsConnectedToIt();
    void aLayerDroppedFarFromAllPortsStaysAlone();
    void aLayerDroppedIntoAFrameJoinsTheGroup();
    void aDragEndedByEscapeChangesNothing();
    void aDragOutsideTheCanvasChangesNothing();
    void aFewLettersAndEnterAddALayerBehindThePickedOne();
    void enterAddsOnThePickedWire();
    void aDoubleClickAddsALayerBehindThePickedOne();
    void koreanNamesAreFoundAsTheyAreTyped();
    void wordsThatNoLayerHasLeaveTheListEmpty();
    void theCanvasIsTidiedWhileThePaletteIsTypedIn();

private:
    Theme theme_;
};

void DragPaletteTest::aLayerDroppedOnAnEmptyCanvasStandsUnderThePointer()
{
    Editor editor(theme_);
    auto* hint = editor.canvas.findChild<QWidget*>("canvasEmpty");
    QVERIFY(hint->isVisible());
    const UndoLaw law(editor);
    const QPoint to = editor.hands.middleOf(&editor.canvas) + QPoint(90, -120);
    editor.drop("input", to);
    QCOMPARE(editor.graph().nodes.size(), std::size_t(1));
    QCOMPARE(editor.graph().nodes[0].type, std::string("input"));
    QVERIFY((editor.middle("input") - to).manhattanLength() <= 2);
    QCOMPARE(editor.selection.nodes(), QStringList{"input"});
    QVERIFY(editor.canvas.hasFocus());
    QVERIFY(!hint->isVisible());
    QCOMPARE(law.broken(), QString());
}

void DragPaletteTest::aLayerDroppedOnAWireIsInsertedAndRewired()
{
    Editor editor(theme_, fashion(chain({{"image", "input"}, {"flat", "flatten"}, {"out", "dense"}})));
    const UndoLaw law(editor);
    editor.drop("dropout", editor.middleOfWire("flat", "out"));
    QCOMPARE(editor.wires(), QStringLiteral("dropout→out flat→dropout image→flat"));
    QVERIFY(!editor.cardsOverlap());
    QCOMPARE(law.broken(), QString());
}

void DragPaletteTest::aLayerDroppedBehindAFreeOutputIsConnectedToIt()
{
    Editor editor(theme_, fashion(chain({{"image", "input"}})));
    const UndoLaw law(editor);
    editor.drop("conv2d", editor.output("image") + QPoint(150, 30));
    QCOMPARE(editor.wires(), QStringLiteral("image→conv2d"));
    QCOMPARE(law.broken(), QString());
}

void DragPaletteTest::aLayerDroppedBeforeAFreeInputIsConnectedToIt()
{
    Editor editor(theme_, fashion(chain({{"out", "dense"}})));
    const UndoLaw law(editor);
    editor.drop("flatten", editor.input("out") - QPoint(150, 30));
    QCOMPARE(editor.wires(), QStringLiteral("flatten→out"));
    QCOMPARE(law.broken(), QString());
}

void DragPaletteTest::aLayerDroppedFarFromAllPortsStaysAlone()
{
    Editor editor(theme_, fashion(chain({{"image", "input"}, {"conv", "conv2d"}})));
    const UndoLaw law(editor);
    editor.drop("dense", editor.middle("image") + QPoint(0, 300));
    QCOMPARE(editor.graph().nodes.size(), std::size_t(3));
    QCOMPARE(editor.wires(), QStringLiteral("image→conv"));
    QCOMPARE(law.broken(), QString());
}

void DragPaletteTest::aLayerDroppedIntoAFrameJoinsTheGroup()
{
    Project project = fashion(chain({{"image", "input"}, {"one", "conv2d"}, {"two", "conv2d"}}));
    project.graph.groups = {{"block", "Block"}};
    for (const char* id : {"one", "two"})
        project.graph.find(id)->group = "block";
    Editor editor(theme_, project);
    const UndoLaw law(editor);
    editor.drop("relu", editor.middleOfWire("one", "two"));
    QCOMPARE(editor.wires(), QStringLiteral("image→one one→relu relu→two"));
    QCOMPARE(editor.graph().find("relu")->group, std::string("block"));
    QCOMPARE(law.broken(), QString());
}

void DragPaletteTest::aDragEndedByEscapeChangesNothing()
{
    Editor editor(theme_);
    auto* tree = editor.palette.findChild<QTreeView*>();
    const QRect row = tree->visualRect(editor.rowOf("input"));
    editor.hands.carry(editor.hands.in(tree->viewport(), row.center()), editor.hands.middleOf(&editor.canvas), true);
    QVERIFY(editor.graph().nodes.empty());
    QVERIFY(!editor.document.isModified());
    QVERIFY(editor.canvas.canvas().items().isEmpty()); // the ghost card is gone as well
}

void DragPaletteTest::aDragOutsideTheCanvasChangesNothing()
{
    Editor editor(theme_);
    editor.drop("input", editor.hands.middleOf(&editor.properties));
    QVERIFY(!editor.document.isModified());
    QVERIFY(editor.canvas.canvas().items().isEmpty());
}

void DragPaletteTest::aFewLettersAndEnterAddALayerBehindThePickedOne()
{
    Editor editor(theme_, fashion(chain({{"image", "input"}})));
    editor.hands.click(editor.middle("image"));
    auto* search = editor.palette.findChild<QLineEdit*>("paletteSearch");
    editor.hands.click(search);
    const UndoLaw law(editor);
    editor.hands.type("conv");
    editor.hands.key(Qt::Key_Return);
    QCOMPARE(editor.wires(), QStringLiteral("image→conv2d"));
    QVERIFY(search->hasFocus()); // the next layer can follow at once
    search->selectAll();
    editor.hands.type("max");
    editor.hands.key(Qt::Key_Return);
    QCOMPARE(editor.wires(), QStringLiteral("conv2d→max_pooling2d image→conv2d"));
    QVERIFY(!editor.cardsOverlap());
    editor.canvas.setFocus();
    QCOMPARE(law.broken(2), QString());
}

void DragPaletteTest::enterAddsOnThePickedWire()
{
    Editor editor(theme_, fashion(chain({{"image", "input"}, {"out", "flatten"}})));
    editor.hands.click(editor.middleOfWire("image", "out"));
    editor.hands.click(editor.palette.findChild<QLineEdit*>("paletteSearch"));
    const UndoLaw law(editor);
    editor.hands.type("average");
    editor.hands.key(Qt::Key_Down);
    editor.hands.key(Qt::Key_Up);
    editor.hands.key(Qt::Key_Return);
    QCOMPARE(editor.wires(), QStringLiteral("average_pooling2d→out image→average_pooling2d"));
    QVERIFY(!editor.cardsOverlap());
    editor.canvas.setFocus();
    QCOMPARE(law.broken(), QString());
}

void DragPaletteTest::aDoubleClickAddsALayerBehindThePickedOne()
{
    Editor editor(theme_, fashion(chain({{"image", "input"}, {"out", "dense"}})));
    editor.hands.click(editor.middle("image"));
    auto* tree = editor.palette.findChild<QTreeView*>();
    const QModelIndex row = editor.rowOf("flatten");
    tree->scrollTo(row);
    const UndoLaw law(editor);
    editor.hands.doubleClick(editor.hands.in(tree->viewport(), tree->visualRect(row).center()));
    QCOMPARE(editor.wires(), QStringLiteral("flatten→out image→flatten"));
    QVERIFY(!editor.cardsOverlap());
    editor.canvas.setFocus();
    QCOMPARE(law.broken(), QString());
}

void DragPaletteTest::koreanNamesAreFoundAsTheyAreTyped()
{
    QTranslator korean;
    QVERIFY(korean.load(QStringLiteral(":/i18n/netloom_ko.qm")));
    QCoreApplication::installTranslator(&korean);
    Editor editor(theme_);
    auto* search = editor.palette.findChild<QLineEdit*>("paletteSearch");
    editor.hands.click(search);
    editor.hands.commit(QStringLiteral("합성곱"));
    editor.hands.key(Qt::Key_Return);
    QCoreApplication::removeTranslator(&korean);
    QCOMPARE(editor.graph().nodes.size(), std::size_t(1));
    QCOMPARE(editor.graph().nodes[0].type, std::string("conv2d"));
}

void DragPaletteTest::wordsThatNoLayerHasLeaveTheListEmpty()
{
    Editor editor(theme_);
    editor.hands.click(editor.palette.findChild<QLineEdit*>("paletteSearch"));
    editor.hands.type("xyzzy");
    QCOMPARE(editor.palette.findChild<QTreeView*>()->model()->rowCount(), 0);
    editor.hands.key(Qt::Key_Return);
    QVERIFY(!editor.document.isModified());
}

void DragPaletteTest::theCanvasIsTidiedWhileThePaletteIsTypedIn()
{
    Project project = fashion(chain({{"image", "input"}, {"out", "dense"}}));
    project.graph.find("image")->at = {500, 300};
    project.graph.find("out")->at = {-100, 0};
    Editor editor(theme_, project);
    auto* search = editor.palette.findChild<QLineEdit*>("paletteSearch");
    editor.hands.click(search);
    editor.hands.key(Qt::Key_T, Qt::ControlModifier);
    QVERIFY(editor.graph().find("image")->at.x < editor.graph().find("out")->at.x);
    QVERIFY2(search->hasFocus(), "the hands stay where they were");
}

} // namespace loom::ui::test

QTEST_MAIN(loom::ui::test::DragPaletteTest)
#include "drag_palette_test.moc"
