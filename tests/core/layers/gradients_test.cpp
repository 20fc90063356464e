#include "core/layers/trials.h"

#include "analysis/gradcheck.h"

#include <QTest>

using namespace loom;
using namespace loom::test;

/// Law 9 for every sample of every layer: gradients by all inputs and parameters against central differences in f64,
/// with the layer learning and frozen, losses from probabilities and from logits; and law 2: one and three threads
/// give the same bits.
class GradientsTest : public QObject {
    Q_OBJECT
private slots:
    void gradientsAreThoseOfTheLoss_data() { addTrials(); }
    void gradientsAreThoseOfTheLoss();
    void threadsDoNotChangeABit_data() { addTrials(); }
    void threadsDoNotChangeABit();
};

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
    QVERIFY(network->gradient(network->parameters().front().name, gradient));
    double largest = 0;
    for (std::int64_t i = 0; i < gradient.size(); ++i)
        largest = std::max(largest, std::abs(gradient.at(i)));
    const bool flows = trial.type->parameters || trial.type->inputs.front().differentiable;
    QCOMPARE(largest > 1e-3, flows);
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
