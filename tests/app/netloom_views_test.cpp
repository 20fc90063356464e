#include "common/theme.h"
#include "document/document.h"
#include "document/former_runs.h"
#include "document/pick_group.h"
#include "document/training_session.h"
#include "language.h"
#include "main_window.h"
#include "patience.h"
#include "stage.h"
#include "views/time_bar.h"
#include "views/view.h"
#include "views/view_slot.h"
#include "widgets/document/projects.h"

#include <QLabel>
#include <QListWidget>
#include <QToolButton>
#include <QtTest>

#include <algorithm>

using namespace loom;
using namespace loom::ui;

/// Views in the window: made when they are first shown, side by side, in windows of their own.
class NetloomViewsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void aViewIsMadeWhenItIsFirstShown();
    void twoViewsStandSideBySide();
    void aFloatingViewLivesByItself();
    void twoStepsStandSideBySide();
    void aFormerRunStandsBesideThePresentOne();
    void aPinnedViewGoesToAnyStepByItself();
    void aViewIsTakenOutOfTheGroup();
    void aPinnedViewMayOutliveTheSession();

private:
    Stage* stage() { return window_->stage(); }
    std::vector<ViewSlot*> places();
    void steps(int count);

    QTemporaryDir home_;
    std::unique_ptr<Theme> theme_;
    std::unique_ptr<Language> language_;
    std::unique_ptr<MainWindow> window_;
};

void NetloomViewsTest::initTestCase()
{
    qputenv("XDG_CONFIG_HOME", home_.filePath("config").toUtf8());
    qputenv("XDG_STATE_HOME", home_.filePath("state").toUtf8());
    theme_ = std::make_unique<Theme>();
    language_ = std::make_unique<Language>();
    window_ = std::make_unique<MainWindow>(theme_.get(), language_.get());
    window_->resize(1440, 900);
    window_->show();
    QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
    window_->document()->setProject(test::planeProject(), {});
    QTRY_COMPARE_WITH_TIMEOUT(window_->session()->state(), TrainingSession::State::ready, kPatience);
}

void NetloomViewsTest::aViewIsMadeWhenItIsFirstShown()
{
    stage()->showView("weights");
    QVERIFY(stage()->findChild<View*>("weights"));
    QVERIFY(!stage()->findChild<View*>("embedding"));
    stage()->showView("embedding");
    QVERIFY(stage()->findChild<View*>("embedding")->isVisible());
    QVERIFY(!stage()->findChild<View*>("weights")->isVisible());
}

void NetloomViewsTest::twoViewsStandSideBySide()
{
    stage()->showView("decision_surface");
    QTest::mouseClick(stage()->findChild<QToolButton*>("view_beside"), Qt::LeftButton);
    QCOMPARE(stage()->viewCount(), 2);
    stage()->showView("weights"); // the list acts on the new one
    auto places = stage()->findChildren<ViewSlot*>("view_slot");
    QCOMPARE(places.size(), 2);
    std::ranges::sort(places, {}, [](const ViewSlot* slot) { return slot->x(); });
    QCOMPARE(places[0]->viewId(), QStringLiteral("decision_surface"));
    QCOMPARE(places[1]->viewId(), QStringLiteral("weights"));
    QVERIFY(places[0]->view()->isVisible() && places[1]->view()->isVisible());
    QTest::mouseClick(places[0], Qt::LeftButton, {}, {5, 5});
    QTest::mouseClick(places[0]->view(), Qt::LeftButton, {}, {5, 5});
    auto* list = window_->findChild<QListWidget*>("view_list");
    QCOMPARE(stage()->viewId(), QStringLiteral("decision_surface"));
    QVERIFY(list->currentRow() >= 0);
    QTest::mouseClick(places[0]->findChild<QToolButton*>("close_view"), Qt::LeftButton);
    QCOMPARE(stage()->viewCount(), 1);
    QCOMPARE(stage()->viewId(), QStringLiteral("weights"));
}

void NetloomViewsTest::aFloatingViewLivesByItself()
{
    stage()->showView("decision_surface");
    QTest::mouseClick(stage()->findChild<QToolButton*>("view_float"), Qt::LeftButton);
    ViewSlot* floating = nullptr;
    for (QWidget* top : QApplication::topLevelWidgets())
        if (auto* slot = qobject_cast<ViewSlot*>(top); slot && slot->isVisible())
            floating = slot;
    QVERIFY(floating);
    QCOMPARE(floating->viewId(), QStringLiteral("decision_surface"));
    stage()->showView("weights");
    QVERIFY(floating->view()->isVisible());
    QVERIFY(!floating->view()->showsNotice());
    // It has its own link to what is picked elsewhere, and its own pin.
    auto* link = floating->findChild<QToolButton*>("link_view");
    QVERIFY(link->isVisible() && link->isChecked());
    QTest::mouseClick(link, Qt::LeftButton);
    QVERIFY(!floating->isLinked() && !link->isChecked() && stage()->pickedSlot()->isLinked());
    QVERIFY2(floating->windowTitle().endsWith(QStringLiteral("own pick")), qPrintable(floating->windowTitle()));
    auto* pin = floating->findChild<QToolButton*>("pin_view");
    QTest::mouseClick(pin, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(floating->isPinned() && pin->isChecked(), kPatience);
    QVERIFY(!stage()->pickedSlot()->isPinned());
    QTest::mouseClick(pin, Qt::LeftButton);
    QVERIFY(!floating->isPinned() && !pin->isChecked());
    QPointer<ViewSlot> closed(floating);
    floating->close();
    QTRY_VERIFY_WITH_TIMEOUT(!closed, kPatience);
}

std::vector<ViewSlot*> NetloomViewsTest::places()
{
    const auto found = stage()->findChildren<ViewSlot*>("view_slot");
    std::vector<ViewSlot*> places(found.begin(), found.end());
    std::ranges::sort(places, {}, [](const ViewSlot* slot) { return slot->mapTo(slot->window(), QPoint()).x(); });
    return places;
}

void NetloomViewsTest::steps(int count)
{
    for (int i = 0; i < count; ++i) {
        const qint64 done = window_->session()->stepsDone();
        window_->session()->stepBatch();
        QTRY_COMPARE_WITH_TIMEOUT(window_->session()->stepsDone(), done + 1, kPatience);
    }
}

void NetloomViewsTest::twoStepsStandSideBySide()
{
    stage()->showView("weights");
    steps(2);
    QTest::mouseClick(stage()->findChild<QToolButton*>("view_beside"), Qt::LeftButton);
    auto* pin = stage()->findChild<QToolButton*>("view_pin");
    QTest::mouseClick(pin, Qt::LeftButton);
    ViewSlot* pinned = stage()->pickedSlot();
    QTRY_VERIFY_WITH_TIMEOUT(pinned->isPinned(), kPatience);
    QVERIFY(pin->isChecked() && !pin->toolTip().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(pinned->title().endsWith(QStringLiteral("stays at step 2")), kPatience);
    steps(3);
    View* live = places()[0]->view();
    QVERIFY(live != pinned->view());
    // Each shows the tensors of its own step.
    QTRY_VERIFY_WITH_TIMEOUT(live->wanted() && pinned->view()->wanted(), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(live->settled() && pinned->view()->settled(), kPatience);
    TrainingSession *now = window_->session(), *then = pinned->session();
    const auto stepOf = [](TrainingSession* session, const View* view) {
        const int number = session->watch(*view->wanted());
        return std::pair(session, number);
    };
    const auto [a, first] = stepOf(now, live);
    const auto [b, second] = stepOf(then, pinned->view());
    QTRY_VERIFY_WITH_TIMEOUT(a->snapshot(first) && b->snapshot(second), kPatience);
    QCOMPARE(now->snapshot(first)->step, 5);
    QCOMPARE(then->snapshot(second)->step, 2);
    now->unwatch(first);
    then->unwatch(second);
    // It follows again.
    QTest::mouseClick(pin, Qt::LeftButton);
    QVERIFY(!pinned->isPinned());
    QCOMPARE(pinned->session(), window_->session());
    QTest::mouseClick(pinned->findChild<QToolButton*>("close_view"), Qt::LeftButton);
    QCOMPARE(stage()->viewCount(), 1);
}

void NetloomViewsTest::aFormerRunStandsBesideThePresentOne()
{
    QTest::mouseClick(stage()->findChild<QToolButton*>("view_pin"), Qt::LeftButton);
    ViewSlot* pinned = stage()->pickedSlot();
    QTRY_VERIFY_WITH_TIMEOUT(pinned->title().endsWith(QStringLiteral("stays at step 5")), kPatience);
    window_->session()->reset();
    QTRY_COMPARE_WITH_TIMEOUT(window_->session()->stepsDone(), 0, kPatience);
    const auto& runs = window_->session()->formerRuns().all();
    // What it shows is no longer of the present run, and says so.
    QTRY_VERIFY_WITH_TIMEOUT(!runs.empty() && pinned->title().contains(runs.front().shownName()), kPatience);
    pinned->unpin();
    QTRY_VERIFY_WITH_TIMEOUT(!runs.empty() && runs.front().canBeHadBack(), kPatience);
    steps(1);
    stage()->showRun(runs.front().number);
    QCOMPARE(stage()->viewCount(), 2);
    ViewSlot* former = stage()->pickedSlot();
    QVERIFY(former->isPinned());
    QTRY_COMPARE_WITH_TIMEOUT(former->session()->stepsDone(), 5, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(former->title().endsWith(QStringLiteral("step 5")), kPatience);
    QVERIFY(former->title().contains(runs.front().shownName()));
    QTRY_VERIFY_WITH_TIMEOUT(!former->view()->showsNotice() && former->view()->settled(), kPatience);
    // Another project: what was pinned belongs to the one before.
    Project other = window_->document()->project();
    other.seed = 99;
    window_->session()->prepare(other, {});
    QTRY_VERIFY_WITH_TIMEOUT(!former->isPinned(), kPatience);
}

/// By a click on its line and by the keys there; the others stay where they are.
void NetloomViewsTest::aPinnedViewGoesToAnyStepByItself()
{
    window_->session()->reset();
    QTRY_COMPARE_WITH_TIMEOUT(window_->session()->stepsDone(), 0, kPatience);
    steps(12);
    while (stage()->viewCount() > 1)
        QTest::mouseClick(places().back()->findChild<QToolButton*>("close_view"), Qt::LeftButton);
    stage()->showView("weights");
    QTest::mouseClick(stage()->findChild<QToolButton*>("view_beside"), Qt::LeftButton);
    window_->session()->look(7);
    QTRY_COMPARE_WITH_TIMEOUT(window_->session()->pastStep(), 7, kPatience);
    QTest::mouseClick(stage()->findChild<QToolButton*>("view_pin"), Qt::LeftButton);
    ViewSlot* pinned = stage()->pickedSlot();
    auto* line = pinned->findChild<StepLine*>("pinned_step");
    QVERIFY(!places()[0]->findChild<StepLine*>("pinned_step")->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(pinned->title().endsWith(QStringLiteral("stays at step 7")), kPatience);
    QVERIFY(line->isVisible());
    QCOMPARE(line->maximum(), 12);
    QCOMPARE(line->value(), 7);
    window_->session()->look(-1);
    const auto arrives = [&](qint64 step) {
        return QTest::qWaitFor(
            [&] {
                return pinned->title().endsWith(QStringLiteral("stays at step %1").arg(step))
                    && pinned->view()->findChild<QLabel*>("step")->text().contains(QString::number(step));
            },
            kPatience);
    };
    QTest::keyClick(line, Qt::Key_Left);
    QVERIFY(arrives(6));
    QTest::keyClick(line, Qt::Key_Right);
    QTest::keyClick(line, Qt::Key_Right);
    QVERIFY(arrives(8));
    QTest::mouseClick(line, Qt::LeftButton, {}, {line->width() - 2, line->height() / 2});
    QVERIFY(arrives(12));
    QTest::mouseClick(line, Qt::LeftButton, {}, {1, line->height() / 2});
    QVERIFY(arrives(0));
    QTest::keyClick(line, Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(arrives(std::min<qint64>(12, pinned->session()->batchesPerEpoch())));
    QCOMPARE(window_->session()->wantedStep(), -1);
    QTRY_VERIFY_WITH_TIMEOUT(places()[0]->view()->findChild<QLabel*>("step")->text().contains("12"), kPatience);
    QTest::mouseClick(stage()->findChild<QToolButton*>("view_pin"), Qt::LeftButton);
    QVERIFY(!line->isVisible());
    QTest::mouseClick(pinned->findChild<QToolButton*>("close_view"), Qt::LeftButton);
}

void NetloomViewsTest::aViewIsTakenOutOfTheGroup()
{
    stage()->showView("weights");
    QTest::mouseClick(stage()->findChild<QToolButton*>("view_beside"), Qt::LeftButton);
    ViewSlot *linked = places()[0], *apart = places()[1];
    const auto strip = [&](const char* node) { return stage()->findChild<QToolButton*>(QString("strip_") + node); };
    const auto press = [&](ViewSlot* slot) {
        QTest::mouseClick(slot, Qt::LeftButton, {}, {3, 3});
        QCOMPARE(stage()->pickedSlot(), slot);
    };
    press(linked);
    QTest::mouseClick(strip("hidden"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(QString::fromStdString(apart->view()->node()), QString("hidden"), kPatience);
    press(apart);
    auto* link = stage()->findChild<QToolButton*>("view_link");
    QVERIFY(link->isChecked() && !link->toolTip().isEmpty());
    QTest::mouseClick(link, Qt::LeftButton);
    QVERIFY(!link->isChecked() && !apart->isLinked());
    QVERIFY2(apart->title().endsWith("own pick"), qPrintable(apart->title()));
    QTest::mouseClick(strip("out"), Qt::LeftButton); // it acts on the view that was touched last
    QCOMPARE(apart->view()->node(), std::string("out"));
    QCOMPARE(linked->view()->node(), std::string("hidden"));
    press(linked);
    QVERIFY(link->isChecked());
    QVERIFY(strip("hidden")->isChecked());
    press(apart);
    QTest::mouseClick(link, Qt::LeftButton);
    QVERIFY(apart->isLinked());
    QCOMPARE(apart->view()->node(), std::string("hidden"));
    QTest::mouseClick(apart->findChild<QToolButton*>("close_view"), Qt::LeftButton);
}

/// A window's parts go in the order in which they were made, the session first.
void NetloomViewsTest::aPinnedViewMayOutliveTheSession()
{
    Document document;
    PickGroup selection;
    document.setProject(test::planeProject(), {});
    auto session = std::make_unique<TrainingSession>();
    session->prepare(document.project(), {});
    QTRY_COMPARE_WITH_TIMEOUT(session->state(), TrainingSession::State::ready, kPatience);
    auto slot = std::make_unique<ViewSlot>(ViewContext{&document, session.get(), &selection, theme_.get()});
    slot->showView("weights");
    slot->show();
    slot->pin();
    QTRY_VERIFY_WITH_TIMEOUT(slot->isPinned(), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(slot->view()->settled(), kPatience);
    session.reset();
    QVERIFY(slot->isPinned() && slot->view()->settled());
    slot.reset();
}

int main(int argc, char* argv[])
{
    loom::ui::initResources();
    QApplication application(argc, argv);
    NetloomViewsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "netloom_views_test.moc"
