#include "graph/graph.h"
#include "project/path.h"
#include "project/project_file.h"
#include "project/recipe_check.h"
#include "project/recipe_repair.h"
#include "project/run.h"

#include <QtTest>
#include <functional>

using namespace loom;

namespace {

const std::string kSamples = LOOM_SOURCE_DIR "/samples/";

using Change = std::function<void(Project&)>;

Node& nodeOf(Project& project, const char* id)
{
    return *project.graph.find(id);
}

void rewire(Project& project, const char* from, const char* to, const char* source)
{
    for (Edge& edge : project.graph.edges)
        if (edge.from.node == from && edge.to.node == to)
            edge.from = {source, {}};
}

/// A layer on the wire into `to` that comes from `from`.
void insert(Project& project, const char* id, const char* type, const char* from, const char* to)
{
    Node node;
    node.id = id;
    node.type = type;
    project.graph.nodes.push_back(node);
    rewire(project, from, to, id);
    project.graph.edges.push_back({{from, {}}, {id, {}}});
}

Loss& lossOf(Project& project, const char* id)
{
    return *std::ranges::find(project.training.losses, id, &Loss::id);
}

/// The project's data as checks know them; those of before where it says already that they cannot be read.
std::vector<FieldShape> fieldsOf(const Project& project, const std::vector<FieldShape>& before)
{
    std::vector<Issue> issues;
    checkData(project.data, issues);
    if (hasErrors(issues))
        return before;
    RunOptions options;
    options.projectFolder = kSamples;
    const auto data = loadData(project, options);
    return data ? fieldShapes(**data) : before;
}

std::string all(const std::vector<Issue>& issues)
{
    std::string text;
    for (const Issue& issue : issues)
        text += english(issue.sentence) + "\n";
    return text;
}

} // namespace

/// The likeliest mistakes of who builds a forecaster, a transformer or a GAN: each is said with its numbers, and
/// mended by what is offered.
class MistakesTest : public QObject {
    Q_OBJECT
private slots:
    void eachIsSaidAndMended_data();
    void eachIsSaidAndMended();
    void theNetworksThemselvesHaveNone_data();
    void theNetworksThemselvesHaveNone();

private:
    static Project sample(const QString& name);
    static void forecaster();
    static void transformer();
    static void gan();
};

namespace {

void row(const char* sample, const char* name, const char* words, Change change)
{
    QTest::newRow(name) << QString::fromLatin1(sample) << QString::fromUtf8(words) << change;
}

} // namespace

Project MistakesTest::sample(const QString& name)
{
    const auto opened = openProject(kSamples + name.toStdString() + ".loom");
    Project project = opened ? opened->project : Project();
    if (name == "temperatures")
        nodeOf(project, "memory").type = "gru";
    return project;
}

void MistakesTest::forecaster()
{
    row("temperatures", "the GRU gives every step to one number", "gives 24 × 1 but the target is 1",
        [](Project& p) { nodeOf(p, "memory").attributes["return_sequences"] = true; });
    row("temperatures", "no windows are cut", "its input has the shape 3", [](Project& p) {
        p.data.transforms.erase(p.data.transforms.begin());
        p.data.split.method = "ratio";
    });
    row("temperatures", "a series is parted at random", "draws single rows",
        [](Project& p) { p.data.split.method = "ratio"; });
    row("temperatures", "of two GRUs the first gives its last step only", "its input has the shape 8",
        [](Project& p) {
            insert(p, "first", "gru", "series", "memory");
            nodeOf(p, "first").attributes["units"] = std::int64_t(8);
        });
    row("temperatures", "the series is flattened first", "its input has the shape 96",
        [](Project& p) { insert(p, "flat", "flatten", "series", "memory"); });
    row("temperatures", "numbers are looked up as if they were words", "series gives real numbers",
        [](Project& p) { insert(p, "words", "embedding", "series", "memory"); });
    row("temperatures", "a sigmoid never reaches the target", "numbers between 0 and 1, but the target",
        [](Project& p) { nodeOf(p, "output").attributes["activation"] = std::string("sigmoid"); });
    row("temperatures", "a softmax of one number", "softmax with 1 unit",
        [](Project& p) { nodeOf(p, "output").attributes["activation"] = std::string("softmax"); });
    row("temperatures", "a loss of classes for degrees", "must lie between 0 and 1",
        [](Project& p) { p.training.losses[0].type = "binary_crossentropy"; });
    row("temperatures", "no Dense behind the memory", "memory gives 16 but the target is 1",
        [](Project& p) { p.graph.remove("output", false); });
    row("temperatures", "two numbers for one", "gives 2 but the target is 1",
        [](Project& p) { nodeOf(p, "output").attributes["units"] = std::int64_t(2); });
    row("temperatures", "standardized before windows are cut", "must stand before Standardize",
        [](Project& p) { std::swap(p.data.transforms[0], p.data.transforms[1]); });
}

void MistakesTest::transformer()
{
    const char* reviews = "transformer_reviews";
    row(reviews, "words go into the sum without an embedding", "words gives whole numbers",
        [](Project& p) { p.graph.remove("space", true); });
    row(reviews, "the embedding has too few rows", "a row for 20 numbers, but words gives 53",
        [](Project& p) { nodeOf(p, "space").attributes["input_dim"] = std::int64_t(20); });
    row(reviews, "the block gives another width than it got", "input 1 is 24 × 16 and input 2 is 24 × 32",
        [](Project& p) { nodeOf(p, "answer").attributes["units"] = std::int64_t(32); });
    row(reviews, "the way round the block is missing", "joins at least 2 inputs; 1 is connected", [](Project& p) {
        std::erase_if(p.graph.edges, [](const Edge& e) { return e.from.node == "place" && e.to.node == "look_sum"; });
    });
    row(reviews, "nothing pools the steps", "gives 24 × 2 but the target is scalar",
        [](Project& p) { p.graph.remove("all", true); });
    row(reviews, "one output for two classes", "has 1 unit",
        [](Project& p) { nodeOf(p, "output").attributes["units"] = std::int64_t(1); });
    row(reviews, "squared error of classes", "labels of 2 classes",
        [](Project& p) { p.training.losses[0].type = "mse"; });
    row(reviews, "a yes-or-no loss of two outputs", "gives 2 but the target is scalar",
        [](Project& p) { p.training.losses[0].type = "binary_crossentropy"; });
    row(reviews, "each step looks back only", "each of 24 steps look back only",
        [](Project& p) { nodeOf(p, "look").attributes["causal"] = true; });
    row(reviews, "text without a vocabulary", "no network can read", [](Project& p) { p.data.transforms.clear(); });
    row(reviews, "words known or unknown into an embedding", "words gives real numbers",
        [](Project& p) { p.data.transforms[0].attributes["form"] = std::string("multi_hot"); });
    row(reviews, "no softmax at the end", "does not end in softmax",
        [](Project& p) { nodeOf(p, "output").attributes["activation"] = std::string("linear"); });
}

void MistakesTest::gan()
{
    row("gan_ring", "no phases", "fake wants verdict to be 0 and fool wants it to be 1",
        [](Project& p) { p.training.phases.clear(); });
    row("gan_ring", "both phases change everything", "both change 6 layers", [](Project& p) {
        for (Phase& phase : p.training.phases)
            phase.updates.clear();
    });
    row("gan_ring", "both phases change the discriminator", "both change 3 layers",
        [](Project& p) { p.training.phases[1].updates = p.training.phases[0].updates; });
    row("gan_ring", "each phase changes the other's layers", "changes 3 layers",
        [](Project& p) { std::swap(p.training.phases[0].updates, p.training.phases[1].updates); });
    row("gan_ring", "one phase makes all small", "in the same step", [](Project& p) {
        p.training.phases.pop_back();
        p.training.phases[0].losses.push_back("fool");
    });
    row("gan_ring", "the generator has no phase", "belongs to no phase",
        [](Project& p) { p.training.phases.pop_back(); });
    row("gan_ring", "the generator wants to be found out", "both want verdict to be 0",
        [](Project& p) { lossOf(p, "fool").target = "0"; });
    row("gan_ring", "the generator gives three numbers for two", "would be 2 × 64, the other's is 3 × 64",
        [](Project& p) { nodeOf(p, "fake_point").attributes["units"] = std::int64_t(3); });
    row("gan_ring", "the discriminator has two outputs", "all 2 numbers of verdict", [](Project& p) {
        for (const char* id : {"verdict", "verdict_real"})
            nodeOf(p, id).attributes["units"] = std::int64_t(2);
    });
    row("gan_ring", "the discriminator ends without a sigmoid", "may leave 0 … 1", [](Project& p) {
        for (const char* id : {"verdict", "verdict_real"})
            nodeOf(p, id).attributes["activation"] = std::string("linear");
    });
    row("gan_ring", "no loss judges the real points", "verdict_real leads to no loss",
        [](Project& p) { lossOf(p, "real").of = "verdict"; });
    row("gan_ring", "a loss does not say what it judges", "any of 2 outputs",
        [](Project& p) { lossOf(p, "real").of.clear(); });
    row("gan_ring", "a gradient stop before the discriminator", "none of them leads to what fool",
        [](Project& p) { insert(p, "stop", "gradient_stop", "fake_point", "judge1"); });
}

void MistakesTest::eachIsSaidAndMended_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("words");
    QTest::addColumn<Change>("change");
    forecaster();
    transformer();
    gan();
}

void MistakesTest::eachIsSaidAndMended()
{
    QFETCH(QString, name);
    QFETCH(QString, words);
    QFETCH(Change, change);
    Project project = sample(name);
    std::vector<FieldShape> fields = fieldsOf(project, {});
    QVERIFY(!fields.empty());
    change(project);
    fields = fieldsOf(project, fields);
    std::vector<Issue> issues = checkProject(project, fields);
    const auto said = [&](const Issue& issue) {
        return english(issue.sentence).find(words.toStdString()) != std::string::npos;
    };
    const auto found = std::ranges::find_if(issues, said);
    QVERIFY2(found != issues.end(), all(issues).c_str());
    QVERIFY2(!found->repairs.empty(), "nothing is offered");
    QVERIFY2(applyRepair(project, found->repairs.front()).ok(), english(found->repairs.front().title).c_str());
    // What it leaves to be mended is offered in turn.
    constexpr int kMost = 3;
    for (int round = 0; round < kMost; ++round) {
        fields = fieldsOf(project, fields);
        issues = checkProject(project, fields);
        const auto next = std::ranges::find_if(
            issues, [](const Issue& issue) { return issue.severity != Severity::note && !issue.repairs.empty(); });
        if (next == issues.end())
            break;
        QVERIFY(applyRepair(project, next->repairs.front()).ok());
    }
    issues = checkProject(project, fieldsOf(project, fields));
    QVERIFY2(std::ranges::none_of(issues, said), all(issues).c_str());
    QVERIFY2(!hasErrors(issues), all(issues).c_str());
    RunOptions options;
    options.projectFolder = kSamples;
    options.threads = 1;
    const Result<Run> run = makeRun(project, options);
    QVERIFY2(run.ok(), run ? "" : english(run.error()).c_str());
}

void MistakesTest::theNetworksThemselvesHaveNone_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"temperatures", "transformer_reviews", "gan_ring"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void MistakesTest::theNetworksThemselvesHaveNone()
{
    QFETCH(QString, name);
    const Project project = sample(name);
    const std::vector<Issue> issues = checkProject(project, fieldsOf(project, {}));
    QVERIFY2(issues.empty(), all(issues).c_str());
}

QTEST_MAIN(MistakesTest)
#include "mistakes_test.moc"
