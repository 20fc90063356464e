#pragma once

#include "base/result.h"
#include "distributed/ranks.h"

namespace loom {

/// Did a launcher (mpirun, srun) start this process as one of several, or as the only one of a set?
bool isLaunched();
/// The processes that it started together: opens the plug-in `mpi` and joins them. Once a process, by the thread that
/// starts; a sentence where the plug-in is not there or another version's.
Result<Ranks> joinLaunched();

/// What the plug-in exports, as `loom_ranks`: joins and returns its table, or null when it was built for another
/// interface or cannot join.
using RanksPlugin = const RanksTable* (*)(int interface);
/// Rises whenever RanksTable changes.
constexpr int kRanksInterface = 1;

} // namespace loom
