#include "tuning/rate_finder.h"

#include "project/path.h"
#include "project/project_file.h"

#include <QTest>

#include <cmath>

using namespace loom;

namespace {

const std::string kSamples = LOOM_SOURCE_DIR "/samples";

Project sample(const std::string& name)
{
    return openProject(kSamples + "/" + name + ".loom").value().project;
}

RunOptions options(int threads = 1)
{
    RunOptions made;
    made.threads = threads;
    made.kernels = "baseline";
    made.projectFolder = kSamples;
    return made;
}

Result<RateCurve> found(const Project& project, const RateSearch& search = {}, int threads = 1)
{
    return findRate(project, search, options(threads));
}

bool same(const RateCurve& a, const RateCurve& b)
{
    const auto equal = [](const RatePoint& p, const RatePoint& q) {
        return p.rate == q.rate && p.loss == q.loss && p.untrained == q.untrained && p.smoothed == q.smoothed;
    };
    return std::ranges::equal(a.points, b.points, equal) && a.end == b.end && a.steepest == b.steepest
        && a.lowest == b.lowest && a.tenth == b.tenth;
}

/// The loss of the training part after so many epochs at a rate.
double trainedLoss(Project project, double rate, std::int64_t epochs)
{
    project.training.optimizer.attributes["learning_rate"] = rate;
    project.training.epochs = epochs;
    Run run = std::move(makeRun(project, options(2))).value();
    while (run.trainer->step()) { }
    return run.trainer->epochs().empty() ? INFINITY : run.trainer->epochs().back().values[0];
}

RateCurve curveOf(int steps, const std::function<double(double decade)>& loss)
{
    RateCurve curve;
    for (int i = 0; i < steps; ++i) {
        const double decade = -6 + 6.0 * i / (steps - 1);
        curve.points.push_back({std::pow(10.0, decade), loss(decade), 0, 0});
    }
    judgeRates(curve, steps);
    return curve;
}

} // namespace

/// The loss over a growing learning rate, and the rates that follow from it.
class RateFinderTest : public QObject {
    Q_OBJECT
private slots:
    void ratesGrowByTheSameFactor();
    void theSameSeedGivesTheSameCurveOnAnyThreads();
    void scheduleCallbacksAndMetricsRest();
    void itIsTheRunOfTheProjectItself();
    void whereItFallsFastestIsSuggested();
    void withoutAFallNothingIsSuggested();
    void itEndsWhereTheLossGrowsByFar();
    void whatIsSuggestedTrainsWell_data();
    void whatIsSuggestedTrainsWell();
    void anUpdateOfSeveralBatchesIsOneRate();
    void itStopsWhenAsked();
    void whatMakesNoSenseIsRefused();
};

void RateFinderTest::ratesGrowByTheSameFactor()
{
    const auto curve = found(sample("spiral"), {1e-5, 1e-1, 41});
    QVERIFY(curve.ok());
    QCOMPARE(curve->points.size(), std::size_t(41));
    QCOMPARE(curve->points.front().rate, 1e-5);
    QCOMPARE(curve->points.back().rate, 1e-1);
    for (std::size_t i = 1; i < curve->points.size(); ++i)
        QVERIFY(std::fabs(curve->points[i].rate / curve->points[i - 1].rate - std::pow(10, 0.1)) < 1e-9);
}

void RateFinderTest::theSameSeedGivesTheSameCurveOnAnyThreads()
{
    for (const char* dtype : {"f32", "f64"}) {
        Project project = sample("spiral");
        project.training.dtype = dtype;
        const auto once = found(project);
        QVERIFY(once.ok());
        for (const int threads : {1, 2, 3})
            QVERIFY2(same(*found(project, {}, threads), *once), dtype);
        project.seed = 8;
        QVERIFY(!same(*found(project), *once));
    }
}

void RateFinderTest::scheduleCallbacksAndMetricsRest()
{
    Project project = sample("spiral");
    const RateCurve plain = *found(project);
    project.training.optimizer.attributes["schedule"] = std::vector<Part>{{"cosine", {}}};
    project.training.callbacks = {{"early_stopping", {{"patience", std::int64_t(1)}}}};
    project.training.metrics = {{"binary_accuracy", {}}, {"auc", {}}};
    project.training.epochs = 1;
    QVERIFY(same(*found(project), plain));
}

/// The same numbers as a run whose rate is moved by hand before each step.
void RateFinderTest::itIsTheRunOfTheProjectItself()
{
    const Project project = sample("spiral");
    const RateSearch search{1e-4, 1e-1, 50};
    const auto curve = found(project, search);
    Run run = std::move(makeRun(project, options())).value(), still = std::move(makeRun(project, options())).value();
    QVERIFY(still.trainer->set(kRatePath, 0.0).ok());
    for (const RatePoint& point : curve->points) {
        QVERIFY(run.trainer->set(kRatePath, point.rate).ok());
        QVERIFY(run.trainer->step() && still.trainer->step());
        QCOMPARE(run.trainer->batchValues()[0], point.loss);
        QCOMPARE(still.trainer->batchValues()[0], point.untrained);
    }
    // Smoothed, with like rows for all: what training changed, and the untrained loss of all.
    double level = 0;
    for (const RatePoint& point : curve->points)
        level += point.untrained / 50;
    double changed = 0;
    for (std::size_t i = 18; i <= 22; ++i) // 50 / 20 neighbours on each side
        changed += (curve->points[i].loss - curve->points[i].untrained) / 5;
    QVERIFY(std::fabs(curve->points[20].smoothed - (level + changed)) < 1e-9);
}

void RateFinderTest::whereItFallsFastestIsSuggested()
{
    // Down by a logistic step around 10^-3, then up from 10^-1 on.
    const RateCurve curve = curveOf(241, [](double decade) {
        return 2 - 1 / (1 + std::exp(-4 * (decade + 3))) + (decade > -1 ? (decade + 1) * 3 : 0);
    });
    QCOMPARE(curve.suggested(), curve.steepest);
    QVERIFY2(curve.steepest >= 0.8e-3 && curve.steepest <= 1.25e-3, std::to_string(curve.steepest).c_str());
    QVERIFY2(curve.lowest >= 0.5e-1 && curve.lowest <= 1.1e-1, std::to_string(curve.lowest).c_str());
    QVERIFY(std::fabs(curve.tenth * 10 - curve.lowest) <= 0.05 * curve.lowest);
    // A loss below zero is judged alike.
    const RateCurve below = curveOf(241, [](double decade) { return -7 - 1 / (1 + std::exp(-4 * (decade + 3))); });
    QVERIFY(below.steepest >= 0.8e-3 && below.steepest <= 1.25e-3);
}

void RateFinderTest::withoutAFallNothingIsSuggested()
{
    const RateCurve flat = curveOf(100, [](double decade) { return 0.7 + 0.004 * std::sin(decade * 40); });
    QCOMPARE(flat.suggested(), 0.0);
    QCOMPARE(flat.lowest, 0.0);
    QCOMPARE(curveOf(100, [](double decade) { return decade + 10; }).suggested(), 0.0);
    QCOMPARE(curveOf(10, [](double) { return 0.0; }).suggested(), 0.0);
    // Rates that change nothing: what differs between the rows of batches is no fall.
    const auto nothing = found(sample("spiral"), {1e-12, 1e-11, 20});
    QVERIFY(nothing.ok());
    QCOMPARE(nothing->suggested(), 0.0);
    QVERIFY(nothing->end == RateCurve::End::finished);
}

void RateFinderTest::itEndsWhereTheLossGrowsByFar()
{
    Project project = sample("houses");
    project.training.optimizer = {"sgd", {}};
    const auto curve = found(project, {1e-6, 1000, 100});
    QVERIFY2(curve.ok(), curve.ok() ? "" : english(curve.error()).c_str());
    QVERIFY(curve->end == RateCurve::End::diverged);
    QVERIFY(curve->points.size() > 20 && curve->points.size() < 100);
    for (const RatePoint& point : curve->points)
        QVERIFY(std::isfinite(point.loss) && std::isfinite(point.smoothed));
    QVERIFY(curve->suggested() > 0 && curve->suggested() < curve->points.back().rate);
}

void RateFinderTest::whatIsSuggestedTrainsWell_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("optimizer");
    QTest::addColumn<int>("epochs");
    QTest::newRow("houses by Adam") << "houses"
                                    << "adam" << 20;
    QTest::newRow("houses by SGD") << "houses"
                                   << "sgd" << 20;
    QTest::newRow("XOR by Adam") << "xor"
                                 << "adam" << 150;
}

/// The loss falls by nearly as much as at the best of a row of rates, and by far more than at a hundredth of it.
void RateFinderTest::whatIsSuggestedTrainsWell()
{
    QFETCH(QString, name);
    QFETCH(QString, optimizer);
    QFETCH(int, epochs);
    for (const char* dtype : {"f32", "f64"}) {
        Project project = sample(name.toStdString());
        project.training.dtype = dtype;
        project.training.optimizer = {optimizer.toStdString(), {}};
        const auto curve = found(project);
        QVERIFY(curve.ok() && curve->suggested() > 0);
        const double rate = curve->suggested(), start = trainedLoss(project, 0, 1);
        const double at = trainedLoss(project, rate, epochs), small = trainedLoss(project, rate / 100, epochs);
        double best = at;
        for (const double other : {1e-4, 1e-3, 1e-2, 1e-1, 1.0})
            best = std::min(best, trainedLoss(project, other, epochs));
        const QString told = QString("%1: %2 at %3, %4 at a hundredth of it, at best %5, at first %6")
                                 .arg(dtype)
                                 .arg(at)
                                 .arg(rate)
                                 .arg(small)
                                 .arg(best)
                                 .arg(start);
        QVERIFY2(start - at > 0.85 * (start - best), qPrintable(told));
        QVERIFY2(start - at > 2 * (start - small), qPrintable(told));
    }
}

void RateFinderTest::anUpdateOfSeveralBatchesIsOneRate()
{
    Project project = sample("spiral"), large = project;
    project.training.dtype = large.training.dtype = "f64";
    project.training.accumulate = 4;
    large.training.batchSize = 64;
    const RateSearch search{1e-4, 1, 40};
    const auto several = found(project, search), one = found(large, search);
    QCOMPARE(several->points.size(), one->points.size());
    for (std::size_t i = 0; i < one->points.size(); ++i)
        QVERIFY(std::fabs(several->points[i].loss - one->points[i].loss) < 1e-9);
}

void RateFinderTest::itStopsWhenAsked()
{
    const auto curve =
        findRate(sample("spiral"), {}, options(), [](const RateCurve& soFar) { return soFar.points.size() < 7; });
    QVERIFY(curve.ok());
    QVERIFY(curve->end == RateCurve::End::stopped);
    QCOMPARE(curve->points.size(), std::size_t(7));
    // Within the evaluation of an epoch's end, too: 30 batches.
    int asked = 0;
    const auto within = findRate(sample("spiral"), {}, options(),
                                 [&](const RateCurve& soFar) { return soFar.points.size() < 29 || ++asked < 3; });
    QVERIFY(within->end == RateCurve::End::stopped && within->points.size() <= 31);
}

void RateFinderTest::whatMakesNoSenseIsRefused()
{
    const Project project = sample("spiral");
    for (const RateSearch& wrong :
         {RateSearch{0, 1, 100}, RateSearch{1, 1e-3, 100}, RateSearch{1e-3, 1e-3, 100}, RateSearch{-1, 1, 100},
          RateSearch{1e-6, 1e30, 100}, RateSearch{std::nan(""), 1, 100}, RateSearch{1e-6, 1, 9},
          RateSearch{1e-6, 1, 1'000'000}})
        QVERIFY(!found(project, wrong).ok());
    const auto phases = found(sample("gan_ring"));
    QVERIFY(!phases.ok() && english(phases.error()).find("phases") != std::string::npos);
    Project broken = project;
    broken.graph.edges.clear();
    QVERIFY(!found(broken).ok());
}

QTEST_GUILESS_MAIN(RateFinderTest)
#include "rate_finder_test.moc"
