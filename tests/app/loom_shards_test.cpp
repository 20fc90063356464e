#include "app/loom_program.h"

#include <QtTest>

/// `loom train --shards K` in one process.
class LoomShardsTest : public QObject {
    Q_OBJECT
private slots:
    void threadsWriteTheSameBytes();
    void oneShardIsNoShard();
    void aResumedRunKeepsItsShards();
    void aKeptRunIsComputedAgainInItsShards();
    void aLauncherWithoutThePluginIsExplained();
    void theProgramLinksNoMpi();
    void aPageTellsOfSeveralMachinesInBothLanguages();

private:
    Called train(const QString& out, const QStringList& more, const QString& file = kSource + "/samples/spiral.loom")
    {
        return call(QStringList{"train", file, "--out", folder(out)} + more);
    }
    QString folder(const QString& name) const { return folder_.path() + "/" + name; }
    QByteArray weights(const QString& out) const { return bytesOf(folder(out) + "/weights.safetensors"); }
    QTemporaryDir folder_;
};

void LoomShardsTest::threadsWriteTheSameBytes()
{
    const QString cnn = kSource + "/samples/fashion_cnn.loom";
    for (const QString threads : {"1", "2", "3"})
        QCOMPARE(
            train("t" + threads,
                  {"--shards", "3", "--threads", threads, "--steps", "3", "--set", "data.split.validation=0.002"},
                  cnn)
                .code,
            0);
    QVERIFY(weights("t1").size() > 300'000);
    QVERIFY(weights("t1") == weights("t2"));
    QVERIFY(weights("t1") == weights("t3"));
    QCOMPARE(train("whole", {"--threads", "1", "--steps", "3", "--set", "data.split.validation=0.002"}, cnn).code, 0);
    QVERIFY(weights("t1") != weights("whole"));
}

void LoomShardsTest::oneShardIsNoShard()
{
    const Called one = train("one", {"--shards", "1", "--epochs", "3"}), none = train("none", {"--epochs", "3"});
    QCOMPARE(one.code, 0);
    QVERIFY(!one.out.contains("batches in"));
    QVERIFY(weights("one") == weights("none"));
    QCOMPARE(call({"train", kSource + "/samples/spiral.loom", "--shards", "0"}).code, 2);
}

void LoomShardsTest::aResumedRunKeepsItsShards()
{
    QVERIFY(train("unbroken", {"--shards", "3", "--epochs", "4"}).out.contains("in 3 shards"));
    QCOMPARE(train("broken", {"--shards", "3", "--epochs", "4", "--steps", "41"}).code, 0);
    const Called rest = train("broken", {"--epochs", "4", "--resume"});
    QCOMPARE(rest.code, 0);
    QVERIFY(rest.out.contains("in 3 shards"));
    QVERIFY(weights("unbroken").size() > 0 && weights("unbroken") == weights("broken"));
    QCOMPARE(train("other", {"--shards", "3", "--epochs", "4", "--steps", "41"}).code, 0);
    const Called other = train("other", {"--shards", "2", "--epochs", "4", "--resume"});
    QVERIFY2(other.err.contains("in 3 shards and goes on so, not in 2"), other.err);
    QVERIFY(weights("unbroken") == weights("other"));
}

void LoomShardsTest::aKeptRunIsComputedAgainInItsShards()
{
    QCOMPARE(train("kept", {"--shards", "2", "--epochs", "3", "--keep"}).code, 0);
    QCOMPARE(train("to", {"--shards", "2", "--epochs", "3", "--steps", "29"}).code, 0);
    QCOMPARE(call({"state", folder("kept"), "--step", "29", "--out", folder("state.safetensors")}).code, 0);
    QVERIFY(weights("to").size() > 0 && weights("to") == bytesOf(folder("state.safetensors")));
}

void LoomShardsTest::aLauncherWithoutThePluginIsExplained()
{
    QDir(folder_.path()).mkpath("bin");
    const QString copy = folder("bin/loom");
    QVERIFY(QFile::copy(kLoom, copy));
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("OMPI_COMM_WORLD_SIZE", "2");
    process.setProcessEnvironment(environment);
    for (const QString command : {"train", "sweep"}) {
        process.start(copy, {command, kSource + "/samples/spiral.loom"});
        QVERIFY(process.waitForFinished(kPatience));
        QCOMPARE(process.exitCode(), 1);
        const QByteArray said = process.readAllStandardError();
        QVERIFY2(said.contains("libloom_mpi.so is missing") && said.contains("libopenmpi-dev"), said);
    }
}

void LoomShardsTest::theProgramLinksNoMpi()
{
    QProcess process;
    process.start("ldd", {kLoom});
    QVERIFY(process.waitForFinished(kPatience));
    const QByteArray libraries = process.readAllStandardOutput();
    QVERIFY(libraries.contains("libc.so"));
    QVERIFY(!libraries.contains("mpi") && !libraries.contains("open-pal"));
}

void LoomShardsTest::aPageTellsOfSeveralMachinesInBothLanguages()
{
    const Called english = call({"help", "cluster"}), korean = call({"help", "cluster", "--language", "ko"});
    QVERIFY(english.code == 0 && korean.code == 0);
    for (const Called& page : {english, korean})
        for (const char* word : {"#SBATCH", "mpirun -n 4 loom train", "loom sweep", "--resume", "--shards 4"})
            QVERIFY2(page.out.contains(word), word);
    QVERIFY(english.out.startsWith("# More than one machine\n"));
    QVERIFY(QString::fromUtf8(korean.out).startsWith(QStringLiteral("# 여러 컴퓨터로 학습하기\n")));
    QVERIFY(call({"--help"}).out.contains("loom help cluster"));
    QCOMPARE(call({"help", "cluster", "--language", "fr"}).code, 2);
}

QTEST_GUILESS_MAIN(LoomShardsTest)
#include "loom_shards_test.moc"
