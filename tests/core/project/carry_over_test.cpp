#include "project/carry_over.h"
#include "project/project_file.h"
#include "project/run.h"
#include "project/share.h"

#include <QTemporaryDir>
#include <QTest>

using namespace loom;

namespace {

Value units(std::int64_t count)
{
    return count;
}

/// Points of the plane through two layers, the last of which has so many units.
Project pointsProject(std::int64_t classes)
{
    Project project;
    project.title = "points";
    project.graph.nodes = {{"in", "input"},
                           {"hidden", "dense", {{"units", units(6)}, {"activation", Value(std::string("tanh"))}}},
                           {"more", "dense", {{"units", units(classes)}}},
                           {"out", "dense", {{"units", units(2)}, {"activation", Value(std::string("softmax"))}}}};
    project.graph.edges = {{{"in", ""}, {"hidden", ""}}, {{"hidden", ""}, {"more", ""}}, {{"more", ""}, {"out", ""}}};
    project.data.source = {"toy_2d", {{"samples", Value(std::int64_t(60))}}};
    project.training.losses = {{"loss", "categorical_crossentropy"}};
    return project;
}

/// Weights of the project after some steps.
std::string trainedWeights(const QTemporaryDir& folder, Project project)
{
    project.seed = 3;
    const Run run = std::move(makeRun(project, {})).value();
    for (int step = 0; step < 5; ++step)
        run.trainer->step();
    const std::string file = folder.filePath("other.safetensors").toStdString();
    if (!writeSafetensors(trainedModel(*run.network, *run.data), file))
        qFatal("not written");
    return file;
}

} // namespace

/// Weights of another network, by name and shape.
class CarryOverTest : public QObject {
    Q_OBJECT
private slots:
    void layersBeginWithWeightsOfAnotherNetwork();
    void whereNoLayerFitsASentenceSaysSo();
    void aFileThatIsNotThereIsNamed();
    void aStartAgainBeginsWithThemToo();
    void thePackedProjectHasThemWithIt();
};

void CarryOverTest::layersBeginWithWeightsOfAnotherNetwork()
{
    const QTemporaryDir folder;
    const std::string file = trainedWeights(folder, pointsProject(5));
    const NamedTensors other = readSafetensors(file).value();
    Project project = pointsProject(4);
    project.graph.nodes.back().id = "answer";
    project.graph.edges.back().to.node = "answer";
    const Run drawn = std::move(makeRun(project, {})).value();
    project.training.startFrom = "other.safetensors";
    RunOptions options;
    options.projectFolder = folder.path().toStdString();
    const Run run = std::move(makeRun(project, options)).value();
    QVERIFY(*run.network->parameter("hidden/kernel") == other.tensors.at("hidden/kernel"));
    QVERIFY(*run.network->parameter("hidden/bias") == other.tensors.at("hidden/bias"));
    // Of a layer that does not fit as a whole nothing is taken.
    QVERIFY(*run.network->parameter("more/kernel") == *drawn.network->parameter("more/kernel"));
    QVERIFY(*run.network->parameter("answer/bias") == *drawn.network->parameter("answer/bias"));
    const auto told = std::ranges::find(run.warnings, "training.start_from", &Issue::path);
    QVERIFY(told != run.warnings.end());
    QCOMPARE(QString::fromStdString(english(told->sentence)),
             QString::fromStdString("1 of 3 layers begin with the weights of " + file
                                    + ": hidden; not more: its kernel is 6 × 4, that of the file 6 × 5; answer: the "
                                      "file has no answer/kernel"));
}

void CarryOverTest::whereNoLayerFitsASentenceSaysSo()
{
    const QTemporaryDir folder;
    const std::string file = trainedWeights(folder, pointsProject(5));
    Project project = pointsProject(5);
    for (Node& node : project.graph.nodes)
        node.id = "other_" + node.id;
    for (Edge& edge : project.graph.edges)
        edge = {{"other_" + edge.from.node, ""}, {"other_" + edge.to.node, ""}};
    project.training.startFrom = file;
    const Result<Run> run = makeRun(project, {});
    QVERIFY(!run.ok());
    QVERIFY(english(run.error()).find("no layer can begin with these weights") != std::string::npos);
}

void CarryOverTest::aFileThatIsNotThereIsNamed()
{
    Project project = pointsProject(5);
    project.training.startFrom = "nowhere.safetensors";
    const Result<Run> run = makeRun(project, {});
    QVERIFY(!run.ok());
    QVERIFY(english(run.error()).find("nowhere.safetensors") != std::string::npos);
}

void CarryOverTest::aStartAgainBeginsWithThemToo()
{
    const QTemporaryDir folder;
    Project project = pointsProject(5);
    project.training.startFrom = trainedWeights(folder, project);
    Run run = std::move(makeRun(project, {})).value();
    const Tensor start = *run.network->parameter("hidden/kernel");
    run.trainer->step();
    QVERIFY(!(*run.network->parameter("hidden/kernel") == start));
    QVERIFY(restart(run, {}).ok());
    QVERIFY(*run.network->parameter("hidden/kernel") == start);
}

void CarryOverTest::thePackedProjectHasThemWithIt()
{
    const QTemporaryDir folder, other;
    Project project = pointsProject(5);
    trainedWeights(folder, project);
    project.training.startFrom = "other.safetensors";
    const std::string file = folder.filePath("points.loom").toStdString();
    const std::string packed = folder.filePath("points.loomz").toStdString();
    QVERIFY(saveProject(project, file).ok());
    QVERIFY(packProject(file, packed).ok());
    const std::string unpacked = unpackProject(packed, other.path().toStdString()).value();
    const Project read = openProject(unpacked)->project;
    QCOMPARE(read.training.startFrom, std::string("data/other.safetensors"));
    RunOptions options;
    options.projectFolder = other.path().toStdString();
    QVERIFY(makeRun(read, options).ok());
}

QTEST_GUILESS_MAIN(CarryOverTest)
#include "carry_over_test.moc"
