#include "tuning/trial.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace loom;

namespace {

constexpr double kOn = std::numeric_limits<double>::quiet_NaN(); // it goes on

/// From and to of what is left of a span of part 2 by worker 3.
std::vector<std::pair<double, double>> left(double from, double to, const std::vector<Pause>& pauses)
{
    std::vector<std::pair<double, double>> out;
    for (const WorkedSpan& span : withoutPauses({2, 3, from, to}, pauses)) {
        if (span.part != 2 || span.worker != 3)
            qFatal("another span");
        out.emplace_back(span.from, std::isnan(span.to) ? -1 : span.to);
    }
    return out;
}

using Spans = std::vector<std::pair<double, double>>;

} // namespace

/// What a pause leaves of the time in which a trial was trained.
class WorkedSpanTest : public QObject {
    Q_OBJECT
private slots:
    void withoutAPauseItIsWhole()
    {
        QCOMPARE(left(10, 20, {}), (Spans{{10, 20}}));
        QCOMPARE(left(10, kOn, {}), (Spans{{10, -1}}));
        QCOMPARE(left(10, 20, {{2, 9}, {21, 30}, {40, kOn}}), (Spans{{10, 20}})); // before it, and behind
    }
    void aPauseCutsIt()
    {
        QCOMPARE(left(10, 20, {{12, 15}}), (Spans{{10, 12}, {15, 20}}));
        QCOMPARE(left(10, 20, {{12, 13}, {15, 18}}), (Spans{{10, 12}, {13, 15}, {18, 20}}));
        QCOMPARE(left(10, 20, {{5, 12}, {18, 25}}), (Spans{{12, 18}}));
        QCOMPARE(left(10, 20, {{5, 25}}), Spans());
    }
    void whatGoesOnEndsWhereItIsPaused()
    {
        QCOMPARE(left(10, kOn, {{12, 15}}), (Spans{{10, 12}, {15, -1}}));
        QCOMPARE(left(10, kOn, {{12, 15}, {17, kOn}}), (Spans{{10, 12}, {15, 17}}));
        QCOMPARE(left(10, kOn, {{5, kOn}}), Spans());
    }
};

QTEST_GUILESS_MAIN(WorkedSpanTest)
#include "worked_span_test.moc"
