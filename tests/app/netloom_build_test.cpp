#include "common/attribute_edit.h"
#include "document/document.h"
#include "drawer.h"
#include "editor/canvas/canvas_scene.h"
#include "editor/canvas/canvas_view.h"
#include "editor/canvas/node_item.h"
#include "editor/palette.h"
#include "editor/palette_model.h"
#include "stage.h"
#include "widgets/editor/window_hands.h"
#include "window_fixture.h"
#include "workspace/file_flow.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPointer>
#include <QScrollArea>
#include <QTreeView>
#include <map>

using namespace loom;
using namespace loom::ui;

/// Networks that are more than one chain, built from New by a learner's hands: cards are dragged, wires drawn, boxes
/// opened, and at the end the network learns.
class NetloomBuildTest : public test::WindowFixture {
    Q_OBJECT
private slots:
    void initTestCase() { openWindow({1440, 900}); }
    void aGanIsBuiltAndLearns();

private:
    test::Hands hands() const { return test::Hands(window_.get()); }
    CanvasView& canvas() const { return *window_->stage()->canvas(); }
    const Graph& graph() const { return window_->document()->graph(); }
    const Project& project() const { return window_->document()->project(); }
    NodeItem* card(const QString& id) const { return canvas().canvas().card(id); }
    QPoint at(QPointF scene) const { return hands().in(canvas().viewport(), canvas().mapFromScene(scene)); }
    QString picked() const { return QString::fromStdString(graph().nodes.back().id); }

    static void bringIntoSight(QWidget* widget);
    /// The one that is seen: a page that was built anew may still be there.
    template<class T> T* seen(const QString& name) const
    {
        for (T* widget : window_->findChildren<T*>(name))
            if (widget->isVisible())
                return widget;
        return nullptr;
    }
    void openPage(const char* page);
    void showWhole();
    QString drop(const char* layer, QPoint to);
    QString dropBehind(const char* layer, const QString& node);
    void wire(const QString& from, const QString& to);
    void pick(const QStringList& nodes);
    void choose(QComboBox* box, const QString& data);
    void enter(QWidget* edit, const QString& number);
    void press(const char* button);
    void tick(const char* box, bool on = true);
    QWidget* attribute(const char* page, const char* name) const;
    void dense(int units, const char* activation);
    void judge(int loss, const QString& of, const char* target);
};

void NetloomBuildTest::bringIntoSight(QWidget* widget)
{
    QTest::qWait(20); // a page that was built anew goes back to where it was
    for (QWidget* parent = widget->parentWidget(); parent; parent = parent->parentWidget())
        if (auto* area = qobject_cast<QScrollArea*>(parent))
            area->ensureWidgetVisible(widget);
    QCoreApplication::processEvents();
}

/// A page of the drawer.
void NetloomBuildTest::openPage(const char* page)
{
    const std::map<QByteArray, const char*> actions = {
        {"dataPanel", "data"}, {"recipePanel", "recipe"}, {"propertyPanel", "properties"}};
    if (!find<QWidget>(page)->isVisible())
        action(actions.at(page))->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>(page)->isVisible(), kPatience);
}

/// The whole network in what the drawer leaves of the sheet.
void NetloomBuildTest::showWhole()
{
    window_->findChild<Drawer*>()->close();
    action("canvas.fit")->trigger();
    for (int i = 0; i < 3; ++i)
        action("canvas.zoomOut")->trigger(); // room for one more card
    QCoreApplication::processEvents();
}

QString NetloomBuildTest::drop(const char* layer, QPoint to)
{
    auto* search = find<QLineEdit>("paletteSearch");
    search->clear();
    auto* tree = window_->stage()->palette()->findChild<QTreeView*>();
    const QModelIndexList rows =
        tree->model()->match(tree->model()->index(0, 0), PaletteModel::kLayer, QString::fromLatin1(layer), 1,
                             Qt::MatchExactly | Qt::MatchRecursive);
    if (rows.isEmpty())
        return {};
    tree->scrollTo(rows.front());
    const std::size_t before = graph().nodes.size();
    hands().carry(hands().in(tree->viewport(), tree->visualRect(rows.front()).center()), to);
    return graph().nodes.size() == before + 1 ? picked() : QString();
}

/// Carried to the place behind a card, a layer is wired to it.
QString NetloomBuildTest::dropBehind(const char* layer, const QString& node)
{
    const QPointF output = card(node)->outputPoint(0);
    return drop(layer, at(output + QPointF(canvas::kCardWidth / 2 + 60, 0)));
}

void NetloomBuildTest::wire(const QString& from, const QString& to)
{
    hands().drag(at(card(from)->outputPoint(0)), at(card(to)->inputPoint(0)));
    QVERIFY2(graph().into(to.toStdString()).size() == 1, qPrintable(from + " to " + to));
}

void NetloomBuildTest::pick(const QStringList& nodes)
{
    Qt::KeyboardModifiers keys;
    for (const QString& id : nodes) {
        hands().click(at(card(id)->sceneBoundingRect().center()), keys);
        keys = Qt::ShiftModifier;
    }
}

void NetloomBuildTest::choose(QComboBox* box, const QString& data)
{
    QVERIFY(box && box->isVisible());
    bringIntoSight(box);
    hands().click(box);
    const QPointer<QAbstractItemView> list = box->view(); // a choice may build the page anew
    QTRY_VERIFY_WITH_TIMEOUT(list->isVisible(), kPatience);
    const int row = box->findData(data);
    QVERIFY2(row >= 0, qPrintable(data));
    const QModelIndex index = list->model()->index(row, 0);
    list->scrollTo(index);
    QTest::qWait(QApplication::doubleClickInterval()); // a list that has just opened takes no release
    QWindow* popup = list->window()->windowHandle();
    const QPoint place = list->viewport()->mapTo(list->window(), list->visualRect(index).center());
    QTest::mouseMove(popup, place);
    QTest::mouseClick(popup, Qt::LeftButton, {}, place);
    QTRY_VERIFY_WITH_TIMEOUT(!list || !list->isVisible(), kPatience);
}

/// Types into the line of an edit.
void NetloomBuildTest::enter(QWidget* edit, const QString& number)
{
    QVERIFY(edit);
    bringIntoSight(edit);
    auto* line = edit->findChild<QLineEdit*>();
    QVERIFY(line);
    line->setFocus();
    line->selectAll();
    hands().type(number);
    hands().key(Qt::Key_Return);
}

void NetloomBuildTest::press(const char* button)
{
    auto* found = seen<QAbstractButton>(QLatin1String(button));
    QVERIFY2(found && found->isVisible() && found->isEnabled(), button);
    bringIntoSight(found);
    hands().click(found);
    QCoreApplication::processEvents();
}

void NetloomBuildTest::tick(const char* box, bool on)
{
    auto* found = seen<QCheckBox>(QLatin1String(box));
    QVERIFY2(found, box);
    if (found->isChecked() == on)
        return;
    bringIntoSight(found);
    hands().click(hands().in(found, QPoint(8, found->height() / 2)));
    QCoreApplication::processEvents();
    QVERIFY2(seen<QCheckBox>(QLatin1String(box))->isChecked() == on, box);
}

/// The editor of a setting on a page of the drawer.
QWidget* NetloomBuildTest::attribute(const char* page, const char* name) const
{
    for (auto* edit : find<QWidget>(page)->findChildren<AttributeEdit*>(QLatin1String(name)))
        if (edit->isVisible())
            return edit;
    return nullptr;
}

/// The layer that was dropped last.
void NetloomBuildTest::dense(int units, const char* activation)
{
    openPage("propertyPanel");
    enter(attribute("propertyPanel", "units"), QString::number(units));
    if (*activation)
        choose(attribute("propertyPanel", "activation")->findChild<QComboBox*>(), QString::fromLatin1(activation));
    QVERIFY(graph().nodes.back().attributes.at("units") == Value(std::int64_t(units)));
}

void NetloomBuildTest::judge(int loss, const QString& of, const char* target)
{
    const QByteArray number = QByteArray::number(loss);
    choose(seen<QComboBox>("lossType_" + number), QStringLiteral("binary_crossentropy"));
    choose(seen<QComboBox>("lossOf_" + number), of);
    choose(seen<QComboBox>("lossTarget_" + number), QString::fromLatin1(target));
}

void NetloomBuildTest::aGanIsBuiltAndLearns()
{
    action("new_empty")->trigger();
    openPage("dataPanel");
    choose(find<QWidget>("dataSource")->findChild<QComboBox*>("type"), "toy_2d");
    choose(attribute("dataPanel", "kind")->findChild<QComboBox*>(), "ring");
    QTRY_COMPARE_WITH_TIMEOUT(window_->document()->fields().size(), std::size_t(2), kPatience);
    const QString point = QString::fromStdString(graph().nodes.front().id);

    // The generator: noise becomes a point.
    showWhole();
    const QString noise = drop("random_normal", at(card(point)->pos() + QPointF(canvas::kCardWidth / 2, 320)));
    QVERIFY(!noise.isEmpty());
    openPage("propertyPanel");
    enter(attribute("propertyPanel", "shape"), "2");
    QStringList generator{noise};
    for (const auto& [units, activation] : {std::pair(64, "relu"), std::pair(64, "relu"), std::pair(2, "")}) {
        showWhole();
        generator << dropBehind("dense", generator.back());
        QVERIFY(!generator.back().isEmpty());
        dense(units, activation);
    }
    // The discriminator, behind it, and once more with the same weights behind the data.
    QStringList critic{generator.back()};
    for (const auto& [units, activation] : {std::pair(64, "relu"), std::pair(1, "sigmoid")}) {
        showWhole();
        critic << dropBehind("dense", critic.back());
        QVERIFY(!critic.back().isEmpty());
        dense(units, activation);
    }
    critic.removeFirst();
    showWhole();
    pick(critic);
    action("canvas.placeAgain")->trigger();
    const std::size_t count = graph().nodes.size();
    const QString first = QString::fromStdString(graph().nodes[count - 2].id);
    const QString verdict = QString::fromStdString(graph().nodes[count - 1].id);
    QCOMPARE(graph().nodes[count - 2].shares, critic.front().toStdString());
    QCOMPARE(graph().nodes[count - 1].shares, critic.back().toStdString());
    showWhole();
    wire(point, first);
    // Layers with the same weights stay alike.
    showWhole();
    pick({critic.front()});
    openPage("propertyPanel");
    enter(attribute("propertyPanel", "units"), "48");
    QVERIFY(graph().find(first.toStdString())->attributes.at("units") == Value(std::int64_t(48)));
    showWhole();
    pick(generator);
    action("canvas.group")->trigger();
    showWhole();
    pick(critic);
    action("canvas.group")->trigger();
    QCOMPARE(graph().groups.size(), std::size_t(2));

    // Three losses, two phases.
    openPage("recipePanel");
    press("addLoss");
    press("addLoss");
    judge(0, verdict, "1");
    judge(1, critic.back(), "0");
    judge(2, critic.back(), "1");
    press("addPhase");
    const std::vector<Loss>& losses = project().training.losses;
    QCOMPARE(losses.size(), std::size_t(3));
    const auto of = [](int phase, const std::string& name) {
        return QByteArray("phase_") + QByteArray::number(phase) + "_" + QByteArray::fromStdString(name);
    };
    tick(of(1, losses[2].id), false);
    tick(of(1, "group:" + graph().groups[1].id));
    press("addPhase");
    tick(of(2, "group:" + graph().groups[0].id));
    const std::vector<Phase>& phases = project().training.phases;
    QCOMPARE(phases.size(), std::size_t(2));
    QCOMPARE(phases[0].losses, (std::vector<std::string>{losses[0].id, losses[1].id}));
    QCOMPARE(phases[1].losses, std::vector<std::string>{losses[2].id});
    for (const Issue& issue : window_->document()->issues())
        QVERIFY2(issue.severity != Severity::error, english(issue.sentence).c_str());

    // It learns: each phase changes its own layers.
    QVERIFY(reaches(State::ready));
    press("train_button");
    QTRY_VERIFY_WITH_TIMEOUT(window_->session()->shownStep() > 20, kPatience);
}

QTEST_MAIN(NetloomBuildTest)
#include "netloom_build_test.moc"
