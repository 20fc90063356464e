#include "project/answer_check.h"
#include "project/path.h"
#include "project/probe.h"
#include "project/project_file.h"
#include "project/recipe_repair.h"
#include "project/record.h"
#include "project/run.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <set>

using namespace loom;

namespace {

constexpr int kRows = 11, kCodes = 300;

/// A linear layer over the table `table.csv` in the folder of a test.
Project linear(const char* source, const char* loss, const char* activation = "linear")
{
    const std::string text = std::string(R"({"format": 1, "title": "", "seed": 3,
 "graph": {"nodes": [{"id": "x", "type": "input"},
                     {"id": "out", "type": "dense", "attributes": {"units": 1, "activation": ")")
        + activation + R"("}}], "edges": [["x", "out"]]},
 "data": {"source": {"type": "csv", "file": "table.csv", )"
        + source + R"(}, "split": {"method": "chronological", "validation": 0}},
 "training": {"loss": ")"
        + loss + R"(", "optimizer": {"type": "sgd"}, "batch_size": 4, "epochs": 1}})";
    return parseProject(text)->project;
}

bool counts(int i)
{
    return i % 3 != 1 && i != 5;
}

double trustIn(int i)
{
    return 0.5 + i % 4;
}

double wanted(int i)
{
    return i * 7 % 5 + 0.5 * i;
}

} // namespace

/// Numbers that a person is told are those of the whole part, of the right kind, or there is a sentence instead.
class TrueNumbersTest : public QObject {
    Q_OBJECT
private slots:
    void aMaskedMeanIsThatOfTheSamples_data();
    void aMaskedMeanIsThatOfTheSamples();
    void anEpochsMeanIsThatOfTheSamplesToo();
    void macroMeansOfThreeHundredClasses();
    void earlyStoppingWaitsOnThem();
    void targetsOutsideOfAProbabilityAreRefused_data();
    void targetsOutsideOfAProbabilityAreRefused();
    void aRegressionHasNoAccuracy();
    void metricsFollowAnotherLoss();
    void zerosAndOnesMayBeCountedAsRight();
    void answersOfSeveralOutputsCountOneByOne();
    void everyBatchIsDrawnAnew();

private:
    void write(const std::function<void(std::ofstream&)>& rows) const
    {
        std::ofstream file(folder_.filePath("table.csv").toStdString());
        file.precision(17);
        rows(file);
    }
    Result<Run> started(const Project& project) const
    {
        return makeRun(project, {.threads = 1, .dtype = DType::f64, .projectFolder = folder_.path().toStdString()});
    }
    QTemporaryDir folder_;
};

void TrueNumbersTest::aMaskedMeanIsThatOfTheSamples_data()
{
    QTest::addColumn<int>("batch");
    QTest::addColumn<bool>("mask");
    QTest::addColumn<bool>("weight");
    for (const int batch : {1, 2, 3, 4, 5, 7, 11, 32})
        for (const int which : {1, 2, 3})
            QTest::addRow("batches of %d, %s%s", batch, which & 1 ? "mask " : "", which & 2 ? "weight" : "")
                << batch << bool(which & 1) << bool(which & 2);
}

void TrueNumbersTest::aMaskedMeanIsThatOfTheSamples()
{
    QFETCH(int, batch);
    QFETCH(bool, mask);
    QFETCH(bool, weight);
    write([](std::ofstream& file) {
        file << "x,y,m,w\n";
        for (int i = 0; i < kRows; ++i)
            file << i << ',' << wanted(i) << ',' << counts(i) << ',' << trustIn(i) << '\n';
    });
    const std::string sides =
        std::string(mask ? R"(, "mask": "m")" : "") + (weight ? R"(, "sample_weight": "w")" : "");
    Project project = linear((R"("target": ["y"], "inputs": ["x"])" + sides).c_str(), "mse");
    project.training.batchSize = batch;
    project.training.metrics = {{"mae", {}}, {"mse", {}}};
    project.graph.find("out")->attributes["kernel_l2"] = 0.01;
    const Result<Run> run = started(project);
    QVERIFY2(run.ok(), run.ok() ? "" : english(run.error()).c_str());
    QVERIFY(run->network
                ->setWeights({{"out/kernel", Tensor::of<double>(Shape{1, 1}, std::vector{2.0})},
                              {"out/bias", Tensor::of<double>(Shape{1}, std::vector{-1.0})}})
                .ok());
    double sum = 0, error = 0, square = 0, count = 0;
    for (int i = 0; i < kRows; ++i)
        if (!mask || counts(i)) {
            const double e = 2 * i - 1 - wanted(i);
            sum += (weight ? trustIn(i) : 1) * e * e;
            error += std::abs(e);
            square += e * e;
            ++count;
        }
    const std::vector<double> values = run->trainer->evaluate(run->data->training).value();
    const double expected[] = {sum / count + 0.04, error / count, square / count};
    QCOMPARE(values.size(), std::size(expected));
    for (std::size_t i = 0; i < values.size(); ++i)
        QVERIFY2(std::abs(values[i] - expected[i]) < 1e-9 * expected[i], QByteArray::number(values[i]).constData());
}

void TrueNumbersTest::anEpochsMeanIsThatOfTheSamplesToo()
{
    write([](std::ofstream& file) {
        file << "x,y,m\n";
        for (int i = 0; i < kRows; ++i)
            file << i << ',' << wanted(i) << ',' << counts(i) << '\n';
    });
    Project project = linear(R"("target": ["y"], "inputs": ["x"], "mask": "m")", "mse");
    project.training.optimizer.attributes["learning_rate"] = 0.0;
    double mean[2] = {};
    for (const int which : {0, 1}) {
        project.training.batchSize = which == 0 ? 4 : 32;
        Result<Run> run = started(project);
        QVERIFY(run.ok());
        while (run->trainer->epochs().empty())
            run->trainer->step();
        mean[which] = run->trainer->epochs()[0].values[0];
    }
    QVERIFY2(std::abs(mean[0] - mean[1]) < 1e-9 * mean[0], QByteArray::number(mean[0]).constData());
}

// Every code has one row; the network is right about those that are no multiple of 3, and says the next code of the
// others: 200 classes have F1 of 1 or, where the one before was taken for them, 2/3.
void TrueNumbersTest::macroMeansOfThreeHundredClasses()
{
    const MetricType* f1 = findMetric("f1");
    MetricState state(*f1, kCodes);
    Tensor prediction(Shape{kCodes, kCodes}, DType::f32), truth(Shape{kCodes}, DType::i32);
    int exact = 0, shared = 0;
    for (int i = 0; i < kCodes; ++i) {
        truth.set(i, i);
        prediction.set(i * kCodes + (i % 3 == 0 ? i + 1 : i), 1);
        exact += i % 3 == 2;
        shared += i % 3 == 1;
    }
    f1->add(state, {{prediction.data(), DType::f32, kCodes, kCodes}, {truth.data(), DType::i32, kCodes, 1}, kCodes});
    QVERIFY(std::abs(f1->value(state) - (exact + shared * 2.0 / 3) / kCodes) < 1e-12);
    state.clear();
    QVERIFY(std::isnan(f1->value(state)));
}

void TrueNumbersTest::earlyStoppingWaitsOnThem()
{
    write([](std::ofstream& file) {
        file << "x,y,code\n";
        for (int i = 0; i < 2 * kCodes; ++i)
            file << i % 20 << ',' << i % kCodes / 20 << ",c" << i % kCodes << '\n';
    });
    Project project = linear(R"("target": ["code"])", "categorical_crossentropy", "softmax");
    project.graph.find("out")->attributes["units"] = std::int64_t(kCodes);
    project.data.split.validation = 0.5;
    project.training.metrics = {{"f1", {}}};
    project.training.epochs = 3;
    project.training.batchSize = 64;
    project.training.callbacks = {{"early_stopping", {{"monitor", "validation_f1"}, {"patience", std::int64_t(9)}}}};
    Result<Run> run = started(project);
    QVERIFY2(run.ok(), run.ok() ? "" : english(run.error()).c_str());
    QCOMPARE(int(run->trainer->run({}).reason), int(EndReason::finished));
    for (const EpochRecord& epoch : run->trainer->epochs())
        QVERIFY(epoch.values[1] >= 0 && epoch.values[3] >= 0);
}

void TrueNumbersTest::targetsOutsideOfAProbabilityAreRefused_data()
{
    QTest::addColumn<double>("no");
    QTest::addColumn<double>("yes");
    QTest::addColumn<bool>("refused");
    QTest::newRow("-1 and 1") << -1.0 << 1.0 << true;
    QTest::newRow("1 and 2") << 1.0 << 2.0 << true;
    QTest::newRow("0 and 100") << 0.0 << 100.0 << true;
    QTest::newRow("0 and 1") << 0.0 << 1.0 << false;
    QTest::newRow("soft labels") << 0.1 << 0.9 << false;
}

void TrueNumbersTest::targetsOutsideOfAProbabilityAreRefused()
{
    QFETCH(double, no);
    QFETCH(double, yes);
    QFETCH(bool, refused);
    write([&](std::ofstream& file) {
        file << "x,y\n";
        for (int i = 0; i < kRows; ++i)
            file << i * 0.1 << ',' << (i % 2 ? yes : no) << '\n';
    });
    const Project project = linear(R"("target_as": "number")", "binary_crossentropy", "sigmoid");
    const Result<Run> run = started(project);
    QCOMPARE(run.ok(), !refused);
    if (!refused)
        return;
    QVERIFY2(english(run.error()).find("between 0 and 1") != std::string::npos, english(run.error()).c_str());
    const auto data = loadData(project, {.projectFolder = folder_.path().toStdString()});
    const std::vector<Issue> issues = checkProject(project, fieldShapes(**data));
    QCOMPARE(issues.size(), std::size_t(1));
    QCOMPARE(issues[0].repairs.size(), std::size_t(2));
    for (const Repair& repair : issues[0].repairs) {
        Project mended = project;
        QVERIFY(applyRepair(mended, repair).ok());
        Result<Run> trains = started(mended);
        QVERIFY2(trains.ok(), trains.ok() ? "" : english(trains.error()).c_str());
        trains->trainer->run({});
        QVERIFY(trains->trainer->epochs()[0].values[0] > 0);
    }
}

void TrueNumbersTest::aRegressionHasNoAccuracy()
{
    write([](std::ofstream& file) {
        file << "x,y\n";
        for (int i = 0; i < kRows; ++i)
            file << i * 0.1 << ',' << wanted(i) << '\n';
    });
    Project project = linear(R"("target": ["y"])", "mse");
    project.training.metrics = {{"accuracy", {}}, {"f1", {}}, {"mae", {}}};
    const Result<Run> run = started(project);
    QVERIFY(run.ok());
    QCOMPARE(run->trainer->series(), (std::vector<std::string>{"loss", "mae"}));
    QCOMPARE(run->warnings.size(), std::size_t(2));
    QVERIFY(english(run->warnings[0].sentence).find("Accuracy counts right and wrong") != std::string::npos);
    QVERIFY(applyRepair(project, run->warnings[0].repairs.at(0)).ok());
    QCOMPARE(itemIds(project.training.metrics), (std::vector<std::string>{"mae", "rmse", "r2"}));
    const Result<Run> mended = started(project);
    QVERIFY(mended.ok() && mended->warnings.empty());
    QCOMPARE(mended->trainer->series(), (std::vector<std::string>{"loss", "mae", "rmse", "r2"}));
    const std::vector<double> values = mended->trainer->evaluate(mended->data->training).value();
    double mean = 0, variation = 0;
    for (int i = 0; i < kRows; ++i)
        mean += wanted(i) / kRows;
    for (int i = 0; i < kRows; ++i)
        variation += (wanted(i) - mean) * (wanted(i) - mean) / kRows;
    QVERIFY(std::abs(values[2] - std::sqrt(values[0])) < 1e-6);
    QVERIFY(std::abs(values[3] - (1 - values[0] / variation)) < 1e-6);
}

void TrueNumbersTest::metricsFollowAnotherLoss()
{
    Project project = linear(R"("target": ["y"])", "mse");
    const std::vector<FieldShape> fields = {{.name = "x", .shape = {1}}, {.name = "y", .shape = {1}, .target = true}};
    const auto after = [&](std::vector<Part> metrics) {
        project.training.metrics = std::move(metrics);
        fitMetrics(project, fields);
        return itemIds(project.training.metrics);
    };
    QCOMPARE(after({{"accuracy", {}}}), (std::vector<std::string>{"mae", "rmse", "r2"}));
    QCOMPARE(after({{"accuracy", {}}, {"rmse", {}}}), std::vector<std::string>{"rmse"});
    QCOMPARE(after({}), std::vector<std::string>{});
}

void TrueNumbersTest::zerosAndOnesMayBeCountedAsRight()
{
    write([](std::ofstream& file) { file << "a,b,y\n0,0,0\n0,1,1\n1,0,1\n1,1,0\n"; });
    Project project = linear(R"("target": ["y"], "target_as": "number")", "mse", "sigmoid");
    project.training.metrics = {{"accuracy", {}}};
    const Result<Run> run = started(project);
    QVERIFY(run.ok() && run->warnings.empty());
    QCOMPARE(run->trainer->series(), (std::vector<std::string>{"loss", "accuracy"}));
}

void TrueNumbersTest::answersOfSeveralOutputsCountOneByOne()
{
    write([](std::ofstream& file) { file << "x,red,round\n0,1,1\n1,0,1\n2,1,0\n3,0,0\n"; });
    Project project =
        linear(R"("target": ["red", "round"], "target_as": "number")", "binary_crossentropy", "sigmoid");
    project.graph.find("out")->attributes["units"] = std::int64_t(2);
    project.training.metrics = {{"accuracy", {}}, {"f1", {}}};
    const Result<Run> run = started(project);
    QVERIFY2(run.ok(), run.ok() ? "" : english(run.error()).c_str());
    // Both outputs always say yes: half of the answers are right, and F1 of each is 2·2/(4 + 2).
    QVERIFY(run->network
                ->setWeights({{"out/kernel", Tensor(Shape{1, 2}, DType::f64)},
                              {"out/bias", Tensor::of<double>(Shape{2}, std::vector{3.0, 2.0})}})
                .ok());
    const std::vector<double> values = run->trainer->evaluate(run->data->training).value();
    QCOMPARE(values[1], 0.5);
    QVERIFY(std::abs(values[2] - 2.0 / 3) < 1e-12);
}

/// What a network draws is other noise for each batch of an evaluation, and for each that a view looks at.
void TrueNumbersTest::everyBatchIsDrawnAnew()
{
    write([](std::ofstream& file) {
        file << "x,y\n";
        for (int i = 0; i < 3 * 4; ++i)
            file << i % 2 << ",1\n";
    });
    Project project = linear(R"("target": ["y"], "inputs": ["x"])", "mse");
    project.graph.nodes.push_back({.id = "noise", .type = "random_normal"});
    project.graph.find("noise")->attributes["shape"] = std::vector<std::int64_t>{2};
    project.graph.nodes.push_back({.id = "both", .type = "concatenate"});
    project.graph.edges = {{{"x", ""}, {"both", ""}}, {{"noise", ""}, {"both", ""}}, {{"both", ""}, {"out", ""}}};
    Result<Run> run = started(project);
    QVERIFY2(run.ok(), run.ok() ? "" : english(run.error()).c_str());
    Snapshot seen;
    const WatchRequest request{.names = {"noise/output"}, .rows = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}};
    QVERIFY(Probe(*run).answer(request, seen, [] { return true; }));
    const Tensor& drawn = seen.tensors.at("noise/output");
    std::set<double> numbers;
    for (std::int64_t i = 0; i < drawn.size(); ++i)
        numbers.insert(drawn.at(i));
    QCOMPARE(numbers.size(), std::size_t(2 * 12));
    const Tensor kernel = *run->network->parameter("out/kernel");
    double sum = 0;
    for (int row = 0; row < 12; ++row) {
        const double answer =
            row % 2 * kernel.at(0) + drawn.at(2 * row) * kernel.at(1) + drawn.at(2 * row + 1) * kernel.at(2);
        sum += (answer - 1) * (answer - 1);
    }
    const double loss = run->trainer->evaluate(run->data->training).value()[0];
    QVERIFY2(std::abs(loss - sum / 12) < 1e-5 * loss, QByteArray::number(loss).constData());
}

QTEST_GUILESS_MAIN(TrueNumbersTest)
#include "true_numbers_test.moc"
