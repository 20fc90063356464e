#pragma once

#include "opened.h"

#include "tuning/run_keeper.h"

namespace loom::cli {

/// The file of kept runs that a word names: itself, or the one in a folder of --out.
std::string runsFileOf(const std::string& word);
/// The run asked for by --run, else the newest.
Result<KeptRun> chosenRun(const Options& options, const RunStore& store);

/// A kept run, brought to one of its steps.
struct StepOfRun {
    KeptRun kept;
    Run run;
    std::int64_t from = 0; ///< step of the kept state that it was computed from
};
/// Computes --step of the run again, with `taps` on its last step where there are any.
Result<StepOfRun> stepOfRun(const Options& options, const std::vector<std::string>& taps = {});

/// --keep: begins to keep this run beside the folder's project, or goes on with the newest one with --resume.
Result<std::unique_ptr<RunKeeper>> keep(const Options& options, const Opened& opened, const Run& run);

} // namespace loom::cli
