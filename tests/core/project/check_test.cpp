#include "project/path.h"
#include "project/project_file.h"
#include "project/recipe_repair.h"
#include "project/run.h"

#include <QtTest>
#include <functional>

using namespace loom;

namespace {

const std::string kData = LOOM_SOURCE_DIR "/tests/data/";

std::vector<FieldShape> pointFields()
{
    return {{"point", Shape{2}, DType::f32, false, 0}, {"label", Shape{}, DType::i32, true, 2}};
}

/// The issue at that address, or an empty one.
Issue at(const std::vector<Issue>& issues, const std::string& path)
{
    for (const Issue& issue : issues)
        if (issue.path == path)
            return issue;
    return {};
}

} // namespace

class CheckTest : public QObject {
    Q_OBJECT
private slots:
    void init() { project_ = openProject(kData + "format1/xor.loom")->project; }
    void aSoundProjectHasNoIssue() { QVERIFY(checkProject(project_, pointFields()).empty()); }
    void whatIsWrongIsFoundAtItsPlace_data();
    void whatIsWrongIsFoundAtItsPlace();
    void aValueOutOfRangeCanBeSetBack();
    void aRateThatCannotLearnIsSaidAndMended_data();
    void aRateThatCannotLearnIsSaidAndMended();
    void aLossTakesTheOnlyOutputAndTheOnlyTarget();
    void twoOutputsAskForAChoice();
    void aSplitByClassesOfAmountsIsSaidAndMended();
    void phasesNameWhatThereIs_data();
    void phasesNameWhatThereIs();
    void aNetworkWithPhasesIsMadeFromItsFile();
    void aRunIsMadeTrainedAndRepeated();
    void aBatchLargerThanTheDataTakesNoMemoryForIt();
    void numbersOf16DigitsAreAWordOfTheRecipe();
    void aLossMayWantAnotherNode();
    void aMetricTakesItsSettingsFromTheRecipe();
    void endsThatCannotBeComputedAreSaid_data();
    void endsThatCannotBeComputedAreSaid();

private:
    Project project_;
};

void CheckTest::whatIsWrongIsFoundAtItsPlace_data()
{
    using Change = std::function<void(Project&)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* name, const char* path, const char* words, Change change) {
        QTest::newRow(name) << change << path << words;
    };
    row("an unknown optimizer is named with those there are", "training.optimizer.type", "adam",
        [](Project& p) { p.training.optimizer.type = "adamant"; });
    row("a negative learning rate is out of range", "training.optimizer.learning_rate", "Learning rate is -1",
        [](Project& p) { p.training.optimizer.attributes["learning_rate"] = -1.0; });
    row("an optimizer's unknown attribute is ignored aloud", "training.optimizer.speed", "speed",
        [](Project& p) { p.training.optimizer.attributes["speed"] = 1.0; });
    row("an unknown schedule is named", "training.optimizer.schedule.type", "moon", [](Project& p) {
        p.training.optimizer.attributes["schedule"] = std::vector<Part>{{"moon", {}}};
    });
    row("an unknown loss is named", "training.losses.loss.type", "regret",
        [](Project& p) { p.training.losses[0].type = "regret"; });
    row("a layer that is no loss is not taken for one", "training.losses.loss.type", "dense",
        [](Project& p) { p.training.losses[0].type = "dense"; });
    row("no loss leaves nothing to learn", "training.loss", "No loss", [](Project& p) { p.training.losses.clear(); });
    row("a loss of a node that is not there is found", "training.losses.loss.of", "ghost",
        [](Project& p) { p.training.losses[0].of = "ghost"; });
    row("a loss without an output is found", "training.losses.loss.of", "no output",
        [](Project& p) { p.graph.edges.clear(); });
    row("an unknown metric is named with those there are", "training.metrics.beauty.type", "accuracy",
        [](Project& p) {
            p.training.metrics = {{"beauty", {}}};
        });
    row("an unknown callback is named", "training.callbacks.phone_home.type", "phone_home", [](Project& p) {
        p.training.callbacks = {{"phone_home", {}}};
    });
    row("no epochs are out of range", "training.epochs", "Epochs is 0", [](Project& p) { p.training.epochs = 0; });
    row("a batch of none is out of range", "training.batch_size", "Batch size is 0",
        [](Project& p) { p.training.batchSize = 0; });
    row("no source leaves nothing to train on", "data.source.type", "No data source",
        [](Project& p) { p.data.source = {}; });
    row("an unknown source is named with those there are", "data.source.type", "fashion_mnist",
        [](Project& p) { p.data.source.type = "internet"; });
    row("noise beyond its range is found", "data.source.noise", "Noise is 7",
        [](Project& p) { p.data.source.attributes["noise"] = 7.0; });
    row("an unknown transform is named", "data.transforms.blur.type", "blur", [](Project& p) {
        p.data.transforms = {{"blur", {}}};
    });
    row("a split that leaves nothing is found", "data.split.validation", "0.95", [](Project& p) {
        p.data.split = {"ratio", 0.6, 0.5};
    });
    row("an unknown way of splitting is found", "data.split.method", "stratified",
        [](Project& p) { p.data.split.method = "axe"; });
}

void CheckTest::whatIsWrongIsFoundAtItsPlace()
{
    QFETCH(std::function<void(Project&)>, change);
    QFETCH(QString, path);
    QFETCH(QString, words);
    change(project_);
    const Issue found = at(checkProject(project_, pointFields()), path.toStdString());
    const std::string sentence = english(found.sentence);
    QVERIFY2(sentence.find(words.toStdString()) != std::string::npos, sentence.c_str());
}

void CheckTest::aRateThatCannotLearnIsSaidAndMended_data()
{
    QTest::addColumn<double>("rate");
    QTest::addColumn<bool>("said");
    QTest::newRow("none") << 0.0 << true;
    QTest::newRow("usual") << 0.1 << false;
    QTest::newRow("large") << 3.0 << false; // XOR learns with it
    QTest::newRow("huge") << 1000.0 << true;
}

void CheckTest::aRateThatCannotLearnIsSaidAndMended()
{
    QFETCH(double, rate);
    QFETCH(bool, said);
    const std::string path = "training.optimizer.learning_rate";
    QVERIFY(setValue(project_, path, rate));
    const Issue issue = at(checkProject(project_, pointFields()), path);
    QCOMPARE(!issue.path.empty(), said);
    if (!said)
        return;
    QVERIFY(issue.severity == Severity::warning && issue.repairs.size() == 1);
    QVERIFY(applyRepair(project_, issue.repairs.front()));
    QVERIFY(checkProject(project_, pointFields()).empty());
}

void CheckTest::aValueOutOfRangeCanBeSetBack()
{
    project_.training.optimizer.attributes["learning_rate"] = -2.0;
    const Issue found = at(checkProject(project_, pointFields()), "training.optimizer.learning_rate");
    QCOMPARE(found.repairs.size(), 1u);
    const Attributes& arguments = found.repairs[0].arguments;
    QVERIFY(setValue(project_, stringOf(attributeOf(arguments, "path")), attributeOf(arguments, "value")).ok());
    QVERIFY(checkProject(project_, pointFields()).empty());
}

void CheckTest::aLossTakesTheOnlyOutputAndTheOnlyTarget()
{
    const auto uses = lossUses(project_, pointFields());
    QCOMPARE(uses.size(), 1u);
    QCOMPARE(uses[0].of, std::string("output"));
    QCOMPARE(uses[0].target, std::string("label"));
}

void CheckTest::twoOutputsAskForAChoice()
{
    project_.graph.nodes.push_back({"second", "dense", {}, "", {}, "", "", false});
    project_.graph.edges.push_back({{"hidden", ""}, {"second", ""}});
    const Issue found = at(checkProject(project_, pointFields()), "training.losses.loss.of");
    const std::string sentence = english(found.sentence);
    QVERIFY2(sentence.find("XOR, second") != std::string::npos, sentence.c_str());
    QCOMPARE(found.node, std::string("second"));
    QCOMPARE(found.repairs.size(), std::size_t(2));
    QVERIFY(applyRepair(project_, found.repairs[0]));
    QCOMPARE(project_.training.losses[0].of, std::string("output"));
    QVERIFY(at(checkProject(project_, pointFields()), "training.losses.loss.of").sentence.empty());
}

void CheckTest::aSplitByClassesOfAmountsIsSaidAndMended()
{
    project_.data.split.method = "stratified";
    QVERIFY(at(checkProject(project_, pointFields()), "data.split.method").sentence.empty());
    std::vector<FieldShape> fields = pointFields();
    fields[1] = {"price", Shape{1}, DType::f32, true, 0};
    const Issue found = at(checkProject(project_, fields), "data.split.method");
    QVERIFY(found.severity == Severity::warning);
    QVERIFY2(english(found.sentence).find("the target price holds no classes") != std::string::npos,
             english(found.sentence).c_str());
    QVERIFY(applyRepair(project_, found.repairs.at(0)));
    QCOMPARE(project_.data.split.method, std::string("ratio"));
    QVERIFY(at(checkProject(project_, fields), "data.split.method").sentence.empty());
}

void CheckTest::phasesNameWhatThereIs_data()
{
    using Change = std::function<void(TrainingRecipe&)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* name, const char* path, const char* words, Change change) {
        QTest::newRow(name) << change << path << words;
    };
    row("a phase without a loss", "training.phases.critic.losses", "has no loss",
        [](TrainingRecipe& r) { r.phases[0].losses.clear(); });
    row("a loss that does not exist", "training.phases.critic.losses", "“charm”",
        [](TrainingRecipe& r) { r.phases[0].losses.push_back("charm"); });
    row("a group that does not exist", "training.phases.critic.updates", "“group:judges”",
        [](TrainingRecipe& r) { r.phases[0].updates = {"group:judges"}; });
    row("an optimizer that does not exist", "training.phases.critic.optimizer.type", "adamant",
        [](TrainingRecipe& r) { r.phases[0].optimizer[0].type = "adamant"; });
    row("a schedule that nobody follows", "training.phases.critic.optimizer", "keeps its learning rate",
        [](TrainingRecipe& r) {
            r.phases[0].optimizer[0].attributes["schedule"] = std::vector<Part>{{"cosine", {}}};
        });
    row("a loss of no phase", "training.losses.fool", "belongs to no phase",
        [](TrainingRecipe& r) { r.phases.pop_back(); });
}

void CheckTest::phasesNameWhatThereIs()
{
    using Change = std::function<void(TrainingRecipe&)>;
    QFETCH(Change, change);
    QFETCH(QString, path);
    QFETCH(QString, words);
    Project gan = openProject(kData + "format1/phases.loom")->project;
    const std::vector<FieldShape> fields{{"image", Shape{784}, DType::f32, false, 0},
                                         {"label", Shape{}, DType::i32, true, 10}};
    for (const Issue& issue : checkProject(gan, fields))
        QVERIFY2(issue.severity != Severity::error, english(issue.sentence).c_str());
    change(gan.training);
    const Issue found = at(checkProject(gan, fields), path.toStdString());
    QVERIFY2(english(found.sentence).find(words.toStdString()) != std::string::npos, english(found.sentence).c_str());
}

void CheckTest::aNetworkWithPhasesIsMadeFromItsFile()
{
    // The same network on points instead of pictures.
    Project gan = openProject(kData + "format1/phases.loom")->project;
    gan.data = {.source = {"toy_2d", {{"kind", std::string("moons")}, {"samples", std::int64_t(64)}}},
                .transforms = {},
                .split = {"ratio", 0, 0}};
    gan.graph.find("grow")->attributes["units"] = std::int64_t(2);
    gan.training.batchSize = 16;
    gan.training.epochs = 2;
    Result<Run> run = makeRun(gan, {.threads = 1});
    QVERIFY2(run.ok(), run.ok() ? "" : english(run.error()).c_str());
    const auto before = run->network->weights();
    QCOMPARE(int(run->trainer->run({}).reason), int(EndReason::finished));
    for (const auto& [name, tensor] : run->network->weights())
        QVERIFY2(!(tensor == before.at(name)), name.c_str());
    QCOMPARE(run->trainer->series(), (std::vector<std::string>{"loss", "real_loss", "fake_loss", "fool_loss"}));
}

void CheckTest::aRunIsMadeTrainedAndRepeated()
{
    std::map<std::string, Tensor> weights[2];
    for (auto& found : weights) {
        Result<Run> run = makeRun(project_, {});
        QVERIFY2(run.ok(), run.ok() ? "" : english(run.error()).c_str());
        for (int step = 0; step < 20; ++step)
            QVERIFY(run->trainer->step());
        found = run->network->weights();
    }
    QVERIFY(!weights[0].empty());
    QVERIFY(weights[0] == weights[1]);
}

void CheckTest::aBatchLargerThanTheDataTakesNoMemoryForIt()
{
    project_.training.batchSize = 1'000'000;
    Result<Run> run = makeRun(project_, {});
    QVERIFY2(run.ok(), run.ok() ? "" : english(run.error()).c_str());
    QCOMPARE(run->network->batch(), 4);
    QVERIFY(run->trainer->step());
}

void CheckTest::numbersOf16DigitsAreAWordOfTheRecipe()
{
    project_.training.dtype = "f64";
    Result<Run> run = makeRun(project_, {});
    QVERIFY2(run.ok(), run.ok() ? "" : english(run.error()).c_str());
    QVERIFY(run->trainer->step());
    for (const auto& [name, tensor] : run->network->weights())
        QCOMPARE(tensor.dtype(), DType::f64);
}

/// A pupil learns what a frozen teacher says; the data's own target is not asked.
void CheckTest::aLossMayWantAnotherNode()
{
    Node teacher{.id = "teacher", .type = "dense", .frozen = true};
    teacher.attributes = {{"units", std::int64_t(1)}, {"activation", std::string("sigmoid")}};
    const std::string input = project_.graph.edges.front().from.node;
    project_.graph.nodes.push_back(teacher);
    project_.graph.edges.push_back({{input, {}}, {"teacher", {}}});
    project_.training.losses = {{"loss", "mse", "node:output:output", "node:teacher"}};
    project_.training.metrics.clear();
    project_.training.optimizer = {"adam", {{"learning_rate", 0.05}}};
    project_.training.epochs = 400;
    Result<Run> run = makeRun(project_, {});
    QVERIFY2(run.ok(), run.ok() ? "" : english(run.error()).c_str());
    const Tensor before = run->network->weights().at("teacher/kernel");
    QVERIFY(run->trainer->step());
    const double first = run->trainer->batchValues()[0];
    for (int step = 0; step < 300; ++step)
        QVERIFY(run->trainer->step());
    QVERIFY2(run->trainer->batchValues()[0] < 0.1 * first,
             qPrintable(QString("%1 of %2").arg(run->trainer->batchValues()[0]).arg(first)));
    QVERIFY(run->network->weights().at("teacher/kernel") == before);
}

/// Above 0 every answer is yes, above 1 none is.
void CheckTest::aMetricTakesItsSettingsFromTheRecipe()
{
    project_.training.metrics = {{"recall", {{"threshold", 0.0}}},
                                 {"recall", {{"id", std::string("strict")}, {"threshold", 1.0}}}};
    const auto again = parseProject(writeProject(project_));
    QVERIFY(again.ok() && again->project == project_ && again->issues.empty());
    Result<Run> run = makeRun(project_, {});
    QVERIFY2(run.ok(), run.ok() ? "" : english(run.error()).c_str());
    QCOMPARE(run->trainer->series()[1], std::string("recall"));
    QCOMPARE(run->trainer->series()[2], std::string("strict"));
    const auto values = run->trainer->evaluate(run->data->training);
    QVERIFY(values);
    QCOMPARE((*values)[1], 1.0);
    QCOMPARE((*values)[2], 0.0);
}

void CheckTest::endsThatCannotBeComputedAreSaid_data()
{
    QTest::addColumn<QString>("of");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("mask");
    QTest::addColumn<QString>("words");
    QTest::newRow("a port that is not there") << "node:output:side"
                                              << ""
                                              << ""
                                              << "XOR has no such output";
    QTest::newRow("a node that is not there") << ""
                                              << "node:ghost"
                                              << ""
                                              << "the node “ghost”, but the network has no";
    QTest::newRow("a node as mask") << ""
                                    << ""
                                    << "node:hidden"
                                    << "the field “node:hidden”";
    QTest::newRow("a field that is not there") << ""
                                               << "data:price"
                                               << ""
                                               << "the field “price”";
}

void CheckTest::endsThatCannotBeComputedAreSaid()
{
    QFETCH(QString, of);
    QFETCH(QString, target);
    QFETCH(QString, mask);
    QFETCH(QString, words);
    Loss& loss = project_.training.losses.front();
    loss.of = of.toStdString();
    loss.target = target.toStdString();
    loss.mask = mask.toStdString();
    std::string all;
    for (const Issue& issue : checkProject(project_, pointFields()))
        all += english(issue.sentence) + "\n";
    QVERIFY2(all.find(words.toStdString()) != std::string::npos, all.c_str());
    loss.of = loss.mask = {};
    loss.target = "data:label";
    QVERIFY(checkProject(project_, pointFields()).empty());
}

QTEST_GUILESS_MAIN(CheckTest)
#include "check_test.moc"
