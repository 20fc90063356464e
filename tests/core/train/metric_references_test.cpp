#include "reference/reference.h"
#include "train/metric_fit.h"
#include "train/metrics/score_table.h"

#include <QTest>

#include <cmath>

Q_DECLARE_METATYPE(loom::FieldShape)

using namespace loom;

/// Metrics against the numbers that scikit-learn and sacrebleu have for them (tests/reference), in one piece and in
/// parts, and where each says something true.
class MetricReferencesTest : public QObject {
    Q_OBJECT
private slots:
    void metricsAreThoseOfTheReference_data();
    void metricsAreThoseOfTheReference();
    void aRowIsRightWhereItsTrueStepsAre();
    void textsAreComparedUpToTheirEndAndWhereTheyCount();
    void sharesOfErrorAreOfTheTargetsOwnUnit();
    void scoresKeepTheirOrder();
    void eachIsOfferedWhereItSaysSomethingTrue_data();
    void eachIsOfferedWhereItSaysSomethingTrue();
};

namespace {

Shape shapeFrom(const QJsonValue& axes)
{
    return Shape(reference::integers(axes));
}

TensorView viewOf(Tensor& tensor)
{
    const std::int64_t rows = tensor.shape()[0];
    return {tensor.data(), tensor.dtype(), rows, tensor.size() / rows};
}

double valueOf(const MetricType& metric, const MetricBatch& batch)
{
    MetricState state(metric, tableRows(metric, batch));
    addCounted(metric, state, batch);
    return metric.value(state);
}

} // namespace

void MetricReferencesTest::metricsAreThoseOfTheReference_data()
{
    QTest::addColumn<QJsonObject>("stored");
    for (const char* file : {"metrics", "bleu"}) {
        const QJsonArray cases = reference::file(file)["cases"].toArray();
        QVERIFY(cases.size() > 5);
        for (const QJsonValue& entry : cases)
            QTest::addRow("%s", entry["name"].toString().toUtf8().constData()) << entry.toObject();
    }
}

void MetricReferencesTest::metricsAreThoseOfTheReference()
{
    QFETCH(QJsonObject, stored);
    const MetricType* metric = findMetric(stored["metric"].toString().toStdString());
    QVERIFY(metric);
    Tensor prediction = Tensor::of<double>(shapeFrom(stored["shape"]), reference::numbers(stored["prediction"]));
    Tensor target = Tensor::of<double>(shapeFrom(stored["target_shape"]), reference::numbers(stored["target"]));
    if (stored["target_type"].toString() == "i32")
        target = target.to(DType::i32);
    const std::vector<double> settings = reference::numbers(stored["settings"]);
    const std::int64_t rows = prediction.shape()[0];
    MetricBatch batch{viewOf(prediction), viewOf(target), rows};
    const QString judges = stored["judges"].toString();
    batch.judges = judges == "amounts" ? Judges::amounts : judges == "answers" ? Judges::answers : Judges::choices;
    batch.settings = settings;
    batch.last = stored["last"].toInteger();
    const double expected = stored["value"].toDouble(), tolerance = stored["tolerance"].toDouble();
    const double whole = valueOf(*metric, batch);
    QVERIFY2(std::abs(whole - expected) <= tolerance,
             qPrintable(QStringLiteral("%1 instead of %2").arg(whole, 0, 'g', 15).arg(expected, 0, 'g', 15)));

    MetricState first(*metric, tableRows(*metric, batch)), second = first;
    addCounted(*metric, first, rowsOf(batch, 0, rows / 3));
    addCounted(*metric, second, rowsOf(batch, rows / 3, rows - rows / 3));
    addState(*metric, first, second);
    QVERIFY(std::abs(metric->value(first) - whole) <= 1e-12 * (1 + std::abs(whole)));
}

/// Three steps of two classes; what is padding may be wrong.
void MetricReferencesTest::aRowIsRightWhereItsTrueStepsAre()
{
    Tensor prediction = Tensor::of<double>(
        Shape{3, 3, 2}, std::vector<double>{.9, .1, .2, .8, .7, .3, .9, .1, .9, .1, .9, .1, .1, .9, .2, .8, .6, .4});
    Tensor target = Tensor::of<std::int32_t>(Shape{3, 3}, std::vector<std::int32_t>{0, 1, 1, 0, 1, 0, 1, 1, 0});
    Tensor mask = Tensor::of<double>(Shape{3, 3}, std::vector<double>{1, 1, 0, 1, 1, 1, 0, 0, 0});
    const MetricBatch batch{viewOf(prediction), viewOf(target), 3, viewOf(mask)};
    QCOMPARE(valueOf(*findMetric("exact_match"), batch), 0.5); // the last row has no true step
    QCOMPARE(valueOf(*findMetric("accuracy"), batch), 4.0 / 5);
}

/// Five steps of four words; a mask says how many of them are true.
void MetricReferencesTest::textsAreComparedUpToTheirEndAndWhereTheyCount()
{
    const MetricType& bleu = *findMetric("bleu");
    const auto valueFor = [&](const std::vector<int>& said, const std::vector<std::int32_t>& truth,
                              const std::vector<double>& counts) {
        const auto rows = std::int64_t(said.size()) / 5;
        Tensor prediction(Shape{rows, 5, 4}, DType::f64), target = Tensor::of<std::int32_t>(Shape{rows, 5}, truth);
        for (std::size_t i = 0; i < said.size(); ++i)
            prediction.set(std::int64_t(i) * 4 + said[i], 1);
        Tensor mask = Tensor::of<double>(Shape{rows, 5}, counts);
        return valueOf(bleu, {viewOf(prediction), viewOf(target), rows, viewOf(mask)});
    };
    // What stands behind the true steps is nobody's; a text that is right as far as it goes is right.
    QCOMPARE(valueFor({1, 2, 3, 1, 2}, {1, 2, 3, 1, 0}, {1, 1, 1, 1, 0}), 1.0);
    // The end came a word too early: e^(1 − 5/4).
    QVERIFY(std::abs(valueFor({1, 2, 3, 1, 0}, {1, 2, 3, 1, 2}, {1, 1, 1, 1, 1}) - std::exp(-0.25)) < 1e-12);
    // What is written behind the end is not read.
    QVERIFY(std::abs(
                valueFor({1, 2, 3, 1, 0, 1, 2, 0, 3, 1}, {1, 2, 3, 1, 2, 1, 2, 0, 0, 0}, std::vector<double>(10, 1.0))
                - std::exp(1 - 7.0 / 6))
            < 1e-12);
    QCOMPARE(valueFor({1, 2, 3, 1, 2}, {2, 1, 1, 3, 3}, {1, 1, 1, 1, 1}), 0.0);
    QVERIFY(std::isnan(valueFor({1, 2, 3, 1, 2}, {1, 2, 3, 1, 2}, {0, 0, 0, 0, 0})));
}

/// Of 20 °C the network's −1 is 10 °C: half as much, not twice.
void MetricReferencesTest::sharesOfErrorAreOfTheTargetsOwnUnit()
{
    Tensor prediction = Tensor::of<double>(Shape{3, 1}, std::vector<double>{-1, 0, 1});
    Tensor target = Tensor::of<double>(Shape{3, 1}, std::vector<double>{0, 0, -2});
    const std::vector<double> units{10}, zeros{20};
    MetricBatch batch{viewOf(prediction), viewOf(target), 3};
    batch.judges = Judges::amounts;
    batch.units = units;
    batch.zeros = zeros;
    QCOMPARE(valueOf(*findMetric("mape"), batch), 0.25); // 10 of 20 and 0 of 20; the target of 0 is left out
}

void MetricReferencesTest::scoresKeepTheirOrder()
{
    double before = -1e9;
    for (const double score :
         {-200.0, -2.0, -0.5, -0.004, 0.0, 1e-6, 0.001, 0.3, 0.5, 0.51, 0.99, 0.9999, 1.0, 1.01, 3.0, 255.0}) {
        if (before > -1e9)
            QVERIFY2(metrics::scoreBin(score) > metrics::scoreBin(before), qPrintable(QString::number(score)));
        before = score;
    }
    for (const double odd : {std::nan(""), HUGE_VAL, -HUGE_VAL, -0.0})
        QVERIFY(metrics::scoreBin(odd) >= 0 && metrics::scoreBin(odd) < metrics::kScoreBins);
    for (double score = -600; score < 600; score += 0.37)
        QVERIFY(metrics::scoreBin(score + 0.37) >= metrics::scoreBin(score));
}

void MetricReferencesTest::eachIsOfferedWhereItSaysSomethingTrue_data()
{
    QTest::addColumn<QString>("loss");
    QTest::addColumn<FieldShape>("target");
    QTest::addColumn<QStringList>("offered");
    const ValueRange bits{.known = true, .lowest = 0, .highest = 1, .whole = true};
    const ValueRange grades{.known = true, .lowest = 0, .highest = 5, .whole = true};
    const ValueRange amounts{.known = true, .lowest = -3, .highest = 8};
    const ValueRange shares{.known = true, .lowest = 0, .highest = 1};
    const auto field = [](Shape shape, ValueRange values) {
        return FieldShape{.name = "t", .shape = std::move(shape), .target = true, .values = values};
    };
    const auto labels = [](Shape shape, std::int64_t classes) {
        return FieldShape{
            .name = "t", .shape = std::move(shape), .dtype = DType::i32, .target = true, .classes = classes};
    };
    QTest::newRow("one amount") << "mse" << field({1}, amounts) << QStringList{"mape"};
    QTest::newRow("a direction") << "huber" << field({3}, amounts) << QStringList{"cosine_similarity", "mape"};
    QTest::newRow("grades of a list") << "mse" << field({12}, grades)
                                      << QStringList{"cosine_similarity", "mape", "ndcg_at_k"};
    QTest::newRow("ten classes") << "categorical_crossentropy" << labels({}, 10)
                                 << QStringList{"auc", "average_precision", "iou", "perplexity"};
    QTest::newRow("words of a sentence")
        << "categorical_crossentropy" << labels({8}, 5000) << QStringList{"bleu", "exact_match", "iou", "perplexity"};
    QTest::newRow("soft labels") << "kl_divergence" << field({4}, shares)
                                 << QStringList{"auc", "average_precision", "iou", "kl_divergence", "perplexity"};
    QTest::newRow("one yes or no") << "binary_crossentropy" << labels({}, 2)
                                   << QStringList{"auc", "average_precision", "iou"};
    QTest::newRow("margins") << "hinge" << field({1}, bits) << QStringList{"auc", "average_precision", "iou"};
    QTest::newRow("tags") << "binary_crossentropy" << field({6}, bits)
                          << QStringList{"auc", "average_precision", "exact_match",
                                         "iou", "ndcg_at_k",         "precision_at_k"};
    QTest::newRow("a mask of a picture")
        << "dice" << field({8, 8, 1}, bits) << QStringList{"auc", "average_precision", "exact_match", "iou"};
    QTest::newRow("pairs") << "contrastive" << labels({}, 2) << QStringList{};
}

void MetricReferencesTest::eachIsOfferedWhereItSaysSomethingTrue()
{
    QFETCH(QString, loss);
    QFETCH(FieldShape, target);
    QFETCH(QStringList, offered);
    const std::vector<LossUse> losses = {{.id = "loss", .type = loss.toStdString(), .of = "out", .target = "t"}};
    QStringList found;
    for (const char* id : {"auc", "average_precision", "bleu", "cosine_similarity", "exact_match", "iou",
                           "kl_divergence", "mape", "ndcg_at_k", "perplexity", "precision_at_k"}) {
        QVERIFY2(findMetric(id), id);
        if (!lossesFor(*findMetric(id), losses, {target}).empty())
            found << id;
    }
    QCOMPARE(found, offered);
}

QTEST_GUILESS_MAIN(MetricReferencesTest)
#include "metric_references_test.moc"
