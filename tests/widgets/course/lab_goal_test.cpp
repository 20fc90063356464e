#include "common/theme.h"
#include "course/course.h"
#include "course/headline_row.h"
#include "course/lab_runner.h"
#include "course/lab_session.h"
#include "course/lab_stage.h"
#include "course/lab_trainer.h"
#include "course/telling.h"
#include "course/view_series.h"
#include "lab_views/hand_view.h"
#include "patience.h"

#include <QLabel>
#include <QTest>
#include <QToolButton>
#include <cmath>
#include <map>

using namespace loom;
using namespace loom::ui;

/// When a page's goal counts as reached.
class LabGoalTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { initResources(); }
    void whatWasComputedForAnotherPageReachesNoGoal();
    void aTrainingStopsWhereItReachesItsGoal();
    void nothingIsJudgedBeforeItIsComputed();
    void whatIsComputedIsSaidInItsPlace();
    void aPointOnTheWrongSideIsMarked();
    void aNumberReachesItsGoalWhereAHandLetsGo();
    void aViewThatIsHiddenIsLetGo();
    void aFlagStandsOnRoundNumbers();
    void buttonsThatFollowOneAnotherArePressedInThatOrder();
    void aRunnerHasOneColour();

private:
    void goTo(const char* step);
    static HandView* handOf(LabStage& stage, const char* view);
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

void LabGoalTest::aTrainingStopsWhereItReachesItsGoal()
{
    LabTrainer trainer(session_);
    QVERIFY(session_.open(*findLab(entries_, "xor")).ok());
    goTo("training");
    trainer.train("live");
    QTRY_VERIFY_WITH_TIMEOUT(session_.isDone(session_.page()), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(!trainer.isTraining(), kPatience);
    QVERIFY(session_.isAtGoal());
    const qint64 reached = trainer.steps();
    QVERIFY2(reached < session_.values().project("live")->training.epochs, "it would have gone on");
    trainer.train("live"); // who wants to see more
    QTRY_VERIFY_WITH_TIMEOUT(trainer.steps() > reached + 10 && trainer.isTraining(), kPatience);
    trainer.pause();
}

/// What there is meanwhile was computed for the page before it.
void LabGoalTest::nothingIsJudgedBeforeItIsComputed()
{
    Theme theme;
    HeadlineRow headline(session_, theme);
    QVERIFY(session_.open(*findLab(entries_, "batches")).ok());
    goTo("one");
    const auto isReady = [&] { return session_.values().experiment("fan")->isReady(); };
    QTRY_VERIFY_WITH_TIMEOUT(isReady(), kPatience);
    goTo("later");
    QVERIFY(!isReady());
    session_.answer(std::string("sideways"));
    const auto said = [&] { return QString::fromStdString(verdictOf(session_)->text); };
    QVERIFY2(said().contains("still being computed") && !verdictOf(session_)->right, qPrintable(said()));
    const auto* number = headline.findChild<QToolButton*>("headline_angle_one");
    QVERIFY(number && number->accessibleName().endsWith("…"));
    QTRY_VERIFY_WITH_TIMEOUT(isReady(), kPatience);
    QCOMPARE(verdictOf(session_)->text, session_.lesson().text("later.right"));
    QVERIFY(verdictOf(session_)->right && !number->accessibleName().endsWith("…"));
}

void LabGoalTest::whatIsComputedIsSaidInItsPlace()
{
    Theme theme;
    LabStage stage(session_, theme);
    QVERIFY(session_.open(*findLab(entries_, "loss-landscape")).ok());
    goTo("copy");
    const auto* work = stage.findChild<QLabel*>("stage_work");
    QTRY_VERIFY_WITH_TIMEOUT(!work->isHidden() && work->text().contains("computed"), kPatience);
    QVERIFY(work->geometry().intersects(stage.view("samples")->parentWidget()->geometry()));
    session_.goTo(int(session_.lab().steps.size())); // a question that is asked alone
    QVERIFY(!session_.hasPicture());
    QVERIFY(work->isHidden());
    goTo("copy");
    QTRY_VERIFY_WITH_TIMEOUT(session_.values().experiment("plane")->isReady(), kPatience);
    QVERIFY(work->isHidden());
}

void LabGoalTest::aPointOnTheWrongSideIsMarked()
{
    Theme theme;
    LabStage stage(session_, theme);
    QVERIFY(session_.open(*findLab(entries_, "xor")).ok());
    goTo("line");
    const QWidget* plane = stage.view("lines");
    session_.moveTogether(
        {{"hand:neuron/kernel[0,0]", 8}, {"hand:neuron/kernel[1,0]", 8}, {"hand:neuron/bias[0]", -4}});
    QCOMPARE(session_.value("hand_right"), 3.0);
    QCOMPARE(plane->accessibleDescription(), QStringLiteral("on the wrong side: (1, 1)"));
    session_.move("hand:neuron/bias[0]", -20); // all are on the side of 0
    QCOMPARE(plane->accessibleDescription(), QStringLiteral("on the wrong side: (0, 1), (1, 0)"));
}

void LabGoalTest::aNumberReachesItsGoalWhereAHandLetsGo()
{
    QVERIFY(session_.open(*findLab(entries_, "optimizer-race")).ok());
    goTo("bounce");
    session_.hold();
    session_.move("race.rate", 0.0769);
    QTRY_VERIFY_WITH_TIMEOUT(session_.value("steps_gd") <= 90, kPatience);
    QVERIFY2(!session_.isDone(session_.page()), "the hand is still on its way");
    session_.letGo();
    QVERIFY(session_.isDone(session_.page()));
    session_.hold(); // and no release of it
    goTo("perch");
    session_.move("race.y", 0.005);
    QTRY_VERIFY_WITH_TIMEOUT(session_.isDone(session_.page()), kPatience);
}

/// Where the ball rolls to the bottom before the point has dropped, nothing was seen yet.
void LabGoalTest::buttonsThatFollowOneAnotherArePressedInThatOrder()
{
    QVERIFY(session_.open(*findLab(entries_, "line-fit")).ok());
    for (const char* step : {"outlier", "amounts"}) {
        goTo(step);
        session_.justLook();
        QCOMPARE(session_.actionToDo(), std::string("drop"));
        session_.act("to_bottom");
        QVERIFY2(!session_.isDone(session_.page()), "no point has dropped");
        session_.act("drop");
        QVERIFY2(!session_.isDone(session_.page()), "the ball lies where the bottom was");
        QCOMPARE(session_.actionToDo(), std::string("to_bottom"));
        const double dropped = session_.value("points:y[11]");
        session_.act("drop");
        QCOMPARE(session_.value("points:y[11]"), dropped); // it is the same fault however often it is made
        session_.act("to_bottom");
        QVERIFY(session_.isDone(session_.page()));
    }
}

HandView* LabGoalTest::handOf(LabStage& stage, const char* view)
{
    QWidget* found = stage.view(view);
    return qobject_cast<HandView*>(found) ? qobject_cast<HandView*>(found) : found->findChild<HandView*>();
}

/// By mouse and by keys: where a run has a few rows, on theirs.
void LabGoalTest::aFlagStandsOnRoundNumbers()
{
    Theme theme;
    LabStage stage(session_, theme);
    stage.resize(900, 700);
    QVERIFY(session_.open(*findLab(entries_, "optimizer-race")).ok());
    goTo("bounce");
    stage.show();
    const auto rate = [&] { return 1000 * session_.value("race.rate"); };
    HandView* hand = handOf(stage, "rate_hand");
    QVERIFY(hand);
    const QPoint from = hand->handlePlace(ComparisonPlot::flagHandle(0))->toPoint();
    QTest::mousePress(hand, Qt::LeftButton, {}, from);
    for (const int by : {13, 26, 41}) {
        QTest::mouseMove(hand, from + QPoint(by, 0));
        QVERIFY2(std::abs(rate() - std::round(rate())) < 1e-9 && rate() > 40, qPrintable(QString::number(rate())));
    }
    QTest::mouseRelease(hand, Qt::LeftButton, {}, from + QPoint(41, 0));
    const double before = rate();
    QTest::keyClick(hand, Qt::Key_Left);
    QVERIFY(std::abs(rate() - std::round(rate())) < 1e-9 && rate() < before);

    QVERIFY(session_.open(*findLab(entries_, "batches")).ok());
    goTo("best");
    hand = handOf(stage, "by_batch");
    QVERIFY(hand);
    const auto guess = [&] { return std::get<double>(*session_.pendingGuess()); };
    QCOMPARE(guess(), 128.0);
    hand->setFocusedHandle(ComparisonPlot::flagHandle(0));
    for (const double next : {1000.0, 10000.0, 10000.0}) {
        QTest::keyClick(hand, Qt::Key_Right);
        QCOMPARE(guess(), next);
    }
}

void LabGoalTest::aViewThatIsHiddenIsLetGo()
{
    Theme theme;
    LabStage stage(session_, theme);
    stage.resize(900, 700);
    QVERIFY(session_.open(*findLab(entries_, "optimizer-race")).ok());
    goTo("bounce");
    stage.show();
    HandView* hand = handOf(stage, "rate_hand");
    QVERIFY(hand);
    hand->setFocus();
    QTRY_VERIFY_WITH_TIMEOUT(hand->hasFocus() && hand->focusedHandle(), kPatience);
    const QPoint from = hand->handlePlace(*hand->focusedHandle())->toPoint();
    QTest::mousePress(hand, Qt::LeftButton, {}, from);
    QTest::mouseMove(hand, from + QPoint(40, 0));
    session_.move("race.rate", 0.0769);
    QTRY_VERIFY_WITH_TIMEOUT(session_.value("steps_gd") <= 90, kPatience);
    QVERIFY2(!session_.isDone(session_.page()), "the hand is still on its way");
    hand->hide();
    QVERIFY(session_.isDone(session_.page()));
}

/// On the map, in the chart and in its key.
void LabGoalTest::aRunnerHasOneColour()
{
    QVERIFY(session_.open(*findLab(entries_, "optimizer-race")).ok());
    std::map<std::string, int> colours;
    const auto see = [&](const std::string& name, int colour) {
        const std::string who = name.substr(name.find('.') + 1);
        return colours.emplace(who, colour).first->second == colour;
    };
    int lines = 0;
    for (const LabView& view : session_.lab().views) {
        for (const char* part : {"paths", "arrows"})
            for (const Json& one : view.fields.value(part, Json::array()))
                if (one.contains("name"))
                    QVERIFY2(see(one["name"], one.value("color", -1)), view.id.c_str());
        const Json written = view.fields.value("series", Json::array());
        const std::vector<ComparisonSeries> drawn = ViewSeries(session_, view).series(written.size());
        for (std::size_t i = 0; i < drawn.size(); ++i)
            if (const std::string name = written[i]["name"]; name != "line.now") {
                ++lines;
                QVERIFY2(see(name, drawn[i].classIndex), (view.id + ": " + name).c_str());
            }
    }
    QVERIFY(lines > 10);
    QCOMPARE(colours.size(), std::size_t(5));
}

QTEST_MAIN(LabGoalTest)
#include "lab_goal_test.moc"
