#include "analysis/confusion.h"

#include <QtTest>

#include <limits>

using namespace loom;

class ConfusionTest : public QObject {
    Q_OBJECT

private slots:
    void countsAndSamplesStandInTheirCells();
    void oneColumnIsTwoClassesAtOneHalf();
    void theBorderIsTheLosss();
    void unlabelledSamplesAreLeftOut();
    void nothingPredictedGivesPrecisionZero();
    void outputsWithoutAClassHaveRowsAndNames();
};

void ConfusionTest::countsAndSamplesStandInTheirCells()
{
    const std::vector<float> scores{0.7f, 0.2f,   0.1f, /**/ 0.1f, 0.2f,   0.7f, /**/ -3, 5,
                                    4,    /**/ 9, 1,    2,         /**/ 0, 3,    1};
    const std::vector<std::int32_t> labels{0, 2, 2, 1, 1};
    const ConfusionMatrix m = confusionOf(Tensor::of<float>(Shape{5, 3}, scores), labels, 3);
    const std::vector<std::int64_t> expected{1, 0, 0, 1, 1, 0, 0, 1, 1};
    QCOMPARE(m.counts, expected);
    QCOMPARE(m.samples[2 * 3 + 1], std::vector<std::int64_t>{2});
    QCOMPARE(m.samples[1 * 3 + 0], std::vector<std::int64_t>{3});
    QCOMPARE(m.total(), 5);
    QCOMPARE(m.accuracy(), 3.0 / 5);
    QCOMPARE(m.precision(0), 1.0 / 2);
    QCOMPARE(m.recall(2), 1.0 / 2);
    QCOMPARE(m.recall(0), 1.0);
}

void ConfusionTest::oneColumnIsTwoClassesAtOneHalf()
{
    const std::vector<float> scores{0.4f, 0.6f, 0.5f, 0.9f};
    const std::vector<std::int32_t> labels{0, 0, 1, 1};
    const ConfusionMatrix m = confusionOf(Tensor::of<float>(Shape{4, 1}, scores), labels, 2);
    const std::vector<std::int64_t> expected{1, 1, 1, 1};
    QCOMPARE(m.counts, expected);
}

/// A hinge loss's margins say yes above 0.
void ConfusionTest::theBorderIsTheLosss()
{
    const std::vector<float> margins{-0.4f, 0.2f, -0.1f, 0.9f};
    const std::vector<std::int32_t> labels{0, 0, 1, 1};
    const ConfusionMatrix m = confusionOf(Tensor::of<float>(Shape{4, 1}, margins), labels, 2, 0);
    const std::vector<std::int64_t> expected{1, 1, 1, 1};
    QCOMPARE(m.counts, expected);
}

void ConfusionTest::unlabelledSamplesAreLeftOut()
{
    const std::vector<float> scores{1, 0, 0, 1, 0, 1};
    const std::vector<std::int32_t> labels{-1, 7, 1};
    QCOMPARE(confusionOf(Tensor::of<float>(Shape{3, 2}, scores), labels, 2).total(), 1);
    QCOMPARE(confusionOf(Tensor(Shape{0, 2}, DType::f32), {}, 2).accuracy(), 0.0);
}

void ConfusionTest::nothingPredictedGivesPrecisionZero()
{
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const std::vector<float> scores{nan, nan, 1, nan};
    const std::vector<std::int32_t> labels{1, 1};
    const ConfusionMatrix m = confusionOf(Tensor::of<float>(Shape{2, 2}, scores), labels, 2);
    QCOMPARE(m.precision(1), 0.0);
    QCOMPARE(m.count(1, 0), 2);
}

void ConfusionTest::outputsWithoutAClassHaveRowsAndNames()
{
    // Three outputs, two classes: the third output is said once.
    const std::vector<float> scores{1, 0, 0, 0, 0, 1, 0, 1, 0};
    const std::vector<std::int32_t> labels{0, 1, 1};
    const ConfusionMatrix m = confusionOf(Tensor::of<float>(Shape{3, 3}, scores), labels, 2);
    QCOMPARE(m.classes, 3);
    QCOMPARE(m.count(1, 2), 1);
    QCOMPARE(m.recall(2), 0.0);
    const std::vector<std::string> classes{"iris", "rose"};
    QCOMPARE(english(nameOfOutput(classes, 1)), std::string("rose"));
    QCOMPARE(english(nameOfOutput(classes, 2)), std::string("output 3"));
}

QTEST_GUILESS_MAIN(ConfusionTest)
#include "confusion_test.moc"
