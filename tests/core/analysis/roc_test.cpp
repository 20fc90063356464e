#include "analysis/roc.h"
#include "reference/reference.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace loom;

/// What thresholds make of scores, by hand and against scikit-learn.
class RocTest : public QObject {
    Q_OBJECT
private slots:
    void eachThresholdCountsWhatLiesAboveIt();
    void areasAreThoseOfScikitLearn();
    void aThresholdHasItsPoint();
    void withoutBothAnswersThereIsNoCurve();
};

namespace {

Roc small()
{
    const std::vector<double> scores{0.9, 0.4, 0.6, 0.4, 0.1, std::nan("")};
    const std::vector<std::uint8_t> yes{1, 0, 0, 1, 0, 1};
    return rocOf(scores, yes);
}

} // namespace

void RocTest::eachThresholdCountsWhatLiesAboveIt()
{
    const Roc roc = small();
    QCOMPARE(roc.yes, 2);
    QCOMPARE(roc.no, 3);
    const std::vector<std::array<double, 3>> wanted{
        {std::numeric_limits<double>::infinity(), 0, 0}, {0.9, 1, 0}, {0.6, 1, 1}, {0.4, 2, 2}, {0.1, 2, 3}};
    QCOMPARE(roc.points.size(), wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        QCOMPARE(roc.points[i].threshold, wanted[i][0]);
        QCOMPARE(double(roc.points[i].hits), wanted[i][1]);
        QCOMPARE(double(roc.points[i].alarms), wanted[i][2]);
    }
    QCOMPARE(roc.recall(roc.points[2]), 0.5);
    QCOMPARE(roc.fallOut(roc.points[2]), 1.0 / 3);
    QCOMPARE(Roc::precision(roc.points[3]), 0.5);
    QCOMPARE(Roc::precision(roc.points[0]), 1.0);
    QCOMPARE(roc.area(), 4.5 / 6); // of the six pairs four are right and one is even
    QCOMPARE(roc.averagePrecision(), 0.5 * 1 + 0.5 * 0.5);
}

/// Of the same numbers as the metrics `auc` and `average_precision`, but exactly.
void RocTest::areasAreThoseOfScikitLearn()
{
    int compared = 0;
    for (const QJsonValue& entry : reference::file("metrics")["cases"].toArray()) {
        const QString metric = entry["metric"].toString();
        const std::vector<double> scores = reference::numbers(entry["prediction"]);
        const std::vector<double> targets = reference::numbers(entry["target"]);
        if ((metric != "auc" && metric != "average_precision") || entry["shape"].toArray().last().toInt() != 1)
            continue;
        const std::vector<std::uint8_t> yes(targets.begin(), targets.end());
        const Roc roc = rocOf(scores, yes);
        const double value = metric == "auc" ? roc.area() : roc.averagePrecision();
        QVERIFY2(std::abs(value - entry["value"].toDouble()) < 1e-12, qPrintable(entry["name"].toString()));
        ++compared;
    }
    QCOMPARE(compared, 7);
}

void RocTest::aThresholdHasItsPoint()
{
    const Roc roc = small();
    QCOMPARE(roc.at(2), 0u);
    QCOMPARE(roc.at(0.9), 1u);
    QCOMPARE(roc.at(0.5), 2u); // taken for yes is what scores at least 0.6
    QCOMPARE(roc.at(0.4), 3u);
    QCOMPARE(roc.at(-1), 4u);
}

void RocTest::withoutBothAnswersThereIsNoCurve()
{
    const std::vector<double> scores{0.9, 0.4};
    const std::vector<std::uint8_t> yes{1, 1};
    const Roc roc = rocOf(scores, yes);
    QVERIFY(!roc.known() && std::isnan(roc.area()) && std::isnan(roc.averagePrecision()));
    QVERIFY(!rocOf({}, {}).known());
}

QTEST_GUILESS_MAIN(RocTest)
#include "roc_test.moc"
