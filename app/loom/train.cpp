#include "command.h"

#include "interrupt.h"
#include "kept.h"
#include "launch.h"
#include "opened.h"
#include "output.h"
#include "progress.h"
#include "run_folder.h"

#include "distributed/shards.h"
#include "project/carry_over.h"

#include <cmath>
#include <sys/resource.h>

namespace loom::cli {
namespace {

using Clock = std::chrono::steady_clock;

/// The largest memory that the program has held so far.
std::int64_t peakMemoryBytes()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return std::int64_t(usage.ru_maxrss) * 1024;
}

struct Ended {
    TrainingEnd end;
    Trainer::State state;
    bool interrupted = false;
};

void visit(const Options& options, RunKeeper& keeper, const Trainer& trainer)
{
    keeper.visit(trainer);
    if (const std::optional<Text> remark = keeper.remark())
        notice(options, *remark);
}

/// Steps until the recipe, --steps or Ctrl+C ends it. The state is taken before callbacks clear up, so that a
/// resumed run goes on as if it had never ended.
Ended trainSteps(const Options& options, Trainer& trainer, Progress& progress, RunFolder& folder, RunKeeper* keeper)
{
    Ended ended;
    Clock::time_point saved = Clock::now();
    std::int64_t epochs = trainer.epoch();
    bool more = true;
    if (folder.exists())
        trainer.onEnd = [&] { ended.state = trainer.fullState(); };
    if (keeper)
        keeper->visit(trainer);
    while (more && !interrupted() && (options.steps == 0 || trainer.stepsDone() < options.steps)) {
        more = trainer.step();
        if (keeper)
            visit(options, *keeper, trainer);
        if (trainer.ended() && trainer.end().reason != EndReason::finished)
            break;
        progress.step();
        if (trainer.epoch() != epochs || Clock::now() - saved > std::chrono::seconds(60)) {
            if (keeper && !keeper->writeThen(trainer, [&] { return folder.checkpointing(trainer); }))
                continue; // after the next step
            epochs = trainer.epoch();
            saved = Clock::now();
            if (!keeper)
                folder.checkpoint(trainer);
        }
    }
    ended.interrupted = !trainer.ended() && interrupted();
    trainer.finish(ended.interrupted ? EndReason::stopped : EndReason::finished);
    trainer.onEnd = {};
    ended.end = trainer.end();
    return ended;
}

/// Loss and metrics of the test part, which is looked at here and nowhere else; Ctrl+C ends it like training.
std::vector<double> testValues(Run& run, Ended& ended)
{
    if (ended.interrupted || run.data->test.empty())
        return {};
    const std::optional<std::vector<double>> values = run.trainer->evaluate(run.data->test);
    if (values)
        return *values;
    ended.end = run.trainer->end();
    ended.interrupted = ended.end.reason != EndReason::failed;
    if (ended.interrupted)
        ended.end = {EndReason::stopped, {}};
    return {};
}

/// The `end` event or its line.
void report(const Options& options, const Run& run, const Ended& ended, const std::vector<double>& test,
            double seconds, const RunFolder& folder)
{
    Json event = {{"event", "end"}, {"reason", nameOf(ended.end.reason)}};
    std::string line = std::string("end: ") + nameOf(ended.end.reason);
    for (std::size_t i = 0; i < test.size(); ++i) {
        event["test_" + run.trainer->series()[i]] = test[i];
        line += "  test_" + run.trainer->series()[i] + " " + brief(test[i]);
    }
    markShuffled(run.project.data, event, line);
    event["device"] = describe(run.device);
    event["seconds"] = seconds;
    event["peak_memory_bytes"] = peakMemoryBytes();
    event["weights"] = folder.exists() ? Json(folder.file("weights.safetensors")) : Json();
    if (options.json)
        return emit(event);
    if (onTerminal(options))
        redraw("");
    line += "  " + duration(seconds);
    if (options.quiet)
        std::puts(line.c_str());
    say(options, line);
    if (!ended.end.sentence.empty())
        say(options, english(ended.end.sentence));
    say(options,
        folder.exists() ? "weights: " + folder.file("weights.safetensors")
                        : "The weights were not kept; --out DIR writes them.");
}

void introduce(const Options& options, const Run& run)
{
    for (const Issue& issue : run.warnings)
        say(options, lineOf(issue));
    const PreparedData& data = *run.data;
    sayLeftOut(options, data);
    const int shards = run.network->shards().shards(), processes = run.network->ranks().count();
    say(options,
        run.project.title + ": " + formatNumber(std::int64_t(data.training.size())) + " rows to train on, "
            + formatNumber(std::int64_t(data.validation.size())) + " to validate, "
            + formatNumber(std::int64_t(data.test.size())) + " to test; " + std::to_string(run.pool->threads())
            + (run.pool->threads() == 1 ? " thread; " : " threads; ")
            + (processes > 1 ? "each of " + std::to_string(processes) + " processes; " : "")
            + (shards > 1 ? "batches in " + std::to_string(shards) + " shards; " : "")
            + computedBy(run.device, run.network->kernels()));
}

Result<void> begin(const Options& options, const Opened& opened, Run& run, RunFolder& folder,
                   const std::optional<RunState>& before)
{
    if (before) {
        if (const Result<void> resumed = run.trainer->restore(before->state); !resumed)
            return Text(TR("{file}: {reason}"),
                        {{"file", isRunState(options.file) ? options.file : folder.file("checkpoint.safetensors")},
                         {"reason", english(resumed.error())}});
        for (const Text& difference : differences(before->state, run))
            notice(options, difference);
        if (const int kept = run.network->shards().shards(); options.shards > 0 && kept != options.shards)
            notice(options,
                   Text(TR("The checkpoint was trained with batches in {kept} shards and goes on so, not in {asked}"),
                        {{"kept", kept}, {"asked", options.shards}}));
    } else if (!options.weights.empty()) {
        const Result<CarriedOver> over = carryOver(*run.network, run.project.graph, options.weights);
        if (!over)
            return over.error();
        run.warnings.push_back({Severity::note, "", "", sentenceOf(*over, run.project.graph, options.weights), {}});
    }
    if (const Result<void> planned = run.trainer->plan(options.events); !planned)
        return planned;
    return folder.open(opened.project, opened.folder);
}

int exitCode(const Ended& ended)
{
    switch (ended.end.reason) {
    case EndReason::notFinite:
    case EndReason::outOfMemory:
    case EndReason::failed:
        return kTrainingFailed;
    default:
        return ended.interrupted ? kInterrupted : kDone;
    }
}

/// The run as it begins: from the seed, from weights, or from a checkpoint, then with the kernels of that.
Result<Run> makeReady(const Options& options, const Opened& opened, RunFolder& folder, const Launch& launch)
{
    RunOptions how = runOptions(options, opened);
    how.ranks = &launch.ranks();
    if (options.shards == 0)
        how.shards = launch.ranks().count();
    if (!launch.first())
        how.outputFolder.clear();
    std::optional<RunState> before;
    if (options.resume) {
        Result<RunState> checkpoint = folder.checkpointed(options);
        if (!checkpoint)
            return checkpoint.error();
        before = std::move(*checkpoint);
        if (how.kernels.empty() && how.device == "cpu")
            how.kernels = kernelsOf(before->state);
    }
    Result<Run> run = makeRun(opened.project, how);
    if (run)
        if (const Result<void> begun = begin(options, opened, *run, folder, before); !begun)
            return begun.error();
    return run;
}

Ended train(const Options& options, Run& run, RunFolder& folder, RunKeeper* keeper)
{
    Trainer& trainer = *run.trainer;
    const std::int64_t all = trainer.totalSteps();
    Progress progress(options, trainer, run.project.training.epochs,
                      options.steps ? std::min(all, options.steps) : all);
    trainer.onEpoch = [&](const EpochRecord& record) { progress.epoch(record); };
    trainer.onValidationBatch = [] { return !interrupted(); };
    Ended ended = trainSteps(options, trainer, progress, folder, keeper);
    trainer.onEpoch = {};
    return ended;
}

Result<void> endKeeping(RunKeeper& keeper, const Trainer& trainer, const Ended& ended,
                        const std::vector<double>& test)
{
    std::map<std::string, double> results;
    for (std::size_t i = 0; i < test.size(); ++i)
        results["test_" + trainer.series()[i]] = test[i];
    return keeper.finish(trainer, nameOf(ended.end.reason), english(ended.end.sentence), results);
}

/// All that must be alike in every process for them to compute the same.
std::string workOf(const Options& options, const Opened& opened, const Run& run)
{
    return writeProject(opened.project) + run.network->kernels() + " " + std::to_string(run.trainer->stepsDone())
        + " " + std::to_string(run.network->shards().shards()) + " " + std::to_string(options.steps) + " "
        + std::to_string(run.data->training.size()) + " " + std::to_string(run.data->validation.size());
}

int trainIn(Launch& launch, const Options& options)
{
    const Clock::time_point start = Clock::now();
    const Result<Opened> opened = openFor(options);
    RunFolder folder(options.out, launch.first());
    Result<Run> made = opened ? makeReady(options, *opened, folder, launch) : Result<Run>(opened.error());
    if (const auto code = launch.refused(options, made ? Text() : made.error()))
        return *code;
    Run& run = *made;
    if (const auto code = launch.refused(options, launch.unlike(workOf(options, *opened, run))))
        return *code;
    introduce(options, run);
    std::unique_ptr<RunKeeper> keeper;
    if (options.keep && launch.first()) {
        Result<std::unique_ptr<RunKeeper>> begun = keep(options, *opened, run);
        if (!begun)
            return launch.failAlone(options, begun.error(), kWrongInput);
        keeper = std::move(*begun);
    }
    Ended ended = train(options, run, folder, keeper.get());
    const bool failed = exitCode(ended) == kTrainingFailed;
    // A checkpoint is never newer than what is kept.
    if (keeper)
        (void)keeper->finish(*run.trainer, kUnfinished, {}, {});
    // What was saved before a failure stays as it is.
    Result<void> closed = failed ? Result<void>() : folder.close(std::move(ended.state), run);
    const std::vector<double> test = failed ? std::vector<double>() : testValues(run, ended);
    if (keeper)
        if (const Result<void> kept = endKeeping(*keeper, *run.trainer, ended, test); !kept && closed)
            closed = kept;
    if (failed && ended.end.reason == EndReason::notFinite) // every process knows
        return fail(options, ended.end.sentence, kTrainingFailed);
    if (failed)
        return launch.failAlone(options, ended.end.sentence, kTrainingFailed);
    report(options, run, ended, test, std::chrono::duration<double>(Clock::now() - start).count(), folder);
    return closed ? exitCode(ended) : launch.failAlone(options, closed.error(), kWrongInput);
}

} // namespace

std::string missingToTrain(const Options& options)
{
    const bool folder = !options.resume || !options.out.empty() || isRunState(options.file);
    return folder ? "" : "--resume needs --out DIR, the folder that holds the checkpoint";
}

int runTrain(const Options& options)
{
    Result<std::unique_ptr<Launch>> launch = Launch::join();
    if (!launch)
        return fail(options, launch.error());
    return (*launch)->leave(trainIn(**launch, options));
}

} // namespace loom::cli
