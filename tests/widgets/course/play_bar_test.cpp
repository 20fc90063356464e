#include "common/theme.h"
#include "course/course.h"
#include "course/lab_session.h"
#include "course/play_bar.h"
#include "patience.h"

#include <QPushButton>
#include <QSlider>
#include <QTest>

using namespace loom;
using namespace loom::ui;

/// The race is played: by its buttons, its slider and its keys.
class PlayBarTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { initResources(); }
    void init();
    void aPageWithoutAnythingToPlayHasNoBar();
    void oneStepGoesOneOn();
    void playedItGoesToTheEndAndStandsStill();
    void afterTheEndItBeginsAnew();
    void anotherPageEndsThePlay();
    void theSliderPutsTheStepAnywhere();
    void beforeTheAnswerNothingIsPlayed();

private:
    void goTo(const char* step);
    double at() const { return session_->value("race.at"); }
    QPushButton* play() const { return bar_->findChild<QPushButton*>("lab_play"); }
    QPushButton* once() const { return bar_->findChild<QPushButton*>("lab_play_once"); }

    Theme theme_;
    std::vector<CourseEntry> entries_ = course({});
    std::unique_ptr<LabSession> session_;
    std::unique_ptr<PlayBar> bar_;
};

void PlayBarTest::init()
{
    bar_.reset();
    session_ = std::make_unique<LabSession>();
    bar_ = std::make_unique<PlayBar>(*session_, theme_);
    QVERIFY(session_->open(*findLab(entries_, "optimizer-race")).ok());
    bar_->show();
    bar_->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(bar_.get()));
}

void PlayBarTest::goTo(const char* step)
{
    for (int page = 0; page < session_->pages(); ++page)
        if (session_->stepAt(page).id == step)
            session_->goTo(page);
    QCOMPARE(session_->step().id, std::string(step));
}

void PlayBarTest::aPageWithoutAnythingToPlayHasNoBar()
{
    QVERIFY(!bar_->isHidden());
    goTo("limit");
    QVERIFY(bar_->isHidden());
}

void PlayBarTest::oneStepGoesOneOn()
{
    QCOMPARE(at(), 40.0);
    QTest::mouseClick(once(), Qt::LeftButton);
    QCOMPARE(at(), 41.0);
    QTest::keyClick(bar_.get(), Qt::Key_Period);
    QCOMPARE(at(), 42.0);
    QCOMPARE(bar_->findChild<QSlider*>("lab_play_step")->value(), 42);
    QVERIFY(!bar_->isPlaying());
}

void PlayBarTest::playedItGoesToTheEndAndStandsStill()
{
    session_->move("race.at", 97);
    play()->setFocus();
    QTest::keyClick(play(), Qt::Key_Space);
    QVERIFY(bar_->isPlaying());
    QTRY_VERIFY_WITH_TIMEOUT(!bar_->isPlaying(), kPatience);
    QCOMPARE(at(), 100.0);
}

void PlayBarTest::afterTheEndItBeginsAnew()
{
    session_->move("race.at", 100);
    QTest::mouseClick(play(), Qt::LeftButton);
    QVERIFY(at() < 100);
    QTest::mouseClick(play(), Qt::LeftButton);
    QVERIFY(!bar_->isPlaying());
}

void PlayBarTest::anotherPageEndsThePlay()
{
    QTest::mouseClick(play(), Qt::LeftButton);
    goTo("limit");
    QVERIFY(!bar_->isPlaying());
}

void PlayBarTest::theSliderPutsTheStepAnywhere()
{
    QTest::mouseClick(play(), Qt::LeftButton);
    bar_->findChild<QSlider*>("lab_play_step")->setValue(3);
    QVERIFY(!bar_->isPlaying());
    QCOMPARE(at(), 3.0);
}

void PlayBarTest::beforeTheAnswerNothingIsPlayed()
{
    goTo("pass");
    QVERIFY(!bar_->isEnabled());
    QTest::keyClick(bar_.get(), Qt::Key_Period);
    QCOMPARE(at(), 0.0);
    session_->justLook();
    QVERIFY(bar_->isEnabled());
    QTest::mouseClick(once(), Qt::LeftButton);
    QCOMPARE(at(), 1.0);
}

QTEST_MAIN(PlayBarTest)
#include "play_bar_test.moc"
