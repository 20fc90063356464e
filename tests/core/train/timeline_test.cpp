#include "train/timeline.h"

#include "project/project_file.h"
#include "project/run.h"

#include <QTest>

using namespace loom;

namespace {

Run started()
{
    Project project = openProject(LOOM_SOURCE_DIR "/samples/spiral.loom").value().project;
    project.training.callbacks = {{"reduce_lr_on_plateau", {{"patience", std::int64_t(1)}, {"factor", 0.8}}}};
    RunOptions options;
    options.threads = 1;
    options.projectFolder = LOOM_SOURCE_DIR "/samples";
    return std::move(makeRun(project, options)).value();
}

/// What is kept of a run of so many steps, each state of `bytes`.
StateSpacing keptOf(std::int64_t steps, std::size_t bytes, std::size_t budget, std::int64_t perEpoch,
                    std::int64_t spacing = 500)
{
    StateSpacing kept(budget, spacing);
    for (std::int64_t step = 0; step <= steps; ++step) {
        const bool epochEnd = step > 0 && step % perEpoch == 0;
        if (kept.wants(step, epochEnd, bytes))
            kept.add({step, epochEnd, bytes});
    }
    return kept;
}

std::int64_t widestGap(const StateSpacing& kept)
{
    std::int64_t widest = 0;
    for (std::size_t i = 1; i < kept.kept().size(); ++i)
        widest = std::max(widest, kept.kept()[i].step - kept.kept()[i - 1].step);
    return widest;
}

} // namespace

/// Which states of a run are kept, and any step between them again.
class TimelineTest : public QObject {
    Q_OBJECT
private slots:
    void nothingLiesFurtherThan500StepsAsLongAsTheBytesAllow();
    void theBytesAreNeverExceeded();
    void largeStatesAreKeptAtEpochEndsOnly();
    void aStateThatIsTooLargeIsNotKept();
    void anyStepIsReachedFromWhatIsKept();
    void goingBackCanBeInterrupted();
};

void TimelineTest::nothingLiesFurtherThan500StepsAsLongAsTheBytesAllow()
{
    const StateSpacing kept = keptOf(100'000, 1000, 256'000, 469);
    QVERIFY(widestGap(kept) <= 500);
    QCOMPARE(kept.kept().front().step, 0);
    QVERIFY(kept.kept().back().step >= 100'000 - 500);
}

void TimelineTest::theBytesAreNeverExceeded()
{
    for (const std::int64_t steps : {100, 3'000, 50'000, 200'000})
        for (const std::size_t budget : {4'000, 9'999, 100'000}) {
            const StateSpacing kept = keptOf(steps, 1000, budget, 469, 1);
            QVERIFY(kept.bytes() <= budget);
            QCOMPARE(kept.bytes(), kept.kept().size() * 1000);
            QVERIFY2(kept.kept().size() >= std::min<std::size_t>(std::size_t(steps), budget / 1000) / 3,
                     "they are used");
            QVERIFY(widestGap(kept) <= 4 * std::max<std::int64_t>(1, steps * 1000 / std::int64_t(budget)) + 4);
        }
}

void TimelineTest::largeStatesAreKeptAtEpochEndsOnly()
{
    const StateSpacing kept = keptOf(5'000, 300, 1000, 100);
    QVERIFY(kept.atEpochsOnly(300) && !kept.tooLarge(300));
    QVERIFY(kept.kept().size() >= 2 && kept.bytes() <= 1000);
    for (const KeptState& state : kept.kept())
        QVERIFY(state.step == 0 || state.epochEnd);
    QCOMPARE(kept.kept().back().step, 5'000);
}

void TimelineTest::aStateThatIsTooLargeIsNotKept()
{
    QVERIFY(keptOf(5'000, 1001, 1000, 100).kept().empty());
}

void TimelineTest::anyStepIsReachedFromWhatIsKept()
{
    Run run = started();
    Timeline timeline(200'000);
    std::map<std::int64_t, std::map<std::string, Tensor>> weights;
    auto now = Timeline::Clock::time_point() + std::chrono::hours(1);
    timeline.visit(*run.trainer, now);
    for (int step = 1; step <= 400; ++step) {
        QVERIFY(run.trainer->step());
        timeline.visit(*run.trainer, now += std::chrono::milliseconds(10));
        weights[step] = run.network->weights();
        if (step == 60)
            QVERIFY(run.trainer->set(frozenPath("hidden2"), true).ok());
    }
    QVERIFY(timeline.spacing().kept().size() > 4);
    Run past = started();
    for (const std::int64_t step : {400, 1, 61, 60, 59, 233, 234, 399}) {
        const auto state = timeline.at(step);
        QVERIFY(state);
        const auto done = replay(*past.trainer, state.get(), run.trainer->events(), run.trainer->epochs(), step, {});
        QVERIFY2(done.ok(), done.ok() ? "" : english(done.error()).c_str());
        QVERIFY(*done);
        QVERIFY2(past.network->weights() == weights[step], std::to_string(step).c_str());
    }
    // One step further from where it stands needs no state.
    QVERIFY(*replay(*past.trainer, timeline.at(100).get(), run.trainer->events(), run.trainer->epochs(), 110, {}));
    QVERIFY(*replay(*past.trainer, nullptr, run.trainer->events(), run.trainer->epochs(), 111, {}));
    QVERIFY(past.network->weights() == weights[111]);
    timeline.cut(100);
    QVERIFY(timeline.spacing().kept().back().step <= 100 && Trainer::stepOf(*timeline.at(400)) <= 100);
}

void TimelineTest::goingBackCanBeInterrupted()
{
    Run run = started();
    for (int asked = 0; asked < 2; ++asked) {
        int left = 5;
        const auto done = replay(*run.trainer, nullptr, {}, {}, 100 + asked * 100, [&] { return left-- > 0; });
        QVERIFY(done.ok() && !*done);
        QCOMPARE(run.trainer->stepsDone(), 5 * (asked + 1));
    }
}

QTEST_GUILESS_MAIN(TimelineTest)
#include "timeline_test.moc"
