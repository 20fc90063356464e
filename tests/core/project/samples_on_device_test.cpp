#include "core/kernels/host_device/host_device.h"
#include "device/samples_try.h"

#include <QTest>

using namespace loom;
using namespace loom::test;

namespace {

const std::filesystem::path kSamples = std::filesystem::path(LOOM_SOURCE_DIR) / "samples";

} // namespace

/// What tests/device/try does with the samples where there is a GPU, over the device that is played by the host.
class SamplesOnDeviceTest : public QObject {
    Q_OBJECT
private slots:
    void everySampleIsFound();
    void samplesLearnThereAsHere_data();
    void samplesLearnThereAsHere();
    void aDeviceThatComputesWronglyIsFound();
    void aDeviceThatLacksSomethingIsAFailure();
    void whatCannotBeTrainedHereIsLeftOut();
    void lossesAreComparedStepByStep();
};

void SamplesOnDeviceTest::everySampleIsFound()
{
    const std::vector<std::filesystem::path> files = projectsIn(kSamples);
    QVERIFY(files.size() > 25);
    QVERIFY(std::ranges::is_sorted(files));
    QVERIFY(projectsIn(kSamples / "nowhere").empty());
}

void SamplesOnDeviceTest::samplesLearnThereAsHere_data()
{
    QTest::addColumn<int>("steps");
    QTest::newRow("xor") << kSampleSteps;
    QTest::newRow("houses") << kSampleSteps;
    QTest::newRow("spiral") << kSampleSteps;
    QTest::newRow("gan_ring") << 10;
    QTest::newRow("temperatures") << 3;
    QTest::newRow("long_memory_gru") << 2;
    QTest::newRow("digits") << 2;
}

void SamplesOnDeviceTest::samplesLearnThereAsHere()
{
    QFETCH(int, steps);
    const SampleRow row = trySample(kSamples / (std::string(QTest::currentDataTag()) + ".loom"), hostDevice(), steps);
    QCOMPARE(row.leftOut, std::string());
    QCOMPARE(row.steps, steps);
    QVERIFY2(row.agrees(), qPrintable(QString::number(row.greatest)));
    qInfo("%s: %d steps, %.3g", row.name.c_str(), row.steps, row.greatest);
}

void SamplesOnDeviceTest::aDeviceThatComputesWronglyIsFound()
{
    Device wrong = hostDevice();
    for (Kernel& kernel : wrong.updates.kernels)
        if (kernel.kind == std::string("adam")) // as if there were no bias correction
            kernel.run = [](const KernelCall& call) {
                OpInfo op = call.op;
                op.reals[1] = 1e6;
                KernelCall other{op, call.in, call.out, 1, 0, 1, false, nullptr, 0, 0, 1, call.session};
                hostDevice().updates.find("adam", DType::f32)->run(other);
            };
    const SampleRow row = trySample(kSamples / "xor.loom", wrong);
    QCOMPARE(row.leftOut, std::string());
    QVERIFY(!row.agrees() && row.greatest > kSampleLimit);
}

void SamplesOnDeviceTest::aDeviceThatLacksSomethingIsAFailure()
{
    Device lacking = hostDevice();
    std::erase_if(lacking.table.kernels, [](const Kernel& kernel) { return kernel.kind == std::string("dense"); });
    const SampleRow row = trySample(kSamples / "xor.loom", lacking);
    QVERIFY(row.here && !row.agrees());
    QVERIFY2(row.leftOut.starts_with("The device host cannot compute dense yet"), row.leftOut.c_str());
}

void SamplesOnDeviceTest::whatCannotBeTrainedHereIsLeftOut()
{
    const SampleRow row = trySample(kSamples / "nothing.loom", hostDevice());
    QVERIFY(!row.here && !row.agrees() && !row.leftOut.empty());
}

void SamplesOnDeviceTest::lossesAreComparedStepByStep()
{
    constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
    QCOMPARE(greatestDifference({2, 1}, {2, 1}), 0.0);
    QCOMPARE(greatestDifference({2, 1.5}, {2, 1}), 0.5);
    QCOMPARE(greatestDifference({-2}, {-4}), 0.5);
    QCOMPARE(greatestDifference({1e-5}, {0}), 1e-3); // small losses count as 0.01
    QVERIFY(std::isinf(greatestDifference({1}, {1, 1})));
    QVERIFY(std::isinf(greatestDifference({1, kNone}, {1, 1})));
    SampleRow row{.name = "none"};
    QVERIFY(!row.agrees()); // no steps prove nothing
}

QTEST_APPLESS_MAIN(SamplesOnDeviceTest)
#include "samples_on_device_test.moc"
