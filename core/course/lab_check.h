#pragma once

#include "course/lab_values.h"

#include <functional>
#include <string>
#include <vector>

namespace loom {

/// What a check of a lab came to.
struct LabCheckResult {
    const LabCheck* check = nullptr;
    bool holds = false; ///< what is required is so
    bool passed = false; ///< as it must: a control does not hold
    std::int64_t rows = 0;
    std::int64_t holding = 0; ///< rows that hold
    double least = 0, most = 0; ///< of what was measured
    double measured = 0; ///< what `each` makes of the rows; of `all` the value that is farthest from holding
    Text failure; ///< why nothing could be measured; then it did not pass, and neither did a control
    Text skipped; ///< why nothing was measured, through no fault of the lab; then it passed
};

/// What an experiment of the lab needs and this computer has not, in a sentence; empty where it has all.
Text lackingOf(const Lab& lab);

/// The lab's checks over its runs, in their order; those marked `long` only where asked for. Same numbers on every
/// machine; all are skipped where something is lacking. `done` is told of each as it is known.
std::vector<LabCheckResult> runChecks(const Lab& lab, bool withLong,
                                      const std::function<void(const LabCheckResult&)>& done = {});

/// "100 rows, −4.441e-16 … 2.22e-16; required −1e-12 … 1e-12": in words for a line.
std::string measuredWords(const LabCheckResult& result);
std::string requiredWords(const LabCheck& check);

} // namespace loom
