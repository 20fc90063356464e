#include "app/loom_program.h"
#include "patience.h"

#include <QtTest>
#include <csignal>

class LoomCliTest : public QObject {
    Q_OBJECT
private slots:
    void exitCodesTellUsageFromInput_data();
    void exitCodesTellUsageFromInput();
    void everyCommandExplainsItself();
    void trainingPrintsOneEventAnEpochAndAnEnd();
    void fewerRowsAndShuffledLabelsAreSaidWithTheResult();
    void oneAndTwoThreadsWriteTheSameBytes();
    void aResumedRunWritesTheBytesOfAnUnbrokenOne();
    void interruptedTrainingSavesAndExits130();
    void ctrlCActsWithinValidation();
    void ctrlCActsWithinTheTest();
    void aLossThatExplodesExits3();
    void evaluateFindsWhatTrainingReported();
    void predictPrintsProbabilitiesAsCsv();
    void summaryCountsParameters();
    void gradcheckProvesTheGradients();
    void aRateIsFoundAndTheProjectStaysAsItIs();
    void aRateThatCannotBeFoundHasItsExitCode();
    void severalBatchesShareAnUpdate();
    void dataDescribesASource();
    void everyLossOfSeveralHasItsOwnNumbers();
    void theOutputFolderHoldsAProjectThatRuns();

private:
    Called interruptedAfter(const QStringList& words, int milliseconds);
    QString out(const QString& name) const { return folder_.path() + "/" + name; }
    QTemporaryDir folder_;
    const QString spiral_ = kSource + "/samples/spiral.loom";
    const QString xor_ = kSource + "/samples/xor.loom";
};

void LoomCliTest::exitCodesTellUsageFromInput_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("code");
    QTest::newRow("no command is wrong usage") << QStringList() << 2;
    QTest::newRow("an unknown command is wrong usage") << QStringList{"trian", xor_} << 2;
    QTest::newRow("an unknown option is wrong usage") << QStringList{"train", xor_, "--epoch", "1"} << 2;
    QTest::newRow("an option without its value is wrong usage") << QStringList{"train", xor_, "--epochs"} << 2;
    QTest::newRow("no threads are wrong usage") << QStringList{"train", xor_, "--threads", "0"} << 2;
    QTest::newRow("a million threads are wrong usage") << QStringList{"train", xor_, "--threads", "1000000"} << 2;
    QTest::newRow("words for a number are wrong usage") << QStringList{"train", xor_, "--epochs", "many"} << 2;
    QTest::newRow("two files are wrong usage") << QStringList{"train", xor_, spiral_} << 2;
    QTest::newRow("no file is wrong usage") << QStringList{"train"} << 2;
    QTest::newRow("--resume without --out is wrong usage") << QStringList{"train", xor_, "--resume"} << 2;
    QTest::newRow("a file that is not there is wrong input") << QStringList{"train", "absent.loom"} << 1;
    QTest::newRow("a folder is wrong input") << QStringList{"check", folder_.path()} << 1;
    QTest::newRow("a path that is not there is wrong input") << QStringList{"train", xor_, "--set", "a.b=1"} << 1;
    QTest::newRow("a device that is not there is wrong input")
        << QStringList{"train", xor_, "--device", "abacus"} << 1;
    QTest::newRow("kernels that are not there are wrong input")
        << QStringList{"train", xor_, "--kernels", "abacus"} << 1;
    QTest::newRow("no checkpoint is wrong input")
        << QStringList{"train", xor_, "--out", out("none"), "--resume"} << 1;
    QTest::newRow("no weights are wrong input") << QStringList{"evaluate", spiral_} << 1;
    QTest::newRow("--version is done") << QStringList{"--version"} << 0;
    QTest::newRow("--help is done") << QStringList{"--help"} << 0;
    QTest::newRow("a sound project is done") << QStringList{"check", xor_} << 0;
}

void LoomCliTest::exitCodesTellUsageFromInput()
{
    QFETCH(QStringList, words);
    QFETCH(int, code);
    const Called called = call(words);
    QCOMPARE(called.code, code);
    QCOMPARE(called.err.isEmpty(), code == 0);
    if (code == 1)
        QCOMPARE(called.err.count('\n'), 1);
    if (code == 2)
        QVERIFY(called.err.contains("Usage: loom"));
}

void LoomCliTest::everyCommandExplainsItself()
{
    for (const char* command : {"train", "evaluate", "predict", "summary", "check", "gradcheck", "data"}) {
        const Called called = call({command, "--help"});
        QCOMPARE(called.code, 0);
        QVERIFY2(called.out.contains(QByteArray("Usage: loom ") + command), command);
        QVERIFY(called.out.contains("--set PATH=VALUE"));
    }
}

void LoomCliTest::trainingPrintsOneEventAnEpochAndAnEnd()
{
    const Called called = call({"train", spiral_, "--epochs", "3", "--json", "--out", out("events")});
    QCOMPARE(called.code, 0);
    QVERIFY(called.err.isEmpty());
    const QList<QJsonObject> events = called.events();
    QCOMPARE(events.size(), 4);
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(events[i]["event"].toString(), "epoch");
        QCOMPARE(events[i]["epoch"].toInt(), i + 1);
        for (const char* key : {"loss", "binary_accuracy", "validation_loss", "validation_binary_accuracy", "seconds",
                                "samples_per_second"})
            QVERIFY2(events[i][key].isDouble(), key);
    }
    QCOMPARE(events[3]["event"].toString(), "end");
    QCOMPARE(events[3]["reason"].toString(), "finished");
    QVERIFY(events[3]["peak_memory_bytes"].toDouble() > 1e6);
    QCOMPARE(events[3]["weights"].toString(), out("events") + "/weights.safetensors");
    const QByteArray history = bytesOf(out("events") + "/history.csv");
    QCOMPARE(history.count('\n'), 4);
    QVERIFY(history.startsWith("epoch,loss,binary_accuracy,validation_loss"));
}

void LoomCliTest::fewerRowsAndShuffledLabelsAreSaidWithTheResult()
{
    const QStringList settings{"--set", "data.split.training=100", "--set", "data.shuffle_labels=true"};
    const Called data = call(QStringList{"data", spiral_, "--json"} + settings);
    QCOMPARE(data.event("data")["parts"].toObject()["training"].toInt(), 100);
    const Called trained =
        call(QStringList{"train", spiral_, "--epochs", "2", "--json", "--out", out("few")} + settings);
    QCOMPARE(trained.code, 0);
    QCOMPARE(trained.event("end")["labels"].toString(), "shuffled");
    const Called said = call(QStringList{"train", spiral_, "--epochs", "1"} + settings);
    QVERIFY(said.out.contains("warning: The labels are shuffled") && said.out.contains(": 100 rows to train on, "));
    QVERIFY(said.out.contains("(labels shuffled)"));
    // The kept project is the same recipe, and says so again.
    const Called evaluated = call({"evaluate", out("few/project.loom"), "--weights", out("few/weights.safetensors"),
                                   "--json", "--part", "validation"});
    QCOMPARE(evaluated.code, 0);
    QCOMPARE(evaluated.event("evaluate")["labels"].toString(), "shuffled");
    QVERIFY(!call({"train", spiral_, "--epochs", "1", "--json"}).event("end").contains("labels"));
}

void LoomCliTest::oneAndTwoThreadsWriteTheSameBytes()
{
    const QString cnn = kSource + "/samples/fashion_cnn.loom";
    for (const QString threads : {"1", "2"})
        QCOMPARE(call({"train", cnn, "--steps", "4", "--set", "data.split.validation=0.002", "--threads", threads,
                       "--out", out("threads" + threads)})
                     .code,
                 0);
    const QByteArray one = bytesOf(out("threads1/weights.safetensors"));
    QVERIFY(one.size() > 300'000);
    QVERIFY(one == bytesOf(out("threads2/weights.safetensors")));
}

void LoomCliTest::aResumedRunWritesTheBytesOfAnUnbrokenOne()
{
    QCOMPARE(call({"train", spiral_, "--epochs", "4", "--out", out("whole")}).code, 0);
    QCOMPARE(call({"train", spiral_, "--epochs", "4", "--steps", "47", "--out", out("parts")}).code, 0);
    QVERIFY(bytesOf(out("whole/weights.safetensors")) != bytesOf(out("parts/weights.safetensors")));
    const Called rest = call({"train", spiral_, "--epochs", "4", "--resume", "--out", out("parts"), "--json"});
    QCOMPARE(rest.code, 0);
    QCOMPARE(rest.events().first()["epoch"].toInt(), 2);
    QVERIFY(!bytesOf(out("whole/weights.safetensors")).isEmpty());
    QCOMPARE(bytesOf(out("whole/weights.safetensors")), bytesOf(out("parts/weights.safetensors")));
    QCOMPARE(bytesOf(out("parts/history.csv")).count('\n'), 5);
}

void LoomCliTest::interruptedTrainingSavesAndExits130()
{
    QProcess process;
    process.start(kLoom, {"train", spiral_, "--epochs", "1000000", "--json", "--out", out("stopped")});
    QVERIFY(process.waitForReadyRead(kPatience));
    ::kill(pid_t(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(kPatience));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 130);
    QVERIFY(process.readAllStandardOutput().contains("\"reason\":\"stopped\""));
    QVERIFY(QFile::exists(out("stopped/weights.safetensors")));
    QCOMPARE(
        call({"train", spiral_, "--epochs", "1000000", "--steps", "1", "--resume", "--out", out("stopped")}).code, 0);
}

/// `words` on points of which almost all are validated or tested, interrupted so long after its first line.
Called LoomCliTest::interruptedAfter(const QStringList& words, int milliseconds)
{
    QProcess process;
    process.start(kLoom,
                  QStringList{"train", spiral_, "--epochs", "1", "--threads", "1", "--set",
                              "data.source.samples=40000", "--set", "graph.nodes.hidden1.attributes.units=3000",
                              "--set", "graph.nodes.hidden2.attributes.units=800", "--batch-size", "256", "--kernels",
                              "baseline"}
                      + words);
    Called called;
    if (!process.waitForReadyRead(kPatience))
        return called;
    QTest::qSleep(milliseconds);
    ::kill(pid_t(process.processId()), SIGINT);
    if (!process.waitForFinished(kPatience))
        process.kill();
    called.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    called.out = process.readAllStandardOutput();
    return called;
}

void LoomCliTest::ctrlCActsWithinValidation()
{
    // Eight steps of training: what runs four seconds later is the validation.
    const Called called = interruptedAfter({"--set", "data.split.validation=0.95", "--out", out("validated")}, 4000);
    QCOMPARE(called.code, 130);
    QVERIFY2(called.out.contains("end: stopped"), called.out);
    QVERIFY2(!called.out.contains("epoch 1/1"), called.out);
    QVERIFY(QFile::exists(out("validated/weights.safetensors")));
    QCOMPARE(bytesOf(out("validated/history.csv")).count('\n'), 1);
}

void LoomCliTest::ctrlCActsWithinTheTest()
{
    const Called called = interruptedAfter(
        {"--set", "data.split.validation=0", "--set", "data.split.test=0.95", "--json", "--out", out("tested")}, 500);
    QCOMPARE(called.code, 130);
    const QJsonObject end = called.event("end");
    QCOMPARE(end["reason"].toString(), "stopped");
    QVERIFY(!end.contains("test_loss"));
    QCOMPARE(bytesOf(out("tested/history.csv")).count('\n'), 2);
    QVERIFY(QFile::exists(out("tested/weights.safetensors")));
}

void LoomCliTest::aLossThatExplodesExits3()
{
    const Called called =
        call({"train", spiral_, "--set", "data.source.task=regression", "--set", "data.split.method=ratio", "--set",
              "training.loss=mse", "--set", "training.metrics=mse", "--set",
              "graph.nodes.output.attributes.activation=linear", "--set", "training.optimizer.type=sgd", "--set",
              "training.optimizer.learning_rate=100", "--json"});
    QCOMPARE(called.code, 3);
    QVERIFY2(called.event("error")["sentence"].toString().contains("learning rate"),
             called.out.right(300).constData());
}

void LoomCliTest::evaluateFindsWhatTrainingReported()
{
    const QStringList recipe{"--set", "data.split.test=0.2", "--json"};
    const Called trained = call(QStringList{"train", spiral_, "--epochs", "5", "--out", out("tested")} + recipe);
    QCOMPARE(trained.code, 0);
    const Called measured =
        call(QStringList{"evaluate", spiral_, "--weights", out("tested/weights.safetensors")} + recipe);
    QCOMPARE(measured.code, 0);
    const QJsonObject end = trained.event("end"), found = measured.event("evaluate");
    QCOMPARE(found["part"].toString(), "test");
    QCOMPARE(found["samples"].toInt(), 120);
    QVERIFY(end["test_loss"].isDouble());
    QCOMPARE(found["loss"].toDouble(), end["test_loss"].toDouble());
    QCOMPARE(found["binary_accuracy"].toDouble(), end["test_binary_accuracy"].toDouble());
}

void LoomCliTest::predictPrintsProbabilitiesAsCsv()
{
    QCOMPARE(call({"train", xor_, "--out", out("xor")}).code, 0);
    const Called called = call({"predict", xor_, "--weights", out("xor/weights.safetensors"), "--rows", "0:4"});
    QCOMPARE(called.code, 0);
    const QList<QByteArray> lines = called.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 5);
    QCOMPARE(lines[0], "row,output_0,predicted,label");
    for (int row = 0; row < 4; ++row) {
        const QList<QByteArray> cells = lines[row + 1].split(',');
        QCOMPARE(cells[0].toInt(), row);
        QCOMPARE(cells[2], cells[3]);
        QCOMPARE(cells[1].toDouble() > 0.5, cells[2] == "1");
    }
    QCOMPARE(call({"predict", xor_, "--weights", out("xor/weights.safetensors"), "--rows", "4:5"}).code, 1);
}

void LoomCliTest::summaryCountsParameters()
{
    const QJsonObject summary = call({"summary", spiral_, "--json"}).event("summary");
    QCOMPARE(summary["parameters"].toInt(), 2 * 16 + 16 + 16 * 16 + 16 + 16 + 1);
    QCOMPARE(summary["trainable"].toInt(), summary["parameters"].toInt());
    QCOMPARE(summary["multiply_adds"].toInt(), 2 * 16 + 16 * 16 + 16);
    QVERIFY(call({"summary", spiral_, "--plan"}).out.contains("dense"));
}

void LoomCliTest::gradcheckProvesTheGradients()
{
    const Called called = call({"gradcheck", spiral_, "--json"});
    QCOMPARE(called.code, 0);
    const QJsonObject found = called.event("gradcheck");
    QVERIFY(found["max_relative_error"].toDouble() <= 1e-6);
    QVERIFY(found["compared"].toInt() > 250);
}

void LoomCliTest::aRateIsFoundAndTheProjectStaysAsItIs()
{
    const QByteArray before = bytesOf(spiral_);
    const Called called = call({"lr-find", spiral_, "--from", "1e-5", "--to", "2", "--steps", "60", "--json"});
    QVERIFY2(called.code == 0, called.err.constData());
    const QList<QJsonObject> events = called.events();
    QCOMPARE(events.first()["rate"].toDouble(), 1e-5);
    for (const QJsonObject& event : events.first(events.size() - 1))
        QVERIFY(event["event"] == "rate" && event["loss"].isDouble() && event["smoothed"].isDouble());
    const QJsonObject end = called.event("end");
    QCOMPARE(end["tried"].toInt(), int(events.size()) - 1);
    for (const char* rate : {"suggested", "steepest", "lowest", "tenth_of_lowest"})
        QVERIFY2(end[rate].toDouble() >= 1e-6 && end[rate].toDouble() <= 2, rate);
    QCOMPARE(end["suggested"], end["steepest"]);
    QCOMPARE(
        call({"lr-find", spiral_, "--from", "1e-5", "--to", "2", "--steps", "60", "--json", "--threads", "3"}).out,
        called.out);
    const Called said = call({"lr-find", spiral_});
    QVERIFY(said.out.contains("suggested: ") && said.out.contains("--set training.optimizer.learning_rate="));
    QVERIFY(call({"lr-find", "--help"}).out.contains("--from RATE"));
    QVERIFY(bytesOf(spiral_) == before);
}

void LoomCliTest::aRateThatCannotBeFoundHasItsExitCode()
{
    QCOMPARE(call({"lr-find", spiral_, "--from", "many"}).code, 2);
    QCOMPARE(call({"lr-find", spiral_, "--from", "1", "--to", "0.1"}).code, 1);
    QCOMPARE(call({"lr-find", kSource + "/samples/gan_ring.loom"}).code, 1);
    const Called flat = call({"lr-find", spiral_, "--from", "1e-12", "--to", "1e-11", "--steps", "20"});
    QCOMPARE(flat.code, 3);
    QVERIFY(flat.err.contains("falls nowhere"));
}

void LoomCliTest::severalBatchesShareAnUpdate()
{
    const QStringList four{"--set", "training.accumulate=4", "--set", "training.batch_size=16", "--json"};
    const Called whole = call(QStringList{"train", spiral_, "--epochs", "3", "--out", out("four")} + four);
    QCOMPARE(whole.code, 0);
    // Stopped in the middle of an update, and taken up again.
    QCOMPARE(call(QStringList{"train", spiral_, "--epochs", "3", "--steps", "46", "--out", out("halt")} + four).code,
             0);
    QCOMPARE(call(QStringList{"train", spiral_, "--epochs", "3", "--resume", "--out", out("halt")} + four).code, 0);
    QVERIFY(bytesOf(out("halt") + "/weights.safetensors") == bytesOf(out("four") + "/weights.safetensors"));
    QVERIFY(bytesOf(out("four") + "/project.loom").contains("\"format\": 2"));
    const Called other = call({"train", spiral_, "--epochs", "4", "--resume", "--out", out("four"), "--set",
                               "training.accumulate=2", "--set", "training.batch_size=16"});
    QCOMPARE(other.code, 1);
    QVERIFY(other.err.contains("an update after every 4 batches"));
}

void LoomCliTest::dataDescribesASource()
{
    const Called called =
        call({"data", "toy_2d", "--set", "data.source.kind=moons", "--set", "data.source.samples=50", "--json"});
    QCOMPARE(called.code, 0);
    const QJsonObject data = called.event("data");
    QCOMPARE(data["rows"].toInt(), 50);
    QCOMPARE(call({"data", spiral_}).code, 0);
}

void LoomCliTest::everyLossOfSeveralHasItsOwnNumbers()
{
    QFile table(out("houses.csv")), file(out("two.loom"));
    QVERIFY(table.open(QIODevice::WriteOnly) && file.open(QIODevice::WriteOnly));
    table.write("x,price,kind,trust\n");
    for (int i = 0; i < 40; ++i)
        table.write(QByteArray::number(i % 8) + "," + QByteArray::number(2 * (i % 8) + 1) + ","
                    + (i % 8 > 3 ? "house" : "flat") + "," + QByteArray::number(1 + i % 2) + "\n");
    table.close();
    file.write(R"({"format": 1, "title": "Two", "seed": 7,
      "graph": {"nodes": [{"id": "x", "type": "input"}, {"id": "a", "type": "dense", "attributes": {"units": 1}},
                          {"id": "b", "type": "dense", "attributes": {"units": 2, "activation": "softmax"}}],
                "edges": [["x", "a"], ["x", "b"]]},
      "data": {"source": {"type": "csv", "file": "houses.csv", "target": ["price", "kind"], "sample_weight": "trust"},
               "split": {"method": "ratio", "validation": 0.2}},
      "training": {"losses": [{"id": "price", "type": "mse", "of": "a", "target": "price"},
                              {"id": "kind", "type": "categorical_crossentropy", "of": "b", "target": "kind"}],
                   "epochs": 2, "metrics": ["mae", "accuracy"]}})");
    file.close();
    const Called trained = call({"train", out("two.loom"), "--json", "--out", out("two")});
    QCOMPARE(trained.code, 0);
    const QStringList names{"loss", "price_loss", "kind_loss", "price_mae", "kind_accuracy"};
    for (const QString& name : names)
        for (const char* part : {"", "validation_"})
            QVERIFY2(trained.events().first()[part + name].isDouble(), qPrintable(part + name));
    const QStringList with{"--weights", out("two/weights.safetensors"), "--json"};
    const QJsonObject measured = call(QStringList{"evaluate", out("two.loom")} + with).event("evaluate");
    for (const QString& name : names)
        QVERIFY2(measured[name].isDouble(), qPrintable(name));
    const QJsonObject row = call(QStringList{"predict", out("two.loom")} + with).events().first();
    QCOMPARE(row["values"].toArray().size(), 3);
    QVERIFY(row.contains("b/predicted") && row.contains("b/label") && !row.contains("a/predicted"));
    QVERIFY(call({"data", out("two.loom")}).out.contains("sample_weight"));
}

void LoomCliTest::theOutputFolderHoldsAProjectThatRuns()
{
    QCOMPARE(call({"train", spiral_, "--epochs", "2", "--seed", "5", "--out", out("copy")}).code, 0);
    QCOMPARE(call({"train", out("copy/project.loom"), "--out", out("again")}).code, 0);
    QCOMPARE(bytesOf(out("copy/weights.safetensors")), bytesOf(out("again/weights.safetensors")));
}

QTEST_GUILESS_MAIN(LoomCliTest)
#include "loom_cli_test.moc"
