#include "base/file.h"
#include "base/json.h"
#include "graph/layer_type.h"
#include "project/project_file.h"

#include <QtTest>

using namespace loom;

namespace {

const std::string kData = LOOM_SOURCE_DIR "/tests/data/";

std::string textOf(const std::string& file)
{
    const auto text = readFile(file, 1 << 20);
    return text ? *text : std::string();
}

/// A small valid project with `change` made to its JSON.
std::string changed(const std::function<void(Json&)>& change)
{
    Json json = *parseJson(textOf(kData + "format1/xor.loom"));
    change(json);
    return writeJson(json);
}

std::string brackets(int depth)
{
    return R"({"format": 1, "graph": )" + std::string(std::size_t(depth), '[') + std::string(std::size_t(depth), ']')
        + "}";
}

std::string many(const std::string& words, int count)
{
    std::string out;
    for (int i = 0; i < count; ++i)
        out += words;
    return out;
}

} // namespace

class ProjectFileTest : public QObject {
    Q_OBJECT
private slots:
    void everyFamilyIsReadAndWrittenBackEqual_data();
    void everyFamilyIsReadAndWrittenBackEqual();
    void theWrittenFileSaysWhatTheReadOneSaid_data() { everyFamilyIsReadAndWrittenBackEqual_data(); }
    void theWrittenFileSaysWhatTheReadOneSaid();
    void layersNotFullyKnownOpenWithAnIssueEach();
    void severalInputsPhasesAndSharingAreKept();
    void unknownKeysAreReportedAndKeptWhereTheyStood();
    void keysStandInTheOrderOfTheDesign();
    void aBrokenFileIsRefusedInASentence_data();
    void aBrokenFileIsRefusedInASentence();
    void wiresAndNamesThatLeadNowhereAreLeftOutWithAnIssue();
    void groupsThatLieInEachOtherAreTakenApart();
    void cutAnywhereAFileNeverCrashes();
    void savingReplacesTheFileAsAWhole();
    void idsThatAddressesNeedAreReplaced();
    void aPartOfAGraphGoesThroughTheClipboard();
    void weightsStandBesideTheProject();
};

void ProjectFileTest::everyFamilyIsReadAndWrittenBackEqual_data()
{
    QTest::addColumn<QString>("file");
    for (const char* name : {"two_inputs", "phases", "shared_groups", "masked_sequence", "residual_block", "xor"})
        QTest::newRow(name) << QString::fromStdString(kData + "format1/" + name + ".loom");
    for (const QFileInfo& sample : QDir(LOOM_SOURCE_DIR "/samples").entryInfoList({"*.loom"}))
        QTest::newRow(qPrintable("sample " + sample.baseName())) << sample.filePath();
}

void ProjectFileTest::everyFamilyIsReadAndWrittenBackEqual()
{
    QFETCH(QString, file);
    const auto opened = openProject(file.toStdString());
    QVERIFY2(opened.ok(), opened.ok() ? "" : english(opened.error()).c_str());
    const auto again = parseProject(writeProject(opened->project));
    QVERIFY2(again.ok(), again.ok() ? "" : english(again.error()).c_str());
    QVERIFY(again->project == opened->project);
    QVERIFY(again->issues == opened->issues);
}

/// Everything in the file comes out again: only defaults may be added.
void ProjectFileTest::theWrittenFileSaysWhatTheReadOneSaid()
{
    QFETCH(QString, file);
    const Json before = parseJson(textOf(file.toStdString()))->flatten();
    const Json after = *parseJson(writeProject(openProject(file.toStdString())->project));
    const Json flat = after.flatten();
    for (const auto& [place, value] : before.items())
        QVERIFY2(flat.contains(place) && flat[place] == value, place.c_str());
}

void ProjectFileTest::layersNotFullyKnownOpenWithAnIssueEach()
{
    const auto opened = openProject(kData + "format1/masked_sequence.loom");
    QVERIFY(opened.ok());
    for (const char* node : {"vectors", "enc", "dec"}) {
        const Node* found = opened->project.graph.find(node);
        QVERIFY(found);
        const LayerType* type = findLayer(found->type);
        const bool known = type && std::ranges::all_of(found->attributes, [&](const auto& attribute) {
                               return findSpec(type->attributes, attribute.first);
                           });
        const auto count = std::count_if(opened->issues.begin(), opened->issues.end(),
                                         [&](const Issue& issue) { return issue.node == node; });
        QCOMPARE(count, known ? 0 : 1);
    }
    QCOMPARE(opened->project.graph.edges.at(3), (Edge{{"enc", "state_h"}, {"dec", "state_h"}}));
    QCOMPARE(integerOf(attributeOf(opened->project.graph.find("vectors")->attributes, "input_dim")), 8000);
}

void ProjectFileTest::severalInputsPhasesAndSharingAreKept()
{
    const auto two = openProject(kData + "format1/two_inputs.loom");
    QCOMPARE(two->project.training.losses.size(), 2u);
    QCOMPARE(two->project.training.losses[1].weight, 0.25);
    QCOMPARE(two->project.data.split.test, 0.1);
    const auto gan = openProject(kData + "format1/phases.loom");
    QCOMPARE(gan->project.training.phases.size(), 2u);
    QCOMPARE(gan->project.training.phases[0].optimizer.at(0).type, std::string("rmsprop"));
    QCOMPARE(gan->project.graph.find("judge_real")->shares, std::string("judge"));
    const auto twins = openProject(kData + "format1/shared_groups.loom");
    QCOMPARE(twins->project.graph.findGroup("eye_2")->copyOf, std::string("eye"));
    QCOMPARE(twins->project.graph.findGroup("eye_2")->parent, std::string("twins"));
    QVERIFY(twins->project.graph.find("same")->frozen);
}

void ProjectFileTest::unknownKeysAreReportedAndKeptWhereTheyStood()
{
    const std::string text = changed([](Json& json) {
        json["teacher"] = {{"name", "Kim"}};
        json["graph"]["nodes"][1]["colour"] = "red";
        json["training"]["optimizer"]["warm"] = {{"deep", {1, {2}}}};
    });
    const auto opened = parseProject(text);
    QVERIFY(opened.ok());
    QCOMPARE(opened->issues.size(), 3u);
    QCOMPARE(opened->issues[0].node, std::string("hidden"));
    const Json after = *parseJson(writeProject(opened->project));
    QCOMPARE(after["teacher"]["name"].get<std::string>(), std::string("Kim"));
    QCOMPARE(after["graph"]["nodes"][1]["colour"].get<std::string>(), std::string("red"));
    QCOMPARE(after["training"]["optimizer"]["warm"]["deep"][1][0].get<int>(), 2);
    Project without = opened->project;
    without.graph.remove("hidden", true);
    QVERIFY(writeProject(without).find("colour") == std::string::npos);
}

void ProjectFileTest::keysStandInTheOrderOfTheDesign()
{
    const auto opened = openProject(kData + "format1/residual_block.loom");
    const std::string text = writeProject(opened->project);
    std::size_t last = 0;
    for (const char* key :
         {"\"format\"",      "\"title\"",   "\"seed\"",     "\"graph\"",  "\"nodes\"",     "\"filters\"",
          "\"kernel_size\"", "\"padding\"", "\"edges\"",    "\"groups\"", "\"data\"",      "\"source\"",
          "\"transforms\"",  "\"split\"",   "\"training\"", "\"loss\"",   "\"optimizer\"", "\"batch_size\"",
          "\"epochs\"",      "\"metrics\"", "\"callbacks\""}) {
        const std::size_t at = text.find(key, last);
        QVERIFY2(at != std::string::npos, key);
        last = at;
    }
}

void ProjectFileTest::aBrokenFileIsRefusedInASentence_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* name, const std::string& text, const char* words) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << words;
    };
    const auto node = [](const std::function<void(Json&)>& change) {
        return changed([&](Json& json) { change(json["graph"]["nodes"][1]); });
    };
    const std::string whole = textOf(kData + "format1/xor.loom");
    row("an empty file", "", "line 1, column 1");
    row("a file cut in half", whole.substr(0, whole.size() / 2), "cut off");
    row("a wrong letter in line 3", "{\n\"format\": 1,\n\"a\": ?}", "line 3, column 6");
    row("a list", "[]", "no Netloom project");
    row("no format", "{}", "format");
    row("a newer format", R"({"format": 12})", "format 12; this version of Netloom reads up to 2");
    row("format 0", R"({"format": 0})", "counted from 1");
    row("a format beyond all whole numbers", R"({"format": 99999999999999999999})", "format");
    row("a number beyond all numbers", R"({"format": 1e999})", "too large");
    row("100 nested lists", brackets(100), "nested more than 64");
    row("a million nested lists", brackets(1'000'000), "nested more than 64");
    row("a graph that is a list", R"({"format": 1, "graph": []})", "graph is");
    row("nodes that are a number", R"({"format": 1, "graph": {"nodes": 5}})", "graph.nodes is 5");
    row("a node that is a number", R"({"format": 1, "graph": {"nodes": [5]}})", "graph.nodes.0 is 5");
    row("an id with a capital", node([](Json& n) { n["id"] = "Conv"; }), "Conv");
    row("no id", node([](Json& n) { n.erase("id"); }), "not allowed");
    row("an id that stands twice", node([](Json& n) { n["id"] = "point"; }), "stands twice");
    row("a position of one number", node([](Json& n) { n["at"] = {1}; }), "two numbers");
    row("a title that is a number", node([](Json& n) { n["title"] = 5; }), "text in quotes");
    row("a wire of three", changed([](Json& j) { j["graph"]["edges"][0] = {"a", "b", "c"}; }), "a wire is a pair");
    row("a negative seed", changed([](Json& j) { j["seed"] = -1; }), "seed is -1");
    row("a seed beyond all whole numbers", changed([](Json& j) { j["seed"] = ~std::uint64_t(0); }), "seed is 1844");
    row("a million nodes", R"({"format": 1, "graph": {"nodes": [0)" + many(",0", 1'000'000) + "]}}",
        "1,000,001 nodes");
    row("half an epoch", changed([](Json& j) { j["training"]["epochs"] = 0.5; }), "whole number");
    row("loss and losses", changed([](Json& j) { j["training"]["losses"] = {{{"type", "mse"}}}; }), "both");
    row("metrics that are numbers", changed([](Json& j) { j["training"]["metrics"] = {1}; }),
        "training.metrics.0 is 1");
    row("text that is no UTF-8", "{\"format\": 1, \"title\": \"\xff\xfe\"}", "line 1");
}

void ProjectFileTest::aBrokenFileIsRefusedInASentence()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, words);
    const auto opened = parseProject(text.toStdString());
    QVERIFY(!opened.ok());
    const std::string sentence = english(opened.error());
    QVERIFY2(sentence.find(words.toStdString()) != std::string::npos, sentence.c_str());
    QVERIFY2(sentence.size() < 400, sentence.c_str());
}

void ProjectFileTest::wiresAndNamesThatLeadNowhereAreLeftOutWithAnIssue()
{
    const auto opened = parseProject(changed([](Json& json) {
        json["graph"]["edges"].push_back({"hidden", "ghost"});
        json["graph"]["nodes"][1]["group"] = "no_group";
        json["graph"]["nodes"][2]["shares"] = "nobody";
    }));
    QVERIFY(opened.ok());
    QCOMPARE(opened->issues.size(), 3u);
    QCOMPARE(opened->project.graph.edges.size(), 2u);
    QVERIFY(opened->project.graph.find("hidden")->group.empty());
    QVERIFY(opened->project.graph.find("output")->shares.empty());
}

void ProjectFileTest::groupsThatLieInEachOtherAreTakenApart()
{
    const auto opened = parseProject(changed([](Json& json) {
        json["graph"]["groups"] = {
            {{"id", "a"}, {"parent", "b"}}, {{"id", "b"}, {"parent", "a"}}, {{"id", "c"}, {"parent", "c"}}};
    }));
    QVERIFY(opened.ok());
    for (const Group& group : opened->project.graph.groups) {
        int steps = 0;
        for (const Group* above = &group; above && steps < 10; above = opened->project.graph.findGroup(above->parent))
            ++steps;
        QVERIFY(steps < 10);
    }
}

void ProjectFileTest::cutAnywhereAFileNeverCrashes()
{
    const std::string whole = textOf(kData + "format1/residual_block.loom");
    const std::size_t end = whole.find_last_of('}');
    for (std::size_t length = 0; length < end; length += 3)
        QVERIFY2(!parseProject(whole.substr(0, length)).ok(), std::to_string(length).c_str());
    for (std::size_t at = 0; at < whole.size(); at += 2) {
        std::string wrong = whole;
        wrong[at] = char(0x20 + (at * 7 + std::size_t(wrong[at])) % 0x5f);
        (void)parseProject(wrong).ok(); // refused or opened, as long as it returns
    }
}

void ProjectFileTest::savingReplacesTheFileAsAWhole()
{
    QTemporaryDir folder;
    const std::string file = folder.path().toStdString() + "/p.loom";
    Project project = openProject(kData + "format1/xor.loom")->project;
    QVERIFY(saveProject(project, file).ok());
    project.title = "둘째";
    QVERIFY(saveProject(project, file).ok());
    QVERIFY(openProject(file)->project == project);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
    QVERIFY(!saveProject(project, folder.path().toStdString() + "/none/p.loom").ok());
}

void ProjectFileTest::aPartOfAGraphGoesThroughTheClipboard()
{
    const Graph graph = openProject(kData + "format1/shared_groups.loom")->project.graph;
    const auto again = parseGraph(writeGraph(graph));
    QVERIFY(again.ok());
    QVERIFY(*again == graph);
    for (const char* text : {"", "hello", "[]", "{}", R"({"graph": 5})"})
        QVERIFY2(!parseGraph(text).ok(), text);
}

void ProjectFileTest::weightsStandBesideTheProject()
{
    QCOMPARE(weightsFileOf("samples/xor.loom"), std::string("samples/xor.safetensors"));
    QCOMPARE(weightsFileOf("a.b/c.d.loom"), std::string("a.b/c.d.safetensors"));
}

void ProjectFileTest::idsThatAddressesNeedAreReplaced()
{
    const Result<OpenedProject> opened = parseProject(R"({"format": 1, "title": "", "seed": 1,
        "graph": {"nodes": [{"id": "data", "type": "input"}, {"id": "optimizer", "type": "dense"}],
                  "edges": [["data", "optimizer"]]},
        "training": {"losses": [{"id": "loss", "type": "mse", "of": "optimizer"}],
                     "phases": [{"id": "one", "losses": ["loss"], "updates": ["optimizer"]}]}})");
    QVERIFY(opened.ok());
    const Project& project = opened->project;
    QCOMPARE(project.graph.nodes[0].id, std::string("data_2"));
    QCOMPARE(project.graph.edges[0], (Edge{{"data_2", ""}, {"optimizer_2", ""}}));
    QCOMPARE(project.training.losses[0].of, std::string("optimizer_2"));
    QCOMPARE(project.training.phases[0].updates, std::vector<std::string>{"optimizer_2"});
}

QTEST_GUILESS_MAIN(ProjectFileTest)
#include "project_file_test.moc"
