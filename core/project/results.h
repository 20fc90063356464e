#pragma once

#include "project/path.h"
#include "train/curve.h"

namespace loom {

class Trainer;

/// What a run came to, under addresses that begin with `run.`: any series at the end of the last epoch
/// (`run.validation_accuracy`), `run.test_accuracy` once the test part was seen, `run.epochs`, `run.steps`, and
/// `run.best_epoch`: the one of the lowest validation loss (loss, where nothing is validated), 0 before the first.
struct RunResults {
    std::vector<std::string> series;
    std::vector<EpochRecord> epochs;
    std::map<std::string, double> test; ///< by series name
    std::int64_t steps = 0; ///< in all, those of an unfinished epoch included
};

RunResults resultsOf(const Trainer& trainer);
/// Does the address begin with `run.`?
bool isOfRun(const std::string& path);
/// A value of the project or, where the address begins with `run.`, of its run.
Result<Addressed> valueAt(const Project& project, const RunResults& results, const std::string& path);

} // namespace loom
