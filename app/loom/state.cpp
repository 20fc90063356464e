// A step of a kept run again: `loom state`, `loom runs`.
#include "command.h"

#include "interrupt.h"
#include "kept.h"
#include "output.h"
#include "run_folder.h"
#include "tuning/search_store.h"

#include <cmath>

namespace loom::cli {
namespace {

Result<void> writeStep(const Options& options)
{
    Result<StepOfRun> at = stepOfRun(options);
    if (!at)
        return at.error();
    const Run& run = at->run;
    if (const Result<void> written = writeWeights(run, options.out); !written)
        return written;
    if (options.json)
        emit({{"event", "state"},
              {"run", at->kept.id},
              {"step", options.step},
              {"from", at->from},
              {"replayed", options.step - at->from},
              {"epoch", run.trainer->epoch()},
              {"kernels", run.network->kernels()},
              {"weights", options.out}});
    else
        say(options,
            "step " + formatNumber(options.step) + " of " + at->kept.name + ", "
                + formatNumber(options.step - at->from) + " steps after the kept state of step "
                + formatNumber(at->from) + ": " + options.out);
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
    if (SearchStore::isSearch(options.file))
        return runTrials(options);
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
