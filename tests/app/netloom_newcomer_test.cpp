#include "common/theme.h"
#include "common/theme_icon.h"
#include "document/document.h"
#include "document/training_session.h"
#include "editor/canvas/canvas_view.h"
#include "language.h"
#include "main_window.h"
#include "opened.h"
#include "patience.h"
#include "stage.h"
#include "views/view.h"
#include "views/view_type.h"
#include "window_fixture.h"
#include "workspace/file_flow.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace loom;
using namespace loom::ui;

/// What somebody meets who has never seen the program: nothing is called wrong that is only unfinished, what is lit
/// is what is shown, and what was in sight stays there.
class NetloomNewcomerTest : public test::WindowFixture {
    Q_OBJECT
private slots:
    void initTestCase();
    void aNewProjectIsUnfinishedNotWrong();
    void theDataOfAnUnfinishedNetworkCanBeSeen();
    void aLayerDroppedInTheMiddleOfWorkRaisesNoAlarm();
    void theStripLightsTheLayerThatIsShown();
    void theStripGreysLayersOfWhichNothingCanBeShown();
    void aFoldedColumnStillShowsAnIconForEachView();
    void menusOpenToTheRight();
    void theWholeNetworkStaysInSightInClassroomView();
    void aFinishedRunStandsAtItsLastStep();
    void aSearchForNoCommandSaysSo();

private:
    QToolButton* card(const char* id) const
    {
        return window_->findChild<QToolButton*>(QStringLiteral("strip_") + QLatin1String(id));
    }
    void openSample();
    void newProject();
};

void NetloomNewcomerTest::initTestCase()
{
    openWindow({1366, 700});
}

void NetloomNewcomerTest::openSample()
{
    window_->document()->undoStack().clear();
    window_->document()->undoStack().setClean();
    const QString copy = folder_.filePath("fashion_cnn.loom");
    if (!QFile::exists(copy))
        QVERIFY(QFile::copy(QStringLiteral(LOOM_SOURCE_DIR "/samples/fashion_cnn.loom"), copy));
    QVERIFY(opens(*window_->files(), copy));
    QVERIFY(reaches(State::ready));
}

void NetloomNewcomerTest::newProject()
{
    window_->document()->undoStack().clear();
    window_->document()->undoStack().setClean();
    window_->files()->newProject();
    QVERIFY(reaches(State::failed));
}

void NetloomNewcomerTest::aNewProjectIsUnfinishedNotWrong()
{
    openSample();
    action("mode_look")->trigger();
    newProject();
    QCOMPARE(window_->stage()->mode(), Stage::Mode::build);
    QVERIFY(!window_->findChild<QWidget*>("notice_bar")->isVisible());
    QVERIFY(window_->session()->isUnfinished());
    const Document& document = *window_->document();
    const std::string input = document.graph().nodes.front().id;
    QCOMPARE(document.report().nodes.at(input).outputs.at(0), Shape({28, 28, 1}));
    QCOMPARE(document.issues().size(), std::size_t(1)); // there is no output yet
    QVERIFY(document.issues().front().node.empty());
    const auto* said = window_->findChild<QLabel*>("run_state");
    QTRY_VERIFY2_WITH_TIMEOUT(said->text().contains(QLatin1String("not finished")), qPrintable(said->text()),
                              kPatience);
}

void NetloomNewcomerTest::theDataOfAnUnfinishedNetworkCanBeSeen()
{
    newProject();
    for (const ViewType& type : viewsTable()) {
        if (QLatin1String(type.id) == QLatin1String("curves"))
            continue;
        window_->stage()->showView(QLatin1String(type.id));
        auto* view = window_->stage()->findChild<View*>(QLatin1String(type.id));
        QVERIFY2(view && view->isVisible(), type.id);
        const bool ofData = QLatin1String(type.id) == QLatin1String("samples");
        QVERIFY2(view->showsNotice() != ofData, type.id);
        if (!ofData)
            QVERIFY2(view->notice().contains(QLatin1String("list of issues")), qPrintable(view->notice()));
    }
}

void NetloomNewcomerTest::aLayerDroppedInTheMiddleOfWorkRaisesNoAlarm()
{
    newProject();
    window_->document()->addNode("conv2d", {300, 0}); // no wire yet
    QTest::qWait(600); // until the network was tried again
    QVERIFY(reaches(State::failed));
    QVERIFY(!window_->findChild<QWidget*>("notice_bar")->isVisible());
}

void NetloomNewcomerTest::theStripLightsTheLayerThatIsShown()
{
    openSample();
    window_->stage()->showView("feature_maps");
    QVERIFY(card("conv1")->isChecked());
    QCOMPARE(card("conv1")->text(), QStringLiteral("Convolution 2D 1"));
    QCOMPARE(card("conv1")->accessibleName(), QStringLiteral("Convolution 2D 1"));
    QCOMPARE(card("flatten")->text(), QStringLiteral("Flatten"));
    window_->stage()->showView("activations");
    QVERIFY(card("output")->isChecked());
    QVERIFY(!card("conv1")->isChecked());
    QTest::mouseClick(card("hidden"), Qt::LeftButton);
    QVERIFY(card("hidden")->isChecked());
    QVERIFY(!card("output")->isChecked());
    QTest::mouseClick(card("hidden"), Qt::LeftButton);
    QVERIFY(card("hidden")->isChecked()); // a second click takes nothing away
}

void NetloomNewcomerTest::theStripGreysLayersOfWhichNothingCanBeShown()
{
    openSample();
    window_->stage()->showView("feature_maps");
    QVERIFY(card("pool2")->isEnabled());
    QVERIFY(!card("flatten")->isEnabled()); // 576 numbers are no map
    QVERIFY(card("flatten")->toolTip().contains(QLatin1String("nothing to show")));
    window_->stage()->showView("activations");
    QVERIFY(card("flatten")->isEnabled());
    window_->stage()->showView("confusion"); // of the whole network
    QVERIFY(card("flatten")->isEnabled());
}

void NetloomNewcomerTest::aFoldedColumnStillShowsAnIconForEachView()
{
    for (const ViewType& type : viewsTable())
        QVERIFY2(iconExists(QLatin1String(type.icon)), type.id);
    window_->stage()->setColumnFolded(true);
    auto* list = window_->findChild<QListWidget*>("view_list");
    for (int i = 0; i < list->count(); ++i)
        QVERIFY2(!list->item(i)->icon().isNull(), qPrintable(list->item(i)->toolTip()));
    window_->stage()->setColumnFolded(false);
}

void NetloomNewcomerTest::menusOpenToTheRight()
{
    auto* root = window_->findChild<QMenu*>("menu_root");
    root->popup(window_->mapToGlobal(QPoint(0, 60)));
    QCOMPARE(root->layoutDirection(), Qt::LeftToRight);
    root->close();
}

void NetloomNewcomerTest::theWholeNetworkStaysInSightInClassroomView()
{
    openSample();
    for (const char* mode : {"mode_build", "mode_look"}) {
        action("mode_build")->trigger();
        window_->stage()->canvas()->fit();
        QVERIFY(window_->stage()->canvas()->showsWhole());
        action(mode)->trigger();
        action("classroom")->trigger();
        action("mode_build")->trigger();
        QTRY_VERIFY2_WITH_TIMEOUT(window_->stage()->canvas()->showsWhole(), mode, kPatience);
        action("classroom")->trigger();
        QTRY_VERIFY2_WITH_TIMEOUT(window_->stage()->canvas()->showsWhole(), mode, kPatience);
    }
}

void NetloomNewcomerTest::aFinishedRunStandsAtItsLastStep()
{
    const QString copy = folder_.filePath("xor.loom");
    QVERIFY(QFile::copy(QStringLiteral(LOOM_SOURCE_DIR "/samples/xor.loom"), copy));
    QVERIFY(opens(*window_->files(), copy));
    QVERIFY(reaches(State::ready));
    TrainingSession& session = *window_->session();
    session.setSpeed(0);
    action("train")->trigger();
    QVERIFY(reaches(State::ended));
    const QString last = QLocale().toString(session.batchesPerEpoch());
    const auto* numbers = window_->findChild<QLabel*>("run_numbers");
    QTRY_VERIFY2_WITH_TIMEOUT(numbers->text().contains(QStringLiteral("step %1/%1").arg(last)),
                              qPrintable(numbers->text()), kPatience);
}

void NetloomNewcomerTest::aSearchForNoCommandSaysSo()
{
    action("commands")->trigger();
    auto* items = window_->findChild<QListWidget*>("command_items");
    auto* search = window_->findChild<QLineEdit*>("command_search");
    QVERIFY(items && search);
    QTest::keyClicks(search, "qqqq");
    QCOMPARE(items->count(), 1);
    QVERIFY(items->item(0)->text().contains(QLatin1String("No command")));
    QTest::keyClick(search, Qt::Key_Return); // does nothing
    QVERIFY(items->isVisible());
    items->window()->close();
}

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    initResources();
    NetloomNewcomerTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "netloom_newcomer_test.moc"
