#include "editor/canvas/card_picture.h"
#include "editor_fixture.h"
#include "patience.h"
#include "project/project_file.h"
#include "project/samples.h"

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
    void fittingKeepsClearOfTheLowerEdgeToo();
    void aDrawerThatClosedWhileNobodyLookedLeavesItsRoom();
    void aWireThatGoesBackKeepsItsShapeInSight();
    void whatHasNoPlacesGetsThemAsItIsOpened();
    void cardsOfSamplesLieApart_data();
    void cardsOfSamplesLieApart();

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

void CanvasSightTest::fittingKeepsClearOfTheLowerEdgeToo()
{
    Theme theme;
    Editor editor(theme, fashionCnn());
    const int notice = editor.canvas.viewport()->height() / 2;
    editor.canvas.setCoveredBelow(notice);
    editor.canvas.fit();
    for (const Node& node : editor.graph().nodes)
        QVERIFY2(placeOf(editor, node.id.c_str()).bottom() < editor.canvas.viewport()->height() - notice,
                 node.id.c_str());
}

void CanvasSightTest::aDrawerThatClosedWhileNobodyLookedLeavesItsRoom()
{
    Theme theme;
    Editor editor(theme, fashionCnn());
    editor.canvas.setCovered(kDrawer);
    editor.canvas.fit();
    const double beside = editor.canvas.zoom();
    editor.canvas.hide();
    editor.canvas.setCovered(0);
    QTest::qWait(50);
    editor.canvas.show();
    QTRY_VERIFY_WITH_TIMEOUT(editor.canvas.zoom() > beside * 1.05, kPatience);
}

/// The pictures of two rows of cards leave little room for the wire between them.
void CanvasSightTest::aWireThatGoesBackKeepsItsShapeInSight()
{
    Theme theme;
    Project project = fashionCnn();
    const std::size_t half = (project.graph.nodes.size() + 1) / 2;
    for (std::size_t i = 0; i < project.graph.nodes.size(); ++i)
        project.graph.nodes[i].at = {296.0 * double(i % half), i < half ? 0.0 : 164.0};
    Editor editor(theme, project);
    editor.document.setFields({{"image", Shape{28, 28, 1}, DType::f32, false, 0}});
    CanvasScene& scene = editor.canvas.canvas();
    CardPicture picture;
    picture.units = 32;
    for (int i = 0; i < 10; ++i)
        picture.tiles << QImage(12, 12, QImage::Format_RGB32);
    for (const NodeItem* card : scene.cards())
        scene.setPicture(card->id(), picture);
    int back = 0;
    for (const EdgeItem* wire : scene.wires()) {
        if (wire->wayBack().isNull())
            continue;
        ++back;
        QVERIFY(!wire->pill().isEmpty());
        for (const NodeItem* card : scene.cards())
            QVERIFY(!card->pictureArea().intersects(wire->pill()));
    }
    QCOMPARE(back, 1);
}

void CanvasSightTest::whatHasNoPlacesGetsThemAsItIsOpened()
{
    Theme theme;
    Editor editor(theme, fashionCnn());
    Project bare = fashionCnn();
    for (Node& node : bare.graph.nodes)
        node.at = {};
    const auto areApart = [&] {
        const auto& nodes = editor.graph().nodes;
        return !(nodes.front().at == nodes.back().at);
    };
    editor.document.setProject(bare, {});
    QVERIFY(areApart()); // whoever hears that it is open sees it so
    QVERIFY(!editor.document.isModified());
    QVERIFY(!editor.document.undoStack().canUndo());
    // Had back by an edit it is one that can be undone and saved, and what came before it is not forgotten.
    QVERIFY(editor.document.setValue("seed", std::int64_t(3)));
    editor.document.editProject(bare, "Recover", Change::everything);
    QTRY_VERIFY_WITH_TIMEOUT(areApart(), kPatience);
    QVERIFY(editor.document.isModified());
    while (editor.document.undoStack().canUndo())
        editor.document.undoStack().undo();
    QVERIFY(areApart());
    QCOMPARE(editor.document.project().seed, bare.seed);
}

void CanvasSightTest::cardsOfSamplesLieApart_data()
{
    QTest::addColumn<std::string>("file");
    for (const Sample& sample : samplesTable())
        QTest::newRow(sample.id.c_str()) << std::string(LOOM_SOURCE_DIR "/samples/") + sample.id + ".loom";
}

/// A folded group's card stands in the middle of what it hides, where another card may be.
void CanvasSightTest::cardsOfSamplesLieApart()
{
    QFETCH(std::string, file);
    const auto opened = openProject(file);
    QVERIFY(opened);
    Theme theme;
    Editor editor(theme, opened->project);
    const QList<NodeItem*> cards = editor.canvas.canvas().cards().values();
    QVERIFY(cards.size() > 1);
    for (const NodeItem* card : cards)
        for (const NodeItem* other : cards)
            QVERIFY2(card == other || !card->isVisible() || !other->isVisible()
                         || !editor.place(card).intersects(editor.place(other)),
                     qPrintable(card->id() + " and " + other->id()));
}

QTEST_MAIN(CanvasSightTest)
#include "canvas_sight_test.moc"
