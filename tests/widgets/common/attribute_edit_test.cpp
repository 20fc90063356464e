#include "common/attribute_edit.h"
#include "common/number_edit.h"
#include "common/part_edit.h"
#include "patience.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace loom;
using namespace loom::ui;

namespace {

AttributeSpec spec(AttributeKind kind, Value fallback, double minimum = 0, double maximum = 1000)
{
    AttributeSpec out;
    out.name = "units";
    out.kind = kind;
    out.fallback = std::move(fallback);
    out.title = "Units";
    out.minimum = minimum;
    out.maximum = maximum;
    return out;
}

/// Marks everything in the field and types over it.
void retype(QWidget* field, const QString& text, Qt::Key key = Qt::Key_Return)
{
    field->setFocus();
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(field, text);
    if (key != Qt::Key_unknown)
        QTest::keyClick(field, key);
}

QLabel* errorOf(const AttributeEdit& edit)
{
    return edit.findChild<QLabel*>("error");
}

} // namespace

class AttributeEditTest : public QObject {
    Q_OBJECT
private slots:
    void aTypedNumberIsHandedOn();
    void aRefusedNumberSaysWhyAndChangesNothing();
    void aLongRefusalIsReadWhole();
    void escapeTakesTypingBack();
    void arrowsStep();
    void logarithmicStepsAreOneTwoFive();
    void aDragChangesLiveAndEndsOnce();
    void theWheelNeedsFocus();
    void listsOfNumbersKeepTheirLength();
    void anOptionalListMayBeEmpty();
    void choicesAreChosenByKey();
    void booleansToggleWithSpace();
    void aBlankInANumberBelongsToTheWindow();
    void anEmptyNumberIsCalledByItsTitle();
    void ticksGiveNames();
    void aLongListShowsItsBeginning();
    void aLongPathShowsItsEnd();
    void aPartShowsItsAttributes();
    void settingAValueIsSilent();
    void numbersAreReadAsTyped_data();
    void numbersAreReadAsTyped();
};

void AttributeEditTest::aTypedNumberIsHandedOn()
{
    AttributeEdit edit(spec(AttributeKind::integer, std::int64_t(32)));
    edit.show();
    QSignalSpy changes(&edit, &AttributeEdit::valueChanged);
    retype(edit.findChild<NumberEdit*>(), "128");
    QCOMPARE(changes.count(), 1);
    QVERIFY(edit.value() == Value(std::int64_t(128)));
    retype(edit.findChild<NumberEdit*>(), "128");
    QCOMPARE(changes.count(), 1);
}

void AttributeEditTest::aRefusedNumberSaysWhyAndChangesNothing()
{
    AttributeEdit edit(spec(AttributeKind::integer, std::int64_t(32), 1, 512));
    edit.show();
    QSignalSpy changes(&edit, &AttributeEdit::valueChanged);
    NumberEdit* number = edit.findChild<NumberEdit*>();
    for (const char* wrong : {"0", "513", "1.5", "many", ""}) {
        retype(number, wrong);
        QVERIFY2(!edit.isValid(), wrong);
        QVERIFY(errorOf(edit)->isVisible());
        QVERIFY(number->property("invalid").toBool());
    }
    retype(number, "513");
    QVERIFY(errorOf(edit)->text().contains("513") && errorOf(edit)->text().contains("512"));
    QCOMPARE(changes.count(), 0);
    QVERIFY(edit.value() == Value(std::int64_t(32)));
    retype(number, "64");
    QVERIFY(edit.isValid() && !errorOf(edit)->isVisible());
    QCOMPARE(changes.count(), 1);
}

void AttributeEditTest::aLongRefusalIsReadWhole()
{
    QWidget page;
    auto* form = new QFormLayout(&page);
    AttributeEdit edit(spec(AttributeKind::integer, std::int64_t(4), 1, 1e15), &page);
    form->addRow(QStringLiteral("Units"), &edit);
    page.resize(170, page.minimumSizeHint().height());
    page.show();
    retype(edit.findChild<NumberEdit*>(), QStringLiteral("0"));
    const QLabel* error = errorOf(edit);
    // Nobody reaches the largest number that can be counted.
    QVERIFY2(error->text().endsWith(QStringLiteral("must be at least 1")), qPrintable(error->text()));
    page.resize(170, page.minimumSizeHint().height());
    QCoreApplication::processEvents();
    QVERIFY(error->heightForWidth(error->width()) > error->fontMetrics().height());
    QVERIFY(error->height() >= error->heightForWidth(error->width()));
    QVERIFY(!error->geometry().intersects(edit.findChild<NumberEdit*>()->geometry()));
}

void AttributeEditTest::escapeTakesTypingBack()
{
    AttributeEdit edit(spec(AttributeKind::real, 0.5));
    edit.show();
    NumberEdit* number = edit.findChild<NumberEdit*>();
    retype(number, "77", Qt::Key_Escape);
    QVERIFY(number->value() == Value(0.5));
    QVERIFY(edit.value() == Value(0.5));
}

void AttributeEditTest::arrowsStep()
{
    AttributeEdit edit(spec(AttributeKind::integer, std::int64_t(3), 1, 4));
    edit.show();
    NumberEdit* number = edit.findChild<NumberEdit*>();
    number->setFocus();
    QTest::keyClick(number, Qt::Key_Up);
    QVERIFY(edit.value() == Value(std::int64_t(4)));
    QTest::keyClick(number, Qt::Key_Up);
    QVERIFY(edit.value() == Value(std::int64_t(4)));
    for (int i = 0; i < 9; ++i)
        QTest::keyClick(number, Qt::Key_Down);
    QVERIFY(edit.value() == Value(std::int64_t(1)));
}

void AttributeEditTest::logarithmicStepsAreOneTwoFive()
{
    NumberEdit edit(NumberKind::real);
    edit.setRange({.minimum = 0, .maximum = 10, .exclusiveMinimum = true, .logarithmic = true});
    QCOMPARE(edit.stepped(0.001, 1), 0.002);
    QCOMPARE(edit.stepped(0.001, 3), 0.01);
    QCOMPARE(edit.stepped(0.001, -1), 0.0005);
    QCOMPARE(edit.stepped(0.003, 1), 0.005);
    QCOMPARE(edit.stepped(0.003, -1), 0.002);
    QCOMPARE(edit.stepped(10, 1), 10.0);
    NumberEdit linear(NumberKind::real);
    linear.setRange({.minimum = 0, .maximum = 1, .step = 0.1});
    QCOMPARE(linear.stepped(0.2, 1), 0.3);
    QCOMPARE(linear.stepped(0.3, -9), 0.0);
}

void AttributeEditTest::aDragChangesLiveAndEndsOnce()
{
    AttributeEdit edit(spec(AttributeKind::integer, std::int64_t(10), 1, 100));
    edit.resize(300, 40);
    edit.show();
    QSignalSpy changes(&edit, &AttributeEdit::valueChanged), ends(&edit, &AttributeEdit::finished);
    auto* line = edit.findChild<QLineEdit*>();
    QTest::mousePress(line, Qt::LeftButton, {}, QPoint(20, 8));
    for (int x = 24; x <= 60; x += 4)
        QTest::mouseMove(line, QPoint(x, 8));
    QTest::mouseRelease(line, Qt::LeftButton, {}, QPoint(60, 8));
    QVERIFY(changes.count() > 3);
    QCOMPARE(ends.count(), 1);
    QVERIFY(edit.value() == Value(std::int64_t(20)));
}

void AttributeEditTest::theWheelNeedsFocus()
{
    NumberEdit edit(NumberKind::integer);
    edit.setValue(std::int64_t(5));
    edit.show();
    edit.clearFocus();
    QWheelEvent wheel(QPointF(5, 5), QPointF(5, 5), {}, QPoint(0, 120), Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&edit, &wheel);
    QVERIFY(edit.value() == Value(std::int64_t(5)));
}

void AttributeEditTest::listsOfNumbersKeepTheirLength()
{
    AttributeSpec kernel = spec(AttributeKind::integers, std::vector<std::int64_t>{3, 3}, 1, 99);
    kernel.count = 2;
    AttributeEdit edit(kernel);
    edit.show();
    const QList<NumberEdit*> fields = edit.findChildren<NumberEdit*>();
    QCOMPARE(fields.size(), 2);
    retype(fields[1], "5");
    QVERIFY(edit.value() == Value(std::vector<std::int64_t>{3, 5}));
    retype(fields[0], "-3");
    QVERIFY(!edit.isValid());
    QVERIFY(edit.value() == Value(std::vector<std::int64_t>{3, 5}));
}

void AttributeEditTest::anOptionalListMayBeEmpty()
{
    AttributeSpec strides = spec(AttributeKind::integers, Value(), 1, 99);
    strides.count = 2;
    strides.optional = true;
    AttributeEdit edit(strides);
    edit.show();
    auto* line = edit.findChild<QLineEdit*>();
    retype(line, "2, 1");
    QVERIFY(edit.value() == Value(std::vector<std::int64_t>{2, 1}));
    retype(line, "2, x");
    QVERIFY(!edit.isValid());
    line->selectAll();
    QTest::keyClick(line, Qt::Key_Delete);
    QTest::keyClick(line, Qt::Key_Return);
    QVERIFY(edit.isValid() && edit.value() == Value());
}

void AttributeEditTest::choicesAreChosenByKey()
{
    AttributeSpec padding = spec(AttributeKind::choice, std::string("valid"));
    padding.choices = {"valid", "same"};
    AttributeEdit edit(padding);
    edit.show();
    auto* box = edit.findChild<QComboBox*>();
    QSignalSpy changes(&edit, &AttributeEdit::valueChanged);
    QTest::keyClick(box, Qt::Key_Down);
    QVERIFY(edit.value() == Value(std::string("same")));
    QCOMPARE(changes.count(), 1);
}

void AttributeEditTest::aBlankInANumberBelongsToTheWindow()
{
    QWidget window;
    QAction train;
    train.setShortcut(Qt::Key_Space);
    window.addAction(&train);
    AttributeEdit edit(spec(AttributeKind::integer, std::int64_t(32)), &window);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    auto* number = edit.findChild<NumberEdit*>();
    number->setFocus(Qt::TabFocusReason);
    QSignalSpy trained(&train, &QAction::triggered);
    QTest::keyClick(number, Qt::Key_Space);
    QCOMPARE(trained.count(), 1);
    QCOMPARE(number->text(), QStringLiteral("32"));
    number->selectAll();
    QTest::keyClicks(number, "64");
    QTest::keyClick(number, Qt::Key_Space);
    QCOMPARE(trained.count(), 2);
    QVERIFY(edit.value() == Value(std::int64_t(64))); // what was typed is taken first
}

void AttributeEditTest::anEmptyNumberIsCalledByItsTitle()
{
    AttributeEdit edit(spec(AttributeKind::integer, std::int64_t(32)));
    edit.show();
    auto* number = edit.findChild<NumberEdit*>();
    number->setFocus();
    number->selectAll();
    QTest::keyClick(number, Qt::Key_Backspace);
    QTest::keyClick(number, Qt::Key_Return);
    QCOMPARE(errorOf(edit)->text(), QStringLiteral("Units is empty; it must be a whole number"));
}

void AttributeEditTest::booleansToggleWithSpace()
{
    AttributeEdit edit(spec(AttributeKind::boolean, true));
    edit.show();
    QTest::keyClick(edit.findChild<QCheckBox*>(), Qt::Key_Space);
    QVERIFY(edit.value() == Value(false));
}

void AttributeEditTest::ticksGiveNames()
{
    AttributeSpec metrics = spec(AttributeKind::texts, std::vector<std::string>{"accuracy"});
    metrics.choices = {"accuracy", "recall", "f1"};
    AttributeEdit edit(metrics);
    edit.show();
    QTest::keyClick(edit.findChild<QCheckBox*>("f1"), Qt::Key_Space);
    QVERIFY(edit.value() == Value(std::vector<std::string>{"accuracy", "f1"}));
    const auto* all = edit.findChild<QLabel*>("none_ticked");
    QVERIFY(all && !all->isVisible());
    for (const char* name : {"accuracy", "f1"})
        QTest::keyClick(edit.findChild<QCheckBox*>(QLatin1String(name)), Qt::Key_Space);
    QVERIFY2(all->isVisible(), "no box is ticked, and nothing says that this stands for all");
}

void AttributeEditTest::aLongListShowsItsBeginning()
{
    AttributeEdit edit(spec(AttributeKind::texts, std::vector<std::string>(40, "a word")));
    edit.show();
    QCOMPARE(edit.findChild<QLineEdit*>()->cursorPosition(), 0);
}

/// Behind "…" and a whole letter: the picture is that of the shortened words, and with the focus all can be written
/// on.
void AttributeEditTest::aLongPathShowsItsEnd()
{
    const QString path =
        QStringLiteral("/home/learner/a folder of this year/and another one/measured/temperatures.csv");
    AttributeEdit edit(spec(AttributeKind::file, std::string()));
    edit.resize(240, 60);
    edit.show();
    auto* line = edit.findChild<QLineEdit*>();
    edit.setValue(path.toStdString());
    line->clearFocus();
    QTRY_VERIFY_WITH_TIMEOUT(!line->hasFocus(), kPatience);
    const QImage drawn = line->grab().toImage();
    QCOMPARE(line->text(), path);
    QVERIFY(line->toolTip().startsWith(path));
    bool asShortened = false;
    for (qsizetype cut = 1; cut < path.size() && !asShortened; ++cut) {
        edit.setValue((QStringLiteral("…") + path.mid(cut)).toStdString());
        asShortened = line->grab().toImage() == drawn;
    }
    QVERIFY(asShortened);
    edit.setValue(path.toStdString());
    line->setFocus();
    QTRY_VERIFY_WITH_TIMEOUT(line->hasFocus(), kPatience);
    QVERIFY(line->grab().toImage() != drawn);
    line->clearFocus();
}

void AttributeEditTest::aPartShowsItsAttributes()
{
    AttributeSpec schedule = spec(AttributeKind::part, std::vector<Part>{});
    schedule.choices = {"schedules"};
    AttributeEdit edit(schedule);
    edit.show();
    auto* type = edit.findChild<QComboBox*>("type");
    type->setCurrentIndex(type->findData("exponential"));
    const auto parts = std::get<std::vector<Part>>(edit.value());
    QCOMPARE(parts.size(), std::size_t(1));
    QCOMPARE(parts[0].type, std::string("exponential"));
    auto* number = edit.findChild<PartEdit*>()->findChild<NumberEdit*>();
    QVERIFY(number);
    number->setFocus();
    QTest::keyClick(number, Qt::Key_Up);
    QCOMPARE(std::get<std::vector<Part>>(edit.value())[0].attributes.size(), std::size_t(1));
    type->setCurrentIndex(0);
    QVERIFY(edit.value() == Value(std::vector<Part>{}));
}

void AttributeEditTest::settingAValueIsSilent()
{
    AttributeEdit edit(spec(AttributeKind::real, 0.5));
    QSignalSpy changes(&edit, &AttributeEdit::valueChanged);
    edit.setValue(0.25);
    QCOMPARE(changes.count(), 0);
    QVERIFY(edit.findChild<NumberEdit*>()->value() == Value(0.25));
}

void AttributeEditTest::numbersAreReadAsTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<double>("number");
    QTest::newRow("1e-3 is a thousandth") << "1e-3" << 1e-3;
    QTest::newRow("a comma may stand for the point") << "0,5" << 0.5;
    QTest::newRow("blanks around do not matter") << "  7 " << 7.0;
    QTest::newRow("1,000 is a thousand") << "1,000" << 1000.0;
    QTest::newRow("two groups are a million") << "1,000,000.5" << 1000000.5;
    QTest::newRow("0,085 is less than one") << "0,085" << 0.085;
    QTest::newRow("3,14 is no group") << "-3,14" << -3.14;
    QTest::newRow("a fraction") << "1/4" << 0.25;
    QTest::newRow("a fraction of decimals") << " \u22121 / 0,5 " << -2.0;
    QTest::newRow("a power of ten, as it is written in the program") << "1.782 \u00d7 10\u207b\u2074" << 1.782e-4;
    QTest::newRow("a power of ten, as it is typed") << "2*10^-3" << 2e-3;
    QTest::newRow("ten to a power") << "10\u207b\u00b9\u00b9" << 1e-11;
}

void AttributeEditTest::numbersAreReadAsTyped()
{
    QFETCH(QString, typed);
    QFETCH(double, number);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QCOMPARE(numberOf(numberTyped(typed, NumberKind::real), -1), number);
    for (const char* other : {"12px", "1/0", "1/", "/4", "1/2/3", "x 10", "10^", "1,5,5"})
        QVERIFY2(std::holds_alternative<std::string>(numberTyped(other, NumberKind::real)), other);
}

QTEST_MAIN(AttributeEditTest)
#include "attribute_edit_test.moc"
