#include "core/train/plain_metrics.h"
#include "train/watch.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace loom;
using loom::test::plainMetrics;

namespace {

TensorView viewOf(Tensor& tensor)
{
    const std::int64_t rows = tensor.shape()[0];
    return {tensor.data(), tensor.dtype(), rows, tensor.size() / rows};
}

double measured(const std::string& id, Tensor prediction, Tensor target)
{
    const MetricType* type = findMetric(id);
    MetricState state;
    type->add(state, {viewOf(prediction), viewOf(target), prediction.shape()[0]});
    return type->value(state);
}

Tensor reals(Shape shape, std::vector<double> values, DType dtype = DType::f32)
{
    return Tensor::of<double>(std::move(shape), values).to(dtype);
}

Tensor labels(std::vector<std::int32_t> values, Shape shape = {})
{
    if (shape.rank() == 0)
        shape = Shape{std::int64_t(values.size())};
    return Tensor::of<std::int32_t>(shape, values);
}

// Decisions 0 1 2 1 0 against 0 2 2 1 1: class 0 has one hit of 2 predicted and 1 true, class 1 one of 2 and 2,
// class 2 one of 1 and 2.
Tensor decisions(DType dtype = DType::f32)
{
    return reals({5, 3}, {0.8, 0.1, 0.1, 0.2, 0.5, 0.3, 0.1, 0.2, 0.7, 0.3, 0.4, 0.3, 0.6, 0.3, 0.1}, dtype);
}

Tensor truth()
{
    return labels({0, 2, 2, 1, 1});
}

} // namespace

class MetricsTest : public QObject {
    Q_OBJECT
private slots:
    void decisionsCount_data();
    void decisionsCount();
    void oneHotEqualsLabels();
    void yesOrNo();
    void aMarginSaysYesAboveZero();
    void everyPositionCounts();
    void topFive();
    void errorsAverage();
    void partsAddUp();
    void oddInputIsHarmless();
    void savedSumsComeBackAndDamagedOnesDoNot();
    void determinationIsThatOfTheDefinition();
    void clearedSumsAreThoseOfNothing();
    void settingsMoveThePlacesAndTheThreshold();
    void everyOneIsDescribed();
    void histogramCountsFiniteValues();
};

void MetricsTest::decisionsCount_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<double>("expected");
    QTest::newRow("accuracy is 3 of 5") << "accuracy" << 3.0 / 5;
    QTest::newRow("binary_accuracy counts all 15 outputs") << "binary_accuracy" << 11.0 / 15;
    QTest::newRow("precision is the mean of 1/2, 1/2 and 1") << "precision" << (0.5 + 0.5 + 1) / 3;
    QTest::newRow("recall is the mean of 1, 1/2 and 1/2") << "recall" << (1 + 0.5 + 0.5) / 3;
    QTest::newRow("f1 is the mean of 2/3, 1/2 and 2/3") << "f1" << (2.0 / 3 + 0.5 + 2.0 / 3) / 3;
}

void MetricsTest::decisionsCount()
{
    QFETCH(QString, id);
    QFETCH(double, expected);
    QCOMPARE(measured(id.toStdString(), decisions(), truth()), expected);
    QCOMPARE(measured(id.toStdString(), decisions(DType::f64), truth()), expected);
}

void MetricsTest::oneHotEqualsLabels()
{
    const Tensor hot = reals({5, 3}, {1, 0, 0, 0, 0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 0});
    for (const MetricType& type : plainMetrics())
        QCOMPARE(measured(type.id, decisions(), hot), measured(type.id, decisions(), truth()));
}

void MetricsTest::yesOrNo()
{
    const Tensor p = reals({6, 1}, {0.9, 0.6, 0.5, 0.2, 0.7, 0.1});
    for (const Tensor& t : {reals({6, 1}, {1, 0, 1, 0, 1, 1}), labels({1, 0, 1, 0, 1, 1}, {6, 1})}) {
        QCOMPARE(measured("accuracy", p, t), 3.0 / 6);
        QCOMPARE(measured("binary_accuracy", p, t), 3.0 / 6);
        QCOMPARE(measured("precision", p, t), 2.0 / 3);
        QCOMPARE(measured("recall", p, t), 2.0 / 4);
        QCOMPARE(measured("f1", p, t), 4.0 / 7);
    }
}

/// Where a loss decides at 0, thresholds stand about 0.
void MetricsTest::aMarginSaysYesAboveZero()
{
    Tensor p = reals({5, 1}, {-0.2, 0.1, 0.4, -3, 0.7}), t = reals({5, 1}, {-1, 1, -1, -1, 1});
    const auto value = [&](const char* id) {
        const MetricType* type = findMetric(id);
        MetricState state;
        MetricBatch batch{viewOf(p), viewOf(t), 5, {}, Judges::answers};
        batch.decidesAt = 0;
        type->add(state, batch);
        return type->value(state);
    };
    QCOMPARE(value("accuracy"), 4.0 / 5);
    QCOMPARE(value("binary_accuracy"), 4.0 / 5);
    QCOMPARE(value("precision"), 2.0 / 3);
    QCOMPARE(value("recall"), 1.0);
}

void MetricsTest::everyPositionCounts()
{
    const Tensor p = reals({1, 3, 2}, {0.9, 0.1, 0.2, 0.8, 0.6, 0.4});
    QCOMPARE(measured("accuracy", p, labels({0, 1, 1}, {1, 3})), 2.0 / 3);
}

void MetricsTest::topFive()
{
    const Tensor p = reals({3, 7}, {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.1, 0.2, 0.3, 0.4,
                                    0.5, 0.6, 0.7, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2});
    QCOMPARE(measured("top_k", p, labels({2, 1, 4})), 2.0 / 3);
    QCOMPARE(measured("top_k", p, labels({1, 0, 5})), 0.0);
}

void MetricsTest::errorsAverage()
{
    const Tensor p = reals({2, 2}, {1, 2, 3, 4}), t = reals({2, 2}, {2, 2, 1, 4.5});
    QCOMPARE(measured("mae", p, t), (1 + 0 + 2 + 0.5) / 4);
    QCOMPARE(measured("mse", p, t), (1 + 0 + 4 + 0.25) / 4);
    QCOMPARE(measured("mse", reals({1, 2}, {0.25, 0.75}), labels({1})), 0.0625);
}

void MetricsTest::partsAddUp()
{
    Tensor p = decisions(), t = truth();
    for (const MetricType& type : plainMetrics()) {
        MetricState state;
        for (std::int64_t row = 0; row < 5; ++row) {
            Tensor onePrediction = p.rows(row, 1), oneTarget = t.rows(row, 1);
            type.add(state, {viewOf(onePrediction), viewOf(oneTarget), 1});
        }
        type.add(state, {viewOf(p), viewOf(t), 0});
        QVERIFY2(std::fabs(type.value(state) - measured(type.id, p, t)) < 1e-12, type.id.c_str());
    }
}

void MetricsTest::oddInputIsHarmless()
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (const MetricType& type : plainMetrics()) {
        QVERIFY2(std::isnan(type.value(MetricState())), type.id.c_str());
        measured(type.id, reals({1, 3}, {nan, nan, nan}), labels({1}));
    }
    const Tensor wild = labels({-1, 7, 2, 1, 1000000});
    QCOMPARE(measured("accuracy", decisions(), wild), 2.0 / 5);
    QCOMPARE(measured("recall", decisions(), wild), (0.0 + 1 + 1) / 3);
    QCOMPARE(measured("top_k", decisions(), wild), 2.0 / 5);
}

/// The state as the numbers that a checkpoint holds.
static std::vector<double> numbersOf(const MetricState& state)
{
    std::vector<double> numbers;
    state.appendTo(numbers);
    return numbers;
}

void MetricsTest::savedSumsComeBackAndDamagedOnesDoNot()
{
    for (const MetricType& type : plainMetrics()) {
        Tensor p = decisions(), t = truth();
        MetricState state(type, 3), back(type, 3);
        type.add(state, {viewOf(p), viewOf(t), 5});
        const std::vector<double> good = numbersOf(state);
        std::span<const double> all(good);
        QVERIFY(back.take(all) && all.empty());
        QCOMPARE(type.value(back), type.value(state));
        for (const std::size_t at : {0, 1})
            for (const double odd : {-1.0, 1e300, std::nan("")}) {
                std::vector<double> damaged = good;
                damaged[at] = odd;
                std::span<const double> numbers(damaged);
                QVERIFY(!MetricState(type, 3).take(numbers));
            }
        std::span<const double> cut(good.data(), good.size() - 1);
        QVERIFY(!back.take(cut));
    }
}

void MetricsTest::determinationIsThatOfTheDefinition()
{
    // 1 − Σ(y − ŷ)²/Σ(y − ȳ)² of each output, then their mean; far from 0 as well as near.
    const Tensor p = reals({4, 2}, {2, 9, 4, 7, 6, 5, 9, 3}), t = reals({4, 2}, {1, 10, 4, 6, 7, 4, 8, 4});
    const double wanted = ((1 - 3.0 / 30) + (1 - 4.0 / 24)) / 2;
    QVERIFY(std::fabs(measured("r2", p, t) - wanted) < 1e-12);
    Tensor far = p.to(DType::f64), farTrue = t.to(DType::f64);
    for (std::int64_t i = 0; i < far.size(); ++i) {
        far.set(i, far.at(i) + 1e9);
        farTrue.set(i, farTrue.at(i) + 1e9);
    }
    QVERIFY(std::fabs(measured("r2", far, farTrue) - wanted) < 1e-9);
    QCOMPARE(measured("r2", reals({2, 1}, {1, 1}), reals({2, 1}, {1, 1})), 1.0);
    QCOMPARE(measured("r2", reals({2, 1}, {1, 2}), reals({2, 1}, {1, 1})), 0.0);
    QVERIFY(std::isnan(measured("r2", reals({1, 1}, {1}), reals({1, 1}, {1}))));
    QVERIFY(std::fabs(measured("rmse", p, t) - std::sqrt(7.0 / 8)) < 1e-12);
}

void MetricsTest::clearedSumsAreThoseOfNothing()
{
    Tensor three = decisions(), classes = truth();
    Tensor one = reals({4, 1}, {0.9, 0.2, 0.8, 0.4}), yesNo = labels({1, 0, 0, 1});
    for (const MetricType& type : plainMetrics()) {
        for (const MetricBatch& batch :
             {MetricBatch{viewOf(three), viewOf(classes), 5}, MetricBatch{viewOf(one), viewOf(yesNo), 4}}) {
            MetricState state(type, 3);
            const std::vector<double> fresh = numbersOf(state);
            type.add(state, batch);
            QVERIFY2(numbersOf(state) != fresh, type.id.c_str());
            state.clear();
            QVERIFY2(numbersOf(state) == fresh, type.id.c_str());
        }
    }
}

void MetricsTest::settingsMoveThePlacesAndTheThreshold()
{
    const auto value = [](const char* id, Tensor p, Tensor t, std::vector<double> settings) {
        const MetricType& type = *findMetric(id);
        MetricState state(type, viewOf(p).rowSize);
        MetricBatch batch{viewOf(p), viewOf(t), p.shape()[0]};
        batch.settings = settings;
        type.add(state, batch);
        return type.value(state);
    };
    // ranks of the true class: 1, 2, 3
    const Tensor p = reals({3, 3}, {0.5, 0.3, 0.2, 0.5, 0.3, 0.2, 0.5, 0.3, 0.2}), t = labels({0, 1, 2});
    QCOMPARE(value("top_k", p, t, {1}), 1.0 / 3);
    QCOMPARE(value("top_k", p, t, {2}), 2.0 / 3);
    QCOMPARE(value("top_k", p, t, {}), 1.0);
    const Tensor yes = reals({4, 1}, {0.9, 0.6, 0.6, 0.1}), truth = labels({1, 1, 0, 0});
    QCOMPARE(value("binary_accuracy", yes, truth, {0.5}), 0.75);
    QCOMPARE(value("binary_accuracy", yes, truth, {0.05}), 0.5);
    QCOMPARE(value("precision", yes, truth, {0.5}), 2.0 / 3);
    QCOMPARE(value("precision", yes, truth, {0.7}), 1.0);
    QCOMPARE(value("recall", yes, truth, {0.7}), 0.5);
    QCOMPARE(value("recall", yes, truth, {}), 1.0);
}

void MetricsTest::everyOneIsDescribed()
{
    for (const char* id :
         {"accuracy", "binary_accuracy", "precision", "recall", "f1", "mae", "mse", "rmse", "r2", "top_k"})
        QVERIFY2(findMetric(id), id);
    for (const MetricType& type : metricsTable())
        QVERIFY(!type.title.empty() && !type.text.empty() && type.add && type.value);
    for (const MetricType& type : metricsTable())
        QVERIFY(!type.fits.empty());
    QVERIFY(!findMetric("mae")->higherIsBetter && findMetric("f1")->higherIsBetter && !findMetric("magic"));
}

void MetricsTest::histogramCountsFiniteValues()
{
    const double infinity = std::numeric_limits<double>::infinity();
    const Histogram h = histogramOf(reals({7}, {0, 1, 2, 3, 4, std::nan(""), infinity}), 4);
    QCOMPARE(h.count, std::int64_t(5));
    QCOMPARE(h.minimum, 0.0);
    QCOMPARE(h.maximum, 4.0);
    QCOMPARE(h.mean, 2.0);
    QCOMPARE(h.deviation, std::sqrt(2.0));
    QCOMPARE(h.bins, (std::vector<std::int64_t>{1, 1, 1, 2}));
    QCOMPARE(histogramOf(reals({3}, {5, 5, 5})).bins, std::vector<std::int64_t>{3});
    QVERIFY(histogramOf(reals({1}, {infinity})).bins.empty() && histogramOf(Tensor()).bins.empty());
    const double huge = std::numeric_limits<double>::max();
    QCOMPARE(histogramOf(reals({3}, {-huge, 0, huge}, DType::f64), 2).bins, (std::vector<std::int64_t>{1, 2}));
}

QTEST_GUILESS_MAIN(MetricsTest)
#include "metrics_test.moc"
