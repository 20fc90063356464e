#include "app/loom_program.h"
#include "kernels/device.h"

#include <QtTest>

/// `--device`: what is said where there is no GPU; where there is one, that it trains.
class LoomDeviceTest : public QObject {
    Q_OBJECT
private slots:
    void theProcessorComputesUnlessSomethingElseIsAskedFor();
    void cudaWithoutADeviceIsOneSentenceAndExit1_data();
    void cudaWithoutADeviceIsOneSentenceAndExit1();
    void autoFallsBackAndSaysSoOnce();
    void autoFallsBackWithAnEventInJson();
    void autoTrainsTheBytesOfTheProcessor();
    void kernelsAndCudaDoNotGoTogether();
    void aDeviceOfAnotherNameIsUnknown();
    void aGpuTrainsTheSample();

private:
    /// Why the device cuda cannot compute here; empty where it can.
    static QByteArray lack()
    {
        const loom::Result<const loom::Device*> device = loom::openDevice();
        return device ? QByteArray() : QByteArray::fromStdString(loom::english(device.error()));
    }
    QTemporaryDir folder_;
    const QString xor_ = kSource + "/samples/xor.loom";
};

void LoomDeviceTest::theProcessorComputesUnlessSomethingElseIsAskedFor()
{
    const Called trained = call({"train", xor_, "--steps", "3"});
    QCOMPARE(trained.code, 0);
    QVERIFY(trained.err.isEmpty());
    QVERIFY(trained.out.split('\n')[0].contains("; device cpu, kernels "));
    QVERIFY(call({"summary", xor_, "--kernels", "baseline"}).out.contains("; device cpu, kernels baseline\n"));
    QCOMPARE(call({"train", xor_, "--steps", "3", "--json"}).event("end")["device"].toString(), "cpu");
    QCOMPARE(call({"summary", xor_, "--json"}).event("summary")["device"].toString(), "cpu");
}

void LoomDeviceTest::cudaWithoutADeviceIsOneSentenceAndExit1_data()
{
    QTest::addColumn<QStringList>("words");
    for (const char* command : {"train", "summary", "gradcheck"})
        QTest::newRow(command) << QStringList{command, xor_};
    QTest::newRow("bench") << QStringList{"bench", "xor_2_2_1_sgd"};
}

void LoomDeviceTest::cudaWithoutADeviceIsOneSentenceAndExit1()
{
    if (lack().isEmpty())
        QSKIP("not checked: this machine has a GPU");
    QFETCH(QStringList, words);
    const Called called = call(words + QStringList{"--device", "cuda"});
    QCOMPARE(called.code, 1);
    QCOMPARE(called.err, "loom: " + lack() + "\n");
    const Called json = call(words + QStringList{"--device", "cuda", "--json"});
    QCOMPARE(json.code, 1);
    QCOMPARE(json.event("error")["sentence"].toString().toUtf8(), lack());
}

void LoomDeviceTest::autoFallsBackAndSaysSoOnce()
{
    if (lack().isEmpty())
        QSKIP("not checked: this machine has a GPU");
    const QByteArray said = "loom: " + lack() + "; the processor computes instead\n";
    const Called trained = call({"train", xor_, "--steps", "3", "--device", "auto"});
    QCOMPARE(trained.code, 0);
    QCOMPARE(trained.err, said);
    QVERIFY(trained.out.contains("; device cpu, kernels "));
    QCOMPARE(call({"summary", xor_, "--plan", "--device", "auto"}).err, said);
    QVERIFY(call({"train", xor_, "--steps", "3", "--device", "auto", "--quiet"}).err.isEmpty());
}

void LoomDeviceTest::autoFallsBackWithAnEventInJson()
{
    if (lack().isEmpty())
        QSKIP("not checked: this machine has a GPU");
    const Called called = call({"train", xor_, "--steps", "3", "--device", "auto", "--json"});
    QCOMPARE(called.code, 0);
    QVERIFY(called.err.isEmpty());
    int said = 0;
    for (const QJsonObject& event : called.events())
        said += event["event"] == "device";
    QCOMPARE(said, 1);
    QCOMPARE(called.event("device")["device"].toString(), "cpu");
    QCOMPARE(called.event("device")["reason"].toString().toUtf8(), lack());
}

void LoomDeviceTest::autoTrainsTheBytesOfTheProcessor()
{
    if (lack().isEmpty())
        QSKIP("not checked: this machine has a GPU");
    for (const QString device : {"cpu", "auto"})
        QCOMPARE(
            call({"train", xor_, "--steps", "9", "--device", device, "--out", folder_.path() + "/" + device}).code,
            0);
    const QByteArray weights = bytesOf(folder_.path() + "/cpu/weights.safetensors");
    QVERIFY(weights.size() > 100);
    QCOMPARE(bytesOf(folder_.path() + "/auto/weights.safetensors"), weights);
}

void LoomDeviceTest::kernelsAndCudaDoNotGoTogether()
{
    const Called called = call({"train", xor_, "--device", "cuda", "--kernels", "baseline"});
    QCOMPARE(called.code, 1);
    QVERIFY(called.err.contains("The kernels baseline compute on the processor"));
}

void LoomDeviceTest::aDeviceOfAnotherNameIsUnknown()
{
    const Called called = call({"summary", xor_, "--device", "abacus"});
    QCOMPARE(called.code, 1);
    QCOMPARE(called.err, QByteArray("loom: The device “abacus” is not known; there is: auto, cpu, cuda\n"));
}

void LoomDeviceTest::aGpuTrainsTheSample()
{
    if (!lack().isEmpty())
        QSKIP("not trained on a GPU: " + lack());
    const Called called = call({"train", xor_, "--device", "cuda", "--json"});
    QCOMPARE(called.code, 0);
    QVERIFY(called.event("end")["device"].toString().startsWith("cuda ("));
    const Called there = call({"train", xor_, "--epochs", "20", "--device", "cuda", "--json"});
    const Called here = call({"train", xor_, "--epochs", "20", "--json"});
    QVERIFY(qAbs(there.events()[19]["loss"].toDouble() - here.events()[19]["loss"].toDouble()) < 1e-3);
    const Called pictures =
        call({"train", kSource + "/samples/fashion_cnn.loom", "--device", "cuda", "--steps", "20"});
    QVERIFY2(pictures.code == 0, qPrintable(pictures.err));
}

QTEST_GUILESS_MAIN(LoomDeviceTest)
#include "loom_device_test.moc"
