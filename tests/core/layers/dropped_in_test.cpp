#include "core/layers/probe_network.h"

#include "analysis/gradcheck.h"
#include "project/path.h"
#include "project/project_file.h"

#include <QDir>
#include <QTest>
#include <cstring>

using namespace loom;

/// A layer dropped in as one file (extra/tanh_residual.cpp) appears everywhere that reads the table: this program is
/// built with the table that CMake would make if the file lay in core/layers.
class DroppedInTest : public QObject {
    Q_OBJECT
private slots:
    void theTableHoldsEveryFileAndTheNewOne();
    void theProjectFileKnowsIt();
    void itsAttributesHaveAddresses();
    void itsShapesAndMistakesAreFound();
    void itTrainsWithProvenGradients_data();
    void itTrainsWithProvenGradients();
    void whatRepeatsIsWhatOneDoes();
    void gradientsPassThroughAnyOutput();
};

namespace {

const char* kProject = R"({"format": 1, "title": "Dropped in", "seed": 7,
 "graph": {"nodes": [{"id": "x", "type": "input"}, {"id": "bend", "type": "tanh_residual", "attributes": {"strength": 0.5}}],
           "edges": [["x", "bend"]]}})";

} // namespace

void DroppedInTest::theTableHoldsEveryFileAndTheNewOne()
{
    const QStringList files = QDir(LOOM_SOURCE_DIR "/core/layers").entryList({"*.cpp"}, QDir::Files);
    QCOMPARE(qsizetype(layersTable().size()), files.size() + 3);
    QVERIFY(findLayer("tanh_residual"));
    QVERIFY(findLayer("dense"));
}

void DroppedInTest::theProjectFileKnowsIt()
{
    const Result<OpenedProject> opened = parseProject(kProject);
    QVERIFY(opened.ok());
    for (const Issue& issue : opened->issues)
        QFAIL(english(issue.sentence).c_str());
    QCOMPARE(opened->project.graph.nodes.at(1).type, std::string("tanh_residual"));
    const Result<OpenedProject> again = parseProject(writeProject(opened->project));
    QVERIFY(again.ok());
    QVERIFY(again->project == opened->project);
}

void DroppedInTest::itsAttributesHaveAddresses()
{
    Project project = parseProject(kProject)->project;
    QVERIFY(setText(project, "graph.nodes.bend.attributes.strength", "1.5").ok());
    QCOMPARE(numberOf(valueAt(project, "graph.nodes.bend.attributes.strength")->value), 1.5);
    QVERIFY(!setText(project, "graph.nodes.bend.attributes.strength", "7").ok());
}

void DroppedInTest::itsShapesAndMistakesAreFound()
{
    Project project = parseProject(kProject)->project;
    const std::vector<FieldShape> fields = {{.name = "image", .shape = {6, 5, 2}}};
    const GraphReport report = inspect(project.graph, fields);
    QVERIFY(report.issues.empty());
    QCOMPARE(report.nodes.at("bend").outputs.at(0), (Shape{6, 5, 2}));
    project.graph.find("bend")->attributes["strength"] = 3.0;
    const std::vector<Issue> issues = inspect(project.graph, fields).issues;
    QCOMPARE(issues.size(), std::size_t(1));
    QCOMPARE(english(issues[0].sentence), std::string("bend: Strength is 3; it must lie between 0 and 2"));
}

void DroppedInTest::itTrainsWithProvenGradients_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("a sum of two ops") << "tanh_residual";
    QTest::newRow("a convolution of many pictures a sample") << "film_filter";
}

void DroppedInTest::itTrainsWithProvenGradients()
{
    QFETCH(QString, id);
    const LayerType& type = *findLayer(id.toStdString());
    constexpr std::int64_t kRows = 3;
    for (const LayerSample& sample : type.samples) {
        const ProbeNetwork probe = probeNetwork(type, sample, kRows);
        ThreadPool pool(1);
        const auto network = Network::compile(
            probe.graph, probe.fields,
            {.dtype = DType::f64, .batch = kRows, .losses = probe.losses, .optimizer = {"sgd", {}}}, pool);
        QVERIFY(network.ok());
        Tensor& x = *(*network)->parameter("x0/kernel");
        fillTensor(x, drawn(std::size_t(x.size()), "x0"));
        const std::int64_t wanted = kRows * (*network)->activationShape("layer/output").size();
        fillFeeds(**network, kRows, drawn(std::size_t(wanted), "target"));
        const GradcheckReport report = gradcheck(**network, {.rows = kRows});
        QVERIFY2(report.passed(), std::to_string(report.worst.error).c_str());
    }
}

void DroppedInTest::whatRepeatsIsWhatOneDoes()
{
    // Films of 3 pictures, and the same pictures as samples of their own, through the same weights.
    const auto network = [](const Shape& shape, const char* type, std::int64_t rows, ThreadPool& pool) {
        Graph graph;
        graph.nodes = {{"x", "input", {}}, {"filter", type, {}}};
        if (type == std::string("conv2d"))
            graph.nodes[1].attributes = {{"filters", std::int64_t(2)},
                                         {"kernel_size", std::vector<std::int64_t>{2, 2}}};
        graph.edges = {{{"x", ""}, {"filter", ""}}};
        std::vector<FieldShape> fields{{.name = "x", .shape = shape}};
        fields.push_back(
            {.name = "y", .shape = inspect(graph, fields).nodes.at("filter").outputs.at(0), .target = true});
        CompileOptions options{.batch = rows, .losses = {{"loss", "mse", "filter", "y"}}, .optimizer = {"sgd", {}}};
        return std::move(Network::compile(graph, fields, options, pool)).value();
    };
    ThreadPool one(1), three(3);
    const auto films = network({3, 6, 5, 2}, "film_filter", 20, one);
    const auto again = network({3, 6, 5, 2}, "film_filter", 20, three);
    const auto pictures = network({6, 5, 2}, "conv2d", 60, one);
    QVERIFY(pictures->setWeights(films->weights()).ok());
    for (Network* each : {films.get(), again.get(), pictures.get()}) {
        for (const auto* feeds : {&each->trainingFeeds(), &each->inferenceFeeds()})
            for (const Feed& feed : *feeds) {
                const std::vector<double> values = drawn(std::size_t(feed.view.rows * feed.view.rowSize), feed.field);
                fillFeed(feed, values);
            }
        each->infer(each->batch());
        each->trainStep(each->batch(), 0, 0.5);
    }
    QVERIFY(films->weights() == again->weights());
    const TensorView of = films->prediction(0, true), alone = pictures->prediction(0, true);
    QCOMPARE(of.rows * of.rowSize, alone.rows * alone.rowSize);
    QVERIFY(std::memcmp(of.data, alone.data, std::size_t(of.rows * of.rowSize) * sizeof(float)) == 0);
    for (const auto& [name, tensor] : films->weights())
        for (std::int64_t i = 0; i < tensor.size(); ++i)
            QVERIFY(std::abs(tensor.at(i) - pictures->weights().at(name).at(i)) < 1e-5);
}

void DroppedInTest::gradientsPassThroughAnyOutput()
{
    Graph graph;
    graph.nodes = {{"x", "input", {}},
                   {"before", "dense", {{"units", std::int64_t(3)}}},
                   {"pair", "noisy_pair", {}},
                   {"after", "dense", {{"units", std::int64_t(2)}}}};
    graph.edges = {{{"x", ""}, {"before", ""}}, {{"before", ""}, {"pair", ""}}, {{"pair", "bent"}, {"after", ""}}};
    const std::vector<FieldShape> fields{{"x", Shape{4}, DType::f32, false, 0}, {"y", Shape{2}, DType::f32, true, 0}};
    CompileOptions options;
    options.dtype = DType::f64;
    options.batch = 3;
    options.losses = {{"loss", "mse", "after", "y"}};
    ThreadPool pool(1);
    const auto network = std::move(Network::compile(graph, fields, options, pool)).value();
    const RandomStream numbers(5, "numbers");
    for (const Feed& feed : network->trainingFeeds())
        for (std::int64_t i = 0; i < feed.view.rows * feed.view.rowSize; ++i)
            static_cast<double*>(feed.view.data)[i] = numbers.normal(std::uint64_t(i));
    network->forwardBackward(3, 0);
    Tensor gradient;
    QVERIFY2(network->gradient("before/kernel", gradient), "the layer before the pair learns nothing");
    const GradcheckReport report = gradcheck(*network, {.rows = 3});
    QVERIFY(report.passed());
    QVERIFY(report.compared > 12 + 3 + 6 + 2);
}

QTEST_GUILESS_MAIN(DroppedInTest)
#include "dropped_in_test.moc"
