#include "core/kernels/device_cases.h"
#include "core/kernels/host_device/host_device.h"
#include "core/kernels/rule_cases.h"
#include "graph/constraint_type.h"
#include "optimizers/optimizer_type.h"

#include <QTest>
#include <cstring>
#include <set>

using namespace loom;
using namespace loom::test;

/// The table of the plug-in `cuda` without a GPU: its bodies and the arguments of its products, called on the host.
class CudaBodiesTest : public QObject {
    Q_OBJECT
private slots:
    void everyKernelHasACase();
    void everyKernelOfTheBaselineIsOnTheDevice();
    void ourOwnKernelsHaveTheBitsOfTheBaseline();
    void productsGiveWhatTheBaselineGives();
    void everyRuleHasACase();
    void optimizersAndConstraintsGiveWhatTheProcessorGives();
};

void CudaBodiesTest::everyKernelHasACase()
{
    std::set<std::string> called;
    for (const DeviceCase& c : deviceCases())
        called.insert(c.kind);
    for (const Kernel& kernel : hostDevice().table.kernels) {
        QVERIFY2(called.contains(kernel.kind), kernel.kind);
        QVERIFY2(baselineKernels().find(kernel.kind, kernel.dtype), kernel.kind);
    }
    QCOMPARE(called.size(), hostDevice().table.kernels.size());
}

void CudaBodiesTest::everyKernelOfTheBaselineIsOnTheDevice()
{
    // Joined from two ops by the pass that only plans for the processor go through.
    const std::set<std::string> joined = {"add_relu", "normalize_relu"};
    int found = 0;
    for (const Kernel& kernel : baselineKernels().kernels) {
        if (kernel.dtype != DType::f32)
            continue;
        const bool there = hostDevice().table.find(kernel.kind, kernel.dtype);
        QVERIFY2(there != joined.contains(kernel.kind), kernel.kind);
        found += there;
    }
    QVERIFY(found > 160);
}

void CudaBodiesTest::ourOwnKernelsHaveTheBitsOfTheBaseline()
{
    int compared = 0;
    for (const DeviceCase& c : deviceCases()) {
        if (c.product)
            continue;
        const std::vector<float> wanted = byBaseline(c), found = byDevice(c, hostDevice());
        QCOMPARE(found.size(), wanted.size());
        QVERIFY2(std::memcmp(found.data(), wanted.data(), wanted.size() * sizeof(float)) == 0, c.kind.c_str());
        ++compared;
    }
    QVERIFY(compared > 50);
}

void CudaBodiesTest::productsGiveWhatTheBaselineGives()
{
    for (const DeviceCase& c : deviceCases())
        if (c.product)
            QVERIFY2(difference(byDevice(c, hostDevice()), byBaseline(c)) < 1e-5, c.kind.c_str());
}

void CudaBodiesTest::everyRuleHasACase()
{
    std::set<std::string> called;
    for (const RuleCase& c : ruleCases())
        called.insert(c.rule);
    for (const Kernel& rule : hostDevice().updates.kernels)
        QVERIFY2(called.contains(rule.kind), rule.kind);
    QCOMPARE(called.size(), hostDevice().updates.kernels.size());
}

void CudaBodiesTest::optimizersAndConstraintsGiveWhatTheProcessorGives()
{
    int compared = 0;
    for (const RuleCase& c : ruleCases()) {
        std::vector<std::vector<float>> wanted = numbersOf(c);
        if (const OptimizerType* type = findOptimizer(c.rule)) {
            float* kept[3] = {};
            for (std::size_t s = 2; s < wanted.size(); ++s)
                kept[s - 2] = wanted[s].data();
            type->updateF32({wanted[1].data(), wanted[0].data(), kept, c.count, c.reals[0], c.reals.data() + 2,
                             std::int64_t(c.reals[1])});
        } else if (const ConstraintType* constraint = findConstraint(c.rule)) {
            const std::int64_t columns = constraint->byColumn ? c.ints[1] : c.count;
            constraint->holdF32({wanted[0].data(), c.count / columns, columns, 0, columns, c.reals.data()});
        } else {
            continue;
        }
        std::vector<float> outputs;
        for (std::size_t i = c.in.size(); i < wanted.size(); ++i)
            outputs.insert(outputs.end(), wanted[i].begin(), wanted[i].end());
        const std::vector<float> found = byRule(c, hostDevice());
        QCOMPARE(found.size(), outputs.size());
        QVERIFY2(std::memcmp(found.data(), outputs.data(), outputs.size() * sizeof(float)) == 0, c.rule.c_str());
        ++compared;
    }
    QCOMPARE(compared, 12);
}

QTEST_APPLESS_MAIN(CudaBodiesTest)
#include "cuda_bodies_test.moc"
