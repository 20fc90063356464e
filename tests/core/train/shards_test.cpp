#include "core/train/networks.h"
#include "core/train/plain_metrics.h"
#include "core/train/sharded_by_hand.h"
#include "distributed/shards.h"
#include "reference/reference.h"
#include "train/trainer.h"

#include <QTest>
#include <numeric>

using namespace loom;
using namespace loom::test;

namespace {

double difference(const Tensor& a, const Tensor& b)
{
    double most = a.shape() == b.shape() ? 0 : INFINITY;
    for (std::int64_t i = 0; i < a.size() && most < INFINITY; ++i)
        most = std::max(most, std::fabs(a.at(i) - b.at(i)));
    return most;
}

CompileOptions inShards(int shards, DType dtype = DType::f32, std::int64_t batch = 20)
{
    CompileOptions options = pictureOptions(batch);
    options.shards = shards;
    options.dtype = dtype;
    return options;
}

/// Everything that draws or is masked, nothing that looks over the batch.
Graph drawingGraph()
{
    GraphBuilder b;
    b.add("noise", "random_normal", {{"shape", Value(std::vector<std::int64_t>{12})}, {"stddev", Value(0.3)}});
    b.last.clear();
    b.add("image", "input").add("flat", "flatten");
    b.add("hidden", "dense", {{"units", whole(12)}, {"activation", words("tanh")}});
    b.add("sum", "add").wire("noise", "sum");
    b.add("drop", "dropout", {{"rate", Value(0.4)}});
    b.add("out", "dense", {{"units", whole(4)}, {"activation", words("softmax")}, {"kernel_l2", Value(0.01)}});
    return b.graph;
}

/// Rows of four numbers with a target each, 37 to train on and 11 to validate; some are masked.
PreparedData rowsOfNumbers()
{
    PreparedData data;
    std::vector<Tensor> columns;
    const std::vector<Field> fields = {{"row", DType::f64, Shape{4}, FieldRole::input, {}, {}},
                                       {"amount", DType::f64, Shape{2}, FieldRole::target, {}, {}},
                                       {"known", DType::f64, Shape{}, FieldRole::mask, {}, {}}};
    for (const Field& field : fields) {
        columns.emplace_back(field.shape.withFront(48), field.dtype);
        const RandomStream stream(5, field.name);
        for (std::int64_t i = 0; i < columns.back().size(); ++i)
            columns.back().set(
                i, field.role == FieldRole::mask ? double(i % 3 > 0) : stream.normal(std::uint64_t(i), 0));
        data.pipeline.fields.push_back({field, {}, {}, 0});
    }
    data.rows = Dataset(fields, std::move(columns));
    data.pipeline.shuffle = true;
    std::vector<std::int64_t> all(48);
    std::iota(all.begin(), all.end(), 0);
    data.training = std::vector<std::int64_t>(all.begin(), all.begin() + 37);
    data.validation = std::vector<std::int64_t>(all.begin() + 37, all.end());
    return data;
}

std::unique_ptr<Network> amounts(int shards, ThreadPool& pool)
{
    GraphBuilder b;
    b.add("in", "input").add("hidden", "dense", {{"units", whole(6)}, {"activation", words("tanh")}});
    b.add("out", "dense", {{"units", whole(2)}});
    CompileOptions options;
    options.dtype = DType::f64;
    options.batch = 8;
    options.losses = {{"loss", "mse", "out", "amount", "", "known"}};
    options.shards = shards;
    return std::move(Network::compile(b.graph,
                                      {{"row", Shape{4}},
                                       {"amount", Shape{2}, DType::f32, true},
                                       {"known", Shape{}, DType::f32, false, 0, false, true}},
                                      options, pool))
        .value();
}

TrainerOptions measured()
{
    TrainerOptions options;
    options.batchSize = 8;
    options.epochs = 3;
    options.metrics = {{findMetric("mae"), 0, "mae"}, {findMetric("r2"), 0, "r2", Judges::amounts}};
    return options;
}

} // namespace

/// A batch in shards: own batch statistics, one update.
class ShardsTest : public QObject {
    Q_OBJECT
private slots:
    void aBatchIsCutIntoEvenContiguousParts();
    void processesShareTheShardsInOrder();
    void theRuleIsThatWrittenOutByHand_data();
    void theRuleIsThatWrittenOutByHand();
    void pyTorchsDataParallelLearnsTheSame();
    void aNetworkWithoutBatchStatisticsLearnsAsWithoutShards();
    void batchStatisticsAreThoseOfTheShard();
    void threadsChangeNoBit();
    void tapsShowTheWholeBatch();
    void phasesClippingAndFreezingWorkInShards();
    void theTrainerMeasuresTheWholeBatch();
    void everyMetricAddsUpFromParts_data();
    void everyMetricAddsUpFromParts();
    void aCheckpointKeepsItsShards();
};

void ShardsTest::aBatchIsCutIntoEvenContiguousParts()
{
    for (const int shards : {1, 2, 3, 7, 20}) {
        const ShardCut cut(shards, Ranks());
        for (const std::int64_t rows : {1, 2, 5, 20, 33}) {
            std::int64_t next = 0;
            for (int shard = 0; shard < shards; ++shard) {
                const ShardRows part = cut.rowsOf(shard, rows);
                QCOMPARE(part.first, next);
                QVERIFY(part.count == rows / shards || part.count == rows / shards + 1);
                next += part.count;
            }
            QCOMPARE(next, rows);
        }
    }
}

void ShardsTest::processesShareTheShardsInOrder()
{
    for (const int ranks : {1, 2, 3, 5}) {
        int next = 0;
        std::int64_t row = 0;
        for (int rank = 0; rank < ranks; ++rank) {
            const ShardCut cut(4, Ranks(RanksTable{.rank = rank, .count = ranks}));
            QCOMPARE(cut.begin(), next);
            QCOMPARE(cut.ownRows(10).first, row);
            next = cut.end();
            row += cut.ownRows(10).count;
        }
        QCOMPARE(next, 4);
        QCOMPARE(row, std::int64_t(10));
    }
}

void ShardsTest::theRuleIsThatWrittenOutByHand_data()
{
    QTest::addColumn<int>("shards");
    QTest::addColumn<int>("rows");
    QTest::newRow("two even parts") << 2 << 12;
    QTest::newRow("three uneven parts") << 3 << 11;
    QTest::newRow("more parts than rows") << 8 << 6;
}

void ShardsTest::theRuleIsThatWrittenOutByHand()
{
    QFETCH(int, shards);
    QFETCH(int, rows);
    constexpr int kSteps = 6;
    constexpr double kRate = 0.2;
    ThreadPool pool(1);
    const auto network = byhand::network(shards, pool);
    byhand::Net net = byhand::netOf(*network);
    for (int step = 0; step < kSteps; ++step) {
        fill(network->trainingFeeds(), step);
        const byhand::Rows data = byhand::rowsOf(*network, rows);
        network->trainStep(rows, step, kRate);
        byhand::step(net, data, shards, kRate);
    }
    const byhand::Net learned = byhand::netOf(*network);
    for (std::size_t i = 0; i < net.size(); ++i)
        for (std::size_t j = 0; j < net[i].size(); ++j)
            QVERIFY2(std::fabs(net[i][j] - learned[i][j]) < 1e-11,
                     qPrintable(QString("tensor %1 entry %2: %3, by hand %4")
                                    .arg(i)
                                    .arg(j)
                                    .arg(learned[i][j], 0, 'g', 15)
                                    .arg(net[i][j], 0, 'g', 15)));
}

/// Numbers of tests/reference/make_shards.py: one process a shard, equal parts.
void ShardsTest::pyTorchsDataParallelLearnsTheSame()
{
    const QJsonArray cases = reference::file("shards")["cases"].toArray();
    QVERIFY(!cases.isEmpty());
    for (const QJsonValue& one : cases) {
        const QJsonObject given = one.toObject();
        const int shards = given["shards"].toInt(), rows = given["rows"].toInt();
        ThreadPool pool(1);
        const auto network = byhand::network(shards, pool);
        byhand::Net start, end;
        for (const QJsonValue& tensor : given["start"].toArray())
            start.push_back(reference::numbers(tensor));
        for (const QJsonValue& tensor : given["end"].toArray())
            end.push_back(reference::numbers(tensor));
        byhand::put(*network, start);
        const QJsonArray steps = given["steps"].toArray();
        for (int step = 0; step < steps.size(); ++step) {
            byhand::feed(
                *network,
                {reference::numbers(steps[step].toObject()["x"]), reference::numbers(steps[step].toObject()["y"])});
            network->trainStep(rows, step, given["rate"].toDouble());
        }
        const byhand::Net learned = byhand::netOf(*network);
        for (std::size_t i = 0; i < byhand::kLearns;
             ++i) // DDP keeps the running statistics of its first process only
            for (std::size_t j = 0; j < end[i].size(); ++j)
                QVERIFY2(std::fabs(end[i][j] - learned[i][j]) < 1e-10,
                         qPrintable(QString("%1 shards, tensor %2 entry %3: %4, PyTorch %5")
                                        .arg(shards)
                                        .arg(i)
                                        .arg(j)
                                        .arg(learned[i][j], 0, 'g', 15)
                                        .arg(end[i][j], 0, 'g', 15)));
    }
}

void ShardsTest::aNetworkWithoutBatchStatisticsLearnsAsWithoutShards()
{
    const auto whole = trained(drawingGraph(), inShards(1, DType::f64), 1, 8, 19);
    const auto start = trained(drawingGraph(), inShards(1, DType::f64), 1, 0, 19);
    QVERIFY(difference(whole.at("hidden/kernel"), start.at("hidden/kernel")) > 0.01);
    for (const int shards : {2, 3, 8}) {
        const auto parts = trained(drawingGraph(), inShards(shards, DType::f64), 1, 8, 19);
        for (const auto& [name, tensor] : whole)
            QVERIFY2(difference(parts.at(name), tensor) < 1e-12, name.c_str());
    }
}

void ShardsTest::batchStatisticsAreThoseOfTheShard()
{
    const auto whole = trained(pictureGraph(), inShards(1, DType::f64), 1, 4, 20);
    const auto parts = trained(pictureGraph(), inShards(4, DType::f64), 1, 4, 20);
    QVERIFY(difference(whole.at("conv1/kernel"), parts.at("conv1/kernel")) > 1e-4);
    QVERIFY(difference(whole.at("norm/running_variance"), parts.at("norm/running_variance")) > 1e-6);
}

void ShardsTest::threadsChangeNoBit()
{
    for (const std::int64_t rows : {20, 7, 2}) {
        const auto one = trained(pictureGraph(), inShards(3), 1, 6, rows);
        for (const int threads : {2, 3, 5}) {
            const auto more = trained(pictureGraph(), inShards(3), threads, 6, rows);
            for (const auto& [name, tensor] : one)
                QVERIFY2(tensor == more.at(name), name.c_str());
        }
    }
}

void ShardsTest::tapsShowTheWholeBatch()
{
    std::vector<Tensor> seen;
    for (const int shards : {1, 3}) {
        ThreadPool pool(2);
        auto network =
            std::move(Network::compile(drawingGraph(), pictureFields(), inShards(shards, DType::f64), pool)).value();
        QVERIFY(network->tap({"drop/output"}));
        fill(network->trainingFeeds(), 0);
        network->trainStep(19, 0, 0.01);
        const TensorView rows = network->tapped("drop/output");
        QCOMPARE(rows.rows, std::int64_t(19));
        seen.push_back(copied(rows));
    }
    QVERIFY(difference(seen[0], seen[1]) < 1e-14);
    QVERIFY(std::ranges::count(seen[0].values<double>(), 0.0) > 50); // dropout did drop
}

void ShardsTest::phasesClippingAndFreezingWorkInShards()
{
    const auto run = [](int shards, int threads) {
        CompileOptions options = inShards(shards, DType::f64);
        options.optimizer = {"adam", {{"learning_rate", 0.01}, {"global_clipnorm", 0.05}}};
        options.phases = {{.id = "head", .losses = {0}, .updates = {"out"}, .steps = 2},
                          {.id = "body", .losses = {0}, .updates = {"hidden"}, .optimizer = Part{"sgd", {}}}};
        ThreadPool pool(threads);
        auto network = std::move(Network::compile(drawingGraph(), pictureFields(), options, pool)).value();
        for (int step = 0; step < 6; ++step) {
            if (step == 3 && !network->setFrozen("out", true))
                return std::map<std::string, Tensor>();
            fill(network->trainingFeeds(), step);
            network->trainStep(19, step, 0.01);
        }
        return network->allState();
    };
    const auto whole = run(1, 1), parts = run(3, 1), threads = run(3, 4);
    QVERIFY(!whole.empty() && whole.size() == parts.size());
    for (const auto& [name, tensor] : whole) {
        QVERIFY2(difference(parts.at(name), tensor) < 1e-11, name.c_str());
        QVERIFY2(parts.at(name) == threads.at(name), name.c_str());
    }
}

void ShardsTest::theTrainerMeasuresTheWholeBatch()
{
    const PreparedData data = rowsOfNumbers();
    ThreadPool pool(2);
    const auto whole = amounts(1, pool), parts = amounts(3, pool);
    Trainer one(*whole, data, measured()), three(*parts, data, measured());
    for (bool more = true; more;) {
        more = one.step();
        QCOMPARE(three.step(), more);
        QCOMPARE(three.rowsInLastBatch(), one.rowsInLastBatch());
        // The first batch meets the same weights. Later ones do not: the mask makes parts of unequal weight.
        for (std::size_t i = 0; i < one.batchValues().size() && one.stepsDone() == 1; ++i)
            QVERIFY2(std::fabs(three.batchValues()[i] - one.batchValues()[i]) < 1e-12, one.series()[i].c_str());
    }
    QCOMPARE(three.epochs().size(), one.epochs().size());
    for (const std::size_t i : {0, 1}) // loss and mean absolute error
        QVERIFY2(std::fabs(three.epochs()[0].values[i] - one.epochs()[0].values[i]) < 0.02, one.series()[i].c_str());
    // With the same weights both measure the same, whatever the parts.
    QVERIFY(parts->setWeights(whole->weights()));
    const auto all = one.evaluate(data.training), apart = three.evaluate(data.training);
    QVERIFY(all && apart);
    for (std::size_t i = 0; i < all->size(); ++i)
        QVERIFY2(std::fabs((*all)[i] - (*apart)[i]) < 1e-12, one.series()[i].c_str());
}

void ShardsTest::everyMetricAddsUpFromParts_data()
{
    QTest::addColumn<QString>("id");
    for (const MetricType& type : test::plainMetrics())
        QTest::newRow(type.id.c_str()) << QString::fromStdString(type.id);
}

void ShardsTest::everyMetricAddsUpFromParts()
{
    QFETCH(QString, id);
    const MetricType& type = *findMetric(id.toStdString());
    constexpr std::int64_t kRows = 23, kOutputs = 5;
    const bool amounts = std::ranges::find(type.fits, Judges::choices) == type.fits.end()
        && std::ranges::find(type.fits, Judges::amounts) != type.fits.end();
    Tensor prediction({kRows, kOutputs}, DType::f64),
        target({kRows, amounts ? kOutputs : 1}, amounts ? DType::f64 : DType::i32);
    const RandomStream stream(3, "numbers");
    for (std::int64_t i = 0; i < prediction.size(); ++i)
        prediction.set(i, 0.5 + 0.3 * stream.normal(std::uint64_t(i), 0));
    for (std::int64_t i = 0; i < target.size(); ++i)
        target.set(i,
                   amounts ? 100 + stream.normal(std::uint64_t(i), 1) : double(stream.below(5, std::uint64_t(i), 2)));
    const MetricBatch batch{{prediction.data(), DType::f64, kRows, kOutputs},
                            {target.data(), target.dtype(), kRows, target.size() / kRows},
                            kRows,
                            {},
                            amounts ? Judges::amounts : Judges::choices};
    MetricState whole(type, kOutputs), sum(type, kOutputs);
    addCounted(type, whole, batch);
    for (const auto& [first, count] : {std::pair(0, 9), {9, 0}, {9, 2}, {11, 12}}) {
        MetricState part(type, kOutputs);
        if (count > 0)
            addCounted(type, part, rowsOf(batch, first, count));
        addState(type, sum, part);
    }
    QCOMPARE(sum.samples, whole.samples);
    QVERIFY(type.value(whole) == type.value(whole));
    QVERIFY2(
        std::fabs(type.value(sum) - type.value(whole)) <= 1e-12 * std::max(1.0, std::fabs(type.value(whole))),
        qPrintable(
            QString("%1 of parts, %2 of all").arg(type.value(sum), 0, 'g', 17).arg(type.value(whole), 0, 'g', 17)));
}

void ShardsTest::aCheckpointKeepsItsShards()
{
    const PreparedData data = rowsOfNumbers();
    ThreadPool pool(1);
    const auto unbroken = amounts(3, pool), before = amounts(3, pool), after = amounts(1, pool);
    Trainer all(*unbroken, data, measured()), first(*before, data, measured()), second(*after, data, measured());
    while (all.step()) { }
    for (int step = 0; step < 7; ++step)
        first.step();
    QCOMPARE(Trainer::originOf(first.fullState()).shards, 3);
    QCOMPARE(Trainer::originOf(second.fullState()).shards, 1);
    QVERIFY(second.restore(first.fullState()));
    QCOMPARE(after->shards().shards(), 3);
    while (second.step()) { }
    for (const auto& [name, tensor] : unbroken->allState())
        QVERIFY2(tensor == after->allState().at(name), name.c_str());
    QCOMPARE(second.epochs().back().values, all.epochs().back().values);
    Trainer::State broken = first.fullState();
    for (const char* text : {"0", "-1", "1.5", "many", "1000000000"}) {
        broken.metadata["shards"] = text;
        QVERIFY2(!first.restore(broken), text);
    }
}

QTEST_GUILESS_MAIN(ShardsTest)
#include "shards_test.moc"
