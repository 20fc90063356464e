#include "core/kernels/host_device/host_device.h"
#include "core/layers/trials.h"

#include <cmath>
#include <set>

using namespace loom;
using namespace loom::test;

namespace {

double largest(const Tensor& tensor)
{
    double most = 0;
    for (std::int64_t i = 0; i < tensor.size(); ++i)
        most = std::max(most, std::abs(tensor.at(i)));
    return most;
}

double difference(const Tensor& a, const Tensor& b)
{
    double most = 0;
    for (std::int64_t i = 0; i < a.size(); ++i)
        most = std::max(most, std::abs(a.at(i) - b.at(i)));
    return most;
}

} // namespace

/// Every sample of every layer whose ops the device has learns there what it learns here; what it lacks is named.
class SamplesOnDeviceTest : public QObject {
    Q_OBJECT
private slots:
    void theDeviceLearnsWhatTheProcessorLearns_data() { addTrials(); }
    void theDeviceLearnsWhatTheProcessorLearns();
    void cleanupTestCase();

private:
    std::set<std::string> tried_, lacking_;
};

void SamplesOnDeviceTest::theDeviceLearnsWhatTheProcessorLearns()
{
    QFETCH(Trial, trial);
    ThreadPool pool(1);
    std::string why;
    const std::unique_ptr<Network> here = compiled(trial, DType::f32, pool, why);
    QVERIFY2(here, why.c_str());
    const std::unique_ptr<Network> there = compiled(trial, DType::f32, pool, why, &hostDevice());
    if (!there) {
        QVERIFY2(why.starts_with("The device " + hostDevice().name + " cannot compute "), why.c_str());
        lacking_.insert(trial.type->id);
        QSKIP(why.c_str());
    }
    tried_.insert(trial.type->id);
    for (std::int64_t step = 0; step < 2; ++step)
        for (Network* network : {here.get(), there.get()})
            network->trainStep(kRows, step, 0.05);
    QVERIFY(std::abs(there->loss() - here->loss()) <= 1e-4 * std::max(1.0, std::abs(double(here->loss()))));
    for (const ParameterView& parameter : here->parameters()) {
        Tensor wanted, found;
        if (!here->gradient(parameter.name, wanted))
            continue;
        QVERIFY(there->gradient(parameter.name, found));
        QVERIFY2(difference(found, wanted) <= 1e-4 * std::max(1.0, largest(wanted)), parameter.name.c_str());
    }
    const auto weights = there->weights();
    for (const auto& [name, tensor] : here->weights())
        QVERIFY2(difference(weights.at(name), tensor) <= 1e-4 * std::max(1.0, largest(tensor)), name.c_str());
}

void SamplesOnDeviceTest::cleanupTestCase()
{
    QStringList lacking;
    for (const std::string& id : lacking_)
        if (!tried_.contains(id))
            lacking << QString::fromStdString(id);
    qInfo("%d layers are tried on the device; it lacks ops of: %s", int(tried_.size()),
          qPrintable(lacking.join(QStringLiteral(", "))));
    for (const char* id : {"dense", "flatten", "categorical_crossentropy", "mse"})
        QVERIFY2(tried_.contains(id), id);
}

QTEST_GUILESS_MAIN(SamplesOnDeviceTest)
#include "samples_on_device_test.moc"
