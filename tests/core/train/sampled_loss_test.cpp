#include "analysis/gradcheck.h"
#include "core/train/networks.h"
#include "reference/reference.h"
#include "train/metric_type.h"

#include <QTest>

#include <cmath>
#include <functional>
#include <set>

using namespace loom;
using namespace loom::test;

namespace {

constexpr std::int64_t kWords = 300, kRows = 64;

/// What a row's word was before, through a table of vectors and a hidden layer into a choice of the next word.
Graph wordGraph(const Shape& shape = {})
{
    GraphBuilder b;
    b.add("word", "input", {{"field", words("word")}});
    b.add("space", "embedding", {{"input_dim", whole(kWords)}, {"output_dim", whole(12)}});
    b.add("hidden", "dense", {{"units", whole(16)}, {"activation", words("tanh")}});
    if (shape.rank() == 0)
        b.add("scores", "dense", {{"units", whole(kWords)}}).add("out", "softmax");
    else
        b.add("out", "dense", {{"units", whole(kWords)}, {"activation", words("softmax")}});
    return b.graph;
}

std::unique_ptr<Network> compiled(const std::string& loss, const Attributes& attributes, ThreadPool& pool,
                                  const Shape& shape = {}, DType dtype = DType::f32,
                                  const std::function<void(Graph&)>& change = {})
{
    Graph graph = wordGraph(shape);
    if (change)
        change(graph);
    CompileOptions options;
    options.dtype = dtype;
    options.batch = kRows;
    options.losses = {{.id = "loss", .type = loss, .of = "out", .target = "next", .attributes = attributes}};
    options.optimizer = {"adam", {{"learning_rate", 0.01}}};
    auto made =
        Network::compile(graph,
                         {{.name = "word", .shape = shape, .dtype = DType::i32},
                          {.name = "next", .shape = shape, .dtype = DType::i32, .target = true, .classes = kWords}},
                         options, pool);
    if (!made)
        qWarning("%s", english(made.error()).c_str());
    return made ? std::move(*made) : nullptr;
}

/// Words as often as their rank says; each is followed by one of three that it has of its own, or by any.
struct Pairs {
    RandomStream stream{5, "pairs"};

    std::int32_t ranked(std::uint64_t i, std::uint64_t use) const
    {
        return std::int32_t(std::exp(stream.uniform(i, use) * std::log(double(kWords + 1)))) - 1;
    }
    std::pair<std::int32_t, std::int32_t> at(std::uint64_t i) const
    {
        const std::int32_t word = ranked(i, 0);
        if (stream.uniform(i, 1) < 0.3)
            return {word, ranked(i, 2)};
        return {word, std::int32_t((word * 7 + std::int32_t(stream.below(3, i, 3)) * 31 + 5) % kWords)};
    }
    void fill(const std::vector<Feed>& feeds, std::uint64_t first) const
    {
        for (const Feed& feed : feeds)
            for (std::int64_t i = 0; i < kRows * feed.view.rowSize; ++i) {
                const auto [word, next] = at(first * std::uint64_t(kRows * feed.view.rowSize) + std::uint64_t(i));
                static_cast<std::int32_t*>(feed.view.data)[i] = feed.field == "word" ? word : next;
            }
    }
};

/// Perplexity over words that it has not seen, after so many steps.
double perplexity(Network& network, int steps)
{
    const Pairs pairs;
    for (int step = 0; step < steps; ++step) {
        pairs.fill(network.trainingFeeds(), std::uint64_t(step));
        network.trainStep(kRows, step, 0.01 * (1 - double(step) / steps));
    }
    double sum = 0;
    for (int batch = 0; batch < 30; ++batch) {
        pairs.fill(network.inferenceFeeds(), std::uint64_t(100000 + batch));
        network.infer(kRows);
        sum += network.lossPart(0, true) / 30;
    }
    return std::exp(sum);
}

double distance(const Tensor& a, const std::vector<double>& b)
{
    double most = 0;
    for (std::size_t i = 0; i < b.size(); ++i)
        most = std::max(most, std::abs(a.at(std::int64_t(i)) - b[i]));
    return a.size() == std::int64_t(b.size()) ? most : INFINITY;
}

} // namespace

/// Losses that draw a few of very many classes: TensorFlow's numbers, proven gradients, as good a network for less
/// work, and the same bits whoever computes them.
class SampledLossTest : public QObject {
    Q_OBJECT
private slots:
    void theNumbersAreThoseOfTensorFlow_data();
    void theNumbersAreThoseOfTensorFlow();
    void gradientsAreProven_data();
    void gradientsAreProven();
    void aFewDrawnClassesTeachAsMuchAsAll();
    void whatIsDrawnFollowsFromSeedAndStep();
    void whileTrainingAllClassesAreNeitherComputedNorMeasured();
    void somethingElseThanDenseHasAllClassesComputed();
};

void SampledLossTest::theNumbersAreThoseOfTensorFlow_data()
{
    QTest::addColumn<QJsonObject>("stored");
    const QJsonArray cases = reference::file("sampled_losses")["cases"].toArray();
    QVERIFY(cases.size() >= 8);
    for (const QJsonValue& entry : cases)
        QTest::addRow("%s", entry["name"].toString().toUtf8().constData()) << entry.toObject();
}

void SampledLossTest::theNumbersAreThoseOfTensorFlow()
{
    QFETCH(QJsonObject, stored);
    const Shape x = Shape(reference::integers(stored["x_shape"])), sample = x.withoutFront();
    const std::int64_t rows = x[0], classes = stored["classes"].toInteger();
    const bool masked = stored.contains("mask");
    GraphBuilder b;
    b.add("x", "input", {{"field", words("x")}});
    b.add("out", "dense", {{"units", whole(classes)}, {"activation", words("softmax")}});
    CompileOptions options;
    options.dtype = DType::f64;
    options.batch = rows;
    options.losses = {{.id = "loss",
                       .type = stored["loss"].toString().toStdString(),
                       .of = "out",
                       .target = "label",
                       .mask = masked ? "mask" : "",
                       .attributes = {{"negatives", stored["negatives"].toInteger()},
                                      {"sampler", stored["sampler"].toString().toStdString()}}}};
    const Shape places = sample.rank() > 1 ? Shape{sample[0]} : Shape{};
    std::vector<FieldShape> fields = {
        {.name = "x", .shape = sample},
        {.name = "label", .shape = places, .dtype = DType::i32, .target = true, .classes = classes}};
    if (masked)
        fields.push_back({.name = "mask", .shape = places, .mask = true});
    ThreadPool pool(1);
    auto made = Network::compile(b.graph, fields, options, pool);
    QVERIFY2(made.ok(), made.ok() ? "" : english(made.error()).c_str());
    Network& network = **made;
    for (const auto* feeds : {&network.trainingFeeds(), &network.inferenceFeeds()})
        for (const Feed& feed : *feeds) {
            const std::vector<double> values = reference::numbers(
                stored[feed.field == "label" ? QStringLiteral("labels") : QString::fromStdString(feed.field)]);
            for (std::size_t i = 0; i < values.size(); ++i)
                if (feed.view.dtype == DType::i32)
                    static_cast<std::int32_t*>(feed.view.data)[i] = std::int32_t(values[i]);
                else
                    static_cast<double*>(feed.view.data)[i] = values[i];
        }
    for (const char* name : {"kernel", "bias"}) {
        const std::vector<double> values = reference::numbers(stored[name]);
        for (std::size_t i = 0; i < values.size(); ++i)
            network.parameter(std::string("out/") + name)->set(std::int64_t(i), values[i]);
    }
    network.infer(rows);
    QVERIFY(std::abs(network.lossPart(0, true) - stored["whole"].toDouble()) < 1e-9);
    network.forwardBackward(rows, stored["step"].toInteger());
    QVERIFY2(std::abs(network.loss() - stored["value"].toDouble()) < 1e-9,
             qPrintable(QString::number(network.loss(), 'g', 12)));
    Tensor gradient;
    for (const char* name : {"kernel", "bias"}) {
        QVERIFY(network.gradient(std::string("out/") + name, gradient));
        QVERIFY(distance(gradient, reference::numbers(stored[QString(name) + "_gradient"])) < 1e-9);
    }
}

void SampledLossTest::gradientsAreProven_data()
{
    QTest::addColumn<QString>("loss");
    QTest::addColumn<bool>("series");
    QTest::addColumn<bool>("frozen");
    for (const char* loss : {"sampled_softmax", "negative_sampling"})
        for (const bool series : {false, true})
            for (const bool frozen : {false, true})
                QTest::addRow("%s%s%s", loss, series ? " of a series" : "", frozen ? " before a frozen layer" : "")
                    << QString(loss) << series << frozen;
}

/// Down to the table of words, through what the loss skips.
void SampledLossTest::gradientsAreProven()
{
    QFETCH(QString, loss);
    QFETCH(bool, series);
    QFETCH(bool, frozen);
    ThreadPool pool(1);
    const Shape shape = series ? Shape{3} : Shape{};
    const auto network =
        compiled(loss.toStdString(), {{"negatives", std::int64_t(6)}}, pool, shape, DType::f64, [&](Graph& graph) {
            for (const char* id : {"scores", "out"})
                if (Node* node = graph.find(id))
                    node->frozen = frozen;
        });
    QVERIFY(network);
    Pairs().fill(network->trainingFeeds(), 0);
    const GradcheckReport report = gradcheck(*network, {.rows = 9, .step = 2});
    QVERIFY2(report.passed(), (report.worst.name + " " + std::to_string(report.worst.error)).c_str());
    for (const std::string& name : {std::string("hidden/kernel"), std::string("space/embeddings")}) {
        Tensor gradient;
        QVERIFY(network->gradient(name, gradient));
        double largest = 0;
        for (std::int64_t i = 0; i < gradient.size(); ++i)
            largest = std::max(largest, std::abs(gradient.at(i)));
        QVERIFY2(largest > 1e-5, name.c_str());
    }
}

void SampledLossTest::aFewDrawnClassesTeachAsMuchAsAll()
{
    ThreadPool pool(2);
    const auto all = compiled("categorical_crossentropy", {}, pool),
               few = compiled("sampled_softmax", {{"negatives", std::int64_t(100)}}, pool),
               fewest = compiled("sampled_softmax", {{"negatives", std::int64_t(20)}}, pool);
    QVERIFY(all && few && fewest);
    const double whole = perplexity(*all, 1000), sampled = perplexity(*few, 1000), poor = perplexity(*fewest, 1000);
    const QByteArray said =
        QStringLiteral("all %1, 100 draws %2, 20 draws %3").arg(whole).arg(sampled).arg(poor).toUtf8();
    qInfo("%s", said.constData());
    QVERIFY2(whole < 30, said); // of 300 words; telling each by how often it comes gives over 100
    QVERIFY2(sampled < 1.08 * whole, said);
    QVERIFY2(poor < 1.3 * whole && poor > sampled, said);
}

void SampledLossTest::whatIsDrawnFollowsFromSeedAndStep()
{
    ThreadPool one(1), three(3);
    for (const char* loss : {"sampled_softmax", "negative_sampling"}) {
        const auto first = compiled(loss, {}, one), second = compiled(loss, {}, three);
        for (const auto& network : {first.get(), second.get()})
            Pairs().fill(network->trainingFeeds(), 0);
        std::set<double> losses;
        for (std::int64_t step = 0; step < 5; ++step) {
            first->forwardBackward(kRows, step);
            second->forwardBackward(kRows, step);
            QCOMPARE(first->loss(), second->loss());
            losses.insert(first->loss());
        }
        QCOMPARE(losses.size(), std::size_t(5));
        first->forwardBackward(kRows, 2);
        QVERIFY(losses.contains(first->loss()));
        for (std::int64_t step = 0; step < 4; ++step) {
            first->trainStep(kRows, step, 0.01);
            second->trainStep(kRows, step, 0.01);
        }
        QVERIFY(first->weights() == second->weights());
    }
}

/// The prediction is no number of a training step; a metric over it says nothing instead of something else.
void SampledLossTest::whileTrainingAllClassesAreNeitherComputedNorMeasured()
{
    ThreadPool pool(1);
    const auto few = compiled("sampled_softmax", {}, pool), all = compiled("categorical_crossentropy", {}, pool);
    for (const auto& network : {few.get(), all.get()}) {
        Pairs().fill(network->trainingFeeds(), 0);
        Pairs().fill(network->inferenceFeeds(), 0);
        network->trainStep(kRows, 0, 0.01);
        network->infer(kRows);
    }
    QVERIFY(!few->prediction().data && all->prediction().data);
    QVERIFY(few->prediction(0, true).data);
    QCOMPARE(few->predictionShape(), Shape{kWords});
    QVERIFY(!few->canTap("out/output") && !few->tap({"scores/sum"}) && few->canTap("hidden/output"));
    QVERIFY(all->canTap("out/output"));
    for (const MetricType& metric : metricsTable()) {
        if (std::ranges::find(metric.fits, Judges::choices) == metric.fits.end())
            continue;
        const auto batchOf = [&](bool inference) {
            return MetricBatch{few->prediction(0, inference), few->target(0, inference), kRows};
        };
        MetricState state(metric, tableRows(metric, batchOf(true)));
        addCounted(metric, state, batchOf(false));
        QVERIFY2(std::isnan(metric.value(state)), metric.id.c_str());
    }
}

void SampledLossTest::somethingElseThanDenseHasAllClassesComputed()
{
    GraphBuilder b;
    b.add("picture", "input", {{"field", words("picture")}});
    b.add("map", "conv2d", {{"filters", whole(4)}, {"kernel_size", pair(3, 3)}});
    b.add("out", "global_average_pooling2d").add("shares", "softmax");
    CompileOptions options;
    options.batch = 5;
    options.losses = {{.id = "loss", .type = "sampled_softmax", .of = "shares", .target = "label"}};
    ThreadPool pool(1);
    const auto made = Network::compile(b.graph,
                                       {{.name = "picture", .shape = {6, 6, 1}},
                                        {.name = "label", .dtype = DType::i32, .target = true, .classes = 4}},
                                       options, pool);
    QVERIFY(made.ok());
    (*made)->trainStep(5, 0, 0.01);
    QVERIFY((*made)->prediction().data && std::isfinite((*made)->loss()));
}

QTEST_GUILESS_MAIN(SampledLossTest)
#include "sampled_loss_test.moc"
