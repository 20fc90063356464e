#include "kernels/variants.h"
#include "project/project_file.h"
#include "project/run.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace loom;

namespace {

/// The spiral sample with a dropout layer between its hidden layers, early stopping and a falling rate.
Project project()
{
    Project made = openProject(LOOM_SOURCE_DIR "/samples/spiral.loom").value().project;
    const Edge first = made.graph.edges[1];
    made.graph.nodes.push_back({"drop1", "dropout", {{"rate", 0.2}}});
    made.graph.edges[1] = {first.from, {"drop1", ""}};
    made.graph.edges.push_back({{"drop1", ""}, first.to});
    made.training.optimizer = {"adam", {{"learning_rate", 0.01}}};
    made.training.callbacks = {{"early_stopping", {{"patience", std::int64_t(50)}}}};
    made.training.batchSize = 16;
    made.data.split.validation = 0.25;
    return made;
}

Run started(const Project& project, int threads = 1, const std::string& kernels = {})
{
    RunOptions options;
    options.threads = threads;
    options.kernels = kernels;
    options.projectFolder = LOOM_SOURCE_DIR "/samples";
    return std::move(makeRun(project, options)).value();
}

std::string hiddenOf(const Project& project)
{
    return project.graph.edges[0].to.node;
}

void stepTo(Trainer& trainer, std::int64_t step)
{
    while (trainer.stepsDone() < step)
        QVERIFY(trainer.step());
}

std::vector<RunEvent> events(const Project& project)
{
    return {{20, kRatePath, 0.03},
            {45, frozenPath(hiddenOf(project)), true},
            {60, "graph.nodes.drop1.attributes.rate", 0.5},
            {61, "training.optimizer.beta_1", 0.8},
            {70, kBatchSizePath, std::int64_t(8)},
            {90, frozenPath(hiddenOf(project)), false}};
}

std::string sentence(const Result<void>& result)
{
    return result.ok() ? std::string() : english(result.error());
}

} // namespace

/// Settings that are moved while a run is under way: they act, are logged by their paths, and a run repeated from any
/// of its states is the same run.
class RunEventsTest : public QObject {
    Q_OBJECT
private slots:
    void aFrozenLayerStandsStillAndLearnsOnLater();
    void aPlannedEventIsTheSameAsOneMadeByHand();
    void aRunRepeatedFromAnyStateIsTheSame();
    void aValueOutsideItsRangeIsRefused();
    void whatActsAfterARestartIsRefused();
    void withEveryLayerFrozenNothingMoves();
    void eventsOfTheFormerFormAreRead();
    void aCheckpointSaysWhatItWasComputedWith();
    void everyDamagedNumberIsRefused_data();
    void everyDamagedNumberIsRefused();
    void damagedEventsAreRefused();
    void moreEpochsGoOnAsIfTheyHadBeenThere();
};

void RunEventsTest::aFrozenLayerStandsStillAndLearnsOnLater()
{
    const Project recipe = project();
    const std::string layer = hiddenOf(recipe), kernel = layer + "/kernel";
    Run run = started(recipe);
    stepTo(*run.trainer, 10);
    const Tensor before = *run.network->parameter(kernel), slot = *run.network->slot(kernel, "m");
    QCOMPARE(sentence(run.trainer->set(frozenPath(layer), true)), std::string());
    const Tensor other = *run.network->parameter("output/kernel");
    stepTo(*run.trainer, 15);
    QVERIFY(*run.network->parameter(kernel) == before);
    QVERIFY(!(*run.network->parameter("output/kernel") == other));
    QCOMPARE(sentence(run.trainer->set(frozenPath(layer), false)), std::string());
    QVERIFY2(*run.network->slot(kernel, "m") == slot, "the optimizer's state rested meanwhile");
    stepTo(*run.trainer, 16);
    QVERIFY(!(*run.network->parameter(kernel) == before));
    QCOMPARE(run.trainer->events(),
             (std::vector<RunEvent>{{10, frozenPath(layer), true}, {15, frozenPath(layer), false}}));
}

void RunEventsTest::aPlannedEventIsTheSameAsOneMadeByHand()
{
    const Project recipe = project();
    Run byHand = started(recipe), planned = started(recipe, 2);
    QCOMPARE(sentence(planned.trainer->plan(events(recipe))), std::string());
    for (const RunEvent& event : events(recipe)) {
        stepTo(*byHand.trainer, event.step);
        QCOMPARE(sentence(byHand.trainer->set(event.path, event.value)), std::string());
    }
    stepTo(*byHand.trainer, 120);
    stepTo(*planned.trainer, 120);
    QCOMPARE(planned.trainer->events(), byHand.trainer->events());
    QVERIFY(planned.network->allState() == byHand.network->allState());
    QVERIFY(!sentence(planned.trainer->plan({{5, kRatePath, 0.1}})).empty());
}

void RunEventsTest::aRunRepeatedFromAnyStateIsTheSame()
{
    const Project recipe = project();
    Run once = started(recipe);
    QVERIFY(once.trainer->plan(events(recipe)).ok());
    std::map<std::int64_t, Trainer::State> states;
    std::map<std::int64_t, std::map<std::string, Tensor>> weights;
    for (std::int64_t step = 0; step <= 130; ++step) {
        stepTo(*once.trainer, step);
        if (step % 10 == 0)
            states[step] = once.trainer->stepState();
        weights[step] = once.network->allState();
    }
    // Backwards, in one run: what was moved later is undone.
    Run again = started(recipe, 2);
    for (auto state = states.rbegin(); state != states.rend(); ++state) {
        Trainer::State full = state->second;
        Trainer::addRecords(full, once.trainer->epochs(), once.trainer->events());
        QCOMPARE(sentence(again.trainer->restore(full)), std::string());
        const std::int64_t until = std::min<std::int64_t>(130, state->first + 37);
        again.trainer->repeat(once.trainer->events(), once.trainer->epochs(), until);
        stepTo(*again.trainer, until);
        QVERIFY2(again.network->allState() == weights[until], std::to_string(until).c_str());
    }
}

void RunEventsTest::aValueOutsideItsRangeIsRefused()
{
    const Project recipe = project();
    Run run = started(recipe);
    for (const RunEvent& event : std::vector<RunEvent>{{0, kRatePath, -1.0},
                                                       {0, kRatePath, 1e30},
                                                       {0, kRatePath, std::string("fast")},
                                                       {0, "graph.nodes.drop1.attributes.rate", 1.5},
                                                       {0, kBatchSizePath, std::int64_t(0)},
                                                       {0, "training.optimizer.beta_1", 2.0}}) {
        QVERIFY2(!sentence(run.trainer->set(event.path, event.value)).empty(), event.path.c_str());
        QVERIFY2(!sentence(run.trainer->plan({event})).empty(), event.path.c_str());
    }
    QVERIFY(run.trainer->events().empty());
    QCOMPARE(run.trainer->baseLearningRate(), 0.01);
}

void RunEventsTest::whatActsAfterARestartIsRefused()
{
    const Project recipe = project();
    Run run = started(recipe);
    for (const std::string& path : {"graph.nodes." + hiddenOf(recipe) + ".attributes.units", std::string("seed"),
                                    std::string("data.split.validation"), std::string("graph.nodes.nobody.frozen")})
        QVERIFY2(!sentence(run.trainer->set(path, std::int64_t(4))).empty(), path.c_str());
}

void RunEventsTest::withEveryLayerFrozenNothingMoves()
{
    const Project recipe = project();
    Run run = started(recipe);
    stepTo(*run.trainer, 5);
    for (const Node& node : recipe.graph.nodes)
        QCOMPARE(sentence(run.trainer->set(frozenPath(node.id), true)), std::string());
    const std::map<std::string, Tensor> before = run.network->allState();
    stepTo(*run.trainer, 40);
    QVERIFY(run.network->allState() == before);
    QCOMPARE(sentence(run.trainer->set(frozenPath(hiddenOf(recipe)), false)), std::string());
    stepTo(*run.trainer, 41);
    QVERIFY(run.network->allState() != before);
}

void RunEventsTest::eventsOfTheFormerFormAreRead()
{
    const auto read = readEvents("3 optimizer.learning_rate 0.5\n4 batch_size 8\n9 drop1.rate 0.25\n");
    QVERIFY(read.ok());
    QCOMPARE(*read,
             (std::vector<RunEvent>{{3, kRatePath, 0.5},
                                    {4, kBatchSizePath, std::int64_t(8)},
                                    {9, "graph.nodes.drop1.attributes.rate", 0.25}}));
    QVERIFY(!readEvents("3 optimizer.learning_rate").ok());
    QVERIFY(!readEvents("9 drop1.rate 0.5\n3 drop1.rate 0.5\n").ok());
    const auto same = readEvents(writeEvents(*read));
    QVERIFY(same.ok());
    QCOMPARE(*same, *read);
    QCOMPARE(*parseEvent("200:training.optimizer.learning_rate=0.01"), (RunEvent{200, kRatePath, 0.01}));
    QCOMPARE(*parseEvent("3:graph.nodes.a.frozen=true"), (RunEvent{3, "graph.nodes.a.frozen", true}));
    for (const char* odd : {"", "3", "3:", "3:a", ":a=1", "x:a=1", "-1:a=1", "1.5:a=1", "3:=1"})
        QVERIFY2(!parseEvent(odd).ok(), odd);
}

void RunEventsTest::aCheckpointSaysWhatItWasComputedWith()
{
    for (const KernelVariant& variant : kernelVariants()) {
        if (!variant.table)
            continue;
        Run other = started(project(), 1, variant.name);
        stepTo(*other.trainer, 3);
        const StateOrigin origin = Trainer::originOf(other.trainer->fullState());
        QCOMPARE(origin.version, Trainer::kStateVersion);
        QCOMPARE(origin.kernels, variant.name);
    }
    Run run = started(project());
    Trainer::State newer = run.trainer->fullState();
    newer.metadata["version"] = "3";
    QVERIFY(!run.trainer->restore(newer).ok());
}

void RunEventsTest::everyDamagedNumberIsRefused_data()
{
    QTest::addColumn<int>("place");
    QTest::addColumn<double>("number");
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (int place = 0; place < 10; ++place)
        for (const double number : {nan, -1.0, 0.5, 1e15, 1e300, -1e300})
            QTest::addRow("position %d is %g", place, number) << place << number;
}

void RunEventsTest::everyDamagedNumberIsRefused()
{
    QFETCH(int, place);
    QFETCH(double, number);
    Run run = started(project());
    stepTo(*run.trainer, 20);
    Trainer::State state = run.trainer->fullState();
    state.tensors["trainer/position"].set(place, number);
    Run other = started(project());
    const bool restored = other.trainer->restore(state).ok();
    // The rate 0.5, sums of a loss and seconds may be any such number.
    const bool usable =
        (place == 4 && number == 0.5) || (place == 5 && !std::isnan(number)) || (place == 7 && number > 0);
    QCOMPARE(restored, usable);
    if (restored)
        QVERIFY(other.trainer->step());
}

void RunEventsTest::damagedEventsAreRefused()
{
    Run run = started(project());
    stepTo(*run.trainer, 20);
    const Trainer::State whole = run.trainer->fullState();
    for (const RunEvent& event : std::vector<RunEvent>{{3, kRatePath, 1e30},
                                                       {3, kRatePath, -1.0},
                                                       {3, "graph.nodes.drop1.attributes.rate", 7.0},
                                                       {3, "graph.nodes.nobody.attributes.rate", 0.5},
                                                       {3, "training.optimizer.beta_1", 2.0},
                                                       {3, kBatchSizePath, std::int64_t(1'000'000'000'000'000)},
                                                       {21, kRatePath, 0.5}}) {
        Trainer::State state = whole;
        state.metadata["events"] = writeEvents({event});
        Run other = started(project());
        QVERIFY2(!other.trainer->restore(state).ok(), event.path.c_str());
    }
    Run other = started(project());
    QVERIFY(other.trainer->restore(whole).ok());
}

void RunEventsTest::moreEpochsGoOnAsIfTheyHadBeenThere()
{
    Project few = project(), many = few;
    few.training.epochs = 2;
    many.training.epochs = 5;
    few.training.callbacks.clear();
    many.training.callbacks.clear();
    Run whole = started(many), parts = started(few);
    whole.trainer->run({});
    parts.trainer->run({});
    QCOMPARE(parts.trainer->end().reason, EndReason::finished);
    Run further = started(few);
    QVERIFY(further.trainer->restore(parts.trainer->fullState()).ok());
    QCOMPARE(sentence(further.trainer->set(kEpochsPath, std::int64_t(5))), std::string());
    further.trainer->run({});
    QVERIFY(further.network->allState() == whole.network->allState());
    QCOMPARE(further.trainer->epochs().size(), std::size_t(5));
    for (std::size_t i = 0; i < 5; ++i)
        QCOMPARE(further.trainer->epochs()[i].values, whole.trainer->epochs()[i].values);
}

QTEST_GUILESS_MAIN(RunEventsTest)
#include "run_events_test.moc"
