#include "common/attribute_edit.h"
#include "common/choice_words.h"
#include "common/number_edit.h"
#include "data/source_type.h"
#include "editor_fixture.h"
#include "patience.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

using namespace loom;
using namespace loom::ui;
using namespace loom::ui::test;

/// Several layers at once, and what the canvas offers around them.
class SeveralLayersTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { theme_.applyTo(*qApp); }
    void whatDiffersIsCalledMixed();
    void theFormSaysHowManyItChanges();
    void pastedLayersComeIntoSight();
    void theMenuOffersOnlyWhatCanBeDone();
    void aLayerIsAddedWhereTheMenuWasAsked();
    void outOfSightTheCanvasOffersToFit();
    void theMapForgetsAPick();
    void iconsKeepTheirStrokesWhenSmall();
    void choicesHaveTitles();

private:
    static Project twoDense()
    {
        Project project = fashion(chain({{"image", "input"}, {"flat", "flatten"}, {"a", "dense"}, {"b", "dense"}}));
        project.graph.find("a")->attributes["units"] = std::int64_t(64);
        project.graph.find("b")->attributes["units"] = std::int64_t(84);
        for (const char* id : {"a", "b"})
            project.graph.find(id)->attributes["activation"] = std::string("relu");
        return project;
    }
    QMenu* menuAt(Editor& editor, QPoint place);

    Theme theme_;
};

void SeveralLayersTest::whatDiffersIsCalledMixed()
{
    Editor editor(theme_, twoDense());
    editor.selection.setNodes({"a", "b"});
    auto* units = editor.properties.findChild<AttributeEdit*>("units");
    auto* line = units->findChild<QLineEdit*>();
    QVERIFY(units->isMixed());
    QVERIFY(line->text().isEmpty());
    QCOMPARE(line->placeholderText(), QStringLiteral("mixed"));
    QVERIFY(!editor.properties.findChild<AttributeEdit*>("activation")->isMixed());
    QVERIFY(editor.attribute("a", "units") == Value(std::int64_t(64))); // looking changes nothing
    line->setFocus();
    QTest::keyClick(line, Qt::Key_Return);
    QVERIFY(!editor.document.isModified());
    QTest::keyClicks(line, "84");
    QTest::keyClick(line, Qt::Key_Return);
    QVERIFY(editor.attribute("a", "units") == Value(std::int64_t(84)));
    QVERIFY(editor.attribute("b", "units") == Value(std::int64_t(84)));
    QVERIFY(!editor.properties.findChild<AttributeEdit*>("units")->isMixed());
}

void SeveralLayersTest::theFormSaysHowManyItChanges()
{
    Editor editor(theme_, twoDense());
    editor.selection.setNodes({"image", "flat", "a", "b"});
    const auto* words = editor.properties.findChild<QLabel*>("otherKinds");
    QVERIFY(words && words->isVisible());
    QVERIFY2(words->text().startsWith("4 layers") && words->text().contains("the 2 of this kind"),
             qPrintable(words->text()));
    editor.selection.setNodes({"a", "b"});
    QVERIFY(!editor.properties.findChild<QLabel*>("otherKinds")->isVisible());
}

void SeveralLayersTest::pastedLayersComeIntoSight()
{
    Editor editor(theme_, fashionCnn());
    editor.act("zoomNormal");
    editor.selection.setNodes({"conv2", "pool2"});
    editor.act("copy");
    editor.canvas.scrollBy({-3000, 0});
    for (int i = 0; i < 3; ++i) {
        editor.act("paste");
        for (const QString& id : editor.selection.nodes()) {
            const QRect at = editor.canvas.mapFromScene(editor.place(editor.canvas.canvas().card(id))).boundingRect();
            QVERIFY2(editor.canvas.sight().contains(at), qPrintable(id));
        }
    }
}

QMenu* SeveralLayersTest::menuAt(Editor& editor, QPoint place)
{
    const QPoint in = editor.canvas.viewport()->mapFrom(&editor.window, place);
    QContextMenuEvent event(QContextMenuEvent::Mouse, in, editor.window.mapToGlobal(place));
    QCoreApplication::sendEvent(editor.canvas.viewport(), &event);
    return editor.canvas.findChild<QMenu*>("canvasMenu");
}

void SeveralLayersTest::theMenuOffersOnlyWhatCanBeDone()
{
    Editor editor(theme_, fashionCnn());
    for (const QPoint at : {editor.middle("conv1"), editor.at({300, 400})}) {
        QMenu* menu = menuAt(editor, at);
        QVERIFY(menu);
        int entries = 0;
        for (const QAction* action : menu->actions())
            if (!action->isSeparator()) {
                ++entries;
                QVERIFY2(action->isEnabled(), qPrintable(action->text()));
            }
        QVERIFY(entries >= 4);
        delete menu;
        editor.selection.setNodes({});
    }
}

void SeveralLayersTest::aLayerIsAddedWhereTheMenuWasAsked()
{
    Editor editor(theme_, fashion(chain({{"image", "input"}})));
    const QPoint place = editor.at({0, 300});
    QMenu* menu = menuAt(editor, place);
    QVERIFY(menu);
    menu->actions().first()->trigger();
    menu->close();
    auto* words = editor.canvas.findChild<QLineEdit*>("canvasFindWords");
    QTRY_VERIFY_WITH_TIMEOUT(words->isVisible(), kPatience);
    QTest::keyClicks(words, "dropout");
    QTest::keyClick(words, Qt::Key_Return);
    QVERIFY(editor.card("dropout"));
    QVERIFY((editor.middle("dropout") - place).manhattanLength() < 40);
}

void SeveralLayersTest::outOfSightTheCanvasOffersToFit()
{
    Editor editor(theme_, fashionCnn());
    auto* fit = editor.canvas.findChild<QToolButton*>("canvasFit");
    QVERIFY(!fit->isVisible());
    editor.canvas.scrollBy({5000, 0});
    QVERIFY(fit->isVisible());
    QVERIFY(editor.canvas.rect().contains(fit->geometry()));
    editor.hands.click(fit);
    QVERIFY(editor.canvas.showsWhole());
    QVERIFY(!fit->isVisible());
}

void SeveralLayersTest::theMapForgetsAPick()
{
    Editor editor(theme_, fashionCnn());
    editor.act("zoomNormal");
    auto* map = editor.canvas.findChild<QWidget*>("minimap");
    QVERIFY(map->isVisible());
    const QImage before = map->grab().toImage();
    editor.selection.setNodes({"conv1"});
    const QImage picked = map->grab().toImage();
    editor.selection.setNodes({});
    QVERIFY(picked != before);
    QCOMPARE(map->grab().toImage(), before);
}

/// At 65 % a stroke is thinner than a pixel; it must not vanish.
void SeveralLayersTest::iconsKeepTheirStrokesWhenSmall()
{
    const CanvasStyle style(&theme_);
    constexpr int kSmall = 13, kLarge = 96;
    const auto ink = [&](int pixels) {
        const QImage image = style.icon(QStringLiteral("layers/flatten"), pixels).toImage();
        double sum = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                sum += image.pixelColor(x, y).alphaF();
        return sum / (double(image.width()) * image.height());
    };
    QCOMPARE(style.icon(QStringLiteral("layers/flatten"), kSmall).width(), kSmall);
    QVERIFY2(ink(kSmall) > 0.8 * ink(kLarge), qPrintable(QString::number(ink(kSmall) / ink(kLarge))));
}

void SeveralLayersTest::choicesHaveTitles()
{
    std::vector<const std::vector<AttributeSpec>*> lists;
    for (const LayerType& layer : layersTable())
        lists.push_back(&layer.attributes);
    for (const SourceType& source : sourcesTable())
        lists.push_back(&source.attributes);
    for (const auto* list : lists)
        for (const AttributeSpec& spec : *list) {
            if (spec.kind != AttributeKind::choice || spec.name.ends_with("activation")
                || spec.name.ends_with("initializer"))
                continue;
            for (const std::string& choice : spec.choices) {
                const QString title = choiceTitle(choice, spec.name);
                QVERIFY2(title != QString::fromStdString(choice) && title[0].isUpper(),
                         qPrintable(QString::fromStdString(spec.name + ": " + choice)));
            }
        }
    QCOMPARE(choiceTitle("mean", "kind"), QStringLiteral("Mean"));
    QCOMPARE(choiceTitle("mean", "missing"), QStringLiteral("Put the mean")); // the same word elsewhere
}

QTEST_MAIN(SeveralLayersTest)
#include "several_layers_test.moc"
