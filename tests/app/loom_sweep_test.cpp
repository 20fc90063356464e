#include "app/loom_program.h"

#include <QJsonArray>
#include <QTest>

#include <csignal>

namespace {

const QString kRate = QStringLiteral("training.optimizer.learning_rate");
const QString kUnits = QStringLiteral("graph.nodes.hidden1.attributes.units");

/// The table without what depends on the computer: reason is the last column that does not.
QByteArray stable(const QByteArray& csv)
{
    QByteArray out;
    for (const QByteArray& line : csv.split('\n')) {
        const QList<QByteArray> cells = line.split(',');
        out += cells.mid(0, std::max<qsizetype>(0, cells.size() - 4)).join(',') + '\n';
    }
    return out;
}

} // namespace

/// `loom sweep` and `loom runs` of a search.
class LoomSweepTest : public QObject {
    Q_OBJECT
private slots:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }
    void aSearchIsKeptAndListed();
    void theTableIsTheSameForAnyJobs_data();
    void theTableIsTheSameForAnyJobs();
    void aKilledSearchGoesOnToTheSameTable();
    void aTrialIsExportedAsItWasTrained();
    void resumeBeginsAddsAndRefuses();
    void aWrongCommandIsRefused_data();
    void aWrongCommandIsRefused();
    void twoObjectivesHaveAFront();
    void limitsRefuseWhatCostsMore();

private:
    QString file(const QString& name) const { return folder_->filePath(name); }
    QStringList sweep(const QString& store, const QStringList& more = {}) const
    {
        return QStringList{"sweep",    kSource + "/samples/spiral.loom",
                           "--vary",   kRate + "=1e-4:1e-1:log",
                           "--vary",   kUnits + "=4,8,16",
                           "--epochs", "8",
                           "--again",  "2",
                           "--store",  file(store)}
        + more;
    }
    QByteArray table(const QString& store) const { return stable(call({"runs", file(store), "--csv"}).out); }
    std::unique_ptr<QTemporaryDir> folder_;
};

void LoomSweepTest::aSearchIsKeptAndListed()
{
    const Called called = call(sweep("a.search", {"--trials", "10", "--json"}));
    QCOMPARE(called.code, 0);
    QCOMPARE(called.event("search")["trials"].toInt(), 10);
    QCOMPARE(called.event("search")["sampler"].toString(), QString("tpe"));
    const QJsonObject end = called.event("end");
    QCOMPARE(end["reason"].toString(), QString("finished"));
    QCOMPARE(end["again_runs"].toInt(), 2);
    const Called listed = call({"runs", file("a.search"), "--json"});
    QCOMPARE(listed.events().size(), 10);
    double best = 1e9;
    for (const QJsonObject& trial : listed.events()) {
        QCOMPARE(trial["state"].toString(), QString("finished"));
        best = std::min(best, trial["objective"].toDouble());
    }
    QCOMPARE(end["objective"].toDouble(), best);
    const QList<QByteArray> lines = call({"runs", file("a.search"), "--csv"}).out.split('\n');
    QCOMPARE(QString(lines[0]),
             "trial,state,rung,objective," + kRate + "," + kUnits + ",reason,run_seconds,start_time,end_time,worker");
    QCOMPARE(lines.size(), 12);
    const Called few = call({"runs", file("a.search"), "--best", "3", "--json"});
    QCOMPARE(few.events().size(), 3);
    QCOMPARE(few.events()[0]["objective"].toDouble(), best);
    QCOMPARE(few.events()[0]["trial"].toInt(), end["best"].toInt());
}

void LoomSweepTest::theTableIsTheSameForAnyJobs_data()
{
    QTest::addColumn<QStringList>("more");
    QTest::newRow("random trials") << QStringList{"--sampler", "random"};
    QTest::newRow("TPE with successive halving") << QStringList{"--sampler", "tpe", "--prune", "halving"};
    QTest::newRow("Sobol points with the median") << QStringList{"--sampler", "sobol", "--prune", "median"};
    QTest::newRow("means over seeds") << QStringList{"--repeat", "3", "--prune", "halving", "--generation", "4"};
    QTest::newRow("folds") << QStringList{"--folds", "3"};
}

void LoomSweepTest::theTableIsTheSameForAnyJobs()
{
    QFETCH(QStringList, more);
    const QStringList jobs{"1", "2", "4"};
    for (const QString& count : jobs)
        QCOMPARE(call(sweep(count, more + QStringList{"--trials", "20", "--jobs", count})).code, 0);
    const QByteArray one = table("1");
    QCOMPARE(one.count('\n'), 22);
    QCOMPARE(table("2"), one);
    QCOMPARE(table("4"), one);
    const QString best =
        QString::number(call({"runs", file("1"), "--best", "1", "--json"}).events()[0]["trial"].toInt());
    QByteArray weights;
    for (const QString& count : jobs) {
        QCOMPARE(call({"runs", file(count), "--export", best, "-o", file(count + ".loom")}).code, 0);
        const QByteArray bytes = bytesOf(file(count + ".safetensors"));
        QVERIFY(!bytes.isEmpty());
        QVERIFY(weights.isEmpty() || bytes == weights);
        weights = bytes;
    }
}

void LoomSweepTest::aKilledSearchGoesOnToTheSameTable()
{
    const QStringList more{"--trials", "40", "--prune", "halving", "--set", "training.epochs=160", "--resume"};
    QCOMPARE(call(sweep("whole", more)).code, 0);
    // Killed as soon as it says that one trial more is done, wherever it is by then.
    int kills = 0;
    for (bool whole = false; kills < 20 && !whole;) {
        QProcess process;
        process.start(kLoom, sweep("killed", more + QStringList{"--json"}));
        bool seen = false;
        while (!seen && !whole && process.waitForReadyRead(kPatience))
            while (process.canReadLine()) {
                const QByteArray line = process.readLine();
                seen = seen || line.contains("\"event\":\"trial\"");
                whole = whole || line.contains("\"event\":\"end\"");
            }
        if (process.state() == QProcess::Running && !whole) {
            ::kill(pid_t(process.processId()), SIGKILL);
            ++kills;
        }
        QVERIFY(process.state() == QProcess::NotRunning || process.waitForFinished(kPatience));
        whole = whole || !seen;
    }
    QVERIFY(kills >= 3);
    QCOMPARE(call(sweep("killed", more)).code, 0);
    QCOMPARE(table("killed"), table("whole"));
}

void LoomSweepTest::aTrialIsExportedAsItWasTrained()
{
    QCOMPARE(call(sweep("a", {"--trials", "6"})).code, 0);
    const QJsonObject best = call({"runs", file("a"), "--best", "1", "--json"}).events()[0];
    const QString number = QString::number(best["trial"].toInt());
    QCOMPARE(call({"runs", file("a"), "--export", number, "-o", file("best.loom")}).code, 0);
    const Called trained = call({"train", file("best.loom"), "--out", file("run"), "--json"});
    QCOMPARE(trained.code, 0);
    double loss = 0;
    for (const QJsonObject& event : trained.events())
        if (event["event"] == "epoch")
            loss = event["validation_loss"].toDouble();
    QCOMPARE(loss, best["objective"].toDouble());
    QCOMPARE(bytesOf(file("run/weights.safetensors")), bytesOf(file("best.safetensors")));
    const Called curves = call({"runs", file("a"), "--run", number, "--json"});
    QCOMPARE(curves.events().size(), 8);
    QCOMPARE(curves.events().last()["validation_loss"].toDouble(), loss);
    QCOMPARE(call({"runs", file("a"), "--export", "99", "-o", file("no.loom")}).code, 1);
    QCOMPARE(call({"runs", file("a"), "--export", "1"}).code, 2);
}

void LoomSweepTest::resumeBeginsAddsAndRefuses()
{
    QCOMPARE(call(sweep("a", {"--trials", "8", "--resume"})).code, 0);
    QVERIFY(call(sweep("a", {"--trials", "8"})).err.contains("exists already"));
    QCOMPARE(call(sweep("a", {"--trials", "20", "--resume"})).code, 0);
    QCOMPARE(call(sweep("b", {"--trials", "20"})).code, 0);
    QCOMPARE(table("a"), table("b"));
    const Called other = call(sweep("a", {"--trials", "20", "--resume", "--sampler", "random"}));
    QCOMPARE(other.code, 1);
    QVERIFY(other.err.contains("begun with sampler"));
    const Called project = call(sweep("a", {"--resume", "--batch-size", "5"}));
    QVERIFY(project.err.contains("not the one"));
    const QString spiral = kSource + "/samples/spiral.loom";
    QCOMPARE(call({"sweep", spiral, "--epochs", "8", "--store", file("a"), "--resume", "--trials", "24"}).code, 0);
    QCOMPARE(table("a").count('\n'), 26);
}

void LoomSweepTest::aWrongCommandIsRefused_data()
{
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("words");
    QTest::newRow("a sampler that is not known") << QStringList{"--sampler", "magic"} << 1 << "tpe";
    QTest::newRow("a setting of it that is not known")
        << QStringList{"--sampler", "tpe:depth=3"} << 1 << "candidates";
    QTest::newRow("a pruner that is not known") << QStringList{"--prune", "magic"} << 1 << "halving";
    QTest::newRow("a metric that is not measured")
        << QStringList{"--objective", "accuracy"} << 1 << "binary_accuracy";
    QTest::newRow("a direction that is none") << QStringList{"--objective", "loss:up"} << 1 << "min, max";
    QTest::newRow("three objectives") << QStringList{"--objective", "loss,parameters,multiply_adds"} << 1 << "two";
    QTest::newRow("an address that is not there") << QStringList{"--vary", "training.speed=1:2"} << 1 << "epochs";
    QTest::newRow("a setting twice") << QStringList{"--vary", kUnits + "=1,2"} << 1 << "twice";
    QTest::newRow("seeds that vary and repeat") << QStringList{"--vary", "seed=1:9", "--repeat", "2"} << 1 << "seed";
    QTest::newRow("no trial") << QStringList{"--trials", "0"} << 2 << "whole number";
    QTest::newRow("a limit that is none") << QStringList{"--limit", "money=3"} << 2 << "parameters=N";
}

void LoomSweepTest::aWrongCommandIsRefused()
{
    QFETCH(QStringList, more);
    const Called called = call(sweep("a", more));
    QTEST(called.code, "code");
    QFETCH(QString, words);
    QVERIFY2(called.err.contains(words.toUtf8()), called.err.constData());
    QVERIFY(!QFile::exists(file("a")));
}

void LoomSweepTest::twoObjectivesHaveAFront()
{
    const Called called =
        call(sweep("a", {"--trials", "16", "--objective", "binary_accuracy,parameters", "--json", "--jobs", "2"}));
    QCOMPARE(called.code, 0);
    const QJsonArray front = called.event("end")["best"].toArray();
    QVERIFY(!front.isEmpty());
    QMap<int, QPair<double, double>> values;
    for (const QJsonObject& trial : call({"runs", file("a"), "--json"}).events())
        values[trial["trial"].toInt()] = {trial["objective"].toDouble(), trial["objective_2"].toDouble()};
    for (auto one = values.begin(); one != values.end(); ++one) {
        bool beaten = false;
        for (const auto& other : values)
            beaten = beaten
                || (other.first >= one->first && other.second <= one->second
                    && (other.first > one->first || other.second < one->second));
        QCOMPARE(front.contains(one.key()), !beaten);
    }
}

void LoomSweepTest::limitsRefuseWhatCostsMore()
{
    // 2-u-16-1: 2u + u + 16u + 16 + 16 + 1 parameters: 109, 185, 337
    const Called grid = call(sweep("grid", {"--sampler", "grid:points=2", "--limit", "parameters=200", "--json"}));
    QCOMPARE(grid.code, 0);
    int refused = 0;
    for (const QJsonObject& trial : call({"runs", file("grid"), "--json"}).events()) {
        const bool large = trial["settings"].toObject()[kUnits].toInt() == 16;
        QCOMPARE(trial["state"].toString(), large ? QString("refused") : QString("finished"));
        if (large)
            QVERIFY(trial["reason"].toString().contains("337 parameters"));
        refused += large;
    }
    QCOMPARE(refused, 2);
    QCOMPARE(call(sweep("random", {"--sampler", "random", "--limit", "parameters=200", "--trials", "9"})).code, 0);
    for (const QJsonObject& trial : call({"runs", file("random"), "--json"}).events())
        QVERIFY(trial["parameters"].toInt() <= 200);
    const Called seconds = call(sweep("seconds", {"--limit", "seconds=1000", "--trials", "2", "--json"}));
    QCOMPARE(seconds.event("search")["repeatable"].toBool(), false);
}

QTEST_GUILESS_MAIN(LoomSweepTest)
#include "loom_sweep_test.moc"
