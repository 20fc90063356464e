#include "app/loom_program.h"

#include "data/source_type.h"
#include "project/project_file.h"
#include "train/network.h"

#include <QTest>
#include <cmath>

using namespace loom;

namespace {

const std::string kFolder = LOOM_SOURCE_DIR "/samples/architectures";

std::string fileOf(const std::string& id)
{
    return kFolder + "/" + id + ".loom";
}

bool isLong()
{
    return qEnvironmentVariableIsSet("NETLOOM_LONG");
}

} // namespace

/// Networks that made history: as many parameters as torchvision's (of MobileNet: Keras's), and each runs.
class LoomArchitecturesTest : public QObject {
    Q_OBJECT
private slots:
    void parametersAreAsManyAsElsewhere_data();
    void parametersAreAsManyAsElsewhere();
    void aPictureRunsThrough_data();
    void aPictureRunsThrough();
};

void LoomArchitecturesTest::parametersAreAsManyAsElsewhere_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<qint64>("trainable");
    QTest::addColumn<double>("millions"); // of multiply-adds
    const auto row = [](const char* id, qint64 trainable, double millions) {
        QTest::newRow(id) << id << trainable << millions;
    };
    row("lenet5", 61706, 0.42);
    row("alexnet", 61100840, 714);
    row("vgg16", 138357544, 15470);
    row("vgg19", 143667240, 19632);
    row("googlenet", 6624904, 1498);
    row("resnet18", 11689512, 1814);
    row("resnet50", 25557032, 4089);
    row("resnet152", 60192808, 11514);
    row("mobilenet", 4231976, 569);
}

void LoomArchitecturesTest::parametersAreAsManyAsElsewhere()
{
    QFETCH(QString, id);
    QFETCH(qint64, trainable);
    QFETCH(double, millions);
    const Called called = call({"summary", QString::fromStdString(fileOf(id.toStdString())), "--json"});
    QVERIFY2(called.code == 0, called.err);
    const QJsonObject summary = called.event("summary");
    QCOMPARE(summary["trainable"].toInteger(), trainable);
    const double counted = summary["multiply_adds"].toDouble() / 1e6;
    QVERIFY2(std::abs(counted / millions - 1) < 0.01, qPrintable(QString::number(counted)));
}

void LoomArchitecturesTest::aPictureRunsThrough_data()
{
    QTest::addColumn<QString>("id");
    for (const char* id : {"lenet5", "googlenet", "resnet18", "mobilenet"})
        QTest::newRow(id) << id;
    if (isLong())
        for (const char* id : {"alexnet", "vgg16", "vgg19", "resnet50", "resnet152"})
            QTest::newRow(id) << id;
}

/// The answers are shares of the classes, and what they are made of is another for another picture. (The answers
/// themselves may be the same: before training little of a picture is left behind many layers.)
void LoomArchitecturesTest::aPictureRunsThrough()
{
    QFETCH(QString, id);
    const Result<OpenedProject> opened = openProject(fileOf(id.toStdString()));
    QVERIFY2(opened.ok(), opened.ok() ? "" : english(opened.error()).c_str());
    QVERIFY(opened->issues.empty());
    const Project& project = opened->project;
    const SourceType* source = findSource(project.data.source.type);
    QVERIFY(source);
    const auto loaded = source->load(completed(source->attributes, project.data.source.attributes), {{}, 7, {}});
    QVERIFY2(loaded.ok(), loaded.ok() ? "" : english(loaded.error()).c_str());
    const Field& image = loaded->rows.fields()[0];
    ThreadPool pool(2);
    auto made = Network::compile(project.graph, {{image.name, image.shape}}, {.batch = 2}, pool);
    QVERIFY2(made.ok(), made.ok() ? "" : english(made.error()).c_str());
    const std::unique_ptr<Network> network = std::move(*made);
    const std::string last = project.graph.into("output").front().from.node + "/output";
    network->watchActivations({"output/output", last});
    auto* x = static_cast<float*>(network->inferenceFeeds().front().view.data);
    const std::int64_t size = image.shape.size();
    for (std::int64_t i = 0; i < 2 * size; ++i)
        x[i] = float(loaded->rows.at(0, i / size, i % size));
    network->infer(2);
    const TensorView answers = network->activation("output/output");
    const std::int64_t classes = integerOf(attributeOf(project.data.source.attributes, "classes"));
    QCOMPARE(answers.rowSize, classes);
    const auto* y = static_cast<const float*>(answers.data);
    for (const std::int64_t picture : {0, 1}) {
        double sum = 0;
        for (std::int64_t k = 0; k < classes; ++k)
            sum += double(y[picture * classes + k]);
        QVERIFY2(std::abs(sum - 1) < 1e-4, qPrintable(QString::number(sum)));
    }
    const TensorView seen = network->activation(last);
    const auto* numbers = static_cast<const float*>(seen.data);
    QVERIFY(numbers && !std::equal(numbers, numbers + seen.rowSize, numbers + seen.rowSize));
}

QTEST_GUILESS_MAIN(LoomArchitecturesTest)
#include "loom_architectures_test.moc"
