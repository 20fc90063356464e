#include "common/attribute_edit.h"
#include "common/number_edit.h"
#include "editor_fixture.h"
#include "patience.h"

#include <QComboBox>
#include <QLineEdit>
#include <QTranslator>

namespace loom::ui::test {

/// Whole networks built as a person builds them: once with nothing but the pointer, once with nothing but keys.
class DragNetworksTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { theme_.applyTo(*qApp); }
    void cleanup() { speak(false); }
    void leNetIsBuiltWithThePointerAlone();
    void aNetworkIsBuiltWithTheKeysAlone_data();
    void aNetworkIsBuiltWithTheKeysAlone();
    void wiresAreCutAndDrawnWithTheArrows();
    void aWireInHandSaysWhyAPortDoesNotFit();
    void everyCommandIsReachedByItsPlaceOnTheKeyboard_data();
    void everyCommandIsReachedByItsPlaceOnTheKeyboard();
    void theCanvasTakesNoInputMethod();

private:
    void pullTo(const Editor& editor, const char* attribute, int part, int wanted);
    static QPoint placeBehind(const Editor& editor, const QString& node);
    void choose(const Editor& editor, const char* attribute, const char* value);
    /// A key by its place on the keyboard, in the language that the row is about.
    void stroke(const Editor& editor, char latin, Qt::KeyboardModifiers keys = {}) const;
    void addByKeys(const Editor& editor, const char* latin, const char* korean) const;
    void speak(bool korean);

    Theme theme_;
    QTranslator korean_;
    bool hangul_ = false;
};

namespace {

struct Layer {
    const char* type;
    int filters = 0; ///< or units
    const char* activation = nullptr;
};

constexpr Layer kLeNet[] = {
    {"input"},   {"conv2d", 6, "tanh"},  {"average_pooling2d"}, {"conv2d", 16, "tanh"},  {"average_pooling2d"},
    {"flatten"}, {"dense", 120, "tanh"}, {"dense", 84, "tanh"}, {"dense", 10, "softmax"}};

QLineEdit* lineOf(const QWidget* edit, int part)
{
    return edit->findChildren<NumberEdit*>().at(part)->findChild<QLineEdit*>();
}

} // namespace

/// Pulls a number sideways, four pixels a step, from what it is to what it should be.
void DragNetworksTest::pullTo(const Editor& editor, const char* attribute, int part, int wanted)
{
    auto* edit = editor.properties.findChild<AttributeEdit*>(attribute);
    QVERIFY2(edit, attribute);
    const_cast<PropertyPanel&>(editor.properties).ensureWidgetVisible(edit);
    QCoreApplication::processEvents();
    QLineEdit* line = lineOf(edit, part);
    const int steps = wanted - line->text().toInt();
    const QPoint from = editor.hands.in(line, QPoint(10, 10));
    editor.hands.drag(from, from + QPoint(4 * steps + (steps > 0 ? 3 : -3), 0));
    QCOMPARE(line->text(), QString::number(wanted));
}

void DragNetworksTest::choose(const Editor& editor, const char* attribute, const char* value)
{
    auto* edit = editor.properties.findChild<AttributeEdit*>(attribute);
    QVERIFY2(edit, attribute);
    const_cast<PropertyPanel&>(editor.properties).ensureWidgetVisible(edit);
    QCoreApplication::processEvents();
    editor.hands.choose(edit->findChild<QComboBox*>(), QLatin1String(value));
}

/// Where the next card goes; the sheet is moved with the middle button when that is not in sight.
QPoint DragNetworksTest::placeBehind(const Editor& editor, const QString& node)
{
    constexpr QPoint kBehind(150, 0), kFar(-500, 0);
    const QRect sheet(editor.hands.in(&editor.canvas, {}), editor.canvas.size());
    const QPoint at = editor.output(qPrintable(node)) + kBehind;
    if (at.x() < sheet.right() - canvas::kCardWidth / 2)
        return at;
    const QPoint hand(sheet.right() - 100, sheet.center().y()); // below the row of cards
    editor.hands.press(hand, {}, Qt::MiddleButton);
    editor.hands.moveTo(hand + kFar);
    editor.hands.release(hand + kFar, {}, Qt::MiddleButton);
    return editor.output(qPrintable(node)) + kBehind;
}

void DragNetworksTest::leNetIsBuiltWithThePointerAlone()
{
    Editor editor(theme_);
    QPoint at = editor.hands.in(&editor.canvas, QPoint(110, 120));
    QString before;
    for (const Layer& layer : kLeNet) {
        editor.drop(layer.type, at);
        const QString id = editor.selection.node();
        QVERIFY2(!id.isEmpty(), layer.type);
        if (!before.isEmpty())
            QVERIFY2(editor.graph().into(id.toStdString()).size() == 1, layer.type);
        before = id;
        const bool convolution = QByteArray(layer.type) == "conv2d";
        if (layer.filters)
            pullTo(editor, convolution ? "filters" : "units", 0, layer.filters);
        for (int part = 0; convolution && part < 2; ++part)
            pullTo(editor, "kernel_size", part, 5);
        if (layer.filters == 6)
            choose(editor, "padding", "same");
        if (layer.activation)
            choose(editor, "activation", layer.activation);
        at = placeBehind(editor, id);
    }
    QCOMPARE(editor.errors(), 0);
    QVERIFY(!editor.cardsOverlap());
    const char* shapes[] = {"28 × 28 × 1", "28 × 28 × 6", "14 × 14 × 6", "10 × 10 × 16", "5 × 5 × 16", "400",
                            "120",         "84",          "10"};
    std::size_t i = 0;
    std::int64_t parameters = 0;
    for (const std::string& id : editor.document.report().order) {
        QCOMPARE(editor.card(id.c_str())->look().shape, QString::fromUtf8(shapes[i]));
        QCOMPARE(editor.graph().find(id)->type, std::string(kLeNet[i++].type));
        parameters += editor.document.report().nodes.at(id).parameterCount;
    }
    QCOMPARE(i, std::size(kLeNet));
    QCOMPARE(parameters, std::int64_t(61706)); // LeNet-5 on 28 × 28 with full connections
}

void DragNetworksTest::speak(bool korean)
{
    hangul_ = korean;
    QCoreApplication::removeTranslator(&korean_);
    if (korean) {
        QVERIFY(korean_.load(QStringLiteral(":/i18n/netloom_ko.qm")));
        QCoreApplication::installTranslator(&korean_);
    }
}

void DragNetworksTest::stroke(const Editor& editor, char latin, Qt::KeyboardModifiers keys) const
{
    struct Place {
        char latin;
        char16_t hangul;
        quint32 scanCode; ///< X11's: the Linux key code and 8
    };
    constexpr Place kPlaces[] = {{'F', u'ㄹ', 41}, {'Z', u'ㅋ', 52}, {'T', u'ㅅ', 28}, {'A', u'ㅁ', 38},
                                 {'D', u'ㅇ', 40}, {'G', u'ㅎ', 42}, {'E', u'ㄷ', 26}, {'M', u'ㅡ', 58}};
    const auto* place = std::find_if(std::begin(kPlaces), std::end(kPlaces),
                                     [latin](const Place& place) { return place.latin == latin; });
    if (hangul_)
        editor.hands.hangulKey(place->hangul, place->scanCode, keys);
    else
        editor.hands.key(Qt::Key(latin), keys);
}

void DragNetworksTest::addByKeys(const Editor& editor, const char* latin, const char* korean) const
{
    stroke(editor, 'F', Qt::ControlModifier);
    QVERIFY(editor.canvas.findChild<QWidget*>("canvasFind")->isVisible());
    if (hangul_)
        editor.hands.commit(QString::fromUtf8(korean));
    else
        editor.hands.type(QLatin1String(latin));
    editor.hands.key(Qt::Key_Return);
    QVERIFY(editor.canvas.hasFocus());
}

void DragNetworksTest::aNetworkIsBuiltWithTheKeysAlone_data()
{
    QTest::addColumn<bool>("hangul");
    QTest::newRow("a network is built with Latin keys") << false;
    QTest::newRow("a network is built in Korean with a keyboard in Hangul mode") << true;
}

void DragNetworksTest::aNetworkIsBuiltWithTheKeysAlone()
{
    QFETCH(bool, hangul);
    speak(hangul);
    Editor editor(theme_);
    addByKeys(editor, "input", "입력");
    addByKeys(editor, "flatten", "펼치기");
    addByKeys(editor, "dropout", "드롭아웃");
    addByKeys(editor, "dense", "완전 연결");
    QCOMPARE(editor.wires(), QStringLiteral("dropout→dense flatten→dropout input→flatten"));
    editor.hands.key(Qt::Key_Return); // to the first attribute
    editor.hands.type("10");
    for (int i = 0; i < 8
         && !editor.properties.findChild<AttributeEdit*>("activation")->isAncestorOf(QApplication::focusWidget());
         ++i)
        editor.hands.key(Qt::Key_Tab);
    for (int i = 0; i < 30 && editor.attribute("dense", "activation") != word("softmax"); ++i)
        editor.hands.key(Qt::Key_Down);
    for (int i = 0; i < 12 && !editor.canvas.hasFocus(); ++i)
        editor.hands.key(Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY(editor.canvas.hasFocus());
    QCOMPARE(editor.attribute("dense", "units"), whole(10));
    QCOMPARE(editor.attribute("dense", "activation"), word("softmax"));
    QCOMPARE(editor.errors(), 0);
    const Project built = editor.document.project();
    const int steps = editor.document.undoStack().index();
    for (int i = 0; i < steps; ++i)
        stroke(editor, 'Z', Qt::ControlModifier);
    QVERIFY(editor.graph().nodes.empty());
    for (int i = 0; i < steps; ++i)
        stroke(editor, 'Z', Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(editor.document.project() == built);
}

void DragNetworksTest::wiresAreCutAndDrawnWithTheArrows()
{
    Editor editor(theme_, fashion(chain({{"image", "input"}, {"flat", "flatten"}, {"out", "dense"}})));
    editor.hands.key(Qt::Key_Right); // the first card
    QCOMPARE(editor.selection.nodes(), QStringList{"image"});
    for (int i = 0; i < 4; ++i) // port, card, port, card
        editor.hands.key(Qt::Key_Right);
    QCOMPARE(editor.selection.nodes(), QStringList{"out"});
    editor.hands.key(Qt::Key_Left); // its input
    const UndoLaw cut(editor);
    editor.hands.key(Qt::Key_Delete);
    QCOMPARE(editor.wires(), QStringLiteral("image→flat"));
    QCOMPARE(cut.broken(), QString());
    editor.hands.key(Qt::Key_Left);
    QCOMPARE(editor.selection.nodes(), QStringList{"flat"});
    editor.hands.key(Qt::Key_Right); // its output
    const UndoLaw draw(editor);
    editor.hands.key(Qt::Key_Return); // takes a wire in hand and aims at the first port that fits
    QCOMPARE(editor.card("out")->glow(false, 0), PortGlow::fits);
    editor.hands.key(Qt::Key_Return);
    QCOMPARE(editor.wires(), QStringLiteral("flat→out image→flat"));
    QCOMPARE(draw.broken(), QString());
}

void DragNetworksTest::aWireInHandSaysWhyAPortDoesNotFit()
{
    Graph graph = chain({{"image", "input"}, {"conv", "conv2d"}});
    graph.nodes.push_back({"out", "dense", {}, "", {544, 0}});
    Editor editor(theme_, fashion(graph));
    for (int i = 0; i < 4; ++i) // image, its output, conv, its output
        editor.hands.key(Qt::Key_Right);
    editor.hands.key(Qt::Key_Return);
    editor.hands.key(Qt::Key_Right);
    QVERIFY2(editor.statuses.last().contains("26 × 26 × 32"), qPrintable(editor.statuses.last()));
    editor.hands.key(Qt::Key_Return);
    QCOMPARE(editor.wires(), QStringLiteral("conv→out image→conv"));
    editor.hands.key(Qt::Key_Z, Qt::ControlModifier);
    editor.hands.key(Qt::Key_Escape);
    QCOMPARE(editor.wires(), QStringLiteral("image→conv"));
}

void DragNetworksTest::everyCommandIsReachedByItsPlaceOnTheKeyboard_data()
{
    aNetworkIsBuiltWithTheKeysAlone_data();
}

void DragNetworksTest::everyCommandIsReachedByItsPlaceOnTheKeyboard()
{
    QFETCH(bool, hangul);
    speak(hangul);
    Editor editor(theme_, fashion(chain({{"image", "input"}, {"flat", "flatten"}, {"out", "dense"}})));
    stroke(editor, 'A', Qt::ControlModifier);
    QCOMPARE(editor.selection.nodes().size(), 3);
    stroke(editor, 'D', Qt::ControlModifier);
    QCOMPARE(editor.graph().nodes.size(), std::size_t(6));
    stroke(editor, 'G', Qt::ControlModifier);
    QCOMPARE(editor.graph().groups.size(), std::size_t(1));
    stroke(editor, 'E', Qt::ControlModifier);
    QVERIFY(editor.graph().groups[0].folded);
    stroke(editor, 'Z', Qt::ControlModifier);
    QVERIFY(!editor.graph().groups[0].folded);
    stroke(editor, 'Z', Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(editor.graph().groups[0].folded);
    const int index = editor.document.undoStack().index();
    stroke(editor, 'T', Qt::ControlModifier);
    QCOMPARE(editor.document.undoStack().index(), index + 1);
    editor.canvas.setZoom(3, {});
    stroke(editor, 'F');
    QVERIFY(editor.canvas.zoom() <= 1);
    QVERIFY(editor.canvas.isMinimapWanted());
    stroke(editor, 'M');
    QVERIFY(!editor.canvas.isMinimapWanted());
}

void DragNetworksTest::theCanvasTakesNoInputMethod()
{
    Editor editor(theme_, fashion(chain({{"image", "input"}})));
    QVERIFY(!editor.canvas.testAttribute(Qt::WA_InputMethodEnabled));
    editor.hands.click(editor.middle("image"));
    QVERIFY(!editor.canvas.testAttribute(Qt::WA_InputMethodEnabled));
    QVERIFY(!editor.canvas.inputMethodQuery(Qt::ImEnabled).toBool());
}

} // namespace loom::ui::test

QTEST_MAIN(loom::ui::test::DragNetworksTest)
#include "drag_networks_test.moc"
