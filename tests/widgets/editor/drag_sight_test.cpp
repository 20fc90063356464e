#include "editor/canvas/minimap.h"
#include "editor_fixture.h"

#include <QWheelEvent>

namespace loom::ui::test {

/// What of the network is in sight, and how large.
class DragSightTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { theme_.applyTo(*qApp); }
    void anOpenedNetworkIsSeenWhole();
    void fitShowsTheWholeNetworkAgain();
    void keysZoomAboutTheMiddle();
    void controlAndWheelZoomAboutThePointer();
    void zoomStaysWithinItsLimits();
    void theMiddleButtonMovesTheSheet();
    void theMapShowsOnlyWhileItHelps();
    void aPressOnTheMapGoesThere();
    void theMapIsSwitchedOffByKey();
    void cardsAreFoundByNameAndPicked();
    void sightIsNoEdit();

private:
    static QRectF sight(const Editor& editor);

    Theme theme_;
};

QRectF DragSightTest::sight(const Editor& editor)
{
    return editor.canvas.mapToScene(editor.canvas.viewport()->rect()).boundingRect();
}

void DragSightTest::anOpenedNetworkIsSeenWhole()
{
    Editor editor(theme_, fashionCnn());
    QVERIFY(sight(editor).contains(editor.canvas.canvas().content()));
    QVERIFY(editor.canvas.zoom() < 1);
    Editor small(theme_, fashion(chain({{"image", "input"}, {"flat", "flatten"}})));
    QCOMPARE(small.canvas.zoom(), 1.0); // never larger than natural size
}

void DragSightTest::fitShowsTheWholeNetworkAgain()
{
    Editor editor(theme_, fashionCnn());
    const double fitting = editor.canvas.zoom();
    editor.hands.key(Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(editor.canvas.zoom(), 1.0);
    QVERIFY(!sight(editor).contains(editor.canvas.canvas().content()));
    editor.hands.key(Qt::Key_F);
    QCOMPARE(editor.canvas.zoom(), fitting);
    QVERIFY(sight(editor).contains(editor.canvas.canvas().content()));
}

void DragSightTest::keysZoomAboutTheMiddle()
{
    Editor editor(theme_, fashionCnn());
    const QPoint middle = editor.canvas.viewport()->rect().center();
    const QPointF under = editor.canvas.mapToScene(middle);
    const double before = editor.canvas.zoom();
    editor.hands.key(Qt::Key_Plus);
    QVERIFY(editor.canvas.zoom() > 1.2 * before);
    QVERIFY((editor.canvas.mapFromScene(under) - middle).manhattanLength() <= 2);
    editor.hands.key(Qt::Key_Minus);
    QVERIFY(std::abs(editor.canvas.zoom() - before) < 1e-9);
    editor.hands.key(Qt::Key_Minus, Qt::ControlModifier);
    QVERIFY(editor.canvas.zoom() < before);
}

void DragSightTest::controlAndWheelZoomAboutThePointer()
{
    Editor editor(theme_, fashionCnn());
    const QPoint at = editor.canvas.mapFromScene(editor.place(editor.card("pool2")).center());
    const QPointF under = editor.canvas.mapToScene(at);
    const double before = editor.canvas.zoom();
    QWidget* area = editor.canvas.viewport();
    for (int i = 0; i < 4; ++i) {
        QWheelEvent wheel(at, area->mapToGlobal(at), {}, {0, 120}, {}, Qt::ControlModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(area, &wheel);
    }
    QVERIFY(editor.canvas.zoom() > 1.9 * before);
    QVERIFY((editor.canvas.mapFromScene(under) - at).manhattanLength() <= 4); // whole pixels, four times
}

void DragSightTest::zoomStaysWithinItsLimits()
{
    Editor editor(theme_, fashionCnn());
    for (int i = 0; i < 40; ++i)
        editor.hands.key(Qt::Key_Plus);
    QCOMPARE(editor.canvas.zoom(), 4.0);
    for (int i = 0; i < 60; ++i)
        editor.hands.key(Qt::Key_Minus);
    QCOMPARE(editor.canvas.zoom(), 0.05);
}

void DragSightTest::theMiddleButtonMovesTheSheet()
{
    Editor editor(theme_, fashionCnn());
    editor.hands.key(Qt::Key_0, Qt::ControlModifier);
    const QPoint from = editor.hands.middleOf(&editor.canvas), by(-120, 45);
    const QPointF under = editor.canvas.mapToScene(editor.canvas.viewport()->rect().center());
    editor.hands.press(from, {}, Qt::MiddleButton);
    editor.hands.moveTo(from + by / 2);
    editor.hands.moveTo(from + by);
    editor.hands.release(from + by, {}, Qt::MiddleButton);
    const QPointF now = editor.canvas.mapToScene(editor.canvas.viewport()->rect().center() + by);
    QVERIFY(QLineF(now, under).length() < 3);
    QVERIFY(editor.selection.nodes().isEmpty());
}

void DragSightTest::theMapShowsOnlyWhileItHelps()
{
    Editor editor(theme_, fashionCnn());
    auto* map = editor.canvas.findChild<Minimap*>("minimap");
    QVERIFY(!map->isVisible()); // everything is in sight
    editor.hands.key(Qt::Key_0, Qt::ControlModifier);
    QVERIFY(map->isVisible());
    QVERIFY(editor.canvas.rect().contains(map->geometry()));
    editor.hands.key(Qt::Key_F);
    QVERIFY(!map->isVisible());
}

void DragSightTest::aPressOnTheMapGoesThere()
{
    Editor editor(theme_, fashionCnn());
    editor.hands.key(Qt::Key_0, Qt::ControlModifier);
    auto* map = editor.canvas.findChild<Minimap*>("minimap");
    editor.hands.click(editor.hands.in(map, QPoint(4, map->height() / 2)));
    QVERIFY(sight(editor).contains(editor.card("image")->pos()));
    QVERIFY(!sight(editor).contains(editor.card("out")->pos()));
    editor.hands.drag(editor.hands.in(map, QPoint(8, map->height() / 2)),
                      editor.hands.in(map, QPoint(map->width() - 6, map->height() / 2)));
    QVERIFY(sight(editor).contains(editor.card("out")->pos()));
    QVERIFY(!sight(editor).contains(editor.card("image")->pos()));
}

void DragSightTest::theMapIsSwitchedOffByKey()
{
    Editor editor(theme_, fashionCnn());
    editor.hands.key(Qt::Key_0, Qt::ControlModifier);
    auto* map = editor.canvas.findChild<Minimap*>("minimap");
    editor.hands.key(Qt::Key_M);
    QVERIFY(!map->isVisible());
    editor.hands.key(Qt::Key_M);
    QVERIFY(map->isVisible());
}

void DragSightTest::cardsAreFoundByNameAndPicked()
{
    Editor editor(theme_, fashionCnn());
    editor.hands.key(Qt::Key_0, Qt::ControlModifier);
    editor.hands.key(Qt::Key_F, Qt::ControlModifier);
    editor.hands.type("hidden");
    editor.hands.key(Qt::Key_Return);
    QCOMPARE(editor.selection.nodes(), QStringList{"hidden"});
    QVERIFY(sight(editor).contains(editor.place(editor.card("hidden"))));
    QVERIFY(editor.canvas.hasFocus());
}

void DragSightTest::sightIsNoEdit()
{
    Editor editor(theme_, fashionCnn());
    for (const Qt::Key key : {Qt::Key_Plus, Qt::Key_F, Qt::Key_M, Qt::Key_Minus})
        editor.hands.key(key);
    QVERIFY(!editor.document.isModified());
    QVERIFY(!editor.document.undoStack().canUndo());
}

} // namespace loom::ui::test

QTEST_MAIN(loom::ui::test::DragSightTest)
#include "drag_sight_test.moc"
