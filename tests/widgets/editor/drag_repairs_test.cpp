#include "editor_fixture.h"
#include "patience.h"

#include <QLabel>
#include <QPushButton>

namespace loom::ui::test {

/// A wrong wire is accepted, marked and explained with numbers, and mended by one click, wherever it is explained.
class DragRepairsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { theme_.applyTo(*qApp); }
    void aWrongWireIsAcceptedMarkedAndExplained();
    void oneClickMends_data();
    void oneClickMends();
    void thePillOfAWrongWireExplainsAndMends();
    void thePropertyPanelExplainsAndMends();
    void aMendedNetworkHasRoomForTheNewCard();
    void theExplanationClosesWithEscapeAndWithAClickBeside();
    void theIssuesPanelLeadsToTheCard();
    void goodCardsHaveNoBadge();

private:
    /// A picture straight into a dense layer.
    static Project pictureIntoDense();
    static QPushButton* button(const QWidget& in, const char* words);

    Theme theme_;
};

Project DragRepairsTest::pictureIntoDense()
{
    Graph graph = chain({{"image", "input"}, {"conv", "conv2d"}});
    graph.nodes.push_back({"out", "dense", {{"units", whole(10)}, {"activation", word("softmax")}}, "", {544, 0}});
    return fashion(graph);
}

QPushButton* DragRepairsTest::button(const QWidget& in, const char* words)
{
    for (QPushButton* button : in.findChildren<QPushButton*>("repairButton"))
        if (button->isVisible() && button->text().contains(QLatin1String(words)))
            return button;
    return nullptr;
}

void DragRepairsTest::aWrongWireIsAcceptedMarkedAndExplained()
{
    Editor editor(theme_, pictureIntoDense());
    const UndoLaw law(editor);
    editor.hands.drag(editor.output("conv"), editor.input("out"));
    QCOMPARE(editor.wires(), QStringLiteral("conv→out image→conv"));
    QVERIFY(editor.card("out")->look().error);
    const EdgeItem* wire = editor.canvas.canvas().wire({{"conv", ""}, {"out", ""}});
    QVERIFY2(wire->sentence().contains("26 × 26 × 32"), qPrintable(wire->sentence()));
    QVERIFY(editor.card("out")->look().sentence.contains(wire->sentence()));
    QVERIFY(editor.canvas.canvas().wire({{"image", ""}, {"conv", ""}})->sentence().isEmpty());
    QCOMPARE(law.broken(), QString());
}

void DragRepairsTest::oneClickMends_data()
{
    QTest::addColumn<Project>("project");
    QTest::addColumn<QString>("card");
    QTest::addColumn<QString>("numbers");
    QTest::addColumn<QString>("repair");
    QTest::addColumn<bool>("onCard");
    const auto row = [](const char* name, const Project& project, const char* card, const char* numbers,
                        const char* repair) {
        for (const bool onCard : {true, false})
            QTest::addRow("%s, %s", name, onCard ? "at the card's badge" : "in the issues panel")
                << project << card << numbers << repair << onCard;
    };
    Project flat = pictureIntoDense();
    flat.graph.edges.push_back({{"conv", ""}, {"out", ""}});
    row("a picture is flattened before a dense layer", flat, "out", "26 × 26 × 32", "Insert Flatten");
    Project units = fashion(chain({{"image", "input"}, {"flat", "flatten"}, {"out", "dense"}}));
    units.graph.find("out")->attributes = {{"units", whole(7)}, {"activation", word("softmax")}};
    row("the output gets a unit for each of ten classes", units, "out", "7 units but the data has 10", "10");
    Project window = fashion(chain({{"image", "input"}, {"big", "conv2d"}, {"flat", "flatten"}, {"out", "dense"}}));
    window.graph.find("big")->attributes = {{"kernel_size", std::vector<std::int64_t>{31, 31}}};
    window.graph.find("out")->attributes = {{"units", whole(10)}, {"activation", word("softmax")}};
    row("a window larger than the picture gets padding", window, "big", "31", "same");
    row("a picture as output is followed by a unit a class", fashion(chain({{"image", "input"}, {"conv", "conv2d"}})),
        "conv", "26 × 26 × 32", "Flatten and Dense with 10 units");
    Project apart = fashion(chain({{"image", "input"}, {"flat", "flatten"}, {"out", "dense"}}));
    apart.graph.find("out")->attributes = {{"units", whole(10)}, {"activation", word("softmax")}};
    Project alone = apart;
    alone.graph.nodes.push_back({"alone", "dense", {{"activation", word("softmax")}}, "", {900, 300}});
    row("a layer without a wire gets the free output", alone, "alone", "has no wire", "Connect out to alone");
    Project two = apart;
    two.graph.nodes.push_back({"second", "dense", {{"activation", word("softmax")}}, "", {900, 300}});
    two.graph.edges.push_back({{"flat", ""}, {"second", ""}});
    row("of two outputs one is judged", two, "second", "2 outputs (out, second)", "Judge out");
}

void DragRepairsTest::oneClickMends()
{
    QFETCH(Project, project);
    QFETCH(QString, card);
    QFETCH(QString, numbers);
    QFETCH(QString, repair);
    QFETCH(bool, onCard);
    Editor editor(theme_, project);
    QCOMPARE(editor.errors(), 1);
    const QString sentence = editor.canvas.canvas().card(card)->look().sentence;
    QVERIFY2(sentence.contains(numbers), qPrintable(sentence));
    const QWidget* place = &editor.issues;
    if (onCard) {
        editor.hands.click(editor.badge(qPrintable(card)));
        place = editor.canvas.findChild<QWidget*>("canvasIssues");
        QVERIFY(place->isVisible());
        QVERIFY(editor.canvas.rect().contains(place->geometry()));
    }
    QVERIFY(!place->findChildren<QLabel*>("issueSentence").isEmpty());
    QVERIFY(sentence.contains(place->findChildren<QLabel*>("issueSentence").constFirst()->text()));
    const QPushButton* mend = button(*place, qPrintable(repair));
    QVERIFY2(mend, qPrintable(repair));
    const UndoLaw law(editor);
    editor.hands.click(mend);
    QTRY_COMPARE_WITH_TIMEOUT(editor.errors(), 0, kPatience);
    QVERIFY(!editor.canvas.findChild<QWidget*>("canvasIssues")->isVisible());
    QVERIFY(!editor.canvas.canvas().card(card)->look().error);
    editor.canvas.setFocus();
    QCOMPARE(law.broken(), QString());
}

void DragRepairsTest::thePillOfAWrongWireExplainsAndMends()
{
    Project project = pictureIntoDense();
    project.graph.edges.push_back({{"conv", ""}, {"out", ""}});
    Editor editor(theme_, project);
    editor.hands.click(editor.middleOfWire("conv", "out"));
    auto* popup = editor.canvas.findChild<QWidget*>("canvasIssues");
    QVERIFY(popup->isVisible());
    const UndoLaw law(editor);
    editor.hands.key(Qt::Key_Space); // the button that mends has the focus
    QTRY_COMPARE_WITH_TIMEOUT(editor.wires(), QStringLiteral("conv→flatten flatten→out image→conv"), kPatience);
    QVERIFY(!popup->isVisible());
    editor.canvas.setFocus();
    QCOMPARE(law.broken(), QString());
}

void DragRepairsTest::thePropertyPanelExplainsAndMends()
{
    Project project = pictureIntoDense();
    project.graph.edges.push_back({{"conv", ""}, {"out", ""}});
    Editor editor(theme_, project);
    editor.hands.click(editor.middle("out"));
    const QPushButton* mend = button(editor.properties, "Insert Flatten");
    QVERIFY(mend);
    editor.hands.click(mend);
    QTRY_COMPARE_WITH_TIMEOUT(editor.wires(), QStringLiteral("conv→flatten flatten→out image→conv"), kPatience);
}

void DragRepairsTest::aMendedNetworkHasRoomForTheNewCard()
{
    Project project = pictureIntoDense();
    project.graph.edges.push_back({{"conv", ""}, {"out", ""}});
    Editor editor(theme_, project);
    editor.hands.click(button(editor.issues, "Insert Flatten"));
    QTRY_COMPARE_WITH_TIMEOUT(editor.graph().nodes.size(), std::size_t(4), kPatience);
    QVERIFY(!editor.cardsOverlap());
    QVERIFY(editor.card("conv")->x() < editor.card("flatten")->x());
    QVERIFY(editor.card("flatten")->x() < editor.card("out")->x());
}

void DragRepairsTest::theExplanationClosesWithEscapeAndWithAClickBeside()
{
    Project project = pictureIntoDense();
    project.graph.edges.push_back({{"conv", ""}, {"out", ""}});
    Editor editor(theme_, project);
    auto* popup = editor.canvas.findChild<QWidget*>("canvasIssues");
    editor.hands.click(editor.badge("out"));
    QVERIFY(popup->isVisible());
    editor.hands.key(Qt::Key_Escape);
    QVERIFY(!popup->isVisible());
    QVERIFY(editor.canvas.hasFocus());
    editor.hands.click(editor.badge("out"));
    QVERIFY(popup->isVisible());
    editor.hands.click(editor.middle("image") + QPoint(0, 200));
    QVERIFY(!popup->isVisible());
    QVERIFY(!editor.document.isModified());
}

void DragRepairsTest::theIssuesPanelLeadsToTheCard()
{
    Project project = pictureIntoDense();
    project.graph.edges.push_back({{"conv", ""}, {"out", ""}});
    project.graph.find("out")->at = {6000, 4000};
    Editor editor(theme_, project);
    editor.hands.click(editor.middle("image"));
    editor.canvas.setZoom(1, {});
    editor.hands.click(editor.issues.findChildren<QPushButton*>("jumpButton").constFirst());
    QCOMPARE(editor.selection.nodes(), QStringList{"out"});
    QVERIFY(editor.canvas.rect().contains(editor.canvas.mapFromScene(editor.card("out")->pos())));
}

void DragRepairsTest::goodCardsHaveNoBadge()
{
    Editor editor(theme_, fashionCnn());
    QCOMPARE(editor.errors(), 0);
    for (const NodeItem* card : editor.canvas.canvas().cards()) {
        QVERIFY(!card->look().error);
        QVERIFY(!card->badgeAt(editor.corner(card)));
    }
    QVERIFY(editor.issues.findChild<QPushButton*>("repairButton") == nullptr);
}

} // namespace loom::ui::test

QTEST_MAIN(loom::ui::test::DragRepairsTest)
#include "drag_repairs_test.moc"
