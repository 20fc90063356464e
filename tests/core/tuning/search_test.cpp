#include "tuning/search.h"

#include "patience.h"
#include "project/project_file.h"
#include "tuning/search_table.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <set>
#include <utility>

using namespace loom;

namespace {

/// All events of a search up to its end; `watch` sees each of them as it comes.
std::vector<SearchEvent> events(Search& search, const std::function<void(const SearchEvent&)>& watch = {})
{
    std::vector<SearchEvent> all;
    while (!search.ended()) {
        search.wait(50);
        for (SearchEvent& event : search.take()) {
            if (watch)
                watch(event);
            all.push_back(std::move(event));
        }
    }
    return all;
}

/// What does not depend on the computer.
std::string table(const StoredSearch& search)
{
    std::string out;
    for (const Trial& trial : search.trials) {
        out += std::to_string(trial.number) + " " + std::to_string(trial.generation) + " " + nameOf(trial.state) + " "
            + std::to_string(trial.rung) + " " + writePoint(trial.point) + " " + trial.sentence;
        for (const double value : trial.values)
            out += " " + QByteArray::number(value, 'g', 17).toStdString();
        out += "\n";
    }
    return out;
}

} // namespace

/// A search at work: what a window does with it.
class SearchTest : public QObject {
    Q_OBJECT
private slots:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }
    void eventsTellTheWholeTable();
    void aStoppedSearchGoesOnToTheSameTable();
    void aRunIsAtWorkOrItsWorkIsTold();
    void itEndsAfterAGeneration();
    void itEndsAfterARungAndNoFurtherStepIsTaken();
    void aPausedSearchStandsStill();
    void aPauseIsNoWork();
    void aPointByHandIsTriedWhateverTheJobs();
    void theCurveOfAStepIsTheSameHoweverItWasCut();
    void trialsAreAddedAndTheSpaceNarrowed();
    void earlyStoppingIsMeasuredWhereTheWeightsAre();
    void trialsThatFailAreSaid();
    void withoutAValidationPartThatIsSaid();
    void otherDataAreRefused();
    void theMeanIsOverTheRuns();
    void foldsThatCannotBeAreRefusedAtOnce();

private:
    SearchRequest request(const QString& store) const
    {
        SearchRequest made;
        made.store = folder_->filePath(store).toStdString();
        made.project = openProject(LOOM_SOURCE_DIR "/samples/spiral.loom").value().project;
        made.project.training.epochs = 8;
        made.settings.sampler = readSampler("random").value();
        made.settings.pruner = readPruner("none").value();
        for (const char* text :
             {"training.optimizer.learning_rate=1e-4:1e-1:log", "graph.nodes.hidden1.attributes.units=4,8,16"})
            made.settings.space.axes.push_back(readAxis(made.project, text).value());
        made.settings.again = 0;
        made.trials = 16;
        made.jobs = 2;
        return made;
    }
    static StoredSearch finished(SearchRequest request)
    {
        Search search(std::move(request));
        const std::vector<SearchEvent> all = events(search);
        if (!all.back().sentence.empty())
            qWarning("%s", english(all.back().sentence).c_str());
        return *all.back().search;
    }
    std::unique_ptr<QTemporaryDir> folder_;
};

void SearchTest::eventsTellTheWholeTable()
{
    Search search(request("a"));
    StoredSearch seen;
    std::map<std::int64_t, std::int64_t> epochs;
    std::map<std::int64_t, std::vector<WorkedSpan>> work;
    bool whole = false;
    events(search, [&](const SearchEvent& event) {
        if (event.kind == SearchEvent::Kind::began)
            seen = *event.search;
        if (event.kind == SearchEvent::Kind::proposed)
            seen.trials.push_back(event.trial);
        if (event.kind == SearchEvent::Kind::epoch)
            ++epochs[event.trial.number];
        if (event.kind == SearchEvent::Kind::worked)
            work[event.trial.number].push_back(event.trial.work.at(0));
        if (event.kind == SearchEvent::Kind::trial)
            seen.trials[std::size_t(event.trial.number) - 1] = event.trial;
        if (event.kind == SearchEvent::Kind::ended)
            whole = event.whole && table(*event.search) == table(seen);
    });
    QVERIFY(whole);
    QCOMPARE(seen.trials.size(), std::size_t(16));
    for (const auto& [trial, count] : epochs)
        QCOMPARE(count, 8);
    const SearchStore store = std::move(SearchStore::read(folder_->filePath("a").toStdString())).value();
    QCOMPARE(table(*store.search()), table(seen));
    const std::vector<Trial> kept = store.search()->trials;
    for (const Trial& trial : kept) {
        QVERIFY(!trial.work.empty() && trial.work == work[trial.number]);
        QVERIFY(trial.work == seen.trials[std::size_t(trial.number) - 1].work);
        QCOMPARE(trial.work.back().worker, trial.worker);
        for (const WorkedSpan& span : trial.work)
            QVERIFY(span.from >= double(trial.started) && span.to >= span.from);
    }
}

/// Before there is a store, and not by one trial after the other.
void SearchTest::foldsThatCannotBeAreRefusedAtOnce()
{
    SearchRequest asked = request("a");
    asked.settings.repeats = {Repeats::Kind::folds, 4};
    asked.project.data.split.method = "chronological";
    {
        Search search(asked);
        const std::vector<SearchEvent> all = events(search);
        QCOMPARE(all.size(), std::size_t(1));
        QVERIFY(english(all.back().sentence).find("in their order") != std::string::npos);
    }
    QVERIFY(!SearchStore::exists(asked.store));
    asked.project.data.split.method = "ratio";
    asked.project.data.source.attributes["samples"] = std::int64_t(50); // 45 are no test
    asked.settings.repeats.count = 60;
    {
        Search search(asked);
        const std::string said = english(events(search).back().sentence);
        QVERIFY2(said.find("too few for 60 folds") != std::string::npos, said.c_str());
    }
    QVERIFY(!SearchStore::exists(asked.store));
}

void SearchTest::aStoppedSearchGoesOnToTheSameTable()
{
    SearchRequest long_ = request("a");
    long_.project.training.epochs = 60;
    long_.settings.pruner = readPruner("halving").value();
    long_.settings.sampler = readSampler("tpe").value();
    SearchRequest whole = long_;
    whole.store += "whole";
    long_.resume = true;
    for (int stops = 0; stops < 4; ++stops) {
        Search search(long_);
        int seen = 0;
        const auto all = events(search, [&](const SearchEvent& event) {
            seen += event.kind == SearchEvent::Kind::epoch;
            if (seen > 40)
                search.stop();
        });
        QVERIFY(all.back().sentence.empty());
    }
    QCOMPARE(table(finished(long_)), table(finished(whole)));
}

/// Whoever looks at the runs at work and takes the events then knows of each whether it goes on or how long it took.
void SearchTest::aRunIsAtWorkOrItsWorkIsTold()
{
    Search search(request("a"));
    std::set<std::int64_t> seen, told;
    while (!search.ended()) {
        std::set<std::int64_t> now;
        for (const std::unique_ptr<RunningPart>& part : search.running())
            now.insert(part->trial.load());
        for (const SearchEvent& event : search.take())
            if (event.kind == SearchEvent::Kind::worked)
                told.insert(event.trial.number);
        for (const std::int64_t trial : seen)
            QVERIFY2(now.contains(trial) || told.contains(trial), std::to_string(trial).c_str());
        seen.merge(now);
        seen.erase(0);
    }
    QVERIFY(!seen.empty());
}

void SearchTest::itEndsAfterAGeneration()
{
    Search search(request("a"));
    search.stopAfterGeneration();
    const auto all = events(search);
    QVERIFY(!all.back().whole);
    QVERIFY(all.back().search->trials.size() <= 8);
    SearchRequest further = request("a");
    further.resume = true;
    QCOMPARE(table(finished(further)), table(finished(request("b"))));
}

void SearchTest::itEndsAfterARungAndNoFurtherStepIsTaken()
{
    SearchRequest halved = request("a");
    halved.settings.pruner = readPruner("halving").value();
    std::int64_t rung = 0, farthest = 0;
    {
        Search search(halved);
        search.stopAfterRung();
        const auto all = events(search, [&](const SearchEvent& event) {
            if (event.kind == SearchEvent::Kind::epoch)
                farthest = std::max(farthest, event.record.epoch);
        });
        QVERIFY(all.back().sentence.empty() && !all.back().whole);
        const PrunerType& pruner = *findPruner("halving");
        rung = pruner.rungs(8, 8, completed(pruner.attributes, {})).front();
        QCOMPARE(farthest, rung);
        const SearchStore store = std::move(SearchStore::read(halved.store)).value();
        const StoredSearch stored = store.search().value();
        int pruned = 0, waiting = 0;
        for (const Trial& trial : stored.trials) {
            waiting += trial.state == TrialState::waiting;
            if (trial.state != TrialState::pruned)
                continue;
            ++pruned;
            const TrialPart run = store.parts(trial.number)->front();
            QCOMPARE(std::int64_t(run.epochs.size()), rung);
            QCOMPARE(run.steps, run.epochs.back().lastStep); // not one after the comparison
            QCOMPARE(run.curve.steps(), run.steps);
        }
        QVERIFY(pruned > 0 && waiting > 0);
        QCOMPARE(pruned + waiting, 8);
    }
    halved.resume = true;
    SearchRequest whole = halved;
    whole.store += "whole";
    QCOMPARE(table(finished(halved)), table(finished(whole)));
}

void SearchTest::aPausedSearchStandsStill()
{
    SearchRequest long_ = request("a");
    long_.project.training.epochs = 400;
    Search search(long_);
    while (!std::ranges::any_of(search.running(), [](const auto& run) { return run->steps > 3; }))
        QTest::qWait(1);
    search.setPaused(true);
    const auto steps = [&] {
        std::vector<std::int64_t> all;
        for (const auto& run : search.running())
            all.push_back(run->steps);
        return all;
    };
    std::vector<std::int64_t> before;
    const auto still = [&] {
        before = steps();
        QTest::qWait(20);
        return steps() == before;
    };
    QTRY_VERIFY_WITH_TIMEOUT(still(), kPatience); // the step at work is taken first
    QVERIFY(!search.ended());
    search.setPaused(false);
    QTRY_VERIFY_WITH_TIMEOUT(steps() != before, kPatience);
    search.setPaused(true);
    search.stop(); // who waits is let go
    QVERIFY(events(search).back().sentence.empty());
    QVERIFY(!search.isPaused());
}

/// A run that waited is two stretches of work.
void SearchTest::aPauseIsNoWork()
{
    constexpr std::size_t kPauses = 4;
    SearchRequest long_ = request("a");
    long_.project.training.epochs = 20000; // far longer than the pauses take
    long_.jobs = 1;
    long_.trials = 1;
    Search search(long_);
    while (search.running().front()->steps <= 3)
        QTest::qWait(1);
    for (std::size_t pause = 0; pause < kPauses; ++pause) { // a machine that does other work may miss one
        search.setPaused(true);
        std::int64_t before = -1;
        while (before != search.running().front()->steps) {
            before = search.running().front()->steps;
            QTest::qWait(5);
        }
        search.setPaused(false);
    }
    const std::vector<WorkedSpan> work = events(search).back().search->trials.front().work;
    QVERIFY(work.size() > 1 && work.size() <= kPauses + 1);
    for (std::size_t i = 1; i < work.size(); ++i)
        QVERIFY(work[i - 1].to <= work[i].from);
}

void SearchTest::aPointByHandIsTriedWhateverTheJobs()
{
    const Point point{0.0125, std::int64_t(8)};
    SearchRequest first = request("a"), stopped = request("b");
    first.given = stopped.given = point;
    stopped.jobs = 1;
    const StoredSearch whole = finished(first);
    QVERIFY(whole.trials.front().point == point);
    QCOMPARE(whole.trials.front().state, TrialState::finished);
    QCOMPARE(whole.trials.size(), std::size_t(16));
    {
        Search search(stopped);
        (void)events(search, [&](const SearchEvent& event) {
            if (event.kind == SearchEvent::Kind::trial)
                search.stop();
        });
    }
    stopped.resume = true;
    stopped.given.reset(); // the store knows
    QCOMPARE(table(finished(stopped)), table(whole));
    SearchRequest later = request("a"); // one more of a search that is done
    later.resume = true;
    later.trials = 17;
    later.given = Point{0.0025, std::int64_t(4)};
    const StoredSearch more = finished(later);
    QCOMPARE(more.trials.size(), std::size_t(17));
    QVERIFY(more.trials.back().point == *later.given);
}

/// Halving trains in stretches: each goes on with the curve of the one before.
void SearchTest::theCurveOfAStepIsTheSameHoweverItWasCut()
{
    SearchRequest cut = request("a"), whole = request("b");
    cut.trials = whole.trials = 8;
    cut.settings.pruner = readPruner("halving").value();
    const StoredSearch search = finished(cut);
    (void)finished(whole);
    const SearchStore a = std::move(SearchStore::read(cut.store)).value();
    const SearchStore b = std::move(SearchStore::read(whole.store)).value();
    int compared = 0;
    for (const Trial& trial : search.trials) {
        const StepCurve one = a.parts(trial.number)->front().curve, other = b.parts(trial.number)->front().curve;
        if (trial.state != TrialState::finished)
            continue;
        QVERIFY(one == other);
        QVERIFY(one.points().size() <= StepCurve::kMost && one.steps() > 8);
        ++compared;
    }
    QVERIFY(compared > 0);
}

void SearchTest::trialsAreAddedAndTheSpaceNarrowed()
{
    (void)finished(request("a"));
    SearchRequest more = request("a");
    more.resume = true;
    more.trials = 0;
    SearchSpace narrow = more.settings.space;
    narrow.axes[0].low = 1e-3;
    narrow.axes[0].high = 1e-2;
    SearchSpace wider = narrow;
    wider.axes[0].high = 1;
    Search search(more);
    search.narrow(narrow);
    search.narrow(wider);
    search.setTrials(32);
    const auto all = events(search);
    QVERIFY(std::ranges::any_of(all, [](const SearchEvent& event) {
        return event.kind == SearchEvent::Kind::remark
            && english(event.sentence).find("narrowed") != std::string::npos;
    }));
    const StoredSearch& stored = *all.back().search;
    QCOMPARE(stored.trials.size(), std::size_t(32));
    for (const Trial& trial : stored.trials)
        QVERIFY(trial.number <= 16 || holds(narrow, trial.point));
}

void SearchTest::earlyStoppingIsMeasuredWhereTheWeightsAre()
{
    SearchRequest stopping = request("a");
    stopping.project.training.epochs = 40;
    stopping.project.training.callbacks = {{"early_stopping", {{"patience", std::int64_t(2)}}}};
    stopping.trials = 8;
    const StoredSearch search = finished(stopping);
    const SearchStore store = std::move(SearchStore::read(stopping.store)).value();
    int early = 0;
    for (const Trial& trial : search.trials) {
        QCOMPARE(trial.state, TrialState::finished);
        const std::vector<TrialPart> parts = store.parts(trial.number).value();
        double best = INFINITY;
        for (const EpochRecord& epoch : parts[0].epochs)
            best = std::min(best,
                            epoch.values[std::size_t(std::ranges::find(search.series, "validation_loss")
                                                     - search.series.begin())]);
        QCOMPARE(trial.values[0], best);
        early += parts[0].epochs.size() < 40;
    }
    QVERIFY(early > 0);
}

void SearchTest::trialsThatFailAreSaid()
{
    SearchRequest failing = request("a");
    failing.settings.space.axes[0] = readAxis(failing.project, "training.loss=binary_crossentropy,mse").value();
    const StoredSearch search = finished(failing);
    for (const Trial& trial : search.trials)
        if (stringOf(trial.point[0]) == "mse") // its targets are labels
            QVERIFY(trial.state == TrialState::failed && !trial.sentence.empty() && trial.values.empty());
        else
            QCOMPARE(trial.state, TrialState::finished);
    const std::vector<std::int64_t> best = bestOf(search.settings, search.trials);
    QVERIFY(!best.empty());
    QCOMPARE(search.trials[std::size_t(best.front()) - 1].state, TrialState::finished);
}

void SearchTest::withoutAValidationPartThatIsSaid()
{
    SearchRequest without = request("a");
    without.project.data.split.validation = 0;
    Search search(without);
    const auto all = events(search);
    QVERIFY(std::ranges::any_of(all, [](const SearchEvent& event) {
        return event.kind == SearchEvent::Kind::remark
            && english(event.sentence).find("no validation part") != std::string::npos;
    }));
    QCOMPARE(all.back().search->settings.objectives[0].metric, std::string("loss"));
}

void SearchTest::otherDataAreRefused()
{
    const QString csv = folder_->filePath("houses.csv");
    QVERIFY(QFile::copy(LOOM_SOURCE_DIR "/samples/houses.csv", csv));
    SearchRequest houses = request("a");
    houses.project = openProject(LOOM_SOURCE_DIR "/samples/houses.loom").value().project;
    houses.project.training.epochs = 1;
    houses.folder = folder_->path().toStdString();
    houses.settings.space.axes = {readAxis(houses.project, "training.optimizer.learning_rate=1e-4:1e-1:log").value()};
    houses.trials = 2;
    QCOMPARE(finished(houses).trials.size(), std::size_t(2));
    QFile file(csv);
    QVERIFY(file.open(QIODevice::Append));
    file.write(file.size() > 0 ? "\n" : "");
    file.close();
    houses.resume = true;
    Search search(houses);
    const auto all = events(search);
    QVERIFY(english(all.back().sentence).find("other data") != std::string::npos);
}

void SearchTest::theMeanIsOverTheRuns()
{
    SearchRequest repeated = request("a");
    repeated.settings.repeats = {Repeats::Kind::seeds, 3};
    repeated.trials = 8;
    const StoredSearch search = finished(repeated);
    const SearchStore store = std::move(SearchStore::read(repeated.store)).value();
    for (const Trial& trial : search.trials) {
        const std::vector<TrialPart> parts = store.parts(trial.number).value();
        QCOMPARE(parts.size(), std::size_t(3));
        QCOMPARE(trial.values[0], (parts[0].values[0] + parts[1].values[0] + parts[2].values[0]) / 3);
        QVERIFY(trial.lowest[0] < trial.values[0] && trial.values[0] < trial.highest[0]);
        QCOMPARE(parts[2].seed, parts[0].seed + 2);
    }
}

QTEST_GUILESS_MAIN(SearchTest)
#include "search_test.moc"
