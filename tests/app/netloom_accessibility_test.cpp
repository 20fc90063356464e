#include "common/core_text.h"
#include "common/theme.h"
#include "controls.h"
#include "document/document.h"
#include "document/node_name.h"
#include "document/training_session.h"
#include "editor/canvas/canvas_view.h"
#include "language.h"
#include "main_window.h"
#include "opened.h"
#include "patience.h"
#include "stage.h"
#include "views/view_type.h"
#include "window_fixture.h"
#include "workspace/file_flow.h"

#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTabBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

using namespace loom;
using namespace loom::ui;
using loom::ui::test::isInteractive;
using loom::ui::test::nameOf;
using loom::ui::test::placeOf;

/// Law 10: everything is named for a screen reader in both languages and can be reached by keyboard.
class NetloomAccessibilityTest : public test::WindowFixture {
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanup() { language_->set("en"); }
    void everyControlIsNamed_data() { places(); }
    void everyControlIsNamed();
    void tabVisitsEverything_data() { places(); }
    void tabVisitsEverything();
    void cardsSayWhatTheyAre_data();
    void cardsSayWhatTheyAre();
    void aWrongCardSaysWhatIsWrong();
    void everyActionHasAKeyOrStandsInTheCommandList();
    void theCommandListIsNamed();

private:
    void places();
    void go(const QString& place);
    QList<QWidget*> controls() const;
};

void NetloomAccessibilityTest::initTestCase()
{
    openWindow();
    const QString copy = folder_.filePath("fashion_cnn.loom");
    QVERIFY(QFile::copy(QStringLiteral(LOOM_SOURCE_DIR "/samples/fashion_cnn.loom"), copy));
    QVERIFY(opens(*window_->files(), copy));
    QVERIFY(QTest::qWaitFor([&] { return window_->session()->state() == TrainingSession::State::ready; }, kPatience));
    window_->session()->stepBatch(); // so that gradients and curves are there to be looked at
    QVERIFY(QTest::qWaitFor([&] { return window_->session()->stepsDone() == 1; }, kPatience));
}

void NetloomAccessibilityTest::places()
{
    QTest::addColumn<QString>("place");
    for (const char* place : {"properties", "recipe", "data", "issues", "notice"})
        QTest::newRow(place) << QString::fromLatin1(place);
    for (const ViewType& type : viewsTable())
        QTest::newRow(type.id) << QStringLiteral("view_") + QLatin1String(type.id);
}

/// Brings a part of the window to sight.
void NetloomAccessibilityTest::go(const QString& place)
{
    auto* below = window_->findChild<QTabWidget*>("below");
    auto* drawer = window_->findChild<QWidget*>("drawer");
    below->setCurrentIndex(place == QLatin1String("issues") ? 1 : 0);
    window_->stage()->setMode(Stage::Mode::build);
    window_->document()->undoStack().setClean();
    if (place == QLatin1String("properties")) {
        window_->stage()->canvas()->reveal(QString::fromStdString(window_->document()->graph().nodes[1].id));
        if (!drawer->isVisible() || window_->findChild<QTabWidget*>("drawer_tabs")->currentIndex() != 0)
            action(place)->trigger();
    } else if (place == QLatin1String("recipe") || place == QLatin1String("data")) {
        if (drawer->isVisible())
            window_->findChild<QToolButton*>("drawer_close")->click();
        action(place)->trigger();
    } else if (place == QLatin1String("notice")) {
        opens(*window_->files(), QStringLiteral("/absent.loom"));
    } else if (place.startsWith(QLatin1String("view_")) && place != QLatin1String("view_curves")) {
        action(place)->trigger();
    }
    QTest::qWait(700); // the answer of the worker arrives, layouts settle
}

QList<QWidget*> NetloomAccessibilityTest::controls() const
{
    QList<QWidget*> found;
    for (QWidget* widget : window_->findChildren<QWidget*>())
        if (widget->isVisible() && isInteractive(*widget))
            found.append(widget);
    return found;
}

void NetloomAccessibilityTest::everyControlIsNamed()
{
    QFETCH(QString, place);
    go(place);
    QStringList own{QString::fromStdString(window_->document()->project().title)};
    for (const Node& node : window_->document()->graph().nodes)
        own << nodeName(node);
    QHash<QWidget*, QString> english;
    QStringList wrong;
    for (QWidget* widget : controls()) {
        english[widget] = nameOf(*widget);
        if (english[widget].trimmed().isEmpty())
            wrong << placeOf(*widget) + QStringLiteral(" has no name");
    }
    QVERIFY(english.size() > 20);
    language_->set("ko");
    QTest::qWait(200);
    static const QRegularExpression hangul(QStringLiteral("[가-힣]")), word(QStringLiteral("[A-Za-z]{3,}"));
    for (QWidget* widget : controls()) {
        const QString name = nameOf(*widget);
        if (name.trimmed().isEmpty())
            wrong << placeOf(*widget) + QStringLiteral(" has no Korean name");
        else if (name == english.value(widget) && name.contains(word) && !name.contains(hangul)
                 && !own.contains(name))
            wrong << QStringLiteral("%1 is still called “%2” in Korean").arg(placeOf(*widget), name);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("\n") + wrong.join(QLatin1Char('\n'))));
}

void NetloomAccessibilityTest::tabVisitsEverything()
{
    QFETCH(QString, place);
    go(place);
    QSet<QWidget*> visited;
    QList<QWidget*> before;
    do { // again where an answer of the worker brought more controls in between
        before = controls();
        visited.clear();
        window_->stage()->setFocus();
        for (int i = 0; i < 400; ++i) {
            QWidget* at = window_->focusWidget() ? window_->focusWidget() : window_.get();
            visited.insert(at);
            QTest::keyClick(at, Qt::Key_Tab);
        }
    } while (controls() != before);
    // A button of an action is reached through the action: by its key or by its name in the command list.
    const QList<QAction*> actions = window_->findChildren<QAction*>();
    QStringList missed;
    for (QWidget* widget : controls()) {
        const auto* button = qobject_cast<QToolButton*>(widget);
        const bool ofAction = button && button->defaultAction() && actions.contains(button->defaultAction());
        const bool insideVisited = std::any_of(visited.begin(), visited.end(), [&](QWidget* at) {
            return at == widget || (at && at->focusProxy() == widget) || (widget->focusProxy() == at);
        });
        if (widget->isEnabled() && !insideVisited && !ofAction)
            missed << placeOf(*widget);
    }
    QVERIFY2(missed.isEmpty(),
             qPrintable(QStringLiteral("\nnot reached by Tab:\n") + missed.join(QLatin1Char('\n'))));
}

void NetloomAccessibilityTest::cardsSayWhatTheyAre_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("in English") << QStringLiteral("en");
    QTest::newRow("in Korean") << QStringLiteral("ko");
}

void NetloomAccessibilityTest::cardsSayWhatTheyAre()
{
    QFETCH(QString, language);
    go("properties");
    language_->set(language);
    QTest::qWait(200);
    QAccessibleInterface* canvas = QAccessible::queryAccessibleInterface(window_->stage()->canvas());
    QVERIFY(canvas);
    QCOMPARE(canvas->role(), QAccessible::List);
    const Document& document = *window_->document();
    QCOMPARE(canvas->childCount(), int(document.graph().nodes.size()));
    QSet<QString> names;
    for (int i = 0; i < canvas->childCount(); ++i) {
        QAccessibleInterface* card = canvas->child(i);
        QVERIFY(card && card->isValid());
        QCOMPARE(card->role(), QAccessible::ListItem);
        QCOMPARE(canvas->indexOfChild(card), i);
        QVERIFY(!card->rect().isEmpty());
        QVERIFY(card->state().focusable);
        names.insert(card->text(QAccessible::Name));
    }
    QCOMPARE(names.size(), canvas->childCount());
    for (const Node& node : document.graph().nodes) {
        const QString own = ownNodeName(node), type = coreText(findLayer(node.type)->title);
        QString shape = QString::fromStdString(describe(document.report().nodes.at(node.id).outputs.at(0)));
        const bool said = std::any_of(names.begin(), names.end(), [&](const QString& name) {
            return name.contains(own) && name.contains(type) && name.contains(shape.remove(QLatin1Char('\n')));
        });
        QVERIFY2(said,
                 qPrintable(QStringLiteral("%1, %2, %3 not in\n%4")
                                .arg(own, type, shape, names.values().join(QLatin1Char('\n')))));
    }
}

void NetloomAccessibilityTest::aWrongCardSaysWhatIsWrong()
{
    go("properties");
    Document& document = *window_->document();
    std::string conv;
    for (const Node& node : document.graph().nodes)
        if (node.type == "conv2d" && conv.empty())
            conv = node.id;
    document.setAttribute(QString::fromStdString(conv), "kernel_size", std::vector<std::int64_t>{64, 64});
    const auto issue = std::find_if(document.issues().begin(), document.issues().end(),
                                    [&](const Issue& one) { return one.node == conv; });
    QVERIFY(issue != document.issues().end());
    QAccessibleInterface* canvas = QAccessible::queryAccessibleInterface(window_->stage()->canvas());
    const QString sentence = coreText(issue->sentence);
    const auto isDescribed = [&] {
        for (int i = 0; i < canvas->childCount(); ++i)
            if (canvas->child(i)->text(QAccessible::Description) == sentence
                && canvas->child(i)->text(QAccessible::Name).contains(sentence))
                return true;
        return false;
    };
    const bool described = QTest::qWaitFor(isDescribed, kPatience);
    while (document.undoStack().canUndo())
        document.undoStack().undo();
    QVERIFY2(described, qPrintable(sentence));
}

void NetloomAccessibilityTest::everyActionHasAKeyOrStandsInTheCommandList()
{
    action("commands")->trigger();
    auto* items = window_->findChild<QListWidget*>("command_items");
    QVERIFY(items);
    QStringList listed;
    for (int i = 0; i < items->count(); ++i)
        listed << items->item(i)->text().section(QStringLiteral("    "), 0, 0);
    items->window()->close();
    QStringList missed;
    int count = 0;
    for (const QAction* one : window_->findChildren<QAction*>()) {
        // Menus themselves open from the title's button, which Tab reaches.
        if (one->isSeparator() || one->menu() || one->text().isEmpty() || one->objectName().startsWith("_q_")
            || qobject_cast<QMenu*>(one->parent()))
            continue;
        ++count;
        if (one->shortcut().isEmpty() && !listed.contains(one->text().remove(QLatin1Char('&'))))
            missed << one->objectName() + QStringLiteral(": ") + one->text();
    }
    QVERIFY(count > 50);
    QVERIFY2(missed.isEmpty(), qPrintable(missed.join(QLatin1Char('\n'))));
}

void NetloomAccessibilityTest::theCommandListIsNamed()
{
    for (const QString language : {"en", "ko"}) {
        language_->set(language);
        QTest::qWait(100);
        action("commands")->trigger();
        auto* items = window_->findChild<QListWidget*>("command_items");
        QVERIFY(items);
        for (QWidget* widget : {static_cast<QWidget*>(items), items->window(),
                                static_cast<QWidget*>(window_->findChild<QLineEdit*>("command_search"))})
            QVERIFY2(!nameOf(*widget).isEmpty(), qPrintable(placeOf(*widget)));
        delete items->window();
    }
}

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    initResources();
    NetloomAccessibilityTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "netloom_accessibility_test.moc"
