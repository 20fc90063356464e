#include "editor/data_panel.h"
#include "editor/recipe_panel.h"
#include "editor_fixture.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QScrollBar>
#include <QSlider>
#include <QWheelEvent>

using namespace loom;
using namespace loom::ui;
using namespace loom::ui::test;

/// Whoever scrolls a form with the wheel must not change what the pointer passes over.
class WheelTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { theme_.applyTo(*qApp); }
    void scrollingAFormChangesNothing_data();
    void scrollingAFormChangesNothing();
    void theFocusGivesTheWheel();
    void outsideOfScrollAreasTheWheelActs();

private:
    static void turn(QWidget* over, int notches);

    Theme theme_;
};

/// As the window system does: the event is spontaneous, may give the focus, and goes up until somebody takes it.
void WheelTest::turn(QWidget* over, int notches)
{
    constexpr int kNotch = 120;
    const QPointF at = QRectF(over->rect()).center();
    QWheelEvent wheel(at, over->mapToGlobal(at), {}, {0, notches * kNotch}, {}, {}, Qt::NoScrollPhase, false);
    QSpontaneKeyEvent::setSpontaneous(&wheel);
    qApp->notify(over, &wheel); // sendEvent would say that it is not spontaneous
}

void WheelTest::scrollingAFormChangesNothing_data()
{
    QTest::addColumn<QString>("panel");
    for (const char* panel : {"data", "recipe", "properties"})
        QTest::newRow(panel) << QString::fromLatin1(panel);
}

void WheelTest::scrollingAFormChangesNothing()
{
    QFETCH(QString, panel);
    Document document;
    PickGroup selection;
    document.setProject(fashionCnn(), {});
    selection.setNodes({QStringLiteral("conv1")});
    std::unique_ptr<QScrollArea> area;
    if (panel == QLatin1String("data"))
        area = std::make_unique<DataPanel>(&document, &theme_);
    else if (panel == QLatin1String("recipe"))
        area = std::make_unique<RecipePanel>(&document, &theme_);
    else
        area = std::make_unique<PropertyPanel>(&document, &selection, &theme_);
    area->resize(theme_.px(84), theme_.px(20));
    area->show();
    QVERIFY(QTest::qWaitForWindowExposed(area.get()));
    area->setFocus();
    const Project before = document.project();
    int turned = 0;
    for (QWidget* control : area->widget()->findChildren<QWidget*>()) {
        const bool takes = qobject_cast<QComboBox*>(control) || qobject_cast<QAbstractSpinBox*>(control)
            || qobject_cast<QSlider*>(control);
        if (!takes || !control->isVisible())
            continue;
        area->verticalScrollBar()->setValue(0);
        turn(control, -1);
        turn(control, -1);
        ++turned;
        QVERIFY2(document.project() == before, qPrintable(control->objectName()));
        QVERIFY2(area->verticalScrollBar()->value() > 0, "the form scrolls instead");
    }
    QVERIFY(turned >= 2);
}

void WheelTest::theFocusGivesTheWheel()
{
    QScrollArea area;
    auto* combo = new QComboBox;
    combo->addItems({"scale", "standardize"});
    area.setWidget(combo);
    area.setFocusPolicy(Qt::StrongFocus);
    area.show();
    area.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&area));
    area.setFocus();
    turn(combo, -1);
    QCOMPARE(combo->currentIndex(), 0);
    QVERIFY(!combo->hasFocus());
    combo->setFocus();
    turn(combo, -1);
    QCOMPARE(combo->currentIndex(), 1);
}

void WheelTest::outsideOfScrollAreasTheWheelActs()
{
    QComboBox combo;
    combo.addItems({"slow", "fast"});
    combo.show();
    QVERIFY(QTest::qWaitForWindowExposed(&combo));
    turn(&combo, -1);
    QCOMPARE(combo.currentIndex(), 1);
}

QTEST_MAIN(WheelTest)
#include "wheel_test.moc"
