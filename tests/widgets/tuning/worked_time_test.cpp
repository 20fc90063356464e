#include "tuning/worked_time.h"

#include <QTest>

#include <cmath>

using namespace loom;
using namespace loom::ui;

namespace {

Trial worked(std::int64_t number, std::vector<WorkedSpan> spans)
{
    Trial trial;
    trial.number = number;
    trial.work = std::move(spans);
    return trial;
}

} // namespace

/// The time in which workers trained, as a line.
class WorkedTimeTest : public QObject {
    Q_OBJECT
private slots:
    void itBeginsWithTheFirstStretch();
    void breaksAreCutOut();
    void whatGoesOnEndsNow();
    void aClockThatWasPutBackIsNoBreak();
    void nothingHasNoLine();
};

void WorkedTimeTest::itBeginsWithTheFirstStretch()
{
    // Worker 5 began before worker 2, though its trial has the higher number.
    const WorkedTime time({worked(1, {{0, 2, 1000.5, 1003}}), worked(2, {{0, 5, 1000, 1001}})}, {}, 9999);
    QCOMPARE(time.at(1000), 0.0);
    QCOMPARE(time.at(1003), 3.0);
    QCOMPARE(time.now(), 1003.0); // of a search that rests, not the clock
    QCOMPARE(time.workers(), (std::vector<int>{2, 5}));
    QCOMPARE(time.laneOf(2), 0);
    QCOMPARE(time.laneOf(5), 1);
    QCOMPARE(time.cuts(), 0);
}

void WorkedTimeTest::breaksAreCutOut()
{
    // Nobody worked from 1010 to 87400; from 1004 to 1005.5 is a moment between two generations.
    const WorkedTime time({worked(1, {{0, 1, 1000, 1004}, {0, 1, 1005.5, 1008}}), worked(2, {{0, 2, 1007, 1010}}),
                           worked(3, {{0, 1, 87400, 87405}})},
                          {}, 0);
    QCOMPARE(time.cuts(), 1);
    QCOMPARE(time.at(1005.5), 5.5);
    QCOMPARE(time.at(1010), 10.0);
    QCOMPARE(time.at(87400), 10.0);
    QCOMPARE(time.at(87405), 15.0);
}

void WorkedTimeTest::whatGoesOnEndsNow()
{
    const WorkedTime time({worked(1, {{0, 1, 1000, 1004}})}, {{2, {0, 1, 1004, std::nan("")}}}, 1030);
    QCOMPARE(time.now(), 1030.0);
    QCOMPARE(time.at(time.now()), 30.0);
}

void WorkedTimeTest::aClockThatWasPutBackIsNoBreak()
{
    const WorkedTime time({}, {{1, {0, 1, 1000, std::nan("")}}}, 500);
    QCOMPARE(time.at(time.now()), 0.0);
    QCOMPARE(time.cuts(), 0);
}

void WorkedTimeTest::nothingHasNoLine()
{
    const WorkedTime time({worked(1, {})}, {}, 500);
    QVERIFY(time.workers().empty());
    QCOMPARE(time.at(time.now()), 0.0);
}

QTEST_APPLESS_MAIN(WorkedTimeTest)
#include "worked_time_test.moc"
