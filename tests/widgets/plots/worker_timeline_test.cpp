#include "plots/worker_timeline.h"

#include "common/theme.h"
#include "plots/run_colours.h"

#include <QApplication>
#include <QFile>
#include <QFileDialog>
#include <QMenu>
#include <QPainter>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

#include "patience.h"

using namespace loom;
using namespace loom::ui;

/// The time line of workers by real mouse and keys, and with it what all plots of runs share.
class WorkerTimelineTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void coloursGoByRank();
    void barsLieOnTheirLanesAndTimes();
    void aTrialInStretchesIsOneTrial();
    void aShortSearchIsToldInPartsOfASecond();
    void whatStillGoesOnEndsNow();
    void pointingAndPickingAreShared();
    void aDragBrushesAndAClickBesideTakesItBack();
    void aBrushKeepsItsPlaceWhenTheWindowGrows();
    void hiddenRunsAreNeitherSeenNorMet();
    void keysGoFromBarToBar();
    void keysBrush();
    void pointingPaintsNoBarAnew();
    void aPlotThatGoesLeavesNoBrush();
    void itIsSavedAsItIsSeen();
    void theMenuSavesIt();

private:
    QPoint middle(int run) const { return plot_->markRect(run).center().toPoint(); }
    void moveTo(const QPoint& at)
    {
        QMouseEvent move(QEvent::MouseMove, at, plot_->mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
        QApplication::sendEvent(plot_.get(), &move);
    }
    void drag(const QPoint& from, const QPoint& to)
    {
        QTest::mousePress(plot_.get(), Qt::LeftButton, {}, from);
        QTest::mouseMove(plot_.get(), (from + to) / 2);
        QTest::mouseMove(plot_.get(), to);
        QTest::mouseRelease(plot_.get(), Qt::LeftButton, {}, to);
    }

    Theme theme_;
    std::unique_ptr<WorkerTimeline> plot_;
};

/// Two workers, four trials of ten seconds each one after the other, the last one still going; trial 4 was pruned.
void WorkerTimelineTest::init()
{
    plot_ = std::make_unique<WorkerTimeline>(theme_);
    plot_->resize(800, 200);
    plot_->setLanes({"Worker 1", "Worker 2"});
    std::vector<WorkedRun> runs;
    for (int i = 0; i < 8; ++i)
        runs.push_back({QStringLiteral("trial %1").arg(i + 1),
                        {{i % 2, 10.0 * (i / 2), i == 7 ? std::nan("") : 10.0 * (i / 2 + 1)}},
                        i / 7.0,
                        i == 3,
                        QString()});
    plot_->setRuns(runs);
    plot_->setNow(40);
    plot_->show();
    QVERIFY(QTest::qWaitForWindowExposed(plot_.get()));
}

void WorkerTimelineTest::coloursGoByRank()
{
    const RunColours loss({0.2, 0.5, 0.3, std::nan(""), 900, 0.3}, false);
    QCOMPARE(loss.placeOf(0.2), 1.0);
    QCOMPARE(loss.placeOf(900), 0.0);
    QCOMPARE(loss.placeOf(0.5), 0.25); // one that went astray presses nobody together
    QCOMPARE(loss.placeOf(0.3), 0.625); // two share the third and the fourth of five places
    QVERIFY(std::isnan(loss.placeOf(std::nan(""))));
    QCOMPARE(loss.valueAt(0), 900.0);
    QCOMPARE(loss.valueAt(1), 0.2);
    QCOMPARE(loss.valueAt(0.25), 0.5);
    const RunColours accuracy({0.7, 0.9, 0.8}, true);
    QCOMPARE(accuracy.placeOf(0.9), 1.0);
    QCOMPARE(accuracy.valueAt(0.5), 0.8);
    QCOMPARE(RunColours({2, 2, 2}, true).placeOf(2), 1.0);
    QVERIFY(std::isnan(RunColours().placeOf(1)));
    // The best lies farthest from the ground in both themes.
    for (const char* name : {"light", "dark"}) {
        theme_.setName(QString::fromLatin1(name));
        const int ground = theme_.color(QStringLiteral("plot")).lightness();
        QVERIFY(std::abs(runColour(theme_, 1, false).lightness() - ground)
                > std::abs(runColour(theme_, 0, false).lightness() - ground));
        QCOMPARE(runColour(theme_, 1, true), theme_.color(QStringLiteral("muted")));
    }
    theme_.setName(QStringLiteral("light"));
}

void WorkerTimelineTest::barsLieOnTheirLanesAndTimes()
{
    const QRectF first = plot_->markRect(0), second = plot_->markRect(1), third = plot_->markRect(2);
    QCOMPARE(first.left(), second.left());
    QVERIFY(second.top() >= first.bottom());
    QVERIFY(std::abs(third.left() - first.right()) < 1e-6);
    QVERIFY(std::abs(third.width() - first.width()) < 1e-6);
    for (int run = 0; run < 8; ++run)
        QCOMPARE(plot_->runAt(middle(run)), run);
    // A trial that was not trained has no bar.
    plot_->setRuns({{"refused", {}, std::nan(""), false, {}}});
    QVERIFY(plot_->markRect(0).isNull());
}

/// One that was compared halfway went on with another worker: both bars are its own, and what lies between is not.
void WorkerTimelineTest::aTrialInStretchesIsOneTrial()
{
    plot_->setRuns({{"trial 1", {{0, 0, 10}, {1, 30, 40}}, 0, false, {}},
                    {"trial 2", {{1, 10, 20}, {0, 20, 30}}, 1, false, {}}});
    const auto middleOf = [&](int run, int bar) { return plot_->barRect(run, bar).center().toPoint(); };
    for (int run = 0; run < 2; ++run)
        for (int bar = 0; bar < 2; ++bar)
            QCOMPARE(plot_->runAt(middleOf(run, bar)), run);
    const QPoint between(middleOf(0, 0).x(), middleOf(0, 1).y());
    QCOMPARE(plot_->runAt(between), -1);
    moveTo(middleOf(0, 1));
    QVERIFY(plot_->readout().contains("Worker 1: 0:00") && plot_->readout().contains("Worker 2: 0:30"));
    drag(middleOf(0, 1), middleOf(0, 1) + QPoint(8, 4));
    QVERIFY(plot_->focus().passes(0) && !plot_->focus().passes(1));
}

/// A search of some milliseconds a trial still has a line that tells them apart.
void WorkerTimelineTest::aShortSearchIsToldInPartsOfASecond()
{
    plot_->setRuns({{"trial 1", {{0, 0, 0.1}}, 0, false, {}}, {"trial 2", {{0, 0.1, 0.4}}, 1, false, {}}});
    plot_->setNow(0.4);
    QVERIFY(std::abs(plot_->markRect(1).width() / plot_->markRect(0).width() - 3) < 1e-6);
    QVERIFY(plot_->markRect(1).right() > plot_->width() * 0.9);
    moveTo(middle(1));
    QVERIFY2(plot_->readout().contains("0.1 s to 0.4 s"), qPrintable(plot_->readout()));
}

void WorkerTimelineTest::whatStillGoesOnEndsNow()
{
    const double length = plot_->markRect(7).width() / plot_->markRect(0).width();
    QVERIFY(std::abs(length - 1) < 1e-6);
    plot_->setNow(60); // 30 seconds of 60
    QVERIFY(std::abs(plot_->markRect(7).width() / plot_->markRect(0).width() - 3) < 1e-6);
}

void WorkerTimelineTest::pointingAndPickingAreShared()
{
    RunFocus focus;
    WorkerTimeline other(theme_);
    plot_->follow(&focus);
    other.follow(&focus);
    QSignalSpy pointed(plot_.get(), &RunPlot::pointed), picked(plot_.get(), &RunPlot::picked);
    QSignalSpy opened(plot_.get(), &RunPlot::opened);
    moveTo(middle(4));
    QCOMPARE(pointed.last().at(0).toInt(), 4);
    QCOMPARE(other.focus().pointed(), 4);
    QVERIFY(plot_->readout().contains(QStringLiteral("trial 5")));
    QVERIFY(plot_->readout().contains(QStringLiteral("0:20")));
    QVERIFY(plot_->accessibleDescription().contains(QStringLiteral("trial 5")));
    QTest::mouseClick(plot_.get(), Qt::LeftButton, {}, middle(4));
    QTest::mouseClick(plot_.get(), Qt::LeftButton, Qt::ControlModifier, middle(1));
    QCOMPARE(focus.picked(), (RunFocus::Runs{1, 4}));
    QCOMPARE(picked.count(), 2);
    QTest::mouseClick(plot_.get(), Qt::LeftButton, Qt::ControlModifier, middle(4)); // again: it goes
    QCOMPARE(focus.picked(), (RunFocus::Runs{1}));
    QTest::mouseClick(plot_.get(), Qt::LeftButton, {}, middle(2)); // alone
    QCOMPARE(focus.picked(), (RunFocus::Runs{2}));
    QTest::mouseDClick(plot_.get(), Qt::LeftButton, {}, middle(2));
    QCOMPARE(opened.last().at(0).toInt(), 2);
    moveTo({2, 2});
    QCOMPARE(focus.pointed(), -1);
}

void WorkerTimelineTest::aDragBrushesAndAClickBesideTakesItBack()
{
    RunFocus focus;
    plot_->follow(&focus);
    QSignalSpy brushed(plot_.get(), &RunPlot::brushed);
    // From amid the second bar of the lower lane to amid its third.
    drag(middle(3), middle(5) + QPoint(0, 2));
    QVERIFY(brushed.count() > 0);
    for (int run = 0; run < 8; ++run)
        QCOMPARE(focus.passes(run), run == 3 || run == 5);
    QCOMPARE(plot_->runAt(middle(0)), -1); // what is brushed away is not met
    QTest::mouseClick(plot_.get(), Qt::LeftButton, {}, plot_->rect().bottomRight() - QPoint(3, 3));
    QVERIFY(!focus.isBrushed());
    QVERIFY(plot_->brushRect().isNull());
    drag(middle(3), middle(5) + QPoint(0, 2));
    focus.clearBrushes(); // by another hand
    QVERIFY(plot_->brushRect().isNull());
}

void WorkerTimelineTest::aBrushKeepsItsPlaceWhenTheWindowGrows()
{
    drag(middle(3), middle(5) + QPoint(0, 2));
    plot_->resize(1000, 260);
    for (int run = 0; run < 8; ++run)
        QCOMPARE(plot_->focus().passes(run), run == 3 || run == 5);
    QVERIFY(plot_->brushRect().contains(plot_->markRect(5).topLeft() + QPointF(3, plot_->markRect(5).height() / 2)));
}

void WorkerTimelineTest::hiddenRunsAreNeitherSeenNorMet()
{
    const QPoint at = middle(2) + QPoint(5, 0);
    const QColor before = plot_->grab().toImage().pixelColor(at);
    plot_->focus().setHidden({2});
    QCOMPARE(plot_->runAt(at), -1);
    QVERIFY(plot_->grab().toImage().pixelColor(at) != before);
    QVERIFY(!plot_->isShown(2));
}

void WorkerTimelineTest::keysGoFromBarToBar()
{
    plot_->setFocus();
    QTest::keyClick(plot_.get(), Qt::Key_Right);
    QCOMPARE(plot_->focus().pointed(), 0);
    QTest::keyClick(plot_.get(), Qt::Key_Right);
    QCOMPARE(plot_->focus().pointed(), 2);
    QTest::keyClick(plot_.get(), Qt::Key_Left);
    QCOMPARE(plot_->focus().pointed(), 0);
    QTest::keyClick(plot_.get(), Qt::Key_Left); // there is no further one
    QCOMPARE(plot_->focus().pointed(), 0);
    QTest::keyClick(plot_.get(), Qt::Key_PageDown);
    QCOMPARE(plot_->focus().pointed(), 1);
    QTest::keyClick(plot_.get(), Qt::Key_PageUp);
    QTest::keyClick(plot_.get(), Qt::Key_PageUp);
    QCOMPARE(plot_->focus().pointed(), 0);
    QTest::keyClick(plot_.get(), Qt::Key_End);
    QCOMPARE(plot_->focus().pointed(), 7);
    QTest::keyClick(plot_.get(), Qt::Key_Return);
    QTest::keyClick(plot_.get(), Qt::Key_Home);
    QTest::keyClick(plot_.get(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(plot_->focus().picked(), (RunFocus::Runs{0, 7}));
}

void WorkerTimelineTest::keysBrush()
{
    plot_->setFocus();
    QTest::keyClick(plot_.get(), Qt::Key_Home);
    QTest::keyClick(plot_.get(), Qt::Key_B);
    QVERIFY(plot_->focus().isBrushed());
    QTest::keyClick(plot_.get(), Qt::Key_Right);
    for (int run = 0; run < 8; ++run)
        QCOMPARE(plot_->focus().passes(run), run == 0 || run == 2);
    QTest::keyClick(plot_.get(), Qt::Key_B); // done: now the arrows point again
    QTest::keyClick(plot_.get(), Qt::Key_Left);
    QCOMPARE(plot_->focus().pointed(), 0);
    QVERIFY(plot_->focus().passes(2));
    QTest::keyClick(plot_.get(), Qt::Key_Escape);
    QVERIFY(!plot_->focus().isBrushed());
}

void WorkerTimelineTest::pointingPaintsNoBarAnew()
{
    (void)plot_->grab();
    const int paints = plot_->paints();
    for (int run = 0; run < 8; ++run) {
        plot_->focus().point(run);
        (void)plot_->grab();
    }
    QCOMPARE(plot_->paints(), paints);
    drag(middle(3), middle(5) + QPoint(0, 2));
    (void)plot_->grab();
    QVERIFY(plot_->paints() > paints);
}

void WorkerTimelineTest::aPlotThatGoesLeavesNoBrush()
{
    RunFocus focus;
    plot_->follow(&focus);
    drag(middle(3), middle(5) + QPoint(0, 2));
    QVERIFY(focus.isBrushed());
    plot_.reset();
    QVERIFY(!focus.isBrushed());
    // And a focus that goes leaves the plot with its own.
    WorkerTimeline plot(theme_);
    {
        RunFocus passing;
        plot.follow(&passing);
        passing.point(0);
    }
    QCOMPARE(plot.focus().pointed(), -1);
}

void WorkerTimelineTest::itIsSavedAsItIsSeen()
{
    QTemporaryDir folder;
    const auto file = [&](const char* name) { return folder.filePath(QString::fromLatin1(name)); };
    const QPoint at = middle(6) + QPoint(20, 3), pruned = middle(3) + QPoint(20, 3);
    const QImage seen = plot_->grab().toImage();
    QCOMPARE(savePlot(plot_->page(), file("plot.svg")), QString());
    QSvgRenderer svg(file("plot.svg"));
    QVERIFY(svg.isValid());
    QImage drawn(plot_->size(), QImage::Format_ARGB32_Premultiplied);
    drawn.fill(Qt::white);
    QPainter painter(&drawn);
    svg.render(&painter);
    painter.end();
    QCOMPARE(drawn.pixelColor(at), seen.pixelColor(at));
    QVERIFY(drawn.pixelColor(at) != drawn.pixelColor(pruned));
    QCOMPARE(savePlot(plot_->page(), file("plot.png")), QString());
    const QImage image(file("plot.png"));
    QCOMPARE(image.size(), plot_->size() * 2);
    QCOMPARE(image.pixelColor(at * 2), seen.pixelColor(at));
    QCOMPARE(savePlot(plot_->page(), file("plot.csv")), QString());
    QFile csv(file("plot.csv"));
    QVERIFY(csv.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = csv.readAll().split('\n');
    QCOMPARE(lines.size(), 10); // names, eight trials, the end
    QCOMPARE(lines[4].trimmed(), QByteArray("trial 4,2,10,20,1"));
    QCOMPARE(lines[8].trimmed(), QByteArray("trial 8,2,30,,0"));
    QCOMPARE(csvLine({"a,b", "\"c\"", "d"}), QStringLiteral("\"a,b\",\"\"\"c\"\"\",d\r\n"));
    QVERIFY(savePlot(plot_->page(), file("plot.txt")).contains(QStringLiteral("plot.txt")));
    QVERIFY(!QFile::exists(file("plot.txt")));
    QVERIFY(savePlot(plot_->page(), file("none/plot.svg")).contains(QStringLiteral("plot.svg")));
}

void WorkerTimelineTest::theMenuSavesIt()
{
    QTemporaryDir folder;
    const QPoint at = middle(1);
    QContextMenuEvent event(QContextMenuEvent::Keyboard, at, plot_->mapToGlobal(at));
    QApplication::sendEvent(plot_.get(), &event);
    auto* menu = plot_->findChild<QMenu*>(QStringLiteral("plot_menu"));
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), 3);
    auto* action = menu->findChild<QAction*>(QStringLiteral("save_csv"));
    QVERIFY(action);
    action->trigger();
    auto* dialog = plot_->window()->findChild<QFileDialog*>(QStringLiteral("choose_plot_file"));
    QVERIFY(dialog);
    const QString file = folder.filePath(QStringLiteral("line.csv"));
    emit dialog->fileSelected(file);
    QVERIFY(QFile::exists(file));
    QVERIFY(plot_->accessibleDescription().contains(QStringLiteral("line.csv")));
    dialog->reject();
}

int main(int argc, char** argv)
{
    loom::ui::initResources();
    QApplication application(argc, argv);
    WorkerTimelineTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "worker_timeline_test.moc"
