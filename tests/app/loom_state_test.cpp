#include "app/loom_program.h"
#include "patience.h"
#include "project/run_state.h"

#include <QJsonArray>
#include <QTest>

#include <csignal>
#include <thread>

using namespace loom;

/// Any step again: `loom train --keep --at`, `loom state`, `loom runs`, and what of it survives a kill.
class LoomStateTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void anyStepOfAKeptRunIsThatOfAFreshOne_data();
    void anyStepOfAKeptRunIsThatOfAFreshOne();
    void theEndOfAStoppedRunIsTheBestEpoch();
    void aKilledRunIsWholeAndGoesOn();
    void otherKernelsShowOnlyKeptStates();
    void whatCannotBeShownIsSaid_data();
    void whatCannotBeShownIsSaid();
    void runsAreListed();
    void whatARunCameToIsReadByItsAddress();
    void settingsAndCountsAreReadByTheirAddress();
    void whatIsNotThereIsSaid_data();
    void whatIsNotThereIsSaid();
    void aStudioRunIsTakenUp();
    void otherKernelsOnResumeAreSaid();
    void otherDataOnResumeAreSaid();

private:
    QString out(const QString& name) const { return folder_.filePath(name); }
    QByteArray fresh(const QString& step, const QStringList& with = {})
    {
        const QString to = out("fresh" + step);
        const Called called =
            call(QStringList{"train", project_, "--steps", step, "--threads", "1", "--out", to} + events_ + with);
        return called.code == 0 ? bytesOf(to + "/weights.safetensors") : QByteArray();
    }
    Called state(const QString& dir, const QString& step, const QStringList& with = {})
    {
        return call(QStringList{"state", dir, "--step", step, "--out", out("w.safetensors"), "--json"} + with);
    }

    QTemporaryDir folder_;
    QString project_;
    const QStringList events_{"--at", "200:training.optimizer.learning_rate=0.001", "--at",
                              "300:graph.nodes.hidden1.frozen=true"};
};

void LoomStateTest::initTestCase()
{
    QByteArray text = bytesOf(kSource + "/samples/spiral.loom");
    text.replace("\"callbacks\": []", "\"callbacks\": [{\"type\": \"early_stopping\", \"patience\": 200}]");
    project_ = out("spiral.loom");
    write(project_, text);
    QVERIFY(text.contains("early_stopping"));
    const Called called = call(
        QStringList{"train", project_, "--steps", "500", "--keep", "--out", out("kept"), "--threads", "2"} + events_);
    QVERIFY2(called.code == 0, called.err);
}

void LoomStateTest::anyStepOfAKeptRunIsThatOfAFreshOne_data()
{
    QTest::addColumn<QString>("step");
    for (const char* step : {"1", "137", "200", "250", "300", "301", "480", "499", "500"})
        QTest::newRow(step) << QString(step);
}

void LoomStateTest::anyStepOfAKeptRunIsThatOfAFreshOne()
{
    QFETCH(QString, step);
    for (const QString threads : {"1", "3"}) {
        const Called called = state(out("kept"), step, {"--threads", threads});
        QVERIFY2(called.code == 0, called.err);
        const QByteArray bytes = bytesOf(out("w.safetensors"));
        QVERIFY(!bytes.isEmpty());
        QVERIFY(bytes == fresh(step));
        const QJsonObject event = called.event("state");
        QCOMPARE(event["step"].toInt(), step.toInt());
        QCOMPARE(event["from"].toInt() + event["replayed"].toInt(), step.toInt());
        QVERIFY(event["replayed"].toInt() <= 500);
    }
}

void LoomStateTest::theEndOfAStoppedRunIsTheBestEpoch()
{
    const QStringList impatient{"--set", "training.callbacks.0.patience=2", "--set",
                                "training.optimizer.learning_rate=0.05"};
    const Called run =
        call(QStringList{"train", project_, "--keep", "--json", "--out", out("stopped")} + impatient + events_);
    QCOMPARE(run.event("end")["reason"].toString(), QString("callback"));
    const QString last = QString::number(call({"runs", out("stopped"), "--json"}).event("run")["steps"].toInt());
    QCOMPARE(state(out("stopped"), last).code, 0);
    QCOMPARE(bytesOf(out("w.safetensors")), bytesOf(out("stopped/weights.safetensors")));
    QCOMPARE(bytesOf(out("w.safetensors")), fresh(last, impatient));
    const QString before = QString::number(last.toInt() - 1);
    QCOMPARE(state(out("stopped"), before).code, 0);
    QCOMPARE(bytesOf(out("w.safetensors")), fresh(before, impatient));
}

void LoomStateTest::aKilledRunIsWholeAndGoesOn()
{
    const QStringList words =
        QStringList{"train",  project_, "--epochs",   "1000000", "--set", "training.callbacks.0.patience=100000",
                    "--keep", "--out",  out("killed")}
        + events_;
    const auto steps = [&] { return call({"runs", out("killed"), "--json"}).event("run")["steps"].toInt(); };
    QProcess process;
    process.start(kLoom, words);
    while (!QFile::exists(out("killed/checkpoint.safetensors")) || steps() < 600)
        QVERIFY(process.state() != QProcess::NotRunning);
    ::kill(pid_t(process.processId()), SIGKILL);
    QVERIFY(process.waitForFinished(kPatience));
    const int reached = steps();
    QVERIFY(reached >= 600);
    for (const QString step : {"137", "499", "600"}) {
        const Called called = state(out("killed"), step);
        QVERIFY2(called.code == 0, called.err);
        QCOMPARE(bytesOf(out("w.safetensors")), fresh(step));
    }
    const QString further = QString::number(reached + 700);
    const Called rest = call(words + QStringList{"--resume", "--steps", further, "--threads", "2"});
    QVERIFY2(rest.code == 0, rest.err);
    QCOMPARE(call({"runs", out("killed"), "--json"}).events().size(), 1);
    for (const QString& step : {QString("250"), QString::number(reached + 3), further}) {
        const Called called = state(out("killed"), step);
        QVERIFY2(called.code == 0, called.err);
        QVERIFY(called.event("state")["replayed"].toInt() <= 500);
        QCOMPARE(bytesOf(out("w.safetensors")),
                 fresh(step, {"--set", "training.callbacks.0.patience=100000", "--epochs", "1000000"}));
    }
}

void LoomStateTest::otherKernelsShowOnlyKeptStates()
{
    QCOMPARE(
        call({"train", project_, "--steps", "600", "--keep", "--out", out("base"), "--kernels", "baseline"}).code, 0);
    const QString best = call({"train", project_, "--steps", "1", "--out", out("best"), "--keep"}).code == 0
        ? call({"runs", out("best"), "--json"}).event("run")["kernels"].toString()
        : QString();
    if (best == "baseline")
        QSKIP("this machine runs no other kernels than baseline");
    QVERIFY2(state(out("base"), "137").code == 0, "without --kernels those of the run are used");
    const Called refused = state(out("base"), "137", {"--kernels", best});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains("baseline") && refused.err.contains("0, 500"), refused.err);
    QVERIFY(state(out("base"), "500", {"--kernels", best}).code == 0);
    const QByteArray there = bytesOf(out("w.safetensors"));
    QVERIFY(state(out("base"), "500").code == 0);
    QCOMPARE(there, bytesOf(out("w.safetensors")));
}

void LoomStateTest::whatCannotBeShownIsSaid_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("part");
    write(out("text.runs"), "no database at all, only some words that are long enough to be one");
    QTest::newRow("a step that was not made") << QStringList{out("kept"), "--step", "501"} << 1 << QByteArray("500");
    QTest::newRow("a run that is not there")
        << QStringList{out("kept"), "--step", "5", "--run", "9"} << 1 << QByteArray("9");
    QTest::newRow("no run at all") << QStringList{out("nobody"), "--step", "5"} << 1 << QByteArray("--keep");
    QTest::newRow("a file of words") << QStringList{out("text.runs"), "--step", "5"} << 1 << QByteArray("text.runs");
    QTest::newRow("no step") << QStringList{out("kept")} << 2 << QByteArray("--step");
}

void LoomStateTest::whatCannotBeShownIsSaid()
{
    QFETCH(QStringList, words);
    QFETCH(int, code);
    QFETCH(QByteArray, part);
    const Called called = call(QStringList{"state"} + words + QStringList{"--out", out("w.safetensors")});
    QCOMPARE(called.code, code);
    QVERIFY2(called.err.contains(part), called.err);
    for (const QString at : {"x", "5:training.epochs", "5:nothing.here=1", "5:seed=3", "5:training.batch_size=0"})
        QVERIFY2(call({"train", project_, "--steps", "1", "--at", at}).code > 0, qPrintable(at));
}

void LoomStateTest::runsAreListed()
{
    QCOMPARE(call({"train", project_, "--steps", "40", "--keep", "--out", out("two"), "--json"}).code, 0);
    QCOMPARE(call({"train", project_, "--steps", "70", "--keep", "--out", out("two"), "--seed", "3"}).code, 0);
    const QList<QJsonObject> runs = call({"runs", out("two"), "--json"}).events();
    QCOMPARE(runs.size(), 2);
    QCOMPARE(runs[0]["steps"].toInt(), 40);
    QCOMPARE(runs[1]["steps"].toInt(), 70);
    QCOMPARE(runs[1]["seed"].toInt(), 3);
    QCOMPARE(runs[1]["status"].toString(), QString("finished"));
    QCOMPARE(runs[1]["epochs"].toInt(), 2);
    QVERIFY(runs[1]["validation_loss"].isDouble());
    QVERIFY(call({"runs", out("two")}).out.contains("run 2"));
    QCOMPARE(state(out("two"), "33", {"--run", "1"}).code, 0);
}

void LoomStateTest::whatARunCameToIsReadByItsAddress()
{
    const QList<QByteArray> history = bytesOf(out("kept/history.csv")).trimmed().split('\n');
    const QList<QByteArray> names = history.first().split(',');
    const auto at = [&](int epoch, const char* name) {
        return history[epoch].split(',')[names.indexOf(name)].toDouble();
    };
    const int epochs = int(history.size()) - 1;
    int best = 1;
    for (int epoch = 2; epoch <= epochs; ++epoch)
        if (at(epoch, "validation_loss") < at(best, "validation_loss"))
            best = epoch;
    const QStringList paths{"run.best_epoch", "run.epochs", "run.steps", "run.validation_loss", "run.loss"};
    const QList<QJsonObject> events = call(QStringList{"get", out("kept"), "--json"} + paths).events();
    QCOMPARE(events.size(), paths.size());
    const double expected[] = {double(best), double(epochs), 500, at(epochs, "validation_loss"), at(epochs, "loss")};
    for (int i = 0; i < paths.size(); ++i) {
        QCOMPARE(events[i]["path"].toString(), paths[i]);
        QCOMPARE(events[i]["run"].toInt(), 1);
        const double value = events[i]["value"].toDouble();
        QVERIFY2(std::abs(value - expected[i]) <= 1e-6 * std::abs(expected[i]), qPrintable(paths[i]));
    }
    QCOMPARE(call({"get", out("kept"), "run.best_epoch"}).out.trimmed(), QByteArray::number(best));
    // Beside a project lie the runs that a window keeps of it.
    QVERIFY(QFile::copy(project_, out("beside.loom")) && QFile::copy(out("kept/project.runs"), out("beside.runs")));
    QCOMPARE(call({"get", out("beside.loom"), "run.steps", "run.best_epoch"}).out,
             "run.steps=500\nrun.best_epoch=" + QByteArray::number(best) + "\n");
}

void LoomStateTest::settingsAndCountsAreReadByTheirAddress()
{
    const Called called = call({"get", project_, "graph.count.dense", "training.callbacks.early_stopping.patience",
                                "training.epochs", "--epochs", "7"});
    QCOMPARE(called.code, 0);
    const QList<QByteArray> lines = called.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 3);
    const QByteArray dense = QByteArray::number(bytesOf(project_).count("\"type\": \"dense\""));
    QCOMPARE(lines[0], "graph.count.dense=" + dense);
    QCOMPARE(lines[1], QByteArray("training.callbacks.early_stopping.patience=200"));
    QCOMPARE(lines[2], QByteArray("training.epochs=7"));
    // A folder stands for the project as it was trained.
    QCOMPARE(call({"get", out("kept"), "graph.count.dense"}).out.trimmed(), dense);
}

void LoomStateTest::whatIsNotThereIsSaid_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("no such result") << QStringList{out("kept"), "run.fame"} << 1 << QByteArray("run.fame");
    QTest::newRow("its neighbours are named")
        << QStringList{out("kept"), "run.fame"} << 1 << QByteArray("best_epoch");
    QTest::newRow("no such setting") << QStringList{project_, "training.fame"} << 1 << QByteArray("training.fame");
    QTest::newRow("no run was kept") << QStringList{project_, "run.steps"} << 1 << QByteArray("--keep");
    QTest::newRow("no such run") << QStringList{out("kept"), "run.steps", "--run", "9"} << 1 << QByteArray("9");
    QTest::newRow("no address") << QStringList{project_} << 2 << QByteArray("PATH");
    QTest::newRow("nothing at all") << QStringList{} << 2 << QByteArray("PATH");
}

void LoomStateTest::whatIsNotThereIsSaid()
{
    QFETCH(QStringList, words);
    QFETCH(int, code);
    QFETCH(QByteArray, part);
    const Called called = call(QStringList{"get"} + words);
    QCOMPARE(called.code, code);
    QVERIFY2(called.err.contains(part) && called.out.isEmpty(), called.err);
}

void LoomStateTest::aStudioRunIsTakenUp()
{
    const Called whole = call(QStringList{"train", project_, "--steps", "120", "--out", out("whole")});
    QCOMPARE(whole.code, 0);
    QCOMPARE(call({"train", project_, "--steps", "50", "--out", out("half")}).code, 0);
    // What a window leaves behind is the same file under another name.
    QVERIFY(QFile::copy(out("half/checkpoint.safetensors"), out("copy.1.run")));
    const Called rest =
        call({"train", out("copy.1.run"), "--resume", "--steps", "120", "--out", out("taken"), "--json"});
    QVERIFY2(rest.code == 0, rest.err);
    QCOMPARE(bytesOf(out("taken/weights.safetensors")), bytesOf(out("whole/weights.safetensors")));
    QVERIFY(QFile::exists(out("taken/project.loom")));
}

void LoomStateTest::otherKernelsOnResumeAreSaid()
{
    QCOMPARE(call({"train", project_, "--steps", "20", "--out", out("fast")}).code, 0);
    const std::string kernels =
        Trainer::originOf(readCheckpoint(out("fast/checkpoint.safetensors").toStdString())->state).kernels;
    if (kernels == "baseline")
        QSKIP("this machine runs no other kernels than baseline");
    const QStringList resume{"train", project_, "--steps", "30", "--resume", "--out", out("fast"), "--json"};
    QVERIFY(call(resume).event("notice").isEmpty());
    const QString said = call(resume + QStringList{"--kernels", "baseline"}).event("notice")["sentence"].toString();
    QVERIFY2(said.contains("baseline") && said.contains(QString::fromStdString(kernels)), qPrintable(said));
}

void LoomStateTest::otherDataOnResumeAreSaid()
{
    QByteArray rows = "a,y\n";
    for (int i = 0; i < 60; ++i)
        rows += QByteArray::number(i % 10) + "," + QByteArray::number(2 * (i % 10)) + "\n";
    write(out("table.csv"), rows);
    write(out("table.loom"), R"({"format": 1, "title": "Table", "seed": 1,
        "graph": {"nodes": [{"id": "x", "type": "input"}, {"id": "out", "type": "dense", "attributes": {"units": 1}}],
                  "edges": [["x", "out"]]},
        "data": {"source": {"type": "csv", "file": "table.csv", "target": ["y"]}, "transforms": [],
                 "split": {"method": "ratio", "validation": 0.2}},
        "training": {"loss": "mse", "optimizer": {"type": "sgd"}, "batch_size": 8, "epochs": 9, "metrics": [],
                     "callbacks": []}})");
    const QStringList train{"train", out("table.loom"), "--out", out("table"), "--keep", "--json"};
    QCOMPARE(call(train + QStringList{"--steps", "10"}).code, 0);
    QVERIFY(call(train + QStringList{"--steps", "20", "--resume"}).event("notice").isEmpty());
    write(out("table.csv"), rows.replace("3,6", "3,7"));
    const Called resumed = call(train + QStringList{"--steps", "30", "--resume"});
    QCOMPARE(resumed.code, 0);
    QVERIFY2(resumed.event("notice")["sentence"].toString().contains("table.csv"), resumed.out);
    const QList<QJsonObject> runs = call({"runs", out("table"), "--json"}).events();
    QCOMPARE(runs.size(), 2); // a change of data starts a branch
    QCOMPARE(runs[1]["states"].toArray().first().toInt(), 20);
    QCOMPARE(state(out("table"), "25").code, 0);
    QCOMPARE(state(out("table"), "15").code, 1);
    write(out("table.csv"), rows.replace("4,8", "4,9"));
    QCOMPARE(state(out("table"), "25").code, 1);
}

QTEST_GUILESS_MAIN(LoomStateTest)
#include "loom_state_test.moc"
