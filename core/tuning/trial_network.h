#pragma once

#include "tuning/search_store.h"
#include "tuning/trial_run.h"

namespace loom {

/// The first run of a trial where it ended in the search, over data of its project: with its weights where they were
/// kept, else trained again from its seed for so many epochs (0: to its end), which gives the same bits; `running`
/// says how far that is. A sentence where it cannot be had; where `stop` was asked for meanwhile it stands at an
/// earlier step.
Result<Run> runOfTrial(const StoredSearch& search, std::int64_t trial, const NamedTensors* weights,
                       std::int64_t epochs, std::shared_ptr<const PreparedData> data, RunningPart& running,
                       const std::stop_token& stop);

} // namespace loom
