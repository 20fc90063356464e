#include "common/theme.h"
#include "document/document.h"
#include "document/former_runs.h"
#include "document/training_session.h"
#include "language.h"
#include "main_window.h"
#include "opened.h"
#include "patience.h"
#include "plots/curve_plot.h"
#include "views/curves_view.h"
#include "views/runs_panel.h"
#include "views/time_bar.h"
#include "workspace/file_flow.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace loom;
using namespace loom::ui;
using State = TrainingSession::State;

/// The time bar under the curves, its past and its branches, and the runs that were trained before.
class NetloomTimeTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void theKeysWalkThroughTheRun();
    void theMouseDrawsTheCursor();
    void aBranchKeepsTheRunItLeft();
    void aRunIsHadBackWithItsProject();
    void aRestartAfterAnEditIsToldAndCanBeUndone();
    void theBarSpeaksKorean();

private:
    std::unique_ptr<MainWindow> trained();
    static bool reaches(MainWindow& window, State state)
    {
        return QTest::qWaitFor([&] { return window.session()->state() == state; }, kPatience);
    }
    static bool shows(MainWindow& window, qint64 step)
    {
        return QTest::qWaitFor([&] { return window.session()->pastStep() == step; }, kPatience);
    }
    std::unique_ptr<Theme> theme_;
    std::unique_ptr<Language> language_;
    QTemporaryDir folder_;
};

void NetloomTimeTest::initTestCase()
{
    qputenv("XDG_CONFIG_HOME", folder_.filePath("config").toLocal8Bit());
    qputenv("XDG_STATE_HOME", folder_.filePath("state").toLocal8Bit());
}

void NetloomTimeTest::init()
{
    theme_ = std::make_unique<Theme>();
    language_ = std::make_unique<Language>();
    language_->set("en");
    theme_->applyTo(*qApp);
}

/// The spiral after four epochs of thirty steps.
std::unique_ptr<MainWindow> NetloomTimeTest::trained()
{
    auto window = std::make_unique<MainWindow>(theme_.get(), language_.get());
    window->resize(1280, 720);
    window->show();
    window->activateWindow();
    (void)QTest::qWaitForWindowActive(window.get());
    if (!opens(*window->files(), QStringLiteral(LOOM_SOURCE_DIR "/samples/spiral.loom"))
        || !reaches(*window, State::ready))
        return nullptr;
    window->session()->setSpeed(0);
    window->document()->setValue("training.epochs", std::int64_t(4));
    if (!QTest::qWaitFor([&] { return window->session()->project().training.epochs == 4; }, kPatience)
        || !reaches(*window, State::ready))
        return nullptr;
    window->session()->train();
    return reaches(*window, State::ended) ? std::move(window) : nullptr;
}

void NetloomTimeTest::theKeysWalkThroughTheRun()
{
    auto window = trained();
    QVERIFY(window);
    auto* bar = window->findChild<TimeBar*>("time_bar");
    auto* line = window->findChild<StepLine*>("step_line");
    auto* frame = window->findChild<QWidget*>("past_frame");
    auto* now = window->findChild<QToolButton*>("back_to_now");
    QVERIFY(bar && bar->isVisible() && line && frame && now);
    QTRY_COMPARE_WITH_TIMEOUT(bar->words(), QString("now: step 120"), kPatience);
    QVERIFY(!now->isVisible() && !frame->isVisible());
    line->setFocus();
    QTest::keyClick(line, Qt::Key_Left);
    QVERIFY(shows(*window, 119));
    QCOMPARE(bar->words(), QString("past: step 119"));
    const CurvePlot* plot = window->findChild<CurvesView*>()->plot(0);
    QCOMPARE(plot->mark(), 119.0);
    QVERIFY(now->isVisible() && frame->isVisible());
    QVERIFY2(window->windowTitle().contains("past: step 119"), qPrintable(window->windowTitle()));
    QTest::keyClick(line, Qt::Key_Left, Qt::ShiftModifier);
    QVERIFY(shows(*window, 89));
    QTest::keyClick(line, Qt::Key_Right);
    QVERIFY(shows(*window, 90));
    QTest::keyClick(line, Qt::Key_Home);
    QVERIFY(shows(*window, 0));
    QTest::mouseClick(now, Qt::LeftButton);
    QVERIFY(shows(*window, -1));
    QCOMPARE(bar->words(), QString("now: step 120"));
    QVERIFY(!window->windowTitle().contains("past"));
    QVERIFY(!frame->isVisible());
    QCOMPARE(plot->mark(), -1.0);
}

void NetloomTimeTest::theMouseDrawsTheCursor()
{
    auto window = trained();
    QVERIFY(window);
    auto* line = window->findChild<StepLine*>("step_line");
    QTRY_COMPARE_WITH_TIMEOUT(line->maximum(), 120, kPatience);
    const int y = line->height() / 2;
    QTest::mousePress(line, Qt::LeftButton, {}, {line->width() / 2, y});
    QCOMPARE(window->session()->wantedStep(), 60);
    QTest::mouseMove(line, {line->width() / 4, y});
    QTRY_VERIFY_WITH_TIMEOUT(window->session()->wantedStep() < 40, kPatience);
    QTest::mouseMove(line, {line->width() - 1, y});
    QTRY_COMPARE_WITH_TIMEOUT(window->session()->wantedStep(), -1, kPatience);
    QTest::mouseRelease(line, Qt::LeftButton, {}, {line->width() - 1, y});
}

void NetloomTimeTest::aBranchKeepsTheRunItLeft()
{
    auto window = trained();
    QVERIFY(window);
    window->session()->look(50);
    QVERIFY(shows(*window, 50));
    auto* branch = window->findChild<QToolButton*>("branch_here");
    QTRY_VERIFY_WITH_TIMEOUT(branch->isVisible() && branch->isEnabled(), kPatience);
    QTest::mouseClick(branch, Qt::LeftButton);
    QVERIFY(reaches(*window, State::paused));
    QTRY_COMPARE_WITH_TIMEOUT(window->session()->stepsDone(), 50, kPatience);
    auto* runs = window->findChild<RunsPanel*>("runs");
    window->findChild<QTabWidget*>("below")->setCurrentWidget(runs);
    QTRY_COMPARE_WITH_TIMEOUT(runs->rows(), 2, kPatience);
    QCOMPARE(runs->textAt(1, 0), QString("Run 1"));
    QCOMPARE(runs->textAt(1, 1), QString("120"));
    QTRY_COMPARE_WITH_TIMEOUT(runs->textAt(0, 1), QString("50"), kPatience);
    window->session()->setSpeed(30);
    window->session()->train();
    QVERIFY(reaches(*window, State::running));
    QTRY_VERIFY_WITH_TIMEOUT(runs->textAt(0, 1).toInt() > 52, kPatience);
    QVERIFY2(window->session()->state() == State::running, "the row moves while its run does");
    window->session()->pause();
    QVERIFY(reaches(*window, State::paused));
    auto* below = window->findChild<QTabWidget*>("below");
    below->setCurrentIndex(0);
    const CurvesView* curves = window->findChild<CurvesView*>();
    QTRY_COMPARE_WITH_TIMEOUT(curves->plot(0)->lineCount(), 3, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(curves->plot(0)->drawnPoints(2) > 0, kPatience);
    window->session()->formerRuns().show(window->session()->formerRuns().all()[0].number, false);
    QTRY_COMPARE_WITH_TIMEOUT(curves->plot(0)->lineCount(), 2, kPatience);
}

void NetloomTimeTest::aRunIsHadBackWithItsProject()
{
    auto window = trained();
    QVERIFY(window);
    const Project before = window->session()->project();
    QVERIFY(window->document()->setAttribute("hidden1", "units", std::int64_t(5)));
    window->findChild<QAction*>("reset")->trigger();
    QVERIFY(QTest::qWaitFor([&] { return window->session()->state() == State::ready; }, kPatience));
    auto* runs = window->findChild<RunsPanel*>("runs");
    window->findChild<QTabWidget*>("below")->setCurrentWidget(runs);
    QTRY_COMPARE_WITH_TIMEOUT(runs->rows(), 2, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(window->session()->formerRuns().all()[0].state != nullptr, kPatience);
    runs->pick(1);
    auto* back = runs->findChild<QPushButton*>("bring_back");
    QTRY_VERIFY_WITH_TIMEOUT(back->isEnabled(), kPatience);
    QTest::mouseClick(back, Qt::LeftButton);
    QVERIFY(reaches(*window, State::ended));
    QCOMPARE(window->session()->stepsDone(), 120);
    QVERIFY(window->document()->project().graph == before.graph);
    QVERIFY(window->session()->project() == before);
}

void NetloomTimeTest::aRestartAfterAnEditIsToldAndCanBeUndone()
{
    auto window = trained();
    QVERIFY(window);
    const Project before = window->session()->project();
    const auto weights = [&] {
        bool ready = false;
        connect(
            window->session(), &TrainingSession::weightsReady, window.get(), [&] { ready = true; },
            Qt::SingleShotConnection);
        window->session()->requestWeights();
        (void)QTest::qWaitFor([&] { return ready; }, kPatience);
        return window->session()->weights().at("hidden1/kernel");
    };
    const Tensor trainedOnes = weights();
    QVERIFY(window->document()->setAttribute("hidden1", "units", std::int64_t(5)));
    window->session()->setSpeed(30);
    QTest::mouseClick(window->findChild<QToolButton*>("train_button"), Qt::LeftButton);
    const auto* state = window->findChild<QLabel*>("run_state");
    QTRY_COMPARE_WITH_TIMEOUT(state->text(), QStringLiteral("From the start · seed 7"), kPatience);
    const auto* notice = window->findChild<QLabel*>("notice_text");
    QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), kPatience);
    QCOMPARE(notice->text(), QStringLiteral("The training of “Spiral” (120 steps) was set aside."));
    QVERIFY(reaches(*window, State::running));
    QTRY_VERIFY_WITH_TIMEOUT(window->session()->stepsDone() > 0, kPatience);
    QTest::mouseClick(window->findChild<QPushButton*>("notice_button"), Qt::LeftButton);
    QVERIFY(reaches(*window, State::ended));
    QCOMPARE(window->session()->stepsDone(), 120);
    QVERIFY(window->document()->project().graph == before.graph);
    QVERIFY2(!window->document()->file().isEmpty(), "it is still the same project");
    const Tensor again = weights();
    QCOMPARE(again.size(), trainedOnes.size());
    for (std::int64_t i = 0; i < again.size(); ++i)
        QCOMPARE(again.at(i), trainedOnes.at(i));
    QCOMPARE(window->session()->curves().epochs.size(), std::size_t(4));
    // What was begun meanwhile is not lost either.
    QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), kPatience);
}

void NetloomTimeTest::theBarSpeaksKorean()
{
    auto window = trained();
    QVERIFY(window);
    language_->set("ko");
    auto* bar = window->findChild<TimeBar*>("time_bar");
    QTRY_VERIFY2_WITH_TIMEOUT(bar->words().contains(QStringLiteral("단계")), qPrintable(bar->words()), kPatience);
    QVERIFY(!window->findChild<QToolButton*>("back_to_now")->text().contains("now"));
}

QTEST_MAIN(NetloomTimeTest)
#include "netloom_time_test.moc"
