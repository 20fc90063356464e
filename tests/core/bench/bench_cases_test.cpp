#include "bench/bench_cases.h"
#include "project/project_file.h"
#include "project/run.h"

#include <QtTest>

#include <set>

using namespace loom;

namespace {

/// Forward multiply-adds a sample and parameters, counted by hand.
struct Counted {
    std::int64_t multiplyAdds;
    std::int64_t parameters;
};

const std::map<std::string, Counted> kCounted = {
    {"mlp_784_128_10", {784 * 128 + 128 * 10, 785 * 128 + 129 * 10}},
    {"mlp_784_512_512_10", {784 * 512 + 512 * 512 + 512 * 10, 785 * 512 + 513 * 512 + 513 * 10}},
    {"lenet5",
     {784 * 25 * 6 + 100 * 25 * 6 * 16 + 400 * 120 + 120 * 84 + 84 * 10,
      26 * 6 + (150 + 1) * 16 + 401 * 120 + 121 * 84 + 85 * 10}},
    {"keras_cnn",
     {26 * 26 * 9 * 32 + 11 * 11 * 9 * 32 * 64 + 9 * 9 * 64 * 64 + 576 * 64 + 640,
      10 * 32 + (9 * 32 + 1) * 64 + (9 * 64 + 1) * 64 + 577 * 64 + 65 * 10}},
    // Weights of 13 convolutions and 2 shortcuts, two numbers a channel of each batch normalization, the last layer.
    {"resnet14",
     {784 * 9 * 16 + 784 * 9 * 256 * 4 + 196 * (9 * 512 + 9 * 1024 * 3 + 512) + 49 * (9 * 2048 + 9 * 4096 * 3 + 2048)
          + 640,
      9 * 16 + 9 * 256 * 4 + 9 * 512 + 9 * 1024 * 3 + 512 + 9 * 2048 + 9 * 4096 * 3 + 2048
          + 2 * (16 * 5 + 32 * 5 + 64 * 5) + 650}},
    {"lstm_28x28_h128", {28 * (28 + 128) * 4 * 128 + 1280, (28 + 128 + 1) * 4 * 128 + 1290}},
    {"gru_28x28_h128", {28 * (28 + 128) * 3 * 128 + 1280, (28 + 128 + 2) * 3 * 128 + 1290}},
    {"simple_rnn_28x28_h128", {28 * (28 + 128) * 128 + 1280, (28 + 128 + 1) * 128 + 1290}},
    {"lstm_180x1_h64", {180 * (1 + 64) * 4 * 64 + 64, (1 + 64 + 1) * 4 * 64 + 65}},
    {"word2vec", {6 * 32, 2 * 500 * 32}},
    {"vae_784_400_20", {2 * 784 * 400 + 3 * 400 * 20, 785 * 400 + 2 * 401 * 20 + 21 * 400 + 401 * 784}},
    {"tiny_2_8_1_sgd", {2 * 8 + 8, 3 * 8 + 9}},
    {"tiny_2_8_1_adam", {2 * 8 + 8, 3 * 8 + 9}},
    {"xor_2_2_1_sgd", {2 * 2 + 2, 3 * 2 + 3}}};

Run run(BenchData& data, const BenchCase& bench, std::int64_t batch, int threads)
{
    Result<BenchProject> made = data.prepared(bench, batch);
    if (!made)
        qFatal("%s: %s", bench.name, english(made.error()).c_str());
    RunOptions options;
    options.threads = threads;
    options.data = made->data;
    Result<Run> ready = makeRun(made->project, options);
    if (!ready)
        qFatal("%s: %s", bench.name, english(ready.error()).c_str());
    return std::move(*ready);
}

} // namespace

class BenchCasesTest : public QObject {
    Q_OBJECT

private slots:
    void namesAreFound();
    void networksHaveTheSizesCountedByHand();
    void everyCaseLearnsAndGivesTheSameBitsForAnyThreads_data();
    void everyCaseLearnsAndGivesTheSameBitsForAnyThreads();
    void everyStepHasAWholeBatch();
    void theCircleIsOneInsideAndMinusOneOutside();
    void aCaseIsAProjectThatCanBeSaved();

private:
    BenchData data_;
};

void BenchCasesTest::namesAreFound()
{
    std::set<std::string> names;
    for (const BenchCase& bench : benchCases()) {
        QVERIFY2(names.insert(bench.name).second, bench.name);
        QCOMPARE(findBenchCase(bench.name), &bench);
        QVERIFY(!bench.batches.empty());
    }
    QVERIFY(!findBenchCase("mlp"));
}

void BenchCasesTest::networksHaveTheSizesCountedByHand()
{
    for (const auto& [name, counted] : kCounted) {
        const BenchCase* bench = findBenchCase(name);
        QVERIFY2(bench, name.c_str());
        const Result<BenchProject> made = data_.prepared(*bench, bench->batches.front());
        QVERIFY2(made, name.c_str());
        const GraphReport report = inspect(made->project.graph, fieldShapes(*made->data));
        QCOMPARE(report.trainable, counted.parameters);
        QCOMPARE(report.multiplyAdds, counted.multiplyAdds);
    }
}

void BenchCasesTest::everyCaseLearnsAndGivesTheSameBitsForAnyThreads_data()
{
    QTest::addColumn<QString>("name");
    for (const BenchCase& bench : benchCases())
        if (bench.mode == BenchMode::train)
            QTest::newRow(bench.name) << QString(bench.name);
}

void BenchCasesTest::everyCaseLearnsAndGivesTheSameBitsForAnyThreads()
{
    QFETCH(QString, name);
    const BenchCase& bench = *findBenchCase(name.toStdString());
    const bool large = inspect(bench.project().graph, {}).order.size() > 20;
    const std::int64_t batch = large ? 16 : bench.batches.front();
    std::vector<std::map<std::string, Tensor>> weights;
    for (int threads : {1, 2}) {
        Run ready = run(data_, bench, batch, threads);
        const int steps = batch > 10 ? 12 : 2000;
        double first = 0, last = 0;
        for (int i = 0; i < steps; ++i) {
            QVERIFY(ready.trainer->step());
            const double loss = ready.trainer->batchValues()[0];
            (i < steps / 4 ? first : last) += i < steps / 4 || i >= steps - steps / 4 ? loss : 0;
        }
        QVERIFY2(last < first, qPrintable(QString("%1 → %2").arg(first).arg(last)));
        weights.push_back(ready.network->weights());
    }
    QVERIFY(weights[0] == weights[1]);
}

void BenchCasesTest::everyStepHasAWholeBatch()
{
    const Result<BenchProject> made = data_.prepared(*findBenchCase("mlp_784_128_10"), 128);
    QVERIFY(made);
    QCOMPARE(made->data->training.size(), std::size_t(60'000 / 128 * 128));
    QVERIFY(made->data->validation.empty());
    const Result<BenchProject> large = data_.prepared(*findBenchCase("xor_2_2_1_sgd"), 100);
    QVERIFY(large);
    QCOMPARE(large->data->training.size(), std::size_t(4));
}

void BenchCasesTest::theCircleIsOneInsideAndMinusOneOutside()
{
    const Result<BenchProject> made = data_.prepared(*findBenchCase("tiny_2_8_1_sgd"), 10);
    QVERIFY(made);
    QCOMPARE(made->data->rows.size(), std::int64_t(500));
    int inside = 0;
    for (std::int64_t i = 0; i < 500; ++i) {
        const double x = made->data->rows.column(0).at(2 * i), y = made->data->rows.column(0).at(2 * i + 1);
        const double value = made->data->rows.column(1).at(i);
        QCOMPARE(value, x * x + y * y < 1 ? 1.0 : -1.0);
        inside += value > 0;
    }
    QVERIFY(inside > 150 && inside < 250); // 1 − e^(−1/2) = 39 % of a normal distribution
}

void BenchCasesTest::aCaseIsAProjectThatCanBeSaved()
{
    for (const BenchCase& bench : benchCases()) {
        const Project project = bench.project();
        const Result<OpenedProject> opened = parseProject(writeProject(project));
        QVERIFY2(opened, bench.name);
        QVERIFY(opened->issues.empty());
        QVERIFY(opened->project == project);
    }
}

QTEST_GUILESS_MAIN(BenchCasesTest)
#include "bench_cases_test.moc"
