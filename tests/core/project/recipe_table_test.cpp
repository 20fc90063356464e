#include "project/changes.h"
#include "project/migrate.h"
#include "project/path.h"
#include "project/project_file.h"
#include "project/recipe_check.h"
#include "project/recipe_json.h"
#include "project/recipe_table.h"
#include "project/record_rows.h"

#include <QtTest>

using namespace loom;

namespace {

/// A record that no part of the program knows, as a new field of the recipe would be: three rows.
struct Oven {
    std::int64_t heat = 200;
    bool fan = false;
    std::vector<Part> after;
};

const Record& ovenRecord()
{
    static const Record record{
        {rows::value(rows::number(rows::spec("heat", AttributeKind::integer, "Heat", "How hot.", std::int64_t(200)),
                                  50, 300, Applies::epoch),
                     &Oven::heat),
         rows::value(rows::spec("fan", AttributeKind::boolean, "Fan", "Air moves.", false), &Oven::fan),
         rows::parts(
             [] {
                 AttributeSpec spec = rows::spec("after", AttributeKind::part, "After", "", std::vector<Part>{});
                 spec.choices = {"callbacks"};
                 spec.optional = true;
                 return spec;
             }(),
             &Oven::after, *partRecord("callbacks"))}};
    return record;
}

Project xorProject()
{
    return openProject(LOOM_SOURCE_DIR "/tests/data/format1/xor.loom")->project;
}

std::vector<std::string> pathsOf(const std::vector<ProjectChange>& changes)
{
    std::vector<std::string> paths;
    for (const ProjectChange& change : changes)
        paths.push_back(change.path);
    return paths;
}

} // namespace

class RecipeTableTest : public QObject {
    Q_OBJECT
private slots:
    void aRowIsAllThatANewFieldNeeds();
    void everyRowIsAddressedCheckedAndWritten();
    void onlyWhatARunIsMadeOfCounts_data();
    void onlyWhatARunIsMadeOfCounts();
    void settingsSayWhenTheyAct();
    void nodesUnderReservedNamesAreRenamedWhereverTheyAreNamed();
    void listsNeedEachIdOnce();
};

void RecipeTableTest::aRowIsAllThatANewFieldNeeds()
{
    Oven oven;
    // addresses
    QCOMPARE(integerOf(valueIn(ovenRecord(), &oven, "heat")->value), std::int64_t(200));
    QVERIFY(setValueIn(ovenRecord(), &oven, "heat", std::int64_t(250)).ok());
    QVERIFY(setValueIn(ovenRecord(), &oven, "after.early_stopping", std::vector<Part>{{"early_stopping", {}}}).ok());
    QVERIFY(setValueIn(ovenRecord(), &oven, "after.early_stopping.patience", std::int64_t(4)).ok());
    const auto refused = setValueIn(ovenRecord(), &oven, "heat", std::int64_t(900));
    QVERIFY(!refused.ok());
    QVERIFY(english(refused.error()).find("Heat is 900; it must lie between 50 and 300") != std::string::npos);
    QCOMPARE(oven.heat, std::int64_t(250));
    // files
    const Json json = jsonOf(ovenRecord(), &oven);
    Oven read;
    ReadLog log;
    readRecord(ovenRecord(), &read, json, {"oven"}, log);
    QVERIFY(!log.refusal && log.issues.empty());
    QVERIFY(changesIn(ovenRecord(), &oven, &read).empty());
    QCOMPARE(read.heat, std::int64_t(250));
    // comparison
    read.heat = 100;
    read.after.clear();
    const std::vector<ProjectChange> changes = changesIn(ovenRecord(), &oven, &read);
    QCOMPARE(pathsOf(changes), (std::vector<std::string>{"heat", "after.early_stopping"}));
    QVERIFY(changes[0].applies == Applies::epoch);
    // checks
    read.heat = 9000;
    std::vector<Issue> issues;
    checkRecord(ovenRecord(), &read, "oven", issues);
    QCOMPARE(issues.size(), std::size_t(1));
    QCOMPARE(issues[0].path, std::string("oven.heat"));
    QCOMPARE(issues[0].repairs.size(), std::size_t(1));
}

/// Walks all plain rows of data and training: each has words, an address that reads what it was set to, and a place
/// in the file.
void RecipeTableTest::everyRowIsAddressedCheckedAndWritten()
{
    Project project = xorProject();
    for (const auto& [name, record] :
         {std::pair("data.split.", dataRecord().find("split")->record), std::pair("training.", &trainingRecord())})
        for (const RecordRow& row : record->fields) {
            if (row.form != RecordRow::Form::value || row.alias)
                continue;
            const std::string path = name + row.spec.name;
            QVERIFY2(!row.spec.title.empty() && !row.spec.help.empty(), path.c_str());
            QCOMPARE(recipeSpec(path).name, row.spec.name);
            Value other = row.spec.kind == AttributeKind::integer ? Value(std::int64_t(2))
                : row.spec.kind == AttributeKind::choice          ? Value(row.spec.choices.back())
                : row.spec.kind == AttributeKind::file            ? Value(std::string("other.safetensors"))
                                                                  : Value(0.25);
            const Project before = project;
            QVERIFY2(setValue(project, path, other).ok(), path.c_str());
            QVERIFY2(valueAt(project, path)->value == other, path.c_str());
            QCOMPARE(pathsOf(changesBetween(before, project)), std::vector<std::string>{path});
            const auto again = parseProject(writeProject(project));
            QVERIFY2(again.ok() && again->project == project, path.c_str());
        }
}

void RecipeTableTest::onlyWhatARunIsMadeOfCounts_data()
{
    using Edit = std::function<void(Project&)>;
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QStringList>("paths");
    const auto row = [](const char* name, QStringList paths, Edit edit) { QTest::newRow(name) << edit << paths; };
    row("a title is no part of a run", {}, [](Project& p) { p.title = "X", p.graph.nodes[0].title = "Y"; });
    row("a place is no part of a run", {}, [](Project& p) { p.graph.nodes[1].at = {9, 9}; });
    row("the order of the cards is no part of a run", {},
        [](Project& p) { std::swap(p.graph.nodes[0], p.graph.nodes[1]); });
    row("an attribute at its default is as good as none", {},
        [](Project& p) { p.graph.find("hidden")->attributes["use_bias"] = true; });
    row("units", {"graph.nodes.hidden.attributes.units"},
        [](Project& p) { p.graph.find("hidden")->attributes["units"] = std::int64_t(77); });
    row("a phase", {"training.phases.one"}, [](Project& p) { p.training.phases = {{"one", {}, {}, 1, {}}}; });
    row("a rate", {"training.optimizer.learning_rate"},
        [](Project& p) { p.training.optimizer.attributes["learning_rate"] = 0.5; });
    row("noise of the source", {"data.source.noise"}, [](Project& p) { p.data.source.attributes["noise"] = 0.5; });
    row("two wires of one port in the other order", {"graph.edges", "graph.edges"}, [](Project& p) {
        std::swap(p.graph.edges[p.graph.edges.size() - 1], p.graph.edges[p.graph.edges.size() - 2]);
    });
    row("the same callbacks in the other order", {"training.callbacks"},
        [](Project& p) { std::swap(p.training.callbacks[0], p.training.callbacks[1]); });
    row("a group matters once a phase may name it", {"graph.nodes.hidden.group", "graph.groups", "training.phases.p"},
        [](Project& p) {
            p.graph.groups.push_back({"box"});
            p.graph.find("hidden")->group = "box";
            p.training.phases = {{"p", {}, {"group:box"}, 1, {}}};
        });
}

void RecipeTableTest::onlyWhatARunIsMadeOfCounts()
{
    QFETCH(std::function<void(Project&)>, edit);
    QFETCH(QStringList, paths);
    Project before = xorProject();
    before.training.callbacks = {{"early_stopping", {}}, {"csv_logger", {}}};
    for (const char* twin : {"left", "right"}) {
        before.graph.nodes.push_back({.id = twin, .type = "dense"});
        before.graph.edges.push_back({{"hidden", {}}, {twin, {}}});
    }
    before.graph.nodes.push_back({.id = "both", .type = "concatenate"});
    before.graph.edges.push_back({{"left", {}}, {"both", {}}});
    before.graph.edges.push_back({{"right", {}}, {"both", {}}});
    Project after = before;
    edit(after);
    std::vector<std::string> found = pathsOf(changesBetween(before, after));
    std::ranges::sort(found);
    std::vector<std::string> wanted;
    for (const QString& path : paths)
        wanted.push_back(path.toStdString());
    std::ranges::sort(wanted);
    QCOMPARE(found, wanted);
}

void RecipeTableTest::settingsSayWhenTheyAct()
{
    const Project before = xorProject();
    Project after = before;
    after.training.optimizer.attributes["learning_rate"] = 0.25;
    after.training.batchSize = 3;
    after.training.epochs = 17;
    after.seed = 99;
    after.graph.find("hidden")->frozen = true;
    for (const ProjectChange& change : changesBetween(before, after)) {
        const Applies wanted = change.path.ends_with("batch_size") ? Applies::epoch
            : change.path == "seed"                                ? Applies::restart
                                                                   : Applies::now; // rate, epochs, frozen
        QVERIFY2(change.applies == wanted, change.path.c_str());
    }
    after.training.optimizer.attributes["learning_rate"] = -1.0; // no run can take it over
    for (const ProjectChange& change : changesBetween(before, after))
        QVERIFY(change.applies == Applies::restart || !change.path.ends_with("learning_rate"));
}

void RecipeTableTest::nodesUnderReservedNamesAreRenamedWhereverTheyAreNamed()
{
    QByteArray text;
    QFile file(LOOM_SOURCE_DIR "/tests/data/format1/xor.loom");
    QVERIFY(file.open(QIODevice::ReadOnly));
    text = file.readAll();
    text.replace("\"hidden\"", "\"optimizer\"");
    const auto opened = parseProject(text.toStdString());
    QVERIFY(opened.ok());
    Project expected = xorProject();
    const Graph& graph = opened->project.graph;
    QVERIFY(graph.find("optimizer_2") && !graph.find("optimizer"));
    QCOMPARE(graph.into("output").front().from.node, std::string("optimizer_2"));
    QCOMPARE(opened->issues.size(), std::size_t(1));
    QVERIFY(opened->issues[0].severity == Severity::note);
    std::map<std::string, Tensor> weights;
    weights["optimizer/kernel"] = Tensor(Shape{2}, DType::f32);
    weights["data/scale/mean"] = Tensor(Shape{1}, DType::f32);
    weights = withReleasedIds(std::move(weights));
    QVERIFY(weights.count("optimizer_2/kernel") && weights.count("data/scale/mean"));
}

void RecipeTableTest::listsNeedEachIdOnce()
{
    const auto opened = parseProject(
        R"({"format": 1, "training": {"callbacks": [{"type": "csv_logger", "id": "a"}, {"type": "csv_logger", "id": "a"}]}})");
    QVERIFY(!opened.ok());
    QVERIFY(english(opened.error()).find("stands twice") != std::string::npos);
}

QTEST_GUILESS_MAIN(RecipeTableTest)
#include "recipe_table_test.moc"
