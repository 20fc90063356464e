#include "tuning/step_curve.h"

#include <QTest>

#include <cmath>

using namespace loom;

/// The loss of a run by step, in few points.
class StepCurveTest : public QObject {
    Q_OBJECT
private slots:
    void fewStepsAreKeptAsTheyAre();
    void manyStepsBecomeMeans();
    void itIsTheSameHoweverItWasCut();
};

void StepCurveTest::fewStepsAreKeptAsTheyAre()
{
    StepCurve curve;
    QVERIFY(curve.points().empty());
    for (const double loss : {3.0, 2.0, 1.5})
        curve.add(loss);
    QCOMPARE(curve.points(), (std::vector<double>{3, 2, 1.5}));
    QCOMPARE(curve.steps(), 3);
    QCOMPARE(curve.lastStepOf(1), 2);
}

void StepCurveTest::manyStepsBecomeMeans()
{
    StepCurve curve;
    for (int step = 1; step <= 1001; ++step) {
        curve.add(step);
        QVERIFY(curve.points().size() <= StepCurve::kMost);
        QCOMPARE(curve.steps(), step);
    }
    QCOMPARE(curve.fold(), 4);
    const std::vector<double> points = curve.points();
    QCOMPARE(points.size(), std::size_t(251));
    QCOMPARE(points[0], 2.5); // 1 … 4
    QCOMPARE(points[249], 998.5);
    QCOMPARE(points[250], 1001.0);
    QCOMPARE(curve.lastStepOf(250), 1001);
}

void StepCurveTest::itIsTheSameHoweverItWasCut()
{
    StepCurve whole, cut;
    for (int step = 0; step < 777; ++step) {
        whole.add(std::sin(step));
        cut.add(std::sin(step));
        if (step % 100 == 7)
            cut = StepCurve::from(cut.bytes()).value();
    }
    QVERIFY(whole == cut);
    QCOMPARE(whole.bytes(), cut.bytes());
    StepCurve other = whole;
    other.add(0);
    QVERIFY(!(other == whole));
}

QTEST_GUILESS_MAIN(StepCurveTest)
#include "step_curve_test.moc"
