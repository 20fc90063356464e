#include "editor_fixture.h"

using namespace loom;
using namespace loom::ui;
using namespace loom::ui::test;

/// A drawer hides the right edge of the canvas: nothing that matters may lie beneath it.
class CanvasSightTest : public QObject {
    Q_OBJECT
private slots:
    void fittingKeepsClearOfTheDrawer();
    void aPickedCardComesOutFromUnderTheDrawer();
    void nothingMovesWhileACardIsDragged();

private:
    static constexpr int kDrawer = 340;
    static QRect placeOf(const Editor& editor, const char* id)
    {
        return editor.canvas.mapFromScene(editor.card(id)->sceneBoundingRect()).boundingRect();
    }
};

void CanvasSightTest::fittingKeepsClearOfTheDrawer()
{
    Theme theme;
    Editor editor(theme, fashionCnn());
    editor.canvas.setCovered(kDrawer);
    editor.canvas.fit();
    const int edge = editor.canvas.viewport()->width() - kDrawer;
    for (const Node& node : editor.graph().nodes)
        QVERIFY2(placeOf(editor, node.id.c_str()).right() < edge, node.id.c_str());
    QVERIFY(placeOf(editor, "image").left() > 0);
}

void CanvasSightTest::aPickedCardComesOutFromUnderTheDrawer()
{
    Theme theme;
    Editor editor(theme, fashionCnn());
    editor.canvas.fit();
    editor.hands.click(editor.middle("out"));
    QCOMPARE(editor.selection.node(), QStringLiteral("out"));
    editor.canvas.setCovered(kDrawer);
    QVERIFY(placeOf(editor, "out").right() < editor.canvas.viewport()->width() - kDrawer);
    const QPoint before = editor.middle("out");
    editor.canvas.setCovered(0);
    QCOMPARE(editor.middle("out"), before); // what is in sight stays where it is
}

void CanvasSightTest::nothingMovesWhileACardIsDragged()
{
    Theme theme;
    Editor editor(theme, fashionCnn());
    editor.canvas.fit();
    connect(&editor.selection, &PickGroup::nodesChanged, &editor.canvas, [&] { editor.canvas.setCovered(kDrawer); });
    const QPoint before = editor.middle("image");
    editor.hands.press(editor.middle("out"));
    QCOMPARE(editor.middle("image"), before);
    editor.hands.release(editor.middle("out"));
    QVERIFY(placeOf(editor, "out").right() < editor.canvas.viewport()->width() - kDrawer);
}

QTEST_MAIN(CanvasSightTest)
#include "canvas_sight_test.moc"
