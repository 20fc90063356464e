#include "analysis/gradcheck.h"

#include <QtTest>

using namespace loom;

class GradcheckTest : public QObject {
    Q_OBJECT
private slots:
    void aRightSlopeHasNoError()
    {
        std::int64_t kinks = 0;
        const auto cube = [](double t) { return (2 + t) * (2 + t) * (2 + t); };
        QVERIFY(compareSlope(12, 1e-5, 8, 1e-6, cube, kinks).error <= 1e-6);
        QCOMPARE(kinks, 0);
    }
    void aSlopeThatIsOffByAThousandthIsFound()
    {
        std::int64_t kinks = 0;
        const auto cube = [](double t) { return (2 + t) * (2 + t) * (2 + t); };
        const double error = compareSlope(12.012, 1e-5, 8, 1e-6, cube, kinks).error;
        QVERIFY(std::abs(error - 1e-3) < 1e-5);
        QCOMPARE(kinks, 0);
    }
    void aCornerWithinTheStepIsCountedAndComparedCloser()
    {
        std::int64_t kinks = 0;
        const auto corner = [](double t) { return t < 5e-6 ? 3 * t : 3 * 5e-6 + 7 * (t - 5e-6); };
        QVERIFY(compareSlope(3, 1e-5, 1, 1e-6, corner, kinks).error <= 1e-6);
        QCOMPARE(kinks, 1);
    }
    void aLossThatIsNoNumberIsAnError()
    {
        std::int64_t kinks = 0;
        QVERIFY(!(compareSlope(
                      1, 1e-5, 1, 1e-6, [](double) { return std::nan(""); }, kinks)
                      .error
                  <= 1e-6));
    }
    void moreThanOneKinkInAHundredFails()
    {
        GradcheckReport report;
        report.compared = 100;
        report.kinks = 1;
        QVERIFY(report.passed());
        report.kinks = 2;
        QVERIFY(!report.passed());
    }
};

QTEST_GUILESS_MAIN(GradcheckTest)
#include "gradcheck_test.moc"
