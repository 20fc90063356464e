// A step of a kept run again: `loom state`, `loom runs`.
#include "command.h"

#include "interrupt.h"
#include "kept.h"
#include "kernels/variants.h"
#include "output.h"
#include "project/data_files.h"
#include "run_folder.h"

#include <cmath>

namespace loom::cli {
namespace {

/// Why the steps between kept states cannot be computed here; empty: they can.
Text cannotRepeat(const KeptRun& kept, const Run& run)
{
    if (kept.version != Trainer::kStateVersion)
        return Text(TR("the run was trained by another version of this program"));
    if (kept.kernels != run.network->kernels())
        return Text(TR("the run was computed with the kernels {before}, and these are {now}"),
                    {{"before", kept.kernels}, {"now", run.network->kernels()}});
    if (const auto changed = changedFiles(kept.dataFiles, run.data->files); !changed.empty())
        return Text(TR("{file} holds other data than when the run was trained"), {{"file", changed.front()}});
    return {};
}

Text onlyFullStates(const Text& why, std::int64_t step, const std::vector<KeptState>& states)
{
    std::string steps;
    for (const KeptState& state : states)
        steps += (steps.empty() ? "" : ", ") + std::to_string(state.step);
    return Text(
        TR("Step {step} cannot be computed again: {reason}; only the kept states can be shown, which are those of "
           "the steps {steps}"),
        {{"step", step}, {"reason", english(why)}, {"steps", steps.empty() ? "-" : steps}});
}

/// Brings the run to the step; returns the step of the state that it began with.
Result<std::int64_t> goTo(const Options& options, const RunStore& store, const KeptRun& kept, Run& run)
{
    const Result<std::vector<KeptState>> states = store.states(kept.id);
    if (!states)
        return states.error();
    const KeptState* from = nearest(*states, options.step);
    const bool isKept = from && from->step == options.step;
    if (const Text why = cannotRepeat(kept, run); !why.empty() && !isKept)
        return onlyFullStates(why, options.step, *states);
    if (!from && (kept.givenWeights || kept.parentStep > 0))
        return Text(
            TR("Step {step} cannot be computed again: the run did not start from its seed, and no state before "
               "it is kept"),
            {{"step", options.step}});
    std::optional<Trainer::State> state;
    if (from) {
        Result<Trainer::State> read = store.state(kept, from->step);
        if (!read)
            return read.error();
        state = std::move(*read);
    }
    const Result<bool> done = replay(*run.trainer, state ? &*state : nullptr, kept.events, kept.epochs, options.step,
                                     [] { return !interrupted(); });
    if (!done)
        return done.error();
    if (!*done)
        return Text(TR("It was interrupted"));
    return from ? from->step : 0;
}

Result<void> writeStep(const Options& options)
{
    const Result<RunStore> store = RunStore::openExisting(runsFileOf(options.file));
    if (!store)
        return store.error();
    const Result<KeptRun> kept = chosenRun(options, *store);
    if (!kept)
        return kept.error();
    if (options.step > kept->steps)
        return Text(TR("The run “{run}” was kept up to step {last}; there is no step {step}"),
                    {{"run", kept->name}, {"last", kept->steps}, {"step", options.step}});
    RunOptions how;
    how.threads = options.threads;
    how.pin = options.pin;
    how.kernels = options.kernels.empty() && chooseKernels(kept->kernels) ? kept->kernels : options.kernels;
    how.device = kept->device == "cpu" ? options.device : "auto";
    how.projectFolder = kept->folder;
    Result<Run> run = makeRun(kept->project, how);
    if (!run)
        return run.error();
    const Result<std::int64_t> from = goTo(options, *store, *kept, *run);
    if (!from)
        return from.error();
    if (const Result<void> written = writeWeights(*run, options.out); !written)
        return written;
    if (options.json)
        emit({{"event", "state"},
              {"run", kept->id},
              {"step", options.step},
              {"from", *from},
              {"replayed", options.step - *from},
              {"epoch", run->trainer->epoch()},
              {"kernels", run->network->kernels()},
              {"weights", options.out}});
    else
        say(options,
            "step " + formatNumber(options.step) + " of " + kept->name + ", " + formatNumber(options.step - *from)
                + " steps after the kept state of step " + formatNumber(*from) + ": " + options.out);
    return {};
}

Json eventOf(const KeptRun& run, const std::vector<KeptState>& states)
{
    std::size_t bytes = 0;
    Json steps = Json::array();
    for (const KeptState& state : states) {
        bytes += state.bytes;
        steps.push_back(state.step);
    }
    Json event = {{"event", "run"},
                  {"run", run.id},
                  {"name", run.name},
                  {"status", run.status},
                  {"steps", run.steps},
                  {"epochs", run.epochs.size()},
                  {"kernels", run.kernels},
                  {"seed", run.project.seed},
                  {"events", run.events.size()},
                  {"states", steps},
                  {"state_bytes", bytes}};
    if (!run.epochs.empty())
        for (std::size_t i = 0; i < run.series.size() && i < run.epochs.back().values.size(); ++i)
            event[run.series[i]] = run.epochs.back().values[i];
    for (const auto& [name, value] : run.results)
        event[name] = value;
    return event;
}

void sayRun(const Options& options, const KeptRun& run, const std::vector<KeptState>& states)
{
    std::size_t bytes = 0;
    for (const KeptState& state : states)
        bytes += state.bytes;
    std::string line = padded(std::to_string(run.id), 4) + padded(run.name, 16) + padded(run.status, 12)
        + paddedLeft(formatNumber(run.steps), 10) + " steps" + paddedLeft(std::to_string(run.epochs.size()), 6)
        + " epochs" + paddedLeft(std::to_string(states.size()), 6) + " states, "
        + brief(double(bytes) / double(1 << 20)) + " MB";
    if (!run.epochs.empty())
        for (std::size_t i = 0; i < run.series.size() && i < run.epochs.back().values.size(); ++i)
            line += "  " + run.series[i] + " " + brief(run.epochs.back().values[i]);
    say(options, line);
}

} // namespace

int runState(const Options& options)
{
    catchInterrupts();
    if (options.step < 0 || options.out.empty()) {
        std::fprintf(stderr, "loom: state needs --step N and --out FILE.safetensors\n");
        return kWrongUsage;
    }
    const Result<void> done = writeStep(options);
    return done ? kDone : fail(options, done.error());
}

int runRuns(const Options& options)
{
    const Result<RunStore> store = RunStore::openExisting(runsFileOf(options.file));
    if (!store)
        return fail(options, store.error());
    const Result<std::vector<KeptRun>> runs = store->runs();
    if (!runs)
        return fail(options, runs.error());
    std::size_t bytes = 0;
    for (const KeptRun& run : *runs) {
        const Result<std::vector<KeptState>> states = store->states(run.id);
        if (!states)
            return fail(options, states.error());
        for (const KeptState& state : *states)
            bytes += state.bytes;
        if (options.json)
            emit(eventOf(run, *states));
        else
            sayRun(options, run, *states);
    }
    say(options,
        "states: " + brief(double(bytes) / double(1 << 20)) + " of at most "
            + brief(double(StateSpacing::kBytes) / double(1 << 20)) + " MB");
    return kDone;
}

} // namespace loom::cli
