#include "core/kernels/device_cases.h"
#include "core/kernels/host_device/host_device.h"

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

QTEST_APPLESS_MAIN(CudaBodiesTest)
#include "cuda_bodies_test.moc"
