#include "core/layers/probe_network.h"
#include "reference/reference.h"

#include <QTest>

#include <cmath>

using namespace loom;

namespace {

Shape shapeOf(const QJsonValue& axes)
{
    return Shape(reference::integers(axes));
}

/// max|a − b| in units of max|b|.
double distance(std::span<const double> a, std::span<const double> b)
{
    double difference = 0, largest = 1e-12;
    for (std::size_t i = 0; i < b.size(); ++i) {
        difference = std::max(difference, std::abs(a[i] - b[i]));
        largest = std::max(largest, std::abs(b[i]));
    }
    return a.size() == b.size() ? difference / largest : 1e300;
}

std::vector<double> valuesOf(const Tensor& tensor)
{
    std::vector<double> values;
    for (std::int64_t i = 0; i < tensor.size(); ++i)
        values.push_back(tensor.at(i));
    return values;
}

std::vector<double> valuesOf(const TensorView& view)
{
    std::vector<double> values;
    for (std::int64_t i = 0; i < view.rows * view.rowSize; ++i)
        values.push_back(view.dtype == DType::f64 ? static_cast<const double*>(view.data)[i]
                                                  : double(static_cast<const float*>(view.data)[i]));
    return values;
}

std::vector<double> gradientOf(const Network& network, const std::string& name)
{
    Tensor gradient;
    return network.gradient(name, gradient) ? valuesOf(gradient) : std::vector<double>();
}

} // namespace

/// Every stored layer and loss: the numbers that Keras computed, in f64 to 1e-9 and in f32 to 1e-5.
class ReferenceTest : public QObject {
    Q_OBJECT
private slots:
    void layersComputeWhatKerasComputes_data() { rows("layers"); }
    void layersComputeWhatKerasComputes();
    void lossesComputeWhatKerasComputes_data() { rows("losses"); }
    void lossesComputeWhatKerasComputes();

private:
    static void rows(const char* file);
    std::unique_ptr<Network> compiled(const ProbeNetwork& probe, std::int64_t rows, DType dtype);
    ThreadPool pool_{1};
};

void ReferenceTest::rows(const char* file)
{
    QTest::addColumn<QJsonObject>("stored");
    QTest::addColumn<int>("dtype");
    const QJsonArray cases = reference::file(file)["cases"].toArray();
    QVERIFY(cases.size() > 10);
    for (const QJsonValue& entry : cases)
        for (const DType dtype : {DType::f64, DType::f32})
            QTest::addRow("%s in %s", entry["name"].toString().toUtf8().constData(), nameOf(dtype))
                << entry.toObject() << int(dtype);
}

std::unique_ptr<Network> ReferenceTest::compiled(const ProbeNetwork& probe, std::int64_t rows, DType dtype)
{
    Result<std::unique_ptr<Network>> made =
        Network::compile(probe.graph, probe.fields,
                         {.dtype = dtype, .batch = rows, .losses = probe.losses, .optimizer = {"sgd", {}}}, pool_);
    if (!made)
        qWarning("%s", english(made.error()).c_str());
    return made ? std::move(*made) : nullptr;
}

void ReferenceTest::layersComputeWhatKerasComputes()
{
    QFETCH(QJsonObject, stored);
    QFETCH(int, dtype);
    const double tolerance = DType(dtype) == DType::f64 ? 1e-9 : 1e-5;
    const std::int64_t rows = stored["rows"].toInteger();
    LayerSample sample{.attributes = reference::attributes(stored["attributes"].toObject())};
    for (const QJsonValue& shape : stored["input_shapes"].toArray())
        sample.inputs.push_back(shapeOf(shape));
    if (stored.contains("words"))
        sample.dtypes = {DType::i32};
    sample.lengths = stored.contains("lengths");
    const LayerType* type = findLayer(stored["layer"].toString().toStdString());
    QVERIFY(type);
    const ProbeNetwork probe = probeNetwork(*type, sample, rows);
    const std::unique_ptr<Network> network = compiled(probe, rows, DType(dtype));
    QVERIFY(network);
    const QJsonArray inputs = stored["inputs"].toArray();
    for (std::size_t i = 0; i < probe.inputs.size(); ++i)
        fillTensor(*network->parameter(probe.inputs[i]), reference::numbers(inputs[qsizetype(i)]));
    for (const char* group : {"parameters", "statistics"})
        for (const QJsonObject all = stored[group].toObject(); const QString& name : all.keys())
            fillTensor(*network->parameter("layer/" + name.toStdString()),
                       reference::numbers(all[name].toObject()["values"]));
    const std::map<std::string, std::vector<double>> fields = {{"x0", reference::numbers(inputs[0])},
                                                               {"target", reference::numbers(stored["target"])},
                                                               {"lengths", reference::numbers(stored["lengths"])}};
    network->watchActivations({"layer/output"});
    fillFeeds(*network, rows, fields);
    network->infer(rows);
    QCOMPARE(network->activationShape("layer/output"), shapeOf(stored["output_shape"]));
    QVERIFY(distance(valuesOf(network->activation("layer/output")), reference::numbers(stored["output"]))
            <= tolerance);

    network->forwardBackward(rows, 0);
    QVERIFY(distance(std::vector{network->loss()}, std::vector{stored["loss"].toDouble()}) <= tolerance);
    const QJsonArray byInput = stored["input_gradients"].toArray();
    for (qsizetype i = 0; i < byInput.size(); ++i)
        QVERIFY(distance(gradientOf(*network, probe.inputs[std::size_t(i)]), reference::numbers(byInput[i]))
                <= tolerance);
    const QJsonObject gradients = stored["gradients"].toObject();
    for (const QString& name : gradients.keys())
        QVERIFY(distance(gradientOf(*network, "layer/" + name.toStdString()), reference::numbers(gradients[name]))
                <= tolerance);
    if (!stored.contains("statistics_after"))
        return;
    QVERIFY(distance(valuesOf(network->prediction()), reference::numbers(stored["training_output"])) <= tolerance);
    network->trainStep(rows, 0, 0);
    for (const QJsonObject after = stored["statistics_after"].toObject(); const QString& name : after.keys())
        QVERIFY(
            distance(valuesOf(*network->parameter("layer/" + name.toStdString())), reference::numbers(after[name]))
            <= tolerance);
}

void ReferenceTest::lossesComputeWhatKerasComputes()
{
    QFETCH(QJsonObject, stored);
    QFETCH(int, dtype);
    const double tolerance = DType(dtype) == DType::f64 ? 1e-9 : 1e-5;
    const LayerType* type = findLayer(stored["loss"].toString().toStdString());
    QVERIFY(type);
    const Shape shape = shapeOf(stored["shape"]);
    const std::int64_t rows = shape[0];
    const bool labels = stored["target_type"].toString() == "i32";
    const bool logits = stored["from"].toString() == "logits";
    LayerSample sample{.inputs = {shape.withoutFront()}};
    if (type->inputs[1].name == "target") {
        sample.inputs.push_back(shapeOf(stored["target_shape"]).withoutFront());
        sample.dtypes = {DType::f32, labels ? DType::i32 : DType::f32};
    }
    const std::string behind = !logits ? "" : type->id == "binary_crossentropy" ? "sigmoid" : "softmax";
    ProbeNetwork probe = probeNetwork(*type, sample, rows, behind);
    probe.losses[0].attributes = reference::attributes(stored["attributes"].toObject());
    std::map<std::string, std::vector<double>> fields = {{"target", reference::numbers(stored["target"])}};
    for (const char* side : {"weight", "mask"})
        if (stored.contains(QLatin1String(side))) {
            const bool mask = side == std::string("mask");
            const std::vector<double> given = reference::numbers(stored[QLatin1String(side)]);
            Shape one; // of a sample, or of its first axes
            for (int axis = 1; one.size() * rows < std::int64_t(given.size()); ++axis)
                one = Shape(std::vector(shape.axes().begin() + 1, shape.axes().begin() + 1 + axis));
            probe.fields.push_back({.name = side, .shape = one, .sampleWeight = !mask, .mask = mask});
            (mask ? probe.losses[0].mask : probe.losses[0].sampleWeight) = side;
            fields[side] = given;
        }
    const std::unique_ptr<Network> network = compiled(probe, rows, DType(dtype));
    QVERIFY(network);
    fillTensor(*network->parameter("x0/kernel"), reference::numbers(stored["prediction"]));
    fillFeeds(*network, rows, fields);
    network->forwardBackward(rows, 0);
    QVERIFY2(distance(std::vector{network->loss()}, std::vector{stored["value"].toDouble()}) <= tolerance,
             std::to_string(network->loss()).c_str());
    QVERIFY(distance(gradientOf(*network, "x0/kernel"), reference::numbers(stored["gradient"])) <= tolerance);
    network->infer(rows);
    QVERIFY(distance(std::vector{network->inferenceLoss()}, std::vector{stored["value"].toDouble()}) <= tolerance);
}

QTEST_GUILESS_MAIN(ReferenceTest)
#include "reference_test.moc"
