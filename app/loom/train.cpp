#include "command.h"

#include "interrupt.h"
#include "opened.h"
#include "output.h"
#include "progress.h"
#include "run_folder.h"

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

/// Steps until the recipe, --steps or Ctrl+C ends it. The state is taken before callbacks clear up, so that a
/// resumed run goes on as if it had never ended.
Ended trainSteps(const Options& options, Trainer& trainer, Progress& progress, RunFolder& folder)
{
    Ended ended;
    Clock::time_point saved = Clock::now();
    std::int64_t epochs = trainer.epoch();
    bool more = true;
    while (more && !interrupted() && (options.steps == 0 || trainer.stepsDone() < options.steps)) {
        more = trainer.step();
        if (trainer.ended() && trainer.end().reason != EndReason::finished)
            break;
        progress.step();
        if (trainer.epoch() != epochs || Clock::now() - saved > std::chrono::seconds(60)) {
            epochs = trainer.epoch();
            saved = Clock::now();
            folder.checkpoint(trainer);
        }
    }
    ended.state = folder.exists() ? trainer.fullState() : Trainer::State();
    ended.interrupted = !trainer.ended() && interrupted();
    trainer.finish(ended.interrupted ? EndReason::stopped : EndReason::finished);
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
    say(options,
        run.project.title + ": " + formatNumber(std::int64_t(data.training.size())) + " rows to train on, "
            + formatNumber(std::int64_t(data.validation.size())) + " to validate, "
            + formatNumber(std::int64_t(data.test.size())) + " to test; " + std::to_string(run.pool->threads())
            + (run.pool->threads() == 1 ? " thread; " : " threads; ")
            + computedBy(run.device, run.network->kernels()));
}

Result<void> begin(const Options& options, const Opened& opened, Run& run, RunFolder& folder)
{
    if (options.resume) {
        if (const Result<void> resumed = folder.resume(*run.trainer); !resumed)
            return resumed;
    } else if (!options.weights.empty()) {
        if (const Result<void> loaded = loadWeights(options, *run.network, true); !loaded)
            return loaded;
    }
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

} // namespace

int runTrain(const Options& options)
{
    catchInterrupts();
    const Clock::time_point start = Clock::now();
    const Result<Opened> opened = openFor(options);
    if (!opened)
        return fail(options, opened.error());
    Result<Run> made = makeRun(opened->project, runOptions(options, *opened));
    if (!made)
        return fail(options, made.error());
    Run& run = *made;
    RunFolder folder(options.out);
    if (const Result<void> begun = begin(options, *opened, run, folder); !begun)
        return fail(options, begun.error());
    introduce(options, run);

    Trainer& trainer = *run.trainer;
    const std::int64_t all = trainer.totalSteps();
    Progress progress(options, trainer, run.project.training.epochs,
                      options.steps ? std::min(all, options.steps) : all);
    trainer.onEpoch = [&](const EpochRecord& record) { progress.epoch(record); };
    trainer.onValidationBatch = [] { return !interrupted(); };
    Ended ended = trainSteps(options, trainer, progress, folder);
    if (exitCode(ended) == kTrainingFailed) // what was saved before stays as it is
        return fail(options, ended.end.sentence, kTrainingFailed);
    const Result<void> closed = folder.close(std::move(ended.state), run);
    const std::vector<double> test = testValues(run, ended);
    report(options, run, ended, test, std::chrono::duration<double>(Clock::now() - start).count(), folder);
    return closed ? exitCode(ended) : fail(options, closed.error());
}

} // namespace loom::cli
