#include "core/layers/sample_graph.h"

#include "graph/shape_inference.h"
#include "graph/window.h"
#include "plan/ops.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

using namespace loom;

/// What every layer's record must hold, whichever files lie in core/layers.
class DeclarationsTest : public QObject {
    Q_OBJECT
private slots:
    void everyFileIsOneLayerOfItsName();
    void everyLayerExplainsItself_data() { layerRows(); }
    void everyLayerExplainsItself();
    void samplesAreInferredWithoutIssue_data() { layerRows(); }
    void samplesAreInferredWithoutIssue();
    void errorSamplesSayWhatIsWrong_data() { layerRows(); }
    void errorSamplesSayWhatIsWrong();
    void codeAndSummariesAreWhole_data() { layerRows(); }
    void codeAndSummariesAreWhole();
    void defaultsAreThoseOfKeras_data() { layerRows(); }
    void defaultsAreThoseOfKeras();
    void dtypesAreChecked();
    void wrongValuesAreNamedWithTheirNode_data() { layerRows(); }
    void wrongValuesAreNamedWithTheirNode();

private:
    static void layerRows();
};

void DeclarationsTest::layerRows()
{
    QTest::addColumn<QString>("id");
    for (const LayerType& type : layersTable())
        QTest::addRow("%s keeps its word", type.id.c_str()) << QString::fromStdString(type.id);
}

void DeclarationsTest::everyFileIsOneLayerOfItsName()
{
    QStringList files;
    for (const QString& file : QDir(LOOM_SOURCE_DIR "/core/layers").entryList({"*.cpp"}, QDir::Files, QDir::Name))
        files << file.chopped(4);
    QStringList ids;
    for (const LayerType& type : layersTable())
        ids << QString::fromStdString(type.id);
    QCOMPARE(ids, files);
    QVERIFY(findLayer("conv2d") && findLayer("conv2d")->id == "conv2d");
    QVERIFY(!findLayer("conv3d"));
}

void DeclarationsTest::everyLayerExplainsItself()
{
    QFETCH(QString, id);
    const LayerType& type = *findLayer(id.toStdString());
    QVERIFY(!type.title.empty());
    QVERIFY2(english(type.text).size() > 60, "a learner reads the text");
    QVERIFY(!type.formula.empty());
    const QString back = QString::fromStdString(type.backwardFormula);
    QVERIFY2(back.contains(QStringLiteral("∂")), "a learner reads what is handed back, too");
    for (const QString& line : back.split(QLatin1Char('\n')))
        QVERIFY2(line.contains(QLatin1Char('=')), "each line is one equation");
    // A gradient for each of its parameters, and for what comes in.
    const SampleGraph first = sampleGraph(type, type.samples.front());
    const GraphReport shapes = inspect(first.graph, first.fields);
    std::size_t learned = 0;
    for (const ParameterSpec& parameter : shapes.nodes.at("layer").parameters)
        learned += parameter.trainable;
    QVERIFY2(std::size_t(back.count(QRegularExpression(QStringLiteral("∂[EL]/∂[^=]*="))))
                 >= learned + !type.inputs.empty(),
             qPrintable(back));
    QVERIFY(type.infer && type.forward && type.backward && type.keras && type.pytorch);
    QVERIFY(!type.samples.empty());
    QVERIFY(!type.outputs.empty());
    for (const AttributeSpec& spec : type.attributes) {
        QVERIFY2(!spec.title.empty() && english(spec.help).size() > 20, spec.name.c_str());
        QVERIFY2(checked(spec, spec.fallback).ok(), spec.name.c_str());
    }
}

void DeclarationsTest::samplesAreInferredWithoutIssue()
{
    QFETCH(QString, id);
    const LayerType& type = *findLayer(id.toStdString());
    for (const LayerSample& sample : type.samples) {
        for (const auto& [name, value] : sample.attributes) {
            const AttributeSpec* spec = findSpec(type.attributes, name);
            QVERIFY2(spec && checked(*spec, value).ok(), name.c_str());
        }
        const SampleGraph made = sampleGraph(type, sample);
        const GraphReport report = inspect(made.graph, made.fields);
        // A loss warns that data wired straight to it has no softmax.
        for (const Issue& issue : report.issues)
            if (issue.severity == Severity::error || type.category != LayerCategory::loss)
                QFAIL(english(issue.sentence).c_str());
        QVERIFY(report.nodes.at("layer").known);
        QCOMPARE(report.nodes.at("layer").outputs.size(), type.outputs.size());
    }
}

void DeclarationsTest::errorSamplesSayWhatIsWrong()
{
    QFETCH(QString, id);
    const LayerType& type = *findLayer(id.toStdString());
    for (LayerErrorSample sample : type.errors) {
        // Sentences call an attribute by its title.
        for (const AttributeSpec& spec : type.attributes)
            if (sample.words.starts_with(spec.name + " is "))
                sample.words.replace(0, spec.name.size(), spec.title.pattern());
        const SampleGraph made = sampleGraph(type, {.attributes = sample.attributes, .inputs = sample.inputs});
        const GraphReport report = inspect(made.graph, made.fields);
        bool said = false;
        std::string all;
        for (const Issue& issue : report.issues) {
            const std::string sentence = english(issue.sentence);
            all += sentence + "\n";
            if (sentence.find(sample.words) == std::string::npos)
                continue;
            said = true;
            QCOMPARE(issue.node, std::string("layer"));
            QVERIFY2(sentence.find('{') == std::string::npos, sentence.c_str());
            // Every offered repair removes the sentence it stands by.
            for (const Repair& repair : issue.repairs) {
                Graph mended = made.graph;
                QVERIFY2(applyRepair(mended, repair), english(repair.title).c_str());
                for (const Issue& left : inspect(mended, made.fields).issues)
                    QVERIFY2(left.node != issue.node || left.sentence != issue.sentence,
                             english(repair.title).c_str());
            }
        }
        QVERIFY2(said, ("expected “" + sample.words + "”, got: " + all).c_str());
    }
}

void DeclarationsTest::codeAndSummariesAreWhole()
{
    QFETCH(QString, id);
    const LayerType& type = *findLayer(id.toStdString());
    for (const LayerSample& sample : type.samples) {
        const SampleGraph made = sampleGraph(type, sample);
        const GraphReport report = inspect(made.graph, made.fields);
        const LayerQuery query = queryFor(made.graph, report, made.fields, "layer");
        for (const std::string& code : {type.keras(query), type.pytorch(query)}) {
            QVERIFY(!code.empty());
            QCOMPARE(std::count(code.begin(), code.end(), '('), std::count(code.begin(), code.end(), ')'));
        }
        if (type.summary)
            QVERIFY2(english(type.summary(query)).find('{') == std::string::npos, id.toUtf8().constData());
    }
}

/// The writer of code leaves out what is Keras's own default, so a default that is another one stands in the code.
void DeclarationsTest::defaultsAreThoseOfKeras()
{
    QFETCH(QString, id);
    const LayerType& type = *findLayer(id.toStdString());
    const SampleGraph made = sampleGraph(type, type.samples.front());
    LayerQuery query = queryFor(made.graph, inspect(made.graph, made.fields), made.fields, "layer");
    query.attributes = completed(type.attributes, {});
    const std::string code = type.keras(query);
    for (const AttributeSpec& spec : type.attributes)
        for (const char* before : {"(", " "})
            QVERIFY2(code.find(before + spec.name + "=") == std::string::npos, code.c_str());
}

void DeclarationsTest::dtypesAreChecked()
{
    const LayerType& dense = *findLayer("dense");
    SampleGraph made = sampleGraph(dense, {.inputs = {{8}}, .dtypes = {DType::i32}});
    const GraphReport report = inspect(made.graph, made.fields);
    QCOMPARE(report.issues.size(), std::size_t(1));
    QVERIFY(english(report.issues[0].sentence).find("whole numbers") != std::string::npos);
}

void DeclarationsTest::wrongValuesAreNamedWithTheirNode()
{
    QFETCH(QString, id);
    const LayerType& type = *findLayer(id.toStdString());
    const std::vector<Value> values = {std::string("blue"),
                                       std::int64_t(-1'000'000),
                                       0.5,
                                       -1e300,
                                       true,
                                       std::vector<std::int64_t>{-7, -7},
                                       std::vector<Part>{{"adam", {}}},
                                       Value()};
    for (const AttributeSpec& spec : type.attributes)
        for (const Value& value : values) {
            if (checked(spec, value).ok())
                continue;
            Graph graph;
            graph.nodes = {{.id = "layer", .type = type.id, .attributes = {{spec.name, value}}, .title = "My layer"}};
            const std::vector<Issue> issues = inspect(graph, {}).issues;
            QVERIFY(!issues.empty());
            const std::string sentence = english(issues.front().sentence);
            QVERIFY2(sentence.starts_with("My layer: " + spec.title.pattern() + " is "), sentence.c_str());
            QVERIFY2(issues.front().sentence.pattern().starts_with("{node}: "), sentence.c_str());
            QCOMPARE(issues.front().path, "graph.nodes.layer.attributes." + spec.name);
        }
}

QTEST_GUILESS_MAIN(DeclarationsTest)
#include "declarations_test.moc"
