#include "document/document.h"
#include "opened.h"
#include "tuning/rate_window.h"
#include "window_fixture.h"

#include <QPushButton>

using namespace loom;
using namespace loom::ui;

/// The training settings lead to a learning rate that is looked for, and that acts on the run at once.
class NetloomRateTest : public test::WindowFixture {
    Q_OBJECT
private slots:
    void aButtonOfTheTrainingSettingsFindsARate();
};

void NetloomRateTest::aButtonOfTheTrainingSettingsFindsARate()
{
    openWindow({1280, 860});
    QVERIFY(opens(*window_->files(), QStringLiteral(LOOM_SOURCE_DIR "/samples/spiral.loom")));
    QVERIFY(reaches(State::ready));
    action("recipe")->trigger();
    auto* button = find<QPushButton>("findRate");
    QVERIFY(button && button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    auto* rates = window_->findChild<RateWindow*>();
    QVERIFY(rates->isVisible());
    rates->hide();
    action("find_rate")->trigger(); // the list of all commands has it too
    QTRY_VERIFY_WITH_TIMEOUT(rates->isVisible(), kPatience);
    QTest::mouseClick(rates->findChild<QPushButton*>("rate_start"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(rates->run().isWhole(), kPatience);
    QCOMPARE(window_->session()->stepsDone(), qint64(0));
    QTest::mouseClick(rates->findChild<QPushButton*>("rate_use"), Qt::LeftButton);
    const double found = rates->run().curve().suggested();
    QVERIFY(found > 0);
    QTRY_COMPARE_WITH_TIMEOUT(window_->session()->learningRate(), found, kPatience);
    action("undo")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(window_->session()->learningRate(), 0.005, kPatience);
}

QTEST_MAIN(NetloomRateTest)
#include "netloom_rate_test.moc"
