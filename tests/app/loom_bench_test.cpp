#include "app/loom_program.h"
#include "bench/bench_cases.h"
#include "kernels/variants.h"
#include "patience.h"
#include "project/run.h"

#include <QtTest>
#include <cmath>
#include <csignal>

/// `loom bench` with rounds as short as they may be: what is printed, not how fast this machine is.
class LoomBenchTest : public QObject {
    Q_OBJECT
private slots:
    void namesOfCasesStandApart();
    void anEventHoldsWhatScriptsRead();
    void theTimedNetworkIsThatOfAPlainRun();
    void inferenceIsMeasuredForEveryBatch();
    void aTableIsPrintedWithoutJson();
    void principalComponentsAndClustersAreMeasured();
    void filesOfAThousandNodesAreMeasured();
    void startsAreMeasured();
    void trainingTheFashionCnnTakesLittleMemory();
    void mistakesAreNamed_data();
    void mistakesAreNamed();
    void theHelpListsEveryCase();
    void anInterruptedBenchExits130();
};

void LoomBenchTest::namesOfCasesStandApart()
{
    const QByteArray help = call({"bench", "--help"}).out;
    for (const loom::BenchCase& bench : loom::benchCases())
        QVERIFY2(help.contains("\n  " + QByteArray(bench.name) + "  "), bench.name);
}

void LoomBenchTest::anEventHoldsWhatScriptsRead()
{
    const Called called =
        call({"bench", "tiny_2_8_1_sgd", "--rounds", "3", "--seconds", "0.01", "--threads", "2", "--json"});
    QCOMPARE(called.code, 0);
    QVERIFY(called.err.isEmpty());
    QCOMPARE(called.events().size(), 1);
    const QJsonObject event = called.events().first();
    QCOMPARE(event["event"].toString(), "bench");
    QCOMPARE(event["name"].toString(), "tiny_2_8_1_sgd");
    QCOMPARE(event["mode"].toString(), "train");
    QCOMPARE(event["batch"].toInt(), 10);
    QCOMPARE(event["threads"].toInt(), 2);
    QCOMPARE(event["device"].toString(), "cpu");
    QCOMPARE(event["kernels"].toString(), QString::fromStdString((*loom::chooseKernels(""))->name));
    QCOMPARE(event["rounds"].toInt(), 3);
    QVERIFY(event["rounds_dropped"].isDouble());
    QVERIFY(event["avx512"].isBool());
    QVERIFY(!event["processor"].toString().isEmpty());
    const double median = event["microseconds_median"].toDouble();
    QVERIFY(event["microseconds_min"].toDouble() > 0);
    QVERIFY(event["microseconds_min"].toDouble() <= median);
    QVERIFY(median <= event["microseconds_max"].toDouble());
    QVERIFY(std::abs(event["samples_per_second"].toDouble() - 10 / (median * 1e-6)) < 1);
    // 2·8 weights need 2 multiply-adds a sample (no input gradient), the 8 of the output layer 3.
    const double operations = 2.0 * 10 * (16 * 2 + 8 * 3);
    const double fraction = operations / (median * 1e-6) / (event["peak_gflops"].toDouble() * 1e9);
    QVERIFY(std::abs(event["peak_fraction"].toDouble() / fraction - 1) < 1e-6);
}

void LoomBenchTest::theTimedNetworkIsThatOfAPlainRun()
{
    const Called called = call({"bench", "xor_2_2_1_sgd", "--rounds", "2", "--seconds", "0.002", "--json"});
    QCOMPARE(called.code, 0);
    const QJsonObject event = called.event("bench");
    const std::int64_t steps = event["steps"].toInteger();
    QCOMPARE(steps, event["steps_per_round"].toInteger() + 5); // 5 to warm up
    const loom::BenchCase& bench = *loom::findBenchCase("xor_2_2_1_sgd");
    loom::Result<loom::Run> run = loom::makeRun(bench.project(), {.threads = 1}); // the recipe is all it needs
    QVERIFY(run);
    for (std::int64_t i = 0; i < steps; ++i)
        QVERIFY(run->trainer->step());
    QCOMPARE(event["loss"].toDouble(), run->trainer->batchValues()[0]);
}

void LoomBenchTest::inferenceIsMeasuredForEveryBatch()
{
    const Called called = call({"bench", "keras_cnn_infer", "--batch", "1,3", "--kernels", "baseline", "--rounds",
                                "1", "--seconds", "0.001", "--json"});
    QCOMPARE(called.code, 0);
    QCOMPARE(called.events().size(), 2);
    QCOMPARE(called.events()[0]["batch"].toInt(), 1);
    QCOMPARE(called.events()[1]["batch"].toInt(), 3);
    QCOMPARE(called.events()[1]["mode"].toString(), "infer");
    QCOMPARE(called.events()[1]["kernels"].toString(), "baseline");
}

void LoomBenchTest::aTableIsPrintedWithoutJson()
{
    const Called called = call({"bench", "tiny_2_8_1_sgd", "xor_2_2_1_sgd", "--rounds", "1", "--seconds", "0.001"});
    QCOMPARE(called.code, 0);
    const QList<QByteArray> lines = called.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines[0].contains("AVX-512"));
    QVERIFY(lines[1].startsWith("case"));
    QVERIFY(lines[2].startsWith("tiny_2_8_1_sgd"));
    QVERIFY(lines[3].startsWith("xor_2_2_1_sgd"));
    QVERIFY(lines[3].contains('%'));
}

void LoomBenchTest::principalComponentsAndClustersAreMeasured()
{
    const Called called = call({"bench", "pca", "k_means", "--rounds", "1", "--json"});
    QCOMPARE(called.code, 0);
    QCOMPARE(called.events().size(), 2);
    const QJsonObject pca = called.events()[0], clusters = called.events()[1];
    QCOMPARE(pca["mode"].toString(), "fit");
    QCOMPARE(pca["batch"].toInt(), 10'000);
    QVERIFY(pca["variance_kept"].toDouble() > 0.8); // 50 of 784 components keep 86 % of Fashion-MNIST
    QVERIFY(pca["variance_kept"].toDouble() < 0.9);
    QVERIFY(clusters["iterations"].toInt() > 5);
    QVERIFY(clusters["inertia"].toDouble() > 0);
}

void LoomBenchTest::filesOfAThousandNodesAreMeasured()
{
    const Called called = call({"bench", "file_open", "file_save", "--rounds", "1", "--seconds", "0.001", "--json"});
    QCOMPARE(called.code, 0);
    QCOMPARE(called.events().size(), 2);
    for (const QJsonObject& event : called.events()) {
        QCOMPARE(event["nodes"].toInt(), 1000);
        QVERIFY(event["bytes"].toDouble() > 998 * (64 * 64 + 64) * 4); // all but the input and the Flatten
        QVERIFY(event["microseconds_median"].toDouble() > 0);
    }
}

void LoomBenchTest::startsAreMeasured()
{
    const Called called = call({"bench", "start_up", "--rounds", "1", "--json"});
    QCOMPARE(called.code, 0);
    QVERIFY2(called.err.isEmpty(), called.err.constData());
    const QList<QJsonObject> events = called.events();
    QCOMPARE(events.size(), QFile::exists(LOOM_BIN_DIR "/netloom") ? 2 : 1);
    QCOMPARE(events[0]["program"].toString(), "loom");
    for (const QJsonObject& event : events)
        QVERIFY(event["microseconds_median"].toDouble() > 0);
}

void LoomBenchTest::trainingTheFashionCnnTakesLittleMemory()
{
    const Called called = call({"bench", "memory", "--json"});
    QCOMPARE(called.code, 0);
    const double bytes = called.event("bench")["peak_memory_bytes"].toDouble();
    QVERIFY(bytes > 60e6); // the pictures alone are 55 MB
    QVERIFY(bytes < 350e6);
}

void LoomBenchTest::mistakesAreNamed_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("words_of_the_sentence");
    QTest::newRow("an unknown case is wrong input, and the sentence lists the cases")
        << QStringList{"bench", "mlp"} << 1 << QByteArray("mlp_784_128_10, mlp_784_512_512_10");
    QTest::newRow("a batch that the rows do not fill is wrong input")
        << QStringList{"bench", "xor_2_2_1_sgd", "--batch", "5"} << 1 << QByteArray("4 rows");
    QTest::newRow("kernels that are not there are wrong input")
        << QStringList{"bench", "xor_2_2_1_sgd", "--kernels", "abacus"} << 1 << QByteArray("abacus");
    QTest::newRow("a device that is not there is wrong input")
        << QStringList{"bench", "xor_2_2_1_sgd", "--device", "abacus"} << 1 << QByteArray("auto, cpu, cuda");
    QTest::newRow("a batch of words is wrong usage")
        << QStringList{"bench", "all", "--batch", "32,x"} << 2 << QByteArray("“x” is no whole number");
    QTest::newRow("an empty batch is wrong usage")
        << QStringList{"bench", "all", "--batch", "32,"} << 2 << QByteArray("no whole number");
    QTest::newRow("no rounds are wrong usage")
        << QStringList{"bench", "all", "--rounds", "0"} << 2 << QByteArray("“0”");
    QTest::newRow("no seconds are wrong usage")
        << QStringList{"bench", "all", "--seconds", "nan"} << 2 << QByteArray("no number of seconds");
}

void LoomBenchTest::mistakesAreNamed()
{
    QFETCH(QStringList, words);
    QFETCH(int, code);
    QFETCH(QByteArray, words_of_the_sentence);
    const Called called = call(words);
    QCOMPARE(called.code, code);
    QVERIFY2(called.err.contains(words_of_the_sentence), called.err.constData());
}

void LoomBenchTest::theHelpListsEveryCase()
{
    QVERIFY(call({"--help"}).out.contains("  bench "));
    const QByteArray help = call({"bench", "--help"}).out;
    QVERIFY(help.contains("Usage: loom bench [CASE"));
    for (const loom::BenchCase& bench : loom::benchCases())
        QVERIFY2(help.contains(bench.name), bench.name);
    for (const char* other :
         {"tsne_2500", "tsne_10000", "pca", "k_means", "start_up", "memory", "file_open", "file_save"})
        QVERIFY2(help.contains(other), other);
}

void LoomBenchTest::anInterruptedBenchExits130()
{
    QProcess process;
    process.start(kLoom, {"bench", "tiny_2_8_1_sgd", "--rounds", "1000", "--seconds", "0.05"});
    QVERIFY(process.waitForReadyRead(kPatience)); // the table's head
    QTest::qWait(300);
    ::kill(pid_t(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(kPatience));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 130);
}

QTEST_GUILESS_MAIN(LoomBenchTest)
#include "loom_bench_test.moc"
