#include "project/carry_over.h"
#include "project/project_file.h"
#include "project/run.h"
#include "project/share.h"

#include <QTemporaryDir>
#include <QTest>

#include <array>

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

void writeText(const QString& path, const QByteArray& text)
{
    QFile file(path);
    if (!file.open(QFile::WriteOnly) || file.write(text) != text.size())
        qFatal("not written");
}

/// Texts of three words, numbered and embedded with three numbers each, that begins with vectors.vec beside it.
Project wordsProject(const QTemporaryDir& folder)
{
    writeText(folder.filePath("texts.csv"),
              "text,label\nsun sun,a\nrain wind,b\nsun wind,a\nrain rain,b\n"
              "sun rain,a\nwind wind,b\n");
    Project project;
    project.title = "words";
    project.graph.nodes = {{"in", "input"},
                           {"words", "embedding", {{"input_dim", units(8)}, {"output_dim", units(3)}}},
                           {"mean", "global_average_pooling1d"},
                           {"out", "dense", {{"units", units(2)}, {"activation", Value(std::string("softmax"))}}}};
    project.graph.edges = {{{"in", ""}, {"words", ""}}, {{"words", ""}, {"mean", ""}}, {{"mean", ""}, {"out", ""}}};
    project.data.source = {"csv",
                           {{"file", Value(std::string("texts.csv"))},
                            {"target", Value(std::vector<std::string>{"label"})},
                            {"text", Value(std::vector<std::string>{"text"})}}};
    project.data.transforms = {{"vocabulary", {}}};
    project.training.losses = {{"loss", "categorical_crossentropy"}};
    project.training.startFrom = "vectors.vec";
    return project;
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
    void embeddingsBeginWithVectorsOfTheirWords();
    void vectorsOfWordsThatCannotBeTakenAreExplained_data();
    void vectorsOfWordsThatCannotBeTakenAreExplained();
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

void CarryOverTest::embeddingsBeginWithVectorsOfTheirWords()
{
    const QTemporaryDir folder;
    const Project project = wordsProject(folder);
    RunOptions options;
    options.projectFolder = folder.path().toStdString();
    Project plain = project;
    plain.training.startFrom.clear();
    const Run drawn = std::move(makeRun(plain, options)).value();
    const std::vector<std::string> words = drawn.data->fields()[0].words;
    const auto row = [&](const Run& run, const std::string& word) {
        const auto at = std::ranges::find(words, word) - words.begin();
        return run.network->parameter("words/embeddings")->rows(at, 1);
    };
    // With the first line of word2vec, the blank of fastText at the ends, a word of two, an unknown word, one twice.
    writeText(folder.filePath("vectors.vec"),
              "5 3\nsun 1 -2.5 3e-1 \nnowhere 9 9 9\nnew york 7 7 7\r\n"
              "rain\t0.25 0 1\nsun 4 4 4\n");
    const Run run = std::move(makeRun(project, options)).value();
    const std::array<float, 3> sun{1, -2.5f, .3f}, rain{.25f, 0, 1};
    QVERIFY(row(run, "sun") == Tensor::of<float>({1, 3}, sun));
    QVERIFY(row(run, "rain") == Tensor::of<float>({1, 3}, rain));
    QVERIFY(row(run, "wind") == row(drawn, "wind"));
    QVERIFY(run.network->parameter("out/kernel")->at(0) == drawn.network->parameter("out/kernel")->at(0));
    const auto told = std::ranges::find(run.warnings, "training.start_from", &Issue::path);
    QVERIFY(told != run.warnings.end());
    QCOMPARE(QString::fromStdString(english(told->sentence)),
             QString("words begins with the vectors of %1 for 2 of 3 words").arg(folder.filePath("vectors.vec")));
}

void CarryOverTest::vectorsOfWordsThatCannotBeTakenAreExplained_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("part");
    QTest::newRow("another width") << QByteArray("sun 1 2\n") << "words has 3 numbers a word";
    QTest::newRow("no word in it") << QByteArray("Sonne 1 2 3\n") << "None of the 3 words";
    QTest::newRow("no number") << QByteArray("moon 1 2 3\nsun 1 x 3\n") << "line 2: “x” is no number";
    QTest::newRow("not finite") << QByteArray("sun 1 inf 3\n") << "line 1: “inf” is no number";
    QTest::newRow("cut off") << QByteArray("rain 1 2 3\nsun 1\n") << "line 2: a word and 3 numbers were expected";
    QTest::newRow("a text") << QByteArray("sun\n") << "line 1: a word and its numbers were expected";
    QTest::newRow("empty") << QByteArray() << "holds no vectors of words";
    QTest::newRow("zeros") << QByteArray(64, '\0') << "holds no vectors of words";
    QTest::newRow("one long line") << QByteArray(3 << 20, 'a') << "line 1 is too long";
}

void CarryOverTest::vectorsOfWordsThatCannotBeTakenAreExplained()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, part);
    const QTemporaryDir folder;
    const Project project = wordsProject(folder);
    RunOptions options;
    options.projectFolder = folder.path().toStdString();
    writeText(folder.filePath("vectors.vec"), text);
    const Result<Run> run = makeRun(project, options);
    QVERIFY(!run.ok());
    const QString sentence = QString::fromStdString(english(run.error()));
    QVERIFY2(sentence.contains(part), qPrintable(sentence));
}

QTEST_GUILESS_MAIN(CarryOverTest)
#include "carry_over_test.moc"
