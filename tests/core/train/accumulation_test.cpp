#include "kernels/variants.h"
#include "project/path.h"
#include "project/project_file.h"
#include "project/run.h"

#include <QTest>

#include <cmath>

using namespace loom;

namespace {

const char* const kPath = "training.accumulate";

/// The spiral sample (480 rows to train on) with a penalty, so that what an update adds to gradients counts once.
Project project(std::int64_t batch, std::int64_t accumulate)
{
    Project made = openProject(LOOM_SOURCE_DIR "/samples/spiral.loom").value().project;
    made.graph.nodes[1].attributes["kernel_l2"] = 0.01;
    made.training.batchSize = batch;
    made.training.accumulate = accumulate;
    made.training.optimizer = {"adam",
                               {{"learning_rate", 0.02},
                                {"clipnorm", 0.05},
                                {"schedule", std::vector<Part>{{"cosine", {{"warmup_steps", std::int64_t(5)}}}}}}};
    made.training.epochs = 6;
    return made;
}

Project withDropout(Project made)
{
    const Edge first = made.graph.edges[1];
    made.graph.nodes.push_back({"drop1", "dropout", {{"rate", 0.2}}});
    made.graph.edges[1] = {first.from, {"drop1", ""}};
    made.graph.edges.push_back({{"drop1", ""}, first.to});
    return made;
}

Run started(const Project& project, int threads = 1, int shards = 1, const std::string& kernels = "baseline")
{
    RunOptions options;
    options.threads = threads;
    options.kernels = kernels;
    options.shards = shards;
    options.projectFolder = LOOM_SOURCE_DIR "/samples";
    Result<Run> run = makeRun(project, options);
    if (!run)
        qFatal("%s", english(run.error()).c_str());
    return std::move(*run);
}

void stepTo(Trainer& trainer, std::int64_t step)
{
    while (trainer.stepsDone() < step && !trainer.ended())
        trainer.step();
    QCOMPARE(trainer.stepsDone(), step);
}

std::string sentence(const Result<void>& result)
{
    return result.ok() ? std::string() : english(result.error());
}

double difference(const std::map<std::string, Tensor>& a, const std::map<std::string, Tensor>& b)
{
    double most = a.size() == b.size() ? 0 : INFINITY;
    for (const auto& [name, tensor] : a)
        for (std::int64_t i = 0; i < tensor.size() && most < INFINITY; ++i)
            most = std::max(most, std::fabs(tensor.at(i) - b.at(name).at(i)));
    return most;
}

} // namespace

/// Several batches that share an update: the optimizer acts once, on the mean of their gradients.
class AccumulationTest : public QObject {
    Q_OBJECT
private slots:
    void severalBatchesLearnAsOneOfAllTheirRows_data();
    void severalBatchesLearnAsOneOfAllTheirRows();
    void nothingMovesBeforeTheLastBatch();
    void theLastBatchesOfAnEpochActHoweverManyTheyAre();
    void threadsAndVariantsKeepTheirBits();
    void aStateInTheMiddleOfAnUpdateGoesOnAsIfNothingHadBeen();
    void aRunRepeatedFromAnyStateIsTheSame();
    void aStateOfAnotherNumberIsRefused();
    void damagedCountsAreRefused();
    void phasesAreRefusedWithARepair();
    void anAddressSetsItWithinItsRange();
};

void AccumulationTest::severalBatchesLearnAsOneOfAllTheirRows_data()
{
    QTest::addColumn<int>("batch");
    QTest::addColumn<int>("accumulate");
    QTest::addColumn<int>("shards");
    QTest::addColumn<QString>("dtype");
    QTest::addColumn<double>("most");
    QTest::newRow("four batches of 16 learn as one of 64") << 16 << 4 << 1 << "f64" << 1e-12;
    QTest::newRow("four batches of 17, the last of 4 rows alone") << 17 << 4 << 1 << "f64" << 1e-12;
    QTest::newRow("seven batches of 13, whose rows do not come out even") << 13 << 7 << 1 << "f64" << 1e-12;
    QTest::newRow("an epoch in one update") << 16 << 100 << 1 << "f64" << 1e-12;
    QTest::newRow("batches in shards share an update, too") << 16 << 4 << 3 << "f64" << 1e-12;
    QTest::newRow("in numbers of 32 bits but for rounding") << 16 << 4 << 1 << "f32" << 2e-4;
}

void AccumulationTest::severalBatchesLearnAsOneOfAllTheirRows()
{
    QFETCH(int, batch);
    QFETCH(int, accumulate);
    QFETCH(int, shards);
    QFETCH(QString, dtype);
    QFETCH(double, most);
    Project parts = project(batch, accumulate), whole = project(std::min(480, batch * accumulate), 1);
    parts.training.dtype = whole.training.dtype = dtype.toStdString();
    Run several = started(parts, 1, shards), one = started(whole);
    for (int epoch = 1; epoch <= 4; ++epoch) {
        while (several.trainer->epoch() < epoch)
            QVERIFY(several.trainer->step());
        while (one.trainer->epoch() < epoch)
            QVERIFY(one.trainer->step());
        QCOMPARE(several.trainer->updatesDone(), one.trainer->stepsDone());
        QCOMPARE(several.trainer->learningRate(), one.trainer->learningRate());
        const double far = difference(several.network->allState(), one.network->allState());
        QVERIFY2(far <= most, qPrintable(QString("epoch %1: %2").arg(epoch).arg(far)));
    }
    QVERIFY(several.trainer->stepsDone() > several.trainer->updatesDone());
}

void AccumulationTest::nothingMovesBeforeTheLastBatch()
{
    Run run = started(project(16, 3));
    std::map<std::string, Tensor> before = run.network->allState();
    for (int step = 1; step <= 9; ++step) {
        QVERIFY(run.trainer->step());
        QCOMPARE(run.network->allState() == before, step % 3 != 0);
        QVERIFY2(run.network->penalty() > 0, "the batch's loss has its penalty");
        before = run.network->allState();
    }
    QCOMPARE(run.trainer->updatesDone(), std::int64_t(3));
}

void AccumulationTest::theLastBatchesOfAnEpochActHoweverManyTheyAre()
{
    Run run = started(project(16, 4)); // 30 batches: seven times four, then two
    stepTo(*run.trainer, 29);
    QCOMPARE(run.trainer->updatesDone(), std::int64_t(7));
    stepTo(*run.trainer, 30);
    QCOMPARE(run.trainer->updatesDone(), std::int64_t(8));
    stepTo(*run.trainer, 33);
    QCOMPARE(run.trainer->updatesDone(), std::int64_t(8));
    stepTo(*run.trainer, 34);
    QCOMPARE(run.trainer->updatesDone(), std::int64_t(9));
}

void AccumulationTest::threadsAndVariantsKeepTheirBits()
{
    Project made = withDropout(project(16, 4));
    made.graph.nodes[1].attributes["units"] = made.graph.nodes[2].attributes["units"] = std::int64_t(96);
    for (const int shards : {1, 3})
        for (const std::string& kernels : {std::string("baseline"), std::string()}) {
            Run alone = started(made, 1, shards, kernels);
            stepTo(*alone.trainer, 38);
            for (const int threads : {2, 3, 7}) {
                Run run = started(made, threads, shards, kernels);
                stepTo(*run.trainer, 38);
                QVERIFY2(run.network->allState() == alone.network->allState(), kernels.c_str());
                QVERIFY(run.trainer->stepState().tensors == alone.trainer->stepState().tensors
                        || run.trainer->batchValues() == alone.trainer->batchValues());
            }
        }
}

void AccumulationTest::aStateInTheMiddleOfAnUpdateGoesOnAsIfNothingHadBeen()
{
    const Project made = withDropout(project(16, 4));
    Run once = started(made);
    std::map<std::int64_t, Trainer::State> states;
    for (std::int64_t step = 0; step <= 34; ++step) {
        stepTo(*once.trainer, step);
        states[step] = once.trainer->fullState();
    }
    stepTo(*once.trainer, 50);
    QVERIFY(states[5].tensors.contains("hidden1/kernel:accumulated"));
    QVERIFY2(!states[8].tensors.contains("hidden1/kernel:accumulated"), "nothing waits after an update");
    for (const std::int64_t from : {0, 1, 2, 3, 4, 7, 27, 29, 30, 31, 34}) {
        Run again = started(made, 2);
        stepTo(*again.trainer, 6); // what it gathered itself is gone
        QCOMPARE(sentence(again.trainer->restore(states[from])), std::string());
        stepTo(*again.trainer, 50);
        QVERIFY2(again.network->allState() == once.network->allState(), std::to_string(from).c_str());
        QVERIFY(again.trainer->fullState().tensors.contains("hidden1/kernel:accumulated")
                == once.trainer->fullState().tensors.contains("hidden1/kernel:accumulated"));
        QCOMPARE(again.trainer->updatesDone(), once.trainer->updatesDone());
    }
}

void AccumulationTest::aRunRepeatedFromAnyStateIsTheSame()
{
    const Project made = withDropout(project(16, 4));
    // Frozen and let go in the middle of an update, and batches of another size from the next epoch on.
    const std::vector<RunEvent> events = {{6, frozenPath("hidden1"), true},
                                          {13, "graph.nodes.drop1.attributes.rate", 0.5},
                                          {21, frozenPath("hidden1"), false},
                                          {25, kBatchSizePath, std::int64_t(9)}};
    Run once = started(made);
    QVERIFY(once.trainer->plan(events).ok());
    std::map<std::int64_t, Trainer::State> states;
    std::map<std::int64_t, std::map<std::string, Tensor>> weights;
    for (std::int64_t step = 0; step <= 60; ++step) {
        stepTo(*once.trainer, step);
        states[step] = once.trainer->stepState();
        weights[step] = once.network->allState();
    }
    Run again = started(made, 2);
    for (const std::int64_t from : {59, 33, 30, 26, 22, 21, 20, 15, 7, 6, 5, 1, 0}) {
        Trainer::State full = states[from];
        Trainer::addRecords(full, once.trainer->epochs(), once.trainer->events());
        QCOMPARE(sentence(again.trainer->restore(full)), std::string());
        const std::int64_t until = std::min<std::int64_t>(60, from + 19);
        again.trainer->repeat(once.trainer->events(), once.trainer->epochs(), until);
        stepTo(*again.trainer, until);
        QVERIFY2(again.network->allState() == weights[until], std::to_string(from).c_str());
    }
}

void AccumulationTest::aStateOfAnotherNumberIsRefused()
{
    Run four = started(project(16, 4)), one = started(project(16, 1));
    stepTo(*four.trainer, 6);
    stepTo(*one.trainer, 6);
    QCOMPARE(sentence(one.trainer->restore(four.trainer->fullState())),
             std::string("The checkpoint was trained with an update after every 4 batches, this project asks for one "
                         "after every 1; set “Batches per update” as it was, or train anew"));
    Run other = started(project(16, 1));
    stepTo(*other.trainer, 6);
    QVERIFY(!four.trainer->restore(other.trainer->fullState()).ok());
}

void AccumulationTest::damagedCountsAreRefused()
{
    Run run = started(project(16, 4));
    stepTo(*run.trainer, 6);
    const Trainer::State good = run.trainer->fullState();
    for (int entry = 0; entry < 3; ++entry)
        for (const double value : {-1.0, 0.5, 1e18, std::nan("")}) {
            Trainer::State bad = good;
            bad.tensors.at("trainer/updates").set(entry, value);
            Run other = started(project(16, 4));
            QVERIFY2(!other.trainer->restore(bad).ok(), std::to_string(value).c_str());
        }
    Trainer::State bad = good;
    bad.tensors.erase("hidden2/bias:accumulated");
    QVERIFY(sentence(run.trainer->restore(bad)).find("hidden2/bias:accumulated") != std::string::npos);
    bad = good;
    bad.tensors["trainer/updates"] = Tensor(Shape{2}, DType::f64);
    QVERIFY(!run.trainer->restore(bad).ok());
}

void AccumulationTest::phasesAreRefusedWithARepair()
{
    Project made = openProject(LOOM_SOURCE_DIR "/samples/gan_ring.loom").value().project;
    made.training.accumulate = 4;
    const std::vector<Issue> issues = checkProject(made, {});
    const auto found = std::ranges::find(issues, kPath, &Issue::path);
    QVERIFY(found != issues.end() && found->severity == Severity::error);
    QCOMPARE(
        QString::fromStdString(english(found->sentence)),
        QString("Phases move weights in each batch, so 4 batches cannot share an update; let each batch have its "
                "own, or take the phases away"));
    QCOMPARE(found->repairs.size(), std::size_t(1));
    RunOptions options;
    options.projectFolder = LOOM_SOURCE_DIR "/samples";
    QVERIFY(!makeRun(made, options).ok());
}

void AccumulationTest::anAddressSetsItWithinItsRange()
{
    Project made = project(16, 1);
    QVERIFY(setValue(made, kPath, std::int64_t(4)).ok());
    QCOMPARE(made.training.accumulate, std::int64_t(4));
    for (const Value& wrong : std::vector<Value>{std::int64_t(0), 2.5, std::string("four")})
        QVERIFY(!setValue(made, kPath, wrong).ok());
    QCOMPARE(made.training.accumulate, std::int64_t(4));
}

QTEST_GUILESS_MAIN(AccumulationTest)
#include "accumulation_test.moc"
