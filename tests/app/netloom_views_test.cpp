#include "common/theme.h"
#include "document/document.h"
#include "document/training_session.h"
#include "language.h"
#include "main_window.h"
#include "patience.h"
#include "stage.h"
#include "view_slot.h"
#include "views/view.h"
#include "widgets/document/projects.h"

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

private:
    Stage* stage() { return window_->stage(); }

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
    window_->session()->prepare(window_->document()->project(), {});
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
    QPointer<ViewSlot> closed(floating);
    floating->close();
    QTRY_VERIFY_WITH_TIMEOUT(!closed, kPatience);
}

int main(int argc, char* argv[])
{
    loom::ui::initResources();
    QApplication application(argc, argv);
    NetloomViewsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "netloom_views_test.moc"
