#include "project/project_file.h"
#include "project/run.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace loom;

namespace {

/// The spiral sample with those callbacks and a rate at which its validation loss goes up and down.
Project spiral(std::vector<Part> callbacks, std::int64_t epochs)
{
    Project project = openProject(LOOM_SOURCE_DIR "/samples/spiral.loom").value().project;
    project.training.callbacks = std::move(callbacks);
    project.training.epochs = epochs;
    project.training.optimizer = {"adam", {{"learning_rate", 0.05}}};
    project.data.split.validation = 0.25;
    return project;
}

Run started(const Project& project, const QString& folder = {})
{
    RunOptions options;
    options.threads = 1;
    options.projectFolder = LOOM_SOURCE_DIR "/samples";
    options.outputFolder = folder.toStdString();
    return std::move(makeRun(project, options)).value();
}

std::size_t indexOf(const Trainer& trainer, const char* series)
{
    return std::size_t(std::ranges::find(trainer.series(), series) - trainer.series().begin());
}

Part earlyStopping(std::int64_t patience)
{
    return {"early_stopping", {{"patience", patience}}};
}

} // namespace

/// Callbacks at work in a real run.
class CallbacksRunTest : public QObject {
    Q_OBJECT
private slots:
    void earlyStoppingBringsBackTheBestEpoch();
    void plateauLowersTheRateAndIsLogged();
    void theLogHoldsTheRateThatItsEpochWasTrainedWith();
    void aRunCutShortKeepsItsLastWeights();
    void aRunTakenUpAgainEndsTheSame();
    void anAbandonedValidationIsDoneAnew();
    void anUnknownValueEndsWithASentence();
    void frozenLayersLearnFromTheirEpochOn();
    void layersThatAreNotThereAreNamed();
};

void CallbacksRunTest::earlyStoppingBringsBackTheBestEpoch()
{
    Run run = started(spiral({earlyStopping(4)}, 300));
    std::vector<std::map<std::string, Tensor>> after;
    while (run.trainer->step())
        if (run.trainer->epoch() > std::int64_t(after.size()))
            after.push_back(run.network->weights());
    QCOMPARE(run.trainer->end().reason, EndReason::callback);
    QVERIFY(!run.trainer->end().sentence.empty());
    const std::size_t column = indexOf(*run.trainer, "validation_loss");
    const auto& epochs = run.trainer->epochs();
    const auto best =
        std::ranges::min_element(epochs, {}, [&](const EpochRecord& record) { return record.values.at(column); });
    QCOMPARE(epochs.end() - best, 5);
    QVERIFY(run.network->weights() == after.at(std::size_t(best - epochs.begin())));
    QVERIFY(run.network->weights() != after.back());
}

void CallbacksRunTest::plateauLowersTheRateAndIsLogged()
{
    Run run = started(spiral({{"reduce_lr_on_plateau", {{"patience", std::int64_t(2)}, {"factor", 0.5}}}}, 60));
    run.trainer->run({});
    QCOMPARE(run.trainer->end().reason, EndReason::finished);
    const auto& events = run.trainer->events();
    QVERIFY(!events.empty());
    QCOMPARE(events.front().path, std::string("training.optimizer.learning_rate"));
    QCOMPARE(events.front().value, Value(0.025));
    QCOMPARE(Value(run.trainer->learningRate()), events.back().value);
}

void CallbacksRunTest::theLogHoldsTheRateThatItsEpochWasTrainedWith()
{
    const Part log{"csv_log", {}}, plateau{"reduce_lr_on_plateau", {{"patience", std::int64_t(1)}, {"factor", 0.5}}};
    for (const std::vector<Part>& order : {std::vector<Part>{log, plateau}, std::vector<Part>{plateau, log}}) {
        QTemporaryDir folder;
        Run run = started(spiral(order, 20), folder.path());
        std::vector<double> rates;
        for (std::int64_t epoch = 0; epoch < 20; ++epoch) {
            rates.push_back(run.trainer->learningRate());
            while (run.trainer->epoch() == epoch)
                run.trainer->step();
        }
        QVERIFY(rates.front() > rates.back());
        QFile file(folder.filePath("log.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().split('\n');
        const auto column = lines[0].split(',').indexOf("base_learning_rate");
        for (std::size_t i = 0; i < rates.size(); ++i)
            QCOMPARE(lines[qsizetype(i) + 1].split(',')[column].toDouble(), rates[i]);
    }
}

void CallbacksRunTest::aRunCutShortKeepsItsLastWeights()
{
    Run cut = started(spiral({earlyStopping(4)}, 300)), plain = started(spiral({}, 300));
    for (Run* run : {&cut, &plain}) {
        while (run->trainer->stepsDone() < 100)
            QVERIFY(run->trainer->step());
        run->trainer->finish(EndReason::finished);
    }
    QVERIFY(cut.network->weights() == plain.network->weights());
}

void CallbacksRunTest::aRunTakenUpAgainEndsTheSame()
{
    QTemporaryDir whole, parts;
    const std::vector<Part> callbacks{earlyStopping(6),
                                      {"reduce_lr_on_plateau", {{"patience", std::int64_t(2)}, {"factor", 0.5}}},
                                      {"csv_log", {}},
                                      {"model_checkpoint", {}}};
    const Project project = spiral(callbacks, 300);
    Run once = started(project, whole.path());
    once.trainer->run({});
    QCOMPARE(once.trainer->end().reason, EndReason::callback);

    const std::int64_t half = once.trainer->stepsDone() / 2;
    Trainer::State state;
    {
        Run first = started(project, parts.path());
        while (first.trainer->stepsDone() < half)
            QVERIFY(first.trainer->step());
        state = first.trainer->fullState();
    }
    Run second = started(project, parts.path());
    const Result<void> restored = second.trainer->restore(state);
    QVERIFY2(restored.ok(), restored.ok() ? "" : english(restored.error()).c_str());
    second.trainer->run({});

    QCOMPARE(second.trainer->stepsDone(), once.trainer->stepsDone());
    QCOMPARE(second.trainer->end().sentence, once.trainer->end().sentence);
    QVERIFY(second.network->weights() == once.network->weights());
    for (const char* file : {"log.csv", "best.safetensors"}) {
        QFile a(whole.filePath(file)), b(parts.filePath(file));
        QVERIFY(a.open(QIODevice::ReadOnly) && b.open(QIODevice::ReadOnly));
        const QByteArray bytes = a.readAll();
        QVERIFY(!bytes.isEmpty());
        QVERIFY2(bytes == b.readAll(), file);
    }
}

void CallbacksRunTest::anAbandonedValidationIsDoneAnew()
{
    QTemporaryDir whole, parts;
    const Project project = spiral({earlyStopping(6), {"csv_log", {}}}, 12);
    Run once = started(project, whole.path());
    once.trainer->run({});

    Trainer::State state;
    const std::int64_t perEpoch = once.trainer->batchesPerEpoch();
    {
        Run first = started(project, parts.path());
        Trainer& trainer = *first.trainer;
        int batches = 0;
        trainer.onValidationBatch = [&] { return trainer.epoch() < 2 || ++batches < 3; };
        while (trainer.stepsDone() < 3 * perEpoch)
            QVERIFY(trainer.step());
        QCOMPARE(batches, 3);
        QVERIFY2(!trainer.ended(), "whoever abandons it says how training ends");
        QCOMPARE(trainer.epoch(), 2);
        QCOMPARE(trainer.epochs().size(), std::size_t(2));
        state = trainer.fullState();
        trainer.finish(EndReason::stopped);
    }
    Run second = started(project, parts.path());
    QVERIFY(second.trainer->restore(state).ok());
    QVERIFY(second.trainer->step());
    QCOMPARE(second.trainer->epoch(), 3);
    QCOMPARE(second.trainer->stepsDone(), 3 * perEpoch);
    second.trainer->run({});
    QCOMPARE(second.trainer->end().reason, once.trainer->end().reason);
    QVERIFY(second.network->weights() == once.network->weights());
    QVERIFY(second.trainer->epochs().back().values == once.trainer->epochs().back().values);
    QFile a(whole.filePath("log.csv")), b(parts.filePath("log.csv"));
    QVERIFY(a.open(QIODevice::ReadOnly) && b.open(QIODevice::ReadOnly));
    QCOMPARE(b.readAll(), a.readAll());
}

void CallbacksRunTest::anUnknownValueEndsWithASentence()
{
    Project project = spiral({earlyStopping(3)}, 3);
    project.data.split.validation = 0;
    Run run = started(project);
    run.trainer->run({});
    QCOMPARE(run.trainer->end().reason, EndReason::failed);
    QCOMPARE(run.trainer->stepsDone(), 0);
    const std::string sentence = english(run.trainer->end().sentence);
    QVERIFY2(sentence.find("early_stopping watches “validation_loss”") != std::string::npos, sentence.c_str());
}

/// Of the spiral's layers all are frozen but the last; two of them learn after the second of four epochs.
void CallbacksRunTest::frozenLayersLearnFromTheirEpochOn()
{
    Project project = spiral({}, 4);
    std::vector<std::string> dense;
    for (Node& node : project.graph.nodes)
        if (node.type == "dense")
            dense.push_back(node.id);
    QVERIFY(dense.size() >= 2);
    const std::string first = dense.front();
    project.graph.find(first)->frozen = true;
    project.graph.find(first)->group = "body";
    project.graph.groups.push_back({.id = "body", .title = "Body"});
    project.training.callbacks = {
        {"unfreeze",
         {{"after", std::int64_t(2)}, {"layers", std::vector<std::string>{"group:body"}}, {"learning_rate", 0.001}}}};
    const std::string kernel = first + "/kernel", last = dense.back() + "/kernel";
    Run run = started(project);
    const auto drawn = run.network->weights();
    while (run.trainer->epoch() < 2)
        QVERIFY(run.trainer->step());
    QVERIFY(run.network->weights().at(kernel) == drawn.at(kernel));
    QVERIFY(run.network->weights().at(last) != drawn.at(last));
    const std::int64_t step = run.trainer->stepsDone();
    const std::vector<RunEvent> told{{step, frozenPath(first), false}, {step, kRatePath, 0.001}};
    QVERIFY(run.trainer->events() == told);
    const Trainer::State kept = run.trainer->fullState();
    run.trainer->run({});
    QVERIFY(run.network->weights().at(kernel) != drawn.at(kernel));
    QVERIFY(run.trainer->events() == told);

    Run again = started(project);
    QVERIFY(again.trainer->restore(kept).ok());
    again.trainer->run({});
    QVERIFY(again.network->allState() == run.network->allState());

    Run repeated = started(project);
    repeated.trainer->repeat(told, run.trainer->epochs(), run.trainer->stepsDone());
    repeated.trainer->run({});
    QVERIFY(repeated.network->allState() == run.network->allState());
    QVERIFY(repeated.trainer->events() == told);
}

void CallbacksRunTest::layersThatAreNotThereAreNamed()
{
    const Result<Run> run =
        makeRun(spiral({{"unfreeze", {{"layers", std::vector<std::string>{"group:tail"}}}}}, 4), {});
    QVERIFY(!run.ok());
    QVERIFY2(english(run.error()).find("names “group:tail”") != std::string::npos, english(run.error()).c_str());
}

QTEST_GUILESS_MAIN(CallbacksRunTest)
#include "callbacks_run_test.moc"
