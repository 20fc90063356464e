#pragma once

#include "project/run.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace loom {

/// A run between two steps with all it takes to go on as if nothing had happened, in another program too.
struct RunState {
    Project project; ///< as it is trained, which an edited document may differ from
    std::string folder; ///< where its relative data paths start
    Trainer::State state;
    bool savedWeights = false; ///< it started from weights that were saved
    std::optional<EndReason> ended; ///< empty: it can be trained further
    std::map<std::string, double> testValues;
};

/// Replaces the file as a whole or not at all: the state's tensors, everything else as its metadata.
Result<void> writeRunState(RunState run, const std::string& file);
Result<RunState> readRunState(const std::string& file);
/// The same of a checkpoint, which need not hold its project (those of version 1 do not).
Result<RunState> readCheckpoint(const std::string& file);
/// Is it named as the runs are that a window keeps (NAME.run)?
bool isRunState(const std::string& file);

/// The kernels that a state's run was computed with where this machine has them; else empty: the best there are.
std::string kernelsOf(const Trainer::State& state);
/// What is not as it was when that state was written, in sentences: other kernels, other data, an older form. The run
/// goes on, with other numbers than it would have had.
std::vector<Text> differences(const Trainer::State& state, const Run& run);

} // namespace loom
