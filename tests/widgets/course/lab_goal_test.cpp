#include "common/theme.h"
#include "course/course.h"
#include "course/lab_runner.h"
#include "course/lab_session.h"
#include "patience.h"

#include <QTest>

using namespace loom;
using namespace loom::ui;

/// When a page's goal counts as reached.
class LabGoalTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { initResources(); }
    void whatWasComputedForAnotherPageReachesNoGoal();

private:
    void goTo(const char* step);
    bool isReady() const { return session_.values().experiment("school")->isReady(); }

    std::vector<CourseEntry> entries_ = course({});
    LabSession session_;
    LabRunner runner_{session_};
};

void LabGoalTest::goTo(const char* step)
{
    for (int page = 0; page < session_.pages(); ++page)
        if (session_.stepAt(page).id == step)
            session_.goTo(page);
    QCOMPARE(session_.step().id, std::string(step));
}

/// A training that succeeded stays to be seen while the next page's begins.
void LabGoalTest::whatWasComputedForAnotherPageReachesNoGoal()
{
    QVERIFY(session_.open(*findLab(entries_, "vanishing-gradient")).ok());
    goTo("switch");
    session_.justLook();
    session_.act("try_skip");
    QVERIFY2(!session_.isDone(session_.page()), "the training is only beginning");
    QTRY_VERIFY_WITH_TIMEOUT(session_.isDone(session_.page()), kPatience);
    goTo("keep_sigmoid");
    QVERIFY(!isReady() && session_.value("accuracy") > 0.95);
    QVERIFY2(!session_.isDone(session_.page()), "nobody has done anything yet");
    QTRY_VERIFY_WITH_TIMEOUT(isReady(), kPatience);
    QVERIFY(session_.value("accuracy") < 0.95);
    QVERIFY(!session_.isDone(session_.page()));
    session_.act("try_skip");
    QTRY_VERIFY_WITH_TIMEOUT(session_.isDone(session_.page()), kPatience);
    QVERIFY(session_.isAtGoal());
    session_.act("try_sigmoid");
    QVERIFY2(session_.isDone(session_.page()) && !session_.isAtGoal(),
             "what was done stays so, but it is not so now");
}

QTEST_MAIN(LabGoalTest)
#include "lab_goal_test.moc"
