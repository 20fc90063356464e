#include "tuning/importance.h"

#include "../../reference/reference.h"
#include "base/math.h"
#include "base/random.h"
#include "project/project_file.h"

#include <QTest>

#include <cmath>
#include <cstring>

using namespace loom;

namespace {

using Columns = std::vector<std::vector<double>>;

Columns drawn(std::size_t columns, std::size_t rows, std::uint64_t seed)
{
    const RandomStream stream(seed, "test");
    Columns all(columns, std::vector<double>(rows));
    for (std::size_t i = 0; i < columns; ++i)
        for (std::size_t row = 0; row < rows; ++row)
            all[i][row] = stream.uniform(row, i);
    return all;
}

QByteArray bytesOf(const std::vector<Importance>& all)
{
    return QByteArray(reinterpret_cast<const char*>(all.data()), qsizetype(all.size() * sizeof(Importance)));
}

std::size_t first(const std::vector<Importance>& all)
{
    return std::size_t(std::ranges::max_element(all, {}, &Importance::value) - all.begin());
}

} // namespace

/// How much each setting says about what came out.
class ImportanceTest : public QObject {
    Q_OBJECT
private slots:
    void agreesWithAnotherForest();
    void whatIsNotUsedSaysNothing();
    void thePlantedSettingComesFirst();
    void theSameTableGivesTheSameBytes();
    void littleOrConstantSaysNothing();
    void ofASearch();
};

/// Another program's forests draw other rows, so their mean over 20 seeds is known up to its own spread: five of its
/// deviations and a twentieth of the largest importance are allowed.
void ImportanceTest::agreesWithAnotherForest()
{
    const QJsonObject file = reference::file("importances");
    Columns columns;
    for (const QJsonValue& column : file["columns"].toArray())
        columns.push_back(reference::numbers(column));
    const std::vector<double> mean = reference::numbers(file["mean"]),
                              deviation = reference::numbers(file["deviation"]);
    QCOMPARE(mean.size(), columns.size());
    const std::vector<Importance> found = importances(columns, reference::numbers(file["target"]));
    const double most = std::ranges::max(mean);
    for (std::size_t i = 0; i < mean.size(); ++i)
        QVERIFY2(std::fabs(found[i].value - mean[i]) <= 5 * deviation[i] + most / 20,
                 qPrintable(QString("column %1: %2, not %3").arg(i).arg(found[i].value).arg(mean[i])));
}

void ImportanceTest::whatIsNotUsedSaysNothing()
{
    int within = 0;
    constexpr int kTables = 10;
    for (int seed = 0; seed < kTables; ++seed) {
        const Columns columns = drawn(4, 60, std::uint64_t(seed));
        std::vector<double> target;
        for (std::size_t row = 0; row < 60; ++row)
            target.push_back(2 * columns[0][row] + columns[1][row]);
        const std::vector<Importance> found = importances(columns, target);
        QVERIFY(found[0].value > found[1].value && found[1].value > found[2].value
                && found[1].value > found[3].value);
        QVERIFY(found[0].value > 3 * found[0].error);
        for (const std::size_t unused : {2u, 3u})
            within += std::fabs(found[unused].value) <= 2 * found[unused].error + 0.01;
    }
    QVERIFY2(within >= 2 * kTables - 2, qPrintable(QString::number(within)));
}

/// A search of 40 trials over six settings, one of which counts most.
void ImportanceTest::thePlantedSettingComesFirst()
{
    int right = 0;
    for (int seed = 0; seed < 20; ++seed) {
        const Columns columns = drawn(6, 40, 100 + std::uint64_t(seed));
        const RandomStream noise(std::uint64_t(seed), "noise");
        std::vector<double> target;
        for (std::size_t row = 0; row < 40; ++row) {
            const double off = columns[4][row] - 0.3;
            target.push_back(4 * off * off + 0.4 * columns[1][row] + 0.2 * columns[2][row] * columns[3][row]
                             + 0.1 * noise.uniform(row));
        }
        right += first(importances(columns, target)) == 4;
    }
    QVERIFY2(right >= 19, qPrintable(QString::number(right)));
}

void ImportanceTest::theSameTableGivesTheSameBytes()
{
    const Columns columns = drawn(3, 50, 1);
    std::vector<double> target;
    for (std::size_t row = 0; row < 50; ++row)
        target.push_back(columns[0][row] * columns[1][row]);
    const QByteArray once = bytesOf(importances(columns, target));
    QCOMPARE(bytesOf(importances(columns, target)), once);
    target[0] += 0.1;
    QVERIFY(bytesOf(importances(columns, target)) != once);
}

void ImportanceTest::littleOrConstantSaysNothing()
{
    for (const Importance& each : importances(drawn(2, 3, 1), {1, 2, 3}))
        QVERIFY(each.value == 0 && std::isnan(each.error));
    for (const Importance& each : importances(drawn(2, 9, 1), std::vector<double>(9, 0.5)))
        QVERIFY(each.value == 0 && std::isnan(each.error));
    for (const Importance& each : importances({std::vector<double>(9, 0.5)}, drawn(1, 9, 1)[0]))
        QVERIFY(each.value == 0 && each.error == 0);
    QVERIFY(importances(Columns{}, {1, 2, 3, 4}).empty());
}

void ImportanceTest::ofASearch()
{
    StoredSearch search;
    search.project = openProject(LOOM_SOURCE_DIR "/samples/spiral.loom").value().project;
    for (const char* text : {"graph.nodes.hidden1.attributes.units=4,8,16",
                             "training.optimizer.learning_rate=1e-4:1e-1:log", "training.batch_size=8:64"})
        search.settings.space.axes.push_back(readAxis(search.project, text).value());
    const Columns columns = drawn(3, 40, 5);
    for (std::size_t row = 0; row < 40; ++row) {
        Trial trial;
        trial.number = std::int64_t(row) + 1;
        trial.point = pointAt(search.settings.space, {columns[0][row], columns[1][row], columns[2][row]});
        const double place = placesOf(search.settings.space, trial.point)[1] - 0.6;
        trial.values = trial.lowest = trial.highest = {place * place};
        trial.state = place > 0.2 ? TrialState::pruned : TrialState::finished;
        search.trials.push_back(std::move(trial));
    }
    search.trials[7].state = TrialState::failed;
    search.trials[8].state = TrialState::waiting;
    search.trials[9].state = TrialState::refused;
    QCOMPARE(trialsJudged(search), std::size_t(38));
    const std::vector<Importance> found = importances(search);
    QCOMPARE(found.size(), std::size_t(3));
    QCOMPARE(first(found), std::size_t(1));
    QVERIFY(found[1].value > 2 * found[1].error);
}

QTEST_GUILESS_MAIN(ImportanceTest)
#include "importance_test.moc"
