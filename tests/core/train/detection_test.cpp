#include "train/detection.h"

#include "train/metric_type.h"

#include <QTest>

#include <cmath>

using namespace loom;

namespace {

double logit(double share)
{
    return std::log(share / (1 - share));
}

double precisionOf(const std::vector<ScoreGroup>& groups, double there, PrecisionWay way = PrecisionWay::area)
{
    return averagePrecision(
        std::int64_t(groups.size()), [&](std::int64_t i) { return groups[std::size_t(i)]; }, there, way);
}

/// Cells of a picture of 2 × 2, of two classes, in which nothing is said.
struct Cells {
    Shape shape{2, 2, 7};
    std::vector<float> numbers = std::vector<float>(28, -20.0f);

    /// A box in the middle of the cell, of a side as a share of the picture.
    void say(int cell, double confidence, double side, int kind, double x = 0.5, double y = 0.5)
    {
        float* at = numbers.data() + 7 * cell;
        at[0] = float(logit(confidence));
        at[1] = float(logit((x + 0.5) / 2));
        at[2] = float(logit((y + 0.5) / 2));
        at[3] = at[4] = float(logit(std::sqrt(side)));
        at[5] = kind == 0 ? 20 : -20;
        at[6] = -at[5];
    }
    TensorView view() { return {numbers.data(), DType::f32, 1, 28}; }
};

} // namespace

/// Boxes that a detector finds: against numbers known from elsewhere or worked out by hand.
class DetectionTest : public QObject {
    Q_OBJECT
private slots:
    void overlapIsSharedByAll()
    {
        const Box box{0, 0, 20, 20};
        QVERIFY(std::abs(overlapOf(box, {10, 0, 30, 20}) - 1.0 / 3) < 1e-12);
        QVERIFY(std::abs(overlapOf(box, {5, 5, 25, 25}) - 225.0 / 575) < 1e-12); // .3913
        QCOMPARE(overlapOf(box, box), 1.0);
        QCOMPARE(overlapOf(box, {20, 0, 30, 20}), 0.0);
        QCOMPARE(overlapOf({}, {}), 0.0);
    }

    void precisionOverRecallIsAnArea()
    {
        const std::vector<ScoreGroup> hitMissHit = {{1, 1}, {1, 0}, {1, 1}};
        QVERIFY(std::abs(precisionOf(hitMissHit, 2) - 5.0 / 6) < 1e-12);
        // At recalls up to .5 precision is 1, above it 2/3.
        QVERIFY(std::abs(precisionOf(hitMissHit, 2, PrecisionWay::eleven) - (6 + 5 * 2.0 / 3) / 11) < 1e-12);
        QVERIFY(std::abs(precisionOf(hitMissHit, 2, PrecisionWay::hundredOne) - (51 + 50 * 2.0 / 3) / 101) < 1e-12);
        // Half of the objects are never found.
        QVERIFY(std::abs(precisionOf(hitMissHit, 4, PrecisionWay::eleven) - (3 + 3 * 2.0 / 3) / 11) < 1e-12);
        QCOMPARE(precisionOf({}, 3), 0.0);
        QCOMPARE(precisionOf({}, 3, PrecisionWay::eleven), 0.0);
        const std::vector<ScoreGroup> allWrong = {{5, 0}};
        QCOMPARE(precisionOf(allWrong, 3, PrecisionWay::hundredOne), 0.0);
    }

    void boxesOfOneClassAreStruckOut()
    {
        // 10 × 10, and the same a quarter of 10 aside: 75/125 = .6
        const std::vector<FoundBox> two = {{{0, 0, 10, 10}, 1, 0.9}, {{2.5, 0, 12.5, 10}, 1, 0.8}};
        std::vector<FoundBox> found = two;
        strikeOut(found, 0.5);
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].score, 0.9);
        found = two;
        strikeOut(found, 0.7);
        QCOMPARE(found.size(), std::size_t(2));
        found = two;
        found[1].kind = 0;
        strikeOut(found, 0.5);
        QCOMPARE(found.size(), std::size_t(2));
    }

    void anObjectIsFoundOnce()
    {
        const std::vector<TrueBox> there = {{{0, 0, 10, 10}, 1}, {{20, 0, 30, 10}, 1}};
        std::vector<FoundBox> found = {{{0, 0, 10, 9}, 1, 0.9}, {{0, 0, 10, 10}, 1, 0.8}, {{20, 0, 30, 10}, 0, 0.7}};
        std::vector<char> taken;
        countHits(found, there, 0.5, taken);
        QCOMPARE(found[0].hit, 0);
        QCOMPARE(found[1].hit, -1); // a better one has it
        QCOMPARE(found[2].hit, -1); // of another class
    }

    void cellsSayWhereTheirBoxesLie()
    {
        Cells cells;
        cells.say(1, 0.8, 0.25, 1); // above, on the right
        cells.say(2, 0.9, 0.25, 0, 1.25, -0.25); // below it, far over its borders
        std::vector<FoundBox> found;
        readFound(cells.view(), 0, cells.shape, 0.1, found);
        QCOMPARE(found.size(), std::size_t(2));
        QCOMPARE(found[0].kind, std::int64_t(0));
        QCOMPARE(found[0].cell, std::int64_t(2));
        const auto near = [](double a, double b) { return std::abs(a - b) < 1e-6; };
        QVERIFY(near(found[0].box.left, 0.5) && near(found[0].box.right, 0.75));
        QVERIFY(near(found[0].box.top, 0.25) && near(found[0].box.bottom, 0.5));
        QVERIFY(near(found[1].box.left, 0.625) && near(found[1].box.top, 0.125) && near(found[1].score, 0.8));
        readFound(cells.view(), 0, cells.shape, 0.85, found);
        QCOMPARE(found.size(), std::size_t(1));
    }

    void theMetricCountsOverBatches()
    {
        // Of class 0 two objects: a hit, a miss, a hit; of class 1 one object that nobody finds.
        const MetricType& type = *findMetric("mean_average_precision");
        const Shape targets{2, 5};
        const Attributes loss;
        const auto added = [&](MetricState& state, Cells cells, std::vector<float> boxes) {
            type.add(state,
                     {.prediction = cells.view(),
                      .target = {boxes.data(), DType::f32, 1, 10},
                      .rows = 1,
                      .shape = &cells.shape,
                      .targetShape = &targets,
                      .loss = &loss});
        };
        Cells first, second;
        first.say(0, 0.9, 0.25, 0);
        first.say(3, 0.7, 0.25, 0); // nothing is there
        second.say(1, 0.4, 0.25, 0);
        const std::vector<float> one = {0.125f, 0.125f, 0.375f, 0.375f, 0, -1, -1, -1, -1, -1};
        const std::vector<float> other = {0.625f, 0.125f, 0.875f, 0.375f, 0, 0.6f, 0.6f, 0.9f, 0.9f, 1};
        MetricState all(type, 2), part(type, 2);
        added(all, first, one);
        added(part, second, other);
        addState(type, all, part);
        QVERIFY(std::abs(type.value(all) - (5.0 / 6 + 0) / 2) < 1e-12);
        QVERIFY(std::isnan(type.value(MetricState(type, 2))) && std::isnan(type.value(MetricState())));
        const double before = type.value(all);
        std::vector<double> kept;
        all.appendTo(kept);
        MetricState back(type, 2);
        std::span<const double> numbers(kept);
        QVERIFY(back.take(numbers) && type.value(back) == before);
        all.clear();
        QVERIFY(std::isnan(type.value(all)));
    }

    void allOverlapsCountForCoco()
    {
        const MetricType& type = *findMetric("mean_average_precision_coco");
        const Shape targets{1, 5};
        Cells cells;
        cells.say(0, 0.9, 0.25, 0);
        // A quarter of a tenth aside: an overlap of (.25 − .025)/(.25 + .025) = .818, so 7 of 10 thresholds are met.
        std::vector<float> box = {0.15f, 0.125f, 0.4f, 0.375f, 0};
        MetricState state(type, 2);
        type.add(state,
                 {.prediction = cells.view(),
                  .target = {box.data(), DType::f32, 1, 5},
                  .rows = 1,
                  .shape = &cells.shape,
                  .targetShape = &targets});
        QVERIFY(std::abs(type.value(state) - 0.7) < 1e-12);
    }
};

QTEST_GUILESS_MAIN(DetectionTest)
#include "detection_test.moc"
