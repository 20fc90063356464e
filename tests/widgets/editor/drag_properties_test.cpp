#include "common/attribute_edit.h"
#include "common/number_edit.h"
#include "editor_fixture.h"
#include "patience.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QStyleOptionSpinBox>

namespace loom::ui::test {

/// Attributes edited in the property panel with pointer and keys.
class DragPropertiesTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { theme_.applyTo(*qApp); }
    void aClickOnACardShowsItsAttributes();
    void aTypedNumberIsTakenOnEnter();
    void aRefusedNumberIsExplainedAndNotTaken();
    void theArrowKeysStepANumber();
    void theArrowsOfTheFieldStepANumber();
    void theArrowsOfTheFieldAreFreeOfItsText();
    void aFieldStaysWhereItIsWhenAWarningComes();
    void aNumberIsPulledSidewaysInOneStepOfUndo();
    void aPairIsTypedFieldByField();
    void aChoiceIsPickedWithThePointer();
    void aChoiceIsPickedWithKeys();
    void aTickIsClicked();
    void cardShapesAndCountsFollowAtOnce();
    void undoShowsTheOldNumberInTheField();
    void aNameIsGivenInThePanelAndOnTheCard();
    void severalLayersOfOneTypeAreEditedTogether();
    void enterOnACardLeadsToItsFirstAttribute();

private:
    static Project small();
    QWidget* field(const Editor& editor, const char* name) const;
    QLineEdit* line(const Editor& editor, const char* name) const;
    static QRect partOf(const NumberEdit* spin, QStyle::SubControl part);

    Theme theme_;
};

Project DragPropertiesTest::small()
{
    Project project = fashion(chain({{"image", "input"}, {"conv", "conv2d"}, {"flat", "flatten"}, {"out", "dense"}}));
    project.graph.find("out")->attributes = {{"units", whole(10)}, {"activation", word("softmax")}};
    return project;
}

/// The editor of an attribute, scrolled into view.
QWidget* DragPropertiesTest::field(const Editor& editor, const char* name) const
{
    auto* found = editor.properties.findChild<AttributeEdit*>(name);
    if (found) {
        const_cast<PropertyPanel&>(editor.properties).ensureWidgetVisible(found);
        QCoreApplication::processEvents();
    }
    return found;
}

QLineEdit* DragPropertiesTest::line(const Editor& editor, const char* name) const
{
    QWidget* found = field(editor, name);
    return found ? found->findChild<QLineEdit*>() : nullptr;
}

QRect DragPropertiesTest::partOf(const NumberEdit* spin, QStyle::SubControl part)
{
    QStyleOptionSpinBox option;
    option.initFrom(spin);
    option.subControls = QStyle::SC_All;
    return spin->style()->subControlRect(QStyle::CC_SpinBox, &option, part, spin);
}

void DragPropertiesTest::aClickOnACardShowsItsAttributes()
{
    Editor editor(theme_, small());
    QVERIFY(!field(editor, "filters"));
    editor.hands.click(editor.middle("conv"));
    QVERIFY(field(editor, "filters")->isVisible());
    editor.hands.click(editor.middle("out"));
    QVERIFY(!field(editor, "filters"));
    QVERIFY(field(editor, "units")->isVisible());
}

void DragPropertiesTest::aTypedNumberIsTakenOnEnter()
{
    Editor editor(theme_, small());
    editor.hands.click(editor.middle("conv"));
    const UndoLaw law(editor);
    editor.hands.click(line(editor, "filters"));
    editor.hands.key(Qt::Key_A, Qt::ControlModifier);
    editor.hands.type("6");
    QCOMPARE(editor.attribute("conv", "filters"), whole(32)); // not while it is typed
    editor.hands.key(Qt::Key_Return);
    QCOMPARE(editor.attribute("conv", "filters"), whole(6));
    editor.canvas.setFocus();
    QCOMPARE(law.broken(), QString());
}

void DragPropertiesTest::aRefusedNumberIsExplainedAndNotTaken()
{
    Editor editor(theme_, small());
    editor.hands.click(editor.middle("conv"));
    editor.hands.click(line(editor, "filters"));
    editor.hands.key(Qt::Key_A, Qt::ControlModifier);
    editor.hands.type("-3");
    editor.hands.key(Qt::Key_Return);
    QVERIFY(!editor.document.isModified());
    auto* error = field(editor, "filters")->findChild<QLabel*>("error");
    QVERIFY(error->isVisible());
    QVERIFY2(error->text().contains("3"), qPrintable(error->text()));
}

void DragPropertiesTest::theArrowKeysStepANumber()
{
    Editor editor(theme_, small());
    editor.hands.click(editor.middle("out"));
    const UndoLaw law(editor);
    editor.hands.click(line(editor, "units"));
    for (int i = 0; i < 3; ++i)
        editor.hands.key(Qt::Key_Up);
    editor.hands.key(Qt::Key_Down);
    QCOMPARE(editor.attribute("out", "units"), whole(12));
    editor.canvas.setFocus();
    QCOMPARE(law.broken(), QString());
}

void DragPropertiesTest::theArrowsOfTheFieldStepANumber()
{
    Editor editor(theme_, small());
    editor.hands.click(editor.middle("out"));
    const auto* spin = field(editor, "units")->findChild<NumberEdit*>();
    const UndoLaw law(editor);
    for (const auto part : {QStyle::SC_SpinBoxUp, QStyle::SC_SpinBoxUp, QStyle::SC_SpinBoxDown})
        editor.hands.click(editor.hands.in(spin, partOf(spin, part).center()));
    QCOMPARE(editor.attribute("out", "units"), whole(11));
    editor.canvas.setFocus();
    QCOMPARE(law.broken(), QString());
}

void DragPropertiesTest::theArrowsOfTheFieldAreFreeOfItsText()
{
    Editor editor(theme_, small());
    editor.hands.click(editor.middle("out"));
    const auto* spin = field(editor, "units")->findChild<NumberEdit*>();
    for (const auto part : {QStyle::SC_SpinBoxUp, QStyle::SC_SpinBoxDown}) {
        QVERIFY(!partOf(spin, part).isEmpty());
        QVERIFY(!partOf(spin, part).intersects(spin->findChild<QLineEdit*>()->geometry()));
    }
}

void DragPropertiesTest::aFieldStaysWhereItIsWhenAWarningComes()
{
    Editor editor(theme_, small());
    editor.hands.click(editor.middle("out"));
    const QPoint before = editor.hands.middleOf(line(editor, "units"));
    editor.hands.click(line(editor, "units"));
    editor.hands.key(Qt::Key_Up); // 11 units for ten classes
    QTRY_VERIFY_WITH_TIMEOUT(editor.properties.findChild<QWidget*>("nodeIssues")->height() > 0, kPatience);
    QVERIFY(editor.properties.findChild<QWidget*>("nodeIssues")->isVisible());
    QCOMPARE(editor.hands.middleOf(line(editor, "units")), before);
}

void DragPropertiesTest::aNumberIsPulledSidewaysInOneStepOfUndo()
{
    Editor editor(theme_, small());
    editor.hands.click(editor.middle("out"));
    const QPoint from = editor.hands.middleOf(line(editor, "units"));
    const UndoLaw law(editor);
    editor.hands.drag(from, from + QPoint(40, 0));
    QCOMPARE(editor.attribute("out", "units"), whole(20));
    editor.canvas.setFocus();
    QCOMPARE(law.broken(), QString());
    const UndoLaw next(editor);
    editor.hands.drag(from, from - QPoint(40, 0));
    QCOMPARE(editor.attribute("out", "units"), whole(10));
    editor.canvas.setFocus();
    QCOMPARE(next.broken(), QString());
}

void DragPropertiesTest::aPairIsTypedFieldByField()
{
    Editor editor(theme_, small());
    editor.hands.click(editor.middle("conv"));
    const UndoLaw law(editor);
    QWidget* pair = field(editor, "kernel_size");
    editor.hands.click(pair->findChild<NumberEdit*>("0")->findChild<QLineEdit*>());
    editor.hands.key(Qt::Key_A, Qt::ControlModifier);
    editor.hands.type("5");
    editor.hands.key(Qt::Key_Tab);
    QVERIFY(pair->findChild<NumberEdit*>("1")->hasFocus());
    editor.hands.type("7");
    editor.hands.key(Qt::Key_Return);
    QCOMPARE(editor.attribute("conv", "kernel_size"), Value(std::vector<std::int64_t>{5, 7}));
    QCOMPARE(editor.card("conv")->look().shape, QStringLiteral("24 × 22 × 32"));
    editor.canvas.setFocus();
    QCOMPARE(law.broken(2), QString());
}

void DragPropertiesTest::aChoiceIsPickedWithThePointer()
{
    Editor editor(theme_, small());
    editor.hands.click(editor.middle("conv"));
    auto* box = field(editor, "activation")->findChild<QComboBox*>();
    const UndoLaw law(editor);
    editor.hands.click(box);
    QAbstractItemView* list = box->view();
    QTRY_VERIFY_WITH_TIMEOUT(list->isVisible(), kPatience);
    const QModelIndex row = list->model()->index(box->findData("relu"), 0);
    list->scrollTo(row);
    QTest::qWait(QApplication::doubleClickInterval()); // a list that has just opened takes no release
    QWidget* popup = list->window();
    const QPoint at = list->viewport()->mapTo(popup, list->visualRect(row).center());
    QTest::mouseMove(popup->windowHandle(), at);
    QTest::mouseClick(popup->windowHandle(), Qt::LeftButton, {}, at);
    QTRY_COMPARE_WITH_TIMEOUT(editor.attribute("conv", "activation"), word("relu"), kPatience);
    QVERIFY2(editor.card("conv")->look().summary.contains("ReLU"), qPrintable(editor.card("conv")->look().summary));
    editor.canvas.setFocus();
    QCOMPARE(law.broken(), QString());
}

void DragPropertiesTest::aChoiceIsPickedWithKeys()
{
    Editor editor(theme_, small());
    editor.hands.click(editor.middle("conv"));
    auto* box = field(editor, "activation")->findChild<QComboBox*>();
    box->setFocus(Qt::TabFocusReason);
    const int from = box->currentIndex();
    const UndoLaw law(editor);
    editor.hands.key(Qt::Key_Down);
    const QString next = box->itemData(from + 1).toString();
    QCOMPARE(editor.attribute("conv", "activation"), Value(next.toStdString()));
    editor.canvas.setFocus();
    QCOMPARE(law.broken(), QString());
}

void DragPropertiesTest::aTickIsClicked()
{
    Editor editor(theme_, small());
    editor.hands.click(editor.middle("out"));
    auto* tick = field(editor, "use_bias")->findChild<QCheckBox*>();
    const UndoLaw law(editor);
    editor.hands.click(editor.hands.in(tick, QPoint(8, tick->height() / 2)));
    QCOMPARE(editor.attribute("out", "use_bias"), Value(false));
    QCOMPARE(law.broken(), QString());
}

void DragPropertiesTest::cardShapesAndCountsFollowAtOnce()
{
    Editor editor(theme_, small());
    editor.hands.click(editor.middle("conv"));
    auto* parameters = editor.properties.findChild<QLabel*>("nodeParameters");
    QVERIFY2(parameters->text().contains("320"), qPrintable(parameters->text())); // 3·3·1·32 + 32
    editor.hands.click(line(editor, "filters"));
    editor.hands.key(Qt::Key_A, Qt::ControlModifier);
    editor.hands.type("6");
    editor.hands.key(Qt::Key_Return);
    QCOMPARE(editor.card("conv")->look().shape, QStringLiteral("26 × 26 × 6"));
    QVERIFY(editor.card("conv")->look().count.startsWith("60 "));
    QCOMPARE(editor.canvas.canvas().wire({{"flat", ""}, {"out", ""}})->text(), QStringLiteral("4,056"));
    QVERIFY(editor.card("out")->look().count.startsWith("40,570 "));
    QVERIFY2(parameters->text().contains("60"), qPrintable(parameters->text()));
}

void DragPropertiesTest::undoShowsTheOldNumberInTheField()
{
    Editor editor(theme_, small());
    editor.hands.click(editor.middle("out"));
    editor.hands.click(line(editor, "units"));
    editor.hands.key(Qt::Key_Up);
    QCOMPARE(line(editor, "units")->text(), QStringLiteral("11"));
    editor.canvas.setFocus();
    editor.hands.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(line(editor, "units")->text(), QStringLiteral("10"));
    editor.hands.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(line(editor, "units")->text(), QStringLiteral("11"));
}

void DragPropertiesTest::aNameIsGivenInThePanelAndOnTheCard()
{
    Editor editor(theme_, small());
    editor.hands.click(editor.middle("conv"));
    const UndoLaw law(editor);
    editor.hands.click(editor.properties.findChild<QLineEdit*>("nodeTitle"));
    editor.hands.type("Edges");
    editor.hands.key(Qt::Key_Return);
    QCOMPARE(editor.card("conv")->look().name, QStringLiteral("Edges"));
    editor.hands.doubleClick(editor.middle("flat"));
    QVERIFY(editor.canvas.findChild<QLineEdit*>("canvasRename")->isVisible());
    editor.hands.type("Row");
    editor.hands.key(Qt::Key_Return);
    QCOMPARE(editor.card("flat")->look().name, QStringLiteral("Row"));
    QVERIFY(editor.canvas.hasFocus());
    QCOMPARE(law.broken(2), QString());
}

void DragPropertiesTest::severalLayersOfOneTypeAreEditedTogether()
{
    Editor editor(theme_, fashionCnn());
    editor.hands.click(editor.middle("conv1"));
    editor.hands.click(editor.middle("conv2"), Qt::ShiftModifier);
    const UndoLaw law(editor);
    editor.hands.click(line(editor, "filters"));
    editor.hands.key(Qt::Key_A, Qt::ControlModifier);
    editor.hands.type("12");
    editor.hands.key(Qt::Key_Return);
    QCOMPARE(editor.attribute("conv1", "filters"), whole(12));
    QCOMPARE(editor.attribute("conv2", "filters"), whole(12));
    QCOMPARE(editor.attribute("conv3", "filters"), whole(64));
    editor.canvas.setFocus();
    QCOMPARE(law.broken(), QString());
}

void DragPropertiesTest::enterOnACardLeadsToItsFirstAttribute()
{
    Editor editor(theme_, small());
    editor.hands.click(editor.middle("conv"));
    editor.hands.key(Qt::Key_Return);
    QVERIFY(field(editor, "filters")->isAncestorOf(QApplication::focusWidget()));
    editor.hands.type("9"); // what stands there is replaced
    editor.hands.key(Qt::Key_Return);
    QCOMPARE(editor.attribute("conv", "filters"), whole(9));
}

} // namespace loom::ui::test

QTEST_MAIN(loom::ui::test::DragPropertiesTest)
#include "drag_properties_test.moc"
