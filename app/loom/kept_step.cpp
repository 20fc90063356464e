// A step of a kept run again.
#include "kept.h"

#include "interrupt.h"
#include "kernels/variants.h"
#include "project/data_files.h"

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

/// Brings the run to the step; returns the step of the state that it began with, `before` the step or at it.
Result<std::int64_t> goTo(const Options& options, const RunStore& store, const KeptRun& kept, Run& run, bool before)
{
    const Result<std::vector<KeptState>> states = store.states(kept.id);
    if (!states)
        return states.error();
    const KeptState* from = nearest(*states, options.step - (before && options.step > 0 ? 1 : 0));
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

} // namespace

Result<StepOfRun> stepOfRun(const Options& options, const std::vector<std::string>& taps)
{
    const Result<RunStore> store = RunStore::openExisting(runsFileOf(options.file));
    if (!store)
        return store.error();
    Result<KeptRun> kept = chosenRun(options, *store);
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
    if (!taps.empty())
        run->network->tap(taps);
    const Result<std::int64_t> from = goTo(options, *store, *kept, *run, !taps.empty());
    if (!from)
        return from.error();
    return StepOfRun{std::move(*kept), std::move(*run), *from};
}

} // namespace loom::cli
