#include "core/layers/probe_network.h"

#include "analysis/gradcheck.h"

#include <QTest>

using namespace loom;

namespace {

constexpr std::int64_t kRows = 4;

struct Trial {
    const LayerType* type = nullptr;
    LayerSample sample;
    std::string behind; ///< activation in front of a loss
    bool frozen = false;
};

std::unique_ptr<Network> compiled(const Trial& trial, DType dtype, ThreadPool& pool, std::string& why)
{
    ProbeNetwork probe = probeNetwork(*trial.type, trial.sample, kRows, trial.behind);
    if (Node* layer = probe.graph.find("layer"))
        layer->frozen = trial.frozen;
    Result<std::unique_ptr<Network>> made =
        Network::compile(probe.graph, probe.fields,
                         {.dtype = dtype, .batch = kRows, .losses = probe.losses, .optimizer = {"sgd", {}}}, pool);
    if (!made) {
        why = english(made.error());
        return nullptr;
    }
    std::unique_ptr<Network> network = std::move(*made);
    const bool isLoss = trial.type->category == LayerCategory::loss;
    for (std::size_t i = 0; i < (isLoss ? 1 : trial.sample.inputs.size()); ++i) {
        Tensor& x = *network->parameter("x" + std::to_string(i) + "/kernel");
        fillTensor(
            x,
            drawn(std::size_t(x.size()), "x" + std::to_string(i), 0, trial.sample.positive && trial.behind.empty()));
    }
    // Biases and scales that start at 0 and 1 would hide mistakes.
    for (const ParameterView& view : network->parameters())
        if (view.name.starts_with("layer/") && view.trainable)
            fillTensor(*network->parameter(view.name), drawn(std::size_t(view.shape.size()), view.name));
    std::map<std::string, std::vector<double>> values;
    for (const FieldShape& field : probe.fields)
        values[field.name] =
            drawn(std::size_t(kRows * field.shape.size()), field.name,
                  field.dtype == DType::i32 ? trial.sample.classes : 0, trial.sample.positive || field.sampleWeight);
    values["mask"] = {1, 0, 1, 1};
    fillFeeds(*network, kRows, values);
    return network;
}

} // namespace

/// Law 9 for every sample of every layer: gradients by all inputs and parameters against central differences in f64,
/// with the layer learning and frozen, losses from probabilities and from logits; and law 2: one and three threads
/// give the same bits.
class GradientsTest : public QObject {
    Q_OBJECT
private slots:
    void gradientsAreThoseOfTheLoss_data() { trials(); }
    void gradientsAreThoseOfTheLoss();
    void threadsDoNotChangeABit_data() { trials(); }
    void threadsDoNotChangeABit();

private:
    static void trials();
};

void GradientsTest::trials()
{
    QTest::addColumn<Trial>("trial");
    for (const LayerType& type : layersTable()) {
        if (type.category == LayerCategory::source)
            continue;
        for (std::size_t i = 0; i < type.samples.size(); ++i) {
            const LayerSample& sample = type.samples[i];
            QTest::addRow("%s %d", type.id.c_str(), int(i)) << Trial{&type, sample, {}, false};
            if (type.parameters)
                QTest::addRow("%s %d frozen", type.id.c_str(), int(i)) << Trial{&type, sample, {}, true};
            if (type.category == LayerCategory::loss && sample.positive)
                for (const char* behind : {"sigmoid", "softmax"})
                    if (behind == std::string("sigmoid") || sample.inputs[0].size() > 1)
                        QTest::addRow("%s %d behind %s", type.id.c_str(), int(i), behind)
                            << Trial{&type, sample, behind, false};
        }
    }
}

void GradientsTest::gradientsAreThoseOfTheLoss()
{
    QFETCH(Trial, trial);
    ThreadPool pool(1);
    std::string why;
    const std::unique_ptr<Network> network = compiled(trial, DType::f64, pool, why);
    QVERIFY2(network, why.c_str());
    const GradcheckReport report = gradcheck(*network, {.rows = kRows, .step = 3});
    const std::string worst = report.worst.name + "[" + std::to_string(report.worst.index) + "]: backward "
        + std::to_string(report.worst.analytic) + ", difference " + std::to_string(report.worst.numeric) + ", error "
        + std::to_string(report.worst.error) + ", kinks " + std::to_string(report.kinks) + " of "
        + std::to_string(report.compared);
    QVERIFY2(report.passed(), worst.c_str());
    // A gradient of nothing but zeros would prove nothing.
    Tensor gradient;
    QVERIFY(network->gradient("x0/kernel", gradient));
    double largest = 0;
    for (std::int64_t i = 0; i < gradient.size(); ++i)
        largest = std::max(largest, std::abs(gradient.at(i)));
    QVERIFY(largest > 1e-3);
}

void GradientsTest::threadsDoNotChangeABit()
{
    QFETCH(Trial, trial);
    ThreadPool one(1), three(3);
    std::string why;
    const std::unique_ptr<Network> first = compiled(trial, DType::f32, one, why);
    const std::unique_ptr<Network> second = compiled(trial, DType::f32, three, why);
    QVERIFY2(first && second, why.c_str());
    for (std::int64_t step = 0; step < 3; ++step) {
        first->trainStep(kRows, step, 0.1);
        second->trainStep(kRows, step, 0.1);
    }
    QVERIFY(first->weights() == second->weights());
}

QTEST_GUILESS_MAIN(GradientsTest)
#include "gradients_test.moc"
