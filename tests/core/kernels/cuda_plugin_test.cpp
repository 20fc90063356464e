#include "core/kernels/device_cases.h"
#include "core/kernels/host_device/host_device.h"
#include "core/kernels/rule_cases.h"
#include "kernels/variants.h"

#include <QTest>
#include <dlfcn.h>

using namespace loom;
using namespace loom::test;

/// The plug-in itself, where it is built; its numbers, where there is a GPU.
class CudaPluginTest : public QObject {
    Q_OBJECT
private slots:
    void aLackIsASentence();
    void theEngineFindsTheDeviceOrSaysWhyNot();
    void thePluginOpensAndHasItsTable();
    void aPluginOfAnotherInterfaceIsRefused();
    void theDeviceGivesWhatTheBaselineGives();

private:
    DevicePlugin plugin() const
    {
        void* library = dlopen(LOOM_CUDA_PLUGIN, RTLD_NOW | RTLD_LOCAL);
        if (!library)
            qWarning("%s", dlerror());
        return library ? reinterpret_cast<DevicePlugin>(dlsym(library, "loom_device")) : nullptr;
    }
    bool built_ = !std::string(LOOM_CUDA_PLUGIN).empty();
};

constexpr const char* kUnbuilt = "not checked: the CUDA plug-in is not built here (no nvcc, or NETLOOM_CUDA is off)";

void CudaPluginTest::aLackIsASentence()
{
    DeviceReport report;
    QVERIFY(sentenceOf(report).empty());
    report.device.hardware = "GeForce GTX 1080";
    report.found = "6.1";
    report.needed = "7.5";
    for (const DeviceLack lack : {DeviceLack::driver, DeviceLack::newerDriver, DeviceLack::hardware,
                                  DeviceLack::newerHardware, DeviceLack::other}) {
        report.lack = lack;
        const std::string sentence = english(sentenceOf(report));
        QVERIFY2(sentence.starts_with("The device cuda ") && sentence.find('{') == std::string::npos,
                 sentence.c_str());
    }
    report.lack = DeviceLack::newerHardware;
    QCOMPARE(english(sentenceOf(report)),
             std::string("The device cuda needs a GPU of compute capability 7.5; that of GeForce GTX 1080 is 6.1"));
}

void CudaPluginTest::theEngineFindsTheDeviceOrSaysWhyNot()
{
    const Result<const Device*> device = openDevice();
    if (device) {
        QVERIFY(!(*device)->hardware.empty());
        return;
    }
    const std::string sentence = english(device.error());
    qInfo("%s", sentence.c_str());
    QVERIFY(sentence.starts_with("The device cuda "));
    QCOMPARE(sentence.find("plug-in") != std::string::npos, !built_);
}

void CudaPluginTest::thePluginOpensAndHasItsTable()
{
    if (!built_)
        QSKIP(kUnbuilt);
    const DevicePlugin entry = plugin();
    QVERIFY(entry);
    const DeviceReport* report = entry(kKernelInterface);
    QVERIFY(report);
    QCOMPARE(report->device.name, std::string("cuda"));
    QCOMPARE(report->device.table.name, std::string("cuda"));
    const KernelTable& wanted = hostDevice().table;
    QCOMPARE(report->device.table.kernels.size(), wanted.kernels.size());
    for (const Kernel& kernel : wanted.kernels) {
        const Kernel* found = report->device.table.find(kernel.kind, kernel.dtype);
        QVERIFY2(found && found->run && !found->pieces, kernel.kind);
        QCOMPARE(found->workspace != nullptr, kernel.workspace != nullptr);
    }
    for (const Kernel& rule : hostDevice().updates.kernels)
        QVERIFY2(report->device.updates.find(rule.kind, rule.dtype), rule.kind);
    const Device& device = report->device;
    QVERIFY(device.open && device.close && device.memory && device.copyIn && device.copyOut && device.finish);
    QVERIFY(device.gather && device.reserve && device.release && device.hold && device.letGo);
    QCOMPARE(report->lack == DeviceLack::nothing, report->count > 0 && !report->device.hardware.empty());
}

void CudaPluginTest::aPluginOfAnotherInterfaceIsRefused()
{
    if (!built_)
        QSKIP(kUnbuilt);
    QVERIFY(plugin());
    QVERIFY(!plugin()(kKernelInterface + 1));
}

void CudaPluginTest::theDeviceGivesWhatTheBaselineGives()
{
    const Result<const Device*> device = openDevice();
    if (!device)
        QSKIP(("not compared on a GPU: " + english(device.error())).c_str());
    qInfo("compared on %s", (*device)->hardware.c_str());
    for (const DeviceCase& c : deviceCases()) {
        const double found = difference(byDevice(c, **device), byBaseline(c));
        QVERIFY2(found < 1e-5, qPrintable(QString("%1: %2").arg(c.kind.c_str()).arg(found)));
    }
    for (const RuleCase& c : ruleCases())
        QVERIFY2(byRule(c, **device) == byRule(c, hostDevice()), c.rule.c_str());
}

QTEST_APPLESS_MAIN(CudaPluginTest)
#include "cuda_plugin_test.moc"
