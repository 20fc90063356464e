#pragma once

#include "project/project.h"
#include "train/trainer.h"

#include <map>
#include <optional>
#include <string>

namespace loom::ui {

/// A run between two steps with all it takes to go on as if nothing had happened, in another program too.
struct RunState {
    Project project; ///< as it is trained, which an edited document may differ from
    Trainer::State state;
    bool savedWeights = false; ///< it started from weights that were saved
    std::optional<EndReason> ended; ///< empty: it can be trained further
    std::map<std::string, double> testValues;
};

/// Replaces the file as a whole or not at all: the state's tensors, everything else as its metadata.
Result<void> writeRunState(RunState run, const std::string& file);
Result<RunState> readRunState(const std::string& file);

} // namespace loom::ui
