#include "app/loom_program.h"

#include <QDir>
#include <QtTest>
#include <csignal>
#include <unistd.h>

namespace {

const QString kSpiral = kSource + "/samples/spiral.loom";
const QString kPlugin = QStringLiteral(LOOM_BIN_DIR "/../lib/netloom/libloom_mpi.so");

QString launcher()
{
    return QStandardPaths::findExecutable("mpirun");
}

QStringList launched(int ranks, const QStringList& words)
{
    QStringList all{"--oversubscribe", "-n", QString::number(ranks)};
    if (::getuid() == 0)
        all.prepend("--allow-run-as-root");
    return all + QStringList{kLoom} + words;
}

/// More processes than processors, in a container too.
QProcessEnvironment anywhere()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("OMPI_MCA_btl_vader_single_copy_mechanism", "none");
    environment.insert("OMPI_MCA_hwloc_base_binding_policy", "none");
    return environment;
}

Called callOn(int ranks, const QStringList& words)
{
    QProcess process;
    process.setProcessEnvironment(anywhere());
    process.start(launcher(), launched(ranks, words));
    return ended(process);
}

/// The process of that rank among those that were started with `word`.
qint64 processOf(int rank, const QString& word)
{
    for (const QString& entry : QDir("/proc").entryList(QDir::Dirs)) {
        bool isNumber = false;
        const qint64 id = entry.toLongLong(&isNumber);
        if (!isNumber || !bytesOf("/proc/" + entry + "/cmdline").split('\0').contains(word.toUtf8()))
            continue;
        const QList<QByteArray> environment = bytesOf("/proc/" + entry + "/environ").split('\0');
        if (environment.contains("OMPI_COMM_WORLD_RANK=" + QByteArray::number(rank)))
            return id;
    }
    return 0;
}

/// A table without what depends on the computer.
QByteArray stable(const QByteArray& csv)
{
    QByteArray out;
    QList<bool> keeps;
    for (const QByteArray& line : csv.split('\n')) {
        const QList<QByteArray> cells = line.split(',');
        if (keeps.isEmpty())
            for (const QByteArray& name : cells)
                keeps << !(name.endsWith("seconds") || name.endsWith("_time") || name == "worker"
                           || name == "samples_per_second");
        for (qsizetype i = 0; i < cells.size(); ++i)
            if (i < keeps.size() && keeps[i])
                out += cells[i] + ',';
        out += '\n';
    }
    return out;
}

} // namespace

/// `mpirun -n K loom train` and `loom sweep`.
class LoomRanksTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void processesWriteTheBytesOfOne_data();
    void processesWriteTheBytesOfOne();
    void severalProcessesMeanSoManyShards();
    void resumingWithOtherProcessesKeepsTheShards();
    void wrongInputIsSaidOnce();
    void aProcessThatDiesEndsTheRunAndLeavesTheCheckpointWhole();
    void processesFindTheTableOfOne();
    void aSearchWhoseProcessDiesIsResumedToTheSameTable();
    void whatMoreProcessesBringIsMeasured();

private:
    QString folder(const QString& name) const { return folder_.path() + "/" + name; }
    QByteArray weights(const QString& out) const { return bytesOf(folder(out) + "/weights.safetensors"); }
    QByteArray history(const QString& out) const { return stable(bytesOf(folder(out) + "/history.csv")); }
    QByteArray table(const QString& store) const { return stable(call({"runs", folder(store), "--csv"}).out); }
    QStringList sweep(const QString& store, const QStringList& more = {}) const
    {
        return QStringList{"sweep",    kSpiral,
                           "--vary",   "training.optimizer.learning_rate=1e-4:1e-1:log",
                           "--vary",   "graph.nodes.hidden1.attributes.units=4,8,16",
                           "--trials", "16",
                           "--prune",  "halving",
                           "--again",  "2",
                           "--store",  folder(store)}
        + more;
    }
    QTemporaryDir folder_;
};

void LoomRanksTest::initTestCase()
{
    if (!QFile::exists(kPlugin))
        QSKIP("MPI was absent when this was built, so there is no plug-in to test (libopenmpi-dev)");
    if (launcher().isEmpty())
        QSKIP("there is no mpirun here to start several processes with (openmpi-bin)");
}

void LoomRanksTest::processesWriteTheBytesOfOne_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QStringList>("how");
    QTest::newRow("points, the last batch small") << kSpiral << QStringList{"--epochs", "3", "--batch-size", "7"};
    QTest::newRow("pictures with dropout, augmentation and batch normalization") << kSource
            + "/samples/fashion_cnn.loom" << QStringList{"--steps", "3", "--set", "data.split.validation=0.002"};
    QTest::newRow("batches that share an update, stopped in the middle of one")
        << kSource + "/samples/digits.loom" << QStringList{"--steps", "6", "--set", "training.accumulate=4"};
    QTest::newRow("amounts of a table, with R²") << kSource + "/samples/houses.loom" << QStringList{"--epochs", "2"};
}

void LoomRanksTest::processesWriteTheBytesOfOne()
{
    QFETCH(QString, file);
    QFETCH(QStringList, how);
    const QString name = QFileInfo(file).baseName();
    how << "--shards"
        << "4"
        << "--threads"
        << "1";
    const Called one = call(QStringList{"train", file, "--out", folder(name), "--json"} + how);
    QCOMPARE(one.code, 0);
    QVERIFY(!weights(name).isEmpty() && !history(name).isEmpty());
    for (const int ranks : {1, 2, 4}) {
        const QString out = name + QString::number(ranks);
        const Called several = callOn(ranks, QStringList{"train", file, "--out", folder(out), "--json"} + how);
        QVERIFY2(several.code == 0, several.err);
        QVERIFY(weights(out) == weights(name));
        QCOMPARE(history(out), history(name));
        QCOMPARE(several.event("end")["test_loss"], one.event("end")["test_loss"]);
        QCOMPARE(several.events().size(), one.events().size());
    }
}

void LoomRanksTest::severalProcessesMeanSoManyShards()
{
    QCOMPARE(call({"train", kSpiral, "--epochs", "2", "--shards", "2", "--out", folder("two")}).code, 0);
    const Called called = callOn(2, {"train", kSpiral, "--epochs", "2", "--out", folder("pair")});
    QCOMPARE(called.code, 0);
    QVERIFY2(called.out.contains("2 processes") && called.out.contains("in 2 shards"), called.out);
    QVERIFY(!weights("two").isEmpty() && weights("two") == weights("pair"));
}

void LoomRanksTest::resumingWithOtherProcessesKeepsTheShards()
{
    const QStringList how{"train", kSpiral, "--epochs", "4"};
    QCOMPARE(call(how + QStringList{"--shards", "4", "--out", folder("unbroken")}).code, 0);
    QCOMPARE(callOn(4, how + QStringList{"--steps", "41", "--out", folder("parts")}).code, 0);
    const Called rest = callOn(3, how + QStringList{"--resume", "--out", folder("parts")});
    QVERIFY2(rest.code == 0 && rest.out.contains("in 4 shards"), rest.err);
    QVERIFY(!weights("unbroken").isEmpty() && weights("unbroken") == weights("parts"));
    // A run without shards is computed by each process alone, to the same bits.
    QCOMPARE(call(how + QStringList{"--out", folder("alone")}).code, 0);
    QCOMPARE(call(how + QStringList{"--steps", "41", "--out", folder("later")}).code, 0);
    QCOMPARE(callOn(2, how + QStringList{"--resume", "--out", folder("later")}).code, 0);
    QVERIFY(weights("alone") == weights("later"));
}

void LoomRanksTest::wrongInputIsSaidOnce()
{
    for (const QString command : {"train", "sweep"}) {
        const Called called = callOn(3, {command, "absent.loom"});
        QCOMPARE(called.code, 1);
        QCOMPARE(called.err.count("loom: "), 1);
        QVERIFY2(called.err.contains("absent.loom"), called.err);
    }
    const Called loss =
        callOn(2,
               {"train", kSpiral, "--set", "data.source.task=regression", "--set", "data.split.method=ratio", "--set",
                "training.loss=mse", "--set", "training.metrics=mse", "--set",
                "graph.nodes.output.attributes.activation=linear", "--set", "training.optimizer.type=sgd", "--set",
                "training.optimizer.learning_rate=100"});
    QCOMPARE(loss.code, 3);
    QVERIFY2(loss.err.count("finite") == 1, loss.err);
}

void LoomRanksTest::aProcessThatDiesEndsTheRunAndLeavesTheCheckpointWhole()
{
    for (const int dies : {0, 1}) {
        const QString out = "dies" + QString::number(dies);
        QProcess process;
        process.setProcessEnvironment(anywhere());
        process.start(launcher(),
                      launched(2, {"train", kSpiral, "--epochs", "1000000", "--out", folder(out), "--quiet"}));
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(folder(out) + "/checkpoint.safetensors"), kPatience);
        const qint64 id = processOf(dies, folder(out));
        QVERIFY(id > 0);
        ::kill(pid_t(id), SIGKILL);
        QVERIFY(process.waitForFinished(kPatience));
        QVERIFY(process.exitCode() != 0);
        const QByteArray said = process.readAllStandardError();
        QVERIFY2(said.contains("another of them ended") && said.contains("--resume goes on from there"), said);
        // One process goes on from what was saved, to the bits of a run that nobody disturbed.
        constexpr int kBatches = 15;
        // The checkpoint may be newer than the history beside it, by what was trained while one of them was written.
        const qsizetype epochs = bytesOf(folder(out) + "/history.csv").count('\n') + 5000;
        const QStringList how{"train", kSpiral, "--epochs", "1000000", "--steps", QString::number(epochs * kBatches)};
        QCOMPARE(call(how + QStringList{"--shards", "2", "--out", folder("calm")}).code, 0);
        QCOMPARE(call(how + QStringList{"--resume", "--out", folder(out)}).code, 0);
        QVERIFY(!weights("calm").isEmpty() && weights("calm") == weights(out));
    }
}

void LoomRanksTest::processesFindTheTableOfOne()
{
    QCOMPARE(call(sweep("one", {"--epochs", "16"})).code, 0);
    QVERIFY(table("one").count('\n') >= 17);
    for (const int ranks : {1, 2, 4}) {
        const QString store = "ranks" + QString::number(ranks);
        const Called called = callOn(ranks, sweep(store, {"--epochs", "16", "--json"}));
        QVERIFY2(called.code == 0, called.err);
        QCOMPARE(table(store), table("one"));
        QCOMPARE(called.event("end")["again_mean"].toDouble() > 0, true);
        for (const QString& which : QStringList{"one", store}) {
            const int best =
                call({"runs", folder(which), "--best", "1", "--csv"}).out.split('\n')[1].split(',')[0].toInt();
            QCOMPARE(
                call({"runs", folder(which), "--export", QString::number(best), "-o", folder(which + ".loom")}).code,
                0);
        }
        QVERIFY(!bytesOf(folder("one.safetensors")).isEmpty());
        QCOMPARE(bytesOf(folder(store + ".safetensors")), bytesOf(folder("one.safetensors")));
    }
    const Called jobs = callOn(2, sweep("jobs", {"--jobs", "2"}));
    QCOMPARE(jobs.code, 1);
    QVERIFY2(jobs.err.contains("--jobs"), jobs.err);
}

void LoomRanksTest::aSearchWhoseProcessDiesIsResumedToTheSameTable()
{
    const QStringList how{"--epochs", "400", "--resume"};
    QCOMPARE(call(sweep("whole", how)).code, 0);
    int killed = 0, told = 0; // a launcher that ends the others does not always wait for their last words
    QByteArray said;
    for (const int dies : {0, 1, 1}) {
        QProcess process;
        process.setProcessEnvironment(anywhere());
        process.start(launcher(), launched(3, sweep("broken", how + QStringList{"--json"})));
        QTRY_VERIFY_WITH_TIMEOUT(process.bytesAvailable() > 0, kPatience);
        const qint64 id = processOf(dies, folder("broken"));
        if (id > 0)
            ::kill(pid_t(id), SIGKILL);
        QVERIFY(process.waitForFinished(kPatience));
        if (id == 0 || process.exitCode() == 0)
            continue; // it was over before
        ++killed;
        said = process.readAllStandardError();
        told += said.contains("another of them ended");
    }
    QVERIFY2(killed == 0 || told > 0, said);
    const Called rest = callOn(2, sweep("broken", how));
    QVERIFY2(rest.code == 0, rest.err);
    QCOMPARE(table("broken"), table("whole"));
    QVERIFY(table("whole").count('\n') >= 17);
}

/// A row for each number of processes, with rates above 0: how high they are is for `./studio bench`.
void LoomRanksTest::whatMoreProcessesBringIsMeasured()
{
    QProcess process;
    process.setProcessEnvironment(anywhere());
    process.start(kLoom, {"bench", "--ranks", "2", "--seconds", "0.001", "--json"});
    const Called called = ended(process);
    QVERIFY2(called.code == 0, called.err + called.out);
    const QList<QJsonObject> rows = called.events();
    QCOMPARE(rows.size(), 2);
    for (int ranks = 1; ranks <= 2; ++ranks) {
        const QJsonObject& row = rows[ranks - 1];
        QCOMPARE(row["name"].toString(), "ranks");
        QCOMPARE(row["ranks"].toInt(), ranks);
        QVERIFY(row["samples_per_second"].toDouble() > 0);
        QVERIFY(row["trials_per_second"].toDouble() > 0);
    }
}

QTEST_GUILESS_MAIN(LoomRanksTest)
#include "loom_ranks_test.moc"
