#include "common/attribute_edit.h"
#include "common/number_edit.h"
#include "controls.h"
#include "document/document.h"
#include "editor/canvas/canvas_view.h"
#include "opened.h"
#include "project/path.h"
#include "stage.h"
#include "tuning/search_page.h"
#include "tuning/vary_menu.h"
#include "window_fixture.h"
#include "workspace/file_flow.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QScrollArea>
#include <QWindow>
#include <QtTest>

using namespace loom;
using namespace loom::ui;

/// *Vary this* at every field of the studio that holds a setting, by real clicks and keys.
class NetloomVaryTest : public test::WindowFixture {
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanup() { window_->search()->plan()->clear(); }
    void fieldsOfAPanelOfferIt_data();
    void fieldsOfAPanelOfferIt();
    void aRightClickAndAClickVaryIt();
    void keysOpenTheSameMenu();
    void theRunBarOffersItsRate();
    void whatCannotVarySaysWhy();
    void listsOfTypesHaveTheMenuToo();

private:
    QWidget* panel(const QString& button, const char* name);
    static QWidget* innerOf(QWidget* field);
    QMenu* rightClicked(QWidget* field);
    QMenu* opened() const;
    SearchPlan& plan() const { return *window_->search()->plan(); }
};

/// Entries of every list, beside what the sample has.
void NetloomVaryTest::initTestCase()
{
    openWindow(QSize(1440, 900));
    const QString copy = folder_.filePath("spiral.loom");
    QVERIFY(QFile::copy(QStringLiteral(LOOM_SOURCE_DIR "/samples/spiral.loom"), copy));
    QVERIFY(opens(*window_->files(), copy));
    QVERIFY(reaches(State::ready));
    Project project = window_->document()->project();
    project.training.callbacks = {{"early_stopping", {}}, {"reduce_lr_on_plateau", {}}};
    project.training.metrics = {{"binary_accuracy", {}}, {"precision", {}}};
    project.training.optimizer.attributes["schedule"] = std::vector<Part>{{"cosine", {}}};
    project.data.transforms.push_back({"noise", {}});
    project.data.transforms.push_back({"standardize", {}});
    window_->document()->editProject(project, "entries", Change::structure);
    window_->document()->finishStep();
}

/// The panel behind a button of the window's edge.
QWidget* NetloomVaryTest::panel(const QString& button, const char* name)
{
    const auto shown = [&]() -> QWidget* {
        auto* there = find<QWidget>(name);
        return there && there->isVisible() ? there : nullptr;
    };
    for (QAbstractButton* one : window_->findChildren<QAbstractButton*>())
        if (!shown() && one->isVisible() && test::nameOf(*one) == button)
            QTest::mouseClick(one, Qt::LeftButton);
    QCoreApplication::processEvents();
    return shown();
}

/// Where a hand points: the line, list or box inside the field.
QWidget* NetloomVaryTest::innerOf(QWidget* field)
{
    for (QWidget* inner : field->findChildren<QWidget*>())
        if (inner->isVisible()
            && (qobject_cast<QLineEdit*>(inner) || qobject_cast<QComboBox*>(inner)
                || qobject_cast<QCheckBox*>(inner)))
            return inner;
    return field;
}

QMenu* NetloomVaryTest::opened() const
{
    (void)QTest::qWaitFor([] { return QApplication::activePopupWidget(); }, kPatience);
    return qobject_cast<QMenu*>(QApplication::activePopupWidget());
}

/// A click of the right button at the window's place of the field, as it comes from the desktop.
QMenu* NetloomVaryTest::rightClicked(QWidget* field)
{
    QWidget* inner = nullptr;
    QPoint at;
    const auto underTheHand = [&] { // what is read in the background may still move it
        for (QWidget* above = field->parentWidget(); above; above = above->parentWidget())
            if (auto* area = qobject_cast<QScrollArea*>(above))
                area->ensureWidgetVisible(field);
        inner = innerOf(field);
        at = inner->mapTo(window_.get(), QPoint(8, inner->height() / 2));
        const QWidget* there = window_->childAt(at);
        return there && (there == inner || inner->isAncestorOf(there));
    };
    QCoreApplication::processEvents();
    if (!QTest::qWaitFor(underTheHand, kPatience))
        return nullptr;
    QTest::mouseClick(window_->windowHandle(), Qt::RightButton, {}, at);
    return opened();
}

void NetloomVaryTest::fieldsOfAPanelOfferIt_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("among"); ///< some of the settings that must be there
    QTest::newRow("the data recipe") << "Data recipe"
                                     << "dataPanel"
                                     << QStringList{"data.split.validation", "data.split.method",
                                                    "data.source.samples", "data.transforms.noise.deviation"};
    QTest::newRow("the training recipe") << "Training recipe"
                                         << "recipePanel"
                                         << QStringList{"training.callbacks.early_stopping.patience",
                                                        "training.callbacks.reduce_lr_on_plateau.factor",
                                                        "training.metrics.precision.threshold",
                                                        "training.optimizer.learning_rate",
                                                        "training.batch_size",
                                                        "training.epochs"};
    QTest::newRow("a layer") << "Layer"
                             << "propertyPanel"
                             << QStringList{"graph.nodes.hidden1.attributes.units",
                                            "graph.nodes.hidden1.attributes.activation"};
}

/// Each field opens a menu that offers it, or says why it cannot; numbers, choices and on or off can.
void NetloomVaryTest::fieldsOfAPanelOfferIt()
{
    QFETCH(QString, button);
    QFETCH(QString, name);
    QFETCH(QStringList, among);
    window_->stage()->canvas()->reveal("hidden1");
    QWidget* shown = panel(button, qPrintable(name));
    QVERIFY(shown);
    QStringList offered;
    for (AttributeEdit* field : shown->findChildren<AttributeEdit*>()) {
        if (!field->isVisible() || qobject_cast<AttributeEdit*>(field->parentWidget()->parentWidget()))
            continue;
        const QString path = settingPathOf(field);
        QVERIFY2(!path.isEmpty(), qPrintable(test::placeOf(*field)));
        const Result<Addressed> held = valueAt(window_->document()->project(), path.toStdString());
        QVERIFY2(held.ok(), qPrintable(path));
        if (field->spec().kind == AttributeKind::part)
            continue; // its own fields follow
        QMenu* menu = rightClicked(field);
        QVERIFY2(menu, qPrintable(path));
        auto* vary = menu->findChild<QAction*>("vary_this");
        QVERIFY2(vary, qPrintable(path));
        const auto* reason = menu->findChild<QAction*>("vary_reason");
        QVERIFY2(vary->isEnabled() != bool(reason), qPrintable(path));
        const AttributeKind kind = held->spec.kind;
        const bool number = kind == AttributeKind::integer || kind == AttributeKind::real;
        const bool empty = std::holds_alternative<std::monostate>(held->value);
        if ((number && !empty) || kind == AttributeKind::boolean || kind == AttributeKind::choice)
            QVERIFY2(vary->isEnabled(), qPrintable(path + ": " + (reason ? reason->text() : QString())));
        if (vary->isEnabled())
            offered << path;
        QTest::keyClick(menu, Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(!QApplication::activePopupWidget(), kPatience);
    }
    for (const QString& path : std::as_const(among))
        QVERIFY2(offered.contains(path), qPrintable(path + "\n" + offered.join('\n')));
}

void NetloomVaryTest::aRightClickAndAClickVaryIt()
{
    QWidget* shown = panel("Training recipe", "recipePanel");
    const char* path = "training.callbacks.early_stopping.patience";
    AttributeEdit* patience = nullptr;
    for (AttributeEdit* field : shown->findChildren<AttributeEdit*>())
        if (settingPathOf(field) == QLatin1String(path))
            patience = field;
    QVERIFY(patience);
    for (const bool varies : {true, false}) {
        QMenu* menu = rightClicked(patience);
        QVERIFY(menu);
        auto* vary = menu->findChild<QAction*>("vary_this");
        QCOMPARE(vary->text(), varies ? "Vary this" : "Do not vary this");
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(vary).center());
        QTRY_COMPARE_WITH_TIMEOUT(plan().varies(QLatin1String(path)), varies, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(!QApplication::activePopupWidget(), kPatience);
    }
}

void NetloomVaryTest::keysOpenTheSameMenu()
{
    QWidget* shown = panel("Training recipe", "recipePanel");
    for (const char* path : {"training.batch_size", "training.callbacks.reduce_lr_on_plateau.factor"}) {
        NumberEdit* number = nullptr;
        for (NumberEdit* one : shown->findChildren<NumberEdit*>())
            if (settingPathOf(one) == QLatin1String(path))
                number = one;
        QVERIFY2(number, path);
        number->setFocus();
        QTest::keyClick(number, Qt::Key_F10, Qt::ShiftModifier);
        QMenu* menu = opened();
        QVERIFY2(menu, path);
        QTest::keyClick(menu, Qt::Key_Up); // what is asked of the field stands last
        QCOMPARE(menu->activeAction(), menu->findChild<QAction*>("vary_this"));
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(plan().varies(QLatin1String(path)), kPatience);
    }
}

void NetloomVaryTest::theRunBarOffersItsRate()
{
    auto* rate = find<NumberEdit>("learning_rate");
    QVERIFY(rate && rate->isVisible());
    QMenu* menu = rightClicked(rate);
    QVERIFY(menu);
    auto* vary = menu->findChild<QAction*>("vary_this");
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(vary).center());
    QTRY_VERIFY_WITH_TIMEOUT(plan().varies("training.optimizer.learning_rate"), kPatience);
}

void NetloomVaryTest::whatCannotVarySaysWhy()
{
    QWidget* shown = panel("Training recipe", "recipePanel");
    AttributeEdit* words = nullptr;
    for (AttributeEdit* field : shown->findChildren<AttributeEdit*>())
        if (settingPathOf(field) == QLatin1String("training.callbacks.early_stopping.monitor"))
            words = field;
    QVERIFY(words);
    QMenu* menu = rightClicked(words);
    QVERIFY(menu);
    QVERIFY(!menu->findChild<QAction*>("vary_this")->isEnabled());
    QCOMPARE(menu->findChild<QAction*>("vary_reason")->text(),
             "Only numbers, choices and on or off can be varied here");
    QTest::keyClick(menu, Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!QApplication::activePopupWidget(), kPatience);
}

/// What a part is, not only how: the optimizer, the loss, an entry of a list.
void NetloomVaryTest::listsOfTypesHaveTheMenuToo()
{
    QWidget* shown = panel("Training recipe", "recipePanel");
    QStringList paths;
    for (QComboBox* list : shown->findChildren<QComboBox*>()) {
        const QString path = settingPathOf(list);
        if (!list->isVisible() || !path.endsWith(QLatin1String(".type")))
            continue;
        QMenu* menu = rightClicked(list);
        QVERIFY2(menu, qPrintable(path));
        const auto* vary = menu->findChild<QAction*>("vary_this");
        QVERIFY2(vary && vary->isEnabled() != bool(menu->findChild<QAction*>("vary_reason")), qPrintable(path));
        paths << path + (vary->isEnabled() ? "" : " not");
        QTest::keyClick(menu, Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(!QApplication::activePopupWidget(), kPatience);
    }
    for (const char* path : {"training.optimizer.type", "training.losses.loss.type"})
        QVERIFY2(paths.contains(QLatin1String(path)), qPrintable(paths.join(", ")));
}

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    initResources();
    NetloomVaryTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "netloom_vary_test.moc"
