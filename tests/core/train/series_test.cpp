#include "networks.h"

#include "graph/repair.h"
#include "train/metric_type.h"

#include <QTest>
#include <cmath>

using namespace loom;
using namespace loom::test;

namespace {

constexpr std::int64_t kRows = 6, kTime = 5, kWords = 7, kClasses = 3;
const std::vector<std::int32_t> kLengths = {5, 2, 0, 3, 1, 4};

/// Texts of which each word gets a class.
Graph taggerGraph()
{
    GraphBuilder b;
    b.add("words", "input", {{"field", words("words")}});
    b.add("space", "embedding", {{"input_dim", whole(kWords)}, {"output_dim", whole(4)}});
    b.add("memory", "lstm", {{"units", whole(5)}, {"return_sequences", Value(true)}}).add("drop", "dropout");
    b.add("out", "dense", {{"units", whole(kClasses)}, {"activation", words("softmax")}});
    return b.graph;
}

std::vector<FieldShape> taggerFields()
{
    return {{.name = "words", .shape = {kTime}, .dtype = DType::i32, .lengths = "length", .kinds = kWords},
            {.name = "length", .dtype = DType::i32, .isLengths = true},
            {.name = "tags", .shape = {kTime}, .dtype = DType::i32, .target = true, .classes = kClasses}};
}

std::unique_ptr<Network> tagger(ThreadPool& pool)
{
    CompileOptions options;
    options.batch = kRows;
    options.losses = {{"loss", "categorical_crossentropy", "out", "tags"}};
    auto made = Network::compile(taggerGraph(), taggerFields(), options, pool);
    if (!made)
        qFatal("%s", english(made.error()).c_str());
    return std::move(*made);
}

/// Seeded words and tags; behind the true length stands `padding`.
void feed(Network& network, std::int32_t padding)
{
    for (const auto* feeds : {&network.trainingFeeds(), &network.inferenceFeeds()})
        for (const Feed& one : *feeds) {
            auto* values = static_cast<std::int32_t*>(one.view.data);
            const RandomStream random(3, one.field);
            for (std::int64_t row = 0; row < kRows; ++row)
                if (one.field == "length")
                    values[row] = kLengths[std::size_t(row)];
                else
                    for (std::int64_t t = 0; t < kTime; ++t)
                        values[row * kTime + t] = t >= kLengths[std::size_t(row)]
                            ? padding
                            : std::int32_t(random.below(one.field == "tags" ? kClasses : kWords,
                                                        std::uint64_t(row * kTime + t)));
        }
}

double accuracyOf(const Network& network)
{
    MetricState state;
    addCounted(*findMetric("accuracy"), state,
               {network.prediction(0, true), network.target(0, true), kRows, network.mask(0, true)});
    return findMetric("accuracy")->value(state);
}

} // namespace

/// Series of different lengths, padded to one: what stands behind the end of a row counts nowhere.
class SeriesTest : public QObject {
    Q_OBJECT
private slots:
    void paddingChangesNothing();
    void theLossIsTheMeanOfTheTrueSteps();
    void layersSayWhatTheyMakeOfLengths();
    void aVocabularyThatDoesNotFitIsMended();
};

void SeriesTest::paddingChangesNothing()
{
    ThreadPool one(1), three(3);
    const auto zeros = tagger(one), others = tagger(three);
    for (int step = 0; step < 5; ++step) {
        feed(*zeros, 0);
        feed(*others, 2);
        zeros->trainStep(kRows, step, 0.05);
        others->trainStep(kRows, step, 0.05);
        QCOMPARE(zeros->loss(), others->loss());
    }
    QVERIFY(zeros->weights() == others->weights());
    zeros->infer(kRows);
    others->infer(kRows);
    QCOMPARE(zeros->inferenceLoss(), others->inferenceLoss());
    QCOMPARE(accuracyOf(*zeros), accuracyOf(*others));
}

void SeriesTest::theLossIsTheMeanOfTheTrueSteps()
{
    ThreadPool pool(1);
    const auto network = tagger(pool);
    feed(*network, 1);
    network->infer(kRows);
    const float* shares = static_cast<const float*>(network->prediction(0, true).data);
    const auto* tags = static_cast<const std::int32_t*>(network->target(0, true).data);
    double sum = 0, count = 0, right = 0;
    for (std::int64_t row = 0; row < kRows; ++row)
        for (std::int64_t t = 0; t < kLengths[std::size_t(row)]; ++t) {
            const std::int64_t step = row * kTime + t;
            const float* of = shares + step * kClasses;
            sum -= std::log(double(of[tags[step]]));
            right += std::max_element(of, of + kClasses) - of == tags[step] ? 1 : 0;
            ++count;
        }
    QVERIFY(std::fabs(network->inferenceLoss() - sum / count) < 1e-6);
    QCOMPARE(network->counted(0, kRows, true), count);
    QCOMPARE(accuracyOf(*network), right / count);
}

void SeriesTest::layersSayWhatTheyMakeOfLengths()
{
    Graph graph = taggerGraph();
    graph.nodes.push_back({.id = "flat", .type = "flatten"});
    graph.nodes.push_back({.id = "mean", .type = "global_average_pooling1d"});
    graph.nodes.push_back({.id = "last", .type = "lstm", .attributes = {{"units", whole(2)}}});
    for (const char* to : {"flat", "mean", "last"})
        graph.edges.push_back({{"drop", ""}, {to, ""}});
    const GraphReport report = inspect(graph, taggerFields());
    for (const char* known : {"words", "space", "memory", "drop", "out"})
        QCOMPARE(report.nodes.at(known).lengths.at(0), std::string("length"));
    for (const char* whole : {"flat", "mean", "last"})
        QVERIFY(report.nodes.at(whole).lengths.at(0).empty());
    QCOMPARE(report.issues.size(), std::size_t(1));
    QCOMPARE(report.issues[0].node, std::string("flat"));
    QVERIFY(report.issues[0].severity == Severity::note);
}

void SeriesTest::aVocabularyThatDoesNotFitIsMended()
{
    Graph graph = taggerGraph();
    graph.find("space")->attributes["input_dim"] = whole(4);
    const GraphReport report = inspect(graph, taggerFields());
    QVERIFY(!report.issues.empty());
    QVERIFY(english(report.issues[0].sentence).find("gives 7 different ones") != std::string::npos);
    QCOMPARE(report.issues[0].repairs.size(), std::size_t(1));
    const Repair repair = report.issues[0].repairs[0];
    QVERIFY(applyRepair(graph, repair));
    QVERIFY(inspect(graph, taggerFields()).issues.empty());
}

QTEST_GUILESS_MAIN(SeriesTest)
#include "series_test.moc"
