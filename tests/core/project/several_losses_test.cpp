#include "project/project_file.h"
#include "project/run.h"
#include "train/metric_type.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <fstream>

using namespace loom;

namespace {

constexpr int kRows = 24;
constexpr double kPriceWeight = 0.25;

/// One row of the table that the tests write: two inputs, an amount, a class, and how much the row counts.
struct Row {
    double x[2];
    double price;
    int kind;
    double trust;
    bool known;
};

Row rowOf(int i)
{
    const double a = (i * 7 % 11) / 10.0 - 0.5, b = (i * 5 % 13) / 12.0 - 0.5;
    return {{a, b}, 2 * a - b + 0.25, a > 0.1 ? 2 : b > 0 ? 1 : 0, 0.5 + i % 4, i % 3 != 1};
}

const char* kProject = R"({"format": 1, "title": "House", "seed": 7,
 "graph": {"nodes": [{"id": "x", "type": "input"},
                     {"id": "hidden", "type": "dense", "attributes": {"units": 5, "activation": "tanh"}},
                     {"id": "amount", "type": "dense", "attributes": {"units": 1}},
                     {"id": "choice", "type": "dense", "attributes": {"units": 3, "activation": "softmax"}}],
           "edges": [["x", "hidden"], ["hidden", "amount"], ["hidden", "choice"]]},
 "data": {"source": {"type": "csv", "file": "houses.csv", "target": ["price", "kind"], "sample_weight": "trust", "mask": "known"},
          "split": {"method": "chronological", "validation": 0.25}},
 "training": {"losses": [{"id": "price", "type": "mse", "of": "amount", "target": "price", "weight": 0.25},
                         {"id": "kind", "type": "categorical_crossentropy", "of": "choice", "target": "kind", "weight": 1,
                          "sample_weight": "none"}],
              "optimizer": {"type": "sgd", "learning_rate": 0.1}, "batch_size": 32, "epochs": 3,
              "metrics": ["mae", "accuracy"]}})";

/// What the network says to one row, from its weights in plain loops.
struct Answer {
    double price = 0;
    double kinds[3] = {};
};

Answer answerTo(const std::map<std::string, Tensor>& w, const Row& row)
{
    Answer answer;
    double hidden[5];
    for (int u = 0; u < 5; ++u)
        hidden[u] = std::tanh(row.x[0] * w.at("hidden/kernel").at(u) + row.x[1] * w.at("hidden/kernel").at(5 + u)
                              + w.at("hidden/bias").at(u));
    answer.price = w.at("amount/bias").at(0);
    double sum = 0;
    for (int u = 0; u < 5; ++u)
        answer.price += hidden[u] * w.at("amount/kernel").at(u);
    for (int k = 0; k < 3; ++k) {
        double z = w.at("choice/bias").at(k);
        for (int u = 0; u < 5; ++u)
            z += hidden[u] * w.at("choice/kernel").at(3 * u + k);
        sum += answer.kinds[k] = std::exp(z);
    }
    for (double& kind : answer.kinds)
        kind /= sum;
    return answer;
}

/// What the series must show for rows [first, last), by name.
std::map<std::string, double> expected(const std::map<std::string, Tensor>& w, int first, int last)
{
    double price = 0, kind = 0, error = 0, right = 0, count = 0;
    for (int i = first; i < last; ++i) {
        const Row row = rowOf(i);
        const Answer answer = answerTo(w, row);
        if (!row.known)
            continue;
        ++count;
        price += row.trust * (answer.price - row.price) * (answer.price - row.price);
        kind -= std::log(answer.kinds[row.kind]);
        error += std::abs(answer.price - row.price);
        right += std::max_element(answer.kinds, answer.kinds + 3) - answer.kinds == row.kind;
    }
    return {{"loss", (kPriceWeight * price + kind) / count},
            {"price_loss", price / count},
            {"kind_loss", kind / count},
            {"price_mae", error / count},
            {"kind_accuracy", right / count}};
}

} // namespace

/// A network with an amount and a class as outputs, trained from a table with sample weights and a mask.
class SeveralLossesTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void theirWeightedSumIsMadeSmall();
    void everyOutputHasItsOwnSeries();
    void aMetricThatSuitsNoOutputIsLeftOutAloud();
    void oneLossKeepsThePlainNames();
    void namesOfSeriesAreReadBack();
    void whatALossTakesFromTheDataIsChecked_data();
    void whatALossTakesFromTheDataIsChecked();
    void theFileKeepsThem();
    void aRunTakenUpAgainEndsTheSame();

private:
    Run started(const Project& project) const;
    QTemporaryDir folder_;
    Project project_;
};

void SeveralLossesTest::initTestCase()
{
    std::ofstream file(folder_.filePath("houses.csv").toStdString());
    file.precision(17);
    file << "a,b,price,kind,trust,known\n";
    const char* kinds[] = {"flat", "house", "tower"};
    for (int i = 0; i < kRows; ++i) {
        const Row r = rowOf(i);
        file << r.x[0] << ',' << r.x[1] << ',' << r.price << ',' << kinds[r.kind] << ',' << r.trust << ',' << r.known
             << '\n';
    }
    const Result<OpenedProject> opened = parseProject(kProject);
    QVERIFY(opened.ok() && opened->issues.empty());
    project_ = opened->project;
}

Run SeveralLossesTest::started(const Project& project) const
{
    Result<Run> run =
        makeRun(project, {.threads = 2, .dtype = DType::f64, .projectFolder = folder_.path().toStdString()});
    if (!run)
        qWarning("%s", english(run.error()).c_str());
    return std::move(run).value();
}

void SeveralLossesTest::theirWeightedSumIsMadeSmall()
{
    Run run = started(project_);
    QVERIFY(run.warnings.empty());
    const int training = int(run.data->training.size());
    QCOMPARE(training, 18);
    for (int epoch = 0; epoch < 3; ++epoch) {
        const auto before = run.network->weights();
        run.trainer->step();
        const EpochRecord& record = run.trainer->epochs().back();
        const auto during = expected(before, 0, training);
        const auto after = expected(run.network->weights(), training, kRows);
        for (std::size_t i = 0; i < 5; ++i) {
            const std::string name = run.trainer->series()[i];
            // The table passes through f32.
            QVERIFY2(std::abs(record.values[i] - during.at(name)) < 1e-6, name.c_str());
            QVERIFY2(std::abs(record.values[i + 5] - after.at(name)) < 1e-6, name.c_str());
            QCOMPARE(run.trainer->batchValues()[i], record.values[i]);
        }
    }
    QVERIFY(run.trainer->epochs()[2].values[0] < run.trainer->epochs()[0].values[0]);
}

void SeveralLossesTest::everyOutputHasItsOwnSeries()
{
    const Run run = started(project_);
    const std::vector<std::string> own = {"loss", "price_loss", "kind_loss", "price_mae", "kind_accuracy"};
    std::vector<std::string> all = own;
    for (const std::string& name : own)
        all.push_back("validation_" + name);
    QCOMPARE(run.trainer->series(), all);
    const std::vector<double> values = run.trainer->evaluate(run.data->validation).value();
    const auto wanted = expected(run.network->weights(), 18, kRows);
    QCOMPARE(values.size(), own.size());
    for (std::size_t i = 0; i < own.size(); ++i)
        QVERIFY2(std::abs(values[i] - wanted.at(own[i])) < 1e-6, own[i].c_str());
}

void SeveralLossesTest::aMetricThatSuitsNoOutputIsLeftOutAloud()
{
    Project project = project_;
    project.training.losses[1] = {"other", "mae", "amount", "price", 1};
    const Run run = started(project);
    const std::vector<std::string>& series = run.trainer->series();
    for (const char* name : {"price_mae", "other_mae"})
        QVERIFY2(std::ranges::find(series, name) != series.end(), name);
    for (const char* name : {"price_accuracy", "other_accuracy"})
        QVERIFY2(std::ranges::find(series, name) == series.end(), name);
    QVERIFY(std::ranges::any_of(run.warnings, [](const Issue& issue) { return issue.path == "training.metrics"; }));
}

void SeveralLossesTest::oneLossKeepsThePlainNames()
{
    Project project = project_;
    project.training.losses.resize(1);
    std::erase_if(project.graph.nodes, [](const Node& node) { return node.id == "choice"; });
    std::erase_if(project.graph.edges, [](const Edge& edge) { return edge.to.node == "choice"; });
    const Run run = started(project);
    QCOMPARE(run.trainer->series(), (std::vector<std::string>{"loss", "mae", "validation_loss", "validation_mae"}));
}

void SeveralLossesTest::namesOfSeriesAreReadBack()
{
    const auto read = [](const char* series) {
        const SeriesName name = readSeries(series);
        return (name.metric ? name.metric->id : "loss") + " of " + name.loss;
    };
    QCOMPARE(read("loss"), std::string("loss of "));
    QCOMPARE(read("mae"), std::string("mae of "));
    QCOMPARE(read("price_loss"), std::string("loss of price"));
    QCOMPARE(read("price_mae"), std::string("mae of price"));
    QCOMPARE(read("kind_binary_accuracy"), std::string("binary_accuracy of kind"));
}

void SeveralLossesTest::whatALossTakesFromTheDataIsChecked_data()
{
    QTest::addColumn<QString>("sampleWeight");
    QTest::addColumn<QString>("mask");
    QTest::addColumn<QString>("words");
    QTest::newRow("a field that is not there") << "faith"
                                               << ""
                                               << "takes its sample weight from the field “faith”";
    QTest::newRow("more than one number a sample") << ""
                                                   << "features"
                                                   << "it holds 2";
    QTest::newRow("labels") << "kind"
                            << ""
                            << "it holds labels";
}

void SeveralLossesTest::whatALossTakesFromTheDataIsChecked()
{
    QFETCH(QString, sampleWeight);
    QFETCH(QString, mask);
    QFETCH(QString, words);
    Project project = project_;
    project.training.losses[0].sampleWeight = sampleWeight.toStdString();
    project.training.losses[0].mask = mask.toStdString();
    const Result<Run> run = makeRun(project, {.threads = 1, .projectFolder = folder_.path().toStdString()});
    QVERIFY(!run.ok());
    QVERIFY2(QString::fromStdString(english(run.error())).contains(words), english(run.error()).c_str());
}

void SeveralLossesTest::theFileKeepsThem()
{
    Project project = project_;
    project.training.losses[0].mask = "known";
    const Result<OpenedProject> again = parseProject(writeProject(project));
    QVERIFY(again.ok() && again->issues.empty());
    QVERIFY(again->project == project);
    QCOMPARE(again->project.training.losses[0].mask, std::string("known"));
    QCOMPARE(again->project.training.losses[1].sampleWeight, std::string("none"));
}

void SeveralLossesTest::aRunTakenUpAgainEndsTheSame()
{
    Project project = project_;
    project.training.batchSize = 5;
    Run whole = started(project), first = started(project), rest = started(project);
    whole.trainer->run({});
    for (int step = 0; step < 6; ++step)
        first.trainer->step();
    QVERIFY(rest.trainer->restore(first.trainer->fullState()).ok());
    rest.trainer->run({});
    QVERIFY(rest.network->weights() == whole.network->weights());
    QCOMPARE(rest.trainer->epochs().size(), std::size_t(3));
    for (std::size_t e = 0; e < 3; ++e)
        QCOMPARE(rest.trainer->epochs()[e].values, whole.trainer->epochs()[e].values);
}

QTEST_GUILESS_MAIN(SeveralLossesTest)
#include "several_losses_test.moc"
