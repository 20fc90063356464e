#include "course/pass_times.h"

#include <QtTest>

using namespace loom;

class PassTimesTest : public QObject {
    Q_OBJECT
private slots:
    void twoForwardPassesAreCountedForEachWeightAndBias()
    {
        const Result<PassTimes> times = measurePasses({784, 128, 10}, [] { return false; });
        QVERIFY(times.ok());
        QCOMPARE(times->parameters, 784 * 128 + 128 + 128 * 10 + 10);
        QCOMPARE(times->numericPasses(), 203540);
    }

    void aMeasurementThatIsEndedEarlyHasTimesAllTheSame()
    {
        const Result<PassTimes> times = measurePasses({2, 2, 2}, [] { return false; });
        QVERIFY(times.ok());
        QVERIFY(times->forwardSeconds > 0 && times->bothSeconds > 0);
        QCOMPARE(times->numericSeconds(), 24 * times->forwardSeconds);
    }
};

QTEST_GUILESS_MAIN(PassTimesTest)
#include "pass_times_test.moc"
