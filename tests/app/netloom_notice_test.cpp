#include "document/document.h"
#include "stage.h"
#include "views/view.h"
#include "views/view_slot.h"
#include "widgets/document/projects.h"
#include "window_fixture.h"

#include <QPushButton>
#include <QTabWidget>

using namespace loom;
using namespace loom::ui;

/// What an empty view names is a button away, by the keyboard too.
class NetloomNoticeTest : public ui::test::WindowFixture {
    Q_OBJECT
private slots:
    void whatANoticeNamesIsAButtonAway();

private:
    View* view() const { return window_->stage()->pickedSlot()->view(); }
    void press()
    {
        auto* button = view()->findChild<QPushButton*>("noticeButton");
        button->setFocus(Qt::TabFocusReason);
        QTest::keyClick(button, Qt::Key_Return);
    }
};

void NetloomNoticeTest::whatANoticeNamesIsAButtonAway()
{
    openWindow({1440, 900});
    Stage* stage = window_->stage();
    window_->document()->setProject(loom::test::planeProject(), {});
    QVERIFY(reaches(State::ready));
    stage->showView("predicted_true");
    QTRY_VERIFY2_WITH_TIMEOUT(view()->notice().contains("confusion matrix"), qPrintable(view()->notice()), kPatience);
    press();
    QCOMPARE(stage->viewId(), QStringLiteral("confusion"));
    Project unfinished = loom::test::planeProject();
    unfinished.graph.edges.pop_back();
    window_->document()->setProject(unfinished, {});
    stage->showView("activations");
    QTRY_VERIFY2_WITH_TIMEOUT(view()->notice().contains("list of issues"), qPrintable(view()->notice()), kPatience);
    auto* below = find<QTabWidget>("below");
    below->setCurrentIndex(0);
    press();
    QVERIFY2(below->tabText(below->currentIndex()).startsWith("Issues"),
             qPrintable(below->tabText(below->currentIndex())));
    Project none = loom::test::planeProject();
    none.data.source = {"csv", {}};
    window_->document()->setProject(none, {});
    stage->showView("activations");
    QTRY_VERIFY2_WITH_TIMEOUT(view()->notice().contains("choose one in the data recipe"),
                              qPrintable(view()->notice()), kPatience);
    press();
    QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>("dataPanel")->isVisible(), kPatience);
}

QTEST_MAIN(NetloomNoticeTest)
#include "netloom_notice_test.moc"
